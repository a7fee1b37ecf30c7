--- Catalogue: the works of one text as they turn up, and which of them a citation
-- may mean.
-- @module ibid.citing.catalogue

local likeness = require "ibid.citing.likeness"

local plain = likeness.plain

local catalogue = {}

function catalogue.new()
  return {
    works = {}, by_key = {}, uses_of_key = {}, by_word = {}, by_author = {},
    abbreviations = {}, names = {},
  }
end

-- ---- Names ----------------------------------------------------------------

--- Keep what the text says of a short form: a work, or the name of an archive or a
-- periodical.
-- @tparam table self
-- @string short
-- @tparam table|string meaning
function catalogue.learn(self, short, meaning)
  if plain(short) == "" then return end
  local known = type(meaning) == "table" and self.abbreviations or self.names
  known[plain(short)] = known[plain(short)] or meaning
end

--- The whole name of an archive or a periodical.
local function name_of(self, printed)
  return printed and (self.names[plain(printed)] or printed)
end

-- ---- Keys -----------------------------------------------------------------

local key_of = {}

--- A file of an archive, whatever its leaf: *F. 5, op. 2, delo 27*.
local function file_of(citation)
  return (citation.archive:gsub(",%s*list[y]? .*$", ""):gsub(",%s*ll?%. .*$", "")
    :gsub(",%s*fols?%. .*$", ""):gsub(",%s*Bl%. .*$", ""))
end

function key_of.archive(self, citation)
  local file = file_of(citation)
  return plain(name_of(self, citation.container)) .. "-"
    .. file:lower():gsub("[^%w]+", "-"):gsub("^%-", "")
end

--- An issue, by its first number, or by its day.
local function issue(self, citation)
  local name = plain(name_of(self, citation.container or citation.title))
  local number = citation.number and citation.number:match "%d+"
  local volume = citation.volume and plain(citation.volume)
  local day = plain(citation.date or "")
  local parts = { name, citation.year or "", volume or "", number or (volume and "" or day) }
  return (table.concat(parts, "-"):gsub("%-%-+", "-"):gsub("%-$", ""))
end

function key_of.periodical(self, citation)
  return issue(self, citation)
end

function key_of.article(self, citation)
  if not citation.title then return issue(self, citation) end
end

--- The key of a citation that names its work wholly; nil for books.
-- @tparam table self
-- @tparam table citation
-- @treturn string|nil
function catalogue.key(self, citation)
  local make = key_of[citation.kind]
  return make and make(self, citation)
end

local function slug(citation)
  local words = likeness.words(citation.title or citation.container or citation.year or "")
  local parts = { citation.author and likeness.surname(citation.author) or words[1] }
  for i = citation.author and 1 or 2, math.min(2, #words) do parts[#parts + 1] = words[i] end
  return table.concat(parts, "-")
end

-- ---- Entries --------------------------------------------------------------

local function add_to(map, name, work)
  if not name then return end
  map[name] = map[name] or {}
  table.insert(map[name], work)
end

local function unused(self, key)
  local n = (self.uses_of_key[key] or 0) + 1
  self.uses_of_key[key] = n
  local name = n > 1 and key .. "-" .. n or key
  return self.by_key[name] and unused(self, key) or name
end

--- Enter a work by the first citation of it.
-- @tparam table self
-- @tparam table citation
-- @int[opt] index its place in the list of citations, if it is known yet
-- @treturn table the work
function catalogue.enter(self, citation, index)
  local title = citation.title or (citation.kind ~= "archive" and citation.container)
  local words = likeness.words(title or "")
  local work = {
    key = unused(self, catalogue.key(self, citation) or slug(citation)),
    first_citation = index, kind = citation.kind, author = citation.author,
    title = citation.kind == "periodical" and name_of(self, title) or citation.title,
    archive = citation.kind == "archive" and file_of(citation) or nil,
    words = words, year = citation.year, container = name_of(self, citation.container),
    citations = {},
  }
  self.works[#self.works + 1], self.by_key[work.key] = work, work
  add_to(self.by_word, words[1], work)
  add_to(self.by_word, likeness.initials(words), work)
  add_to(self.by_author, citation.author and likeness.surname(citation.author), work)
  return work
end

--- Complete what is known of a work by what a fuller citation of it tells.
function catalogue.complete(work, citation)
  if work.year or not citation.year or citation.form == "author_date" then return end
  work.year, work.kind = citation.year, citation.kind
  work.author = citation.author or work.author
  work.title = citation.title or work.title
  work.container = work.container or citation.container
end

-- ---- Search ---------------------------------------------------------------

--- So many works of one author, or with one first word, are looked at, the last ones: a
-- text that has more may mean any of them.
local MOST = 100

--- Iterate over the last works of a list.
local function last_of(list)
  local i, stop = #list + 1, math.max(1, #list - MOST + 1)
  return function()
    i = i - 1
    return i >= stop and list[i] or nil
  end
end

local function exactly(words, work)
  return table.concat(words, " ") == table.concat(work.words, " ")
end

--- The works of an author; of a year if one is given.
-- @treturn {table,...}
function catalogue.of_author(self, author, year)
  local list = {}
  for work in last_of(self.by_author[likeness.surname(author)] or {}) do
    if not year or not work.year or work.year == year then list[#list + 1] = work end
  end
  return list
end

--- A title that stands for a work's: whole, shortened, or its initials; a longer one
-- where the work is known by a shorter.
local function is_title_of(words, work)
  return likeness.is_short_for(words, work.words) or likeness.is_short_for(work.words, words)
    or (#words == 1 and words[1] == likeness.initials(work.words))
end

--- Do the words of a short title stand in the long one, in their order?
local function are_inside(words, title)
  local k = 1
  for _, one in ipairs(title) do
    if words[k] == one then k = k + 1 end
  end
  return #words > 0 and k > #words
end

--- *Talvik, “Hauptbuch”* for his *Ein verfehltes Hauptbuch*.
local function by_inner_words(self, words, author)
  local found, count = nil, 0
  for _, work in ipairs(catalogue.of_author(self, author)) do
    if are_inside(words, work.words) then found, count = work, count + 1 end
  end
  if count == 1 then return found end
  return nil, count > 1
end

--- The one work of a title, and whether there was more than one.
-- @tparam table self
-- @string title
-- @tparam ?string author
-- @treturn table|nil
-- @treturn ?boolean
function catalogue.by_title(self, title, author)
  local known = self.abbreviations[plain(title)]
  if known then return known end
  local words, found, count = likeness.words(title), nil, 0
  for work in last_of(self.by_word[words[1]] or {}) do
    if likeness.same_author(author, work.author) and is_title_of(words, work) then
      if exactly(words, work) then return work end
      found, count = work, count + 1
    end
  end
  if count == 1 then return found end
  if count == 0 and author then return by_inner_words(self, words, author) end
  return nil, count > 1
end

return catalogue
