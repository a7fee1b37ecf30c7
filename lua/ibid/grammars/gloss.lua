--- Glosses: the forms in which a foreign term stands beside its translation.
--
-- Each pattern captures a table with the places of the `term` and of the translation,
-- `of`, as first byte and the byte after; whether the term is foreign is for the reader
-- to judge.
-- @module ibid.grammars.gloss

local lpeg = require "lpeg"
local numeral = require "ibid.grammars.numeral"
local word = require "ibid.grammars.word"

local P, R, S, B = lpeg.P, lpeg.R, lpeg.S, lpeg.B
local Cg, Cc, Cp, Ct = lpeg.Cg, lpeg.Cc, lpeg.Cp, lpeg.Ct

local blank, letter = numeral.blank, word.letter

local gloss = {}

local function at(name)
  return Cg(Cp(), name)
end

local function form(name)
  return Cg(Cc(name), "form")
end

--- `rechno-gorodskoi`, `rechnost’`, `s”ezd`
local sign = (P"’" + "'" + "”" + "-") * #letter
  + B(R("az", "\x80\xBF")) * P"’" * #S" )],.;"
local one = letter * (letter + sign)^1
local small = letter * (letter + sign)^0

--- One to five words.
local term = one * (blank * small)^-4

local open_mark = P"“" + "‘" + '"'
local close_mark = S",."^-1 * (P"”" + "’" + '"')

local function marked(name, pattern)
  return open_mark * at(name) * pattern * at(name .. "_stop") * close_mark
end

local function bare(name, pattern)
  return at(name) * pattern * at(name .. "_stop")
end

--- `(vlast’)`, `(Sovet Truda i Oborony, or STO)`, `(zamestiteli, or zamy for short)`
local second = P"," * blank * "or" * blank * bare("second", small)
  * (blank * "for" * blank * "short")^-1
gloss.round = Ct(form "round" * "(" * (marked("term", term) + bare("term", term)) * second^-1
  * (P")" + "," * blank * Cg(Cc(true), "goes_on")))

--- `[gimnasterka]`
gloss.square = Ct(form "square" * "[" * bare("term", term) * "]")

--- `pai [share]`, `lodochniki (boatmen)`, `“kap-kap” (“drip-drip”)`
local translation = one * (blank * small)^-4
gloss.before = Ct(form "before" * (marked("term", one * (blank * one)^-1) + bare("term", one))
  * blank * S"([" * (marked("of", translation) + bare("of", translation)) * S")]")

--- `perevoz, or “ferrying”`, `“Novoe Ruslo,” or “The New Channel,”`
gloss.either = Ct(form "or" * (marked("term", one * (blank * one)^-2) + bare("term", one) * P",")
  * blank * "or" * blank * marked("of", (1 - close_mark)^1))

--- `shestërka, a coach pulled by six horses,` and `—stikhiia—`
local article = P"the" + "an" + "a"
gloss.apposition = Ct(form "apposition" * bare("term", one) * P"," * blank
  * at "of" * article * (blank * small)^-8 * at "of_stop")
  + Ct(form "apposition" * P"—" * bare("term", one) * P"—")

--- `popularly known as gubkomy`
gloss.known = Ct(form "known as" * P"known as " * bare("term", one))

--- `(plotina meaning simply “weir”)`
-- @tparam {string,...} words such as *meaning*
function gloss.explained(words)
  return Ct(form "explained" * "(" * bare("term", one) * P","^-1 * blank
    * word.abbreviated(words))
end

--- What stands in brackets.
gloss.bracketed = gloss.round + gloss.square

return gloss
