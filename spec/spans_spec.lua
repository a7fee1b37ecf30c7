local ibid = require "ibid"
local spans = require "ibid.reports.spans"

local TEXT = [[
7

The Weir

Whoever holds the gate holds the field, and will be asked to hold his tongue.

Marta Lozhkina at the Second Congress1

On the morning of March 4, 1919, three men and a woman broke the seal on the gatehouse and
found that nobody had thought to close the sluices. Then Osip Taranets wrote: “We stood and
listened to it as one listens to a child.”2 He closed two of the gates by hand.

In the spring the Board met for the first time. The engineer had been ill since February, and
nobody had told him of the meeting, so that he came to it a week late.3

1. Minutes, 12.

2. Taranets to the Board.

3. Minutes, 14.
]]

local function rows(kinds)
  local doc, list = ibid.read(TEXT), {}
  local columns, next_row = spans(doc, { kinds = kinds })
  for row in next_row do
    local named = {}
    for c, name in ipairs(columns) do named[name] = row[c] end
    list[#list + 1] = named
  end
  return list, columns
end

local function of_kind(kind)
  local list = {}
  for _, row in ipairs(rows()) do
    if row.kind == kind then list[#list + 1] = row end
  end
  return list
end

describe("the span table", function()
  it("has the columns of its form", function()
    local _, columns = rows()
    assert.equal("kind first last id label target attrs", table.concat(columns, " "))
  end)

  it("has outer spans before inner ones", function()
    local before
    for _, row in ipairs(rows()) do
      if before then
        assert.is_true(row.first > before.first
          or (row.first == before.first and row.last <= before.last))
      end
      before = row
    end
  end)

  it("names each span once", function()
    local seen = {}
    for _, row in ipairs(rows()) do
      assert.is_nil(seen[row.id])
      seen[row.id] = true
    end
  end)

  it("points from calls to notes and from quotations to calls", function()
    local calls, notes, quotes = of_kind "noteref", of_kind "note", of_kind "quote"
    assert.equal(3, #notes)
    for i, call in ipairs(calls) do
      assert.equal(notes[i].id, call.target)
      assert.equal(tostring(i), call.label)
      assert.equal(tostring(i), TEXT:sub(call.first, call.last))
    end
    assert.equal(calls[2].id, quotes[1].target)
    assert.equal("“We stood", TEXT:sub(quotes[1].first, quotes[1].first + #"“We stood" - 1))
  end)

  it("says what is known of a quotation", function()
    local attrs = of_kind("quote")[1].attrs
    for _, pair in ipairs {
      "level=1", "mark=double", "kind=speech", "speaker=Osip Taranets", "cue=wrote",
      "how=explicit", "note=2", "confidence=%d",
    } do
      assert.truthy((";" .. attrs .. ";"):find(";" .. pair), pair)
    end
  end)

  it("points from the line below an epigraph to the epigraph", function()
    local epigraph, line = of_kind("epigraph")[1], of_kind("attribution")[1]
    assert.equal(epigraph.id, line.target)
    assert.truthy(epigraph.attrs:find "speaker=Marta Lozhkina")
  end)

  it("gives headings their number", function()
    assert.equal("7", of_kind("heading")[1].label)
  end)

  it("has only the kinds that are asked for", function()
    for _, row in ipairs(rows { "noteref", "mark" }) do
      assert.truthy(row.kind == "noteref" or row.kind == "mark")
    end
    assert.error_matches(function() rows { "notref" } end, 'did you mean "noteref"')
  end)

  it("has tokens, sentences and marks when they are asked for", function()
    local doc = ibid.read(TEXT)
    assert.equal(#doc.tokens, #rows { "token" })
    assert.equal(#doc.sentences, #rows { "sentence" })
    assert.equal(#doc.marks, #rows { "mark" })
    assert.equal("role=open", rows({ "mark" })[1].attrs)
    assert.equal("kind=number", rows({ "token" })[1].attrs)
    assert.equal(0, #of_kind "token")
  end)

  it("is empty but for its header for an empty text", function()
    local _, next_row = spans(ibid.read "")
    assert.is_nil(next_row())
  end)
end)
