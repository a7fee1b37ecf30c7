--- Clauses: the words around quotations as a string of letters, one for each word
-- (see `ibid.speakers.letters`), which grammars can read.
--
-- A word is kept as its token; a quotation as its index, below zero; a sentence's end,
-- which is a place of its own, as 0.
-- @module ibid.speakers.clause

local letters = require "ibid.speakers.letters"

local clause = {}

local byte = string.byte

--- How many words a bracket holds that is read over.
local BRACKET = 40

-- ---- What is kept ---------------------------------------------------------

--- The folded form of the word at a place, "" for a quotation.
function clause.key(read, place)
  local token = read.words[place]
  if not token or token <= 0 then return "" end
  local reader, key = read.reader, read.reader.core:key(token)
  local behind = reader.behind[key]
  return behind and read.letters:sub(place, place) == "H" and behind or reader.folded[key]
end

--- The bytes from one place to another.
function clause.span(read, first, last)
  while read.words[first] == 0 do first = first - 1 end
  while read.words[last] == 0 do last = last - 1 end
  local from, to, reader = read.words[first], read.words[last], read.reader
  local start = (from > 0 and reader.tokens or reader.quotations):span(math.abs(from))
  local _, stop = (to > 0 and reader.tokens or reader.quotations):span(math.abs(to))
  return start, stop
end

--- The block in which a byte stands; no block stands in another.
function clause.block_at(doc, place)
  local blocks = doc.blocks
  local items = blocks.source.items
  local i = items:find(place)
  return i <= #items and items:span(i) <= place and blocks[i] or nil
end

--- The same words under other letters.
function clause.with(read, letters_of_words)
  return {
    letters = letters_of_words, words = read.words, places = {}, reader = read.reader,
  }
end

--- What is needed to read the clauses of a document.
-- @tparam ibid.Document doc
-- @treturn table
function clause.reader(doc)
  local reader = letters.of_document(doc)
  reader.doc, reader.core = doc, doc.core
  reader.tokens = doc.tokens.source.items
  reader.sentences = doc.sentences.source.items
  reader.quotations = doc.quotations.source.items
  reader.folded, reader.plain, reader.phrase_keys, reader.doubtful = {}, {}, {}, {}
  reader.behind, reader.either = {}, {}
  return reader
end

-- ---- Words ----------------------------------------------------------------

--- Remember a key's folded form, and the letter that it has without a capital.
local function learn(reader, key)
  local folded = reader.core:key_form(key)
  local letter = letters.plain(reader, folded)
  local behind = letters.behind_verb(reader, folded)
  if behind then letter, reader.behind[key] = "V", behind end
  reader.folded[key], reader.plain[key] = folded, letter
  reader.phrase_keys[key] = reader.phrases[folded]
  reader.doubtful[key] = reader.two_faced[folded]
  reader.either[key] = letter == "t" and reader.objects[folded]
  return letter
end

--- Go on to the next sentence: the token at which it ends, and its last byte.
local function next_sentence(reader, words)
  words.sentence = words.sentence + 1
  if words.sentence <= #reader.sentences then
    local _, last = reader.sentences:span(words.sentence)
    words.stop, words.stop_byte = reader.tokens:find(last), last
  else
    words.stop, words.stop_byte = math.huge, math.huge
  end
end

--- Put the end of a sentence, unless no word of it was put.
local function add_end(reader, words)
  local n = #words.letter
  if n > 0 and words.letter[n] ~= "/" then
    words.letter[n + 1], words.token[n + 1] = "/", 0
  end
  next_sentence(reader, words)
end

--- Put a quotation as one word; ends of sentences inside it are its own.
-- @treturn integer the token behind it
local function add_quotation(reader, words, quotation)
  local n, last = #words.letter + 1, 0
  words.letter[n], words.token[n] = "Q", -quotation.index
  local after = reader.tokens:find(quotation.last + 1)
  while words.stop < after do
    last = words.stop_byte
    next_sentence(reader, words)
  end
  if last >= quotation.last then words.letter[n + 1], words.token[n + 1] = "/", 0 end
  return after
end

