--- Concordance: every use of a word or a phrase, each with the words around it.
-- @module ibid.analyses.concord

local Table = require "ibid.table"

local COLUMNS = {
  "docname", "from", "to", "pre", "keyword", "post", "pattern", "first", "last",
  "place",
}

--- The keys of a query's words, as the document has them; nil if it lacks one.
local function keys_of(doc, query)
  local document = require "ibid.document"
  local tokens, keys = document.read(query, { language = doc.words }).tokens, {}
  for token in tokens:each() do
    if token.kind == "word" or token.kind == "number" then
      local key = doc.core:key_find(token.key)
      if not key then return nil, #tokens end
      keys[#keys + 1] = key
    end
  end
  return keys, #keys
end

--- The token after, calls of notes passed over.
local function following(doc, i)
  local tokens = doc.tokens.source.items
  for j = i + 1, #tokens do
    local _, _, kind = tokens:span(j)
    if kind ~= "reference" then return j end
  end
end

--- The last token of a phrase that begins at token `i`, or nil.
local function match(doc, keys, i, selected)
  if doc.core:key(i) ~= keys[1] then return nil end
  for k = 2, #keys do
    i = following(doc, i)
    if not i or not selected(i) or doc.core:key(i) ~= keys[k] then return nil end
  end
  return i
end

--- The text from token `i` to token `j` on one line, a word that a line's end parts
-- in one piece; "" if there is none.
local function stretch(doc, i, j)
  local items, pieces, before = doc.tokens.source.items, {}, nil
  for k = math.max(1, i), math.min(#items, j) do
    local first, last = items:span(k)
    local gap = before and doc.core:sub(before + 1, first - 1):gsub("%s+", " ") or ""
    pieces[#pieces + 1] = gap .. doc.core:form(k)
    before = last
  end
  return table.concat(pieces)
end

--- Tells where a byte stands: in a note, a quotation or elsewhere in the body.
local function place_of(doc)
  local notes = doc:select { within = "note" }
  local quotations = doc:select { within = "quotation" }
  return function(byte)
    if notes:has(byte) then return "note" end
    return quotations:has(byte) and "quotation" or "body"
  end
end

local function add_lines(lines, doc, query, keys, options)
  local selection, place = doc:select(options), place_of(doc)
  local items, window = doc.tokens.source.items, options.window
  local function selected(i) return selection:has((items:span(i))) end
  for i in selection:words() do
    local j = match(doc, keys, i, selected)
    if j then
      local first, _ = items:span(i)
      local _, last = items:span(j)
      lines:add {
        doc.name, i, j, stretch(doc, i - window, i - 1), stretch(doc, i, j),
        stretch(doc, j + 1, j + window), query, first, last, place(first),
      }
    end
  end
end

--- List every use of a word or a phrase, in the order of the text; case is ignored.
-- @tparam ibid.Document doc
-- @string query one word or several
-- @tparam[opt] table options a selection, and `window`: tokens of context on each side
-- @treturn ibid.Table columns `docname from to pre keyword post pattern first last
-- place`
-- @usage print(doc:concord("mind", { window = 3 }))
local function concord(doc, query, options)
  if type(query) ~= "string" then error("concord: the query must be a string", 0) end
  if math.type(options.window) ~= "integer" or options.window < 0 then
    error("concord: window must be a whole number", 0)
  end
  local lines = Table { columns = COLUMNS, right = { "pre" } }
  local keys, count = keys_of(doc, query)
  if count == 0 then error("concord: there is no word in the query", 0) end
  if keys then add_lines(lines, doc, query, keys, options) end
  return lines
end

return {
  run = concord,
  about = "Every use of a word or a phrase, with the words around it.",
  options = { window = { 5, "Tokens of context on each side (default 5)." } },
}
