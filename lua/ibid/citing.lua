--- Citing: where in a stretch of text a citation may begin, and what is made of what
-- the grammar read there.
--
-- A citation begins where a sentence or its clause does, after an opening bracket or
-- mark, or after a word such as *see*; one that shows by its number or its file what
-- it is may begin at any name.
-- @module ibid.citing

local bibliography = require "ibid.citing.bibliography"
local citation = require "ibid.grammars.citation"
local set = require "ibid.set"

local citing = {}

local LONGEST = 400

--- Words that may begin a citation though they are small.
local BEGINNERS = {
  "same_place", "same_author", "place_cited", "directions", "page_words", "note_words",
  "chapter_words", "particles",
}

--- The first bytes of what may begin a citation.
local function beginnings(words)
  local bytes = { ["\xC2"] = true }
  for _, key in ipairs(BEGINNERS) do
    for _, word in ipairs(words[key]) do bytes[word:sub(1, 1)] = true end
  end
  return bytes
end

--- What no citation is without: a digit, *ibid.*, or the end of *op. cit.*
local function needed(words)
  local list = {}
  for _, word in ipairs(words.same_place) do
    list[#list + 1], list[#list + 2] = word, (word:gsub("^%l", string.upper))
  end
  for _, phrase in ipairs(words.place_cited) do
    list[#list + 1] = #phrase:match "%S+$" > 1 and phrase:match "%S+$" or phrase
  end
  return list
end

-- Grammars by language: to make one takes longer than to read a short text.
local grammars = {}

local function grammar_of(words)
  grammars[words] = grammars[words] or citation.of(words)
  return grammars[words]
end

--- What is needed to read citations.
-- @tparam table words a language
-- @string text
-- @treturn table
function citing.reader(words, text)
  return {
    text = text, words = words, grammar = grammar_of(words), signals = set.small(words.signals),
    months = set.small(words.month_names), weekdays = set.small(words.weekdays),
    small = beginnings(words), books = bibliography.reader(words),
    needed = needed(words), nearest = {},
  }
end

-- ---- Where one may begin --------------------------------------------------

--- How strongly the words before a byte speak for a beginning: `"strong"`, `"weak"`,
-- or nil where one cannot begin, as inside a name.
local function strength(reader, first, from, after_citation)
  local near = reader.text:sub(math.max(from, first - 24), first - 1)
  if near:find "^%s*$" or near:find "[%.%?!:;%(%[\1*]%s*$" then
    return near:find "%f[%a]%u%l?%.%s*$" and "weak" or "strong"
  end
  if near:find "\xE2\x80[\x94\x9C\x9D\x98\x99]%s*$" or near:find "[\"'`]%s*$" then
    return "strong"
  end
  local word = near:gsub("%sthe%s+$", " "):match "([%a%.]+),?%s+$"
  if not word then return "weak" end
  local small = word:lower():gsub("%.$", "")
  if reader.signals[small] or (after_citation and small == "and") then return "strong" end
  return not word:find "^%u" and "weak" or nil
end

--- May a word begin a citation?
local function is_opener(reader, word)
  local small = word:lower():match "^[%a%.]+" or ""
  if reader.signals[(small:gsub("%.$", ""))] then return false end
  return not reader.weekdays[small] and not reader.months[small]
end

-- ---- Which of what was read is kept ---------------------------------------

local keep = {}

local function has_month(reader, segments)
  for _, segment in ipairs(segments) do
    for word in segment:gmatch "%a+" do
      if reader.months[word:lower()] and segment:find "%d" then return true end
      if reader.months[segment:lower()] then return true end
    end
  end
  return false
end

local function ends_here(reader, stop)
  return reader.text:find("^%s*[%.;%)%],:]", stop) or reader.text:find("^%s*\n", stop)
    or stop > #reader.text or reader.text:find("^\xE2\x80\x94", stop)
end

function keep.book(reader, found, how)
  if has_month(reader, { found.place or "" }) then return false end
  if found.bracketed and found.place then
    return how == "strong" or found.pages ~= nil or #found.segments > 1
  end
  if found.bracketed then return found.pages ~= nil or #found.segments > 1 and how == "strong" end
  return how == "strong" and (found.pages ~= nil or found.chapter ~= nil)
    and not has_month(reader, found.segments)
end

--- Names of periodicals are short.
local function is_short(segments)
  local count = 0
  for _ in segments[#segments]:gmatch "%S+" do count = count + 1 end
  return count <= 9
end

--- *Quist to Dane, 3 May 1911* is a letter.
local function is_letter(segments)
  return segments[1]:find "%u%S* to %u" ~= nil or segments[1]:find "%u%S* an %u" ~= nil
end

--- *Corbin v. Marsh Lock Co., 214 U.S. 311*: a case at law is cited by other rules.
function keep.author_date(reader, found)
  return not reader.months[found.author:lower()]
end

local function is_case(title)
  return title ~= nil and title:find " vs?%.? %u" ~= nil
end

function keep.article(_, found)
  return not is_case(found.title) and not (found.segments and is_case(found.segments[1]))
end

function keep.periodical(reader, found, how)
  if not is_short(found.segments) or is_letter(found.segments) then return false end
  if not found.dated then return true end
  return how == "strong" and not has_month(reader, found.segments)
    and not found.segments[1]:find "%d"
    and (found.pages ~= nil or ends_here(reader, found.stop) ~= nil)
end

--- A year is no page, a month no title.
function keep.short(reader, found, how)
  if how ~= "strong" or has_month(reader, found.segments) then return false end
  if not ends_here(reader, found.stop) then return false end
  local is_marked = found.tail:find "%a%.?%s*%d"
  if not is_marked and not found.volume and (found.pages or ""):find "^1[5-9]%d%d%f[%D]" then
    return false
  end
  return true
end

local function is_kept(reader, found, how)
  local judge = keep[found.form]
  return not judge or judge(reader, found, how)
end

-- ---- Reading --------------------------------------------------------------

--- Does a string, or a digit, stand near behind a byte?  Where the next one stands is
-- kept, so that the text is looked through once.
local function is_near(reader, needle, first)
  local at = reader.nearest[needle] or 0
  if at < first then
    local plain = needle ~= "%d"
    at = reader.text:find(needle, first, plain) or math.huge
    reader.nearest[needle] = at
  end
  return at <= first + LONGEST
end

local function has_tail(reader, first)
  if is_near(reader, "%d", first) then return true end
  for _, needle in ipairs(reader.needed) do
    if is_near(reader, needle, first) then return true end
  end
  return false
end

--- The citation that begins at a byte, or nil.
local function match(reader, first, last, how)
  local text = reader.text:sub(first, math.min(last, first + LONGEST))
  local found = reader.grammar:match(text, 1, how)
  if not found then return nil end
  found.first, found.stop = first, found.stop + first - 1
  found.tail = text:sub(math.max(1, found.stop - first - 12), found.stop - first)
  return is_kept(reader, found, how) and found or nil
end

--- Try a word of the text as the beginning of a citation.
local function try(reader, first, word, from, last, after_citation)
  local byte = word:sub(1, 1)
  if byte:find "%l" and not reader.small[byte] or byte:find "%d" then return nil end
  if not is_opener(reader, word) then return nil end
  local how = strength(reader, first, from, after_citation)
  if not how or not has_tail(reader, first) then return nil end
  return match(reader, first, last, how)
end

--- The person before the bracket in which a citation without an author stands.
local function author_before(reader, found)
  local near = reader.text:sub(math.max(1, found.first - 60), found.first - 1)
  local names = near:match "([^%.,;:%(%)]+)%s%([^%(%)]-$"
  return names and bibliography.last_person(reader.books, names)
end

local function finish(reader, found, list)
  local made = bibliography.describe(reader.books, found)
  if not made then return nil end
  if made.title and not made.author and made.kind ~= "periodical" then
    made.author = author_before(reader, found)
    made.outside = made.author ~= nil or nil
  end
  list[#list + 1] = made
  return made
end

-- What names its work wholly.
local WHOLE = { book = true, article = true, listed = true, archive = true, periodical = true }

--- The citation that begins at a byte, as an entry of a list does; nil if it does not
-- name its work wholly.
-- @tparam table reader
-- @int first
-- @int last
-- @treturn table|nil
function citing.at(reader, first, last)
  local found = match(reader, first, last, "strong")
  return found and WHOLE[found.form] and bibliography.describe(reader.books, found) or nil
end

--- The author and the title that a line of a list gives without an imprint, or nil.
function citing.named(reader, first, last)
  local segments = {}
  for segment in reader.text:sub(first, last):gmatch "[^,]+" do
    segments[#segments + 1] = segment:match "^%s*(.-)%s*$"
  end
  local found = { form = "short", segments = segments, first = first, stop = last + 1 }
  local made = #segments > 1 and bibliography.describe(reader.books, found)
  return made and made.author and made.author:find "%s" and made or nil
end

--- The citations of a stretch of the text, in order.
-- @tparam table reader
-- @int first
-- @int last
-- @tparam[opt] function wanted from a byte to whether a citation may begin there
-- @treturn {table,...} `first last kind` and fields as FORMAT.md has them
function citing.read(reader, first, last, wanted)
  local list, at, text = {}, first, reader.text
  local ended
  while at <= last do
    local start, stop = text:find("[^%s%(%[%)%];\1*]+", at)
    if not start or start > last then break end
    at = stop + 1
    local word = text:sub(start, math.min(stop, start + 40))
    local found = (not wanted or wanted(start))
      and try(reader, start, word, first, last, ended and start - ended < 8)
    if found and finish(reader, found, list) then at, ended = found.stop, found.stop end
  end
  return list
end

return citing
