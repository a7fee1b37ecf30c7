--- Count the words of files of any size, read by blocks in bounded memory.
-- @module ibid.tally

local Table = require "ibid.table"
local bad_bytes = require "ibid.bad_bytes"
local core = require "ibid.core"

--- How often words and numbers occur in files: tokens of the scheme `unicode`, case
-- ignored.  For counts within parts of a text see `doc:count`.
-- @tparam {string,...} options the files (`"-"` is standard input), and `top`: how many of
-- the most frequent ones are wanted (default all)
-- @treturn ibid.Table|nil columns `feature frequency rank relative` (per million)
-- @treturn ?string what is wrong with a file: why it could not be read, or with the
-- table that some of its bytes are not UTF-8
-- @usage print(ibid.tally { "corpus.txt", top = 20 })
local function tally(options)
  if type(options) ~= "table" or type(options[1]) ~= "string" then
    error("tally: a list of files is wanted", 2)
  end
  local list, message, total, bad, first = core.tally(options, options.top)
  if not list then return nil, message end
  local rows = Table { columns = { "feature", "frequency", "rank", "relative" } }
  local rank
  for i = 1, #list, 2 do
    if list[i + 1] ~= list[i - 1] then rank = (i + 1) // 2 end
    rows:add { list[i], list[i + 1], rank, list[i + 1] / total * 1e6 }
  end
  return rows, bad > 0 and bad_bytes(bad, first) or nil
end

return tally
