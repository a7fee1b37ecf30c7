--- How hard a text is to read, by the lengths of its words and sentences.
--
-- All take one table of counts: `words`, `sentences`, `characters` (letters and digits of
-- words), `syllables`, `long` (words of three syllables and more).  All but ARI were
-- fitted to English; their grades are those of schools in the United States.
-- @module ibid.measures.readability

--- Are all these counted, and is there something to divide by?
local function has(counts, ...)
  if counts.words == 0 or counts.sentences == 0 then return false end
  for _, name in ipairs { ... } do
    if counts[name] == nil then return false end
  end
  return true
end

local function flesch(counts)
  if not has(counts, "syllables") then return nil end
  return 206.835 - 1.015 * counts.words / counts.sentences
    - 84.6 * counts.syllables / counts.words
end

local function flesch_kincaid(counts)
  if not has(counts, "syllables") then return nil end
  return 0.39 * counts.words / counts.sentences
    + 11.8 * counts.syllables / counts.words - 15.59
end

local function fog(counts)
  if not has(counts, "long") then return nil end
  return 0.4 * (counts.words / counts.sentences + 100 * counts.long / counts.words)
end

local function smog(counts)
  if not has(counts, "long") then return nil end
  return 1.043 * math.sqrt(counts.long * 30 / counts.sentences) + 3.1291
end

local function ari(counts)
  if not has(counts, "characters") then return nil end
  return 4.71 * counts.characters / counts.words
    + 0.5 * counts.words / counts.sentences - 21.43
end

return {
  takes = "a table: words, sentences, characters (letters and digits), syllables, long "
    .. "(words of three syllables and more)",
  {
    "flesch", flesch, "Reading ease: 100 is very easy, 0 very hard. English only.",
    "206.835 - 1.015 words / sentences - 84.6 syllables / words",
    "Flesch 1948, A new readability yardstick, Journal of Applied Psychology "
      .. "32, 221-233",
  },
  {
    "flesch_kincaid", flesch_kincaid, "Years of school. English only.",
    "0.39 words / sentences + 11.8 syllables / words - 15.59",
    "Kincaid, Fishburne, Rogers, Chissom 1975, Derivation of new readability formulas for "
      .. "Navy enlisted personnel, Research Branch Report 8-75",
  },
  {
    "fog", fog, "Gunning's fog index, years of school. English only; all words of three "
      .. "syllables and more are long.",
    "0.4 (words / sentences + 100 long / words)",
    "Gunning 1952, The technique of clear writing",
  },
  {
    "smog", smog, "Years of school for full understanding, made for 30 sentences. English "
      .. "only.",
    "1.043 sqrt(30 long / sentences) + 3.1291",
    "McLaughlin 1969, SMOG grading: a new readability formula, Journal of Reading 12, "
      .. "639-646",
  },
  {
    "ari", ari, "Automated readability index, years of school; counts no syllables.",
    "4.71 characters / words + 0.5 words / sentences - 21.43",
    "Smith, Senter 1967, Automated readability index, AMRL-TR-66-220",
  },
}
