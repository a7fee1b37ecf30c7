--- Chapters: what stands under a top heading.
--
-- A chapter runs from its heading to the next one of the same level; a number on a
-- line of its own and the title below it are one heading.  A text without headings
-- is one chapter.

--- Is there nothing but a number between the beginnings of two headings?
local function belongs_to(heading, before)
  return before ~= nil and heading.index == before.index + 1
end

--- The headings of the first level that begin a chapter.
local function beginnings(doc)
  local list, before = {}, nil
  for heading in doc.blocks:where { kind = "heading" }:each() do
    if (heading.level or 1) <= 1 then
      if belongs_to(heading, before) then
        local chapter = list[#list]
        chapter.title = chapter.title .. " " .. heading.text
      else
        list[#list + 1] = { first = heading.first, title = heading.text }
      end
      before = heading
    end
  end
  return list
end

--- Notes at the book's end belong to no chapter, and what stands before the first
-- heading is a chapter only if there is no heading at all.
local function make(doc)
  local list, size = beginnings(doc), doc.core:size()
  if #list == 0 and size > 0 then list[1] = { first = 1 } end
  for i, chapter in ipairs(list) do
    local next_one = list[i + 1]
    chapter.last = next_one and next_one.first - 1 or size
  end
  return list
end

return {
  columns = { "first", "last", "title" },
  fields = {
    title = function(chapter)
      local title = chapter.source.items:value(chapter.index, "title")
      return title and (title:gsub("%s+", " "))
    end,
  },
  make = make,
}
