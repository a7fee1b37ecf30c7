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

local P, R, S, B = lpeg.P, lpeg.R, lpeg.S, lpeg.B
local C, Cc, Cg, Cmt, Cp, Ct = lpeg.C, lpeg.Cc, lpeg.Cg, lpeg.Cmt, lpeg.Cp, lpeg.Ct

local digit, blank, blanks, dash = numeral.digit, numeral.blank, numeral.blanks, numeral.dash
local comma, letter, capital = locator.comma, word.letter, word.capital

local citation = {}

local function part(name, pattern)
  return Cg(C(pattern), name)
end

-- ---- Words of names and titles --------------------------------------------

--- Marks inside a word: `S”ezd`, `vlast’`, `Moscow-Leningrad`, `U.S.S.R.`
local inner = P"’" + "'" + (P"”" + "." + "&") * #letter + dash * #(letter + digit)
  + P"ʹ" + "/"
local glued = P"(" * letter^1 * ")" * -letter

--- `V.`, `Yu.`, `St.`, and any short word that a comma follows: `Inc.,`
local short_end = B(R"AZ") * P"." + B(R"AZ" * R"az") * P"." * -#(blanks * -1)
  + P"." * #P","
local mark_end = S"?!" * #(blank + ",")

--- A subtitle follows, and no author: `Lenin’s Government: Sovnarkom`.
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
local place = capital * (1 - S"():;[]“”\"" - digit - comma * (numeral.year + P"n.d."))^1
local publisher = (1 - S"()[];" - comma * numeral.year)^1
local year = part("year", numeral.year * (dash * digit^1)^-1 * R"az"^-1 * numeral.word_end)

--- `(Port Averil: Gannet Press, 1931)`, `(1983)`
local bracket = blanks * "(" * (part("place", place)
  * (P":" * blanks * part("publisher", publisher))^-1 * comma)^-1 * year * ")"

--- `, Harmondsworth, 1982`
local place_word = capital * (letter + S"’'-.–")^0
local plain_place = place_word * (blank * (P"and" * blank)^-1 * place_word)^-3
local plain = comma * part("place", plain_place)
  * (P":" * blanks * part("publisher", publisher))^-1 * comma * year

-- ---- The grammar of a language --------------------------------------------

local function parts_of(words)
  local of = locator.of(words)
  local title_word = words_of(words)
  of.words = words
  of.number_word = word.abbreviated(words.number_words) * blanks
  of.date = date.whole(words)
  of.archive = archive.of(words)
  of.edition = (digit^1 * letter^1 + word.abbreviated(words.editions)) * blank
    * word.abbreviated(words.edition_words)
  of.editor = word.abbreviated(words.editors)
  of.year_title = numeral.years / 0

  --- Words of one name or title; the first has a capital letter.
  of.segment = #capital * title_word * (blank * title_word)^-16
  local parted = title_word * colon^-1
  of.with_subtitle = #capital * parted * (blank * parted)^-16
  of.title_word = title_word
  of.role = blank * P"("^-1 * of.editor * P")"^-1
  return of
end

--- Segments up to the first place where a tail fits.
local function head_until(of, tail, most, segment)
  local edits = Cg(of.editor * Cc(true), "edits")
  local one = C(segment or of.segment)
  local first = one * (blank * "(" * edits * ")")^-1
  local another = comma * (edits + one + C(of.year_title))
  return Cg(Ct(first * (-tail * another)^-(most - 1)), "segments") * tail
end

local function form(name, pattern)
  return Ct(Cg(Cc(name), "form") * pattern * Cg(Cp(), "stop"))
end

