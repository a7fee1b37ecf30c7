--- A corpus: several texts, read when they are needed and let go.
--
-- It takes the verbs of documents: those that know how joins the rows of all texts
-- (`corpus:count{}`), others give the rows of one text after another.  What cannot be
-- read is told, kept in `corpus.failed`, and passed over.
-- @classmod ibid.Corpus

local document = require "ibid.document"
local names = require "ibid.names"
local sources = require "ibid.sources"
local verbs = require "ibid.verbs"

local Corpus = {}

local Meta = { __name = "ibid.Corpus" }

local function wrap(corpus)
  corpus.failed = {}
  return setmetatable(corpus, Meta)
end

-- ---- Reading --------------------------------------------------------------

local function complain(message)
  io.stderr:write("ibid: ", message, "\n")
end

local function fail(corpus, message)
  corpus.failed[#corpus.failed + 1] = message
  corpus.tell(message)
end

local function reading(corpus, name, fields)
  local options = { name = name, fields = fields }
  for key, value in pairs(corpus.reading) do options[key] = value end
  return options
end

--- The document of a line of JSON Lines, whose text is UTF-8 as all JSON is.
local function of_line(corpus, found)
  local options = reading(corpus, found.name, found.fields)
  options.encoding = nil
  return document.read(found.text, options)
end

--- Do a text's fields have the wanted values?
local function is_wanted(corpus, name, fields)
  for _, test in ipairs(corpus.tests) do
    if not test(name, fields) then return false end
  end
  return true
end

--- Documents of a file of JSON Lines, one a call; nil at the end.
local function each_line(corpus, source)
  local next_line, message = sources.lines(source.path)
  if not next_line then
    fail(corpus, message)
    return function() end
  end
  return function()
    while true do
      local found, why = next_line()
      if not found and not why then return nil end
      if not found then
        fail(corpus, why)
      elseif is_wanted(corpus, found.name, found.fields) then
        return of_line(corpus, found)
      end
    end
  end
end

--- The document of a source that is one text.
local function each_file(corpus, source)
  local done = false
  return function()
    if done or not is_wanted(corpus, source.path, {}) then return nil end
    done = true
    local doc, message = document.open(source.path, reading(corpus, nil, {}))
    if not doc then fail(corpus, message) end
    return doc
  end
end

local function open_source(corpus, source)
  if source.wrong then
    fail(corpus, source.wrong)
    return function() end
  end
  return (source.lines and each_line or each_file)(corpus, source)
end

--- Iterate over the documents; each is closed when the next one is asked for.
-- @usage for doc in corpus:each() do print(doc.name, #doc.quotations) end
function Corpus:each()
  local i, done, next_document, current = 0, 0, function() end, nil
  local function close()
    if current then current:close() end
    current = nil
  end
  local function advance()
    close()
    while true do
      current = next_document()
      if current then break end
      i = i + 1
      if not self.list[i] then return nil end
      next_document = open_source(self, self.list[i])
    end
    done = done + 1
    self.progress(done, i, #self.list)
    return current
  end
  return advance, nil, nil, setmetatable({}, { __close = close })
end

-- ---- Single texts ---------------------------------------------------------

--- Where each text stands: sources, and in JSON Lines offsets; made when first asked for.
local function places(corpus)
  if rawget(corpus, "placed") then return corpus.placed end
  local list = {}
  for _, source in ipairs(corpus.list) do
    if source.lines then
      for number, offset in ipairs(sources.offsets(source.path)) do
        list[#list + 1] = { source, offset, number }
      end
    elseif source.path then
      list[#list + 1] = { source }
    end
  end
  rawset(corpus, "placed", list)
  return list
end

local function open_place(corpus, place)
  local source, offset, number = table.unpack(place)
  if not offset then return document.open(source.path, reading(corpus, nil, {})) end
  local found, message = sources.at(source.path, offset, number)
  if not found then return nil, message end
  return of_line(corpus, found)
end

--- Texts with wanted fields cannot be told without looking at their lines.
local function filtered(corpus)
  local list = {}
  for _, place in ipairs(places(corpus)) do
    local source, offset, number = table.unpack(place)
    local found = { name = source.path, fields = {} }
    if offset then found = sources.at(source.path, offset, number) end
    if found and is_wanted(corpus, found.name, found.fields) then list[#list + 1] = place end
  end
  return list
end

local function all_places(corpus)
  if #corpus.tests == 0 then return places(corpus) end
  local list = rawget(corpus, "chosen") or filtered(corpus)
  rawset(corpus, "chosen", list)
  return list
end

-- ---- Choosing -------------------------------------------------------------

local function test_of(wanted)
  if type(wanted) == "function" then
    return function(name, fields) return wanted(fields, name) end
  end
  return function(name, fields)
    for key, value in pairs(wanted) do
      local own = fields[key]
      if key == "name" then own = name end
      if own ~= value then return false end
    end
    return true
  end
end

--- The texts whose fields have the given values, or for which a function of the fields
-- and the name is true.  Fields are the members that a line of JSON Lines has beside
-- `id` and `text`; `name` is the `id` or the path.
-- @tparam table|function wanted
-- @treturn ibid.Corpus
-- @usage corpus:where { author = "Lozhkina" }
function Corpus:where(wanted)
  if type(wanted) ~= "table" and type(wanted) ~= "function" then
    error("where: a table of fields or a function is wanted", 2)
  end
  local tests = table.move(self.tests, 1, #self.tests, 1, {})
  tests[#tests + 1] = test_of(wanted)
  return wrap {
    list = self.list, reading = self.reading, tell = self.tell, progress = self.progress,
    tests = tests,
  }
end

--- A part of each text to count in or to search.
-- @tparam[opt] table options as those of `doc:select`
-- @treturn ibid.Selection
function Corpus:select(options)
  return require("ibid.select").over(self, options)
end

--- Can it have more than one text?
-- @treturn boolean
function Corpus:several()
  return #self.list > 1 or (self.list[1] ~= nil and self.list[1].lines == true)
end

-- ---- The value ------------------------------------------------------------

function Meta.__len(corpus)
  return #all_places(corpus)
end

local function verb_of(name)
  local verb = verbs.find(name)
  if not verb then return nil end
  return function(corpus, ...)
    local advance, _, _, closing = corpus:each()
    local _ <close> = closing
    return verbs.table(verbs.over(verb, advance, verbs.prepare(verb, ...)))
  end
end

function Meta.__index(corpus, name)
  if math.type(name) == "integer" then
    local place = all_places(corpus)[name]
    if not place then return nil end
    local doc, message = open_place(corpus, place)
    return doc or error(message, 2)
  end
  if Corpus[name] then return Corpus[name] end
  if type(name) ~= "string" then return nil end
  local verb = verb_of(name)
  if verb then return verb end
  local list = verbs.names()
  for method in pairs(Corpus) do list[#list + 1] = method end
  error(names.unknown("a corpus has no verb or method", name, list), 2)
end

function Meta.__tostring(corpus)
  local lines = { ("corpus: %d texts"):format(#corpus) }
  for i = 1, math.min(5, #corpus.list) do
    local source = corpus.list[i]
    lines[i + 1] = "  " .. (source.path or source.wrong)
  end
  if #corpus.list > 5 then lines[7] = ("  … %d more files"):format(#corpus.list - 5) end
  return table.concat(lines, "\n")
end

-- ---- Making one -----------------------------------------------------------

local READING = {
  "language", "encoding", "tokens", "upto", "dialogue", "whole_quotations", "spans",
}
local OTHERS = { "tell", "progress" }

local function check(options)
  local allowed, list = {}, {}
  for _, group in ipairs { READING, OTHERS } do
    for _, name in ipairs(group) do
      allowed[name], list[#list + 1] = true, name
    end
  end
  for key, value in pairs(options) do
    if math.type(key) == "integer" then
      if type(value) ~= "string" then error("corpus: a path is wanted at " .. key, 3) end
    elseif not allowed[key] then
      error(names.unknown("corpus: there is no option", key, list), 3)
    end
  end
end

--- Make a corpus.
-- @tparam table options paths of files, of folders (their `.txt` and `.jsonl` files),
-- patterns (`"texts/*.txt"`); `.jsonl` files have a text a line.  `language`,
-- `encoding`, `tokens`, `upto`, `dialogue` and `whole_quotations` as in `ibid.open`, for
-- a single file `spans`, too;
-- `tell`, a function that gets a line about each text that cannot be read (by default it
-- goes to standard error);
-- `progress`, a function that gets how many texts were opened, at which file of how many
-- @treturn ibid.Corpus
-- @usage local corpus = ibid.corpus { "texts/*.txt", "letters.jsonl" }
return function(options)
  if type(options) == "string" then options = { options } end
  if type(options) ~= "table" then error("corpus: a list of paths is wanted", 2) end
  check(options)
  local how = {}
  for _, name in ipairs(READING) do how[name] = options[name] end
  local list = sources.list(options)
  if options.spans and (#list ~= 1 or list[1].lines) then
    error("corpus: spans are the corrections of one text: one file is wanted", 0)
  end
  return wrap {
    list = list, reading = how, tests = {},
    tell = options.tell or complain, progress = options.progress or function() end,
  }
end
