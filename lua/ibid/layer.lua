--- A layer: spans of one kind over one text, in the order of the text.
--
-- `#layer` counts them, `layer[i]` is the i-th as a span.  What `within` and
-- `where` leave of a layer is a layer again.
-- @classmod ibid.Layer

local Span = require "ibid.span"
local names = require "ibid.names"
local shorten = require "ibid.shorten"
local stretches = require "ibid.stretches"

local Layer = {}

-- ---- Items that Lua made --------------------------------------------------

--- A plain list of `{ first =, last =, kind = }` that answers as a layer of the
-- core does.
local List = {}
List.__index = List

function List:span(i)
  local item = self[i]
  return item.first, item.last, item.kind
end

function List:value(i, name)
  return self[i][name]
end

--- The first item that does not end before a byte.
function List:find(byte)
  local i = 1
  while i <= #self and self[i].last < byte do i = i + 1 end
  return i
end

function List:columns()
  local columns = {}
  for _, item in ipairs(self) do
    for name in pairs(item) do columns[name] = false end
  end
  columns.first, columns.last, columns.kind = nil, nil, nil
  return columns
end

function List:numbered()
  local i = 0
  return function()
    i = i + 1
    local item = self[i]
    if item then return i, item.first, item.last, item.kind end
  end
end

local function without_index(_, ...) return ... end

--- Items without their indexes, from an iterator that has these.
local function unnumbered(next_item)
  return function() return without_index(next_item()) end
end

function List:ranges() return unnumbered(self:numbered()) end

-- ---- Making layers --------------------------------------------------------

local Meta = { __name = "ibid.Layer" }

local function wrap(source, picked)
  return setmetatable({
    name = source.name, doc = source.doc, source = source, picked = picked,
  }, Meta)
end

--- A layer of a document.
-- @tparam ibid.Document doc
-- @string name
-- @param items a layer of the core, or a list of spans
-- @tparam[opt] table about what its file in `layers/` returns
local function new(doc, name, items, about)
  if type(items) == "table" then setmetatable(items, List) end
  return wrap {
    doc = doc,
    name = name,
    items = items,
    fields = about and about.fields or {},
    shown = about and about.columns,
    beside = about and about.rows,
    links = items:columns(),
  }
end

-- ---- Looking at layers ----------------------------------------------------

local function index_of(layer, i)
  if layer.picked then return layer.picked[i] end
  return i >= 1 and i <= #layer.source.items and i or nil
end

function Meta.__len(layer)
  return #(layer.picked or layer.source.items)
end

