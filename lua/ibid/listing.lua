--- Lists and records that print as what is in them.
-- @module ibid.listing

local List = {}

function List.__tostring(list)
  local words = {}
  for i, word in ipairs(list) do words[i] = tostring(word) end
  return table.concat(words, ", ")
end

local Record = {}

--- Names and plain values, sorted; of lists how many there are.
function Record.__tostring(record)
  local lines, lists = {}, 0
  for name, value in pairs(record) do
    if type(value) == "table" then
      lists = lists + 1
    elseif type(value) ~= "userdata" and value ~= "" then
      lines[#lines + 1] = ("%s = %s"):format(name, value)
    end
  end
  table.sort(lines)
  if lists > 0 then lines[#lines + 1] = ("%d lists"):format(lists) end
  return table.concat(lines, "\n")
end

return {
  --- @treturn table the same list
  list = function(list) return setmetatable(list, List) end,
  --- @treturn table the same record
  record = function(record) return setmetatable(record, Record) end,
}
