--- Locators: where in a work, `526–27`, `198n`, `p. A11`, `note 19`, `Chapter 13`.
--
-- Every pattern captures what it names into the table around it: `pages`, `chapter`,
-- `innote`, `volume`.
-- @module ibid.grammars.locator

local lpeg = require "lpeg"
local numeral = require "ibid.grammars.numeral"
local word = require "ibid.grammars.word"

local P, R, S, B, C, Cg = lpeg.P, lpeg.R, lpeg.S, lpeg.B, lpeg.C, lpeg.Cg

local digit, blank, blanks, dash = numeral.digit, numeral.blank, numeral.blanks, numeral.dash

local locator = {}

--- What parts two members of a citation.
local comma = P"," * blanks
locator.comma = comma

--- After a page without a word before it the citation, or its clause, ends.
local clause_end = #(blanks * (S".,;:)]?!“”\"*\1" + "—" + "–" + "’" + "and" + "but" + "to"
  + "in" + -P(1)))

-- ---- Pages ----------------------------------------------------------------

local suffix = (P"nn" + "ff." + "ff" + "f." + "n" + "f" + "v" + "r" + "a" + "b")^-1

--- `198n`, `xiv`, `A 11`, `A11`
local page = (digit^1 + numeral.roman) * suffix * numeral.word_end
  + R"AZ" * P" "^-1 * digit^1 * numeral.word_end

local range = page * (dash * page)^-1

--- `12, 15 and 20–24`
local list = range * (comma * range * clause_end)^0

local function after(words)
  return word.abbreviated(words) * blanks
end

--- The locators of a language.
-- @tparam table words a language
-- @treturn table `pages`, `marked` (pages with a word before them), `volume`,
-- `plain_volume`, `chapter`, `note`, `rest` (what may follow a citation's imprint)
function locator.of(words)
  local of = {}
  of.marked = after(words.page_words) * Cg(C(list), "pages")
  of.pages = of.marked + Cg(C(list), "pages") * clause_end

  local printed = (numeral.roman + S"IVXLCDMH"^2 * numeral.word_end + digit^1)
    * (P"/" * digit^1)^-1 * numeral.word_end
  of.volume = after(words.volume_words) * Cg(C(printed), "volume")

  --- `XLV`, `XLHI` as a scan has it, `I/1`
  local roman = numeral.word_start * (S"IVXLCDMH"^1 * (P"/" * digit^1)^-1
    + numeral.roman) * numeral.word_end + digit^1 * "/" * digit^1 * -digit
  of.plain_volume = Cg(C(roman), "volume")
  of.chapter = after(words.chapter_words) * Cg(C(digit^1 + numeral.roman), "chapter")
  of.note = after(words.note_words) * Cg(C(digit^1), "innote")
  of.rest = (comma * (of.chapter + of.note + of.pages) + blank * of.marked)
    * (comma * (of.note + of.chapter))^0
  return of
end

locator.clause_end = clause_end
locator.no_digit_before = -B(digit)

return locator
