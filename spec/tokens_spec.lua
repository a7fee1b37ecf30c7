local compare = require "spec.support.compare"
local ibid = require "ibid"

local function forms(text, options)
  local list = {}
  for token in ibid.read(text, options).tokens:each() do list[#list + 1] = token.form end
  return table.concat(list, "|")
end

local function kinds(text, options)
  local list = {}
  for token in ibid.read(text, options).tokens:each() do list[#list + 1] = token.kind end
  return table.concat(list, " ")
end

describe("tokens", function()
  compare.run(it, "tokens", function(doc)
    return compare.spans(doc.tokens)
  end)

  it("have kinds", function()
    assert.equal("word number number number symbol symbol punctuation",
                 kinds "’tis ’60s 1921 ½ € :-) —")
    assert.equal("word punctuation reference word punctuation reference",
                 kinds "shut.1 Then.2")
  end)

  it("T7 have forms without the hyphen of a line's end", function()
    assert.equal("commune|of", forms "com-\nmune of")
    assert.equal("commune|of", forms "com-  \r\n   mune of")
    assert.equal("commune|of", forms "com\u{AD}\nmune of")
    assert.equal("commune|of", forms "com¬\nmune of")
  end)

  it("T7 have a compound's own hyphen in their forms", function()
    assert.equal("anti-Orleanist|gate", forms "anti-\nOrleanist gate")
    assert.equal("Half-open|or|half-open", forms "Half-open or half-\nopen")
    assert.equal("out-of-date|or|out-of-date", forms "out-of-date or out-of-\ndate")
  end)

  it("T7 have forms that keep what is no hyphen of a line's end", function()
    assert.equal("com\u{AD}mune", forms "com\u{AD}mune")
    assert.equal("well-known", forms "well-known")
  end)

  it("of the scheme unicode are the words of UAX #29", function()
    local text = "Don’t pay 3.5 per-cent; V. I. Weir"
    local wanted = {}
    local offsets = ibid.boundaries(text, "word")
    for i = 2, #offsets do
      local word = text:sub(offsets[i - 1] + 1, offsets[i])
      if word:find "%S" then wanted[#wanted + 1] = word end
    end
    assert.equal(table.concat(wanted, "|"), forms(text, { tokens = "unicode" }))
  end)

  it("of the scheme unicode have kinds", function()
    assert.equal("word number punctuation symbol other",
                 kinds("Weir 3.5 — € \u{200B}", { tokens = "unicode" }))
    assert.equal("word punctuation reference word punctuation reference",
                 kinds("shut.1 Then.2", { tokens = "unicode" }))
  end)

  it("are of a scheme that there is", function()
    assert.error_matches(function() ibid.read("a", { tokens = "unicod" }) end,
                         'did you mean "unicode"')
  end)

  -- The reference: what is no white space is in a token, once and in order.
  it("cover all but white space", function()
    local bytes = { "a", "B", "1", ".", ",", "-", "’", "'", "“", "”", "…", " ", "\n", "é",
      "@", "/", ":", "*", "(", ")", "\xFF", "\xC2", "¹", "&", "_", "s", "½", "-\n", "❤" }
    math.randomseed(7)
    for _ = 1, 300 do
      local parts = {}
      for i = 1, math.random(60) do parts[i] = bytes[math.random(#bytes)] end
      local text = table.concat(parts)
      local at = 1
      for token in ibid.read(text).tokens:each() do
        assert.is_true(token.first >= at and token.last >= token.first, text)
        assert.is_nil(text:sub(at, token.first - 1):find "%S", text)
        at = token.last + 1
      end
      assert.is_nil(text:sub(at):find "%S", text)
    end
  end)
end)
