local names = require "ibid.names"

--- The slow twin: the same recursion without a table.
local function slow(a, b)
  if #a == 0 or #b == 0 then return #a + #b end
  local x, y = a:sub(1, -2), b:sub(1, -2)
  local best = math.min(slow(x, b) + 1, slow(a, y) + 1,
    slow(x, y) + (a:sub(-1) == b:sub(-1) and 0 or 1))
  if #a > 1 and #b > 1 and a:sub(-1) == b:sub(-2, -2) and a:sub(-2, -2) == b:sub(-1) then
    best = math.min(best, slow(a:sub(1, -3), b:sub(1, -3)) + 1)
  end
  return best
end

describe("names", function()
  it("are as far apart as the letters that differ", function()
    assert.equal(0, names.distance("gate", "gate"))
    assert.equal(1, names.distance("gate", "gates"))
    assert.equal(1, names.distance("gate", "gaet"))
    assert.equal(4, names.distance("", "gate"))
  end)

  it("are as far apart as a plain recursion finds", function()
    math.randomseed(5)
    local function word()
      local letters = {}
      for i = 1, math.random(0, 5) do letters[i] = ("abc"):sub(math.random(3)):sub(1, 1) end
      return table.concat(letters)
    end
    for _ = 1, 200 do
      local a, b = word(), word()
      assert.equal(slow(a, b), names.distance(a, b), a .. " " .. b)
    end
  end)

  it("are suggested if they are near enough", function()
    local list = { "count", "concord", "attribute" }
    assert.equal("concord", names.nearest("concrod", list))
    assert.equal("count", names.nearest("Cuont", list))
    assert.is_nil(names.nearest("zebra", list))
  end)

  it("are all told if none is near, and they are few", function()
    local list = { "count", "attribute" }
    assert.equal('no verb "coutn"; did you mean "count"?', names.unknown("no verb", "coutn", list))
    assert.equal('no verb "zebra"; there are: attribute, count',
      names.unknown("no verb", "zebra", list))
    assert.same({ "count", "attribute" }, list)
    for i = 1, 60 do list[i] = "verb" .. i end
    assert.equal('no verb "zebra"', names.unknown("no verb", "zebra", list))
    assert.equal('no verb "zebra"', names.unknown("no verb", "zebra", {}))
  end)

  it("are found in folders", function()
    local list = names.list "analyses"
    local sorted = table.move(list, 1, #list, 1, {})
    table.sort(sorted)
    assert.same(sorted, list)
    assert.truthy((" " .. table.concat(list, " ") .. " "):find " concord count ")
    assert.is_table(names.load("analyses", "count"))
    assert.is_nil(names.load("analyses", "nothing"))
    assert.is_nil(names.load("analyses", "../document"))
  end)

  it("are found in a program that holds its modules inside itself", function()
    package.preload["ibid.analyses.inside"] = function() return print end
    local list = names.list "analyses"
    package.preload["ibid.analyses.inside"] = nil
    assert.truthy((" " .. table.concat(list, " ") .. " "):find " inside ")
  end)
end)
