--- The text without its calls of notes: each byte of a call is a control character,
-- so that no number of a note is read as part of anything, and all else stays where
-- it is.
-- @module ibid.uncalled

--- @tparam ibid.Document doc
-- @treturn string as long as the text
local function uncalled(doc)
  local text, pieces, at = doc.text, {}, 1
  for first, last in doc.references:ranges() do
    pieces[#pieces + 1] = text:sub(at, first - 1)
    pieces[#pieces + 1] = ("\1"):rep(last - first + 1)
    at = last + 1
  end
  pieces[#pieces + 1] = text:sub(at)
  return table.concat(pieces)
end

--- The same, made once for a document.
return function(doc)
  local text = rawget(doc, "uncalled")
  if not text then
    text = uncalled(doc)
    rawset(doc, "uncalled", text)
  end
  return text
end
