--- Points that are lost or too many: *ibid, 12*, *the dam* It held*, *the dam,, which*.

local vocabulary = require "ibid.vocabulary"
local set = require "ibid.set"

-- ---- Abbreviations ----------------------------------------------------------

--- What shows that a word is the abbreviation: *p 12*, *ibid, 12*.
local function is_used_so(seen, class, i)
  local form = seen.form[i]
  if class.locators[form] then return seen.kind[i + 1] == "number" end
  return class.places[form] and (seen.form[i + 1] == "," or seen.kind[i + 1] == "number")
end

--- Abbreviations without their point, where the text sets one elsewhere.
local function add_abbreviations(seen, words, add)
  local class = { locators = set.capital(words.locators), places = set.capital(words.same_place) }
  local found = {}
  for i = 1, seen.size - 1 do
    if seen.kind[i] == "word" and is_used_so(seen, class, i) then
      local form = seen.form[i]
      found[form] = found[form] or {}
      table.insert(found[form], i)
    end
  end
  for form, list in pairs(found) do
    local pointed = seen.count[form .. "."] or 0
    for _, i in ipairs(pointed >= 4 * #list and list or {}) do
      add {
        first = seen.first[i], last = seen.last[i], certainty = .8, meant = form .. ".",
        reason = "an abbreviation without its point",
      }
    end
  end
end

-- ---- Ends of sentences ------------------------------------------------------

--- A word, a call, and a word that begins sentences.
local function add_ends(doc, add)
  local text, starters = doc.text, set.capital(doc.words.starters)
  for first, last in doc.references.source.items:ranges() do
    local before = text:sub(math.max(1, first - 30), first - 1):match "%f[%a]%l+$"
    local next_word = text:match("^[%])]?[ \t]+(%u%l*)%f[^%w]", last + 1)
    if before and next_word and starters[next_word] and next_word ~= "I" then
      add {
        first = first - #before, last = last, certainty = .7,
        meant = before .. "." .. text:sub(first, last), reason = "a sentence without its point",
      }
    end
  end
end

-- ---- Points beside each other -----------------------------------------------

local DOUBLED = {
  { pattern = "%w()([,;:]) ?[,;:]()%s", certainty = .7 },
  { pattern = "%l%l()(%.)%.()%s+%u", certainty = .6 },
  { pattern = "%l%l(),(%.)()%s+%u", certainty = .7 },
}

local function add_doubled(doc, add)
  for _, one in ipairs(DOUBLED) do
    for first, meant, after in doc.text:gmatch(one.pattern) do
      add {
        first = first, last = after - 1, certainty = one.certainty, meant = meant,
        reason = "two points for one",
      }
    end
  end
end

local function find(doc, add)
  add_abbreviations(vocabulary.of(doc), doc.words, add)
  add_ends(doc, add)
  add_doubled(doc, add)
end

return { about = "points that are lost or too many", find = find }
