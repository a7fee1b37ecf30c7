--- Glossing: is a term beside other words a gloss, and of which of them?
-- @module ibid.glossing

local foreign = require "ibid.glossing.foreign"
local set = require "ibid.set"

local glossing = {}

-- ---- The translation ------------------------------------------------------

--- The words before a byte, the nearest first, as long as a function takes them.
local function words_before(near, takes)
  local list = {}
  for word in near:reverse():gmatch "%S+" do
    word = word:reverse()
    if not takes(word, list) then break end
    table.insert(list, 1, word)
  end
  return list
end

--- *Council of Labor and Defense*
local function name_before(reader, near)
  local list = words_before(near, function(word)
    return word:find "^%u[%a\x80-\xFF'%-]*$" or reader.joiners[word]
  end)
  while list[1] and (not list[1]:find "^%u" or reader.functions[list[1]:lower()]) do
    table.remove(list, 1)
  end
  local is_name = #list > 0 and list[#list]:find "^%u"
  return is_name and table.concat(list, " ") or nil
end

--- Words before a byte that make a translation, and how: those in quotation marks, a
-- name, else back to the nearest small word, at most three.
local function translation_before(reader, first)
  local near = reader.text:sub(math.max(1, first - 80), first - 1):gsub("%s+$", "")
  local quoted = near:match "\xE2\x80\x9C([^\xE2]*)[,.]?\xE2\x80\x9D$"
    or near:match '"([^"]*)"$'
    or near:match "\xE2\x80\x98([^\xE2]*)[,.]?\xE2\x80\x99$"
  if quoted and quoted ~= "" then return quoted, "quoted" end
  local name = name_before(reader, near)
  if name then return name, "name" end
  local list = words_before(near, function(word, taken)
    return #taken < 3 and not reader.functions[word:lower()]
      and not word:find "[%.,;:%(%)%d\1]" and not word:find "\xE2\x80[\x98\x9C\x9D]"
  end)
  return #list > 0 and table.concat(list, " ") or nil, "words"
end

-- ---- Judging --------------------------------------------------------------

local function is_remark(reader, term)
  for word in term:gmatch "%S%S+" do
    if reader.foreign.known[word:lower()] then return true end
  end
  return false
end

--- Is what stands in brackets behind a term no translation, but said of it?  A translation
-- may well be one of the language's own words, as *assembly* is.
local function is_aside(reader, text)
  for word in text:gmatch "%S%S+" do
    if reader.asides[word:lower()] then return true end
  end
  return false
end

--- Does a word stand elsewhere in the text as one of its common words?
local function is_common(reader, term)
  return (reader.foreign.counts[term:lower()] or 0) > 0
end

--- Rule 2.
local function looks_foreign(reader, term, share)
  if #term < 5 and is_common(reader, term) then return false end
  if share >= 0.3 then return true end
  return not term:find "[%s%u]" and not is_common(reader, term)
    and not foreign.has_own_ending(reader.foreign, term)
end

local function is_institution(reader, name)
  for word in name:gmatch "%a+" do
    if reader.institutions[word:lower()] then return true end
  end
  return false
end

