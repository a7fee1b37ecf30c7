--- How far two things go together, or a word's use differs between two texts.
--
-- All begin with the same four counts, the margins of a table of two by two:
--
--     o  occurrences of the word near the node, or in the first text
--     r  all occurrences near the node, or in the first text
--     c  occurrences of the word everywhere
--     n  all occurrences everywhere
--
-- A measure that the counts leave undefined is nil.
-- @module ibid.measures.association

--- How often chance alone would give the word: o if nothing depends on anything.
local function expected(_, r, c, n)
  return n > 0 and r * c / n or nil
end

local function log2(x)
  return math.log(x, 2)
end

local function sign(o, r, c, n)
  return o < r * c / n and -1 or 1
end

--- A cell's part of G2; what was not seen adds nothing.
local function surprise(observed, chance)
  return observed > 0 and observed * math.log(observed / chance) or 0.0
end

--- G2 of so many cells, not below 0 by rounding, with the sign of the difference.
local function g2_of(o, r, c, n, cells)
  if n == 0 then return nil end
  local sum = surprise(o, r * c / n) + surprise(c - o, (n - r) * c / n)
  if cells == 4 then
    sum = sum + surprise(r - o, r * (n - c) / n)
      + surprise(n - r - c + o, (n - r) * (n - c) / n)
  end
  return sign(o, r, c, n) * math.max(0.0, 2 * sum)
end

local function g2(o, r, c, n)
  return g2_of(o, r, c, n, 4)
end

local function g2_two_cells(o, r, c, n)
  return g2_of(o, r, c, n, 2)
end

local function chi2(o, r, c, n)
  local margins = r * c * (n - r) * (n - c)
  if margins == 0 then return nil end
  local difference = 1.0 * o * n - 1.0 * r * c
  return sign(o, r, c, n) * n * difference / margins * difference
end

local function mi(o, r, c, n)
  if o == 0 then return nil end
  return log2(o / expected(o, r, c, n))
end

local function mi3(o, r, c, n)
  if o == 0 then return nil end
  return log2(o ^ 3 / expected(o, r, c, n))
end

local function t(o, r, c, n)
  if o == 0 then return nil end
  return (o - expected(o, r, c, n)) / math.sqrt(o)
end

local function z(o, r, c, n)
  local chance = expected(o, r, c, n)
  if not chance or chance == 0 then return nil end
  return (o - chance) / math.sqrt(chance)
end

local function dice(o, r, c)
  if r + c == 0 then return nil end
  return 2 * o / (r + c)
end

local function log_dice(o, r, c)
  if o == 0 then return nil end
  return 14 + log2(dice(o, r, c))
end

local function log_ratio(o, r, c, n)
  if r == 0 or r == n or c == 0 then return nil end
  local here, there = o > 0 and o or 0.5, c > o and c - o or 0.5
  return log2((here / r) / (there / (n - r)))
end

local function delta_p(o, r, c, n)
  if r == 0 or r == n then return nil end
  return o / r - (c - o) / (n - r)
end

local function delta_p_back(o, r, c, n)
  return delta_p(o, c, r, n)
end

local function diff(o, r, c, n)
  if r == 0 or r == n or c == o then return nil end
  local here, there = o / r, (c - o) / (n - r)
  return (here - there) * 100 / there
end

local function odds_ratio(o, r, c, n)
  local a, b, d, e = o, r - o, c - o, n - r - c + o
  if a * b * d * e == 0 then a, b, d, e = a + 0.5, b + 0.5, d + 0.5, e + 0.5 end
  return (a / b) / (d / e)
end

local EVERT = "Evert 2008, Corpora and collocations, in: Lüdeling, Kytö, Corpus linguistics "
  .. "2, section "
local GRIES = "Gries 2013, 50-something years of work on collocations, International Journal "
  .. "of Corpus Linguistics 18, 137-165"

