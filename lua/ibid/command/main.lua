--- The command `ibid`.
-- @script ibid

local core = require "ibid.core"
local document = require "ibid.document"
local language = require "ibid.language"
local names = require "ibid.names"
local output = require "ibid.command.output"
local verbs = require "ibid.verbs"

local function complain(...)
  io.stderr:write("ibid: ", table.concat { ... }, "\n")
end

local function usage(message)
  complain(message)
  os.exit(2)
end

if not pcall(require, "argparse") then
  complain "the command needs argparse: luarocks install argparse"
  os.exit(1)
end

local given = require("ibid.command.options").parse(arg)
local status = 0

--- Without a file the text comes from standard input, unless a person sits there.
local function files()
  if #given.file > 0 then return given.file end
  if core.terminal(0) then usage "a file is missing (- is standard input)" end
  return { "-" }
end

local function warn_of_bad_bytes(doc)
  local bad, first = doc.core:bad()
  if bad == 0 or given.quiet then return end
  local several = bad == 1 and " byte sequence is" or " byte sequences are"
  complain(doc.name, ": ", bad, several, " not UTF-8, the first at byte ", first)
end

--- Open a file; nil, after telling why, if it cannot be read.
local function open(path)
  local doc, message = document.open(path, {
    language = given.language, encoding = given.encoding, tokens = given.scheme,
  })
  if not doc then
    status = 1
    complain(message)
    return nil
  end
  warn_of_bad_bytes(doc)
  return doc
end

--- What the selecting options leave, or nil if there are none.
local function selection()
  local chosen = {}
  for _, name in ipairs(verbs.selecting) do chosen[name] = given[name] end
  return next(chosen) and chosen
end

local function verb_table(doc)
  local verb, arguments = verbs.find(given.command), {}
  for i, name in ipairs(verb.arguments) do arguments[i] = given[name] end
  local asked = selection() or {}
  for name in pairs(verb.options or {}) do asked[name] = given[name] end
  arguments[#verb.arguments + 1] = asked
  return verbs.call(verb, doc, table.unpack(arguments, 1, #verb.arguments + 1))
end

local function layer_of(doc)
  local layer, chosen = doc[given.command], selection()
  return chosen and doc:select(chosen):of(layer) or layer
end

local function kinds()
  if not given.kinds then return nil end
  local list = {}
  for kind in given.kinds:gmatch "[^,%s]+" do list[#list + 1] = kind end
  return list
end

--- The columns and rows that the command gives of a document, and whose they are.
local function result(doc)
  if given.command == "spans" then
    return require "ibid.reports.spans"(doc, { kinds = kinds() })
  end
  local from = given.kind == "verb" and verb_table(doc) or layer_of(doc)
  local columns, next_row = from:rows()
  return columns, next_row, given.kind == "verb" and from or nil
end

--- Rows of one file among several begin with its name.
local function with_name(name, columns, next_row)
  if columns[1] == "docname" then return columns, next_row end
  return { "docname", table.unpack(columns) }, function()
    local row = next_row()
    return row and { name, table.unpack(row, 1, #columns) }
  end
end

--- What works on a file by blocks, if nothing is asked for that needs a document.
local function stream()
  if given.kind ~= "verb" or given.scheme ~= "unicode" then return nil end
  if given.encoding or selection() then return nil end
  return verbs.find(given.command).stream
end

--- The table of a file that is read by blocks, or nil after telling why.
local function stream_table(path)
  local rows, message = stream()(path)
  if not rows then
    status = 1
    complain(message)
  elseif message and not given.quiet then
    complain(path, ": ", message)
  end
  return rows
end

--- Columns and rows of a file, whose they are, and the document if one was read.
local function read(path)
  if stream() then
    local rows = stream_table(path)
    if not rows then return nil end
    local columns, next_row = rows:rows()
    return columns, next_row, rows
  end
  local doc = open(path)
  if not doc then return nil end
  local columns, next_row, from = result(doc)
  return columns, next_row, from, doc
end

--- The rows of all files that can be read, one after another.
local function all_rows(paths)
  local i, doc = 0, nil
  local function advance()
    local columns, next_row, from
    if doc then doc:close() end
    repeat
      i = i + 1
      if not paths[i] then return nil end
      columns, next_row, from, doc = read(paths[i])
    until columns
    if #paths > 1 then columns, next_row = with_name(paths[i], columns, next_row) end
    return columns, next_row, from
  end
  local columns, next_row, from = advance()
  return columns, function()
    local row = next_row()
    while not row do
      local more
      more, next_row = advance()
      if not more then return nil end
      row = next_row()
    end
    return row
  end, from
end

local function default_format()
  local person = core.terminal(1) and not given.output and given.command ~= "spans"
  return person and "table" or "tsv"
end

--- What is asked of no text.
local function list_rows()
  local list = require("ibid.measures").table()
  local columns, next_row = list:rows()
  return columns, next_row, list
end

local function write_rows(write)
  local columns, next_row, from
  if given.command == "measures" then
    columns, next_row, from = list_rows()
  else
    columns, next_row, from = all_rows(files())
  end
  if not columns then return end
  local report = names.load("reports", given.format or default_format())
  report(columns, next_row, write, from)
end

local function write_accounts(write)
  local show = require "ibid.reports.show"
  local before = ""
  for _, path in ipairs(files()) do
    local doc = open(path)
    if doc then
      write(before .. show(doc, doc.core:size()) .. "\n")
      doc:close()
      before = "\n"
    end
  end
end

local function check_usage()
  if not given.language then return end
  local known, message = pcall(language.load, given.language)
  if not known then usage(message) end
end

local function run()
  check_usage()
  local write, close = output.open(given.output)
  if given.command == "show" then write_accounts(write) else write_rows(write) end
  close()
end

--- An error without a place in a file is told of what was asked for; one with a
-- place is a fault of ibid's own.
local function tell(message)
  if message:find "interrupted!$" then os.exit(130) end
  if message == "not enough memory" then
    complain(message)
    os.exit(1)
  end
  local is_ours = message:find "^[^:\n]*%.lua:%d+: "
  complain(is_ours and "a fault of ibid itself: " or "", message)
  os.exit(is_ours and 1 or 2)
end

local done, message = pcall(run)
if not done then tell(tostring(message)) end
os.exit(status)
