--- Vocabulary: the tokens of a text in their order, and how often each form occurs.
--
-- Rules of proofreading compare a text with itself: what is rare in it with what is
-- frequent.  Running heads, page numbers and calls of notes are left out.
-- @module ibid.vocabulary

local core = require "ibid.core"

local vocabulary = {}

--- So many places of a form are kept: only rare ones are looked at one by one.
local KEPT = 3

--- An iterator over the first and last bytes of lines that are none of the book's.
local function chrome(doc)
  local next_line = doc.lines.source.items:ranges()
  return function()
    while true do
      local first, last, kind = next_line()
      if not first then return math.huge, math.huge end
      if kind ~= "text" and kind ~= "blank" then return first, last end
    end
  end
end

local function add_form(seen, form, i)
  local count = (seen.count[form] or 0) + 1
  seen.count[form] = count
  if count == 1 then seen.places[form] = { i } end
  if count > 1 and count <= KEPT then seen.places[form][count] = i end
end

--- Take in the tokens: parallel lists, which is far cheaper than a span each.
local function add_tokens(seen, doc)
  local hidden_first, hidden_last
  local next_hidden, text, n = chrome(doc), doc.core, 0
  hidden_first, hidden_last = next_hidden()
  for index, first, last, kind in doc.tokens.source.items:numbered() do
    while hidden_last < first do hidden_first, hidden_last = next_hidden() end
    if kind ~= "reference" and last < hidden_first then
      n = n + 1
      local form = text:form(index)
      seen.first[n], seen.last[n], seen.kind[n], seen.form[n] = first, last, kind, form
      if kind == "word" then add_form(seen, form, n) end
    end
  end
  seen.size = n
end

--- How often each form occurs whatever its case.
local function add_uses(seen)
  for form, count in pairs(seen.count) do
    local folded = core.fold(form)
    seen.folded[form] = folded
    seen.uses[folded] = (seen.uses[folded] or 0) + count
  end
end

--- How often a capitalised form follows a word or a comma, where only a name is
-- capitalised.
local function add_names(seen)
  local form, kind, inside = seen.form, seen.kind, seen.inside
  for i = 2, seen.size do
    if kind[i] == "word" and form[i]:find "^[%u\xC3\xC4\xC5\xCE\xD0]" then
      if kind[i - 1] == "word" or form[i - 1] == "," then
        inside[form[i]] = (inside[form[i]] or 0) + 1
      end
    end
  end
end

local function make(doc)
  local seen = {
    doc = doc, first = {}, last = {}, kind = {}, form = {}, count = {}, places = {},
    folded = {}, uses = {}, inside = {},
  }
  add_tokens(seen, doc)
  add_uses(seen)
  add_names(seen)
  return seen
end

--- The vocabulary of a document, made once.
-- @tparam ibid.Document doc
-- @treturn table parallel lists of the tokens `first last kind form`, `size` of them;
-- by form `count`, `places` (the first three tokens), `folded`, `inside` (how often it
-- stands where only names are capitalised); `uses` by folded form
function vocabulary.of(doc)
  local seen = rawget(doc, "vocabulary")
  if not seen then
    seen = make(doc)
    rawset(doc, "vocabulary", seen)
  end
  return seen
end

--- What stands between a token and the next.
function vocabulary.gap(seen, i)
  return seen.doc.core:sub(seen.last[i] + 1, seen.first[i + 1] - 1)
end

--- How often a word occurs, whatever its case.
function vocabulary.uses(seen, word)
  return seen.uses[core.fold(word)] or 0
end

return vocabulary
