--- The characters of a text that fit in so many columns of a terminal.

--- @string text
-- @int columns
-- @bool[opt] from_end take its last characters, not its first
-- @treturn string
return function(text, columns, from_end)
  local core = require "ibid.core"
  local list, used = {}, 0
  for character in text:gmatch "[%z\1-\x7F\xC0-\xFF][\x80-\xBF]*" do
    list[#list + 1] = character
  end
  local from, to, step = 1, #list, 1
  if from_end then from, to, step = #list, 1, -1 end
  local last = from - step
  for i = from, to, step do
    used = used + core.width(list[i])
    if used > columns then break end
    last = i
  end
  if from_end then return table.concat(list, "", last) end
  return table.concat(list, "", 1, last)
end