function Meta.__index(layer, key)
  if math.type(key) == "integer" then
    local index = index_of(layer, key)
    return index and Span.new(layer.source, index)
  end
  if Layer[key] then return Layer[key] end
  if type(key) ~= "string" or key == "picked" then return nil end
  local methods = {}
  for name in pairs(Layer) do methods[#methods + 1] = name end
  error(names.unknown("a layer has no field", key, methods), 2)
end

--- `for span in layer do` calls the layer.
function Meta.__call()
  error("a layer is no function: for span in layer:each() do … end", 2)
end

--- Iterate over the spans.
-- @usage for quotation in doc.quotations:each() do print(quotation.text) end
function Layer:each()
  local i = 0
  return function()
    i = i + 1
    return self[i]
  end
end

--- Iterate over index, first byte, last byte and kind, without making spans.
-- The index is that in the whole layer.
-- @usage for index, first, last, kind in doc.tokens:numbered() do end
function Layer:numbered()
  local source, picked = self.source, self.picked
  local kind_of = source.fields.kind
  if not picked and not kind_of then return source.items:numbered() end
  local i = 0
  return function()
    i = i + 1
    local index = index_of(self, i)
    if not index then return end
    local first, last, kind = source.items:span(index)
    if kind_of then kind = kind_of(Span.new(source, index)) end
    return index, first, last, kind
  end
end

--- Iterate over first byte, last byte and kind, without making spans.
-- @usage for first, last, kind in doc.tokens:ranges() do end
function Layer:ranges()
  if not self.picked and not self.source.fields.kind then return self.source.items:ranges() end
  return unnumbered(self:numbered())
end

--- The place of the first span that does not begin before a byte.
local function place_from(layer, byte)
  local low, high = 1, #layer + 1
  while low < high do
    local middle = (low + high) // 2
    if layer.source.items:span(index_of(layer, middle)) >= byte then
      high = middle
    else
      low = middle + 1
    end
  end
  return low
end

local function add_within(layer, picked, first, last)
  for place = place_from(layer, first), #layer do
    local index = index_of(layer, place)
    local from, to = layer.source.items:span(index)
    if from > last then return end
    if to <= last then picked[#picked + 1] = index end
  end
end

--- Those that lie wholly in a span, in one of a list of spans, in a selection.
-- @tparam ibid.Span|table span
-- @treturn ibid.Layer
function Layer:within(span)
  if type(span) ~= "table" then error("within: a span or a list is wanted", 2) end
  local list, picked = stretches.of(span), {}
  for i = 1, #list, 2 do add_within(self, picked, list[i], list[i + 1]) end
  return wrap(self.source, picked)
end

--- Those that begin in stretches of the text.
-- @tparam {integer,...} list disjoint first and last bytes by turns, in order
-- @treturn ibid.Layer
function Layer:beginning(list)
  local picked, k = {}, 1
  for place = 1, #self do
    local index = index_of(self, place)
    local first = self.source.items:span(index)
    while list[k] and list[k + 1] < first do k = k + 2 end
    if not list[k] then break end
    if list[k] <= first then picked[#picked + 1] = index end
  end
  return wrap(self.source, picked)
end

--- How far the spans up to each place reach, at most.
local function reach_of(layer)
  local reach, most = {}, 0
  for _, last in layer:ranges() do
    if last > most then most = last end
    reach[#reach + 1] = most
  end
  return reach
end

--- The innermost span that covers a byte.
-- @int byte
-- @treturn ibid.Span|nil
function Layer:at(byte)
  if math.type(byte) ~= "integer" then error("at: a byte's position is wanted", 2) end
  local reach = rawget(self, "reach") or reach_of(self)
  rawset(self, "reach", reach)
  local place = place_from(self, byte + 1) - 1
  while place >= 1 and reach[place] >= byte do
    local _, last = self.source.items:span(index_of(self, place))
    if last >= byte then return self[place] end
    place = place - 1
  end
  return nil
end

local function is_wanted(value, wanted)
  if type(wanted) == "function" then return wanted(value) end
  if type(wanted) ~= "table" or getmetatable(wanted) then return value == wanted end
  for _, one in ipairs(wanted) do
    if value == one then return true end
  end
  return false
end

local function matches(span, wanted)
  if type(wanted) == "function" then return wanted(span) end
  for name, value in pairs(wanted) do
    if not is_wanted(span[name], value) then return false end
  end
  return true
end

--- Those for which a function is true, or whose fields have the given values;
-- a value may be a list of values or a function, too.
-- @tparam function|table wanted
-- @treturn ibid.Layer
-- @usage doc.quotations:where { kind = { "speech", "block" }, speaker = "Lozhkina" }
function Layer:where(wanted)
  if type(wanted) ~= "table" and type(wanted) ~= "function" then
    error("where: a table of fields or a function is wanted", 2)
  end
  local picked = {}
  for place = 1, #self do
    if matches(self[place], wanted) then picked[#picked + 1] = index_of(self, place) end
  end
  return wrap(self.source, picked)
end

-- ---- Layers as tables -----------------------------------------------------

local function columns_of(source)
  if source.shown then return source.shown end
  local columns, names_of_links = { "first", "last", "kind" }, {}
  for name in pairs(source.links) do names_of_links[#names_of_links + 1] = name end
  table.sort(names_of_links)
  table.move(names_of_links, 1, #names_of_links, 4, columns)
  columns[#columns + 1] = "text"
  return columns
end

--- Columns that a narrow terminal does without, the first one first.
local SHOWN = {
  spare = {
    "confidence", "place_confidence", "last", "series", "key", "work", "refers", "number",
    "volume", "place", "archive",
  },
}

--- What stands in a cell for a span of another layer.
local function cell(value)
  if type(value) ~= "table" then return value end
  return value.source.fields.label and value.label or value.index
end

--- The columns of the layer as a table, and an iterator over its rows. A layer's
-- file may set its rows beside those of another layer.
-- @treturn {string,...}
-- @treturn function
-- @treturn table how they are shown
function Layer:rows()
  if self.source.beside and not self.picked then
    local columns, next_row = self.source.beside(self.doc)
    return columns, next_row, SHOWN
  end
  local columns, i = columns_of(self.source), 0
  return columns, function()
    i = i + 1
    local span, row = self[i], {}
    if not span then return end
    for c, name in ipairs(columns) do row[c] = cell(span[name]) end
    return row
  end, SHOWN
end

--- The layer as a table, a row a span.
-- @treturn ibid.Table
function Layer:table()
  local Table = require "ibid.table"
  local columns, next_row, shown = self:rows()
  local result = Table { columns = columns, spare = shown.spare }
  for row in next_row do result:add(row) end
  return result
end

--- How many spans there are of each kind, the most frequent kinds first.
-- @treturn {{string,integer},...}
function Layer:kinds()
  local count, list = {}, {}
  for _, _, kind in self:ranges() do
    if kind then count[kind] = (count[kind] or 0) + 1 end
  end
  for kind, n in pairs(count) do list[#list + 1] = { kind, n } end
  table.sort(list, function(a, b)
    return a[2] > b[2] or (a[2] == b[2] and a[1] < b[1])
  end)
  return list
end

local function headline(layer)
  local parts = {}
  for i, pair in ipairs(layer:kinds()) do parts[i] = pair[2] .. " " .. pair[1] end
  local line = ("%s: %d"):format(layer.name, #layer)
  if #parts > 0 then line = line .. " (" .. table.concat(parts, ", ") .. ")" end
  return line
end

function Meta.__tostring(layer)
  local lines = { headline(layer) }
  for i = 1, math.min(5, #layer) do
    local span = layer[i]
    lines[i + 1] = ("  %d-%d  %s"):format(span.first, span.last, shorten(span.text, 60))
  end
  if #layer > 5 then lines[#lines + 1] = ("  … %d more"):format(#layer - 5) end
  return table.concat(lines, "\n")
end

return { new = new, Meta = Meta }
