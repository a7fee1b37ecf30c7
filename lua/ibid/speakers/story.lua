--- Stories: whose turn it is in tales, where most of what is quoted is talk.
--
-- A paragraph is read with the ones before it in mind: the cue in it, the subject of
-- what is told beside the words, the paragraph before if it ends in a colon or is
-- short, then whose turn it would be.
-- @module ibid.speakers.story

local attribution = require "ibid.speakers.attribution"
local clause = require "ibid.speakers.clause"
local grammar = require "ibid.grammars.speaker"
local scene = require "ibid.speakers.scene"
local subject = require "ibid.speakers.subject"

local story = {}

local SHORT = 700

-- ---- Is it a story? -------------------------------------------------------

--- Do many paragraphs begin with a quotation, and do few calls of notes stand in them?
-- @tparam table reader
-- @tparam {table,...} regions as read
function story.is_one(reader, regions)
  local turns = 0
  for _, region in ipairs(regions) do
    local letters = region.clause.letters
    if letters:find "^Q" or letters:find "[^/][^/]/Q[/,]" then turns = turns + 1 end
  end
  local blocks, calls = #reader.doc.blocks, #reader.doc.references
  return turns >= 2 and turns * 8 > blocks and calls < turns
end

-- ---- Mentions -------------------------------------------------------------

local BEFORE_SUBJECT = "[/,;:%-cQ\"]$"

--- Is a mention the subject of its clause, as far as its place tells?
local function is_subject(letters, first)
  local before = letters:sub(math.max(1, first - 9), first - 1):gsub("[wdATbh#t]*$", "")
  return before == "" or before:find(BEFORE_SUBJECT) ~= nil
end

local function is_pronoun(letters, mention)
  return letters:sub(mention.first, mention.first):find "[Hi]" ~= nil
end

local function gender_of(self, key)
  local known = self.reader
  local number = known.doc.words.pronouns[key]
  if number == "several" then return "several" end
  return known.gender[key] or known.gender[key:match "^%a+"]
end

--- Whoever is named or described from one item to another.
local function named(self, read, mention, speaks)
  local letters = read.letters:sub(mention.first, mention.last)
  local text = subject.text(self.reader, read, mention.first, mention.last)
  local before = read.letters:sub(math.max(1, mention.first - 4), mention.first - 1)
  -- *the Lusitania* is nobody, *the captain Ahab* is.
  if not text:find "%l" then return nil end
  local is_thing = before:find "t[wdx#]*$" and letters:find "^[xeX]+$"
  if is_thing and not speaks then return nil end
  local last = mention.last
  while last > mention.first and not letters:sub(last - mention.first + 1,
    last - mention.first + 1):find "[LMX]" do last = last - 1 end
  local is_new = self.reader.indefinite[clause.key(read, mention.first)] ~= nil
  local several = letters:find "M" ~= nil or letters:find "Xc" ~= nil
    or self.reader.groups[clause.key(read, last)] ~= nil
  local actor = scene.actor(self.scene, text, clause.key(read, last), is_new, several)
  if speaks and not actor.person then actor.name = text end
  local person = actor.person
  actor.speaks = actor.speaks or speaks
  local is_person = actor.speaks or not person or person.gender or person.title
    or person.is_called
  if not is_person then return nil end
  return actor
end

--- Who is meant at a place; `speaks` if a cue is beside it.
local function actor_at(self, read, mention, block, speaks)
  local letter = read.letters:sub(mention.first, mention.first)
  if letter == "i" then return self.scene.narrator end
  local key = clause.key(read, mention.first)
  local owner = mention.is_beat and self.reader.doc.words.possessives[key]
  if letter ~= "H" and not owner then return named(self, read, mention, speaks) end
  local gender = gender_of(self, owner or key)
  if speaks then return scene.speaking(self.scene, gender, block) end
  return scene.pronoun(self.scene, gender, block)
end

-- ---- Narration ------------------------------------------------------------

