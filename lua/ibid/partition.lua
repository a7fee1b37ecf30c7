--- Partition: which part of a selection each of its words is in.
-- @module ibid.partition

local groups = require "ibid.groups"

--- Parts of one size.
local function equal(n, count)
  count = math.min(count, n)
  return function(_, rank) return (rank - 1) * count // n + 1 end
end

--- Groups by their labels.
local function grouped(selection, by)
  local ranges, k = {}, 1
  for _, group in ipairs(groups.of(selection, by)) do
    local bounds = selection.doc.core:bounds(group[2])
    for b = 1, #bounds, 2 do
      ranges[#ranges + 1] = { bounds[b], bounds[b + 1], group[1] }
    end
  end
  table.sort(ranges, function(a, b) return a[1] < b[1] end)
  return function(i)
    while ranges[k] and ranges[k][2] < i do k = k + 1 end
    if ranges[k] and ranges[k][1] <= i then return ranges[k][3] end
  end
end

--- Tell parts by words.
-- @tparam ibid.Selection selection
-- @string by `"parts"` (of one size), or a way to group (see `ibid.groups`)
-- @int count how many parts of one size
-- @treturn function gets a word's token and its place among the selection's words, which
-- have to come in order, and gives the part's number or label; nil of a word in no part
-- @treturn integer how many words there are
local function partition(selection, by, count)
  if math.type(count) ~= "integer" or count < 1 then
    error("parts: a whole number above 0 is wanted", 0)
  end
  local n = #selection
  return by == "parts" and equal(n, count) or grouped(selection, by), n
end

return partition
