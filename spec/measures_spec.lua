local measures = require "ibid.measures"

--- Values that other programs gave, by measure: what it takes, then the value.
--
-- NLTK 3.8, Python 3.11, nltk.metrics.association.BigramAssocMeasures, called with
-- (o, (r, c), n): likelihood_ratio, chi_sq, pmi, student_t, dice; mi3 is
-- log2(n mi_like), log_dice is 14 + log2(dice).  NLTK gives no signs.
--
-- R 4.2.2 with epitools 0.5-10.1, m = matrix(c(o, c - o, r - o, n - r - c + o), 2):
--   expected, z    chisq.test(m, correct = FALSE)$expected[1, 1], $residuals[1, 1]
--   g2_two_cells   glm(c(o, c - o) ~ 1, offset = log(c(r, n - r)), family = poisson)$deviance
--   delta_p        -diff(prop.test(m, correct = FALSE)$estimate); _back: of t(m)
--   log_ratio      log2(riskratio.wald(m, rev = "both")$measure[2, 1])
--   diff           100 * (riskratio.wald(m, rev = "both")$measure[2, 1] - 1)
--   odds_ratio     oddsratio.wald(m, rev = "both")$measure[2, 1]
--   p              pchisq(x, 1, lower.tail = FALSE)
--   bonferroni …   p.adjust(p, "bonferroni"), "holm", "BH"
--   dp             dist(rbind(v / sum(v), s / sum(s)), "manhattan") / 2
--   dp_norm        the same / (1 - min(s / sum(s)))
--   juilland_d     r = v / s; n = length(r);
--                  1 - sqrt(var(r) * (n - 1) / n) / mean(r) / sqrt(n - 1)
--
-- npm, version 2.0.1 each, with { sentence: 7, word: 151, syllable: 233, character: 731,
-- polysillabicWord: 19, complexPolysillabicWord: 19 }: flesch, flesch-kincaid,
-- gunning-fog, smog-formula, automated-readability.
--
-- LexicalRichness 0.5.1 (Python) prints values for a text of 57 words in its README; only
-- the ORDER of the types matters here, of which USES says how often each occurs. Its
-- tests have the value of MTLD for 10 words; quanteda.textstats has those of MATTR for 7.
--
-- R 4.2.2 with vegan 2.6-4, x = FREQUENCIES, N = sum(x):
--   hdd        rarefy(x, 42) / 42
--   yule_k     1e4 * (1 - diversity(x, "simpson") - 1 / N)
--   simpson_d  1 - simpson.unb(x)
--   guiraud    specnumber(x) / sqrt(N)
local ORDER = {
  1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 2, 11, 12, 13, 14, 15, 16, 17, 14, 18, 19, 20, 21, 22, 23,
  12, 24, 20, 25, 26, 27, 14, 19, 28, 29, 30, 31, 32, 33, 34, 23, 35, 33, 36, 37, 38, 14, 30,
  19, 13, 8, 39, 2, 35, 35, 33, 36,
}
local USES = {}
for _, word in ipairs(ORDER) do USES[word] = (USES[word] or 0) + 1 end
local FREQUENCIES = { 50, 31, 20, 12, 9, 7, 5, 4, 4, 3, 3, 2, 2, 2, 1, 1, 1, 1, 1, 1, 1 }
local P = { 0.01, 0.02, 0.03, 0.04, 0.05, 0.001, 0.9, 0.04 }
local COUNTS = { sentences = 7, words = 151, syllables = 233, characters = 731, long = 19 }

