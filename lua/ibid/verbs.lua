--- Verbs: analyses that a document is asked for by name.
--
-- A verb is a function whose first parameter is the document and whose last one
-- is a table of options; what stands between them are its arguments, which the
-- command asks for by the parameters' names.  A file in `analyses/` returns the
-- function, or a table with the function as `run`, a sentence `about` it, its own
-- `options = { name = { default, "what it means" } }`, and perhaps `stream`, a function
-- of a path that does the same in the scheme `unicode` without reading a document.
-- @module ibid.verbs

local names = require "ibid.names"

local verbs = {}

local known = {}

--- Options that select what is looked at; every verb takes them.
verbs.selecting = { "within", "speaker", "section", "chapter", "where" }

--- The names of the parameters between `doc` and `options`.
local function arguments_of(run)
  local list, count = {}, debug.getinfo(run, "u").nparams
  for i = 2, count - 1 do list[#list + 1] = debug.getlocal(run, i) end
  return list
end

local function entry(name, what)
  local verb = type(what) == "table" and what or { run = what }
  return {
    name = name,
    run = verb.run,
    about = verb.about or "",
    options = verb.options,
    stream = verb.stream,
    arguments = arguments_of(verb.run),
  }
end

--- Add a verb, or put another in the place of one.
-- @string name
-- @tparam function|table what see above
function verbs.add(name, what)
  known[name] = entry(name, what)
end

--- @treturn table|nil `{ name, run, about, options, arguments }`
function verbs.find(name)
  if not known[name] then
    local what = names.load("analyses", name)
    if what then verbs.add(name, what) end
  end
  return known[name]
end

--- The names of all verbs, sorted.
function verbs.names()
  local list = names.list "analyses"
  for name in pairs(known) do
    if not names.load("analyses", name) then list[#list + 1] = name end
  end
  table.sort(list)
  return list
end

local function check_names(verb, given)
  local allowed = { table.unpack(verbs.selecting) }
  for name in pairs(verb.options) do allowed[#allowed + 1] = name end
  local is_allowed = {}
  for _, name in ipairs(allowed) do is_allowed[name] = true end
  for name in pairs(given) do
    if not is_allowed[name] then
      local what = ("%s has no option"):format(verb.name)
      error(names.unknown(what, name, allowed), 0)
    end
  end
end

--- The given options with the defaults of those that were not given.
local function complete(verb, given)
  local options = {}
  for name, option in pairs(verb.options) do
    local value = given[name]
    if value == nil then value = option[1] end
    if option[1] ~= nil and type(value) ~= type(option[1]) then
      error(("%s: %s must be a %s"):format(verb.name, name, type(option[1])), 0)
    end
    options[name] = value
  end
  for _, name in ipairs(verbs.selecting) do options[name] = given[name] end
  return options
end

local function check_arguments(verb, arguments)
  for i, name in ipairs(verb.arguments) do
    if arguments[i] == nil then
      error(("%s: the argument %q is missing"):format(verb.name, name), 0)
    end
  end
end

--- Ask a document for an analysis.
-- @tparam table verb as `find` gives it
-- @tparam ibid.Document doc
-- @param ... the verb's arguments, then its options
function verbs.call(verb, doc, ...)
  if verb.options == nil then return verb.run(doc, ...) end
  local at = #verb.arguments + 1
  local arguments = { ... }
  local given = arguments[at]
  if given ~= nil and type(given) ~= "table" then
    error(verb.name .. ": options must be a table", 0)
  end
  if getmetatable(given) then given = { within = given } end
  check_arguments(verb, arguments)
  check_names(verb, given or {})
  arguments[at] = complete(verb, given or {})
  return verb.run(doc, table.unpack(arguments, 1, at))
end

return verbs
