--- Heads of citations: the names and titles before what tells where a work appeared.
--
-- A head is a list of segments between commas, `Nora Quist`, `The Salt Road`; a segment
-- is a run of words that begins with a capital letter.  Which segment is the author and
-- which the title is not asked here.
-- @module ibid.grammars.head

local lpeg = require "lpeg"
local locator = require "ibid.grammars.locator"
local numeral = require "ibid.grammars.numeral"
local word = require "ibid.grammars.word"

local P, R, S, B, V = lpeg.P, lpeg.R, lpeg.S, lpeg.B, lpeg.V
local C, Cc, Cg, Ct = lpeg.C, lpeg.Cc, lpeg.Cg, lpeg.Ct

local digit, dash = numeral.digit, numeral.dash
local blank, blanks = numeral.blank, numeral.blanks
local comma, letter, capital = locator.comma, word.letter, word.capital

local head = {}

-- ---- Words ----------------------------------------------------------------

--- Marks inside a word: `S”ezd`, `vlast’`, `Velin-Averil`, `U.S.S.R.`
local inner = P"’" + "'" + (P"”" + "." + "&") * #letter + dash * #(letter + digit)
  + P"ʹ" + "/"
local glued = P"(" * letter^1 * ")" * -letter

--- `V.`, `Yu.`, `St.`, and any short word that a comma follows: `Inc.,`
local short_end = B(R"AZ") * P"." + B(R"AZ" * R"az") * P"." * -#(blanks * -1)
  + P"." * #P","
local mark_end = S"?!" * #(blank + ",")

--- A subtitle follows, and no author: `The Board’s Gate: Authority`.
local initial = R"AZ" * R"az"^-1 * "."
local colon = P":" * #(blank * -initial)

--- Words of names and titles; small words that only sentences have are none, nor are
-- past participles, as a language's `past_ending` tells them.
local function title_word(words)
  local mark = letter + digit + inner
  local excluded = word.any_of(word.numbered(words.untitled)) / 0 * -mark
  if words.past_ending ~= "" then
    local ending = P(words.past_ending) * -mark
    excluded = excluded + R"az" * (letter - ending)^3 * ending
  end
  local body = mark^1 - excluded + P"&"
  return body * glued^-1 * (short_end + mark_end)^-1
end

-- ---- Segments -------------------------------------------------------------

--- Words of one name or title; the first has a capital letter.
local function run_of(one)
  return #capital * one * (blank * one)^-16
end

--- `Vauquelin (Jules)`, but not `Amsel (Hrsg.)`
local given_name = (capital * (letter + S"’'-")^0 * P"."^-1 * blanks)^1

local function with_given_name(editor)
  return capital * (letter + S"’'-")^0 * blank * "(" * -editor * given_name * ")"
end

--- The rules of a language, for a grammar to take in.
-- @tparam table words a language
-- @treturn table `segment`; `with_subtitle`, which may hold a colon; `editor`: what an
-- editor is called; `person`: a name; `and_person`: another; `contributor`: *ed. by* and
-- the like with a name; `edited_by`: an editor alone, captured as `editor`; `authors`: one
-- to four segments, captured as `segments`
function head.rules(words)
  local editor = word.abbreviated(words.editors)
  local name_with_given = with_given_name(editor)
  local task = editor + word.abbreviated(words.translators)
  local joiner = blank * word.abbreviated(words.name_joiners) * blank
  local joining = word.abbreviated(words.name_joiners) + word.abbreviated(words.and_others)
  local by = (blank * word.abbreviated(words.bys))^-1 * blank
  return {
    title_word = title_word(words),
    segment = run_of(V"title_word"),
    with_subtitle = run_of(V"title_word" * colon^-1),
    name = name_with_given + V"with_subtitle",
    --- `idem, Nine Locks`
    same_author = word.abbreviated(words.same_author) * #comma,
    person = name_with_given + run_of(-joining * V"title_word"),
    and_person = joiner * V"person",
    editor = editor,
    contributor = task * (joiner * task)^-1 * by * V"segment",
    edited_by = editor * by * Cg(C(V"segment"), "editor"),
    authors = Cg(Ct(C(V"same_author" + name_with_given + V"segment") * (comma * C(V"segment"))^-3),
      "segments"),
  }
end

--- Segments up to the first place where a tail fits, captured as `segments`; `edits` is
-- among them if *(ed.)* or *eds.,* says that the author is an editor.
-- @tparam lpeg.Pattern tail
-- @int most segments
-- @tparam[opt] lpeg.Pattern segment
-- @treturn lpeg.Pattern
function head.before(tail, most, segment)
  local edits = Cg(V"editor" * #(comma + blanks * ")") * Cc(true), "edits")
  local one = C(V"same_author" + (segment or V"segment"))
  local bracket = blank * "(" * edits * ")" * (P":" * blanks * one)^-1
  local another = comma * (edits + one + C(numeral.years / 0))
  return Cg(Ct(one * bracket^-1 * (-tail * another)^-(most - 1)), "segments") * tail
end

return head
