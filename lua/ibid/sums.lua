--- Rows of several documents joined: rows that agree in all but the joined columns
-- become one row.
--
-- Memory is bounded: what outgrows it goes to a temporary file, sorted.  Rows are read
-- in the order of their cells, whatever the order was in which they were added.
-- @classmod ibid.Sums

local Table = require "ibid.table"
local core = require "ibid.core"
local names = require "ibid.names"

local Sums = {}

local Meta = { __name = "ibid.Sums", __index = Sums }

--- How much memory rows take before they are written to the temporary file.
local MOST = 12 << 20

-- ---- Cells as bytes -------------------------------------------------------
--
-- The bytes of two lists of cells stand in the order of the cells: nothing, then
-- whole numbers, then words, then false and true.

local NOTHING, NUMBER, WORD, FALSE, TRUE = 1, 2, 3, 4, 5

--- A word as a key has it; the C core puts words into keys in the same way.
local function word_bytes(word)
  return "\3" .. word:gsub("\0", "\0\xFF") .. "\0"
end

local function cell_bytes(value, column)
  if value == nil then return "\1" end
  if math.type(value) == "integer" then
    return "\2" .. string.pack(">I8", value ~ math.mininteger)
  end
  if type(value) == "string" then return word_bytes(value) end
  if type(value) == "boolean" then return value and "\5" or "\4" end
  error(("column %q: words, whole numbers, true and false can be joined, not %s")
    :format(column, tostring(value)), 0)
end

--- The cell that begins at a byte, and where the next one does.
local function cell_at(key, at)
  local tag = key:byte(at)
  if tag == NOTHING then return nil, at + 1 end
  if tag == NUMBER then
    return string.unpack(">I8", key, at + 1) ~ math.mininteger, at + 9
  end
  if tag == FALSE or tag == TRUE then return tag == TRUE, at + 1 end
  assert(tag == WORD)
  local last = key:find("\0", at + 1, true)
  while key:byte(last + 1) == 0xFF do last = key:find("\0", last + 1, true) end
  return (key:sub(at + 1, last - 1):gsub("\0\xFF", "\0")), last + 1
end

--- What stands before a word in a key.
Sums.word_tag = "\3"

-- ---- Making them ----------------------------------------------------------

local WAYS = { "sum", "least", "most" }

local function check_joined(columns, joined)
  local is_column, is_way = {}, {}
  for _, name in ipairs(columns) do is_column[name] = true end
  for _, way in ipairs(WAYS) do is_way[way] = true end
  for name, way in pairs(joined) do
    if not is_column[name] then error(names.unknown("no column is called", name, columns), 0) end
    if not is_way[way] then error(names.unknown("no way to join is called", way, WAYS), 0) end
  end
end

--- Make sums without rows.
-- @tparam table options `columns`, a list of names; `joined`, how columns of whole
-- numbers are joined, by name: `"sum"`, `"least"` or `"most"`.  If none is, equal rows
-- are kept apart.  `most`: bytes of memory that the rows may take
-- @treturn ibid.Sums
local function new(_, options)
  local columns, joined = options.columns, options.joined or {}
  local self, joins = { columns = columns, keys = {}, values = {} }, {}
  check_joined(columns, joined)
  for c, name in ipairs(columns) do
    local list = joined[name] and self.values or self.keys
    list[#list + 1] = c
    joins[#joins + 1] = joined[name]
  end
  self.repeats = #joins == 0
  if self.repeats then joins[1] = "sum" end
  self.core = core.sums(joins, options.most or MOST)
  return setmetatable(self, Meta)
end

--- @treturn boolean
function Sums.is(value)
  return getmetatable(value) == Meta
end

--- Join a row with what there is.
-- @tparam table row its cells in the order of the columns
-- @tparam[opt] integer times how often, where equal rows are kept apart
function Sums:add(row, times)
  local cells, numbers = {}, {}
  for i, c in ipairs(self.keys) do cells[i] = cell_bytes(row[c], self.columns[c]) end
  for i, c in ipairs(self.values) do
    local value = row[c]
    if value ~= nil and math.type(value) ~= "integer" then
      error(("column %q: a whole number is wanted, not %s")
        :format(self.columns[c], tostring(value)), 0)
    end
    numbers[i] = value
  end
  if self.repeats then numbers[1] = times or 1 end
  self.core:add(table.concat(cells), table.unpack(numbers, 1, #self.values + 1))
end

local function check_columns(own, other)
  local same = #own == #other
  for c, name in ipairs(own) do same = same and other[c] == name end
  if same then return end
  error(("rows with the columns %s cannot be joined with rows with %s")
    :format(table.concat(own, " "), table.concat(other, " ")), 0)
end

--- Join all rows of a table, or of other sums with the same columns.
-- @tparam ibid.Table|ibid.Sums other
function Sums:absorb(other)
  check_columns(self.columns, other.columns)
  if Sums.is(other) then return self.core:absorb(other.core) end
  local _, next_row = other:rows()
  for row in next_row do self:add(row) end
end

--- The beginning of the keys of rows whose first cells are these, for the C core.
-- @param ... cells
-- @treturn string
function Sums:before(...)
  local cells = {}
  for i = 1, select("#", ...) do
    cells[i] = cell_bytes((select(i, ...)), self.columns[self.keys[i]])
  end
  return table.concat(cells)
end

-- ---- Reading them ---------------------------------------------------------

--- Each different row once, and how often it was added.
-- @treturn function gives a row and a number
function Sums:distinct()
  self.core:rewind()
  local function row_of(key, ...)
    if not key then return nil end
    local row, at = {}, 1
    for _, c in ipairs(self.keys) do row[c], at = cell_at(key, at) end
    if self.repeats then return row, (...) end
    for i, c in ipairs(self.values) do row[c] = (select(i, ...)) end
    return row, 1
  end
  return function() return row_of(self.core:next()) end
end

--- The columns, and an iterator over the rows in the order of their cells.
-- @treturn {string,...}
-- @treturn function
function Sums:rows()
  local next_distinct, row, left = self:distinct(), nil, 0
  return self.columns, function()
    if left == 0 then
      row, left = next_distinct()
      if not row then
        left = 0
        return nil
      end
    end
    left = left - 1
    return row
  end
end

--- All rows as a table.
-- @treturn ibid.Table
function Sums:table()
  local rows = Table { columns = self.columns }
  for row in select(2, self:rows()) do rows:add(row) end
  return rows
end

--- Give back memory and the temporary file at once.
function Sums:close()
  self.core:close()
end

Meta.__close = Sums.close

return setmetatable(Sums, { __call = new })
