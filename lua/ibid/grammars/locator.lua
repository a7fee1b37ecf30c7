--- Locators: where in a work, `526–27`, `198n`, `p. A11`, `S. 45 ff.`, `note 19`,
-- `Chapter 13`, `2:118`.
--
-- The rules capture what they name into the table around them: `pages` (columns,
-- leaves and signatures, too), `chapter` (and sections), `innote`, `volume`.
-- @module ibid.grammars.locator

local lpeg = require "lpeg"
local numeral = require "ibid.grammars.numeral"
local word = require "ibid.grammars.word"

local P, R, S, V, C, Cg = lpeg.P, lpeg.R, lpeg.S, lpeg.V, lpeg.C, lpeg.Cg

local digit, dash = numeral.digit, numeral.dash
local blank, blanks = numeral.blank, numeral.blanks

local locator = {}

--- What parts two members of a citation; a scan may put a blank before it.
local comma = blanks * "," * blanks
locator.comma = comma

--- After a page without a word before it the citation, or its clause, ends.
local clause_end = #(blanks * (S".,;:()[]?!\"*\1" + "—" + "–" + "“" + "”" + "’"
  + (P"and" + "but" + "to" + "in" + "und" + "et") * numeral.word_end + -P(1)))

--- `198n`, `201n4`, `203ff.`, `45 sq.`, `12 et seq.`, `88v`
local function suffix_of(words)
  local following = blanks * (word.phrase "et" * blank)^-1 * word.abbreviated(words.following_pages)
  local letters = P"nn" * digit^0 + P"n" * digit^0 + "ff." + "ff" + "f." + "f" + "v" + "r"
    + "a" + "b"
  return (letters * numeral.word_end + following)^-1
end

local function after(list)
  return word.abbreviated(list) * blanks
end

--- The rules of a language, for a grammar to take in.
-- @tparam table words a language
-- @treturn table
function locator.rules(words)
  local joined = comma + blank * word.abbreviated(words.name_joiners) * blank
  local here = comma * (word.abbreviated(words.exactly) * blank)
  return {
    --- `198n`, `xiv`, `A 11`, `A11`, `B3v`, and `4I` as a scan has it
    page = (digit^1 * numeral.word_end + digit^1 * #R"az" + V"roman") * suffix_of(words)
        * numeral.word_end
      + numeral.scanned
      + R"AZ" * P" "^-1 * digit^1 * S"rv"^-1 * numeral.word_end,
    roman = numeral.roman,
    --- `12, 15, 20–24`, `40 u. 52`
    page_range = V"page" * (dash * V"page")^-1,
    page_list = V"page_range" * (joined * V"page_range" * clause_end)^0,
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
    --- `2:118`
    volume_and_pages = Cg(C(digit^1), "volume") * ":" * blanks * V"pages",

    chapter = (after(words.chapter_words) + P"§"^1 * blanks)
      * Cg(C(digit^1 + V"roman"), "chapter"),
    note = after(words.note_words) * Cg(C(digit^1), "innote"),
    --- What may follow an imprint: `, 633, note 10`, ` p. 12`, `, S. 88–97, hier S. 90`
    rest = (comma * (V"chapter" + V"note" + V"pages") + blank * V"marked")
      * (comma * (V"note" + V"chapter" + V"marked") + here * V"pages")^0,
  }
end

return locator
