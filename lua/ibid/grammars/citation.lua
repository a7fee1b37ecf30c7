--- Citations, as the common styles print them in notes and brackets.
--
-- A citation is a head, which names author and title, and a tail, which tells what it
-- is: an imprint, the number of an issue, the file of an archive, a page.  The head is
-- a list of segments between commas; the first tail that fits behind one of them ends
-- it.  Each form captures a table: `form`, `segments`, what its tail tells by name, and
-- `stop`, the byte after it.
-- @module ibid.grammars.citation

local lpeg = require "lpeg"
local archive = require "ibid.grammars.archive"
local date = require "ibid.grammars.date"
local locator = require "ibid.grammars.locator"
local numeral = require "ibid.grammars.numeral"
local word = require "ibid.grammars.word"

local P, R, S, B, V = lpeg.P, lpeg.R, lpeg.S, lpeg.B, lpeg.V
local C, Cc, Cg, Cmt, Cp, Ct = lpeg.C, lpeg.Cc, lpeg.Cg, lpeg.Cmt, lpeg.Cp, lpeg.Ct

local digit, dash = numeral.digit, numeral.dash
local blank, blanks = numeral.blank, numeral.blanks
local comma, letter, capital = locator.comma, word.letter, word.capital

local citation = {}

local function part(name, pattern)
  return Cg(C(pattern), name)
end

-- ---- Words of names and titles --------------------------------------------

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

--- Words of names and titles; small words that only sentences have are none.
local function words_of(words)
  local excluded, ending = {}, words.past_ending
  for _, one in ipairs(words.untitled) do excluded[one] = true end
  local function is_title_word(_, stop, text)
    if excluded[text] then return false end
    local is_past = ending ~= "" and #text > 5 and text:sub(-#ending) == ending
    return not (is_past and text:find "^%l") and stop
  end
  local body = Cmt(C((letter + digit + inner)^1), is_title_word) + P"&"
  return body * glued^-1 * (short_end + mark_end)^-1
end

-- ---- Parts of tails -------------------------------------------------------

--- `Bloomington, Ind., and London`
local no_place = S"():;[]\"" + "“" + "”" + digit + comma * (numeral.year + P"n.d.")
local place = capital * (1 - no_place)^1
local publisher = (1 - S"()[];" - comma * numeral.year)^1
local year = part("year", numeral.year * (dash * digit^1)^-1 * R"az"^-1
  * numeral.word_end)

--- `(Port Averil: Gannet Press, 1931)`, `(1983)`
local bracket = blanks * "(" * (part("place", place)
  * (P":" * blanks * part("publisher", publisher))^-1 * comma)^-1 * year * ")"

--- `, Harmondsworth, 1982`
local place_word = capital * (letter + S"’'-.–")^0
local plain_place = place_word * (blank * (P"and" * blank)^-1 * place_word)^-3
local plain = comma * part("place", plain_place)
  * (P":" * blanks * part("publisher", publisher))^-1 * comma * year

-- ---- Heads ----------------------------------------------------------------

--- Segments up to the first place where a tail fits.
local function head_until(tail, most, segment)
  local edits = Cg(V"editor" * Cc(true), "edits")
  local one = C(segment or V"segment")
  local first = one * (blank * "(" * edits * ")")^-1
  local another = comma * (edits + one + C(numeral.years / 0))
  return Cg(Ct(first * (-tail * another)^-(most - 1)), "segments") * tail
end

local function form(name, pattern)
  return Ct(Cg(Cc(name), "form") * pattern * Cg(Cp(), "stop"))
end

--- Words of one name or title; the first has a capital letter.
local function run_of(one)
  return #capital * one * (blank * one)^-16
end

local function add_heads(rules, words)
  rules.title_word = words_of(words)
  rules.segment = run_of(V"title_word")
  rules.with_subtitle = run_of(V"title_word" * colon^-1)
  rules.editor = word.abbreviated(words.editors)
  rules.authors = Cg(Ct(C(V"segment") * (comma * C(V"segment"))^-3), "segments")
end

-- ---- Books ----------------------------------------------------------------