--- Put the token `i` as a word; one that says nothing leaves a gap.
local function add_word(reader, words, i, first, kind)
  local key = reader.core:key(i)
  local letter = reader.plain[key] or learn(reader, key)
  local n, start = #words.letter + 1, byte(reader.text, first)
  if start >= 65 and (start <= 90 or start >= 0xC3) then
    local form = reader.core:form(i)
    if letters.is_capital(form) then
      words.form[n], letter = form, "X"
      words.capitals[#words.capitals + 1] = n
    end
  end
  if kind == "number" then letter = "#" end
  if letter == "" then
    words.gap[n] = true
    return
  end
  words.letter[n], words.token[n] = letter, i
  if reader.behind[key] then words.letter[n + 1], words.token[n + 1] = "H", i end
  if reader.phrase_keys[key] then words.phrases[#words.phrases + 1] = n end
  if reader.doubtful[key] then words.doubtful[#words.doubtful + 1] = n end
  if reader.either[key] then words.either[#words.either + 1] = n end
end

--- A region's tokens outside its quotations, each quotation as one word.
-- @treturn table by their places `letter`, `token`, and where there is one `form` (of
-- a word with a capital), `gap` (a token that says nothing before it); the places of
-- `capitals`, of words with which `phrases` begin, of those that only may be persons, and of
-- articles that may be objects, too
local function words_of(reader, region)
  local words = {
    letter = {}, token = {}, form = {}, gap = {}, capitals = {}, phrases = {},
    doubtful = {}, either = {},
    sentence = reader.sentences:find(region.first) - 1,
  }
  next_sentence(reader, words)
  local tokens, quotations, q = reader.tokens, region.quotations, 1
  local i, count, region_first = tokens:find(region.first), #tokens, region.first
  while i <= count do
    local first, _, kind = tokens:span(i)
    local quotation = quotations[q]
    if first > region.last then break end
    while i > words.stop do add_end(reader, words) end
    if quotation and first >= quotation.first then
      i, q = add_quotation(reader, words, quotation), q + 1
    else
      if first >= region_first and kind ~= "reference" then
        add_word(reader, words, i, first, kind)
      end
      i = i + 1
    end
  end
  if words.stop_byte <= region.last then add_end(reader, words) end
  return words
end

-- ---- Letters --------------------------------------------------------------

local function folded_at(reader, words, place)
  local token = words.token[place]
  return token and token > 0 and reader.folded[reader.core:key(token)] or nil
end

--- Give the words of a phrase such as *according to* their letter.
local function mark_phrase(reader, words, place)
  for _, phrase in ipairs(reader.phrases[folded_at(reader, words, place)]) do
    local k = 1
    while phrase[k + 1] and folded_at(reader, words, place + k) == phrase[k + 1] do
      k = k + 1
    end
    if not phrase[k + 1] then
      for at = place, place + k - 1 do
        words.letter[at], words.form[at] = "Y", nil
      end
    end
  end
end

--- The letter of a word with a capital; *a Chekist* is a person, and no one's name.
local function capital_letter(reader, words, place)
  local letter, gap = words.letter, words.gap
  local before = letter[place - 1]
  local is_start = before == nil or before == "/" or before == ":"
  local next_form = not gap[place + 1] and words.form[place + 1] or nil
  local next_letter = not (gap[place + 1] or next_form) and letter[place + 1] or nil
  local form, key = words.form[place], folded_at(reader, words, place)
  if reader.doc.words.nouns_have_capitals then
    local two = (letter[place - 2] or "") .. (before or "")
    local noun = letters.noun(reader, form, key, next_form ~= nil, two)
    if noun then return noun end
  end
  local next_key = next_letter and folded_at(reader, words, place + 1)
  local one = letters.capital(reader, form, key, next_form, next_letter, next_key,
    is_start)
  if one ~= "X" or next_form or gap[place] then return one end
  local is_member = reader.indefinite[folded_at(reader, words, place - 1) or ""]
  return is_member and "L" or one
end

--- *his head*, *a general air*: is a word for a person none here?
local function is_no_person(reader, words, place)
  local before = folded_at(reader, words, place - 1)
  if reader.doc.words.possessives[before] then return true end
  local following = folded_at(reader, words, place + 1)
  return words.letter[place + 1] == "w" and not letters.is_verb(reader, following)
end

-- ---- Brackets -------------------------------------------------------------

--- The closing bracket of the one at `i`, unless a quotation stands between them or
-- follows.
local function bracket_end(letter, i)
  for k = i + 1, i + BRACKET do
    if not letter[k] or letter[k] == "Q" then return nil end
    if letter[k] == ")" then return letter[k + 1] ~= "Q" and k or nil end
  end
end

--- Take away brackets with all that is in them, and others by themselves.
local function drop_brackets(words)
  local letter, token, i, n = words.letter, words.token, 1, 0
  local count = #letter
  while i <= count do
    local stop = letter[i] == "(" and bracket_end(letter, i)
    if letter[i] ~= "(" and letter[i] ~= ")" then
      n = n + 1
      letter[n], token[n] = letter[i], token[i]
    end
    i = (stop or i) + 1
  end
  for k = n + 1, count do letter[k], token[k] = nil, nil end
end

-- ---- Reading --------------------------------------------------------------

local function places_of(words)
  local places = {}
  for place, token in ipairs(words.token) do
    if token < 0 then places[-token] = place end
  end
  return places
end

--- Read a region.
-- @tparam table reader
-- @tparam table region `first`, `last`, and its outermost `quotations`, spans
-- @treturn table `letters`, a string; `places` in it of the quotations by their index;
-- `clause.key` and `clause.span` tell of the words at places
function clause.read(reader, region)
  local words = words_of(reader, region)
  for _, place in ipairs(words.phrases) do mark_phrase(reader, words, place) end
  for _, place in ipairs(words.capitals) do
    if words.form[place] then
      words.letter[place] = capital_letter(reader, words, place)
    end
  end
  for _, place in ipairs(words.doubtful) do
    if is_no_person(reader, words, place) then words.letter[place] = "w" end
  end
  for _, place in ipairs(words.either) do -- *le* of *comme le dit Amsel*
    local following = words.letter[place + 1]
    if following == "V" or following == "a" then words.letter[place] = "m" end
  end
  local all = table.concat(words.letter)
  if all:find "[()]" then
    drop_brackets(words)
    all = table.concat(words.letter)
  end
  local places = #region.quotations > 0 and places_of(words) or {}
  return { letters = all, words = words.token, places = places, reader = reader }
end

return clause
