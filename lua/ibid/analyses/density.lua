--- Density: how many notes, quotations or other spans there are in each part of a text.
-- @module ibid.analyses.density

local Table = require "ibid.table"
local names = require "ibid.names"
local partition = require "ibid.partition"
local shorten = require "ibid.shorten"

local function check(doc, layer)
  local known = doc:layers()
  for _, name in ipairs(known) do
    if name == layer then return end
  end
  error(names.unknown("density: there is no layer", layer, known), 0)
end

--- Notes stand where they are called, whether their bodies are in the text or not; those
-- in the running text itself have no call.
local function places_of_notes(doc)
  local list = {}
  for first in doc.references:ranges() do list[#list + 1] = first end
  for note in doc.notes:each() do
    if note.kind == "inline" and not note.reference then list[#list + 1] = note.first end
  end
  return list
end

local function places_of_spans(layer)
  local list = {}
  for first in layer:ranges() do list[#list + 1] = first end
  return list
end

--- Where the spans of a layer stand in a selection, in order.
local function places(doc, layer, selection)
  local all = layer == "notes" and places_of_notes(doc) or places_of_spans(doc[layer])
  local list = {}
  for _, place in ipairs(all) do
    if selection:has(place) then list[#list + 1] = place end
  end
  table.sort(list)
  return list
end

--- Parts in the order in which they come, with their words and spans: a span is in the
-- part of the word before it.
local function walk(selection, list, options)
  local items, parts, by_label = selection.doc.tokens.source.items, {}, {}
  local part_of = partition(selection, options.by, options.parts)
  local k, rank, part = 1, 0, nil
  local function count_before(byte)
    while list[k] and list[k] < byte do
      if part then part.count = part.count + 1 end
      k = k + 1
    end
  end
  for i in selection:words() do
    rank = rank + 1
    local label, first = part_of(i, rank), items:span(i)
    if part then count_before(first) end
    part = label and by_label[label]
    if label and not part then
      part = { label = label, first = first, words = 0, count = 0 }
      by_label[label], parts[#parts + 1] = part, part
    end
    if part then part.words = part.words + 1 end
  end
  count_before(math.huge)
  return parts
end

--- What a part is called: a chapter by its title, others by their first words.
local function title_of(doc, by, part)
  if by == "chapter" then return doc.chapters[part.label].title end
  if by ~= "section" and by ~= "parts" then return nil end
  return shorten(doc.core:sub(part.first, part.first + 200), 40)
end

--- Tell how dense the spans of a layer are in each part.
-- @tparam ibid.Document doc
-- @tparam[opt] table options a selection, `of` (a layer, default `"notes"`), `by`
-- (`"section"`, `"chapter"`, `"parts"`, `"document"`, `"speaker"`, `"kind"`), `parts` (how
-- many, 10)
-- @treturn ibid.Table columns `group title words`, the layer, `per_thousand` words
-- @usage print(doc:density { of = "quotations", by = "chapter" })
local function density(doc, options)
  check(doc, options.of)
  local selection, by = doc:select(options), options.by
  local list = places(doc, options.of, selection)
  local columns = { "group", "title", "words", options.of, "per_thousand" }
  local rows = Table { columns = columns, picture = { "densities", by = by } }
  for _, part in ipairs(walk(selection, list, options)) do
    local rate = part.count / part.words * 1000
    rows:add { part.label, title_of(doc, by, part), part.words, part.count, rate }
  end
  return rows
end

return {
  run = density,
  about = "How many notes or other spans there are in each part.",
  example = 'doc:density { of = "quotations", by = "section" }',
  options = {
    of = { "notes", "Of which layer the spans are: notes, quotations, dates … (default notes, "
      .. "where they are called)." },
    by = { "section", "What the parts are: section, chapter, parts (equal ones), document, "
      .. "speaker, kind (default section)." },
    parts = { 10, "How many equal parts (default 10)." },
  },
}
