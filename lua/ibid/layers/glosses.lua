--- Glosses: foreign terms, beside their translation or bare.
--
-- Forms, from the surest to the least sure:
--
-- 1. In brackets behind a translation in quotation marks: *“power” (vlast’)*.
-- 2. In brackets behind other words: *gentry (dvorianstvo)*, if the term looks foreign
--    or stands nowhere else in the text, and is no remark such as *(sic)*.
-- 3. An abbreviation behind the name of an institution, unless it is made of that
--    name's own initials: *Council of Labor and Defense (STO)*.
-- 4. Before its translation: *pai [share]*, *perevoz, or “ferrying”*,
--    *shestërka, a coach pulled by six horses,* if the term looks foreign; where the form
--    itself says that it is a translation, *Heimat (“homeland”)*, *gat’, literally “log
--    road”*, also if it does not.
-- 5. Bare: a term that was glossed once and is used again, in other endings too; words
--    with a transliterated sign (*rechnost’*); phrases that the language's table lists.
--    Those say how sure they are.
-- @module ibid.layers.glosses

local foreign = require "ibid.glossing.foreign"
local gloss = require "ibid.grammars.gloss"
local glossing = require "ibid.glossing"
local uncalled = require "ibid.uncalled"

-- ---- Beside a translation -------------------------------------------------

