--- Disperse: how evenly words are spread over the parts of a text or of a corpus.
-- @module ibid.analyses.disperse

local Table = require "ibid.table"
local measures = require "ibid.measures"
local partition = require "ibid.partition"
local queries = require "ibid.query"

--- Into how many places a text is divided for pictures.
local PLACES = 2000

local COUNTED = { "docname", "feature", "what", "number", "count", "size" }

local MEASURES = { "range", "dp", "dp_norm", "juilland_d" }

local COLUMNS = {
  "feature", "frequency", "parts", "range", "dp", "dp_norm", "juilland_d", "counts",
}

--- Words with commas between them, each looked for by itself; a query of tokens may have
-- commas of its own.
local function split(words)
  if type(words) ~= "string" then error("disperse: the word must be a string", 0) end
  if words:find '["%[<]' then return { words } end
  local list = {}
  for word in words:gmatch "[^,]+" do
    word = word:match "^%s*(.-)%s*$"
    if word ~= "" then list[#list + 1] = word end
  end
  if #list == 0 then error("disperse: there is no word to look for", 0) end
  return list
end

-- ---- Counting -------------------------------------------------------------

--- The words that begin at a token, by their numbers.
local function starts_of(selection, words)
  local starts = {}
  for w, word in ipairs(words) do
    local found = queries.find(selection, word)
    for k = 1, #found, 2 do
      local list = starts[found[k]] or {}
      list[#list + 1], starts[found[k]] = w, list
    end
  end
  return starts
end

local function raise(list, key)
  list[key] = (list[key] or 0) + 1
end

--- Walk through a selection once: sizes of parts, where they begin, and of each word
-- its counts by parts and by places.
local function walk(selection, words, options)
  local starts, rank = starts_of(selection, words), 0
  local part_of, n = partition(selection, options.by, options.parts)
  local found = { n = n, sizes = {}, begins = {} }
  for w in ipairs(words) do found[w] = { parts = {}, places = {}, count = 0 } end
  for i in selection:words() do
    rank = rank + 1
    local part, place = part_of(i, rank), (rank - 1) * PLACES // n
    if part then
      if not found.sizes[part] then found.begins[#found.begins + 1] = place end
      raise(found.sizes, part)
    end
    for _, w in ipairs(starts[i] or {}) do
      found[w].count = found[w].count + 1
      raise(found[w].places, place)
      if part then raise(found[w].parts, part) end
    end
  end
  return found
end

--- The counts of a document as rows that can be joined with those of others.
local function map(doc, words, options)
  local list, rows = split(words), Table { columns = COUNTED }
  local found = walk(doc:select(options), list, options)
  for w, word in ipairs(list) do
    local own = found[w]
    rows:add { doc.name, word, "all", 0, own.count, found.n }
    for part, size in pairs(found.sizes) do
      rows:add { doc.name, word, "part", part, own.parts[part] or 0, size }
    end
    for place, count in pairs(own.places) do
      rows:add { doc.name, word, "place", place, count, 0 }
    end
    for _, place in ipairs(found.begins) do
      rows:add { doc.name, word, "begin", place, 0, 0 }
    end
  end
  return rows
end

-- ---- Measuring ------------------------------------------------------------

--- What is known of one word in one text; texts in the order in which they come.
local function gather(sums)
  local texts, by_name = {}, {}
  for row in select(2, sums:rows()) do
    local docname, feature, what, number, count, size = table.unpack(row, 1, 6)
    local text = by_name[docname]
    if not text then
      text = { name = docname, words = {} }
      by_name[docname], texts[#texts + 1] = text, text
    end
    local one = text.words[feature] or { part = {}, place = {}, begin = {} }
    text.words[feature] = one
    if what == "all" then
      one.count, one.size = count, size
    else
      table.insert(one[what], { number, count, size })
    end
  end
  return texts
end

local function by_number(a, b)
  if type(a[1]) ~= type(b[1]) then return type(a[1]) == "number" end
  return a[1] < b[1]
end

--- Parts, places and beginnings of a word in texts one after another; places are shares
-- of all their words.
local function joined(texts, word)
  local all = { parts = {}, places = {}, begins = {}, count = 0 }
  local size, before = 0, 0
  for _, text in ipairs(texts) do size = size + text.words[word].size end
  for _, text in ipairs(texts) do
    local one = text.words[word]
    local function share(place) return (before + place[1] / PLACES * one.size) / size end
    for _, kind in ipairs { "part", "place", "begin" } do table.sort(one[kind], by_number) end
    table.move(one.part, 1, #one.part, #all.parts + 1, all.parts)
    for _, place in ipairs(one.place) do
      all.places[#all.places + 1] = { share(place), place[2] }
    end
    for _, place in ipairs(one.begin) do all.begins[#all.begins + 1] = share(place) end
    before, all.count = before + one.size, all.count + one.count
  end
  return all
end

--- The row of one word.
local function measured(rows, texts, word, name)
  local all, counts, sizes = joined(texts, word), {}, {}
  for i, part in ipairs(all.parts) do counts[i], sizes[i] = part[2], part[3] end
  local row = {
    feature = word, frequency = all.count, parts = #counts,
    counts = table.concat(counts, " "),
  }
  -- A text in one part is not spread over it.
  for _, measure in ipairs(#counts > 1 and MEASURES or {}) do
    row[measure] = measures[measure](counts, sizes)
  end
  if name then row.docname = name end
  rows:add(row)
  local added = rows[#rows]
  added.places, added.begins = all.places, all.begins
end

local function finish(sums, words, options)
  local texts, columns = gather(sums), { table.unpack(COLUMNS) }
  local apart = options.by ~= "document" and #texts > 1
  if apart then table.insert(columns, 1, "docname") end
  local rows = Table { columns = columns, report = "strips", picture = "dispersion" }
  for _, text in ipairs(apart and texts or {}) do
    for _, word in ipairs(split(words)) do measured(rows, { text }, word, text.name) end
  end
  for _, word in ipairs(not apart and split(words) or {}) do measured(rows, texts, word) end
  return rows
end

--- Tell how evenly words are spread.
-- @tparam ibid.Document doc
-- @string words a word or a phrase, several with commas between them, or a query as
-- `concord` takes it
-- @tparam[opt] table options a selection, `by` (`"parts"`, `"chapter"`, `"section"`,
-- `"document"` …), `parts` (how many, 10)
-- @treturn ibid.Table columns `feature frequency parts range dp dp_norm juilland_d counts`;
-- `tostring` shows strips, `svg` draws them
-- @usage print(doc:disperse("gate, weir", { by = "chapter" }))
local function disperse(doc, words, options)
  return finish(map(doc, words, options), words, options)
end

return {
  run = disperse,
  map = map,
  merge = { count = "sum", size = "sum" },
  finish = finish,
  about = "How evenly words are spread over the parts of a text.",
  example = 'doc:disperse("gate, weir", { by = "chapter" })',
  options = {
    by = { "parts", "What the parts are: parts (equal ones), chapter, section, document, "
      .. "speaker, kind (default parts)." },
    parts = { 10, "How many equal parts (default 10)." },
  },
}
