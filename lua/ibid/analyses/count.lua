--- Count words, or runs of words: how often each occurs.
-- @module ibid.analyses.count

local Sums = require "ibid.sums"
local bad_bytes = require "ibid.bad_bytes"
local groups = require "ibid.groups"
local stops = require "ibid.stops"

local JOINED = { frequency = "sum", docfreq = "sum" }

--- The columns that tell a row's group: a chapter or a section is one of a document.
local function columns_of(by)
  if by == "" then return {} end
  return groups.is_local(by) and { "docname", "group" } or { "group" }
end

local function new_sums(by)
  local columns = columns_of(by)
  for _, name in ipairs { "feature", "frequency", "docfreq" } do columns[#columns + 1] = name end
  return Sums { columns = columns, joined = JOINED }
end

local function check(options)
  if math.type(options.n) ~= "integer" or options.n < 1 or options.n > 5 then
    error("count: n must be a whole number from 1 to 5", 0)
  end
end

--- The words of a document's groups; the feature "" has how many there are in all.
local function map(doc, options)
  check(options)
  local by, selection = options.by, doc:select(options)
  local sums = new_sums(by)
  local how = { n = options.n, across = options.across }
  how.without = stops.set(options, doc.words)
  if how.n > 1 and not how.across and not doc.core:layer "sentences" then
    error("count: runs of words need sentences, or across = true", 0)
  end
  local list = by == "" and { { nil, selection.stretches } } or groups.of(selection, by)
  for _, group in ipairs(list) do
    local cells = by == "" and {} or { group[1] }
    if groups.is_local(by) then table.insert(cells, 1, doc.name) end
    how.before = sums:before(table.unpack(cells)) .. Sums.word_tag
    doc.core:grams(sums.core, doc.core:bounds(group[2]), how)
  end
  return sums
end

--- A whole file of any size in the scheme `unicode`, as it stands: calls of notes and
-- running heads are not told from the text.  False if the options want more.
local function map_file(path, options)
  if options.n > 1 or options.by ~= "" or options.stop then return false end
  local sums = new_sums ""
  local bad, first = sums.core:tally(path, sums:before() .. Sums.word_tag)
  if not bad then return nil, first end
  return sums, bad > 0 and bad_bytes(bad, first) or nil
end

-- ---- The rows -------------------------------------------------------------

local function same_group(a, b, width)
  for c = 1, width do
    if a[c] ~= b[c] then return false end
  end
  return true
end

--- The rows that are often enough, the most frequent of each group first: sorted by
-- sums of their own, since there may be more of them than memory.
local function by_frequency(sums, width, least)
  local columns = table.move(sums.columns, 1, width, 1, {})
  for _, name in ipairs { "less", "feature", "docfreq", "total" } do
    columns[#columns + 1] = name
  end
  local sorted, total = Sums { columns = columns, joined = { total = "sum" } }, 0
  for row in select(2, sums:rows()) do
    local feature, frequency, docfreq = row[width + 1], row[width + 2], row[width + 3]
    if feature == "" then
      total = frequency
    elseif frequency >= least then
      local cells = table.move(row, 1, width, 1, {})
      table.move({ -frequency, feature, docfreq, total }, 1, 4, width + 1, cells)
      sorted:add(cells)
    end
  end
  return sorted
end

--- Equal frequencies have equal ranks, as in a race.
local function ranked(sorted, width, top)
  local next_row, place, rank, before = select(2, sorted:rows()), 0, nil, nil
  return function()
    local row = next_row()
    while row do
      if not before or not same_group(row, before, width) then place, before = 0, nil end
      place = place + 1
      if place <= top then break end
      row = next_row()
    end
    if not row then return nil end
    local frequency, total = -row[width + 1], row[width + 4]
    if not before or before[width + 1] ~= row[width + 1] then rank = place end
    before = row
    local cells = table.move(row, 1, width, 1, {})
    local rest = { row[width + 2], frequency, rank, row[width + 3], frequency / total * 1e6 }
    return table.move(rest, 1, 5, width + 1, cells)
  end
end

local function finish(sums, options)
  local columns = columns_of(options.by)
  local width = #columns
  for _, name in ipairs { "feature", "frequency", "rank", "docfreq", "relative" } do
    columns[#columns + 1] = name
  end
  local sorted = by_frequency(sums, width, options.min_count)
  local top = options.top > 0 and options.top or math.maxinteger
  return columns, ranked(sorted, width, top), { note = stops.note(options.stop) }
end

return {
  map = map,
  merge = JOINED,
  finish = finish,
  stream = map_file,
  about = "How often each word occurs.",
  options = {
    n = { 1, "Count runs of so many words, 1 to 5 (default 1)." },
    across = { false, "Let runs go on over the ends of sentences." },
    by = { "", "Apart for each: speaker, chapter, section, kind, part or document." },
    stop = { nil, "Leave out the words of this file, or the language's: functions." },
    min_count = { 1, "Only what occurs so often (default 1)." },
    top = { 0, "Only so many of the most frequent ones." },
  },
}
