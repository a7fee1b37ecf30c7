--- Cite: which works a text cites, how often, where, and what rests on them.
-- @module ibid.analyses.cite

local Sums = require "ibid.sums"
local Table = require "ibid.table"

local COLUMNS = {
  "work", "type", "author", "title", "container", "year", "uses", "chapters",
  "quotations", "docfreq", "docname", "first",
}

--- A document's own rows: the uses of a work in a chapter; `place` parts those citations
-- that were not resolved.
local PARTS = {
  "docname", "place", "work", "type", "author", "title", "container", "year", "chapter",
  "uses", "quotations", "first",
}

local JOINED = { uses = "sum", quotations = "sum", first = "least" }

-- ---- One document ---------------------------------------------------------

--- How many quotations a note serves, by the note's place in its layer.
local function quotations_by_note(doc)
  local count = {}
  for quotation in doc.quotations:each() do
    local note = quotation.reference and quotation.reference.note
    if note then count[note.index] = (count[note.index] or 0) + 1 end
  end
  return count
end

--- The chapter that a citation serves: that of its note's call, or its own.
local function chapter_of(doc, citation)
  local note = citation.note
  local byte = note and note.reference and note.reference.first or citation.first
  local chapter = doc.chapters:at(byte)
  return chapter and chapter.index
end

--- What is shown of a citation that means no known work.
local function unresolved(citation)
  if citation.work then return citation.title end
  return (citation.kind == "cross" and "" or "unresolved: ") .. citation.text:gsub("%s+", " ")
end

--- The cells that all citations of a work share: those of its first one.
local function describe(doc, citation)
  return {
    doc.name, not citation.work and citation.first or nil, citation.work, citation.kind,
    citation.author, unresolved(citation), citation.container, citation.year,
  }
end

--- The quotations that a note serves, unless the work's notes had it before.
local function quotations_of(citation, seen, served)
  local note = citation.note
  if not note or seen[note.index] then return 0 end
  seen[note.index] = true
  return served[note.index] or 0
end

local function map(doc, options)
  local sums = Sums { columns = PARTS, joined = JOINED }
  local served, by_work = quotations_by_note(doc), {}
  for citation in doc:select(options):of(doc.citations):each() do
    local work = citation.work
    local group = work and by_work[work] or { cells = describe(doc, citation), notes = {} }
    if work then by_work[work] = group end
    local row = table.move(group.cells, 1, 8, 1, {})
    row[9], row[10] = chapter_of(doc, citation), 1
    row[11] = quotations_of(citation, group.notes, served)
    row[12] = citation.first
    sums:add(row)
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
  return table.concat(parts, ", ")
end

--- What rows have to agree in to be of one work: in several texts the same name may be
-- written out or not.
local function name_of(row)
  return row[3] and table.concat({ row[3], row[4] or "", tostring(row[8]) }, "\0")
end

local function new_work(row)
  return {
    work = row[3], type = row[4], author = row[5], title = row[6], container = row[7],
    year = row[8], uses = 0, quotations = 0, docfreq = 0, docname = row[1], chapters = {},
  }
end

--- Rows come document by document.
local function add_row(one, row)
  if one.last ~= row[1] then one.last, one.docfreq = row[1], one.docfreq + 1 end
  one.uses, one.quotations = one.uses + row[10], one.quotations + row[11]
  if one.docname == row[1] then one.first = math.min(one.first or row[12], row[12]) end
  if row[9] then one.chapters[row[9]] = (one.chapters[row[9]] or 0) + row[10] end
end

--- Works before what was not resolved, by use; then as they first come.
local function before(a, b)
  if (a.work == nil) ~= (b.work == nil) then return a.work ~= nil end
  if a.uses ~= b.uses then return a.uses > b.uses end
  if a.docname ~= b.docname then return a.docname < b.docname end
  return a.first < b.first
end

local function finish(sums)
  local rows, by_name = Table { columns = COLUMNS }, {}
  local list = {}
  for row in select(2, sums:rows()) do
    local name = name_of(row)
    local one = name and by_name[name] or new_work(row)
    if one.uses == 0 then list[#list + 1] = one end
    if name then by_name[name] = one end
    add_row(one, row)
  end
  for _, one in ipairs(list) do
    one.chapters = one.docfreq == 1 and list_chapters(one.chapters) or nil
    one.last = nil
    rows:add(one)
  end
  return rows:sort(before)
end

--- Tell which works are cited, the most used first; citations that no rule resolves
-- stand last, each by itself.
-- @tparam ibid.Document doc
-- @tparam[opt] table options a selection
-- @treturn ibid.Table columns `work type author title container year uses chapters
-- quotations docfreq docname first`; `chapters` has the uses in each chapter if a single
-- text cites the work, `quotations` are those whose note cites it, `docfreq` says how many
-- texts cite it, `docname` and `first` in which one, and at which byte, it first is
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
