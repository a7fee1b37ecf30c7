--- Letters and digits that were read for each other: *l9l7*, *w1th*, *1. Quist* for
-- *I. Quist*, *ail-* for *all-*.

local vocabulary = require "ibid.vocabulary"

--- The digit that a letter may be, and the letters that a digit may be.
local DIGIT = { l = "1", I = "1", O = "0", o = "0", S = "5", B = "8", Z = "2", i = "1" }
local LETTERS = { ["0"] = { "o" }, ["1"] = { "l", "i" }, ["5"] = { "s" }, ["6"] = { "b" } }

-- ---- Letters in numbers -----------------------------------------------------

--- *l9l7*, *19O4*: the year that is meant; *1O0*, *3l4*: the number.
local function number_meant(form)
  local digits = form:gsub("[lIOoSBZi]", DIGIT)
  if not digits:find "^%d+$" or digits == form then return nil end
  local is_year = #digits == 4 and digits:find "^1[5-9]" ~= nil
  local _, count = form:gsub("%d", "")
  if is_year and count >= 2 then return digits, .9 end
  -- Digits on both sides, of which no ordinal or sum of money (10s, 4l) is made.
  if form:find "^%d+[lIO]+%d+$" and count > 1 then return digits, .8 end
  if form:find "^%d+O$" then return digits, .7 end
  return nil
end

-- ---- Digits in words --------------------------------------------------------

