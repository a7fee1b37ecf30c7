--- The grammars on ten megabytes of each hostile text: `make hostile`.
--
-- Prints the seconds for a tenth of the size and for all of it; fails if time grows
-- faster than the text.

local hostile = require "spec.support.hostile"

local SIZE = tonumber(arg[1]) or 10000000
-- Ten times the text may take so many times the time: linear is 10, quadratic 100.
local MOST = 20

local failed = false
print(("%-58s %8s %8s"):format("text", "a tenth", "all"))
for _, piece in ipairs(hostile.pieces) do
  local short = hostile.seconds(piece, SIZE // 10)
  collectgarbage()
  local long = hostile.seconds(piece, SIZE)
  collectgarbage()
  local is_linear = long < MOST * math.max(short, 0.1)
  failed = failed or not is_linear
  local name = hostile.name(piece):sub(1, 58)
  print(("%-58s %8.2f %8.2f%s"):format(name, short, long, is_linear and "" or "  !"))
  io.stdout:flush()
end
os.exit(failed and 1 or 0)
