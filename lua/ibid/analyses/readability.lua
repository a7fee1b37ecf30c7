--- Readability: how hard a text is to read, by the lengths of its words and sentences.
-- @module ibid.analyses.readability

local Table = require "ibid.table"
local groups = require "ibid.groups"
local measures = require "ibid.measures"
local syllables = require "ibid.syllables"

local COUNTS = { "words", "sentences", "characters", "syllables", "long" }

--- The columns of measures, by the names that others give them.
local MEASURES = {
  { "Flesch", "flesch" }, { "Flesch.Kincaid", "flesch_kincaid" }, { "FOG", "fog" },
  { "SMOG", "smog" }, { "ARI", "ari" },
}

--- How many sentences have a word of a selection.
local function count_sentences(doc, selection)
  local sentences, items = doc.sentences.source.items, doc.tokens.source.items
  local count, at_end = 0, 0
  for i in selection:words() do
    local first = items:span(i)
    if first > at_end then
      local s = sentences:find(first)
      if s > #sentences then break end
      count, at_end = count + 1, select(2, sentences:span(s))
    end
  end
  return count
end

--- Letters and digits: hyphens, points and apostrophes are none.
local function count_characters(form)
  return utf8.len((form:gsub("%p", ""))) or #form
end

--- The counts of a selection; numbers are no words here, since nobody knows how they
-- are read out.
local function counts_of(doc, selection)
  local counts = { words = 0, characters = 0, syllables = 0, long = 0 }
  for key, n in pairs(selection:tally()) do
    local form = doc.core:key_form(key)
    if form:find "[%a\x80-\xFF]" then
      local own = syllables(form, doc.words)
      counts.words = counts.words + n
      counts.characters = counts.characters + n * count_characters(form)
      counts.syllables = own and counts.syllables and counts.syllables + n * own
      if own and own > 2 then counts.long = counts.long + n end
    end
  end
  counts.sentences = count_sentences(doc, selection)
  if not counts.syllables then counts.long = nil end
  return counts
end

local function add_row(rows, doc, selection, label)
  local counts, row = counts_of(doc, selection), {}
  for _, name in ipairs(COUNTS) do row[name] = counts[name] or nil end
  for _, measure in ipairs(MEASURES) do row[measure[1]] = measures[measure[2]](counts) end
  row.group = label
  rows:add(row)
end

local function columns_for(by)
  local columns = by ~= "" and { "group" } or {}
  table.move(COUNTS, 1, #COUNTS, #columns + 1, columns)
  for _, measure in ipairs(MEASURES) do columns[#columns + 1] = measure[1] end
  return columns
end

--- Measure how hard a text is to read.
-- @tparam ibid.Document doc
-- @tparam[opt] table options a selection, and `by`: a row for each `"chapter"`,
-- `"section"`, `"speaker"`, `"part"` …
-- @treturn ibid.Table columns `words sentences characters syllables long Flesch
-- Flesch.Kincaid FOG SMOG ARI`, with `by` a first column `group`; in languages whose
-- syllables ibid does not know, ARI alone
-- @usage print(doc:readability { within = "body", by = "chapter" })
local function readability(doc, options)
  local by, selection = options.by, doc:select(options)
  local known = doc.words.syllables.vowels ~= nil
  local rows = Table {
    columns = columns_for(by),
    picture = { "bars", value = known and "FOG" or "ARI" },
    note = not known and "syllables are known of English only: no more than ARI" or nil,
  }
  if by == "" then add_row(rows, doc, selection) end
  for _, group in ipairs(by ~= "" and groups.of(selection, by) or {}) do
    add_row(rows, doc, doc:select { within = { stretches = group[2] } }, group[1])
  end
  return rows
end

return {
  run = readability,
  about = "How hard a text is to read: Flesch, Kincaid, FOG, SMOG, ARI.",
  example = 'doc:readability { within = "body", by = "part" }',
  options = {
    by = { "", "Apart for each: chapter, section, speaker, part, kind or document." },
  },
}
