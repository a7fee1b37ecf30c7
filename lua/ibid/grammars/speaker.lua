--- Attributions: how words of a sentence say whose a quotation is.
--
-- All patterns are over the letters of word classes that `ibid.speakers.letters`
-- gives: `Q` a quotation, `X` a name's word, `V v G n` forms of cue verbs, `B b` nouns,
-- `,` `:` `/` (a sentence's end) and so on.  Patterns called `left` run from right to
-- left.  What they capture are positions: the subject's two, then the cue's two.
-- @module ibid.grammars.speaker

local lpeg = require "lpeg"
local cue = require "ibid.grammars.cue"
local name = require "ibid.grammars.name"

local P, S, V, Cp, Cg, Ct = lpeg.P, lpeg.S, lpeg.V, lpeg.Cp, lpeg.Cg, lpeg.Ct

local speaker = {}

local function at(label)
  return Cg(Cp(), label)
end

-- ---- To the right of a quotation ------------------------------------------

--- Names as they are read from left to right.
local word = S"Xx" + P"e" * #S"Xxe"
local right_name = P"h"^0 * #(S"xe"^0 * P"X") * S"Xxe" * word^0
local right_names = right_name * (P"c" * right_name)^-1
local modifier = S"wdx#GV" + P"L" * #S"LM" + P"X" * #S"XLM"
local determiner = P"t" * P"S"^-1 + word^0 * P"S"
local one_of = P"tpt" * S"wdx#"^-2 * S"LM"
local right_description = one_of + determiner * modifier^-4 * S"LM" + S"wLx"^-1 * P"M"

--- *the old engineer Osip Taranets* is called by his name.
local introduced = (P"t" * S"wdx#L"^-4)^-1 * at "first" * right_names * at "last"
--- *his biographer, Ernst Kalb,* is called by his name, too.
local apposed = P"t" * S"wdx#"^-3 * P"L" * P"," * at "first" * right_names * at "last"
  * #P","

local right_named = apposed + introduced + at "first" * right_description * at "last"
local right_subject = right_named + at "first" * S"Hi" * at "last"

--- *the old sailor*, *one of the colts*, if only the verb makes a speaker of them.
local anyone = at "first" * (P"tp")^-1 * P"t" * (S"wdx#" * #S"wxBn")^-3 * S"wBn"
  * at "last"

--- *Orlov’s*, *the old man’s*, right before what is theirs: *voice*.
local owner = (P"t" * S"wdx#L"^-3)^-1 * at "first" * word^0 * P"S" * at "last"

--- *little Amy*, right behind a verb.
local poor = P"w" * at "first" * right_name * at "last"

--- *, a young man of twenty,*
local aside = P"," * (1 - S",/;:QVvG")^-12 * P","

--- *told him*, *told the old man*, *told Brusk*, *told the Board*
local addressee = P"m" + P"t" * (S"wdx#" * #S"wdx#LM")^-3 * S"wLM" + P"t"^-1 * P"X"^1
local verb = S"da"^-3 * at "cue_first" * S"Vvn" * at "cue_last" * addressee^-1
  + S"da"^-2 * S"yw" * P"d"^-1 * at "cue_first" * P"G" * at "cue_last"
local close = #(S",./:;Qpjfudc-w" + -P(1))

--- Where the next quotation goes on: *“…,” he said, “…”*.
local goes_on = (S",;:-"^-1 * at "next" * #P"Q")^-1

--- *said the old man*, *leur a dit le vieillard*, *Lozhkina, his hand raised, had said*.
local inverted = S"dma"^-3 * at "cue_first" * S"Vv" * at "cue_last" * S"dm"^-1
  * (right_subject + poor + anyone + owner * S"wB")
local straight = right_subject * aside^-1 * verb + anyone * verb

--- *“…,” said Lozhkina*, after an end that lets the sentence go on.
speaker.after = Ct(P","^-1 * (inverted + straight * close) * goes_on)

--- *“…!” Lozhkina said.*, where the marks hide a sentence's end.
speaker.after_end = Ct(P"/"^-1 * P","^-1 * (inverted + straight * close) * goes_on)

--- *“…,” glowed Carol.*: any word may be a verb there.
speaker.any_verb = Ct(P"," ^-1 * at "cue_first" * P"w" * at "cue_last"
  * at "first" * right_name * at "last" * #(S",./:;dpj-" + -P(1)))

--- *“…,” I returned*, in tales, after a comma.
speaker.any_verb_after = Ct(right_subject * S"da"^-2 * at "cue_first" * P"w"
  * at "cue_last" * close * goes_on)

--- *“…”, as Radek called him*
speaker.as = Ct(P","^-1 * P"A" * (straight + inverted))

--- *„…“, so Tarnow*
speaker.so = Ct(P","^-1 * at "cue_first" * P"Z" * at "cue_last" * right_subject * close)

--- *Das Wehr, so Tarnow, sei „…“*
speaker.so_inside = Ct(P"," * at "cue_first" * P"Z" * at "cue_last" * right_subject * #P",")

--- *« Le bac, dit Amsel, a coulé. »*: between commas, within the marks.
speaker.inserted = Ct(P"," * S"dma"^-3 * at "cue_first" * P"V" * at "cue_last" * P"m"^-1
  * right_subject * #(S",/;:" + -P(1)))

--- *Nobody knew, said Dane, “…”*
speaker.before_comma = Ct(P"," * S"dma"^-3 * at "cue_first" * P"V" * at "cue_last"
  * right_subject * #P",Q")

--- *schrieb Orth*, *wrote Orlov*, where no subject stands before the verb.
speaker.verb_first = Ct(at "cue_first" * S"Vv" * at "cue_last" * S"dm"^-1 * right_subject)

--- *“…”, according to Dane* and *according to Dane, “…”*.
speaker.phrase = Ct(-lpeg.B(P"Y") * at "cue_first" * P"Y"^1 * at "cue_last"
  * (apposed + right_subject + P"t"^-1 * ((P"w"^-1 * P"L")^-1 * right_subject + right_subject)))

--- *Tarnow zufolge*
speaker.behind_name = Ct(-lpeg.B(S"Xxhe") * right_subject * at "cue_first" * P"O" * at "cue_last")

--- *described by Orlov*, *told by Orlov that*, *is dated by the archivist as*
speaker.agent = Ct(at "cue_first" * (S"Vn" * at "cue_last" * S"dp"^-1 * P"f"
  * right_subject + P"w" * at "cue_last" * P"f" * right_subject * #P"A"))

--- *taken by Taranets:*
speaker.agent_colon = Ct(at "cue_first" * S"wVn" * at "cue_last" * P"f" * right_subject
  * P":" * -P(1))

--- *one scholar has reached the conclusion that*, *had a ready answer:*
speaker.issues = Ct(right_subject * aside^-1 * S"da"^-3 * P"w"^-1 * P"d"^-1
  * (S"pj" * S"twx"^-1 * S"wX")^-1 * P"t" * S"wdx#"^-2
  * at "cue_first" * S"Bbn" * at "cue_last" * S"TG:")

--- *in Taranets's words*
speaker.words = Ct(P"j" * at "cue_first" * at "first" * word^0 * P"S" * at "last"
  * S"wd"^-2 * P"b" * at "cue_last")

--- *Milutko's letter*, *the letter of Milutko*, *a note from him*.
local noun = (at "first" * word^0 * P"S" * at "last" * S"wdx#"^-3
    * at "cue_first" * S"Bbn" * at "cue_last"
  + at "cue_first" * S"Bbn" * at "cue_last" * (S"wV" * S"wdp"^-1 * #P"f")^-1
    * S"pf" * P"t"^-1 * P"w"^-1 * right_named)

speaker.noun = Ct(noun)

--- *Milutko's claim that*, *the testimony of a nurse, who was there, that*, *Lozhkina's
-- resolution condemning*
speaker.noun_that = Ct(noun * aside^-1 * S"TG")

--- *his claim that*, *his account of the siege:*, if the first word means somebody.
speaker.own_noun = Ct(at "first" * P"t" * at "last" * S"wdx#"^-3 * at "cue_first"
  * S"Bbn" * at "cue_last" * (P"T" + #((1 - S"/;:,")^0 * P":" * -P(1))))

-- ---- To the left ----------------------------------------------------------

local left_cut = S"pjfu"

--- No subject: *of the party*, *denounced Brusk*.
local left_object = (S"wdLx#"^-3 * P"t")^-1 * S"pjfuVvG"

local function leftwards(pattern)
  return at "last" * pattern * at "first"
end

local found = leftwards(name.determined) * -S"pjfuVvG"
  + leftwards(name.names + name.description) * -left_object
  + leftwards(name.pronoun)

--- *Verkhovin, an old miller,* has the name for its subject.
local apposition = name.description * P"," * leftwards(name.names) * -left_cut

--- *the resolutions of the Congress* are the Congress's.
local issuer = P"d"^-1 * leftwards(name.names) * P"t"^-1 * P"p" * name.document

--- *Brusk and Milutko, who*; *Einarsen, who was there in 1920,*
local relative = (P"," * (1 - S",/;W")^-14)^-1 * P"W" * P","^-1
  * leftwards(name.names + name.description)

local no_subject = (name.names + name.description) * left_object + 1

--- The subject of a verb, from the verb leftwards.
speaker.subject = Ct(leftwards(name.document) * -S"pjfuVvG") + Ct(issuer) + P {
  Ct(relative) + Ct(apposition) + Ct(found) + no_subject * V(1),
}

--- *the sweep*, right before a verb that stands right before the quotation.
speaker.any_subject = Ct(leftwards(S"wB" * S"wdx#"^-3 * P"t") * -S"pjfuVvG")

--- What a pronoun may stand for, from the pronoun leftwards.
speaker.antecedent = P {
  Ct(leftwards(name.names + name.description * -P"A") * -left_object)
    + Ct(leftwards(name.owner) * #(P"/" + -P(1)))
    + no_subject * V(1),
}

--- *Brusk he called*: a name that the pronoun cannot stand for.
speaker.fronted = name.names * Cp()

--- *told Dan that*: the verb of which a that-clause is the object, as its position.
speaker.that = P {
  P"T" * S"mtXxhMLwdpju"^-6 * Cp() * #S"VvnG" + (1 - S"/;") * V(1),
}

--- *The first is Oyelaran's:* before a colon.
speaker.owner = Ct(at "first" * word^0 * P"S" * at "last" * P":" * -P(1))

--- The subject of a sentence, from its beginning.
speaker.first_subject = P {
  Ct(right_subject * -P"S" * -(P"," * right_subject))
    + (S"pjfuVvG" * P"t"^-1 * (right_names + right_description) + (1 - S"y;")) * V(1),
}

--- *Orlov’s brows rose*: a sentence about what is somebody's.
speaker.owner_here = Ct(owner)

--- All persons that are named, described or meant by a pronoun, from left to right.
speaker.mentions = Ct((Ct(right_subject) + Ct(owner) + 1)^0)

speaker.subject_here = Ct(right_subject)

--- Before a colon without a verb.
speaker.before_colon = P {
  Ct((introduced + at "first" * P"H" * at "last") * -P"S")
    + (S"pjfuVvG" * P"t"^-1 * (right_names + right_description) + (1 - S"y;")) * V(1),
}

--- The first name of a line.
speaker.first_name = P { Ct(at "first" * right_name * at "last") + 1 * V(1) }

--- Is the form at the place before which this is matched, leftwards, a noun?
speaker.is_noun = P"d"^0 * cue.before_noun
speaker.is_thing = S"wx"^-2 * P"t"
speaker.is_purpose = P"u" * S"VvG"
speaker.is_passive = P"d"^0 * P"y"
speaker.has_subject = S"da"^0 * (S"XHhiWMLu,acd" + name.document)

return speaker
