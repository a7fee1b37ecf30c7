local ibid = require "ibid"

local TEXT = [[
It held.1 It stood.2 It fell.3

1. Nora Quist, The Salt Road (Port Averil, 1931), 12.

2. Ibid., 14.

3. TsASR, F. 5, op. 2, delo 27.
]]

describe("works", function()
  local works = ibid.read(TEXT).works

  it("are one item a work, where it is first cited", function()
    assert.equal(2, #works)
    assert.same({ "Nora Quist", "The Salt Road", "1931" },
      { works[1].author, works[1].title, works[1].year })
  end)

  it("have their citations", function()
    assert.equal(2, works[1].uses)
    assert.equal(2, #works[1].citations)
    assert.equal("Ibid., 14", works[1].citations[2].text)
  end)

  it("are none where nothing is cited", function()
    assert.equal(0, #ibid.read("It held.").works)
  end)
end)
