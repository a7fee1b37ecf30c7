--- Dates: days, months, years, seasons, decades and centuries in the text.
--
-- Rules, each with its reason:
--
-- 1. A number of a note is never part of a date: calls are blanked out before.
-- 2. The dates of a citation (*Moscow, 1963*) belong to the citation.
-- 3. A number of four digits is a year after a word such as *in*; after other small
--    words only if nothing that can be counted follows (*from 1500 men*); after a
--    capitalised one never (*Lot 1912*, *Ring 1923*).
-- 4. A day or a month without a year (*On December 31*) has that of the date before
--    it in the chapter, in a note of that before its call; a month long before the
--    last one in the year is the next year's (*October 1924 … in January*).
-- 5. A month alone is a date only after a preposition: *may* and *march* are words.
-- 6. *The following day* counts from the last day that was named; if none was, it is
--    no date.
-- @module ibid.layers.dates

local calendar = require "ibid.dating.calendar"
local date = require "ibid.grammars.date"
local uncalled = require "ibid.uncalled"
local years = require "ibid.dating.years"

-- ---- Years that the context tells -----------------------------------------

local function remember(reader, year, month, day)
  if not year then return end
  reader.last = { year = year, month = month }
  if day then reader.day = { year, month, day } end
end

--- Rule 4.
local function infer_year(reader, found)
  local last = reader.last
  if found.year or not last then return end
  local later = last.month and found.month < last.month - 6
  found.year, found.inferred = last.year + (later and 1 or 0), "year"
end

-- ---- Intervals ------------------------------------------------------------

--- By kind: the interval that a date means as ISO 8601 writes it, or nil if it is no
-- date after all.
local interval = {}

function interval.day(reader, found)
  infer_year(reader, found)
  local year, month, day = found.year, found.month, found.day
  local to_month, to_day = found.to_month or month, found.to_day or day
  if to_month == month and to_day < day then return nil end
  remember(reader, year, to_month, to_day)
  return calendar.interval(calendar.iso(year, month, day),
    calendar.iso(year, to_month, to_day))
end

--- Rule 5.
local function is_month(reader, found)
  if found.year then return true end
  local word = years.before(reader.text, found.first):lower()
  return reader.last ~= nil and reader.before_months[word] ~= nil
end

function interval.month(reader, found)
  if not is_month(reader, found) then return nil end
  infer_year(reader, found)
  local to_month = found.to_month or found.month
  remember(reader, found.year, to_month)
  return calendar.interval(calendar.iso(found.year, found.month),
    calendar.iso(found.year, to_month))
end

function interval.season(reader, found)
  local year = type(found.year) == "table" and found.year[1] or found.year
  local last = found.month + 2
  local to_year = last > 12 and year + 1 or year
  last = (last - 1) % 12 + 1
  remember(reader, to_year, last)
  return calendar.iso(year, found.month) .. "/" .. calendar.iso(to_year, last)
end

--- *The thirties* are those of the century of the date before.
function interval.decade(reader, found)
  local first = found.year
  if not first then
    if years.before(reader.text, found.first):lower() ~= "the" then return nil end
    local last = reader.last and reader.last.year or 1900
    first, found.inferred = last - last % 100 + found.tens, "year"
  end
  return calendar.iso(first) .. "/" .. calendar.iso(first + 9)
end

function interval.century(_, found)
  local last = found.century * 100
  return calendar.iso(last - 99) .. "/" .. calendar.iso(last)
end

function interval.years(reader, found)
  local first, last = found.year[1], found.year[2]
  found.year = first
  if not years.is_one(reader.judge, reader.text, found) then return nil end
  remember(reader, last)
  return calendar.iso(first) .. "/" .. calendar.iso(last)
end

function interval.year(reader, found)
  if not years.is_one(reader.judge, reader.text, found) then return nil end
  remember(reader, found.year)
  return calendar.iso(found.year)
end

