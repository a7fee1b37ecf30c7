local ibid = require "ibid"
local language = require "ibid.language"

local function repeated(list)
  local seen = {}
  for _, word in ipairs(list) do
    if seen[word] then return word end
    seen[word] = true
  end
end

describe("language", function()
  for _, tag in ipairs(ibid.languages()) do
    it(tag .. " has words that stand once, without their last point", function()
      for name, list in pairs(require("ibid.languages." .. tag)) do
        if type(list) == "table" and type(list[1]) == "string" then
          assert.is_nil(repeated(list), name)
          for _, word in ipairs(list) do assert.is_nil(word:find "%.$", name .. ": " .. word) end
        end
      end
    end)
  end

  it("takes what it lacks from the undetermined one", function()
    local words = language.load { name = "short", titles = { "Mr" } }
    assert.same({ "Mr" }, words.titles)
    assert.same({}, words.functions)
  end)

  it("is found by the first part of its tag", function()
    assert.equal("English", language.load("en-GB").name)
    assert.equal("Russian, transliterated", language.load("ru-Latn").name)
  end)

  it("that there is none of is an error", function()
    assert.error_matches(function() ibid.read("a", { language = "xx" }) end, "no language")
  end)
end)
