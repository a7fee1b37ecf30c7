--- Queries: plain words and phrases, and patterns of tokens.
--
-- Plain words follow each other as in the text; `*` stands for any letters of a word, or
-- alone for any word; case does not count.  A query with a straight `"`, a `[` or a `<` is
-- written in the query language (`ibid.grammars.query`), where case counts unless `%c`
-- says that it does not.  Calls of notes are passed over, unless a query asks for the
-- kind `reference`, and so is what is not the book's.  A region alone finds its spans.
--
-- Of all matches the leftmost counts, of those that begin there the longest, and the next
-- one begins behind it.
-- @module ibid.query

local compile = require "ibid.querying.compile"
local grammar = require "ibid.grammars.query"
local parts = require "ibid.parts"
local plain = require "ibid.querying.plain"
local regions = require "ibid.querying.regions"

local query = {}

-- ---- Errors ---------------------------------------------------------------

--- A function that tells of what is wrong at a byte of the query, by its column.
local function failing(source)
  return function(at, message)
    local before = utf8.len(source, 1, math.min(at, #source + 1) - 1, true)
    error(("column %d: %s"):format((before or at - 1) + 1, message), 0)
  end
end

local function parse(doc, source, flags, fail)
  if not plain.is_query(source) then
    local found = plain.parse(doc, source, flags)
    return found or error("there is no word in the query", 0)
  end
  local found, at, expected = grammar(source)
  if not found then fail(at, "expected " .. expected) end
  return found
end

-- ---- Where to look --------------------------------------------------------

--- Are all tokens between two stretches passed over, because they are calls or none of
-- the book's?
local function is_gap_free(items, from, to, is_chrome)
  for first, _, kind in items:ranges(from, to) do
    if kind ~= "reference" and not is_chrome(first) then return false end
  end
  return true
end

--- Tells of bytes, asked for in order, whether they are chrome.
local function chrome_of(doc)
  local list, k = parts.chrome(doc), 1
  return function(byte)
    while list[k] and list[k + 1] < byte do k = k + 2 end
    return list[k] ~= nil and list[k] <= byte
  end
end

local function stretches_of(selection)
  local doc = selection.doc
  local pieces, items, is_chrome = selection:bounds(), doc.tokens.source.items, chrome_of(doc)
  pieces.joined = {}
  for i = 3, #pieces, 2 do
    pieces.joined[i // 2 + 1] = is_gap_free(items, pieces[i - 1] + 1, pieces[i] - 1, is_chrome)
  end
  return pieces
end

-- ---- Finding --------------------------------------------------------------

--- The only word of a plain query, if it may be looked for in the bytes.
local function single_word(found, flags)
  local leaf = found.sequence
  if not leaf then return nil end
  if leaf.op == "seq" and #leaf == 1 and #found.within == 0 then leaf = leaf[1] end
  local value = leaf.op == "leaf" and flags == "c" and leaf.test and leaf.test.value
  return value and value.flags == "cl" and value.text
end

--- The spans, tokens by turns, that lie in the stretches: of those that nest the
-- outermost, as the leftmost match counts, and then the longest.
local function whole_spans(spans, pieces)
  local matches, k, done = {}, 1, 0
  for i = 1, #spans, 2 do
    local from, to = spans[i], spans[i + 1]
    while pieces[2 * k] and pieces[2 * k] < from do k = k + 1 end
    local last = k
    while pieces[2 * last] and pieces[2 * last] < to and pieces.joined[last + 1] do
      last = last + 1
    end
    if from > done and pieces[2 * last] and pieces[2 * k - 1] <= from
      and pieces[2 * last] >= to then
      table.move({ from, to }, 1, 2, #matches + 1, matches)
      done = to
    end
  end
  return matches
end

--- Find all matches of a query.
-- @tparam ibid.Selection selection of one document
-- @string source the query
-- @tparam[opt] table options of plain words `case`: it counts, `unaccented`: diacritics do
-- not count
-- @treturn {integer,...} the first and the last token of each match by turns
function query.find(selection, source, options)
  options = options or {}
  local doc, fail = selection.doc, failing(source)
  if plain.is_query(source) and (options.case or options.unaccented) then
    error("case and unaccented are for plain words; a query has %c and %d", 0)
  end
  local flags = (options.case and "" or "c") .. (options.unaccented and "d" or "")
  local found = parse(doc, source, flags, fail)
  local pieces = stretches_of(selection)
  local word = single_word(found, flags)
  if word and not doc.core:keyed() then
    return doc.core:search_word(require("ibid.core").fold(word), pieces)
  end
  local wanted = found.sequence and compile(doc, found, fail)
  for _, region in ipairs(found.within) do
    pieces = doc.core:narrow(pieces, regions.tokens(doc, region, fail))
  end
  if found.region then
    return whole_spans(regions.tokens(doc, found.region, fail), pieces)
  end
  wanted.within = pieces
  local matches = doc.core:search(wanted)
  return matches or fail(1, "the labels can be set in too many ways: repeat less")
end

return query
