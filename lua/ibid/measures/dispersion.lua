--- How evenly a word is spread over parts of a text.
--
-- All take two lists: how often the word occurs in each part, and how many words each
-- part has.
-- @module ibid.measures.dispersion

local function sum(list)
  local total = 0
  for _, value in ipairs(list) do total = total + value end
  return total
end

--- A word that does not occur is not spread at all: nil.
local function total_of(counts, sizes)
  local total = sum(counts)
  return total > 0 and total or nil, sum(sizes)
end

local function range(counts)
  local parts = 0
  for _, count in ipairs(counts) do
    if count > 0 then parts = parts + 1 end
  end
  return parts
end

local function dp(counts, sizes)
  local total, all = total_of(counts, sizes)
  if not total then return nil end
  local distance = 0.0
  for i, count in ipairs(counts) do
    distance = distance + math.abs(count / total - sizes[i] / all)
  end
  return distance / 2
end

local function dp_norm(counts, sizes)
  local value = dp(counts, sizes)
  if not value then return nil end
  local least = math.huge
  for _, size in ipairs(sizes) do least = math.min(least, size) end
  local most = 1 - least / sum(sizes)
  return most > 0 and value / most or nil
end

--- Relative frequencies in the parts, their mean and their standard deviation.
local function rates_of(counts, sizes)
  local rates, square = {}, 0.0
  for i, count in ipairs(counts) do
    rates[i] = sizes[i] > 0 and count / sizes[i] or 0.0
  end
  local mean = sum(rates) / #rates
  for _, rate in ipairs(rates) do square = square + (rate - mean) ^ 2 end
  return mean, math.sqrt(square / #rates)
end

local function juilland_d(counts, sizes)
  if #counts < 2 or not total_of(counts, sizes) then return nil end
  local mean, deviation = rates_of(counts, sizes)
  return 1 - deviation / mean / math.sqrt(#counts - 1)
end

local GRIES = "Gries 2008, Dispersions and adjusted frequencies in corpora, International "
  .. "Journal of Corpus Linguistics 13, 403-437"

return {
  takes = "v_i: occurrences of the word in part i, v: in all; s_i: words of part i, s: of all",
  {
    "range", range, "In how many parts the word occurs.", "parts with v_i > 0",
    GRIES,
  },
  {
    "dp", dp, "Deviation of proportions: 0 for a word spread as evenly as can be, near 1 for "
      .. "one in few parts.",
    "sum |v_i / v - s_i / s| / 2", GRIES,
  },
  {
    "dp_norm", dp_norm, "DP made to reach 1, whatever the parts.",
    "DP / (1 - min(s_i / s))",
    "Lijffijt, Gries 2012, Correction to Gries's Dispersions, International "
      .. "Journal of Corpus Linguistics 17, 147-149",
  },
  {
    "juilland_d", juilland_d, "Juilland's D: 1 for a word spread evenly, 0 for one in one of "
      .. "equal parts; of relative frequencies, since parts differ in size.",
    "1 - (sd / mean) / sqrt(parts - 1), of v_i / s_i",
    "Juilland, Brodin, Davidovitch 1970, Frequency dictionary of French words; " .. GRIES,
  },
}
