local ibid = require "ibid"

local TEXT = "The Weir\n\nOrlov wrote: “It leaks.”1 She shut it.\n\n1. So Orlov.\n"

describe("document", function()
  local doc = ibid.read(TEXT)

  it("gives its text unchanged", function()
    assert.equal(TEXT, doc.text)
  end)

  it("gives every span of every layer as a part of its text", function()
    for _, name in ipairs(doc:layers()) do
      for span in doc[name]:each() do
        assert.equal(TEXT:sub(span.first, span.last), span.text)
        assert.equal(name, span.layer)
      end
    end
  end)

  it("lists its layers, those of the core first", function()
    local layers = doc:layers()
    assert.equal("lines", layers[1])
    assert.equal("notes", layers[9])
    assert.equal("chapters", layers[10])
  end)

  it("links calls, notes and quotations", function()
    assert.equal("1", doc.references[1].label)
    assert.equal(doc.notes[1], doc.references[1].note)
    assert.equal(doc.references[1], doc.quotations[1].reference)
    assert.equal("1", doc.quotations[1].note)
    assert.equal("So Orlov.", doc.notes[1].body)
  end)

  it("prints what was found", function()
    local account = tostring(doc)
    assert.truthy(account:find("text: " .. #TEXT .. " bytes", 1, true))
    assert.truthy(account:find("quotations +1"))
  end)

  it("names the nearest word for one that it does not know", function()
    assert.error_matches(function() return doc.token end, 'did you mean "tokens"')
    assert.error_matches(function() return doc:concrod "x" end, 'did you mean "concord"')
    assert.error_matches(function() return doc.xyzzyxyzzy end, '"xyzzyxyzzy"$')
  end)

  it("names wrong arguments", function()
    assert.error_matches(function() ibid.read(nil) end, "text must be a string")
    assert.error_matches(function() ibid.open {} end, "path must be a string")
    assert.error_matches(function() ibid.read("", "en") end, "options must be a table")
    assert.error_matches(function() ibid.read("", { langauge = "en" }) end, '"language"')
    assert.error_matches(function() ibid.read("", { language = "xq" }) end, 'language "xq"')
  end)

  it("gives nil and a message for a file that cannot be read", function()
    local none, message = ibid.open "no/such/file.txt"
    assert.is_nil(none)
    assert.equal("no/such/file.txt: No such file or directory", message)
    none, message = ibid.open "spec"
    assert.is_nil(none)
    assert.truthy(message:find "^spec: ")
  end)

  it("opens a file as it reads its text", function()
    local path = os.tmpname()
    local file <close> = assert(io.open(path, "wb"))
    file:write(TEXT)
    file:close()
    local opened = ibid.open(path, { name = "weir" })
    os.remove(path)
    assert.equal(TEXT, opened.text)
    assert.equal("weir", opened.name)
  end)

  it("is of no use when it is closed, and says so", function()
    local closed = ibid.read(TEXT)
    local layer = closed.tokens
    closed:close()
    closed:close()
    assert.error_matches(function() return layer[1] end, "closed")
    assert.error_matches(function() return closed.text end, "closed")
    assert.equal("text: closed", tostring(closed))
  end)

  it("is closed at the end of a block", function()
    local tokens
    do
      local short <close> = ibid.read(TEXT)
      tokens = short.tokens
    end
    assert.error_matches(function() return #tokens end, "closed")
  end)

  it("takes any text, the empty one too", function()
    for _, text in ipairs { "", " ", "\n\n", "\r", "\0", "\xFF\xC3", "“", "1", "*\n\n*" } do
      local odd = ibid.read(text)
      assert.equal(text, odd.text)
      assert.is_string(tostring(odd))
      for _, name in ipairs(odd:layers()) do
        assert.is_string(tostring(odd[name]))
        for span in odd[name]:each() do assert.is_string(tostring(span)) end
      end
      assert.is_table(odd:count())
      assert.is_table(odd:attribute())
    end
  end)
end)

describe("verb", function()
  it("gives documents a verb of one's own", function()
    ibid.verb("initials", function(doc, options)
      return doc.tokens[1].form:sub(1, options and options.length or 1)
    end)
    local doc = ibid.read "Weir and gate"
    assert.equal("W", doc:initials())
    assert.equal("We", doc:initials { length = 2 })
  end)

  it("refuses what is no verb", function()
    assert.error_matches(function() ibid.verb("a b", print) end, "name")
    assert.error_matches(function() ibid.verb("ab", 3) end, "function")
  end)

  it("checks the options of a verb that declares them", function()
    local doc = ibid.read "gate"
    assert.error_matches(function() doc:count { wihtin = "note" } end, 'did you mean "within"')
    assert.error_matches(function() doc:concord("a", { window = "x" }) end, "window must be")
    assert.error_matches(function() doc:concord() end, '"query" is missing')
    assert.error_matches(function() doc:concord("a", 5) end, "options must be a table")
  end)

  it("is found in the examples", function()
    require "ibid.examples.openings"
    local doc = ibid.read "“The gate,” she said. “The weir.” “Nothing.”"
    local openings = doc:openings()
    assert.same({ "the", 2 }, { openings[1].first_word, openings[1].count })
    assert.same({ "nothing", 1 }, { openings[2].first_word, openings[2].count })
  end)

  it("says that a verb wants a colon", function()
    local doc = ibid.read "So be it."
    assert.error_matches(function() doc.count {} end, "count: a colon is wanted, doc:count(…)", 1,
      true)
  end)
end)
