local ibid = require "ibid"

local TEXT = [[
Miller said that it “could not be both.”1 It held.2 Dane wrote: “It was one.”3

1. Nora Quist, The Salt Road (Port Averil, 1931), 12; Dane, Nine Locks, 4.

2. Ibid., 14.

3. TsASR, F. 5, op. 2, delo 27, list 9.
]]

describe("trace", function()
  local rows = ibid.read(TEXT):trace()

  it("gives a row for each quotation and each work that it rests on", function()
    assert.same({ "Dane", "Nora Quist", "TsASR" }, rows:column "author")
    assert.same({ "Nine Locks", "The Salt Road", "F. 5, op. 2, delo 27" }, rows:column "title")
  end)

  it("tells the page, the note and the quotation", function()
    assert.same({ "12", "1", "“could not be both.”" },
      { rows[2].pages, rows[2].note, rows[2].quotation })
  end)

  it("takes a selection of the quotations", function()
    local doc = ibid.read(TEXT)
    local second = doc.quotations[2]
    assert.same({ "TsASR" }, doc:trace({ within = second }):column "author")
  end)

  it("is empty where nothing is cited", function()
    assert.equal(0, #ibid.read("He said: “It was one.”"):trace())
  end)
end)
