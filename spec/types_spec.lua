local ibid = require "ibid"

--- The names that the declarations give each class.
local function declared()
  local classes, class = {}, nil
  for line in io.lines "lua/ibid/types.lua" do
    class = line:match "^%-%-%-@class (%S+)" or class
    if class then classes[class] = classes[class] or {} end
    local name = line:match "^function %w+[.:](%w+)"
      or line:match "^%-%-%-@field ([%w_]+)" or line:match "^%-%-%-@field (_%w+)"
    if name and class then classes[class][name] = true end
  end
  return classes
end

local function keys(...)
  local list, seen = {}, {}
  for _, source in ipairs { ... } do
    for name in pairs(source) do
      if not seen[name] then list[#list + 1] = name end
      seen[name] = true
    end
  end
  table.sort(list)
  return list
end

--- A module's local `name`, which only its functions see.
local function upvalue(f, name)
  for i = 1, math.huge do
    local found, value = debug.getupvalue(f, i)
    if not found then error("there is no " .. name) end
    if found == name then return value end
  end
end

describe("the declarations for editors", function()
  local classes = declared()
  local doc = ibid.read "One gate."

  it("have all that the module has", function()
    assert.same(keys(ibid), keys(classes.ibid))
  end)

  it("have all that a document has", function()
    local methods = upvalue(getmetatable(doc).__index, "Document")
    local layers, verbs = {}, {}
    for _, name in ipairs(doc:layers()) do layers[name] = true end
    for _, name in ipairs(require("ibid.names").list "analyses") do verbs[name] = true end
    local fields = {
      fields = true, text = true, name = true, language = true, scheme = true, words = true,
    }
    assert.same(keys(methods, layers, verbs, fields), keys(classes["ibid.Document"]))
  end)

  it("have all that a corpus has", function()
    local corpus = ibid.corpus { "spec/texts" }
    local methods = upvalue(getmetatable(corpus).__index, "Corpus")
    assert.same(keys(methods, { failed = 1 }), keys(classes["ibid.Corpus"]))
  end)

  it("have all that a layer, a span, a selection and a table have", function()
    local layer = upvalue(getmetatable(doc.tokens).__index, "Layer")
    assert.same(keys(layer, { name = 1, doc = 1 }), keys(classes["ibid.Layer"]))
    local span = upvalue(getmetatable(doc.tokens[1]).__index, "Span")
    local fields = { first = 1, last = 1, kind = 1, layer = 1, index = 1, doc = 1, text = 1 }
    assert.same(keys(span, fields), keys(classes["ibid.Span"]))
    local selection = require "ibid.select"
    local fields_of_selection = { doc = 1, stretches = 1, corpus = 1 }
    assert.same(keys(selection, fields_of_selection), keys(classes["ibid.Selection"]))
    local fields_of_table = { columns = 1, note = 1, picture = 1 }
    assert.same(keys(ibid.Table, fields_of_table), keys(classes["ibid.Table"]))
  end)
end)
