local ibid = require "ibid"
local partition = require "ibid.partition"

local function parts_of(selection, by, count)
  local part_of, n = partition(selection, by, count)
  local list, rank = {}, 0
  for i in selection:words() do
    rank = rank + 1
    list[rank] = part_of(i, rank) or false
  end
  assert.equal(n, rank)
  return list
end

describe("a partition", function()
  it("has parts of one size, as far as that can be", function()
    local selection = ibid.read("one two three four five"):select()
    assert.same({ 1, 1, 1, 2, 2 }, parts_of(selection, "parts", 2))
    assert.same({ 1, 2, 3, 4, 5 }, parts_of(selection, "parts", 9))
    assert.same({}, parts_of(ibid.read(""):select(), "parts", 3))
  end)

  it("has parts by groups; some words are in none", function()
    local doc = ibid.read "Orlov said: “The gate.” Old Maslov said: “No weir.” She left."
    assert.same({
      false, false, "Orlov", "Orlov", false, false, false, "Maslov", "Maslov", false, false,
    }, parts_of(doc:select(), "speaker", 1))
  end)

  it("has at least one part", function()
    local selection = ibid.read("one"):select()
    for _, count in ipairs { 0, -1, 1.5 } do
      assert.error_matches(function() partition(selection, "parts", count) end, "^parts: ")
    end
  end)
end)
