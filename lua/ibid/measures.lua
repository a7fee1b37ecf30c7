--- Measures: pure arithmetic, each with its formula and its source.
--
-- `measures.g2(o, r, c, n)` computes one; `measures.table()` lists them all.  A group of
-- measures is a file in `measures/`, which says what they take and returns a list of
-- `{ name, function, what it says, formula, source }` with `takes`, what the letters of
-- its formulas mean.
-- @module ibid.measures

local Table = require "ibid.table"
local names = require "ibid.names"

local measures = {}

local groups = names.list "measures"

for _, group in ipairs(groups) do
  for _, entry in ipairs(names.load("measures", group)) do
    measures[entry[1]] = entry[2]
  end
end

--- All measures.
-- @treturn ibid.Table columns `name group what formula takes source`
function measures.table()
  local columns = { "name", "group", "what", "formula", "takes", "source" }
  local list = Table { columns = columns, report = "entries" }
  for _, group in ipairs(groups) do
    local entries = names.load("measures", group)
    for _, entry in ipairs(entries) do
      list:add { entry[1], group, entry[3], entry[4], entries.takes, entry[5] }
    end
  end
  return list
end

return measures
