--- Where results go, and how writing may fail.
-- @module ibid.command.output

local EPIPE = 32

local output = {}

--- Someone who stops reading is not an error; a full disk is.
local function give_up(message, code)
  if code == EPIPE then os.exit(1) end
  io.stderr:write("ibid: cannot write: ", message, "\n")
  os.exit(1)
end

--- Open what results are written to.
-- @string[opt] path default standard output
-- @treturn function write
-- @treturn function close, which tells of errors that came late
function output.open(path)
  local file = io.stdout
  if path and path ~= "-" then
    local message
    file, message = io.open(path, "wb")
    if not file then
      io.stderr:write("ibid: ", message, "\n")
      os.exit(1)
    end
  end
  file:setvbuf("full", 65536)
  local function write(text)
    local done, message, code = file:write(text)
    if not done then give_up(message, code) end
  end
  local function close()
    local done, message, code = file:flush()
    if not done then give_up(message, code) end
  end
  return write, close
end

return output
