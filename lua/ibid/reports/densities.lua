--- Densities as bars: the parts in the order of the text.
-- @module ibid.reports.densities

local Table = require "ibid.table"
local bars = require "ibid.reports.bars"

--- What a bar is called: the group, its title, and of several texts the name.
local function name_of(row, several)
  local title = row.title and ". " .. row.title or ""
  return (several and row.docname:match "[^/]*$" .. ": " or "") .. row.group .. title
end

--- @tparam ibid.Table given group, title, words, a layer's spans, how many of them there
-- are in a thousand words, of several texts the name before them
-- @tparam table options `by`, what the groups are; `top`
-- @treturn string SVG
return function(given, options)
  local by, several = options.by, given.columns[1] == "docname"
  local rate = given.columns[#given.columns - 1] .. " per 1,000 words"
  local rows = Table { columns = { by, rate } }
  for _, row in ipairs(given) do
    rows:add { name_of(row, several), row.per_thousand }
  end
  return bars(rows, { label = by, value = rate, top = options.top })
end
