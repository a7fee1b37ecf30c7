--- How likely a difference is by chance, and what becomes of that in many tests.
--
-- Source of the two expansions: Abramowitz, Stegun 1964, Handbook of Mathematical
-- Functions, 7.1.6 and 7.1.14.
-- @module ibid.measures.significance

--- erf by its series, for small x.
local function erf_series(x)
  local term, sum, k = x, x, 0
  repeat
    k = k + 1
    term = term * 2 * x * x / (2 * k + 1)
    sum = sum + term
  until term <= sum * 1e-17
  return 2 / math.sqrt(math.pi) * math.exp(-x * x) * sum
end

--- erfc by its continued fraction, from the inside out, for large x.
local function erfc_fraction(x)
  local value = x
  for k = 120, 1, -1 do value = x + k / 2 / value end
  return math.exp(-x * x) / (value * math.sqrt(math.pi))
end

local function erfc(x)
  return x < 1.5 and 1 - erf_series(x) or erfc_fraction(x)
end

--- Chi-squared with one degree of freedom is a normal deviate's square.
local function p(chi2)
  return erfc(math.sqrt(math.abs(chi2) / 2))
end

--- The places of the values from the smallest to the largest.
local function ranked(values)
  local order = {}
  for i = 1, #values do order[i] = i end
  table.sort(order, function(i, j)
    return values[i] < values[j] or (values[i] == values[j] and i < j)
  end)
  return order
end

local function bonferroni(values)
  local list = {}
  for i, value in ipairs(values) do list[i] = math.min(1.0, value * #values) end
  return list
end

--- Step down: no value gets smaller than one before it.
local function holm(values)
  local list, most, m = {}, 0.0, #values
  for rank, i in ipairs(ranked(values)) do
    most = math.max(most, math.min(1.0, values[i] * (m - rank + 1)))
    list[i] = most
  end
  return list
end

--- Step up: no value gets larger than one behind it.
local function bh(values)
  local list, least, m, order = {}, 1.0, #values, ranked(values)
  for rank = m, 1, -1 do
    local i = order[rank]
    least = math.min(least, values[i] * m / rank)
    list[i] = least
  end
  return list
end

return {
  takes = "p: a value; the others: a list of p of m tests",
  {
    "p", p, "How likely a G2 or chi-squared as large as this is by chance alone.",
    "erfc(sqrt(x / 2)): chi-squared, one degree of freedom",
    "Abramowitz, Stegun 1964, Handbook of Mathematical Functions, 26.4 and 7.1",
  },
  {
    "bonferroni", bonferroni, "p of one test among m, by which any false finding is as rare "
      .. "as it says.",
    "min(1, m p)", "Dunn 1961, Multiple comparisons among means, JASA 56, 52-64",
  },
  {
    "holm", holm, "As Bonferroni, and finds more: the k-th smallest p counts m - k + 1 tests.",
    "max over j <= k of min(1, (m - j + 1) p_j)",
    "Holm 1979, A simple sequentially rejective multiple test procedure, Scandinavian "
      .. "Journal of Statistics 6, 65-70",
  },
  {
    "bh", bh, "p by which the share of false findings among all findings is kept.",
    "min over j >= k of min(1, m p_j / j)",
    "Benjamini, Hochberg 1995, Controlling the false discovery rate, Journal of the Royal "
      .. "Statistical Society B 57, 289-300",
  },
}
