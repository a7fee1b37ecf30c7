--- Attribution: the rules that find the cue of one quotation and its speaker.
--
-- All places count the words of what was read of a region; `reversed` is what stands
-- to the left, nearest first, and `r` a place in it.
-- @module ibid.speakers.attribution

local clause = require "ibid.speakers.clause"
local grammar = require "ibid.grammars.speaker"
local subject = require "ibid.speakers.subject"

local attribution = {}

--- How many words of a sentence are looked at on each side.
local REACH = 150

--- What a pattern for the right captured as places of words, of a piece of the
-- letters that begins `skipped` places later.
local function rightwards(match, skipped)
  if not match then return nil end
  local places = {}
  for name, place in pairs(match) do places[name] = place + (skipped or 0) end
  places.last = places.last - 1
  places.cue_last = places.cue_last and places.cue_last - 1
  return places
end

local function sentence_start(letters, place)
  local from = math.max(1, place - REACH)
  local at = letters:sub(from, place - 1):match "^.*()/"
  return at and from + at or from
end

local function sentence_stop(letters, place)
  local at = letters:sub(place + 1, place + REACH):find("/", 1, true)
  return at and place + at or math.min(place + REACH, #letters + 1)
end

-- ---- After the quotation --------------------------------------------------

--- The character before a quotation's closing marks.
local function ending(reader, read, place)
  local first, last = clause.span(read, place, place)
  local text = reader.core:sub(math.max(first, last - 8), last)
  text = text:gsub("\xE2\x80[\x98-\x9D\xAF]", ""):gsub("\xC2[\xA0\xAB\xBB]", "")
  text = text:gsub("[\"'%s]+$", "")
  return text:sub(-1)
end

--- The cue behind a quotation.
-- @tparam table reader
-- @tparam table region
-- @int place the quotation's place
-- @bool in_tale any word beside a person may be a verb of speaking
function attribution.after(reader, region, place, in_tale)
  local letters = region.clause.letters
  if place > #letters then return nil end
  local last, pattern = ending(reader, region.clause, place), grammar.after
  if last == "." then pattern = grammar.as end
  if last:find "[!?,]" then pattern = grammar.after_end end
  local match = pattern:match(letters, place + 1)
  if not match and pattern == grammar.after_end then
    match = grammar.any_verb:match(letters, place + 1)
    if not match and in_tale and last == "," then
      match = grammar.any_verb_after:match(letters, place + 1)
    end
  end
  return rightwards(match or grammar.as:match(letters, place + 1)
    or grammar.so:match(letters, place + 1))
end

--- *While conceding that “…” he warned*: the subject follows.
local function subject_after(letters, place, start)
  local at = letters:sub(start, place - 1):find "G"
  local rest = letters:sub(place + 1, sentence_stop(letters, place))
  local comma = at and rest:find(",", 1, true)
  local match = comma and grammar.subject_here:match(rest, comma + 1)
  if not match then return nil end
  match = rightwards(match, place)
  match.cue_first = start + at - 1
  match.cue_last = match.cue_first
  return match
end

--- *“…” with Brusk, as Taranets claimed*
local function as_later(letters, place)
  for at = place + 1, sentence_stop(letters, place) - 1 do
    local match = letters:sub(at, at) == "A" and grammar.as:match(letters, at)
    if match then return rightwards(match) end
  end
end

-- ---- Verbs before it ------------------------------------------------------

local function is_cue(reversed, r)
  local letter, before = reversed:sub(r, r), reversed:sub(r + 1, r + 1)
  if not letter:find "[VvGn]" then return false end
  if grammar.is_purpose:match(reversed, r + 1) then return false end
  if letter == "G" then
    return not before:find "[Bbn]" and not grammar.is_thing:match(reversed, r + 1)
  end
  if letter == "V" then
    return before ~= "t" and not grammar.is_passive:match(reversed, r + 1)
  end
  return not grammar.is_noun:match(reversed, r + 1)
    and grammar.has_subject:match(reversed, r + 1) ~= nil
end

--- The subject of *adding that* is that of the sentence.
local function verb_in_ing(letters, place, start)
  local before = letters:sub(start, place - 1)
  local from = before:match "^.*[:;]()" or 1
  local _, dashes = before:sub(from):gsub("%-", "")
  if dashes % 2 == 1 then from = before:match "^.*%-()" end
  local match = rightwards(grammar.first_subject:match(before, from), start - 1)
  if match then match.cue_first, match.cue_last = place, place end
  return match
end

local function verb_with_subject(reversed, r, place)
  if not is_cue(reversed, r) then return nil end
  local is_beside = reversed:find("^[,:]?m?[Vv]") == 1 and r <= 3
  local match = is_beside and grammar.any_subject:match(reversed, r + 1)
    or grammar.subject:match(reversed, r + 1)
  return match and {
    first = place - match.first + 1, last = place - match.last,
    cue_first = place - r, cue_last = place - r, left = match.first,
  }
end

--- The reporting verb outside the that-clause in which another one stands.
local function outer(letters, reversed, match, place, start)
  -- *they could, he noted, be “…”* stands in no that-clause.
  if letters:sub(match.cue_last + 1, match.cue_last + 1) == "," then return nil end
  local r = grammar.that:match(reversed, match.left)
  if not r then return nil end
  if reversed:sub(r, r) == "G" then
    return is_cue(reversed, r) and verb_in_ing(letters, place - r, start)
  end
  return verb_with_subject(reversed, r, place)
end

--- *Im Mai schrieb Orth*, *comme le dit Amsel*: the subject behind a verb that has none
-- before it.
local function verb_first(letters, reversed, r, place, is_second)
  local before = reversed:sub(r + 1, r + 1)
  if before == "A" or reversed:find("^mA", r + 1) or is_second and not before:find "[XLMHiS]" then
    return rightwards(grammar.verb_first:match(letters, place - r))
  end
end

--- The nearest cue verb in the sentence that has a subject.
local function verb_before(letters, place, start, is_second)
  local reversed = letters:sub(start, place - 1):reverse()
  local r = reversed:find "[VvGn]"
  while r do
    local match
    if reversed:sub(r, r) == "G" then
      match = is_cue(reversed, r) and verb_in_ing(letters, place - r, start)
    else
      match = verb_first(letters, reversed, r, place, is_second)
        or verb_with_subject(reversed, r, place)
      local around = match and match.left and outer(letters, reversed, match, place, start)
      match = around or match
    end
    if match then return match end
    r = reversed:find("[VvGn]", r + 1)
  end
end

-- ---- Phrases, nouns and a colon -------------------------------------------

--- Letters without which each of these patterns is not worth trying.
local NEEDS = {
  own_noun = "[Bbn]", phrase = "Y", words = "S", agent = "f", issues = "[TG:]", noun = "[Bbn]",
  noun_that = "[TG]", so_inside = "Z",
  before_comma = "V", behind_name = "O",
}

--- The last match of a pattern between two places.
local function last_match(name, letters, from, to)
  if not letters:sub(from, to + 1):find(NEEDS[name]) then return nil end
  for at = to, from, -1 do
    local match = rightwards(grammar[name]:match(letters, at))
    if match and math.max(match.last, match.cue_last) <= to then return match end
  end
end

--- *according to Dane*, *in Taranets's words*, on either side.
local function phrase(letters, place, start)
  local stop = math.min(sentence_stop(letters, place) - 1, place + 8)
  return last_match("phrase", letters, start, place - 1)
    or last_match("behind_name", letters, start, place - 1)
    or last_match("words", letters, start, place - 1)
    or last_match("phrase", letters, place + 1, stop)
    or last_match("words", letters, place + 1, stop)
end

--- *Andrade bristled:* has a verb that is no cue elsewhere.
local function with_verb(letters, match)
  if match and letters:find("^w[wd]*:", match.last) then
    match.cue_first, match.cue_last = match.last, match.last + 1
  end
  return match
end

--- A colon before the quotation makes the sentence's subject its speaker.
local function colon(letters, place, start)
  if letters:sub(place - 1, place - 1) ~= ":" then return nil end
  local before = letters:sub(start, place - 1)
  local match
  for at = before:find "^[^XHLMS]*f" and #before - 1 or 0, 1, -1 do
    match = match or grammar.agent_colon:match(before, at)
  end
  match = match or with_verb(before, grammar.before_colon:match(before))
  for at = #before - 1, 1, -1 do match = match or grammar.owner:match(before, at) end
  return rightwards(match, start - 1)
end

--- The nearest of the cues to the left: a verb, a phrase, a noun with a that-clause.
local function nearest_before(letters, place, start, is_second)
  local best, confidence = verb_before(letters, place, start, is_second), 0.8
  local function try(match, certainty)
    if match and (not best or match.cue_first > best.cue_first) then
      best, confidence = match, certainty
    end
  end
  try(phrase(letters, place, start), 0.9)
  try(last_match("agent", letters, start, place - 1), 0.8)
  try(last_match("so_inside", letters, start, place - 1), 0.8)
  try(last_match("before_comma", letters, start, place - 1), 0.8)
  try(last_match("issues", letters, start, place - 1), 0.7)
  if letters:sub(place - 1, place - 1) ~= ":" then
    try(last_match("noun_that", letters, start, place - 1), 0.7)
  end
  return best, confidence
end

--- The cue before a quotation, in talk.
function attribution.before(region, place)
  local letters = region.clause.letters
  local start = sentence_start(letters, place)
  local is_second = region.clause.reader.doc.words.verb_second
  local match, confidence = nearest_before(letters, place, start, is_second)
  if match then return match, confidence end
  return colon(letters, place, start), 0.6
end

--- Which of two matches has its cue nearer to the quotation.
local function nearer(a, b)
  if not (a and b) then return a or b end
  return a.cue_first >= b.cue_first and a or b
end

--- *his claim that*: whose it is the pronoun says.
local function own_noun(reader, region, place, start)
  local letters, read = region.clause.letters, region.clause
  local piece = letters:sub(1, place - 1)
  local match = last_match("own_noun", piece, start, place - 1)
  local is_own = match and reader.doc.words.possessives[clause.key(read, match.first)]
  return is_own and match or nil
end

--- *« Le bac, dit Amsel, a coulé. »*: what stands inside the marks says whose it is.
-- @tparam table reader
-- @tparam ibid.Span quotation
-- @treturn table|nil as `of` gives it
function attribution.inside(reader, quotation)
  if not reader.doc.words.insertions then return nil end
  local region = { first = quotation.first, last = quotation.last, quotations = {} }
  region.clause = clause.read(reader, region)
  local letters = region.clause.letters
  for at in letters:gmatch "()," do
    local match = rightwards(grammar.inserted:match(letters, at))
    if match then return subject.attribution(reader, region, match, 0.8) end
  end
end

-- ---- All rules in their order ---------------------------------------------

--- The match that says whose a quotation is, and how certain that is.
local function find(reader, region, place)
  local letters = region.clause.letters
  local start = sentence_start(letters, place)
  local match, confidence = attribution.after(reader, region, place), 0.95
  if not match then
    local is_second = reader.doc.words.verb_second
    match, confidence = nearest_before(letters, place, start, is_second)
  end
  if match then return match, confidence end
  match = nearer(last_match("noun", letters, start, place - 1),
    own_noun(reader, region, place, start))
    or subject_after(letters, place, start) or as_later(letters, place)
  if match then return match, 0.6 end
  return colon(letters, place, start), 0.5
end

--- What a sentence says of a quotation in it.
-- @tparam table reader
-- @tparam table region
-- @int place the quotation's place in the region, or one behind its last word
-- @treturn table|nil `{ speaker =, cue =, how =, confidence = }`
function attribution.of(reader, region, place)
  local shared = region.shared
  if shared and shared.place == place then return shared.attribution end
  local match, confidence = find(reader, region, place)
  local one = match and subject.attribution(reader, region, match, confidence)
  local goes_on = match and match.next
  region.shared = goes_on and { place = goes_on, attribution = one } or shared
  return one or nil
end

return attribution
