--- Count words: how often each occurs.
-- @module ibid.analyses.count

local Table = require "ibid.table"
local tally = require "ibid.tally"

--- Equal frequencies have equal ranks, as in a race.
local function add_ranks(rows)
  local rank
  for i, row in ipairs(rows) do
    if i == 1 or row.frequency ~= rows[i - 1].frequency then rank = i end
    row.rank = rank
  end
  return rows
end

--- Count the words and numbers of a selection; case is ignored.
-- @tparam ibid.Document doc
-- @tparam[opt] table options a selection
-- @treturn ibid.Table columns `feature frequency rank relative` (per million), the most
-- frequent first
-- @usage print(doc:count { within = "narration" }:top(10))
local function count(doc, options)
  local counts, total = doc:select(options):tally()
  local rows = Table { columns = { "feature", "frequency", "rank", "relative" } }
  for key, frequency in pairs(counts) do
    local feature = doc.core:key_form(key)
    rows:add { feature, frequency, nil, frequency / total * 1e6 }
  end
  return add_ranks(rows:sort("-frequency", "feature"))
end

--- The same of a whole file of any size in the scheme `unicode`, as it stands: calls of
-- notes and running heads are not told from the text.
local function count_file(path)
  return tally { path }
end

return {
  run = count, about = "How often each word occurs.", options = {}, stream = count_file,
}
