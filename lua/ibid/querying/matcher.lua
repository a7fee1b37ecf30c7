--- Does a word match a pattern of letters?
--
-- The automaton's sets of positions become states when a word first leads to them, so a
-- word takes a step a character, whatever the pattern: nothing is ever tried again.
-- States that were made are kept up to a number, and then forgotten.
-- @module ibid.querying.matcher

local automaton = require "ibid.querying.automaton"
local core = require "ibid.core"
local pattern = require "ibid.grammars.pattern"
local sound = require "ibid.sound"

local matcher = {}

local MOST_STATES = 1000

-- ---- Leaves ---------------------------------------------------------------

local classes = {
  d = function(code) return code >= 48 and code <= 57 end,
  s = function(code) return code == 32 or (code >= 9 and code <= 13) or code == 0xA0 end,
}

function classes.w(code)
  return classes.d(code) or code == 95 or core.letter(code)
end

--- The characters of a set, one by one, so that they can be folded as words are.
local function members_of(range, prepare)
  local from, to, list = utf8.codepoint(range.from), utf8.codepoint(range.to), {}
  if to - from > 2000 then return nil, from, to end
  for code = from, to do
    local folded = prepare(utf8.char(code))
    if utf8.len(folded) == 1 then list[utf8.codepoint(folded)] = true end
    list[code] = true
  end
  return list
end

local function test_of_range(range, prepare)
  local members, from, to = members_of(range, prepare)
  if members then return function(code) return members[code] end end
  return function(code) return code >= from and code <= to end
end

local function test_of(leaf, prepare)
  if leaf.any then return function() return true end end
  if leaf.from then return test_of_range(leaf, prepare) end
  if leaf.char then
    local wanted = utf8.codepoint(leaf.char)
    return function(code) return code == wanted end
  end
  local test = classes[leaf.class]
  if leaf.set then
    local tests = {}
    for i, member in ipairs(leaf.set) do
      local is_char = member.char and { from = member.char, to = member.char }
      tests[i] = test_of(is_char or member, prepare)
    end
    test = function(code)
      for _, one in ipairs(tests) do
        if one(code) then return true end
      end
      return false
    end
  end
  if not leaf.negated then return test end
  return function(code) return not test(code) end
end

--- What is wrong with the ranges of a pattern's sets, if something is.
local function wrong_range(node)
  for _, range in ipairs(node.set or {}) do
    if range.from and utf8.codepoint(range.from) > utf8.codepoint(range.to) then
      return ("the range from %s to %s"):format(range.from, range.to)
    end
  end
  for _, part in ipairs(node) do
    local wrong = wrong_range(part)
    if wrong then return wrong end
  end
end

--- Letters of the pattern as the words' letters are: a letter may become several, or
-- none.
local function prepared(node, prepare)
  if node.op == "leaf" and node.char then
    local list = { op = "seq" }
    for _, code in utf8.codes(prepare(node.char)) do
      list[#list + 1] = { op = "leaf", char = utf8.char(code) }
    end
    return #list == 1 and list[1] or list
  end
  if node.op == "leaf" then return node end
  local copy = { op = node.op, min = node.min, max = node.max }
  for i, part in ipairs(node) do copy[i] = prepared(part, prepare) end
  return copy
end

-- ---- States ---------------------------------------------------------------

local function state_of(machine, set)
  local list = {}
  for i in pairs(set) do list[#list + 1] = i end
  table.sort(list)
  local name = table.concat(list, ",")
  local state = machine.states[name]
  if state then return state end
  if machine.count >= MOST_STATES then machine.states, machine.count = {}, 0 end
  state = { set = list, next = {}, accepts = false }
  for _, i in ipairs(list) do state.accepts = state.accepts or machine.is_last[i] == true end
  machine.states[name], machine.count = state, machine.count + 1
  return state
end

local function step(machine, state, code)
  local set = {}
  for _, i in ipairs(state.set) do
    for j in pairs(machine.follow[i]) do
      if set[j] == nil and machine.tests[j](code) then set[j] = true end
    end
  end
  local after = state_of(machine, set)
  -- A state keeps few ways on: a text of many scripts must not fill the memory.
  state.ways = (state.ways or 0) + 1
  if state.ways > 500 then state.next, state.ways = {}, 1 end
  state.next[code] = after
  return after
end

local function matches(machine, word)
  local state = machine.start
  for _, code in utf8.codes(word) do
    state = state.next[code] or step(machine, state, code)
    if #state.set == 0 then return false end
  end
  return state.accepts
end

-- ---- Making matchers ------------------------------------------------------

local function machine_of(made, prepare)
  local machine = { follow = made.follow, tests = {}, is_last = {}, states = {}, count = 0 }
  for i, leaf in ipairs(made.leaves) do machine.tests[i] = test_of(leaf, prepare) end
  for _, i in ipairs(made.last) do machine.is_last[i] = true end
  if made.empty then machine.is_last[0] = true end
  machine.start = state_of(machine, { [0] = true })
  return machine
end

--- The letters of a pattern that is nothing but letters, or nil.
local function letters_of(node)
  if node.op == "leaf" then return node.char end
  if node.op ~= "seq" then return nil end
  local list = {}
  for i, part in ipairs(node) do
    list[i] = letters_of(part)
    if not list[i] then return nil end
  end
  return table.concat(list)
end

--- What words are made into before they are compared.
-- @string flags with `c` case does not count, with `d` diacritics do not
-- @treturn function from a word to a word
function matcher.preparation(flags)
  local case, marks = flags:find "c" ~= nil, flags:find "d" ~= nil
  return function(word)
    if marks then word = core.bare(word) end
    if case then word = core.fold(word) end
    return word
  end
end

--- Make the matcher of a pattern.
-- @string text the pattern, or with the flag `l` the letters themselves
-- @string flags `c`, `d`, `l`, any of them
-- @treturn table|nil `matches`, a function of a word that was prepared; `prepare`;
-- `letters`, the one word that matches, prepared, if there is but one
-- @treturn ?integer the byte where the pattern is wrong
-- @treturn ?string what is wrong
function matcher.new(text, flags)
  local prepare = matcher.preparation(flags)
  text = sound(text)
  local letters = flags:find "l" and text
  local node, at, expected
  if not letters then
    node, at, expected = pattern.parse(text)
    if not node then return nil, at, "expected " .. expected end
    letters = letters_of(node)
  end
  if letters then
    letters = prepare(letters)
    return {
      prepare = prepare, letters = letters,
      matches = function(word) return word == letters end,
    }
  end
  local made, wrong = nil, wrong_range(node)
  if not wrong then made, wrong = automaton.make(prepared(node, prepare)) end
  if not made then return nil, 1, "the pattern has " .. wrong end
  local machine = machine_of(made, prepare)
  return {
    prepare = prepare,
    matches = function(word)
      return matches(machine, utf8.len(word) and word or sound(word))
    end,
  }
end

return matcher
