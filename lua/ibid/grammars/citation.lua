--- Citations, as the common styles print them in notes and brackets.
--
-- A citation is a head, which names author and title, and a tail, which tells what it
-- is:
--
--     Nora Quist, The Salt Road (Port Averil, 1931), 12      an imprint: a book
--     R. Tamm, “Songs,” Folk Review 7 (1938), 58             quoted title: an article
--     Rechnoi golos, No. 112 (May 14, 1930), 1               an issue: a periodical
--     TsASR, F. 2, op. 1, delo 224                           a file: an archive
--     Quist, Salt Road, 14                                   a page: a short title
--     Quist, op. cit., 14; ibid., 15; see above, p. 4        references to other places
--     Quist, Nora. The Salt Road. Port Averil: Gannet, 1931  points: a bibliography's
--
-- Heads, imprints, articles, locators, archives and the entries of bibliographies have
-- grammars of their own, whose rules come together here.  The first tail that fits
-- behind a segment of the head ends the head.  Each form captures a table: `form`,
-- `segments`, what its tail tells by name, and `stop`, the byte after it.
-- @module ibid.grammars.citation

local lpeg = require "lpeg"
local archive = require "ibid.grammars.archive"
local article = require "ibid.grammars.article"
local date = require "ibid.grammars.date"
local head = require "ibid.grammars.head"
local imprint = require "ibid.grammars.imprint"
local listed = require "ibid.grammars.listed"
local locator = require "ibid.grammars.locator"
local numeral = require "ibid.grammars.numeral"
local word = require "ibid.grammars.word"

local P, R, S, V = lpeg.P, lpeg.R, lpeg.S, lpeg.V
local C, Cc, Cg, Cmt, Cp, Ct = lpeg.C, lpeg.Cc, lpeg.Cg, lpeg.Cmt, lpeg.Cp, lpeg.Ct

local digit, dash = numeral.digit, numeral.dash
local blank, blanks = numeral.blank, numeral.blanks
local comma, letter, capital = locator.comma, word.letter, word.capital

local citation = {}

local function part(name, pattern)
  return Cg(C(pattern), name)
end

local function form(name, pattern)
  return Ct(Cg(Cc(name), "form") * pattern * Cg(Cp(), "stop"))
end

-- ---- Books ----------------------------------------------------------------

