local fixtures = require "spec.support.fixtures"
local marked = require "spec.support.marked"

local HERE = debug.getinfo(1, "S").source:match "^@(.*)marked_spec%.lua$"
local TEXTS = { "weir", "ledger", "lantern" }

local KINDS = {
  "heading", "paragraph", "epigraph", "attribution", "blockquote", "caption", "table",
  "chrome", "note", "noteref", "quote", "gloss", "citation", "date", "error",
}

local RULES = {
  "unbalanced-mark", "wrong-mark", "lost-number", "doubled-number", "note-without-call",
  "call-without-note", "doubled-word", "bad-roman", "letter-digit", "two-spellings",
  "space-fault", "broken-hyphen", "mixed-script", "bracket",
}

local function contents(name)
  local handle <close> = assert(io.open(HERE .. "texts/" .. name, "rb"))
  return handle:read "a"
end

local function set(list)
  local members = {}
  for _, item in ipairs(list) do members[item] = true end
  return members
end

--- The values of one attribute, of all spans of a kind.
local function values(spans, kind, name)
  local found = {}
  for _, span in ipairs(spans) do
    local value = span.attrs[name]
    if value and (not kind or span.kind == kind) then found[value] = true end
  end
  return found
end

describe("marked", function()
  it("gives the text without the marks", function()
    assert.equal("a word, here", (marked.read "a ⟦quote|word⟧{level=1}, here"))
  end)

  it("counts positions in bytes from 1", function()
    local text, spans = marked.read "é ⟦quote|“no”⟧."
    assert.same({ 4, 11 }, { spans[1].first, spans[1].last })
    assert.equal("“no”", text:sub(spans[1].first, spans[1].last))
  end)

  it("lists the outer span first", function()
    local _, spans = marked.read "⟦note|⟦date|1921⟧{iso=1921}⟧⟦noteref|3⟧"
    local kinds = {}
    for i, span in ipairs(spans) do kinds[i] = span.kind end
    assert.same({ "note", "date", "noteref" }, kinds)
  end)

  it("reads the attributes", function()
    local _, spans = marked.read "⟦quote|x⟧{ speaker=A. B. Coe;cue = says ; note=* }"
    assert.same({ speaker = "A. B. Coe", cue = "says", note = "*" }, spans[1].attrs)
  end)

  it("joins the parts of one quotation by a number", function()
    local _, spans = marked.read("⟦a⟧{1} b ⟦c⟧{1; level=2}", "quotations")
    assert.same({ join = "1" }, spans[1].attrs)
    assert.same({ join = "1", level = "2" }, spans[2].attrs)
  end)

  it("gives a span without a kind the default one", function()
    local _, spans = marked.read("⟦a⟧ ⟦date|1921⟧", "quotations")
    assert.same({ "quotations", "date" }, { spans[1].kind, spans[2].kind })
  end)

  it("leaves braces that follow no span in the text", function()
    assert.equal("a {b} c {d}", (marked.read "⟦quote|a⟧ {b} c {d}"))
  end)

  it("lets a span run over lines and be empty", function()
    local _, spans = marked.read "⟦quote|a\n\nb⟧⟦chrome|⟧"
    assert.same({ 1, 4 }, { spans[1].first, spans[1].last })
    assert.same({ 5, 4 }, { spans[2].first, spans[2].last })
  end)

  it("gives no spans for a text without marks", function()
    local text, spans = marked.read "plain [text]"
    assert.equal("plain [text]", text)
    assert.same({}, spans)
  end)
end)

describe("marked refuses", function()
  local broken = {
    { "a mark that closes nothing", "a\nb⟧", "line 2: ⟧ closes nothing" },
    { "a mark that is never closed", "a\n\n⟦date|b\nc", "line 3: ⟦ is never closed" },
    { "the inner mark left open", "⟦note|a\n⟦date|b⟧", "line 1: ⟦ is never closed" },
    { "a span without a kind", "⟦a⟧", "line 1: ⟦ has no kind" },
    { "braces that are never closed", "⟦date|b⟧{iso=1", "line 1: { is never closed" },
    { "braces over two lines", "⟦date|b⟧{iso=1;\n}", "line 1: { is never closed" },
    { "a word that is no attribute", "\n⟦date|b⟧{c}", 'line 2: "c" is not name=value' },
    { "an attribute given twice", "⟦date|b⟧{a=1; a=2}", "line 1: a= stands twice" },
  }
  for _, case in ipairs(broken) do
    it(case[1], function()
      assert.has_error(function() marked.read(case[2]) end, case[3])
    end)
  end

  it("with the line of the file when told where the text begins", function()
    local function read() marked.read("a\n⟧", nil, 40) end
    assert.has_error(read, "line 41: ⟧ closes nothing")
  end)
end)

