--- Words and lists of words in running text, as the other grammars need them.
-- @module ibid.grammars.word

local lpeg = require "lpeg"
local numeral = require "ibid.grammars.numeral"

local P, R, S = lpeg.P, lpeg.R, lpeg.S

local word = {}

local tail = R"\x80\xBF"

--- A letter of the alphabets of two bytes counts as a letter.
word.capital = R"AZ" + "\xC3" * R"\x80\x9E" + "\xD0" * R"\x80\xAF" + S"\xC4\xC5" * tail
word.letter = R("az", "AZ") + R"\xC3\xDF" * tail

--- Longer words first, so that *September* is not read as *Sept*.
-- @tparam table map from words to values
-- @treturn {string,...}
function word.longest_first(map)
  local list = {}
  for one in pairs(map) do list[#list + 1] = one end
  table.sort(list, function(a, b) return #a > #b or (#a == #b and a < b) end)
  return list
end

--- The words of a phrase, with any white space between them.
function word.phrase(text)
  local pattern = P(true)
  for one, more in text:gmatch "(%S+)(%s*)" do
    pattern = pattern * one * (more ~= "" and numeral.blank or true)
  end
  return pattern
end

--- One of the words that are a table's keys; captures its value.  Words are tried by
-- their first bytes, so that most texts are told by one look.
function word.any_of(map)
  local by_byte, bytes = {}, {}
  for _, one in ipairs(word.longest_first(map)) do
    local byte = one:sub(1, 1)
    if not by_byte[byte] then by_byte[byte], bytes[#bytes + 1] = P(false), byte end
    by_byte[byte] = by_byte[byte] + word.phrase(one) * lpeg.Cc(map[one])
  end
  local pattern = P(false)
  for _, byte in ipairs(bytes) do pattern = pattern + #P(byte) * by_byte[byte] end
  return pattern
end

--- A list as a table from its words to their places.
function word.numbered(list)
  local map = {}
  for i, one in ipairs(list) do map[one] = i end
  return map
end

--- The words of a table, and each with a first capital.
function word.in_both_cases(map)
  local all = {}
  for one, value in pairs(map) do
    all[one], all[one:gsub("^%l", string.upper)] = value, value
  end
  return all
end

--- One of a list's words, also with a first capital; captures nothing.
function word.whole(list)
  local map = word.in_both_cases(word.numbered(list))
  return numeral.word_start * word.any_of(map) / 0 * numeral.word_end
end

--- One of a list's words with or without a point, or a first capital; captures
-- nothing.
function word.abbreviated(list)
  local map = word.in_both_cases(word.numbered(list))
  return numeral.word_start * word.any_of(map) / 0 * (P"." + numeral.word_end)
end

return word