--- The mentions of what was read; *Ann and Peter* are meant each and together.
local function mentions_of(read)
  local list = {}
  for _, mention in ipairs(grammar.mentions:match(read.letters)) do
    mention.last = mention.last - 1
    local joint = read.letters:sub(mention.first, mention.last):find("[xX]c[hxeX]")
    if joint then
      local middle = mention.first + joint
      list[#list + 1] = { first = mention.first, last = middle - 1, is_part = true }
      list[#list + 1] = { first = middle + 1, last = mention.last, is_part = true }
    end
    list[#list + 1] = mention
  end
  return list
end

--- What is told in a block without quotations.
local function tell(self, block)
  local read = self.reader.read_block(block)
  for _, mention in ipairs(mentions_of(read)) do
    local actor = actor_at(self, read, mention, block.index)
    if actor then
      local is_first = is_subject(read.letters, mention.first)
      scene.mention(self.scene, actor, block.index, is_first)
    end
  end
  return read
end

--- Tell the blocks between the last one and this one.
local function tell_before(self, block)
  local from = math.max(self.told + 1, block.index - 4)
  for index = from, block.index - 1 do
    local one = self.reader.doc.blocks[index]
    if one.kind ~= "chrome" and one.kind ~= "heading" then tell(self, one) end
  end
  self.told = block.index
end

-- ---- Cues of a paragraph --------------------------------------------------

--- The cue of each quotation in a paragraph, none twice.
local function cues_of(self, region)
  local cues, used = {}, {}
  for _, quotation in ipairs(region.quotations) do
    local place = region.clause.places[quotation.index]
    local match, confidence = nil, 0.95
    if place then
      match = attribution.after(self.reader, region, place, true)
      if not match then match, confidence = attribution.before(region, place) end
    end
    if match and not used[match.cue_first or 0] then
      used[match.cue_first or 0] = true
      match.confidence = confidence
      cues[quotation.index] = match
    end
  end
  return cues
end

--- *“…” Tolliver shook his head.*
local function beat_after(reader, region)
  local letters = region.clause.letters
  local from = letters:match "^Q[/%-]()" or letters:match "^Q()[iH]"
  if from and reader.doc.words.possessives[clause.key(region.clause, from)] then
    return { first = from, last = from }
  end
  local match = from and (grammar.owner_here:match(letters, from)
    or grammar.first_subject:match(letters, from))
  if not match or match.first > from + 12 then return nil end
  match.last = match.last - 1
  return is_subject(letters, match.first) and match or nil
end

--- Where the subject stands that a paragraph's talk is given to if no cue tells.
local function add_beat(reader, region, cues)
  local quotation = region.quotations[1]
  if not quotation or next(cues) then return end
  local beat = beat_after(reader, region)
  if beat then
    beat.is_beat, beat.confidence = true, 0.6
    cues[quotation.index] = beat
  end
end

-- ---- A paragraph with talk ------------------------------------------------

local function by_place(cues)
  local places = {}
  for index, match in pairs(cues) do places[match.first] = index end
  return places
end

local function how_of(letters, match)
  if match.is_beat then return "inferred" end
  return is_pronoun(letters, match) and "pronoun" or "explicit"
end

local function attribute(self, region, index, match, actor)
  local one = { how = how_of(region.clause.letters, match), speaker = actor.name,
    confidence = match.confidence, actor = actor }
  if match.cue_first then
    one.cue = subject.text(self.reader, region.clause, match.cue_first,
      match.cue_last)
  end
  self.found[index] = one
end

--- Read a paragraph's mentions from left to right; those beside a cue speak.
local function read_mentions(self, region, cues, block)
  local read, places = region.clause, by_place(cues)
  local done = {}
  local function speak(match, index)
    local actor = actor_at(self, read, match, block, true)
    done[index] = true
    if not actor then return end
    attribute(self, region, index, match, actor)
    scene.mention(self.scene, actor, block, true)
  end
  for _, mention in ipairs(mentions_of(read)) do
    local index = places[mention.first]
    if index and mention.is_part and cues[index].last ~= mention.last then index = nil end
    if index then
      speak(cues[index], index)
    else
      local actor = actor_at(self, read, mention, block)
      local is_first = is_subject(read.letters, mention.first)
      if actor then scene.mention(self.scene, actor, block, is_first) end
    end
  end
  for index, match in pairs(cues) do
    if not done[index] then speak(match, index) end
  end
end

local function inferred(actor, confidence)
  return actor and {
    actor = actor, speaker = actor.name, how = "inferred", confidence = confidence,
  }
end

--- The last subject that is told of before the first quotation of a paragraph.
local function beat_before(self, region, block)
  local mentions = self.scene.mentions
  if region.clause.letters:find "^Q" then return nil end
  for i = #mentions, 1, -1 do
    if mentions[i].block ~= block then return nil end
    if mentions[i].is_subject then return mentions[i].actor end
  end
end

--- Who is told of last in the block before, which announces or is short.
local function announced(self, block)
  local before = block:previous()
  if not before or before.index <= self.spoken then return nil end
  local announces = before.text:find "[:,]%-*%s*$"
  if not announces and before.last - before.first > SHORT then return nil end
  local mentions = self.scene.mentions
  for i = #mentions, 1, -1 do
    if mentions[i].block ~= before.index then return nil end
    local actor = mentions[i].actor
    if mentions[i].is_subject then
      return not actor.several and actor or nil, announces and 0.7 or 0.5
    end
  end
end

local function guess(self, region, block, addressee)
  local actor = beat_before(self, region, block.index)
  if actor then return inferred(actor, 0.6) end
  local confidence
  actor, confidence = announced(self, block)
  if actor and actor ~= addressee then return inferred(actor, confidence) end
  actor = scene.answer(self.scene, "any", addressee)
  if actor then return inferred(actor, 0.5) end
  local turn = scene.turn_before(self.scene, block.index, 2)
  local narrator = self.scene.narrator
  if turn and turn.speaker and turn.speaker ~= narrator and addressee ~= narrator
    and self.is_told_by_i and #self.scene.turns < 2 then
    return inferred(narrator, 0.3)
  end
  return inferred(scene.bystander(self.scene, block.index, addressee), 0.3)
end

--- Whom a quotation addresses by name.
local function addressee_of(self, quotation)
  local name = self.vocatives(quotation.text)()
  return name and scene.person(self.scene, self.people.by_form[name])
end

--- Give what has no cue in a paragraph to who speaks beside it.
local function carry(self, region, is_speech)
  local before
  for _, quotation in ipairs(region.quotations) do
    before = before or self.found[quotation.index]
  end
  for _, quotation in ipairs(region.quotations) do
    local one = self.found[quotation.index]
    if one then
      before = one
    elseif before and is_speech(quotation) then
      self.found[quotation.index] = inferred(before.actor, before.confidence * 0.8)
    end
  end
  return before
end

--- Whom a turn addresses by name spoke before it, if that was but guessed.
local function answer_back(self, block, addressee, one, is_speech)
  local turn = scene.turn_before(self.scene, block.index, 2)
  local first = turn and turn.region.quotations[1].index
  local is_guess = turn and (turn.confidence or 0) <= 0.5
  if not is_guess or not addressee or addressee == turn.addressee
    or one and one.actor == addressee or turn.speaker == addressee then
    return
  end
  turn.speaker = addressee
  for _, quotation in ipairs(turn.region.quotations) do
    self.found[quotation.index] = nil
  end
  self.found[first] = inferred(addressee, 0.5)
  carry(self, turn.region, is_speech)
end

local function take_turn(self, region, block, is_speech)
  tell_before(self, block)
  local cues = cues_of(self, region)
  add_beat(self.reader, region, cues)
  local first = region.quotations[1]
  local addressee = addressee_of(self, first)
  read_mentions(self, region, cues, block.index)
  local one = carry(self, region, is_speech)
  if is_speech(first) then answer_back(self, block, addressee, one, is_speech) end
  if not one and is_speech(first) then
    one = guess(self, region, block, addressee)
    self.found[first.index] = one
    carry(self, region, is_speech)
  end
  if is_speech(first) then
    self.spoken = block.index
    local turn = {
      block = block.index, speaker = one and one.actor, addressee = addressee,
      region = region, confidence = one and one.confidence,
    }
    scene.turn(self.scene, turn)
    self.turns[#self.turns + 1] = turn
  end
end

--- A turn without a speaker belongs to whoever speaks two turns later.
local function look_ahead(self, is_speech)
  local turns = self.turns
  for i = #turns - 2, 1, -1 do
    local turn, between, later = turns[i], turns[i + 1], turns[i + 2]
    if not turn.speaker and later.speaker and later.speaker ~= between.speaker
      and later.block <= turn.block + 4 and turn.addressee ~= later.speaker then
      turn.speaker = later.speaker
      self.found[turn.region.quotations[1].index] = inferred(later.speaker, 0.35)
      carry(self, turn.region, is_speech)
    end
  end
end

--- Find whose the talk of a story is.
-- @tparam table reader
-- @tparam {table,...} regions as read, in the order of the text
-- @tparam table found attributions by quotation, which this adds to
-- @tparam function is_speech
-- @tparam table cast `people`, `narrator`, `vocatives`
function story.read(reader, regions, found, is_speech, cast)
  local self = {
    reader = reader, found = found, people = cast.people, vocatives = cast.vocatives,
    scene = scene.new(reader, cast.people, cast.narrator),
    told = 0, spoken = 0, turns = {},
    is_told_by_i = cast.is_told_by_i,
  }
  for _, region in ipairs(regions) do
    local block = region.block
    if block then take_turn(self, region, block, is_speech) end
  end
  look_ahead(self, is_speech)
end

return story
