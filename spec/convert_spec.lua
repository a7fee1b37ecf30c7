local dkjson = require "dkjson"
local flow = require "ibid.flow"
local ibid = require "ibid"
local names = require "ibid.names"

local TEXT = [[
7 The Gate

The gate, in Miller’s words, “could not be both.”1 It fell.* The order read:2

I shall open the gate, and I shall keep it open, whatever the council may say of it.

This was all that the keeper said of a_b and [so] and <it> was & said by all. “One,” he said.

In the end she wrote to him, “Two paragraphs open,

“and one closes,” and she was right.

1. Miller, Weirs (Port Averil, 1931), 12.

* See above.
]]

local function contents(path)
  local file <close> = assert(io.open(path, "rb"))
  return file:read "a"
end

--- Texts of the project, and texts that are hard to write.
local function each_text(visit)
  for _, name in ipairs { "weir", "lantern", "ledger" } do
    visit(contents("spec/texts/" .. name .. ".txt"))
  end
  for _, text in ipairs {
    "", "\n", TEXT, "\xFF\0\1\xEF\xBF\xBF<&>\"'", "“a “b", "a” b’", "“a\n\n“b\n\n“c”", "* * *\n\na",
    "1. a\n\n- b\n\n# c\n\n    d\n\n| e", "con-\ntinued\nlines are\nwrapped here",
    "HEAD 1\n\nIt was.\n\fHEAD 2\n\nIt is.\n\fHEAD 3\n\nIt held.\n\fHEAD 4\n\nIt fell.",
  } do
    visit(text)
  end
end

local function has(command)
  return os.execute("command -v " .. command .. " >/dev/null 2>&1")
end

--- What a program makes of an input.
local function through(command, input)
  local path = os.tmpname()
  local file = assert(io.open(path, "wb"))
  file:write(input)
  file:close()
  local pipe = assert(io.popen(("LD_PRELOAD= %s <%s 2>&1; echo $?"):format(command, path)))
  local out = pipe:read "a"
  pipe:close()
  os.remove(path)
  return out
end

