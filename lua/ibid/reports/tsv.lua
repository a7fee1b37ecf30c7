--- Tab-separated values, a header first.
-- @module ibid.reports.tsv

--- A cell must not hold what parts cells and rows.
local function cell(value)
  if value == nil then return "" end
  if math.type(value) == "float" then return ("%.10g"):format(value) end
  return (tostring(value):gsub("[\t\r\n]+", " "))
end

--- @tparam {string,...} columns
-- @tparam function next_row
-- @tparam function write
return function(columns, next_row, write)
  write(table.concat(columns, "\t") .. "\n")
  for row in next_row do
    local cells = {}
    for c = 1, #columns do cells[c] = cell(row[c]) end
    write(table.concat(cells, "\t") .. "\n")
  end
end
