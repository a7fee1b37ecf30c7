--- A table for people: columns aligned by the width of what a terminal shows.
-- @module ibid.reports.table

local core = require "ibid.core"
local shorten = require "ibid.shorten"

local WIDEST = 60

--- How a column writes its floats: three digits after the point, one if they are large.
local function float_format(rows, c)
  for _, row in ipairs(rows) do
    local value = row[c]
    if type(value) == "number" and math.abs(value) >= 100 then return "%.1f" end
  end
  return "%.3f"
end

local function cell(value, format, from_start, whole)
  if value == nil then return "" end
  if math.type(value) == "float" then return format:format(value) end
  return whole and tostring(value) or shorten(tostring(value), WIDEST, from_start)
end

--- Make the cells of a column, all of one width.
local function align(rows, c, name, right, whole)
  local format, cells, widest = float_format(rows, c), { name }, core.width(name)
  local numbers = #rows > 0
  for i, row in ipairs(rows) do
    local value = row[c]
    cells[i + 1] = cell(value, format, right, whole)
    widest = math.max(widest, core.width(cells[i + 1]))
    numbers = numbers and (value == nil or type(value) == "number")
  end
  for i, text in ipairs(cells) do
    local gap = (" "):rep(widest - core.width(text))
    cells[i] = (numbers or right) and gap .. text or text .. gap
  end
  return cells
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
-- shortened (`right`, `whole`, by name), which ones are printed (`shown`, a list), and
-- what is to be said of all (`note`)
return function(columns, next_row, write, given)
  given = given or {}
  local rows, aligned = {}, {}
  local right, whole = given.right or {}, given.whole or {}
  for row in next_row do rows[#rows + 1] = row end
  for n, c in ipairs(places(columns, given.shown, rows)) do
    local name = columns[c]
    aligned[n] = align(rows, c, name, right[name], whole[name])
  end
  for i = 1, #rows + 1 do
    local cells = {}
    for n = 1, #aligned do cells[n] = aligned[n][i] end
    write((table.concat(cells, "  "):gsub("%s+$", "")) .. "\n")
  end
  if given.note then write(given.note .. "\n") end
end
