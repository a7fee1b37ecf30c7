--- Fixtures: small cases that a philologist can write without Lua.
-- A file `spec/fixtures/KIND/*.txt` holds many cases. Each is a line `=== title`, the
-- text, a line `---`, and the same text with the wanted spans marked (see
-- `spec.support.marked`). Lines before the first case are comments.
-- @module spec.support.fixtures

local lfs = require "lfs"
local marked = require "spec.support.marked"

-- The folder is found from this file, so that the specs run from anywhere.
local HERE = debug.getinfo(1, "S").source:match "^@(.*)support[/\\]fixtures%.lua$"
local ROOT = (HERE or "spec/") .. "fixtures/"

local ESCAPES = { ["\\f"] = "\f", ["\\r"] = "\r", ["\\t"] = "\t" }

--- Put control characters in the place of their escapes.
local function unescape(text)
  return (text:gsub("\\[frt]", ESCAPES))
end

--- The number of the line on which two texts begin to differ, counted from 0.
local function first_difference(a, b)
  local breaks = 0
  for i = 1, math.min(#a, #b) do
    if a:byte(i) ~= b:byte(i) then break end
    if a:byte(i) == 10 then breaks = breaks + 1 end
  end
  return breaks
end

--- Raise an error that names the file and the line.
local function fail(file, line, message)
  error(("%s:%d: %s"):format(file, line, message), 0)
end

--- Split a file into the lines of its cases, without reading the answers yet.
local function split(source, file)
  local cases, case, part, number = {}, nil, nil, 0
  for line in (source:gsub("\n$", "") .. "\n"):gmatch "(.-)\n" do
    number = number + 1
    local title = line:match "^=== +(.-)%s*$"
    if title then
      case = { title = title, line = number, text = {}, answer = {} }
      part = case.text
      cases[#cases + 1] = case
    elseif line == "---" and case then
      if case.rule then fail(file, number, "a second --- in one case") end
      case.rule, part = number, case.answer
    elseif part then
      part[#part + 1] = line
    end
  end
  return cases
end

--- Read the answer of one case and compare the words with its text.
local function check(raw, file, kind)
  if not raw.rule then fail(file, raw.line, "the case has no ---") end
  -- Blank lines at the end part the cases.
  local text = table.concat(raw.text, "\n"):gsub("\n+$", "")
  local answer = table.concat(raw.answer, "\n"):gsub("\n+$", "")
  if file:find "%.escaped%.txt$" then
    text, answer = unescape(text), unescape(answer)
  end
  local good, stripped, spans = pcall(marked.read, answer, kind, raw.rule + 1)
  if not good then error(("%s: %s"):format(file, stripped), 0) end
  if stripped ~= text then
    local line = raw.rule + 1 + first_difference(stripped, text)
    fail(file, line, "without its marks the answer is not the text")
  end
  return text, spans
end

--- Read the cases of one file's contents.
-- @string source what the file holds
-- @string file its name, for messages and for what the name says of it
-- @string kind the kind of a span without one
-- @treturn table a list as `cases` gives it
local function parse(source, file, kind)
  local hard = file:match("[^/\\]*$"):find "^hard_" ~= nil
  local cases = {}
  for i, raw in ipairs(split(source, file)) do
    local text, spans = check(raw, file, kind)
    cases[i] = {
      title = raw.title, text = text, spans = spans,
      file = file, line = raw.line, hard = hard,
    }
  end
  return cases
end

--- The names of a folder's fixtures, sorted, so that every run has one order.
local function names(path)
  local list = {}
  for name in lfs.dir(path) do
    if name:find "%.txt$" then list[#list + 1] = name end
  end
  table.sort(list)
  return list
end

--- Read every case of a folder.
-- @string folder a folder of `spec/fixtures`; its name is the kind of spans without one
-- @treturn table a list of `{ title, text, spans, file, line, hard }`; `hard` says that
-- the file's name starts with `hard_`: the case is not solved yet
-- @raise `file:line: …` if an answer without its marks is not the text
local function cases(folder)
  local all = {}
  for _, name in ipairs(names(ROOT .. folder)) do
    local file = ROOT .. folder .. "/" .. name
    local handle <close> = assert(io.open(file, "rb"))
    for _, case in ipairs(parse(handle:read "a", file, folder)) do
      all[#all + 1] = case
    end
  end
  return all
end

return { cases = cases, parse = parse }
