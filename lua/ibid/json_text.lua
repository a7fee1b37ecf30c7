--- Text as JSON has it.

local escapes = {
  ['"'] = '\\"', ["\\"] = "\\\\", ["\n"] = "\\n", ["\r"] = "\\r", ["\t"] = "\\t",
}

local function escape(character)
  return escapes[character] or ("\\u%04x"):format(character:byte())
end

local function replace()
  return "\u{FFFD}"
end

--- A half of a surrogate pair alone stands for a byte, as in Python's `surrogateescape`:
-- no text in UTF-8 holds one.
local function keep(byte)
  return ("\\udc%02x"):format(byte)
end

--- @string text any bytes
-- @bool[opt] exact can the very bytes be had back? Else each byte that is not part of
-- UTF-8 becomes U+FFFD
-- @treturn string in double quotes
return function(text, exact)
  local pieces, at, instead = { '"' }, 1, exact and keep or replace
  local function add(last)
    pieces[#pieces + 1] = text:sub(at, last):gsub('[%c"\\\127]', escape)
  end
  while true do
    local length, bad = utf8.len(text, at)
    if length then break end
    add(bad - 1)
    pieces[#pieces + 1] = instead(text:byte(bad))
    at = bad + 1
  end
  add(#text)
  pieces[#pieces + 1] = '"'
  return table.concat(pieces)
end
