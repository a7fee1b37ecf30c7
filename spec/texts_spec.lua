-- How much of the answers of spec/texts/ ibid finds, exactly: a floor for each
-- kind, so that no change loses what was reached.

local ibid = require "ibid"
local marked = require "spec.support.marked"

local FLOORS = {
  weir = {
    heading = 1, epigraph = 1, attribution = 1, caption = 1, table = 1, chrome = 1,
    note = 1, noteref = 0.98, quote = 0.98, paragraph = 0.85,
  },
  ledger = {
    heading = 1, epigraph = 1, attribution = 1, chrome = 1, note = 1, noteref = 1,
    quote = 1, paragraph = 0.9,
  },
  lantern = {
    heading = 1, epigraph = 1, attribution = 1, note = 1, noteref = 1, quote = 0.97,
    paragraph = 1, blockquote = 1,
  },
}

local function read(path)
  local file <close> = assert(io.open(path, "rb"))
  return file:read "a"
end

--- The places of the spans of a kind, in a table of spans.
local function places(spans, kind)
  local set, count = {}, 0
  for _, span in ipairs(spans) do
    if span.kind == kind then
      set[span.first .. "-" .. span.last] = true
      count = count + 1
    end
  end
  return set, count
end

--- F1 of exact spans.
local function score(gold, found, kind)
  local wanted, all = places(gold, kind)
  local _, given = places(found, kind)
  local right = 0
  for _, span in ipairs(found) do
    if span.kind == kind and wanted[span.first .. "-" .. span.last] then right = right + 1 end
  end
  return 2 * right / math.max(1, all + given)
end

local function found_in(text)
  local spans, _, rows = {}, require "ibid.reports.spans"(ibid.read(text))
  for row in rows do
    spans[#spans + 1] = { kind = row[1], first = row[2], last = row[3] }
  end
  return spans
end

describe("the texts of the project", function()
  for name, floors in pairs(FLOORS) do
    local text, gold = marked.read(read(("spec/texts/%s.marked"):format(name)))
    local found = found_in(text)
    for kind, floor in pairs(floors) do
      it(("give back each %s of %s"):format(kind, name), function()
        local reached = score(gold, found, kind)
        assert.is_true(reached >= floor - 0.001, ("%.3f, not %.2f"):format(reached, floor))
      end)
    end

    it(("link calls and notes in %s"):format(name), function()
      local doc, right, all = ibid.read(text), 0, 0
      for _, span in ipairs(gold) do
        if span.kind == "noteref" and span.attrs.note then
          local reference = doc.references:at(span.first)
          all = all + 1
          if reference and reference.note then right = right + 1 end
        end
      end
      assert.is_true(right >= 0.9 * all, ("%d of %d"):format(right, all))
    end)
  end
end)
