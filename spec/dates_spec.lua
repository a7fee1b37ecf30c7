local found = require "spec.support.found"
local ibid = require "ibid"

local function wrap(case)
  return case.text, 0
end

local function same(date, name, value)
  return date[name] == value
end

local function isos(text)
  local list = {}
  for date in ibid.read(text).dates:each() do list[#list + 1] = date.iso end
  return list
end

describe("dates", function()
  local tuned, held = found.halves("dates", wrap, same)

  for half, counts in pairs { ["the tuned half"] = tuned, ["the half held out"] = held } do
    it("are found in " .. half .. " with their intervals", function()
      assert.is_true(counts.good >= 0.98 * counts.given,
        ("%d of %d given"):format(counts.good, counts.given))
      assert.is_true(counts.good >= 0.95 * counts.wanted,
        ("%d of %d"):format(counts.good, counts.wanted))
    end)
  end

  for name, floor in pairs { weir = 0.9, ledger = 0.95, lantern = 0.93 } do
    it("are found in " .. name, function()
      local text, spans = found.text(name)
      local wanted, counts = {}, {}
      for _, span in ipairs(spans) do
        if span.kind == "date" then wanted[#wanted + 1] = span end
      end
      found.count(ibid.read(text).dates, wanted, counts, same, 0)
      local share = 2 * counts.right / (counts.wanted + counts.given)
      assert.is_true(share >= floor, ("%.3f"):format(share))
      assert.is_true(counts.good >= 0.95 * counts.right)
    end)
  end

  -- The rules by their numbers, as the layer's file has them.

  it("1: have no number of a note in them", function()
    local doc = ibid.read "It failed in 1911,1 in 1922.2 and in 1931.3 It stood.4"
    for date in doc.dates:each() do
      for reference in doc.references:each() do
        assert.is_true(reference.last < date.first or reference.first > date.last)
      end
    end
    assert.same({ "1911", "1922", "1931" }, isos(doc.text))
  end)

  it("2: leave a citation's dates to the citation", function()
    assert.same({}, isos "It held.1\n\n1. Nora Quist, The Road (Velin, 1931), 12.\n")
  end)

  it("3: are no years if they count", function()
    assert.same({}, isos "There were 1500 men there, and Lot 1912 was empty.")
  end)

  it("4: have the year of the date before, the next one late in a year", function()
    assert.same({ "1924-10", "1925-01" }, isos "It began in October 1924 and ended in January.")
  end)

  it("4: in a note have the year of its call", function()
    local list = isos "It fell in 1911.1 It rose in 1922.2\n\n1. On May 4 it rained.\n\n2. No.\n"
    assert.same({ "1911", "1922", "1911-05-04" }, list)
  end)

  it("5: are no months without a preposition", function()
    assert.same({ "1921" }, isos "In 1921 they may march, and May did.")
  end)

  it("6: count the following day from the last one", function()
    assert.same({ "1921-12-31", "1922-01-01" },
      isos "It rained on December 31, 1921. The following day it froze.")
    assert.same({}, isos "The following day it froze.")
  end)

  it("say what was inferred, and the calendar that is named", function()
    local doc = ibid.read "On October 25, 1917 (Old Style), it rang; on October 26 it fell."
    assert.equal("julian", doc.dates[1].calendar)
    assert.is_nil(doc.dates[1].inferred)
    assert.equal("year", doc.dates[2].inferred)
  end)
end)
