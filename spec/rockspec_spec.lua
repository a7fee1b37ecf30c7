local lfs = require "lfs"
local walk = require "spec.support.walk"

local PATH = "rockspec/ibid-dev-1.rockspec"

local function read_rockspec()
  local rock = {}
  assert(loadfile(PATH, "t", rock))()
  return rock
end

local function module_of(path)
  return (path:gsub("^lua/", ""):gsub("%.lua$", ""):gsub("/init$", ""):gsub("/", "."))
end

local function shell(line)
  local out = os.tmpname()
  local _, _, code = os.execute(("(LD_PRELOAD= LD_LIBRARY_PATH= ; %s) >%s 2>&1 </dev/null")
    :format(line, out))
  local file <close> = assert(io.open(out, "rb"))
  os.remove(out)
  return file:read "a", code
end

describe("the rockspec", function()
  local rock = read_rockspec()

  it("lists every module", function()
    for _, path in ipairs(walk("lua", ".lua", {})) do
      local name = module_of(path)
      assert.equal(path, rock.build.modules[name],
        ("\nadd this line:\n    [%q] = %q,\n"):format(name, path))
    end
  end)

  it("lists every source", function()
    local listed = {}
    for _, path in ipairs(rock.build.modules["ibid.core"].sources) do listed[path] = true end
    for _, path in ipairs(walk("src", ".c", {})) do
      assert.is_true(listed[path], ("\nadd this line:\n        %q,\n"):format(path))
    end
  end)

  it("lists nothing that is not there", function()
    for name, path in pairs(rock.build.modules) do
      if type(path) == "string" then
        assert.equal("file", lfs.attributes(path, "mode"), name)
      end
    end
    for _, path in ipairs(rock.build.modules["ibid.core"].sources) do
      assert.equal("file", lfs.attributes(path, "mode"), path)
    end
  end)

  it("is sound to LuaRocks", function()
    local out, code = shell("luarocks lint " .. PATH)
    assert.equal(0, code, out)
  end)

  it("has the version of the module", function()
    assert.equal("ibid-" .. rock.version .. ".rockspec", PATH:match "[^/]+$")
    local header <close> = assert(io.open "include/ibid.h")
    local version = header:read "a":match '#define IBID_VERSION "([^"]+)"'
    assert.equal(version, require("ibid")._VERSION)
  end)

  -- Slow: it builds the rock in a copy of the tree, so that no object is left here.
  it("installs a module and a command that work elsewhere", function()
    local folder = os.tmpname()
    os.remove(folder)
    finally(function() os.execute("rm -rf " .. folder) end)
    local out, code = shell(([[set -e
      mkdir -p %s/copy
      cp -r include lua rockspec src %s/copy
      cd %s/copy
      unset LUA_PATH LUA_CPATH LUA_PATH_5_4 LUA_CPATH_5_4
      luarocks --lua-version 5.4 make --deps-mode=none --tree ../tree %s
    ]]):format(folder, folder, folder, PATH))
    assert.equal(0, code, out)

    out, code = shell(([[cd / && printf 'Then Orlov wrote: “It leaks.”' |
      %s/tree/bin/ibid quotations --format tsv -]]):format(folder))
    assert.equal(0, code, out)
    assert.truthy(out:find("\tOrlov\twrote\t", 1, true), out)
    assert.truthy(shell(("cd / && %s/tree/bin/ibid --help"):format(folder)):find "concord")

    out, code = shell(([[cd / &&
      LUA_PATH='%s/tree/share/lua/5.4/?.lua;%s/tree/share/lua/5.4/?/init.lua;;' \
      LUA_CPATH='%s/tree/lib/lua/5.4/?.so;;' \
      lua5.4 -e 'print(#require("ibid").read("One gate.").tokens)'
    ]]):format(folder, folder, folder))
    assert.equal(0, code, out)
    assert.equal("3\n", out)
  end)
end)
