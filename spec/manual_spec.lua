-- The manual's examples print what it says, and it leaves out no layer, field, verb or
-- option.

local manual = require "spec.support.manual"
local names = require "ibid.names"
local verbs = require "ibid.verbs"
local ibid = require "ibid"

local text = manual.read()
local flat = text:gsub("%s+", " ")

--- The part of the manual under a heading of the third level.
local function under(heading)
  local part = text:match("\n### " .. heading:gsub("%-", "%%-") .. "\n(.-)\n##")
  return part and (part:gsub("%s+", " "))
end

describe("the manual", function()
  for _, language in ipairs { "lua", "console" } do
    for i, block in ipairs(manual.blocks(text, language)) do
      it(("prints what it says in example %d of %s (make manual writes it)"):format(i, language),
        function() assert.equal(block, manual.run(language, block)) end)
    end
  end

  for _, name in ipairs(verbs.names()) do
    it("describes the verb " .. name, function()
      local verb, part = verbs.find(name), under(name)
      assert.is_truthy(part, "no section ### " .. name)
      assert.is_truthy(part:find(verb.about, 1, true), verb.about)
      assert.is_truthy(part:find("$ ibid " .. name, 1, true), "no example")
      for option, what in pairs(verb.options) do
        local line = ("- `%s`: %s"):format(option, what[2])
        assert.is_truthy(part:find(line, 1, true), line)
      end
    end)
  end

  local doc = ibid.open "spec/texts/weir.txt"
  for _, name in ipairs(doc:layers()) do
    it("describes the layer " .. name .. " with its kinds and fields", function()
      local part = under(name)
      assert.is_truthy(part, "no section ### " .. name)
      local definition = names.load("layers", name)
      for field in pairs(definition.fields or {}) do
        if field ~= "kind" then
          assert.is_truthy(part:find("`" .. field .. "`", 1, true), field)
        end
      end
      for _, kind in ipairs(doc[name]:kinds()) do
        local is_same = kind[1] == nil or kind[1] == "" or part:find("`" .. kind[1] .. "`", 1, true)
        assert.is_truthy(is_same, kind[1])
      end
    end)
  end

  it("names the languages", function()
    for _, tag in ipairs(ibid.languages()) do
      assert.is_truthy(flat:find("`" .. tag .. "`", 1, true), tag)
    end
  end)

  it("shows C that compiles and prints what it says", function()
    local file = assert(io.open("build/manual.c", "wb"))
    file:write(manual.blocks(text, "c")[1], "\n")
    file:close()
    local printed = manual.shell("cc -Iinclude -o build/manual build/manual.c build/libibid.a"
      .. " -lutf8proc && build/manual")
    assert.equal(flat:match "It prints `([^`]*)`", printed)
  end)
end)
