--- Subjects: the text of a speaker's name, and what a pronoun stands for.
-- @module ibid.speakers.subject

local clause = require "ibid.speakers.clause"
local grammar = require "ibid.grammars.speaker"
local people = require "ibid.people"

local subject = {}

--- How many blocks, and how many sentences in each, a pronoun looks back.
local BLOCKS, SENTENCES = 4, 20

local H = ("H"):byte()

--- The text from one word to another, without article and possessive ending.
function subject.text(reader, read, first, last)
  if first < last and reader.articles[clause.key(read, first)] then first = first + 1 end
  local text = reader.core:sub(clause.span(read, first, last)):gsub("%s+", " ")
  local elided, rest = text:match "^(%l+)['\xE2][\x80]?[\x99]?(.+)$"
  if elided and reader.elided[elided] then text = rest end
  local ending = reader.doc.words.possessive_ending
  if ending == "" then return text end
  text = text:gsub("'" .. ending .. "$", ""):gsub("’" .. ending .. "$", "")
  return (text:gsub(ending .. "’$", ending):gsub(ending .. "'$", ending))
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

--- Does what is known of a name or a description let a pronoun stand for it?
local function fits(reader, text, pronoun)
  local number = reader.doc.words.pronouns[pronoun]
  if is_group(reader, text) ~= (number == "several") then return false end
  if reader.places[text] then return false end
  local person = people.of_document(reader.doc).by_form[text]
  local gender = person and person.is_first_name and person.gender
  local wanted = reader.gender[pronoun]
  return not (gender and wanted) or gender == wanted
end

--- *of Orlov*, *with the old miller Orlov*, *to retain Orlov*: no subject.
local function is_object(letters, mention)
  local before = letters:sub(math.max(1, mention.first - 8), mention.first - 1)
  return before:find "[pjfuVvG]$" ~= nil or before:find "uw$" ~= nil
    or before:find "[pjfuVvG]t$" ~= nil or before:find "[pjfuVvG]t[wdx#X]*L$" ~= nil
end

--- Does a verb seem to follow, perhaps behind what stands between commas?
local function is_subject(letters, mention)
  if is_object(letters, mention) then return false end
  local last = mention.last
  return letters:find("^[VvaydwnA]", last) ~= nil
    or letters:find("^,[^/;:,]+,[Vvay]", last) ~= nil
    or letters:sub(mention.first - 1, mention.first - 1) == ","
      and letters:find("^,[Vvay]", last) ~= nil
end

--- Does a clause begin with it that hangs on no other?
local function is_main(letters, mention)
  local before = letters:sub(math.max(1, mention.first - 9), mention.first - 1)
  before = before:gsub("[tdxL#]*$", "")
  return before == "" or before:find "[/,;:%-]$" ~= nil or before:find "[/,;]c$" ~= nil
end

local function is_owner(letters, mention)
  return letters:sub(mention.last - 1, mention.last - 1) == "S"
end

--- *Nor was Orlov’s house*: does the sentence begin with somebody's thing?
local function is_leading(letters, mention)
  local before = letters:sub(1, mention.first - 1):match "[^/]*$"
  return not before:find "[wLMXS]"
end

--- *his friend* is meant by no *he*; *Her friend, Ann Orde,* is called by her name.
local function is_passed_over(reader, read, mention)
  if reader.doc.words.possessives[clause.key(read, mention.first)] then return true end
  return read.letters:find("^L,[xX]+,", mention.last - 1) ~= nil
end

