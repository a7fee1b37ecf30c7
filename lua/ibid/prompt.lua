--- What is done for whoever sits at Lua's own prompt: `help`, and errors on one line.
-- @module ibid.prompt

local prompt = {}

--- Was Lua started with `-i`?  Its options stand before the script's name in `arg`, or
-- behind its own name if there is no script.
-- @tparam ?table arguments the global `arg`
-- @treturn boolean
function prompt.is_on(arguments)
  if type(arguments) ~= "table" then return false end
  local i = arguments[-1] == nil and 1 or -1
  local step = i
  while arguments[i] do
    if arguments[i] == "-i" then return true end
    i = i + step
  end
  return false
end

-- ---- Errors ---------------------------------------------------------------

--- An error as a value: the prompt shows what it is as a string and no more, whereas of a
-- string it shows from where it was raised.
local Line = { __name = "ibid.Error" }

function Line.__tostring(line)
  return line.message
end

function Line.__concat(a, b)
  return tostring(a) .. tostring(b)
end

--- Whoever catches it finds the methods of strings.
function Line.__index(_, name)
  local method = string[name]
  return method and function(line, ...) return method(tostring(line), ...) end
end

local function raise_line(raise)
  return function(message, level)
    if type(message) ~= "string" then return raise(message, (level or 1) + 1) end
    return raise(setmetatable({ message = message }, Line), 0)
  end
end

-- ---- Help -----------------------------------------------------------------

--- `help` as a value that can be called, and that prints what there is if it is not.
-- @tparam function help gives lines
-- @treturn table
function prompt.help(help)
  return setmetatable({}, {
    __name = "ibid.Help",
    __call = function(_, what) return help(what) end,
    __tostring = function() return help() end,
  })
end

--- Make the prompt pleasant.
-- @tparam table globals
-- @tparam function help gives lines
function prompt.start(globals, help)
  if rawget(globals, "help") == nil then rawset(globals, "help", prompt.help(help)) end
  rawset(globals, "error", raise_line(globals.error))
end

return prompt
