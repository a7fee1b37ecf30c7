--- Names spelt in two ways: *Lohzkina* beside *Lozhkina*.
--
-- Two names that differ by one letter may be two people: what speaks for one is that
-- other names stand beside both, that the name is long, and that one is rare.

local spelling = require "ibid.spelling"
local twins = require "ibid.twins"
local vocabulary = require "ibid.vocabulary"

--- A name without the ending of the possessive.
local function bare(form)
  return (form:gsub("’s?$", ""):gsub("'s?$", ""))
end

--- Names of the text: how often, where, and what capitalised words stand beside them.
local function gather(seen)
  local names, list = {}, {}
  for form, count in pairs(seen.count) do
    local name = bare(form)
    if form:find "^%u%l" and #name >= 5 and not name:find "[^%a\x80-\xBF\xC3-\xC5]" then
      local one = names[name]
      if not one then
        one = { count = 0, inside = 0, places = {} }
        names[name], list[#list + 1] = one, name
      end
      one.count, one.inside = one.count + count, one.inside + (seen.inside[form] or 0)
      table.move(seen.places[form], 1, #seen.places[form], #one.places + 1, one.places)
    end
  end
  table.sort(list)
  return names, list
end

--- Only what stands where names stand, and never in small letters.
local function likely(seen, names, list)
  local kept = {}
  for _, name in ipairs(list) do
    if names[name].inside > 0 and not seen.count[name:lower()] then kept[#kept + 1] = name end
  end
  return kept
end

--- Words that stand before many names: they join no two, and tell no two apart.
local function set_of_titles(words)
  local set = {}
  for _, list in ipairs { words.titles, words.honorifics, words.starters } do
    for _, word in ipairs(list) do set[word], set[word .. "."] = true, true end
  end
  return set
end

local function is_name_part(seen, titles, i)
  local form = seen.form[i]
  return form ~= nil and seen.kind[i] == "word" and form:find "^%u" and not titles[form]
end

--- The capitalised words right before and behind a name, at its first places.
local function neighbours(seen, titles, one)
  if one.beside then return one.beside end
  one.beside = {}
  for _, i in ipairs(one.places) do
    if is_name_part(seen, titles, i - 1) then one.beside[seen.form[i - 1]] = true end
    if is_name_part(seen, titles, i + 1) then one.beside[bare(seen.form[i + 1])] = true end
  end
  return one.beside
end

local function share(a, b)
  for key in pairs(a) do
    if b[key] then return true end
  end
  return false
end

--- How certain it is that the rare name means the frequent one, whose neighbours they
-- share or not.
local function certainty_of(rare, frequent, is_shared, a, b, kind)
  local before, own, other, after = twins.difference(a, b)
  if before == "" or own:find "%u" or other:find "%u" then return 0 end
  if is_shared and #after > 1 then return .9 end
  -- Endings are inflected, and two families may have names alike.
  if #after < 2 then
    return is_shared and spelling.key(a) == spelling.key(b) and .5 or .2
  end
  if next(rare.beside) and next(frequent.beside) then return .3 end
  if frequent.count < 2 * rare.count or rare.count > 2 then return .3 end
  if kind == "order" and #a >= 6 then return .6 end
  local is_change = #own == #other and kind == "letter"
  return math.min(#a, #b) >= (is_change and 9 or 7) and .6 or .3
end

local function add_pair(seen, titles, names, a, b, kind, add)
  local rare, frequent = names[a], names[b]
  if rare.count > frequent.count then
    a, b, rare, frequent = b, a, frequent, rare
  end
  if rare.count == frequent.count and rare.places[1] < frequent.places[1] then
    a, b, rare, frequent = b, a, frequent, rare
  end
  local is_shared = share(neighbours(seen, titles, rare), neighbours(seen, titles, frequent))
  local certainty = certainty_of(rare, frequent, is_shared, a, b, kind)
  for _, i in ipairs(certainty > 0 and rare.places or {}) do
    add {
      first = seen.first[i], last = seen.last[i] - (#seen.form[i] - #a),
      certainty = certainty, meant = b,
      reason = ("a name that is spelt “%s” elsewhere"):format(b),
    }
  end
end

local function find(doc, add)
  local seen, done, titles = vocabulary.of(doc), {}, set_of_titles(doc.words)
  local names, list = gather(seen)
  twins.each(likely(seen, names, list), function(a, b, kind)
    local pair = a < b and a .. " " .. b or b .. " " .. a
    if not done[pair] then
      done[pair] = true
      add_pair(seen, titles, names, a, b, kind, add)
    end
  end)
end

return { about = "names spelt in two ways", find = find }
