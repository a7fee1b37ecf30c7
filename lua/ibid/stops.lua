--- Stop words: words that are left out of a count, by choice.
-- @module ibid.stops

local core = require "ibid.core"

local stops = {}

--- The sets that were made for the last call, by language.
local last = {}

local function read(path)
  local file, message = io.open(path, "rb")
  if not file then error("stop: " .. message, 0) end
  local text, list = file:read "a", {}
  file:close()
  if not text then error("stop: " .. path .. " cannot be read", 0) end
  for word in text:gmatch "%S+" do list[#list + 1] = word end
  return list
end

local function words_of(stop, words)
  if stop == true or stop == "functions" then return words.functions end
  if type(stop) == "table" then return stop end
  if type(stop) == "string" then return read(stop) end
  error("stop: true, a list of words or a file is wanted", 0)
end

local function new_set(list)
  local set = core.sums({}, 1 << 28)
  for i, word in ipairs(list) do
    if type(word) ~= "string" then error("stop: no word stands at " .. i, 0) end
    set:add(core.fold(word))
  end
  return set
end

--- The stop words as the C core wants them.
-- @tparam table options `stop`: nothing; true or `"functions"`, the function words of the
-- language; a list; or the path of a file, words with white space between them
-- @tparam table words the language
-- @return sums that have the words as keys, or nil
function stops.set(options, words)
  local stop = options.stop
  if stop == nil or stop == false then return nil end
  if last.options ~= options then last = { options = options } end
  last[words] = last[words] or new_set(words_of(stop, words))
  return last[words]
end

--- What a report says of them.
-- @param stop
-- @treturn string|nil
function stops.note(stop)
  if stop == nil or stop == false then return nil end
  if stop == true or stop == "functions" then
    return "without the function words of the language"
  end
  if type(stop) == "string" then return "without the words of " .. stop end
  if #stop <= 8 then return "without " .. table.concat(stop, ", ") end
  return ("without %s … %d words in all"):format(table.concat(stop, ", ", 1, 8), #stop)
end

return stops
