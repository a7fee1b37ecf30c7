--- Groups: a selection parted by who speaks, by chapters, by kinds of blocks …
-- @module ibid.groups

local names = require "ibid.names"
local stretches = require "ibid.stretches"

local groups = {}

-- ---- Labels ---------------------------------------------------------------
--
-- Each way gives a list of `{ first, last, label }`, disjoint and in the order of the text.

local function numbered(layer)
  local list = {}
  for i, first, last in layer:numbered() do list[#list + 1] = { first, last, i } end
  return stretches.flatten(list)
end

local function labelled(flat, label, list)
  for k = 1, #flat, 2 do
    list[#list + 1] = { flat[k], flat[k + 1], label }
  end
  return list
end

local ways = {}

function ways.speaker(doc)
  local list = {}
  for quotation in doc.quotations:each() do
    local speaker = quotation.speaker
    if speaker then list[#list + 1] = { quotation.first, quotation.last, speaker } end
  end
  return stretches.flatten(list)
end

function ways.chapter(doc) return numbered(doc.chapters) end

function ways.section(doc) return numbered(doc.sections) end

--- The kind of the block: paragraph, heading, quotation, note …
function ways.kind(doc)
  local list = {}
  for first, last, kind in doc.blocks:ranges() do list[#list + 1] = { first, last, kind } end
  return stretches.flatten(list)
end

--- Each word is in one of the three: what is quoted in a note is the note's.
function ways.part(doc)
  local list, quoted = {}, doc:select { within = "quotation" } - doc:select { within = "note" }
  labelled(doc:select({ within = "note" }).stretches, "note", list)
  labelled(quoted.stretches, "quotation", list)
  labelled(doc:select({ within = "narration" }).stretches, "narration", list)
  table.sort(list, function(a, b) return a[1] < b[1] end)
  return list
end

function ways.document(doc)
  return { { 1, doc.core:size(), doc.name } }
end

--- A field that the documents of a corpus have is a way, too, if it is a word, a number,
-- true or false.
local function by_field(doc, by)
  local value = doc.fields[by]
  if value == nil or type(value) == "table" then return {} end
  return { { 1, doc.core:size(), tostring(value) } }
end

-- ---- Cutting --------------------------------------------------------------

--- What each label has of the stretches: a list of `{ label, stretches }` in the order
-- in which the labels first come.
local function cut(pieces, flat)
  local list, by_label, k = {}, {}, 1
  for _, piece in ipairs(pieces) do
    while k < #flat and flat[k + 1] < piece[1] do k = k + 2 end
    local j = k
    while j < #flat and flat[j] <= piece[2] do
      local own = by_label[piece[3]]
      if not own then
        own = {}
        by_label[piece[3]] = own
        list[#list + 1] = { piece[3], own }
      end
      own[#own + 1] = math.max(flat[j], piece[1])
      own[#own + 1] = math.min(flat[j + 1], piece[2])
      j = j + 2
    end
  end
  return list
end

--- Is a group one of a single document, so that its label says nothing elsewhere?
-- @string by
-- @treturn boolean
function groups.is_local(by)
  return by == "chapter" or by == "section"
end

local function unknown(by, more)
  local list = {}
  for name in pairs(ways) do list[#list + 1] = name end
  for name in pairs(more) do list[#list + 1] = name end
  error(names.unknown("by: there is no way to group", by, list), 0)
end

--- Part a selection of a document.
-- @tparam ibid.Selection selection
-- @string by `"speaker"`, `"chapter"`, `"section"`, `"kind"` (of the block), `"part"`
-- (note, quotation, narration), `"document"`, or one of `doc.fields`
-- @tparam[opt] table more ways by their names: functions of the document that give a list of
-- `{ first, last, label }`, disjoint and in the order of the text
-- @treturn table a list of `{ label, stretches }`; what is in no group is in none of them
function groups.of(selection, by, more)
  local doc, way = selection.doc, ways[by] or (more and more[by])
  if not way and next(doc.fields) == nil then unknown(by, more or {}) end
  return cut(way and way(doc) or by_field(doc, by), selection.stretches)
end

return groups
