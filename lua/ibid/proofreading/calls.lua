--- Notes that nothing calls, calls without a note, notes whose number or sign is lost.
--
-- A call that is lost leaves no trace but this: the notes around its note are called, and
-- it stood between their calls.

local shorten = require "ibid.shorten"

--- Share of the calls, or of the notes, that has to have its partner before the others
-- are told of: many texts lack their notes.
local MOST = .75

local function has_label(note)
  local start = note.source.items:value(note.index, "label_start")
  local stop = note.source.items:value(note.index, "label_end")
  return start ~= nil and stop ~= nil and stop > start
end

--- A number or a sign, as the series of calls do not mix them.
local function shape(span)
  return span.number and "number" or "sign"
end

--- How many of a layer's spans of each shape there are, and how many have a partner.
local function shares(layer, partner)
  local all, paired = {}, {}
  for span in layer:each() do
    local key = shape(span)
    all[key] = (all[key] or 0) + 1
    if span[partner] then paired[key] = (paired[key] or 0) + 1 end
  end
  return function(key) return (paired[key] or 0) / (all[key] or 1) end
end

--- The first words of a note.
local function beginning(note)
  local words = note.doc.core:sub(note.first, math.min(note.last, note.first + 60))
  return words:match "^%S+%s+%S+%s+%S+" or words:match "^%S+"
end

local function add_unlabelled(note, add)
  local words = beginning(note)
  add {
    first = note.first, last = note.first + #words - 1, certainty = .8,
    reason = "a note that has lost its number or sign",
  }
end

local function add_uncalled(note, add)
  local stop = note.source.items:value(note.index, "label_end")
  add {
    first = note.first, last = math.max(stop, note.first), certainty = .8,
    reason = "a note that nothing calls",
  }
end

--- The calls of the nearest notes before and behind that are called.
local function calls_around(notes, index)
  local before, after
  for i = index - 1, math.max(1, index - 5), -1 do
    before = before or notes[i].reference
  end
  for i = index + 1, math.min(#notes, index + 5) do
    after = after or notes[i].reference
  end
  return before, after
end

--- Where in the text a lost call must have stood.
local function add_lost_call(note, add)
  local before, after = calls_around(note.doc.notes, note.index)
  if not before or not after or after.first <= before.last + 1 then return end
  if shape(before) ~= shape(after) then return end
  add {
    first = before.last + 1, last = after.first - 1, certainty = .6, is_wide = true,
    reason = ("here the call of a note is lost: %s"):format(shorten(note.text, 50)),
  }
end

local function add_notes(doc, add)
  local share = shares(doc.notes, "reference")
  local shape_of_most = share "number" > share "sign" and "number" or "sign"
  for note in doc.notes:each() do
    local is_labelled = has_label(note)
    local key = is_labelled and shape(note) or shape_of_most
    if not note.reference and share(key) >= MOST then
      if is_labelled then add_uncalled(note, add) else add_unlabelled(note, add) end
      add_lost_call(note, add)
    end
  end
end

--- Numbers at the beginnings of paragraphs inside notes: perhaps notes themselves.
local function numbers_inside(doc)
  local set = {}
  for note in doc.notes:each() do
    local text = note.text
    for at, number in text:gmatch "()%f[%w](%d+)%f[%W]" do
      if text:sub(math.max(1, at - 2), at - 1):find "\n" then set[number] = true end
    end
  end
  return set
end

local function add_calls(doc, add)
  local share, inside = shares(doc.references, "note"), numbers_inside(doc)
  for call in doc.references:each() do
    if not call.note and share(shape(call)) >= MOST and not inside[call.label] then
      add {
        first = call.first, last = call.last, certainty = .8,
        reason = "a call without its note",
      }
    end
  end
end

local function find(doc, add)
  if #doc.notes == 0 then return end
  add_notes(doc, add)
  add_calls(doc, add)
end

return { about = "notes that nothing calls, calls without notes", find = find }
