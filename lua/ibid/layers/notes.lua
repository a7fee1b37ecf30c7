--- The bodies of notes, from their label to their end.

--- What the text prints as the note's label; nil if that is lost.
local function printed(note)
  local items, i = note.source.items, note.index
  local start, stop = items:value(i, "label_start"), items:value(i, "label_end")
  if not start or not stop or stop <= start then return nil end
  return note.doc.core:sub(start + 1, stop)
end

return {
  columns = { "first", "last", "kind", "label", "reference", "confidence", "text" },
  fields = {
    --- The number as a string, or the printed sign.
    label = function(note)
      local number = note.source.items:value(note.index, "number")
      return number and tostring(number) or printed(note)
    end,
    --- The note without its label.
    body = function(note)
      local stop = note.source.items:value(note.index, "label_end")
      local from = stop and math.max(stop + 1, note.first) or note.first
      return (note.doc.core:sub(from, note.last):gsub("^[%]%).:]*%s*", ""))
    end,
  },
}
