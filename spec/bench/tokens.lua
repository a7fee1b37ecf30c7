--- Tokens from Lua: ibid against what a Lua programmer writes.
-- Prints a line a run: name, seconds, how many.  Usage: tokens.lua FILE RUNS

local ibid = require "ibid"
local lpeg = require "lpeg"

local file <close> = assert(io.open(arg[1], "rb"))
local text = file:read(10000000)

local function gmatch_table()
  local list = {}
  for word in text:gmatch "%a+" do list[#list + 1] = word end
  return #list
end

local letter = lpeg.R("az", "AZ", "\x80\xFF")
local token = (lpeg.C(letter ^ 1) * lpeg.Cc "word" + lpeg.C(lpeg.R "09" ^ 1) * lpeg.Cc "number"
  + lpeg.C(lpeg.P(1)) * lpeg.Cc "point")
local item = lpeg.S " \t\r\n" ^ 0 * lpeg.Cp() * token * lpeg.Cp()

local function lpeg_loop()
  local list, n, at = {}, 0, 1
  while true do
    local first, _, kind, next_at = item:match(text, at)
    if not first then break end
    list[n + 1], list[n + 2], list[n + 3] = first, next_at - 1, kind
    n, at = n + 3, next_at
  end
  return #list // 3
end

local function index()
  local doc <close> = ibid.read(text, { upto = "tokens" })
  local core, n = doc.core:layer "tokens", #doc.tokens
  assert(select("#", core:span(n // 2)) == 3)
  return n
end

local function gmatch_positions()
  local n = 0
  for _, _ in text:gmatch "()[%w\x80-\xFF]+()" do n = n + 1 end
  return n
end

local doc = ibid.read(text, { upto = "tokens" })

local function ranges()
  local n = 0
  for _, _ in doc.tokens:ranges() do n = n + 1 end
  return n
end

local jobs = {
  { "lua_gmatch", gmatch_table }, { "lua_lpeg", lpeg_loop }, { "lua_index", index },
  { "lua_positions", gmatch_positions }, { "lua_ranges", ranges },
}

for _ = 1, tonumber(arg[2]) do
  for _, job in ipairs(jobs) do
    collectgarbage()
    local start = os.clock()
    local n = job[2]()
    print(("%s\t%.6f\t%d"):format(job[1], os.clock() - start, n))
  end
end
