--- Proofread: what is probably misprinted, misread or lost.
--
-- Each rule is a file in `proofreading/`, which returns what it is `about` and a
-- function `find(doc, add)`; that calls `add { first =, last =, certainty =, meant =,
-- reason = }` for each place that it finds.
-- @module ibid.analyses.proofread

local Table = require "ibid.table"
local names = require "ibid.names"

local COLUMNS = {
  "docname", "line", "column", "first", "last", "rule", "certainty", "found", "meant",
  "reason", "before", "after",
}
--- Bytes of the text that are shown on each side of a finding, and of itself.
local CONTEXT, LONGEST = 60, 200

-- ---- Rules ----------------------------------------------------------------

--- Names with commas or blanks between them, or a list of names.
local function listed(names_given, option)
  local list = {}
  if type(names_given) == "table" then return names_given end
  if type(names_given) ~= "string" then
    error(("proofread: %s must be names of rules"):format(option), 0)
  end
  for name in names_given:gmatch "[^,%s]+" do list[#list + 1] = name end
  return list
end

local function chosen(known, given, option)
  local set = {}
  for _, name in ipairs(known) do set[name] = false end
  for _, name in ipairs(listed(given, option)) do
    if set[name] == nil then
      error(names.unknown("proofread: there is no rule", name, known), 0)
    end
    set[name] = true
  end
  return set
end

--- The names of the rules that are asked for.
local function rules_of(options)
  local known, list = names.list "proofreading", {}
  local without = chosen(known, options.without or {}, "without")
  local only = options.only and chosen(known, options.only, "only")
  for _, name in ipairs(known) do
    if not without[name] and (not only or only[name]) then list[#list + 1] = name end
  end
  return list
end

-- ---- Findings -------------------------------------------------------------

--- A stretch in which something is lost begins with a word.
local function trimmed(doc, one)
  if one.is_wide then
    local blank = doc.core:sub(one.first, math.min(one.last, one.first + 100)):match "^%s*"
    one.first = math.min(one.first + #blank, one.last)
  end
  return one
end

local function collect(doc, options)
  local selection, found = doc:select(options), {}
  for _, rule in ipairs(rules_of(options)) do
    names.load("proofreading", rule).find(doc, function(one)
      if one.certainty >= options.certainty and selection:has(one.first) then
        one.rule = rule
        found[#found + 1] = trimmed(doc, one)
      end
    end)
  end
  return found
end

--- In the order of the text, of two at one place the more certain first.
local function is_before(a, b)
  if a.first ~= b.first then return a.first < b.first end
  if a.certainty ~= b.certainty then return a.certainty > b.certainty end
  return a.rule < b.rule
end

--- One place is told of once, by the rule that is most certain; what only says that
-- something is wrong somewhere in a stretch hides nothing in it.
local function without_repeats(found)
  local kept, last = {}, nil
  table.sort(found, is_before)
  for _, one in ipairs(found) do
    if one.is_wide or not last or one.first > last.last then
      kept[#kept + 1] = one
      if not one.is_wide then last = one end
    elseif one.certainty > last.certainty then
      for name, value in pairs(one) do last[name] = value end
      last.meant = one.meant
    end
  end
  return kept
end

-- ---- Places ---------------------------------------------------------------

--- The characters of a text, bad bytes one each.
local function characters(text)
  return utf8.len(text) or #text:gsub("[\x80-\xBF]", "")
end

--- No character is cut in two: one that is begun at an edge is left out.
local function before(doc, line, first)
  local from = math.max(line, first - CONTEXT)
  local text = doc.core:sub(from, first - 1)
  return from > line and text:gsub("^[\x80-\xBF]+", "") or text
end

local function after(doc, last, line_end)
  local to = math.min(line_end, last + CONTEXT)
  local text = doc.core:sub(last + 1, to)
  return to < line_end and text:gsub("[\xC0-\xFF][\x80-\xBF]*$", "") or text
end

local function shown(text)
  if #text <= LONGEST then return text end
  return text:sub(1, LONGEST):gsub("[\xC0-\xFF][\x80-\xBF]*$", "") .. "…"
end

--- A function that counts the characters between the start of a line and a byte; it is
-- asked in the order of the text, and counts on from where it was.
local function column_counter(doc)
  local line, at, count
  return function(first, byte)
    if first ~= line then line, at, count = first, first, 0 end
    count, at = count + characters(doc.core:sub(at, byte - 1)), byte
    return count + 1
  end
end

local function row_of(doc, lines, column, one)
  local number = lines:find(one.first)
  local line_first, line_last = lines:span(number)
  if one.last > line_last then line_last = select(2, lines:span(lines:find(one.last))) end
  return {
    doc.name, number, column(line_first, one.first),
    one.first, one.last, one.rule, one.certainty, shown(doc.core:sub(one.first, one.last)),
    one.meant, one.reason, before(doc, line_first, one.first), after(doc, one.last, line_last),
  }
end

--- Tell what is probably wrong in the text as it is printed.
-- @tparam ibid.Document doc
-- @tparam[opt] table options a selection, and `certainty` (what is less certain is left
-- out), `without` and `only` (names of rules: a list, or a string with commas)
-- @treturn ibid.Table columns `docname line column first last rule certainty found meant
-- reason before after`; `line` and `column` (in characters) count from 1, `first` and
-- `last` are bytes, `meant` is nil where nothing can be said
-- @usage print(doc:proofread { without = { "spaces" }, certainty = .8 })
local function proofread(doc, options)
  local rows = Table { columns = COLUMNS, report = "findings" }
  local lines, column = doc.lines.source.items, column_counter(doc)
  for _, one in ipairs(without_repeats(collect(doc, options))) do
    rows:add(row_of(doc, lines, column, one))
  end
  return rows
end

return {
  run = proofread,
  about = "What is probably misprinted, misread or lost.",
  faults = true,
  options = {
    certainty = { .5, "Leave out what is less certain than this, from 0 to 1." },
    without = { nil, "Not by these rules, with commas between them." },
    only = { nil, "Only by these rules: " .. table.concat(names.list "proofreading", " ") },
  },
}
