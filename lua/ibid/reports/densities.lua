--- Densities as bars: the parts in the order of the text.
-- @module ibid.reports.densities

local Table = require "ibid.table"
local bars = require "ibid.reports.bars"

--- @tparam ibid.Table given part, title, words, a layer's spans, how many of them there
-- are in a thousand words
-- @tparam table options `top`
-- @treturn string SVG
return function(given, options)
  local by, layer = given.columns[1], given.columns[4]
  local rate = layer .. " per 1,000 words"
  local rows = Table { columns = { by, rate } }
  for _, row in ipairs(given) do
    local title = row.title and ". " .. row.title or ""
    rows:add { row[by] .. title, row.per_thousand }
  end
  return bars(rows, { label = by, value = rate, top = options.top })
end
