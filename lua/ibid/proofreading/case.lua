--- Capitals inside a word that are small elsewhere, and the reverse: *TsaSR* for *TsASR*.

local vocabulary = require "ibid.vocabulary"

--- A capital behind a small letter, or a small letter between capitals; names such as
-- *McAdam* and plurals such as *MPs* are set so by custom.
local function is_mixed(form)
  if form:find "^Ma?c%u%l+$" or form:find "^%u+s$" or form:find "^O.-%u" then return false end
  return form:find "%l%u" ~= nil or form:find "%u%l+%u" ~= nil or form:find "%u%u%l$" ~= nil
end

local function capitals_of(form)
  local _, count = form:gsub("%u", "")
  return count
end

--- The forms of each word that has two capitals somewhere.
local function families_of(seen)
  local families = {}
  for form in pairs(seen.count) do
    if capitals_of(form) >= 2 and not form:find "[^%a]" then
      local key = seen.folded[form]
      families[key] = families[key] or {}
      table.insert(families[key], form)
    end
  end
  return families
end

local function add_family(seen, family, add)
  table.sort(family, function(a, b)
    local m, n = seen.count[a], seen.count[b]
    return m > n or (m == n and a < b)
  end)
  local usual = family[1]
  for k = 2, #family do
    local form = family[k]
    local count = seen.count[form]
    if is_mixed(form) and 2 * count <= seen.count[usual] then
      for _, i in ipairs(seen.places[form]) do
        add {
          first = seen.first[i], last = seen.last[i], meant = usual,
          certainty = 3 * count <= seen.count[usual] and .8 or .6,
          reason = ("a word that is spelt “%s” elsewhere"):format(usual),
        }
      end
    end
  end
end

local function find(doc, add)
  local seen = vocabulary.of(doc)
  for _, family in pairs(families_of(seen)) do
    if #family > 1 then add_family(seen, family, add) end
  end
end

return { about = "capitals inside words", find = find }
