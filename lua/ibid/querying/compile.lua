--- From a query to what the core searches for: atoms, positions, regions, code.
-- @module ibid.querying.compile

local automaton = require "ibid.querying.automaton"
local matcher = require "ibid.querying.matcher"
local names = require "ibid.names"
local regions = require "ibid.querying.regions"

local KINDS = { "word", "number", "punctuation", "symbol", "reference", "other" }
local ATTRIBUTES = { "form", "key", "kind" }
local NOT, AND, OR, TRUE = 64, 65, 66, 67
local MOST_ATOMS, MOST_REGIONS, MOST_LABELS = 64, 8, 8

--- A pattern longer than this, or without an end, is searched by blocks.
local SHORT = 16

--- With labels a match has at most so many tokens.
local LONGEST_LABELLED = 500

-- ---- Atoms ----------------------------------------------------------------

--- The number of the atom of this name, which `make` fills if it is new.
local function atom(state, name, make)
  local number = state.atoms[name]
  if number then return number end
  number = state.count
  if number == MOST_ATOMS then
    state.fail(1, ("there are more than %d different tests"):format(MOST_ATOMS))
  end
  state.atoms[name], state.count = number, number + 1
  state.out.types[number + 1] = {}
  make(number)
  return number
end

local function new_matcher(state, value)
  local one, at, wrong = matcher.new(value.text, value.flags)
  if not one then state.fail(value.at + at, wrong) end
  return one
end

