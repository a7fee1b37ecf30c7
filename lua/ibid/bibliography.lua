--- Bibliography: which segment of a citation is its author, its title, its container.
-- @module ibid.bibliography

local bibliography = {}

local function set(list)
  local result = {}
  for _, word in ipairs(list) do result[word:lower()] = true end
  return result
end

--- @tparam table words a language
-- @treturn table
function bibliography.reader(words)
  return {
    particles = set(words.particles), collections = set(words.collections),
    document_titles = set(words.document_titles), functions = set(words.functions),
    inside = set(words.inside), signals = set(words.signals),
  }
end

-- ---- Persons --------------------------------------------------------------

local function is_capitalised(word)
  return word:find "^%u" ~= nil or word:find "^[\xC3-\xC5\xD0]" ~= nil
end

local function is_part_of_name(reader, word)
  if word == "and" or word == "&" or reader.particles[word] then return true end
  if word:find "%d" or word:find "[?!:]$" then return false end
  return is_capitalised(word) and not (reader.functions[word:lower()] and #word > 1)
end

--- Is a segment the name of a person, or of several?
local function is_person(reader, segment)
  local count, people = 0, 1
  segment = segment:gsub(" et al%.?$", "")
  for word in segment:gmatch "%S+" do
    if not is_part_of_name(reader, word) then return false end
    count = count + 1
    if word == "and" or word == "&" then people, count = people + 1, count - 1 end
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

--- Take the author from the front of a list of segments.
local function take_author(reader, segments)
  if #segments < 2 or not is_person(reader, segments[1]) then return nil end
  local author = table.remove(segments, 1)
  while #segments > 1 and segments[1]:find " and " and author:find " "
    and is_person(reader, segments[1]) do
    author = author .. ", " .. table.remove(segments, 1)
  end
  return author
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

function describe.book(reader, found, made)
  made.author = take_author(reader, found.segments)
  made.title = trim(table.concat(found.segments, ", "))
  made.kind = is_of_documents(reader, made.title) and "primary" or "book"
  made.role = found.segments.edits and "editor" or nil
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

function describe.article(_, found, made)
  made.kind = "article"
  made.author = found.segments and table.concat(found.segments, ", ")
  made.container = trim(found.container)
  made.year = found.year or year_in(found.date)
end

--- A segment that is no archive's name belongs to the file: *Custumal, fol. 6*.
function describe.archive(reader, found, made)
  local container, file = { found.segments[1] }, {}
  for i = 2, #found.segments do
    local is_collection = false
    for word in found.segments[i]:gmatch "%a+" do
      is_collection = is_collection or reader.collections[word:lower()]
    end
    local list = is_collection and #file == 0 and container or file
    list[#list + 1] = found.segments[i]
  end
  file[#file + 1] = found.archive
  made.kind = "archive"
  made.container, made.archive = table.concat(container, ", "), table.concat(file, ", ")
end

function describe.ibid(_, found, made)
  made.kind, made.author = "ibid", found.author
end

function describe.cited(_, found, made)
  made.kind, made.author = "book", table.concat(found.segments, ", ")
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
    made.author = take_author(reader, found.segments)
    made.title = trim(table.concat(found.segments, ", "))
  end
  made.kind = is_of_documents(reader, made.title or made.container) and "primary" or "book"
  made.short = true
end

local COPIED = {
  "place", "publisher", "year", "volume", "number", "pages", "chapter", "archive",
  "edition", "innote", "date", "abbreviation", "title",
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
