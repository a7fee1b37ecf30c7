--- The command `ibid`.
-- @script ibid

local Sums = require "ibid.sums"
local absent = require "ibid.command.absent"
local bad_bytes = require "ibid.bad_bytes"
local core = require "ibid.core"
local exchange = require "ibid.exchange"
local language = require "ibid.language"
local names = require "ibid.names"
local output = require "ibid.command.output"
local progress = require "ibid.command.progress"
local sources = require "ibid.sources"
local verbs = require "ibid.verbs"

local function complain(...)
  progress.clear()
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

local function warn(...)
  if not given.quiet then complain(...) end
end

--- Tell what could not be read, and go on.
local function fail(message)
  status = 1
  complain(message)
end

--- Without a file the text comes from standard input, unless a person sits there.
local function files()
  if #given.file > 0 then return given.file end
  if core.terminal(0) then usage "a file is missing (- is standard input)" end
  return { "-" }
end

--- Texts as the options say that they are to be read.
local function corpus_of(paths, spans)
  return require "ibid.corpus" {
    language = given.language, encoding = given.encoding, tokens = given.scheme,
    dialogue = given.dialogue, whole_quotations = given.whole_quotations, spans = spans,
    tell = fail, progress = progress.of(given.quiet), table.unpack(paths),
  }
end

--- The texts that the command is about.
local function corpus()
  return corpus_of(files(), given.spans)
end

local missed = absent.of(given)

--- An iterator that also tells which bytes of a document are not UTF-8.
local function documents(texts)
  local advance = texts:each()
  return function()
    local doc = advance()
    local bad, first = 0, nil
    if doc then bad, first = doc.core:bad() end
    if bad > 0 then warn(doc.name, ": ", bad_bytes(bad, first)) end
    if doc then missed.add(doc) end
    return doc
  end
end

--- What the selecting options leave, or nil if there are none.
local function selection()
  local chosen = {}
  for _, name in ipairs(verbs.selecting) do chosen[name] = given[name] end
  return next(chosen) and chosen
end

--- The verb's arguments and options as they were given.
local function asked_of(verb)
  local arguments, options = {}, selection() or {}
  for i, name in ipairs(verb.arguments) do arguments[i] = given[name] end
  for name in pairs(verb.options or {}) do options[name] = given[name] end
  return arguments, options
end

