--- Compare: which words are more, and which less frequent here than there (keyness).
--
-- Two selections of a text are compared, or a text with others (`reference`).
-- @module ibid.analyses.compare

local Table = require "ibid.table"
local choice = require "ibid.choice"
local measures = require "ibid.measures"
local names = require "ibid.names"

local COUNTED = {
  "feature", "n_target", "n_reference", "docfreq_target", "docfreq_reference",
}

local COLUMNS = {
  "feature", "g2", "p", "log_ratio", "n_target", "n_reference", "docfreq_target",
  "docfreq_reference", "g2_two_cells", "chi2", "diff", "odds_ratio",
}

--- What a terminal has room for.
local SHOWN = { "feature", "g2", "p", "log_ratio", "n_target", "n_reference" }

local CORRECTIONS = { "bonferroni", "holm", "bh", "none" }

-- ---- Counting -------------------------------------------------------------

--- Add a selection's counts to the columns of a side; `""` counts all words.
local function add_counts(by_feature, selection, side)
  local counts, total = selection:tally()
  local doc = selection.doc
  local function add(feature, n)
    local row = by_feature[feature]
    if not row then
      row = { feature, 0, 0, 0, 0 }
      by_feature[feature] = row
    end
    row[side], row[side + 2] = row[side] + n, row[side + 2] + 1
  end
  for key, n in pairs(counts) do add(doc.core:key_form(key), n) end
  add("", total)
end

local TARGET, REFERENCE = 2, 3

--- Both sides in a document; without `with` the rest of it is the other side.
local function selections(doc, options)
  local base = doc:select(options)
  local target = options.of and choice(doc, options.of) * base or base
  if options.reference then return target, nil end
  if not options.of then error("compare: say what to compare: of, or reference", 0) end
  local with = options.with and choice(doc, options.with) * base
  return target, with or base - target
end

--- The words of a document's two selections with their counts.
local function map(doc, options)
  local by_feature = {}
  local target, reference = selections(doc, options)
  add_counts(by_feature, target, TARGET)
  if reference then add_counts(by_feature, reference, REFERENCE) end
  local rows = Table { columns = COUNTED }
  for _, row in pairs(by_feature) do rows:add(row) end
  return rows
end

--- The documents of the reference: one, several, a corpus, a path or a list of paths.
local function each_reference(reference)
  if type(reference) == "table" and reference.each then return reference:each() end
  local list = reference
  if type(reference) == "string" or rawget(reference, "core") then list = { reference } end
  if type(list[1]) == "string" then
    local function fail(message) error(message, 0) end
    return require "ibid.corpus" { tell = fail, table.unpack(list) }:each()
  end
  local i = 0
  return function()
    i = i + 1
    return list[i]
  end
end

local function add_reference(by_feature, options)
  if not options.reference then return end
  for doc in each_reference(options.reference) do
    local base = doc:select(options)
    local with = options.with and choice(doc, options.with) * base or base
    add_counts(by_feature, with, REFERENCE)
  end
end

-- ---- Measuring ------------------------------------------------------------

local function check_total(n, what)
  if n > 0 then return n end
  error(("compare: %s has no words"):format(what), 0)
end

--- p of the rows' G2, corrected for as many tests as there are rows.
local function add_p(rows, correction)
  local values = {}
  for i, row in ipairs(rows) do values[i] = measures.p(row.g2) end
  if correction ~= "none" then values = measures[correction](values) end
  for i, row in ipairs(rows) do row.p = values[i] end
end

local function check(options)
  for _, name in ipairs(CORRECTIONS) do
    if options.correction == name then return end
  end
  local what = "correction: there is none called"
  error(names.unknown(what, options.correction, CORRECTIONS), 0)
end

--- A row with the measures of a word that occurs `o` times of `r` here, `c` of `n` in all.
local function measured(counted, r, n)
  local feature, o, reference = counted[1], counted[2], counted[3]
  local c = o + reference
  return {
    feature = feature, n_target = o, n_reference = reference,
    docfreq_target = counted[4], docfreq_reference = counted[5],
    g2 = measures.g2(o, r, c, n), g2_two_cells = measures.g2_two_cells(o, r, c, n),
    chi2 = measures.chi2(o, r, c, n), log_ratio = measures.log_ratio(o, r, c, n),
    diff = measures.diff(o, r, c, n), odds_ratio = measures.odds_ratio(o, r, c, n),
  }
end

local function by_feature_of(sums)
  local by_feature = {}
  for row in select(2, sums:rows()) do by_feature[row[1]] = { table.unpack(row, 1, 5) } end
  return by_feature
end

local function finish(sums, options)
  check(options)
  local by_feature = by_feature_of(sums)
  add_reference(by_feature, options)
  local all = by_feature[""]
  local r = check_total(all[TARGET], options.of and "what of selects" or "the text")
  local other = options.with and "what with selects" or "the other side"
  local n = r + check_total(all[REFERENCE], other)
  local rows = Table { columns = COLUMNS, shown = SHOWN, picture = "keyness" }
  for feature, counted in pairs(by_feature) do
    local uses = counted[TARGET] + counted[REFERENCE]
    if feature ~= "" and uses >= options.min_count then rows:add(measured(counted, r, n)) end
  end
  add_p(rows, options.correction)
  rows:sort("-g2", "feature")
  if options.max_p < 1 then rows = rows:where(function(row) return row.p <= options.max_p end) end
  return options.top > 0 and rows:top(options.top) or rows
end

--- Compare the words of two selections, or of a text and a reference.
-- @tparam ibid.Document doc
-- @tparam table options a selection that holds for both sides, `of`, `with` (each a part's
-- name, words as on the command line, a table of options or a selection; `with` is the
-- rest unless it is given), `reference` (a document, a corpus, paths), `correction`,
-- `min_count`, `max_p`, `top`
-- @treturn ibid.Table columns `feature g2 p log_ratio n_target n_reference docfreq_target
-- docfreq_reference g2_two_cells chi2 diff odds_ratio`; what is more frequent in `of`
-- first, what is less frequent last, its `g2` below 0
-- @usage print(doc:compare { of = { speaker = "Lozhkina" }, with = "narration" })
local function compare(doc, options)
  return finish(map(doc, options), options)
end

return {
  run = compare,
  map = map,
  merge = {
    n_target = "sum", n_reference = "sum", docfreq_target = "sum", docfreq_reference = "sum",
  },
  finish = finish,
  about = "Which words are more and which less frequent here than there (keyness).",
  details = [[
g2 is that of four cells, below 0 for what is less frequent in --of; g2_two_cells is
that of the word's two cells, as for two corpora. p is that of g2. ibid measures has
the formulas. --reference comes behind the files: ibid compare FILE --reference FILE.]],
  example = 'doc:compare { of = { speaker = "Lozhkina" }, with = "narration" }',
  options = {
    of = { nil, "What is looked at: a part such as quotation, or speaker=NAME, chapter=2, "
      .. "several with commas between them." },
    with = { nil, "What it is compared with, in the same form (default: the rest)." },
    reference = { nil, "Texts to compare with, in the place of a part of this one.", "files" },
    correction = { "holm", "What makes p hold for many words: holm, bonferroni, bh or none "
      .. "(default holm)." },
    min_count = { 1, "Only words that occur so often on both sides together (default 1)." },
    max_p = { 1.0, "Only words with a corrected p of at most this (default 1)." },
    top = { 0, "Only so many rows (default all)." },
  },
}
