--- Queries: patterns of tokens, after the language of CQP.
--
--     [form = "part.*" & kind = "word"] []{0,3} "apparatus" %c within quotation
--
-- A query is a sequence of tokens, regions' borders and groups, then perhaps a condition
-- after `::`, then any number of `within`.  What its nodes are stands beside the rules.
-- @module ibid.grammars.query

local complaint = require "ibid.grammars.complaint"
local lpeg = require "lpeg"
local pattern = require "ibid.grammars.pattern"

local C, Cc, Cg, Cp, Ct, P, R, S, V = lpeg.C, lpeg.Cc, lpeg.Cg, lpeg.Cp, lpeg.Ct, lpeg.P,
  lpeg.R, lpeg.S, lpeg.V

local blank = S " \t\r\n" ^ 0

--- A sign, and the blanks after it.
local function sign(text)
  return complaint.named(P(text), ('"%s"'):format(text)) * blank
end

--- A sign that need not be there is not what was expected.
local function quiet(text)
  return P(text) * blank
end

local letter = R("az", "AZ", "\128\255") + P "_"
local word = C(letter * (letter + R "09") ^ 0)
local name = complaint.named(word, "a name") * blank
local number = C(P "-" ^ -1 * R "09" ^ 1 * (P "." * R "09" ^ 1) ^ -1) / tonumber * blank

-- ---- Values: { text =, flags =, at = } or { number =, at = } ----------------

local flags = P "%" * C(complaint.named(S "cdl" ^ 1, "c, d or l")) * blank + Cc ""
local inside = (P '""' / '"' + P '\\"' / '\\"' + (1 - P '"')) ^ 0
local text = Ct(Cg(Cp(), "at") * P '"' * Cg(lpeg.Cs(inside), "text")
  * complaint.named(P '"', 'a closing "') * blank * Cg(flags, "flags"))
local value = complaint.named(text, "a text in quotation marks")
  + Ct(Cg(Cp(), "at") * Cg(complaint.named(number, "a number"), "number"))

-- ---- Tests ----------------------------------------------------------------

--- What is true of a token or a region is built of `{ op = "and"|"or"|"not", ... }` and
-- of tests.
local function tree(test)
  return P {
    "either",
    either = Ct(V "both" * (quiet "|" * V "both") ^ 0) / pattern.several "or",
    both = Ct(V "single" * (quiet "&" * V "single") ^ 0) / pattern.several "and",
    single = (quiet "!" - P "!=") * V "single" / function(node)
      return { op = "not", node }
    end + quiet "(" * V "either" * sign ")" + test,
  }
end

local function operator(...)
  local any = P(false)
  for _, one in ipairs { ... } do any = any + C(P(one)) end
  return any * blank
end

local equals = operator("!=", "=")
local compares = operator("!=", "<=", ">=", "=", "<", ">")

--- `{ op = "attribute", name =, compare =, value = }`; without `compare` it only has to
-- be there
local attribute = Ct(Cg(Cc "attribute", "op") * Cg(Cp(), "at") * Cg(name, "name")
  * (Cg(complaint.named(compares, "a comparison"), "compare") * Cg(value, "value")) ^ -1)

--- `{ name =, test =, source = }`, the source telling which ones are the same
local function region_of(word_of_it)
  return C(Ct(Cg(Cp(), "at") * Cg(word_of_it * blank, "name")
    * (quiet "[" * Cg(tree(attribute), "test") * sign "]") ^ -1))
    / function(source, node)
      node.source = source:match "^(.-)%s*$"
      return node
    end
end

local region = region_of(complaint.named(word, "a region's name"))

--- `{ op = "bound", side = "lbound"|"rbound", region = }`
local bound = Ct(Cg(Cc "bound", "op")
  * Cg(C(P "lbound" + P "rbound") * blank, "side") * quiet "(" * Cg(region, "region")
  * sign ")")

--- `{ op = "test", name =, compare =, value = }` of a token
local compared = Ct(Cg(Cc "test", "op") * Cg(Cp(), "at") * Cg(word * blank, "name")
  * Cg(equals, "compare") * Cg(complaint.named(text, "a text in quotation marks"), "value"))

--- `{ op = "region", region = }`: the token lies in one
local in_region = Ct(Cg(Cc "region", "op") * Cg(region_of(word), "region"))

local token_test = tree(bound + compared
  + complaint.named(in_region, "a test"))

-- ---- Tokens and sequences -------------------------------------------------

--- A leaf: `{ op = "leaf", test =, label = }`, or a border `{ op = "leaf", border =
-- "start"|"end", region = }`.
local plain = Ct(Cg(Cc "leaf", "op") * Cg(text / function(given)
  return { op = "test", at = given.at, name = "form", compare = "=", value = given }
end, "test"))
local bracket = quiet "["
  * Ct(Cg(Cc "leaf", "op") * Cg(token_test, "test") ^ -1) * sign "]"
local label = word * blank * (P ":" - P "::") * blank
local token = Ct(label ^ -1 * (plain + bracket)) / function(list)
  local leaf = list[#list]
  if list[2] then leaf.label = list[1] end
  return leaf
end

local start = P "<" * blank * Ct(Cg(Cc "leaf", "op") * Cg(Cc "start", "border")
  * Cg(region, "region")) * sign ">"
local stop = P "</" * blank * Ct(Cg(Cc "leaf", "op") * Cg(Cc "end", "border")
  * Cg(region, "region")) * sign ">"

-- ---- Conditions: of labels ------------------------------------------------

--- `{ op = "claim", label =, name =, compare =, value = }`, or instead of `value` the
-- fields `other`, `other_name`, `flags`
local labelled = word * P "." * name
local claim = Ct(Cg(Cc "claim", "op") * Cg(Cp(), "at")
  * complaint.named(Cg(word, "label") * P "." * Cg(name, "name"), "a label and an attribute")
  * Cg(complaint.named(equals, '"=" or "!="'), "compare")
  * (Cg(text, "value") + Cg(Ct(labelled), "other") * Cg(flags, "flags")
    + complaint.named(P(false), "a text or a label")))

-- ---- The whole ------------------------------------------------------------

--- Regions whose spans are the matches: `quotation[speaker = "Orlov"] within note`
local alone = Cg(region_of(word), "region")
  * #(P "within" + complaint.named(-P(1), "the query's end"))

--- `{ sequence =, condition =, within = { region, ... } }`, or `region` in the place of
-- the sequence
local query = P {
  blank * Ct((alone + Cg(V "choice", "sequence")
      * (quiet "::" * Cg(tree(claim), "condition")) ^ -1)
    * Cg(Ct((quiet "within" * region) ^ 0), "within"))
    * complaint.named(-P(1), "the query's end"),
  choice = Ct(V "sequence" * (quiet "|" * V "sequence") ^ 0) / pattern.several "alt",
  sequence = Ct(V "item" ^ 1) / pattern.several "seq",
  item = (complaint.named(V "one", "a token")) * (pattern.times * blank) ^ 0
    / pattern.repeated,
  one = token - P "within" + stop + start + quiet "(" * V "choice" * sign ")",
}

--- @string source
-- @treturn table|nil the query
-- @treturn ?integer the byte where it is wrong
-- @treturn ?string what was expected there
return function(source)
  return complaint.match(query, source)
end
