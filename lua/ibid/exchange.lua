--- What `ibid map` writes and `ibid merge` reads: JSON Lines.
--
-- A line that has the member `ibid` says what was asked for: verb, columns, arguments,
-- options.  The lines after it are rows, a member a column, of words and whole numbers;
-- `times` says how often a row stands for itself.  Several of these may follow each
-- other in one file, in any order.
-- @module ibid.exchange

local parse = require "ibid.json_read"
local quote = require "ibid.json_text"

local exchange = {}

-- ---- Writing --------------------------------------------------------------

--- Text in double quotes.  A byte that is not part of UTF-8 becomes half of a surrogate
-- pair, as in Python's `surrogateescape`: no text in UTF-8 holds one.
local function exact(text)
  local pieces, at = {}, 1
  while true do
    local length, bad = utf8.len(text, at)
    if length then break end
    pieces[#pieces + 1] = quote(text:sub(at, bad - 1)):sub(2, -2)
    pieces[#pieces + 1] = ("\\udc%02x"):format(text:byte(bad))
    at = bad + 1
  end
  pieces[#pieces + 1] = quote(text:sub(at)):sub(2, -2)
  return '"' .. table.concat(pieces) .. '"'
end

local write_value

local function members(value)
  local list, keys = {}, {}
  for key in pairs(value) do keys[#keys + 1] = key end
  table.sort(keys)
  for i, key in ipairs(keys) do list[i] = exact(key) .. ":" .. write_value(value[key]) end
  return "{" .. table.concat(list, ",") .. "}"
end

--- A list, or an object with its members in the order of their names.
function write_value(value)
  if type(value) == "string" then return exact(value) end
  if type(value) == "boolean" or math.type(value) == "integer" then return tostring(value) end
  if type(value) == "number" then return ("%.17g"):format(value) end
  if type(value) ~= "table" then
    error("a " .. type(value) .. " cannot be handed on to merge", 0)
  end
  if value[1] == nil and next(value) ~= nil then return members(value) end
  local list = {}
  for i, one in ipairs(value) do list[i] = write_value(one) end
  return "[" .. table.concat(list, ",") .. "]"
end

--- Write what was asked for, then the rows.
-- @tparam table about `verb`, `arguments`, `options`
-- @tparam ibid.Sums sums
-- @tparam function write
function exchange.write(about, sums, write)
  local columns, heads = sums.columns, {}
  write(('{"ibid":%s,"columns":%s,"arguments":%s,"options":%s}\n'):format(
    quote(about.verb), write_value(columns), write_value(about.arguments),
    members(about.options)))
  for c, name in ipairs(columns) do heads[c] = quote(name) .. ":" end
  for row, times in sums:distinct() do
    local cells = {}
    for c = 1, #columns do
      if row[c] ~= nil then cells[#cells + 1] = heads[c] .. write_value(row[c]) end
    end
    if times > 1 then cells[#cells + 1] = '"times":' .. times end
    write("{" .. table.concat(cells, ",") .. "}\n")
  end
end

-- ---- Reading --------------------------------------------------------------

--- Bytes that are not UTF-8 come back as they were.
local function bytes_of(text)
  return (text:gsub("\xED([\xB2\xB3])([\x80-\xBF])", function(a, b)
    return string.char((a:byte() & 0x3F) << 6 & 0xFF | b:byte() & 0x3F)
  end))
end

local function restore(value)
  if type(value) == "string" then return bytes_of(value) end
  if type(value) ~= "table" then return value end
  local copy = {}
  for key, one in pairs(value) do copy[restore(key)] = restore(one) end
  return copy
end

local function read_head(value, same, first)
  local head = {
    verb = value.ibid, columns = value.columns, arguments = value.arguments,
    options = value.options,
  }
  for _, name in ipairs { "columns", "arguments", "options" } do
    if type(head[name]) ~= "table" then return nil, "no " .. name end
  end
  head = restore(head)
  head.text = write_value { head.verb, head.columns, head.arguments, members(head.options) }
  if first and head.text ~= first.text then return nil, same end
  return head
end

local function row_of(value, columns)
  local row, times = {}, value.times or 1
  for c, name in ipairs(columns) do
    local cell = value[name]
    row[c] = type(cell) == "string" and bytes_of(cell) or cell
  end
  if math.type(times) ~= "integer" or times < 1 then return nil end
  return row, times
end

--- Read the lines of a file.
-- @tparam function lines an iterator over the lines
-- @tparam ?table first what an earlier file asked for
-- @tparam function start gets what is asked for, before the first row
-- @tparam function add gets each row and how often it stands
-- @treturn table|nil what is asked for
-- @treturn ?string what is wrong
function exchange.read(lines, first, start, add)
  local number = 0
  for line in lines do
    number = number + 1
    local value, message = parse(line)
    if value and type(value.ibid) == "string" then
      local head
      head, message = read_head(value, "something else was asked for than before", first)
      if not head then return nil, ("line %d: %s"):format(number, message) end
      if not first then start(head) end
      first = first or head
    elseif value and first then
      local row, times = row_of(value, first.columns)
      if not row then return nil, ("line %d: times is no number"):format(number) end
      add(row, times)
    else
      return nil, ("line %d: %s"):format(number, message or "rows before what was asked for")
    end
  end
  if not first then return nil, "no line says what was asked for" end
  return first
end

return exchange
