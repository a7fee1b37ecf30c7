--- Letters for words: the class of a word in its clause, as one character.
--
--     Q quotation      X name's word   x adjective of a people   S possessive name
--     H pronoun        i I, we         L person     M persons    h honorific
--     V past cue       v present cue   G cue in -ing   n cue verb or noun
--     B b cue nouns    Y cue phrase    W who   T that   A as     u to   f by   j in
--     t determiner     p preposition   a auxiliary  y form of be c and  d adverb
--     m object pronoun # number  w any other word  , : ; - marks  / sentence's end
--     Z so, before who says it
-- @module ibid.speakers.letters

local cue = require "ibid.grammars.cue"
local set = require "ibid.set"

local letters = {}

-- ---- Classes of words -----------------------------------------------------

local function mark(classes, list, letter)
  for _, word in ipairs(list) do classes[word:lower()] = letter end
end

--- Persons, one or several.
local function mark_people(classes, words, list)
  for _, word in ipairs(list) do
    classes[word] = "L"
    local stem = word
    if words.plural_ending == "s" then
      stem = word:gsub("([^aeiou])y$", "%1ie"):gsub("([sxh])$", "%1e")
    end
    if words.plural_ending ~= "" then classes[stem .. words.plural_ending] = "M" end
  end
end

local function mark_cues(classes, words)
  for form, letter in pairs(cue.forms(words.cues, words.irregular, words.doubled)) do
    local is_noun = classes[form] == "B" or classes[form] == "b"
    classes[form] = is_noun and letter == "v" and "n" or letter
  end
  mark(classes, words.cue_forms, "V")
end

--- The letter of each word of a language, later lists before earlier ones.
local function classes_of(words)
  local classes = {}
  mark_people(classes, words, words.groups)
  mark_people(classes, words, words.people)
  mark(classes, words.several, "M")
  mark(classes, words.documents, "B")
  mark(classes, words.cue_nouns, "B")
  mark(classes, words.possessed, "b")
  mark_cues(classes, words)
  mark(classes, words.prepositions, "p")
  mark(classes, words.objects, "m")
  mark(classes, words.determiners, "t")
  mark(classes, words.auxiliaries, "a")
  mark(classes, words.beings, "y")
  mark(classes, words.conjunctions, "c")
  mark(classes, words.adverbs, "d")
  mark(classes, words.relatives, "W")
  for word, number in pairs(words.pronouns) do
    classes[word] = number:find "^author" and "i" or "H"
  end
  for word, letter in pairs(words.links) do classes[word] = letter end
  return classes
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
  for word in text:gmatch "[%l,\x99]%s(%u[%a\x80-\xFF%-]+)" do
    known[word] = (known[word] or 0) + 1
  end
  for word in text:gmatch "%sin%s(%u[%a\x80-\xFF%-]+)" do
    if known[word] then after_in[word] = (after_in[word] or 0) + 1 end
  end
  for word, n in pairs(after_in) do
    if n * 4 >= known[word] then places[word] = true end
  end
  return known, places
end

--- Add to the adjectives of peoples what the text uses so: *a Whig* beside *Whigs*.
local function add_peoples(adjectives, known, words, text)
  if words.plural_ending == "" then return end
  for _, article in ipairs(words.indefinite) do
    for word in text:gmatch("%s" .. article .. "%s(%u%l+)%s%l") do
      if known[word .. words.plural_ending] then adjectives[word] = true end
    end
  end
end

--- `m` or `f` by word.
local function genders_of(words)
  local genders = {}
  for gender, list in pairs(words.genders) do
    for _, word in ipairs(list) do genders[word] = gender end
  end
  return genders
end

--- What is needed to tell the letters of a document's words, made once.
-- @tparam ibid.Document doc
-- @treturn table
function letters.of_document(doc)
  local found = rawget(doc, "letters")
  if not found then
    found = letters.of(doc.words, doc.text)
    rawset(doc, "letters", found)
  end
  return found
end

--- What is needed to tell the letters of a text's words.
-- @tparam table words a language
-- @string text
-- @treturn table
function letters.of(words, text)
  local known, places = known_names(text)
  for _, place in ipairs(words.places) do places[place] = true end
  local adjectives = set.of(words.adjectives)
  add_peoples(adjectives, known, words, text)
  local found = {
    classes = classes_of(words),
    place_nouns = set.of(words.place_nouns),
    thing_nouns = set.of(words.thing_nouns),
    groups = set.of(words.groups),
    honorifics = set.of(words.honorifics),
    titles = set.of(words.titles),
    adjectives = adjectives,
    no_names = set.of(words.no_names),
    particles = set.of(words.particles),
    starters = set.of(words.starters),
    functions = set.of(words.functions),
    abbreviations = set.of(words.locators, words.abbreviations, words.months),
    phrases = phrases_of(words),
    two_faced = set.of(words.two_faced),
    behind_verbs = set.of(words.behind_verbs),
    elided = set.of(words.elided),
    verbs = set.of(words.pasts, words.presents, words.deeds),
    past_ending = words.past_ending,
    adverb_ending = words.adverb_ending,
    plural = words.plural_ending ~= "" and words.plural_ending or "%",
    possessive = "['\x99]" .. words.possessive_ending .. "$",
    articles = set.of(words.articles),
    objects = set.of(words.objects),
    indefinite = set.of(words.indefinite),
    text = text,
    small = {},
    gender = genders_of(words),
    endearing = set.of(words.endearing),
    married = set.of(words.married),
    names = known,
    known = known,
    places = places,
  }
  function found.is_verb(word) return letters.is_verb(found, word) end
  return found
end

