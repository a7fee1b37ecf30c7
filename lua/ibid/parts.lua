--- Parts of a text as stretches of bytes: what `within`, `speaker`, `section`,
-- `chapter` and `where` leave of it.
-- @module ibid.parts

local core = require "ibid.core"
local names = require "ibid.names"
local stretches = require "ibid.stretches"

local parts = {}

local function of_kind(layer, wanted)
  local list = {}
  for first, last, kind in layer.source.items:ranges() do
    if wanted(kind) then list[#list + 1], list[#list + 2] = first, last end
  end
  return list
end

local function all(doc)
  return { 1, doc.core:size() }
end

-- ---- Parts by name --------------------------------------------------------

local by_name = {}

--- Lines that are none of the book's, and blocks of such lines; no name for users.
local function chrome(doc)
  local lines = of_kind(doc.lines, function(kind)
    return kind ~= "text" and kind ~= "blank"
  end)
  if not doc.core:layer "blocks" then return lines end -- read up to the tokens alone
  local blocks = of_kind(doc.blocks, function(kind) return kind == "chrome" end)
  return stretches.union(lines, blocks)
end

--- What is made once for a document and kept with it; nobody changes it.
local function kept(doc, name, make)
  local made = rawget(doc, "made_parts")
  if not made then
    made = {}
    rawset(doc, "made_parts", made)
  end
  made[name] = made[name] or make(doc)
  return made[name]
end

local function named(doc, name)
  return kept(doc, name, by_name[name])
end

function by_name.quotation(doc)
  return stretches.of(doc.quotations)
end

function by_name.note(doc)
  return stretches.of(doc.notes)
end

function by_name.body(doc)
  return stretches.subtract(all(doc), named(doc, "note"))
end

function by_name.narration(doc)
  return stretches.subtract(named(doc, "body"), named(doc, "quotation"))
end

--- Kinds of blocks are parts too, by their names.
for _, kind in ipairs {
  "heading", "paragraph", "blockquote", "epigraph", "attribution", "caption", "table", "list",
  "verse",
} do
  by_name[kind] = function(doc)
    return of_kind(doc.blocks, function(one) return one == kind end)
  end
end

--- The names of parts, sorted.
-- @treturn {string,...}
function parts.names()
  local list = {}
  for name in pairs(by_name) do list[#list + 1] = name end
  table.sort(list)
  return list
end

--- Running heads, page numbers and the like, which belong to no part.
-- @treturn {integer,...}
function parts.chrome(doc)
  return kept(doc, "chrome", chrome)
end

--- The whole text without chrome.
-- @treturn {integer,...}
function parts.all(doc)
  return kept(doc, "all", function()
    return stretches.subtract(all(doc), parts.chrome(doc))
  end)
end

local function within(doc, wanted)
  if type(wanted) == "string" then
    if by_name[wanted] then return named(doc, wanted) end
    error(names.unknown("within: there is no part", wanted, parts.names()), 0)
  end
  if type(wanted) == "table" then return stretches.of(wanted, doc) end
  error("within: a name, a span, a list of spans or a selection is wanted", 0)
end

-- ---- Speakers -------------------------------------------------------------

--- Is a speaker wanted?  *Lozhkina* also means *V. I. Lozhkina*.
-- @string speaker with its case folded, as the other
-- @string wanted
-- @treturn boolean
function parts.is_name(speaker, wanted)
  local from = #speaker - #wanted + 1
  return speaker == wanted or (from > 1 and speaker:sub(from - 1) == " " .. wanted)
end

local function test_of_speaker(wanted)
  if type(wanted) == "function" then return wanted end
  local list = type(wanted) == "table" and wanted or { wanted }
  local folded = {}
  for i, name in ipairs(list) do
    if type(name) ~= "string" then error("speaker: a name or a list is wanted", 0) end
    folded[i] = core.fold(name)
  end
  return function(speaker)
    local name = core.fold(speaker)
    for _, one in ipairs(folded) do
      if parts.is_name(name, one) then return true end
    end
    return false
  end
end

--- What is said by those who are wanted: of nested quotations the innermost one that
-- has a speaker counts.
local function spoken(doc, wanted)
  local test, spans = test_of_speaker(wanted), {}
  for quotation in doc.quotations:each() do
    local speaker = quotation.speaker
    if speaker then
      spans[#spans + 1] = { quotation.first, quotation.last, test(speaker) }
    end
  end
  return stretches.innermost(spans)
end

-- ---- The rest -------------------------------------------------------------

--- The spans of a layer by their numbers; a number that is too large selects nothing.
local function numbered(layer, wanted, name)
  local spans = {}
  for _, i in ipairs(type(wanted) == "table" and wanted or { wanted }) do
    if math.type(i) ~= "integer" then
      error(name .. ": a whole number or a list of them is wanted", 0)
    end
    spans[#spans + 1] = layer[i]
  end
  return stretches.of(spans)
end

--- What each option of a selection leaves: functions of the document and the option's
-- value that give stretches.
parts.options = {
  within = within,
  speaker = spoken,
  section = function(doc, wanted) return numbered(doc.sections, wanted, "section") end,
  chapter = function(doc, wanted) return numbered(doc.chapters, wanted, "chapter") end,
  where = function(doc, wanted) return stretches.of(doc.tokens:where(wanted)) end,
}

return parts
