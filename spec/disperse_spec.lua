local ibid = require "ibid"
local measures = require "ibid.measures"

describe("disperse", function()
  -- The text of 50 letters by which Gries 2008 explains the measures; its
  -- parts have 9, 10, 10, 10 and 11 letters.
  local LETTERS = {
    "b a m n i b e u p", "b a s a t b e w q n", "b c a g a b e s t a",
    "b a g h a b e a a t", "b a h a a b e a x a t",
  }

  it("gives what the paper gives for its example", function()
    local doc = ibid.read(table.concat(LETTERS, "\n\n* * *\n\n"))
    local row = doc:disperse("a", { by = "section" })[1]
    assert.same({ 15, 5, 5, "1 2 3 4 5" }, { row.frequency, row.parts, row.range, row.counts })
    assert.equal("0.180", ("%.3f"):format(row.dp))
    assert.equal("0.785", ("%.3f"):format(row.juilland_d))
    assert.is_true(math.abs(row.dp_norm - 0.18 / (1 - 9 / 50)) < 1e-9)
  end)

  it("takes equal parts, sections, documents", function()
    local doc = ibid.read "gate weir gate\n\n* * *\n\nweir weir weir\n"
    assert.equal("1 1 0", doc:disperse("gate", { parts = 3 })[1].counts)
    assert.equal("2 0", doc:disperse("gate", { by = "section" })[1].counts)
    local row = doc:disperse("gate", { by = "document" })[1]
    assert.equal("2", row.counts)
    assert.is_nil(row.dp)
  end)

  it("takes several words, and phrases", function()
    local rows = ibid.read("the gate, the weir, the Gate"):disperse("gate, the  gate,weir")
    assert.same({ "gate", "the  gate", "weir" }, rows:column "feature")
    assert.same({ 2, 2, 1 }, rows:column "frequency")
  end)

  it("looks only where it is told to", function()
    local doc = ibid.read "The gate. She said: “The gate, the gate.”"
    assert.equal(2, doc:disperse("gate", { within = "quotation" })[1].frequency)
  end)

  it("joins the texts of a corpus", function()
    local corpus = ibid.corpus { "spec/texts/weir.txt", "spec/texts/ledger.txt" }
    local row = corpus:disperse("the", { by = "document" })[1]
    local counts, sizes = {}, {}
    for i, name in ipairs { "ledger", "weir" } do
      local doc = ibid.open("spec/texts/" .. name .. ".txt")
      counts[i], sizes[i] = #doc:concord "the", #doc:select()
    end
    assert.equal(table.concat(counts, " "), row.counts)
    assert.equal(measures.dp(counts, sizes), row.dp)
    local rows = corpus:disperse "the"
    assert.same({ "spec/texts/ledger.txt", "spec/texts/weir.txt" }, rows:column "docname")
  end)

  it("gives a row for a word that is not there, and says what is wrong", function()
    local doc = ibid.read "The gate."
    local row = doc:disperse("weir")[1]
    assert.same({ 0, 0 }, { row.frequency, row.range })
    assert.is_nil(row.dp)
    assert.equal(0, ibid.read(""):disperse("weir")[1].frequency)
    assert.error_matches(function() doc:disperse(" , ") end, "there is no word")
    assert.error_matches(function() doc:disperse("gate", { parts = 0 }) end, "^parts: ")
    assert.error_matches(function() doc:disperse("gate", { by = "chaptr" }) end,
      'did you mean "chapter"')
  end)

  it("shows a strip as wide as it is told to, of signs that all terminals have", function()
    local write = require "ibid.reports.strips"
    local rows, pieces = ibid.read("gate a a a a a a a gate gate"):disperse("gate"), {}
    local columns, next_row = rows:rows()
    write(columns, next_row, function(piece) pieces[#pieces + 1] = piece end, rows)
    local lines = table.concat(pieces)
    assert.truthy(lines:find "juilland_d  strip\n")
    local strip = lines:match "|(.*)|\n$"
    assert.equal(60, require("ibid.core").width(strip))
    assert.equal(3, select(2, strip:gsub("%S+", "")))
    assert.truthy(tostring(rows):find(strip, 1, true))
  end)

  it("draws the uses, and what XML asks for", function()
    local doc = ibid.read "gate & weir gate"
    local picture = doc:disperse("gate, weir"):svg()
    assert.truthy(picture:find "^<svg " and picture:find "</svg>\n$")
    assert.truthy(picture:find ">gate</text>" and picture:find ">weir</text>")
    assert.equal(3, select(2, picture:gsub('stroke%-width="1.2"', "")))
    local many = ibid.read(("gate "):rep(1000)):disperse "gate"
    assert.truthy(many:svg():find '<rect x="[%d.]+" y="[%d.]+" width="3.4"')
  end)
end)
