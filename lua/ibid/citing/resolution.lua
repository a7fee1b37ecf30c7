--- Resolution: which work each citation means.
--
-- 1. *Ibid.* is the citation before it in its note; that is what the word says.
--    Other pages of the book itself do not count.
-- 2. At the beginning of a note it is the one in the note before of the same series,
--    since signs and numbers are read apart; notes that cite nothing are passed over.
-- 3. If the note before cites two works, *ibid.* may mean either: none.
-- 4. After a note that looks like a citation and could not be read: none.
-- 5. With a name (*Deutscher, ibid.*) it is the nearest citation before by that author.
-- 6. *Op. cit.* is the one work of the author cited before; if there are two: none,
--    unless it says in which note (*op. cit., note 3*, *wie Anm. 3*).  So is a surname
--    alone (*Quist, 14*).
-- 7. A short title is the work whose title has its words in their order from the
--    first on, by the same author if one is named; if two have: none.  A name that
--    the scan has parted (*Rogo vin*) is whole again.  Where its first words are left
--    out, the author has to be named.
-- 8. An abbreviation is what the text says that it is, in its own list or where it
--    introduces it (*hereafter SSR*), or a title that has its initials; else its own
--    first use stands for the work.
-- 9. An archive's file is a work whatever its leaf, an issue whatever its page.
-- 10. *Idem*, *ders.* and the dash of a bibliography are the author of the citation
--    right before, in the note before if it stands first; that is what the words say.
-- 11. What is not resolved stays so: a citation without a work.
-- @module ibid.citing.resolution

local abbreviation = require "ibid.grammars.abbreviation"
local catalogue = require "ibid.citing.catalogue"
local likeness = require "ibid.citing.likeness"

local resolution = {}

-- ---- What stands before ---------------------------------------------------

--- Rule 4.
local function is_unread(note)
  local body = note.body
  return #body < 200 and body:find "^[\xE2%p]*%u" ~= nil and body:find "%d[nfv]*%.?%s*$" ~= nil
end

