local fit = require "ibid.fit"

describe("fit", function()
  it("takes whole characters from either end", function()
    assert.equal("naï", fit("naïve", 3))
    assert.equal("ïve", fit("naïve", 3, true))
    assert.equal("naïve", fit("naïve", 5))
    assert.equal("naïve", fit("naïve", 9, true))
    assert.equal("", fit("naïve", 0))
    assert.equal("", fit("", 4, true))
  end)

  it("counts columns, not characters", function()
    assert.equal("日", fit("日本", 3))
    assert.equal("本", fit("日本", 3, true))
    assert.equal("e\u{301}t", fit("e\u{301}té", 2))
  end)
end)
