--- A selection: a part of a text, or of each text of a corpus, to count in or to search.
--
-- It is made by `doc:select` or `corpus:select`, and is a value: `a + b` is what lies
-- in either, `a * b` what lies in both, `a - b` what lies in the first alone.  Running
-- heads and page numbers belong to none.  `#selection` counts its words and numbers.
-- Of a document it has `stretches`, the first and the last bytes by turns; of a corpus
-- `selection:on(doc)` says what it is of one document.
-- @classmod ibid.Selection

local names = require "ibid.names"
local parts = require "ibid.parts"
local stretches = require "ibid.stretches"

local Selection = {}

local Meta = { __name = "ibid.Selection" }

local function wrap(doc, list)
  return setmetatable({ doc = doc, stretches = list }, Meta)
end

local function is_selection(value)
  return getmetatable(value) == Meta
end

--- Options of a verb are passed over; one that is a letter away from an option of a
-- selection is misspelt.
local function check(options)
  if options ~= nil and type(options) ~= "table" then
    error('select: options must be a table, such as { within = "quotation" }', 0)
  end
  for name in pairs(options or {}) do
    for known in pairs(type(name) == "string" and parts.options or {}) do
      if name ~= known and not parts.options[name] and names.distance(name, known) == 1 then
        error(names.unknown("select: there is no option", name, { known }), 0)
      end
    end
  end
end

--- Make a selection.
-- @tparam ibid.Document doc
-- @tparam[opt] table|ibid.Selection options `within` (`"quotation"` with blocks and
-- epigraphs, `"narration"`, `"body"`, `"note"`, `"heading"` or another kind of block, a
-- span, a list of spans), `speaker`, `section`, `chapter`, `where` (fields of tokens
-- or a function); what else is in it is passed over, unless it is one of these misspelt
-- @treturn ibid.Selection
function Selection.new(doc, options)
  if is_selection(options) then return options:on(doc) end
  check(options)
  local list = parts.all(doc)
  for name, value in pairs(options or {}) do
    local narrow = parts.options[name]
    if narrow then list = stretches.intersect(list, narrow(doc, value)) end
  end
  return wrap(doc, list)
end

--- A selection of each document of a corpus, made when the document is read.
-- @tparam table corpus its `each` gives one document after another
-- @tparam[opt] table|ibid.Selection options as for `new`
-- @treturn ibid.Selection
function Selection.over(corpus, options)
  if is_selection(options) then return options end
  local function make(doc) return Selection.new(doc, options) end
  return setmetatable({ corpus = corpus, make = make }, Meta)
end

--- The names that `within` may have.
function Selection.parts()
  return parts.names()
end

--- What the selection is of one document.
-- @tparam ibid.Document doc
-- @treturn ibid.Selection
function Selection:on(doc)
  if rawget(self, "make") then return self.make(doc) end
  if self.doc ~= doc then error("the selection is of another document", 0) end
  return self
end

-- ---- What is in a selection -----------------------------------------------

--- The stretches of a document's selection.
local function own(selection, what)
  local list = rawget(selection, "stretches")
  if list then return list end
  error(what .. ": ask a document's part of the selection, selection:on(doc)", 3)
end

--- The first and the last token that lie wholly in each stretch, by turns.
-- @treturn {integer,...}
function Selection:bounds()
  return self.doc.core:bounds(own(self, "bounds"))
end

--- How often each key of its words and numbers occurs, and how many they are.
-- @treturn {[integer]=integer}
-- @treturn integer
function Selection:tally()
  own(self, "tally")
  return self.doc.core:tally(self:bounds())
end

--- Iterate over the indexes of its words and numbers.
-- @usage for i in doc:select():words() do print(doc.tokens[i].form) end
function Selection:words()
  own(self, "words")
  local bounds, items, k, next_token = self:bounds(), self.doc.tokens.source.items, -1, nil
  return function()
    while true do
      while not next_token do
        k = k + 2
        if not bounds[k] then return nil end
        next_token = items:numbered(bounds[k], bounds[k + 1])
      end
      local i, _, _, kind = next_token()
      if kind == "word" or kind == "number" then return i end
      if not kind then next_token = nil end
    end
  end
end

--- Does a byte lie in it?
-- @int byte
-- @treturn boolean
function Selection:has(byte)
  local list = own(self, "has")
  local low, high = 1, #list // 2
  while low <= high do
    local middle = (low + high) // 2
    if list[2 * middle] < byte then
      low = middle + 1
    elseif list[2 * middle - 1] > byte then
      high = middle - 1
    else
      return true
    end
  end
  return false
end

--- The spans of a layer that begin in it.
-- @tparam ibid.Layer layer
-- @treturn ibid.Layer
function Selection:of(layer)
  return layer:beginning(own(self, "of"))
end

-- ---- Arithmetic -----------------------------------------------------------

--- The same operation on what two corpus selections are of each document.
local function later(a, b, operation)
  local function make(doc) return operation(a.make(doc), b.make(doc)) end
  return setmetatable({ corpus = a.corpus, make = make }, Meta)
end

local function combine(operation)
  local function apply(a, b)
    if is_selection(a) and is_selection(b) then
      if rawget(a, "corpus") and a.corpus == rawget(b, "corpus") then
        return later(a, b, apply)
      end
      if rawget(a, "doc") and a.doc == rawget(b, "doc") then
        return wrap(a.doc, operation(a.stretches, b.stretches))
      end
    end
    error("only selections of one document or one corpus can be combined", 2)
  end
  return apply
end

Meta.__add = combine(stretches.union)
Meta.__mul = combine(stretches.intersect)
Meta.__sub = combine(stretches.subtract)

function Meta.__len(selection)
  if rawget(selection, "doc") then return (select(2, selection:tally())) end
  local count = 0
  for doc in selection.corpus:each() do count = count + #selection.make(doc) end
  return count
end

function Meta.__eq(a, b)
  if not (rawget(a, "doc") and a.doc == rawget(b, "doc")) then return rawequal(a, b) end
  return table.concat(a.stretches, " ") == table.concat(b.stretches, " ")
end

function Meta.__index(_, name)
  if Selection[name] then return Selection[name] end
  if type(name) ~= "string" then return nil end
  local list = { "doc", "stretches", "corpus" }
  for method in pairs(Selection) do list[#list + 1] = method end
  error(names.unknown("a selection has no field", name, list), 2)
end

function Meta.__tostring(selection)
  if not rawget(selection, "doc") then
    return "selection of a corpus, made as its documents are read"
  end
  local count = #selection.stretches // 2
  return ("selection: %d words and numbers in %d stretch%s of %s")
    :format(#selection, count, count == 1 and "" or "es", selection.doc.name)
end

return Selection
