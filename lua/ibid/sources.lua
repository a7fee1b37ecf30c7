--- Where the texts of a corpus come from: files, folders, patterns, JSON Lines.
-- @module ibid.sources

local core = require "ibid.core"
local read_json = require "ibid.json_read"

local sources = {}

--- How deep folders in folders are looked at: links may lead in circles.
local DEEPEST = 32

-- ---- Paths ----------------------------------------------------------------

local function is_lines(path)
  return path:lower():find "%.jsonl$" ~= nil
end

local function is_text(name)
  return name:lower():find "%.txt$" ~= nil or is_lines(name)
end

local function exists(path)
  local file = io.open(path, "rb")
  if file then file:close() end
  return file ~= nil
end

--- The texts in a folder and the folders in it, sorted.
local function walk(folder, found, depth)
  local list = core.files(folder) or {}
  table.sort(list)
  for _, name in ipairs(list) do
    local path = folder:gsub("/$", "") .. "/" .. name
    if name:sub(1, 1) ~= "." then
      if core.files(path) then
        if depth < DEEPEST then walk(path, found, depth + 1) end
      elseif is_text(name) then
        found[#found + 1] = path
      end
    end
  end
end

local function add_folder(list, path)
  local found = {}
  walk(path, found, 1)
  for _, one in ipairs(found) do list[#list + 1] = { path = one } end
  if #found == 0 then list[#list + 1] = { wrong = path .. ": no text is in the folder" } end
end

local function add_pattern(list, pattern)
  local found = core.glob(pattern)
  table.sort(found)
  for _, path in ipairs(found) do list[#list + 1] = { path = path } end
  if #found == 0 then list[#list + 1] = { wrong = pattern .. ": no file is called so" } end
end

--- The files that paths, folders and patterns (`*`, `?`, `[a-z]`) mean.
-- @tparam {string,...} given
-- @treturn table a list of `{ path = }`, or `{ wrong = }`: what is wrong
function sources.list(given)
  local list = {}
  for _, path in ipairs(given) do
    if path ~= "-" and core.files(path) then
      add_folder(list, path)
    elseif path:find "[*?%[]" and not exists(path) then
      add_pattern(list, path)
    else
      list[#list + 1] = { path = path }
    end
  end
  for _, source in ipairs(list) do source.lines = source.path and is_lines(source.path) end
  return list
end

-- ---- JSON Lines -----------------------------------------------------------

--- The first line may begin with a byte order mark.
local function parse(line, place)
  local value, message = read_json((line:gsub("^\xEF\xBB\xBF", "")))
  if not value then return nil, ("%s: %s"):format(place, message) end
  if type(value.text) ~= "string" then return nil, place .. ": no text" end
  local name, text = value.id, value.text
  value.id, value.text = nil, nil
  if type(name) == "number" and math.tointeger(name) then name = math.tointeger(name) end
  return { name = name ~= nil and tostring(name) or place, text = text, fields = value }
end

--- Read the texts of a file of JSON Lines, one after another: each line is an object
-- with `text`, perhaps `id`, and other members.
-- @string path
-- @treturn function gives `{ name =, text =, fields = }`, or nil and what is wrong with
-- a line; nothing at the end
-- @treturn ?string what is wrong with the file
function sources.lines(path)
  local file, message = io.open(path, "rb")
  if not file then return nil, message end
  local number, ended = 0, false
  return function()
    while not ended do
      local line, why = file:read "l"
      number = number + 1
      if not line then
        ended = true
        file:close()
        if why then return nil, path .. ": " .. why end
      elseif line:find "%S" then
        return parse(line, ("%s:%d"):format(path, number))
      end
    end
  end
end

--- Where the texts of a file of JSON Lines begin.
-- @string path
-- @treturn {integer,...} offsets from 0
function sources.offsets(path)
  local offsets, at = {}, 0
  local file <close> = io.open(path, "rb")
  if not file then return offsets end
  for line in file:lines "L" do
    if line:find "%S" then offsets[#offsets + 1] = at end
    at = at + #line
  end
  return offsets
end

--- Read the text that begins at an offset.
-- @return as what `lines` gives does
function sources.at(path, offset, number)
  local file <close>, message = io.open(path, "rb")
  if not file then return nil, message end
  file:seek("set", offset)
  return parse(file:read "l" or "", ("%s (text %d)"):format(path, number))
end

return sources
