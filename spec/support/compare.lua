--- Runs the fixtures of a folder against what a document finds.
-- @module spec.support.compare

local ibid = require "ibid"
local assert = require "luassert"
local fixtures = require "spec.support.fixtures"

--- One line a span, so that a failure shows which one is missing.
local function describe_spans(text, spans)
  local lines = {}
  for i, span in ipairs(spans) do
    lines[i] = ("%s %d-%d %s"):format(
      span.kind, span.first, span.last, text:sub(span.first, span.last))
  end
  return table.concat(lines, "\n")
end

--- The language that a file's name begins with (`fr_dialogue.txt`), else English.
local function language_of(file)
  return file:match "/(%l%l)_[^/]*$" or file:match "/(%l%l%-%a+)_[^/]*$" or "en"
end

local function wanted_and_found(case, find)
  local doc = ibid.read(case.text, { language = language_of(case.file) })
  local wanted = describe_spans(case.text, case.spans)
  return wanted, describe_spans(case.text, find(doc))
end

--- Make one `it` of each case. A case in a file named `hard_…` must fail: one that
-- passes has to be moved out, so that it stays solved.
-- @tparam function it that of the spec, which busted gives to no other file
-- @string folder of `spec/fixtures`
-- @tparam function find from a document to a list of `{ kind =, first =, last = }`
local function run(it, folder, find)
  for _, case in ipairs(fixtures.cases(folder)) do
    it((case.hard and "does not yet solve: " or "") .. case.title, function()
      local wanted, found = wanted_and_found(case, find)
      if case.hard then
        assert.are_not.equal(wanted, found)
      else
        assert.equal(wanted, found)
      end
    end)
  end
end

--- The spans of a layer as fixtures compare them.
-- @tparam ibid.Layer layer
-- @tparam[opt] function kind from a span to its kind, or nil to leave it out;
-- without it the layer's name is the kind of all
-- @treturn table
local function spans(layer, kind)
  local list = {}
  for span in layer:each() do
    local name = layer.name
    if kind then name = kind(span) end
    if name then
      list[#list + 1] = { kind = name, first = span.first, last = span.last }
    end
  end
  return list
end

return { run = run, spans = spans }
