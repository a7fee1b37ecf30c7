--- Brackets without a partner, and brackets closed by one of another shape.

local PARTNER = { ["("] = ")", ["["] = "]", ["{"] = "}" }

--- So many blocks later a bracket may close, and so many are waited for.
local REACH, MOST = 12, 20

--- Is it the bracket of a label: *a) this, b) that*, or at a line's start *1) this*?
local function is_label(text, at)
  local before = text:sub(math.max(1, at - 8), at - 1)
  return before:find "^%w%w?%w?%w?$" or before:find "[%s;:,.(—“\"'‘]%l$"
    or before:find "%s[ivxlc]+$" or before:find "%s%d%d?$" or before:find "\n%w%w?%w?$"
end

--- Is it part of a face made of points: *:)*, *;-(*?
local function is_face(text, at, bracket)
  return (bracket == "(" or bracket == ")") and not text:find("^%w", at + 1)
    and text:sub(math.max(1, at - 2), at - 1):find "[:;=][-']?$" ~= nil
end

--- Close the last one that is open; if that is of another shape, tell whether it is the
-- one that is meant.
local function pair(open, item)
  local top = open[#open]
  if top and PARTNER[top.bracket] == item.bracket then
    open[#open] = nil
    return true
  end
  local below = open[#open - 1]
  return false, top and not (below and PARTNER[below.bracket] == item.bracket)
end

local function add_lonely(item, add, certainty)
  local opens = PARTNER[item.bracket] ~= nil
  add {
    first = item.at, last = item.at, certainty = certainty,
    reason = opens and "a bracket that is never closed" or "a bracket that was never opened",
  }
end

local function add_other(item, top, add)
  add {
    first = item.at, last = item.at, certainty = .8, meant = PARTNER[top.bracket],
    reason = "a bracket of another shape than the one that it closes",
  }
end

--- Those of one block: what stays open and what was never opened.
local function of_block(doc, block, index, add)
  local text, open, lonely = doc.core:sub(block.first, block.last), {}, {}
  local function close(item, at)
    local paired, other_shape = pair(open, item)
    if not paired and other_shape then
      add_other(item, table.remove(open), add)
    elseif not paired then
      item.is_label = is_label(text, at)
      lonely[#lonely + 1] = item
    end
  end
  for at, bracket in text:gmatch "()([%(%)%[%]{}])" do
    if not is_face(text, at, bracket) then
      local item = { at = block.first + at - 1, bracket = bracket, block = index }
      if PARTNER[bracket] then open[#open + 1] = item else close(item, at) end
    end
  end
  return open, lonely
end

--- A bracket that closes a few blocks later encloses whole paragraphs.
local function close_later(waiting, lonely)
  for i = #waiting, 1, -1 do
    local one = waiting[i]
    if PARTNER[one.bracket] == lonely.bracket and lonely.block - one.block <= REACH then
      table.remove(waiting, i)
      return true
    end
  end
  return false
end

--- Tell of those that are too old, or too many, to be waited for.
local function drop_old(waiting, index, add)
  local kept = {}
  for i, one in ipairs(waiting) do
    if index - one.block > REACH or #waiting - i >= MOST then
      add_lonely(one, add, .8)
    else
      kept[#kept + 1] = one
    end
  end
  return kept
end

local function find(doc, add)
  local waiting, index = {}, 0
  for first, last, kind in doc.blocks.source.items:ranges() do
    if kind ~= "chrome" then
      index = index + 1
      local open, lonely = of_block(doc, { first = first, last = last }, index, add)
      for _, item in ipairs(lonely) do
        if not close_later(waiting, item) then
          add_lonely(item, add, item.is_label and .2 or .8)
        end
      end
      table.move(open, 1, #open, #waiting + 1, waiting)
      waiting = drop_old(waiting, index, add)
    end
  end
  drop_old(waiting, math.huge, add)
end

return { about = "brackets without a partner", find = find }
