--- A table for people: columns aligned by the width of what a terminal shows.
-- @module ibid.reports.table

local core = require "ibid.core"
local shorten = require "ibid.shorten"

-- Columns of words in a table that no terminal shows are no wider; where they would have
-- to be narrower to fit, columns that can be spared are left out; none gets narrower than
-- the last.
local WIDEST, READABLE, NARROWEST = 60, 18, 10

--- The columns of the terminal, or what the user says that they are; nil if neither is
-- known.
local function room()
  local _, columns = core.terminal(1)
  return columns or tonumber(os.getenv "COLUMNS")
end

--- How a column writes its floats: three digits after the point, one if they are large.
local function float_format(rows, c)
  for _, row in ipairs(rows) do
    local value = row[c]
    if type(value) == "number" and math.abs(value) >= 100 then return "%.1f" end
  end
  return "%.3f"
end

local function cell(value, format, from_start, whole, widest)
  if value == nil then return "" end
  if math.type(value) == "float" then return format:format(value) end
  return whole and tostring(value) or shorten(tostring(value), widest, from_start)
end

--- The cells of a column, its name first, and what has to be known to align them.
local function read_column(rows, c, name, given, widest)
  local format, right = float_format(rows, c), given.right and given.right[name]
  local whole = given.whole and given.whole[name]
  local column = { name, right = right, width = core.width(name), numbers = #rows > 0 }
  for i, row in ipairs(rows) do
    local value = row[c]
    column[i + 1] = cell(value, format, right, whole, widest)
    column.width = math.max(column.width, core.width(column[i + 1]))
    column.numbers = column.numbers and (value == nil or type(value) == "number")
  end
  column.rigid = column.numbers or whole
  return column
end

--- How wide a table is if its columns of words are at most so wide.
local function width_of(columns, most)
  local sum = 2 * (#columns - 1)
  for _, column in ipairs(columns) do
    sum = sum + (column.rigid and column.width or math.min(column.width, most))
  end
  return sum
end

--- Leave out columns until the others can be read.
local function spare(columns, names, width)
  for _, name in ipairs(names) do
    if width_of(columns, READABLE) <= width then return end
    for c = #columns, 1, -1 do
      if columns[c][1] == name then table.remove(columns, c) end
    end
  end
end

--- Make the widest columns of words narrower until all fit.
local function fit(columns, width)
  local most = width
  while most > NARROWEST and width_of(columns, most) > width do most = most - 1 end
  for _, column in ipairs(columns) do
    if not column.rigid and column.width > most then
      column.width = math.max(most, core.width(column[1]))
      for i = 2, #column do column[i] = shorten(column[i], column.width, column.right) end
    end
  end
end

--- Make the cells of a column all of one width.
local function align(column)
  for i, text in ipairs(column) do
    local gap = (" "):rep(column.width - core.width(text))
    column[i] = (column.numbers or column.right) and gap .. text or text .. gap
  end
end

--- The places of the columns that are printed: all, or those that the table says; names
-- of documents only if there are several.
local function places(columns, shown, rows)
  local list, is_shown = {}, {}
  for _, name in ipairs(shown or columns) do is_shown[name] = true end
  for c, name in ipairs(columns) do
    local is_one = shown and name == "docname"
    for _, row in ipairs(is_one and rows or {}) do is_one = is_one and row[c] == rows[1][c] end
    if is_shown[name] and not is_one then list[#list + 1] = c end
  end
  return list
end

--- @tparam {string,...} columns
-- @tparam function next_row
-- @tparam function write
-- @tparam[opt] table given tells which columns are set to the right and which are never
-- shortened (`right`, `whole`, by name), which ones are printed (`shown`, a list) but not
-- where there is too little room (`spare`, a list), and what is to be said of all (`note`)
return function(columns, next_row, write, given)
  given = given or {}
  local rows, aligned, width = {}, {}, room()
  for row in next_row do rows[#rows + 1] = row end
  for n, c in ipairs(places(columns, given.shown, rows)) do
    aligned[n] = read_column(rows, c, columns[c], given, width or WIDEST)
  end
  if width then
    spare(aligned, given.spare or {}, width)
    fit(aligned, width)
  end
  for _, column in ipairs(aligned) do align(column) end
  for i = 1, #rows + 1 do
    local cells = {}
    for n = 1, #aligned do cells[n] = aligned[n][i] end
    write((table.concat(cells, "  "):gsub("%s+$", "")) .. "\n")
  end
  if given.note then write(given.note .. "\n") end
end
