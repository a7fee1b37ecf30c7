--- Comma-separated values as RFC 4180 has them, lines that end in CR LF included.
-- @module ibid.reports.csv

local function cell(value)
  if value == nil then return "" end
  if math.type(value) == "float" then return ("%.10g"):format(value) end
  local text = tostring(value)
  if text:find '[",\r\n]' then text = '"' .. text:gsub('"', '""') .. '"' end
  return text
end

--- @tparam {string,...} columns
-- @tparam function next_row
-- @tparam function write
return function(columns, next_row, write)
  local function line(row)
    local cells = {}
    for c = 1, #columns do cells[c] = cell(row[c]) end
    write(table.concat(cells, ",") .. "\r\n")
  end
  line(columns)
  for row in next_row do line(row) end
end
