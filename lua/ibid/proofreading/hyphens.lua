--- Hyphens that a broken line left behind: *con-tinue*, *con- tinue*.

local vocabulary = require "ibid.vocabulary"

-- ---- Inside a word ----------------------------------------------------------

--- How many words of the text end in each run of three to six letters.
local function endings_of(seen)
  local endings = {}
  for folded in pairs(seen.uses) do
    for size = 3, folded:find("-", 1, true) and 0 or 6 do
      if #folded > size then
        local ending = folded:sub(-size)
        endings[ending] = (endings[ending] or 0) + 1
      end
    end
  end
  return endings
end

--- How often each first part of hyphenated words occurs.
local function prefixes_of(seen)
  local prefixes = {}
  for form in pairs(seen.count) do
    local prefix = form:match "^(%a+)%-"
    if prefix then
      prefix = prefix:lower()
      prefixes[prefix] = (prefixes[prefix] or 0) + 1
    end
  end
  return prefixes
end

--- So many different words have to be there before it means anything that one is not.
local ENOUGH = 2000

local function count_of(set)
  local count = 0
  for _ in pairs(set) do count = count + 1 end
  return count
end

--- Endings of the language and of those whose words it borrows.
local function known_endings(words)
  local list = {}
  for _, ending in ipairs(words.own_endings) do list[#list + 1] = ending end
  for _, spellings in pairs(words.foreign_spellings) do
    for _, spelling in ipairs(spellings) do list[#list + 1] = (spelling:gsub("%$$", "")) end
  end
  return list
end

--- Is the second part how words end: in this text often, or nothing but an ending with a
-- letter before it?
local function is_ending(shapes, second)
  if (shapes.endings[second] or 0) >= 4 then return true end
  if shapes.types < ENOUGH then return false end
  for _, ending in ipairs(#second >= 4 and shapes.known or {}) do
    if #ending >= #second - 1 and second:sub(-#ending) == ending then return true end
  end
  return false
end

--- How certain it is that a word was parted: its parts are no words, but the whole is,
-- or the second part is how words end.
local function certainty_of(seen, shapes, form)
  local first, second = form:match "^([^%-]+)%-([^%-]+)$"
  if not first or second:find "^[%u%d]" or #first < 2 or #second < 2 then return 0 end
  if (shapes.prefixes[first:lower()] or 0) > 1 then return 0 end
  local known = vocabulary.uses(seen, first) > 0 or vocabulary.uses(seen, second) > 0
  if vocabulary.uses(seen, first .. second) > 0 then return known and .4 or .9 end
  return not known and #first > 3 and is_ending(shapes, second) and .5 or 0
end

local function add_inside(seen, add)
  local shapes = {
    endings = endings_of(seen), prefixes = prefixes_of(seen),
    known = known_endings(seen.doc.words), types = count_of(seen.uses),
  }
  for form, count in pairs(seen.count) do
    if count == 1 and form:find("-", 2, true) then
      local i, certainty = seen.places[form][1], certainty_of(seen, shapes, form)
      if certainty > 0 then
        add {
          first = seen.first[i], last = seen.last[i], certainty = certainty,
          meant = (form:gsub("%-", "")), reason = "a hyphen left from a broken line",
        }
      end
    end
  end
end

-- ---- Before a blank ---------------------------------------------------------

--- *con- tinue*; not *pre- and post-war*, where the hyphen stands for what follows.
local function add_before_blank(seen, words, add)
  local suspends = {}
  for _, word in ipairs(words.suspending) do suspends[word] = true end
  for i = 1, seen.size - 2 do
    local a, b = seen.form[i], seen.form[i + 2]
    if seen.form[i + 1] == "-" and seen.kind[i] == "word" and seen.kind[i + 2] == "word"
      and vocabulary.gap(seen, i) == "" and vocabulary.gap(seen, i + 1):find "^[ \t]+$"
      and b:find "^%l" and not suspends[b] then
      local is_known = vocabulary.uses(seen, a .. b) > 0
      local is_part = is_known or vocabulary.uses(seen, b) == 1
      add {
        first = seen.first[i], last = seen.last[i + 2],
        certainty = is_known and .95 or is_part and .7 or .4,
        meant = is_part and a .. b or a .. "-" .. b,
        reason = "a hyphen left from a broken line",
      }
    end
  end
end

local function find(doc, add)
  local seen = vocabulary.of(doc)
  add_inside(seen, add)
  add_before_blank(seen, doc.words, add)
end

return { about = "hyphens that a broken line left behind", find = find }
