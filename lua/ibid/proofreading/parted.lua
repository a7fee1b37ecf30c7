--- Words parted by a blank or run together: *Mar ven* for *Marven*, *ofthe* for *of the*.

local vocabulary = require "ibid.vocabulary"
local set = require "ibid.set"

--- Is a form found here alone, whatever its case?
local function is_lonely(seen, form)
  local folded = seen.folded[form]
  return seen.uses[folded] == 1 and not seen.doc.words.is_function[folded]
end

--- *Mar ven*, if *Marven* is known and neither part stands anywhere else, or the first
-- looks like a name.
local function add_parted(seen, i, add)
  local a, b = seen.form[i], seen.form[i + 1]
  if not b:find "^[%l\xC3-\xD3]" or #a < 2 or #b < 2 or not is_lonely(seen, a) then return end
  if vocabulary.uses(seen, a .. b) == 0 or vocabulary.gap(seen, i) ~= " " then return end
  local is_name = (seen.inside[a] or 0) > 0 and seen.count[a .. b] ~= nil
  add {
    first = seen.first[i], last = seen.last[i + 1],
    certainty = is_lonely(seen, b) and .9 or is_name and .6 or .3,
    meant = a .. b, reason = "a blank inside a word",
  }
end

--- *ofthe*
local function add_joined(seen, class, form, add)
  for determiner in pairs(class.determiners) do
    local before = form:sub(1, -1 - #determiner)
    if form:sub(-#determiner) == determiner and class.prepositions[before] then
      local i = seen.places[form][1]
      add {
        first = seen.first[i], last = seen.last[i], certainty = .9,
        meant = before .. " " .. determiner, reason = "two words run together",
      }
      return
    end
  end
end

local function find(doc, add)
  local seen, words = vocabulary.of(doc), doc.words
  local class = {
    functions = words.is_function,
    prepositions = set.of(words.prepositions, words.bare_prepositions),
    determiners = set.of(words.articles),
  }
  for possessive in pairs(words.possessives) do class.determiners[possessive] = true end
  for i = 1, seen.size - 1 do
    if seen.kind[i] == "word" and seen.kind[i + 1] == "word" then add_parted(seen, i, add) end
  end
  for form, count in pairs(seen.count) do
    if count == 1 and #form >= 5 and not class.functions[form] then
      add_joined(seen, class, form, add)
    end
  end
end

return { about = "words parted by a blank or run together", find = find }
