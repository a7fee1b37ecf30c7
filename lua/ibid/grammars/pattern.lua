--- Patterns of letters, the regular expressions of queries.
--
-- `.` any character; `[a-z] [^a-z]` one of them, or none of them; `\d \w \s` a digit, a
-- letter or digit or `_`, a blank, and `\D \W \S` none of these; `x* x+ x? x{2} x{2,}
-- x{2,5}`; `a|b`; `( )`; a backslash before any other character means that character.
-- There is nothing that looks back or around: no `\1`, no `\b`, no `(?=`.
--
-- A node is `{ op = "seq"|"alt", ... }`, `{ op = "repeat", node, min =, max = }`, or a leaf:
-- `{ op = "leaf", any = true }`, `{ op = "leaf", char = "x" }`, `{ op = "leaf", class = "d",
-- negated = }`, `{ op = "leaf", set = { leaf or { from, to }, ... }, negated = }`.
-- @module ibid.grammars.pattern

local complaint = require "ibid.grammars.complaint"
local lpeg = require "lpeg"

local C, Cc, Cg, Ct, P, R, S, V = lpeg.C, lpeg.Cc, lpeg.Cg, lpeg.Ct, lpeg.P, lpeg.R,
  lpeg.S, lpeg.V

local function expect(text, name)
  return complaint.named(P(text), name or ('"%s"'):format(text))
end

local character = R "\0\127" + R "\192\247" * R "\128\191" ^ 1 + 1

local function leaf(pattern, name)
  return Ct(Cg(Cc "leaf", "op") * Cg(pattern, name))
end

local function class_of(letter)
  return { op = "leaf", class = letter:lower(), negated = letter:find "%u" ~= nil }
end

local class = P "\\" * C(S "dwsDWS") / class_of
local escaped = P "\\" * leaf(C(character - R("az", "AZ", "09")), "char")
local group_escape = class + escaped

-- ---- Sets -----------------------------------------------------------------

local member = escaped + leaf(C(character - S "]\\"), "char")
local range = Ct(member * P "-" * member) / function(pair)
  return { from = pair[1].char, to = pair[2].char }
end
local set = P "[" * Ct(Cg(Cc "leaf", "op")
  * Cg(P "^" * Cc(true) + Cc(false), "negated")
  * Cg(Ct((range + class + member) ^ 1), "set")) * expect "]"

-- ---- The rest -------------------------------------------------------------

local number = R "09" ^ 1 / math.tointeger

local function at_least(n)
  return { min = n }
end

local counted = P "{" * (
  complaint.named(number, "a number") * P "," * number / function(min, max)
    return { min = min, max = max }
  end
  + number * P "," / at_least
  + P "," * number / function(max) return { min = 0, max = max } end
  + number / function(n) return { min = n, max = n } end
) * expect "}"

local times = P "*" * Cc { min = 0 } + P "+" * Cc { min = 1 }
  + P "?" * Cc { min = 0, max = 1 } + counted

local function repeated(node, ...)
  for _, count in ipairs { ... } do
    node = { op = "repeat", node, min = count.min, max = count.max }
  end
  return node
end

local function several(op)
  return function(list)
    if #list == 1 then return list[1] end
    list.op = op
    return list
  end
end

local pattern = P {
  V "choice" * complaint.named(-P(1), "the pattern's end"),
  choice = Ct(V "sequence" * (P "|" * V "sequence") ^ 0) / several "alt",
  sequence = Ct(V "item" ^ 0) / several "seq",
  item = V "one" * times ^ 0 / repeated,
  one = P "." * Cc { op = "leaf", any = true } + set + group_escape
    + P "(" * V "choice" * expect ")"
    + leaf(C(complaint.named(character - S "()[]{}|*+?.\\", "a character")), "char"),
}

return {
  times = times,
  repeated = repeated,
  several = several,
  --- @string text
  -- @treturn table|nil the pattern's node
  -- @treturn ?integer the byte where it is wrong
  -- @treturn ?string what was expected there
  parse = function(text) return complaint.match(pattern, text) end,
}
