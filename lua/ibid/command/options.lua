--- What the command understands: commands, their arguments and options.
--
-- Layers and verbs are commands by their names; a verb's arguments and options
-- are those that its file declares.
-- @module ibid.command.options

local argparse = require "argparse"
local core = require "ibid.core"
local help = require "ibid.help"
local names = require "ibid.names"
local verbs = require "ibid.verbs"

--- How long the lines of help are.
local WIDTH = 88

local FORMATS = { "table", "tsv", "csv", "json", "jsonl", "svg" }

--- The command as it is typed: `ibid map count`.
local function typed(parser)
  local parent = parser._parent
  return (parent and typed(parent) .. " " or "") .. parser._name
end

local function complain(parser, message)
  io.stderr:write("ibid: ", message, "\n", "Try '", typed(parser), " --help'.\n")
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

--- What is read, and how.
local function add_reading(command, standard_input)
  command:argument("file", "A text, a folder of texts, or JSON Lines (.jsonl)"
    .. standard_input):args "*"
  command:option("--language", "The language of the texts.", "en")
  command:option("--encoding", "The encoding of the files, if it is not UTF-8.")
  command:option("--scheme", "What tokens and sentences are.", "prose")
    :choices { "prose", "unicode" }
  command:option("--dialogue", "Speech behind dashes, too: found (if the text has that "
    .. "habit), dashes or marks."):choices { "found", "dashes", "marks" }
  command:flag("--whole-quotations", "No sentence ends inside a quotation.")
  command:option("--spans", "Corrections of the text: a span table whose quotations, with "
    .. "their speakers, take the place of those found.")
end

local function add_shared(command)
  add_reading(command, "; - is standard input.")
  add_output(command)
  command:flag("--quiet -q", "Give no warnings.")
end

local function add_format(command)
  command:option("--format", "The form of the result; on a terminal table, else tsv; "
    .. "svg is a picture.")
    :choices(FORMATS)
end

--- What argparse says if a value is not taken.
local function refused(name, wanted, text)
  return nil, ("option '--%s' wants %s, not '%s'"):format(name:gsub("_", "-"), wanted, text)
end

--- A function that takes a whole number, or one of some words.
local function whole(name, words)
  return function(text)
    local number = math.tointeger(tonumber(text))
    if number then return number end
    for _, word in ipairs(words or {}) do
      if text == word then return text end
    end
    local choice = { "a whole number", table.unpack(words or {}) }
    return refused(name, table.concat(choice, " or "), text)
  end
end

local function number(name)
  return function(text)
    local value = tonumber(text)
    if value then return value end
    return refused(name, "a number", text)
  end
end

local function add_selection(command)
  command:option("--within", "Only in: quotation, narration, body, note, heading …")
  command:option("--speaker", "Only in what this person says.")
  command:option("--section", "Only in the section of this number.")
    :convert(whole "section")
  command:option("--chapter", "Only in the chapter of this number.")
    :convert(whole "chapter")
end

--- An option of a verb, by its default a number, a switch or words; `kind` is `"files"`
-- if it takes paths, `"whole"` if it has no default and takes a whole number.
local function add_option(command, name, given)
  local default, about, kind = given[1], given[2], given[3]
  local written = "--" .. name:gsub("_", "-")
  if type(default) == "boolean" then return command:flag(written, about) end
  local option = command:option(written, about)
  if kind == "whole" or math.type(default) == "integer" then
    option:convert(whole(name, given.words))
  end
  if math.type(default) == "float" then option:convert(number(name)) end
  if kind == "files" then option:args "+" end
end

