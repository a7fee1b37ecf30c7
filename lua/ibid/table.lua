--- A table: what every analysis returns, a user's own as well.
--
-- `t[i]` is a row, read by column name or number (`t[1].count`, `t[1][2]`);
-- `#t` counts the rows; `print(t)` shows the first of them.
-- @classmod ibid.Table

local names = require "ibid.names"

local Table = { formats = { "table", "tsv", "csv", "json", "jsonl" } }

local Meta = { __name = "ibid.Table", __index = Table }

--- What makes rows readable by the names of their columns, and makes the cells that
-- are left for later.
local function row_meta(columns, later)
  local place = {}
  for c, name in ipairs(columns) do place[name] = c end
  local meta = { place = place, later = {} }
  for name, make in pairs(later) do meta.later[place[name]] = make end
  function meta.__index(row, name)
    local c = place[name]
    if c then return row[c] end
    local make = meta.later[name]
    if make then
      local value = make(row)
      rawset(row, name, value)
      return value
    end
    if type(name) ~= "string" then return nil end
    error(names.unknown("a row has no column", name, columns), 2)
  end
  function meta.__newindex(row, name, value)
    rawset(row, place[name] or name, value)
  end
  function meta.__tostring(row)
    local cells = {}
    for c, name in ipairs(columns) do
      cells[c] = name .. "=" .. tostring(row[c])
    end
    return table.concat(cells, "  ")
  end
  return meta
end

--- Make a table without rows.
-- @tparam table options `columns`, a list of names; `right`, names of columns of
-- words that are set to the right as numbers are; `report`, the report in `reports/` that
-- shows it to people in the place of a plain table; `note`, a line to show below; `later`,
-- functions of a row by the names of columns, which fill a cell when it is first looked
-- at; `shown`, the columns that are printed (default all), `whole`, those of them that are
-- never shortened, `spare`, those that a narrow terminal does not show, the first one
-- first; `picture`, the report that draws the table (default `"bars"`),
-- or a list of it with its options
-- @treturn ibid.Table
-- @usage local t = ibid.Table { columns = { "word", "count" } }
local function new(_, options)
  if type(options) ~= "table" or type(options.columns) ~= "table" then
    error("Table: a list of columns is wanted", 2)
  end
  local columns, right, whole = options.columns, {}, {}
  for key, name in pairs(options.right or {}) do
    right[type(key) == "string" and key or name] = true
  end
  for key, name in pairs(options.whole or {}) do
    whole[type(key) == "string" and key or name] = true
  end
  local later = options.later or {}
  local self = {
    columns = columns, right = right, later = later, picture = options.picture or "bars",
    meta = row_meta(columns, later), note = options.note, shown = options.shown,
    report = options.report, whole = whole, spare = options.spare,
  }
  return setmetatable(self, Meta)
end

--- An empty table with the same columns.
local function like(self)
  local copy = {
    columns = self.columns, right = self.right, later = self.later,
    picture = self.picture, meta = self.meta, note = self.note, shown = self.shown,
    report = self.report, whole = self.whole, spare = self.spare,
  }
  return setmetatable(copy, Meta)
end

local function place_of(self, name, level)
  local place = self.meta.place[name]
  if place then return place end
  error(names.unknown("a table has no column", name, self.columns), (level or 2) + 1)
end

--- Make the cells of a table's row that were left for later.
local function complete(row)
  local meta = getmetatable(row)
  for c in pairs(meta and meta.later or {}) do
    local _ = row[c] -- which makes it
  end
  return row
end