--- Volume, edition, editor and translator stand between title and imprint, in any order.
local function add_books(rules, words)
  local number = digit^1 * (letter^1 + "." + "°")
  local adjective = word.abbreviated(words.editions)
  local edition = word.abbreviated(words.edition_words)
  rules.edition = (number + adjective) * (P","^-1 * blanks * adjective)^-2 * blanks * edition
  rules.volumes = digit^1 * blank * word.abbreviated(words.volume_words)
  rules.between = comma * (part("edition", V"edition") + V"volumes" + V"volume"
    + V"plain_volume" * #(comma + blanks * "(") + V"contributor")
  rules.behind = comma * V"volume_and_pages"
    + comma * V"number_word" * part("number", digit^1)
    + (comma * (V"volume" + V"plain_volume" * #comma))^-1 * V"rest"^-1
  rules.bracketed = V"between"^-6 * V"bracket" * Cg(Cc(true), "bracketed") * V"behind"
  rules.unbracketed = V"between"^-6 * V"plain" * V"behind"
  rules.book = form("book", head.before(V"bracketed", 8, V"name"))
    + form("book", head.before(V"unbracketed", 8, V"name"))
end

-- ---- Periodicals ----------------------------------------------------------

--- `No. 251/3,783 (November 2, 1927), 3`, `June 3, 1992, p. 7`
local function add_periodicals(rules, words)
  local thousands = P"," * digit * digit * digit * -digit
  local one = digit^1 * thousands^-1
  rules.date = date.whole(words)
  rules.issue_date = part("date", V"date" + numeral.year + numeral.scanned_year)
  rules.issue = V"number_word" * part("number", one * ((dash + "/") * one)^0)
    * (blanks * "(" * V"issue_date" * ")" + comma * V"issue_date")^-1
  rules.day = part("date", V"date") * Cg(Cc(true), "dated")
  rules.issue_pages = (V"rest" + P"," * V"pages")^-1
  rules.numbered_issue = comma * V"issue" * V"issue_pages"
  rules.dated_issue = comma * V"day" * V"issue_pages"
  --- `Hansard, 5th ser., vol. 112 (1919), cols. 1411–15`
  rules.volume_of_series = comma * digit^1 * letter^1 * blank * "ser." * comma * V"volume"
    * V"in_bracket" * V"issue_pages"
  rules.periodical = form("periodical", head.before(V"numbered_issue", 3))
    + form("periodical", head.before(V"volume_of_series", 1))
    + form("periodical", head.before(V"dated_issue", 3))
end

-- ---- Archives -------------------------------------------------------------

--- `TsASR, F. 2, op. 1, delo 224`, `Oral History Archive (OHA), tape 14`
local function add_archives(rules, words)
  local letters = R"AZ" * R("AZ", "az")^1
  local abbreviation = blank * "(" * (word.abbreviated(words.introducing) * blank)^-1
    * part("abbreviation", letters) * ")"
  --- `, front pastedown`, `, report of 11 December 1906`
  local small = #R"az" * (V"title_word" + V"date") * (blank * (V"date" + V"title_word"))^-8
  rules.remark = comma * -V"marked" * small * #(blanks * (S".;)" + -P(1)))
  rules.in_archive = abbreviation^-1 * comma
    * Cg(C(V"file_parts" * V"remark"^-1), "archive") * V"rest"^-1
  --- `Hugh Tarleton, ‘Turns’, typescript, CCOHA, file 1`
  local description = comma * #R"az" * V"title_word" * (blank * V"title_word")^-4
  rules.archive = form("archive", head.before(V"in_archive", 6))
    + form("archive", part("author", V"segment") * comma * V"quoted_title" * description^-1
      * comma * head.before(V"in_archive", 4))
end

-- ---- What refers to other places ------------------------------------------

--- `Talvik, ibid., 87`, `Brandes, op. cit. (note 3), p. 203`, `above, p. 427`
local function add_references(rules, words)
  local the_same = word.abbreviated(words.same_place)
  local the_author = word.abbreviated(words.same_author)
  local cited = word.abbreviated(words.place_cited)
  local before_page = #(blanks * S".;)" + blanks * -P(1) + comma * (V"marked" + digit)
    + blank * (V"marked" + "at"))
  rules.ibid = form("ibid", (part("author", V"segment") * comma * the_same + the_same
      + the_author * before_page + cited * before_page)
    * (comma * (V"inner_file" + V"volume_and_pages") + (comma * V"volume")^-1 * V"rest")^-1)

  --- `(note 3)`, `(wie Anm. 4)`: where the work was cited
  local note_word = word.abbreviated(words.note_words)
  local small = letter^1 * P"."^-1 * blank - note_word
  rules.backward = blanks * "(" * small^-2 * note_word * blanks * part("at_note", digit^1) * ")"
  rules.cited = form("cited", V"authors" * comma * cited * V"backward"^-1
    * (comma * V"volume")^-1 * V"rest"^-1)

  local direction = word.whole(words.directions)
  local place_in = V"marked" + V"note" + V"chapter"
  rules.cross = form("cross", direction * P","^-1 * blank * place_in * (comma * place_in)^-2
    + place_in * (comma * place_in)^-2 * P","^-1 * blank * direction)
end

--- `Oyelaran, Speech, I/1, 153`, `Drowned Mile (p. 88)`, `Brehmer, Akten (wie Anm. 4), 9`
local function add_short_titles(rules)
  rules.short_place = V"backward"^-1 * (comma * V"volume_and_pages"
    + (comma * (V"volume" + V"plain_volume" * #comma))^-1 * V"rest")
  rules.short_bracket = blank * "(" * V"marked" * ")"
  rules.short = form("short", head.before(V"short_place", 3))
    + form("short", head.before(V"short_bracket", 1))
end

-- ---- Author and date ------------------------------------------------------

--- `Amory 1983, 201–6`, `Dace and Whitlow 1977`, `(1983): 12` behind a name
local function add_author_dates(rules, words)
  local surname = capital * (letter + S"’'-")^1
  local joiner = blank * word.abbreviated(words.name_joiners) * blank
  local author = surname * ((comma * surname)^-2 * P","^-1 * joiner * surname
    + blank * "et al" * P"."^-1)^-1
  local dated = part("author", author) * P","^-1 * blank
  local year = part("year", numeral.year * R"az"^-1)
  local page = (comma + P":" * blanks) * V"pages"
  rules.author_date = form("author_date", dated^-1 * year * page^-1)
  rules.author_date_page = form("author_date", dated * year * page)
end

-- ---- The grammar of a language --------------------------------------------

local function all_rules(words)
  local all = {}
  for _, grammar in ipairs { locator, archive, head, imprint, article, listed } do
    for name, rule in pairs(grammar.rules(words)) do all[name] = rule end
  end
  return all
end

--- Quoted and short titles are read only where a citation may well begin.
local if_strong = Cmt(lpeg.Carg(1), function(_, stop, how)
  return how == "strong" and stop
end)

--- Make the grammar of a language; what it matches begins where a citation does.
-- @tparam table words a language
-- @treturn lpeg.Pattern its extra argument is `"strong"` or `"weak"`
function citation.of(words)
  local rules = all_rules(words)
  add_books(rules, words)
  add_periodicals(rules, words)
  add_archives(rules, words)
  add_references(rules, words)
  add_short_titles(rules)
  add_author_dates(rules, words)
  rules[1] = V"ibid" + V"cited" + V"cross" + if_strong * V"listed" + V"archive"
    + V"periodical" + if_strong * V"article" + V"book" + if_strong * V"author_date_page"
    + if_strong * V"short"
  return P(rules)
end

--- Make the pattern of an author and a date, as they stand inside brackets.
-- @tparam table words a language
-- @treturn lpeg.Pattern
function citation.author_date(words)
  local rules = locator.rules(words)
  add_author_dates(rules, words)
  rules[1] = V"author_date"
  return P(rules)
end

return citation
