--- People: who is named, a span where each is named first.  Institutions stand among
-- them with a kind of their own; places and other names do not.
-- @module ibid.layers.people

local people = require "ibid.people"

--- What is known of a person besides the place.
local function known(name)
  return function(person) return person.source.items:value(person.index, name) end
end

--- Spans of all places where the person is named.
local function mentions(person)
  return person.source.items:value(person.index, "places")
end

local function make(doc)
  local list = {}
  for _, person in ipairs(people.of_document(doc)) do
    if people.is_likely(person) then
      list[#list + 1] = {
        first = person.first, last = person.last, kind = person.kind,
        name = person.name, names = person.names, gender = person.gender,
        places = person.mentions,
      }
    end
  end
  return list
end

return {
  columns = { "first", "last", "kind", "name", "variants", "count" },
  fields = {
    --- The fullest name by which the person is called.
    name = known "name",
    --- All names, a list.
    names = known "names",
    --- The names in one string.
    variants = function(person) return table.concat(person.names, ", ") end,
    --- `m` or `f`, if the text tells.
    gender = known "gender",
    --- `{ first =, last = }` of each place where the person is named.
    mentions = mentions,
    --- How many those are.
    count = function(person) return #mentions(person) end,
  },
  make = make,
}