--- Rule 6.
function interval.following(reader, found)
  if not reader.day then return nil end
  local year, month, day = table.unpack(reader.day)
  year, month, day = calendar.after(year, month, day, found.days)
  found.inferred, found.kind = "day", "day"
  remember(reader, year, month, day)
  return calendar.iso(year, month, day)
end

-- ---- The layer ------------------------------------------------------------

local function reader_of(doc)
  local reader = {
    finder = date.finder(doc.words), judge = years.judge(doc.words),
    before_months = {}, list = {}, states = {},
  }
  for _, word in ipairs(doc.words.before_months) do reader.before_months[word] = true end
  return reader
end

--- What is known from a byte on.
local function keep_state(reader, byte)
  reader.states[#reader.states + 1] = { first = byte, year = reader.last, day = reader.day }
end

local function add(reader, found)
  local list = reader.list
  local last = list[#list]
  found.chained = last ~= nil and found.first > last.last and found.first - last.last < 7
  local iso = interval[found.kind](reader, found)
  if not iso then return end
  keep_state(reader, found.first)
  list[#list + 1] = {
    first = found.first, last = found.stop - 1, kind = found.kind, iso = iso,
    inferred = found.inferred, calendar = found.calendar,
  }
end

--- Rule 2: the text without its citations.
local function uncited(doc)
  local text, pieces, at = uncalled(doc), {}, 1
  for first, last in doc.citations:ranges() do
    if first >= at then
      pieces[#pieces + 1] = text:sub(at, first - 1)
      pieces[#pieces + 1] = ("\1"):rep(last - first + 1)
      at = last + 1
    end
  end
  pieces[#pieces + 1] = text:sub(at)
  return table.concat(pieces)
end

--- The dates of one stretch of the text.
local function read(reader, first, last)
  local text = reader.text:sub(first, last)
  local found = reader.finder:match(text)
  while found do
    local stop = found.stop
    found.first, found.stop = found.first + first - 1, stop + first - 1
    add(reader, found)
    found = reader.finder:match(text, stop)
  end
end

--- The dates of the body; what was known behind each block is kept for the notes.
local function read_body(reader, doc)
  local chapters, c = doc.chapters, 1
  for block in doc.blocks:each() do
    local chapter = chapters[c]
    if chapter and block.first >= chapter.first then
      reader.last, reader.day, c = nil, nil, c + 1
      keep_state(reader, block.first)
    end
    local is_read = block.kind ~= "chrome" and block.kind ~= "note"
    if is_read then read(reader, block.first, block.last) end
  end
end

--- What was known where a note is called.
local function recall(reader, byte)
  local low, high, states = 1, #reader.states + 1, reader.states
  while low < high do
    local middle = (low + high) // 2
    if states[middle].first > byte then high = middle else low = middle + 1 end
  end
  local state = states[low - 1] or {}
  reader.last, reader.day = state.year, state.day
end

local function read_notes(reader, doc)
  for note in doc.notes:each() do
    local reference = note.reference
    recall(reader, reference and reference.first or 0)
    read(reader, note.first, note.last)
  end
end

local function make(doc)
  local reader = reader_of(doc)
  reader.text = uncited(doc)
  read_body(reader, doc)
  read_notes(reader, doc)
  table.sort(reader.list, function(a, b) return a.first < b.first end)
  return reader.list
end

--- A field that only some dates have.
local function own(name)
  return function(found) return found.source.items:value(found.index, name) end
end

return {
  columns = { "first", "last", "kind", "iso", "inferred", "calendar", "text" },
  fields = {
    --- The interval as ISO 8601 writes it: `1921`, `1921-12-31`, `1921/1923`.
    iso = own "iso",
    --- What the context told: `year`, or `day` of *the following day*.
    inferred = own "inferred",
    --- The calendar that the text names: `julian`, `gregorian`.
    calendar = own "calendar",
  },
  make = make,
}
