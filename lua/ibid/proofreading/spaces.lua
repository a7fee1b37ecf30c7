--- White space that is missing or too much: *word ,and*, *1926,1,5*, *( so )*, *him. 108*.
--
-- What a text does often is its habit and no fault.

local stretches = require "ibid.stretches"

local LETTER = "[%w\x80-\xBF\xC3-\xD3]"

local function closed(text) return (text:gsub("[ \t]+", "")) end
local function single(text) return (text:gsub("[ \t]+", " ")) end
local function parted(text) return text == "(" and " (" or text .. " " end

--- Each fault: a pattern with `()` on both sides of what is wrong, what is meant, how
-- certain it is; `among`: what it is compared with, to tell a habit.
local FAULTS = {
  {
    pattern = "%f[ \t]()[ \t]+[,;]()%s", meant = closed, among = "[,;]",
    certainty = .8, reason = "a blank before a point",
  },
  {
    pattern = "%f[ \t]()[ \t]+[,;]()%a", meant = function(text) return closed(text) .. " " end,
    among = "[,;]", certainty = .8, reason = "a blank before a point, none behind it",
  },
  {
    pattern = "%l()[ \t]+%.()%s+[%u“\"]", meant = closed, among = "%l%.%s", certainty = .8,
    reason = "a blank before a point",
  },
  {
    pattern = "%l()[ \t]+[:!?]()%s", meant = closed, among = "[:!?]", certainty = .7,
    reason = "a blank before a point",
  },
  {
    pattern = "()[%(%[][ \t]+()%w", meant = closed, among = "[%(%[]", certainty = .7,
    reason = "a blank inside a bracket",
  },
  {
    pattern = "%w()[ \t]+[%)%]]()", meant = closed, among = "[%)%]]", certainty = .7,
    reason = "a blank inside a bracket",
  },
  {
    pattern = "()“[ \t]+()%w", meant = closed, among = "“", certainty = .7,
    reason = "a blank inside a quotation mark",
  },
  {
    pattern = "[%l,.]()[ \t]+”()[%s%p]", meant = closed, among = "”", certainty = .7,
    reason = "a blank inside a quotation mark",
  },
  {
    pattern = "%l%l()[,;]()%a%l", meant = parted, among = "[,;]", certainty = .8,
    reason = "no blank behind a point",
  },
  {
    pattern = "%l%l()%.()%u%l%l", meant = parted, among = "%.%s", certainty = .6,
    reason = "no blank behind a point",
  },
  {
    pattern = "%l%l()%(()%l+%s", meant = parted, among = "%(", certainty = .6,
    reason = "no blank before a bracket",
  },
  {
    pattern = "[%l,;]()  +()%l", meant = single, among = "%l %l", certainty = .5,
    reason = "several blanks",
  },
}

--- A habit: more than a few, and more than one in twenty of its kind.
local function is_habit(text, count, among)
  if count < 5 then return false end
  local _, all = text:gsub(among, "")
  return count > all / 20
end

--- The words around a place, for people to see.
local function widened(text, first, last)
  local from, to = first, last
  while from > 1 and first - from < 30 and text:find("^" .. LETTER, from - 1) do
    from = from - 1
  end
  while last - to > -30 and text:find("^" .. LETTER, to + 1) do to = to + 1 end
  return from, to
end

--- Only where prose stands: cells and lines of verse are set by blanks.
local SET = { table = true, verse = true, list = true, chrome = true, heading = true }

local function prose_of(doc)
  local list = {}
  for first, last, kind in doc.blocks.source.items:ranges() do
    if not SET[kind] then list[#list + 1], list[#list + 2] = first, last end
  end
  return list
end

--- A function that tells whether bytes, asked for in order, lie in stretches.
local function walker(list)
  local k = 1
  return function(byte)
    while list[k] and list[k + 1] < byte do k = k + 2 end
    return list[k] ~= nil and list[k] <= byte
  end
end

local function add_fault(text, prose, fault, add)
  local places, is_prose = {}, walker(prose)
  for first, after in text:gmatch(fault.pattern) do
    if is_prose(first) then places[#places + 1] = { first, after - 1 } end
  end
  if is_habit(text, #places, fault.among) then return end
  for _, place in ipairs(places) do
    local first, last = widened(text, place[1], place[2])
    -- An address is glued throughout: *www.example.org*, *name@example.org*.
    if not text:sub(first - 12, last + 12):find "[@/]" then
      add {
        first = first, last = last, certainty = fault.certainty, reason = fault.reason,
        meant = text:sub(first, place[1] - 1) .. fault.meant(text:sub(place[1], place[2]))
          .. text:sub(place[2] + 1, last),
      }
    end
  end
end

-- ---- Numbers ----------------------------------------------------------------

local function is_grouped(numbers)
  return numbers:find "^%d%d?%d?,%d%d%d" and not numbers:find ",%d%d?$"
    and not numbers:find ",%d%d?," and not numbers:find ",%d%d%d%d"
end

--- *1926,1,5*: one comma may be a decimal point, a year's is none.
local function add_numbers(text, calls, add)
  local is_call = walker(calls)
  for first, numbers, after in text:gmatch "%f[%w,]()(%d+,%d[%d,]*)()%f[^%w,]" do
    local _, commas = numbers:gsub(",", "")
    local is_year = numbers:find "^1[5-9]%d%d,"
    local touches = is_call(first) or is_call(after - 1)
    if not touches and not is_grouped(numbers) and (is_year or commas > 1) then
      add {
        first = first, last = after - 1, certainty = commas > 1 and .8 or .7,
        meant = numbers:gsub(",", ", "), reason = "no blank behind a comma",
      }
    end
  end
end

--- *p. A 11*: a page of a newspaper is one word.
local function add_pages(doc, add)
  local pattern = "%f[%w]()(%a+)%. (%u) (%d+)()%f[%W]"
  for first, locator, letter, number, after in doc.text:gmatch(pattern) do
    for _, word in ipairs(doc.words.page_words) do
      if word == locator then
        add {
          first = first, last = after - 1, certainty = .6,
          meant = ("%s. %s%s"):format(locator, letter, number),
          reason = "a blank inside a page number",
        }
      end
    end
  end
end

-- ---- Calls of notes ---------------------------------------------------------

--- A call behind a blank where others stick to what they follow.
local function add_calls(doc, text, add)
  local list, glued = {}, 0
  for first, last in doc.references.source.items:ranges() do
    local before = text:sub(first - 1, first - 1)
    if before:find "[ \t]" then list[#list + 1] = { first, last } else glued = glued + 1 end
  end
  if #list * 10 > glued then return end
  for _, place in ipairs(list) do
    local words = text:sub(math.max(1, place[1] - 60), place[1] - 1)
    local from = place[1] - #words:match "%S*[ \t]*$"
    add {
      first = from, last = place[2], certainty = .8, meant = closed(text:sub(from, place[2])),
      reason = "a blank before the call of a note",
    }
  end
end

local function find(doc, add)
  local text, prose = doc.text, prose_of(doc)
  for _, fault in ipairs(FAULTS) do add_fault(text, prose, fault, add) end
  add_numbers(text, stretches.of(doc.references), add)
  add_pages(doc, add)
  add_calls(doc, text, add)
end

return { about = "white space that is missing or too much", find = find }
