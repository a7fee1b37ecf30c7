--- Articles: a title in quotation marks, and the periodical or the book that it stands
-- in.
--
-- Behind a periodical's name stand volume, number and date, in any order and with any
-- commas: `12, no. 3 (1999)`, `14.2 (2003)`, `, t. XII, n° 3, 1931`, `2004;31(4)`; pages
-- follow.  Titles are captured as `title`, the periodical or the book as `container`.
-- @module ibid.grammars.article

local lpeg = require "lpeg"
local locator = require "ibid.grammars.locator"
local numeral = require "ibid.grammars.numeral"
local word = require "ibid.grammars.word"

local P, S, V = lpeg.P, lpeg.S, lpeg.V
local C, Cc, Cg, Cp, Ct = lpeg.C, lpeg.Cc, lpeg.Cg, lpeg.Cp, lpeg.Ct

local digit, dash = numeral.digit, numeral.dash
local blank, blanks = numeral.blank, numeral.blanks
local comma, letter, capital = locator.comma, word.letter, word.capital

local article = {}

local function part(name, pattern)
  return Cg(C(pattern), name)
end

-- ---- Titles ---------------------------------------------------------------

--- `“Silt and Its Friends,”` captured as the title, without the comma or the point
local function quoted(open, close)
  local stop = S",."^-1 * blanks * close * -letter
  return P(open) * blanks * part("title", (1 - stop - P"\n\n")^1) * stop
end

local quoted_title = quoted("“", "”") + quoted("‘", "’") + quoted('"', '"')
  + quoted("'", "'") + quoted("«", "»") + quoted("„", "“") + quoted("„", "”")
  + quoted("‚", "‘")

-- ---- Periodicals ----------------------------------------------------------

