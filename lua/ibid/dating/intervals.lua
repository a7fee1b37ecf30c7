--- Intervals: what a date means, from its kind and from what the text said before.
--
-- The numbers are those of the rules in `ibid.layers.dates`.
-- @module ibid.dating.intervals

local calendar = require "ibid.dating.calendar"
local years = require "ibid.dating.years"

local intervals = {}

-- ---- What was said before -------------------------------------------------

local function remember(reader, year, month, day)
  if not year then return end
  reader.last = { year = year, month = month }
  if day then reader.day = { year, month, day } end
end

--- `’49` is of the century of the date before, or of the twentieth.
local function in_full(reader, two)
  local last = reader.last and reader.last.year or 1900
  return last - last % 100 + two
end

--- Rule 4: the year that stands behind, *between June and August 1931*.
local function year_behind(reader, found)
  local joined = reader.joined:match(reader.text, found.stop)
  if not joined then return nil end
  return joined.month >= found.month and joined.year or joined.year - 1
end

--- Rule 4.
local function infer_year(reader, found)
  if found.year then return end
  local last = reader.last
  if found.same_year then
    found.year, found.inferred = last and last.year, "year"
    return
  end
  local behind = year_behind(reader, found)
  if not behind and not last then return end
  local later = last and last.month and found.month < last.month - 6
  found.year = behind or last.year + (later and 1 or 0)
  found.inferred = "year"
end

--- Between 25 March and the new year both styles have one year; before, *1640/1* is 1640
-- by the old one.
local function take_dual(found)
  if not found.dual_year then return end
  local is_early = found.month < 3 or (found.month == 3 and (found.day or 1) < 25)
  found.year = found.dual_year + (is_early and 1 or 0)
  found.calendar = found.calendar or "julian"
end

-- ---- By kind --------------------------------------------------------------

--- The interval as ISO 8601 writes it, or nil if it is no date after all.
local interval = {}

function interval.day(reader, found)
  take_dual(found)
  infer_year(reader, found)
  local year, month, day = found.year, found.month, found.day
  local to_month, to_day = found.to_month or month, found.to_day or day
  if not calendar.is_day(year, month, day) or not calendar.is_day(year, to_month, to_day) then
    return nil
  end
  if to_month == month and to_day < day then return nil end
  remember(reader, year, to_month, to_day)
  return calendar.interval(calendar.iso(year, month, day),
    calendar.iso(year, to_month, to_day))
end

function interval.feast(reader, found)
  found.month, found.day, found.kind = found.feast // 100, found.feast % 100, "day"
  return interval.day(reader, found)
end

--- Rule 5.
local function is_month(reader, found)
  if found.year or found.same_year then return true end
  local word = years.before(reader.text, found.first):lower()
  if not reader.before_months[word] then return false end
  return reader.last ~= nil or year_behind(reader, found) ~= nil
end

function interval.month(reader, found)
  if not is_month(reader, found) then return nil end
  infer_year(reader, found)
  if not found.year then return nil end
  local to_month = found.to_month or found.month
  remember(reader, found.year, to_month)
  return calendar.interval(calendar.iso(found.year, found.month),
    calendar.iso(found.year, to_month))
end

--- *That autumn* is of the year before it.
function interval.season(reader, found)
  local year = type(found.year) == "table" and found.year[1] or found.year
  if found.short_year then year = in_full(reader, found.short_year) end
  if not year then
    if not reader.last then return nil end
    year, found.inferred = reader.last.year, "year"
  end
  local last = found.month + 2
  local to_year = last > 12 and year + 1 or year
  last = (last - 1) % 12 + 1
  remember(reader, to_year, last)
  return calendar.iso(year, found.month) .. "/" .. calendar.iso(to_year, last)
end

--- *The thirties* and *the ’30s* are those of the century of the date before.
function interval.decade(reader, found)
  local first = found.year
  if not first then
    local text = reader.text:sub(found.first, found.stop - 1)
    local is_word = not text:find "[%d ]"
    if is_word and not reader.articles[years.before(reader.text, found.first):lower()] then
      return nil
    end
    first, found.inferred = in_full(reader, found.tens), "year"
  end
  if not reader.last then remember(reader, first) end
  return calendar.iso(first) .. "/" .. calendar.iso(first + 9)
end

function interval.century(_, found)
  local from, to = found.century, found.to_century or found.century
  if to < from and not found.before_christ then return nil end
  local first, last = from * 100 - 99, to * 100
  if found.before_christ then first, last = 1 - from * 100, -(to - 1) * 100 end
  return calendar.iso(first) .. "/" .. calendar.iso(last)
end

function interval.era(reader, found)
  local first, last = found.year, found.to_year or found.year
  remember(reader, last)
  return calendar.interval(calendar.iso(first), calendar.iso(last))
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

--- *In ’49*; elsewhere two digits behind an apostrophe are none.
function interval.short_year(reader, found)
  local word = years.before(reader.text, found.first):lower()
  if not reader.judge.before_years[word] then return nil end
  found.year = in_full(reader, found.short_year)
  found.inferred, found.kind = "year", "year"
  remember(reader, found.year)
  return calendar.iso(found.year)
end

--- Rule 6.
function interval.following(reader, found)
  if not reader.day then return nil end
  local year, month, day = table.unpack(reader.day)
  local days = found.days * (found.number or 1) * (found.sign or 1)
  year, month, day = calendar.after(year, month, day, days)
  found.inferred, found.kind = "day", "day"
  remember(reader, year, month, day)
  return calendar.iso(year, month, day)
end

function interval.same_year(reader, found)
  if not reader.last then return nil end
  found.inferred, found.kind = "year", "year"
  return calendar.iso(reader.last.year)
end

--- What a date means.
-- @tparam table reader `text`, `judge`, `joined`, what was said before (`last`, `day`)
-- @tparam table found what the grammar captured; its `kind`, `inferred` and `calendar`
-- are made those of the layer
-- @treturn string|nil nil if it is no date after all
function intervals.of(reader, found)
  return interval[found.kind](reader, found)
end

return intervals
