--- Cite: which works a text cites, how often, where, and what rests on them.
-- @module ibid.analyses.cite

local Table = require "ibid.table"

local COLUMNS = {
  "work", "type", "author", "title", "container", "year", "uses", "chapters",
  "quotations", "first",
}

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

--- `1: 3, 2: 14`, uses by chapter
local function list_chapters(uses)
  local numbers, parts = {}, {}
  for number in pairs(uses) do numbers[#numbers + 1] = number end
  table.sort(numbers)
  for i, number in ipairs(numbers) do parts[i] = ("%d: %d"):format(number, uses[number]) end
  return table.concat(parts, ", ")
end

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

local function count_group(doc, group, served)
  local chapters, quotations, notes = {}, 0, {}
  for _, citation in ipairs(group) do
    local chapter, note = chapter_of(doc, citation), citation.note
    if chapter then chapters[chapter] = (chapters[chapter] or 0) + 1 end
    if note and not notes[note.index] then
      notes[note.index], quotations = true, quotations + (served[note.index] or 0)
    end
  end
  return list_chapters(chapters), quotations
end

--- What is shown of a citation that means no known work.
local function unresolved(citation)
  if citation.work then return citation.title end
  return (citation.kind == "cross" and "" or "unresolved: ") .. citation.text:gsub("%s+", " ")
end

--- Tell which works are cited, the most used first; citations that no rule resolves
-- stand last, each by itself.
-- @tparam ibid.Document doc
-- @tparam[opt] table options a selection
-- @treturn ibid.Table columns `work type author title container year uses chapters
-- quotations first`; `quotations` are those whose note cites the work, `first` is the
-- byte of its first citation
-- @usage print(doc:cite())
local function cite(doc, options)
  local rows, served = Table { columns = COLUMNS }, quotations_by_note(doc)
  for _, group in ipairs(gather(doc, doc:select(options))) do
    local first = group.first
    local chapters, quotations = count_group(doc, group, served)
    rows:add {
      work = first.work, type = first.kind, author = first.author,
      title = unresolved(first), container = first.container, year = first.year,
      uses = #group, chapters = chapters, quotations = quotations, first = first.first,
    }
  end
  rows:sort(function(a, b)
    if (a.work == nil) ~= (b.work == nil) then return a.work ~= nil end
    return a.uses > b.uses
  end)
  return rows
end

return { run = cite, about = "Which works are cited, and what rests on them.", options = {} }
