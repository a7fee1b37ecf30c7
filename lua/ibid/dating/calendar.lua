--- Days, and intervals as ISO 8601 writes them.
-- @module ibid.dating.calendar

local calendar = {}

local DAYS = { 31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31 }

local function is_leap(year)
  return year % 4 == 0 and (year % 100 ~= 0 or year % 400 == 0)
end

local function days_in(year, month)
  return month == 2 and is_leap(year) and 29 or DAYS[month]
end

--- Is there such a day?  29 February is one of some year.
function calendar.is_day(year, month, day)
  return month >= 1 and month <= 12 and day >= 1 and day <= days_in(year or 4, month)
end

--- A day, a month or a year: `1921-12-31`, `1921-12`, `1921`; `-0043` is 44 B.C.; a
-- year that is not known is `XXXX`, as in EDTF.
function calendar.iso(year, month, day)
  local iso = year and (year < 0 and "-%04d" or "%04d"):format(math.abs(year)) or "XXXX"
  if month then iso = ("%s-%02d"):format(iso, month) end
  if day then iso = ("%s-%02d"):format(iso, day) end
  return iso
end

--- `first/last`, or one of them if they are the same.
function calendar.interval(first, last)
  return first == last and first or first .. "/" .. last
end

--- The day so many days after another one, or before it.
-- @treturn integer year
-- @treturn integer month
-- @treturn integer day
function calendar.after(year, month, day, days)
  day = day + days
  while day > days_in(year, month) do
    day, month = day - days_in(year, month), month + 1
    if month > 12 then year, month = year + 1, 1 end
  end
  while day < 1 do
    month = month - 1
    if month < 1 then year, month = year - 1, 12 end
    day = day + days_in(year, month)
  end
  return year, month, day
end

return calendar