--- Names and descriptions in what was read.
local function mentions_of(reader, read)
  if read.mentions then return read.mentions end
  local list, letters = {}, read.letters
  for _, mention in ipairs(grammar.mentions:match(letters)) do
    local is_pronoun = letters:find("^[Hi]", mention.first)
    if not is_pronoun and not is_passed_over(reader, read, mention) then
      list[#list + 1] = mention
    end
  end
  read.mentions = list
  return list
end

--- Where a pronoun like this one stands first between two places.
local function same_pronoun(read, from, to, pronoun)
  for place = from, to - 1 do
    if read.letters:byte(place) == H
      and clause.key(read, place):match "^%a+" == pronoun then
      return place
    end
  end
end

--- Those between two places that a pronoun may stand for: the last `main` subject, the
-- first or last subject that is in a clause of another, the last `other` that is no
-- object, and the last `owner` of something.
local function candidates(reader, read, from, to, pronoun)
  local found, letters = {}, read.letters
  for _, mention in ipairs(mentions_of(reader, read)) do
    if mention.first >= to then break end
    local text = mention.first >= from and mention.last <= to
      and subject.text(reader, read, mention.first, mention.last - 1)
    if text and fits(reader, text, pronoun) then
      if is_owner(letters, mention) then
        found.owner = text
        found.leading = found.leading or is_leading(letters, mention) and text
      elseif is_subject(letters, mention) then
        if is_main(letters, mention) then found.main = text end
        found.first, found.last = found.first or text, text
      elseif not is_object(letters, mention) then
        found.other = text
      end
    end
  end
  return found
end

--- The nearest that a pronoun may stand for in what was read, sentence by sentence.
local function antecedent_in(reader, read, place, pronoun)
  local letters, to, nearest = read.letters, place, nil
  for n = 1, SENTENCES do
    local from = letters:sub(1, to - 1):match "^.*/()" or 1
    local is_own = n == 1 and place <= #letters
    local same = same_pronoun(read, from, to, pronoun)
    local one = candidates(reader, read, from, not is_own and same or to, pronoun)
    local found = is_own and one.last or one.main or one.first
    if not found and is_own then found = one.owner end
    if not found and not same then found = not is_own and one.other or one.leading end
    if found then return found end
    nearest = nearest or is_own and one.other
    if from == 1 then break end
    to = from - 1
  end
  return nil, nearest
end

--- Look for a pronoun's name in its own region, then in the blocks before.
local function antecedent(reader, region, place, pronoun)
  local found, nearest = antecedent_in(reader, region.clause, place, pronoun)
  local block = not found and clause.block_at(reader.doc, region.first)
  for _ = 1, BLOCKS do
    block = block and block:previous()
    if found or not block then break end
    if block.kind ~= "heading" then
      local before = reader.read_block(block)
      found = antecedent_in(reader, before, #before.letters + 1, pronoun)
    end
  end
  return found or nearest
end

--- *his associates* as *Lozhkina’s associates*, *seine Frau* as *seine Frau (Brehmer)*:
-- few languages have an ending that any name takes.
local function spelled_out(reader, region, match)
  local read = region.clause
  local text = subject.text(reader, read, match.first, match.last)
  local pronoun = reader.doc.words.possessives[clause.key(read, match.first)]
  local name = pronoun and match.last > match.first
    and antecedent(reader, region, match.first, pronoun)
  if not name then return text end
  if reader.doc.words.possessive_ending == "" then return ("%s (%s)"):format(text, name) end
  return name .. "’s " .. subject.text(reader, read, match.first + 1, match.last)
end

--- The pronoun that a match has for its subject, *his* counting as *he*.
local function pronoun_at(reader, read, match)
  local key = clause.key(read, match.first)
  if read.letters:sub(match.first, match.first) == "H" then return key:match "^%a+" end
  return match.first == match.last and reader.doc.words.possessives[key] or nil
end

--- *dit-il*
local function is_joined(read, match)
  return read.words[match.cue_last] == read.words[match.first]
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
    if match.cue_last + 1 == match.first and is_joined(read, match) then
      one.cue = one.cue:match "^[^%-]+"
    end
  end
  local pronoun = pronoun_at(reader, read, match)
  if pronoun then
    one.how = "pronoun"
    one.speaker = antecedent(reader, region, match.first, pronoun)
    one.confidence = one.speaker and confidence * 0.8
  else
    one.how, one.speaker = "explicit", spelled_out(reader, region, match)
  end
  return one
end

return subject