local function add(reader, first, last, fields)
  if reader.taken[first] then return end
  for byte = first, last do reader.taken[byte] = true end
  fields.first, fields.last, fields.lang = first, last, fields.lang or reader.lang
  reader.list[#reader.list + 1] = fields
end

--- Take a gloss whose form begins at a byte; returns whether it is one.
local function try(reader, pattern, at)
  local found = pattern:match(reader.text, at)
  if not found then return false end
  found.open, found.text = at, reader.text:sub(found.term, found.term_stop - 1)
  local of, confidence, lang, form = glossing.judge(reader, found)
  if not confidence then return false end
  local fields = { of = of, confidence = confidence, lang = lang, form = form }
  add(reader, found.term, found.term_stop - 1, fields)
  if form ~= "abbrev" then reader.terms[#reader.terms + 1] = found.text end
  if found.second then
    fields = { of = of, confidence = confidence, lang = lang, form = "abbrev" }
    add(reader, found.second, found.second_stop - 1, fields)
    reader.terms[#reader.terms + 1] = reader.text:sub(found.second, found.second_stop - 1)
  end
  return true
end

--- Where the term before a bracket begins: at its last word, or with *mot* of *mot
-- d’ordre*; nil if no word stands there.
-- @treturn integer|nil
-- @treturn ?boolean is it such a word?
local function term_before(text, open)
  if not text:find("^%s", open - 1) then return nil end
  local from = math.max(1, open - 40)
  local near = text:sub(from, open - 1)
  local at = near:match "()%S+%s+$"
  if not at then return nil end
  local is_elided = near:find("^[ld]\xE2\x80\x99", at) or near:find("^[ld]'", at)
  if is_elided then at = near:match "()%f[%a\x80-\xFF]%l+%s+%S+%s+$" or at end
  return from + at - 1, is_elided ~= nil
end

--- Rules 1 to 3, and terms before a bracket.
local function read_brackets(reader, translated)
  local text = reader.text
  for at in text:gmatch "()[%(%[]" do
    local word, is_elided = term_before(text, at)
    local is_first = is_elided or text:find("^[\xE2\"']", at + 1)
    local found = word and try(reader, translated, word)
      or is_first and word and try(reader, gloss.before, word)
      or try(reader, gloss.bracketed, at)
    if not found and word then try(reader, gloss.before, word) end
  end
end

--- Words, with the mark that may open them, before what makes a translation of what
-- follows.
local BESIDE = {
  { "%f[%a\x80-\xFF'%-]()[%a\x80-\xFF'%-]+,\xE2?\x80?\x9D? or [\xE2\"']", gloss.either },
  { "()\xE2\x80\x9C%u[%a'%-]+ %u[%a'%-]+,?\xE2\x80\x9D,? or ", gloss.either },
  { "%f[%a\x80-\xFF'%-]()%l[%l\x80-\xFF'%-]+,%s+or%s+%l", gloss.either },
  { "%f[%a\x80-\xFF'%-]()%l[%l\x80-\xBF'%-]+\xE2\x80\x94%l", gloss.dashed },
  { "()known as %l", gloss.known },
  { "%f[%a\x80-\xFF'%-]()%l[%l\x80-\xFF'%-]+, the? ?", gloss.apposition },
  { "%f[%a\x80-\xFF'%-]()%l[%l\x80-\xFF'%-]+, an? ", gloss.apposition },
  { "()\xE2\x80\x94%l[%l\x80-\xFF'%-]+\xE2\x80\x94", gloss.apposition },
}

--- Rule 4.
local function read_beside(reader, words)
  local explained, literal = gloss.explained(words), gloss.literal(words.literally)
  for at in reader.text:gmatch "()%(%l[%l\xC3-\xDF\x80-\xBF]+,? %l" do
    try(reader, explained, at)
  end
  for at in reader.text:gmatch "%f[%a\x80-\xFF]()[%a\x80-\xFF'%-]+,%s+%l+[,%.]?%s+[\xE2\"']" do
    try(reader, literal, at)
  end
  for _, pair in ipairs(BESIDE) do
    for at in reader.text:gmatch(pair[1]) do try(reader, pair[2], at) end
  end
end

-- ---- Bare terms: rule 5 ---------------------------------------------------

--- A word without the ending that its use gives it: *rechkomy*, *rechkom*.
local function stem(word)
  return (word:gsub("[aeiouy]+$", ""))
end

local function read_repeats(reader)
  local stems = {}
  for _, term in ipairs(reader.terms) do
    local share, lang = foreign.of_term(reader.foreign, term)
    local one = not term:find "[%s%u]" and stem(term)
    if one and #one > 2 and share >= 0.2 then stems[one] = { share, lang } end
  end
  for first, word in reader.text:gmatch "%f[%a\x80-\xFF]()(%l[%l\xC3-\xDF\x80-\xBF]+)" do
    local known = stems[stem(word)]
    if known then
      local fields = { bare = true, confidence = 0.6, lang = known[2] }
      add(reader, first, first + #word - 1, fields)
    end
  end
end

--- Words with a transliterated sign in them.
local function read_signs(reader, doc)
  local tokens = doc.tokens
  for mark in doc.marks:where { kind = { "soft", "hard" } }:each() do
    local token = tokens:at(mark.first)
    local word = token and token.text or ""
    local share = foreign.share(reader.foreign, (word:gsub("\xE2\x80\x99$", "")))
    if word:find "^%l" and #word > 4 and share >= 0.3 then
      add(reader, token.first, token.last, { bare = true, confidence = 0.5, lang = "ru" })
    end
  end
end

local function read_phrases(reader, phrases)
  for lang, list in pairs(phrases) do
    for _, phrase in ipairs(list) do
      local first, last = reader.text:find(phrase, 1, true)
      while first do
        local is_whole = not reader.text:find("^%a", last + 1)
          and not reader.text:sub(first - 1, first - 1):find "%a"
        if is_whole then
          add(reader, first, last, { bare = true, confidence = 0.4, lang = lang })
        end
        first, last = reader.text:find(phrase, last + 1, true)
      end
    end
  end
end

-- ---- The layer ------------------------------------------------------------

--- The language of most glosses, for those that do not show theirs.
local function main_language(list)
  local count, best = {}, nil
  for _, one in ipairs(list) do
    local lang = one.lang
    if lang then count[lang] = (count[lang] or 0) + 1 end
    if lang and (not best or count[lang] > count[best]) then best = lang end
  end
  return best
end

--- A term in a citation is part of a title.
local function outside_citations(doc, list)
  local kept = {}
  for _, one in ipairs(list) do
    if not doc.citations:at(one.first) then kept[#kept + 1] = one end
  end
  return kept
end

local function make(doc)
  local reader = glossing.reader(doc.words, uncalled(doc))
  reader.list, reader.taken, reader.terms = {}, {}, {}
  read_brackets(reader, gloss.translated(doc.words.literally))
  read_beside(reader, doc.words)
  read_repeats(reader)
  read_signs(reader, doc)
  read_phrases(reader, doc.words.foreign_phrases)
  local list = outside_citations(doc, reader.list)
  table.sort(list, function(a, b) return a.first < b.first end)
  local main = main_language(list)
  for _, one in ipairs(list) do one.lang = one.lang or main end
  return list
end

--- A field that only some glosses have.
local function own(name)
  return function(span) return span.source.items:value(span.index, name) end
end

return {
  columns = { "first", "last", "lang", "of", "form", "bare", "confidence", "text" },
  fields = {
    --- The language, a tag.
    lang = own "lang",
    --- The words that translate it; nil if it is bare.
    of = own "of",
    --- How it is given: nil in round brackets, else `square abbrev before or apposition`.
    form = own "form",
    --- True of a term without a translation.
    bare = own "bare",
    confidence = own "confidence",
  },
  make = make,
}
