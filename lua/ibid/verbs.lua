--- Verbs: analyses that a document, or a corpus, is asked for by name.
--
-- A verb is a function whose first parameter is the document and whose last one
-- is a table of options; what stands between them are its arguments, which the
-- command asks for by the parameters' names.  A file in `analyses/` returns the
-- function, or a table with the function as `run`, a sentence `about` it and its own
-- `options = { name = { default, "what it means" } }`, where `words` may be a list of words
-- that can stand for a number, and perhaps more `details` for the help and an `example`.
--
-- Of a corpus a verb gives the rows of each document, one after another, unless it says
-- how they become one result.  Then it has, in place of `run` or beside it, `map`, which
-- gives a Table of a document's own rows, of words and whole numbers; `merge`, the
-- columns of whole numbers in which rows that are otherwise the same are joined, each
-- `"sum"`, `"least"` or `"most"`; and `finish`, which gets the joined rows (`ibid.Sums`),
-- the arguments and the options, and gives a Table, or columns and an iterator over rows.
-- `stream` may do what `map` does to a whole file in the scheme `unicode`.
--
-- With `faults` the rows tell what is wrong with a text; the command exits with 1 if there
-- are any.
-- @module ibid.verbs

local Sums = require "ibid.sums"
local Table = require "ibid.table"
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
    map = verb.merge and (verb.map or verb.run),
    merge = verb.merge,
    finish = verb.finish or Sums.table,
    about = verb.about or "",
    details = verb.details,
    example = verb.example,
    options = verb.options,
    stream = verb.stream,
    faults = verb.faults,
    arguments = arguments_of(verb.run or verb.map),
  }
end

--- Add a verb, or put another in the place of one.
-- @string name
-- @tparam function|table what see above
function verbs.add(name, what)
  known[name] = entry(name, what)
end

--- @treturn table|nil `{ name, run, about, options, stream, faults, arguments }`
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

--- Is a value of the default's type, or one of the words that may stand instead?
local function check_value(verb, name, option, value)
  if option[1] == nil or type(value) == type(option[1]) then return end
  local what = ("%s: %s"):format(verb.name, name)
  if option.words and type(value) == "string" then
    for _, word in ipairs(option.words) do
      if word == value then return end
    end
    local list = table.concat(option.words, " or ")
    error(("%s must be a %s or %s"):format(what, type(option[1]), list), 0)
  end
  error(("%s must be a %s"):format(what, type(option[1])), 0)
end

--- The given options with the defaults of those that were not given.
local function complete(verb, given)
  local options = {}
  for name, option in pairs(verb.options) do
    local value = given[name]
    if value == nil then value = option[1] end
    check_value(verb, name, option, value)
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

--- The arguments and options as the verb's functions get them.
-- @treturn table a list, `n` long
function verbs.prepare(verb, ...)
  local arguments = table.pack(...)
  if verb.options == nil then return arguments end
  local at = #verb.arguments + 1
  local given = arguments[at]
  if given ~= nil and type(given) ~= "table" then
    error(verb.name .. ": options must be a table", 0)
  end
  if getmetatable(given) then given = { within = given } end
  check_arguments(verb, arguments)
  check_names(verb, given or {})
  arguments[at], arguments.n = complete(verb, given or {}), at
  return arguments
end

local function unpack_all(arguments)
  return table.unpack(arguments, 1, arguments.n)
end

-- ---- Rows of several documents --------------------------------------------

--- Add a document's own rows to sums; without sums they are made.
-- @tparam table verb
-- @tparam ?ibid.Sums sums
-- @tparam ibid.Table|ibid.Sums found what `map` gave
-- @treturn ibid.Sums
function verbs.join(verb, sums, found)
  if not sums and Sums.is(found) then return found end
  sums = sums or Sums { columns = found.columns, joined = verb.merge }
  sums:absorb(found)
  return sums
end

