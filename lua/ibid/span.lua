--- A span: one item of a layer.
--
-- It has `first`, `last`, `kind`, `layer` (the layer's name), `index` (its place
-- in the layer), `doc`, `text`, and what its layer knows besides.  Only the
-- positions are kept in it; all else is looked up when it is asked for.
-- @classmod ibid.Span

local names = require "ibid.names"
local shorten = require "ibid.shorten"

local Span = {}

--- The span of its own kind that follows, or nil.
function Span:next()
  return self.doc[self.layer][self.index + 1]
end

--- The span of its own kind before, or nil.
function Span:previous()
  return self.doc[self.layer][self.index - 1]
end

local function own_text(span)
  return span.doc.core:sub(span.first, span.last)
end

--- The names of all that can be asked of a span of a layer.
local function fields_of(source)
  local list = { "first", "last", "kind", "layer", "index", "doc", "text" }
  for name in pairs(source.fields) do list[#list + 1] = name end
  for name in pairs(source.links) do list[#list + 1] = name end
  for name in pairs(Span) do list[#list + 1] = name end
  return list
end

local function column(span, source, name, link)
  local value = source.items:value(span.index, name)
  if link and value then return span.doc[link][value] end
  return value
end

local Meta = { __name = "ibid.Span" }

function Meta.__index(span, name)
  local source = span.source
  local field, link = source.fields[name], source.links[name]
  if field then return field(span) end
  if link ~= nil then return column(span, source, name, link) end
  if name == "text" then return own_text(span) end
  if name == "kind" then return nil end
  if Span[name] then return Span[name] end
  if type(name) ~= "string" then return nil end
  local what = ("a span of the layer %s has no field"):format(span.layer)
  error(names.unknown(what, name, fields_of(source)), 2)
end

function Meta.__eq(a, b)
  return a.first == b.first and a.last == b.last and a.layer == b.layer
    and a.doc == b.doc
end

--- `quotations 3, 120-164, speech, Lozhkina: “...”`
function Meta.__tostring(span)
  local words = { ("%s %d"):format(span.layer, span.index) }
  words[2] = ("%d-%d"):format(span.first, span.last)
  words[3] = span.kind
  return ("%s: %s"):format(table.concat(words, ", "), shorten(span.text, 60))
end

--- Make the span of an item.
-- @tparam table source the layer's source: `doc name items fields links`
-- @int index
local function new(source, index)
  local first, last, kind = source.items:span(index)
  local span = {
    doc = source.doc, layer = source.name, index = index, source = source,
    first = first, last = last,
  }
  if not source.fields.kind then span.kind = kind end
  return setmetatable(span, Meta)
end

return { new = new, Meta = Meta }
