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

local function mark_people(classes, list)
  for _, word in ipairs(list) do
    classes[word] = (word:find "s$" and not word:find "ss$" or word:find "men$") and "M" or "L"
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

--- Words that the text writes with a capital inside sentences.
local function known_names(text)
  local known = {}
  for word in text:gmatch "[%l,]\xE2?\x80?\x99? (%u[%a\x80-\xFF%-]+)" do known[word] = true end
  return known
end

--- What is needed to read the clauses of a document.
-- @tparam ibid.Document doc
-- @treturn table
function clause.reader(doc)
  local words = doc.words
  return {
    doc = doc,
    tokens = doc.tokens.source.items,
    classes = classes_of(words),
    honorifics = set(words.honorifics),
    titles = set(words.titles),
    adjectives = set(words.adjectives),
    no_names = set(words.no_names),
    particles = set(words.particles),
    starters = set(words.starters),
    functions = set(words.functions),
    phrases = phrases_of(words),
    adverb_ending = words.adverb_ending,
    known = known_names(doc.text),
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
  if reader.starters[form] then return false end
  if reader.known[form] or form:find "^%u%.$" then return true end
  return next_form ~= nil and is_capital(next_form)
end

local function capital_letter(reader, form, key, next_form)
  local stem = form:gsub("%.$", "")
  if reader.titles[stem] then return "h" end
  if reader.honorifics[form] then
    return next_form and is_capital(next_form) and "h" or "L"
  end
  if reader.no_names[form] then return "w" end
  if reader.adjectives[form] then return "x" end
  if form:find "['’]s$" then return "S" end
  if key == "i" then return "i" end
  return "X"
end

local function letter_of(reader, form, key, is_start, next_form)
  if not is_capital(form) then return lower_letter(reader, key) end
  if is_start then
    local class = reader.classes[key]
    if class and class ~= "L" and class ~= "M" and not reader.known[form] then return class end
    if not is_name_at_start(reader, form, next_form) then
      return class or (reader.functions[key] and "w") or "w", true
    end
  end
  return capital_letter(reader, form, key, next_form)
end

-- ---- A region -------------------------------------------------------------

--- Put a region's tokens outside its quotations in a list, each quotation as one item.
local function items_of(reader, region)
  local items, tokens, q = {}, reader.tokens, 1
  local quotations = region.quotations
  local i = tokens:find(region.first)
  local first, last, kind
  while i <= #tokens do
    first, last, kind = tokens:span(i)
    if first > region.last then break end
    local quotation = quotations[q]
    if quotation and first >= quotation.first then
      items[#items + 1] = { letter = "Q", first = quotation.first, last = quotation.last, q = q }
      q = q + 1
      i = tokens:find(quotation.last + 1)
    else
      if first >= region.first and kind ~= "reference" then
        items[#items + 1] = { token = i, first = first, last = last, kind = kind }
      end
      i = i + 1
    end
  end
  return items
end

--- Where sentences end, outside quotations, as a set of items' places.
local function ends_of(reader, region, items)
  local ends, place = {}, 1
  local sentences = reader.doc.sentences.source.items
  for i = sentences:find(region.first), #sentences do
    local first, last = sentences:span(i)
    if first > region.last then break end
    while items[place + 1] and items[place + 1].first <= last do place = place + 1 end
    if items[place] and items[place].last <= last then ends[place] = true end
  end
  return ends
end

--- Drop what stands in brackets, unless a quotation stands there.
local function without_brackets(reader, items)
  local kept, i = {}, 1
  local function form(k) return items[k].token and reader.doc.core:form(items[k].token) end
  while i <= #items do
    local j
    if form(i) == "(" then
      for k = i + 1, math.min(#items, i + 40) do
        if items[k].letter == "Q" then break end
        if form(k) == ")" then j = k break end
      end
    end
    if not j then kept[#kept + 1] = items[i] end
    i = (j or i) + 1
  end
  return kept
end

local function match_phrase(reader, items, i)
  for _, phrase in ipairs(reader.phrases[items[i].key] or {}) do
    local matches = true
    for k = 2, #phrase do
      local item = items[i + k - 1]
      matches = matches and item and item.key == phrase[k]
    end
    if matches then return #phrase end
  end
end

local function read_forms(reader, items)
  local core = reader.doc.core
  for _, item in ipairs(items) do
    if item.token then
      item.form = core:form(item.token)
      item.key = core:fold(item.token)
    end
  end
end

return clause
