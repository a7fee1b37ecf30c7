--- Attribution: who is quoted, how much, and with which words.
--
-- Block quotations and epigraphs count as quotations.  A verb of your own is a cue if
-- a script adds it to the language before the first text is read:
--
--     table.insert(require("ibid.languages.en").cues, "croak")
--
-- @module ibid.analyses.attribute

local Table = require "ibid.table"
local extent = require "ibid.dating.extent"
local names = require "ibid.names"

local COLUMNS = {
  "speaker", "quotations", "words", "share_quoted", "share_all", "cues", "first",
}

--- The words of the spans that begin in a selection, nested ones counted once.
local function words_in(doc, selection, layer)
  local inside = doc:select { within = selection:of(layer) }
  return #(inside * selection)
end

--- Cues in the order of their frequency: `wrote 3, said 1`.
local function list_cues(count)
  local cues, parts = {}, {}
  for cue in pairs(count) do cues[#cues + 1] = cue end
  table.sort(cues, function(a, b)
    return count[a] > count[b] or (count[a] == count[b] and a < b)
  end)
  for i = 1, math.min(5, #cues) do parts[i] = cues[i] .. " " .. count[cues[i]] end
  return table.concat(parts, ", ")
end

--- What each speaker says, by name; quotations without a speaker are no one's.
local function gather(doc, selection)
  local by_name = {}
  for quotation in selection:of(doc.quotations):each() do
    local name = quotation.speaker
    if name then
      local one = by_name[name]
      if not one then one = { quotations = 0, cues = {}, first = quotation.first } end
      by_name[name] = one
      one.quotations = one.quotations + 1
      local cue = (quotation.cue or ""):lower()
      if cue ~= "" then one.cues[cue] = (one.cues[cue] or 0) + 1 end
    end
  end
  return by_name
end

local function share(part, all)
  return all > 0 and part / all or 0.0
end

--- Who is quoted in a selection, those with most words first.
local function of_selection(doc, selection)
  local quoted, all = words_in(doc, selection, doc.quotations), #selection
  local rows = Table { columns = COLUMNS }
  for name, one in pairs(gather(doc, selection)) do
    local spoken = doc:select { speaker = function(speaker) return speaker == name end }
    local words = #(spoken * selection)
    rows:add {
      name, one.quotations, words, share(words, quoted), share(words, all),
      list_cues(one.cues), one.first,
    }
  end
  return rows:sort("-words", "speaker")
end

-- ---- Parts ----------------------------------------------------------------

--- The sentence that tells when a quotation was said: its own, or the one before it if it
-- is a block.
local function dating_sentence(doc, quotation)
  if quotation.kind ~= "block" then return doc.sentences:at(quotation.first) end
  local block = doc.blocks:at(quotation.first)
  local before = block and block:previous()
  return before and doc.sentences:at(before.last)
end

--- The year of the last date in a sentence before a quotation, or of the first behind it.
local function year_of(doc, quotation)
  local sentence, year = dating_sentence(doc, quotation), nil
  if not sentence then return nil end
  for date in doc.dates:within(sentence):each() do
    local from = extent(date.iso)
    if from and (not year or date.first < quotation.first) then year = math.floor(from) end
  end
  return year
end

--- The quotations of each year that their sentences name.
local function by_year(doc)
  local years, list = {}, {}
  for quotation in doc.quotations:each() do
    local year = year_of(doc, quotation)
    if year and not years[year] then
      years[year] = {}
      list[#list + 1] = { year, years[year] }
    end
    if year then table.insert(years[year], quotation) end
  end
  table.sort(list, function(a, b) return a[1] < b[1] end)
  return list
end

local function by_layer(layer)
  local list = {}
  for part in layer:each() do list[part.index] = { part.index, part } end
  return list
end

local WAYS = {
  year = by_year,
  chapter = function(doc) return by_layer(doc.chapters) end,
  section = function(doc) return by_layer(doc.sections) end,
}

--- Tell who is quoted, those with most words first.
-- @tparam ibid.Document doc
-- @tparam[opt] table options a selection, and `by`: `"chapter"` or `"section"` tells it
-- for each of them, `"year"` for each year that the sentences around quotations name, in a
-- first column of that name
-- @treturn ibid.Table columns `speaker quotations words share_quoted share_all cues
-- first`; `share_quoted` is the share of all quoted words, `share_all` that of all
-- words, `first` the byte where the speaker is first quoted
-- @usage print(doc:attribute { within = "body" })
local function attribute(doc, options)
  local by = options and options.by or ""
  if by == "" then return of_selection(doc, doc:select(options)) end
  if not WAYS[by] then
    local what = "attribute: by must be chapter, section or year, not"
    error(names.unknown(what, by, { "chapter", "section", "year" }), 0)
  end
  local rows = Table { columns = { by, table.unpack(COLUMNS) } }
  for _, part in ipairs(WAYS[by](doc)) do
    local selection = doc:select(options) * doc:select { within = part[2] }
    for _, row in ipairs(of_selection(doc, selection)) do
      local cells = { part[1] }
      for c, name in ipairs(COLUMNS) do cells[c + 1] = row[name] end
      rows:add(cells)
    end
  end
  return rows
end

return {
  run = attribute,
  about = "Who is quoted, and how much.",
  options = {
    by = { "", "For each chapter, section, or year (that the sentences around quotations "
      .. "name)." },
  },
}