--- Volume, number and date behind the name of a periodical.
local function add_issues(rules, words)
  local number_word = word.abbreviated(words.number_words) * blanks
  local short_number = digit * digit^-2 * -digit
  local small = part("number", short_number * ((dash + "/") * short_number)^-1)
  local from = comma + blank

  rules.number_word = number_word
  rules.in_number = from * (number_word + (P"n." + "fasc.") * blanks)
    * part("number", digit^1 * ((dash + "/") * digit^1)^-1)
  rules.in_series = comma * (digit^1 * letter^1 + P"n" + P"new") * P"."^-1 * blank * "ser"
    * (P"." + P"ies")
  --- `12`, `XIV`, `14.2`, `14(2)`, `14 (2)`
  rules.bare_volume = part("volume", digit * digit^-3 * numeral.word_end + V"roman")
    * (S"./" * small + blanks * "(" * small * ")")^-1
  rules.in_volume = from * V"volume" * (blanks * "(" * small * ")")^-1
    + from * part("volume", digit^1) * blanks * "(" * small * ")"
    + blank * V"bare_volume"
    + comma * V"bare_volume" * #(blanks * "(" + comma * (number_word + digit * digit * digit
      * digit + "n. " + V"marked") + blanks * ":")
  rules.in_bracket = blanks * "(" * V"issue_date" * ")"
  rules.in_date = comma * V"issue_date"
  rules.issues = (V"in_series" + V"in_number" + V"in_bracket" + V"in_date" + V"in_volume")
    * (V"in_series" + V"in_number" + V"in_bracket" + V"in_date" + V"in_volume")^-3
    * -(blanks * "(")
  rules.article_pages = P":" * blanks * V"pages" + V"rest"

  --- A Roman number between the name and what stands behind it is the volume.
  local name_word = -digit * -(V"roman" * #(comma + blanks * S"(:" + blank * digit))
    * V"title_word"
  rules.container = part("container", #capital * name_word * (blank * name_word)^-12)
  rules.in_periodical = (word.abbreviated(words.inside) * P":"^-1 * blank)^-1
    * V"container" * V"issues"
end

-- ---- Books ----------------------------------------------------------------

--- `in The River in Verse, ed. by H. Marsden (Boston, 1977)`, `in: K. Amsel (Hrsg.),
-- Hafen und Stadt, Hamburg 1930`, `dans P. Lund (dir.), Fleuves, Lyon, Rivage, 1977`,
-- `in: dies., Hafen und Stadt, Hamburg 1930`
local function add_books(rules, words)
  local inside = word.abbreviated(words.inside) * P":"^-1 * blank
  local others = (P","^-1 * blank * word.abbreviated(words.and_others))^-1
  local edits = blank * "(" * V"editor" * ")" * (comma + P":" * blank) + comma * V"editor"
    * comma
  local same = word.abbreviated(words.same_author) * (comma + P":" * blank)
  local person = comma * -V"editor" * V"person" + P","^-1 * V"and_person"
  local point = P"." * blank
  local another = comma * -V"editor" * -V"contributor" * -V"volume" * V"segment"
    + point * V"with_subtitle"
  rules.in_edited = inside * part("editor", V"person" * person^-3 * others) * edits
  rules.imprint = V"bracket" + V"plain" + V"with_publisher" + point * V"place_and_year"
  rules.in_book = (V"in_edited" + inside * same^-1)
    * part("container", V"with_subtitle" * (-V"imprint" * another)^-2)
    * (comma * V"edited_by" + V"between")^-4 * V"imprint" * (comma * V"volume")^-1 * V"rest"^-1
end

-- ---- All forms ------------------------------------------------------------

local function form(pattern)
  return Ct(Cg(Cc "article", "form") * pattern * Cg(Cp(), "stop"))
end

--- The rules of a language, for a grammar to take in.
-- @tparam table words a language
-- @treturn table `article`, and what other citations share with it
function article.rules(words)
  local rules = { quoted_title = quoted_title }
  add_issues(rules, words)
  add_books(rules, words)
  local author, where = V"authors" * (comma + P":" * blank), P","^-1 * blank
  local review = part("title", word.abbreviated(words.reviewing) * blank
    * V"segment" * (comma * word.abbreviated(words.bys) * blank * V"segment")^-1)
  local first_of_two = part("title", V"segment")
  local is_inside = word.abbreviated(words.inside) * ":" + V"in_edited"
  local titled = part("title", V"with_subtitle"
    * (P"." * blank * -is_inside * V"with_subtitle")^-1)
  local given = V"title_word" * (blank * V"title_word")^-2
  rules.article = form(author * V"quoted_title"
      * (where * (V"in_periodical" * V"article_pages"^-1 + V"in_book")
        + V"thesis" * V"rest"^-1 + P","^-1 * blanks * V"pages"))
    + form(V"quoted_title" * where * (V"in_periodical" * V"article_pages" + V"in_book"))
    + form(author * review * comma * V"in_periodical" * V"article_pages"^-1)
    --- `G. Holm: Der letzte Zöllner, in: Archiv 12 (1934), S. 88`
    + form(Cg(Ct(C(V"person" * V"and_person"^-2)), "segments")
      * (comma + P":" * blank) * titled * comma
      * #is_inside * (V"in_periodical" * V"article_pages"^-1 + V"in_book"))
    --- `Holm, Gerda: Der letzte Zöllner. In: Archiv 12 (1934), S. 88`
    + form(Cg(Ct(C(V"segment" * comma * given)), "segments") * P":" * blank * titled * "." * blank
      * #is_inside * (V"in_periodical" * V"article_pages"^-1 + V"in_book"))
    --- `O. Pryce, The Law of Ferries, 88 Yale L.J. 412, 415 (1979)`
    + form(Cg(Ct(C(V"segment")), "segments") * comma * first_of_two * comma
      * part("volume", digit^1) * blank * V"container" * blank
      * Cg(C(digit^1 * (comma * digit^1 * (dash * digit^1)^-1)^-2), "pages")
      * blank * "(" * V"year" * ")")
  return rules
end

return article
