--- The shell: Lua's prompt with the texts open, help, and errors on one line.
-- @module ibid.command.shell

local core = require "ibid.core"
local ibid = require "ibid"
local prompt = require "ibid.prompt"

local shell = {}

local is_person = core.terminal(0)

--- Lines as a person types them, with a history if the readline module is there.
local function reader()
  local found, readline = pcall(require, "readline")
  if not is_person or not found then
    return function(sign)
      if is_person then
        io.write(sign)
        io.flush()
      end
      return io.read "L"
    end
  end
  readline.set_options { keeplines = 1000, histfile = "~/.ibid_history" }
  return function(sign)
    local line = readline.readline(sign)
    return line and line .. "\n"
  end
end

-- ---- Reading a chunk ------------------------------------------------------

local function compile(source)
  local expression = source:gsub("^%s*=", "")
  local chunk = load("return " .. expression, "=shell", "t")
  if chunk then return chunk end
  return load(source, "=shell", "t")
end

local function is_unfinished(message)
  return message:find "<eof>$" ~= nil
end

--- Words that end the shell, typed alone.
local LAST = { exit = true, quit = true }

--- A chunk of as many lines as it needs; nil at the end.
-- @treturn function|nil
-- @treturn ?string what is wrong
local function read_chunk(read)
  local source = read "> "
  while source and not LAST[source:match "^%s*(%a+)%s*$"] do
    local chunk, message = compile(source)
    if chunk or not is_unfinished(message) then return chunk, message end
    local more = read ">> "
    if not more then return nil, message end
    source = source .. more
  end
end

-- ---- Running it -----------------------------------------------------------

local function without_place(message)
  return (tostring(message):gsub("^[^:\n]*%.lua:%d+: ", ""):gsub("^shell:%d+: ", ""))
end

local function tell(message)
  io.stderr:write(without_place(message), "\n")
end

local function show(...)
  local values = table.pack(...)
  for i = 1, values.n do values[i] = tostring(values[i]) end
  if values.n > 0 then io.write(table.concat(values, "\t"), "\n") end
end

local function run(chunk)
  local results = table.pack(pcall(chunk))
  if not results[1] then return tell(results[2]) end
  local shown, message = pcall(show, table.unpack(results, 2, results.n))
  if not shown then tell(message) end
end

local function open(paths, options)
  if #paths == 0 then return nil end
  options = {
    language = options.language, encoding = options.encoding, tokens = options.scheme,
    spans = options.spans,
  }
  local texts = ibid.corpus { table.unpack(paths), language = options.language,
    encoding = options.encoding, tokens = options.tokens, spans = options.spans }
  if texts:several() then return "corpus", texts end
  local doc, message = ibid.open(paths[1], options)
  if not doc then return nil, message end
  return "doc", doc
end

--- Read and run what is typed until it ends.
-- @tparam table given the command's `file`, `language`, `encoding`, `scheme`, `spans`
-- @treturn integer the exit status
function shell.run(given)
  local name, value = open(given.file, given)
  if #given.file > 0 and not name then
    io.stderr:write("ibid: ", value, "\n")
    return 1
  end
  local globals = _G
  rawset(globals, "ibid", ibid)
  rawset(globals, "help", prompt.help(ibid.help))
  if name then rawset(globals, name, value) end
  if is_person then
    local opened = name and ("%s is open; "):format(name) or ""
    print(("ibid %s: %shelp says what there is, exit ends."):format(core.version, opened))
  end
  local read = reader()
  while true do
    local chunk, message = read_chunk(read)
    if chunk then
      run(chunk)
    elseif message then
      tell(message)
    else
      break
    end
  end
  if is_person then print() end
  return 0
end

return shell
