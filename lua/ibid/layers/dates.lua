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
--    last one in the year is the next year's (*October 1924 … in January*).  If a
--    month with its year is joined to it (*between June and August 1931*), it is of
--    that year.  So are *that autumn* and *’49* of the year and the century before.
-- 5. A month alone is a date only after a preposition: *may* and *march* are words.
-- 6. *The following day* and *two days later* count from the last day that was named;
--    if none was, they are no dates.  *Two years later* is none: prose counts years
--    too loosely.
-- 7. A year of two styles, *12 February 1640/1*, is the later one before 25 March, when
--    the old style's began; the calendar that the text names is kept.
-- @module ibid.layers.dates

local date = require "ibid.grammars.date"
local intervals = require "ibid.dating.intervals"
local uncalled = require "ibid.uncalled"
local years = require "ibid.dating.years"
local set = require "ibid.set"

-- ---- The layer ------------------------------------------------------------

local function reader_of(doc)
  local words = doc.words
  return {
    finder = date.finder(words), joined = date.joined(words), judge = years.judge(words),
    before_months = set.of(words.before_months), articles = set.of(words.articles),
    list = {}, states = {},
  }
end

--- What is known from a byte on.
local function keep_state(reader, byte)
  reader.states[#reader.states + 1] = { first = byte, year = reader.last, day = reader.day }
end

local function add(reader, found)
  local list = reader.list
  local last = list[#list]
  found.chained = last ~= nil and found.first > last.last and found.first - last.last < 7
  found.is_page = reader.page_stop ~= nil and found.first - reader.page_stop < 7
  local iso = intervals.of(reader, found)
  if not iso then
    reader.page_stop = (found.is_page or found.after_locator) and found.stop or nil
    return
  end
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
