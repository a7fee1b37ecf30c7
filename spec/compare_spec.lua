local choice = require "ibid.choice"
local ibid = require "ibid"
local measures = require "ibid.measures"

local TEXT = [[
Orlov wrote: “The gate leaks. The gate leaks badly.” The clerks left the gate.

Maslov said: “We shall mend the gate.” The clerks came back to the river.
]]

local function row_of(rows, feature)
  return rows:where({ feature = feature })[1]
end

local function sides(rows)
  local list = {}
  for _, row in ipairs(rows) do list[row.feature] = { row.n_target, row.n_reference } end
  return list
end

describe("compare", function()
  local doc = ibid.read(TEXT)

  it("counts the words of two selections", function()
    local rows = doc:compare { of = { speaker = "Orlov" }, with = "narration" }
    local found = sides(rows)
    assert.same({ 2, 0 }, found.leaks)
    assert.same({ 2, 1 }, found.gate)
    assert.same({ 0, 2 }, found.clerks)
    assert.is_nil(found.mend)
  end)

  it("puts what is more frequent first and what is less frequent last", function()
    local rows = doc:compare { of = "quotation", with = "narration" }
    assert.equal("leaks", rows[1].feature)
    assert.equal("clerks", rows[#rows].feature)
    assert.is_true(rows[1].g2 > 0 and rows[#rows].g2 < 0)
    assert.is_true(rows[1].log_ratio > 0 and rows[#rows].log_ratio < 0)
  end)

  it("measures with the four counts of each word", function()
    local of, with = doc:select { within = "quotation" }, doc:select { within = "narration" }
    local r, n = #of, #of + #with
    for _, row in ipairs(doc:compare { of = of, with = with }) do
      local o, c = row.n_target, row.n_target + row.n_reference
      for _, name in ipairs {
        "g2", "g2_two_cells", "chi2", "log_ratio", "diff", "odds_ratio",
      } do
        assert.equal(measures[name](o, r, c, n), row[name])
      end
    end
  end)

  it("compares with the rest unless it is told with what", function()
    local rest = doc:compare { of = "quotation" }
    assert.same({ 0, 1 }, sides(rest).orlov)
    assert.same(sides(rest), sides(doc:compare { of = "quotation", with = doc:select() -
      doc:select { within = "quotation" } }))
  end)

  it("looks at both sides only where it is told to", function()
    local rows = doc:compare { of = "quotation", with = "narration", chapter = 1 }
    assert.same({ 3, 1 }, sides(rows).gate)
    rows = doc:compare { of = "quotation", within = doc.blocks[1] }
    assert.is_nil(sides(rows).mend)
  end)

  it("compares texts with texts", function()
    local other, third = ibid.read "The river rose.", ibid.read "The river fell."
    local rows = doc:compare { reference = { other, third } }
    assert.same({ 1, 2 }, sides(rows).river)
    assert.equal(2, row_of(rows, "river").docfreq_reference)
    rows = doc:compare { reference = "spec/texts/weir.txt", of = "quotation" }
    assert.same({ 2, 0 }, { row_of(rows, "leaks").n_target, row_of(rows, "leaks").n_reference })
  end)

  it("corrects p for as many words as there are", function()
    local plain = doc:compare { of = "quotation", correction = "none" }
    local m = #plain
    for _, row in ipairs(doc:compare { of = "quotation", correction = "bonferroni" }) do
      local p = row_of(plain, row.feature).p
      assert.equal(measures.p(row.g2), p)
      assert.equal(math.min(1, m * p), row.p)
    end
    local holm = doc:compare({ of = "quotation" }):column "p"
    assert.same(measures.holm(plain:column "p"), holm)
  end)

  it("leaves out what is rare, what may be chance, and the rest", function()
    for _, row in ipairs(doc:compare { of = "quotation", min_count = 3 }) do
      assert.is_true(row.n_target + row.n_reference >= 3)
    end
    assert.equal(0, #doc:compare { of = "quotation", max_p = 0.0001 })
    assert.equal(2, #doc:compare { of = "quotation", top = 2 })
  end)

  it("says what is wrong", function()
    local function fails(options, message)
      assert.error_matches(function() doc:compare(options) end, message)
    end
    fails({}, "say what to compare")
    fails({ of = "quotaton" }, 'did you mean "quotation"')
    fails({ of = "speker=Orlov" }, 'did you mean "speaker"')
    fails({ of = "chapter=one" }, "chapter: a whole number is wanted")
    fails({ of = { speaker = "Nobody" } }, "what of selects has no words")
    fails({ of = "quotation", with = "note" }, "what with selects has no words")
    fails({ of = doc:select() }, "the other side has no words")
    fails({ of = "quotation", correction = "hol" }, 'did you mean "holm"')
    fails({ reference = "no-such-file" }, "no%-such%-file: No such file")
    fails({ of = 7 }, "a selection is wanted")
  end)

  it("draws the words at both ends", function()
    local picture = doc:compare({ of = "quotation", with = "narration" }):svg { top = 4 }
    local words = {}
    for word in picture:gmatch 'text%-anchor="end"[^>]*>([^<]+)<' do words[#words + 1] = word end
    assert.equal(4, #words)
    assert.equal("leaks", words[1])
    assert.equal("clerks", words[4])
    assert.truthy(picture:find "−")
  end)

  -- The slow twin: words counted token by token.
  it("agrees with a plain count on our own texts", function()
    for _, name in ipairs { "weir", "ledger", "lantern" } do
      local text = assert(ibid.open("spec/texts/" .. name .. ".txt"))
      local slow = {}
      for side, within in ipairs { "quotation", "narration" } do
        for i in text:select({ within = within }):words() do
          local key = text.tokens[i].key
          slow[key] = slow[key] or { 0, 0 }
          slow[key][side] = slow[key][side] + 1
        end
      end
      assert.same(slow, sides(text:compare { of = "quotation", with = "narration" }))
    end
  end)
end)

describe("a selection in words", function()
  local doc = ibid.read(TEXT)

  it("is a part's name, or options with commas between them", function()
    assert.equal(doc:select { within = "quotation" }, choice(doc, "quotation"))
    assert.equal(doc:select { speaker = "Orlov" }, choice(doc, "speaker=Orlov"))
    local both = doc:select { within = "quotation", speaker = "Maslov" }
    assert.equal(both, choice(doc, "within=quotation, speaker = Maslov"))
    assert.equal(both, choice(doc, "quotation,speaker=Maslov"))
    assert.equal(doc:select { chapter = 1 }, choice(doc, "chapter=1"))
  end)

  it("keeps a name that has a comma", function()
    assert.equal(0, #choice(doc, "speaker=Orlov, the younger"))
  end)
end)