--- Volume, edition and editor stand between title and imprint, in any order.
local function add_books(rules, words)
  rules.edition = (digit^1 * letter^1 + word.abbreviated(words.editions)) * blank
    * word.abbreviated(words.edition_words)
  rules.volumes = digit^1 * blank * word.abbreviated(words.volume_words)
  rules.between = comma * (part("edition", V"edition") + V"volumes" + V"volume"
    + V"plain_volume" * #(comma + blanks * "(") + V"editor" * blank * V"segment")
  rules.behind = comma * part("volume", digit^1) * ":" * blanks * V"pages"
    + comma * V"number_word" * part("number", digit^1)
    + (comma * (V"volume" + V"plain_volume" * #comma))^-1 * V"rest"^-1
  rules.bracketed = V"between"^0 * bracket * Cg(Cc(true), "bracketed") * V"behind"
  rules.unbracketed = V"between"^0 * plain * V"behind"
  rules.book = form("book", head_until(V"bracketed", 8, V"with_subtitle"))
    + form("book", head_until(V"unbracketed", 8, V"with_subtitle"))
end

-- ---- Periodicals ----------------------------------------------------------

--- `No. 251/3,783 (November 2, 1927), 3`, `June 3, 1992, p. 7`
local function add_periodicals(rules, words)
  local thousands = P"," * digit * digit * digit * -digit
  local one = digit^1 * thousands^-1
  rules.number_word = word.abbreviated(words.number_words) * blanks
  rules.date = date.whole(words)
  rules.issue_date = part("date", V"date" + numeral.year)
  rules.issue = V"number_word" * part("number", one * ((dash + "/") * one)^0)
    * (blanks * "(" * V"issue_date" * ")" + comma * V"issue_date")^-1
  rules.day = part("date", V"date") * Cg(Cc(true), "dated")
  rules.issue_pages = (V"rest" + P"," * V"pages")^-1
  rules.numbered_issue = comma * V"issue" * V"issue_pages"
  rules.dated_issue = comma * V"day" * V"issue_pages"
  rules.periodical = form("periodical", head_until(V"numbered_issue", 3))
    + form("periodical", head_until(V"dated_issue", 3))
end

-- ---- Articles -------------------------------------------------------------

--- `“Silt and Its Friends,”` captured as the title, without the comma
local function quoted(open, close)
  local stop = P","^-1 * close * -letter
  return P(open) * part("title", (1 - stop - P"\n\n")^1) * stop
end

--- `Journal of River Studies 12, no. 2 (1964): 33–35`
local function add_articles(rules, words)
  local name_word = -digit * -(V"roman" * #(comma + blanks * "(" + blank * digit))
    * V"title_word"
  rules.quoted_title = quoted("“", "”") + quoted("‘", "’") + quoted('"', '"')
    + quoted("'", "'")
  rules.container = part("container", #capital * name_word * (blank * name_word)^-12)
  rules.container_volume = comma * V"volume" + comma * V"plain_volume"
    + P","^-1 * blank * part("volume", digit^1 + V"roman")
  rules.container_issue = V"container_volume"^-1
    * (comma * V"number_word" * part("number", digit^1))^-1
    * (blanks * "(" * V"issue_date" * ")" + comma * part("date", V"date"))^-1
  rules.article_pages = P":" * blanks * V"pages" + V"rest"
  rules.in_book = word.abbreviated(words.inside) * blank
    * (V"segment" * comma * V"editor" * comma)^-1
    * part("container", V"segment" * (comma * -V"editor" * V"segment")^-2)
    * (comma * V"editor" * blank * V"segment")^-1 * (bracket + plain) * V"rest"^-1
  rules.in_periodical = V"container" * V"container_issue"

  local author = V"authors" * comma
  local where = P","^-1 * blank
  rules.article = form("article", author * V"quoted_title" * where
      * (V"in_book" + V"in_periodical" * V"article_pages"^-1))
    + form("article", author * V"quoted_title" * P","^-1 * blanks * V"pages")
    + form("article", V"quoted_title" * where
      * (V"in_book" + V"in_periodical" * V"article_pages"))
end

-- ---- Archives -------------------------------------------------------------

--- `TsASR, F. 2, op. 1, delo 224`, `Oral History Archive (OHA), tape 14`
local function add_archives(rules)
  local letters = R"AZ" * R("AZ", "az")^1
  local abbreviation = blank * "(" * part("abbreviation", letters) * ")"
  rules.in_archive = abbreviation^-1 * comma * V"file" * V"rest"^-1
  rules.archive = form("archive", head_until(V"in_archive", 6))
end

-- ---- What refers to other places ------------------------------------------

--- `Talvik, ibid., 87`, `Brandes, op. cit., p. 203`, `above, p. 427`
local function add_references(rules, words)
  local same = word.abbreviated(words.same_place)
  rules.ibid = form("ibid", (part("author", V"segment") * comma * same + same)
    * (comma * V"inner_file" + V"rest")^-1)
  rules.cited = form("cited", V"authors" * comma * word.abbreviated(words.place_cited)
    * (comma * V"volume")^-1 * V"rest"^-1)

  local direction = word.abbreviated(words.directions)
  local place_in = V"marked" + V"note" + V"chapter"
  rules.cross = form("cross", direction * P","^-1 * blank * place_in
    + place_in * blank * direction)
end

--- `Oyelaran, Speech, I/1, 153`, `Drowned Mile (p. 88)`
local function add_short_titles(rules)
  rules.short_place = (comma * (V"volume" + V"plain_volume" * #comma))^-1 * V"rest"
  rules.short_bracket = blank * "(" * V"marked" * ")"
  rules.short = form("short", head_until(V"short_place", 3))
    + form("short", head_until(V"short_bracket", 1))
end

-- ---- The grammar of a language --------------------------------------------

--- Quoted and short titles are read only where a citation may well begin.
local if_strong = Cmt(lpeg.Carg(1), function(_, stop, how)
  return how == "strong" and stop
end)

--- Make the grammar of a language; what it matches begins where a citation does.
-- @tparam table words a language
-- @treturn lpeg.Pattern its extra argument is `"strong"` or `"weak"`
function citation.of(words)
  local rules = locator.rules(words)
  for name, rule in pairs(archive.rules(words)) do rules[name] = rule end
  add_heads(rules, words)
  add_books(rules, words)
  add_periodicals(rules, words)
  add_articles(rules, words)
  add_archives(rules)
  add_references(rules, words)
  add_short_titles(rules)
  rules[1] = V"ibid" + V"cited" + V"cross" + V"archive" + V"periodical"
    + if_strong * V"article" + V"book" + if_strong * V"short"
  return P(rules)
end

--- Make the pattern of `Amory 1983, 201–6`, as it stands inside brackets.
-- @tparam table words a language
-- @treturn lpeg.Pattern
function citation.author_date(words)
  local rules = locator.rules(words)
  local name = capital * (letter + S"’'-")^1
  rules.name = name
  rules.others = (comma * V"name")^-2 * P","^-1 * blank * (P"and" + "&") * blank * V"name"
  rules.author = V"name" * (V"others" + blank * "et al.")^-1
  rules[1] = Ct((part("author", V"author") * P","^-1 * blank)^-1
    * part("year", numeral.year * R"az"^-1)
    * ((comma + P":" * blanks) * V"pages")^-1 * Cg(Cp(), "stop"))
  return P(rules)
end

return citation
