--- Words spelt in two ways: *comitee* beside *committee*, *ob’ekt* beside *ob”ekt*.

local twins = require "ibid.twins"
local vocabulary = require "ibid.vocabulary"

-- ---- Long words -------------------------------------------------------------

--- Is it a doubled letter that one word has and the other lacks? *l* is left out: both
-- *traveler* and *traveller* are good.
local function is_doubling(before, letter, after)
  if letter:find "[^%a]" or letter == "l" then return false end
  return before:sub(-1) == letter or after:sub(1, 1) == letter
end

--- *Honour* and *honor*, *judgement* and *judgment* are both good.
local function is_variant(before, letter, after)
  if letter == "u" then return before:find "o$" and after:find "^r" end
  return letter == "e" and before:find "g$" ~= nil
end

local function certainty_of(a, b)
  local before, own, other, after = twins.difference(a, b)
  local letter = own .. other
  if #letter ~= 1 or #before < 2 or #after < 2 then return 0 end
  if is_variant(before, letter, after) then return 0 end
  if is_doubling(before, letter, after) and #b >= 9 then return .6 end
  return #b >= 11 and letter ~= "l" and letter ~= "s" and .55 or 0
end

local function add_long(seen, add)
  local list = {}
  for form in pairs(seen.count) do
    if #form >= 8 and form:find "^%l+$" then list[#list + 1] = form end
  end
  table.sort(list)
  twins.each(list, function(a, b, kind)
    local rare, frequent = a, b
    if seen.count[a] > seen.count[b] then rare, frequent = b, a end
    local count = seen.count[rare]
    local certainty = kind == "letter" and certainty_of(rare, frequent) or 0
    if certainty > 0 and count == 1 and seen.count[frequent] >= 2 then
      local i = seen.places[rare][1]
      add {
        first = seen.first[i], last = seen.last[i], certainty = certainty, meant = frequent,
        reason = ("a word that is spelt “%s” elsewhere"):format(frequent),
      }
    end
  end)
end

-- ---- Transliterated words ---------------------------------------------------

--- What is left of a form without the marks that stand for signs, or nil if there is
-- none inside it.
local function skeleton(form)
  local plain = form:gsub("’s$", ""):gsub("'s$", ""):gsub("\xE2\x80[\x98-\x9D]", "\0")
    :gsub("['\"]", "\0")
  if not plain:find "%a%z%a" then return nil end
  return (plain:gsub("%z", "")), plain
end

--- The forms that differ in their signs alone, by what is left without them.
local function families_of(seen)
  local families = {}
  for form in pairs(seen.count) do
    local key, shape = skeleton(form)
    if key then
      families[key] = families[key] or {}
      table.insert(families[key], { form = form, shape = shape })
    end
  end
  return families
end

--- *S’ezd* where *S”ezd* is usual.
local function add_family(seen, family, add)
  table.sort(family, function(a, b)
    local m, n = seen.count[a.form], seen.count[b.form]
    return m > n or (m == n and a.form < b.form)
  end)
  local usual = family[1]
  for k = 2, #family do
    local one = family[k]
    local is_rare = 3 * seen.count[one.form] <= seen.count[usual.form]
    -- Apostrophes, straight or curly, are one sign.
    local is_other = one.form:gsub("’", "'") ~= usual.form:gsub("’", "'")
    if is_rare and is_other and one.shape == usual.shape then
      for _, i in ipairs(seen.places[one.form]) do
        add {
          first = seen.first[i], last = seen.last[i], certainty = .8, meant = usual.form,
          reason = ("a word that is spelt “%s” elsewhere"):format(usual.form),
        }
      end
    end
  end
end

local function find(doc, add)
  local seen = vocabulary.of(doc)
  add_long(seen, add)
  for _, family in pairs(families_of(seen)) do
    if #family > 1 then add_family(seen, family, add) end
  end
end

return { about = "words spelt in two ways", find = find }
