--- Foreign words: which language a word belongs to, told by its letters, its ending,
-- and the letters of the text's other words.
-- @module ibid.glossing.foreign

local set = require "ibid.set"

local foreign = {}

--- So many different words of a text tell which runs of letters its language has; so
-- many do with those of the language's table, but less surely.
local ENOUGH, LEAST, DOUBT = 1500, 1000, 0.15

--- Words of a language's table that are its common ones: they help out in a short text.
local COMMON = {
  "functions", "documents", "people", "groups", "units", "cues", "cue_forms", "cue_nouns",
  "reports", "deeds", "prepositions", "adverbs", "determiners", "institutions",
}

-- ---- The text's own words -------------------------------------------------

--- How many different words hold each run of three letters.
local function add_trigrams(holders, words)
  for word in pairs(words) do
    local padded = "^" .. word .. "$"
    for i = 1, #padded - 2 do
      local three = padded:sub(i, i + 2)
      holders[three] = (holders[three] or 0) + 1
    end
  end
end

--- Small words outside brackets, with their frequency.
local function small_words(text)
  local counts, types = {}, 0
  text = text:gsub("\xE2\x80[\x93\x94]", " ") -- dashes part words
  for before, word in text:gmatch "([^%a\x80-\xFF])(%l[%l\x80-\xFF'%-]+)" do
    if before ~= "(" and before ~= "[" then
      if not counts[word] then types = types + 1 end
      counts[word] = (counts[word] or 0) + 1
    end
  end
  return counts, types
end

--- Count what a text and the language's table have together.
-- @treturn integer different words
local function add_common(holders, words, counts, types)
  local more = {}
  for _, key in ipairs(COMMON) do
    for _, phrase in ipairs(words[key]) do
      for word in phrase:gmatch "%f[%a\x80-\xFF]%l[%l\x80-\xFF]+" do
        if not counts[word] and not more[word] then more[word], types = true, types + 1 end
      end
    end
  end
  add_trigrams(holders, more)
  return types
end

local function known_words(words)
  local known = set.small(words.functions)
  for _, list in ipairs {
    words.documents, words.people, words.groups, words.units, words.remarks, words.cues,
    words.prepositions, words.adverbs, words.determiners, words.honorifics,
  } do
    for _, one in ipairs(list) do known[one:lower()] = true end
  end
  return known
end

--- @tparam table words a language
-- @string text
-- @treturn table
function foreign.reader(words, text)
  local counts, types = small_words(text)
  local holders, is_short = {}, types < ENOUGH
  add_trigrams(holders, counts)
  if is_short then types = add_common(holders, words, counts, types) end
  return {
    words = words, counts = counts, holders = holders, known = known_words(words),
    endings = words.own_endings, spellings = words.foreign_spellings,
    tells = types >= LEAST, few = is_short and 1 or 2, doubt = is_short and DOUBT or 0,
  }
end

-- ---- Judging a word -------------------------------------------------------

local function has_spelling(word, spelling)
  if spelling:sub(-1) == "$" then
    return #word >= #spelling and word:sub(1 - #spelling) == spelling:sub(1, -2)
  end
  return word:find(spelling, 1, true) ~= nil
end

--- The language whose letters a word has, and how many of its marks; nil if none.
local function spelled(reader, word)
  local best, most = nil, 0
  for tag, list in pairs(reader.spellings) do
    local count = 0
    for _, spelling in ipairs(list) do
      if has_spelling(word, spelling) then count = count + 1 end
    end
    if count > most or (count == most and best and tag > best) then best, most = tag, count end
  end
  return best, most
end

--- Does a word end as those of the text's own language do?
function foreign.has_own_ending(reader, word)
  for _, ending in ipairs(reader.endings) do
    if #word > #ending + 1 and word:sub(-#ending) == ending then return true end
  end
  return false
end

--- The share of a word's letters in threes that no other word has, or one at most in a
-- long text; 0 if too few words are known to tell.
local function rarity(reader, word)
  if not reader.tells then return 0 end
  local padded, rare, all = "^" .. word .. "$", 0, 0
  local own = reader.counts[word] and 1 or 0
  for i = 1, #padded - 2 do
    all = all + 1
    if (reader.holders[padded:sub(i, i + 2)] or 0) - own < reader.few then rare = rare + 1 end
  end
  return math.max(0, rare / math.max(1, all) - reader.doubt)
end

--- How foreign a word is, from 0 to 1, and its language as far as it can be told.
-- @tparam table reader
-- @string word
-- @treturn number
-- @treturn ?string a tag
function foreign.share(reader, word)
  local small = word:lower():gsub("’s$", ""):gsub("'s$", "")
  if reader.known[small] then return 0 end
  local tag, marks = spelled(reader, small)
  local share = rarity(reader, small) + 0.3 * marks
  if foreign.has_own_ending(reader, small) then share = share - 0.6 end
  return math.max(0, math.min(1, share)), tag
end

--- The same of a term of several words: the mean.
-- @tparam table reader
-- @string term
-- @treturn number
-- @treturn ?string
function foreign.of_term(reader, term)
  local sum, count, tags = 0, 0, {}
  for word in term:gmatch "%S+" do
    local share, tag = foreign.share(reader, word)
    sum, count = sum + share, count + 1
    if tag then tags[tag] = (tags[tag] or 0) + 1 end
  end
  local best
  for tag, n in pairs(tags) do
    if not best or n > tags[best] or (n == tags[best] and tag > best) then best = tag end
  end
  local share = sum / math.max(1, count)
  -- A small word with an accent is none of the text's own, nor is *d’ordre*.
  local is_elided = term:find "%f[%a][ld]\xE2\x80\x99%l" or term:find "%f[%a][ld]'%l"
  if is_elided then share, best = math.max(share, 0.6), "fr" end
  if term:find "%f[%a]%l[%l\xC3]*\xC3[\xA0-\xBF]" then share = math.max(share, 0.6) end
  return share, best
end

return foreign
