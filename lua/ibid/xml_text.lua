--- Text as XML has it.

local sound = require "ibid.sound"

local ESCAPES = {
  ["&"] = "&amp;", ["<"] = "&lt;", [">"] = "&gt;", ['"'] = "&quot;", ["\r"] = "&#13;",
}

--- What XML may not hold, even escaped: control characters, U+FFFE, U+FFFF.
local FORBIDDEN = { "[%z\1-\8\11\12\14-\31]", "\xEF\xBF[\xBE\xBF]" }

--- @string text any bytes
-- @treturn string for an element or an attribute in double quotes
-- @treturn integer how many characters XML may not hold, U+FFFD now
return function(text)
  local result, replaced = sound(text), 0
  for _, pattern in ipairs(FORBIDDEN) do
    local count
    result, count = result:gsub(pattern, "\u{FFFD}")
    replaced = replaced + count
  end
  return (result:gsub('[&<>"\r]', ESCAPES)), replaced
end
