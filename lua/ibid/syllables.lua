--- Syllables: how many a word has, by the rules of its language.
--
-- A language's `syllables` are data: `vowels`, `letters` (what stands for what), patterns
-- that take one away (`less`) or add one (`more`), and `exceptions`.
-- @module ibid.syllables

--- Letters as the patterns want them.
local function plain(word, letters)
  return (word:gsub("[\xC3-\xC5][\x80-\xBF]", letters))
end

local function count_patterns(word, patterns)
  local count = 0
  for _, pattern in ipairs(patterns) do
    local _, found = word:gsub(pattern, "")
    count = count + found
  end
  return count
end

--- A word without hyphens.
local function count_part(word, rules)
  local exception = rules.exceptions[word]
  if exception then return exception end
  local _, runs = word:gsub("[" .. rules.vowels .. "]+", "")
  local count = runs + count_patterns(word, rules.more) - count_patterns(word, rules.less)
  return math.max(1, count)
end

--- Count the syllables of a word.
-- @string word in small letters, as the keys of tokens are
-- @tparam table language
-- @treturn integer|nil nothing if the language does not tell
local function syllables(word, language)
  local rules = language.syllables
  if not rules.vowels then return nil end
  local count = 0
  for part in plain(word, rules.letters):gsub("'s$", ""):gmatch "[^-]+" do
    count = count + count_part(part, rules)
  end
  return math.max(1, count)
end

return syllables
