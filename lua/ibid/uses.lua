--- Where a word or a phrase is used.
-- @module ibid.uses

--- The keys of a query's words.
local function keys_of(doc, query)
  local document = require "ibid.document"
  local keys = {}
  for token in document.read(query, { language = doc.words }).tokens:each() do
    if token.kind == "word" or token.kind == "number" then keys[#keys + 1] = token.key end
  end
  if #keys == 0 then error(("there is no word in %q"):format(query), 0) end
  return keys
end

--- The next token that is no call of a note.
local function following(items, i)
  for _, _, kind, j in items:ranges(i + 1) do
    if kind ~= "reference" then return j end
  end
end

--- The last token of a phrase that begins at token `i`, or nil.
local function last_of(doc, items, keys, i)
  for k = 2, #keys do
    i = following(items, i)
    if not i or doc.core:key_form(doc.core:key(i)) ~= keys[k] then return nil end
  end
  return i
end

--- The uses of a word or a phrase in a selection, whatever their case.
-- @tparam ibid.Selection selection
-- @string query
-- @treturn {integer,...} the first and the last token of each, by turns
local function uses(selection, query)
  if type(query) ~= "string" then error("the word must be a string", 0) end
  local doc, keys = selection.doc, keys_of(selection.doc, query)
  local bounds, items, found = selection:bounds(), doc.tokens.source.items, {}
  local firsts, k, behind = doc.core:search_word(keys[1], bounds), 1, 0
  for n = 1, #firsts, 2 do
    local i = firsts[n]
    while bounds[k + 1] < i do k = k + 2 end
    local j = i > behind and last_of(doc, items, keys, i)
    if j and j <= bounds[k + 1] then
      found[#found + 1], found[#found + 2] = i, j
      behind = j
    end
  end
  return found
end

return uses
