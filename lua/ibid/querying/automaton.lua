--- From a pattern to positions: Glushkov's automaton, which has no state but the leaf
-- that matched last.  Both queries (leaves match tokens) and patterns of letters (leaves
-- match characters) are made into one.
-- @module ibid.querying.automaton

local automaton = {}

local MOST = 1023

--- How many leaves a node has when its repetitions are written out.
local function size_of(node)
  if node.op == "leaf" then return 1 end
  local sum = 0
  for _, part in ipairs(node) do sum = sum + size_of(part) end
  if node.op == "repeat" then
    sum = sum * math.max(node.max or node.min, node.min + (node.max and 0 or 1), 1)
  end
  return math.min(sum, 1e9)
end

--- What is wrong with the counts of a node's repetitions, if something is.
local function wrong_count(node)
  if node.op == "repeat" and node.max and node.max < node.min then
    return ("a repetition from %d to %d"):format(node.min, node.max)
  end
  for _, part in ipairs(node) do
    local wrong = wrong_count(part)
    if wrong then return wrong end
  end
end

--- What a part of the pattern is: positions that it may begin and end with, whether it
-- may be empty, and how many leaves it takes at most.
local function nothing()
  return { first = {}, last = {}, empty = true, longest = 0 }
end

local function append(a, b)
  local list = table.move(a, 1, #a, 1, {})
  return table.move(b, 1, #b, #list + 1, list)
end

local function link(made, from, to)
  local follow = made.follow
  for _, i in ipairs(from) do
    local after = follow[i]
    for _, j in ipairs(to) do after[j] = true end
  end
end

local function joined(made, a, b)
  link(made, a.last, b.first)
  return {
    first = a.empty and append(a.first, b.first) or a.first,
    last = b.empty and append(a.last, b.last) or b.last,
    empty = a.empty and b.empty,
    longest = a.longest + b.longest,
  }
end

local function either(a, b)
  return {
    first = append(a.first, b.first),
    last = append(a.last, b.last),
    empty = a.empty or b.empty,
    longest = math.max(a.longest, b.longest),
  }
end

local build = {}

local function make(made, node)
  return build[node.op](made, node)
end

function build.leaf(made, node)
  local i = #made.leaves + 1
  made.leaves[i], made.follow[i] = node, {}
  return { first = { i }, last = { i }, empty = false, longest = node.border and 0 or 1 }
end

function build.seq(made, node)
  local all = nothing()
  for _, part in ipairs(node) do all = joined(made, all, make(made, part)) end
  return all
end

function build.alt(made, node)
  local all = make(made, node[1])
  for i = 2, #node do all = either(all, make(made, node[i])) end
  return all
end

--- x{2,4} is x x (x (x)?)?, x{2,} is x x x*.
build["repeat"] = function(made, node)
  local all = nothing()
  for _ = 1, node.min do all = joined(made, all, make(made, node[1])) end
  if not node.max then
    local one = make(made, node[1])
    link(made, one.last, one.first)
    one.empty = true
    if one.longest > 0 then one.longest = math.huge end
    return joined(made, all, one)
  end
  local rest = nothing()
  for _ = node.min + 1, node.max do
    local one = make(made, node[1])
    rest = joined(made, one, rest)
    rest.empty = true
  end
  return joined(made, all, rest)
end

--- Make the automaton of a pattern.
-- @tparam table node as the grammars give it
-- @treturn table|nil `leaves`; `follow`, by leaf a set of leaves, 0 standing for the
-- start; `last`, a list of leaves; `empty`; `longest`, perhaps without an end
-- @treturn ?string what is wrong with the pattern
function automaton.make(node)
  local wrong = wrong_count(node)
  if wrong then return nil, wrong end
  if size_of(node) > MOST then
    return nil, ("more than %d parts when repetitions are written out"):format(MOST)
  end
  local made = { leaves = {}, follow = { [0] = {} } }
  local all = make(made, node)
  link(made, { 0 }, all.first)
  made.last, made.empty, made.longest = all.last, all.empty, all.longest
  return made
end

return automaton
