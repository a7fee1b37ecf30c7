--- Evidence: what says that a name is a person's, and whether it is *he* or *she*.
-- @module ibid.people.evidence

local evidence = {}

--- How far behind a name a pronoun may stand that tells whether it is *he* or *she*.
local NEAR = 100

-- ---- He or she ------------------------------------------------------------

--- The gender that a title tells.
function evidence.gender_of_title(known, name)
  return name.title and known.gender[name.title:lower()]
end

--- Let each pronoun vote for the name before it.
-- @tparam table known
-- @string text
-- @tparam {table,...} names with their `places`
function evidence.vote(known, text, names)
  local places = {}
  for _, name in ipairs(names) do
    for i = 1, #name.places, 2 do
      places[#places + 1] = { name.places[i + 1], name }
    end
  end
  table.sort(places, function(a, b) return a[1] < b[1] end)
  local place = 1
  for at, word in text:gmatch "%s()([HhSs][ehi][ersm]?)%f[%A]" do
    local gender = known.gender[word:lower()]
    while places[place + 1] and places[place + 1][1] < at do place = place + 1 end
    local before = places[place]
    if gender and before and before[1] < at and at - before[1] < NEAR then
      local votes = before[2].votes or { m = 0, f = 0 }
      votes[gender] = votes[gender] + 1
      before[2].votes = votes
    end
  end
end

local function count_votes(person)
  local m, f = 0, 0
  for _, name in ipairs(person.variants) do
    if name.votes then m, f = m + name.votes.m, f + name.votes.f end
  end
  person.votes = m + f
  if m > 2 * f then return "m" end
  return f > 2 * m and "f" or nil
end

-- ---- A person or a thing --------------------------------------------------

--- Does whoever is named between two bytes speak or act: *Orlov rose*, *said Orlov*?
function evidence.acts(known, text, first, last)
  local verb = text:match("^%s(%l+)", last + 1)
  local class = verb and known.classes[verb]
  if class == "V" or class == "v" or verb and not class and known.is_verb(verb) then
    return true
  end
  local before = text:sub(math.max(1, first - 14), first - 1):match "(%l+)%s$"
  return before ~= nil and known.classes[before] == "V"
end

--- Is a place or a thing named, as far as the last word tells?  *Wood* alone and *John
-- Wood* may be persons, if they do something.
local function is_thing(known, person)
  local last = person.name:match "[^%s]+$"
  if not (known.place_nouns[last] or known.thing_nouns[last]) then return false end
  local may_act = person.is_first_name or last == person.name
  return not may_act or person.deeds == 0
end

--- Find out what is known of a person from all places together.
function evidence.weigh(known, person)
  person.is_first_name = person.gender ~= nil
  local voted = count_votes(person)
  person.gender = person.gender or voted
  person.deeds = 0
  for _, name in ipairs(person.variants) do person.deeds = person.deeds + name.deeds end
  person.is_place = not person.title and (known.places[person.name] ~= nil
    or is_thing(known, person))
end

--- Does anything but a capital letter say that a name is a person's or an
-- institution's?
function evidence.is_likely(person)
  if person.kind == "institution" or person.title then return true end
  if person.is_place then return false end
  if person.is_first_name or person.is_called then return true end
  if person.given and #person.given <= 2 then return true end
  return person.deeds >= 2 or person.deeds >= 1 and (person.votes >= 1 or person.given ~= nil)
end

return evidence
