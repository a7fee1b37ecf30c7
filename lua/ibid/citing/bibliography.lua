--- Bibliography: which segment of a citation is its author, its title, its container.
-- @module ibid.citing.bibliography

local set = require "ibid.set"

local bibliography = {}

--- @tparam table words a language
-- @treturn table
function bibliography.reader(words)
  return {
    particles = set.small(words.particles), collections = set.small(words.collections),
    document_titles = set.small(words.document_titles), functions = set.small(words.functions),
    institutions = set.small(words.institutions),
    inside = set.small(words.inside), signals = set.small(words.signals),
    parts_at_colon = words.author_end == ":", name_joiners = set.small(words.name_joiners),
    same_author = set.small(words.same_author),
  }
end

-- ---- Persons --------------------------------------------------------------

local function is_capitalised(word)
  return word:find "^%u" ~= nil or word:find "^[\xC3-\xC5\xD0]" ~= nil
end

local function is_part_of_name(reader, word)
  if reader.name_joiners[word] or reader.particles[word] then return true end
  if word:find "%d" or word:find "[?!:]$" then return false end
  return is_capitalised(word) and not (reader.functions[word:lower()] and #word > 1)
end

--- Is a segment the name of a person, or of several?
local function is_person(reader, segment)
  local count, people = 0, 1
  segment = segment:gsub(" et al%.?$", ""):gsub(" %b()$", "")
  for word in segment:gmatch "%S+" do
    if not is_part_of_name(reader, word) then return false end
    count = count + 1
    if reader.name_joiners[word] then people, count = people + 1, count - 1 end
  end
  return count >= 1 and count <= 4 * people and is_capitalised(segment)
end

--- Where a name begins behind *a draft of the passage in*, in bytes, and the name.
local function inner_name(reader, segment)
  for word in pairs(reader.inside) do
    local person, at, name = segment:match("^(.*) " .. word .. " t?h?e? ?()(%u.*)$")
    if person and not is_person(reader, person) then return at, name end
  end
end

--- The person whom words end with: of *claims that Isaac Deutscher* the last two.
-- @tparam table reader
-- @string words
-- @treturn string|nil
function bibliography.last_person(reader, words)
  local list = {}
  for word in words:gmatch "%S+" do list[#list + 1] = word end
  local from = #list + 1
  while from > 1 and is_capitalised(list[from - 1])
    and is_part_of_name(reader, list[from - 1]) do from = from - 1 end
  local before = list[from - 1]
  if from > #list or #list - from > 3 or before == "the" or before == "The" then return nil end
  if list[#list]:find "[’']s?$" then return nil end
  return table.concat(list, " ", from)
end

-- ---- Authors and titles ---------------------------------------------------

--- *Idem*, *ders.*: the author of the citation before.
local function is_same_author(reader, segment)
  return reader.same_author[segment:lower():gsub("%.$", "")] ~= nil
end

--- *Board of Lock Commissioners*, *Ministry of Ways*: what publishes as a body.
local function is_body(reader, segment)
  local first = segment:lower():match "^the (%S+)" or segment:lower():match "^%S+"
  return reader.institutions[first] ~= nil and segment:find " of " ~= nil
end

--- *Peter Lund and Oskar Wenn*: names of more than one word that are joined.
local function joins_names(reader, segment)
  local count, joined = 0, false
  for word in segment:gmatch "%S+" do
    if not reader.name_joiners[word] then
      count = count + 1
    elseif count < 2 then
      return false
    else
      joined, count = true, 0
    end
  end
  return joined and count >= 2
end

--- *Helga Mars den*: a name whose last word a scan has parted.
local function is_parted(reader, segment)
  local names, rest = segment:match "^(.*%S) (%l%l?%l?%l?)$"
  if not names or reader.functions[rest] or reader.functions[names:lower():match "^%S+"] then
    return false
  end
  return names:find " " ~= nil and is_person(reader, names)
end

--- Take the author from the front of a list of segments.
-- @treturn string|nil
-- @treturn ?boolean whether a word stands for the author of the citation before
local function take_author(reader, segments)
  if #segments < 2 then return nil end
  if is_same_author(reader, segments[1]) then
    table.remove(segments, 1)
    return nil, true
  end
  if is_body(reader, segments[1]) then return table.remove(segments, 1) end
  if not is_person(reader, segments[1]) and not is_parted(reader, segments[1]) then return nil end
  local author = table.remove(segments, 1)
  while #segments > 1 and joins_names(reader, segments[1]) and author:find " "
    and is_person(reader, segments[1]) do
    author = author .. ", " .. table.remove(segments, 1)
  end
  return author
end

--- *Gerda Holm: Die Fährleute* as author and title, where a colon may part them: in
-- an imprint as Germans print it, *Leipzig 1932*, or behind initials.
local function split_at_colon(reader, segments, is_german)
  local author, title = segments[1]:match "^([^:]+): (.+)$"
  if not author or not author:find "%s" or not is_person(reader, author) then return end
  if not is_german and not reader.parts_at_colon and not author:find "^%u%l?%." then return end
  segments[1] = title
  table.insert(segments, 1, author)
end

--- *Brusk in Rechnoi golos* as the person and what he wrote in.
local function split_inside(reader, segment)
  for word in pairs(reader.inside) do
    local person, container = segment:match("^(.-) " .. word .. " (.+)$")
    if person and is_person(reader, person) then
      return person, (container:gsub("^the ", ""))
    end
  end
end

local function is_of_documents(reader, title)
  for word in title:lower():gmatch "[^%s:,]+" do
    if reader.document_titles[word] then return true end
  end
  return false
end

local function year_in(date)
  return date and date:match "%d%d%d%d"
end

local function trim(title)
  return title and (title:gsub("[,%s]+$", ""))
end

-- ---- Forms ----------------------------------------------------------------

local describe = {}

--- *Zoll und Zeit, Studien zur Flussgeschichte 14 (Bonn*: a series and its number stand
-- behind the title.
local function take_series(segments)
  if #segments > 1 and segments[#segments]:find "^%u.* %d%d?%d?$" then
    return table.remove(segments)
  end
end

--- *The Law of Ferries, Inland Quarterly 9 (1989)*: an article without marks.
local function take_container(found, made)
  local segments = found.segments
  local name, volume = segments[#segments]:match "^(%u.*) (%d%d?%d?)$"
  if #segments < 2 or not name or not found.bracketed or found.place then return false end
  made.container, made.volume = name, volume
  segments[#segments] = nil
  return true
end

--- *Les écluses du Nord, Paris, Aubriot, 1928*: where titles keep their small letters,
-- the publisher stands behind the place.
local function take_place(found, made)
  local segments = found.segments
  local last = segments[#segments]
  local title = segments[#segments - 1]
  if found.bracketed or found.publisher or not title or #last > 24 then return end
  if not title:find " %l%l%l%l+" and not title:find " %l?\xC3"
    and not title:find " d[eu]s? " then return end
  if not last:find "^%u[%a\x80-\xFF'%-]* ?[%a\x80-\xFF'%-]*$" then return end
  made.publisher, made.place = found.place, table.remove(segments)
end

function describe.book(reader, found, made)
  local segments = found.segments
  split_at_colon(reader, segments, found.is_german)
  made.author, made.same_author = take_author(reader, segments)
  local is_article = take_container(found, made)
  if found.place and found.bracketed then made.series = take_series(segments) end
  if made.author or made.same_author then take_place(found, made) end
  made.title = trim(table.concat(segments, ", "))
  made.kind = is_of_documents(reader, made.title) and "primary" or "book"
  made.kind = is_article and "article" or made.kind
  made.role = segments.edits and "editor" or nil
end

--- An entry of a bibliography.
function describe.listed(reader, found, made)
  made.author, made.same_author = found.names, found.dashes ~= nil or nil
  made.title, made.container = trim(found.title), trim(found.container)
  made.year = found.year or year_in(found.date)
  made.kind = made.container and "article"
    or is_of_documents(reader, made.title) and "primary" or "book"
end

function describe.periodical(reader, found, made)
  local segments = found.segments
  local person, container = split_inside(reader, segments[#segments])
  if person then
    made.author, made.container = person, container
  elseif #segments > 1 and is_person(reader, segments[1]) then
    made.author = table.remove(segments, 1)
    made.container = table.concat(segments, ", ")
  else
    made.title = table.concat(segments, ", ")
  end
  made.kind = made.container and "article" or "periodical"
  made.year = year_in(found.date)
end

function describe.article(reader, found, made)
  made.kind = "article"
  made.same_author = found.segments and #found.segments == 1
    and is_same_author(reader, found.segments[1]) or nil
  if found.segments and not made.same_author then
    made.author = table.concat(found.segments, ", ")
  end
  made.container, made.editor = trim(found.container), found.editor
  made.year = found.year or year_in(found.date)
end

function describe.author_date(_, found, made)
  made.kind, made.author, made.style = "book", found.author, "author-date"
end

local function is_collection(reader, segment)
  for word in segment:gmatch "%a+" do
    if reader.collections[word:lower()] then return true end
  end
  return false
end

--- *Farrow, Briefe Relation, fo. 12r*: a leaf alone does not make an archive.
local function is_leaf_of_book(reader, found)
  local author, title = found.segments[1], found.segments[2]
  return #found.segments == 2 and not found.title
    and found.archive:find "^f[ol]*s?%.? ?%d[%drv–%-]*$" ~= nil
    and is_person(reader, author) and not author:find "%u%S*%u"
    and not is_collection(reader, author) and not is_collection(reader, title)
end

--- A segment that is no archive's name belongs to the file: *Custumal, fol. 6*.
function describe.archive(reader, found, made)
  if is_leaf_of_book(reader, found) then
    made.form, made.archive, made.pages = "short", nil, found.archive:match "%d.*"
    return describe.short(reader, found, made)
  end
  local container, file = { found.segments[1] }, {}
  for i = 2, #found.segments do
    local is_name = found.abbreviation
      or #file == 0 and is_collection(reader, found.segments[i])
    local list = is_name and container or file
    list[#list + 1] = found.segments[i]
  end
  file[#file + 1] = found.archive
  made.kind = "archive"
  made.container, made.archive = table.concat(container, ", "), table.concat(file, ", ")
  made.author = found.author
end

function describe.ibid(_, found, made)
  made.kind, made.author = "ibid", found.author
end

function describe.cited(reader, found, made)
  made.kind = "book"
  made.same_author = is_same_author(reader, found.segments[1]) or nil
  made.author = not made.same_author and table.concat(found.segments, ", ") or nil
  made.refers_back = true
end

function describe.cross(_, _, made)
  made.kind = "cross"
end

function describe.short(reader, found, made)
  local person, container = split_inside(reader, found.segments[1])
  if person and #found.segments == 1 then
    made.author, made.container = person, container
  else
    made.author, made.same_author = take_author(reader, found.segments)
    made.title = trim(table.concat(found.segments, ", "))
  end
  made.kind = is_of_documents(reader, made.title or made.container) and "primary" or "book"
  made.short = true
end

local COPIED = {
  "place", "publisher", "year", "volume", "number", "pages", "chapter", "archive",
  "edition", "innote", "date", "abbreviation", "title", "at_note",
}

--- Make of what the grammar read what it means.
-- @tparam table reader
-- @tparam table found as the grammar captures it
-- @treturn table
function bibliography.describe(reader, found)
  local made = { first = found.first, last = found.stop - 1, form = found.form }
  if found.form == "archive" or found.form == "periodical" then
    local at, name = inner_name(reader, found.segments[1])
    if at then made.first, found.segments[1] = made.first + at - 1, name end
  end
  made.head = found.segments and found.segments[1]
  for _, name in ipairs(COPIED) do made[name] = found[name] end
  describe[found.form](reader, found, made)
  return made
end

return bibliography
