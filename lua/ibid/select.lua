--- A selection: a part of a text to count in or to search.
--
-- It is made by `doc:select`, and is a value: `a + b` is what lies in either, `a * b`
-- what lies in both, `a - b` what lies in the first alone.  Running heads and
-- page numbers belong to none.  `#selection` counts its words and numbers.
-- @classmod ibid.Selection

local core = require "ibid.core"
local names = require "ibid.names"
local stretches = require "ibid.stretches"

local Selection = {}

local Meta = { __name = "ibid.Selection" }

local function wrap(doc, list)
  return setmetatable({ doc = doc, stretches = list }, Meta)
end

-- ---- Parts of a text ------------------------------------------------------

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

--- Lines that are none of the book's, and blocks of such lines.
local function chrome(doc)
  local lines = of_kind(doc.lines, function(kind)
    return kind ~= "text" and kind ~= "blank"
  end)
  if not doc.core:layer "blocks" then return lines end -- read up to the tokens alone
  local blocks = of_kind(doc.blocks, function(kind) return kind == "chrome" end)
  return stretches.union(lines, blocks)
end

local parts = {}

function parts.quotation(doc)
  return stretches.of(doc.quotations)
end

function parts.note(doc)
  return stretches.of(doc.notes)
end

function parts.body(doc)
  return stretches.subtract(all(doc), parts.note(doc))
end

function parts.narration(doc)
  return stretches.subtract(parts.body(doc), parts.quotation(doc))
end

--- Kinds of blocks are parts too, by their names.
local BLOCKS = {
  heading = true, paragraph = true, epigraph = true, attribution = true,
  caption = true, table = true, list = true, verse = true,
}

--- The names that `within` may have.
function Selection.parts()
  local list = {}
  for name in pairs(parts) do list[#list + 1] = name end
  for name in pairs(BLOCKS) do list[#list + 1] = name end
  table.sort(list)
  return list
end

local function part(doc, name)
  if parts[name] then return parts[name](doc) end
  if BLOCKS[name] then
    return of_kind(doc.blocks, function(kind) return kind == name end)
  end
  error(names.unknown("within: there is no part", name, Selection.parts()), 0)
end

local function within(doc, wanted)
  if type(wanted) == "string" then return part(doc, wanted) end
  if type(wanted) == "table" then return stretches.of(wanted) end
  error("within: a name, a span, a list of spans or a selection is wanted", 0)
end

-- ---- Speakers -------------------------------------------------------------

--- *Lozhkina* also means *V. I. Lozhkina*.
local function is_name(speaker, wanted)
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
      if is_name(name, one) then return true end
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

local narrow = {}

narrow.within = within
narrow.speaker = spoken

function narrow.section(doc, wanted)
  return numbered(doc.sections, wanted, "section")
end

function narrow.chapter(doc, wanted)
  return numbered(doc.chapters, wanted, "chapter")
end

function narrow.where(doc, wanted)
  return stretches.of(doc.tokens:where(wanted))
end

--- Make a selection.
-- @tparam ibid.Document doc
-- @tparam[opt] table|ibid.Selection options `within` (`"quotation"` with blocks and
-- epigraphs, `"narration"`, `"body"`, `"note"`, `"heading"` or another kind of block, a
-- span, a list of spans), `speaker`, `section`, `chapter`, `where` (fields of tokens
-- or a function); what else is in it is passed over
-- @treturn ibid.Selection
function Selection.new(doc, options)
  if getmetatable(options) == Meta then return options end
  local list = stretches.subtract(all(doc), chrome(doc))
  for name, value in pairs(options or {}) do
    if narrow[name] then list = stretches.intersect(list, narrow[name](doc, value)) end
  end
  return wrap(doc, list)
end

-- ---- What is in a selection -----------------------------------------------

--- The first and the last token that lie wholly in each stretch, by turns.
local function token_bounds(doc, list)
  local tokens, bounds = doc.tokens.source.items, {}
  local count = #tokens
  for k = 1, #list, 2 do
    local i, j = tokens:find(list[k]), tokens:find(list[k + 1] + 1) - 1
    if i <= count and tokens:span(i) < list[k] then i = i + 1 end
    if i <= j then bounds[#bounds + 1], bounds[#bounds + 2] = i, j end
  end
  return bounds
end

Selection.bounds_of = token_bounds

--- How often each key of its words and numbers occurs, and how many they are.
-- @treturn {[integer]=integer}
-- @treturn integer
function Selection:tally()
  return self.doc.core:tally(token_bounds(self.doc, self.stretches))
end

local function is_counted(kind)
  return kind == "word" or kind == "number"
end

--- Iterate over the indexes of its words and numbers.
-- @usage for i in doc:select():words() do print(doc.tokens[i].form) end
function Selection:words()
  local bounds, tokens = token_bounds(self.doc, self.stretches), self.doc.tokens.source.items
  local k, i = 1, (bounds[1] or 1) - 1
  return function()
    while k < #bounds do
      i = i + 1
      if i > bounds[k + 1] then
        k = k + 2
        i = (bounds[k] or 1) - 1
      else
        local _, _, kind = tokens:span(i)
        if is_counted(kind) then return i end
      end
    end
  end
end

--- Does a byte lie in it?
-- @int byte
-- @treturn boolean
function Selection:has(byte)
  local list, low, high = self.stretches, 1, #self.stretches // 2
  while low <= high do
    local middle = (low + high) // 2
    if list[2 * middle] < byte then
      low = middle + 1
    elseif list[2 * middle - 1] > byte then
      high = middle - 1
    else
      return true
    end
  end
  return false
end

--- The spans of a layer that begin in it.
-- @tparam ibid.Layer layer
-- @treturn ibid.Layer
function Selection:of(layer)
  return layer:where(function(span) return self:has(span.first) end)
end

-- ---- Arithmetic -----------------------------------------------------------

local function combine(operation)
  return function(a, b)
    if getmetatable(a) ~= Meta or getmetatable(b) ~= Meta or a.doc ~= b.doc then
      error("only selections of one document can be combined", 2)
    end
    return wrap(a.doc, operation(a.stretches, b.stretches))
  end
end

Meta.__add = combine(stretches.union)
Meta.__mul = combine(stretches.intersect)
Meta.__sub = combine(stretches.subtract)

function Meta.__len(selection)
  return (select(2, selection:tally()))
end

function Meta.__eq(a, b)
  if a.doc ~= b.doc then return false end
  return table.concat(a.stretches, " ") == table.concat(b.stretches, " ")
end

function Meta.__index(_, name)
  if Selection[name] then return Selection[name] end
  if type(name) ~= "string" then return nil end
  local list = { "doc", "stretches" }
  for method in pairs(Selection) do list[#list + 1] = method end
  error(names.unknown("a selection has no field", name, list), 2)
end

function Meta.__tostring(selection)
  return ("selection: %d words and numbers in %d stretches of %s")
    :format(#selection, #selection.stretches // 2, selection.doc.name)
end

return Selection
