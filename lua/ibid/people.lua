--- People: who is named in a text, each with the variants of the name.
--
-- Names are runs of capitalised words.  One name is a variant of another if they share
-- the last word, however it is transliterated, and neither title nor initials speak
-- against it; a first name alone is a variant if only one person has it.
-- @module ibid.people

local evidence = require "ibid.people.evidence"
local letters = require "ibid.speakers.letters"
local spelling = require "ibid.spelling"

local people = {}

-- ---- Names in the text ----------------------------------------------------

local WORD = "()([%u\xC3\xD0][%w\x80-\xBF\xC3-\xD1%-]*)()"

local function is_capital(word)
  return not word:find "^\xC3[\x9F-\xBF]" and not word:find "^\xD0[\xB0-\xBF]"
end

--- May the next word belong to the same name?
local function joins(known, text, word, from, to)
  if to - from == 1 then return text:find("^%s", from) ~= nil end
  local gap = text:sub(from, to - 1)
  if gap:find "^%.%s?$" then return #word <= 2 or known.titles[word] ~= nil end
  local particle = gap:match "^%s(%l+)%s$"
  return particle ~= nil and known.particles[particle] ~= nil
end

--- Words that begin sentences, and what is written in capitals only.
local function is_name_word(known, word)
  if #word == 1 then return true end
  return not known.starters[word] and not known.no_names[word] and word:find "%l" ~= nil
end

--- What stands before the words of a name: *Mr*, *General*.
local function title_length(known, words)
  local n = 0
  while n < #words - 1 do
    local word = words[n + 1]
    if not (known.titles[word] or known.honorifics[word]) then break end
    n = n + 1
  end
  return n
end

local function is_first_name(known, word)
  word = word:lower()
  return known.gender[word] ~= nil and known.classes[word] == nil
end

--- The first letters of what stands before a surname.
local function initials_of(words, first)
  local list = {}
  for i = first, #words - 1 do list[#list + 1] = spelling.key(words[i]):sub(1, 1) end
  return table.concat(list)
end

