--- Citations: what notes, attributions and brackets cite.
--
-- Which work each means is told by the rules of `ibid.resolution`.
-- @module ibid.layers.citations

local brackets = require "ibid.citing.brackets"
local citing = require "ibid.citing"
local lists = require "ibid.citing.lists"
local resolution = require "ibid.citing.resolution"
local uncalled = require "ibid.uncalled"

--- The first byte behind a note's label.
local function body_start(note)
  local label_end = note.source.items:value(note.index, "label_end")
  local from = label_end and math.max(label_end + 1, note.first) or note.first
  return note.doc.core:sub(from, note.last):match "^[%s%.%)%]]*()" + from - 1
end

--- Make what tells of rising bytes in which list, or before which one, they are.
local function walk(places)
  local i = 1
  return function(byte)
    while places[i] and places[i].last < byte do i = i + 1 end
    return places[i]
  end
end

--- A note ends where a list begins: the last one of a book may have swallowed it.
local function add_notes(list, doc, reader, places)
  local list_at = walk(places)
  for note in doc.notes:each() do
    local first, behind = body_start(note), list_at(note.first)
    local last = behind and math.min(behind.first - 1, note.last) or note.last
    for _, one in ipairs(citing.read(reader, first, last)) do
      one.note = note.index
      list[#list + 1] = one
    end
  end
end

local function add_body(list, doc, reader, places)
  local inside, certain, list_at = brackets.reader(doc.words, reader), false, walk(places)
  for block in doc.blocks:each() do
    local found = {}
    local place = list_at(block.first)
    local is_read = not place or place.first > block.first
    if is_read and block.kind == "attribution" then
      found = citing.read(reader, block.first, block.last)
    elseif is_read and block.kind ~= "note" and block.kind ~= "chrome" then
      found = brackets.read(inside, block.first, block.last)
    end
    for _, one in ipairs(found) do
      list[#list + 1] = one
      certain = certain or (one.style ~= nil and not one.doubtful)
    end
  end
  return certain
end

--- The one author of a year's works that are cited by author and date, by year.
local function authors_by_year(list)
  local authors = {}
  for _, one in ipairs(list) do
    if one.style and one.author then
      local known = authors[one.year]
      authors[one.year] = (known == nil or known == one.author) and one.author or false
    end
  end
  return authors
end

--- Authors and dates that prove nothing by themselves count if others do; *(1983, 260)*
-- is of the author whose work of that year is cited elsewhere.
local function without_doubtful(list, certain)
  local kept, authors = {}, authors_by_year(list)
  for _, one in ipairs(list) do
    if one.style and not one.author then one.author = authors[one.year] or nil end
    local is_known = not one.style or one.author ~= nil
    if is_known and (certain or not one.doubtful) then kept[#kept + 1] = one end
  end
  return kept
end

local function archives_of(list)
  local archives = {}
  for _, one in ipairs(list) do
    if one.form == "archive" then
      archives[one.container], archives[one.abbreviation or one.container] = true, true
    end
  end
  return archives
end

--- A note that begins with the name of a known archive cites it, whatever follows up to
-- a point: *MSO, unnumbered*.
local function read_known_archives(doc, reader, list)
  local archives, cited = archives_of(list), {}
  for _, one in ipairs(list) do cited[one.note or 0] = true end
  for note in doc.notes:each() do
    local at = not cited[note.index] and body_start(note)
    local near = at and reader.text:sub(at, math.min(note.last, at + 120))
    local name, rest = (near or ""):match "^([^,]+),%s+([^%.;:%(%)\n]+)"
    if name and archives[name] then
      list[#list + 1] = {
        first = at, last = at + #near:match "^[^,]+,%s+[^%.;:%(%)\n]+" - 1, kind = "archive",
        form = "archive", container = name, archive = rest, note = note.index,
      }
    end
  end
end

--- What a text cites once as an archive is one elsewhere: *MSO, Visitations, no. 4*.
local function know_archives(doc, list)
  local archives = archives_of(list)
  for _, one in ipairs(list) do
    if one.form ~= "archive" and one.head and archives[one.head] then
      one.form, one.kind, one.container = "archive", "archive", one.head
      one.archive = doc.core:sub(one.first + #one.head, one.last):gsub("^,%s*", "")
      one.author, one.title, one.number, one.pages = nil, nil, nil, nil
    end
  end
end

--- What the text lists itself: its abbreviations, and those that are works, and the
-- entries of its bibliography.
local function read_lists(list, reader)
  local abbreviations, places = lists.abbreviations(reader)
  local listed, more = lists.bibliographies(reader)
  for _, entry in ipairs(abbreviations) do listed[#listed + 1] = entry.work end
  table.move(listed, 1, #listed, #list + 1, list)
  table.move(more, 1, #more, #places + 1, places)
  table.sort(places, function(a, b) return a.first < b.first end)
  return abbreviations, places
end

local function make(doc)
  local reader, list = citing.reader(doc.words, uncalled(doc)), {}
  local abbreviations, places = read_lists(list, reader)
  add_notes(list, doc, reader, places)
  know_archives(doc, list)
  read_known_archives(doc, reader, list)
  list = without_doubtful(list, add_body(list, doc, reader, places))
  table.sort(list, function(a, b) return a.first < b.first end)
  local resolved, works = resolution.resolve(doc, list, abbreviations)
  rawset(doc, "cited_works", works)
  return resolved
end

--- A field that only some citations have, on one line.
local function own(name)
  return function(citation)
    local value = citation.source.items:value(citation.index, name)
    return type(value) == "string" and (value:gsub("%s+", " ")) or value
  end
end

local fields = {
  --- The citation that *ibid.*, a short title or an abbreviation stands for.
  refers = function(citation)
    local index = citation.source.items:value(citation.index, "refers")
    return index and citation.doc.citations[index]
  end,
  --- The note that it stands in.
  note = function(citation)
    local index = citation.source.items:value(citation.index, "note")
    return index and citation.doc.notes[index]
  end,
}

for _, name in ipairs {
  "author", "title", "container", "editor", "place", "publisher", "year", "volume", "number",
  "pages", "chapter", "archive", "edition", "series", "innote", "date", "style", "role",
  "listed", "work",
} do fields[name] = own(name) end

return {
  columns = {
    "first", "last", "kind", "author", "title", "container", "place", "year", "volume",
    "number", "pages", "archive", "refers", "work", "text",
  },
  fields = fields,
  make = make,
}
