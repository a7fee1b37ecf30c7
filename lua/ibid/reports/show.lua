--- The account of a document for people: its lay-out, what was found, examples.
-- @module ibid.reports.show

local shorten = require "ibid.shorten"

local LAYOUTS = {
  lines = "a paragraph a line",
  blanks = "wrapped lines, paragraphs parted by blank lines",
  indents = "wrapped lines, paragraphs begin with an indent",
}

--- 12345 as 12,345.
local function grouped(n)
  local text = tostring(n):reverse():gsub("(%d%d%d)", "%1,"):reverse()
  return (text:gsub("^,", ""))
end

local function counted(n, one, several)
  return ("%s %s"):format(grouped(n), n == 1 and one or several or one .. "s")
end

--- Whole numbers as people write them: `3, 7-9, 12`; at most eight pieces.
local function as_runs(list)
  local runs, i = {}, 1
  table.sort(list)
  while i <= #list do
    local j = i
    while list[j + 1] and list[j + 1] <= list[j] + 1 do j = j + 1 end
    runs[#runs + 1] = list[i] == list[j] and tostring(list[i])
      or ("%d-%d"):format(list[i], list[j])
    i = j + 1
  end
  if #runs > 8 then
    runs[9] = ("… (%d in all)"):format(#list)
    return table.concat(runs, ", ", 1, 9)
  end
  return table.concat(runs, ", ")
end

local function add(lines, ...)
  lines[#lines + 1] = table.concat { ... }
end

-- ---- The text -------------------------------------------------------------

local function add_text(lines, doc, size)
  local layout = doc.core:layout()
  local words = #doc:select()
  add(lines, doc.name, ": ", counted(size, "byte"), ", ", counted(words, "word"),
    " in ", counted(#doc.sentences, "sentence"))
  if size == 0 then return end
  local pages = layout.pages > 0 and ", " .. counted(layout.pages, "page break") or ""
  local verse = layout.verse > 500 and ", mostly verse" or ""
  add(lines, "  set as    ", LAYOUTS[layout.kind] or layout.kind, pages, verse)
  add(lines, "  language  ", doc.words.name or doc.language)
end

local function add_bytes(lines, doc)
  local bad, first = doc.core:bad()
  if bad > 0 then
    add(lines, "  bytes     ", counted(bad, "sequence is", "sequences are"),
      " not UTF-8, the first at byte ", grouped(first))
  end
  if doc.core:converted() then
    add(lines, "  bytes     converted: positions are those of the text in UTF-8")
  end
end

-- ---- Layers ---------------------------------------------------------------

local SHOWN = { "chapters", "sections", "blocks", "quotations", "references", "notes" }

--- How many there are of each kind, unless all are of one that says no more than the
-- layer's name.
local function kinds_of(layer)
  local parts = {}
  if #layer:kinds() == 1 and layer:kinds()[1][1] .. "s" == layer.name then return "" end
  for i, pair in ipairs(layer:kinds()) do
    parts[i] = pair[1] .. " " .. grouped(pair[2])
  end
  return table.concat(parts, ", ")
end

local function add_layers(lines, doc)
  for _, name in ipairs(SHOWN) do
    local layer = doc[name]
    if #layer > 0 then
      local line = ("  %-10s  %6s  %s"):format(name, grouped(#layer), kinds_of(layer))
      add(lines, (line:gsub("%s+$", "")))
    end
  end
end

-- ---- Notes ----------------------------------------------------------------

local function numbers_where(layer, is_wanted)
  local list = {}
  for span in layer:each() do
    if span.number and is_wanted(span) then list[#list + 1] = span.number end
  end
  return list
end

--- The numbers that each series of calls leaves out.
local function skipped(references)
  local before, list = {}, {}
  for reference in references:each() do
    local number, series = reference.number, reference.series
    if number and series then
      local first = (before[series] or number) + 1
      for missing = first, number - 1 do list[#list + 1] = missing end
      before[series] = number
    end
  end
  return list
end

local function add_gap(lines, list, message)
  if #list > 0 then add(lines, "  ", message, ": ", as_runs(list)) end
end

local function add_gaps(lines, doc)
  local references, notes = doc.references, doc.notes
  add_gap(lines, skipped(references), "numbers that no call has")
  add_gap(lines, numbers_where(references, function(span) return not span.note end),
    "called, but not in the text")
  add_gap(lines, numbers_where(notes, function(span) return not span.reference end),
    "notes that nothing calls")
end

-- ---- Examples -------------------------------------------------------------

local function add_heading(lines, doc)
  for chapter in doc.chapters:each() do
    if chapter.title then add(lines, "    chapter    ", shorten(chapter.title, 60)) end
    if #lines > 20 then return end
  end
end

local function add_quotations(lines, doc)
  local shown = 0
  for i = 1, #doc.quotations do
    local quotation = doc.quotations[i]
    if quotation.speaker then
      local note = quotation.note and (" [%s]"):format(quotation.note) or ""
      local who, words = shorten(quotation.speaker, 24), shorten(quotation.text, 56)
      add(lines, "    ", who, ": ", words, note)
      shown = shown + 1
    end
    if shown == 3 then return end
  end
end

local function add_notes(lines, doc)
  for i = 1, math.min(3, #doc.notes) do
    local note = doc.notes[i]
    local label = note.label or "without a label"
    add(lines, "    note ", label, ": ", shorten(note.body, 60))
  end
end

local function add_examples(lines, doc)
  add(lines, "  first of them")
  local before = #lines
  add_heading(lines, doc)
  add_quotations(lines, doc)
  add_notes(lines, doc)
  if #lines == before then lines[before] = nil end
end

--- @tparam ibid.Document doc
-- @int size the text's bytes
-- @bool[opt] brief leave the examples out
-- @treturn string lines without the last line's end
return function(doc, size, brief)
  local lines = {}
  add_text(lines, doc, size)
  add_bytes(lines, doc)
  add_layers(lines, doc)
  add_gaps(lines, doc)
  if not brief then add_examples(lines, doc) end
  return table.concat(lines, "\n")
end
