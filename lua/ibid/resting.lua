--- Resting: the quotations that notes serve, and the works that they cite, looked up.
-- @module ibid.resting

local resting = {}

--- The quotations that a note serves, by the note's place in its layer.
-- @tparam ibid.Document doc
-- @treturn {{ibid.Span,...},...}
function resting.by_note(doc)
  local by_note = {}
  for quotation in doc.quotations:each() do
    local note = quotation.reference and quotation.reference.note
    if note then
      by_note[note.index] = by_note[note.index] or {}
      table.insert(by_note[note.index], quotation)
    end
  end
  return by_note
end

--- The works of a text by their keys.
-- @tparam ibid.Document doc
-- @treturn {[string]=ibid.Span,...}
function resting.works(doc)
  local by_key = {}
  for work in doc.works:each() do by_key[work.key] = work end
  return by_key
end

return resting
