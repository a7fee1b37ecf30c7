--- A table as bars, one a row: words on the left, a number as the bar's length.
-- @module ibid.reports.bars

local shorten = require "ibid.shorten"
local svg = require "ibid.reports.svg"

local LONGEST, MOST = 40, 40
local PLOT, GAP, NUMBER = 420, 8, 64

local function is_number(value)
  return type(value) == "number" and value == value and math.abs(value) < math.huge
end

--- Numbers that say where something stands, or name it, have no length worth a bar.
local PLACES = {
  first = true, last = true, from = true, to = true, line = true, column = true,
  chapter = true, section = true, level = true, group = true,
}

--- Columns that name a row together with the one that says what it is about.
local BEFORE = { docname = true, group = true }

--- The first column whose cells, as far as there are any, are all numbers, or none.
local function find_column(rows, columns, numbers)
  local passed = numbers and PLACES or BEFORE
  for _, name in ipairs(columns) do
    local any, all = false, not passed[name]
    for _, row in ipairs(rows) do
      local value = row[name]
      any = any or value ~= nil
      if value ~= nil and is_number(value) ~= numbers then all = false end
    end
    if any and all then return name end
  end
end

--- The columns that name a row: its text and its group, if they come first, and the first
-- column of words.
local function find_label(rows, columns)
  local list = {}
  while BEFORE[columns[#list + 1]] do list[#list + 1] = columns[#list + 1] end
  list[#list + 1] = find_column(rows, columns, false)
  return #list > 1 and list or list[1]
end

--- What a row is called: the cells of one column, or of several; of a text its name
-- without its folder.
local function words_of(row, label)
  local cells = {}
  for _, name in ipairs(type(label) == "table" and label or { label }) do
    local words = row[name] ~= nil and tostring(row[name])
    if words and name == "docname" then words = words:match "[^/]+$" or words end
    if words then cells[#cells + 1] = words end
  end
  return shorten(table.concat(cells, ": "), LONGEST)
end

local function range_of(rows, name)
  local low, high = 0, 0
  for _, row in ipairs(rows) do
    local value = is_number(row[name]) and row[name] or 0
    low, high = math.min(low, value), math.max(high, value)
  end
  if low == high then high = 1 end
  return low, high
end

--- What falls below nothing is hollow, so that it is told without colour.
local function draw_bar(drawing, place, value, y)
  local from, to = place(0), place(value)
  if value >= 0 then
    svg.box(drawing, from, y - 11, to - from, 13)
  else
    svg.box(drawing, to, y - 11, from - to, 13, { fill = svg.PAPER, stroke = svg.DARK })
  end
end

--- @string title what the picture shows
local function draw(rows, label, value, title, all)
  local widest = svg.width(value)
  for _, row in ipairs(rows) do
    widest = math.max(widest, svg.width(words_of(row, label)))
  end
  local low, high = range_of(rows, value)
  local left, top = 12 + widest + GAP, 12
  local bottom = top + #rows * svg.LINE + 4
  local more = all > #rows and ("%s of %s"):format(svg.number(#rows), svg.number(all)) or ""
  local drawing = svg.open(left + PLOT + NUMBER, bottom + 44, title)
  svg.axis(drawing, {
    low = low, high = high, left = left, right = left + PLOT, top = top, bottom = bottom,
    label = more == "" and value or ("%s (%s rows)"):format(value, more),
  })
  local place = svg.scale(low, high, left, left + PLOT)
  for i, row in ipairs(rows) do
    local y, number = top + i * svg.LINE - 4, is_number(row[value]) and row[value] or 0
    svg.text(drawing, left - GAP, y, words_of(row, label), { anchor = "end" })
    draw_bar(drawing, place, number, y)
    svg.text(drawing, place(math.max(number, 0)) + 5, y, svg.number(number), { size = 11 })
  end
  svg.line(drawing, place(0), top, place(0), bottom)
  return svg.finish(drawing)
end

local function title_of(label, value)
  local names = type(label) == "table" and table.concat(label, " and ") or label
  return names and ("%s by %s"):format(value, names) or value
end

--- @tparam ibid.Table given
-- @tparam table options `label`, the name of a column or a list of names, and `value`, a
-- name (default: the text, the group and the first column that is not of numbers, and the
-- first that is, places aside), `top`: rows (default 40), `title` (default: the value by the
-- label)
-- @treturn string SVG
return function(given, options)
  local rows = given:top(options.top or MOST)
  local value = options.value or find_column(rows, given.columns, true)
  local label = options.label or find_label(rows, given.columns)
  if #rows > 0 and not value then error("svg: the table has no column to draw", 0) end
  value = value or given.columns[#given.columns]
  return draw(rows, label, value, options.title or title_of(label, value), #given)
end