--- *w1th*, *0f*: the word of the text that is meant.
local function word_meant(seen, form)
  local before, digit, after = form:match "^(%a*)(%d)(%a*)$"
  if not digit or not LETTERS[digit] or (before .. after):find "%u%u" then return nil end
  if before == "" and (#after < 2 and digit ~= "0" or after:find "^st$") then return nil end
  if after == "" then return nil end
  for _, letter in ipairs(LETTERS[digit]) do
    local word = before .. letter .. after
    if (seen.count[word] or 0) >= 3 then return word end
  end
end

local function add_mixed(seen, form, places, add)
  local meant, certainty = number_meant(form)
  if not meant then meant, certainty = word_meant(seen, form), .9 end
  for _, i in ipairs(meant and places or {}) do
    add {
      first = seen.first[i], last = seen.last[i], certainty = certainty, meant = meant,
      reason = form:find "^%d*%a*$" and "a digit for a letter, or a letter for a digit"
        or "letters and digits in one word",
    }
  end
end

-- ---- Digits for initials ----------------------------------------------------

local INITIAL = { ["1"] = "I", ["0"] = "O", ["5"] = "S", ["8"] = "B" }

--- Names behind their initials: *I. Quist*, *I. V. Quist*.
local function initials_of(seen)
  local set = {}
  for initial, name in seen.doc.text:gmatch "%f[%w](%u)%. ?%u?%.? ?(%u%l+)" do
    set[initial .. name] = true
  end
  return set
end

--- Is the number the first of a list: does 2 follow soon?
local function begins_list(doc, byte, number)
  return doc.core:sub(byte, byte + 2000):find("%f[%w]" .. number + 1 .. "[.)]") ~= nil
end

--- Does a block begin here, as items of lists do?
local function stands_first(doc, byte)
  local block = doc.blocks:at(byte)
  return block == nil or not doc.core:sub(math.max(block.first, byte - 20), byte - 1):find "%w"
end

--- `1` `.` `Name` at token i.
local function initial_certainty(seen, initials, i)
  local name, doc = seen.form[i + 2], seen.doc
  local before = seen.form[i - 1]
  if not before or stands_first(doc, seen.first[i]) then return 0 end
  local is_between = seen.kind[i - 1] == "word" and before:find "^%u%.$"
  if is_between then return .9 end
  if begins_list(doc, seen.first[i], tonumber(seen.form[i])) then return 0 end
  if seen.kind[i - 1] == "number" then return 0 end
  if seen.kind[i - 2] == "number" and before:find "^[.,]$" then return 0 end
  if initials[INITIAL[seen.form[i]] .. name] then return .85 end
  local is_likely = seen.form[i] == "1" and before:find "^[:;,(]$"
  return is_likely and (seen.inside[name] or 0) > 2 and .5 or 0
end

local function add_initials(seen, add)
  local initials = initials_of(seen)
  for i = 1, seen.size - 2 do
    local initial = seen.kind[i] == "number" and INITIAL[seen.form[i]]
    if initial and seen.form[i + 1] == "." and seen.kind[i + 2] == "word"
      and seen.form[i + 2]:find "^%u%l%l" and vocabulary.gap(seen, i) == "" then
      add {
        first = seen.first[i], last = seen.last[i + 2],
        certainty = initial_certainty(seen, initials, i),
        meant = ("%s. %s"):format(initial, seen.form[i + 2]),
        reason = "a digit for an initial",
      }
    end
  end
end

-- ---- Letters for letters ----------------------------------------------------

--- Longer words are none.
local LONGEST = 40

--- Pairs that scanners take for each other.
local CONFUSED = {
  { "i", "l" }, { "l", "i" }, { "I", "l" }, { "rn", "m" }, { "m", "rn" }, { "h", "b" },
  { "b", "h" }, { "c", "e" }, { "e", "c" }, { "n", "u" }, { "u", "n" }, { "f", "t" },
  { "li", "h" }, { "ii", "n" }, { "tl", "d" }, { "vv", "w" }, { "cl", "d" },
}

--- Each word that one confusion makes of another.
local function each_reading(word, visit)
  for _, pair in ipairs(CONFUSED) do
    local from, to = pair[1], pair[2]
    local at = word:find(from, 1, true)
    while at do
      visit(word:sub(1, at - 1) .. to .. word:sub(at + #from))
      at = word:find(from, at + 1, true)
    end
  end
end

--- How many words of the text have each run of three letters, word edges included.
local function shapes_of(seen)
  local shapes = {}
  for folded in pairs(seen.uses) do
    local edged = "^" .. folded .. "$"
    for at = 1, #edged - 2 do
      local shape = edged:sub(at, at + 2)
      shapes[shape] = (shapes[shape] or 0) + 1
    end
  end
  return shapes
end

--- How many runs of three letters a word shares with no other word.
local function strange(shapes, word)
  local edged, count = "^" .. word .. "$", 0
  for at = 1, #edged - 2 do
    if (shapes[edged:sub(at, at + 2)] or 0) <= 1 then count = count + 1 end
  end
  return count
end

--- A rare word that no other word resembles, and a frequent one that it is read for.
local function misread(seen, shapes, word)
  local oddness = strange(shapes, word)
  if oddness < 2 then return nil end
  local best, uses = nil, 9
  each_reading(word, function(reading)
    local count = seen.uses[reading] or 0
    local is_odd = oddness > 2 or #reading == #word
    if is_odd and count > uses and strange(shapes, reading) == 0 then
      best, uses = reading, count
    end
  end)
  return best
end

--- *ail-Council* where *all-Council* is known.
local function compound_meant(seen, words, form)
  local first, rest = form:match "^(%l+)(%-%a.*)$"
  if not first or vocabulary.uses(seen, first) > 0 then return nil end
  local best
  each_reading(first, function(reading)
    local is_known = vocabulary.uses(seen, reading .. rest) > 0
    if words.is_function[reading] and is_known then best = reading .. rest end
  end)
  return best
end

local function add_words(seen, words, add)
  local shapes = shapes_of(seen)
  for form, count in pairs(seen.count) do
    local meant
    if count <= 2 and #form >= 3 and #form <= LONGEST then
      if form:find "^%l+$" then
        meant = misread(seen, shapes, form)
      elseif form:find "^%l+%-%a" then
        meant = compound_meant(seen, words, form)
      end
    end
    for _, i in ipairs(meant and seen.places[form] or {}) do
      add {
        first = seen.first[i], last = seen.last[i], certainty = .7, meant = meant,
        reason = "letters that scanners take for each other",
      }
    end
  end
end

local function find(doc, add)
  local seen = vocabulary.of(doc)
  for form, places in pairs(seen.places) do
    if form:find "%d" then add_mixed(seen, form, places, add) end
  end
  add_initials(seen, add)
  add_words(seen, doc.words, add)
end

return { about = "letters and digits that were read for each other", find = find }
