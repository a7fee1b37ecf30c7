--- The regions that a query may name: spans of every layer, by the layer's name or the
-- name of one of them (`quotations`, `quotation`), kinds of blocks, and the parts of a
-- text that a selection knows (`narration`).
-- @module ibid.querying.regions

local matcher = require "ibid.querying.matcher"
local names = require "ibid.names"
local parts = require "ibid.parts"

local regions = {}

local SINGULAR = { people = "person", glosses = "gloss" }

local function singular(layer)
  return SINGULAR[layer] or layer:gsub("s$", "")
end

--- `{ name = layer }` for both names of each layer of a document
local function layers_of(doc)
  local list = {}
  for _, name in ipairs(doc:layers()) do list[name], list[singular(name)] = name, name end
  return list
end

local function all_names(doc)
  local list = parts.names()
  for name in pairs(layers_of(doc)) do list[#list + 1] = name end
  table.sort(list)
  return list
end

-- ---- Attributes -----------------------------------------------------------

--- What an attribute is compared as: a span by its label or its number.
local function plain(value)
  if type(value) ~= "table" then return value end
  return value.source.fields.label and value.label or value.index
end

local function has_field(layer, name)
  local source = layer.source
  return source.fields[name] or source.links[name] ~= nil or #layer == 0
    or name == "kind" or name == "text" or name == "index" or name == "first"
    or name == "last"
end

local function check_field(layer, test, fail)
  if has_field(layer, test.name) then return end
  local list = { "kind", "text", "index", "first", "last" }
  for name in pairs(layer.source.fields) do list[#list + 1] = name end
  for name in pairs(layer.source.links) do list[#list + 1] = name end
  fail(test.at, names.unknown(layer.name .. " have no attribute", test.name, list))
end

--- A speaker is known by the last part of the name, as in a selection.
local function matches_name(one, value)
  if one.matches(value) then return true end
  for tail in value:gmatch "%f[^%s]()" do
    if one.matches(value:sub(tail)) then return true end
  end
  return false
end

local function test_of_text(test, fail)
  local value = test.value
  local one, at, wrong = matcher.new(value.text, value.flags)
  if not one then fail(value.at + at, wrong) end
  local is_name = test.name == "speaker"
  local function equals(given)
    given = one.prepare(tostring(given))
    if is_name then return matches_name(one, given) end
    return one.matches(given) == true
  end
  if test.compare == "=" then
    return function(given) return given ~= nil and equals(given) end
  elseif test.compare == "!=" then
    return function(given) return given == nil or not equals(given) end
  end
  fail(test.at, "only numbers can be larger or smaller")
end

local numeric = {
  ["="] = function(a, b) return a == b end, ["!="] = function(a, b) return a ~= b end,
  ["<"] = function(a, b) return a < b end, [">"] = function(a, b) return a > b end,
  ["<="] = function(a, b) return a <= b end, [">="] = function(a, b) return a >= b end,
}

local function test_of_number(test)
  local holds, wanted = numeric[test.compare], test.value.number
  return function(given)
    given = tonumber(given)
    if not given then return test.compare == "!=" end
    return holds(given, wanted)
  end
end

local build = {}

local function test_of(layer, node, fail)
  return build[node.op](layer, node, fail)
end

function build.attribute(layer, node, fail)
  check_field(layer, node, fail)
  local name, holds = node.name, function(given) return given ~= nil and given ~= false end
  if node.compare then
    holds = node.value.text and test_of_text(node, fail) or test_of_number(node)
  end
  return function(span) return holds(plain(span[name])) end
end

build["not"] = function(layer, node, fail)
  local test = test_of(layer, node[1], fail)
  return function(span) return not test(span) end
end

local function tests_of(layer, node, fail)
  local tests = {}
  for i, part in ipairs(node) do tests[i] = test_of(layer, part, fail) end
  return tests
end

build["and"] = function(layer, node, fail)
  local tests = tests_of(layer, node, fail)
  return function(span)
    for _, test in ipairs(tests) do
      if not test(span) then return false end
    end
    return true
  end
end

build["or"] = function(layer, node, fail)
  local tests = tests_of(layer, node, fail)
  return function(span)
    for _, test in ipairs(tests) do
      if test(span) then return true end
    end
    return false
  end
end

-- ---- Spans ----------------------------------------------------------------

--- First and last bytes, without asking of what kind each span is.
local function bounds_of_spans(layer)
  local items, list = layer.source.items, {}
  local function add(first, last)
    if first <= last then list[#list + 1], list[#list + 2] = first, last end
  end
  local picked = rawget(layer, "picked")
  if not picked then
    for first, last in items:ranges() do add(first, last) end
  end
  for _, i in ipairs(picked or {}) do add(items:span(i)) end
  return list
end

--- The tokens of a region's spans.
-- @tparam ibid.Document doc
-- @tparam table region `name`, `at`, perhaps `test`
-- @tparam function fail gets a byte of the query and what is wrong there
-- @treturn {integer,...} first and last tokens by turns, spans that nest included
function regions.tokens(doc, region, fail)
  local name = layers_of(doc)[region.name]
  local layer = name and doc[name]
  if not layer then
    local known = false
    for _, one in ipairs(parts.names()) do known = known or one == region.name end
    if not known then
      fail(region.at, names.unknown("there is no region", region.name, all_names(doc)))
    end
    local of_kind = doc.blocks:where { kind = region.name }
    if not region.test and #of_kind == 0 then
      return doc.core:bounds(doc:select { within = region.name }.stretches)
    end
    layer = of_kind
  end
  if region.test then layer = layer:where(test_of(layer, region.test, fail)) end
  return doc.core:bounds(bounds_of_spans(layer))
end

return regions
