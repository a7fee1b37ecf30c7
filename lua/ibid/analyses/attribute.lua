--- Attribution: who is quoted, how much, and with which words.
-- @module ibid.analyses.attribute

local Table = require "ibid.table"

local COLUMNS = {
  "speaker", "quotations", "words", "share_quoted", "share_all", "cues", "first",
}

--- The words of the spans that begin in a selection, nested ones counted once.
local function words_in(doc, selection, layer)
  local inside = doc:select { within = selection:of(layer) }
  return #(inside * selection)
end

--- Cues in the order of their frequency: `wrote 3, said 1`.
local function list_cues(count)
  local cues, parts = {}, {}
  for cue in pairs(count) do cues[#cues + 1] = cue end
  table.sort(cues, function(a, b)
    return count[a] > count[b] or (count[a] == count[b] and a < b)
  end)
  for i = 1, math.min(5, #cues) do parts[i] = cues[i] .. " " .. count[cues[i]] end
  return table.concat(parts, ", ")
end

--- What each speaker says, by name; quotations without a speaker are no one's.
local function gather(doc, selection)
  local by_name = {}
  for quotation in selection:of(doc.quotations):each() do
    local name = quotation.speaker
    if name then
      local one = by_name[name]
      if not one then one = { quotations = 0, cues = {}, first = quotation.first } end
      by_name[name] = one
      one.quotations = one.quotations + 1
      local cue = (quotation.cue or ""):lower()
      if cue ~= "" then one.cues[cue] = (one.cues[cue] or 0) + 1 end
    end
  end
  return by_name
end

local function share(part, all)
  return all > 0 and part / all or 0.0
end

--- Tell who is quoted, those with most words first.
-- @tparam ibid.Document doc
-- @tparam[opt] table options a selection
-- @treturn ibid.Table columns `speaker quotations words share_quoted share_all cues
-- first`; `share_quoted` is the share of all quoted words, `share_all` that of all
-- words, `first` the byte where the speaker is first quoted
-- @usage print(doc:attribute { within = "body" })
local function attribute(doc, options)
  local selection = doc:select(options)
  local quoted, all = words_in(doc, selection, doc.quotations), #selection
  local rows = Table { columns = COLUMNS }
  for name, one in pairs(gather(doc, selection)) do
    local spoken = doc:select { speaker = function(speaker) return speaker == name end }
    local words = #(spoken * selection)
    rows:add {
      name, one.quotations, words, share(words, quoted), share(words, all),
      list_cues(one.cues), one.first,
    }
  end
  return rows:sort("-words", "speaker")
end

return { run = attribute, about = "Who is quoted, and how much.", options = {} }