--- The rows of documents joined.
-- @tparam table verb
-- @tparam function next_document
-- @tparam table arguments as `prepare` gives them
-- @treturn ibid.Sums|nil nothing if there are none
function verbs.gather(verb, next_document, arguments)
  local sums
  for doc in next_document do
    sums = verbs.join(verb, sums, verb.map(doc, unpack_all(arguments)))
  end
  return sums
end

--- The sums of no documents: they have the columns.
-- @treturn ibid.Sums
function verbs.empty(verb, arguments)
  local empty = require("ibid.document").read ""
  return verbs.join(verb, nil, verb.map(empty, unpack_all(arguments)))
end

--- What becomes of joined rows.
-- @treturn {string,...} columns
-- @treturn function an iterator over the rows
-- @treturn ?table how they are shown: `note`, `right`
function verbs.finish(verb, sums, arguments)
  local columns, next_row, about = verb.finish(sums, unpack_all(arguments))
  if next_row then return columns, next_row, about end
  local rows = columns
  columns, next_row = rows:rows()
  return columns, next_row, rows
end

local function add_name(name, columns, next_row)
  if columns[1] == "docname" then return columns, next_row end
  return { "docname", table.unpack(columns) }, function()
    local row = next_row()
    return row and { name, table.unpack(row, 1, #columns) }
  end
end

--- The rows of one document after another, with its name in front.
-- @tparam function next_document
-- @tparam function rows_of gives a document's columns, next_row and how to show them
-- @return as `finish`; nothing if there is no document
function verbs.concatenate(next_document, rows_of)
  local function advance()
    local doc = next_document()
    if not doc then return nil end
    local columns, next_row, about = rows_of(doc)
    columns, next_row = add_name(doc.name, columns, next_row)
    return columns, next_row, about
  end
  local columns, next_row, first = advance()
  local about = first and {
    right = first.right, note = first.note, report = first.report, picture = first.picture,
    whole = first.whole, spare = first.spare,
    shown = first.shown and { "docname", table.unpack(first.shown) },
  }
  return columns, function()
    local row = next_row()
    while not row do
      local more
      more, next_row = advance()
      if not more then
        next_row = function() end
        return nil
      end
      row = next_row()
    end
    return row
  end, about
end

--- The rows that a verb gives of one document.
-- @return as `finish`
function verbs.rows(verb, doc, arguments)
  if not verb.run then
    local one = verb.map(doc, unpack_all(arguments))
    return verbs.finish(verb, verbs.join(verb, nil, one), arguments)
  end
  local result = verb.run(doc, unpack_all(arguments))
  local columns, next_row = result:rows()
  return columns, next_row, result
end

--- The rows that a verb gives of several documents.
-- @return as `finish`
function verbs.over(verb, next_document, arguments)
  if verb.merge then
    local sums = verbs.gather(verb, next_document, arguments)
    return verbs.finish(verb, sums or verbs.empty(verb, arguments), arguments)
  end
  return verbs.concatenate(next_document, function(doc)
    return verbs.rows(verb, doc, arguments)
  end)
end

-- ---- Calls ----------------------------------------------------------------

--- Collect rows.
-- @return as `finish` gives it
-- @treturn ibid.Table
function verbs.table(columns, next_row, about)
  if getmetatable(about) == getmetatable(Table { columns = {} }) and about.columns == columns then
    return about
  end
  local shown = about or {}
  local rows = Table {
    columns = columns or {}, right = shown.right, note = shown.note, shown = shown.shown,
    whole = shown.whole, spare = shown.spare, picture = shown.picture, report = shown.report,
  }
  if columns then
    for row in next_row do rows:add(row) end
  end
  return rows
end

--- Ask a document for an analysis.
-- @tparam table verb as `find` gives it
-- @tparam ibid.Document doc
-- @param ... the verb's arguments, then its options
function verbs.call(verb, doc, ...)
  local arguments = verbs.prepare(verb, ...)
  if verb.run then return verb.run(doc, unpack_all(arguments)) end
  return verbs.table(verbs.rows(verb, doc, arguments))
end

return verbs