--- Rule 3: the last citation of a note if all of them are of one work.
local function only_work(state, places)
  local work
  for _, i in ipairs(places) do
    local own = state.list[i].work
    if not own or (work and own ~= work) then return nil end
    work = own
  end
  return places[#places]
end

--- Rules 2 to 4.
local function from_note_before(state, citation)
  local notes = state.doc.notes
  local series = notes[citation.note].series
  for i = citation.note - 1, math.max(1, citation.note - 50), -1 do
    local note, places = notes[i], state.by_note[i]
    if note.series == series then
      if places then return only_work(state, places) end
      if is_unread(note) then return nil end
    end
  end
end

--- Rule 1.
local function nearest(state, citation)
  local places = state.by_note[citation.note or 0]
  if citation.note and not places then return from_note_before(state, citation) end
  if citation.note then return places[#places] end
  return state.last_in_body
end

--- Rule 5.
local function nearest_of_author(state, author)
  for i = #state.list, math.max(1, #state.list - 200), -1 do
    local one = state.list[i]
    if one.author and one.work and likeness.same_author(one.author, author) then return i end
  end
end

--- The last citation of the notes before a note that cite anything.
local function last_before(state, citation)
  local notes = state.doc.notes
  local series = notes[citation.note].series
  for i = citation.note - 1, math.max(1, citation.note - 50), -1 do
    local places = notes[i].series == series and state.by_note[i]
    if places then return places[#places] end
  end
end

--- Rule 10.
local function author_before(state, citation)
  local index = #state.list
  if citation.note then
    local places = state.by_note[citation.note]
    index = places and places[#places] or last_before(state, citation)
  elseif citation.listed then
    index = state.last_listed
  end
  local one = state.list[index]
  local work = one and one.work and state.catalogue.by_key[one.work]
  return one and (one.author or (work and work.author))
end

--- Rule 6: the work of the author that the last note of a number cites.
local function in_note(state, citation)
  local note = state.note_of_number[tonumber(citation.at_note) or 0]
  local places = note and state.by_note[note] or {}
  for i = 1, math.min(#places, 20) do
    local k = places[i]
    local one = state.list[k]
    local is_by = one.author and likeness.same_author(one.author, citation.author)
    if one.work and is_by then return state.catalogue.by_key[one.work], k end
  end
end

-- ---- By form --------------------------------------------------------------

--- Rule 9, and books with all that belongs to them.
local function whole(state, citation)
  local key = catalogue.key(state.catalogue, citation)
  if key then return state.catalogue.by_key[key] or "new" end
  local title = citation.title or citation.container
  return title and catalogue.by_title(state.catalogue, title, citation.author) or "new"
end

local resolve = {}

function resolve.ibid(state, citation)
  local index = citation.author and nearest_of_author(state, citation.author)
  if not citation.author then index = nearest(state, citation) end
  local antecedent = index and state.list[index]
  if not antecedent or not antecedent.work then return nil end
  return state.catalogue.by_key[antecedent.work], index
end

--- Rule 6.
function resolve.cited(state, citation)
  if not citation.author then return nil end
  local known, place = in_note(state, citation)
  if known then return known, place end
  local works = catalogue.of_author(state.catalogue, citation.author)
  if #works ~= 1 then return nil end
  citation.kind = works[1].kind
  return works[1], works[1].first_citation
end

--- Rule 7: *Rogo vin, Byla li* as author and title.
local function mend_author(state, citation)
  local name, title = (citation.title or ""):match "^([^,]+), (.+)$"
  if citation.author or not name or not name:find " " then return end
  if #catalogue.of_author(state.catalogue, likeness.plain(name)) > 0 then
    citation.author, citation.title = name, title
  end
end

--- One word and a page, which nothing else cites, is no citation.
local function is_bare(citation)
  return not citation.author and not citation.volume
    and citation.title ~= nil and not citation.title:find "%s"
end

--- Rule 6: *Quist, 14*, or no citation at all.
local function by_surname(state, citation)
  local works = catalogue.of_author(state.catalogue, citation.title)
  if #works == 0 then return nil, nil, "drop" end
  citation.author, citation.title = citation.title, nil
  if #works > 1 then return nil end
  return works[1], works[1].first_citation
end

--- Rules 7 and 8.
function resolve.short(state, citation)
  mend_author(state, citation)
  local title = citation.title or citation.container
  local work, doubt = catalogue.by_title(state.catalogue, title, citation.author)
  if work then return work, work.first_citation end
  if citation.at_note and citation.author then return in_note(state, citation) end
  if doubt or not is_bare(citation) then return not doubt and "new" or nil end
  return by_surname(state, citation)
end

--- An article without its periodical is a short title.
function resolve.article(state, citation)
  if citation.container then return whole(state, citation) end
  return resolve.short(state, citation)
end

--- Author and date: the one work of that author and year.
function resolve.author_date(state, citation)
  local works = catalogue.of_author(state.catalogue, citation.author, citation.year)
  if #works > 1 then return nil end
  if #works == 0 then return "new" end
  return works[1], works[1].first_citation
end

-- ---- The list -------------------------------------------------------------

--- Rule 8: *(hereafter SSR)* behind a citation, or in the brackets of its imprint.
local function learn_abbreviation(state, citation, work)
  local core, pattern = state.doc.core, state.introduced
  local own = core:sub(citation.last - 60 > citation.first and citation.last - 60
    or citation.first, citation.last)
  local short = pattern.behind:match(core:sub(citation.last + 1, citation.last + 80))
    or pattern.inside:match(own)
  if short then catalogue.learn(state.catalogue, short:match "^%s*(.-)%s*$", work) end
end

--- Keep where a citation stands: what comes behind it may refer to it.
local function remember(state, citation)
  local index = #state.list
  if citation.kind == "cross" then return end
  if citation.note then
    if not state.by_note[citation.note] then
      local number = state.doc.notes[citation.note].number
      state.by_note[citation.note] = {}
      if number then state.note_of_number[number] = citation.note end
    end
    table.insert(state.by_note[citation.note], index)
  elseif citation.listed then
    state.last_listed = index
  else
    state.last_in_body = index
  end
end

local function keep(state, citation, work, refers)
  local list = state.list
  list[#list + 1] = citation
  if work == "new" then work = catalogue.enter(state.catalogue, citation, #list) end
  remember(state, citation)
  if not work then return end
  work.first_citation = work.first_citation or #list
  citation.work, citation.refers = work.key, refers
  work.citations[#work.citations + 1] = #list
  catalogue.complete(work, citation)
  if citation.abbreviation then
    catalogue.learn(state.catalogue, citation.abbreviation, citation.container)
  end
  if citation.kind ~= "archive" then learn_abbreviation(state, citation, work) end
end

--- Authors and dates stand for works that the notes may cite in full, before or after.
local function resolve_dated(state)
  for i, citation in ipairs(state.list) do
    if citation.form == "author_date" then
      local work, refers = resolve.author_date(state, citation)
      if work == "new" then work = catalogue.enter(state.catalogue, citation, i) end
      if work then
        citation.work, citation.refers = work.key, refers
        work.citations[#work.citations + 1] = i
      end
    end
  end
end

local function settle(state, citation)
  local work, refers, verdict
  if citation.same_author then citation.author = author_before(state, citation) end
  if citation.kind ~= "cross" and citation.form ~= "author_date" then
    work, refers, verdict = (resolve[citation.form] or whole)(state, citation)
  end
  if verdict ~= "drop" then keep(state, citation, work, refers) end
end

--- Tell which work each citation means.
-- @tparam ibid.Document doc
-- @tparam {table,...} list as `ibid.citing` gives it, in the order of the text
-- @tparam {table,...} abbreviations the text's own, as `ibid.citing.lists` gives them
-- @treturn {table,...} the same with `work` (a key) and `refers` (a place in the list);
-- what turned out to be no citation is left out
-- @treturn {table,...} the works
function resolution.resolve(doc, list, abbreviations)
  local state = {
    doc = doc, list = {}, by_note = {}, note_of_number = {}, catalogue = catalogue.new(),
    introduced = abbreviation.introduced(doc.words),
  }
  for _, entry in ipairs(abbreviations) do
    -- The list may stand behind what it is needed for.
    local meaning = entry.work and catalogue.enter(state.catalogue, entry.work) or entry.name
    catalogue.learn(state.catalogue, entry.short, meaning)
  end
  for _, citation in ipairs(list) do settle(state, citation) end
  resolve_dated(state)
  return state.list, state.catalogue.works
end

return resolution
