--- Names of persons and groups, over the letters of word classes that
-- `ibid.speakers.letters` gives, read from right to left: whoever looks for the
-- subject of a verb starts at the verb.
-- @module ibid.grammars.name

local lpeg = require "lpeg"

local P, S = lpeg.P, lpeg.S

local name = {}

--- *Verkhovin Ilia*, *Brusk A. N. General*, *Gaulle de*; an adjective such as
-- *Danish* may belong to a name but makes none.
local part = S"Xx" + P"e" * #S"Xxe"
name.name = #(S"xe"^0 * P"X") * S"Xx" * part^0 * P"h"^0

--- *general the*, *officials party*, *delegates old two the*.
local modifier = S"wdLXx#"
name.description = P"L" * modifier^-4 * S"tS"
  + P"M" * modifier^-2 * (S"tS" * P"p" * S"tM" + S"tS"^-1)

--- One that begins with its determiner.
name.determined = P"L" * modifier^-4 * S"tS" + P"M" * modifier^-2 * S"tS"

--- *the minutes*, *the first resolution*: what is written speaks right before its verb.
name.document = P"B" * S"wdx#"^-2 * P"t"

--- *Taranets’s*, of whom the next *he* may be.
name.owner = P"S" * part^0

--- *Milutko and Brusk*.
name.names = name.name * (P"c" * name.name)^-1

name.pronoun = S"Hi"

name.subject = name.names + name.description + name.pronoun

return name
