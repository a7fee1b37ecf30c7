--- Labels: the name before a quotation with which a paragraph begins, as in minutes,
-- interviews and plays: `Tolland: “…”`, `Q: “…”`, `MARIANNE (at the window). “…”`.
-- @module ibid.speakers.label

--- How many bytes stand before the quotation at most.
local REACH = 80

--- Is it one to four words with capitals, none of which begins a sentence?
local function is_name(reader, text)
  local count = 0
  for word in text:gmatch "%S+" do
    local is_letter = #text == 1
    if not word:find "^[%u\xC3\xD0]" or reader.starters[word] and not is_letter then
      return false
    end
    count = count + 1
  end
  return count >= 1 and count <= 4
end

--- *MARIANNE* as *Marianne*.
local function small(text)
  if #text < 2 or text:find "%l" then return text end
  return (text:gsub("(%u)(%u+)", function(first, rest) return first .. rest:lower() end))
end

--- The label of a paragraph's first quotation.
-- @tparam table reader
-- @tparam table region
-- @tparam ibid.Span quotation
-- @treturn table|nil `{ speaker =, how =, confidence = }`
return function(reader, region, quotation)
  if not region.block or quotation.first - region.first > REACH then return nil end
  local before = reader.core:sub(region.first, quotation.first - 1)
  local name, mark = before:gsub("%s*%b()", ""):match "^%s*(.-)%s*([.:])%s*$"
  if not name or not is_name(reader, name) then return nil end
  if mark == "." and (name:find "%l" or #name < 3) then return nil end
  return { speaker = small(name), how = "explicit", confidence = 0.9 }
end
