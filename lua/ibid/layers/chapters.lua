--- Chapters: what stands under a top heading.
--
-- A chapter runs from its heading to the next one like it; a number on a line of its
-- own and the title below it are one heading.  Notes at the end of a book are no
-- chapter.  A text without headings is one chapter.
-- @module ibid.layers.chapters

local function is_one_of(word, list)
  for _, one in ipairs(list) do
    if word == one then return true end
  end
  return false
end

--- What headings of chapters have in common: a word such as *Chapter*, or a number
-- alone.
local function shape_of(heading, words)
  local text = heading.text
  local first = (text:match "^%a+" or ""):lower()
  if is_one_of(first, words.divisions) then return first end
  return text:find "^[%dIVXLC]+%.?$" and "number" or nil
end

--- Does a heading begin a chapter, as the first heading of the text does?
local function is_top(heading, shape, words)
  if heading.level == nil or heading.level <= 1 then return true end
  return shape ~= nil and shape_of(heading, words) == shape
end

local function is_over_notes(heading, words)
  return is_one_of(heading.text:lower(), words.note_heads)
end

--- A heading's words, without the calls of notes.
local function words_of(heading)
  local doc, pieces, at = heading.doc, {}, heading.first
  for call in doc.references:within(heading):each() do
    pieces[#pieces + 1] = doc.core:sub(at, call.first - 1)
    at = call.last + 1
  end
  pieces[#pieces + 1] = doc.core:sub(at, heading.last)
  return (table.concat(pieces):gsub("%s*%[%s*%]", ""):gsub("%s*%(%s*%)", ""):gsub("%s+$", ""))
end

local function add_title(chapter, heading)
  chapter.title = chapter.title .. " " .. words_of(heading)
  chapter.heading = heading.index
end

local function begin(list, heading, words)
  list[#list + 1] = {
    first = heading.first, title = words_of(heading), heading = heading.index,
    notes = is_over_notes(heading, words),
  }
end

--- Chapters by their headings, and the notes after them.
local function beginnings(doc)
  local list, shape = {}, nil
  for heading in doc.blocks:where { kind = "heading" }:each() do
    local chapter = list[#list]
    if not chapter then shape = shape_of(heading, doc.words) end
    if chapter and heading.index == chapter.heading + 1 and not chapter.notes then
      add_title(chapter, heading)
    elseif is_top(heading, shape, doc.words) then
      begin(list, heading, doc.words)
    end
  end
  return list
end

local function make(doc)
  local found, size, chapters = beginnings(doc), doc.core:size(), {}
  if #found == 0 and size > 0 then found[1] = { first = 1 } end
  for i, chapter in ipairs(found) do
    local next_one = found[i + 1]
    chapter.last = next_one and next_one.first - 1 or size
    local span = { first = chapter.first, last = chapter.last, title = chapter.title }
    if not chapter.notes then chapters[#chapters + 1] = span end
  end
  return chapters
end

return {
  columns = { "first", "last", "title" },
  fields = {
    --- Its heading on one line; nil without a heading.
    title = function(chapter)
      local title = chapter.source.items:value(chapter.index, "title")
      return title and (title:gsub("%s+", " "))
    end,
  },
  make = make,
}
