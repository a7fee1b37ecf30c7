--- How rich the vocabulary of a text is.
--
-- Those that take counts do not see the order of the words, and all but Yule's K,
-- Simpson's D and HD-D change with the length of a text: compare texts of one length.
-- @module ibid.measures.diversity

--- How many words and how many types the counts are of.
local function totals(counts)
  local words = 0
  for _, count in ipairs(counts) do words = words + count end
  return words, #counts
end

local function ttr(counts)
  local words, types = totals(counts)
  return words > 0 and types / words or nil
end

local function guiraud(counts)
  local words, types = totals(counts)
  return words > 0 and types / math.sqrt(words) or nil
end

local function cttr(counts)
  local words, types = totals(counts)
  return words > 0 and types / math.sqrt(2 * words) or nil
end

local function herdan_c(counts)
  local words, types = totals(counts)
  return words > 1 and math.log(types) / math.log(words) or nil
end

local function maas(counts)
  local words, types = totals(counts)
  if words < 2 then return nil end
  return (math.log(words) - math.log(types)) / math.log(words) ^ 2
end

local function yule_k(counts)
  local words, squares = totals(counts), 0
  if words == 0 then return nil end
  for _, count in ipairs(counts) do squares = squares + count * count end
  return 1e4 * (squares - words) / words ^ 2
end

local function simpson_d(counts)
  local words, pairs_alike = totals(counts), 0
  if words < 2 then return nil end
  for _, count in ipairs(counts) do pairs_alike = pairs_alike + count * (count - 1) end
  return pairs_alike / (words * (words - 1))
end

local DRAWS = 42

--- The chance that a type with `count` uses among `words` is not drawn at all.
local function missing(count, words)
  local chance = 1.0
  for i = 0, DRAWS - 1 do
    chance = chance * math.max(0, words - count - i) / (words - i)
  end
  return chance
end

local function hdd(counts)
  local words, found, known = totals(counts), 0.0, {}
  if words < DRAWS then return nil end
  for _, count in ipairs(counts) do
    known[count] = known[count] or 1 - missing(count, words)
    found = found + known[count]
  end
  return found / DRAWS
end

--- A word more and a word less in a window; how many types it then has.
local function step(window, types, new, old)
  if old ~= nil then
    window[old] = window[old] - 1
    if window[old] == 0 then types = types - 1 end
  end
  if not window[new] or window[new] == 0 then types = types + 1 end
  window[new] = (window[new] or 0) + 1
  return types
end

local function mattr(words, size)
  size = size or 100
  if #words < size or size < 1 then return nil end
  local window, types, sum = {}, 0, 0
  for i, word in ipairs(words) do
    types = step(window, types, word, words[i - size])
    if i >= size then sum = sum + types end
  end
  return sum / size / (#words - size + 1)
end

local THRESHOLD = 0.72

--- How many factors the words have from `from` to `to`, the last one in part.
local function factors(words, from, to, by)
  local seen, types, count, all = {}, 0, 0, 0.0
  for i = from, to, by do
    local word = words[i]
    count = count + 1
    if not seen[word] then seen[word], types = true, types + 1 end
    if types / count <= THRESHOLD then
      seen, types, count, all = {}, 0, 0, all + 1
    end
  end
  return count == 0 and all or all + (1 - types / count) / (1 - THRESHOLD)
end

local function mtld(words)
  local forward = factors(words, 1, #words, 1)
  local backward = factors(words, #words, 1, -1)
  if forward == 0 or backward == 0 then return nil end
  return (#words / forward + #words / backward) / 2
end

return {
  takes = "counts: how often each type occurs (N words, V types, f uses of a type); mattr and "
    .. "mtld: the words in their order",
  {
    "ttr", ttr, "Types per word.", "V / N",
    "Templin 1957, Certain language skills in children, University of Minnesota Press",
  },
  {
    "guiraud", guiraud, "Types per square root of the words (root TTR, R).", "V / sqrt(N)",
    "Guiraud 1954, Les caractères statistiques du vocabulaire, PUF",
  },
  {
    "cttr", cttr, "Types per square root of twice the words (corrected TTR).", "V / sqrt(2 N)",
    "Carroll 1964, Language and thought, Prentice-Hall",
  },
  {
    "herdan_c", herdan_c, "TTR of the logarithms.", "log V / log N",
    "Herdan 1960, Type-token mathematics, Mouton",
  },
  {
    "maas", maas, "How fast new types grow rare: small is rich.", "(log N - log V) / (log N)^2",
    "Maas 1972, Zusammenhang zwischen Wortschatzumfang und Länge eines Textes, LiLi 2(8), 73-96",
  },
  {
    "yule_k", yule_k, "How much the frequent words repeat: small is rich.",
    "10^4 (sum f^2 - N) / N^2",
    "Yule 1944, The statistical study of literary vocabulary, Cambridge University Press",
  },
  {
    "simpson_d", simpson_d, "The chance that two words are one type: small is rich.",
    "sum f (f - 1) / (N (N - 1))", "Simpson 1949, Measurement of diversity, Nature 163, 688",
  },
  {
    "hdd", hdd, "HD-D: expected TTR of 42 words drawn without putting back; none below 42 words.",
    "sum (1 - C(N - f, 42) / C(N, 42)) / 42",
    "McCarthy, Jarvis 2007, vocd: a theoretical and empirical evaluation, Language Testing "
      .. "24, 459-488",
  },
  {
    "mattr", mattr, "Mean TTR of all windows of so many words (default 100); none for less.",
    "mean of V / size over windows",
    "Covington, McFall 2010, Cutting the Gordian knot: the moving-average type-token ratio, "
      .. "Journal of Quantitative Linguistics 17, 94-100",
  },
  {
    "mtld", mtld, "Mean length of stretches until their TTR is 0.72, forward and backward.",
    "mean of N / factors; the last factor in part: (1 - TTR) / (1 - 0.72)",
    "McCarthy, Jarvis 2010, MTLD, vocd-D, and HD-D, Behavior Research Methods 42, 381-392",
  },
}
