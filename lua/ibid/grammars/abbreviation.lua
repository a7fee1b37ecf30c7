--- Abbreviations of works, as a text introduces and lists them.
-- @module ibid.grammars.abbreviation

local lpeg = require "lpeg"
local numeral = require "ibid.grammars.numeral"
local word = require "ibid.grammars.word"

local P, S, V, C, Cg, Cp, Ct = lpeg.P, lpeg.S, lpeg.V, lpeg.C, lpeg.Cg, lpeg.Cp, lpeg.Ct

local blanks, capital = numeral.blanks, word.capital

local abbreviation = {}

local quote = (P"“" + "”" + "‘" + "«" + "„" + S"\"'")^-1

--- `hereafter TP`, `henceforth: “TP”`, `zit. als Akten`, `= PSS`; captures the short form.
-- It stands behind a citation, in brackets or behind a comma, or inside those of the
-- imprint behind a semicolon.
-- @tparam table words a language
-- @treturn table of patterns, `behind` and `inside`, the second to be looked for
function abbreviation.introduced(words)
  local introducing = word.abbreviated(words.introducing) + P"="
  local ends = S")];.\n\"" + "”" + "»" + "“" + "," * blanks
  local short = introducing * P":"^-1 * blanks * quote * C((1 - ends)^-40)
  return {
    behind = blanks * S"([,;"^-1 * blanks * short,
    inside = P { S";,(" * blanks * short + 1 * V(1) },
  }
end

--- A line of a list: `ARC  Archives of the River Commission`, `RG = Rechnoi golos`,
-- `TR: Nora Quist, The Salt Road`; captures `short`, and where the full form begins as
-- `full`.
local wide = P" " * S" \t"^1 + P"\t" * S" \t"^0
local sign = S" \t"^0 * (S"=:" + P"–" + "—") * S" \t"^0
local parted = wide * ((S"=:" + P"–" + "—") * S" \t"^0)^-1 + sign
abbreviation.line = Ct(S" \t"^0 * Cg(C(capital * (1 - parted - S"\r\n")^-20), "short")
  * parted * Cg(Cp(), "full") * (1 - S"\r\n"))

return abbreviation