-- ---- Letters of tokens ----------------------------------------------------

local MARKS = {
  [","] = ",", [":"] = ":", [";"] = ";", ["("] = "(", [")"] = ")",
  ["—"] = "-", ["–"] = "-", ["--"] = "-",
}

local function lower_letter(reader, key)
  local letter = reader.classes[key]
  if letter then return letter end
  local stem = reader.classes[key:match "^(%a+)'" or ""]
  if stem == "H" or stem == "i" then return stem end
  if stem == "L" and key:find(reader.possessive) then return "S" end
  if reader.particles[key] then return "e" end
  local elided, rest = key:match "^(%a+)'(.+)$"
  if elided and reader.elided[elided] then return lower_letter(reader, rest) end
  local ending = reader.adverb_ending
  local is_adverb = ending ~= "" and #key > #ending + 2 and key:sub(-#ending) == ending
  return is_adverb and "d" or "w"
end

--- Does a word begin with a capital letter?
function letters.is_capital(form)
  return form:find "^%u" ~= nil or form:find "^\xC3[\x80-\x9E]" ~= nil
    or form:find "^\xD0[\x80-\xAF]" ~= nil
end

local function capital_letter(reader, form, key, next_form)
  local stem = form:gsub("%.$", "")
  if reader.titles[stem] and stem ~= form then return "h" end
  if reader.honorifics[form] then
    return next_form and "h" or "L"
  end
  if reader.no_names[form] then return "w" end
  local is_initial = next_form
  if stem ~= form and not is_initial and reader.abbreviations[stem] then return "w" end
  if reader.adjectives[form] then return "x" end
  local one = form:sub(-#reader.plural) == reader.plural and form:sub(1, -#reader.plural - 1)
  if one and reader.adjectives[one] then return "M" end
  if form:find(reader.possessive) then return "S" end
  if key == "i" then return "i" end
  return "X"
end

--- The letter that a word has whatever stands around it.
-- @tparam table reader what `of` gives
-- @string key the word, case folded
-- @treturn string "" for points that say nothing
function letters.plain(reader, key)
  if MARKS[key] then return MARKS[key] end
  if not key:find "[%w\x80-\xFF]" or key:find "^\xE2\x80" or key:find "^\xC2" then
    return ""
  end
  return lower_letter(reader, key)
end

--- Does the text write a word without a capital, too?
local function is_written_small(reader, key)
  local small = reader.small[key]
  if small == nil then
    small = reader.text:find(" " .. key, 1, true) ~= nil
    reader.small[key] = small
  end
  return small
end

--- Does a word that is no cue look like a verb that tells what somebody did?
function letters.is_verb(reader, key)
  local ending = reader.past_ending
  return reader.verbs[key] ~= nil or ending ~= "" and #key > #ending + 2
    and key:sub(-#ending) == ending
end

--- At a sentence's beginning a word is a name if it does what persons do.
local function acts(reader, key, next_letter, next_key)
  if not next_letter then return false end
  local is_verb = next_letter:find "^[VvnaycdeW,:]$" ~= nil
    or next_letter == "w" and letters.is_verb(reader, next_key)
  return is_verb and not is_written_small(reader, key)
end

--- Is a word a name wherever it stands?
local function is_known(reader, form, key)
  return reader.known[form] ~= nil
    or reader.gender[key] ~= nil and reader.classes[key] == nil
end

--- The letter of a word where all nouns have capitals: behind an article it is no name.
-- @tparam table reader
-- @string form
-- @string key the word, case folded
-- @bool before_name does another capital follow?
-- @string before the letters of the two words before it
-- @treturn string|nil nil if it may be a name
function letters.noun(reader, form, key, before_name, before)
  if reader.honorifics[form] and before_name then return "h" end
  local class = lower_letter(reader, key)
  local is_behind = before:find "t$" or before:find "tw$"
  if class == "L" and not is_behind then return before_name and "h" or "X" end
  if class ~= "w" then return class end
  if is_behind and not before_name then return "w" end
  local is_start = before == "" or before:find "/$" ~= nil
  return is_start and not reader.starters[form] and "X" or nil
end

--- Take a verb and the pronoun joined to it apart: *dit-il*.
-- @tparam table reader
-- @string key
-- @treturn string|nil the pronoun
function letters.behind_verb(reader, key)
  local verb, pronoun = key:match "^(.-)%-([^%-]+)$"
  if not verb or not reader.behind_verbs[pronoun] then return nil end
  return reader.classes[verb:gsub("%-t$", "")] == "V" and pronoun or nil
end

--- The letter of a word that begins with a capital.
-- @tparam table reader
-- @string form
-- @string key the word, case folded
-- @tparam ?string next_form the word right after it, if that has a capital too
-- @tparam ?string next_letter else the letter of that word
-- @tparam ?string next_key and the word, case folded
-- @bool is_start does a sentence begin with it?
-- @treturn string
function letters.capital(reader, form, key, next_form, next_letter, next_key, is_start)
  if reader.starters[form] and (is_start or not form:find "^%u%.$") then
    return lower_letter(reader, key)
  end
  if is_start and next_form and reader.endearing[key] then return "w" end
  if is_start and not is_known(reader, form, key) and not form:find "^%u%.$" then
    local class = lower_letter(reader, key)
    if class ~= "w" then return class end
    local owner = form:match "^(.+)['\xE2]" and form:find(reader.possessive) and key
    if owner and not is_written_small(reader, owner) then return "S" end
    if not next_form and not acts(reader, key, next_letter, next_key) then
      return class
    end
  end
  return capital_letter(reader, form, key, next_form)
end

return letters