local function add_own(command, options)
  local list = {}
  for name in pairs(options or {}) do list[#list + 1] = name end
  table.sort(list)
  for _, name in ipairs(list) do add_option(command, name, options[name]) end
end

--- The longer account, as it was written.
local function add_details(command, verb)
  local text = help.counted
  command:epilog(verb.details and verb.details .. "\n\n" .. text or text)
end

local function add_verb(command, verb)
  add_details(command, verb)
  for _, name in ipairs(verb.arguments) do command:argument(name) end
  add_own(command, verb.options)
end

local function describe(name)
  local verb = verbs.find(name)
  if verb then return verb.about end
  local about = help.layers[name]
  if not about then return ("The %s as a table."):format(name) end
  return about:sub(1, 1):upper() .. about:sub(2) .. "."
end

local FIXED = {
  show = "What was found, for people.",
  spans = "The span table: what stands where.",
  map = "The parts of a verb's result that merge joins, as JSON Lines.",
  merge = "The result of parts that map wrote, in any order.",
  convert = "The text with its structure in another form.",
  measures = "Every measure with its formula and its source.",
  shell = "A prompt in Lua with the texts open.",
}

--- The first word that is no option names the command.
local function chosen(arguments)
  for i, word in ipairs(arguments) do
    if word:sub(1, 1) ~= "-" then return word, i end
  end
end

--- A command that is not asked for needs only its name.
local function add_name(parser, name)
  local command = politely(parser:command(name))
  command:summary(FIXED[name] or describe(name))
  command:description(FIXED[name] or describe(name))
  return command
end

local function add_merge(command)
  command:argument("file", "What map wrote; - is standard input."):args "*"
  add_output(command)
  command:flag("--parts", "Write parts again, to be merged later.")
  command:flag("--quiet -q", "Give no warnings.")
  add_format(command)
end

--- The forms that a text can be converted to, a line each.
local function forms()
  local lines = {}
  for i, name in ipairs(names.list "conversions") do
    lines[i] = ("%s (%s)"):format(name, names.load("conversions", name).about)
  end
  return table.concat(lines, ", ")
end

local function add_command(parser, name, kind)
  local command = add_name(parser, name)
  if name == "merge" then return add_merge(command) end
  if name == "measures" then
    add_output(command)
    return add_format(command)
  end
  if kind == "verb" then add_verb(command, verbs.find(name)) end
  if name == "shell" then return add_reading(command, ".") end
  if name == "spans" then
    command:option("--kinds", "Only these kinds, with commas between them.")
  end
  add_shared(command)
  if name == "convert" then
    command:option("--to", "The form: " .. forms() .. "."):count(1)
      :choices(names.list "conversions")
  elseif name ~= "show" then
    add_format(command)
  end
  if kind then add_selection(command) end
end

local function describe_program(name, about)
  local parser = politely(argparse(name, about))
  return parser:add_help(true)
    :help_max_width(WIDTH)
    :command_target "command"
    :require_command(true)
    :epilog "Results go to standard output, all else to standard error."
end

--- The names of commands by what they are.
local function all_kinds()
  local kinds = {
    show = false, spans = false, convert = false, map = false, merge = false,
    measures = false, shell = false,
  }
  for _, layer in ipairs(names.list "layers") do kinds[layer] = "layer" end
  for _, verb in ipairs(verbs.names()) do kinds[verb] = "verb" end
  return kinds
end

local function mergeable()
  local kinds = {}
  for _, name in ipairs(verbs.names()) do
    if verbs.find(name).merge then kinds[name] = "verb" end
  end
  return kinds
end

local function sorted(kinds)
  local list = {}
  for name in pairs(kinds) do list[#list + 1] = name end
  table.sort(list)
  return list
end

--- Who names a file alone wants to see what is in it.
local function check_name(parser, kinds, name)
  local file = name and kinds[name] == nil and io.open(name)
  if not file then return end
  file:close()
  complain(parser, ("'%s' is a file and no command: ibid show %s tells what is in it")
    :format(name, name))
end

local function parse(parser, kinds, arguments)
  local name = chosen(arguments)
  check_name(parser, kinds, name)
  for _, command in ipairs(sorted(kinds)) do
    if command == name then
      add_command(parser, command, kinds[command] or nil)
    else
      add_name(parser, command)
    end
  end
  local given = parser:parse(arguments)
  given.kind = kinds[given.command] or nil
  return given
end

local options = {}

--- Read the command line; wrong usage ends the program.
-- @tparam {string,...} arguments
-- @treturn table `command`, `kind` (`"layer"`, `"verb"` or nil), `map` (its parts are
-- wanted), `file`, the options
function options.parse(arguments)
  local name, at = chosen(arguments)
  if name == "help" then
    local rest = table.move(arguments, at + 1, #arguments, 1, {})
    rest[#rest + 1] = "--help"
    return options.parse(rest)
  end
  if name == "map" then
    local rest = table.move(arguments, 1, #arguments, 1, {})
    table.remove(rest, at)
    local given = parse(describe_program("ibid map", FIXED.map), mergeable(), rest)
    given.map = true
    return given
  end
  local about = "The structure of scholarly prose whose markup was lost."
  local parser = describe_program("ibid", about)
  parser:flag("--version", "Print the version."):action(function()
    print("ibid " .. core.version)
    os.exit(0)
  end)
  return parse(parser, all_kinds(), arguments)
end

return options
