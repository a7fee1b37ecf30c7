--- Dates as prose writes them: days, months, years, seasons, decades, centuries.
--
-- Each rule captures a table with a `kind` and the numbers that it tells: `year`,
-- `month`, `day`, and of a range `to_year`, `to_month`, `to_day`.  A year alone is
-- captured whatever stands around it: whether it is one is for the reader to judge.
-- @module ibid.grammars.date

local lpeg = require "lpeg"
local numeral = require "ibid.grammars.numeral"
local word = require "ibid.grammars.word"

local P, R, S, V = lpeg.P, lpeg.R, lpeg.S, lpeg.V
local Cc, Cg, Cp, Ct = lpeg.Cc, lpeg.Cg, lpeg.Cp, lpeg.Ct

local digit, blank, blanks = numeral.digit, numeral.blank, numeral.blanks
local dash, word_end = numeral.dash, numeral.word_end
local any_of, numbered = word.any_of, word.numbered

local date = {}

-- ---- Parts ----------------------------------------------------------------

--- A part that is told by its name.
local function part(name, pattern)
  return Cg(pattern, name)
end

local function kind(name)
  return Cg(Cc(name), "kind")
end

-- ---- Numbers --------------------------------------------------------------

local year = part("year", numeral.year / tonumber)
local two_years = numeral.years / function(first, second) return { first, second } end
local year_or_years = two_years + numeral.year / tonumber

--- 1 to 31.
local number = ((P"3" * S"01" + S"12" * digit + P"0"^-1 * R"19") * -digit) / tonumber

--- `1890s`, `1890’s`
local decade_digits = (P"1" * digit * digit + "20" * S"012") * "0" / tonumber
  * (P"’" + "'")^-1 * "s" * word_end

-- ---- The grammar of a language --------------------------------------------

--- What the rules have to know of a language's words.
local function parts_of(words)
  local ordinal_end = any_of(numbered(words.ordinal_endings)) / 0
  local short = any_of(words.short_months) * (P"." + word_end)
  return {
    month = any_of(numbered(words.month_names)) * word_end + short,
    full_month = any_of(numbered(words.month_names)) * word_end,
    day = number * ordinal_end^-1 * word_end,
    weekday = (any_of(numbered(words.weekdays)) / 0 * P","^-1 * blank)^-1,
    calendar = (P","^-1 * blank * P"("^-1
      * part("calendar", any_of(words.calendars)) * P")"^-1)^-1,
    season = any_of(words.seasons) * word_end,
    decade = any_of(words.decades) * word_end,
    century = any_of(numbered(words.centuries)) / 0 * word_end,
    ordinal = any_of(word.in_both_cases(numbered(words.ordinals)))
      + digit * digit^-1 / tonumber * ordinal_end,
    following = any_of(words.following_days) * word_end,
  }
end

--- `March 8–16, 1921`, `Friday, May 14, 1920`, `November 9th, 1909`,
-- `March 28–April 2, 1921`
local function month_first(of)
  local to_day = dash * (part("to_month", of.month) * blank)^-1 * part("to_day", of.day)
  return kind "day" * of.weekday * part("month", of.month) * blank * part("day", of.day)
    * to_day^-1 * (P","^-1 * blanks * year)^-1 * of.calendar
end

--- `12 October 1908`, `9th of November 1909`, `8–16 March 1921`
local function day_first(of)
  local to_day = dash * part("to_day", of.day)
  return kind "day" * of.weekday * part("day", of.day) * to_day^-1 * blank
    * (P"of" * blank)^-1 * part("month", of.month) * (P","^-1 * blank * year)^-1 * of.calendar
end

--- `May 1923`, `May of 1923`, `May–July 1922`, and a month alone
local function months(of)
  local to_month = (dash + "/") * part("to_month", of.month)
  return kind "month" * part("month", of.month) * to_month^-1
    * (P","^-1 * blank * (P"of" * blank)^-1 * year)^-1 * of.calendar
end

--- `summer of 1922`, `winter of 1911–12`
local function season(of)
  return kind "season" * part("month", of.season) * P","^-1 * blank
    * (P"of" * blank)^-1 * part("year", year_or_years)
end

--- `1890s`, `thirties`
local function decade(of)
  return kind "decade" * (numeral.word_start * part("year", decade_digits)
    + part("tens", of.decade))
end

--- `nineteenth century`, `18th-century`
local function century(of)
  return kind "century" * part("century", of.ordinal) * (blank + "-") * of.century
end

--- `1921–23`, `1922`
local years = kind "years" * part("year", two_years) * word_end
local one_year = kind "year" * year * word_end

--- `following day`
local function following(of)
  return kind "following" * part("days", of.following)
end

--- Make the pattern that finds the next date in a text.
-- @tparam table words a language
-- @treturn lpeg.Pattern captures the date's table, with `first` and the byte after it
-- as `stop`
function date.finder(words)
  local of = parts_of(words)
  local any = month_first(of) + day_first(of) + months(of) + season(of) + decade(of)
    + century(of) + following(of) + years + one_year
  local other = (numeral.letter + digit)^1
  return P {
    Ct(part("first", Cp()) * any * part("stop", Cp())) + (other + 1) * V(1),
  }
end

--- Make the pattern of a date that begins at a place, as *May 29, 1923* in a
-- citation.
-- @tparam table words a language
-- @treturn lpeg.Pattern without captures
function date.whole(words)
  local of = parts_of(words)
  return (month_first(of) + day_first(of) + months(of) + season(of)) / 0
end

return date
