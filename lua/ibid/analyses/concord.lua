--- Concordance: every match of a query, each with the words around it.
-- @module ibid.analyses.concord

local Table = require "ibid.table"
local queries = require "ibid.query"

local COLUMNS = {
  "docname", "from", "to", "pre", "keyword", "post", "pattern", "first", "last",
  "place", "chapter", "block", "speaker", "note",
}
local SHOWN = { "docname", "pre", "keyword", "post", "place", "speaker" }

-- ---- Contexts -------------------------------------------------------------

--- The token at one side of a span that a byte lies in, or nil.
local function token_at(doc, items, byte, side)
  local i = items:find(byte)
  if i > #items then return nil end
  local first, last = items:span(i)
  if first > byte then return nil end
  local tokens = doc.tokens.source.items
  if side == "first" then return tokens:find(first) end
  return tokens:find(last + 1) - 1
end

--- From a match to the first and the last token of its line.
local function context_of(doc, window)
  if math.type(window) == "integer" then
    return function(i, j) return i - window, j + window end
  end
  local layer = window == "sentence" and doc.sentences or doc.blocks
  local items, tokens = layer.source.items, doc.tokens.source.items
  return function(i, j)
    local first = token_at(doc, items, (tokens:span(i)), "first") or i
    local last = token_at(doc, items, (tokens:span(j)), "last") or j
    return math.min(first, i), math.max(last, j)
  end
end

-- ---- Order ----------------------------------------------------------------

--- The n-th word or number beside a token, in folded case; "" if there is none.
local function word_beside(doc, i, n, step)
  local items = doc.tokens.source.items
  local count = #items
  while true do
    i = i + step
    if i < 1 or i > count then return "" end
    local _, _, kind = items:span(i)
    if kind == "word" or kind == "number" then n = n - 1 end
    if n == 0 then return (doc.core:key_form(doc.core:key(i))) end
  end
end

