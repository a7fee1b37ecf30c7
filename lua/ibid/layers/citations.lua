local citing = require "ibid.citing"
local uncalled = require "ibid.uncalled"
local function make(doc)
  local reader, list = citing.reader(doc.words, uncalled(doc)), {}
  for note in doc.notes:each() do
    local stop = note.source.items:value(note.index, "label_end")
    local from = stop and math.max(stop + 1, note.first) or note.first
    for _, one in ipairs(citing.read(reader, from, note.last)) do
      one.note = note.index
      list[#list + 1] = one
    end
  end
  table.sort(list, function(a, b) return a.first < b.first end)
  return list
end
return { make = make }
