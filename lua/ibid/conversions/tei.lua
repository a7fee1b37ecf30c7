--- TEI P5: divisions, paragraphs, quotations with who speaks, notes and their calls.
--
-- What a quotation of several paragraphs has in each is an element of its own; `next` and
-- `prev` join them.
-- @module ibid.conversions.tei

local flow = require "ibid.flow"
local xml_text = require "ibid.xml_text"

-- ---- Writing --------------------------------------------------------------

--- Writes escaped text and counts what had to be replaced.
local function writer(doc, write)
  local self = { write = write, replaced = 0, people = {}, parts = {}, doc = doc }
  function self.text(text)
    local escaped, replaced = xml_text(text)
    self.replaced = self.replaced + replaced
    return escaped
  end
  --- ` name="value"` for what has a value.
  function self.attributes(...)
    local given, list = table.pack(...), {}
    for i = 1, given.n, 2 do
      local value = given[i + 1]
      if value ~= nil then
        list[#list + 1] = (' %s="%s"'):format(given[i], self.text(tostring(value)))
      end
    end
    return table.concat(list)
  end
  return self
end

-- ---- People ---------------------------------------------------------------

--- Those who are quoted, each with an identifier.
local function list_people(out)
  local list = {}
  for quotation in out.doc.quotations:each() do
    local name = quotation.speaker
    if name and not out.people[name] then
      list[#list + 1] = name
      out.people[name] = "person" .. #list
    end
  end
  return list
end

local function who(out, quotation)
  local name = quotation and quotation.speaker
  return name and "#" .. out.people[name]
end

local function write_header(out)
  local people = list_people(out)
  out.write '<?xml version="1.0" encoding="UTF-8"?>\n<TEI xmlns="http://www.tei-c.org/ns/1.0">\n'
  out.write("<teiHeader>\n<fileDesc>\n<titleStmt><title>" .. out.text(out.doc.name)
    .. "</title></titleStmt>\n<publicationStmt><p>Not published.</p></publicationStmt>\n"
    .. "<sourceDesc><p>A plain text, its structure found by ibid.</p></sourceDesc>\n"
    .. "</fileDesc>\n<profileDesc>\n")
  if #people > 0 then
    out.write "<particDesc>\n<listPerson>\n"
    for _, name in ipairs(people) do
      out.write(("<person%s><persName>%s</persName></person>\n")
        :format(out.attributes("xml:id", out.people[name]), out.text(name)))
    end
    out.write "</listPerson>\n</particDesc>\n"
  end
  out.write(("<langUsage><language%s/></langUsage>\n")
    :format(out.attributes("ident", out.doc.language or "und")))
  out.write "</profileDesc>\n</teiHeader>\n"
end

-- ---- Inside paragraphs ----------------------------------------------------

--- `q12`, in the next paragraph `q12.2`.
local function open_quotation(out, quotation, is_continued)
  local id = "q" .. quotation.index
  local part = (out.parts[quotation.index] or 0) + 1
  out.parts[quotation.index] = part
  local function name(k) return k == 1 and id or id .. "." .. k end
  return ("<q%s>"):format(out.attributes("xml:id", name(part), "type", quotation.kind,
    "who", who(out, quotation), "prev", is_continued and part > 1 and "#" .. name(part - 1) or nil))
end

--- The identifier of a call's own element, and what it points at.
local function call_of(out, call)
  local target = call.note and "#n" .. call.note.index or nil
  return ("<ref%s>%s</ref>"):format(out.attributes("xml:id", "r" .. call.index, "type",
    "note", "target", target), out.text(call.text))
end

local function inline(out, pieces)
  local list = {}
  for _, piece in ipairs(pieces) do
    local kind, what = piece[1], piece[2]
    if kind == "text" then list[#list + 1] = out.text(what) end
    if kind == "call" then list[#list + 1] = call_of(out, what) end
    if kind == "break" then list[#list + 1] = "<lb/>" end
    if kind == "open" then list[#list + 1] = open_quotation(out, what, piece[3]) end
    if kind == "close" then list[#list + 1] = "</q>" end
  end
  return table.concat(list)
end

local function paragraphs(out, item, rend)
  local list = {}
  for i, pieces in ipairs(item.paragraphs) do
    list[i] = ("<p%s>%s</p>\n"):format(out.attributes("rend", rend), inline(out, pieces))
  end
  return table.concat(list)
end

-- ---- Blocks ---------------------------------------------------------------

local function joined(out, item)
  local list = {}
  for i, pieces in ipairs(item.paragraphs) do list[i] = inline(out, pieces) end
  return table.concat(list, "<lb/>")
end

local block_of = {}

function block_of.paragraph(out, item) return paragraphs(out, item) end

function block_of.verse(out, item) return paragraphs(out, item, "verse") end

function block_of.attribution(out, item) return paragraphs(out, item, "attribution") end

function block_of.list(out, item)
  return ("<list><item>%s</item></list>\n"):format(joined(out, item))
end

function block_of.caption(out, item)
  return ("<figure><head>%s</head></figure>\n"):format(joined(out, item))
end

--- A cell a paragraph or a line; rows of so many if the cells tell.
function block_of.table(out, item)
  local cells = {}
  for _, pieces in ipairs(item.paragraphs) do
    cells[#cells + 1] = {}
    for _, piece in ipairs(pieces) do
      if piece[1] == "break" then
        cells[#cells + 1] = {}
      else
        table.insert(cells[#cells], piece)
      end
    end
  end
  local columns = item.block.columns
  if not columns or #cells % columns ~= 0 then columns = 1 end
  local list = { "<table>\n" }
  for i, pieces in ipairs(cells) do
    if i % columns == 1 or columns == 1 then list[#list + 1] = "<row>" end
    list[#list + 1] = ("<cell>%s</cell>"):format(inline(out, pieces))
    if i % columns == 0 then list[#list + 1] = "</row>\n" end
  end
  return table.concat(list) .. "</table>\n"
end

--- A quotation that is a block, with the line that says whose it is.
local function cited(out, item, attribution)
  local id = item.quotation and "q" .. item.quotation.index or nil
  local quote = ("<quote%s>\n%s</quote>\n"):format(
    out.attributes("xml:id", id, "source", who(out, item.quotation)), paragraphs(out, item))
  if not attribution then return quote end
  return ("<cit>\n%s<bibl>%s</bibl>\n</cit>\n"):format(quote, joined(out, attribution))
end

function block_of.blockquote(out, item, attribution) return cited(out, item, attribution) end

function block_of.epigraph(out, item, attribution, is_top)
  if not is_top then return cited(out, item, attribution) end
  return "<epigraph>\n" .. cited(out, item, attribution) .. "</epigraph>\n"
end

function block_of.note(out, item)
  local note, call = item.note, item.note and item.note.reference
  local place = { footnote = "foot", endnote = "end", inline = "inline" }
  return ("<note%s>%s%s</note>\n"):format(out.attributes("xml:id", note and "n" .. note.index,
    "n", note and note.label, "place", note and place[note.kind],
    "target", call and "#r" .. call.index or nil),
    not call and item.label and out.text(item.label) or "", paragraphs(out, item))
end

block_of["break"] = function() return '<milestone unit="section"/>\n' end

-- ---- Divisions ------------------------------------------------------------

--- A heading closes what is not above it and opens a division; a second one right behind
-- belongs to the same.
local function open_division(out, state, item)
  local level = item.block.level or 1
  if not (state.is_top and state[#state] == level and state.headed) then
    while #state > 0 and state[#state] >= level do
      out.write "</div>\n"
      state[#state] = nil
    end
    state[#state + 1] = level
    out.write "<div>\n"
  end
  out.write(("<head>%s</head>\n"):format(joined(out, item)))
  state.is_top, state.headed = true, true
end

local function write_item(out, state, item, attribution)
  if item.kind == "heading" then return open_division(out, state, item) end
  if #state == 0 then
    -- Deeper than any heading, so that the first one closes it.
    state[1], state.is_top = math.huge, true
    out.write "<div>\n"
  end
  out.write((block_of[item.kind] or block_of.paragraph)(out, item, attribution, state.is_top))
  if item.kind ~= "epigraph" then state.is_top = false end
  state.headed = false
end

--- The line behind a quotation that belongs to it.
local function attribution_of(item, following)
  local target = following and following.kind == "attribution" and following.block.target
  local is_its = target and item.block and target.index == item.block.index
  return is_its and (item.kind == "epigraph" or item.kind == "blockquote") and following or nil
end

local function convert(doc, write)
  local out, list, state = writer(doc, write), flow.of(doc), {}
  write_header(out)
  write "<text>\n<body>\n"
  local i = 1
  while list[i] do
    local attribution = attribution_of(list[i], list[i + 1])
    write_item(out, state, list[i], attribution)
    i = i + (attribution and 2 or 1)
  end
  if #list == 0 then write "<div><p/></div>\n" end
  write(("</div>\n"):rep(#state) .. "</body>\n</text>\n</TEI>\n")
  return { dropped = list.dropped, replaced = out.replaced }
end

return { about = "TEI P5 XML", convert = convert }
