--- Timeline: what a text dates, in the order of the dates.
-- @module ibid.analyses.timeline

local Table = require "ibid.table"
local uncalled = require "ibid.uncalled"

local COLUMNS = { "iso", "date", "inferred", "docname", "first", "sentence" }

--- The order in which the rows are sorted.
local SORTED = { "begins", "iso", "docname", "first", "date", "inferred", "sentence" }

--- A number that dates are sorted by: the day that an interval begins with.
local function begins(iso)
  local sign, year, rest = iso:match "^(%-?)(%w+)(.*)"
  local month, day = rest:match "^%-(%d+)%-?(%d*)"
  local number = (tonumber(year) or 9999) * 10000
  if sign == "-" then number = -number end
  return number + (tonumber(month) or 0) * 100 + (tonumber(day) or 0)
end

--- The sentence of a date on one line, without the calls of notes.
local function sentence_of(doc, date)
  local sentence = doc.sentences:at(date.first)
  if not sentence then return nil end
  return (uncalled(doc):sub(sentence.first, sentence.last):gsub("\1", ""):gsub("%s+", " "))
end

local function map(doc, options)
  local rows = Table { columns = SORTED }
  for date in doc:select(options):of(doc.dates):each() do
    rows:add {
      begins = begins(date.iso), iso = date.iso, docname = doc.name, first = date.first,
      date = date.text:gsub("%s+", " "), inferred = date.inferred,
      sentence = sentence_of(doc, date),
    }
  end
  return rows
end

--- List the dates with the sentences that they stand in, the earliest first.
-- @tparam ibid.Sums sums
-- @treturn {string,...} columns `iso date inferred docname first sentence`
-- @treturn function gives the rows
-- @treturn table how they are shown
local function finish(sums)
  local place, next_row = {}, select(2, sums:rows())
  for c, name in ipairs(SORTED) do place[name] = c end
  local function next_date()
    local row, cells = next_row(), {}
    if not row then return nil end
    for c, name in ipairs(COLUMNS) do cells[c] = row[place[name]] end
    return cells
  end
  local shown = { "iso", "date", "sentence" }
  return COLUMNS, next_date, { shown = shown, whole = { iso = true }, picture = "timeline" }
end

return {
  map = map,
  merge = {},
  finish = finish,
  about = "What is dated, in the order of the dates.",
  options = {},
}
