--- Cues: the forms of reporting verbs, and what tells them from nouns.
-- @module ibid.grammars.cue

local lpeg = require "lpeg"

local P, S, C = lpeg.P, lpeg.S, lpeg.C

local cue = {}

-- ---- Forms of verbs -------------------------------------------------------

local consonant = S"bcdfghjklmnpqrstvwxz"

local function ending(pattern)
  return lpeg.P { pattern * -1 * lpeg.Cc(true) + 1 * lpeg.V(1) }
end

local ends_in_e = ending(P"e")
local ends_in_y = ending(consonant * P"y")
local hisses = ending(P"s" + "x" + "z" + "ch" + "sh" + consonant * P"o")

local function third(base)
  if ends_in_y:match(base) then return base:sub(1, -2) .. "ies" end
  return base .. (hisses:match(base) and "es" or "s")
end

local function past(base, stem)
  if ends_in_e:match(base) then return base .. "d" end
  if ends_in_y:match(base) then return base:sub(1, -2) .. "ied" end
  return stem .. "ed"
end

local function continuous(base, stem)
  local drops_e = ends_in_e:match(base) and not base:find "[eo]e$"
  return (drops_e and base:sub(1, -2) or stem) .. "ing"
end

--- The forms of verbs.
-- @tparam {string,...} verbs base forms
-- @tparam {[string]=string} irregular past forms, blank between them
-- @tparam {string,...} doubled verbs that double their last consonant
-- @treturn {[string]=string} form to `"v"` (base, third person), `"V"` (past), `"G"`
function cue.forms(verbs, irregular, doubled)
  local forms, doubles = {}, {}
  for _, base in ipairs(doubled) do doubles[base] = true end
  for _, base in ipairs(verbs) do
    local stem = doubles[base] and base .. base:sub(-1) or base
    forms[base], forms[third(base)] = "v", "v"
    forms[continuous(base, stem)] = "G"
    local pasts = irregular[base] or past(base, stem)
    for form in pasts:gmatch "%S+" do forms[form] = "V" end
  end
  return forms
end

-- ---- Over letters of word classes -----------------------------------------

--- A verb that may follow its subject: *had once said*, *would himself concede*.
cue.verb = S"adu"^-4 * C(S"Vvn")

--- What stands before a form that is no verb there: *the report*, *of claims*.
cue.before_noun = S"tpjfSm"

return cue
