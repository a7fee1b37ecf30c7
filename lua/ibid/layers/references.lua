--- Note references: the digits or the sign that call a note.
return {
  columns = { "first", "last", "kind", "label", "series", "note", "confidence" },
  fields = {
    --- The number as the text means it, or the sign as it is printed.
    label = function(reference)
      local number = reference.source.items:value(reference.index, "number")
      return number and tostring(number) or reference.text
    end,
  },
}
