--- Clauses: the words around quotations as a string of letters, one for the class
-- of each word, which grammars can read.
--
--     Q quotation      X name's word   x adjective of a people   S possessive name
--     H pronoun        i I, we         L person     M persons    h honorific
--     V past cue       v present cue   G cue in -ing   n cue verb or noun
--     B b cue nouns    Y cue phrase    W who   T that   A as     u to   f by   j in
--     t determiner     p preposition   a auxiliary  y form of be c and  d adverb
--     m object pronoun # number  w any other word  , : ; - marks  / sentence's end
-- @module ibid.clause

local cue = require "ibid.grammars.cue"

local clause = {}

-- ---- Classes of words -----------------------------------------------------

local function mark(classes, list, letter)
  for _, word in ipairs(list) do classes[word:lower()] = letter end
end

--- Persons, one or several; their plurals follow by rule.
local function mark_people(classes, list)
  for _, word in ipairs(list) do
    local is_plural = word:find "[^s]s$" or word:find "men$" or word == "people"
    classes[word] = is_plural and "M" or "L"
    if not is_plural then classes[word:gsub("y$", "ie") .. "s"] = "M" end
  end
end

local function mark_cues(classes, words)
  for form, letter in pairs(cue.forms(words.cues, words.irregular, words.doubled)) do
    local is_noun = classes[form] == "B" or classes[form] == "b"
    classes[form] = is_noun and letter == "v" and "n" or letter
  end
end

--- The letter of each word of a language, later lists before earlier ones.
local function classes_of(words)
  local classes = {}
  mark_people(classes, words.people)
  mark(classes, words.documents, "B")
  mark(classes, words.cue_nouns, "B")
  mark(classes, words.possessed, "b")
  mark_cues(classes, words)
  mark(classes, words.prepositions, "p")
  mark(classes, words.determiners, "t")
  mark(classes, words.auxiliaries, "a")
  mark(classes, words.beings, "y")
  mark(classes, words.conjunctions, "c")
  mark(classes, words.adverbs, "d")
  mark(classes, words.relatives, "W")
  for word, number in pairs(words.pronouns) do
    classes[word] = number:find "^author" and "i" or "H"
  end
  mark(classes, { "him", "me", "them", "us" }, "m")
  classes.that, classes.as, classes.to, classes.by, classes["in"] = "T", "A", "u", "f", "j"
  return classes
end

local function set(list)
  local result = {}
  for _, word in ipairs(list) do result[word] = true end
  return result
end

local function union(...)
  local result = {}
  for _, list in ipairs { ... } do
    for _, word in ipairs(list) do result[word] = true end
  end
  return result
end