local function types_that_match(state, one)
  local core, forms = state.doc.core, state.out.forms
  local list, prepared = {}, {}
  for number, form in ipairs(core:types(forms)) do
    local word = one.prepare(form)
    if prepared[word] == nil then prepared[word] = one.matches(word) == true end
    if prepared[word] then list[#list + 1] = number end
  end
  return list
end

--- Types of a form; a pattern that is one word needs no look at each of them.
local function fill_types(state, number, value)
  local one, out, core = new_matcher(state, value), state.out, state.doc.core
  local flags = value.flags:gsub("l", "")
  if one.letters and flags == "" then
    out.types[number + 1] = { core:type_find(one.letters, out.forms) }
  elseif one.letters and flags == "c" then
    out.types[number + 1] = out.forms and core:spellings(one.letters)
      or { core:type_find(one.letters) }
  else
    out.types[number + 1] = types_that_match(state, one)
  end
end

local function fill_kinds(state, number, value)
  local one = new_matcher(state, value)
  for k, kind in ipairs(KINDS) do
    if one.matches(one.prepare(kind)) then
      state.out.kinds[k] = state.out.kinds[k] | 1 << number
      if kind == "reference" then state.out.calls = true end
    end
  end
end

--- The number of a region in the query, made if it is new.
local function region_number(state, region)
  local name = region.source
  if not state.regions[name] then
    local list = state.out.regions
    if #list == MOST_REGIONS then
      state.fail(region.at, ("there are more than %d regions"):format(MOST_REGIONS))
    end
    list[#list + 1] = {
      tokens = regions.tokens(state.doc, region, state.fail), inside = 0, first = 0, last = 0,
    }
    state.regions[name] = #list
  end
  return state.regions[name]
end

local function region_atom(state, region, side)
  local number = region_number(state, region)
  return atom(state, side .. " " .. region.source, function(bit)
    state.out.regions[number][side] = 1 << bit
  end)
end

-- ---- Code -----------------------------------------------------------------

local emit = {}

local function code_of(state, node)
  return emit[node.op](state, node)
end

local function several(operation)
  return function(state, node)
    local pieces = { code_of(state, node[1]) }
    for i = 2, #node do
      pieces[#pieces + 1] = code_of(state, node[i]) .. string.char(operation)
    end
    return table.concat(pieces)
  end
end

emit["and"], emit["or"] = several(AND), several(OR)

emit["not"] = function(state, node)
  return code_of(state, node[1]) .. string.char(NOT)
end

local function negated(code, compare)
  return compare == "!=" and code .. string.char(NOT) or code
end

--- The atom of a token's attribute, a text given.
local function attribute_atom(state, name, value, at)
  if name == "kind" then
    return atom(state, "kind " .. value.flags .. value.text, function(number)
      fill_kinds(state, number, value)
    end)
  elseif name ~= "form" and name ~= "key" then
    state.fail(at, names.unknown("a token has no attribute", name, ATTRIBUTES))
  end
  if name == "key" then
    value = { text = value.text, flags = value.flags .. "c", at = value.at }
  end
  return atom(state, "type " .. value.flags .. " " .. value.text, function(number)
    fill_types(state, number, value)
  end)
end

function emit.test(state, node)
  local number = attribute_atom(state, node.name, node.value, node.at)
  return negated(string.char(number), node.compare)
end

function emit.region(state, node)
  return string.char(region_atom(state, node.region, "inside"))
end

function emit.bound(state, node)
  local side = node.side == "lbound" and "first" or "last"
  return string.char(region_atom(state, node.region, side))
end

-- ---- Labels ---------------------------------------------------------------

local function label_number(state, name, at)
  local number = state.labels[name]
  if not number then
    local list = {}
    for label in pairs(state.labels) do list[#list + 1] = label end
    state.fail(at, names.unknown("no token has the label", name, list))
  end
  return number
end

local function claim_of_text(state, node, label)
  local number = attribute_atom(state, node.name, node.value, node.at)
  local claims = state.out.claims
  claims[#claims + 1] = { label = label, code = string.char(number) }
  return { claim = #claims }
end

local function claim_of_pair(state, node, label)
  local other, name = node.other[1], node.other[2]
  if name ~= node.name then state.fail(node.at, "labels are compared by the same attribute") end
  if not (name == "form" or name == "key" or name == "kind") then
    state.fail(node.at, names.unknown("a token has no attribute", name, ATTRIBUTES))
  end
  if name == "form" and node.flags:find "c" then name = "key" end
  local found = state.out.pairs
  found[#found + 1] = { left = label, right = label_number(state, other, node.at), of = name }
  return { pair = #found }
end

--- A condition's claims are numbered behind its pairs, which are known in the end only.
local function condition_of(state, node)
  if node.op ~= "claim" then
    local parts = {}
    for i, part in ipairs(node) do parts[i] = condition_of(state, part) end
    parts.op = node.op
    return parts
  end
  local label = label_number(state, node.label, node.at)
  local one = (node.other and claim_of_pair or claim_of_text)(state, node, label)
  one.compare = node.compare
  return one
end

local function code_of_condition(state, node)
  if node.pair or node.claim then
    local number = node.pair and node.pair - 1 or #state.out.pairs + node.claim - 1
    return negated(string.char(number), node.compare)
  end
  local pieces = { code_of_condition(state, node[1]) }
  local operation = string.char(node.op == "and" and AND or OR)
  if node.op == "not" then return pieces[1] .. string.char(NOT) end
  for i = 2, #node do
    pieces[#pieces + 1] = code_of_condition(state, node[i]) .. operation
  end
  return table.concat(pieces)
end

local function add_condition(state, node)
  if not node then return end
  local condition = condition_of(state, node)
  if #state.out.pairs + #state.out.claims > MOST_ATOMS then
    state.fail(1, "the condition is too long")
  end
  state.out.where = { code = code_of_condition(state, condition) }
end

-- ---- Borders --------------------------------------------------------------

local function same_region(start, stop)
  return start.region.name == stop.region.name
    and (not stop.region.test or start.region.source == stop.region.source)
end

local function mark_inside(node, region)
  if node.op == "leaf" then
    if not node.border then
      node.inside = node.inside or {}
      node.inside[#node.inside + 1] = region
    end
    return
  end
  for _, part in ipairs(node) do mark_inside(part, region) end
end

--- `<x> ... </x>` in one sequence is one region: what stands between does not leave it.
local function pair_borders(node)
  if node.op == "leaf" then return end
  local open = {}
  for i, part in ipairs(node) do
    if node.op == "seq" and part.border == "start" then open[#open + 1] = i end
    if node.op == "seq" and part.border == "end" and #open > 0 then
      local from = open[#open]
      if same_region(node[from], part) then
        open[#open] = nil
        part.region = node[from].region
        for k = from + 1, i - 1 do mark_inside(node[k], part.region) end
      end
    end
    pair_borders(part)
  end
end

-- ---- Positions ------------------------------------------------------------

local function number_label(state, name, at)
  if not name then return nil end
  if not state.labels[name] then
    state.label_count = state.label_count + 1
    if state.label_count > MOST_LABELS then
      state.fail(at or 1, ("there are more than %d labels"):format(MOST_LABELS))
    end
    state.labels[name] = state.label_count
  end
  return state.labels[name]
end

local function position_of(state, leaf)
  local inside = 0
  for _, region in ipairs(leaf.inside or {}) do
    inside = inside | 1 << (region_number(state, region) - 1)
  end
  if leaf.border then
    return { kind = leaf.border, region = region_number(state, leaf.region) }
  end
  return {
    kind = "token", inside = inside, label = number_label(state, leaf.label),
    code = leaf.test and code_of(state, leaf.test) or string.char(TRUE),
  }
end

local function add_positions(state, made)
  local out, codes = state.out, {}
  for i, leaf in ipairs(made.leaves) do
    codes[leaf] = codes[leaf] or position_of(state, leaf)
    out.positions[i] = codes[leaf]
  end
  for from, after in pairs(made.follow) do
    for to in pairs(after) do
      out.follow[#out.follow + 1], out.follow[#out.follow + 2] = from, to
    end
  end
  out.last = made.last
end

--- Do all tests of words pass over case?  Then keys are types enough.
local function needs_forms(node)
  if node.op == "test" and node.name == "form" or node.op == "claim" and node.name == "form" then
    local value = node.value
    return value ~= nil and not value.flags:find "c"
  end
  for _, part in ipairs(node) do
    if needs_forms(part) then return true end
  end
  return node.test ~= nil and not node.border and needs_forms(node.test)
end

local function limit(state, made)
  if state.out.where then return math.min(made.longest, LONGEST_LABELLED) end
  return made.longest <= SHORT and made.longest or nil
end

--- Make what `core:search` takes, but for where to look.
-- @tparam ibid.Document doc
-- @tparam table query as the grammar gives it
-- @tparam function fail gets a byte of the query and what is wrong there
-- @treturn table
local function compile(doc, query, fail)
  local out = {
    types = {}, kinds = { 0, 0, 0, 0, 0, 0 }, regions = {}, positions = {}, follow = {},
    pairs = {}, claims = {},
    forms = needs_forms(query.sequence) or query.condition and needs_forms(query.condition),
  }
  local state = {
    doc = doc, out = out, fail = fail, atoms = {}, count = 0, regions = {}, labels = {},
    label_count = 0,
  }
  pair_borders(query.sequence)
  local made, wrong = automaton.make(query.sequence)
  if not made then fail(1, "the query has " .. wrong) end
  if made.longest == 0 then fail(1, "a query has to take at least one token") end
  add_positions(state, made)
  add_condition(state, query.condition)
  out.longest = limit(state, made)
  return out
end

return compile
