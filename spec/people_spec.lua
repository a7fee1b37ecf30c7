local ibid = require "ibid"

local function person(doc, name)
  return doc.people:where(function(one) return one.name == name end)[1]
end

describe("people", function()
  it("join the variants of a name", function()
    local doc = ibid.read("We met Leon Brodskii, and Brodsky’s brother. Then Mr. Brodsky spoke, "
      .. "and L. D. Brodskii wrote it down. He smiled.")
    local one = person(doc, "Leon Brodskii")
    table.sort(one.names)
    assert.same({ "Brodsky", "L. D. Brodskii", "Leon Brodskii", "Mr. Brodsky" }, one.names)
    assert.equal(4, one.count)
    assert.equal("m", one.gender)
  end)

  it("keep two of one surname apart whose initials or titles differ", function()
    local doc = ibid.read("First came A. N. Orde, then P. K. Orde; Mr. Finch bowed, "
      .. "and so did Mrs. Finch.")
    assert.is_table(person(doc, "A. N. Orde"))
    assert.is_table(person(doc, "P. K. Orde"))
    assert.is_table(person(doc, "Mr. Finch"))
    assert.equal("f", person(doc, "Mrs. Finch").gender)
  end)

  it("tell institutions from persons", function()
    local doc = ibid.read("Then the Harbour Board met, and Dr. Finch spoke to the Harbour Board.")
    assert.equal("institution", person(doc, "Harbour Board").kind)
    assert.equal("person", person(doc, "Dr. Finch").kind)
  end)

  it("are mentioned where their names stand", function()
    local doc = ibid.read("So said Dr. Finch, and so did Finch again.")
    for _, mention in ipairs(doc.people[1].mentions) do
      assert.truthy(doc.text:sub(mention.first, mention.last):find "Finch")
    end
    assert.equal(2, #doc.people[1].mentions)
  end)

  it("lend a speaker the fullest of their names", function()
    local doc = ibid.read("In the end Livia Andrade came. Then Andrade wrote: “The river "
      .. "has no party.”")
    assert.equal("Livia Andrade", doc.quotations[1].speaker)
  end)
end)
