--- The grammars on ten megabytes of each hostile text: `make hostile`.
--
-- Prints the seconds for a tenth of the size and for all of it, the slowest last; fails
-- if time grows faster than the text.

local hostile = require "spec.support.hostile"

local SIZE = tonumber(arg[1]) or 10000000
-- Ten times the text may take so many times the time: linear is 10, quadratic 100.
local MOST = 20

local rows, failed = {}, false
for _, piece in ipairs(hostile.pieces) do
  local short = hostile.seconds(piece, SIZE // 10)
  collectgarbage()
  local long = hostile.seconds(piece, SIZE)
  collectgarbage()
  local is_linear = long < MOST * math.max(short, 0.1)
  failed = failed or not is_linear
  rows[#rows + 1] = { hostile.name(piece), short, long, is_linear }
  io.stderr:write(("\r%d of %d"):format(#rows, #hostile.pieces))
end
io.stderr:write "\r"

table.sort(rows, function(a, b) return a[3] < b[3] end)
print(("%-60s %8s %8s"):format("text", "short", "long"))
for _, row in ipairs(rows) do
  print(("%-60s %8.2f %8.2f%s"):format(row[1]:sub(1, 60), row[2], row[3], row[4] and "" or "  !"))
end
os.exit(failed and 1 or 0)
