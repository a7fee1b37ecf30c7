--- Collocate: which words stand near a word more often than chance would have them.
--
-- A window is so many words and numbers to the left and to the right of the node, each
-- counted once, for the nearer use of the node; it ends where a sentence, a quotation or
-- a note begins or ends.  So the four counts of a collocate are a table of two by two:
-- near a node or not, the collocate or not (Evert 2008, section 5.1).  Dice and logDice
-- alone take how often the node is used, not how many words are near it, as their
-- source does (Rychlý 2008).
-- @module ibid.analyses.collocate

local Table = require "ibid.table"
local measures = require "ibid.measures"
local names = require "ibid.names"
local queries = require "ibid.query"

local MEASURES = {
  "g2", "mi", "mi3", "t", "z", "dice", "log_dice", "log_ratio", "delta_p", "delta_p_back",
}

local COUNTED = { "feature", "count", "left", "right", "frequency", "docfreq" }

local COLUMNS = {
  "node", "collocate", "count", "left", "right", "expected", "docfreq", "frequency",
}

--- What a terminal has room for.
local SHOWN = {
  "collocate", "count", "left", "right", "expected", "frequency", "g2", "mi", "log_dice",
  "log_ratio",
}

-- ---- Boundaries -----------------------------------------------------------

local BOUNDARIES = { "sentences", "quotations", "blocks" }

--- What may be crossed, by name.
local function crossed(words)
  local set = {}
  for name in words:gmatch "[^,%s]+" do set[name] = true end
  for name in pairs(set) do
    local is_known = false
    for _, one in ipairs(BOUNDARIES) do is_known = is_known or one == name end
    if not is_known then
      error(names.unknown("cross: there is no boundary", name, BOUNDARIES), 0)
    end
  end
  return set
end

