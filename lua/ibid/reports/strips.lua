--- Strips for people: a table with a line of blocks in each row, higher where a word
-- is more frequent.
-- @module ibid.reports.strips

local core = require "ibid.core"
local write_table = require "ibid.reports.table"

local LEAST, USUAL = 20, 60

local BLOCKS = { "▁", "▂", "▃", "▄", "▅", "▆", "▇", "█" }
local ASCII = { ".", ":", "-", "=", "+", "*", "#", "@" }

--- Does the terminal show more than ASCII, as its locale says?
local function has_blocks()
  for _, name in ipairs { "LC_ALL", "LC_CTYPE", "LANG" } do
    local value = os.getenv(name)
    if value and value ~= "" then return value:lower():find "utf%-?8" ~= nil end
  end
  return true
end

--- Counts summed up by columns of the terminal.
local function columns_of(places, width)
  local sums, most = {}, 0
  for c = 1, width do sums[c] = 0 end
  for _, place in ipairs(places) do
    local c = math.min(width, math.floor(place[1] * width) + 1)
    sums[c] = sums[c] + place[2]
    most = math.max(most, sums[c])
  end
  return sums, most
end

local function strip(places, width, signs)
  local sums, most = columns_of(places, width)
  for c, sum in ipairs(sums) do
    sums[c] = sum == 0 and " " or signs[math.ceil(sum / most * #signs)]
  end
  return "|" .. table.concat(sums) .. "|"
end

--- How wide the widest line is.
local function width_of(lines)
  local widest = 0
  for line in lines:gmatch "[^\n]+" do widest = math.max(widest, core.width(line)) end
  return widest
end

local function iterate(list)
  local i = 0
  return function()
    i = i + 1
    return list[i]
  end
end

local function shown(columns, list, given)
  local pieces = {}
  write_table(columns, iterate(list), function(piece) pieces[#pieces + 1] = piece end, given)
  return table.concat(pieces)
end

--- What the terminal leaves, or enough to see something.
local function room_beside(columns, list, given)
  local _, columns_there = core.terminal(1)
  if not columns_there then return USUAL end
  return math.max(LEAST, columns_there - width_of(shown(columns, list, given)) - 4)
end

--- @tparam {string,...} columns the last one gives way to the strips
-- @tparam function next_row rows with `places`: shares of the text, and how often the
-- word stands there
-- @tparam function write
-- @tparam[opt] table given as for the report `table`
return function(columns, next_row, write, given)
  local list, last, names = {}, #columns, { table.unpack(columns) }
  names[last] = nil
  for row in next_row do list[#list + 1] = row end
  local width = room_beside(names, list, given)
  local signs, drawn = has_blocks() and BLOCKS or ASCII, {}
  for i, row in ipairs(list) do
    drawn[i] = table.move(row, 1, last - 1, 1, {})
    drawn[i][last] = strip(rawget(row, "places") or {}, width, signs)
  end
  names[last] = "strip"
  write(shown(names, drawn, { right = given and given.right, whole = { strip = true } }))
end