local function arguments_of(verb)
  local arguments, options = asked_of(verb)
  for name, option in pairs(verb.options or {}) do
    if option[3] == "files" and options[name] then options[name] = corpus_of(options[name]) end
  end
  arguments[#verb.arguments + 1] = options
  return verbs.prepare(verb, table.unpack(arguments, 1, #verb.arguments + 1))
end

local function kinds()
  if not given.kinds then return nil end
  local list = {}
  for kind in given.kinds:gmatch "[^,%s]+" do list[#list + 1] = kind end
  return list
end

--- The columns and rows of what is no verb: a layer, the span table.
local function layer_rows(doc)
  if given.command == "spans" then
    return require "ibid.reports.spans"(doc, { kinds = kinds() })
  end
  local layer, chosen = doc[given.command], selection()
  return (chosen and doc:select(chosen):of(layer) or layer):rows()
end

-- ---- Verbs ----------------------------------------------------------------

--- Files whose parts the verb can have without reading documents: joined, or nil.
local function streamed(verb, arguments)
  if not verb.stream or given.scheme ~= "unicode" then return nil end
  if given.encoding or given.spans or selection() then return nil end
  local sums
  for _, source in ipairs(sources.list(files())) do
    if source.lines then return nil end
    local found, message = nil, source.wrong
    if source.path then
      found, message = verb.stream(source.path, table.unpack(arguments, 1, arguments.n))
      if found == false then return nil end
    end
    if found and message then warn(source.path, ": ", message) end
    if not found then fail(message) end
    if found then sums = verbs.join(verb, sums, found) end
  end
  return sums, true
end

--- The joined parts of all texts; nil if none could be read.
local function gathered(verb, arguments)
  local sums, is_streamed = streamed(verb, arguments)
  if not is_streamed then sums = verbs.gather(verb, documents(corpus()), arguments) end
  return sums or (status == 0 and verbs.empty(verb, arguments)) or nil
end

local function verb_rows()
  local verb = verbs.find(given.command)
  local arguments, texts = arguments_of(verb), corpus()
  if verb.merge and (texts:several() or not verb.run) then
    local sums = gathered(verb, arguments)
    if sums then return verbs.finish(verb, sums, arguments) end
    return nil
  end
  if texts:several() then return verbs.over(verb, documents(texts), arguments) end
  local doc = documents(texts)()
  if doc then return verbs.rows(verb, doc, arguments) end
end

--- The columns and rows that the command gives, and how they are shown.
local function rows()
  if given.kind == "verb" then return verb_rows() end
  local texts = corpus()
  if texts:several() then return verbs.concatenate(documents(texts), layer_rows) end
  local doc = documents(texts)()
  if doc then return layer_rows(doc) end
end

-- ---- Map and merge --------------------------------------------------------

--- Write the joined parts of all texts, for `merge`.
local function write_parts(write)
  local verb = verbs.find(given.command)
  local arguments, options = asked_of(verb)
  local sums = gathered(verb, arguments_of(verb))
  if not sums then return end
  options.language, options.scheme = given.language, given.scheme
  local about = { verb = verb.name, arguments = arguments, options = options }
  exchange.write(about, sums, write)
end

--- The verb that parts are of, its arguments and options, and sums for its rows.
local function start_merge(head)
  local verb = verbs.find(head.verb)
  if not verb or not verb.merge then error(head.verb .. " cannot be merged", 0) end
  local options = {}
  for name, value in pairs(head.options) do options[name] = value end
  options.language, options.scheme = nil, nil
  local arguments = table.move(head.arguments, 1, #verb.arguments, 1, {})
  arguments[#verb.arguments + 1] = options
  return {
    verb = verb, sums = Sums { columns = head.columns, joined = verb.merge },
    arguments = verbs.prepare(verb, table.unpack(arguments, 1, #verb.arguments + 1)),
  }
end

local function lines_of(path)
  if path == "-" then return io.lines() end
  local file, message = io.open(path, "rb")
  if not file then return nil, message end
  local _, why = file:read(0) -- a folder can be opened, but not read
  if why then return nil, path .. ": " .. why end
  return file:lines()
end

--- The parts in all files together.
local function merged()
  local first, work
  for _, path in ipairs(files()) do
    local lines, message = lines_of(path)
    if lines then
      local head
      head, message = exchange.read(lines, first, function(one)
        work = start_merge(one)
      end, function(row, times) work.sums:add(row, times) end)
      first = first or head
      message = message and path .. ": " .. message
    end
    if message then fail(message) end
  end
  return work, first
end

--- The result of parts, or with `--parts` parts again.
local function write_merged(write, write_rows)
  local work, head = merged()
  if not work then return end
  if given.parts then
    exchange.write(head, work.sums, write)
  else
    write_rows(write, verbs.finish(work.verb, work.sums, work.arguments))
  end
end

-- ---- Writing --------------------------------------------------------------

local function default_format()
  local person = core.terminal(1) and not given.output and given.command ~= "spans"
  return person and "table" or "tsv"
end

--- Rows that tell of faults, as `proofread` finds them, are told by the exit, too.
local function counting_faults(next_row)
  if given.kind ~= "verb" or not verbs.find(given.command).faults then return next_row end
  return function()
    local row = next_row()
    if row then status = 1 end
    return row
  end
end

local function write_rows(write, columns, next_row, shown)
  if not columns then return end
  local format = given.format or default_format()
  next_row = counting_faults(next_row)
  if format == "svg" then return write(verbs.table(columns, next_row, shown):svg()) end
  if format == "table" and shown and shown.report then format = shown.report end
  names.load("reports", format)(columns, next_row, write, shown)
end

local function write_accounts(write)
  local show = require "ibid.reports.show"
  local before = ""
  for doc in documents(corpus()) do
    write(before .. show(doc, doc.core:size()) .. "\n")
    before = "\n"
  end
end

--- Tell what could not be kept.
local function tell_losses(doc, losses)
  if (losses.dropped or 0) > 0 then
    warn(doc.name, ": left out ", losses.dropped, " bytes of running heads and page numbers")
  end
  if (losses.replaced or 0) > 0 then
    warn(doc.name, ": ", losses.replaced, " characters that XML cannot hold became U+FFFD")
  end
end

local function write_converted(write)
  local texts = corpus()
  if texts:several() then usage "convert takes one text" end
  local doc = documents(texts)()
  if doc then tell_losses(doc, select(2, doc:convert(given.to, write))) end
end

local function write_result(write)
  if given.command == "convert" then return write_converted(write) end
  if given.command == "show" then return write_accounts(write) end
  if given.command == "measures" then
    local list = require("ibid.measures").table()
    local columns, next_row = list:rows()
    return write_rows(write, columns, next_row, list)
  end
  if given.command == "merge" then return write_merged(write, write_rows) end
  if given.map then return write_parts(write) end
  write_rows(write, rows())
end

local function check_usage()
  if not given.language then return end
  local known, message = pcall(language.load, given.language)
  if not known then usage(message) end
end

local function run()
  check_usage()
  if given.command == "shell" then
    status = require("ibid.command.shell").run(given)
    return
  end
  local write, close = output.open(given.output)
  write_result(write)
  progress.clear()
  close()
  missed.tell(warn)
end

--- An error without a place in a file is told of what was asked for; one with a
-- place is a fault of ibid's own.
local function tell(message)
  if message:find "interrupted!$" then os.exit(130) end
  if message == "not enough memory" or message:find "^the temporary file " then
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
