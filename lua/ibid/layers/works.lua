--- Works: what the citations of a text cite, one item a work.
--
-- A work stands where it is first cited.
-- @module ibid.layers.works

local function make(doc)
  local citations, list = doc.citations, {}
  for _, work in ipairs(doc.cited_works) do
    local first = citations[work.first_citation]
    list[#list + 1] = {
      first = first.first, last = first.last, kind = work.kind, key = work.key,
      author = work.author, title = work.title, container = work.container,
      year = work.year, places = work.citations,
    }
  end
  table.sort(list, function(a, b) return a.first < b.first end)
  return list
end

local function own(name)
  return function(work)
    local value = work.source.items:value(work.index, name)
    return type(value) == "string" and (value:gsub("%s+", " ")) or value
  end
end

return {
  columns = { "first", "last", "kind", "key", "author", "title", "container", "year", "uses" },
  fields = {
    --- What all its citations have as `work`.
    key = own "key",
    author = own "author",
    title = own "title",
    container = own "container",
    year = own "year",
    --- How often it is cited.
    uses = function(work) return #work.source.items:value(work.index, "places") end,
    --- Its citations, a layer.
    citations = function(work)
      return work.doc.citations:where { work = work.key }
    end,
  },
  make = make,
}
