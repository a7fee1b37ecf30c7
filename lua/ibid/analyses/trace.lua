--- Trace: which works each quotation rests on, as its note cites them.
-- @module ibid.analyses.trace

local Table = require "ibid.table"
local resting = require "ibid.resting"

local COLUMNS = {
  "author", "title", "pages", "speaker", "quotation", "note", "type", "container", "work",
  "first",
}
-- What people are shown.
local SHOWN = { "author", "title", "pages", "speaker", "quotation", "note" }

--- The citations of each note that are of a known work, by the note's place.
local function citations_by_note(doc)
  local by_note = {}
  for citation in doc.citations:each() do
    local note = citation.work and citation.note
    if note then
      by_note[note.index] = by_note[note.index] or {}
      table.insert(by_note[note.index], citation)
    end
  end
  return by_note
end

local function on_one_line(text)
  return (text:gsub("%s+", " "))
end

--- Tell which works the quotations rest on: a row for each quotation and each citation in
-- the note that serves it, by author and title.
-- @tparam ibid.Document doc
-- @tparam[opt] table options a selection, of the quotations
-- @treturn ibid.Table columns `author title pages speaker quotation note type container
-- work first`; of an archive `author` is the archive and `title` the file, `first` is the
-- quotation's first byte
-- @usage print(doc:trace())
local function trace(doc, options)
  local rows = Table { columns = COLUMNS, shown = SHOWN, spare = { "pages", "note" } }
  local by_note, by_key = citations_by_note(doc), resting.works(doc)
  for quotation in doc:select(options):of(doc.quotations):each() do
    local note = quotation.reference and quotation.reference.note
    for _, citation in ipairs(note and by_note[note.index] or {}) do
      local work = by_key[citation.work]
      rows:add {
        author = work.author or work.container, title = work.archive or work.title,
        pages = citation.pages, speaker = quotation.speaker,
        quotation = on_one_line(quotation.text), note = quotation.note, type = work.kind,
        container = work.container, work = work.key, first = quotation.first,
      }
    end
  end
  return rows:sort("author", "title", "work", "first")
end

return {
  run = trace,
  about = "Which works each quotation rests on.",
  options = {},
}
