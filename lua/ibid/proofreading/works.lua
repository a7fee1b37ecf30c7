--- One work cited in two spellings: titles and authors that differ by one letter.

local twins = require "ibid.twins"

--- Places of each value of a field among the citations, and the other values beside it.
local function gather(doc, field)
  local uses, list = {}, {}
  for citation in doc.citations:each() do
    local value = citation[field]
    if value and #value >= 8 then
      if not uses[value] then
        uses[value] = {}
        list[#list + 1] = value
      end
      table.insert(uses[value], citation)
    end
  end
  return uses, list
end

--- Numbers and plurals make other titles: *Volume 2*, *Letters*.
local function is_misspelling(a, b)
  local _, own, other, after = twins.difference(a, b)
  if (own .. other):find "[%d%s]" or own == "’" or other == "’" then return false end
  local is_ending = not after:find "^%a" and (own == "" or other == "")
  return not is_ending and #after > 0
end

--- Do citations of both names share what else is cited with them?
local function share(uses, a, b, field)
  for _, one in ipairs(uses[a]) do
    for _, other in ipairs(uses[b]) do
      if one[field] and one[field] == other[field] then return true end
    end
  end
  return false
end

--- Where a value stands in its citation.
local function place_of(citation, value)
  local text = citation.text:gsub("%s", " ")
  local at = text:find(value, 1, true)
  if not at then return citation.first, citation.last end
  return citation.first + at - 1, citation.first + at + #value - 2
end

local function add_field(doc, field, beside, add)
  local uses, list = gather(doc, field)
  local done = {}
  twins.each(list, function(a, b, kind)
    if kind ~= "letter" or done[a .. "\0" .. b] or not is_misspelling(a, b) then return end
    done[a .. "\0" .. b], done[b .. "\0" .. a] = true, true
    local rare, usual = a, b
    if #uses[a] > #uses[b] then rare, usual = b, a end
    local is_shared = share(uses, rare, usual, beside)
    for _, citation in ipairs(#uses[rare] <= 5 and uses[rare] or {}) do
      local first, last = place_of(citation, rare)
      add {
        first = first, last = last, certainty = is_shared and .8 or .5, meant = usual,
        reason = ("cited as “%s” elsewhere"):format(usual),
      }
    end
  end)
end

local function find(doc, add)
  if #doc.citations == 0 then return end
  add_field(doc, "title", "author", add)
  add_field(doc, "container", "title", add)
  add_field(doc, "author", "title", add)
end

return { about = "one work cited in two spellings", find = find }
