--- How often a word is used in the texts of each year: a corpus of JSON Lines, a text a
-- line, such as `{"id": "a1", "year": 1911, "text": "The weir failed."}`.
--
--     > print(require "ibid.examples.by_year" ("letters.jsonl", "weir"))
local ibid = require "ibid"

return function(path, word)
  local by_year, years = {}, {}
  for doc in ibid.corpus { path }:each() do
    local year = doc.fields.year
    if year and not by_year[year] then
      by_year[year] = { year, 0, 0, 0 }
      years[#years + 1] = year
    end
    local row = year and by_year[year] or {}
    row[2] = (row[2] or 0) + 1
    row[3] = (row[3] or 0) + #doc:select()
    row[4] = (row[4] or 0) + #doc:concord(word)
  end
  table.sort(years)
  local columns = { "year", "texts", "words", "uses", "relative" }
  local result = ibid.Table { columns = columns }
  for _, year in ipairs(years) do
    local row = by_year[year]
    row[5] = row[3] > 0 and row[4] / row[3] * 1e6 or 0.0
    result:add(row)
  end
  return result
end
