local compare = require "spec.support.compare"
local ibid = require "ibid"

local function texts(text, options)
  local list = {}
  for sentence in ibid.read(text, options).sentences:each() do
    list[#list + 1] = sentence.text
  end
  return list
end

describe("sentences", function()
  compare.run(it, "sentences", function(doc)
    return compare.spans(doc.sentences)
  end)

  it("S3 begin small where the text shuns capitals, not elsewhere", function()
    local plain = "The gate was shut. It held. “Why?” he asked. Oh! how it fell. "
    assert.equal(4, #texts(plain))
    assert.equal(8, #texts(plain .. "it was said again. nobody came again. So it was."))
  end)

  it("of the scheme unicode are those of UAX #29 without white space", function()
    assert.same({ "Mr.", "Weir came.", "He\tleft." },
                texts("Mr. Weir came.  \nHe\tleft. ", { tokens = "unicode" }))
  end)

  -- The reference: every token of a paragraph is in one sentence, in order.
  it("hold all tokens", function()
    local parts = { "The", "gate", "fell", ".", "?", "...", "”", "“", "(", ")", " ", " ",
      " ", "\n\n", "e.g.", "V.", "I.", "5", "etc.", "it", ":)", "…", "[", "]", "!" }
    math.randomseed(11)
    for _ = 1, 300 do
      local words = {}
      for i = 1, math.random(60) do words[i] = parts[math.random(#parts)] end
      local text = table.concat(words)
      local doc, at = ibid.read(text), 1
      for sentence in doc.sentences:each() do
        assert.is_true(sentence.first >= at and sentence.last >= sentence.first, text)
        assert.is_nil(text:sub(at, sentence.first - 1):find "%S", text)
        at = sentence.last + 1
      end
      assert.is_nil(text:sub(at):find "%S", text)
    end
  end)
end)
