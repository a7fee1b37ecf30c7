--- Lists: a text's own abbreviations, and its bibliography.
--
-- A list stands under a line that says nothing but *Abbreviations*, *Bibliography* or
-- the like, whatever kind of block that line was taken for.  It goes on as long as its
-- lines read as entries.
-- @module ibid.citing.lists

local abbreviation = require "ibid.grammars.abbreviation"
local citing = require "ibid.citing"

local lists = {}

--- So many lines that are no entry may stand before the first one or between two, as
-- headings do and what an entry has in its further lines.
local ODD_LINES = 8

-- ---- Where lists are ------------------------------------------------------

--- The lines that consist of one of some words, with a number before it or not.
-- @treturn {table,...} `first` byte and the byte behind the line as `stop`
local function find_heads(text, heads)
  local found = {}
  local function look_for(form)
    local first, last = text:find(form, 1, true)
    while first do
      local before = text:sub(math.max(1, first - 16), first - 1):match "[^\n]*$"
      local stop = text:match("^[ \t%.:]*\r?\n()", last + 1)
      if stop and before:find "^[ \t%d%.IVX]*$" then
        found[#found + 1] = { first = first, stop = stop }
      end
      first, last = text:find(form, last + 1, true)
    end
  end
  for _, head in ipairs(heads) do
    look_for(head)
    look_for(head:upper())
  end
  table.sort(found, function(a, b) return a.first < b.first end)
  return found
end

--- The first bytes of lines that are not blank, from a byte on.
local function lines_from(text, at)
  return function()
    local first, stop = text:match("()[^%s][^\n]*()", at)
    at = stop or #text + 1
    return first
  end
end

--- Read entries line by line until too many are none.
-- @tparam function read from a first byte to an entry with its `last` byte, or nil
-- @treturn {table,...}
-- @treturn integer the last byte that was looked at
local function entries(text, head, read)
  local list, odd, done = {}, 0, head.stop
  for first in lines_from(text, head.stop) do
    if first >= done then
      local entry = read(first)
      odd, done = entry and 0 or odd + 1, first
      if entry then list[#list + 1], done = entry, entry.last + 1 end
      if odd > ODD_LINES then break end
    end
  end
  return list, done
end

--- All lists under some heads, each part of the text being read once.
-- @tparam function take gets the entries of each list and where it stands
local function each_list(text, heads, read, take)
  local done = 0
  for _, head in ipairs(find_heads(text, heads)) do
    if head.first > done then
      local found
      found, done = entries(text, head, read)
      if found[1] then take(found, { first = head.first, last = found[#found].last }) end
    end
  end
end

-- ---- Bibliographies -------------------------------------------------------

--- What the bibliographies of a text list.
-- @tparam table reader as `citing.reader` makes it
-- @treturn {table,...} citations, `listed`
-- @treturn {table,...} where the lists are, `first` and `last`
function lists.bibliographies(reader)
  local all, places = {}, {}
  local function read(first) return citing.at(reader, first, #reader.text) end
  each_list(reader.text, reader.words.bibliography_heads, read, function(found, place)
    for _, entry in ipairs(found) do
      entry.listed = true
      all[#all + 1] = entry
    end
    places[#places + 1] = place
  end)
  return all, places
end

-- ---- Abbreviations --------------------------------------------------------

--- A name on one line without the point at its end.
local function name_at(text, first)
  local line, stop = text:match("^([^\r\n]*)()", first)
  return (line:gsub("[%s%.;]+$", "")), stop - 1
end

local function read_line(reader, first)
  local found = abbreviation.line:match(reader.text, first)
  if not found then return nil end
  local name, last = name_at(reader.text, found.full)
  local entry = { short = found.short:gsub("%s+$", ""), name = name, last = last }
  entry.work = citing.at(reader, found.full, #reader.text)
    or citing.named(reader, found.full, found.full + #name - 1)
  if entry.work then
    entry.work.listed = true
    entry.last = math.max(last, entry.work.last)
  end
  return entry
end

--- What the text's own list says of its abbreviations.
-- @tparam table reader as `citing.reader` makes it
-- @treturn {table,...} `short` and `name`, and `work`, a citation, if it is one
-- @treturn {table,...} where the lists are
function lists.abbreviations(reader)
  local all, places = {}, {}
  local function read(first) return read_line(reader, first) end
  each_list(reader.text, reader.words.abbreviation_heads, read, function(found, place)
    if #found > 1 then
      table.move(found, 1, #found, #all + 1, all)
      places[#places + 1] = place
    end
  end)
  return all, places
end

return lists
