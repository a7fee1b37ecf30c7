--- The bodies of notes, from their label to their end.

local lost = require "ibid.lost"

local COLUMNS = {
  "label", "first", "last", "kind", "confidence", "call", "before", "place",
  "place_confidence", "text",
}
local SHOWN = 40

--- What the text prints as the note's label; nil if that is lost.
local function printed(note)
  local items, i = note.source.items, note.index
  local start, stop = items:value(i, "label_start"), items:value(i, "label_end")
  if not start or not stop or stop <= start then return nil end
  return note.doc.core:sub(start + 1, stop)
end

--- The words that a note is called behind.
local function before(reference)
  local core = reference.doc.core
  local from = math.max(1, reference.first - 2 * SHOWN)
  while from > 1 and core:sub(from, from):find "[\x80-\xBF]" do from = from - 1 end
  local words = core:sub(from, reference.first - 1):match "[^\n]*$"
  return require "ibid.shorten"(words, SHOWN, true)
end

local function row_of(reference, note)
  local label = (note or reference).label or reference and reference.label
  if not note then
    return {
      label, nil, nil, "not in the text", nil, reference.first, before(reference),
    }
  end
  return {
    label, note.first, note.last, note.kind, note.confidence,
    reference and reference.first, reference and before(reference),
    note.place and note.place.first, note.place_confidence, note.text,
  }
end

--- Numbers that a series passes over, as rows; more than a few as one.
local function gap(from, to)
  if to - from >= 3 then return { { from .. "-" .. to, nil, nil, "missing" } } end
  local rows = {}
  for number = from, to do
    rows[#rows + 1] = { tostring(number), nil, nil, "missing" }
  end
  return rows
end

--- Every call with its note, in the order of the calls; between them what the
-- numbers pass over; notes that nothing calls behind the note that they follow.
local function side_by_side(doc)
  local rows, numbers, next_note = {}, {}, 1
  local function add_uncalled(up_to)
    while next_note < up_to do
      local note = doc.notes[next_note]
      if not note.reference then rows[#rows + 1] = row_of(nil, note) end
      next_note = next_note + 1
    end
  end
  for reference in doc.references:each() do
    local note, number = reference.note, reference.number
    local last = numbers[reference.series]
    if number and last and number > last + 1 and number < last + 50 then
      table.move(gap(last + 1, number - 1), 1, number, #rows + 1, rows)
    end
    numbers[reference.series] = number or last
    if note then add_uncalled(note.index) end
    rows[#rows + 1] = row_of(reference, note)
  end
  add_uncalled(#doc.notes + 1)
  return rows
end

return {
  columns = { "first", "last", "kind", "label", "reference", "confidence", "text" },
  rows = function(doc)
    local rows, i = side_by_side(doc), 0
    return COLUMNS, function()
      i = i + 1
      return rows[i]
    end
  end,
  fields = {
    --- The number as a string, or the printed sign.
    label = function(note)
      local number = note.source.items:value(note.index, "number")
      return number and tostring(number) or printed(note)
    end,
    --- The block where the lost call of a note that nothing calls must have stood.
    place = function(note)
      local place = lost(note)
      return place and place.block
    end,
    --- How sure that is.
    place_confidence = function(note)
      local place = lost(note)
      return place and place.confidence
    end,
    --- The note without its label.
    body = function(note)
      local stop = note.source.items:value(note.index, "label_end")
      local from = stop and math.max(stop + 1, note.first) or note.first
      return (note.doc.core:sub(from, note.last):gsub("^[%]%).:]*%s*", ""))
    end,
  },
}
