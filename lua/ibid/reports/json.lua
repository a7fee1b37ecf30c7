--- JSON: one array of objects.
-- @module ibid.reports.json

local lines = require "ibid.reports.jsonl"

--- @tparam {string,...} columns
-- @tparam function next_row
-- @tparam function write
return function(columns, next_row, write)
  local before = "["
  lines(columns, next_row, function(line)
    write(before .. line:sub(1, -2))
    before = ",\n"
  end)
  write(before == "[" and "[]\n" or "]\n")
end
