-- The README's examples run, and print what the README says.

local function read(path)
  local file <close> = assert(io.open(path, "rb"))
  return file:read "a"
end

local readme = read "README.md"

--- The fenced blocks of a language, each with its number.
local function blocks(language)
  local list = {}
  for block in readme:gmatch("\n```" .. language .. "\n(.-)\n```") do
    list[#list + 1] = block
  end
  return list
end

--- What a block says that it prints: its lines that begin with `-->`.
local function promised(block)
  local lines = {}
  for line in block:gmatch "[^\n]+" do
    lines[#lines + 1] = line:match "^%-%-> (.*)$"
  end
  return table.concat(lines, "\n")
end

--- What it does print.
local function printed(block)
  local lines = {}
  local function print_line(...)
    local values = table.pack(...)
    for i = 1, values.n do values[i] = tostring(values[i]) end
    lines[#lines + 1] = table.concat(values, "\t")
  end
  local environment = setmetatable({ print = print_line }, { __index = _G })
  assert(load(block, "=README", "t", environment))()
  return (table.concat(lines, "\n"):gsub(" +\n", "\n"):gsub(" +$", ""))
end

describe("the README", function()
  for i, block in ipairs(blocks "lua") do
    it("prints what it says in example " .. i, function()
      assert.equal(promised(block), printed(block))
    end)
  end

  it("names commands that exist", function()
    local help = io.popen("LD_PRELOAD= build/ibid --help"):read "a"
    local named = 0
    for _, block in ipairs(blocks "sh") do
      for command in ("\n" .. block):gmatch "\nibid (%l+)" do
        named = named + 1
        assert.is_truthy(help:find("\n   " .. command .. " ", 1, true), command)
      end
    end
    assert.is_true(named > 4)
  end)

  it("names make targets that exist", function()
    local makefile = read "Makefile"
    for _, file in ipairs { readme, read "CONTRIBUTING.md" } do
      for target in file:gmatch "`make ([%l%-]+)" do
        assert.is_truthy(makefile:find("\n" .. target .. ":", 1, true), target)
      end
    end
  end)
end)
