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

--- `pai [share]`, `lodochniki (boatmen)`, `mot d’ordre (watchword)`, `“kap-kap” (“drip-drip”)`
local translation = one * (blank * small)^-4
local elided = S"ld" * (P"’" + "'") * one
gloss.before = Ct(form "before" * (marked("term", one * (blank * one)^-1)
    + bare("term", one * (blank * elided)^-1))
  * blank * S"([" * (marked("of", translation) + bare("of", translation)) * S")]")

--- `Heimat (“homeland”)`, `obshchina (or peasant commune)`, `gat’ (literally, “log road”)`:
-- what stands in the brackets is by its form a translation.
-- @tparam {string,...} words such as *literally*
function gloss.translated(words)
  local explaining = word.abbreviated(words) * P","^-1 * blank
  local inside = explaining^-1 * marked("of", (1 - close_mark - S"()[]\n")^1)
    + P"or" * blank * bare("of", translation) + explaining * bare("of", translation)
  return Ct(form "translated" * bare("term", one) * blank * S"([" * inside * S")]")
end

--- `perevoz, or “ferrying”`, `“Novoe Ruslo,” or “The New Channel,”`, `volost’, or rural
-- district,`
local quoted_or = marked("of", (1 - close_mark)^1)
gloss.either = Ct(form "or" * (marked("term", one * (blank * one)^-2) + bare("term", one) * P",")
  * blank * "or" * blank * (quoted_or + bare("of", small * (blank * small)^-3) * S",."))

--- `shestërka, a coach pulled by six horses,`, `—stikhiia—` and `barshchina—forced work—`
local article = P"the" + "an" + "a"
gloss.apposition = Ct(form "apposition" * bare("term", one) * P"," * blank
  * at "of" * article * (blank * small)^-8 * at "of_stop")
  + Ct(form "apposition" * P"—" * bare("term", one) * P"—")
gloss.dashed = Ct(form "dashed" * bare("term", one) * P"—"
  * bare("of", small * (blank * small)^-3) * P"—")

--- `popularly known as gubkomy`
gloss.known = Ct(form "known as" * P"known as " * bare("term", one))

--- `(plotina meaning simply “weir”)`, `(shturm is the word that they use)`
-- @tparam table words `explaining`, words such as *meaning*, and `naming_words`, phrases
-- such as *is the word*
function gloss.explained(words)
  local explaining = word.abbreviated(words.explaining)
  local sure = Cg(Cc(true), "sure")
  local meaning = explaining * blank * (small * blank)^-2 * marked("of", (1 - close_mark)^1)
  return Ct(form "explained" * "(" * bare("term", one) * P","^-1 * blank
    * ((meaning + word.abbreviated(words.naming_words)) * sure + explaining))
end

--- `mestnichestvo, literally “place-ism,”`
-- @tparam {string,...} words such as *literally*
function gloss.literal(words)
  return Ct(form "literal" * bare("term", one) * P"," * blank * word.abbreviated(words)
    * P","^-1 * blank * marked("of", (1 - close_mark - "\n")^1))
end

--- What stands in brackets.
gloss.bracketed = gloss.round + gloss.square

return gloss