local GIVEN = {
  expected = { { 30, 200, 100, 10000, 2 }, { 2, 500, 400, 10000, 20 } },
  g2 = {
    { 30, 200, 100, 10000, 119.61830755544878 },
    { 2, 500, 400, 10000, -28.3314056106557 },
    { 8, 82, 31, 1432, 13.596121877093209 },
    -- R: x = c(o, c - o), n = c(r, n - r);
    -- glm(cbind(x, n - x) ~ 1, family = binomial)$deviance.
    { 7, 1000, 7, 6000, 25.125577459934696 },
    { 0, 1000, 30, 6000, -10.969403864659748 },
  },
  g2_two_cells = {
    { 30, 200, 100, 10000, 115.37689893916286 },
    { 2, 500, 400, 10000, -27.629138668972828 },
    { 7, 1000, 7, 6000, 25.084632569192781 },
    { 0, 1000, 30, 6000, -10.939293407637264 },
  },
  chi2 = {
    { 30, 200, 100, 10000, 404.0404040404041 },
    { 2, 500, 400, 10000, -17.763157894736842 },
    { 8, 82, 31, 1432, 23.666870121390154 },
  },
  mi = {
    { 30, 200, 100, 10000, 3.906890595608518 },
    { 2, 500, 400, 10000, -3.3219280948873635 },
    -- "new companies", Manning, Schütze 1999, Foundations of Statistical Natural
    -- Language Processing, section 5.3, as NLTK gives it.
    { 8, 15828, 4675, 14307668, 0.6293432116236843 },
  },
  mi3 = {
    { 30, 200, 100, 10000, 13.720671786825555 },
    { 2, 500, 400, 10000, -1.3219280948873622 },
  },
  t = {
    { 30, 200, 100, 10000, 5.11207720338155 },
    { 2, 500, 400, 10000, -12.727922061357855 },
    -- The book has .999932 in section 5.3.1.
    { 8, 15828, 4675, 14307668, 0.9999319894802036 },
  },
  z = {
    { 30, 200, 100, 10000, 19.798989873223331 },
    { 8, 82, 31, 1432, 4.6721131027595595 },
  },
  dice = {
    { 30, 200, 100, 10000, 0.2 }, { 8, 82, 31, 1432, 0.1415929203539823 },
  },
  log_dice = {
    { 30, 200, 100, 10000, 11.678071905112638 },
    { 8, 82, 31, 1432, 11.179821037584812 },
    -- Rychlý 2008: all uses together give 14.
    { 20, 20, 20, 1000, 14 },
  },
  log_ratio = {
    { 30, 200, 100, 10000, 4.3923174227787607 },
    { 2, 500, 400, 10000, -3.3886971071000636 },
    { 8, 82, 31, 1432, 2.5176297312630966 },
    -- 7 of 1000 and none of 2000: 7 / 1000 against 0.5 / 2000.
    { 7, 1000, 7, 3000, math.log(28, 2) },
  },
  delta_p = {
    { 30, 200, 100, 10000, 0.14285714285714285 },
    { 2, 500, 400, 10000, -0.037894736842105259 },
    { 8, 82, 31, 1432, 0.080523938572719056 },
  },
  delta_p_back = {
    { 30, 200, 100, 10000, 0.28282828282828282 },
    { 2, 500, 400, 10000, -0.046875 },
    { 8, 82, 31, 1432, 0.20524510142524924 },
  },
  diff = {
    { 30, 200, 100, 10000, 2000 },
    { 2, 500, 400, 10000, -90.452261306532662 },
    { 8, 82, 31, 1432, 472.64050901378579 },
  },
  odds_ratio = {
    { 30, 200, 100, 10000, 24.529411764705884 },
    { 2, 500, 400, 10000, 0.091844765998668046 },
    { 8, 82, 31, 1432, 6.2373678025851937 },
  },
  p = {
    { 0, 1 },
    { 0.5, 0.47950012218695348 }, { 3.84, 0.050043521248705224 },
    { 10.83, 0.00099868637918025895 }, { -10.83, 0.00099868637918025895 },
    { 50, 1.5374597944280343e-12 }, { 700, 2.9902269751246203e-154 },
  },
  bonferroni = { { P, { 0.08, 0.16, 0.24, 0.32, 0.4, 0.008, 1, 0.32 } } },
  holm = { { P, { 0.07, 0.12, 0.15, 0.16, 0.16, 0.008, 0.9, 0.16 } } },
  bh = {
    { P, {
      0.04, 0.05333333333333333, 0.05333333333333333, 0.05333333333333333,
      0.057142857142857141, 0.008, 0.9, 0.05333333333333333,
    } },
  },
  range = { { { 1, 2, 3, 4, 5 }, { 9, 10, 10, 10, 11 }, 5 }, { { 0, 6, 3 }, { 1, 2, 3 }, 2 } },
  dp = {
    -- Gries 2008, the letter a in a corpus of 50 letters: .18; Juilland's D
    -- is .785 there.
    { { 1, 2, 3, 4, 5 }, { 9, 10, 10, 10, 11 }, 0.18 },
    { { 0, 6, 3 }, { 100, 200, 300 }, 0.33333333333333337 },
    { { 8, 0, 0, 0 }, { 50, 50, 50, 50 }, 0.75 },
  },
  dp_norm = {
    { { 1, 2, 3, 4, 5 }, { 9, 10, 10, 10, 11 }, 0.21951219512195119 },
    { { 0, 6, 3 }, { 100, 200, 300 }, 0.4 },
    { { 8, 0, 0, 0 }, { 50, 50, 50, 50 }, 1 },
  },
  juilland_d = {
    { { 1, 2, 3, 4, 5 }, { 9, 10, 10, 10, 11 }, 0.78515045345045076 },
    { { 0, 6, 3 }, { 100, 200, 300 }, 0.33856217223385232 },
    { { 8, 0, 0, 0 }, { 50, 50, 50, 50 }, 0 },
  },
  ttr = { { USES, 0.6842105263157895 } },
  guiraud = { { USES, 5.165676192553671 }, { FREQUENCIES, 1.6550318531021113 } },
  cttr = { { USES, 3.6526846651686067 } },
  herdan_c = { { USES, 0.9061378160786574 } },
  maas = { { USES, 0.023215679867353005 } },
  yule_k = { { FREQUENCIES, 1569.3838972261876 } },
  simpson_d = { { FREQUENCIES, 0.15791925465835455 } },
  hdd = { { USES, 0.7468703323966486 }, { FREQUENCIES, 0.2948559591641397 } },
  mattr = {
    { ORDER, 25, 0.8351515151515151 },
    { { 1, 1, 2, 1, 1, 2, 1 }, 2, 5 / 6 }, { { 1, 1, 2, 1, 1, 2, 1 }, 4, 0.5 },
  },
  mtld = { { ORDER, 46.79226361031519 }, { { 1, 2, 3, 4, 2, 5, 6, 7, 2, 8 }, 14 } },
  flesch = { { COUNTS, 54.39827814569537 } },
  flesch_kincaid = { { COUNTS, 11.030804162724696 } },
  fog = { { COUNTS, 13.661684011352888 } },
  smog = { { COUNTS, 12.540900571622839 } },
  ari = { { COUNTS, 12.15710501419111 } },
}

