--- Rows for people that are too long for a line: one under the other, as in a handbook.
--
--     Association, of o: …
--
--     g2          Log-likelihood of all four cells …
--                 2 sum(o_ij ln(o_ij / e_ij))
--                 Dunning 1993 …
-- @module ibid.reports.entries

local core = require "ibid.core"

local MARGIN, WIDTH = 18, 78

--- Words in lines of the terminal's width.
local function wrap(text, margin)
  local lines, line = {}, ""
  for word in text:gmatch "%S+" do
    local longer = line == "" and word or line .. " " .. word
    if line ~= "" and margin + core.width(longer) > WIDTH then
      lines[#lines + 1], longer = line, word
    end
    line = longer
  end
  lines[#lines + 1] = line
  return lines
end

local function indented(lines, margin)
  return table.concat(lines, "\n" .. (" "):rep(margin))
end

local function write_group(write, row, is_first)
  local name = row.group:gsub("^%l", string.upper)
  local head = ("%s, of %s"):format(name, row.takes)
  write((is_first and "" or "\n") .. indented(wrap(head, 0), 0) .. "\n")
end

local function write_entry(write, row)
  local gap = (" "):rep(math.max(1, MARGIN - core.width(row.name)))
  write("\n" .. row.name .. gap)
  for i, cell in ipairs { "what", "formula", "source" } do
    if i > 1 then write((" "):rep(MARGIN)) end
    write(indented(wrap(row[cell], MARGIN), MARGIN) .. "\n")
  end
end

--- @tparam {string,...} _ names of columns
-- @tparam function next_row rows with `name group what formula takes source`
-- @tparam function write
return function(_, next_row, write)
  local group
  for row in next_row do
    if row.group ~= group then write_group(write, row, group == nil) end
    group = row.group
    write_entry(write, row)
  end
end
