--- Walk: the tokens of a document one by one, with all that each stands in.
-- @module ibid.walk

local flow = require "ibid.flow"

--- A function that gives the line of a byte; asked in the order of the text.
local function line_counter(doc)
  local items, i = doc.lines.source.items, 1
  return function(byte)
    while i < #items and select(2, items:span(i)) < byte do i = i + 1 end
    return i
  end
end

--- Those of a layer's spans that hold a byte, outer ones first; asked in the order of the
-- text.
local function holder(list)
  local open, next_one = {}, 1
  return function(byte)
    while list[next_one] and list[next_one].first <= byte do
      open[#open + 1], next_one = list[next_one], next_one + 1
    end
    for i = #open, 1, -1 do
      if open[i].last < byte then table.remove(open, i) end
    end
    return open
  end
end

local function spans_of(layer)
  local list = {}
  for span in layer:each() do list[#list + 1] = span end
  return list
end

--- Of the quotations at a token only those that begin in the same note, or none of them
-- in any: what is open over the foot of a page is not open in its notes.
local function in_zone(quotations, note)
  local list = {}
  for _, quotation in ipairs(quotations) do
    local is_inside = note ~= nil and quotation.first >= note.first
    if is_inside == (note ~= nil) then list[#list + 1] = quotation end
  end
  return list
end

--- Is there white space, or nothing more, between two tokens?
local function is_spaced(doc, last, following)
  return following > doc.core:size() or doc.core:sub(last + 1, following - 1):find "%s" ~= nil
end

--- Call a function with each token that is no part of a running head.
-- @tparam ibid.Document doc
-- @tparam function visit gets `{ index first last kind form block sentence quotations note
-- is_spaced }`: `block`, `sentence` the place of each, `quotations` a list, outer ones
-- first, `is_spaced` whether white space follows
-- @treturn integer how many bytes of running heads were left out
local function walk(doc, visit)
  local tokens, owner, line_of = doc.tokens.source.items, flow.owners(doc), line_counter(doc)
  local quotations, notes = holder(spans_of(doc.quotations)), holder(spans_of(doc.notes))
  local sentences, dropped, waiting = holder(spans_of(doc.sentences)), 0, nil
  for index, first, last, kind in tokens:numbered() do
    local block = owner[line_of(first)]
    if block then
      if waiting then
        waiting.is_spaced = is_spaced(doc, waiting.last, first)
        visit(waiting)
      end
      local note, sentence = notes(first)[1], sentences(first)
      waiting = {
        index = index, first = first, last = last, kind = kind, form = doc.core:form(index),
        block = block, note = note, quotations = in_zone(quotations(first), note),
        sentence = sentence[#sentence] and sentence[#sentence].index,
      }
    else
      dropped = dropped + last - first + 1
    end
  end
  if waiting then
    waiting.is_spaced = true
    visit(waiting)
  end
  return dropped
end

return walk
