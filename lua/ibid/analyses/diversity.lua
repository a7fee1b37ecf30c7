--- Diversity: how rich the vocabulary is.
-- @module ibid.analyses.diversity

local Table = require "ibid.table"
local groups = require "ibid.groups"
local measures = require "ibid.measures"

local BY_COUNTS = { "ttr", "guiraud", "cttr", "herdan_c", "maas", "yule_k", "simpson_d", "hdd" }

--- How often each word of a list occurs.
local function count(words)
  local uses, list = {}, {}
  for _, word in ipairs(words) do uses[word] = (uses[word] or 0) + 1 end
  for _, n in pairs(uses) do list[#list + 1] = n end
  table.sort(list) -- sums of floats must not depend on the order of `pairs`
  return list
end

local function row_of(doc, stretches, window)
  local words = doc.core:key_list(doc.core:bounds(stretches))
  local counts = count(words)
  local row = {
    words = #words, types = #counts, mattr = measures.mattr(words, window),
    mtld = measures.mtld(words),
  }
  for _, name in ipairs(BY_COUNTS) do row[name] = measures[name](counts) end
  return row
end

--- Measure the vocabulary of a selection, words and numbers by their folded forms.
-- @tparam ibid.Document doc
-- @tparam[opt] table options a selection; `by` as in `count`; `window`: words of a window
-- of MATTR (default 100)
-- @treturn ibid.Table columns `words types ttr guiraud cttr herdan_c maas yule_k simpson_d hdd
-- mattr mtld`, with `by` a first column `group`; what a text is too short for is missing
-- @usage print(doc:diversity { by = "speaker" })
local function diversity(doc, options)
  if math.type(options.window) ~= "integer" or options.window < 1 then
    error("diversity: window must be a whole number", 0)
  end
  local columns = { "words", "types" }
  table.move(BY_COUNTS, 1, #BY_COUNTS, 3, columns)
  columns[#columns + 1], columns[#columns + 2] = "mattr", "mtld"
  local selection = doc:select(options)
  if options.by == "" then
    local row = row_of(doc, selection.stretches, options.window)
    return Table({ columns = columns }):add(row)
  end
  table.insert(columns, 1, "group")
  local rows = Table { columns = columns, picture = { "bars", value = "mattr" } }
  for _, group in ipairs(groups.of(selection, options.by)) do
    local row = row_of(doc, group[2], options.window)
    row.group = group[1]
    if row.words > 0 then rows:add(row) end
  end
  return rows:sort("-words")
end

return {
  run = diversity,
  about = "How rich the vocabulary is.",
  options = {
    by = { "", "Apart for each: speaker, chapter, section, kind, part or document." },
    window = { 100, "Words of a window of MATTR (default 100)." },
  },
}
