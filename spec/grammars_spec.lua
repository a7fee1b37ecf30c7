-- What the grammars of citations, dates and glosses accept and reject, and that no text
-- makes them raise or dawdle.

local archive = require "ibid.grammars.archive"
local citation = require "ibid.grammars.citation"
local date = require "ibid.grammars.date"
local gloss = require "ibid.grammars.gloss"
local hostile = require "spec.support.hostile"
local ibid = require "ibid"
local language = require "ibid.language"
local locator = require "ibid.grammars.locator"
local lpeg = require "lpeg"
local numeral = require "ibid.grammars.numeral"

local en = language.load "en"

--- The rule of a grammar alone, wholly matched.
local function rule(rules, name)
  rules[1] = lpeg.Ct(lpeg.V(name)) * -1
  return lpeg.P(rules)
end

local function accepts(pattern, list)
  for _, text in ipairs(list) do assert.is_truthy(pattern:match(text), text) end
end

local function rejects(pattern, list)
  for _, text in ipairs(list) do assert.is_nil(pattern:match(text), text) end
end

describe("the grammar of numerals", function()
  it("reads Roman numbers", function()
    for text, value in pairs { XLV = 45, xiv = 14, MCMXXII = 1922, IV = 4 } do
      assert.equal(value, numeral.value(text))
    end
    for _, text in ipairs { "IIX", "Xi", "", "ABC" } do assert.is_nil(numeral.value(text)) end
  end)

  it("reads two years", function()
    accepts(numeral.years * -1, { "1921–23", "1905-9", "1907/08", "1911–1925" })
    rejects(numeral.years * -1, { "1923–21", "921–23", "1921", "1921–" })
  end)
end)

describe("the grammar of locators", function()
  it("reads pages", function()
    accepts(rule(locator.rules(en), "pages"), {
      "12", "526–27", "198n", "p. 4", "pp. 3-4", "xiv", "A 11", "p. A11", "1,5",
      "facing p. 260",
    })
    rejects(rule(locator.rules(en), "pages"), { "p.", "n", "12 men", "–3" })
  end)

  it("reads volumes, also as a scan has them", function()
    accepts(rule(locator.rules(en), "plain_volume"), { "XLV", "XLHI", "I/1" })
    accepts(rule(locator.rules(en), "volume"), { "vol. 2", "vol. IV", "Bd. 3" })
    rejects(rule(locator.rules(en), "plain_volume"), { "12", "Ivan", "vol" })
  end)
end)

describe("the grammar of archives", function()
  it("reads files", function()
    accepts(rule(archive.rules(en), "file_parts"), {
      "F. 2, op. 1, delo 224", "f. 130, op. 6, d. 12, l. 4–5", "FO 371/3344",
      "Box 4, Folder 12", "RG 59, Box 211", "Add. MS 3456, fol. 2r",
      "bMS Russian 13 T-4636, T-4637, and T-4638", "Minute Book 1",
    })
    rejects(rule(archive.rules(en), "file_parts"), { "delo 4", "12", "Box", "F. X", "No. 4" })
  end)
end)

describe("the grammar of citations", function()
  local any = citation.of(en)

  local function form(text, how)
    local found = any:match(text, 1, how or "strong")
    return found and found.form
  end

  it("tells the forms by their tails", function()
    assert.equal("book", form "Quist, The Road (Velin, 1931), 12.")
    assert.equal("periodical", form "Golos, No. 5 (May 4, 1922), 1.")
    assert.equal("article", form "Quist, “The Road,” Golos 5 (1922): 1.")
    assert.equal("archive", form "TsASR, F. 2, op. 1, delo 4.")
    assert.equal("ibid", form "ibid., 12.")
    assert.equal("cited", form "Quist, op. cit., 12.")
    assert.equal("cross", form "above, p. 12.")
    assert.equal("short", form "Quist, The Road, 12.")
  end)

  it("reads short titles only where a citation may well begin", function()
    assert.is_nil(form("Quist, The Road, 12.", "weak"))
    assert.equal("book", form("Quist, The Road (Velin, 1931), 12.", "weak"))
  end)

  it("reads no sentences", function()
    assert.is_nil(form "The Board, which met in Velin, 1921, was old.")
    assert.is_nil(form "Quist and Dane were there in May 1921.")
  end)
end)

describe("the grammar of glosses", function()
  it("reads brackets", function()
    accepts(gloss.round * -1, { "(vlast’)", "(“vot-vot”)", "(zamestiteli, or zamy for short)" })
    rejects(gloss.round * -1, { "(1921)", "()", "(a; b)", "(vlast’" })
  end)
end)

describe("the grammars", function()
  -- `make hostile` does the same with ten megabytes.
  for _, piece in ipairs(hostile.pieces) do
    it("end in linear time on " .. hostile.name(piece), function()
      local short, long = hostile.seconds(piece, 6000), hostile.seconds(piece, 48000)
      assert.is_true(long < 24 * math.max(short, 0.02), ("%.3f, %.3f"):format(short, long))
    end)
  end

  it("raise nothing on random bytes", function()
    local random = require "math".random
    local letters = "A a1(),.;:“”‘’[]19-–/pFXI\n"
    for _ = 1, 50 do
      local list = {}
      for i = 1, 400 do
        local at = random(#letters)
        list[i] = letters:sub(at, at)
      end
      local doc = ibid.read("It held.1\n\n1. A " .. table.concat(list))
      assert.is_true(#doc.citations + #doc.dates + #doc.glosses + #doc.works >= 0)
    end
  end)

  it("read nothing in a language without words but what needs none", function()
    local doc = ibid.read("In May 1921 (vlast’) it fell.", { language = "und" })
    assert.is_true(#doc.citations + #doc.glosses >= 0)
    assert.is_truthy(date.finder(language.load "und"))
  end)
end)
