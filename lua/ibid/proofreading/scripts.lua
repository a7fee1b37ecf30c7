--- Letters of two scripts in one word: a Cyrillic *о* in a Latin word.

local vocabulary = require "ibid.vocabulary"

--- Letters of each script, by the first bytes of their UTF-8.
local SCRIPTS = {
  Latin = "[%a\xC3-\xC9]", Greek = "[\xCE\xCF]", Cyrillic = "[\xD0-\xD3]",
}
--- Letters that look alike: what is meant by one that got into a Latin word.
local LATIN = {
  ["А"] = "A", ["В"] = "B", ["Е"] = "E", ["К"] = "K", ["М"] = "M", ["Н"] = "H",
  ["О"] = "O", ["Р"] = "P", ["С"] = "C", ["Т"] = "T", ["Х"] = "X", ["а"] = "a",
  ["е"] = "e", ["о"] = "o", ["р"] = "p", ["с"] = "c", ["у"] = "y", ["х"] = "x",
  ["і"] = "i", ["ѕ"] = "s", ["ј"] = "j", ["Α"] = "A", ["Β"] = "B", ["Ε"] = "E",
  ["Ζ"] = "Z", ["Η"] = "H", ["Ι"] = "I", ["Κ"] = "K", ["Μ"] = "M", ["Ν"] = "N",
  ["Ο"] = "O", ["Ρ"] = "P", ["Τ"] = "T", ["Υ"] = "Y", ["Χ"] = "X", ["ο"] = "o",
  ["ν"] = "v",
}
local CHARACTER = "[%z\1-\x7F\xC2-\xFD][\x80-\xBF]*"

--- How many letters of each script a word has.
local function scripts_of(word)
  local count, different = {}, 0
  for character in word:gmatch(CHARACTER) do
    for script, letters in pairs(SCRIPTS) do
      if character:find("^" .. letters) then
        if not count[script] then different = different + 1 end
        count[script] = (count[script] or 0) + 1
      end
    end
  end
  return count, different
end

--- The word in the script of most of its letters, or nil.
local function meant_by(word, count)
  local others = (count.Greek or 0) + (count.Cyrillic or 0)
  local to_latin = (count.Latin or 0) >= others
  local table_used = {}
  for other, latin in pairs(LATIN) do
    local is_cyrillic = other:find "^[\xD0\xD1]" ~= nil
    if to_latin then
      table_used[other] = latin
    elseif is_cyrillic == (count.Cyrillic ~= nil) then
      table_used[latin] = other
    end
  end
  local meant = word:gsub(CHARACTER, table_used)
  local _, different = scripts_of(meant)
  return different == 1 and meant or nil
end

local function find(doc, add)
  local seen = vocabulary.of(doc)
  for i = 1, seen.size do
    local form = seen.form[i]
    if form:find "[\xCE-\xD3]" and form:find "[%a\xC3-\xC9]" then
      for at, part in form:gmatch "()([^%-]+)" do
        local count, different = scripts_of(part)
        -- A single Greek letter is a symbol: *μm*.
        local is_symbol = count.Greek == 1 and #part <= 4 and not count.Cyrillic
        if different > 1 and not is_symbol then
          local meant = meant_by(part, count)
          add {
            first = seen.first[i], last = seen.last[i], certainty = meant and .95 or .7,
            meant = meant and form:sub(1, at - 1) .. meant .. form:sub(at + #part),
            reason = "letters of two scripts in one word",
          }
          break
        end
      end
    end
  end
end

return { about = "letters of two scripts in one word", find = find }
