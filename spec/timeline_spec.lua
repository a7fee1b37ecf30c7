local ibid = require "ibid"

describe("timeline", function()
  local rows = ibid.read("It fell in 1922. It was built in May 1911."):timeline()

  it("lists dates by their intervals", function()
    assert.same({ "1911-05", "1922" }, { rows[1].iso, rows[2].iso })
  end)

  it("gives the sentence of each", function()
    assert.equal("It was built in May 1911.", rows[1].sentence)
  end)

  it("begins with the years before Christ", function()
    local old = ibid.read("It fell in 1922, in 44 B.C., in 490 BC and in A.D. 79."):timeline()
    assert.same({ "-0489", "-0043", "0079", "1922" }, old:column "iso")
  end)

  it("leaves out the calls of notes", function()
    local text = "It failed in 1911,1 in 1922.2 It rose in 1931.3 It stood.4"
    local called = ibid.read(text):timeline()
    assert.equal("It failed in 1911, in 1922.", called[1].sentence)
  end)

  it("is empty without dates", function()
    assert.equal(0, #ibid.read("It fell."):timeline())
  end)
end)
