local compare = require "spec.support.compare"
local fixtures = require "spec.support.fixtures"
local ibid = require "ibid"
local names = require "ibid.names"
local twins = require "ibid.twins"

--- The findings as spans of the kind that their rule names.
local function found(doc)
  local list = {}
  for i, row in ipairs(doc:proofread()) do
    list[i] = { kind = row.rule, first = row.first, last = row.last }
  end
  return list
end

describe("proofread", function()
  compare.run(it, "proofread", found)

  it("has good and bad cases of each rule", function()
    local good, bad = {}, {}
    for _, case in ipairs(fixtures.cases "proofread") do
      local rule = case.file:match "(%l+)%.txt$"
      if #case.spans == 0 then good[rule] = true end
      for _, span in ipairs(case.spans) do bad[span.kind] = true end
    end
    for _, rule in ipairs(names.list "proofreading") do
      assert.is_true(good[rule] and bad[rule], rule)
    end
  end)

  it("says where, what is there, and what may be meant", function()
    local rows = ibid.read("One.\n\nÉté: the keeper of the the weir.\n", { name = "a.txt" })
      :proofread()
    local row = rows[1]
    assert.equal(1, #rows)
    assert.same({ "a.txt", 3, 20, "doubled", "the the", "the" },
      { row.docname, row.line, row.column, row.rule, row.found, row.meant })
    assert.same({ "Été: the keeper of ", " weir." }, { row.before, row.after })
    assert.same({ 28, 34 }, { row.first, row.last })
  end)

  it("counts lines and columns from one finding to the next", function()
    local rows = ibid.read("é a a é b of of c.\r\nThe the é an an.\rIt it."):proofread {
      certainty = 0,
    }
    local places = {}
    for i, row in ipairs(rows) do places[i] = row.line .. ":" .. row.column end
    assert.same({ "1:3", "1:11", "2:1", "2:11", "3:1" }, places)
  end)

  it("leaves out what is not certain enough", function()
    local doc = ibid.read "They went to Baden Baden in June, to the the weir."
    assert.equal(2, #doc:proofread { certainty = .2 })
    assert.equal(1, #doc:proofread())
    assert.equal(0, #doc:proofread { certainty = .99 })
  end)

  it("leaves out rules, or all but some", function()
    local doc = ibid.read "The the gate (see below was built of stone."
    assert.equal(2, #doc:proofread())
    assert.equal("brackets", doc:proofread { without = "doubled" }[1].rule)
    assert.equal("doubled", doc:proofread { only = { "doubled", "names" } }[1].rule)
    assert.equal(0, #doc:proofread { without = "doubled, brackets" })
  end)

  it("names the rule that was meant", function()
    local doc = ibid.read "So be it."
    assert.has_error(function() doc:proofread { without = "bracket" } end,
      'proofread: there is no rule "bracket"; did you mean "brackets"?')
    assert.has_error(function() doc:proofread { only = 3 } end,
      "proofread: only must be names of rules")
  end)

  it("tells of each document of a corpus", function()
    local paths = {}
    for i, text in ipairs { "So it was in the the end.", "It was.", "She spoke of of it." } do
      paths[i] = os.tmpname()
      local file <close> = assert(io.open(paths[i], "wb"))
      file:write(text)
    end
    local rows = ibid.corpus(paths):proofread()
    local found_words = rows:column "found"
    for _, path in ipairs(paths) do os.remove(path) end
    assert.same({ "the the", "of of" }, found_words)
  end)

  it("looks at a selection alone", function()
    local doc = ibid.read "The the gate held, and the keeper said so. “It it of of fell,” she said."
    for _, row in ipairs(doc:proofread { within = "quotation" }) do
      assert.truthy(row.first > 43)
    end
    assert.equal(1, #doc:proofread { within = "quotation" })
  end)

  it("says nothing of running heads", function()
    local pages = { "The keeper of weir 1 was ill, and nobody asked why.\n\f" }
    for page = 2, 7 do
      pages[page] = ("THE THE WEIR %d\n\nThe keeper of weir %d was ill, and nobody asked why.\n\f")
        :format(page, page)
    end
    assert.equal(0, #ibid.read(table.concat(pages)):proofread())
  end)

  it("bears any text", function()
    for _, text in ipairs { "", "\0", "\xFF\xFE(", ("("):rep(3000), ("a "):rep(3000),
      (" "):rep(20000), ("1,"):rep(3000) .. "a", "``", "''", "-", "a-", ("ab-"):rep(500) } do
      ibid.read(text):proofread { certainty = 0 }
    end
  end)
end)

describe("twins", function()
  local function kinds(...)
    local list = {}
    twins.each({ ... }, function(a, b, kind) list[a .. " " .. b] = kind end)
    return list
  end

  it("finds words that one letter tells apart, wherever it stands", function()
    assert.equal("letter", kinds("gate", "gates")["gate gates"])
    assert.equal("letter", kinds("gate", "gtae", "late")["gate late"])
    assert.equal("letter", kinds("naïf", "naif")["naïf naif"])
  end)

  it("finds words whose letters have changed places", function()
    assert.equal("order", kinds("Lozhkina", "Lohzkina")["Lozhkina Lohzkina"])
  end)

  -- The reference: all pairs, and a table of distances.
  it("agrees with comparing all with all", function()
    local words, wanted, list = {}, {}, {}
    for i = 1, 60 do
      local letters = {}
      for k = 1, 3 + i % 4 do letters[k] = ("abc"):sub((i * k * 7 + i // k) % 3 + 1):sub(1, 1) end
      words[table.concat(letters)] = true
    end
    for word in pairs(words) do list[#list + 1] = word end
    table.sort(list)
    for i, a in ipairs(list) do
      for j = i + 1, #list do
        local kind = twins.kind(a, list[j])
        if names.distance(a, list[j]) == 1 then assert.truthy(kind, a .. " " .. list[j]) end
        if kind then wanted[a .. " " .. list[j]] = true end
      end
    end
    local found_pairs = {}
    twins.each(list, function(a, b)
      found_pairs[a < b and a .. " " .. b or b .. " " .. a] = true
    end)
    assert.same(wanted, found_pairs)
  end)
end)
