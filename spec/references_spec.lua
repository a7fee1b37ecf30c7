local ibid = require "ibid"
local compare = require "spec.support.compare"

describe("references", function()
  compare.run(it, "references", function(doc)
    return compare.spans(doc.references)
  end)

  it("have the number or the sign as label", function()
    local doc = ibid.read "It held,1 it fell.* It was mended.2 So they said.3"
    local labels = {}
    for reference in doc.references:each() do labels[#labels + 1] = reference.label end
    assert.same({ "1", "*", "2", "3" }, labels)
  end)

  it("point at their notes, and the notes back at them", function()
    local doc = ibid.read "It held.1 It fell.2\n\n1. So Lozhkina.\n\n2. Ibid."
    assert.equal("2. Ibid.", doc.references[2].note.text)
    assert.equal(doc.references[2].first, doc.notes[2].reference.first)
  end)

  it("take time in proportion to the candidates", function()
    local row = "12 134 1,250 17.5 1911 "
    local function seconds(n)
      local text, from = row:rep(n), os.clock()
      ibid.read(text)
      return os.clock() - from
    end
    seconds(1000)
    local few, many = seconds(5000), seconds(40000)
    assert.is_true(many < 24 * math.max(few, 0.002), ("%.3f s, %.3f s"):format(few, many))
  end)
end)
