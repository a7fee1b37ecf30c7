local ibid = require "ibid"
local measures = require "ibid.measures"

local function counts(rows)
  local list = {}
  for _, row in ipairs(rows) do list[row.collocate] = { row.count, row.left, row.right } end
  return list
end

local function collocates(text, word, options)
  options = options or {}
  options.min_count = options.min_count or 1
  return counts(ibid.read(text):collocate(word, options))
end

describe("collocate", function()
  it("counts the words on both sides of a word", function()
    local found = collocates("Old clerks shut the gate and the weir.", "gate", { window = 2 })
    assert.same({
      shut = { 1, 1, 0 }, the = { 2, 1, 1 }, ["and"] = { 1, 0, 1 },
    }, found)
  end)

  it("takes windows that are not alike", function()
    local text = "Old clerks shut the gate and the weir."
    assert.same({ the = { 1, 1, 0 } }, collocates(text, "gate", { left = 1, right = 0 }))
    assert.same({ ["and"] = { 1, 0, 1 }, the = { 1, 0, 1 } },
      collocates(text, "gate", { left = 0, right = 2 }))
    assert.same({}, collocates(text, "gate", { window = 0 }))
  end)

  it("counts what is near two nodes once, for the nearer one", function()
    local found = collocates("gate one two gate", "gate", { window = 2 })
    assert.same({ one = { 1, 0, 1 }, two = { 1, 1, 0 } }, found)
    found = collocates("gate one gate", "gate", { window = 5 })
    assert.same({ one = { 1, 0, 1 }, gate = { 2, 1, 1 } }, found)
  end)

  it("crosses neither sentences nor the edge of a quotation by itself", function()
    local text = "The river rose. She called “the gate” a weir."
    assert.same({ the = { 1, 1, 0 } }, collocates(text, "gate"))
    local found = collocates(text, "gate", { cross = "quotations" })
    assert.same({ 1, 1, 0 }, found.called)
    assert.is_nil(found.rose)
    found = collocates(text, "gate", { cross = "sentences, quotations" })
    assert.same({ 1, 1, 0 }, found.rose)
  end)

  it("never goes from a text into its notes", function()
    local text = "The gate fell.1\n\n1. The weir stood.\n"
    local found = collocates(text, "fell", { cross = "sentences,quotations,blocks" })
    assert.is_nil(found.weir)
    assert.same({ 1, 1, 0 }, found.gate)
  end)

  it("counts sentences if it is asked to", function()
    local text = "The gate, the weir, the gate. The weir fell. The gate rose."
    local rows = ibid.read(text):collocate("gate", { sentence = true, min_count = 1 })
    local row = rows:where({ collocate = "weir" })[1]
    assert.same({ 1, 2, 2 * 2 / 3 }, { row.count, row.frequency, row.expected })
    assert.is_nil(row.left)
    assert.equal(0, #rows:where { collocate = "gate" })
    assert.equal(measures.g2(1, 2, 2, 3), row.g2)
  end)

  it("looks for phrases, too", function()
    local text = "A gate keeper left; the gate keeper stayed."
    assert.same({
      a = { 1, 1, 0 }, left = { 1, 0, 1 }, the = { 1, 1, 0 }, stayed = { 1, 0, 1 },
    }, collocates(text, "gate keeper", { window = 1 }))
  end)

  it("gives the columns that it says, the first measure in order", function()
    local doc = ibid.open "spec/texts/weir.txt"
    local rows = doc:collocate "river"
    local first = { table.unpack(rows.columns, 1, 8) }
    assert.same({
      "node", "collocate", "count", "left", "right", "expected", "docfreq", "frequency",
    }, first)
    for i = 2, #rows do assert.is_true(rows[i].g2 <= rows[i - 1].g2) end
    rows = doc:collocate("river", { measures = "log_dice, t", top = 3 })
    assert.same({ "log_dice", "t" }, { table.unpack(rows.columns, 9) })
    assert.equal(3, #rows)
    assert.is_true(rows[1].log_dice >= rows[2].log_dice)
  end)

  it("measures by the counts", function()
    local doc = ibid.read "The gate rose. The weir fell. The gate fell by the gate."
    local rows = doc:collocate("gate", { window = 1, min_count = 1 })
    local row = rows:where({ collocate = "the" })[1]
    -- Near a gate stand the, rose; the, fell; the.
    assert.same({ 3, 4 }, { row.count, row.frequency })
    assert.equal(measures.expected(3, 5, 4, 12), row.expected)
    assert.equal(measures.g2(3, 5, 4, 12), row.g2)
    assert.equal(measures.dice(3, 3, 4), row.dice)
  end)

  it("gives nothing for a word that is not there, and says what is wrong", function()
    local doc = ibid.read "The gate."
    assert.equal(0, #doc:collocate("weir"))
    assert.equal(0, #ibid.read(""):collocate("weir"))
    local function fails(message, word, options)
      assert.error_matches(function() doc:collocate(word, options) end, message)
    end
    fails("left must be a whole number, not below 0", "gate", { left = -1 })
    fails("right must be a whole number", "gate", { right = 1.5 })
    fails("left must be a whole number", "gate", { window = -2 })
    fails('did you mean "quotations"', "gate", { cross = "quotation" })
    fails('did you mean "log_dice"', "gate", { measures = "logdice" })
    fails("there is no word", "!")
  end)

  -- The slow twin: each pair of words, and each edge between them.
  it("agrees with a plain search on our own texts", function()
    for _, name in ipairs { "weir", "ledger", "lantern" } do
      local doc = ibid.open("spec/texts/" .. name .. ".txt")
      local edges, words = {}, {}
      for _, layer in ipairs { doc.sentences, doc.quotations, doc.notes } do
        for first, last in layer:ranges() do
          edges[#edges + 1], edges[#edges + 2] = first, last + 1
        end
      end
      for i in doc:select():words() do words[#words + 1] = doc.tokens[i] end
      local function parted(a, b)
        for _, edge in ipairs(edges) do
          if a.first < edge and edge <= b.first then return true end
        end
        return false
      end
      local slow = {}
      for place, token in ipairs(words) do
        local side, least = nil, 5
        for other = math.max(1, place - 4), math.min(#words, place + 4) do
          local node, far = words[other], math.abs(place - other)
          local from, to = math.min(place, other), math.max(place, other)
          local is_near = far > 0 and far < least and node.key == "the"
          if is_near and not parted(words[from], words[to]) then
            side, least = other < place and "right" or "left", far
          end
        end
        if side then
          slow[token.key] = slow[token.key] or { 0, 0, 0 }
          slow[token.key][1] = slow[token.key][1] + 1
          local c = side == "left" and 2 or 3
          slow[token.key][c] = slow[token.key][c] + 1
        end
      end
      assert.same(slow, counts(doc:collocate("the", { window = 4, min_count = 1 })))
    end
  end)
end)
