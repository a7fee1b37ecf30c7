local ibid = require "ibid"

local PROSE = "The lock had been built by the lower town, which paid for it with its taxes, "
  .. "and the upper town had the key to it. "

--- The speech that a text has behind dashes.
local function spoken(text, options)
  local list = {}
  for quotation in ibid.read(text, options).quotations:each() do
    if quotation.mark == "dash" then list[#list + 1] = quotation.text end
  end
  return list
end

local TALK = table.concat({
  PROSE:rep(3), "— Is it open?", "— It never was, said the warden.", "— So shut it!",
  PROSE, "— Who has the key?", "— The river.", PROSE:rep(2),
}, "\n\n")

describe("dialogue behind dashes", function()
  it("is found where the text has that habit, in any language", function()
    assert.same({ "Is it open?", "It never was,", "So shut it!", "Who has the key?", "The river." },
      spoken(TALK))
  end)

  it("is left alone where it is not wanted", function()
    assert.same({}, spoken(TALK, { dialogue = "marks" }))
  end)

  it("is looked for in any text where that is wanted", function()
    local text = PROSE .. "\n\n— It never was.\n\n" .. PROSE
    assert.same({}, spoken(text))
    assert.same({ "It never was." }, spoken(text, { dialogue = "dashes" }))
  end)

  it("is not found in lists, attributions and asides", function()
    local list = { PROSE:rep(3) }
    for i = 1, 8 do list[i + 1] = "— the watch of the night, part " .. i .. ";" end
    assert.same({}, spoken(table.concat(list, "\n\n")))
    for i = 1, 8 do list[i + 1] = PROSE .. "\n\n—Anna Weir, Locks" end
    assert.same({}, spoken(table.concat(list, "\n\n")))
    for i = 1, 8 do list[i + 1] = "The lock — it was old — was shut. Who shut it?" end
    assert.same({}, spoken(table.concat(list, "\n\n"), { language = "fr" }))
  end)

  it("is not found where most paragraphs of speech begin with a mark", function()
    local list = { PROSE }
    for _ = 1, 6 do
      list[#list + 1] = "— Is it open?"
      list[#list + 1] = "“Is it open?”"
      list[#list + 1] = "“It is!”"
    end
    assert.same({}, spoken(table.concat(list, "\n\n")))
  end)

  it("is speech, whose parts go on from each other, and what it quotes is inside it", function()
    local doc = ibid.read("— Lis « Le Barrage », dit-il, et dors.\n\n— Non !\n\n" .. PROSE,
      { language = "fr" })
    local list = {}
    for quotation in doc.quotations:each() do
      list[#list + 1] = { quotation.text, quotation.level, quotation.mark, quotation.continues
        and quotation.continues.index }
    end
    assert.same({
      { "Lis « Le Barrage »,", 1, "dash" }, { "« Le Barrage »", 2, "guillemet" },
      { "et dors.", 1, "dash", 1 }, { "Non !", 1, "dash" },
    }, list)
    assert.equal("speech", doc.quotations[1].kind)
  end)

  it("ends before a call, which serves it", function()
    local doc = ibid.read("— Où est la clef ?1\n\n— Dans la rivière.2\n\n" .. PROSE
      .. "\n\n1. Greffe, 12.\n\n2. Greffe, 14.", { language = "fr" })
    assert.equal("Où est la clef ?", doc.quotations[1].text)
    assert.equal("1", doc.quotations[1].note)
    assert.equal("2", doc.quotations[2].note)
  end)

  it("says what it wants", function()
    local message = 'dialogue: there is no habit "dashs"; did you mean "dashes"?'
    assert.has_error(function() ibid.read("x", { dialogue = "dashs" }) end, message)
  end)
end)

describe("whole quotations", function()
  local TEXT = "He wrote: “It leaks. It always did.” Nobody came. “So be it.” “No. Never.” End."

  local function sentences(text, options)
    local list = {}
    for sentence in ibid.read(text, options).sentences:each() do
      list[#list + 1] = sentence.text
    end
    return list
  end

  it("are split by default", function()
    assert.same({
      "He wrote: “It leaks.", "It always did.”", "Nobody came.", "“So be it.”", "“No.",
      "Never.”", "End.",
    }, sentences(TEXT))
  end)

  it("are kept where that is wanted", function()
    assert.same({
      "He wrote: “It leaks. It always did.”", "Nobody came.", "“So be it.”", "“No. Never.”",
      "End.",
    }, sentences(TEXT, { whole_quotations = true }))
  end)

  it("are not joined over paragraphs", function()
    local text = "She said: “One. Two.\n\n“Three. Four,” and left."
    assert.same({ "She said: “One. Two.", "“Three. Four,” and left." },
      sentences(text, { whole_quotations = true }))
  end)

  it("are no quotations that stand in the notes of a page", function()
    local page = "The gate “was shut. It was\nlocked.” It held.1 Nobody\n\n"
      .. "1 He wrote: “So. It is.” Ibid.\n\fcame to the gate that night. It was late.\n"
    for _, text in ipairs(sentences(page:rep(3), { whole_quotations = true })) do
      local _, opened = text:gsub("“", "")
      local _, closed = text:gsub("”", "")
      assert.equal(opened, closed, text)
    end
  end)

  it("say what they want", function()
    assert.has_error(function() ibid.read("x", { whole_quotations = 1 }) end,
      "whole_quotations: true or false is wanted")
    assert.has_error(function()
      ibid.read("x", { whole_quotations = true, upto = "sentences" })
    end, "whole_quotations: upto leaves no quotations")
  end)

  -- The slow twin: no sentence of our own texts ends in mid-line inside a quotation that
  -- keeps to its paragraph and its page; and all that was in a sentence still is.
  it("agree with a plain look at our own texts", function()
    for _, name in ipairs { "weir", "ledger", "lantern" } do
      local source = assert(io.open("spec/texts/" .. name .. ".txt")):read "a"
      local split = ibid.read(source).sentences
      local doc = ibid.read(source, { whole_quotations = true })
      local last = 0
      assert.is_true(#doc.sentences < #split)
      local plain = doc.quotations:where(function(quotation)
        return quotation.mark ~= "none" and quotation.paragraphs == 1
          and #doc.notes:within(quotation) == 0
      end)
      for sentence in doc.sentences:each() do
        local line_ends = source:find("^\n", sentence.last + 1) ~= nil
        for quotation in plain:each() do
          local inside = quotation.first <= sentence.last and quotation.last > sentence.last + 2
          assert.is_false(inside and not line_ends, sentence.text)
        end
        last = math.max(last, sentence.last)
      end
      assert.equal(split[#split].last, last)
    end
  end)
end)