--- Volume, edition and editor stand between title and imprint, in any order.
local function book(of)
  local number_of_volumes = digit^1 * blank * word.abbreviated(of.words.volume_words)
  local between = comma * (part("edition", of.edition) + number_of_volumes + of.volume
    + of.plain_volume * #(comma + blanks * "(")
    + of.editor * blank * of.segment)
  local paged = comma * part("volume", digit^1) * ":" * blanks * of.pages
  local volume = comma * (of.volume + of.plain_volume * #(comma + -1))
  local behind = (paged + volume^-1 * of.rest^-1)
  local bracketed = between^0 * bracket * Cg(Cc(true), "bracketed") * behind
  local unbracketed = between^0 * plain * behind
  return form("book", head_until(of, bracketed, 8, of.with_subtitle))
    + form("book", head_until(of, unbracketed, 8, of.with_subtitle))
end

--- `No. 251/3,783 (November 2, 1927), 3`, `June 3, 1992, p. 7`
local function periodical(of)
  local thousands = P"," * digit * digit * digit * -digit
  local one = digit^1 * thousands^-1
  local numbers = one * ((dash + "/") * one)^0
  local issue_date = part("date", of.date + numeral.year)
  local number = of.number_word * part("number", numbers)
    * (blanks * "(" * issue_date * ")" + comma * issue_date)^-1
  local day = part("date", of.date) * Cg(Cc(true), "dated")
  local pages = (of.rest + P"," * of.pages)^-1
  return form("periodical", head_until(of, comma * number * pages, 3))
    + form("periodical", head_until(of, comma * day * pages, 3))
end

--- `“Silt and Its Friends,” Journal of River Studies 12, no. 2 (1964): 33–35`
local function article(of)
  local function between(open, close)
    local stop = close * -letter
    return P(open) * C((1 - (P","^-1 * stop) - P"\n\n")^1) * P","^-1 * stop
  end
  local title = Cg(between("“", "”") + between("‘", "’") + between('"', '"')
    + between("'", "'"), "title")
  local name_word = -(numeral.roman * #(comma + blanks * "(" + blank * digit)) * -digit
  local container = part("container", #capital * name_word * of.title_word
    * (blank * name_word * of.title_word)^-12)
  local volume = (comma * of.volume + comma * of.plain_volume
    + P","^-1 * blank * part("volume", digit^1 + numeral.roman))
  local number = comma * of.number_word * part("number", digit^1)
  local issue_date = blanks * "(" * part("date", of.date + numeral.year) * ")"
    + comma * part("date", of.date)
  local pages = (P":" * blanks * of.pages + of.rest)
  local in_periodical = container * volume^-1 * number^-1 * issue_date^-1 * pages^-1

  local editor_first = of.segment * comma * of.editor * comma
  local editor_last = comma * of.editor * blank * of.segment
  local in_book = word.abbreviated(of.words.inside) * blank * editor_first^-1
    * part("container", of.segment * (comma * -of.editor * of.segment)^-2)
    * editor_last^-1 * (bracket + plain) * of.rest^-1

  local short = P","^-1 * blanks * of.pages
  local authors = Cg(Ct(C(of.segment) * (comma * C(of.segment))^-3), "segments") * comma
  return form("article", authors * title * P","^-1 * blank * (in_book + in_periodical))
    + form("article", authors * title * short)
    + form("article", title * P","^-1 * blank * (in_book + container * volume^-1 * number^-1
      * issue_date^-1 * pages))
end

--- `TsASR, F. 2, op. 1, delo 224`
local function archives(of)
  local abbreviation = (blank * "(" * part("abbreviation", R"AZ" * R("AZ", "az")^1) * ")")^-1
  local tail = abbreviation * comma * of.archive.file * of.rest^-1
  return form("archive", head_until(of, tail, 6))
end

--- `Talvik, ibid., 87`, `Ibid., delo 7, list 3`
local function ibid(of)
  local author = (part("author", of.segment) * comma)^-1
  local place_in = (comma * of.archive.inner + of.rest)^-1
  local same = word.abbreviated(of.words.same_place)
  return form("ibid", author * same * place_in)
end

--- `Brandes, op. cit., p. 203`
local function cited(of)
  local where = word.abbreviated(of.words.place_cited)
  local authors = Cg(Ct(C(of.segment) * (comma * C(of.segment))^-1), "segments")
  return form("cited", authors * comma * where * (comma * of.volume)^-1 * of.rest^-1)
end

--- `above, p. 427`, `p. 214 below`
local function cross(of)
  local direction = word.abbreviated(of.words.directions)
  local place_in = of.marked + of.note + of.chapter
  return form("cross", direction * P","^-1 * blank * place_in + place_in * blank * direction)
end

--- `Volkogonov, Triumf, I/1, 153`, `Russian Revolution (p. 511)`
local function short(of)
  local tail = (comma * (of.volume + of.plain_volume * #comma))^-1 * of.rest
  local in_brackets = blank * "(" * of.marked * ")"
  return form("short", head_until(of, tail, 3)) + form("short", head_until(of, in_brackets, 1))
end

--- Make the patterns of a language; each begins where the citation does.
-- @tparam table words a language
-- @treturn table `any`: every form; `plain`: those that a sentence may hold anywhere
function citation.of(words)
  local of = parts_of(words)
  local safe = ibid(of) + cited(of) + cross(of) + archives(of) + periodical(of)
  return {
    plain = safe + book(of),
    any = safe + article(of) + book(of) + short(of),
    author_date = citation.author_date(of),
  }
end

--- `Amory 1983, 201–6`, inside brackets.
function citation.author_date(of)
  local name = capital * (letter + S"’'-")^1
  local author = name * ((comma * name)^-2 * P","^-1 * blank * (P"and" + "&") * blank * name
    + Cg(blank * "et al." * Cc(true), "certain") / 0)^-1
  local where = (comma + P":" * blanks) * of.pages
  return Ct(part("author", author) * P","^-1 * blank * part("year", numeral.year * R"az"^-1)
    * where^-1 * Cg(Cp(), "stop"))
end

return citation
