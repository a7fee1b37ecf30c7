local grammar = require "ibid.grammars.query"
local ibid = require "ibid"
local query = require "ibid.query"

local TEXT = [[
The Weir

The clerk read a short report. “A very short report,” Orlov wrote, “and a long list.”1 The
old, tired clerk read it twice; the other clerks read nothing at all. In May the Gate was
shut, in June the gate was open, and in May it was shut again.

Lozhkina had counted the gates. “Gates,” she said, “are counted when they are shut.” Then the
tired and old clerk, who had read the report, shut the naïve book.

1. Orlov, The Short Report (Port Averil, 1931), 12.
]]

local doc = ibid.read(TEXT, { name = "weir.txt" })

local function find(source, options)
  local found, list = query.find(doc:select(options), source, options), {}
  for k = 1, #found, 2 do list[#list + 1] = doc.core:line(found[k], found[k + 1]) end
  return list
end

local function failure(source)
  local done, message = pcall(find, source)
  assert.is_false(done, source)
  return message
end

describe("a query of plain words", function()
  it("finds words and phrases whatever their case", function()
    assert.same({ "report", "report", "report", "Report" }, find "report")
    assert.same({ "the Gate", "the gate" }, find "The gate")
    assert.same({ "old, tired" }, find "old, tired")
    assert.same({}, find "old tired")
  end)

  it("has stars for any letters and alone for any word", function()
    assert.same({ "clerk", "clerk", "clerks", "clerk" }, find "cl*k*")
    assert.same({ "Gate", "gate", "gates", "Gates" }, find "gat*")
    assert.same({ "a short report", "very short report", "The Short Report" },
      find "* short report")
    assert.same({ "naïve" }, find "na*ve")
    assert.same({}, find "n.*ve")
  end)

  it("heeds case, and passes over diacritics, if it is told to", function()
    assert.same({ "gate" }, find("gate", { case = true }))
    assert.same({}, find "naive")
    assert.same({ "naïve" }, find("naive", { unaccented = true }))
    assert.same({ "naïve" }, find("NAÏV*", { unaccented = true }))
    assert.same({}, find("NAIVE", { unaccented = true, case = true }))
    assert.truthy(pcall(find, '"naive" %d'))
    assert.error_matches(function() find('"x"', { case = true }) end, "%%c and %%d")
  end)

  it("passes over calls of notes", function()
    assert.same({ "list.”1 The" }, find "list . ” the")
  end)

  it("finds the same in the bytes as by keys", function()
    local words = { "report", "clerk", "naïve", "1931", "12", "weir", "v", "s", "it" }
    for _, word in ipairs(words) do
      local fresh = ibid.read(TEXT)
      assert.is_false(fresh.core:keyed())
      local by_bytes = query.find(fresh:select(), word)
      assert.is_false(fresh.core:keyed())
      fresh.core:keys()
      assert.same(query.find(fresh:select(), word), by_bytes, word)
    end
  end)

  it("finds in the bytes whatever folds to the word", function()
    local odd = "ＫEY Key \u{212A}ey key’s key's ke\u{AD}y k\u{E9}y ke\nke-\ny"
      .. " 'Tis ’tis `tis STRASSE straße"
    for _, word in ipairs { "key", "key's", "kéy", "'tis", "tis", "strasse", "ke" } do
      local fresh = ibid.read(odd)
      local by_bytes = query.find(fresh:select(), word)
      fresh.core:keys()
      assert.same(query.find(fresh:select(), word), by_bytes, word)
    end
  end)
end)

