--- VRT, as the Corpus Workbench reads it: a token a line, regions as XML.
--
-- The columns are the form, its key (case folded) and its kind. Regions nest: a quotation
-- over several sentences or paragraphs has a region in each, with one `id`. The second
-- line is a comment that tells cwb-encode the columns and regions.
-- @module ibid.conversions.vrt

local core = require "ibid.core"
local walk = require "ibid.walk"
local xml_text = require "ibid.xml_text"

local ENCODE = "<!-- cwb-encode -xsB -c utf8 -P key -P kind -S text:0+id -S note:0+id+n "
  .. "-S p:0+id+kind -S s:0+id -S quote:%d+id+kind+speaker -->\n"

local function attributes(out, ...)
  local given, list = table.pack(...), {}
  for i = 1, given.n, 2 do
    local value = given[i + 1]
    if value ~= nil then
      local escaped, replaced = xml_text(tostring(value))
      out.replaced = out.replaced + replaced
      list[#list + 1] = (' %s="%s"'):format(given[i], escaped:gsub("%s+", " "))
    end
  end
  return table.concat(list)
end

--- The regions that a token stands in, outer ones first: name, identifier, attributes.
local function regions_of(out, doc, token)
  local list, note = {}, token.note
  if note then
    local id = "n" .. note.index
    list[1] = { "note", id, function() return attributes(out, "id", id, "n", note.label) end }
  end
  local block = "p" .. token.block
  list[#list + 1] = { "p", block, function()
    return attributes(out, "id", block, "kind", doc.blocks[token.block].kind)
  end }
  if token.sentence then
    local id = "s" .. token.sentence
    list[#list + 1] = { "s", id, function() return attributes(out, "id", id) end }
  end
  for _, quotation in ipairs(token.quotations) do
    local id = "q" .. quotation.index
    list[#list + 1] = { "quote", id, function()
      return attributes(out, "id", id, "kind", quotation.kind, "speaker", quotation.speaker)
    end }
  end
  return list
end

--- Close what the token does not stand in and open what it does.
local function change(out, regions)
  local same, open = 0, out.open
  while open[same + 1] and regions[same + 1] and open[same + 1][2] == regions[same + 1][2] do
    same = same + 1
  end
  for i = #open, same + 1, -1 do
    out.write(("</%s>\n"):format(open[i][1]))
    open[i] = nil
  end
  for i = same + 1, #regions do
    out.write(("<%s%s>\n"):format(regions[i][1], regions[i][3]()))
    open[i] = regions[i]
  end
end

local function cell(out, text)
  local escaped, replaced = xml_text(text)
  out.replaced = out.replaced + replaced
  return (escaped:gsub("%s+", " "))
end

--- How deep quotations lie in each other, the outermost not counted.
local function depth_of(doc)
  local deepest = 1
  for quotation in doc.quotations:each() do
    deepest = math.max(deepest, quotation.level or 1)
  end
  return deepest
end

local function convert(doc, write)
  local out = { write = write, open = {}, replaced = 0 }
  write '<?xml version="1.0" encoding="UTF-8"?>\n'
  write(ENCODE:format(depth_of(doc)))
  write(("<text%s>\n"):format(attributes(out, "id", doc.name)))
  local dropped = walk(doc, function(token)
    change(out, regions_of(out, doc, token))
    write(("%s\t%s\t%s\n"):format(cell(out, token.form), cell(out, core.fold(token.form)),
      token.kind))
  end)
  change(out, {})
  write "</text>\n"
  return { dropped = dropped, replaced = out.replaced }
end

return { about = "VRT for the Corpus Workbench", convert = convert }
