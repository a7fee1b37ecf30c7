--- Clauses: the words around quotations as a string of letters, one for each word
-- (see `ibid.speakers.letters`), which grammars can read.
-- @module ibid.speakers.clause

local letters = require "ibid.speakers.letters"

local clause = {}

--- What is needed to read the clauses of a document.
-- @tparam ibid.Document doc
-- @treturn table
function clause.reader(doc)
  local reader = letters.of_document(doc)
  reader.doc, reader.core = doc, doc.core
  reader.tokens = doc.tokens.source.items
  reader.sentences = doc.sentences.source.items
  reader.folded, reader.plain = {}, {}
  return reader
end

-- ---- Items ----------------------------------------------------------------

--- A token as an item: its folded form, its form if it begins with a capital, else
-- its letter.
local function item_of(reader, i, first, last)
  local key = reader.core:key(i)
  local folded = reader.folded[key]
  if not folded then
    folded = reader.core:key_form(key)
    reader.folded[key], reader.plain[key] = folded, letters.plain(reader, folded)
  end
  local item = { first = first, last = last, key = folded }
  local byte = reader.text:byte(first)
  local form = (byte < 97 and byte >= 65 or byte >= 0xC3) and reader.core:form(i)
  if form and letters.is_capital(form) then
    item.form = form
  else
    item.letter = reader.plain[key]
  end
  return item
end

local function quotation_item(quotation)
  return {
    letter = "Q",
    first = quotation.first,
    last = quotation.last,
    index = quotation.index,
  }
end

--- A region's tokens outside its quotations, each quotation as one item.
local function items_of(reader, region)
  local items, tokens, q = {}, reader.tokens, 1
  local i, count = tokens:find(region.first), #reader.tokens
  while i <= count do
    local first, last, kind = tokens:span(i)
    local quotation = region.quotations[q]
    if first > region.last then break end
    if quotation and first >= quotation.first then
      items[#items + 1] = quotation_item(quotation)
      q, i = q + 1, tokens:find(quotation.last + 1)
    else
      if first >= region.first and kind ~= "reference" then
        local item = item_of(reader, i, first, last)
        if kind == "number" then item.letter = "#" end
        items[#items + 1] = item
      end
      i = i + 1
    end
  end
  return items
end

--- The closing bracket of the one at `i`, unless a quotation stands between them or
-- follows.
local function bracket_end(items, i)
  for k = i + 1, math.min(#items, i + 40) do
    local letter = items[k].letter
    if letter == "Q" then return nil end
    if letter == ")" then
      local following = items[k + 1]
      return not (following and following.letter == "Q") and k or nil
    end
  end
end

local function without_brackets(items)
  local kept, i = {}, 1
  while i <= #items do
    local item = items[i]
    local stop = item.letter == "(" and bracket_end(items, i)
    if not stop then
      if item.letter == "(" or item.letter == ")" then item.letter = "" end
      kept[#kept + 1] = item
    end
    i = (stop or i) + 1
  end
  return kept
end

--- Say of each item whether a sentence ends with it; ends inside quotations are the
-- quotations' own.
local function mark_ends(reader, region, items)
  local sentences, place = reader.sentences, 1
  for i = sentences:find(region.first), #sentences do
    local first, last = sentences:span(i)
    if first > region.last then break end
    while items[place + 1] and items[place + 1].first <= last do place = place + 1 end
    if items[place] and items[place].last <= last then items[place].ends = true end
  end
end

--- The words of a phrase such as *according to* that begins at an item, or nil.
local function phrase_at(reader, items, i)
  for _, phrase in ipairs(reader.phrases[items[i].key]) do
    local matches = true
    for k, word in ipairs(phrase) do
      local item = items[i + k - 1]
      matches = matches and item ~= nil and item.key == word
    end
    if matches then return #phrase end
  end
end

--- *a Chekist* is a person, and no one's name.
local function is_member(reader, before, following)
  local is_name = following and following.form
  return before ~= nil and reader.indefinite[before.key] and not is_name
end

local function capital_letter(reader, items, i, is_start)
  local letter = letters.capital(reader, items[i], items[i + 1], is_start)
  if letter == "X" and is_member(reader, items[i - 1], items[i + 1]) then return "L" end
  return letter
end

local function give_letters(reader, items)
  local is_start = true
  for i, item in ipairs(items) do
    if reader.phrases[item.key] then
      for k = i, i + (phrase_at(reader, items, i) or 0) - 1 do items[k].letter = "Y" end
    end
    if not item.letter then item.letter = capital_letter(reader, items, i, is_start) end
    if item.ends then
      is_start = true
    elseif item.letter ~= "" then
      is_start = item.letter == ":"
    end
  end
end

--- Read a region.
-- @tparam table reader
-- @tparam table region `first`, `last`, and its outermost `quotations`, spans
-- @treturn table `letters`, a string, and as many `items`
function clause.read(reader, region)
  local items = without_brackets(items_of(reader, region))
  mark_ends(reader, region, items)
  give_letters(reader, items)
  local kept, list, places = {}, {}, {}
  for _, item in ipairs(items) do
    if item.letter ~= "" then
      kept[#kept + 1], list[#list + 1] = item, item.letter
      if item.index then places[item.index] = #kept end
    end
    if item.ends then
      kept[#kept + 1], list[#list + 1] = { first = item.last, last = item.last }, "/"
    end
  end
  return { letters = table.concat(list), items = kept, places = places }
end

return clause
