local ibid = require "ibid"

local TEXT = [[
Habit is the flywheel of society. HABIT alone keeps us, “and habit will,” she wrote.1 The
fly-
wheel of habit does not stop.

1. On habit see the older authors.
]]

describe("concord", function()
  local doc = ibid.read(TEXT, { name = "habit.txt" })

  it("finds a word whatever its case", function()
    local lines = doc:concord "habit"
    assert.same({ "Habit", "HABIT", "habit", "habit", "habit" }, lines:column "keyword")
  end)

  it("has the columns that other tools have", function()
    local line = doc:concord("alone", { window = 2 })[1]
    assert.same({ "habit.txt", ". HABIT", "alone", "keeps us", "alone", "body" },
      { line.docname, line.pre, line.keyword, line.post, line.pattern, line.place })
    assert.equal("alone", TEXT:sub(line.first, line.last))
    assert.equal("alone", doc.tokens[line.from].form)
    assert.equal(line.from, line.to)
  end)

  it("stops at the ends of the text", function()
    assert.equal("", doc:concord("habit")[1].pre)
    assert.equal(".", doc:concord("authors")[1].post)
  end)

  it("shows as much context as is asked for", function()
    assert.equal("the flywheel of", doc:concord("society", { window = 3 })[1].pre)
    assert.equal("", doc:concord("society", { window = 0 })[1].pre)
  end)

  it("finds a phrase", function()
    local lines = doc:concord "The Flywheel of"
    assert.same({ "the flywheel of", "The flywheel of" }, lines:column "keyword")
    assert.equal(0, #doc:concord "flywheel society")
    assert.equal(0, #doc:concord "society habit")
  end)

  it("finds a word that a line's end parts", function()
    assert.equal(2, #doc:concord "flywheel")
  end)

  it("finds a phrase across a call", function()
    local text = ibid.read "The New Course,1 a paper, lost2 votes.\n\n1. One.\n\n2. Two."
    assert.equal(1, #text:concord "lost votes")
  end)

  it("tells where a use stands and looks only there", function()
    local places = doc:concord("habit"):column "place"
    assert.same({ "body", "body", "quotation", "body", "note" }, places)
    assert.equal(1, #doc:concord("habit", { within = "note" }))
    assert.equal(1, #doc:concord("habit", { within = "quotation" }))
  end)

  it("is empty for a word that is not there", function()
    assert.equal(0, #doc:concord "virtue")
  end)

  it("refuses a query without a word", function()
    assert.error_matches(function() doc:concord "!" end, "no word")
    assert.error_matches(function() doc:concord(5) end, "query must be a string")
    assert.error_matches(function() doc:concord("a", { window = -1 }) end, "window")
  end)

  it("shows the sentence or the paragraph", function()
    local lines = doc:concord("keeps", { window = "sentence" })
    assert.equal("HABIT alone", lines[1].pre)
    assert.equal("us, “and habit will,” she wrote.1", lines[1].post)
    lines = doc:concord("keeps", { window = "paragraph" })
    assert.equal("Habit is the flywheel of society. HABIT alone", lines[1].pre)
    assert.truthy(lines[1].post:find "does not stop%.$")
    assert.error_matches(function() doc:concord("a", { window = "page" }) end,
      "number or sentence or paragraph")
  end)

  it("sorts by the words on the left and on the right", function()
    local by_right = doc:concord("habit", { sort = "1R" }):column "post"
    assert.same({ "alone", "does", "is", "see", "will" }, (function()
      local first = {}
      for i, post in ipairs(by_right) do first[i] = post:match "^%a+" end
      return first
    end)())
    assert.error_matches(function() doc:concord("habit", { sort = "left" }) end, '"left"')
  end)

  it("sorts as a plain sort by keys does", function()
    local text = ibid.read(("the old gate, the new weir; a gate of the weir. "):rep(5))
    local lines = text:concord('"gate|weir"', { sort = "node 2L 1R" })
    local function word(i, step, n)
      repeat
        i = i + step
        local token = text.tokens[i]
        if not token then return "" end
        if token.kind == "word" then n = n - 1 end
      until n == 0
      return text.tokens[i].key
    end
    local function key(line)
      return table.concat({
        line.keyword, word(line.from, -1, 2), word(line.to, 1, 1), ("%06d"):format(line.from),
      }, "\0")
    end
    for i = 2, #lines do assert.is_true(key(lines[i - 1]) < key(lines[i])) end
    assert.equal(20, #lines)
  end)

  it("tells chapter, block, speaker and note", function()
    local book = ibid.read(TEXT:gsub("she wrote", "Lozhkina wrote") .. "")
    local lines = book:concord "habit"
    assert.same({ false, false, "Lozhkina", false, false }, (function()
      local list = {}
      for i, line in ipairs(lines) do list[i] = line.speaker or false end
      return list
    end)())
    assert.same({ "paragraph", "note" }, { lines[1].block, lines[5].block })
    assert.same({ 1, "1" }, { lines[1].chapter, lines[5].note })
    assert.is_nil(lines[1].note)
  end)

  it("prints the line with its place, aligned", function()
    local printed = tostring(doc:concord("habit", { window = 2 }))
    assert.equal([[
        pre  keyword  post         place      speaker
             Habit    is the       body
   society.  HABIT    alone keeps  body
       “and  habit    will,        quotation
flywheel of  habit    does not     body
       . On  habit    see the      note]], printed)
  end)

  it("names the column where a query is wrong", function()
    assert.error_matches(function() doc:concord '[form = "a"' end,
      '^concord: column 12: expected "%]"$')
  end)

  -- The slow twin: look at every token.
  it("agrees with a plain count on every word of the text", function()
    local count = {}
    for token in doc.tokens:each() do
      if token.kind == "word" then count[token.key] = (count[token.key] or 0) + 1 end
    end
    for word, n in pairs(count) do assert.equal(n, #doc:concord(word), word) end
  end)

  -- The same over a whole chapter, with places, each word by its bytes or by keys.
  it("agrees with a look at every token for every type of a chapter", function()
    local path = "spec/texts/weir.txt"
    local chapter, wanted, words = ibid.open(path), {}, {}
    local whole = chapter:select()
    chapter.core:keys()
    for token in chapter.tokens:each() do
      local is_counted = token.kind == "word" or token.kind == "number"
      if is_counted and whole:has(token.first) then
        if not wanted[token.key] then words[#words + 1] = token.key end
        wanted[token.key] = wanted[token.key] or {}
        table.insert(wanted[token.key], token.index)
      end
    end
    for n, word in ipairs(words) do
      local from = n % 20 == 0 and ibid.open(path) or chapter
      assert.same(wanted[word], from:concord(word):column "from", word)
    end
    assert.is_true(#words > 1000)
  end)
end)
