--- Marks that are turned the wrong way: *”So,“*, *‘tis*.

--- What a mark should be in the role that it plays.
local MEANT = {
  open = { ["”"] = "“", ["’"] = "‘" },
  close = { ["“"] = "”", ["‘"] = "’" },
  apostrophe = { ["‘"] = "’" },
}
local REASONS = {
  open = "a closing mark that opens", close = "an opening mark that closes",
  apostrophe = "an opening mark for an apostrophe",
}

--- How often each character plays each role: a text in which ’ always opens has its own
-- habit, as has one that closes with “ (*„So“*).
local function habits(doc)
  local count = {}
  for mark in doc.marks:each() do
    local key = mark.kind .. mark.text
    count[key] = (count[key] or 0) + 1
  end
  local closes_up = count["close“"] and doc.text:find("„", 1, true) ~= nil
  return function(kind, text, meant)
    if closes_up and text == "“" then return true end
    return 5 * count[kind .. text] > (count[kind .. meant] or 0) and count[kind .. text] > 2
  end
end

local function find(doc, add)
  local is_habit
  for mark in doc.marks:each() do
    local meant = MEANT[mark.kind] and MEANT[mark.kind][mark.text]
    if meant then
      is_habit = is_habit or habits(doc)
      add {
        first = mark.first, last = mark.last, meant = meant, reason = REASONS[mark.kind],
        certainty = is_habit(mark.kind, mark.text, meant) and .3 or .8,
      }
    end
  end
end

return { about = "marks that are turned the wrong way", find = find }
