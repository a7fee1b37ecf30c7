--- Dates as a picture: above how many there are in each month, year, decade or century,
-- below those that last longer.
-- @module ibid.reports.timeline

local extent = require "ibid.dating.extent"
local svg = require "ibid.reports.svg"

local PLOT, HIGH, LEFT, RIGHT, TOP = 760, 170, 56, 40, 40
local LANE, MOST_LANES, ROOM = 12, 14, 30

--- Columns by how many years they have, and how many there may be; the first that fits
-- is taken.
local UNITS = {
  { 1 / 12, "month", 36 }, { 1, "year", 120 }, { 10, "decade", 120 },
  { 100, "century", 120 }, { 1000, "millennium", math.huge },
}

--- So many of a hundred dates at either end may lie far away.
local OUTER = 3

-- ---- What is drawn --------------------------------------------------------

--- The extents of the rows' dates; how many have none.
local function extents(given)
  local list, without = {}, 0
  for _, row in ipairs(given) do
    local from, to = extent(row.iso)
    if from then list[#list + 1] = { from = from, to = to } else without = without + 1 end
  end
  return list, without
end

local function bounds(list)
  local low, high = math.huge, -math.huge
  for _, one in ipairs(list) do
    low, high = math.min(low, one.from), math.max(high, one.to)
  end
  return low, high
end

--- Dates without the few that lie far from all others, if these make the rest small.
local function central(list)
  local cut = #list * OUTER // 100
  if cut == 0 then return list end
  local from, to = {}, {}
  for i, one in ipairs(list) do from[i], to[i] = one.from, one.to end
  table.sort(from)
  table.sort(to)
  local first, last = from[cut + 1], to[#to - cut]
  local low, high = bounds(list)
  if (last - first) * 2 > high - low then return list end
  local kept = {}
  for _, one in ipairs(list) do
    if one.from >= first and one.to <= last then kept[#kept + 1] = one end
  end
  return kept
end

--- The unit of the columns, and where the first begins and the last ends.
local function columns_for(low, high)
  for _, unit in ipairs(UNITS) do
    local size = unit[1]
    local first, last = math.floor(low / size + 1e-6), math.ceil(high / size - 1e-6)
    if last - first <= unit[3] then
      return { size = size, name = unit[2], first = first, count = math.max(last - first, 1) }
    end
  end
end

local function is_long(one, columns)
  return one.to - one.from > columns.size * 1.001
end

--- How many dates there are in each column; those that last longer are in none.
local function count_columns(list, columns)
  local counts, most = {}, 1
  for c = 1, columns.count do counts[c] = 0 end
  for _, one in ipairs(list) do
    if not is_long(one, columns) then
      local c = math.floor(one.from / columns.size + 1e-6) - columns.first + 1
      c = math.min(c, columns.count)
      counts[c] = counts[c] + 1
      most = math.max(most, counts[c])
    end
  end
  return counts, most
end

--- Dates that last longer than a column, the same ones as one, by their beginnings.
local function long_ones(list, columns)
  local long, by_extent = {}, {}
  for _, one in ipairs(list) do
    local name = one.from .. "/" .. one.to
    local same = by_extent[name]
    if same then
      same.count = same.count + 1
    elseif is_long(one, columns) then
      by_extent[name] = { from = one.from, to = one.to, count = 1 }
      long[#long + 1] = by_extent[name]
    end
  end
  table.sort(long, function(a, b)
    return a.from < b.from or (a.from == b.from and a.to > b.to)
  end)
  return long
end

--- Put them into lanes where they do not touch, with room for a number behind each; how
-- many found no lane.
local function lanes_of(long, room)
  local lanes, left_over = {}, 0
  for _, one in ipairs(long) do
    local lane = 1
    while lanes[lane] and lanes[lane].stop > one.from do lane = lane + 1 end
    if lane > MOST_LANES then
      left_over = left_over + 1
    else
      lanes[lane] = lanes[lane] or {}
      lanes[lane].stop = one.to + room
      table.insert(lanes[lane], one)
    end
  end
  return lanes, left_over
end

-- ---- Drawing --------------------------------------------------------------

--- Years as people write them; before our era with B.C.
local function year(value)
  local whole = math.floor(value + 0.001)
  return whole > 0 and tostring(whole) or ("%d B.C."):format(1 - whole)
end

local function month(value)
  local whole = math.floor(value)
  return ("%s-%02d"):format(year(whole), math.floor((value - whole) * 12) + 1)
end

--- Under the middle of every first, second, third … column.
local function month_ticks(from, to)
  local list, step = {}, 12
  for _, one in ipairs { 6, 3, 2, 1 } do
    if (to - from) * 12 / one <= 12 then step = one end
  end
  for c = 0, (to - from) * 12 - 1, step do list[#list + 1] = from + (c + 0.5) / 12 end
  return list, month
end

--- Round years, never parts of one; under the middle of their columns if these are years.
local function year_ticks(from, to, size)
  local list, shift = {}, size == 1 and 0.5 or 0
  for _, tick in ipairs(svg.ticks(from, to, 9)) do
    local is_year = tick == math.floor(tick) and tick + shift <= to
    if is_year then list[#list + 1] = tick + shift end
  end
  return #list > 0 and list or { from }, year
end

--- Ticks, and how they are written.
local function ticks(from, to, size)
  if size < 1 then return month_ticks(from, to) end
  return year_ticks(from, to, size)
end

local function draw_count_axis(drawing, most, bottom)
  local place = svg.scale(0, most, bottom, bottom - HIGH)
  for _, tick in ipairs(svg.ticks(0, most, 4)) do
    if tick == math.floor(tick) then
      local y = place(tick)
      svg.line(drawing, LEFT, y, LEFT + PLOT, y, { stroke = svg.LIGHT })
      svg.text(drawing, LEFT - 8, y + 4, svg.number(tick), { anchor = "end", size = 11 })
    end
  end
  return place
end

local function draw_columns(drawing, counts, place, bottom)
  local width = PLOT / #counts
  for c, count in ipairs(counts) do
    local x, y = LEFT + (c - 1) * width, place(count)
    if count > 0 then
      svg.box(drawing, x + width * 0.08, y, math.max(width * 0.84, 1), bottom - y)
    end
  end
end

local function draw_lanes(drawing, lanes, along, top)
  for l, lane in ipairs(lanes) do
    local y = top + l * LANE
    for _, one in ipairs(lane) do
      local from, to = along(one.from), along(one.to)
      svg.line(drawing, from, y, to, y, { thick = 3, stroke = svg.MIDDLE })
      svg.line(drawing, from, y - 3, from, y + 3)
      svg.line(drawing, to, y - 3, to, y + 3)
      local times = one.count > 1 and "×" .. svg.number(one.count) or ""
      svg.text(drawing, to + 3, y + 4, times, { size = 10 })
    end
  end
end

--- What is drawn, what is not.
local function title_of(list, columns, outside, without)
  local title = ("%s dates by %s"):format(svg.number(#list), columns.name)
  local left_out = {}
  if outside > 0 then left_out[1] = svg.number(outside) .. " far outside" end
  if without > 0 then left_out[#left_out + 1] = svg.number(without) .. " without a year" end
  if #left_out == 0 then return title end
  return ("%s; not shown: %s"):format(title, table.concat(left_out, ", "))
end

local function draw(all, without)
  local list = central(all)
  local low, high = bounds(list)
  local columns = columns_for(low, high)
  local counts, most = count_columns(list, columns)
  local from = columns.first * columns.size
  local to = from + columns.count * columns.size
  local room = (to - from) * ROOM / PLOT
  local lanes, left_over = lanes_of(long_ones(list, columns), room)
  local middle, along = TOP + HIGH, svg.scale(from, to, LEFT, LEFT + PLOT)
  local bottom = middle + (#lanes > 0 and #lanes * LANE + 8 or 0)
  local title = title_of(list, columns, #all - #list, without)
  local drawing = svg.open(LEFT + PLOT + RIGHT, bottom + 50, title)
  svg.text(drawing, LEFT, 22, title, { bold = true })
  local label = columns.size < 1 and "month" or "year"
  if #lanes > 0 then label = label .. " (strokes below: dates that last longer)" end
  if left_over > 0 then label = ("%s, %d more left out"):format(label, left_over) end
  local at, write = ticks(from, to, columns.size)
  svg.axis(drawing, {
    low = from, high = to, left = LEFT, right = LEFT + PLOT, top = TOP, bottom = bottom,
    ticks = at, write = write, label = label,
  })
  local place = draw_count_axis(drawing, most, middle)
  draw_columns(drawing, counts, place, middle)
  svg.line(drawing, LEFT, middle, LEFT + PLOT, middle)
  draw_lanes(drawing, lanes, along, middle)
  return svg.finish(drawing)
end

--- @tparam ibid.Table given rows with a column `iso`
-- @treturn string SVG
return function(given)
  local list, without = extents(given)
  if #list > 0 then return draw(list, without) end
  local drawing = svg.open(420, 60, "no dates")
  svg.text(drawing, 20, 34, "There are no dates with a year.")
  return svg.finish(drawing)
end
