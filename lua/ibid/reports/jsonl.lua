--- JSON Lines: an object a row, its members in the order of the columns.
-- @module ibid.reports.jsonl

local quote = require "ibid.json_text"

local function value_of(value)
  if math.type(value) == "integer" then return tostring(value) end
  if type(value) == "number" then
    local is_finite = value == value and math.abs(value) < math.huge
    return is_finite and ("%.10g"):format(value) or "null"
  end
  if type(value) == "boolean" then return tostring(value) end
  return quote(tostring(value))
end

--- @tparam {string,...} columns
-- @tparam function next_row
-- @tparam function write
return function(columns, next_row, write)
  local names = {}
  for c, name in ipairs(columns) do names[c] = quote(name) .. ":" end
  for row in next_row do
    local members = {}
    for c in ipairs(columns) do
      local value = row[c]
      if value ~= nil then members[#members + 1] = names[c] .. value_of(value) end
    end
    write("{" .. table.concat(members, ",") .. "}\n")
  end
end
