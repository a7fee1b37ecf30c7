--- Keyness as bars: the words that are most of all more frequent here, and those there.
-- @module ibid.reports.keyness

local Table = require "ibid.table"
local bars = require "ibid.reports.bars"

local MOST = 40

--- Copy rows from the i-th to the j-th whose value has the wanted sign.
local function add(rows, given, i, j, sign)
  for k = math.max(i, 1), math.min(j, #given) do
    if given[k].g2 * sign > 0 then rows:add { given[k].feature, given[k].g2 } end
  end
end

--- @tparam ibid.Table given rows sorted by `g2`, those below 0 last
-- @tparam table options `top`: how many rows (default 40)
-- @treturn string SVG
return function(given, options)
  local half = ((options.top or MOST) + 1) // 2
  local rows = Table { columns = { "feature", "g2" } }
  add(rows, given, 1, half, 1)
  add(rows, given, #given - half + 1, #given, -1)
  return bars(rows, { label = "feature", value = "g2", top = #rows })
end
