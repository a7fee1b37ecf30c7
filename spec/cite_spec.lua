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

  it("counts the quotations that rest on a work", function()
    assert.equal(1, rows[1].quotations)
    assert.equal(0, rows[2].quotations)
  end)

  it("counts by chapter if there are several", function()
    assert.is_nil(rows[1].chapters)
    local part = "Chapter %s\n\nIt leaked (Alec Norris, The Weir, London, 1982, 70), and badly so, "
      .. "for as long as anyone on the river could remember.\n\n"
    local two = part:format "One" .. part:format "Two"
    assert.equal("1: 1, 2: 1", ibid.read(two):cite()[1].chapters)
  end)

  it("counts no use of what only a list has", function()
    local text = TEXT .. "\nBibliography\n\nDane, L. H. Locks. Velin: Gannet Press, 1949.\n"
    assert.equal(0, ibid.read(text):cite():where { author = "Dane, L. H." }[1].uses)
  end)

  it("names files of archives without their leaves", function()
    assert.same({ "F. 5, op. 2, delo 27", "TsASR" }, { rows[2].title, rows[2].container })
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
