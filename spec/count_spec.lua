local ibid = require "ibid"

local function contents(path)
  local file <close> = assert(io.open(path, "rb"))
  return file:read "a"
end

describe("count", function()
  it("counts words and numbers, whatever their case", function()
    local t = ibid.read "The gate, the weir; THE gate of 1921." :count()
    assert.same({ "the", "gate", "1921", "of", "weir" }, t:column "feature")
    assert.same({ 3, 2, 1, 1, 1 }, t:column "frequency")
    assert.same({ 1, 2, 3, 3, 3 }, t:column "rank")
    assert.equal(3 / 8 * 1e6, t[1].relative)
  end)

  it("counts no calls", function()
    local t = ibid.read "It held.1 It fell.2\n\n1. One.\n\n2. Two." :count { within = "body" }
    assert.same({ "it", "fell", "held" }, t:column "feature")
  end)

  it("counts in a part of the text", function()
    local doc = ibid.read "Orlov wrote: “The gate leaks.” The clerks left."
    assert.same({ "gate", "leaks", "the" }, doc:count({ within = "quotation" }):column "feature")
    assert.equal(0, #doc:count { within = "note" })
  end)

  it("counts in a document that was read up to its tokens", function()
    for _, upto in ipairs { "tokens", "sentences" } do
      local t = ibid.read("The gate, the weir.", { upto = upto }):count()
      assert.same({ 2, 1, 1 }, t:column "frequency")
    end
  end)

  -- The slow twin: a table of forms, filled token by token.
  it("agrees with a plain count on our own texts", function()
    for _, name in ipairs { "weir", "ledger", "lantern" } do
      local doc = ibid.read(contents("spec/texts/" .. name .. ".txt"))
      for _, within in ipairs { "quotation", "narration", "note" } do
        local selection, slow = doc:select { within = within }, {}
        for i in selection:words() do
          local key = doc.tokens[i].key
          slow[key] = (slow[key] or 0) + 1
        end
        local fast = {}
        for _, row in ipairs(doc:count { within = within }) do fast[row.feature] = row.frequency end
        assert.same(slow, fast)
      end
    end
  end)
end)
