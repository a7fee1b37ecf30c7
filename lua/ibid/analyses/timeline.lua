--- Timeline: what a text dates, in the order of the dates.
-- @module ibid.analyses.timeline

local Table = require "ibid.table"
local uncalled = require "ibid.uncalled"

--- A number that dates are sorted by: the day that an interval begins with.
local function begins(iso)
  local sign, year, rest = iso:match "^(%-?)(%w+)(.*)"
  local month, day = rest:match "^%-(%d+)%-?(%d*)"
  local number = (tonumber(year) or 9999) * 10000
  if sign == "-" then number = -number end
  return number + (tonumber(month) or 0) * 100 + (tonumber(day) or 0)
end

local function comes_first(a, b)
  local one, other = begins(a.iso), begins(b.iso)
  if one ~= other then return one < other end
  if a.iso ~= b.iso then return a.iso < b.iso end
  return a.first < b.first
end

--- The sentence of a date on one line, without the calls of notes.
local function sentence_of(doc, date)
  local sentence = doc.sentences:at(date.first)
  if not sentence then return nil end
  return (uncalled(doc):sub(sentence.first, sentence.last):gsub("\1", ""):gsub("%s+", " "))
end

--- List the dates with the sentences that they stand in, the earliest first.
-- @tparam ibid.Document doc
-- @tparam[opt] table options a selection
-- @treturn ibid.Table columns `iso date inferred first sentence`
-- `svg` draws it
-- @usage print(doc:timeline { within = "body" })
local function timeline(doc, options)
  local rows = Table {
    columns = { "iso", "date", "inferred", "first", "sentence" }, picture = "timeline",
    shown = { "iso", "date", "sentence" }, whole = { "iso" },
  }
  for date in doc:select(options):of(doc.dates):each() do
    rows:add {
      date.iso, (date.text:gsub("%s+", " ")), date.inferred, date.first,
      sentence_of(doc, date),
    }
  end
  return rows:sort(comes_first)
end

return { run = timeline, about = "What is dated, in the order of the dates.", options = {} }
