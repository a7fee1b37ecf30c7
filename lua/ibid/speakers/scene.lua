--- Scenes: who is present in a story, and who is meant by a name, a description or a
-- pronoun.
--
-- An actor is a person of the text or whoever is described (*the old man*).  A mention
-- is an actor in a block; the latest mentions say who is meant next.
-- @module ibid.speakers.scene

local scene = {}

--- How many blocks, and mentions, are looked back.
local BLOCKS, MENTIONS = 4, 60

-- ---- Actors ---------------------------------------------------------------

local function gender_of_words(known, text)
  local gender
  for word in text:lower():gmatch "%a+" do gender = known.gender[word] or gender end
  return gender
end

--- A person of the text, by any form of the name.
function scene.person(self, person)
  local actor = self.actors[person]
  if not actor then
    actor = { name = person.name, gender = person.gender, person = person }
    self.actors[person] = actor
  end
  return actor
end

--- Does a description say nothing that an earlier one did not?
local function is_part(text, earlier)
  earlier = " " .. earlier .. " "
  for word in text:gmatch "%S+" do
    if not earlier:find(" " .. word .. " ", 1, true) then return false end
  end
  return true
end

--- The actor described before by the same noun, nearest first.
local function described(self, text, head, gender)
  for i = #self.mentions, math.max(1, #self.mentions - MENTIONS), -1 do
    local actor = self.mentions[i].actor
    if actor.head == head and (not gender or gender == (actor.gender or gender))
      and is_part(text, actor.described) then
      actor.gender = actor.gender or gender
      return actor
    end
  end
end

--- Whoever has a name or is described.
-- @string text
-- @string head the last word
-- @bool is_new *a man*, not *the man*
-- @bool is_several
function scene.actor(self, text, head, is_new, is_several)
  local person = self.people.by_form[text]
  if person then return scene.person(self, person) end
  local gender = gender_of_words(self.known, text)
  local actor = not is_new and described(self, text, head, gender)
  if actor then return actor end
  return {
    name = text, described = text, head = head, several = is_several, gender = gender,
  }
end

-- ---- Mentions and turns ---------------------------------------------------

function scene.mention(self, actor, block, is_subject)
  local mentions = self.mentions
  mentions[#mentions + 1] = { actor = actor, block = block, is_subject = is_subject }
end

--- A turn of talk; what was said long ago is another conversation.
function scene.turn(self, turn)
  local last = self.turns[#self.turns]
  if last and turn.block > last.block + BLOCKS then self.turns = {} end
  self.turns[#self.turns + 1] = turn
end

--- The turn in the block before, or with one block between.
function scene.turn_before(self, block, distance)
  local last = self.turns[#self.turns]
  return last and last.block >= block - distance and last or nil
end

-- ---- Who is meant ---------------------------------------------------------

--- May a pronoun of a gender stand for an actor?
local function fits(self, actor, gender)
  if gender == "any" then return actor ~= nil end
  if not actor or actor == self.narrator then return false end
  if gender == "several" then return actor.several == true end
  if actor.several then return false end
  return not actor.gender or not gender or actor.gender == gender
end

--- The latest mention that fits, in the blocks from one to another.
local function latest(self, gender, from, to, subject_only, but)
  for i = #self.mentions, math.max(1, #self.mentions - MENTIONS), -1 do
    local mention = self.mentions[i]
    if mention.block < from then return nil end
    if mention.block <= to and mention.actor ~= but
      and (mention.is_subject or not subject_only)
      and fits(self, mention.actor, gender) then
      return mention.actor
    end
  end
end

--- Whom a pronoun in narration stands for: the subject before it.
function scene.pronoun(self, gender, block)
  return latest(self, gender, block - BLOCKS, block, true)
    or latest(self, gender, block - BLOCKS, block, false)
end

--- Who answers the turn before, if the gender fits.
function scene.answer(self, gender, but)
  local turns = self.turns
  local last, other = turns[#turns], turns[#turns - 1]
  local speaker = last and last.speaker
  local function may(actor)
    return actor and actor ~= speaker and actor ~= but and fits(self, actor, gender)
  end
  if last and may(last.addressee) then return last.addressee end
  if other and may(other.speaker) then return other.speaker end
  if not speaker then return nil end
  for i = #turns - 2, math.max(1, #turns - 8), -1 do
    if may(turns[i].speaker) then return turns[i].speaker end
  end
end

--- Whom *he* in *he said* stands for.
function scene.speaking(self, gender, block)
  local here = latest(self, gender, block, block, true)
  if here then return here end
  local turn = scene.turn_before(self, block, 1)
  if not turn then
    return latest(self, gender, block - 1, block, true)
      or latest(self, gender, block - 1, block, false)
      or scene.answer(self, gender)
      or scene.pronoun(self, gender, block)
  end
  return latest(self, gender, block - 1, block, true, turn.speaker)
    or scene.answer(self, gender)
    or latest(self, gender, block - BLOCKS, block, true, turn.speaker)
    or fits(self, turn.speaker, gender) and turn.speaker
    or scene.pronoun(self, gender, block)
end

--- Somebody who was told of lately and did not speak last.
function scene.bystander(self, block, but)
  local turn = scene.turn_before(self, block, 2)
  local speaker = turn and turn.speaker
  for i = #self.mentions, math.max(1, #self.mentions - MENTIONS), -1 do
    local mention = self.mentions[i]
    if mention.block < block - 2 * BLOCKS then return nil end
    local actor = mention.actor
    local is_other = actor ~= speaker and actor ~= but
    if mention.is_subject and not actor.several and is_other then return actor end
  end
end

--- An empty scene.
-- @tparam table reader
-- @tparam table people of the text
-- @tparam ?table narrator a person
-- @treturn table
function scene.new(reader, people, narrator)
  local self = {
    known = reader, people = people, actors = {}, mentions = {}, turns = {},
  }
  self.narrator = narrator and scene.person(self, narrator) or { name = "I" }
  return self
end

return scene
