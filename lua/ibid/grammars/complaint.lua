--- What a grammar expected where it stopped: patterns that note how far they came.
-- @module ibid.grammars.complaint

local lpeg = require "lpeg"

local Carg, Cmt = lpeg.Carg, lpeg.Cmt

local complaint = {}

local function note(name)
  return function(_, at, state)
    if at > state.at then state.at, state.expected = at, {} end
    if at == state.at then
      state.expected[#state.expected + 1] = name
    end
    return false
  end
end

--- A pattern that has a name: where it fails the name is what was expected.
-- @param pattern
-- @string name
-- @treturn userdata a pattern
function complaint.named(pattern, name)
  -- The note always fails; that a character would follow tells LPeg that loops end.
  return pattern + Cmt(Carg(1), note(name)) * 1
end

--- `a, b or c` without doubles, in the order of the grammar
local function list(words)
  local seen, kept = {}, {}
  for _, word in ipairs(words) do
    if not seen[word] then kept[#kept + 1] = word end
    seen[word] = true
  end
  if #kept < 2 then return kept[1] end
  return table.concat(kept, ", ", 1, #kept - 1) .. " or " .. kept[#kept]
end

--- Match a whole text.
-- @param pattern matches all of it, or is noted to have failed
-- @string text
-- @return what the pattern captures, or nil
-- @treturn ?integer the byte where it went wrong
-- @treturn ?string what was expected there
function complaint.match(pattern, text)
  local state = { at = 1, expected = {} }
  local done, result = pcall(lpeg.match, pattern, text, 1, state)
  if not done then return nil, state.at, "fewer brackets inside each other" end
  if result then return result end
  return nil, state.at, list(state.expected) or "something else"
end

return complaint
