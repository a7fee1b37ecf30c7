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

  it("need no blank lines between them", function()
    local text = [[
The ferry at Hollin was let to three brothers, who rowed it by turns and
quarrelled about the fourth oar.%s The parish paid for a rope, and then for
a longer one.%s

When the bridge came nobody was glad but the carter.%s He had lost a horse
to the ferry, and two to the rope.

%s T. Birkett, A Parish on the Water (Kendal, 1911), p. 31.
%s Vestry Book, vol. 2, fol. 17; the second rope is not in it, for
it was never paid.
%s Birkett, A Parish, 40.
]]
    for _, labels in ipairs { { "[1]", "[2]", "[3]", "[1]", "[2]", "[3]" },
      { "1", "2", "3", "1.", "2.", "3." } } do
      local doc = ibid.read(text:format(table.unpack(labels)))
      assert.same({ 3, 3 }, { #doc.notes, #doc.references })
      assert.is_truthy(doc.notes[2].text:find "never paid%.$")
    end
  end)

  it("are not what the author lists before them, nor disturbed by a list behind", function()
    local told = [[
The parish let the ferry on four terms.1 Nobody had read them.2 The first
ferryman could not read at all.3 The second would not.4
]]
    local terms = "1. The boat shall be dry.\n\n2. The rope shall be paid for.\n\n"
      .. "3. The ferryman shall be sober.\n\n"
    local notes = "1. T. Birkett, A Parish on the Water (Kendal, 1911), p. 31.\n\n"
      .. "2. Vestry Book, vol. 2, fol. 17.\n\n3. Birkett, A Parish, 40.\n\n4. Ibid., 41.\n\n"
    assert.equal(4, #ibid.read(told .. "\n" .. terms .. notes).notes)
    for _, text in ipairs { told .. "\n" .. terms .. notes, told .. "\n" .. notes .. terms } do
      local doc = ibid.read(text)
      local cited = {}
      for call in doc.references:each() do cited[#cited + 1] = call.note.text:match "%a+" end
      assert.same({ "T", "Vestry", "Birkett", "Ibid" }, cited)
    end
  end)

  describe("whose call is lost", function()
    local doc = ibid.read(table.concat({
      "The ledgers of the valley were kept by hand,1 and nobody was sorry for it, since "
        .. "a hand can be asked what it has meant.",
      "Lozhkina had them copied in the winter after the flood, at her own cost, and the "
        .. "copies lie in the museum of Port Averil.",
      "The mills were never paid for their losses, and the millers went to law, where "
        .. "they still are.",
      "In the end the Board gave way,3 though it gave no reason.",
      "1. See the handbook of 1902.",
      "2. The museum of Port Averil has let nobody see the copies of Lozhkina.",
      "3. Minutes of the Board, 12.",
    }, "\n\n"))

    it("belong to the block that they share words with", function()
      assert.equal(3, #doc.notes)
      assert.is_nil(doc.notes[2].reference)
      assert.matches("^Lozhkina had", doc.notes[2].place.text)
      assert.is_true(doc.notes[2].place_confidence > 0.5)
      assert.is_true(doc.notes[2].place_confidence < 1)
    end)

    it("are shown with its place", function()
      local rows, places = doc.notes:table(), {}
      for i = 1, #rows do
        if rows[i].label == "2" then places[#places + 1] = rows[i].place end
      end
      assert.same({ doc.notes[2].place.first }, places)
    end)

    it("have no place where they are called, or where no calls around them tell", function()
      assert.is_nil(doc.notes[1].place)
      assert.is_nil(doc.notes[1].place_confidence)
      local alone = ibid.read("It held.1\n\n1. One.\n\n2. Two.\n")
      for note in alone.notes:each() do assert.is_nil(note.place) end
    end)
  end)
end)
