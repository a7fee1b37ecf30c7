--- Brackets of the body that cite: *(Amory 1983, 201–6)*, *(Alec Norris, The Weir,
-- London, 1982, 70)*.
-- @module ibid.citing.brackets

local citation = require "ibid.grammars.citation"
local citing = require "ibid.citing"

local brackets = {}

local LONGEST = 300

--- @tparam table words a language
-- @tparam table books what `citing.reader` gives
-- @treturn table
function brackets.reader(words, books)
  return {
    text = books.text, books = books, pattern = citation.author_date(words),
    seasons = words.seasons,
  }
end

-- ---- Author and date ------------------------------------------------------

--- Skip a word such as *see* before a citation.
local function skip_signals(reader, at)
  while true do
    local word, after = reader.text:match("^([%a%.]+),?%s+()", at)
    if not word then return at end
    local small = word:lower():gsub("%.$", "")
    if word ~= word:lower() or not reader.books.signals[small] then return at end
    at = after
  end
end

--- *Amory (1983, 201–6)*: the author stands before the bracket.
local function author_before(reader, open)
  return reader.text:sub(math.max(1, open - 40), open - 1):match "(%u[%a\x80-\xFF'%-]+)%s+$"
end

local function is_name(reader, author)
  local small = author:lower()
  return not reader.books.months[small] and not reader.seasons[small]
end

--- One work between the bracket or a semicolon and the next one; nil if it is none.
local function one_work(reader, at)
  at = skip_signals(reader, at)
  local found = reader.pattern:match(reader.text:sub(at, at + 120))
  if not found then return nil end
  found.first, found.stop = at, found.stop + at - 1
  local following = reader.text:sub(found.stop, found.stop)
  local is_end = following == ")" or following == ";" or (following == "," and found.pages)
  if not is_end then return nil end
  return found, following
end

local function describe(found)
  return {
    first = found.first, last = found.stop - 1, kind = "book", form = "author_date",
    author = found.author, year = found.year, pages = found.pages, style = "author-date",
  }
end

--- Pages, two authors or two works show that a bracket cites.
local function is_certain(list)
  if #list > 1 then return true end
  local one = list[1]
  if not one.author then return false end
  return one.pages ~= nil or one.author:find " and " ~= nil or one.author:find "&" ~= nil
    or one.author:find "et al" ~= nil
end

--- The works that a bracket cites by author and date, or nil.
local function author_dates(reader, open)
  local list, at, following = {}, open + 1, ";"
  while following == ";" do
    local found
    found, following = one_work(reader, at)
    if not found then return nil end
    local outside = not found.author and #list == 0 and found.pages
      and author_before(reader, open)
    found.author = found.author or outside or (list[#list] and list[#list].author)
    if found.author and not is_name(reader, found.author) then return nil end
    if not found.author and not found.pages then return nil end
    list[#list + 1] = describe(found)
    at = reader.text:match("^;%s*()", found.stop)
  end
  return list, is_certain(list)
end

-- ---- Whole citations ------------------------------------------------------

local WHOLE = { book = true, article = true, archive = true, periodical = true, ibid = true }

local function whole_citations(reader, open, close)
  local list = {}
  for _, one in ipairs(citing.read(reader.books, open + 1, close - 1)) do
    if WHOLE[one.form] then list[#list + 1] = one end
  end
  return list
end

-- ---- Both -----------------------------------------------------------------

local function add_all(list, more, doubtful)
  for _, one in ipairs(more) do
    one.doubtful = doubtful
    list[#list + 1] = one
  end
end

--- What the brackets of a stretch cite.
-- @tparam table reader
-- @int first
-- @int last
-- @treturn {table,...} as `citing.read` gives; `doubtful` ones need other evidence, and
-- those without an author that of another citation of the same year
function brackets.read(reader, first, last)
  local list, text = {}, reader.text
  local open = text:find("(", first, true)
  while open and open < last do
    local inside, count = text:sub(open, math.min(last, open + LONGEST)):match "^%b()", #list
    if inside then
      local dated, certain = author_dates(reader, open)
      local close = open + #inside - 1
      add_all(list, dated or whole_citations(reader, open, close), dated and not certain)
    end
    local next_at = #list > count and open + #inside or open + 1
    open = text:find("(", next_at, true)
  end
  return list
end

return brackets
