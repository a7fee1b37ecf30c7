--- Brackets behind a quotation that cite whom it is from: `“…” (Nove, 70)`.
-- @module ibid.speakers.bracket

--- How far a bracket reaches at most.
local REACH = 200

--- Is every word of a name written with a capital, or a small word inside a name?
local function is_name(reader, text)
  local count = 0
  for word in text:gmatch "%S+" do
    local stem = word:gsub("%.$", "")
    if not reader.particles[word] then
      if not stem:find "^[%u\xC3\xD0]" or reader.starters[stem] then return false end
      local is_other = reader.abbreviations[stem] and #stem > 1
      if is_other or reader.no_names[stem] then return false end
      count = count + 1
    end
  end
  return count >= 1 and count <= 4
end

--- The author whom the bracket behind a quotation cites.
-- @tparam table reader
-- @tparam ibid.Span quotation
-- @treturn table|nil `{ speaker =, how =, confidence = }`
return function(reader, quotation)
  local after = reader.core:sub(quotation.last + 1, quotation.last + REACH)
  local inside = after:match "^[%s,%.%d]*%(([^()]+)%)"
  local author, rest = (inside or ""):match "^([^,:;%d]+)[,:]?%s+(.*)$"
  if not author or not rest:find "%d" then
    author, rest = (inside or ""):match "^([^,:;%d]-)%s+(%d%d%d%d.*)$"
  end
  if not author or not rest:find "%d" then return nil end
  author = author:gsub("^%s+", ""):gsub("%s+", " ")
  if not is_name(reader, author) then return nil end
  return { speaker = author, how = "explicit", confidence = 0.7 }
end
