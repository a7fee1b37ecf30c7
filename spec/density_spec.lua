local ibid = require "ibid"

describe("density", function()
  local TEXT = "The gate.1 The weir.2 It fell.\n\n* * *\n\nIt rose.3\n\n"
    .. "1. So.\n\n2. So.\n\n3. So.\n"

  it("counts notes where they are called", function()
    local rows = ibid.read(TEXT):density { within = "body" }
    assert.same({ 2, 1 }, rows:column "notes")
    assert.same({ 6, 2 }, rows:column "words")
    assert.same({ 2 / 6 * 1000, 1 / 2 * 1000 }, rows:column "per_thousand")
    assert.truthy(rows[1].title:find "^The gate")
  end)

  it("counts other spans by other parts", function()
    local doc = ibid.read "He said: “No.” She said: “Yes.” They left. They left."
    local rows = doc:density { of = "quotations", by = "parts", parts = 2 }
    assert.same({ "group", "title", "words", "quotations", "per_thousand" }, rows.columns)
    assert.same({ 2, 0 }, rows:column "quotations")
    assert.truthy(rows:svg():find "quotations per 1,000 words by parts")
  end)

  it("draws several texts by their names", function()
    local picture = ibid.corpus({ "spec/texts/*.txt" }):density({ by = "chapter" }):svg()
    assert.truthy(picture:find "notes per 1,000 words")
    for name in ("weir lantern ledger"):gmatch "%a+" do
      assert.truthy(picture:find(">" .. name .. ".txt: 1", 1, true))
    end
  end)

  it("has all spans of our own texts in some part", function()
    for _, name in ipairs { "weir", "ledger", "lantern" } do
      local doc, sum = ibid.open("spec/texts/" .. name .. ".txt"), 0
      for _, row in ipairs(doc:density { by = "document" }) do sum = sum + row.notes end
      assert.is_true(sum > 0)
      assert.equal(#doc:select():of(doc.references), sum)
    end
  end)

  it("says what is wrong, and gives nothing for an empty text", function()
    local doc = ibid.read "So."
    assert.error_matches(function() doc:density { of = "nots" } end, 'mean "notes"')
    assert.error_matches(function() doc:density { by = "sction" } end, 'mean "section"')
    assert.equal(0, #ibid.read(""):density())
  end)
end)
