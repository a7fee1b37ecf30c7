local ibid = require "ibid"
local language = require "ibid.language"
local und = require "ibid.languages.und"

--- The classes of words that the core asks for, as the header names them.
local CORE = {
  "titles", "abbreviations", "enders", "locators", "months", "starters", "elisions",
  "units", "divisions", "captions", "note_heads", "resumers", "first_persons",
  "documents", "addresses", "greetings", "closings", "functions", "reports",
}

local function table_of(tag)
  return require("ibid.languages." .. tag)
end

describe("languages", function()
  for _, tag in ipairs(ibid.languages()) do
    it(tag .. " has a name, and no key that nothing reads", function()
      assert.is_string(table_of(tag).name)
      for key, value in pairs(table_of(tag)) do
        assert.is_not_nil(und[key], key)
        assert.equal(type(und[key]), type(value), key)
      end
    end)

    it(tag .. " has no word twice in a list", function()
      for key, list in pairs(table_of(tag)) do
        local seen = {}
        for _, word in ipairs(type(list) == "table" and list or {}) do
          assert.is_nil(seen[word], ("%s: %s"):format(key, word))
          seen[word] = true
        end
      end
    end)

    it(tag .. " has words without blanks and without a last point", function()
      for _, key in ipairs(CORE) do
        for _, word in ipairs(table_of(tag)[key] or {}) do
          assert.is_nil(word:find "%s", key .. ": " .. word)
          assert.is_nil(word:find "%.$", key .. ": " .. word)
        end
      end
    end)
  end

  it("are found by their files", function()
    assert.same({ "de", "en", "es", "fr", "la", "ru", "ru-Latn", "und" }, ibid.languages())
  end)

  it("take from und what they lack", function()
    local mine = language.load { name = "Mine", titles = { "Hr" } }
    assert.same({ "Hr" }, mine.titles)
    assert.same({}, mine.cues)
  end)

  it("are found by the first part of a tag", function()
    assert.equal("English", language.load("en-GB").name)
    assert.equal("en-GB", ibid.read("x", { language = "en-GB" }).language)
  end)

  it("may be a table of one's own", function()
    local mine = { name = "Mine", abbreviations = { "bzw" } }
    local text = "Er kam bzw. Er ging."
    assert.equal(1, #ibid.read(text, { language = mine }).sentences)
    assert.equal(2, #ibid.read(text, { language = "und" }).sentences)
  end)

  it("change what the core makes of a text", function()
    local text = "We saw Dr. Orlov there."
    assert.equal(1, #ibid.read(text).sentences)
    assert.equal(2, #ibid.read(text, { language = "und" }).sentences)
  end)
end)

describe("English", function()
  local en = table_of "en"

  it("has enough of what carries the rules", function()
    assert.is_true(#en.cues >= 150)
    assert.is_true(#en.functions >= 170)
    assert.is_true(#en.titles + #en.abbreviations + #en.enders >= 60)
  end)

  it("does not take words for abbreviations", function()
    for _, key in ipairs { "titles", "abbreviations", "enders", "locators" } do
      for _, word in ipairs(en[key]) do
        for _, common in ipairs { "no", "in", "art", "it", "is", "a", "he", "red", "ill", "so" } do
          assert.are_not.equal(common, word, key)
        end
      end
    end
  end)

  it("has an irregular form only for a verb that it lists", function()
    local is_cue = {}
    for _, verb in ipairs(en.cues) do is_cue[verb] = true end
    for verb in pairs(en.irregular) do assert.is_true(is_cue[verb], verb) end
    for _, list in ipairs { en.doubled, en.naming } do
      for _, verb in ipairs(list) do assert.is_true(is_cue[verb], verb) end
    end
  end)
end)
