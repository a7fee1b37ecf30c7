--- Subjects: the text of a speaker's name, and what a pronoun stands for.
-- @module ibid.speakers.subject

local clause = require "ibid.speakers.clause"
local grammar = require "ibid.grammars.speaker"

local subject = {}

--- How many blocks, and how many words in each, a pronoun looks back.
local BLOCKS, WORDS = 4, 600

--- The text from one word to another, without article and possessive ending.
function subject.text(reader, read, first, last)
  if first < last and reader.articles[clause.key(read, first)] then first = first + 1 end
  local text = reader.core:sub(clause.span(read, first, last)):gsub("%s+", " ")
  local ending = reader.doc.words.possessive_ending
  if ending == "" then return text end
  return (text:gsub("'" .. ending .. "$", ""):gsub("’" .. ending .. "$", ""))
end

--- Does a name mean several, a group or a document?
local function is_group(reader, text)
  for word in text:lower():gmatch "%a+" do
    local class = reader.classes[word]
    if class == "M" or class == "B" or class == "c" then return true end
    if reader.groups[word] then return true end
  end
  return false
end

--- The nearest that a pronoun may stand for in what was read: a name or a person or,
-- for *they*, several.
local function antecedent_in(reader, read, place, pronoun)
  local reversed = read.letters:sub(math.max(1, place - WORDS), place - 1):reverse()
  local from = grammar.fronted:match(reversed) or 1
  local several = reader.doc.words.pronouns[pronoun] == "several"
  while true do
    local found = grammar.antecedent:match(reversed, from)
    if not found then return nil end
    local first, last = place - found.first + 1, place - found.last
    local text = subject.text(reader, read, first, last)
    local fits = is_group(reader, text) == several and not reader.places[text]
    if fits then return text end
    from = found.first
  end
end

--- Look for a pronoun's name in its own region, then in the blocks before.
local function antecedent(reader, region, place, pronoun)
  local found = antecedent_in(reader, region.clause, place, pronoun)
  local block = not found and reader.doc.blocks:at(region.first)
  for _ = 1, BLOCKS do
    block = block and block:previous()
    if found or not block then break end
    local before = reader.read_block(block)
    found = antecedent_in(reader, before, #before.letters + 1, pronoun)
  end
  return found
end

--- *his associates* as *Lozhkina’s associates*.
local function spelled_out(reader, region, match)
  local read = region.clause
  local text = subject.text(reader, read, match.first, match.last)
  local pronoun = reader.doc.words.possessives[clause.key(read, match.first)]
  local name = pronoun and match.last > match.first
    and antecedent(reader, region, match.first, pronoun)
  if not name then return text end
  return name .. "’s " .. subject.text(reader, read, match.first + 1, match.last)
end

--- What is known from a match.
-- @tparam table reader
-- @tparam table region
-- @tparam table match places of words: `first` and `last` of the subject, `cue_first`
-- and `cue_last` of the cue, if there is one
-- @number confidence
-- @treturn table `{ speaker =, cue =, how =, confidence = }`
function subject.attribution(reader, region, match, confidence)
  local read, one = region.clause, { confidence = confidence }
  if match.cue_first then
    one.cue = subject.text(reader, read, match.cue_first, match.cue_last)
  end
  if read.letters:sub(match.first, match.first) == "H" then
    one.how = "pronoun"
    one.speaker = antecedent(reader, region, match.first, clause.key(read, match.first))
    one.confidence = one.speaker and confidence * 0.8
  else
    one.how, one.speaker = "explicit", spelled_out(reader, region, match)
  end
  return one
end

return subject
