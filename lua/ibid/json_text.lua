--- Text as JSON has it.

local escapes = {
  ['"'] = '\\"', ["\\"] = "\\\\", ["\n"] = "\\n", ["\r"] = "\\r", ["\t"] = "\\t",
}

local function escape(character)
  return escapes[character] or ("\\u%04x"):format(character:byte())
end

--- Each byte that is not part of UTF-8 becomes U+FFFD, which JSON may hold.
local function sound(text)
  local pieces, at = {}, 1
  while true do
    local length, bad = utf8.len(text, at)
    if length then break end
    pieces[#pieces + 1] = text:sub(at, bad - 1)
    pieces[#pieces + 1] = "\u{FFFD}"
    at = bad + 1
  end
  return table.concat(pieces) .. text:sub(at)
end

--- @string text any bytes
-- @treturn string in double quotes
return function(text)
  return '"' .. sound(text):gsub('[%c"\\\127]', escape) .. '"'
end
