--- Texts with the answer written into them.
-- A span is `⟦kind|the words⟧`; `{name=value; name=value}` may follow straight away
-- and say what else is known. Spans nest. A number alone in the braces, `{1}`, joins
-- the parts of one quotation.
-- @module spec.support.marked

local OPEN, BRACKET = "⟦", "\xE2\x9F[\xA6\xA7]"

--- Raise an error that names the line of a byte.
local function fail(reader, at, message, ...)
  local _, breaks = reader.source:sub(1, at - 1):gsub("\n", "")
  local line = reader.first_line + breaks
  error(("line %d: " .. message):format(line, ...), 0)
end

--- Put one `name=value`, or a number alone, into the attributes.
local function add_attribute(reader, attrs, part, at)
  if part:find "^%d+$" then
    attrs.join = part
    return
  end
  local name, value = part:match "^([%w_]+)%s*=%s*(.-)$"
  if not name then fail(reader, at, "%q is not name=value", part) end
  if attrs[name] then fail(reader, at, "%s= stands twice", name) end
  attrs[name] = value
end

--- Read the braces at a byte, if there are any.
-- @treturn table the attributes, and the byte after them
local function read_attributes(reader, at)
  local attrs = {}
  if reader.source:sub(at, at) ~= "{" then return attrs, at end
  local inside, after = reader.source:match("^{([^{}\n]*)}()", at)
  if not inside then fail(reader, at, "{ is never closed") end
  for part in inside:gmatch "[^;]+" do
    add_attribute(reader, attrs, part:match "^%s*(.-)%s*$", at)
  end
  return attrs, after
end

--- Keep the words from `reader.at` up to a byte.
local function keep(reader, last)
  local words = reader.source:sub(reader.at, last)
  reader.pieces[#reader.pieces + 1] = words
  reader.size = reader.size + #words
end

--- Begin a span; it enters the list now, so that the outer one comes first.
local function open(reader, at)
  local kind, after = reader.source:match("^([a-z]+)|()", at + #OPEN)
  kind = kind or reader.default_kind
  if not kind then fail(reader, at, "⟦ has no kind") end
  local span = { kind = kind, first = reader.size + 1 }
  reader.spans[#reader.spans + 1] = span
  reader.stack[#reader.stack + 1] = { span = span, at = at }
  return after or at + #OPEN
end

--- End the innermost span and read what is known of it.
local function close(reader, at)
  local top = table.remove(reader.stack)
  if not top then fail(reader, at, "⟧ closes nothing") end
  local after
  top.span.last = reader.size
  top.span.attrs, after = read_attributes(reader, at + #OPEN)
  return after
end

--- Take the answers out of a marked text.
-- @string source the marked text
-- @string[opt] default_kind the kind of `⟦words⟧`; without it such a span is an error
-- @int[opt=1] first_line the number of the source's first line, for messages
-- @treturn string the text
-- @treturn table spans `{ kind=, first=, last=, attrs= }` in order of their first byte,
-- the outer one first; positions count from 1, both inclusive
-- @raise `line N: …` if a bracket has no partner or braces cannot be read
local function read(source, default_kind, first_line)
  local reader = {
    source = source, default_kind = default_kind, first_line = first_line or 1,
    at = 1, size = 0, pieces = {}, stack = {}, spans = {},
  }
  local at = source:find(BRACKET)
  while at do
    keep(reader, at - 1)
    local step = source:sub(at, at + #OPEN - 1) == OPEN and open or close
    reader.at = step(reader, at)
    at = source:find(BRACKET, reader.at)
  end
  local left = reader.stack[#reader.stack]
  if left then fail(reader, left.at, "⟦ is never closed") end
  keep(reader, #source)
  return table.concat(reader.pieces), reader.spans
end

return { read = read }