--- Add a row: values in the order of the columns, or by their names.
-- @tparam table row
-- @treturn ibid.Table itself
-- @usage t:add { "habit", 3 }:add { count = 2, word = "will" }
function Table:add(row)
  if type(row) ~= "table" then error("add: a row must be a table", 2) end
  complete(row)
  local cells = {}
  for key, value in pairs(row) do
    local place = math.type(key) == "integer" and key or place_of(self, key, 2)
    cells[place] = value
  end
  self[#self + 1] = setmetatable(cells, self.meta)
  return self
end

-- ---- Order ----------------------------------------------------------------

--- Numbers stand before words, and what is missing stands last.
local function rank(value)
  if value == nil then return 3 end
  return type(value) == "number" and 1 or 2
end

--- Below, equal to or above 0 as `a` stands before, with or after `b`.
local function compare(a, b, falling)
  if a == b then return 0 end
  local ra, rb = rank(a), rank(b)
  if ra ~= rb then return (ra == 3 or rb == 3 or not falling) and ra - rb or rb - ra end
  if ra == 2 then a, b = tostring(a), tostring(b) end
  return (a < b) ~= falling and -1 or 1
end

--- The values of a column to sort by; `alike` if all are numbers or all are words,
-- which can be compared without asking what they are.
local function sort_key(self, name)
  local falling = name:sub(1, 1) == "-"
  local place = place_of(self, falling and name:sub(2) or name, 4)
  local key, kinds = { falling = falling }, {}
  for i, row in ipairs(self) do
    local value = row[place]
    key[i], kinds[rank(value)] = value, true
  end
  key.alike = not kinds[3] and not (kinds[1] and kinds[2])
  return key
end

local function by_keys(keys)
  return function(i, j)
    for _, key in ipairs(keys) do
      local a, b = key[i], key[j]
      if a ~= b then
        if key.alike then return (a < b) ~= key.falling end
        local order = compare(a, b, key.falling)
        if order ~= 0 then return order < 0 end
      end
    end
    return i < j
  end
end

local function by_function(rows, before)
  return function(i, j)
    if before(rows[i], rows[j]) then return true end
    if before(rows[j], rows[i]) then return false end
    return i < j
  end
end

local function order_of(self, rows, given)
  if type(given[1]) == "function" then return by_function(rows, given[1]) end
  local keys = {}
  for i, name in ipairs(given) do keys[i] = sort_key(self, name) end
  return by_keys(keys)
end

--- Sort the rows; equal ones keep their order.
-- @param ... names of columns, `-` before a name for falling values, or one function
-- of two rows that says whether the first comes first
-- @treturn ibid.Table itself
-- @usage t:sort("-count", "word")
function Table:sort(...)
  local rows, index = table.move(self, 1, #self, 1, {}), {}
  for i = 1, #rows do index[i] = i end
  table.sort(index, order_of(self, rows, { ... }))
  for i, from in ipairs(index) do self[i] = rows[from] end
  return self
end

--- The first rows as a table of their own.
-- @int n
-- @string[opt] column take those with the largest values in this column
-- @treturn ibid.Table
function Table:top(n, column)
  if math.type(n) ~= "integer" then error("top: a whole number is wanted", 2) end
  local rows = table.move(self, 1, #self, 1, like(self))
  if column then rows:sort("-" .. column) end
  for i = #rows, math.max(n, 0) + 1, -1 do rows[i] = nil end
  return rows
end

local function test_of(self, wanted)
  if type(wanted) == "function" then return wanted end
  local places = {}
  for name, value in pairs(wanted) do places[place_of(self, name, 3)] = value end
  return function(row)
    for place, value in pairs(places) do
      if row[place] ~= value then return false end
    end
    return true
  end
end

--- The rows for which a function is true, or whose cells have the given values.
-- @tparam function|table wanted
-- @treturn ibid.Table
-- @usage t:where { word = "habit" }
function Table:where(wanted)
  if type(wanted) ~= "table" and type(wanted) ~= "function" then
    error("where: a table of cells or a function is wanted", 2)
  end
  local rows, test = like(self), test_of(self, wanted)
  for _, row in ipairs(self) do
    if test(row) then rows[#rows + 1] = row end
  end
  return rows
end

--- The values of one column.
-- @string name
-- @treturn table a list; what is missing in a row is missing in it
function Table:column(name)
  local place, values = place_of(self, name), {}
  for i, row in ipairs(self) do values[i] = row[place] end
  return values
end

-- ---- Forms ----------------------------------------------------------------

--- Iterate over the rows in order.
function Table:rows()
  local i = 0
  return self.columns, function()
    i = i + 1
    return self[i] and complete(self[i])
  end
end

--- Write the table in a format.
-- @string format `"csv" "tsv" "json" "jsonl" "table"`
-- @tparam function write gets the pieces of it, one after another
function Table:write(format, write)
  local report
  for _, name in ipairs(Table.formats) do
    local shown = name == "table" and self.report or name
    if name == format then report = names.load("reports", shown) end
  end
  if not report then
    error(names.unknown("there is no format", format, Table.formats), 2)
  end
  local columns, next_row = self:rows()
  report(columns, next_row, write, self)
end

local function written(self, format)
  local pieces = {}
  self:write(format, function(piece) pieces[#pieces + 1] = piece end)
  return table.concat(pieces)
end

--- The table as comma-separated values (RFC 4180).
function Table:csv() return written(self, "csv") end

--- The table as tab-separated values; tabs and line breaks in cells become spaces.
function Table:tsv() return written(self, "tsv") end

--- The table as one JSON array of objects.
function Table:json() return written(self, "json") end

--- The table as JSON Lines, an object a line.
function Table:jsonl() return written(self, "jsonl") end

--- The table as a picture in SVG, of a form that suits the analysis: bars if it says no
-- other.
-- @tparam[opt] table options of bars `label` (a column's name or a list of names) and
-- `value`, a column's name, and `top`, how many rows (default 40)
-- @treturn string
-- @usage t:svg { label = "word", value = "count" }
function Table:svg(options)
  local picture, all = self.picture, {}
  if type(picture) == "string" then picture = { picture } end
  for name, value in pairs(picture) do all[name] = value end
  for name, value in pairs(options or {}) do all[name] = value end
  return names.load("reports", picture[1])(self, all)
end

function Meta.__tostring(self)
  local pieces = {}
  local columns, next_row = self:top(20):rows()
  local report = names.load("reports", self.report or "table")
  local shown = {
    right = self.right, shown = self.shown, whole = self.whole, spare = self.spare,
  }
  report(columns, next_row, function(piece) pieces[#pieces + 1] = piece end, shown)
  if #self > 20 then pieces[#pieces + 1] = ("… %d more\n"):format(#self - 20) end
  if self.note then pieces[#pieces + 1] = self.note .. "\n" end
  return (table.concat(pieces):gsub("\n$", ""))
end

return setmetatable(Table, { __call = new })
