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
end)
