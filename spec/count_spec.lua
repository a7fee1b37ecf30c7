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

  it("counts runs of words that no sentence and no stretch parts", function()
    local doc = ibid.read "The gate fell, the gate held. Gate fell. “The gate” fell."
    local t = doc:count { n = 2 }
    assert.same({ "gate fell", "the gate" }, t:top(2):column "feature")
    assert.same({ 3, 3 }, t:top(2):column "frequency")
    assert.equal(0, #t:where { feature = "held gate" })
    assert.equal(1, #doc:count { n = 2, across = true }:where { feature = "held gate" })
    assert.equal(1, doc:count({ n = 2, within = "quotation" })[1].frequency)
    assert.equal(0, #doc:count { n = 2, within = "narration" }:where { feature = "gate fell." })
    assert.same({ "gate fell the gate held", "the gate fell the gate" },
      doc:count({ n = 5, within = "narration" }):column "feature")
  end)

  it("wants sentences for runs of words", function()
    local doc = ibid.read("The gate. The weir.", { upto = "tokens" })
    assert.has_error(function() doc:count { n = 2 } end)
    assert.equal(3, #doc:count { n = 2, across = true })
    assert.has_error(function() doc:count { n = 6 } end)
  end)

  it("counts apart for each speaker, chapter, section, kind or part", function()
    local doc = ibid.read("Orlov wrote: “The gate leaks.” The clerks said, “The weir.”1\n\n"
      .. "1. The log.\n")
    local by = {}
    for _, row in ipairs(doc:count { by = "part" }) do
      by[row.group .. " " .. row.feature] = row.frequency
    end
    assert.equal(2, by["quotation the"])
    assert.equal(1, by["narration the"])
    assert.equal(1, by["note the"])
    local t = doc:count { by = "speaker" }
    assert.same({ "Orlov", 1 / 3 * 1e6 }, { t[1].group, t[1].relative })
    t = doc:count { by = "chapter" }
    assert.same({ "docname", "group", "feature" }, table.move(t.columns, 1, 3, 1, {}))
    assert.truthy(#doc:count { by = "kind" }:where { group = "note" } > 0)
    assert.truthy(#ibid.open("spec/texts/weir.txt"):count { by = "section" } > 0)
    assert.equal("text", doc:count({ by = "document" })[1].group)
    assert.has_error(function() doc:count { by = "speakers" } end,
      'by: there is no way to group "speakers"; did you mean "speaker"?')
  end)

  it("leaves out stop words, and says so", function()
    local doc = ibid.read "The gate and the weir of stone."
    local t = doc:count { stop = true }
    assert.same({ "gate", "stone", "weir" }, t:column "feature")
    assert.equal(1 / 7 * 1e6, t[1].relative)
    assert.truthy(tostring(t):find("without the function words of the language", 1, true))
    t = doc:count { stop = { "GATE", "the" } }
    assert.equal(0, #t:where { feature = "gate" })
    assert.truthy(tostring(t):find("without GATE, the", 1, true))
    assert.equal(0, #doc:count { stop = { "gate" }, n = 2 }:where { feature = "the gate" })
    local path = os.tmpname()
    local file <close> = assert(io.open(path, "w"))
    file:write("weir\nstone")
    file:flush()
    assert.same({ "and", "gate", "of", "the" }, (function()
      return doc:count({ stop = path }):sort("feature"):column "feature"
    end)())
    os.remove(path)
    assert.has_error(function() doc:count { stop = "no such file" } end,
      "stop: no such file: No such file or directory")
  end)

  it("prunes what is rare and what is far down", function()
    local doc = ibid.read "The gate, the weir; the gate of 1921."
    assert.same({ "the", "gate" }, doc:count({ min_count = 2 }):column "feature")
    assert.same({ "the" }, doc:count({ top = 1 }):column "feature")
  end)

  -- The slow twin of runs: words of a sentence in a row, joined.
  it("agrees with a plain count of runs on our own texts", function()
    local doc = ibid.read(contents "spec/texts/weir.txt")
    for n = 2, 5 do
      local slow, last = {}, {}
      local sentence, stretch
      local tokens, list = doc.tokens, doc:select().stretches
      for k = 1, #list, 2 do
        for i in doc:select({ within = { first = list[k], last = list[k + 1] } }):words() do
          local at = doc.sentences:at(tokens[i].first)
          if k ~= stretch or (at and at.index) ~= sentence then last = {} end
          stretch, sentence = k, at and at.index
          last[#last + 1] = tokens[i].key
          if #last > n then table.remove(last, 1) end
          local gram = table.concat(last, " ")
          if #last == n then slow[gram] = (slow[gram] or 0) + 1 end
        end
      end
      local fast = {}
      for _, row in ipairs(doc:count { n = n }) do fast[row.feature] = row.frequency end
      assert.same(slow, fast)
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
