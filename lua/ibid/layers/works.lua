--- Works: what the citations of a text cite, one item a work.
--
-- A work stands where it is first cited.
-- @module ibid.layers.works

--- What a list gives is no use of a work.
local function count_uses(citations, work)
  local count = 0
  for _, i in ipairs(work.citations) do
    if not citations[i].listed then count = count + 1 end
  end
  return count
end

local function make(doc)
  local citations, list = doc.citations, {}
  for _, work in ipairs(doc.cited_works) do
    local first = citations[work.first_citation or 0]
    list[#list + 1] = first and {
      first = first.first, last = first.last, kind = work.kind, key = work.key,
      author = work.author, title = work.title, container = work.container,
      archive = work.archive, year = work.year, uses = count_uses(citations, work),
      places = work.citations,
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
  columns = {
    "first", "last", "kind", "key", "author", "title", "container", "archive", "year", "uses",
  },
  fields = {
    --- What all its citations have as `work`.
    key = own "key",
    author = own "author",
    title = own "title",
    container = own "container",
    --- The file of an archive, without its leaf.
    archive = own "archive",
    year = own "year",
    --- How often it is cited; 0 if only a list has it.
    uses = own "uses",
    --- Its citations, a layer.
    citations = function(work)
      return work.doc.citations:where { work = work.key }
    end,
  },
  make = make,
}
