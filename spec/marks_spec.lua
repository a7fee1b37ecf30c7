local compare = require "spec.support.compare"

describe("marks", function()
  compare.run(it, "marks", function(doc)
    return compare.spans(doc.marks, function(mark) return mark.kind end)
  end)

  it("are counted in a paragraph that opens a hundred thousand and closes none", function()
    local doc = require "ibid".read(("So “he "):rep(100000))
    assert.equal(100000, #doc.marks)
  end)
end)
