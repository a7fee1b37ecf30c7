local ibid = require "ibid"

local LINE = ("The gate was old and it was weak, and no one came to mend it. "):rep(8)
local PARAGRAPHS = table.concat({ LINE, LINE, LINE }, "\n\n") .. "\n\n"

local function titles(text)
  local list = {}
  for chapter in ibid.read(text).chapters:each() do list[#list + 1] = chapter.title or "none" end
  return list
end

describe("chapters", function()
  it("are one in a text without headings, and none in no text", function()
    assert.same({ "none" }, titles(PARAGRAPHS))
    assert.same({}, titles "")
  end)

  it("begin at a heading, of one line or of two", function()
    local text = "CHAPTER ONE\n\nTHE WEIR\n\n" .. PARAGRAPHS .. "CHAPTER TWO\n\n" .. PARAGRAPHS
    assert.same({ "CHAPTER ONE THE WEIR", "CHAPTER TWO" }, titles(text))
  end)

  it("have titles without the calls of notes", function()
    local text = "The Weir%s\n\nIt held. " .. PARAGRAPHS .. "%s So Orlov, 12.\n"
    for call, label in pairs { ["[1]"] = "[1]", ["*"] = "*" } do
      assert.same({ "The Weir" }, titles(text:format(call, label)))
    end
  end)

  it("run to the next one", function()
    local text = "CHAPTER ONE\n\n" .. PARAGRAPHS .. "CHAPTER TWO\n\n" .. PARAGRAPHS
    local chapters = ibid.read(text).chapters
    assert.equal(1, chapters[1].first)
    assert.equal(chapters[2].first - 1, chapters[1].last)
    assert.equal(#text, chapters[2].last)
  end)

  it("do not hold the notes of the book", function()
    local text = "CHAPTER ONE\n\nIt held.1 " .. PARAGRAPHS .. "CHAPTER TWO\n\nIt fell.2 "
      .. PARAGRAPHS .. "NOTES\n\n1. So Orlov.\n\n2. So Lozhkina.\n"
    assert.same({ "CHAPTER ONE", "CHAPTER TWO" }, titles(text))
  end)
end)
