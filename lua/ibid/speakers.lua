--- Speakers: whose the quotations of a document are, and how the text says so.
--
-- First what the text says of each quotation by a cue; then, for what is held to be
-- speech, what follows from the quotations around it.
-- @module ibid.speakers

local clause = require "ibid.clause"
local dialogue = require "ibid.dialogue"
local grammar = require "ibid.grammars.speaker"
local kinds = require "ibid.kinds"

-- ---- Regions --------------------------------------------------------------

--- The stretches in which quotations stand, each with its outermost quotations: blocks,
-- and quotations that hold others.
local function regions_of(doc)
  local by_holder, order, open = {}, {}, {}
  local function region(key, first, last)
    if not by_holder[key] then
      by_holder[key] = { first = first, last = last, quotations = {} }
      order[#order + 1] = by_holder[key]
    end
    return by_holder[key]
  end
  for i = 1, #doc.quotations do
    local quotation = doc.quotations[i]
    local _, _, kind = quotation.source.items:span(i)
    while open[#open] and open[#open].last < quotation.last do open[#open] = nil end
    if kind == "inline" then
      local holder = open[#open] or doc.blocks:at(quotation.first) or quotation
      local inside = region(holder.layer .. holder.index, holder.first, holder.last)
      table.insert(inside.quotations, quotation)
    end
    open[#open + 1] = quotation
  end
  return order
end

--- Every quotation's place in what was read of its region.
local function read_regions(reader, doc)
  local regions = regions_of(doc)
  for _, region in ipairs(regions) do region.clause = clause.read(reader, region) end
  return regions
end

-- ---- The text of subjects -------------------------------------------------

local function text_of(reader, items, first, last)
  local text = reader.doc.core:sub(items[first].first, items[last].last)
  text = text:gsub("%s+", " "):gsub("'s$", ""):gsub("\xE2\x80\x99s$", "")
  return (text:gsub("^[Tt]he ", ""))
end

--- Does a name mean several, a group or a document?
local function is_group(reader, text)
  for word in text:lower():gmatch "%a+" do
    local class = reader.classes[word]
    if class == "M" or class == "B" or reader.groups[word] then return true end
  end
  return text:find " and " ~= nil
end

--- The nearest that a pronoun may stand for in what was read: a name or a person or,
-- for *they*, several.
local function antecedent_in(reader, read, place, pronoun)
  local reversed = read.letters:sub(1, place - 1):reverse()
  local from = grammar.fronted:match(reversed) or 1
  local several = reader.doc.words.pronouns[pronoun] == "several"
  while true do
    local found = grammar.antecedent:match(reversed, from)
    if not found then return nil end
    local text = text_of(reader, read.items, place - found.first + 1, place - found.last)
    if is_group(reader, text) == several and not reader.places[text] then return text end
    from = found.first
  end
end

local LOOK_BACK = 4

--- Look for a pronoun's name in its own region, then in the blocks before.
local function antecedent(reader, region, place, pronoun)
  local found = antecedent_in(reader, region.clause, place, pronoun)
  local block = not found and reader.doc.blocks:at(region.first)
  for _ = 1, LOOK_BACK do
    block = block and block:previous()
    if found or not block then break end
    local before = reader.read_block(block)
    found = antecedent_in(reader, before, #before.letters + 1, pronoun)
  end
  return found
end

--- *his associates* as *Lenin’s associates*.
local function spelled_out(reader, region, match)
  local items = region.clause.items
  local text, owner = text_of(reader, items, match.first, match.last), items[match.first].key
  local pronoun = reader.doc.words.possessives[owner]
  local name = pronoun and match.last > match.first
    and antecedent(reader, region, match.first, pronoun)
  if not name then return text end
  return name .. "’s " .. text_of(reader, items, match.first + 1, match.last)
end

--- What is known from a match: positions of the subject and of the cue.
local function attribution(reader, region, match, confidence)
  local items = region.clause.items
  local cue = match.cue_first and text_of(reader, items, match.cue_first, match.cue_last)
  local letter = region.clause.letters:sub(match.first, match.first)
  if letter ~= "H" then
    local speaker = spelled_out(reader, region, match)
    return { speaker = speaker, cue = cue, how = "explicit", confidence = confidence }
  end
  local name = antecedent(reader, region, match.first, items[match.first].key)
  return { speaker = name, cue = cue, how = "pronoun", confidence = name and confidence * 0.8 }
end

-- ---- Rules for one quotation ----------------------------------------------

--- Turn what a pattern for the right captured into places of items: both count from 1
-- and what is captured as an end lies one further.
local function rightwards(match)
  return match and {
    first = match.first, last = match.last - 1,
    cue_first = match.cue_first, cue_last = match.cue_last and match.cue_last - 1,
  }
end

--- How a quotation ends before its closing mark: `,` `.` `!` or another character.
local function ending(reader, item)
  local text = reader.doc.core:sub(math.max(item.first, item.last - 8), item.last)
  return text:gsub("[\"'%s]+$", ""):gsub("\xE2\x80[\x99\x9D]", ""):gsub("[\"'%s]+$", ""):sub(-1)
end

local function cue_after(reader, region, place)
  local letters = region.clause.letters
  local last = ending(reader, region.clause.items[place])
  local pattern = last == "." and grammar.as or last:find "[!?,]" and grammar.after_end
    or grammar.after
  return rightwards(pattern:match(letters, place + 1) or grammar.as:match(letters, place + 1))
end

local function sentence_start(letters, place)
  local before = letters:sub(1, place - 1)
  local at = before:match ".*()/"
  return at and at + 1 or 1
end

--- Is the form at `r`, counted leftwards, a cue verb?
local function is_cue(reversed, r)
  local letter = reversed:sub(r, r)
  if not letter:find "[VvGn]" then return false end
  local before = reversed:sub(r + 1, r + 1)
  if grammar.is_purpose:match(reversed, r + 1) then return false end
  if letter == "V" then return before ~= "t" and not grammar.is_passive:match(reversed, r + 1) end
  if letter == "G" then return not before:find "[tBbn]" end
  return not grammar.is_noun:match(reversed, r + 1)
    and grammar.has_subject:match(reversed, r + 1) ~= nil
end

--- The subject of *adding that* is that of the sentence.
local function subject_at_start(letters, start, place)
  local clause_start = letters:sub(start, place - 1):match ".*()[:;%-]"
  start = clause_start and start + clause_start or start
  local match = grammar.first_subject:match(letters:sub(1, place - 1), start)
  return match and {
    first = match.first, last = match.last - 1, cue_first = place, cue_last = place,
  }
end

--- The cue verb at `r` and its subject, as places of items.
local function verb_with_subject(reversed, r, place)
  local subject = is_cue(reversed, r) and grammar.subject:match(reversed, r + 1)
  return subject and {
    first = place - subject.first + 1, last = place - subject.last,
    cue_first = place - r, cue_last = place - r, left = subject.first,
  }
end

--- The reporting verb outside the that-clause in which another one stands.
local function outer(reversed, match, place)
  local r = grammar.that:match(reversed, match.left)
  return r and verb_with_subject(reversed, r, place)
end

--- The nearest cue verb to the left in the sentence that has a subject.
local function cue_before(letters, place, start)
  local reversed = letters:sub(start, place - 1):reverse()
  for r = 1, #reversed do
    local match
    if reversed:sub(r, r) == "G" then
      match = is_cue(reversed, r) and subject_at_start(letters, start, place - r)
    else
      match = verb_with_subject(reversed, r, place)
      match = match and outer(reversed, match, place) or match
    end
    if match then return match end
  end
end

--- *While conceding that “…” he warned*: the subject follows.
local function subject_after(letters, place, start)
  local cue = letters:sub(start, place - 1):find "G"
  local stop = letters:find("/", place + 1, true) or #letters + 1
  local comma = cue and letters:find(",", place + 1, true)
  if not comma or comma > stop then return nil end
  local match = rightwards(grammar.subject_here:match(letters, comma + 1))
  return match and {
    first = match.first, last = match.last, cue_first = start + cue - 1, cue_last = start + cue - 1,
  }
end

--- *“…” with Stalin, as Trotsky claimed*
local function as_later(letters, place)
  local stop = letters:find("/", place + 1, true) or #letters + 1
  for at = place + 1, stop - 1 do
    local match = letters:sub(at, at) == "A" and grammar.as:match(letters, at)
    if match then return rightwards(match) end
  end
end

--- The last match of a pattern between two places.
local function last_match(pattern, letters, from, to)
  for at = to, from, -1 do
    local match = pattern:match(letters, at)
    if match then
      local places = rightwards(match)
      if math.max(places.last, places.cue_last) <= to then return places end
    end
  end
end

local function phrase(letters, place, start)
  local stop = letters:find("/", place + 1, true) or #letters + 1
  return last_match(grammar.phrase, letters, start, place - 1)
    or last_match(grammar.words, letters, start, place - 1)
    or last_match(grammar.phrase, letters, place + 1, math.min(stop - 1, place + 8))
    or last_match(grammar.words, letters, place + 1, math.min(stop - 1, place + 8))
end

--- A colon before the quotation makes the sentence's subject its speaker.
local function colon(letters, place, start)
  if letters:sub(place - 1, place - 1) ~= ":" then return nil end
  local before = letters:sub(1, place - 1)
  local match = rightwards(grammar.before_colon:match(before, start))
  for at = place - 2, start, -1 do match = match or rightwards(grammar.owner:match(before, at)) end
  return match
end

--- The nearest of the cues to the left: a verb, a phrase, a noun with a that-clause.
local function nearest_before(letters, place, start)
  local best, confidence = cue_before(letters, place, start), 0.8
  local function try(match, certainty)
    if match and (not best or match.cue_first > best.cue_first) then
      best, confidence = match, certainty
    end
  end
  try(phrase(letters, place, start), 0.9)
  try(last_match(grammar.noun_that, letters, start, place - 1), 0.7)
  return best, confidence
end

local function said_of(reader, region, place)
  local letters = region.clause.letters
  local start = sentence_start(letters, place)
  local after = place <= #letters and cue_after(reader, region, place)
  if after then return attribution(reader, region, after, 0.95) end
  local before, confidence = nearest_before(letters, place, start)
  if before then return attribution(reader, region, before, confidence) end
  local other = last_match(grammar.noun, letters, start, place - 1)
    or subject_after(letters, place, start) or as_later(letters, place)
  if other then return attribution(reader, region, other, 0.6) end
  local subject = colon(letters, place, start)
  return subject and attribution(reader, region, subject, 0.5) or nil
end

-- ---- Blocks and epigraphs -------------------------------------------------

--- What a paragraph that ends in a colon says of the block below it.
local function lead_in(reader, quotation)
  local block = reader.doc.blocks:at(quotation.first)
  block = block and block:previous()
  if not block or not block.text:find ":%W*%d*%W*$" or block.kind == "heading" then return nil end
  local read = reader.read_block(block)
  local letters = read.letters:gsub("/$", "")
  if letters:sub(-1) ~= ":" then letters = letters .. ":" end
  local region = {
    first = block.first, last = block.last,
    clause = { letters = letters, items = read.items, places = {} },
  }
  return said_of(reader, region, #letters + 1)
end

--- The name in the line below an epigraph.
local function signature(reader, quotation)
  local block = reader.doc.blocks:at(quotation.last)
  local line = block and block:next()
  if not line or line.kind ~= "attribution" then return nil end
  local read = reader.read_block(line)
  local found = grammar.first_name:match(read.letters)
  if not found then return nil end
  local speaker = text_of(reader, read.items, found.first, found.last - 1)
  return { speaker = speaker, how = "explicit", confidence = 0.9 }
end

-- ---- What follows from other quotations -----------------------------------

local function is_speech(quotation, one)
  return kinds.decide(quotation, one ~= nil and one.cue ~= nil) == "speech"
end

local function inferred(speaker, confidence)
  return { speaker = speaker, how = "inferred", confidence = confidence }
end

--- Speech without a cue belongs to the speaker before it in its paragraph.
local function carry_on(found, region)
  local before
  for _, quotation in ipairs(region.quotations) do
    local one = found[quotation.index]
    if one and one.speaker then
      before = one
    elseif before and not one and is_speech(quotation, nil) then
      found[quotation.index] = inferred(before.speaker, before.confidence * 0.6)
    end
  end
end

--- Find out whose each quotation is.
-- @tparam ibid.Document doc
-- @treturn {[integer]=table} by a quotation's index `{ speaker =, cue =, how =,
-- confidence = }`; none where the text does not tell
return function(doc)
  local found, reader = {}, clause.reader(doc)
  local read = {}
  reader.attribution, reader.carry_on = attribution, carry_on
  function reader.read_block(block)
    local quotations = doc.quotations:within(block):where { level = 1 }
    local list = {}
    for quotation in quotations:each() do list[#list + 1] = quotation end
    read[block.index] = read[block.index]
      or clause.read(reader, { first = block.first, last = block.last, quotations = list })
    return read[block.index]
  end
  local regions = read_regions(reader, doc)
  for _, region in ipairs(regions) do
    for _, quotation in ipairs(region.quotations) do
      local place, before = region.clause.places[quotation.index], quotation.continues
      found[quotation.index] = before and found[before.index]
        or place and said_of(reader, region, place) or nil
    end
    carry_on(found, region)
  end
  dialogue(reader, regions, found)
  for i = 1, #doc.quotations do
    local quotation = doc.quotations[i]
    local _, _, kind = quotation.source.items:span(i)
    if kind == "block" then found[i] = lead_in(reader, quotation) end
    if kind == "epigraph" then found[i] = signature(reader, quotation) end
  end
  return found
end
