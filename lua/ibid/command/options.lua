--- What the command understands: commands, their arguments and options.
--
-- Layers and verbs are commands by their names; a verb's arguments and options
-- are those that its file declares.
-- @module ibid.command.options

local argparse = require "argparse"
local core = require "ibid.core"
local names = require "ibid.names"
local verbs = require "ibid.verbs"

local FORMATS = { "table", "tsv", "csv", "json", "jsonl" }

local function complain(parser, message)
  io.stderr:write("ibid: ", message, "\n", "Try '", parser._name, " --help'.\n")
  os.exit(2)
end

--- Wrong usage has to end every command alike: argparse would exit with 1.
local function politely(parser)
  parser.error = complain
  return parser
end

local function add_output(command)
  command:option("--output -o", "Write to this file.")
end

local function add_shared(command)
  command:argument("file", "A text; - is standard input."):args "*"
  add_output(command)
  command:option("--language", "The language of the texts.", "en")
  command:option("--encoding", "The encoding of the files, if it is not UTF-8.")
  command:option("--scheme", "What tokens and sentences are.", "prose")
    :choices { "prose", "unicode" }
  command:flag("--quiet -q", "Give no warnings.")
end

local function add_format(command)
  command:option("--format", "The form of the result; on a terminal table, else tsv.")
    :choices(FORMATS)
end

local function whole(text)
  return math.tointeger(tonumber(text))
end

local function add_selection(command)
  command:option("--within", "Only in: quotation, narration, body, note, heading …")
  command:option("--speaker", "Only in what this person says.")
  command:option("--section", "Only in the section of this number."):convert(whole)
  command:option("--chapter", "Only in the chapter of this number."):convert(whole)
end

--- An option of a verb, by its default a number, a switch or words; `kind` is `"files"`
-- if it takes paths, `"whole"` if it has no default and takes a whole number.
local function add_option(command, name, default, about, kind)
  local written = "--" .. name:gsub("_", "-")
  if type(default) == "boolean" then return command:flag(written, about) end
  local option = command:option(written, about)
  if kind == "whole" or math.type(default) == "integer" then option:convert(whole) end
  if math.type(default) == "float" then option:convert(tonumber) end
  if kind == "files" then option:args "+" end
end

local function add_own(command, options)
  local list = {}
  for name in pairs(options or {}) do list[#list + 1] = name end
  table.sort(list)
  for _, name in ipairs(list) do add_option(command, name, table.unpack(options[name], 1, 3)) end
end

local function add_verb(command, verb)
  for _, name in ipairs(verb.arguments) do command:argument(name) end
  add_own(command, verb.options)
end

local function describe(name)
  local verb = verbs.find(name)
  if verb then return verb.about end
  return ("The %s as a table."):format(name)
end

local FIXED = {
  show = "What was found, for people.",
  spans = "The span table: what stands where.",
  measures = "Every measure with its formula and its source.",
}

--- The first word that is no option names the command.
local function chosen(arguments)
  for _, word in ipairs(arguments) do
    if word:sub(1, 1) ~= "-" then return word end
  end
end

local function add_command(parser, name, kind, is_chosen)
  local command = politely(parser:command(name))
  command:summary(FIXED[name] or describe(name))
  command:description(FIXED[name] or describe(name))
  if not is_chosen then return end
  if name == "measures" then
    add_output(command)
    return add_format(command)
  end
  if kind == "verb" then add_verb(command, verbs.find(name)) end
  if name == "spans" then
    command:option("--kinds", "Only these kinds, with commas between them.")
  end
  add_shared(command)
  if name ~= "show" then add_format(command) end
  if kind then add_selection(command) end
end

local function describe_program()
  local about = "The structure of scholarly prose whose markup was lost."
  return politely(argparse("ibid", about))
    :add_help(true)
    :command_target "command"
    :epilog "Results go to standard output, all else to standard error."
end

local options = {}

--- Read the command line; wrong usage ends the program.
-- @tparam {string,...} arguments
-- @treturn table `command`, `kind` (`"layer"`, `"verb"` or nil), `file`, the options
function options.parse(arguments)
  local parser, name, kinds = describe_program(), chosen(arguments), {}
  parser:flag("--version", "Print the version."):action(function()
    print("ibid " .. core.version)
    os.exit(0)
  end)
  parser:require_command(true)
  add_command(parser, "show", nil, name == "show")
  add_command(parser, "spans", nil, name == "spans")
  add_command(parser, "measures", nil, name == "measures")
  for _, layer in ipairs(names.list "layers") do kinds[layer] = "layer" end
  for _, verb in ipairs(verbs.names()) do kinds[verb] = "verb" end
  local list = {}
  for command in pairs(kinds) do list[#list + 1] = command end
  table.sort(list)
  for _, command in ipairs(list) do
    add_command(parser, command, kinds[command], command == name)
  end
  local given = parser:parse(arguments)
  given.kind = kinds[given.command]
  return given
end

return options
