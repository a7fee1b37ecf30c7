--- Selections as words: `narration`, `speaker=Lozhkina`, `within=quotation, chapter=2`.
-- @module ibid.choice

local names = require "ibid.names"
local verbs = require "ibid.verbs"

--- A command line has only words where a number is meant.
local NUMBERS = { section = true, chapter = true }

local function check(key)
  for _, name in ipairs(verbs.selecting) do
    if name == key and key ~= "where" then return end
  end
  error(names.unknown("a selection has no option", key, verbs.selecting), 0)
end

local function value_of(key, text)
  if not NUMBERS[key] then return text end
  local number = math.tointeger(tonumber(text))
  return number or error(key .. ": a whole number is wanted, not " .. text, 0)
end

--- A comma goes on with the next option only if one follows: names may have commas.
local function parse(text)
  local options, rest = {}, ", " .. text
  while rest ~= "" do
    local key, from = rest:match "^,%s*(%a+)%s*=%s*()"
    if not key then
      local name = rest:match "^,%s*(.-)%s*$"
      local stop = name:find ",%s*%a+%s*=" or #name + 1
      options.within, rest = name:sub(1, stop - 1), name:sub(stop)
    else
      check(key)
      local stop = rest:find(",%s*%a+%s*=", from) or #rest + 1
      options[key] = value_of(key, (rest:sub(from, stop - 1):gsub("%s+$", "")))
      rest = rest:sub(stop)
    end
  end
  return options
end

--- What words, a table of options or a selection mean of a document.
-- @tparam ibid.Document doc
-- @tparam string|table|ibid.Selection value
-- @treturn ibid.Selection
local function choice(doc, value)
  if type(value) == "string" then value = parse(value) end
  if type(value) ~= "table" then
    error("a selection is wanted: a name, a table of options or doc:select{}", 0)
  end
  return doc:select(value)
end

return choice
