local ibid = require "ibid"

local TEXT = [[
Miller said that it “could not be both.”1 It held.2 It stood.3 It fell.4 It rose.5

1. Nora Quist, The Salt Road (Port Averil, 1931), 12.

2. Ibid., 14.

3. TsASR, F. 5, op. 2, delo 27; Quist, Salt Road, 9.

4. Ibid., 15.

5. See above, p. 12.
]]

describe("cite", function()
  local rows = ibid.read(TEXT):cite()

  it("lists works, those most used first", function()
    assert.same({ 3, "The Salt Road", "Nora Quist" },
      { rows[1].uses, rows[1].title, rows[1].author })
    assert.equal("archive", rows[2].type)
  end)

  it("counts by chapter, and the quotations that rest on a work", function()
    assert.equal("1: 3", rows[1].chapters)
    assert.equal(1, rows[1].quotations)
  end)

  it("shows last what is not resolved", function()
    assert.is_nil(rows[3].work)
    assert.equal("unresolved: Ibid., 15", rows[3].title)
    assert.equal("cross", rows[4].type)
  end)

  it("takes a selection", function()
    assert.equal(0, #ibid.read(TEXT):cite { within = "body" })
  end)
end)
