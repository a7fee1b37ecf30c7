local stretches = require "ibid.stretches"

local SIZE = 40

--- Random stretches, and the same as a set of bytes.
local function random()
  local list, set, at = {}, {}, 0
  while true do
    local first = at + math.random(2, 8)
    local last = first + math.random(0, 5)
    if last > SIZE then return list, set end
    list[#list + 1], list[#list + 2] = first, last
    for byte = first, last do set[byte] = true end
    at = last
  end
end

local function set_of(list)
  local set = {}
  for i = 1, #list, 2 do
    for byte = list[i], list[i + 1] do set[byte] = true end
  end
  return set
end

local function check_form(list)
  for i = 1, #list, 2 do
    assert.is_true(list[i] <= list[i + 1])
    if i > 1 then assert.is_true(list[i] > list[i - 1] + 1) end
  end
end

describe("stretches", function()
  -- The slow twin: sets of bytes.
  it("unite, intersect and subtract as sets of bytes do", function()
    math.randomseed(11)
    for _ = 1, 300 do
      local a, in_a = random()
      local b, in_b = random()
      local union, both, rest = {}, {}, {}
      for byte = 1, SIZE do
        union[byte] = in_a[byte] or in_b[byte]
        both[byte] = in_a[byte] and in_b[byte]
        rest[byte] = in_a[byte] and not in_b[byte] or nil
      end
      assert.same(union, set_of(stretches.union(a, b)))
      assert.same(both, set_of(stretches.intersect(a, b)))
      assert.same(rest, set_of(stretches.subtract(a, b)))
      check_form(stretches.union(a, b))
      check_form(stretches.intersect(a, b))
      check_form(stretches.subtract(a, b))
    end
  end)

  it("give what lies in a wanted span and in no unwanted one inside it", function()
    local spans = {
      { 1, 20, true }, { 5, 9, false }, { 6, 7, true }, { 15, 20, false }, { 30, 31, true },
    }
    assert.same({ 1, 4, 6, 7, 10, 14, 30, 31 }, stretches.innermost(spans))
    assert.same({}, stretches.innermost { { 1, 5, false } })
  end)

  it("are made of spans in any order, and of spans that overlap", function()
    local list = { { first = 9, last = 12 }, { first = 1, last = 4 }, { first = 3, last = 6 } }
    assert.same({ 1, 6, 9, 12 }, stretches.of(list))
    assert.same({ 2, 3 }, stretches.of { first = 2, last = 3 })
    assert.error_matches(function() stretches.of { 4 } end, "at 1")
  end)
end)
