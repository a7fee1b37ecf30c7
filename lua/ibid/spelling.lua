--- Spelling: one key for a name's word, however it is transliterated or accented.
-- @module ibid.spelling

local spelling = {}

local keys, kept = {}, 0

--- What the letters for one sound become, in this order.
local SOUNDS = {
  { "\xE2\x80\x99s?$", "" }, { "'s?$", "" }, { "\xE2\x80[\x98\x99]", "" }, { "'", "" },
  { "\xC3[\xA0-\xA5]", "a" }, { "\xC3[\xA8-\xAB]", "e" }, { "\xC3[\xB2-\xB6]", "o" },
  { "\xC3[\xB9-\xBC]", "u" }, { "shch", "sch" }, { "yo", "e" }, { "ya", "ia" },
  { "yu", "iu" }, { "ye", "e" }, { "[iy][iyj]$", "y" }, { "ks", "x" }, { "ff$", "v" },
}

--- The key of a word.
-- @string word
-- @treturn string
function spelling.key(word)
  local key = keys[word]
  if key then return key end
  key = word:lower()
  for _, sound in ipairs(SOUNDS) do key = key:gsub(sound[1], sound[2]) end
  if kept > 20000 then keys, kept = {}, 0 end
  keys[word], kept = key, kept + 1
  return key
end

return spelling
