local ibid = require "ibid"
local measures = require "ibid.measures"

describe("readability", function()
  local TEXT = "The river rose. Nobody wanted another association.1 In 1911 it fell.\n\n"
    .. "1. Later still.\n"

  it("counts words, sentences, letters and syllables", function()
    local row = ibid.read(TEXT):readability({ within = "body" })[1]
    -- the river rose nobody wanted another association in it fell
    assert.same({ 10, 3, 50, 20, 3 },
      { row.words, row.sentences, row.characters, row.syllables, row.long })
  end)

  it("measures by these counts", function()
    local row = ibid.read(TEXT):readability({ within = "body" })[1]
    local counts = { words = 10, sentences = 3, characters = 50, syllables = 20, long = 3 }
    assert.equal(measures.flesch(counts), row.Flesch)
    assert.equal(measures.flesch_kincaid(counts), row["Flesch.Kincaid"])
    assert.equal(measures.fog(counts), row.FOG)
    assert.equal(measures.smog(counts), row.SMOG)
    assert.equal(measures.ari(counts), row.ARI)
  end)

  it("has a row for each group", function()
    local doc = ibid.open "spec/texts/weir.txt"
    local rows, all = doc:readability { by = "part" }, doc:readability()[1]
    assert.same({ "narration", "quotation", "note" }, rows:column "group")
    assert.truthy(rows:svg():find("<title>FOG by group</title>", 1, true))
    local words, syllables = 0, 0
    for _, row in ipairs(rows) do
      words, syllables = words + row.words, syllables + row.syllables
    end
    assert.same({ all.words, all.syllables }, { words, syllables })
  end)

  it("gives only ARI where it knows no syllables, and says so", function()
    local rows = ibid.read("La rivière monte.", { language = "fr" }):readability()
    assert.same({ 3, 1, 14 }, { rows[1].words, rows[1].sentences, rows[1].characters })
    assert.is_nil(rows[1].syllables)
    assert.is_nil(rows[1].Flesch)
    assert.is_number(rows[1].ARI)
    assert.truthy(tostring(rows):find "English only")
  end)

  it("gives no measure of nothing", function()
    local row = ibid.read(""):readability()[1]
    assert.same({ 0, 0, 0 }, { row.words, row.sentences, row.syllables })
    assert.is_nil(row.Flesch)
    assert.is_nil(row.ARI)
    assert.equal(0, ibid.read("1911 1912."):readability()[1].words)
  end)
end)
