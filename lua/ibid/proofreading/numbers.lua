--- Numbers of notes that are lost, stand twice, out of their order, or were misread.

--- Larger gaps tell of a lost page rather than of a lost number.
local LARGEST = 5

--- *l2* for *12*. What has no digit at all may be a letter after all.
local function add_misread(doc, first, printed, number, add)
  if not number or printed == tostring(number) or not printed:find "%a" then return end
  local is_part = doc.core:sub(math.max(1, first - 3), first - 1):find "[%a’']$"
  add {
    first = first, last = first + #printed - 1, meant = tostring(number),
    certainty = printed:find "%d" and .9 or is_part and .3 or .7,
    reason = "a misread number of a note",
  }
end

local function gap_text(from, to)
  if from == to then return ("call %d is lost"):format(from) end
  return ("calls %d to %d are lost"):format(from, to)
end

--- What is wrong with a call that follows another of its series.
local function add_order(before, call, add)
  local last, number = before.number, call.number
  if number == last and number > 1 then
    add {
      first = call.first, last = call.last, certainty = .8, meant = tostring(last + 1),
      reason = "the number of a note that stands before, too",
    }
  elseif number > last + 1 and number <= last + 1 + LARGEST then
    add {
      first = before.last + 1, last = call.first - 1, certainty = .7, is_wide = true,
      reason = gap_text(last + 1, number - 1),
    }
  elseif number < last and number > 1 and number >= last - LARGEST then
    add {
      first = call.first, last = call.last, certainty = .6,
      reason = "the number of a note out of its order",
    }
  end
end

--- Numbers of notes that are there though their calls are lost: rule `calls` tells of them.
local function numbers_of_notes(doc)
  local set = {}
  for note in doc.notes:each() do
    if note.number and not note.reference then set[note.number] = true end
  end
  return set
end

local function add_calls(doc, add)
  local last, has_note = {}, numbers_of_notes(doc)
  for call in doc.references:each() do
    local series, number = call.series, call.number
    if number then
      add_misread(doc, call.first, call.text, number, add)
      local before = last[series]
      if before and not has_note[before.number + 1] then add_order(before, call, add) end
      last[series] = call
    end
  end
end

--- The bytes of a note's number, or nil if that is lost.
local function label_of(note)
  local start = note.source.items:value(note.index, "label_start")
  local stop = note.source.items:value(note.index, "label_end")
  if note.number and start and stop and stop > start then return start + 1, stop end
end

--- Two notes, one right behind the other, with one number.
local function add_notes(doc, add)
  local before
  for note in doc.notes:each() do
    local first, last = label_of(note)
    if first then add_misread(doc, first, doc.core:sub(first, last), note.number, add) end
    if first and before and before.number == note.number and note.number > 1
      and not doc.core:sub(before.last + 1, note.first - 1):find "%S" then
      add {
        first = first, last = last, certainty = .8, meant = tostring(note.number + 1),
        reason = "the number of a note that stands before, too",
      }
    end
    before = note
  end
end

local function find(doc, add)
  add_calls(doc, add)
  add_notes(doc, add)
end

return { about = "numbers of notes that are lost, doubled or misread", find = find }
