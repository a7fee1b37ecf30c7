--- Entries as bibliographies print them: points part author, title and imprint, and
-- surnames come first.
--
--     Quist, Nora. The Salt Road. Port Averil: Gannet Press, 1931.
--     Quist, Nora. “Silt.” River Studies 12, no. 2 (1931): 33–35.
--     Quist, N. (1931). The salt road. Port Averil: Gannet.
--     Quist, Nora. 1931. The Salt Road. Port Averil: Gannet Press.
--     Quist N, Dane L. Silt and salt. Hydrol Rev. 1931;12(2):33-5.
--     ———. Nine Locks. Port Averil: Gannet Press, 1934.
--
-- The authors are captured as `names`; a dash that stands for those of the entry before
-- as `dashes`.
-- @module ibid.grammars.listed

local lpeg = require "lpeg"
local locator = require "ibid.grammars.locator"
local numeral = require "ibid.grammars.numeral"
local word = require "ibid.grammars.word"

local P, R, S, B, V = lpeg.P, lpeg.R, lpeg.S, lpeg.B, lpeg.V
local C, Cc, Cg, Cp, Ct = lpeg.C, lpeg.Cc, lpeg.Cg, lpeg.Cp, lpeg.Ct

local digit, blank, blanks = numeral.digit, numeral.blank, numeral.blanks
local comma, letter, capital = locator.comma, word.letter, word.capital

local listed = {}

local function part(name, pattern)
  return Cg(C(pattern), name)
end

-- ---- Names ----------------------------------------------------------------

local name_word = capital * (letter + S"’'-–")^1
local particle = R"az" * R"az"^-3 * blank
local surname = particle^-2 * name_word * (blank * name_word)^-1
local initials = capital * "." * (P"-"^-1 * blanks * capital * ".")^-3
local given = initials + name_word * (blank * (initials + name_word))^-2

--- `Halloran J`, `Lund TM`
local short_name = name_word * (P"-" * name_word)^-1 * blank * R"AZ" * R"AZ"^-2
  * numeral.word_end

--- One or many, `Abel, M. and R. Calder`, `Pryce, O., & Lund, T.`
local function names_of(words)
  local joiner = P","^-1 * blank * word.abbreviated(words.name_joiners) * blank
  local reversed = surname * comma * given
  local one = initials + name_word
  local straight = one * (blank * particle^-1 * one)^1
  local others = P","^-1 * blank * "et al"
  local several = reversed * ((joiner + comma) * (reversed + straight))^-6 * others^-1
  local edits = (P","^-1 * blank * P"("^-1 * V"editor" * P")"^-1)^-1
  return {
    dashes = Cg(C((P"—" + "–" + "-" + "_")^1), "dashes"),
    short_names = part("names", short_name * (comma * short_name)^-6 * others^-1),
    names = part("names", several) * edits,
    straight_name = part("names", straight),
    group = part("names", V"segment"),
  }
end

-- ---- Tails ----------------------------------------------------------------

--- The point that ends a part; that of an initial or an abbreviation may be it, too.
local point = (P"." + B".") * blank
local ended = #(blanks * (S".;)\n" + -P(1)))

local function add_tails(rules)
  local place_word = capital * (letter + S"’'-.–/")^0
  local place = part("place", place_word * ((comma + blank) * place_word)^-5)
  local publisher = part("publisher", capital
    * (1 - S"();:\n." - comma * numeral.year + P"." * #(P"," + blank * R"az"))^1)
  rules.own_imprint = place * P":" * blanks * publisher * P"."^-1 * comma * V"year"
    * (comma * V"pages")^-1
  rules.undated_imprint = place * P":" * blanks * publisher * ended
  rules.own_publisher = publisher * ended
  rules.own_periodical = V"container" * V"issues" * (V"article_pages" + comma * V"pages")
  --- `J Inland Med. 2004;31(4):212-9`
  local short_word = letter^1 * (S"&-" * letter^1)^0
  rules.short_periodical = part("container", #capital * short_word * (blank * short_word)^-7)
    * P"."^-1 * blank * V"year" * P";" * blanks * V"bare_volume" * P":" * blanks * V"pages"
end

--- A title up to the point, or the mark, that a capital letter follows; the point of an
-- initial or of a short word such as *St.* is none.
local short = B(S" \n" * R"AZ") + B(S" \n" * R"AZ" * R"az")
local title_end = (P"." * -B(S" \n" * R"AZ" * ".") - short * ".") + B(S"?!")
local quote = P"“" + "‘" + S"\"'" + "«"
local title = #(capital + digit) * (1 - title_end * blank * (capital + quote + digit)
  - P"\n\n" - P";")^1

--- A title that a tail stands behind; edition, volume, editor may stand between.
local function title_before(tail)
  local extra = part("edition", V"edition") + V"contributor" + V"volumes" + V"volume"
  return part("title", title) * title_end * blank * (extra * P"."^-1 * blank)^-3 * tail
end

-- ---- Forms ----------------------------------------------------------------

local function form(pattern)
  return Ct(Cg(Cc "listed", "form") * pattern * Cg(Cp(), "stop"))
end

--- The rules of a language, for a grammar to take in; it needs those of heads, imprints
-- and articles, too.
-- @tparam table words a language
-- @treturn table `listed`
function listed.rules(words)
  local rules = names_of(words)
  add_tails(rules)
  local dated = (blank * "(" * V"year" * ")" * P"."^-1 + P"."^-1 * blank * V"year" * ".") * blank
  local inside = word.abbreviated(words.inside) * P":"^-1 * blank
  local in_periodical = V"in_periodical" * (V"article_pages" + comma * V"pages")^-1
  local quoted = V"quoted_title" * P"."^-1 * blank
    * (V"in_book" + in_periodical + inside * part("container", V"segment") * comma
      * V"contributor" * "." * blank * V"own_imprint")

  local undated_tail = V"short_periodical" + V"own_imprint" + V"own_periodical"
  local undated = quoted + title_before(undated_tail)
    + part("title", V"with_subtitle") * V"bracket" * V"rest"^-1
  local dated_tail = V"undated_imprint" + V"own_periodical" + V"own_publisher"
  local behind_date = quoted + title_before(dated_tail)

  local who = V"names" + V"straight_name"
  rules.listed = form(V"dashes" * (dated * behind_date + point * undated))
    + form((V"names" + V"group") * dated * behind_date)
    + form(V"short_names" * point * title_before(V"short_periodical"))
    + form(who * point * undated)
  return rules
end

return listed
