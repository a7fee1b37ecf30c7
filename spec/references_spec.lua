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

  describe("of two series of numbers", function()
    local NOTES = "\n\nNotes\n\n1. Board, 12.\n\n2. Lozhkina, 14.\n\n3. Mills.\n\n4. Brandt, 7."
      .. "\n\nFootnotes\n\n1. The north road.\n\n2. Nobody knows.\n\n3. A mild one."

    local function told(doc)
      local rows = {}
      for call in doc.references:each() do
        rows[#rows + 1] = ("%s/%d %s"):format(call.label, call.series,
          call.note and call.note.body or "-")
      end
      return table.concat(rows, "\n")
    end

    it("call each its own list", function()
      local doc = ibid.read("It held,1 it fell.2 They left,1 they came,3 they stayed.2 "
        .. "The oak,4 the stone,* and winter came.3" .. NOTES .. "\n\n* From the hill.")
      assert.equal("1/0 Board, 12.\n2/0 Lozhkina, 14.\n1/2 The north road.\n3/0 Mills.\n"
        .. "2/2 Nobody knows.\n4/0 Brandt, 7.\n*/1 From the hill.\n3/2 A mild one.",
        told(doc))
      assert.equal(2, doc.notes[5].series)
      assert.equal("1", doc.notes[5].label)
    end)

    it("miss no numbers where they take turns", function()
      local doc = ibid.read("It held,1 it fell.2 They left,1 they came,3 they stayed.2 "
        .. "The oak,4 the stone, and winter came.3" .. NOTES)
      local rows = doc.notes:table()
      for i = 1, #rows do assert.not_equal("missing", rows[i].kind) end
    end)

    it("are one where the second list has no calls of its own", function()
      local doc = ibid.read("It held,1 it fell.2 They left,3 they came, 1 of 2, they "
        .. "stayed. The oak,4 the stone, and winter came, 3 weeks late." .. NOTES)
      assert.equal("1/0 Board, 12.\n2/0 Lozhkina, 14.\n3/0 Mills.\n4/0 Brandt, 7.",
        told(doc))
    end)

    it("call endnotes and the feet of pages", function()
      local pages, list = {}, {}
      for i = 1, 5 do
        pages[i] = ([[
   The gate held all through the winter, and nobody who saw it in the
spring would have believed that it was the same gate.%d The Board, which
had paid for it, believed nothing of what the engineer told them.%d And it
had a good reason for that, as the papers of the clerk show,%d and more.
   It fell in April. The engineer was abroad, and stayed there, and
wrote a book about gates, which the Board paid for as well in the end.

%d So at least the engineer himself.
]]):format(2 * i + 7, i, 2 * i + 8, i)
      end
      for i = 1, 18 do list[i] = i .. ". Board papers, " .. i * 7 .. "." end
      local front = "   It began at dawn"
      for i = 1, 8 do front = front .. ", and so\nthe clerk wrote to the Board again,"
        .. i .. " that it went on" end
      local doc = ibid.read(front .. ".\n\f" .. table.concat(pages, "\f") .. "\fNotes\n\n"
        .. table.concat(list, "\n\n"))
      local series = {}
      for call in doc.references:each() do
        if call.first > #front then series[#series + 1] = call.series end
        assert.equal(call.label, call.note and call.note.label)
      end
      assert.equal("020020020020020", table.concat(series))
    end)
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
