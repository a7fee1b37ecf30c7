local core = require "ibid.core"
local ibid = require "ibid"

local function keys(text)
  local list = {}
  for token in ibid.read(text).tokens:each() do list[#list + 1] = token.key end
  return table.concat(list, "|")
end

describe("keys", function()
  it("have no capitals", function()
    assert.equal("weir|élan|привет|straße", (keys "WEIR Élan ПРИВЕТ Straße":gsub("ss", "ß")))
  end)

  it("have one form of a letter with its accent", function()
    assert.equal(core.fold "élan", core.fold "e\u{301}lan")
  end)

  it("have one apostrophe", function()
    for _, apostrophe in ipairs { "’", "‘", "ʼ", "`", "′", "＇" } do
      assert.equal("don't", core.fold("Don" .. apostrophe .. "t"))
    end
  end)

  it("take ligatures apart, which the form keeps", function()
    local doc = ibid.read "The ﬁrst eﬀort of the oﬃce"
    assert.equal("the|first|effort|of|the|office", keys(doc.text))
    assert.equal("ﬁrst", doc.tokens[2].form)
  end)

  it("have no soft hyphens and no zero-width characters", function()
    assert.equal("commune", core.fold "com\u{AD}mune")
    assert.equal("name", core.fold "na\u{200B}m\u{2060}e")
    assert.equal("name", core.fold "\u{FEFF}na\u{200D}me")
  end)

  it("have no hyphen of a line's end", function()
    assert.equal("commune|half-open|or|half-open", keys "Com-\nmune half-open or Half-\nopen")
  end)

  it("of what is not UTF-8 are the bytes", function()
    assert.equal("a\xFFB", core.fold "a\xFFB")
  end)

  -- The slow twin: fold each form by itself.
  it("are the folded forms, each once, whatever bytes the text has", function()
    local pieces = {
      "a", "B", "gate", "WEIR", "`", "’", "É", "ß", "7", "-", "\0", "\xFF", "e\u{301}", "\u{AD}",
      " ", " ", " ", ", ", "-\n", "-\r", "Écluse", "abcdefghijklmnop", "q", "\u{200B}",
    }
    local seed, text = 11, {}
    for i = 1, 20000 do
      seed = (seed * 1103515245 + 12345) & 0x7FFFFFFF
      text[i] = pieces[(seed >> 8) % #pieces + 1]
    end
    local doc, seen = ibid.read(table.concat(text), { upto = "tokens" }), {}
    for i = 1, #doc.tokens do
      local key = doc.core:key(i)
      local form = doc.core:key_form(key)
      assert.equal(core.fold(doc.core:form(i)), form)
      assert.equal(key, seen[form] or key)
      seen[form] = key
    end
  end)
end)
