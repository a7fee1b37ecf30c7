local ibid = require "ibid"

local TEXT = [[
Then Orlov wrote: “It leaks, and it always will.” The clerks put it down. “It leaks,” said
Orlov, “day and night.” Then Lozhkina answered: “Let it.”

On the wall hung a board: “No bathing after dark or in any flood.”
]]

describe("attribute", function()
  local doc = ibid.read(TEXT)
  local t = doc:attribute()

  it("lists the speakers, those with most words first", function()
    assert.same({ "Orlov", "Lozhkina" }, t:column "speaker")
    assert.same({ 3, 1 }, t:column "quotations")
    assert.same({ 11, 2 }, t:column "words")
  end)

  it("gives each speaker's share of what is quoted, and of all", function()
    assert.equal(11 / #doc:select { within = "quotation" }, t[1].share_quoted)
    assert.equal(11 / #doc:select(), t[1].share_all)
  end)

  it("lists the cues by their frequency, and where the speaker is first quoted", function()
    assert.equal("said 2, wrote 1", t[1].cues)
    assert.equal("answered 1", t[2].cues)
    assert.equal("“It leaks,", TEXT:sub(t[1].first, t[1].first + #"“It leaks," - 1))
  end)

  it("looks only where it is told to", function()
    assert.same({ "Lozhkina" }, doc:attribute({ speaker = "Lozhkina" }):column "speaker")
    assert.equal(0, #doc:attribute { within = "note" })
  end)

  it("tells it chapter by chapter", function()
    local doc_of_two = ibid.read("1\n\nOne\n\n" .. TEXT .. "\n2\n\nTwo\n\n" .. TEXT)
    local by_chapter = doc_of_two:attribute { by = "chapter" }
    assert.equal("group", by_chapter.columns[1])
    assert.same({ 1, 1, 2, 2 }, by_chapter:column "group")
    for i, chapter in ipairs(by_chapter:column "group") do
      local first = doc_of_two.chapters[chapter].first
      assert.is_true(by_chapter[i].first >= first)
    end
    assert.has_error(function() doc:attribute { by = "page" } end)
  end)

  it("counts blocks and epigraphs, and tells it section by section", function()
    local block = "A gate that is kept by nobody keeps nobody out, and whoever has held the "
      .. "keys of one for a year will know what I mean by it, though he will not say so."
    local text = "2\n\nTwo\n\nIn May Orlov wrote to the Board of it, and at length:\n\n" .. block
      .. "\n\nThe Board did not answer him, then or later, and the gate stood open.\n\n\n\n"
      .. "Then Lozhkina wrote: “It is shut.” Nobody had shut it since the spring of 1911.\n"
    local two = ibid.read(text)
    local rows = two:attribute { by = "section" }
    assert.same({ "Orlov", "Lozhkina" }, rows:column "speaker")
    assert.same({ 1, 2 }, rows:column "group")
    assert.equal(select(2, block:gsub("%a+", "")), rows[1].words)
    assert.equal(1.0, rows[1].share_quoted)
    assert.equal("wrote 1", rows[1].cues)
  end)

  it("knows a cue that a script adds to the language", function()
    local en = require "ibid.languages.en"
    local mine = { name = "mine" }
    for key, value in pairs(en) do mine[key] = value end
    mine.cues = { "telegraph", table.unpack(en.cues) }
    local told = "In June Orlov telegraphed that the gate was “sound to the last stone.”"
    assert.equal(0, #ibid.read(told):attribute())
    local rows = ibid.read(told, { language = mine }):attribute()
    assert.same({ "Orlov", "telegraphed 1" }, { rows[1].speaker, rows[1].cues })
  end)

  -- The slow twin: ask for each speaker's words one by one.
  it("agrees with the selections of its speakers", function()
    for _, row in ipairs(t) do
      assert.equal(row.words, #doc:select { speaker = row.speaker })
    end
  end)

  it("tells it by years that sentences name", function()
    local rows = ibid.read("In 1922 Orlov wrote: “It leaks.” In 1911 Orlov said: “It holds "
      .. "well.” Orlov said: “No.”\n"):attribute { by = "year" }
    assert.same({ 1911, 1922 }, rows:column "group")
    assert.same({ 3, 2 }, rows:column "words")
    assert.same({ 1.0, 1.0 }, rows:column "share_quoted")
    assert.error_matches(function() doc:attribute { by = "yaer" } end, 'did you mean "year"')
  end)

  it("tells it by documents, kinds of blocks, parts and fields", function()
    local one = doc:attribute { by = "document" }
    assert.same({ "text", "text" }, one:column "group")
    assert.same(t:column "share_all", one:column "share_all")
    local noted = ibid.read("Then Orlov wrote: “It leaks, and it will.”1 So it did.\n\n"
      .. "1. Then Lozhkina answered: “Let it.”\n")
    assert.same({ "note", "quotation" }, noted:attribute({ by = "part" }):column "group")
    assert.same({ "note", "paragraph" }, noted:attribute({ by = "kind" }):column "group")
  end)

  it("joins the groups of several texts that have one name, but not their chapters", function()
    local path = os.tmpname() .. ".jsonl"
    local file <close> = assert(io.open(path, "wb"))
    file:write('{"id":"a","year":1911,"text":"In 1922 Orlov wrote: “It leaks.”"}\n',
      '{"id":"b","year":1911,"text":"In 1922 Orlov wrote: “It holds well.”"}\n')
    file:close()
    local corpus = ibid.corpus { path }
    local years, chapters = corpus:attribute { by = "year" }, corpus:attribute { by = "chapter" }
    assert.same({ 1922, "Orlov", 5, 2, "a" },
      { years[1].group, years[1].speaker, years[1].words, years[1].docfreq, years[1].docname })
    assert.equal(1, #years)
    assert.same({ "a", "b" }, chapters:column "docname")
    assert.same({ "a", "b" }, corpus:attribute({ by = "document" }):column "group")
    os.remove(path)
  end)
end)