--- The layers at whose spans' edges a window ends: those of notes always.
local function bounding_layers(doc, options)
  local may_cross, list = crossed(options.cross), { doc.notes }
  if options.sentence then return { doc.notes, doc.sentences } end
  for _, name in ipairs(BOUNDARIES) do
    if not may_cross[name] then list[#list + 1] = doc[name] end
  end
  return list
end

--- The first tokens behind the edges, in order.
local function edges(doc, options)
  local items, list = doc.tokens.source.items, {}
  for _, layer in ipairs(bounding_layers(doc, options)) do
    for first, last in layer.source.items:ranges() do
      list[#list + 1], list[#list + 2] = items:find(first), items:find(last + 1)
    end
  end
  table.sort(list)
  return list
end

-- ---- Walking --------------------------------------------------------------

--- Iterate over the stretches of words that no edge parts: lists of tokens.
local function stretches_of(selection, cuts)
  local next_word, k = selection:words(), 1
  local i = next_word()
  return function()
    if not i then return nil end
    local tokens = {}
    while cuts[k] and cuts[k] <= i do k = k + 1 end
    local stop = cuts[k] or math.huge
    repeat
      tokens[#tokens + 1] = i
      i = next_word()
    until not i or i >= stop
    return tokens
  end
end

--- Which use of the node each token of a stretch belongs to, by place; `k` is the first
-- use that may be in it.  Gives nothing if there is none.
local function uses_in(tokens, nodes, k)
  while nodes[k] and nodes[k + 1] < tokens[1] do k = k + 2 end
  if not nodes[k] or nodes[k] > tokens[#tokens] then return nil, k end
  local use_of, j = {}, k
  for place, i in ipairs(tokens) do
    while nodes[j] and nodes[j + 1] < i do j = j + 2 end
    if nodes[j] and nodes[j] <= i then use_of[place] = j end
  end
  return use_of, k
end

--- How far each place is from the last use before it; from the end with a step of -1.
local function distances(use_of, first, last, step)
  local list, near = {}, nil
  for place = first, last, step do
    local before = use_of[place - step]
    if before and before ~= use_of[place] then near = place - step end
    list[place] = near and (place - near) * step or math.huge
  end
  return list
end

--- Count what stands near the nodes of a stretch.
local function count_windows(found, doc, tokens, use_of, options)
  local behind = distances(use_of, 1, #tokens, 1)
  local ahead = distances(use_of, #tokens, 1, -1)
  for place, i in ipairs(tokens) do
    local from_left, from_right = behind[place], ahead[place]
    if from_left > options.right then from_left = math.huge end
    if from_right > options.left then from_right = math.huge end
    if from_left < math.huge or from_right < math.huge then
      local key = doc.core:key(i)
      local side = from_left <= from_right and found.right or found.left
      side[key] = (side[key] or 0) + 1
      found.near = found.near + 1
    end
  end
end

--- Count in how many sentences each word stands, and in how many with the node.
local function count_sentence(found, doc, tokens, use_of)
  local seen = {}
  for place, i in ipairs(tokens) do
    local key = doc.core:key(i)
    if not (use_of and use_of[place]) and not seen[key] then
      seen[key] = true
      found.frequency[key] = (found.frequency[key] or 0) + 1
      if use_of then found.together[key] = (found.together[key] or 0) + 1 end
    end
  end
  found.all = found.all + 1
  if use_of then found.near = found.near + 1 end
end

--- Walk through a selection once.
local function walk(doc, selection, nodes, options)
  local found = { left = {}, right = {}, together = {}, near = 0 }
  if options.sentence then
    found.frequency, found.all = {}, 0
  else
    found.frequency, found.all = selection:tally()
  end
  local k, use_of = 1
  for tokens in stretches_of(selection, edges(doc, options)) do
    use_of, k = uses_in(tokens, nodes, k)
    if options.sentence then
      count_sentence(found, doc, tokens, use_of)
    elseif use_of then
      count_windows(found, doc, tokens, use_of, options)
    end
  end
  return found
end

-- ---- The counts of a document ---------------------------------------------

local function check_window(options, name)
  local value = options[name] or options.window
  if math.type(value) ~= "integer" or value < 0 then
    error(("collocate: %s must be a whole number, not below 0"):format(name), 0)
  end
  return value
end

local function windows(options)
  return {
    left = check_window(options, "left"), right = check_window(options, "right"),
    sentence = options.sentence, cross = options.cross,
  }
end

--- The words of a document with what is counted; `""` has the totals: all that is near,
-- the uses of the node, all there is.
local function map(doc, word, options)
  local selection, how = doc:select(options), windows(options)
  local nodes = queries.find(selection, word)
  local found = walk(doc, selection, nodes, how)
  local rows = Table { columns = COUNTED }
  for key, frequency in pairs(found.frequency) do
    local left, right = found.left[key] or 0, found.right[key] or 0
    local count = found.together[key] or left + right
    rows:add {
      doc.core:key_form(key), count, left, right, frequency, count > 0 and 1 or 0,
    }
  end
  return rows:add { "", found.near, #nodes // 2, 0, found.all, #nodes > 0 and 1 or 0 }
end

-- ---- Measuring ------------------------------------------------------------

--- The names of the wanted measures.
local function wanted_measures(words)
  if words == "all" then return MEASURES end
  local list = {}
  for name in words:gmatch "[^,%s]+" do
    local is_known = false
    for _, one in ipairs(MEASURES) do is_known = is_known or one == name end
    if not is_known then
      error(names.unknown("measures: there is no measure", name, MEASURES), 0)
    end
    list[#list + 1] = name
  end
  return list
end

--- Measures that take the uses of the node.
local BY_USES = { dice = true, log_dice = true }

--- A row of the result from a row of counts.
local function measured(counted, totals, wanted, options)
  local o, r, c, n = counted.count, totals.count, counted.frequency, totals.frequency
  local uses_of_node = options.sentence and r or totals.left
  local row = {
    collocate = counted.feature, count = o, docfreq = counted.docfreq, frequency = c,
    expected = measures.expected(o, r, c, n),
  }
  if not options.sentence then row.left, row.right = counted.left, counted.right end
  for _, name in ipairs(wanted) do
    row[name] = measures[name](o, BY_USES[name] and uses_of_node or r, c, n)
  end
  return row
end

local function by_name(sums)
  local list, totals, names_of = {}, nil, sums.columns
  for row in select(2, sums:rows()) do
    local counted = {}
    for c, name in ipairs(names_of) do counted[name] = row[c] end
    if counted.feature == "" then totals = counted else list[#list + 1] = counted end
  end
  return list, totals
end

local function finish(sums, word, options)
  local wanted = wanted_measures(options.measures)
  local columns = { table.unpack(COLUMNS) }
  table.move(wanted, 1, #wanted, #columns + 1, columns)
  local rows = Table {
    columns = columns, shown = options.measures == "all" and SHOWN or nil,
    picture = { "bars", label = "collocate", value = wanted[1] or "count" },
  }
  local counts, totals = by_name(sums)
  for _, counted in ipairs(counts) do
    if counted.count > 0 and counted.count >= options.min_count then
      local row = measured(counted, totals, wanted, options)
      row.node = word
      rows:add(row)
    end
  end
  local order = wanted[1] and "-" .. wanted[1] or "-count"
  rows:sort(order, "-count", "collocate")
  return options.top > 0 and rows:top(options.top) or rows
end

--- List the words near a word or a phrase, those that chance explains least first.
-- @tparam ibid.Document doc
-- @string word the node: a word, a phrase, or a query as `concord` takes it
-- @tparam[opt] table options a selection, `window` (5), `left`, `right`, `sentence`, `cross`,
-- `measures`, `min_count`, `top`
-- @treturn ibid.Table columns `node collocate count left right expected docfreq frequency`
-- and one a measure; sorted by the first measure
-- @usage print(doc:collocate("gate", { left = 3, right = 0, measures = "log_dice" }))
local function collocate(doc, word, options)
  return finish(map(doc, word, options), word, options)
end

return {
  run = collocate,
  map = map,
  merge = { count = "sum", left = "sum", right = "sum", frequency = "sum", docfreq = "sum" },
  finish = finish,
  about = "Which words stand near a word more often than by chance.",
  details = [[
A window ends where a sentence, a quotation or a note begins or ends; what is near two
uses of the word counts once, for the nearer one. WORD is a word, a phrase or a query as
in ibid concord --help. ibid measures has the formulas.]],
  example = 'doc:collocate("river", { window = 3, measures = "log_dice" })',
  options = {
    window = { 5, "Words on each side (default 5)." },
    left = { nil, "Words on the left, if they are not as many as on the right.", "whole" },
    right = { nil, "Words on the right.", "whole" },
    sentence = { false, "Count the sentences that have both, in the place of windows." },
    cross = { "", "What a window may go beyond: sentences, quotations, blocks, with commas "
      .. "between them (default nothing)." },
    measures = { "all", "Which measures, with commas between them; the first one sorts "
      .. "(default all, g2 first): see ibid measures." },
    min_count = { 2, "Only words that stand there so often (default 2)." },
    top = { 0, "Only so many rows (default all)." },
  },
}
