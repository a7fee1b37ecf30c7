--- Cite: which works a text cites, how often, where, and how much rests on them.
-- @module ibid.analyses.cite

local Sums = require "ibid.sums"
local Table = require "ibid.table"
local resting = require "ibid.resting"

local COLUMNS = {
  "work", "type", "author", "title", "container", "number", "year", "uses", "chapters",
  "quotations", "docfreq", "docname", "first",
}

-- What people are shown, if there is any of it; the rest is for programs.
local SHOWN = {
  "uses", "quotations", "author", "title", "container", "number", "year", "chapters",
}

--- A document's own rows: the uses of a work in a chapter; `place` parts those citations
-- that were not resolved.
local PARTS = {
  "docname", "place", "work", "type", "author", "title", "container", "number", "year",
  "chapter", "uses", "quotations", "first",
}

local JOINED = { uses = "sum", quotations = "sum", first = "least" }

-- ---- One document ---------------------------------------------------------

--- The chapter that a citation serves: that of its note's call, or its own; none if the
-- text has only one.
local function chapter_of(doc, citation)
  local note = citation.note
  local byte = note and note.reference and note.reference.first or citation.first
  local chapter = #doc.chapters > 1 and doc.chapters:at(byte)
  return chapter and chapter.index or nil
end

--- What is shown of a citation that means no known work.
local function unresolved(citation)
  return (citation.kind == "cross" and "" or "unresolved: ") .. citation.text:gsub("%s+", " ")
end

--- The cells that all citations of a work share; an archive's file stands for a title.
local function describe(doc, citation, work)
  local row = { docname = doc.name, type = citation.kind, work = citation.work }
  if not work then
    row.place, row.title = citation.first, unresolved(citation)
    return row
  end
  local is_issue = citation.kind == "periodical" or citation.kind == "article"
  row.author, row.title = work.author, work.archive or work.title
  row.container, row.year = work.container, work.year
  row.number = is_issue and citation.number or nil
  return row
end

--- The quotations that a note serves, unless the work's notes had it before.
local function count_quotations(citation, seen, by_note)
  local note = citation.note
  if not note or seen[note.index] then return 0 end
  seen[note.index] = true
  return #(by_note[note.index] or {})
end

local function map(doc, options)
  local sums = Sums { columns = PARTS, joined = JOINED }
  local by_note, by_key, groups = resting.by_note(doc), resting.works(doc), {}
  for citation in doc:select(options):of(doc.citations):each() do
    local key = citation.work
    local group = key and groups[key]
      or { row = describe(doc, citation, by_key[key or ""]), notes = {} }
    if key then groups[key] = group end
    local row = group.row
    -- What only a list has is no use.
    row.uses = citation.listed and 0 or 1
    row.chapter = not citation.listed and chapter_of(doc, citation) or nil
    row.quotations = count_quotations(citation, group.notes, by_note)
    row.first = citation.first
    local cells = {}
    for c, name in ipairs(PARTS) do cells[c] = row[name] end
    sums:add(cells)
  end
  return sums
end

-- ---- All of them ----------------------------------------------------------

--- `1: 3, 2: 14`, uses by chapter of one text
local function list_chapters(uses)
  local numbers, parts = {}, {}
  for number in pairs(uses) do numbers[#numbers + 1] = number end
  table.sort(numbers)
  for i, number in ipairs(numbers) do parts[i] = ("%d: %d"):format(number, uses[number]) end
  return #parts > 0 and table.concat(parts, ", ") or nil
end

--- What rows have to agree in to be of one work: in several texts the same name may be
-- written out or not.
local function name_of(row)
  return row.work and table.concat({ row.work, row.type or "", tostring(row.year) }, "\0")
end

local function new_work(row)
  local one = { uses = 0, quotations = 0, docfreq = 0, chapters = {} }
  for _, name in ipairs { "work", "type", "author", "title", "container", "number", "year",
    "docname" } do one[name] = row[name] end
  return one
end

--- Rows come document by document.
local function add_row(one, row)
  if one.last ~= row.docname then one.last, one.docfreq = row.docname, one.docfreq + 1 end
  one.uses, one.quotations = one.uses + row.uses, one.quotations + row.quotations
  if one.docname == row.docname then one.first = math.min(one.first or row.first, row.first) end
  if row.chapter then
    one.chapters[row.chapter] = (one.chapters[row.chapter] or 0) + row.uses
  end
end

--- Works, then what was not resolved, then other pages of the text; the most used first,
-- equal ones as they first come.
local function rank(one)
  return one.work and 1 or one.type == "cross" and 3 or 2
end

local function before(a, b)
  if rank(a) ~= rank(b) then return rank(a) < rank(b) end
  if a.uses ~= b.uses then return a.uses > b.uses end
  if a.docname ~= b.docname then return a.docname < b.docname end
  return a.first < b.first
end

--- The columns of a list that are not empty.
local function filled(rows, list)
  local kept = {}
  for _, name in ipairs(list) do
    local is_filled = #rows == 0
    for _, row in ipairs(rows) do is_filled = is_filled or row[name] ~= nil end
    if is_filled then kept[#kept + 1] = name end
  end
  return kept
end

local function finish(sums)
  local rows = Table {
    columns = COLUMNS, spare = { "number", "chapters" },
    picture = { "bars", label = { "author", "container", "title" }, value = "uses" },
  }
  local list, by_name = {}, {}
  for cells in select(2, sums:rows()) do
    local row = {}
    for c, name in ipairs(PARTS) do row[name] = cells[c] end
    local name = name_of(row)
    local one = name and by_name[name] or new_work(row)
    if one.docfreq == 0 then list[#list + 1] = one end
    if name then by_name[name] = one end
    add_row(one, row)
  end
  for _, one in ipairs(list) do
    one.chapters = one.docfreq == 1 and list_chapters(one.chapters) or nil
    one.last = nil
    rows:add(one)
  end
  rows.shown = filled(rows, SHOWN)
  return rows:sort(before)
end

--- Tell which works are cited, the most used first; citations that no rule resolves
-- stand behind them, each by itself, and last what points to other pages of the text.
-- @tparam ibid.Document doc
-- @tparam[opt] table options a selection
-- @treturn ibid.Table columns `work type author title container number year uses chapters
-- quotations docfreq docname first`; `uses` is 0 of what only a bibliography has,
-- `chapters` has the uses in each chapter if a single text cites the work, `quotations`
-- are those whose note cites it, `docfreq` says how many texts cite it, `docname` and
-- `first` in which one, and at which byte, it first is
-- @usage print(doc:cite())
local function cite(doc, options)
  return finish(map(doc, options))
end

return {
  run = cite,
  map = map,
  merge = JOINED,
  finish = finish,
  about = "Which works are cited, and what rests on them.",
  options = {},
}
