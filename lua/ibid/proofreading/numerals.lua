--- Roman numerals that count nothing: *XLHI* for *XLIII*, *XVll* for *XVII*.

local numeral = require "ibid.grammars.numeral"
local vocabulary = require "ibid.vocabulary"
local set = require "ibid.set"

--- What a scanner reads for the strokes of a numeral.
local STROKES = { H = "II", U = "II", l = "I", ["1"] = "I", J = "I", T = "I", Y = "V" }

--- The numeral that is meant, or nil.
local function meant_by(form)
  local meant = form:gsub("[HUl1JTY]", STROKES)
  if meant == form or not numeral.value(meant) then return nil end
  return meant
end

--- Does it consist of what numerals and misread numerals consist of, and is it none?
local function is_candidate(form)
  return #form >= 2 and form:find "^[IVXLCDMHUl1JTY]+$" and form:find "[IVXLCDM]"
    and form:find "[HUl1JTY]" and not form:find "^1+[^%d]*$"
end

--- Does it stand where numerals do: behind a comma or a locator, before a number?
local function has_place(seen, i, locators)
  local before, after = seen.form[i - 1] or "", seen.form[i + 1] or ""
  if locators[before] or locators[before:gsub("%.$", "")] then return true end
  return (before == "," or before == ";") and (after == "," or after == ":" or after == "–")
    and seen.kind[i + 2] == "number"
end

local function find(doc, add)
  local seen, words = vocabulary.of(doc), doc.words
  local locators = set.capital(words.locators, words.divisions, words.volume_words,
    words.chapter_words, words.page_words)
  for form, places in pairs(seen.places) do
    local meant = is_candidate(form) and meant_by(form)
    for _, i in ipairs(meant and places or {}) do
      local is_placed = has_place(seen, i, locators)
      -- Elsewhere words (Ill, HIT) look like numerals; those with V and X hardly do.
      local is_strange = #form > 2 and (form:find "X" or form:find "V.*l" or form:find "l.*V")
      if is_placed or is_strange then
        add {
          first = seen.first[i], last = seen.last[i], meant = meant,
          certainty = is_placed and .9 or .6, reason = "no Roman numeral",
        }
      end
    end
  end
end

return { about = "Roman numerals that count nothing", find = find }
