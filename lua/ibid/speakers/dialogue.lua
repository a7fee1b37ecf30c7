--- Dialogue: whose turn it is where no cue says so.
--
-- In a text in which many paragraphs begin with a quotation, the rules are, in this
-- order: the subject of what is told beside the quotation in its paragraph; the
-- subject of a short narration before it; who spoke before the last speaker.
-- @module ibid.speakers.dialogue

local grammar = require "ibid.grammars.speaker"
local subject = require "ibid.speakers.subject"

local SHORT = 240

local function is_dialogue(reader, regions)
  local turns = 0
  for _, region in ipairs(regions) do
    if region.clause.letters:find "^Q" then turns = turns + 1 end
  end
  return turns >= 8 and turns * 5 > #reader.doc.blocks
end

--- Whose action a stretch of narration tells.
local function actor(reader, region, from)
  local match = grammar.first_subject:match(region.clause.letters, from)
  if not match then return nil end
  local places = { first = match.first, last = match.last - 1 }
  return subject.attribution(reader, region, places, 0.6).speaker
end

local function inferred(speaker, confidence)
  return speaker and { speaker = speaker, how = "inferred", confidence = confidence }
end

--- *“…” Holmes shook his head.*
local function beside(reader, region)
  local letters = region.clause.letters
  local from = letters:match "^Q/?()[^QA]*[HXtLM]"
  return from and inferred(actor(reader, region, from), 0.5)
end

--- *The girl flushed.* before her words.
local function before(reader, block)
  if not block or block.last - block.first > SHORT then return nil end
  local read = reader.read_block(block)
  local region = { first = block.first, last = block.last, clause = read }
  if region.clause.letters:find "Q" then return nil end
  return inferred(actor(reader, region, 1), 0.4)
end

local function by_turns(turns)
  local other, last = turns[#turns - 1], turns[#turns]
  local known = other and last and other.speaker and other.speaker ~= last.speaker
  return known and inferred(other.speaker, 0.4)
end

--- Give the turns without a cue their speakers.
-- @tparam table reader
-- @tparam {table,...} regions as read, in the order of the text
-- @tparam table found attributions by quotation, which this adds to
-- @tparam function carry_on gives a turn's later quotations the speaker of the first
return function(reader, regions, found, carry_on)
  if not is_dialogue(reader, regions) then return end
  local turns, last_block = {}, 0
  for _, region in ipairs(regions) do
    local block = reader.doc.blocks:at(region.first)
    local quotation = region.quotations[1]
    if block and block.index > last_block + 2 then turns = {} end
    if block and region.clause.letters:find "^Q" then
      local index = quotation.index
      found[index] = found[index] or beside(reader, region)
        or block.index == last_block + 2 and before(reader, block:previous())
        or by_turns(turns) or nil
      carry_on(found, region)
      turns[#turns + 1] = found[index] or {}
      last_block = block.index
    end
  end
end
