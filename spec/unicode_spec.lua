local FOLDER = "/usr/share/unicode"

local function contents(path)
  local file = assert(io.open(path, "rb"))
  local bytes = file:read "a"
  file:close()
  return bytes
end

--- What generate.lua writes.
local function generate()
  local out, output = os.tmpname(), io.output()
  local environment = setmetatable({ arg = { FOLDER, out } }, { __index = _G })
  assert(loadfile("src/unicode/generate.lua", "t", environment))()
  io.output():close()
  io.output(output)
  local bytes = contents(out)
  os.remove(out)
  return bytes
end

describe("unicode", function()
  it("has tables as generate.lua makes them", function()
    local database = io.open(FOLDER .. "/PropList.txt")
    if not database then
      pending "needs Debian's package unicode-data"
      return
    end
    database:close()
    -- Not assert.equal, which would print both.
    assert.is_true(generate() == contents "src/unicode/tables.c",
                   "run lua5.4 src/unicode/generate.lua " .. FOLDER
                   .. " src/unicode/tables.c")
  end)
end)
