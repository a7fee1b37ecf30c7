--- One line of a text that is too long or has several lines.

--- Cut a text to so many columns of a terminal, white space made single.
-- @string text
-- @int columns
-- @bool[opt] from_start leave its end, not its beginning
-- @treturn string
local function shorten(text, columns, from_start)
  local core = require "ibid.core"
  text = text:gsub("%s+", " ")
  if #text <= columns or core.width(text) <= columns then return text end
  local pieces, used = {}, 1
  for piece in text:gmatch "[%z\1-\x7F\xC0-\xFF][\x80-\xBF]*" do
    pieces[#pieces + 1] = piece
  end
  local from, to, step = 1, #pieces, 1
  if from_start then from, to, step = #pieces, 1, -1 end
  local kept = {}
  for i = from, to, step do
    used = used + core.width(pieces[i])
    if used > columns then break end
    table.insert(kept, from_start and 1 or #kept + 1, pieces[i])
  end
  local cut = table.concat(kept)
  return from_start and "…" .. cut or cut .. "…"
end

return shorten
