--- Findings for people: what is wrong where, under it the line with the place marked.
--
--     chapter.txt:12:7: doubled 0.95: the word stands twice; perhaps: the
--         … stood before the the gate when …
--                        ^^^^^^^
-- @module ibid.reports.findings

local core = require "ibid.core"
local fit = require "ibid.fit"

--- Columns of a terminal on each side of the place.
local SIDE, WIDEST = 34, 60

--- White space of all kinds as one blank, so that the line stays one.
local function plain(text)
  return (text:gsub("%s+", " "):gsub("%c", "\u{FFFD}"))
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