local function parse_order(order)
  local keys = {}
  for word in order:gmatch "[^%s,]+" do
    local n, side = word:match "^(%d+)([LRlr])$"
    n = math.tointeger(tonumber(n))
    if word:lower() ~= "node" and not (n and n > 0 and n <= 50) then
      error(("concord: sort is of words such as 1L, 2R and node, not %q"):format(word), 0)
    end
    keys[#keys + 1] = { n = n, left = side and side:upper() == "L" }
  end
  return keys
end

local function keys_of_match(doc, keys, i, j)
  local list = {}
  for k, key in ipairs(keys) do
    if not key.n then
      list[k] = require("ibid.core").fold(doc.core:line(i, j))
    elseif key.left then
      list[k] = word_beside(doc, i, key.n, -1)
    else
      list[k] = word_beside(doc, j, key.n, 1)
    end
  end
  return list
end

--- Matches in the wanted order; those that are alike stay in the order of the text.
local function sorted(doc, matches, order)
  local keys, by_match, index = parse_order(order), {}, {}
  if #keys == 0 then return matches end
  for k = 1, #matches, 2 do
    index[#index + 1] = k
    by_match[k] = keys_of_match(doc, keys, matches[k], matches[k + 1])
  end
  table.sort(index, function(a, b)
    local x, y = by_match[a], by_match[b]
    for k = 1, #keys do
      if x[k] ~= y[k] then return x[k] < y[k] end
    end
    return a < b
  end)
  local out = {}
  for n, k in ipairs(index) do
    out[2 * n - 1], out[2 * n] = matches[k], matches[k + 1]
  end
  return out
end

-- ---- Places ---------------------------------------------------------------

--- Whose words they are: those of the innermost quotation that has a speaker.
local function speaker_at(doc, byte)
  local quotation = doc.quotations:at(byte)
  while quotation do
    local covers = quotation.last >= byte
    if covers and quotation.speaker then return quotation.speaker end
    if covers and quotation.level == 1 then return nil end
    quotation = quotation:previous()
  end
end

--- What is looked up when it is first asked for.
local function places_of(doc)
  local in_note, quoted
  return {
    place = function(row)
      in_note = in_note or doc:select { within = "note" }
      quoted = quoted or doc:select { within = "quotation" }
      if in_note:has(row.first) then return "note" end
      return quoted:has(row.first) and "quotation" or "body"
    end,
    chapter = function(row)
      local chapter = doc.chapters:at(row.first)
      return chapter and chapter.index
    end,
    block = function(row)
      local block = doc.blocks:at(row.first)
      return block and block.kind
    end,
    speaker = function(row) return speaker_at(doc, row.first) end,
    note = function(row)
      local note = doc.notes:at(row.first)
      return note and (note.label or note.index)
    end,
  }
end

-- ---- Lines ----------------------------------------------------------------

local function add_lines(lines, doc, pattern, matches, window)
  local core, items, name = doc.core, doc.tokens.source.items, doc.name
  local context = context_of(doc, window)
  for k = 1, #matches, 2 do
    local i, j = matches[k], matches[k + 1]
    local from, to = context(i, j)
    local first, last = items:span(i)
    if j > i then last = select(2, items:span(j)) end
    lines:add {
      name, i, j, core:line(from, i - 1), core:line(i, j), core:line(j + 1, to), pattern,
      first, last,
    }
  end
end

--- List every match of a query, in the order of the text.
-- @tparam ibid.Document doc
-- @string query words, `*` standing for any letters, or a query (`ibid.query`)
-- @tparam[opt] table options a selection; `window`: tokens of context on each side, or
-- `"sentence"` or `"paragraph"`; `sort`: such as `"1R 2R 1L node"`, by the words on the
-- right and the left; `case` and `unaccented` of plain words
-- @treturn ibid.Table columns `docname from to pre keyword post pattern first last
-- place chapter block speaker note`; the last five are looked up when they are asked for,
-- for which the document has to be open. Lines of several texts stand in the order of
-- their names
-- @usage print(doc:concord("mind", { window = 3, sort = "1L" }))
local function concord(doc, query, options)
  if type(query) ~= "string" then error("concord: the query must be a string", 0) end
  local window = options.window
  if type(window) == "number" and (math.type(window) ~= "integer" or window < 0) then
    error("concord: window must be a whole number", 0)
  end
  local found, matches = pcall(queries.find, doc:select(options), query, options)
  if not found then error("concord: " .. tostring(matches), 0) end
  local lines = Table {
    columns = COLUMNS, right = { "pre" }, shown = SHOWN, later = places_of(doc),
  }
  add_lines(lines, doc, query, sorted(doc, matches, options.sort), window)
  return lines
end

-- ---- Several texts --------------------------------------------------------

--- The columns of lines before those that are shown: the words that they are sorted by.
local function keyed_columns(count)
  local columns = {}
  for k = 1, count do columns[k] = "order" .. k end
  return table.move(COLUMNS, 1, #COLUMNS, count + 1, columns)
end

--- A text's lines, before each the words that it is sorted by.
local function map(doc, query, options)
  local keys = parse_order(options.sort)
  local rows = Table { columns = keyed_columns(#keys) }
  for row in select(2, concord(doc, query, options):rows()) do
    local cells = keys_of_match(doc, keys, row.from, row.to)
    for c = 1, #COLUMNS do cells[#keys + c] = row[c] end
    rows:add(cells)
  end
  return rows
end

--- The lines of all texts, which come sorted, first by those words.
local function finish(sums, _, options)
  local count, next_row = #parse_order(options.sort), select(2, sums:rows())
  return COLUMNS, function()
    local row = next_row()
    return row and table.move(row, count + 1, count + #COLUMNS, 1, {})
  end, { right = { pre = true }, shown = SHOWN }
end

return {
  run = concord,
  map = map,
  merge = {},
  finish = finish,
  about = "Every use of a word, or match of a query, with the words around it.",
  details = [==[
A query is of plain words, one after another; * stands for any letters, alone for
any word; case does not count:

  river    part*    "* of the"

or, where it has a straight " or a [ or a <, of tokens as in CQP:

  "apparatus" %c                      a form; %c: whatever its case, %d: its diacritics
  [form = "part.*" & kind = "word"]   tests of a token: form, key (in folded case), kind
  [] []{0,3} ( | ) ? * +              any token; up to three; groups, ways, repetitions
  [quotation[speaker = "Orlov"]]      the token lies in a region
  <sentence> "The" ... </sentence>    where a region begins or ends
  a:[] "and" b:[] :: a.key = b.key    labels, compared
  ... within sentence                 the whole match lies in one region
  quotation[speaker = "Orlov"]        all spans of a region, nothing else beside it

Regions are the layers, with their columns as attributes, kinds of blocks, and parts
such as narration. The leftmost match counts, then the longest, then what is behind
it. Calls of notes are passed over.]==],
  options = {
    window = {
      5, "Tokens of context on each side (default 5), or sentence, or paragraph.",
      words = { "sentence", "paragraph" },
    },
    sort = { "", "By words on the left and right and the match: 1L 2L 1R node." },
    case = { false, "Case counts (plain words)." },
    unaccented = { false, "Diacritics do not count (plain words)." },
  },
  example = 'doc:concord("weir", { within = "quotation", sort = "1R" })',
}
