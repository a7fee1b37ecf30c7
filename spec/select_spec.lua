local ibid = require "ibid"

local TEXT = [[
The Weir

Orlov wrote: “It leaks, and Lozhkina said ‘Let it leak’ to me.”1 The clerks shut the gate.

In the spring Lozhkina answered: “Not while I have the keys.” Nobody wrote it down.

1. So Orlov in his memoirs.
]]

local function words(selection)
  local list = {}
  for i in selection:words() do list[#list + 1] = selection.doc.tokens[i].form end
  return table.concat(list, " ")
end

describe("selection", function()
  local doc = ibid.read(TEXT)

  it("without options is all but calls and points", function()
    local all = words(doc:select())
    assert.truthy(all:find("me The clerks", 1, true))
    assert.truthy(all:find("^The Weir Orlov wrote It leaks and Lozhkina said Let it leak to"))
    assert.truthy(all:find "So Orlov in his memoirs$")
  end)

  it("is of a table of options, and none is misspelt", function()
    local function wrong(options, message)
      assert.error_matches(function() doc:select(options) end, message)
    end
    wrong("quotation", "select: options must be a table")
    wrong({ withn = "quotation" }, 'no option "withn"; did you mean "within"')
    wrong({ chapters = 1 }, 'did you mean "chapter"')
    assert.equal(#doc:select(), #doc:select { window = 5, by = "part", [1] = "x" })
  end)

  it("counts its words", function()
    local count = 0
    for _ in doc:select():words() do count = count + 1 end
    assert.equal(count, #doc:select())
  end)

  it("is a part of the text by name", function()
    local quoted = "It leaks and Lozhkina said Let it leak to me Not while I have the keys"
    assert.equal(quoted, words(doc:select { within = "quotation" }))
    assert.equal("The Weir", words(doc:select { within = "heading" }))
    assert.equal(0, #doc:select { within = "blockquote" })
    assert.truthy(words(doc:select { within = "note" }):find "So Orlov in his memoirs$")
  end)

  it("parts body, notes, quotations and narration without a rest", function()
    local function select(part) return doc:select { within = part } end
    local all = doc:select()
    assert.equal(#all, #select "body" + #select "note")
    assert.equal(#select "body", #select "narration" + #(select "body" * select "quotation"))
    assert.is_true(all == select "body" + select "note")
    assert.is_true(select "narration" == select "body" - select "quotation")
    assert.equal(0, #(select "note" * select "body"))
  end)

  it("gives a word to the innermost quotation that has a speaker", function()
    assert.equal("It leaks and Lozhkina said to me", words(doc:select { speaker = "Orlov" }))
    local hers = doc:select { speaker = "Lozhkina" }
    assert.equal("Let it leak Not while I have the keys", words(hers))
    assert.equal(0, #doc:select { speaker = "Andrade" })
  end)

  it("knows speakers by their last name, whatever the case", function()
    local one = ibid.read [[Then V. N. Orlov wrote: “It leaks.” Then Anna Maria Orlova wrote:
      “No, it holds.”]]
    assert.equal("It leaks", words(one:select { speaker = "orlov" }))
    local both = one:select { speaker = { "V. N. Orlov", "Orlova" } }
    assert.equal("It leaks No it holds", words(both))
    local long = one:select { speaker = function(name) return #name > 11 end }
    assert.equal("No it holds", words(long))
  end)

  it("is a span, a list of spans, a layer or another selection", function()
    assert.equal("The Weir", words(doc:select { within = doc.blocks[1] }))
    assert.equal("The Weir", words(doc:select { within = { doc.blocks[1] } }))
    local quotations = doc.quotations:where { level = 2 }
    assert.equal("Let it leak", words(doc:select { within = quotations }))
    local note = doc:select { within = "note" }
    assert.is_true(note == doc:select { within = note })
    assert.is_true(note == doc:select(note))
  end)

  it("is a section or a chapter by its number; one that is not there is empty", function()
    local file <close> = assert(io.open("spec/texts/weir.txt", "rb"))
    local weir = ibid.read(file:read "a")
    assert.equal(weir.sections[2].first, weir:select({ section = 2 }).stretches[1])
    assert.equal(0, #doc:select { section = 99 })
    assert.is_true(#doc:select { chapter = { 1 } } > 0)
    assert.error_matches(function() doc:select { chapter = "one" } end, "chapter: ")
  end)

  it("is the tokens that are wanted", function()
    assert.equal("Orlov Orlov", words(doc:select { where = { form = "Orlov" } }))
    local capital = function(token) return token.form:find "^%u" end
    assert.equal("The Weir", words(doc:select { within = "heading", where = capital }))
  end)

  it("tells whether a byte lies in it, as a plain search does", function()
    local selection = doc:select { within = "quotation" }
    for byte = 1, #TEXT do
      local slow = doc.quotations:at(byte) ~= nil
      assert.equal(slow, selection:has(byte))
    end
  end)

  it("gives the spans of a layer that begin in it", function()
    local sentences = doc:select({ within = "note" }):of(doc.sentences)
    assert.truthy(sentences[#sentences].text:find "memoirs")
  end)

  it("has no page numbers and running heads", function()
    local file <close> = assert(io.open("spec/texts/ledger.txt", "rb"))
    local book, heads = ibid.read(file:read "a"), 0
    local all = book:select()
    for first, _, kind in book.lines:ranges() do
      if kind == "head" or kind == "number" then
        heads = heads + 1
        assert.is_false(all:has(first))
      end
    end
    assert.is_true(heads > 0)
  end)

  it("has the tokens that a look at each one finds", function()
    for _, part in ipairs { "quotation", "narration", "note", "heading", "body" } do
      local selection, slow, fast = doc:select { within = part }, {}, {}
      for token in doc.tokens:each() do
        local k = 1
        while selection.stretches[k] and selection.stretches[k + 1] < token.last do k = k + 2 end
        local from = selection.stretches[k]
        if from and token.first >= from then slow[#slow + 1] = token.index end
      end
      local bounds = selection:bounds()
      for b = 1, #bounds, 2 do
        for i = bounds[b], bounds[b + 1] do fast[#fast + 1] = i end
      end
      assert.same(slow, fast, part)
    end
  end)

  it("takes the place of a verb's options", function()
    local quoted = doc:select { within = "quotation" }
    assert.same(doc:count({ within = "quotation" }):tsv(), doc:count(quoted):tsv())
  end)

  it("is of one document only", function()
    local other = ibid.read(TEXT)
    assert.error_matches(function() other:select(doc:select()) end, "another document")
  end)

  it("is made of each document of a corpus when that is read", function()
    local one, two = ibid.read "“So,” he said.", ibid.read "He came. “No,” she said."
    local corpus, Selection = {}, require "ibid.select"
    function corpus:each()
      local i = 0
      return function()
        i = i + 1
        return ({ one, two })[i]
      end, self
    end
    local all, quoted = Selection.over(corpus), Selection.over(corpus, { within = "quotation" })
    local rest = all - quoted
    assert.same({ 8, 2, 6 }, { #all, #quoted, #rest })
    assert.equal("He came she said", words(rest:on(two)))
    assert.is_true(quoted:on(one) == one:select { within = "quotation" })
    assert.equal("No", words(two:select { within = quoted }))
    assert.error_matches(function() return all + one:select() end, "one corpus")
    assert.error_matches(function() return rest:words() end, "selection:on")
    assert.truthy(tostring(rest):find "of a corpus")
  end)

  it("prints how much it holds", function()
    assert.equal("selection: 2 words and numbers in 1 stretch of text",
      tostring(doc:select { within = "heading" }))
  end)

  it("names what it does not know", function()
    assert.error_matches(function() doc:select { within = "notes" } end, 'did you mean "note"')
    assert.error_matches(function() doc:select { within = 5 } end, "within: ")
    assert.error_matches(function() doc:select { speaker = 5 } end, "speaker: ")
    assert.error_matches(function() return doc:select().wrods end, '"words"')
    local other = ibid.read "x"
    assert.error_matches(function() return doc:select() + other:select() end, "one document")
  end)
end)
