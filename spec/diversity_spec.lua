local ibid = require "ibid"
local measures = require "ibid.measures"

local function counts_of(words)
  local uses, list = {}, {}
  for _, word in ipairs(words) do uses[word] = (uses[word] or 0) + 1 end
  for _, n in pairs(uses) do list[#list + 1] = n end
  return list
end

describe("the measures of diversity", function()
  -- The slow twin: every window counted anew.
  it("have one mean over windows, however it is taken", function()
    local words, seed = {}, 7
    for i = 1, 600 do
      seed = (seed * 1103515245 + 12345) & 0x7FFFFFFF
      words[i] = (seed >> 8) % ((seed >> 16) % 90 + 1)
    end
    for _, size in ipairs { 1, 2, 50, 600 } do
      local sum, windows = 0, 0
      for first = 1, #words - size + 1 do
        local types = #counts_of(table.move(words, first, first + size - 1, 1, {}))
        sum, windows = sum + types / size, windows + 1
      end
      assert.near(sum / windows, measures.mattr(words, size), 1e-9)
    end
  end)

  it("are missing where a text is too short", function()
    assert.is_nil(measures.ttr {})
    assert.is_nil(measures.hdd { 41 })
    assert.near(1 / 42, measures.hdd { 42 }, 1e-12)
    assert.is_nil(measures.mattr({ 1, 2 }, 3))
    assert.is_nil(measures.mtld { 1, 2, 3 })
    assert.is_nil(measures.mtld {})
    assert.is_nil(measures.simpson_d { 1 })
  end)
end)

describe("diversity", function()
  it("measures the words of a selection", function()
    local doc = ibid.read "The gate, the weir; THE gate of 1921."
    local row = doc:diversity()[1]
    assert.same({ 8, 5, 5 / 8 }, { row.words, row.types, row.ttr })
    assert.is_nil(row.mattr)
    local mattr = measures.mattr({ 1, 2, 1, 3, 1, 2, 4, 5 }, 4)
    assert.equal(mattr, doc:diversity({ window = 4 })[1].mattr)
    assert.equal(0, doc:diversity({ within = "note" })[1].words)
    assert.has_error(function() doc:diversity { window = 0 } end)
  end)

  it("measures groups apart", function()
    local doc = ibid.open "spec/texts/weir.txt"
    local rows = doc:diversity { by = "part" }
    assert.equal(3, #rows)
    local all = 0
    for _, row in ipairs(rows) do
      all = all + row.words
      assert.is_true(row.mtld > 10 and row.hdd > 0.5 and row.hdd < 1)
    end
    assert.equal(#doc:select(), all)
  end)

  it("gives a row a text of a corpus", function()
    local rows = ibid.corpus({ "spec/texts" }):diversity()
    assert.equal(3, #rows)
    assert.same({ "docname", "words" }, table.move(rows.columns, 1, 2, 1, {}))
  end)
end)
