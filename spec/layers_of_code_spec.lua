local walk = require "spec.support.walk"

local function contents(path)
  local file <close> = assert(io.open(path, "rb"))
  return file:read "a"
end

--- The modules that a file requires, whatever form the call has.
local function required(path)
  local list = {}
  for line in contents(path):gmatch "[^\n]+" do
    local code = line:gsub("%-%-.*", "")
    for module in code:gmatch "require%s*%(?%s*[\"']([^\"']+)[\"']" do list[#list + 1] = module end
  end
  return list
end

local function check_requires(folder, is_allowed)
  for _, path in ipairs(walk("lua/ibid/" .. folder, ".lua", {})) do
    for _, module in ipairs(required(path)) do
      assert.is_truthy(is_allowed(module), path .. " requires " .. module)
    end
  end
end

--- The stage that a source belongs to: its file's or its folder's name.
--- Files that are parts of a stage of another name.
local PARTS = { evidence = "blocks" }

local function stage_of(path)
  local stage = path:match "^src/([%w_]+)"
  return PARTS[stage] or stage
end

local SHARED = { internal = true, kernels = true, unicode = true }

describe("the code", function()
  it("names lua.h in one file", function()
    for _, path in ipairs(walk("src", ".c", walk("src", ".h", walk("include", ".h", {})))) do
      local found = contents(path):find "#%s*include%s*[<\"]l[au]%w+%.h"
        and contents(path):find "#%s*include%s*[<\"]l[au][ua]%w*%.h"
      assert.equal(path == "src/lua_ibid.c", found ~= nil, path)
    end
  end)

  it("lets a stage see no other stage's insides", function()
    for _, path in ipairs(walk("src", ".c", walk("src", ".h", {}))) do
      local folder = path:match "^(.*)/"
      for header in contents(path):gmatch '#%s*include%s*"([^"]+)"' do
        local full = (folder .. "/" .. header):gsub("[^/]+/%.%./", "")
        local stage = stage_of(full)
        local is_public = header == "ibid.h" or SHARED[stage]
        assert.is_true(is_public or stage == stage_of(path), path .. " includes " .. header)
      end
    end
  end)

  it("lets grammars require LPeg and grammars only", function()
    check_requires("grammars", function(module)
      return module == "lpeg" or module:find "^ibid%.grammars%."
    end)
  end)

  it("lets languages require nothing", function()
    check_requires("languages", function() return false end)
  end)

  it("lets analyses require neither each other nor a report", function()
    check_requires("analyses", function(module)
      return not module:find "^ibid%.analyses%." and not module:find "^ibid%.reports%."
    end)
  end)

  it("lets nothing but the command require argparse and the command", function()
    for _, path in ipairs(walk("lua", ".lua", {})) do
      if not path:find "^lua/ibid/command/" then
        for _, module in ipairs(required(path)) do
          assert.is_nil(module:find "^argparse" or module:find "^ibid%.command", path)
        end
      end
    end
  end)

  it("keeps metatables where objects are made", function()
    local makers = {
      document = true, layer = true, span = true, select = true, table = true,
      scene = true, listing = true, prompt = true, init = true, corpus = true, sums = true,
    }
    for _, path in ipairs(walk("lua", ".lua", {})) do
      if contents(path):find("setmetatable", 1, true) then
        assert.is_true(makers[path:match "(%w+)%.lua$"], path)
      end
    end
  end)

  it("keeps Lua files short and their lines narrow", function()
    for _, path in ipairs(walk("lua", ".lua", {})) do
      local lines = 0
      for line in io.lines(path) do
        lines = lines + 1
        assert.is_true(utf8.len(line) ~= nil and utf8.len(line) <= 100, path .. ":" .. lines)
      end
      -- Lists of words and of declarations are data.
      local is_data = path:find "/languages/" or path:find "/types%.lua$"
      local most = is_data and 1000 or 400
      assert.is_true(lines <= most, path .. " has " .. lines .. " lines")
    end
  end)

  it("sets no global", function()
    local before = {}
    for name in pairs(_G) do before[name] = true end
    for _, path in ipairs(walk("lua", ".lua", {})) do
      local module = path:gsub("^lua/", ""):gsub("%.lua$", ""):gsub("/init$", ""):gsub("/", ".")
      if not module:find "%.command%." then require(module) end
    end
    for name in pairs(_G) do assert.is_true(before[name], "the global " .. name) end
  end)

  it("documents every file in its first line", function()
    for _, path in ipairs(walk("lua", ".lua", {})) do
      assert.truthy(contents(path):find "^%-%-%-", path)
    end
  end)
end)