local function assert_near(wanted, found, what)
  if type(wanted) == "table" then
    assert.equal(#wanted, #found, what)
    for i, value in ipairs(wanted) do assert_near(value, found[i], what) end
    return
  end
  local most = 1e-9 * math.max(1, math.abs(wanted))
  assert.is_true(math.abs(found - wanted) <= most, ("%s: %.17g, not %.17g")
    :format(what, found, wanted))
end

describe("measures", function()
  for _, row in ipairs(measures.table()) do
    it("give for " .. row.name .. " what other programs give", function()
      local cases = GIVEN[row.name]
      assert.is_table(cases, "a reference value is wanted")
      for _, case in ipairs(cases) do
        local n = #case
        local found = measures[row.name](table.unpack(case, 1, n - 1))
        assert_near(case[n], found, row.name)
      end
    end)

    it("say what " .. row.name .. " is and where it comes from", function()
      assert.is_true(#row.what > 10 and #row.formula > 2)
      assert.truthy(row.source:find "^%u.* [12]%d%d%d", row.source)
    end)
  end

  it("are as exact for small p as for large ones", function()
    -- R: pchisq(c(100, 1000), 1, lower.tail = FALSE)
    assert.is_true(math.abs(measures.p(100) / 1.5239706048321054e-23 - 1) < 1e-9)
    assert.is_true(math.abs(measures.p(1000) / 1.7958327848007259e-219 - 1) < 1e-9)
  end)

  it("are numbers or nothing, whatever the counts", function()
    local names = {}
    for _, row in ipairs(measures.table()) do
      if row.group == "association" then names[#names + 1] = row.name end
    end
    for n = 0, 6 do
      for r = 0, n do
        for c = 0, n do
          for o = math.max(0, r + c - n), math.min(r, c) do
            for _, name in ipairs(names) do
              local value = measures[name](o, r, c, n)
              local is_finite = value == nil or (value - value == 0)
              assert.is_true(is_finite, ("%s(%d, %d, %d, %d)"):format(name, o, r, c, n))
            end
          end
        end
      end
    end
  end)

  it("are nothing for words that do not occur and parts that are empty", function()
    assert.is_nil(measures.dp({ 0, 0 }, { 5, 5 }))
    assert.is_nil(measures.dp_norm({ 3 }, { 5 }))
    assert.is_nil(measures.juilland_d({ 3 }, { 5 }))
    assert_near(0.5, measures.dp({ 2, 0 }, { 5, 5 }), "dp")
    assert_near(0, measures.juilland_d({ 2, 0 }, { 5, 0 }), "juilland_d")
    for _, name in ipairs { "flesch", "flesch_kincaid", "fog", "smog", "ari" } do
      assert.is_nil(measures[name] { words = 0, sentences = 0, syllables = 0, long = 0 })
      assert.is_nil(measures[name] { words = 3, sentences = 1 })
    end
  end)
end)
