--- Timeline: what a text dates, in the order of the dates.
-- @module ibid.analyses.timeline

local Table = require "ibid.table"

--- List the dates with the sentences that they stand in, the earliest first.
-- @tparam ibid.Document doc
-- @tparam[opt] table options a selection
-- @treturn ibid.Table columns `iso date inferred first sentence`
-- `svg` draws it
-- @usage print(doc:timeline { within = "body" })
local function timeline(doc, options)
  local columns = { "iso", "date", "inferred", "first", "sentence" }
  local rows = Table { columns = columns, picture = "timeline" }
  for date in doc:select(options):of(doc.dates):each() do
    local sentence = doc.sentences:at(date.first)
    rows:add {
      date.iso, (date.text:gsub("%s+", " ")), date.inferred, date.first,
      sentence and (sentence.text:gsub("%s+", " ")),
    }
  end
  return rows:sort("iso", "first")
end

return { run = timeline, about = "What is dated, in the order of the dates.", options = {} }
