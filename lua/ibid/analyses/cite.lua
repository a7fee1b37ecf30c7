--- Cite: which works a text cites, how often, where, and what rests on them.
-- @module ibid.analyses.cite

local Table = require "ibid.table"

local COLUMNS = {
  "uses", "quotations", "chapters", "type", "author", "title", "container", "number",
  "year", "work", "first",
}
-- What people are shown, if there is any of it; the rest is for programs.
local SHOWN = { "uses", "quotations", "author", "title", "container", "number", "year", "chapters" }

local RESTING = { "work", "author", "title", "speaker", "quotation", "note", "first" }

-- ---- Where a citation serves ----------------------------------------------

--- The quotations that a note serves, by the note's place in its layer.
local function quotations_by_note(doc)
  local by_note = {}
  for quotation in doc.quotations:each() do
    local note = quotation.reference and quotation.reference.note
    if note then
      by_note[note.index] = by_note[note.index] or {}
      table.insert(by_note[note.index], quotation)
    end
  end
  return by_note
end

--- The chapter that a citation serves: that of its note's call, or its own.
local function chapter_of(doc, citation)
  local note = citation.note
  local byte = note and note.reference and note.reference.first or citation.first
  local chapter = doc.chapters:at(byte)
  return chapter and chapter.index
end

--- `1: 3, 2: 14`, uses by chapter; in a text of one chapter nothing.
local function list_chapters(uses, all)
  if all < 2 then return nil end
  local numbers, parts = {}, {}
  for number in pairs(uses) do numbers[#numbers + 1] = number end
  table.sort(numbers)
  for i, number in ipairs(numbers) do parts[i] = ("%d: %d"):format(number, uses[number]) end
  return table.concat(parts, ", ")
end

-- ---- Groups ---------------------------------------------------------------

--- Citations with the same work; each that was not resolved stands alone.
local function gather(doc, selection)
  local groups, by_work = {}, {}
  for citation in selection:of(doc.citations):each() do
    local work = citation.work
    local group = work and by_work[work] or { first = citation }
    if #group == 0 then groups[#groups + 1] = group end
    if work then by_work[work] = group end
    group[#group + 1] = citation
  end
  return groups
end

--- The quotations whose notes cite a group's work, each once.
local function quotations_of(group, by_note)
  local list, notes = {}, {}
  for _, citation in ipairs(group) do
    local note = citation.note
    if note and not notes[note.index] then
      notes[note.index] = true
      table.move(by_note[note.index] or {}, 1, #(by_note[note.index] or {}), #list + 1, list)
    end
  end
  return list
end

--- What a list gives is no use.
local function count_uses(doc, group)
  local uses, chapters = 0, {}
  for _, citation in ipairs(group) do
    if not citation.listed then
      local chapter = chapter_of(doc, citation)
      uses = uses + 1
      if chapter then chapters[chapter] = (chapters[chapter] or 0) + 1 end
    end
  end
  return uses, list_chapters(chapters, #doc.chapters)
end

-- ---- Rows -----------------------------------------------------------------

local function works_by_key(doc)
  local by_key = {}
  for work in doc.works:each() do by_key[work.key] = work end
  return by_key
end

--- What is shown of a citation that means no known work.
local function unresolved(citation)
  return (citation.kind == "cross" and "" or "unresolved: ") .. citation.text:gsub("%s+", " ")
end

--- An archive's file stands for a title.
local function title_of(citation, work)
  if not work then return unresolved(citation) end
  return work.archive or work.title
end

local function row_of(doc, group, work)
  local citation = group.first
  local uses, chapters = count_uses(doc, group)
  local is_issue = citation.kind == "periodical" or citation.kind == "article"
  return {
    uses = uses, chapters = chapters, type = citation.kind, work = citation.work,
    author = work and work.author, title = title_of(citation, work),
    container = work and work.container, number = is_issue and citation.number or nil,
    year = work and work.year, first = citation.first,
  }
end

--- Resolved works come first, then what is used most; equal ones by their first use.
local function comes_first(a, b)
  if (a.work == nil) ~= (b.work == nil) then return a.work ~= nil end
  if a.work == nil and (a.type == "cross") ~= (b.type == "cross") then return b.type == "cross" end
  return a.uses > b.uses
end

--- The columns of a list that are not empty.
local function filled(rows, names)
  local list = {}
  for _, name in ipairs(names) do
    local is_filled = false
    for _, row in ipairs(rows) do is_filled = is_filled or row[name] ~= nil end
    if is_filled or #rows == 0 then list[#list + 1] = name end
  end
  return list
end

--- A row for each quotation that rests on the work of a row.
local function add_resting(resting, row, quotations)
  for _, quotation in ipairs(row.work and quotations or {}) do
    resting:add {
      work = row.work, author = row.author or row.container, title = row.title,
      speaker = quotation.speaker, quotation = quotation.text:gsub("%s+", " "),
      note = quotation.note, first = quotation.first,
    }
  end
end

--- Tell which works are cited, the most used first; citations that no rule resolves
-- stand last, each by itself, and behind them what points to other pages of the text.
-- @tparam ibid.Document doc
-- @tparam[opt] table options a selection, and `resting`: a row for each quotation that
-- rests on a work
-- @treturn ibid.Table columns `uses quotations chapters type author title container
-- number year work first`; `quotations` are those whose note cites the work, `first` is
-- the byte of its first citation.  With `resting`: `work author title speaker quotation
-- note first`
-- @usage print(doc:cite())
local function cite(doc, options)
  local by_note, by_key = quotations_by_note(doc), works_by_key(doc)
  local rows = Table { columns = COLUMNS, spare = { "number", "chapters" } }
  local resting = Table { columns = RESTING, shown = { table.unpack(RESTING, 2, 6) } }
  for _, group in ipairs(gather(doc, doc:select(options))) do
    local row = row_of(doc, group, by_key[group.first.work or ""])
    local quotations = quotations_of(group, by_note)
    row.quotations = #quotations
    rows:add(row)
    add_resting(resting, row, quotations)
  end
  if options and options.resting then return resting:sort("work", "first") end
  rows.shown = filled(rows, SHOWN)
  return rows:sort(comes_first)
end

return {
  run = cite,
  about = "Which works are cited, and what rests on them.",
  options = { resting = { false, "A row for each quotation that rests on a work." } },
}