return {
  takes = "o: occurrences of the word near the node or in the first text; r: all "
    .. "occurrences there; c: those of the word everywhere; n: all; e: what chance would give",
  {
    "expected", expected, "Occurrences that chance alone would give.",
    "e = r c / n", EVERT .. "4.1",
  },
  {
    "g2", g2, "Log-likelihood of all four cells; below 0 if o < e. How certain it is that "
      .. "there is a difference, not how large it is.",
    "2 sum(o_ij ln(o_ij / e_ij)), i, j = 1, 2",
    "Dunning 1993, Accurate methods for the statistics of surprise and coincidence, "
      .. "Computational Linguistics 19, 61-74; " .. EVERT .. "5.2",
  },
  {
    "g2_two_cells", g2_two_cells, "Log-likelihood of the word's two cells alone, as for two "
      .. "corpora; below 0 if o < e.",
    "2 (o ln(o / e) + (c - o) ln((c - o) / (c - e)))",
    "Rayson, Garside 2000, Comparing corpora using frequency profiling, Workshop on "
      .. "comparing corpora, ACL, 1-6",
  },
  {
    "chi2", chi2, "Pearson's chi-squared of four cells without Yates's correction; below 0 "
      .. "if o < e.",
    "n (o n - r c)^2 / (r c (n - r) (n - c))", EVERT .. "5.2",
  },
  {
    "mi", mi, "Mutual information in bits; large for what is rare.", "log2(o / e)",
    "Church, Hanks 1990, Word association norms, mutual information, and lexicography, "
      .. "Computational Linguistics 16, 22-29",
  },
  {
    "mi3", mi3, "Mutual information that gives more weight to what is frequent.",
    "log2(o^3 / e)", "Daille 1994, Approche mixte pour l'extraction automatique de "
      .. "terminologie; " .. EVERT .. "4.2",
  },
  {
    "t", t, "Student's t: large for what is frequent.", "(o - e) / sqrt(o)",
    "Church, Gale, Hanks, Hindle 1991, Using statistics in lexical analysis, in: Zernik, "
      .. "Lexical acquisition, 115-164; " .. EVERT .. "4.2",
  },
  {
    "z", z, "How many standard deviations o lies above e.", "(o - e) / sqrt(e)",
    EVERT .. "4.2",
  },
  {
    "dice", dice, "Dice's coefficient, from 0 to 1; collocate takes the uses of the node "
      .. "for r.", "2 o / (r + c)",
    "Dice 1945, Measures of the amount of ecologic association between species, "
      .. "Ecology 26, 297-302",
  },
  {
    "log_dice", log_dice,
    "Dice in bits, at most 14; does not depend on the corpus's size; "
      .. "r as for dice.",
    "14 + log2(2 o / (r + c))",
    "Rychlý 2008, A lexicographer-friendly association score, RASLAN, 6-9",
  },
  {
    "log_ratio", log_ratio, "How often the relative frequency doubles; 0 counts as 0.5.",
    "log2((o / r) / ((c - o) / (n - r)))",
    "Hardie 2014, Log Ratio: an informal introduction, CASS, Lancaster",
  },
  {
    "delta_p", delta_p, "How far the node's presence raises the share of the word.",
    "o / r - (c - o) / (n - r)",
    GRIES,
  },
  {
    "delta_p_back", delta_p_back, "How far the word's presence raises the share of what is "
      .. "near the node.",
    "o / c - (r - o) / (n - c)",
    GRIES,
  },
  {
    "diff", diff, "%DIFF: by how many per cent the relative frequency is larger; nothing if the "
      .. "second text lacks the word.",
    "100 (o / r - (c - o) / (n - r)) / ((c - o) / (n - r))",
    "Gabrielatos, Marchi 2012, Keyness: appropriate metrics and practical issues",
  },
  {
    "odds_ratio", odds_ratio, "The odds of the word in the first text over those in the "
      .. "second; 0.5 is added to each cell if one is 0.",
    "(o / (r - o)) / ((c - o) / (n - r - c + o))",
    "Pojanapunya, Watson Todd 2018, Log-likelihood and odds ratio, Corpus Linguistics and "
      .. "Linguistic Theory 14, 133-167; the 0.5: Haldane 1956, The estimation and "
      .. "significance of the logarithm of a ratio of frequencies, Annals of Human Genetics "
      .. "20, 309-311",
  },
}
