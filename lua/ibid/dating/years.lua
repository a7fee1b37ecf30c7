--- Years: is a number of four digits one, judged by the words on both sides?
-- @module ibid.dating.years

local set = require "ibid.set"

local years = {}

--- What is needed to judge in a language.
-- @tparam table words a language
-- @treturn table
function years.judge(words)
  local locators = set.of(words.locators)
  for _, word in ipairs(words.page_words) do locators[word] = true end
  return {
    functions = set.of(words.functions), units = set.of(words.units),
    before_years = set.of(words.before_years), locators = locators,
    loose = set.of(words.before_years_or_numbers), counting = set.of(words.counting),
  }
end

--- The word or the mark before a byte.
-- @string text
-- @int first
-- @treturn string
function years.before(text, first)
  local near = text:sub(math.max(1, first - 24), first - 1)
  return near:match "([%a\x80-\xFF]+)%.?%s+$" or near:match "([%a]+)%-$"
    or near:match "(%S)%s*$" or ""
end

local function after(text, stop)
  return text:sub(stop, stop + 24):match "^%s+([%a\x80-\xFF]+)" or ""
end

--- May a word be what a number counts: a small one in the plural?
local function is_countable(judge, word)
  if judge.units[word] or judge.counting[word] then return true end
  return word:find "^%l" ~= nil and not judge.functions[word]
    and (word:find "[^s]s$" or word:find "en$") ~= nil
end

--- After a word that years and numbers follow.
local function after_loose(judge, word, following, year)
  if word == "at" and following:find "^%u" then return false end
  if word == "the" or year >= 1700 then
    return not judge.units[following] and not judge.counting[following]
  end
  return not is_countable(judge, following)
end

--- Rule 3 of the dates.
-- @tparam table judge
-- @string text
-- @tparam table found `first`, `stop` (the byte after it), `year`, `chained` (another
-- year stands right before it: *1917 and 1918*)
-- @treturn boolean
function years.is_one(judge, text, found)
  local word, following = years.before(text, found.first), after(text, found.stop)
  local small = word:lower()
  found.after_locator = judge.locators[small]
  if found.is_page then return false end
  if judge.before_years[small] or found.chained then return not judge.units[following] end
  if judge.loose[small] then return after_loose(judge, small, following, found.year) end
  if found.year < 1500 then return false end
  if not word:find "^%a" then
    return not word:find "^[$#/%-]" and not word:find "\xA3$"
      and not is_countable(judge, following)
  end
  return word == small and not judge.locators[word]
    and not is_countable(judge, following)
    and (not following:find "^%l" or judge.functions[following] ~= nil)
end

return years
