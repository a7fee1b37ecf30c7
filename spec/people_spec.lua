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

  it("keep apart whose second initials or titles of women differ", function()
    local doc = ibid.read("Then A. N. Orde met A. K. Orde, and Mrs. Finch met Miss Finch.")
    for _, name in ipairs { "A. N. Orde", "A. K. Orde", "Mrs. Finch", "Miss Finch" } do
      assert.is_table(person(doc, name), name)
    end
  end)

  it("give a surname alone to whoever of that name is named most", function()
    local doc = ibid.read("Here Anna Orde, there Paul Orde; then Paul Orde spoke. "
      .. "So did Orde speak.")
    assert.equal(3, person(doc, "Paul Orde").count)
    assert.equal(1, person(doc, "Anna Orde").count)
  end)

  it("join a first name to its surname if only one has it", function()
    local doc = ibid.read("Then Livia Andrade came. At noon Livia ate. Then Paul Orde met "
      .. "Paul Finch, and Paul laughed.")
    assert.same({ "Livia Andrade", "Livia" }, person(doc, "Livia Andrade").names)
    assert.equal(1, person(doc, "Paul Orde").count)
  end)

  it("join what only the way of transliteration parts", function()
    for _, pair in ipairs {
      { "Nikolai Chernyshevskii", "Chernyshevsky" }, { "Osip Yurenev", "Iurenev" },
      { "Ilya Ehrenburg", "Ilia Ehrenburg" },
    } do
      local doc = ibid.read(("In May %s wrote. In June %s wrote again."):format(
        pair[1], pair[2]))
      assert.equal(1, #doc.people, pair[2])
      assert.equal(2, doc.people[1].count, pair[2])
    end
  end)

  it("are named with a possessive ending, too", function()
    local doc = ibid.read("It was Dr. Finch’s gate. By Finch's order it was shut.")
    assert.equal(2, person(doc, "Dr. Finch").count)
  end)

  it("are no places, papers, peoples and titles alone", function()
    local doc = ibid.read("In Vienna he read the Morning Herald near Mill Street. Then he "
      .. "wrote to Castle Hill, and the French Revolution began. Well, Mr. Orde, said the "
      .. "Doctor. In Lisbon a Saxon met Saxons.")
    assert.equal(1, #doc.people)
    assert.equal("Mr. Orde", doc.people[1].name)
  end)

  it("are told by what they do", function()
    local doc = ibid.read("Then Orlov rose and spoke. At last Orlov sat down.")
    assert.equal("Orlov", doc.people[1].name)
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
