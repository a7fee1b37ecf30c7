--- Read JSON; dkjson does it.
-- @module ibid.json_read

local decode

local function load_decode()
  local found, dkjson = pcall(require, "dkjson")
  if not found then error("to read JSON ibid needs dkjson: luarocks install dkjson", 0) end
  return dkjson.use_lpeg().decode
end

--- @string text an object
-- @treturn table|nil
-- @treturn ?string what is wrong
return function(text)
  decode = decode or load_decode()
  local done, value, at, message = pcall(decode, text, 1, nil, nil, nil)
  if not done then return nil, "nested too deeply" end
  if type(value) ~= "table" then return nil, message or "no object" end
  if text:find("%S", at) then return nil, "something follows the object" end
  return value
end