--- A run of words as a name, or nil.
local function name_of(known, words, is_inside)
  local first = title_length(known, words) + 1
  local last = words[#words]:lower()
  if #last == 1 or known.classes[last] and not known.groups[last] then return nil end
  if known.titles[words[#words]] then return nil end
  if #words == 1 and not is_inside and not is_first_name(known, words[1])
    and not known.names[words[1]] then
    return nil
  end
  if first == 1 and #words == 1 and known.adjectives[words[1]] then return nil end
  return {
    title = words[first - 1], surname = words[#words],
    given = words[first] ~= words[#words] and words[first] or nil,
    initials = initials_of(words, first),
    alone = #words == 1, words = words,
  }
end

--- Call a function with each run of capitalised words: its first and last byte.
local function each_run(known, text, visit)
  local words, first, last = {}, nil, nil
  local function finish()
    if #words > 0 then visit(words, first, last) end
    words = {}
  end
  for at, word, after in text:gmatch(WORD) do
    local goes_on = words[1] and joins(known, text, words[#words], last + 1, at)
    if not goes_on then finish() end
    local is_i = word == "I" and text:byte(after) ~= 46
    if is_capital(word) and is_name_word(known, word) and not is_i then
      if #words == 0 then first = at end
      words[#words + 1], last = word, after - 1
    else
      finish()
    end
  end
  finish()
end

--- Without a word that has its capital only from the sentence's beginning.
local function trim(known, text, words, first)
  while #words > 1 and not known.names[words[1]] and not known.titles[words[1]]
    and not known.honorifics[words[1]] and #words[1] > 1 and known.names[words[2]] do
    first = text:find("%f[%w]", first + #words[1])
    table.remove(words, 1)
  end
  return first
end

--- All names by their form, with their places.
local function names_in(known, text)
  local names, order = {}, {}
  each_run(known, text, function(words, first, last)
    first = trim(known, text, words, first)
    local form = text:sub(first, last):gsub("%s+", " ")
    local name = names[form]
    if name == nil then
      name = name_of(known, words, text:find("^%l", first - 2)) or false
      names[form] = name
      if name then
        name.form, name.places, name.deeds = form, {}, 0
        order[#order + 1] = name
      end
    end
    if name then
      name.places[#name.places + 1] = first
      name.places[#name.places + 1] = last
      if evidence.acts(known, text, first, last) then name.deeds = name.deeds + 1 end
    end
  end)
  return order
end

-- ---- Variants of one name -------------------------------------------------

local function initial(word)
  return word and spelling.key(word):sub(1, 1)
end

--- Do two given names speak against each other?
local function differ(a, b)
  if not a or not b then return false end
  if #a == 1 or #b == 1 then return initial(a) ~= initial(b) end
  return spelling.key(a) ~= spelling.key(b)
end

--- *A. N. Orde* is not *A. K. Orde*.
local function initials_differ(a, b)
  for i = 2, math.min(#a, #b) do
    if a:sub(i, i) ~= b:sub(i, i) then return true end
  end
  return false
end

local function fits(known, person, name)
  local gender = evidence.gender_of_title(known, name)
  if gender and person.gender and gender ~= person.gender then return false end
  -- *Mrs Lennox* is not *Mary Lennox*, her daughter, nor *Miss Lennox*.
  local title = name.title and known.married[name.title:lower()]
  if title and not name.given and person.title ~= name.title then return false end
  local other = person.title and known.married[person.title:lower()]
  if other and name.title and name.title ~= person.title then return false end
  return not differ(person.given, name.given)
    and not initials_differ(person.initials, name.initials)
end

local function add_variant(known, person, name)
  person.variants[#person.variants + 1] = name
  person.given = person.given or name.given
  if #name.initials > #(person.initials or "") then person.initials = name.initials end
  person.title = person.title or name.title
  person.gender = person.gender or evidence.gender_of_title(known, name)
    or known.gender[(name.given or ""):lower()]
  if name.alone and not person.gender then
    person.gender = known.gender[name.form:lower()]
  end
end

local function new_person(known, list, name)
  local person = { variants = {}, initials = "" }
  list[#list + 1] = person
  add_variant(known, person, name)
  return person
end

--- The one that a name alone means: whoever has most mentions among those it fits.
local function best_of(known, group, name)
  local best, most
  for _, person in ipairs(group or {}) do
    local count = 0
    for _, variant in ipairs(person.variants) do count = count + #variant.places end
    if fits(known, person, name) and (not best or count > most) then
      best, most = person, count
    end
  end
  return best
end

--- Longer names first, so that shorter ones find them.
local function by_length(names)
  local sorted = table.move(names, 1, #names, 1, {})
  table.sort(sorted, function(a, b)
    local x = #a.words + (a.given and #a.given > 1 and 0.5 or 0)
    local y = #b.words + (b.given and #b.given > 1 and 0.5 or 0)
    if x ~= y then return x > y end
    return a.places[1] < b.places[1]
  end)
  return sorted
end

local function is_group(known, name)
  local last = name.words[#name.words]
  if known.place_nouns[last] and not known.groups[last:lower()] then return false end
  for _, word in ipairs(name.words) do
    if known.groups[word:lower()] then return true end
  end
  return false
end

local function add_to(index, word, person)
  local key = word and spelling.key(word)
  if not key or #key < 2 then return end
  index[key] = index[key] or {}
  table.insert(index[key], person)
end

local function joined(known, names)
  local list, by_surname, by_given = {}, {}, {}
  for _, name in ipairs(by_length(names)) do
    local key = spelling.key(name.surname)
    local person = best_of(known, by_surname[key], name)
    if not person and not name.given then
      local group = by_given[key]
      person = group and #group == 1 and best_of(known, group, name)
    end
    if person and not is_group(known, name) then
      add_variant(known, person, name)
    else
      person = new_person(known, list, name)
      person.kind = is_group(known, name) and "institution" or "person"
      if person.kind == "person" then
        add_to(by_surname, name.surname, person)
        add_to(by_given, name.given, person)
      end
    end
  end
  return list
end

-- ---- What is known of each ------------------------------------------------

--- How many words of a name are spelled out, titles and initials aside.
local function spelled_words(known, name)
  local count = 0
  for _, word in ipairs(name.words) do
    local is_title = known.titles[word] or known.honorifics[word]
    if #word > 2 and not is_title then count = count + 1 end
  end
  return count
end

--- The name with most words spelled out, of those the most frequent.
local function main_name(known, person)
  local best, most
  for _, name in ipairs(person.variants) do
    local weight = spelled_words(known, name) * 100000 + #name.places
    if not best or weight > most then best, most = name, weight end
  end
  return best.form
end

local function mentions_of(person)
  local mentions = {}
  for _, name in ipairs(person.variants) do
    for i = 1, #name.places, 2 do
      mentions[#mentions + 1] = { first = name.places[i], last = name.places[i + 1] }
    end
  end
  table.sort(mentions, function(a, b) return a.first < b.first end)
  return mentions
end

local function finish(known, list)
  for _, person in ipairs(list) do
    person.name = main_name(known, person)
    person.is_first_name = person.gender ~= nil
    person.mentions = mentions_of(person)
    evidence.weigh(known, person)
    person.names = {}
    for i, name in ipairs(person.variants) do person.names[i] = name.form end
    person.first, person.last = person.mentions[1].first, person.mentions[1].last
  end
  table.sort(list, function(a, b) return a.first < b.first end)
end

--- The people of a text.
-- @tparam table known word lists as `ibid.speakers.letters` makes them
-- @string text
-- @treturn table a list of `{ name, names, kind, gender, mentions, first, last }`;
-- `by_form` finds a person by any form
function people.of(known, text)
  local names = names_in(known, text)
  evidence.vote(known, text, names)
  local list, by_form = joined(known, names), {}
  finish(known, list)
  for _, person in ipairs(list) do
    for _, form in ipairs(person.names) do by_form[form] = person end
  end
  for _, person in ipairs(list) do
    for _, name in ipairs(person.variants) do
      if person.kind == "person" and not by_form[name.surname] then
        by_form[name.surname] = person
      end
    end
  end
  list.by_form = by_form
  return list
end

--- The people of a document, found once.
-- @tparam ibid.Document doc
-- @treturn table as `of` gives it
function people.of_document(doc)
  local list = rawget(doc, "everybody")
  if not list then
    list = people.of(letters.of_document(doc), doc.text)
    rawset(doc, "everybody", list)
  end
  return list
end

people.is_likely = evidence.is_likely

return people
