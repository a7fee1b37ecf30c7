local language = require "ibid.language"
local syllables = require "ibid.syllables"

describe("syllables", function()
  local en = language.load "en"

  -- Counts as dictionaries divide the words.
  local WORDS = {
    { "a", "the", "weir", "gate", "gates", "bridge", "rushed", "shaped", "eye", "queue",
      "league", "thought", "through", "played", "voice" },
    { "river", "houses", "table", "bridges", "wanted", "ended", "being", "seeing", "quiet", "poet",
      "create", "something", "movement", "useless", "people", "business", "science",
      "naked", "centre", "mayor", "prism", "café", "naïve" },
    { "idea", "area", "serious", "radio", "museum", "heroic",
      "everyone", "employees", "genuine", "influence", "résumé" },
    { "society", "material", "experience", "variety", "january", "reality", "European",
      "criticism" },
    { "association", "curiosity", "initiation" },
  }

  it("are counted by the rules of English", function()
    for count, words in ipairs(WORDS) do
      for _, word in ipairs(words) do
        assert.equal(count, syllables(word:lower(), en), word)
      end
    end
  end)

  it("of compounds are those of their parts", function()
    assert.equal(4, syllables("river-people", en))
    assert.equal(1, syllables("-", en))
  end)

  it("are one at least, of any word", function()
    for _, word in ipairs { "", "b", "hm", "’", "\xFF\xFE", "пруд" } do
      assert.equal(1, syllables(word, en))
    end
  end)

  it("are not known of languages that have no rules", function()
    assert.is_nil(syllables("maison", language.load "fr"))
  end)

  it("follow the rules of a language of one's own", function()
    local mine = language.load {
      name = "Mine",
      syllables = { vowels = "ao", letters = {}, less = { "a$" }, more = { "oa" },
        exceptions = { bo = 7 } },
    }
    assert.same({ 7, 1, 2 }, {
      syllables("bo", mine), syllables("bota", mine), syllables("boat", mine),
    })
  end)
end)