describe("flow", function()
  local function covered_by(doc, list)
    local covered = {}
    local function cover(first, last)
      for i = first, last do covered[i] = true end
    end
    for _, item in ipairs(list) do
      if item.label then cover(item.note.first, item.note.first + #item.label - 1) end
      for _, pieces in ipairs(item.paragraphs) do
        for _, piece in ipairs(pieces) do
          if piece[1] == "text" and piece[3] then cover(piece[3], piece[4]) end
          if piece[1] == "call" then cover(piece[2].first - 1, piece[2].last + 1) end
        end
      end
    end
    return covered, doc.core:size()
  end

  it("has every byte of the text, or counts it", function()
    each_text(function(text)
      local doc = ibid.read(text)
      local list, missing = flow.of(doc), 0
      local covered, size = covered_by(doc, list)
      for i = 1, size do
        if not covered[i] and not text:find("^[%s%-*]", i) then missing = missing + 1 end
      end
      assert.equal(missing, list.dropped, text:sub(1, 60))
    end)
  end)

  it("nests quotations in each paragraph", function()
    each_text(function(text)
      for _, item in ipairs(flow.of(ibid.read(text))) do
        for _, pieces in ipairs(item.paragraphs) do
          local open = {}
          for _, piece in ipairs(pieces) do
            if piece[1] == "open" then open[#open + 1] = piece[2].index end
            if piece[1] == "close" then assert.equal(table.remove(open), piece[2].index) end
          end
          assert.equal(0, #open)
        end
      end
    end)
  end)
end)

describe("convert", function()
  local doc = ibid.read(TEXT, { name = "gate.txt" })

  it("gives a string, or its pieces one after another", function()
    local pieces = {}
    local whole, losses = doc:convert "tei"
    local none, again = doc:convert("tei", function(piece) pieces[#pieces + 1] = piece end)
    assert.is_nil(none)
    assert.equal(whole, table.concat(pieces))
    assert.same(losses, again)
  end)

  it("names the form that was meant", function()
    assert.has_error(function() doc:convert "markdwon" end,
      'convert: there is no form "markdwon"; did you mean "markdown"?')
  end)

  it("bears any text in every form", function()
    each_text(function(text)
      for _, form in ipairs(names.list "conversions") do
        local whole = ibid.read(text):convert(form)
        assert.truthy(utf8.len(whole), form)
      end
    end)
  end)
end)

describe("markdown", function()
  it("has footnotes, block quotations and headings", function()
    assert.equal([[
# 7 The Gate

The gate, in Miller’s words, “could not be both.”[^1] It fell.[^s2] The order read:^2^

> I shall open the gate, and I shall keep it open, whatever the council may say of it.

This was all that the keeper said of a\_b and \[so\] and \<it\> was \& said by all. “One,” he said.

In the end she wrote to him, “Two paragraphs open,

“and one closes,” and she was right.

[^1]: Miller, Weirs (Port Averil, 1931), 12.

[^s2]: See above.
]], (ibid.read(TEXT):convert "markdown"))
  end)

  it("escapes what would be more than it is", function()
    local text = "- so it was... and -- so it is, said he, to all of us.\n\n"
      .. "12. So it stood in the book, they said."
    assert.equal("\\- so it was.\\.. and \\-\\- so it is, said he, to all of us.\n\n"
      .. "12\\. So it stood in the book, they said.\n", (ibid.read(text):convert "markdown"))
  end)

  it("is read back by pandoc with the same words and notes", function()
    if not has "pandoc" then return pending "pandoc is not installed" end
    for _, name in ipairs { "lantern", "ledger" } do
      local text = ibid.read(contents("spec/texts/" .. name .. ".txt"))
      local read = through("pandoc -f markdown -t plain --wrap=none", text:convert "markdown")
      local tree = through("pandoc -f json -t plain --wrap=none", text:convert "pandoc")
      -- Pandoc leaves out the thin blank between two closing marks.
      local function tight(words)
        return (words:gsub("\xC2\xA0", ""):gsub("\xE2\x80[\x80-\x8A\xAF]", ""):gsub("%s", ""))
      end
      assert.equal(tight(tree), tight(read))
      assert.truthy(read:find "0\n$")
    end
  end)
end)

describe("tei", function()
  local whole = ibid.read(TEXT, { name = "gate.txt" }):convert "tei"

  it("says who speaks, and joins calls and notes", function()
    for _, wanted in ipairs {
      '<person xml:id="person1"><persName>Miller</persName></person>',
      '<q xml:id="q1" type="speech" who="#person1">“could not be both.”</q>'
        .. '<ref xml:id="r1" type="note" target="#n1">1</ref>',
      '<note xml:id="n1" n="1" place="end" target="#r1"><p>Miller, Weirs',
      "<div>\n<head>7 The Gate</head>", "&lt;it&gt; was &amp; said",
    } do
      assert.truthy(whole:find(wanted, 1, true), wanted)
    end
  end)

  it("joins the parts of a quotation of several paragraphs", function()
    local id = whole:match '<q xml:id="(q%d+)"[^>]*>“Two paragraphs'
    assert.truthy(whole:find(('<q xml:id="%s.2"'):format(id), 1, true))
    assert.truthy(whole:find(('prev="#%s"'):format(id), 1, true))
  end)

  it("closes every element that it opens", function()
    each_text(function(text)
      local open = {}
      for slash, name, empty in ibid.read(text):convert("tei"):gmatch "<(/?)([%a:]+)[^>]-(/?)>" do
        if slash == "/" then
          assert.equal(table.remove(open), name)
        elseif empty == "" then
          open[#open + 1] = name
        end
      end
      assert.equal(0, #open)
    end)
  end)

  it("replaces what XML may not hold, and counts it", function()
    local doc = ibid.read "It was\1 so\31, it was said by all.\xEF\xBF\xBF And so it was."
    local text, losses = doc:convert "tei"
    assert.falsy(text:find "[%z\1-\8\11\12\14-\31]")
    assert.equal(3, losses.replaced)
  end)

  it("is well formed", function()
    if not has "xmllint" then return pending "xmllint is not installed" end
    each_text(function(text)
      for _, form in ipairs { "tei", "vrt" } do
        assert.equal("0\n", through("xmllint --noout -", ibid.read(text):convert(form)), form)
      end
    end)
  end)
end)

--- The rules of the format: https://universaldependencies.org/format.html
local function check_conllu(whole)
  local ids, surface, text, number, words = {}, nil, nil, 0, 0
  for line in whole:gmatch "(.-)\n" do
    if line == "" then
      assert.equal(text, (surface:gsub(" $", "")))
      surface, text, number = nil, nil, 0
    elseif line:find "^#" then
      assert.equal(0, number, "a comment among tokens")
      local id = line:match "^# sent_id = (.+)$"
      if id then assert.is_nil(ids[id]) end
      if id then ids[id] = true end
      text = line:match "^# text = (.*)$" or text
    else
      local columns = {}
      for cell in (line .. "\t"):gmatch "(.-)\t" do columns[#columns + 1] = cell end
      number, words = number + 1, words + 1
      assert.equal(10, #columns, line)
      assert.equal(tostring(number), columns[1])
      for c, cell in ipairs(columns) do
        assert.truthy(cell ~= "" and not cell:find "^%s" and not cell:find "%s$", line)
        if c ~= 2 and c ~= 3 and c ~= 10 then assert.falsy(cell:find "%s", line) end
      end
      assert.truthy(({ PUNCT = 1, NUM = 1, SYM = 1, _ = 1 })[columns[4]], line)
      surface = (surface or "") .. columns[2]
      if not columns[10]:find "SpaceAfter=No" then surface = surface .. " " end
    end
  end
  assert.truthy(whole:find "\n\n$" or words == 0)
  return words
end

describe("conllu", function()
  it("keeps the rules of the format", function()
    each_text(function(text)
      check_conllu((ibid.read(text):convert "conllu"))
    end)
  end)

  it("says what a token stands in", function()
    local whole = ibid.read(TEXT):convert "conllu"
    assert.truthy(whole:find "\tcould\t_\t_\t_\t_\t_\t_\t_\tQuote=q1|Speaker=Miller\n")
    assert.truthy(whole:find "\t1\t_\t_\t_\t_\t_\t_\t_\tCall=1\n")
    assert.truthy(whole:find "\tWeirs\t_\t_\t_\t_\t_\t_\t_\tNote=1\n")
  end)

  it("has every token of the body", function()
    local text = ibid.read(TEXT)
    assert.equal(#text.tokens, select(2, text:convert("conllu"):gsub("\n%d+\t", "")))
  end)
end)

describe("vrt", function()
  it("nests its regions and has a token a line", function()
    each_text(function(text)
      local open, doc = {}, ibid.read(text)
      for line in doc:convert("vrt"):gmatch "(.-)\n" do
        local name = line:match "^<(%l+)[^/]-[^%-]>$" or line:match "^<(text).*>$"
        if line:find "^</" then
          assert.equal(table.remove(open), line:match "^</(%l+)>$")
        elseif line:find "^<%l" then
          open[#open + 1] = name or line:match "^<(%l+)"
        elseif not line:find "^<[?!]" then
          assert.truthy(line:find "^[^\t]+\t[^\t]+\t%l+$", line)
        end
      end
      assert.equal(0, #open)
    end)
  end)

  it("escapes what XML would read otherwise", function()
    local whole = ibid.read("He said & wrote <so>."):convert "vrt"
    assert.truthy(whole:find("&amp;\t&amp;", 1, true))
    assert.truthy(whole:find("&lt;\t&lt;", 1, true))
  end)
end)

describe("json", function()
  it("has the text and all layers", function()
    local doc = ibid.read(TEXT, { name = "gate.txt" })
    local value = (dkjson.decode((doc:convert "json")))
    assert.equal(TEXT, value.text)
    assert.equal("gate.txt", value.docname)
    for _, name in ipairs(doc:layers()) do assert.equal(#doc[name], #value.layers[name], name) end
    local quotation = value.layers.quotations[1]
    assert.equal("“could not be both.”", value.text:sub(quotation.first, quotation.last))
    assert.equal("Miller", quotation.speaker)
  end)
end)

describe("pandoc", function()
  it("has notes where they are called, and quotations with their speakers", function()
    local value = (dkjson.decode((ibid.read(TEXT):convert "pandoc")))
    assert.equal(1, value["pandoc-api-version"][1])
    assert.equal("Header", value.blocks[1].t)
    local span, note
    for _, one in ipairs(value.blocks[2].c) do
      span = span or one.t == "Span" and one or nil
      note = note or one.t == "Note" and one or nil
    end
    assert.same({ "q1", { "quotation" }, { { "kind", "speech" }, { "speaker", "Miller" } } },
      span.c[1])
    assert.equal("Para", note.c[1].t)
    assert.equal("BlockQuote", value.blocks[3].t)
  end)

  it("is read by pandoc", function()
    if not has "pandoc" then return pending "pandoc is not installed" end
    each_text(function(text)
      local out = through("pandoc -f json -t native", ibid.read(text):convert "pandoc")
      assert.truthy(out:find "\n0\n$" or out == "[]\n0\n", out:sub(1, 200))
    end)
  end)
end)
