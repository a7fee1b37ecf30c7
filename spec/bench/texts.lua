--- Texts of the benchmark's own: invented words in several scripts, the same in every run.
-- @module spec.bench.texts

local texts = {}

--- Numbers that look random, from a seed.
local function dice(seed)
  return function(n)
    seed = (seed * 1103515245 + 12345) & 0x7FFFFFFF
    return (seed >> 8) % n + 1
  end
end

local function letters(text)
  local list = {}
  for _, code in utf8.codes(text) do list[#list + 1] = utf8.char(code) end
  return list
end

--- A few thousand words of syllables.
local function words(heads, tails, roll)
  local list = {}
  heads, tails = letters(heads), letters(tails)
  for i = 1, 4000 do
    local parts = {}
    for s = 1, roll(4) do parts[s] = heads[roll(#heads)] .. tails[roll(#tails)] end
    list[i] = table.concat(parts)
  end
  return list
end

local scripts = {
  cyrillic = { "бвгджзклмнпрстфхцчшщ", "аеиоуыэюяьй", " ", ".", "«", "»" },
  greek = { "βγδζθκλμνξπρστφχψ", "αεηιουωάέήίόύώς", " ", ".", "«", "»" },
  japanese = { "山川日本語文章歴史国民学校研究", "のをはがにとでもしたるい", "", "。", "「", "」" },
  german = { "bdfghklmnprstvwzß", "aeiouäöü", " ", ".", "„", "“" },
  french = { "bcdfghjlmnpqrstv", "aeiouéèêàâç", " ", ".", "« ", " »" },
}

local function sentence(list, script, roll)
  local parts = {}
  for i = 1, 5 + roll(14) do
    local word = list[roll(#list) // roll(6) + 1] or list[1]
    if roll(12) == 1 then word = word .. "," end
    if roll(40) == 1 then word = script[5] .. word .. script[6] end
    if roll(60) == 1 then word = tostring(roll(2000)) end
    parts[i] = word
  end
  return table.concat(parts, script[3]) .. script[4]
end

local function paragraph(list, script, roll)
  local parts = {}
  for i = 1, 2 + roll(6) do parts[i] = sentence(list, script, roll) end
  return table.concat(parts, script[3]) .. "\n"
end

--- Paragraphs in one of the scripts, or in all of them by turns.
-- @tparam {string,...} names
-- @int size how many bytes at least
-- @tparam[opt] function other gives a paragraph to put between them
function texts.make(names, size, other)
  local roll, parts, total, lists = dice(1917), {}, 0, {}
  for _, name in ipairs(names) do
    local script = scripts[name]
    lists[name] = words(script[1], script[2], roll)
  end
  while total < size do
    local name = names[roll(#names)]
    local text = paragraph(lists[name], scripts[name], roll)
    if other then text = text .. other() end
    parts[#parts + 1] = text
    total = total + #text
  end
  return table.concat(parts)
end

-- What looks like calls of notes and is none: rows of a table, recipes, a log.  The
-- numbers rise as calls do, fall back, and stick to words.
local candidates = {
  function(roll, n) return ("%d  %d.%d  %d,000%d  %d"):format(n, roll(99), roll(9), roll(900),
    n % 100, roll(2000)) end,
  function(roll, n) return ("Take %d eggs,%d beat them in %d spoons of milk.%d Wait.%d"):format(
    roll(9), n % 300, roll(9), n % 300 + 1, n % 300 + 2) end,
  function(roll, n) return ("[%d] gate%d* opened at %d.%d, level %d.%d"):format(n, roll(40),
    roll(24), roll(60), roll(9), n % 100) end,
  function(_, n) return ("%d. Gate %d, closed.%d"):format(n % 50 + 1, n, n % 50 + 1) end,
}

--- False candidates of note references.
-- @int size how many bytes at least
-- @treturn string
function texts.candidates(size)
  local roll, parts, n = dice(9), {}, 0
  while size > 0 do
    local make = candidates[roll(#candidates)]
    for _ = 1, 20 + roll(200) do
      n = n + 1
      parts[#parts + 1] = make(roll, n) .. (n % 3 == 0 and "\n\n" or "\n")
      size = size - #parts[#parts]
    end
  end
  return table.concat(parts)
end

return texts
