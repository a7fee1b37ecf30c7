--- Quotation marks without a partner, and quotations that never close.

local MEANT = {
  ["“"] = "”", ["‘"] = "’", ["«"] = "»", ["„"] = "“", ["``"] = "''", ['"'] = '"',
  ["'"] = "'", ["''"] = "''",
}

--- So many bytes later a mark may close a quotation whose paragraph did not.
local REACH = 1500

--- Quotations that close, by the byte where they end, in the order of the text.
local function closed(doc)
  local list = {}
  for quotation in doc.quotations:each() do
    local _, _, kind = quotation.source.items:span(quotation.index)
    if kind == "inline" and not quotation.open then list[#list + 1] = quotation end
  end
  table.sort(list, function(a, b) return a.last < b.last end)
  return list
end

--- The last of the quotations that ends before a byte.
local function last_before(list, byte)
  local low, high = 1, #list + 1
  while low < high do
    local middle = (low + high) // 2
    if list[middle].last < byte then low = middle + 1 else high = middle end
  end
  return list[low - 1]
end

--- A closing mark too many: either it or the one before is wrong, and both belong to
-- the place.
local function add_second_close(doc, quotations, mark, add)
  local quotation = last_before(quotations, mark.first)
  local block = doc.blocks:at(mark.first)
  if not quotation or not block or quotation.first < block.first then return false end
  local between = doc.core:sub(quotation.last + 1, mark.first - 1)
  if between:find "[“”‘\"]" or #between > 200 or quotation.text:sub(-3) ~= mark.text then
    return false
  end
  add {
    first = quotation.first, last = mark.last, certainty = .8,
    reason = "a quotation that opens once closes twice",
  }
  return true
end

local function add_stray(doc, quotations, mark, add)
  local text = mark.text
  local is_double = mark.mark ~= "single"
  if text == "”" and add_second_close(doc, quotations, mark, add) then return end
  add {
    first = mark.first, last = mark.last, certainty = is_double and .8 or .4,
    reason = "a quotation mark without its partner",
  }
end

--- The mark that opens a quotation.
local function opening_of(quotation)
  local text = quotation.doc.core:sub(quotation.first, quotation.first + 3)
  return text:match "^``" or text:match "^''" or text:match "^[^\x80-\xBF][\x80-\xBF]*"
end

local function add_open(quotation, add)
  local opening = opening_of(quotation)
  add {
    first = quotation.first, last = quotation.first + #opening - 1,
    certainty = quotation.mark == "single" and .4 or .7,
    reason = ("a quotation that never closes: %s is missing"):format(MEANT[opening] or "its mark"),
  }
end

--- Does a mark without a partner close the one before, some lines of verse later?
local function closes(before, mark)
  return before ~= nil and mark.first - before.first <= REACH and before.text ~= mark.text
    and MEANT[before.text] == mark.text
end

--- Quotations that never close, and marks without a partner, as far as no mark closes
-- such a quotation a few lines of verse later.
local function lonely(doc)
  local opens, strays, paired, last = {}, {}, {}, 0
  for quotation in doc.quotations:each() do
    if quotation.open then opens[#opens + 1] = quotation end
  end
  for mark in doc.marks:each() do
    if mark.kind == "stray" then
      while opens[last + 1] and opens[last + 1].last < mark.first do last = last + 1 end
      local open = opens[last]
      if open and not paired[last] and mark.first - open.first <= REACH
        and MEANT[opening_of(open)] == mark.text then
        paired[last] = true
      elseif closes(strays[#strays], mark) then
        strays[#strays] = nil
      else
        strays[#strays + 1] = mark
      end
    end
  end
  return opens, paired, strays
end

local function find(doc, add)
  local opens, paired, strays = lonely(doc)
  local quotations = #strays > 0 and closed(doc)
  for _, mark in ipairs(strays) do add_stray(doc, quotations, mark, add) end
  for i, quotation in ipairs(opens) do
    if not paired[i] then add_open(quotation, add) end
  end
end

return { about = "quotation marks without a partner", find = find }
