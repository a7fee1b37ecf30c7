local ibid = require "ibid"

local TEXT = "“The gate,” she wrote, “is ‘old’ and weak.” He shut the gate.\n\nIt held."

local function forms(layer)
  local list = {}
  for span in layer:each() do list[#list + 1] = span.text end
  return table.concat(list, " ")
end

describe("layer", function()
  local doc = ibid.read(TEXT)

  it("counts, indexes and iterates alike", function()
    local tokens, i = doc.tokens, 0
    for first, last, kind in tokens:ranges() do
      i = i + 1
      local token = tokens[i]
      assert.same({ first, last, kind }, { token.first, token.last, token.kind })
    end
    for index, first, last, kind in tokens:numbered() do
      local token = tokens[index]
      assert.same({ first, last, kind }, { token.first, token.last, token.kind })
    end
    assert.equal(#tokens, i)
    for token in tokens:each() do i = i - 1 assert.is_truthy(token) end
    assert.equal(0, i)
    assert.is_nil(tokens[0])
    assert.is_nil(tokens[#tokens + 1])
  end)

  it("gives what lies within a span", function()
    local quotation = doc.quotations[2]
    assert.equal("“ is ‘ old ’ and weak . ”", forms(doc.tokens:within(quotation)))
    assert.equal(1, #doc.quotations:within(doc.quotations[3]))
  end)

  it("gives what lies within any of several spans", function()
    local inside = doc.tokens:within(doc.quotations):where { kind = "word" }
    assert.equal("The gate is old and weak", forms(inside))
  end)

  -- The slow twin: look at every token.
  it("finds within a span what a plain search finds", function()
    for _, span in ipairs { doc.quotations[1], doc.quotations[3], doc.sentences[1] } do
      local slow = doc.tokens:where(function(token)
        return token.first >= span.first and token.last <= span.last
      end)
      assert.equal(forms(slow), forms(doc.tokens:within(span)))
    end
  end)

  it("finds the innermost span at each byte, as a plain search does", function()
    for byte = 1, #TEXT do
      local best
      for quotation in doc.quotations:each() do
        if quotation.first <= byte and byte <= quotation.last then best = quotation end
      end
      assert.equal(best, doc.quotations:at(byte))
    end
    assert.is_nil(doc.tokens:at(#TEXT + 5))
  end)

  it("keeps what has the wanted fields", function()
    assert.equal(2, #doc.tokens:where { form = "gate" })
    assert.equal("“The gate,” “is ‘old’ and weak.”", forms(doc.quotations:where { level = 1 }))
    assert.equal(3, #doc.quotations:where { level = { 1, 2 } })
    assert.equal(1, #doc.quotations:where { level = function(level) return level > 1 end })
    assert.equal(2, #doc.tokens:where(function(token) return token.form == "gate" end))
  end)

  it("is a layer again, and can be narrowed further", function()
    local words = doc.tokens:where { kind = "word" }
    local gates = words:within(doc.sentences[#doc.sentences - 1]):where { form = "gate" }
    assert.equal(1, #gates)
    assert.equal("gate", gates[1].text)
    local first, last, kind = gates:ranges()()
    assert.same({ gates[1].first, gates[1].last, "word" }, { first, last, kind })
  end)

  it("prints how many spans of which kinds it has", function()
    local lines = tostring(doc.tokens)
    assert.truthy(lines:find("tokens: " .. #doc.tokens .. " (word ", 1, true)
      or lines:find("tokens: " .. #doc.tokens .. " (", 1, true))
    assert.truthy(lines:find("… " .. #doc.tokens - 5 .. " more", 1, true))
  end)

  it("is a table", function()
    local t = doc.tokens:table()
    assert.same({ "first", "last", "kind", "form" }, t.columns)
    assert.equal(#doc.tokens, #t)
    assert.equal(doc.tokens[3].form, t[3].form)
  end)

  it("names wrong arguments and unknown fields", function()
    assert.error_matches(function() doc.tokens:within(3) end, "within: ")
    assert.error_matches(function() doc.tokens:at "x" end, "at: ")
    assert.error_matches(function() doc.tokens:where(3) end, "where: ")
    assert.error_matches(function() return doc.tokens.eahc end, 'did you mean "each"')
    assert.error_matches(function() return doc.tokens:where { kidn = 1 } end, '"kind"')
  end)
end)

describe("span", function()
  local doc = ibid.read(TEXT)

  it("names the nearest field for one it does not have", function()
    assert.error_matches(function() return doc.tokens[1].from end, 'did you mean "form"')
    assert.error_matches(function() return doc.quotations[1].speakr end, '"speaker"')
  end)

  it("is equal to the same span", function()
    assert.is_true(doc.tokens[2] == doc.tokens[2])
    assert.is_false(doc.tokens[2] == doc.tokens[3])
    assert.is_false(doc.tokens[1] == ibid.read(TEXT).tokens[1])
  end)

  it("knows its neighbours", function()
    assert.equal(doc.tokens[3], doc.tokens[2]:next())
    assert.equal(doc.tokens[1], doc.tokens[2]:previous())
    assert.is_nil(doc.tokens[1]:previous())
  end)

  it("prints its place, its kind and its text", function()
    assert.equal("tokens 2, 4-6, word: The", tostring(doc.tokens[2]))
  end)

  it("is no function, and says how it is iterated", function()
    local function loop()
      for token in doc.tokens do print(token) end
    end
    assert.error_matches(loop, "for span in layer:each()", 1, true)
  end)

  it("of a token has a form and a key", function()
    local token = ibid.read "GATE" .tokens[1]
    assert.same({ "GATE", "gate" }, { token.form, token.key })
  end)

  it("of a quotation has a kind, whoever asks for it", function()
    local quotation = doc.quotations[3]
    local _, _, kind = doc.quotations:within(quotation):ranges()()
    assert.equal(quotation.kind, kind)
    assert.equal(1, #doc.quotations:where { kind = quotation.kind }:within(quotation))
  end)
end)
