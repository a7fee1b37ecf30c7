local ibid = require "ibid"
local compare = require "spec.support.compare"

describe("notes", function()
  compare.run(it, "notes", function(doc) return compare.spans(doc.notes) end)

  it("have a label without its point and brackets", function()
    local doc = ibid.read "It held.[1] It fell.[2]\n\n[1] So Lozhkina.\n\n[2] Ibid."
    assert.same({ "1", "2" }, { doc.notes[1].label, doc.notes[2].label })
  end)

  it("stand beside their calls as a table, gaps shown", function()
    local doc = ibid.read("It held.1 It fell.2 It lay.4 It rose.5\n\n"
      .. "1. One.\n\n3. Three.\n\n4. Four.")
    local rows = doc.notes:table()
    local seen = {}
    for i = 1, #rows do seen[i] = rows[i].label .. " " .. rows[i].kind end
    assert.same({ "1 endnote", "2 not in the text", "3 missing", "3 endnote",
      "4 endnote", "5 not in the text" }, seen)
    assert.equal("It held.", rows[1].before)
  end)

  it("at the foot of a page are footnotes", function()
    local page = [[
   The gate held all through the winter, and nobody who saw it in the
spring would have believed that it was the same gate.1 The Board, which
had paid for it, believed nothing.
   It fell in April. The engineer was abroad, and stayed there, and
wrote a book about gates, which the Board paid for as well in the end.

1 So at least the engineer.
]]
    local doc = ibid.read(page .. "\f" .. page:gsub("1", "2"))
    assert.equal(2, #doc.notes)
    assert.equal("footnote", doc.notes[1].kind)
    assert.equal(doc.references[2].first, doc.notes[2].reference.first)
  end)
end)