-- The queries that the tutorial of CQP teaches, as far as they need no part of speech, in
-- words of this text.
describe("a query", function()
  it("is a form, whose case counts, or one of several", function()
    assert.same({ "Gate" }, find '"Gate"')
    assert.same({ "Gate", "gate" }, find '"[Gg]ate"')
    assert.same({ "Gate", "Gates" }, find '"Gates?"')
    assert.same({ "May", "June", "May" }, find '"May|June"')
    assert.same({ "shut", "open", "shut", "shut", "shut" }, find '"shut" | "open"')
  end)

  it("passes over case by %c, over diacritics by %d, reads letters by %l", function()
    assert.same({ "Gate", "gate" }, find '"GATE" %c')
    assert.same({ "naïve" }, find '"naive" %d')
    assert.same({ "naïve" }, find '"NAÏVE" %cd')
    assert.same({ "." }, { find('"." %l')[1] })
    assert.equal(#find '"\\."', #find '"." %l')
    assert.same({ "report", "report", "report" }, find '"re.*t"')
  end)

  it("is of tokens with several properties", function()
    assert.same({ "Report" }, find '[form = "report" %c & form != "report"]')
    assert.same({ "1931", "12" }, find '[kind = "number" & form != "1"]')
    assert.same({ "Gate", "gate", "gates", "Gates" }, find '[key = "gates?"]')
    assert.same({ "A" }, find '[(key = "it" | key = "a") & !(form = "it|a")]')
  end)

  it("is a sequence, with any tokens between", function()
    assert.same({ "clerk read" , "clerk read", "clerks read" }, find '"clerks?" "read"')
    assert.same({ "clerk read", "clerk read", "clerks read", "clerk, who had read" },
      find '"clerks?" []{0,3} "read"')
    assert.same({ "old, tired clerk", "old clerk" }, find '"old" []* "clerk" within sentence')
    assert.same({ "a short report", "A very short report" },
      find '"a" %c [form = "[^S].*"]? "short" "report"')
    assert.same({ "tired and old clerk" },
      find '("tired" | "old") ("and" ("old" | "new"))+ "clerk"')
    assert.same({ "tired clerk" }, find '"old"{2} | "tired" "clerk"')
    assert.same({ "in June the gate was" }, find '"in" "June" []{2} "was"')
  end)

  it("counts the leftmost match, then the longest, then what is behind it", function()
    assert.same({ "In May the Gate", "in May" }, find '[key = "in"] "May" ("the" "Gate")?')
    local all = find '[kind = "word"]+ within sentence'
    assert.equal("The clerk read a short report", all[2])
    assert.same({ "the Gate was shut, in June the gate was open, and in May it was shut" },
      find '"the" "Gate" []* "shut" within sentence')
  end)

  it("lies in a region, whose name is that of a layer or a part", function()
    assert.same({ "report", "list" }, find '"report|list" within quotation')
    assert.same({ "Report" }, find '"report" %c within note')
    assert.equal(0, #find '"report" []* "list" within quotation')
    assert.equal(1, #find '"report" []{0,9} "list" within sentence')
    assert.same({ "Weir" }, find '"Weir" within heading')
    assert.same({ "report", "report" }, find '"report" within narration')
    assert.same({}, find '"report" within quotation within note')
  end)

  it("tests regions by their attributes", function()
    assert.same({ "report", "list" }, find '"report|list|shut" within quotation[speaker = "Orlov"]')
    assert.same({ "shut" }, find '"report|list|shut" within quotation[speaker != "Orlov"]')
    assert.equal(2, #find '"report|list" within quotation[speaker & level = 1]')
    assert.equal(0,
      #find '"report|list" within quotation[level > 1 | speaker = "O.*" & !kind = ".*"]')
    assert.same({ "Report" }, find '"Report" within note[label = "1"]')
    assert.same({ "shut" }, find '[form = "shut" & quotation[speaker = "Lozhkina"]]')
  end)

  it("finds the spans of a region that stands alone", function()
    assert.same({ "“A very short report,”", "“and a long list.”" },
      find 'quotation[speaker = "Orlov"]')
    assert.same({ "“A very short report,”" },
      find 'quotation[text = ".*report.*"] within sentence within quotation')
    assert.same({}, find 'quotation[speaker] within note')
    assert.equal(0, #find 'note[label = "99"]')
  end)

  it("stands where a region begins and ends", function()
    assert.same({ "“A", "“and", "“Gates", "“are" }, find '<quotation> [] [kind = "word"]')
    assert.same({ "In" }, find '<sentence> "I.*"')
    assert.same({ "at all." }, find '"at" "all" [] </sentence>')
    local all = find '<quotation> []* </quotation>'
    for i, quotation in ipairs { "“A very short report,”", "“and a long list.”", "“Gates,”" } do
      assert.equal(quotation, all[i])
    end
    assert.equal(#doc.quotations, #all)
    assert.same({ "“Gates,”" }, find '<quotation[speaker = "Lozhkina"]> []{0,4} </quotation>')
    assert.same(find '<quotation> "“"', find '[lbound(quotation)]')
    assert.same(find '"”" </quotation>', find '[rbound(quotation)]')
  end)

  it("compares labels", function()
    assert.same({ "read it twice; the other clerks read" },
      { find('a:[kind = "word"] []{4,6} b:[] :: a.form = b.form within sentence')[1] })
    assert.same({ "May the Gate was shut, in June the gate was open, and in May" },
      find 'a:"May" []* b:[] :: a.form = b.form within sentence')
    assert.equal(0, #find 'a:"May" []* b:"June" :: a.form = b.form within sentence')
    assert.same({ "Gate was shut, in June the gate" },
      find 'a:"Gate" []* b:[kind = "word"] :: a.key = b.key within sentence')
    assert.same({ "clerk read a short report" },
      find 'a:"clerk" []{0,4} b:"report" :: a.form != b.form & b.form = "rep.*" within sentence')
    assert.same({ "tired clerk", "old clerk" },
      find 'a:"old|tired" b:[] :: b.kind = "word" & !(b.form = "and")')
  end)

  it("passes over calls unless it asks for them", function()
    assert.equal(1, #find '"list" "." "”" "The"')
    assert.equal(1, #find '[kind = "reference"]')
    assert.equal(1, #find '"”" [kind = "reference"] "The"')
  end)

  it("names the column of its error", function()
    local wrong = {
      { '"a', "column 3: expected a closing \"" },
      { '[form = ]', "column 9: expected a text in quotation marks" },
      { '[form = "a"', 'column 12: expected "]"' },
      { '"é" (', "column 6: expected a token" },
      { '"a" within quotatoin', 'column 12: there is no region "quotatoin"; did you mean' },
      { '[fomr = "a"]', 'column 2: a token has no attribute "fomr"; did you mean "form"' },
      { '"a" "b("', "column 8: expected a character or \")\"" },
      { 'a:[] :: b.form = a.form', 'column 9: no token has the label "b"' },
      { '[quotation[speeker = "x"]]', 'column 12: quotations have no attribute "speeker"' },
      { '[]{0,600}{0,600}', "column 1: the query has more than 1023 parts" },
      { '<sentence>', "column 1: a query has to take at least one token" },
      { '"a" %x', "column 6: expected c, d or l" },
      { '[form = "\\q"]', "column 10: expected" },
      { '"b[z-a]"', "column 2: the pattern has the range from z to a" },
      { '"b{3,1}"', "column 2: the pattern has a repetition from 3 to 1" },
      { '[]{5,2}', "column 1: the query has a repetition from 5 to 2" },
      { 'quotation[speaker = "Orlov"] []', "column 30: expected" },
      { 'river within note[label]', 'column 1: there is no region "river"' },
      { '"a" )', "column 5: expected a token or the query's end" },
    }
    for _, case in ipairs(wrong) do
      local message = failure(case[1])
      assert.equal(case[2], message:sub(1, #case[2]), case[1] .. ": " .. message)
      assert.is_nil(message:find "%.lua:", message)
    end
    assert.truthy(failure(("("):rep(1000) .. '"a"'):find "^column %d+: ")
  end)
end)

-- The slow twin: each match is the longest by trying all ends, of the leftmost start.
describe("queries agree with a search that tries everything", function()
  local items = doc.tokens.source.items
  local count = #items

  --- Ends of matches of a node that begins at token i, as a set; i is the next token.
  local ends_at

  local function accepts(leaf, i)
    local token = doc.tokens[i]
    if not leaf.test then return true end
    if leaf.test.name == "form" then
      return token.form == leaf.test.value.text
    end
    return token.kind == leaf.test.value.text
  end

  local function skip(i)
    while i <= count and doc.tokens[i].kind == "reference" do i = i + 1 end
    return i
  end

  local step = {}

  function step.leaf(node, i)
    i = skip(i)
    return i <= count and accepts(node, i) and { [i + 1] = true } or {}
  end

  function step.seq(node, i)
    local ends = { [i] = true }
    for _, part in ipairs(node) do
      local after = {}
      for at in pairs(ends) do
        for one in pairs(ends_at(part, at)) do after[one] = true end
      end
      ends = after
    end
    return ends
  end

  function step.alt(node, i)
    local ends = {}
    for _, part in ipairs(node) do
      for one in pairs(ends_at(part, i)) do ends[one] = true end
    end
    return ends
  end

  step["repeat"] = function(node, i)
    local ends, now, times = {}, { [i] = true }, 0
    if node.min == 0 then ends[i] = true end
    while next(now) and times < (node.max or count) do
      times = times + 1
      local after = {}
      for at in pairs(now) do
        for one in pairs(ends_at(node[1], at)) do after[one] = true end
      end
      now = after
      for at in pairs(now) do
        if times >= node.min then ends[at] = true end
      end
    end
    return ends
  end

  function ends_at(node, i) return step[node.op](node, i) end

  local function slow(source)
    local node, found, i = grammar(source).sequence, {}, 1
    while i <= count do
      local longest = 0
      if doc.tokens[i].kind ~= "reference" then
        for stop in pairs(ends_at(node, i)) do longest = math.max(longest, stop) end
      end
      if longest > i then
        found[#found + 1], found[#found + 2] = i, longest - 1
        i = longest
      else
        i = i + 1
      end
    end
    return found
  end

  local forms = { "the", "clerk", "read", "shut", "was", "and", ",", ".", "gate", "Orlov" }

  local function random(depth)
    local pick = math.random(depth > 0 and 9 or 3)
    if pick == 1 then return "[]" end
    if pick <= 3 then return ('"%s"'):format(forms[math.random(#forms)]):gsub("%.", "\\.") .. "" end
    if pick == 4 then return '[kind = "word"]' end
    if pick <= 6 then return random(depth - 1) .. " " .. random(depth - 1) end
    if pick == 7 then return "(" .. random(depth - 1) .. " | " .. random(depth - 1) .. ")" end
    local times = ({ "?", "*", "+", "{2}", "{0,3}", "{1,}", "{1,20}" })[math.random(7)]
    return "(" .. random(depth - 1) .. ")" .. times
  end

  it("on queries made by chance", function()
    math.randomseed(19)
    for _ = 1, 150 do
      local source = random(3)
      local done, found = pcall(query.find, doc:select(), source)
      if done then
        local wanted = slow((source:gsub("\\%.", ".")))
        assert.same(wanted, found, source)
      else
        assert.truthy(found:find "has to take" or found:find "more than", source .. found)
      end
    end
  end)
end)

describe("queries over many blocks of tokens", function()
  local long = ibid.read((TEXT:gsub("\n1%. .*", ""):rep(30, "\n\n")))

  --- From one word to the last of another one before a third, by a plain loop.
  local function slow(from, past, to)
    local found, start, last = {}, nil, nil
    for token in long.tokens:each() do
      if start and token.form == past then
        if last then found[#found + 1], found[#found + 2] = start, last end
        start, last = nil, nil
      end
      if not start and token.form == from then start = token.index end
      if start and token.form == to then last = token.index end
    end
    if last then found[#found + 1], found[#found + 2] = start, last end
    return found
  end

  it("find what a plain loop finds", function()
    assert.is_true(#long.tokens > 3000)
    for _, words in ipairs {
      { "clerk", "Then", "gate" }, { "Weir", "nowhere", "book" }, { "shut", "May", "was" },
    } do
      local source = ('"%s" [form != "%s"]* "%s"'):format(words[1], words[2], words[3])
      assert.same(slow(table.unpack(words)), query.find(long:select(), source), source)
    end
  end)

  it("find each region whole", function()
    assert.equal(#long.quotations, #query.find(long:select(), "<quotation> []* </quotation>") // 2)
    assert.equal(#long.sentences, #query.find(long:select(), "<sentence> []* </sentence>") // 2)
  end)
end)

describe("queries take time in proportion to the text", function()
  local function instructions(size, source)
    local text = ibid.read(("the clerk read it and the gate was shut "):rep(size) .. ".")
    query.find(text:select(), "x") -- the layers are made
    text.core:keys()
    local before = os.clock()
    local found = query.find(text:select(), source)
    return os.clock() - before, #found
  end

  it("where every beginning could run to the end", function()
    for _, source in ipairs {
      '"the" []* "nowhere"', '"the" ([]* "nowhere")?', '("the" | "gate")* ([] [])* "nowhere"',
    } do
      local small = instructions(500, source)
      local large = instructions(20000, source)
      assert.is_true(large < 1 and large < 400 * math.max(small, 0.0005),
        ("%s: %.4f and %.4f s"):format(source, small, large))
    end
  end)

  it("where a pattern of letters could try again and again", function()
    local text = ibid.read(("a"):rep(200) .. " " .. ("a"):rep(250))
    local before = os.clock()
    assert.same({}, query.find(text:select(), '"(a*)*(a|aa)+b"'))
    assert.is_true(os.clock() - before < 1)
  end)

  it("and give up where labels have too many ways", function()
    local text = ibid.read(("the clerk "):rep(3000))
    local done, message = pcall(query.find, text:select(),
      'a:[] []* b:[] []* c:[] []* d:[] :: a.form = b.form & c.form != d.form & a.form = "x"')
    assert.is_false(done)
    assert.truthy(message:find "too many ways", message)
  end)
end)
