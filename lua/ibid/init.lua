--- ibid: the structure of scholarly prose whose markup was lost.
-- @module ibid
-- @usage
-- local ibid = require "ibid"
-- local doc = ibid.read "“Habit,” she wrote, “is a flywheel.”"
-- print(#doc.tokens, doc.quotations[1].text)

local core = require "ibid.core"
local document = require "ibid.document"
local help = require "ibid.help"
local listing = require "ibid.listing"
local names = require "ibid.names"
local prompt = require "ibid.prompt"
local verbs = require "ibid.verbs"

local ibid = { _VERSION = core.version }

ibid.open = document.open
ibid.read = document.read
ibid.corpus = require "ibid.corpus"
ibid.Table = require "ibid.table"
ibid.measures = require "ibid.measures"
ibid.tally = require "ibid.tally"

--- The plain boundaries of UAX #29, whatever ibid makes of the text.
-- @string text
-- @string kind `"word"` or `"sentence"`
-- @treturn {integer,...} byte offsets, 0 and `#text` included
-- @usage
-- print(table.concat(ibid.boundaries("So be it.", "word"), " ")) --> 0 2 3 5 6 8 9
function ibid.boundaries(text, kind)
  if type(text) ~= "string" then error("boundaries: the text must be a string", 2) end
  if kind ~= "word" and kind ~= "sentence" then
    error('boundaries: the kind must be "word" or "sentence"', 2)
  end
  return core.boundaries(text, kind)
end

--- Give documents and corpora a verb of your own.
-- @string name
-- @tparam function|table run gets the document, then what the verb is called with; a
-- table says more, as how the rows of several documents become one result: see `ibid.verbs`
-- @usage
-- ibid.verb("initials", function(doc)
--   local result = ibid.Table { columns = { "initial" } }
--   for token in doc.tokens:each() do result:add { token.form:sub(1, 1) } end
--   return result
-- end)
function ibid.verb(name, run)
  if type(name) ~= "string" or not name:find "^%a[%w_]*$" then
    error("verb: the name must be a word", 2)
  end
  local run_it = type(run) == "table" and (run.run or run.map) or run
  if type(run_it) ~= "function" then error("verb: a function is wanted", 2) end
  verbs.add(name, run)
end

--- The tags of the languages that ibid knows.
-- @treturn {string,...}
function ibid.languages()
  return listing.list(names.list "languages")
end

--- What there is: of a value, of a verb or a layer by its name, or of all.
-- @param[opt] what
-- @treturn string lines; at Lua's prompt (`lua5.4 -i -l ibid`) it is the global `help`
-- @usage print(ibid.help "concord")
function ibid.help(what)
  return help.about(what)
end

if prompt.is_on(arg) then prompt.start(_G, ibid.help) end

local Meta = {}

function Meta.__index(_, name)
  if type(name) ~= "string" then return nil end
  local list = {}
  for one in pairs(ibid) do list[#list + 1] = one end
  error(names.unknown("ibid has no function", name, list), 2)
end

function Meta.__tostring()
  return ("ibid %s\n%s"):format(core.version, help.about())
end

return setmetatable(ibid, Meta)