local function phrases_of(words)
  local phrases = {}
  for _, phrase in ipairs(words.cue_phrases) do
    local list = {}
    for word in phrase:gmatch "%S+" do list[#list + 1] = word end
    phrases[list[1]] = phrases[list[1]] or {}
    table.insert(phrases[list[1]], list)
  end
  return phrases
end

--- Words that the text writes with a capital inside sentences, and those among them
-- that mostly stand after *in*: places, or at least no persons.
local function known_names(text)
  local known, after_in, places = {}, {}, {}
  for before, word in text:gmatch "(%l?%l?[%l,]\xE2?\x80?\x99?) (%u[%a\x80-\xFF%-]+)" do
    known[word] = (known[word] or 0) + 1
    if before == "in" then after_in[word] = (after_in[word] or 0) + 1 end
  end
  for word, n in pairs(after_in) do
    if n * 4 >= known[word] then places[word] = true end
  end
  return known, places
end

--- What is needed to read the clauses of a document.
-- @tparam ibid.Document doc
-- @treturn table
function clause.reader(doc)
  local words = doc.words
  local known, places = known_names(doc.text)
  return {
    doc = doc,
    tokens = doc.tokens.source.items,
    sentences = doc.sentences.source.items,
    folded = {},
    classes = classes_of(words),
    honorifics = set(words.honorifics),
    titles = set(words.titles),
    adjectives = set(words.adjectives),
    no_names = set(words.no_names),
    particles = set(words.particles),
    starters = set(words.starters),
    functions = set(words.functions),
    abbreviations = union(words.locators, words.abbreviations, words.months),
    phrases = phrases_of(words),
    adverb_ending = words.adverb_ending,
    known = known,
    places = places,
  }
end

-- ---- Letters of tokens ----------------------------------------------------

local MARKS = { [","] = ",", [":"] = ":", [";"] = ";", ["—"] = "-", ["–"] = "-", ["--"] = "-" }

local function lower_letter(reader, key)
  local letter = reader.classes[key]
  if letter then return letter end
  if reader.particles[key] then return "e" end
  local ending = reader.adverb_ending
  if ending ~= "" and #key > #ending + 2 and key:sub(-#ending) == ending then return "d" end
  return "w"
end

local function is_capital(form)
  return form:find "^%u" ~= nil or form:find "^\xC3[\x80-\x9E]" ~= nil
    or form:find "^\xD0[\x80-\xAF]" ~= nil
end

--- A capital at a sentence's beginning may say nothing.
local function is_name_at_start(reader, form, next_form)
  if reader.known[form] or form:find "^%u%.$" then return true end
  return next_form ~= nil and is_capital(next_form)
end

local function capital_letter(reader, form, key, next_form)
  local stem = form:gsub("%.$", "")
  if reader.titles[stem] and stem ~= form then return "h" end
  if reader.honorifics[form] then
    return next_form and is_capital(next_form) and "h" or "L"
  end
  if reader.no_names[form] then return "w" end
  local is_initial = next_form and is_capital(next_form)
  if stem ~= form and not is_initial and reader.abbreviations[stem] then return "w" end
  if reader.adjectives[form] then return "x" end
  if form:find "['’]s$" then return "S" end
  if key == "i" then return "i" end
  return "X"
end

--- The letter of a word; "" for points that say nothing.
local function letter_of(reader, form, key, is_start, next_form)
  if not form:find "[%w\x80-\xFF]" or form:find "^\xE2\x80" then return "" end
  if not is_capital(form) then return lower_letter(reader, key) end
  if reader.starters[form] and (is_start or not form:find "^%u%.$") then
    return lower_letter(reader, key)
  end
  if is_start then
    local class = lower_letter(reader, key)
    if class == "d" or class ~= "w" and not reader.known[form] then return class end
    if not is_name_at_start(reader, form, next_form) then return lower_letter(reader, key) end
  end
  return capital_letter(reader, form, key, next_form)
end

-- ---- A region -------------------------------------------------------------

--- A token as an item: its form and folded form.
local function item_of(reader, i, first, last)
  local core = reader.doc.core
  local form, key = core:form(i), core:key(i)
  local folded = reader.folded[key]
  if not folded then
    folded = core:key_form(key)
    reader.folded[key] = folded
  end
  return { first = first, last = last, form = form, key = folded }
end

--- A region's tokens outside its quotations, each quotation as one item.
local function items_of(reader, region)
  local items, tokens, q = {}, reader.tokens, 1
  local i, count = tokens:find(region.first), #reader.tokens
  while i <= count do
    local first, last, kind = tokens:span(i)
    local quotation = region.quotations[q]
    if first > region.last then break end
    if quotation and first >= quotation.first then
      items[#items + 1] = {
        letter = "Q", first = quotation.first, last = quotation.last, index = quotation.index,
      }
      q, i = q + 1, tokens:find(quotation.last + 1)
    else
      if first >= region.first and kind ~= "reference" then
        local item = item_of(reader, i, first, last)
        if kind == "number" then item.letter = "#" end
        items[#items + 1] = item
      end
      i = i + 1
    end
  end
  return items
end

--- Drop what stands in brackets, unless a quotation stands there or follows.
local function without_brackets(items)
  local kept, i = {}, 1
  while i <= #items do
    local j
    if items[i].form == "(" then
      for k = i + 1, math.min(#items, i + 40) do
        if items[k].letter == "Q" then break end
        if items[k].form == ")" then
          j = k
          break
        end
      end
    end
    if j and items[j + 1] and items[j + 1].letter == "Q" then j = nil end
    if not j then kept[#kept + 1] = items[i] end
    i = (j or i) + 1
  end
  return kept
end

--- Say of each item whether a sentence ends with it; ends inside quotations are the
-- quotations' own.
local function mark_ends(reader, region, items)
  local sentences, place = reader.sentences, 1
  for i = sentences:find(region.first), #sentences do
    local first, last = sentences:span(i)
    if first > region.last then break end
    while items[place + 1] and items[place + 1].first <= last do place = place + 1 end
    if items[place] and items[place].last <= last then items[place].ends = true end
  end
end

--- The words of a phrase such as *according to* that begins at an item, or nil.
local function phrase_at(reader, items, i)
  for _, phrase in ipairs(reader.phrases[items[i].key] or {}) do
    local k = 1
    while phrase[k] and items[i + k - 1] and items[i + k - 1].key == phrase[k] do k = k + 1 end
    if k > #phrase then return #phrase end
  end
end

--- *a Chekist* is a person, and no one's name.
local function is_member(items, i)
  local before, following = items[i - 1], items[i + 1]
  return before and (before.key == "a" or before.key == "an")
    and not (following and following.form and is_capital(following.form))
end

local function give_letters(reader, items)
  local is_start = true
  for i, item in ipairs(items) do
    local following = items[i + 1]
    if not item.letter and item.key then
      local length = phrase_at(reader, items, i)
      for k = i, i + (length or 0) - 1 do items[k].letter = "Y" end
    end
    if not item.letter then
      item.letter = MARKS[item.form]
        or letter_of(reader, item.form, item.key, is_start, following and following.form)
      if item.letter == "X" and is_member(items, i) then item.letter = "L" end
    end
    if item.letter ~= "" or item.ends then is_start = item.ends or item.letter == ":" end
  end
end

--- Read a region.
-- @tparam table reader
-- @tparam table region `first`, `last`, and its outermost `quotations`, spans
-- @treturn table `letters`, a string, and as many `items`
function clause.read(reader, region)
  local items = without_brackets(items_of(reader, region))
  mark_ends(reader, region, items)
  give_letters(reader, items)
  local kept, letters, places = {}, {}, {}
  for _, item in ipairs(items) do
    if item.letter ~= "" then
      kept[#kept + 1], letters[#letters + 1] = item, item.letter
      if item.index then places[item.index] = #kept end
    end
    if item.ends then
      kept[#kept + 1], letters[#letters + 1] = { first = item.last, last = item.last }, "/"
    end
  end
  return { letters = table.concat(letters), items = kept, places = places }
end

return clause
