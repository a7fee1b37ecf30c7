local ibid = require "ibid"
local compare = require "spec.support.compare"

describe("quotations", function()
  compare.run(it, "quotations", function(doc)
    return compare.spans(doc.quotations)
  end)

  it("know their level and their mark", function()
    local doc = ibid.read "She wrote, “He said, ‘It holds.’ ”"
    assert.same({ 1, "double" }, { doc.quotations[1].level, doc.quotations[1].mark })
    assert.same({ 2, "single" }, { doc.quotations[2].level, doc.quotations[2].mark })
  end)

  it("say that they never close, and how many paragraphs they have", function()
    local prose = (" The gate was closed, and nobody opened it."):rep(8)
    local doc = ibid.read("She said: “One." .. prose .. "\n\n“Two." .. prose
      .. "\n\nHe said “three." .. prose .. "\n\nFour." .. prose)
    assert.equal(2, doc.quotations[1].paragraphs)
    assert.is_true(doc.quotations[1].open)
    assert.is_true(doc.quotations[2].open)
  end)

  it("go on after a clause that cuts them", function()
    local doc = ibid.read "“The will,” he wrote, “is free.” “So it is,” she said."
    assert.equal(1, doc.quotations[2].continues.index)
    assert.is_nil(doc.quotations[3].continues)
  end)

  it("have the call that serves them", function()
    local doc = ibid.read "It “held.”1 He said that it “fell” in the spring.2 It “rose.”3"
    local notes = {}
    for quotation in doc.quotations:each() do notes[#notes + 1] = quotation.note end
    assert.same({ "1", "2", "3" }, notes)
  end)

  it("lose no more than a paragraph to a mark that is lost", function()
    local paragraph = "“The gate,” he said, “is old.” She called it ‘a gate’ and left."
    local good = {}
    for i = 1, 20 do good[i] = paragraph end
    local spans = #ibid.read(table.concat(good, "\n\n")).quotations
    for _, mark in ipairs { "“", "”", "‘", "’" } do
      good[10] = paragraph:gsub(mark, "", 1)
      local doc = ibid.read(table.concat(good, "\n\n"))
      assert.is_true(math.abs(#doc.quotations - spans) <= 2, mark)
    end
  end)
end)