describe("fixtures", function()
  local two = table.concat({
    "Comments stand here.", "=== one", "He said “no.”", "---", "He said ⟦“no.”⟧{1}",
    "=== two lines", "a", "", "b", "---", "a", "", "⟦date|b⟧", "",
  }, "\n")

  it("reads many cases of a file", function()
    local cases = fixtures.parse(two, "marks/en.txt", "marks")
    assert.equal(2, #cases)
    assert.same({ "one", 2, "He said “no.”", "marks" },
      { cases[1].title, cases[1].line, cases[1].text, cases[1].spans[1].kind })
    assert.same({ "two lines", 6, "a\n\nb", "date" },
      { cases[2].title, cases[2].line, cases[2].text, cases[2].spans[1].kind })
  end)

  it("knows a hard file by its name", function()
    assert.is_true(fixtures.parse(two, "marks/hard_en.txt", "marks")[1].hard)
    assert.is_false(fixtures.parse(two, "hard_marks/en.txt", "marks")[1].hard)
  end)

  it("reads escapes only where the name says so", function()
    local source = "=== a page\na\\fb\n---\na\\f⟦b⟧\n"
    local escaped = fixtures.parse(source, "marks/page.escaped.txt", "marks")[1]
    assert.equal("a\fb", escaped.text)
    assert.equal(3, escaped.spans[1].first)
    assert.equal("a\\fb", fixtures.parse(source, "marks/page.txt", "marks")[1].text)
  end)

  it("leaves out blank lines that part the cases", function()
    local source = "=== a\nb\n\n---\n⟦b⟧\n\n"
    assert.equal("b", fixtures.parse(source, "marks/a.txt", "marks")[1].text)
  end)

  local broken = {
    { "an answer that is not the text", "=== a\nb\nc\n---\nb\n⟦d⟧\n",
      "x/y.txt:6: without its marks the answer is not the text" },
    { "a case without an answer", "=== a\nb\n=== c\nd\n---\nd\n",
      "x/y.txt:1: the case has no ---" },
    { "a case with two answers", "=== a\nb\n---\nb\n---\nb\n",
      "x/y.txt:5: a second --- in one case" },
    { "a broken answer", "=== a\nb\n---\nb⟧\n", "x/y.txt: line 4: ⟧ closes nothing" },
  }
  for _, case in ipairs(broken) do
    it("names file and line of " .. case[1], function()
      -- Busted's own check of errors cuts a file and a line off.
      local good, message = pcall(fixtures.parse, case[2], "x/y.txt", "x")
      assert.is_false(good)
      assert.equal(case[3], message)
    end)
  end
end)

for _, name in ipairs(TEXTS) do
  describe("the text " .. name, function()
    local text, spans = marked.read(contents(name .. ".marked"))

    it("is its marked form without the marks", function()
      assert.is_true(contents(name .. ".txt") == text)
    end)

    it("is UTF-8", function()
      assert.truthy(utf8.len(text))
    end)

    it("has spans that nest", function()
      local open = {}
      for _, span in ipairs(spans) do
        while #open > 0 and open[#open].last < span.first do table.remove(open) end
        local outer = open[#open]
        assert.is_true(not outer or span.last <= outer.last)
        assert.is_true(span.first <= span.last)
        open[#open + 1] = span
      end
    end)

    it("has known kinds only", function()
      local known = set(KINDS)
      for _, span in ipairs(spans) do assert.is_true(known[span.kind], span.kind) end
    end)

    it("has calls that print their label", function()
      for _, span in ipairs(spans) do
        if span.kind == "noteref" then
          assert.equal(span.attrs.label, text:sub(span.first, span.last))
        end
      end
    end)

    it("has notes that begin with their label, unless it is lost", function()
      for _, span in ipairs(spans) do
        local label = span.attrs.label
        if span.kind == "note" and span.attrs.sign ~= "lost" then
          local words = text:sub(span.first, span.last):gsub("^%[", "")
          assert.equal(label, words:sub(1, #label))
        end
      end
    end)

    it("has calls whose note is there", function()
      local ids = values(spans, "note", "id")
      for id in pairs(values(spans, "noteref", "note")) do
        assert.is_true(ids[id], id)
      end
    end)

    it("has quotations whose note is called", function()
      local labels = values(spans, "noteref", "label")
      for _, kind in ipairs{ "quote", "blockquote", "epigraph" } do
        for label in pairs(values(spans, kind, "note")) do
          assert.is_true(labels[label], label)
        end
      end
    end)

    it("points at spans that are there", function()
      local ids = values(spans, nil, "id")
      for _, name_of in ipairs{ "refers", "target" } do
        for id in pairs(values(spans, nil, name_of)) do assert.is_true(ids[id], id) end
      end
    end)

    it("names no two spans alike", function()
      local seen = {}
      for _, span in ipairs(spans) do
        local id = span.attrs.id
        assert.is_nil(id and seen[id])
        if id then seen[id] = true end
      end
    end)

    it("has quotations of which the marks and the level are told", function()
      for _, span in ipairs(spans) do
        if span.kind == "quote" then
          assert.truthy(span.attrs.level and span.attrs.mark and span.attrs.kind)
        end
      end
    end)
  end)
end

describe("the text weir", function()
  it("has one error of each kind", function()
    local _, spans = marked.read(contents "weir.marked")
    local count = {}
    for _, span in ipairs(spans) do
      local rule = span.attrs.rule
      if rule then count[rule] = (count[rule] or 0) + 1 end
    end
    local wanted = {}
    for _, rule in ipairs(RULES) do wanted[rule] = 1 end
    assert.same(wanted, count)
  end)
end)
