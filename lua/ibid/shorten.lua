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
  local cut = require "ibid.fit"(text, columns - 1, from_start)
  return from_start and "…" .. cut or cut .. "…"
end

return shorten