--- Rule 3: *STO* is not made of the initials of *Council of Labor and Defense*.
local function is_abbreviation(reader, term, name)
  if not term:find "^%u%a+$" or #term > 10 or not name:find "%s" then return false end
  local own = name:gsub("%f[%a]%l%a*", ""):gsub("(%u)%l*", "%1"):gsub("[^%u]", "")
  if term:upper() == own or term == own:sub(-#term) then return false end
  return is_institution(reader, name) or term:find "%u.*%u" ~= nil
end

local judge = {}


function judge.round(reader, found)
  local term = found.text
  local of, how = translation_before(reader, found.open)
  if is_remark(reader, term) or not of then return nil end
  local share, lang = foreign.of_term(reader.foreign, term)
  if found.goes_on and (share < 0.3 or term:find "^%u") then return nil end
  if how == "name" and is_abbreviation(reader, term, of) then
    return of, math.max(share, 0.7), lang, "abbrev"
  end
  if how == "name" and term:find "%s" and is_institution(reader, of) then
    return of, math.max(share, 0.6), lang
  end
  local is_name = term:find "^%u" ~= nil and (reader.names[term:match "^%S+"] or 0) > 1
  if is_name and how ~= "quoted" then return nil end
  if how == "quoted" and not foreign.has_own_ending(reader.foreign, term) then
    return of, 0.95, lang
  end
  -- Germans write all their nouns with capitals.
  local least = lang == "de" and 0.3 or 0.45
  if looks_foreign(reader, term, share) and not (term:find "^%u" and share < least) then
    return of, math.max(0.6, share), lang
  end
end

function judge.square(reader, found)
  local term = found.text
  if is_remark(reader, term) or term:find "%s" then return nil end
  local share, lang = foreign.of_term(reader.foreign, term)
  if share < 0.2 or term:find "^%u" or is_common(reader, term) then return nil end
  return translation_before(reader, found.open), math.max(0.5, share), lang, "square"
end

--- Rule 4.
local function before(threshold, form)
  return function(reader, found)
    local share, lang = foreign.of_term(reader.foreign, found.text)
    local is_name = found.text:find "^%u" and form ~= "or" and lang ~= "de"
    if share < threshold or is_name then return nil end
    local of = found.of and reader.text:sub(found.of, found.of_stop - 1)
    local is_other = of and not of:find "%s"
      and foreign.of_term(reader.foreign, of) >= share
    if is_other or (form == "before" and is_aside(reader, of)) then return nil end
    return of, share, lang, form
  end
end

judge.before = before(0.4, "before")
judge["or"] = before(0.3, "or")

--- A comma says little: the word has to be very foreign, and no short one.
local apposed = before(0.75, "apposition")
function judge.apposition(reader, found)
  if found.of and #found.text < 6 then return nil end
  return apposed(reader, found)
end

--- Words that are the text's own, or a name, have no translation behind them.
local function may_be_term(reader, word)
  local small = word:lower()
  return not reader.functions[small] and not reader.foreign.known[small]
    and (reader.foreign.counts[small] or 0) < 3 and (reader.names[word] or 0) < 3
    and not foreign.has_own_ending(reader.foreign, small)
end

--- The form says that it is a translation; a word in marks before the bracket is one
-- itself: *“power” (“vlast’”)*.
function judge.translated(reader, found)
  local share, lang = foreign.of_term(reader.foreign, found.text)
  local of = reader.text:sub(found.of, found.of_stop - 1)
  local other = foreign.of_term(reader.foreign, of)
  local is_marked = reader.text:find("^[\xE2\"']", found.of - 3) ~= nil
  if other > share or not may_be_term(reader, found.text) then return nil end
  if not is_marked and share < 0.3 then return nil end
  return of, math.max(0.6, share), lang, "before"
end

function judge.literal(reader, found)
  if not may_be_term(reader, found.text) then return nil end
  local share, lang = foreign.of_term(reader.foreign, found.text)
  return reader.text:sub(found.of, found.of_stop - 1), math.max(0.7, share), lang, "apposition"
end

local explained = before(0.3, "explained")
function judge.explained(reader, found)
  if not found.sure or not may_be_term(reader, found.text) then
    return explained(reader, found)
  end
  local share, lang = foreign.of_term(reader.foreign, found.text)
  local of = found.of and reader.text:sub(found.of, found.of_stop - 1)
    or translation_before(reader, found.open)
  return of, math.max(0.6, share), lang, "explained"
end

judge.dashed = before(0.3, "apposition")
judge["known as"] = before(0.5, "known as")

local function names_of(text)
  local count = {}
  for word in text:gmatch "%u[%l\x80-\xFF]+" do count[word] = (count[word] or 0) + 1 end
  return count
end

--- @tparam table words a language
-- @string text
-- @treturn table
function glossing.reader(words, text)
  local asides = set.small(words.functions)
  for _, one in ipairs(words.remarks) do asides[one:lower()] = true end
  return {
    text = text, asides = asides, foreign = foreign.reader(words, text), names = names_of(text),
    institutions = set.of(words.institutions), functions = set.of(words.functions),
    joiners = set.of(words.joiners),
  }
end

--- Judge what the grammar of glosses read.
-- @tparam table reader
-- @tparam table found its captures, with `text`, the term, and `open`, its first byte
-- @treturn ?string the translation
-- @treturn ?number how sure it is, nil if it is no gloss
-- @treturn ?string the term's language
-- @treturn ?string the form
function glossing.judge(reader, found)
  return judge[found.form](reader, found)
end

return glossing
