local ibid = require "ibid"

local ONE = "Orlov wrote: “The gate leaks.” She shut the gate.\n"
local TWO = "The weir held. “The gate fell,” said Lozhkina.\n"

local LINES = [[
{"id": "a", "text": "The gate fell.", "author": "Orlov", "year": 1911}
{"id": 7, "text": "The weir\nheld \u201cfast\u201d.", "author": "Lozhkina", "year": 1912}

{"text": "No gate.", "author": "Orlov"}
]]

--- A folder that is gone after the test.
local function folder_with(files)
  local folder = os.tmpname()
  os.remove(folder)
  os.execute("mkdir -p " .. folder .. "/in")
  for name, text in pairs(files) do
    local file <close> = assert(io.open(folder .. "/" .. name, "wb"))
    file:write(text)
  end
  return folder
end

local function names_of(corpus)
  local list = {}
  for doc in corpus:each() do list[#list + 1] = doc.name:match "[^/]+$" end
  return list
end

local function text_of(rows)
  return rows:tsv()
end

describe("corpus", function()
  local folder
  before_each(function()
    folder = folder_with {
      ["one.txt"] = ONE, ["in/two.txt"] = TWO, ["lines.jsonl"] = LINES, ["note.md"] = "Not this.",
      [".hidden.txt"] = "Nor this.",
    }
  end)
  after_each(function() os.execute("rm -r " .. folder) end)

  it("takes files, patterns, folders and JSON Lines", function()
    assert.same({ "one.txt" }, names_of(ibid.corpus { folder .. "/one.txt" }))
    assert.same({ "one.txt" }, names_of(ibid.corpus { folder .. "/o?e.*" }))
    assert.same({ "two.txt", "a", "7", "lines.jsonl:4", "one.txt" }, names_of(ibid.corpus(folder)))
  end)

  it("counts its texts and gives each by number", function()
    local corpus = ibid.corpus { folder }
    assert.equal(5, #corpus)
    assert.equal("The weir\nheld “fast”.", corpus[3].text)
    assert.equal("Lozhkina", corpus[3].fields.author)
    assert.equal(ONE, corpus[5].text)
    assert.same({}, corpus[5].fields)
    assert.is_nil(corpus[6])
    assert.truthy(tostring(corpus):find "^corpus: 5 texts\n")
  end)

  it("chooses texts by their fields", function()
    local corpus = ibid.corpus { folder }
    local orlov = corpus:where { author = "Orlov" }
    assert.same({ 2, "a", "lines.jsonl:4" }, { #orlov, table.unpack(names_of(orlov)) })
    assert.equal("No gate.", orlov[2].text)
    assert.same({ "7" }, names_of(corpus:where(function(fields)
      return fields.year and fields.year > 1911
    end)))
    assert.same({ "a" }, names_of(orlov:where { name = "a" }))
    assert.equal(1, #corpus:where { name = folder .. "/one.txt" })
  end)

  it("closes each document when the next one is asked for", function()
    local before
    for doc in ibid.corpus(folder):each() do
      if before then assert.truthy(tostring(before):find "closed") end
      before = doc
    end
    assert.truthy(tostring(before):find "closed")
    pcall(function()
      for doc in ibid.corpus(folder):each() do
        before = doc
        error "stop"
      end
    end)
    assert.truthy(tostring(before):find "closed")
  end)

  it("tells what it cannot read, and goes on", function()
    local told = {}
    local bad = folder .. "/bad.jsonl"
    local file = assert(io.open(bad, "w"))
    file:write('{"text": "One."}\n{"text": 1}\n{"text": \n[]x\n{"text": "Two."}\n')
    file:close()
    local corpus = ibid.corpus {
      folder .. "/none.txt", bad, folder .. "/*.pdf", folder .. "/in", folder .. "/one.txt",
      tell = function(message) told[#told + 1] = message:match "[^/]*$" end,
    }
    assert.same({ "bad.jsonl:1", "bad.jsonl:5", "two.txt", "one.txt" }, names_of(corpus))
    assert.same({
      "none.txt: No such file or directory", "bad.jsonl:2: no text",
      told[3], "bad.jsonl:4: something follows the object", "*.pdf: no file is called so",
    }, told)
    assert.truthy(told[3]:find "^bad.jsonl:3: ")
    assert.equal(5, #corpus.failed)
    assert.has_error(function() return corpus[3] end)
  end)

  it("reads on behind lines that are nested without end", function()
    local file = assert(io.open(folder .. "/deep.jsonl", "w"))
    file:write('{"text": ' .. ("["):rep(300000) .. '\n{"text": "One."}\n')
    file:close()
    local corpus = ibid.corpus { folder .. "/deep.jsonl", tell = function() end }
    assert.same({ "deep.jsonl:2" }, names_of(corpus))
    assert.equal(1, #corpus.failed)
  end)

  it("takes lines as Windows writes them, and groups by single values alone", function()
    local file = assert(io.open(folder .. "/odd.jsonl", "wb"))
    file:write("\xEF\xBB\xBF", '{"text": "One.", "of": ["a", "b"], "draft": true}\r\n\r\n',
      '{"text": "Two.", "of": "a", "more": {"b": 1}}\r\n')
    file:close()
    local corpus = ibid.corpus { folder .. "/odd.jsonl" }
    assert.same({ "odd.jsonl:1", "odd.jsonl:3" }, names_of(corpus))
    assert.same({ 2, "One.", "Two." }, { #corpus, corpus[1].text, corpus[2].text })
    assert.same({ "a" }, corpus:count({ by = "of" }):column "group")
    assert.same({ "true" }, corpus:count({ by = "draft" }):column "group")
    assert.same({ "a", "b" }, corpus[1].fields.of)
  end)

  it("tells how far it has come", function()
    local told = {}
    local corpus = ibid.corpus {
      folder, progress = function(...) told[#told + 1] = table.concat({ ... }, " ") end,
    }
    names_of(corpus)
    assert.same({ "1 1 3", "2 2 3", "3 2 3", "4 2 3", "5 3 3" }, told)
  end)

  it("says what it wants", function()
    assert.has_error(function() ibid.corpus(7) end, "corpus: a list of paths is wanted")
    assert.has_error(function() ibid.corpus { 7 } end, "corpus: a path is wanted at 1")
    assert.has_error(function() ibid.corpus { langage = "en" } end,
      'corpus: there is no option "langage"; did you mean "language"?')
    assert.has_error(function() return ibid.corpus({ folder }).cuont end,
      'a corpus has no verb or method "cuont"; did you mean "count"?')
    assert.has_error(function() ibid.corpus({ folder }):where "x" end)
  end)

  it("counts as its texts do when they are one", function()
    local words = { "Gate", "weir", "the", "held", "ÉCLUSE", "fell", "stone", "of" }
    local texts, paths = {}, {}
    for i = 1, 3 do
      local sentences = {}
      for k = 1, 60 do
        local a, b = words[(k * i) % 8 + 1], words[(k * k + i) % 8 + 1]
        sentences[k] = ("The %s %s it then, %s and %s."):format(a, b, b, a)
      end
      texts[i], paths[i] = table.concat(sentences, " ") .. "\n", ("%s/%d.txt"):format(folder, i)
      local file <close> = assert(io.open(paths[i], "wb"))
      file:write(texts[i])
    end
    local corpus, one = ibid.corpus(paths), ibid.read(table.concat(texts, "\n"))
    for _, options in ipairs { {}, { n = 3 }, { n = 2, stop = { "the" } }, { by = "part" } } do
      local rows, wanted = corpus:count(options), one:count(options)
      assert.truthy(#rows > 10)
      for i, row in ipairs(rows) do row.docfreq, wanted[i].docfreq = nil, nil end
      assert.equal(wanted:tsv(), rows:tsv())
    end
    local the = corpus:count { min_count = 20 }:where({ feature = "the" })[1]
    assert.equal(3, the.docfreq)
    local sum = 0
    for doc in corpus:each() do sum = sum + doc:count():where({ feature = "the" })[1].frequency end
    assert.equal(sum, the.frequency)
  end)

  it("counts by document and by field", function()
    local corpus = ibid.corpus { folder .. "/lines.jsonl" }
    local rows = corpus:count { by = "author", min_count = 2 }
    assert.same({ { "Orlov", "gate", 2, 1, 2, 2 / 5 * 1e6 } }, { table.unpack(rows) })
    assert.equal("7", corpus:count({ by = "document" }):where({ feature = "fast" })[1].group)
    assert.equal(0, #corpus:count { by = "place" })
  end)

  it("gives the rows of one text after another where nothing says how to join them", function()
    ibid.verb("shortest", function(doc)
      return ibid.Table { columns = { "size" } }:add { #doc.text }
    end)
    local rows = ibid.corpus({ folder .. "/lines.jsonl" }):shortest()
    assert.same({ "docname", "size" }, rows.columns)
    assert.same({ { "a", 14 }, { "7", 25 }, { "lines.jsonl:4", 8 } }, (function()
      local list = {}
      for i, row in ipairs(rows) do list[i] = { row[1]:match "[^/]+$", row[2] } end
      return list
    end)())
  end)

  it("joins the rows of a verb of one's own", function()
    ibid.verb("endings", {
      map = function(doc)
        local rows = ibid.Table { columns = { "ending", "uses", "longest" } }
        for token in doc.tokens:each() do
          rows:add { token.form:sub(-1), 1, #token.form }
        end
        return rows
      end,
      merge = { uses = "sum", longest = "most" },
      finish = function(rows) return rows:table():sort("-uses", "ending") end,
    })
    local rows = ibid.corpus({ folder .. "/lines.jsonl" }):endings()
    assert.same({ "e", 4, 4 }, { table.unpack(rows:where({ ending = "e" })[1]) })
    local doc = ibid.read "The gate."
    assert.same({ { "e", 2, 4 }, { ".", 1, 1 } }, { table.unpack(doc:endings()) })
    assert.equal(0, #ibid.corpus({ folder .. "/in/*.jsonl", tell = function() end }):endings())
  end)

  it("is selected as its texts are", function()
    local corpus = ibid.corpus { folder .. "/*.txt", folder .. "/in" }
    assert.equal(text_of(corpus:count { within = "quotation" }),
      text_of(corpus:count(corpus:select { within = "quotation" })))
    local unquoted = corpus:select { within = "body" } - corpus:select { within = "quotation" }
    assert.equal(text_of(corpus:count { within = "narration" }), text_of(corpus:count(unquoted)))
    assert.equal(#corpus:select { within = "narration" }, #unquoted)
  end)
end)
