--- Compares what a document finds with marked answers, and counts.
-- @module spec.support.found

local ibid = require "ibid"
local fixtures = require "spec.support.fixtures"
local marked = require "spec.support.marked"

local found = {}

local function plain(value)
  return (tostring(value):gsub("[^%w\x80-\xFF]", ""):lower())
end

--- Do two values say the same, but for points, case and blanks?
function found.same(a, b)
  return a ~= nil and b ~= nil and plain(a) == plain(b)
end

--- A text of the project and its answers.
function found.text(name)
  local file <close> = assert(io.open("spec/texts/" .. name .. ".marked", "rb"))
  return marked.read(file:read "a")
end

--- The spans of a layer by their places, and how many there are.
function found.by_place(layer, offset)
  local by, count = {}, 0
  for span in layer:each() do
    by[span.first - offset .. "-" .. span.last - offset] = span
    count = count + 1
  end
  return by, count
end

--- Count what is right: `wanted`, `given`, `right` spans, `fields` of them and how many
-- of those are `good`.
-- @tparam ibid.Layer layer
-- @tparam {table,...} spans answers
-- @tparam table counts is added to
-- @tparam function same of a span, a name and a value
-- @int offset how many bytes stand before the answers' text
function found.count(layer, spans, counts, same, offset)
  local by, given = found.by_place(layer, offset)
  counts.given = (counts.given or 0) + given
  for _, span in ipairs(spans) do
    local one = by[span.first .. "-" .. span.last]
    counts.wanted = (counts.wanted or 0) + 1
    counts.right = (counts.right or 0) + (one and 1 or 0)
    for name, value in pairs(span.attrs) do
      counts.fields = (counts.fields or 0) + 1
      local is_good = one and same(one, name, value)
      counts.good = (counts.good or 0) + (is_good and 1 or 0)
    end
  end
end

--- A file named `fr_….txt` is read as French.
function found.language(case)
  return case.file:match "/(%l%l)_[^/]*$" or "en"
end

--- Count over the fixtures of a folder, those held out apart.
-- @tparam string folder
-- @tparam function wrap from a case to its text and the bytes before the case's own
-- @treturn table counts of the tuned half
-- @treturn table counts of the other
function found.halves(folder, wrap, same)
  local tuned, held = {}, {}
  for _, case in ipairs(fixtures.cases(folder)) do
    local counts = case.file:find "held_out_" and held or tuned
    local text, offset = wrap(case)
    local doc = ibid.read(text, { language = found.language(case) })
    found.count(doc[folder], case.spans, counts, same, offset)
  end
  return tuned, held
end

return found
