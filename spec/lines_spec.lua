local ibid = require "ibid"

local function wrapped(indent, gap, gate)
  local paragraphs = {}
  for i = 1, 6 do
    paragraphs[i] = indent .. ([[
In the autumn of year %d the %s was closed, and nobody who lived
below it opened it again before the river had come down in spring,
seventeen times or %d, and had shown what it thought of the people
who close gates.
]]):format(i, gate or "gate", i + 1)
  end
  return table.concat(paragraphs, gap)
end

describe("lines", function()
  it("end with LF, CR LF, CR alone, or a form feed", function()
    local doc = ibid.read "one\ntwo\r\nthree\rfour\ffive"
    local texts = {}
    for line in doc.lines:each() do texts[#texts + 1] = line.text end
    assert.same({ "one", "two", "three", "four", "five" }, texts)
  end)

  it("show a paragraph a line", function()
    local doc = ibid.read(("The gate was closed. "):rep(20) .. "\n\n"
      .. ("Nobody opened it. "):rep(20))
    assert.equal("lines", doc.layout.kind)
    assert.equal(2, #doc.blocks)
  end)

  it("of short notes that repeat are no running heads", function()
    local doc = ibid.read("The gate was closed.1 Nobody opened it.2 It rotted.3 It fell.4\n\n"
      .. "1. Quist, Weirs (Port Averil, 1931), 12.\n\n2. Quist, 14.\n\n3. Quist, 15.\n\n"
      .. "4. Quist, 19.\n")
    assert.equal(4, #doc.notes)
    assert.equal("4. Quist, 19.", doc.references[4].note.text)
  end)

  it("show wrapped paragraphs with blank lines between them", function()
    local doc = ibid.read(wrapped("", "\n"))
    assert.equal("blanks", doc.layout.kind)
    assert.equal(6, #doc.blocks)
  end)

  it("show wrapped paragraphs that begin with an indent", function()
    local doc = ibid.read(wrapped("   ", ""))
    assert.equal("indents", doc.layout.kind)
    assert.equal(6, #doc.blocks)
  end)

  it("tell running heads and page numbers from the text", function()
    local doc = ibid.read(wrapped("   ", "") .. "\fTHE WEIR      12\n\n"
      .. wrapped("   ", "", "weir") .. "\fTHE WEIR      13\n\n"
      .. wrapped("   ", "", "lock"))
    local heads = doc.blocks:where { kind = "chrome" }
    assert.equal(2, #heads)
    assert.equal("THE WEIR      12", heads[1].text)
  end)

  it("keep the first line of a text that starts with a byte order mark", function()
    local doc = ibid.read "\xEF\xBB\xBFOne line."
    assert.equal("One", doc.tokens[1].form)
    assert.equal(4, doc.tokens[1].first)
  end)
end)
