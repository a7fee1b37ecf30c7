--- What there is by name: the modules in a folder, and the name that was meant.
-- No list is kept anywhere: a file in `layers/`, `analyses/`, `languages/` or
-- `reports/` is found by its name when that is first used.
-- @module ibid.names

local core = require "ibid.core"

local names = {}

local absent = {}

--- Load a module of ibid, if there is one of that name.
-- @string folder `"layers"`, `"analyses"` …
-- @string name
-- @treturn any|nil what the module returns; an error inside it is raised
function names.load(folder, name)
  local module = "ibid." .. folder .. "." .. name
  if absent[module] or not name:find "^[%w_%-]+$" then return nil end
  local done, result = pcall(require, module)
  if done then return result end
  if not tostring(result):find("module '" .. module .. "' not found", 1, true) then
    error(result, 0)
  end
  absent[module] = true
  return nil
end

local function add_files(found, folder)
  local here = package.searchpath("ibid.names", package.path)
  local files = here and core.files(here:gsub("names%.lua$", folder))
  for _, file in ipairs(files or {}) do
    local name = file:match "^([^.]+)%.lua$"
    if name then found[name] = true end
  end
end

--- The names of the modules in a folder, sorted.
-- @string folder
-- @treturn {string,...}
function names.list(folder)
  local found, list = {}, {}
  add_files(found, folder)
  -- A program that carries its modules inside itself has no folders.
  for module in pairs(package.preload) do
    local name = module:match("^ibid%." .. folder .. "%.([%w_%-]+)$")
    if name then found[name] = true end
  end
  for name in pairs(found) do list[#list + 1] = name end
  table.sort(list)
  return list
end

--- How many letters to add, drop, change or swap to make one word of another.
-- @string a
-- @string b
-- @treturn integer
function names.distance(a, b)
  local before, row = {}, {}
  for j = 0, #b do row[j] = j end
  for i = 1, #a do
    local older = before
    before, row = row, { [0] = i }
    for j = 1, #b do
      local x, y = a:byte(i), b:byte(j)
      local changed = before[j - 1] + (x == y and 0 or 1)
      row[j] = math.min(before[j] + 1, row[j - 1] + 1, changed)
      if i > 1 and j > 1 and x == b:byte(j - 1) and y == a:byte(i - 1) then
        row[j] = math.min(row[j], older[j - 2] + 1)
      end
    end
  end
  return row[#b]
end

--- The candidate that is most like a word, if any is like it at all.
-- @string word
-- @tparam {string,...} candidates
-- @treturn string|nil
function names.nearest(word, candidates)
  local best, least = nil, math.max(2, #word // 2)
  for _, candidate in ipairs(candidates) do
    local distance = names.distance(word:lower(), candidate:lower())
    if distance < least or (distance == least and best and candidate < best) then
      best, least = candidate, distance
    end
  end
  return best
end

--- As many candidates as fit into a message.
local MOST = 160

local function listed(candidates)
  local list = table.move(candidates, 1, #candidates, 1, {})
  table.sort(list)
  local text = table.concat(list, ", ")
  return #text <= MOST and text ~= "" and text or nil
end

--- The message for a word that names nothing: with what was meant, or all that could
-- have been.
-- @string what what the word should have named, `"a document has no field"`
-- @param word
-- @tparam {string,...} candidates what it could have named
-- @treturn string
function names.unknown(what, word, candidates)
  local message = ("%s %q"):format(what, tostring(word))
  local nearest = names.nearest(tostring(word), candidates)
  if nearest then return ("%s; did you mean %q?"):format(message, nearest) end
  local all = listed(candidates)
  return all and ("%s; there are: %s"):format(message, all) or message
end

return names
