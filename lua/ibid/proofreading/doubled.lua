--- Words that stand twice: *the the*, *of the of the*, *in only in*.

local vocabulary = require "ibid.vocabulary"
local set = require "ibid.set"

--- What may stand between a word and itself: white space, but no blank line.
local function is_near(gap)
  return gap:find "^%s+$" ~= nil and not gap:find "\n%s*\n"
end

local function classes(words)
  return {
    functions = words.is_function, repeated = set.of(words.repeated),
    prepositions = set.of(words.prepositions, words.bare_prepositions),
    determiners = set.of(words.determiners),
    focusing = set.of(words.focusing),
  }
end

--- How certain it is that a word should stand but once. Content words are repeated
-- for effect, names (*Baden Baden*) and sounds (*la la*) for good.
local function certainty_of(class, word, form)
  if class.repeated[word] then return .3 end
  if class.functions[word] then return .95 end
  if form:find "^%u" or #word < 4 then return .3 end
  return .6
end

--- May tokens `i` and `i + 1` be compared?
local function joins(seen, i)
  return seen.kind[i] == "word" and seen.kind[i + 1] == "word"
    and is_near(vocabulary.gap(seen, i))
end

local function add_word(seen, class, i, add)
  local word = seen.folded[seen.form[i]]
  if word ~= seen.folded[seen.form[i + 1]] or not joins(seen, i) then return end
  add {
    first = seen.first[i], last = seen.last[i + 1], meant = seen.form[i],
    certainty = certainty_of(class, word, seen.form[i + 1]),
    reason = "the word stands twice",
  }
end

--- *of the of the*
local function add_pair(seen, class, i, add)
  local form, folded = seen.form, seen.folded
  if i + 3 > seen.size or form[i + 2] ~= form[i] or form[i + 3] ~= form[i + 1] then return end
  local a, b = folded[form[i]], folded[form[i + 1]]
  if not (class.prepositions[a] and class.determiners[b]) then return end
  if not (joins(seen, i) and joins(seen, i + 1) and joins(seen, i + 2)) then return end
  add {
    first = seen.first[i], last = seen.last[i + 3], certainty = .95,
    meant = form[i] .. " " .. form[i + 1], reason = "two words stand twice",
  }
end

--- *in only in*
local function add_around(seen, class, i, add)
  local form, folded = seen.form, seen.folded
  if i + 2 > seen.size or form[i + 2] ~= form[i] then return end
  if not class.prepositions[folded[form[i]]] or not class.focusing[folded[form[i + 1]]] then
    return
  end
  if not (joins(seen, i) and joins(seen, i + 1)) then return end
  add {
    first = seen.first[i], last = seen.last[i + 2], certainty = .9,
    meant = form[i + 1] .. " " .. form[i], reason = "the preposition stands twice",
  }
end

local function find(doc, add)
  local seen, class = vocabulary.of(doc), classes(doc.words)
  for i = 1, seen.size - 1 do
    if seen.kind[i] == "word" then
      add_word(seen, class, i, add)
      add_pair(seen, class, i, add)
      add_around(seen, class, i, add)
    end
  end
end

return { about = "words that stand twice", find = find }
