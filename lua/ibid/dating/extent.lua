--- The extent of a date in years: from when to when, as numbers.
-- @module ibid.dating.extent

--- A day, a month or a year as `{ year, month, day }`, or nil if the year is not known.
local function parse(text)
  local sign, year, rest = text:match "^(%-?)(%d%d%d%d)(.*)$"
  if not year then return nil end
  local month, day = rest:match "^%-(%d%d)%-?(%d*)"
  return {
    tonumber(sign .. year), tonumber(month or ""), tonumber(day or ""),
  }
end

local function first_moment(at)
  return at[1] + ((at[2] or 1) - 1) / 12 + ((at[3] or 1) - 1) / 372
end

--- The moment behind the last one.
local function last_moment(at)
  if at[3] then return first_moment(at) + 1 / 372 end
  return first_moment(at) + (at[2] and 1 / 12 or 1)
end

--- From when to when a date lasts; a day is the 31st part of a month.
-- @string iso as the layer `dates` writes it: `1921`, `1921-03`, `1921-03-04`, `1921/1923`
-- @treturn number|nil the first moment, in years; nothing if the year is not known
-- @treturn ?number the moment behind the last
-- @usage print(require "ibid.dating.extent"("1921/1922")) --> 1921 1923
local function extent(iso)
  local from, to = iso:match "^([^/]*)/(.*)$"
  local first, last = parse(from or iso), parse(to or iso)
  first, last = first or last, last or first
  if not first then return nil end
  return first_moment(first), math.max(last_moment(first), last_moment(last))
end

return extent
