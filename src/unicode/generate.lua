-- generate.lua: make tables.c from the Unicode Character Database.
--
--   lua5.4 generate.lua [folder] [out]
--
-- `folder` holds the database as Debian's package unicode-data lays it out
-- (/usr/share/unicode if not given), `out` is the file to write (standard
-- output if not given).  The same database gives the same bytes.
--
-- Few combinations of properties occur, so a character's entry is the number
-- of its combination, one byte.  Pages of 256 entries that are alike are kept
-- once; a first table says which page a character's entry is on.

local folder = arg[1] or "/usr/share/unicode"
if arg[2] then assert(io.output(arg[2])) end

local LAST, PAGE, COLUMNS = 0x10FFFF, 256, 80

local kinds = {
  Lu = "UPPER", Lt = "UPPER", Ll = "LOWER", Lm = "LETTER", Lo = "LETTER",
  Nl = "LETTER", Mn = "MARK", Mc = "MARK", Me = "MARK", Nd = "DIGIT",
  No = "NUMBER", Cf = "FORMAT", P = "PUNCTUATION", S = "SYMBOL",
}

--- The lines of a database file, and the version that its first line names.
local function open(name)
  local file = assert(io.open(folder .. "/" .. name, "rb"))
  local version = file:read():match "%-(%d+%.%d+%.%d+)%.txt"
  return file, version
end

--- Set `values[code]` for the code points that a file of properties lists.
-- `keep` gives what to set from the value in the file, or nil to leave it.
local function collect(values, name, keep)
  local file, version = open(name)
  for line in file:lines() do
    local first, last, value = line:match "^(%x+)%.*(%x*)%s*;%s*([%w_]+)"
    value = value and keep(value)
    if value then
      if last == "" then last = first end
      for code = tonumber(first, 16), tonumber(last, 16) do values[code] = value end
    end
  end
  file:close()
  return values, version
end

local function prefixed(prefix)
  return function(value) return prefix .. value:upper() end
end

--- The kind that ibid makes of a General_Category.
local function kind_of(category)
  return "IBID_UNICODE_" .. (kinds[category] or kinds[category:sub(1, 1)] or "OTHER")
end

local kind, version = collect({}, "extracted/DerivedGeneralCategory.txt", kind_of)
collect(kind, "PropList.txt", function(value)
  return value == "White_Space" and "IBID_UNICODE_SPACE" or nil
end)
local word = collect({}, "auxiliary/WordBreakProperty.txt", prefixed "IBID_WB_")
local sentence = collect({}, "auxiliary/SentenceBreakProperty.txt",
                         prefixed "IBID_SB_")
local pictographic = collect({}, "emoji/emoji-data.txt", function(value)
  return value == "Extended_Pictographic" and "true" or nil
end)

--- Number what is new to `list` from 0; returns the number of `item`.
local function intern(list, item)
  if not list[item] then
    list[item] = #list
    list[#list + 1] = item
  end
  return list[item]
end

local tuples, pages, first = {}, {}, {}
for start = 0, LAST, PAGE do
  local entries = {}
  for code = start, start + PAGE - 1 do
    local tuple = ("{%s, %s, %s, %s}"):format(
      kind[code] or "IBID_UNICODE_OTHER", word[code] or "IBID_WB_OTHER",
      sentence[code] or "IBID_SB_OTHER", pictographic[code] or "false")
    entries[#entries + 1] = intern(tuples, tuple)
  end
  first[#first + 1] = intern(pages, table.concat(entries, " "))
end
assert(#tuples <= 256 and #pages <= 256, "the entries do not fit into bytes")

--- Write numbers, given in a string, as lines that fit the page.
local function write_numbers(numbers, indent)
  local line = indent
  for number in numbers:gmatch "%d+" do
    if #line + #number + 1 > COLUMNS then
      io.write(line, "\n")
      line = indent
    end
    line = line .. number .. ","
  end
  io.write(line, "\n")
end

io.write(([[
/*
** tables.c - made by generate.lua from Unicode %s; do not edit.
**
** A character's page is one of 256 entries, each the number of a combination
** of properties: %d pages, %d combinations.
*/
#include "unicode.h"

/* clang-format off */

#define IBID_UNICODE_VERSION "%s"

const char ibid_unicode_version[] = IBID_UNICODE_VERSION;

const ibid_unicode_properties ibid_unicode_tuples[] = {
]]):format(version, #pages, #tuples, version))
for _, tuple in ipairs(tuples) do io.write("  ", tuple, ",\n") end
io.write "};\n\nconst uint8_t ibid_unicode_pages[] = {\n"
write_numbers(table.concat(first, " "), "  ")
io.write "};\n\nconst uint8_t ibid_unicode_entries[][256] = {\n"
for number, page in ipairs(pages) do
  io.write("  { /* ", number - 1, " */\n")
  write_numbers(page, "    ")
  io.write "  },\n"
end
io.write "};\n"
io.output():flush()
