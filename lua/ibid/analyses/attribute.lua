--- Attribution: who is quoted, how much, and with which words.
--
-- Block quotations and epigraphs count as quotations.  A verb of your own is a cue if
-- a script adds it to the language before the first text is read:
--
--     table.insert(require("ibid.languages.en").cues, "telegraph")
--
-- @module ibid.analyses.attribute

local Sums = require "ibid.sums"
local Table = require "ibid.table"
local extent = require "ibid.dating.extent"
local groups = require "ibid.groups"
local stretches = require "ibid.stretches"

local COLUMNS = {
  "speaker", "quotations", "words", "share_quoted", "share_all", "cues", "docfreq",
  "docname", "first",
}

--- A document's own rows: of a part without a speaker all words and the quoted ones; of
-- a speaker what he says; with a cue how often it says so.
local PARTS = { "part", "docname", "speaker", "cue", "quotations", "words", "quoted", "first" }

--- The same where parts of the same name are different ones in each document.
local LOCAL_PARTS = { "docname", "part", table.unpack(PARTS, 3) }

local JOINED = { quotations = "sum", words = "sum", quoted = "sum", first = "least" }

-- ---- One document ---------------------------------------------------------

local function count_words(doc, flat)
  return #doc.core:key_list(doc.core:bounds(flat))
end

--- The words of the quotations that begin in a selection, nested ones counted once.
local function count_quoted(doc, selection)
  local inside = doc:select { within = selection:of(doc.quotations) } * selection
  return count_words(doc, inside.stretches)
end

--- What a selection has, in rows of the part.
-- @tparam {string,...} place the first two cells of the rows
local function add_selection(sums, doc, selection, place)
  local function add(...) sums:add { place[1], place[2], ... } end
  add(nil, nil, 0, count_words(doc, selection.stretches), count_quoted(doc, selection))
  for quotation in selection:of(doc.quotations):each() do
    local name, cue = quotation.speaker, (quotation.cue or ""):lower()
    if name then
      add(name, nil, 1, 0, 0, quotation.first)
      if cue ~= "" then add(name, cue, 1, 0, 0) end
    end
  end
  for _, spoken in ipairs(groups.of(selection, "speaker")) do
    local words = count_words(doc, spoken[2])
    if words > 0 then add(spoken[1], nil, 0, words, 0) end
  end
end

-- ---- Parts ----------------------------------------------------------------

--- The sentence that tells when a quotation was said: its own, or the one before it if it
-- is a block.
local function dating_sentence(doc, quotation)
  local _, _, kind = doc.quotations.source.items:span(quotation.index)
  if kind ~= "block" then return doc.sentences:at(quotation.first) end
  local block = doc.blocks:at(quotation.first)
  local before = block and block:previous()
  return before and doc.sentences:at(before.last)
end

