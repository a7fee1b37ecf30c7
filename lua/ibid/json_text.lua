--- Text as JSON has it.

local sound = require "ibid.sound"

local escapes = {
  ['"'] = '\\"', ["\\"] = "\\\\", ["\n"] = "\\n", ["\r"] = "\\r", ["\t"] = "\\t",
}

local function escape(character)
  return escapes[character] or ("\\u%04x"):format(character:byte())
end

--- @string text any bytes
-- @treturn string in double quotes
return function(text)
  return '"' .. sound(text):gsub('[%c"\\\127]', escape) .. '"'
end
