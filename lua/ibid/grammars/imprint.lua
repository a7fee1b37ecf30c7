--- Imprints: where and when a work appeared, `(Port Averil: Gannet Press, 1931)`,
-- `, Harmondsworth, 1982`, `, Leipzig 1932`, `, Köln: Amsel 1932`, `(1983)`, and what a
-- thesis has instead.
--
-- Place, publisher and year are captured by their names.
-- @module ibid.grammars.imprint

local lpeg = require "lpeg"
local locator = require "ibid.grammars.locator"
local numeral = require "ibid.grammars.numeral"
local word = require "ibid.grammars.word"

local P, R, S, C, Cg = lpeg.P, lpeg.R, lpeg.S, lpeg.C, lpeg.Cg

local digit, dash = numeral.digit, numeral.dash
local blank, blanks = numeral.blank, numeral.blanks
local comma, letter, capital = locator.comma, word.letter, word.capital

local imprint = {}

local function part(name, pattern)
  return Cg(C(pattern), name)
end

--- `1931`, `1951–53`, `1999a`, `I987` as a scan has it, `[1889] 1970`
local one_year = numeral.year * (dash * digit^1)^-1 * R"az"^-1 * numeral.word_end
  + numeral.scanned_year
local in_squares = P"[" * P"c. "^-1 * numeral.year * P"]"

--- The rules of a language, for a grammar to take in.
-- @tparam table words a language
-- @treturn table `year`; `bracket`: an imprint in round brackets; `plain`: one between
-- commas, `place_and_year` without the first of them; `with_publisher`: `, Lyon, Rivage,
-- 1977`; `thesis`
function imprint.rules(words)
  local undated = word.abbreviated(words.undated)
  local year = (in_squares * blank)^-1 * part("year", one_year) * (blanks * in_squares)^-1
    + part("year", in_squares) + undated
  local ends_place = S"():;[]\"" + "“" + "”" + digit + comma * (one_year + undated + "[")
  --- `Bloomington, Ind., and London`
  local place = part("place", capital * (1 - ends_place)^1) + word.abbreviated(words.unplaced)
  local publisher = part("publisher", (1 - S"()[];" - comma * (one_year + undated))^1)
  local place_and_publisher = place * (P":" * blanks * publisher)^-1

  --- `; hereafter TP`
  local short_form = (blanks * S";,." * blanks * word.abbreviated(words.introducing)
    * (1 - S"()\n")^-60)^-1
  local bracket = blanks * "(" * (place_and_publisher * comma)^-1 * year * short_form * ")"

  local place_word = capital * (letter + S"’'-.–/")^0
  local plain_place = part("place", place_word
    * (blank * (word.abbreviated(words.name_joiners) * blank)^-1 * place_word)^-3)
    + word.abbreviated(words.unplaced)

  local is_german = Cg(lpeg.Cc(true), "is_german")
  local german_publisher = part("publisher", (1 - S"()[];,:" - blank * one_year)^1)
  local publisher_word = (letter + S"’'-&.")^1

  --- `(PhD diss., Uppsala University, 1991)`
  local before_word = (1 - S"();\n" - word.abbreviated(words.thesis_words))^-40
  local thesis = blanks * "(" * before_word * word.abbreviated(words.thesis_words)
    * (comma + blank) * part("publisher", (1 - S"();\n" - comma * one_year
      - blank * one_year)^1) * (comma + blank) * year * ")"

  return {
    year = year,
    bracket = bracket,
    place_and_year = plain_place * (P":" * blanks * german_publisher * blank * is_german
        + (P":" * blanks * publisher)^-1 * (comma + blank * is_german)) * year,
    plain = comma * lpeg.V"place_and_year",
    with_publisher = comma * plain_place * comma
      * part("publisher", #capital * publisher_word * (blank * publisher_word)^-5)
      * comma * year,
    thesis = thesis,
  }
end

return imprint
