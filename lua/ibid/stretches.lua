--- Arithmetic with stretches of a text: disjoint, sorted, first and last byte by
-- turns in one flat list, `{ 1, 5, 9, 12 }`.
-- @module ibid.stretches

local stretches = {}

--- Append a stretch that does not begin before the last one does.
local function append(list, first, last)
  local n = #list
  if first > last then return end
  if n > 0 and first <= list[n] + 1 then
    if last > list[n] then list[n] = last end
  else
    list[n + 1], list[n + 2] = first, last
  end
end

--- The stretches that a list of `{ first, last }` pairs covers, in any order.
local function from_pairs(pairs_list)
  local list = {}
  table.sort(pairs_list, function(a, b) return a[1] < b[1] end)
  for _, pair in ipairs(pairs_list) do append(list, pair[1], pair[2]) end
  return list
end

local function is_span(value)
  return rawget(value, "first") ~= nil and rawget(value, "last") ~= nil
end

--- The stretches of a layer, whose spans are not made for it.
local function of_layer(layer)
  local items, picked, list = layer.source.items, rawget(layer, "picked"), {}
  if not picked then
    for first, last in items:ranges() do append(list, first, last) end
    return list
  end
  for _, i in ipairs(picked) do append(list, items:span(i)) end
  return list
end

local function of_list(value)
  local list = {}
  for i = 1, #value do
    local span = value[i]
    if type(span) ~= "table" or not is_span(span) then
      error("a list of spans holds something else at " .. i, 0)
    end
    list[i] = { span.first, span.last }
  end
  return from_pairs(list)
end

--- The stretches of a span, a list of spans, a layer or a selection.
-- @tparam table value
-- @tparam[opt] ibid.Document doc whose selection of a corpus is meant
-- @treturn {integer,...}
function stretches.of(value, doc)
  if is_span(value) then return { value.first, value.last } end
  if rawget(value, "stretches") then return value.stretches end
  if rawget(value, "corpus") then return value:on(doc).stretches end
  if rawget(value, "source") then return of_layer(value) end
  return of_list(value)
end

--- What lies in one of two lists.
function stretches.union(a, b)
  local list, i, j = {}, 1, 1
  while i < #a or j < #b do
    if j > #b or (i < #a and a[i] <= b[j]) then
      append(list, a[i], a[i + 1])
      i = i + 2
    else
      append(list, b[j], b[j + 1])
      j = j + 2
    end
  end
  return list
end

--- What lies in both.
function stretches.intersect(a, b)
  local list, i, j = {}, 1, 1
  while i < #a and j < #b do
    append(list, math.max(a[i], b[j]), math.min(a[i + 1], b[j + 1]))
    if a[i + 1] < b[j + 1] then i = i + 2 else j = j + 2 end
  end
  return list
end

--- What lies in the first list and not in the second.
function stretches.subtract(a, b)
  local list, j = {}, 1
  for i = 1, #a, 2 do
    local first, last = a[i], a[i + 1]
    while j < #b and b[j + 1] < first do j = j + 2 end
    local k = j
    while k < #b and b[k] <= last do
      append(list, first, b[k] - 1)
      first = math.max(first, b[k + 1] + 1)
      k = k + 2
    end
    append(list, first, last)
  end
  return list
end

--- Make spans that may lie in each other disjoint: the innermost one gives the label.
-- @tparam {table,...} spans `{ first, last, label }`, outer ones before inner ones
-- @treturn {table,...} the same, in the order of the text
function stretches.flatten(spans)
  local list, open, at = {}, {}, 1
  local function paint(upto)
    local top = open[#open]
    if top and at <= upto then
      list[#list + 1] = { math.max(at, top[1]), upto, top[3] }
    end
    at = math.max(at, upto + 1)
  end
  local function close_before(first)
    while #open > 0 and open[#open][2] < first do
      paint(open[#open][2])
      open[#open] = nil
    end
  end
  for _, span in ipairs(spans) do
    close_before(span[1])
    paint(span[1] - 1)
    open[#open + 1] = span
  end
  close_before(math.huge)
  return list
end

--- What lies in a span that is wanted and not in an unwanted one inside it.
-- @tparam {table,...} spans `{ first, last, wanted }`, outer ones before inner ones
-- @treturn {integer,...}
function stretches.innermost(spans)
  local list = {}
  for _, span in ipairs(stretches.flatten(spans)) do
    if span[3] then append(list, span[1], span[2]) end
  end
  return list
end

return stretches
