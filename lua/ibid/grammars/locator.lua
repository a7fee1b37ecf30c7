--- Locators: where in a work, `526–27`, `198n`, `p. A11`, `note 19`, `Chapter 13`.
--
-- The rules capture what they name into the table around them: `pages`, `chapter`,
-- `innote`, `volume`.
-- @module ibid.grammars.locator

local lpeg = require "lpeg"
local numeral = require "ibid.grammars.numeral"
local word = require "ibid.grammars.word"

local P, R, S, V, C, Cg = lpeg.P, lpeg.R, lpeg.S, lpeg.V, lpeg.C, lpeg.Cg

local digit, dash = numeral.digit, numeral.dash
local blank, blanks = numeral.blank, numeral.blanks

local locator = {}

--- What parts two members of a citation.
local comma = P"," * blanks
locator.comma = comma

--- After a page without a word before it the citation, or its clause, ends.
local clause_end = #(blanks * (S".,;:()[]?!\"*\1" + "—" + "–" + "“" + "”" + "’"
  + (P"and" + "but" + "to" + "in") * numeral.word_end + -P(1)))

--- `198n`, `203ff.`, `88v`
local suffix = (P"nn" + "ff." + "ff" + "f." + "n" + "f" + "v" + "r" + "a" + "b")^-1

local function after(words)
  return word.abbreviated(words) * blanks
end

--- The rules of a language, for a grammar to take in.
-- @tparam table words a language
-- @treturn table
function locator.rules(words)
  return {
    --- `198n`, `xiv`, `A 11`, `A11`
    page = (digit^1 + V"roman") * suffix * numeral.word_end
      + R"AZ" * P" "^-1 * digit^1 * numeral.word_end,
    roman = numeral.roman,
    --- `12, 15, 20–24`
    page_range = V"page" * (dash * V"page")^-1,
    page_list = V"page_range" * (comma * V"page_range" * clause_end)^0,
    --- `pp. 3–4`, and pages without a word before them
    marked = after(words.page_words) * Cg(C(V"page_list"), "pages"),
    pages = V"marked" + Cg(C(V"page_list"), "pages") * clause_end,

    --- `vol. 2`, and `XLV`, `I/1`, `XLHI` as a scan has it
    volume = after(words.volume_words) * Cg(C((V"scanned" + digit^1)
      * (P"/" * digit^1)^-1 * numeral.word_end), "volume"),
    plain_volume = Cg(C(V"scanned" * (P"/" * digit^1)^-1 * numeral.word_end
      + digit^1 * "/" * digit^1 * -digit), "volume"),
    scanned = numeral.word_start * (S"IVXLCDMH"^1 * numeral.word_end + V"roman"
      + S"IVXLCDM"^1 * #P"/"),

    chapter = after(words.chapter_words) * Cg(C(digit^1 + V"roman"), "chapter"),
    note = after(words.note_words) * Cg(C(digit^1), "innote"),
    --- What may follow an imprint: `, 633, note 10`, ` p. 12`
    rest = (comma * (V"chapter" + V"note" + V"pages") + blank * V"marked")
      * (comma * (V"note" + V"chapter"))^0,
  }
end

return locator
