--- Archive references: what stands behind the archive's name, `F. 2, op. 1, delo 224`,
-- `FO 371/3344`, `Box 4, Folder 12`, `Ledger 1, fol. 88v`, `leg. 114, exp. 7`.
--
-- A reference is a list of parts between commas.  The first one has to be a part that
-- only archives have; the others may be such as any list might have, `list 9`.
-- @module ibid.grammars.archive

local lpeg = require "lpeg"
local numeral = require "ibid.grammars.numeral"
local word = require "ibid.grammars.word"

local P, R, V, C, Cg = lpeg.P, lpeg.R, lpeg.V, lpeg.C, lpeg.Cg

local digit, dash = numeral.digit, numeral.dash
local blank, blanks = numeral.blank, numeral.blanks

local archive = {}

--- `22960`, `41,295`, `4–5`, `33ob–34`, `88v`, `43/1234`
local thousands = P"," * digit * digit * digit * -digit
local number = digit^1 * thousands^-1 * R"az"^-2 * ((dash + "/") * digit^1 * R"az"^-2)^0
  * numeral.word_end

--- `Box 4`, `f. 130`, `tapes 22 and 61`
local function numbered(list)
  return word.abbreviated(list) * blanks * number * (blank * "and" * blank * number)^-1
end

--- `FO 371/3344`, `R 43/1234`, `QP 2/1–9`
local letters = numeral.word_start * R"AZ" * R("AZ", "az")^-5 * blank
local shelf = letters * digit^1 * "/" * number

--- `R 18844, Bl. 7`: without a stroke only before a part of its own
local plain_shelf = letters * digit * digit * number * #(P"," * blanks * V"own_part")

--- `Add. MS 3456`, `bMS Russian 13 T-4636, T-4637, and T-4638`
local shelf_word = numeral.word_start * R"AZ" * R"az"^0 * P"."^-1 * blank
local item = blank * R"AZ"^1 * "-" * digit^1
local manuscript = shelf_word^-1 * R"az"^-1 * (P"MSS" + "MS") * P"."^-1
  * (blank * R"AZ" * R"az"^1)^-2 * blank * number
  * (item * (P"," * blanks * P"and"^-1 * item^-1 * (R"AZ"^1 * "-" * digit^1)^-1)^0)^-1

--- The rules of a language, for a grammar to take in.
-- @tparam table words a language
-- @treturn table `file_parts`: a whole reference; `inner_file`: the last parts of one,
-- as they stand behind *ibid.*, captured as `archive`
function archive.rules(words)
  local parted = (P"," + ".") * blanks
  return {
    own_part = numbered(words.archive_parts) + numbered(words.archive_books) + shelf
      + manuscript + plain_shelf,
    part = V"own_part" + numbered(words.archive_inner_parts),
    file_parts = V"own_part" * (parted * V"part")^0,
    inner_file = Cg(C(V"part" * (parted * V"part")^0), "archive"),
  }
end

return archive
