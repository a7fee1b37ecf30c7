--- The cast of a text: its people, whom they address, and who tells the story.
-- @module ibid.speakers.cast

local people = require "ibid.people"

-- ---- Whom a quotation addresses -------------------------------------------

--- How far from a quotation's beginning or end the name stands at most.
local REACH = 200

local OPENS, CLOSES = "[,\"!?.;%-\x9C\x98\x94]%s*$", "^[,.!?;%-\"\xE2]"

--- *Well, Mr. Lisle, …*, *my dear Tolliver*: is a name between marks?
local function is_called(known, text, first, last)
  local before = text:sub(math.max(1, first - 24), first - 1)
  local title = before:match "(%a+)%.?%s$"
  if title and (known.titles[title] or known.honorifics[title]) then
    before = before:gsub("%a+%.?%s$", "")
  end
  for word in before:lower():gmatch "(%l+)%s$" do
    if known.endearing[word] then before = "," end
  end
  local is_open = before == "" or before:find(OPENS) ~= nil or first == 1
  if not is_open or first > REACH and last < #text - REACH then return false end
  -- *Peterson, who …*, *the Globe, Star, Standard*
  local after = text:match("^,%s(%w+)", last + 1)
  if after and (known.classes[after] == "W" or after:find "^%u%l" and before:find ",%s$") then
    return false
  end
  return last == #text or text:find(CLOSES, last + 1) ~= nil
end

--- Iterate over the names in a quotation by which someone is addressed.
local function vocatives_of(known, list)
  return function(text)
    local step = text:gmatch "()(%u[%w\x80-\xBF\xC3-\xD1%-]*)()"
    return function()
      for first, word, after in step do
        local name = word:sub(1, 1) .. word:sub(2):lower()
        name = list.by_form[word] and word or name
        if list.by_form[name] and is_called(known, text, first, after - 1) then
          return name
        end
      end
    end
  end
end

-- ---- Who tells the story --------------------------------------------------

--- Does a byte stand in a quotation?
local function is_quoted(items, byte)
  local i = items:find(byte)
  return i <= #items and items:span(i) <= byte
end

--- How often each person is mentioned outside quotations.
local function told_of(doc, list)
  local count, items = {}, doc.quotations.source.items
  for _, person in ipairs(list) do
    count[person] = 0
    for _, mention in ipairs(person.mentions) do
      if not is_quoted(items, mention.first) then count[person] = count[person] + 1 end
    end
  end
  return count
end

--- How often each person is called by name.
local function called_in(doc, list, vocatives)
  local called = {}
  for i = 1, #doc.quotations do
    for name in vocatives(doc.quotations[i].text) do
      local person = list.by_form[name]
      called[person] = (called[person] or 0) + 1
      person.is_called = true
    end
  end
  return called
end

--- Whoever is called by name most, and hardly told of.
local function narrator_of(doc, list, called)
  local told, best = told_of(doc, list), nil
  for person, times in pairs(called) do
    if times >= 2 and told[person] * 2 <= times
      and (not best or times > called[best]
        or times == called[best] and person.first < best.first) then
      best = person
    end
  end
  return best
end

local function is_told_by_i(regions)
  local i, others = 0, 0
  for _, region in ipairs(regions) do
    i = i + select(2, region.clause.letters:gsub("i", ""))
    others = others + select(2, region.clause.letters:gsub("H", ""))
  end
  return i >= 2 and i * 5 > others
end

--- @tparam table reader
-- @tparam {table,...} regions as read
-- @treturn table `people`, `vocatives`, `is_told_by_i`, `narrator`
return function(reader, regions)
  local list = people.of_document(reader.doc)
  local cast = { people = list, vocatives = vocatives_of(reader, list) }
  cast.is_told_by_i = is_told_by_i(regions)
  local called = called_in(reader.doc, list, cast.vocatives)
  if cast.is_told_by_i then
    cast.narrator = narrator_of(reader.doc, list, called)
  end
  return cast
end
