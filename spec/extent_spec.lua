local extent = require "ibid.dating.extent"

local function assert_extent(iso, from, to)
  local first, last = extent(iso)
  assert.is_true(math.abs(first - from) < 1e-9 and math.abs(last - to) < 1e-9, iso)
end

describe("the extent of a date", function()
  it("is a year, a month or a day", function()
    assert_extent("1921", 1921, 1922)
    assert_extent("1921-12", 1921 + 11 / 12, 1922)
    assert_extent("1921-01-31", 1921 + 30 / 372, 1921 + 31 / 372)
  end)

  it("goes from the first moment of an interval to its last", function()
    assert_extent("1921/1923", 1921, 1924)
    assert_extent("1921-03/1921-05", 1921 + 2 / 12, 1921 + 5 / 12)
    assert_extent("-0043/0014", -43, 15)
  end)

  it("is nothing without a year", function()
    assert.is_nil(extent "XXXX-03-04")
    assert.is_nil(extent "")
    assert_extent("XXXX-03/1921-05", 1921 + 4 / 12, 1921 + 5 / 12)
  end)
end)
