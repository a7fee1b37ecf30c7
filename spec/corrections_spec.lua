local ibid = require "ibid"

local TEXT = "Then Orlov wrote: “It leaks.” And Lozhkina said: “Let it.”\n"

--- Write a text to a file that the test removes.
local function file_of(text)
  local path = os.tmpname()
  local file <close> = assert(io.open(path, "wb"))
  file:write(text)
  return path
end

--- The document with a span table that was changed.
local function corrected(change)
  local path = file_of(TEXT)
  local columns, next_row = require "ibid.reports.spans"(ibid.open(path))
  local lines = { table.concat(columns, "\t") }
  for row in next_row do
    for c = 1, #columns do row[c] = tostring(row[c] or "") end
    lines[#lines + 1] = table.concat(row, "\t")
  end
  local spans = file_of(change(table.concat(lines, "\n")) .. "\n")
  local doc, message = ibid.open(path, { spans = spans })
  os.remove(path)
  os.remove(spans)
  return doc, message
end

describe("corrections", function()
  it("change nothing if the table was not changed", function()
    local doc = corrected(function(spans) return spans end)
    assert.equal(2, #doc.quotations)
    assert.equal("Orlov", doc.quotations[1].speaker)
    assert.equal("wrote", doc.quotations[1].cue)
    assert.equal("speech", doc.quotations[1].kind)
  end)

  it("give a quotation its speaker", function()
    local doc = corrected(function(spans)
      return (spans:gsub("speaker=Orlov", "speaker=Taranets"))
    end)
    assert.equal("Taranets", doc.quotations[1].speaker)
    assert.same({ "Taranets", "Lozhkina" }, doc:attribute():sort("first"):column "speaker")
  end)

  it("take a quotation away", function()
    local doc = corrected(function(spans) return (spans:gsub("\nquote[^\n]*", "", 1)) end)
    assert.equal(1, #doc.quotations)
    assert.equal("“Let it.”", doc.quotations[1].text)
  end)

  it("tell what is wrong with a table", function()
    local doc, message = corrected(function() return "no table" end)
    assert.is_nil(doc)
    assert.truthy(message:find "no span table")
  end)
end)
