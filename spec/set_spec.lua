local set = require "ibid.set"

describe("sets of words", function()
  it("have the words of all lists", function()
    assert.same({ No = true, vol = true, p = true }, set.of({ "No", "vol" }, { "p" }))
    assert.same({}, set.of())
  end)

  it("have small letters, or capitals beside", function()
    assert.same({ no = true, vol = true }, set.small { "No", "vol" })
    assert.same({ No = true, vol = true, Vol = true }, set.capital { "No", "vol" })
  end)
end)
