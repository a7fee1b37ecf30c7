--- How far long work has come, told on standard error while it is a terminal.
-- @module ibid.command.progress

local core = require "ibid.core"

local progress = {}

--- Work that takes less needs no words.
local PATIENCE = 2

local shown = false

--- What a corpus calls as it goes from text to text.
-- @bool quiet
-- @treturn function|nil
function progress.of(quiet)
  if quiet or not core.terminal(2) then return nil end
  local start, last = os.time(), 0
  return function(texts, file, files)
    local now = os.time()
    if now - start < PATIENCE or now == last then return end
    last, shown = now, true
    io.stderr:write(("\r%d texts, file %d of %d\27[K"):format(texts, file, files))
  end
end

--- Take the last words off the terminal.
function progress.clear()
  if shown then io.stderr:write "\r\27[K" end
  shown = false
end

return progress
