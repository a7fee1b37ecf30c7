--- Dates as prose writes them: days, months, years, seasons, decades, centuries, and days
-- told by those before them.
--
-- Each rule captures a table with a `kind` and the numbers that it tells: `year`,
-- `month`, `day`, and of a range `to_year`, `to_month`, `to_day`.  A year alone is
-- captured whatever stands around it: whether it is one is for the reader to judge.
-- Years before Christ are counted as ISO 8601 does: 44 B.C. is -43.
-- @module ibid.grammars.date

local lpeg = require "lpeg"
local numeral = require "ibid.grammars.numeral"
local word = require "ibid.grammars.word"

local P, R, S, V = lpeg.P, lpeg.R, lpeg.S, lpeg.V
local C, Cc, Cg, Cp, Ct = lpeg.C, lpeg.Cc, lpeg.Cg, lpeg.Cp, lpeg.Ct

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

--- One of a list's words, or of a table's, which capture their values.
local function one_of(list)
  return any_of(#list > 0 and numbered(list) or list) * word_end
end

--- The same, with the point of `B.C.` and `Jh.`, but not with one that ends a sentence
-- behind `BC` and `century`.
local function pointed(list)
  local short, whole = {}, {}
  for _, one in ipairs(list) do
    local is_short = one:find "%." or (one:find "%l" and #one <= 3)
    table.insert(is_short and short or whole, one)
  end
  return any_of(numbered(short)) / 0 * (P"." + word_end) + any_of(numbered(whole)) / 0 * word_end
end

-- ---- Numbers --------------------------------------------------------------

local year = part("year", numeral.year / tonumber)
local two_years = numeral.years / function(first, second) return { first, second } end
local year_or_years = two_years + numeral.year / tonumber

--- `1640/1` behind a day: the year of the old style, which began in March, and that of
-- the new one.
local dual = (numeral.year / tonumber) * "/" * digit * digit^-1 * word_end

--- Behind a month even a year that a scan has misread is one: `l927`.
local scanned_year = numeral.scanned_year / function(text)
  return tonumber((text:gsub("[Il]", "1"):gsub("[Oo]", "0")))
end
local dated_year = part("dual_year", dual) + year + part("year", scanned_year)

--- `’49`
local short_year = (P"’" + "‘" + "'") * C(digit * digit) / tonumber * word_end

--- 1 to 31.
local number = ((P"3" * S"01" + S"12" * digit + P"0"^-1 * R"19") * -digit) / tonumber
local two_digits = C(digit * digit) / tonumber
local four_digits = (P"1" * digit + "20") * digit * digit / tonumber

--- `1890s`, `1890’s`
local decade_digits = (P"1" * digit * digit + "20" * S"012") * "0" / tonumber
local decade_end = (P"’" + "'")^-1 * "s" * word_end

-- ---- The words of a language ----------------------------------------------

--- `17th`, `seventeenth`, `XVIIe`
local function ordinal_of(words)
  local ending = any_of(numbered(words.ordinal_endings)) / 0
  local roman = S"IVX"^1 / numeral.value * (any_of(numbered(words.roman_endings)) / 0)
  return any_of(word.in_both_cases(numbered(words.ordinals)))
    + digit * digit^-1 / tonumber * ending + roman
end

local function calendar_of(words)
  return (P","^-1 * blank * P"("^-1 * part("calendar", any_of(words.calendars)) * P")"^-1)^-1
end

--- What the rules have to know of a language's words.
local function parts_of(words)
  local ordinal_end = any_of(numbered(words.ordinal_endings)) / 0
  local short = any_of(words.short_months) * (P"." + word_end)
  return {
    month = one_of(words.month_names) + short,
    day = number * (ordinal_end * word_end + word_end),
    weekday = (one_of(words.weekdays) / 0 * P","^-1 * blank)^-1,
    calendar = calendar_of(words),
    season = one_of(words.seasons),
    feast = one_of(words.feasts),
    decade = one_of(words.decades),
    decade_head = (one_of(words.decade_heads) / 0 * blank),
    decade_end = any_of(numbered(words.decade_ends)) / 0 * word_end,
    century = pointed(words.centuries),
    ordinal = ordinal_of(words),
    of = (one_of(words.of_words) / 0 * blank)^-1,
    joiner = one_of(words.range_words) / 0,
    following = any_of(words.following_days) * word_end,
    number = any_of(word.in_both_cases(words.numbers)) * word_end + digit * digit^-1 / tonumber,
    days = one_of(words.day_spans),
    later = one_of(words.later_words),
    same_year = one_of(words.same_years),
    that = any_of(word.in_both_cases(numbered(words.that_words))) / 0 * word_end,
    before_christ = pointed(words.eras_before),
    after_christ = pointed(words.eras),
  }
end

-- ---- Days -----------------------------------------------------------------

--- `March 8–16, 1921`, `Friday, May 14, 1920`, `November 9th, 1909`,
-- `March 28–April 2, 1921`
local function month_first(of)
  local to_day = dash * (part("to_month", of.month) * blank)^-1 * part("to_day", of.day)
  return kind "day" * of.weekday * part("month", of.month) * blank * part("day", of.day)
    * to_day^-1 * (P","^-1 * blanks * dated_year)^-1 * of.calendar
end

--- `12 October 1908`, `9th of November 1909`, `8–16 March 1921`, `3. März 1921`
local function day_first(of)
  local to_day = dash * part("to_day", of.day)
  return kind "day" * of.weekday * part("day", of.day) * to_day^-1 * blank * of.of
    * part("month", of.month) * (P","^-1 * blank * dated_year)^-1 * of.calendar
end

--- `1921-03-12`, `12.3.1921`
local function in_figures()
  local month = part("month", (P"1" * S"012" + P"0"^-1 * R"19") * -digit / tonumber)
  return kind "day" * (numeral.word_start * part("year", four_digits)
      * "-" * part("month", two_digits) * "-" * part("day", two_digits) * -(digit + P"-" * digit)
    + numeral.word_start * part("day", number) * "." * month * "."
      * part("year", four_digits) * -digit)
end

--- `Michaelmas 1640`; the month and the day are told by one number
local function feast(of)
  return kind "feast" * part("feast", of.feast) * P","^-1 * blank * of.of * year
end

--- `following day`, `two days later`
local function following(of)
  return kind "following" * (part("days", of.following)
    + part("number", of.number) * blank * part("days", of.days) * blank * part("sign", of.later))
end

-- ---- Months and seasons ---------------------------------------------------

--- `May 1923`, `May of 1923`, `May–July 1922`, `May of that year`, and a month alone
local function months(of)
  local to_month = (dash + "/") * part("to_month", of.month)
  local same = blank * of.of * (of.same_year / 0) * Cg(Cc(true), "same_year")
  return kind "month" * part("month", of.month) * to_month^-1
    * (P","^-1 * blank * of.of * (year + part("year", scanned_year)) + same)^-1 * of.calendar
end

--- `summer of 1922`, `winter of 1911–12`, `summer of ’49`, `that autumn`
local function season(of)
  return kind "season" * (part("month", of.season) * P","^-1 * blank * of.of
      * (part("year", year_or_years) + part("short_year", short_year))
    + of.that * blank * part("month", of.season))
end

-- ---- Years ----------------------------------------------------------------

--- `1890s`, `thirties`, `’30s`, `1920er Jahre`, `années 1920`
local function decade(of)
  local start = numeral.word_start
  return kind "decade" * (start * part("year", decade_digits) * (decade_end + of.decade_end)
    + of.decade_head * part("year", decade_digits) * word_end
    + (P"’" + "'") * part("tens", digit * "0" / tonumber) * decade_end
    + part("tens", of.decade))
end

--- `nineteenth century`, `18th-century`, `third century B.C.`, `XVIIe siècle`,
-- `eighteenth and nineteenth centuries`
local function century(of)
  local era = (blank * of.before_christ * Cg(Cc(true), "before_christ")
    + blank * of.after_christ)^-1
  local to = (blank * of.joiner * blank + dash) * part("to_century", of.ordinal)
  return kind "century" * part("century", of.ordinal) * to^-1 * (blank + "-") * of.century * era
end

--- `44 B.C.`, `490–479 BC`, `A.D. 79`, `79 AD`
local function era(of)
  local count = numeral.word_start * digit * digit^-3 * -digit / tonumber
  local before = count / function(n) return 1 - n end
  return kind "era" * (part("year", before) * (dash * part("to_year", before))^-1 * blank
      * of.before_christ
    + of.after_christ * blank * part("year", count)
    + part("year", count) * blank * of.after_christ)
end

--- `1921–23`, `1922`, `’49`
local years = kind "years" * part("year", two_years) * word_end
local one_year = kind "year" * year * word_end
local short = kind "short_year" * part("short_year", short_year)

--- `same year`, `that year`
local function same_year(of)
  return kind "same_year" * (of.same_year / 0)
end

-- ---- The grammar of a language --------------------------------------------

--- Make the pattern that finds the next date in a text.
-- @tparam table words a language
-- @treturn lpeg.Pattern captures the date's table, with `first` and the byte after it
-- as `stop`
function date.finder(words)
  local of = parts_of(words)
  local any = era(of) + month_first(of) + day_first(of) + in_figures() + months(of)
    + season(of) + feast(of) + decade(of) + century(of) + following(of) + same_year(of)
    + years + one_year + short
  local other = (word.letter + digit)^1
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

--- Make the pattern of what a month without a year may be joined with, ` and August
-- 1931`, from behind it.
-- @tparam table words a language
-- @treturn lpeg.Pattern captures a table with the `month` and the `year`
function date.joined(words)
  local of = parts_of(words)
  return Ct((blank * of.joiner * blank + dash) * (part("day", of.day) * blank)^-1
    * part("month", of.month) * (blank * part("day", of.day))^-1 * P","^-1 * blank * of.of
    * year)
end

return date
