local ibid = require "ibid"

--- Numbers that are the same on every machine.
local function generator(seed)
  return function(most)
    seed = (seed * 1103515245 + 12345) % 2147483648
    return seed // 65536 % most + 1
  end
end

local function contents(name)
  local file <close> = assert(io.open("spec/texts/" .. name .. ".txt", "rb"))
  return file:read "a"
end

local MARKS = { "“", "”", "‘", "’", '"', "'" }

--- The first and the last byte of the innermost block around a byte, and the last one of
-- the block behind it that is no note and no running head.
local function paragraph_of(doc, at)
  local first, last, next_last = at, at, nil
  for block in doc.blocks:each() do
    if block.first <= at and block.last >= at - 1 then
      first, last, next_last = block.first, block.last, nil
    elseif block.first > last and block.kind ~= "note" and block.kind ~= "chrome" then
      next_last = next_last or block.last
    end
  end
  return first, last, next_last or doc.core:size()
end

--- Delete one of the marks that open or close, or put one between a word and a blank.
local function damage(text, doc, draw)
  if draw(2) == 1 then
    local paired = doc.marks:where(function(mark)
      return mark.kind == "open" or mark.kind == "close"
    end)
    local mark = paired[draw(#paired)]
    return mark.first, text:sub(1, mark.first - 1) .. text:sub(mark.last + 1)
  end
  local at = text:find("%a ", draw(#text - 100)) or 1
  local where = at + draw(2) -- before or behind the blank
  return where, text:sub(1, where - 1) .. MARKS[draw(#MARKS)] .. text:sub(where)
end

--- The inline quotations as spans, those behind a byte moved by so many.
local function spans(doc, from, shift)
  local list = {}
  for quotation in doc.quotations:each() do
    if quotation.mark ~= "none" then
      local first, last = quotation.first, quotation.last
      if first >= from then first = first + shift end
      if last >= from then last = last + shift end
      list[#list + 1] = { first, last }
    end
  end
  return list
end

--- How far the paragraph reaches with the quotations that run through it.
local function widen(list, first, last)
  local from, to = first, last
  for _, span in ipairs(list) do
    if span[1] <= last and span[2] >= first then
      from, to = math.min(from, span[1]), math.max(to, span[2])
    end
  end
  return from, to
end

--- The spans of one list alone that do not touch a stretch.
local function lost(list, other, first, last)
  local known, names = {}, {}
  for _, span in ipairs(other) do known[span[1] .. "-" .. span[2]] = true end
  for _, span in ipairs(list) do
    local name = span[1] .. "-" .. span[2]
    local touches = span[2] >= first and span[1] <= last
    if not touches and not known[name] then names[#names + 1] = name end
  end
  return table.concat(names, " ")
end

local function check(text, good, draw)
  local at, bad = damage(text, good, draw)
  local first, last, next_last = paragraph_of(good, at)
  local shift = #bad - #text
  local before, after = spans(good, at, shift), spans(ibid.read(bad), 0, 0)
  first, last = widen(before, first, last + shift)
  -- What it leaves open may go on in the next paragraph, which opens anew, and no further.
  local _, reach = widen(after, first, last)
  local where = ("at byte %d: %s"):format(at, bad:sub(math.max(1, at - 40), at + 40))
  assert.is_true(reach <= math.max(last, next_last + shift), where)
  last = math.max(last, reach)
  assert.equal("", lost(before, after, first, last), where)
  assert.equal("", lost(after, before, first, last), where)
end

describe("a mark that is lost or added", function()
  for seed, name in ipairs { "weir", "ledger", "lantern" } do
    it("harms no other paragraph of " .. name, function()
      local text = contents(name)
      local good, draw = ibid.read(text), generator(seed)
      for _ = 1, 150 do check(text, good, draw) end
    end)
  end
end)
