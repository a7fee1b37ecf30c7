--- Findings for people: what is wrong where, under it the line with the place marked.
--
--     chapter.txt:12:7: doubled 0.95: the word stands twice; perhaps: the
--         … stood before the the gate when …
--                        ^^^^^^^
-- @module ibid.reports.findings

local core = require "ibid.core"

--- Columns of a terminal on each side of the place.
local SIDE, WIDEST = 34, 60

--- White space of all kinds as one blank, so that the line stays one.
local function plain(text)
  return (text:gsub("%s+", " "):gsub("%c", "\u{FFFD}"))
end

--- The characters of a text that fit in so many columns, from its start or its end.
local function fit(text, columns, from_end)
  local list, used = {}, 0
  for character in text:gmatch "[%z\1-\x7F\xC0-\xFF][\x80-\xBF]*" do
    list[#list + 1] = character
  end
  local i, j, step = 1, #list, 1
  if from_end then i, j, step = #list, 1, -1 end
  local kept = {}
  for at = i, j, step do
    used = used + core.width(list[at])
    if used > columns then break end
    table.insert(kept, from_end and 1 or #kept + 1, list[at])
  end
  return table.concat(kept)
end

--- Cut on the left or the right where a word ends, with dots for what is left out.
local function before_of(text)
  text = plain(text)
  local cut = fit(text, SIDE, true)
  if #cut == #text then return text end
  return "… " .. cut:gsub("^%S*%s", "", 1)
end

local function after_of(text)
  text = plain(text)
  local cut = fit(text, SIDE)
  if #cut == #text then return text end
  return cut:gsub("%s%S*$", "", 1) .. " …"
end

local function found_of(text)
  text = plain(text)
  local cut = fit(text, WIDEST)
  return #cut == #text and text or cut .. "…"
end

local function headline(row)
  local meant = row.meant and ("; perhaps: %s"):format(found_of(row.meant)) or ""
  return ("%s:%d:%d: %s %.2f: %s%s"):format(row.docname, row.line, row.column, row.rule,
    row.certainty, row.reason, meant)
end

return function(_, next_row, write)
  for row in next_row do
    local before, found = before_of(row.before), found_of(row.found)
    write(headline(row) .. "\n")
    write(("    %s%s%s\n"):format(before, found, after_of(row.after)))
    write(("    %s%s\n"):format((" "):rep(core.width(before)),
      ("^"):rep(math.max(1, core.width(found)))))
  end
end
