local ibid = require "ibid"

describe("timeline", function()
  local rows = ibid.read("It fell in 1922. It was built in May 1911."):timeline()

  it("lists dates by their intervals", function()
    assert.same({ "1911-05", "1922" }, { rows[1].iso, rows[2].iso })
  end)

  it("gives the sentence of each", function()
    assert.equal("It was built in May 1911.", rows[1].sentence)
  end)

  it("is empty without dates", function()
    assert.equal(0, #ibid.read("It fell."):timeline())
  end)
end)
