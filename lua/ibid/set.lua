--- The words of lists as the keys of a table.
-- @module ibid.set

local set = {}

local function add_all(add, ...)
  for i = 1, select("#", ...) do
    for _, word in ipairs((select(i, ...))) do add(word) end
  end
end

--- As they stand.
-- @tparam {string,...} ... one list or several
-- @treturn {[string]=true,...}
function set.of(...)
  local result = {}
  add_all(function(word) result[word] = true end, ...)
  return result
end

--- In small letters of ASCII.
function set.small(...)
  local result = {}
  add_all(function(word) result[word:lower()] = true end, ...)
  return result
end

--- As they stand, and with a capital of ASCII.
function set.capital(...)
  local result = {}
  add_all(function(word)
    result[word], result[word:gsub("^%l", string.upper)] = true, true
  end, ...)
  return result
end

return set