--- The years of dates, with the dates' places, by the sentences that they stand in.
local function years_by_sentence(doc)
  local by_sentence = {}
  for date in doc.dates:each() do
    local from, sentence = extent(date.iso), doc.sentences:at(date.first)
    if from and sentence then
      local list = by_sentence[sentence.index] or {}
      list[#list + 1] = { first = date.first, year = math.floor(from) }
      by_sentence[sentence.index] = list
    end
  end
  return by_sentence
end

--- The year of the last date in a sentence before a quotation, or of the first behind it.
local function year_of(doc, quotation, by_sentence)
  local sentence, year = dating_sentence(doc, quotation), nil
  for _, date in ipairs(sentence and by_sentence[sentence.index] or {}) do
    if not year or date.first < quotation.first then year = date.year end
  end
  return year
end

--- The quotations whose sentences name a year, a way to group.
local function by_year(doc)
  local list, by_sentence = {}, years_by_sentence(doc)
  for quotation in doc.quotations:each() do
    local year = year_of(doc, quotation, by_sentence)
    if year then list[#list + 1] = { quotation.first, quotation.last, year } end
  end
  return stretches.flatten(list)
end

local function map(doc, options)
  local by, selection = options.by, doc:select(options)
  local is_local = groups.is_local(by)
  local sums = Sums { columns = is_local and LOCAL_PARTS or PARTS, joined = JOINED }
  if by == "" then
    add_selection(sums, doc, selection, { nil, doc.name })
    return sums
  end
  for _, group in ipairs(groups.of(selection, by, { year = by_year })) do
    local place = is_local and { doc.name, group[1] } or { group[1], doc.name }
    add_selection(sums, doc, doc:select { within = { stretches = group[2] } }, place)
  end
  return sums
end

-- ---- All of them ----------------------------------------------------------

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

--- The speaker of a row; the rows of a group come document by document.
local function speaker_of(group, row, docname)
  local one = group.by_name[row[3]]
  if not one then
    one = { quotations = 0, words = 0, cues = {}, docfreq = 0, docname = docname }
    group.by_name[row[3]] = one
  end
  return one
end

local function add_row(group, row, docname)
  if row[3] == nil then
    group.words, group.quoted = group.words + row[6], group.quoted + row[7]
    return
  end
  local one = speaker_of(group, row, docname)
  if row[4] then
    one.cues[row[4]] = (one.cues[row[4]] or 0) + row[5]
    return
  end
  one.quotations, one.words = one.quotations + row[5], one.words + row[6]
  one.docfreq, one.first = one.docfreq + 1, one.first or row[8]
end

local function share(part, all)
  return all > 0 and part / all or 0.0
end

--- The speakers of a group, those with most words first.
local function add_group(rows, by, group)
  local own = Table { columns = rows.columns }
  for name, one in pairs(group.by_name) do
    if one.quotations > 0 then
      local row = {
        speaker = name, quotations = one.quotations, words = one.words,
        share_quoted = share(one.words, group.quoted), share_all = share(one.words, group.words),
        cues = list_cues(one.cues), docfreq = one.docfreq, docname = one.docname,
        first = one.first,
      }
      if by ~= "" then row[1] = group.part end
      own:add(row)
    end
  end
  for _, row in ipairs(own:sort("-words", "speaker")) do rows[#rows + 1] = row end
end

local function finish(sums, options)
  local by, is_local, group = options.by, groups.is_local(options.by), nil
  local columns = table.move(COLUMNS, 1, #COLUMNS, by == "" and 1 or 2, { "group" })
  local rows = Table {
    columns = columns, picture = {
      "bars", label = by ~= "" and { "group", "speaker" } or "speaker", value = "words",
      title = by ~= "" and ("words by %s and speaker"):format(by) or nil,
    },
    spare = { "first", "docname", "docfreq", "share_all" },
  }
  for row in select(2, sums:rows()) do
    local part, docname = row[1], row[2]
    if is_local then part, docname = docname, part end
    local is_new = group and by ~= ""
      and (group.part ~= part or (is_local and group.docname ~= docname))
    if is_new then add_group(rows, by, group) end
    if not group or is_new then
      group = { docname = docname, part = part, words = 0, quoted = 0, by_name = {} }
    end
    add_row(group, row, docname)
  end
  if group then add_group(rows, by, group) end
  return rows
end

--- Tell who is quoted, those with most words first.
-- @tparam ibid.Document doc
-- @tparam[opt] table options a selection, and `by`: as in `count`, or `"year"` for each year
-- that the sentences around quotations name; then there is a first column `group`
-- @treturn ibid.Table columns `speaker quotations words share_quoted share_all cues
-- docfreq docname first`; `share_quoted` is the share of all quoted words, `share_all`
-- that of all words; `docfreq` says in how many texts the speaker is quoted, `docname` and
-- `first` in which one, and at which byte, he first is
-- @usage print(doc:attribute { within = "body" })
local function attribute(doc, options)
  return finish(map(doc, options), options)
end

return {
  run = attribute,
  map = map,
  merge = JOINED,
  finish = finish,
  about = "Who is quoted, and how much.",
  options = { by = { "", "Apart for each: chapter, section, part, kind, document, or year "
    .. "(that the sentences around quotations name)." } },
}
