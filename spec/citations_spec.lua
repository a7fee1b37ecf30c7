local found = require "spec.support.found"
local ibid = require "ibid"

local BODIES = {
  en = "The weir held for a hundred years.1\n\n1. ",
  de = "Das Wehr hielt hundert Jahre lang, und es hielt.1\n\n1. ",
  fr = "La digue a tenu pendant cent ans, et elle tenait.1\n\n1. ",
}

--- A case is a note; author and date stand in the text itself.
local function wrap(case)
  if case.file:find "author_date" then return case.text, 0 end
  local body = BODIES[found.language(case)]
  return body .. case.text .. "\n", #body
end

--- An edition of documents may pass for a book.
local function same(citation, name, value)
  if name == "type" then
    return citation.kind == value or (value == "primary" and citation.kind == "book")
  end
  return found.same(citation[name], value)
end

local function of_note(body)
  return ibid.read(BODIES.en .. body .. "\n").citations
end

describe("citations", function()
  local tuned, held = found.halves("citations", wrap, same)

  it("are a hundred and fifty in the fixtures, nearly half of them held out", function()
    assert.is_true(tuned.wanted + held.wanted >= 150)
    assert.is_true(held.wanted >= 75)
  end)

  for half, counts in pairs { ["the tuned half"] = tuned, ["the half held out"] = held } do
    it("are found in " .. half, function()
      assert.is_true(counts.right >= 0.95 * counts.wanted,
        ("%d of %d"):format(counts.right, counts.wanted))
      assert.is_true(counts.right >= 0.95 * counts.given,
        ("%d of %d given"):format(counts.right, counts.given))
    end)

    it("have their fields right in " .. half, function()
      assert.is_true(counts.good >= 0.95 * counts.fields,
        ("%d of %d"):format(counts.good, counts.fields))
    end)
  end

  local FLOORS = { weir = 0.9, ledger = 0.85, lantern = 0.85 }
  for name, floor in pairs(FLOORS) do
    it("are found in " .. name, function()
      local text, spans = found.text(name)
      local wanted, counts = {}, {}
      for _, span in ipairs(spans) do
        if span.kind == "citation" then wanted[#wanted + 1] = span end
      end
      found.count(ibid.read(text).citations, wanted, counts, function() return true end, 0)
      local share = 2 * counts.right / (counts.wanted + counts.given)
      assert.is_true(share >= floor, ("%.3f"):format(share))
    end)
  end

  it("come out of attributions and brackets, too", function()
    local doc = ibid.read "It leaked (Alec Norris, The Weir, London, 1982, 70), and badly."
    assert.equal("Alec Norris", doc.citations[1].author)
    assert.equal("70", doc.citations[1].pages)
  end)

  it("leave the comment between them alone", function()
    local list = of_note "Quist, The Road, 12. He had 40 keys: Dane, The Water State, 9."
    assert.same({ "Quist, The Road, 12", "Dane, The Water State, 9" },
      { list[1].text, list[2].text })
  end)

  it("are no author and date unless something shows it", function()
    assert.equal(0, #ibid.read("It was sold (Velin 1921) at once.").citations)
  end)

  it("have no field that is not asked for rightly", function()
    local one = of_note("Quist, The Road, 12.")[1]
    assert.is_nil(one.place)
    assert.has_error(function() return one.plce end)
  end)
end)
