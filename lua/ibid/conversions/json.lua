--- JSON: the text and all its layers, each an array of objects.
--
-- Positions are bytes of the text in UTF-8, counted from 1, both ends inclusive.
-- @module ibid.conversions.json

local jsonl = require "ibid.reports.jsonl"
local quote = require "ibid.json_text"

--- A layer's rows without the words, which the text has already.
local function write_layer(layer, write)
  -- The notes show calls beside them, which are a layer here.
  if layer.source.beside then layer = layer:where(function() return true end) end
  local columns, next_row = layer:rows()
  local kept, places = {}, {}
  for c, name in ipairs(columns) do
    if name ~= "text" then kept[#kept + 1], places[#places + 1] = name, c end
  end
  local before = "\n"
  jsonl(kept, function()
    local row, cells = next_row(), {}
    if not row then return nil end
    for i, c in ipairs(places) do cells[i] = row[c] end
    return cells
  end, function(line)
    write(before .. line:gsub("\n$", ""))
    before = ",\n"
  end)
end

local function convert(doc, write)
  write(('{"docname":%s,"language":%s,\n"text":%s,\n"layers":{'):format(quote(doc.name),
    quote(doc.language or "und"), quote(doc.text)))
  for i, name in ipairs(doc:layers()) do
    write((i > 1 and "," or "") .. "\n" .. quote(name) .. ":[")
    write_layer(doc[name], write)
    write "]"
  end
  write "\n}}\n"
  return {}
end

return { about = "the text and all layers as one JSON object", convert = convert }
