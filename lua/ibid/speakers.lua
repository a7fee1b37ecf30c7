--- Speakers: whose the quotations of a document are, and how the text says so.
--
-- First what the text says of each quotation by a cue; then, for what is held to be
-- speech, what follows from the quotations around it.
-- @module ibid.speakers

local attribution = require "ibid.speakers.attribution"
local clause = require "ibid.speakers.clause"
local bracket = require "ibid.speakers.bracket"
local cast = require "ibid.speakers.cast"
local grammar = require "ibid.grammars.speaker"
local label = require "ibid.speakers.label"
local kinds = require "ibid.kinds"
local people = require "ibid.people"
local story = require "ibid.speakers.story"
local subject = require "ibid.speakers.subject"

-- ---- Regions --------------------------------------------------------------

--- The stretches in which quotations stand, each with its outermost quotations: blocks,
-- and quotations that hold others.
local function regions_of(doc)
  local by_holder, order, open = {}, {}, {}
  local function region(holder)
    local key = holder.layer .. holder.index
    if not by_holder[key] then
      by_holder[key] = {
        first = holder.first, last = holder.last, quotations = {},
        block = holder.layer == "blocks" and holder or nil,
      }
      order[#order + 1] = by_holder[key]
    end
    return by_holder[key]
  end
  for i = 1, #doc.quotations do
    local quotation = doc.quotations[i]
    local _, _, kind = quotation.source.items:span(i)
    while open[#open] and open[#open].last < quotation.last do open[#open] = nil end
    if kind == "inline" then
      local outer = open[#open]
      if outer and outer.is_block then outer = nil end
      local holder = outer or clause.block_at(doc, quotation.first) or quotation
      local inside = region(holder)
      table.insert(inside.quotations, quotation)
    end
    open[#open + 1] = {
      layer = "quotations", index = i, first = quotation.first, last = quotation.last,
      is_block = kind ~= "inline",
    }
  end
  return order
end

--- What was read of a block, kept for the next who asks.
local function read_block(reader, read, block)
  if not read[block.index] then
    local list = {}
    for quotation in reader.doc.quotations:within(block):each() do
      if quotation.level == 1 then list[#list + 1] = quotation end
    end
    local region = { first = block.first, last = block.last, quotations = list }
    read[block.index] = clause.read(reader, region)
  end
  return read[block.index]
end

local function reader_of(doc)
  local reader, read = clause.reader(doc), {}
  function reader.read_block(block) return read_block(reader, read, block) end
  function reader.keep_block(block, one) read[block.index] = one end
  return reader
end

-- ---- Blocks and epigraphs -------------------------------------------------

--- What a paragraph that ends in a colon says of the block below it.
local function lead_in(reader, quotation)
  local block = clause.block_at(reader.doc, quotation.first)
  block = block and block:previous()
  if not block or block.kind == "heading" then return nil end
  if not block.text:find ":%W*%d*%W*$" then return nil end
  local read = reader.read_block(block)
  local letters = read.letters:gsub("/$", "")
  if letters:sub(-1) ~= ":" then letters = letters .. ":" end
  local region = {
    first = block.first, last = block.last,
    clause = clause.with(read, letters),
  }
  return attribution.of(reader, region, #letters + 1)
end

--- The name in the line below an epigraph.
local function signature(reader, quotation)
  local block = clause.block_at(reader.doc, quotation.last)
  local line = block and block:next()
  if not line or line.kind ~= "attribution" then return nil end
  local read = reader.read_block(line)
  local found = grammar.first_name:match(read.letters)
  if not found then return nil end
  local speaker = subject.text(reader, read, found.first, found.last - 1)
  return { speaker = speaker, how = "explicit", confidence = 0.9 }
end

-- ---- What follows from other quotations -----------------------------------

local function is_speech(quotation, one)
  return kinds.decide(quotation, one ~= nil and one.cue ~= nil) == "speech"
end

--- In a tale what begins and ends as a sentence does is spoken, too, but for a title
-- inside a paragraph.
local function is_spoken(quotation)
  local core, first, last = quotation.doc.core, quotation.first, quotation.last
  local is_sentence = core:sub(first, first + 8):find "^[\"'\x80-\xFF]+%u"
    and core:sub(math.max(first, last - 8), last):find "[.,!?%-][^%w]*$"
  if is_sentence then
    local block = clause.block_at(quotation.doc, first)
    if block and block.first == first then return true end
  end
  local kind = kinds.decide(quotation, false)
  return kind == "speech" or is_sentence ~= nil and kind ~= "title"
end

--- Ask only once for each quotation.
local function memo(ask)
  local answers = {}
  return function(quotation)
    local answer = answers[quotation.index]
    if answer == nil then
      answer = ask(quotation)
      answers[quotation.index] = answer
    end
    return answer
  end
end

local function inferred(speaker, confidence)
  return { speaker = speaker, how = "inferred", confidence = confidence }
end

--- The subject of the sentence before a quotation that is a sentence by itself.
local function told_before(reader, region, place)
  local letters = region.clause.letters
  local is_sentence = letters:sub(place - 1, place - 1) == "/"
    and letters:find("^/", place + 1)
  if not is_sentence then return nil end
  local from = letters:sub(1, place - 2):match "^.*/()" or 1
  if letters:sub(from, place - 2):find "Q" then return nil end
  local match = grammar.first_subject:match(letters, from)
  if not match or match.last >= place then return nil end
  match.last = match.last - 1
  return inferred(subject.attribution(reader, region, match, 0.5).speaker, 0.4)
end

--- *“He knew,” writes Orlov, quick to judge, “that it would.”*: the cue serves both.
local function same_sentence(found, region, before, quotation)
  local places, one = region.clause.places, found[before.index]
  local from, to = places[before.index], places[quotation.index]
  if not (from and to and one.cue) then return nil end
  if region.clause.letters:sub(from, to):find "/" then return nil end
  return {
    speaker = one.speaker, cue = one.cue, how = one.how,
    confidence = one.confidence and one.confidence * 0.8,
  }
end

--- Speech without a cue belongs to the speaker before it in its paragraph, else to
-- whoever the sentence before it tells of.
local function carry_on(reader, found, region)
  local before
  for _, quotation in ipairs(region.quotations) do
    local one = found[quotation.index]
    if not one and is_speech(quotation, nil) then
      if before then
        local said = found[before.index]
        one = same_sentence(found, region, before, quotation)
          or inferred(said.speaker, said.confidence * 0.6)
      else
        one = told_before(reader, region, region.clause.places[quotation.index] or 1)
      end
      found[quotation.index] = one
    end
    if one and one.speaker and one.cue then before = quotation end
    if one and one.speaker then before = before or quotation end
  end
end

local function read_regions(reader, regions)
  for _, region in ipairs(regions) do
    region.clause = clause.read(reader, region)
    if region.block then reader.keep_block(region.block, region.clause) end
  end
end

local function attribute_regions(reader, regions, found)
  for _, region in ipairs(regions) do
    for i, quotation in ipairs(region.quotations) do
      local place = region.clause.places[quotation.index]
      local one = i == 1 and label(reader, region, quotation)
        or place and attribution.of(reader, region, place)
      if not one or not one.speaker then
        one = bracket(reader, quotation) or attribution.inside(reader, quotation) or one
      end
      found[quotation.index] = one
    end
    carry_on(reader, found, region)
  end
end

local function outside_quotations(regions)
  local list = {}
  for _, region in ipairs(regions) do
    if region.block then list[#list + 1] = region end
  end
  return list
end

local function attribute_blocks(reader, found)
  local quotations = reader.doc.quotations
  for i = 1, #quotations do
    local _, _, kind = quotations.source.items:span(i)
    if kind == "block" then found[i] = lead_in(reader, quotations[i]) end
    if kind == "epigraph" then found[i] = signature(reader, quotations[i]) end
  end
end

--- Is a quotation all that stands in a bracket, and short?
local function is_aside(doc, quotation)
  return doc.core:sub(quotation.first - 1, quotation.first - 1) == "("
    and doc.core:sub(quotation.last + 1, quotation.last + 1) == ")"
    and select(2, quotation.text:gsub("%s+", "")) < 8
end

--- A title, unless a comma or a colon before it says that it is spoken.
local function is_title(doc, quotation)
  local before = doc.core:sub(math.max(1, quotation.first - 4), quotation.first - 1)
  return not before:find "[,:]%s*$" and not doc.words.nouns_have_capitals
    and kinds.decide(quotation, true) == "title"
end

--- Titles, and what explains a word in brackets, are nobody's words.
local function drop_names(doc, found)
  local quotations = doc.quotations
  for i = 1, #quotations do
    local _, _, kind = quotations.source.items:span(i)
    local quotation = quotations[i]
    if found[i] and kind == "inline"
      and (is_aside(doc, quotation) or is_title(doc, quotation)) then
      found[i] = nil
    end
  end
end

--- Call each person by one name.
local function join_names(doc, found)
  local by_form = people.of_document(doc).by_form
  for _, one in pairs(found) do
    local person = by_form[one.speaker]
    if person and person.kind == "person"
      and (not doc.words.nouns_have_capitals or people.is_likely(person)) then
      one.speaker = person.name
    end
  end
end

--- Find out whose each quotation is.
-- @tparam ibid.Document doc
-- @treturn {[integer]=table} by a quotation's index `{ speaker =, cue =, how =,
-- confidence = }`; none where the text does not tell
return function(doc)
  local found, reader, regions = {}, reader_of(doc), regions_of(doc)
  read_regions(reader, regions)
  if story.is_one(reader, regions) then
    local talk = outside_quotations(regions)
    story.read(reader, talk, found, memo(is_spoken), cast(reader, talk))
  else
    attribute_regions(reader, regions, found)
    drop_names(reader.doc, found)
  end
  attribute_blocks(reader, found)
  join_names(doc, found)
  return found
end
