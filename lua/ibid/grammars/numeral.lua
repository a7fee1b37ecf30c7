--- Numbers as citations and dates print them.
-- @module ibid.grammars.numeral

local lpeg = require "lpeg"

local P, R, S, B, C, Cmt = lpeg.P, lpeg.R, lpeg.S, lpeg.B, lpeg.C, lpeg.Cmt

local numeral = {}

--- A digit; a letter of the alphabet without accents; what words are made of.
numeral.digit = R"09"
numeral.letter = R("az", "AZ")
local digit, letter = numeral.digit, numeral.letter

--- White space, a line's end included, but no blank line.
numeral.blank = (S" \t" + P"\r"^-1 * P"\n" + P"\xC2\xA0")^1
numeral.blanks = numeral.blank^-1

--- No word or number goes on here, or began before.
numeral.word_end = -(letter + digit)
numeral.word_start = -B(letter + digit)

--- `-`, `–`, `—`
numeral.dash = P"-" + "–" + "—"

--- `12`, `1,200`, and what a scan reads for a digit is left as it is.
numeral.number = digit^1 * (P"," * digit * digit * digit * -digit)^0

--- 1000 to 2049; no part of `1,922`, `19.1911` or `1922,500`.
numeral.year = numeral.word_start * -B(digit * S".,")
  * (P"1" * digit * digit * digit + P"20" * S"01234" * digit)
  * -digit * -(S".," * digit * digit * digit * -digit) * -(P"." * digit)

-- ---- Numbers that a scan has misread ---------------------------------------

--- What stands for 1 and for 0, among digits: `4I`, `2O3`, `l2`.
local likeness = S"IlOo"

--- A number with a digit at least and something that stands for one at least.
numeral.scanned = numeral.word_start
  * (digit^1 * likeness + likeness^1 * digit) * (digit + likeness)^0 * numeral.word_end

--- `I987`, `19l2`: four signs, two of them digits at least.
local sign = digit + likeness
numeral.scanned_year = numeral.word_start * #S"1Il"
  * Cmt(sign * sign * sign * sign, function(text, stop)
    local _, digits = text:sub(stop - 4, stop - 1):gsub("%d", "")
    return digits >= 2 and stop
  end) * numeral.word_end

-- ---- Ranges of years ------------------------------------------------------

--- The second of two years in full: of `1921` and `23` 1923.
-- @string first
-- @string printed its last digits
-- @treturn integer|nil nil if it is none: it has to be later
function numeral.second_year(first, printed)
  local second = tonumber(first:sub(1, #first - #printed) .. printed)
  return second > tonumber(first) and second < tonumber(first) + 400 and second or nil
end

local years = C(numeral.year) * (numeral.dash + "/") * C(digit * digit^-3)
  * numeral.word_end

--- `1921–23`, `1905–9`, `1907/08`; captures both years as numbers.
numeral.years = Cmt(years, function(_, _, first, printed)
  local second = numeral.second_year(first, printed)
  if not second then return false end
  return true, tonumber(first), second
end)

-- ---- Roman numerals -------------------------------------------------------

local VALUES = { I = 1, V = 5, X = 10, L = 50, C = 100, D = 500, M = 1000 }

local function roman(one)
  local i, v, x, l, c, d, m = one:match "(.)(.)(.)(.)(.)(.)(.)"
  local function decimal(unit, five, ten)
    return P(unit .. ten) + P(unit .. five) + P(five)^-1 * P(unit)^-4
  end
  return #S(one) * P(m)^-3 * decimal(c, d, m) * decimal(x, l, c) * decimal(i, v, x)
    * numeral.word_end
end

--- `XLV`, `xiv`
numeral.roman = numeral.word_start * (roman "IVXLCDM" + roman "ivxlcdm")

--- The value of a Roman numeral.
-- @string text
-- @treturn integer|nil
function numeral.value(text)
  if (numeral.roman * -1):match(text) == nil then return nil end
  local sum, before = 0, 0
  for one in text:upper():reverse():gmatch "." do
    local value = VALUES[one]
    sum = value < before and sum - value or sum + value
    before = math.max(before, value)
  end
  return sum
end

return numeral
