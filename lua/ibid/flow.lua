--- Flow: a document as it runs, for whatever writes it in another form.
--
-- Blocks follow each other, with paragraphs in them, and in each paragraph pieces:
--
-- * `{ "text", words, first, last }`, line breaks made blanks, broken words joined
-- * `{ "break" }`: a line of verse ends
-- * `{ "call", reference }`
-- * `{ "open", quotation, is_continued }`, `{ "close", quotation, goes_on }`: they nest,
--   and a quotation of several paragraphs closes and opens again between them
--
-- A note that stands inside a paragraph, at the foot of a page, is a block behind it.
-- Running heads and page numbers are in no piece; `dropped` counts their bytes without
-- white space. A line of stars is a block of the kind `break`.
-- @module ibid.flow

local flow = {}

-- ---- Lines and their blocks -----------------------------------------------

--- The place of the block that each line of text belongs to: the innermost one that is
-- no running head.
-- @tparam ibid.Document doc
-- @treturn {[integer]=integer} by the line's place
function flow.owners(doc)
  local lines, owner = doc.lines.source.items, {}
  for index, first, last, kind in doc.blocks.source.items:numbered() do
    local i = lines:find(first)
    while i <= #lines do
      local from, _, line_kind = lines:span(i)
      if from > last then break end
      if line_kind == "text" then owner[i] = kind ~= "chrome" and index or nil end
      i = i + 1
    end
  end
  return owner
end

--- The lines of each block, `{ first, last, index }`; where lines of stars stand; how many
-- bytes belong to neither.
local function lines_by_block(doc)
  local owner, by_block, breaks, dropped = flow.owners(doc), {}, {}, 0
  for i, first, last, kind in doc.lines.source.items:numbered() do
    local block = owner[i]
    if block then
      by_block[block] = by_block[block] or {}
      table.insert(by_block[block], { first = first, last = last, index = i })
    elseif kind == "break" then
      breaks[#breaks + 1] = first
    elseif kind ~= "blank" then
      dropped = dropped + #doc.core:sub(first, last):gsub("%s", "")
    end
  end
  return by_block, breaks, dropped
end

-- ---- Words over two lines -------------------------------------------------

--- What is left out of a word that goes on in the next line: its first and last byte.
local function cut_of(doc, i)
  local first, last = doc.tokens.source.items:span(i)
  local bytes, form = doc.core:sub(first, last), doc.core:form(i)
  local same = 0
  while same < #form and bytes:byte(same + 1) == form:byte(same + 1) do same = same + 1 end
  return first + same, last - (#form - same)
end

--- Cut the end of a line and the start of the next if a word goes over it.
local function join(doc, line, following)
  local tokens = doc.tokens.source.items
  local i = tokens:find(line.last)
  if i > #tokens then return false end
  local first, last = tokens:span(i)
  if first > line.last or last < following.first then
    -- A hyphen that belongs to the word: *All-* and *Russian*.
    return doc.core:sub(line.last - 1, line.last):find "%w%-$" ~= nil
  end
  local from, to = cut_of(doc, i)
  line.last, following.first = math.min(line.last, from - 1), math.max(following.first, to + 1)
  return true
end

-- ---- Paragraphs -----------------------------------------------------------

--- How far the line of a block that is indented least is.
local function least_indent(doc, lines)
  local items, least = doc.lines.source.items, math.huge
  for _, line in ipairs(lines) do
    least = math.min(least, items:value(line.index, "indent") or 0)
  end
  return least
end

--- Does a paragraph begin with a line: behind a blank line, or by its indent?
local function is_parted(doc, line, following, indent)
  local items = doc.lines.source.items
  if doc.layout.kind == "indents" and items:value(following.index, "indent") > indent + 1 then
    return true
  end
  for i = line.index + 1, following.index - 1 do
    if select(3, items:span(i)) ~= "blank" then return false end
  end
  return following.index > line.index + 1
end

--- The paragraphs of a block, lists of its lines; each line knows how it is joined to the
-- one before: by a `blank`, a `break`, or not at all.
local function paragraphs_of(doc, block, lines)
  local list, indent = { { lines[1] } }, least_indent(doc, lines)
  local are_verse = doc.layout.kind == "lines" or block.kind == "verse" or block.kind == "table"
  for i = 2, #lines do
    local line, last = lines[i], list[#list]
    if (block.paragraphs or 1) > 1 and is_parted(doc, lines[i - 1], line, indent) then
      list[#list + 1] = { line }
    else
      last[#last + 1] = line
      local is_joined = not are_verse and join(doc, lines[i - 1], line)
      line.by = are_verse and "break" or not is_joined and "blank" or nil
    end
  end
  return list
end

-- ---- Quotations and calls -------------------------------------------------

--- The note that a byte stands in, by its place, or 0: what is open in the text is not
-- open in a note at the foot of the page, nor the reverse.
local function zones_of(doc)
  local notes = doc.notes
  return function(byte)
    local note = notes:at(byte)
    return note and note.index or 0
  end
end

--- Where quotations open and close and notes are called, in the order of the text; what
-- closes stands before what opens at the same byte.
local function events_of(doc, zone_at)
  local list = {}
  for quotation in doc.quotations:each() do
    local _, _, kind = quotation.source.items:span(quotation.index)
    if kind == "inline" then
      local zone = zone_at(quotation.first)
      list[#list + 1] = { at = quotation.first, order = 2, open = quotation, zone = zone }
      list[#list + 1] = { at = quotation.last + 1, order = 1, close = quotation, zone = zone }
    end
  end
  for reference in doc.references:each() do
    list[#list + 1] = {
      at = reference.first, order = 3, call = reference, zone = zone_at(reference.first),
    }
  end
  for place, event in ipairs(list) do event.place = place end
  table.sort(list, function(a, b)
    if a.at ~= b.at then return a.at < b.at end
    if a.order ~= b.order then return a.order < b.order end
    -- Of several that close, the one that opened last.
    if a.close then return a.close.first > b.close.first end
    return a.place < b.place
  end)
  return list
end

--- The first event that does not stand before a byte.
local function event_from(events, byte)
  local low, high = 1, #events + 1
  while low < high do
    local middle = (low + high) // 2
    if events[middle].at >= byte then high = middle else low = middle + 1 end
  end
  return low
end

-- ---- Pieces ---------------------------------------------------------------

--- What writes the pieces of one paragraph. `open` is the stack of its zone's quotations.
local function writer(doc, open)
  local pieces = {}
  local self = { pieces = pieces }
  function self.text(first, last)
    if first > last then return end
    pieces[#pieces + 1] = { "text", doc.core:sub(first, last), first, last }
  end
  function self.open(quotation, is_continued)
    open[#open + 1] = quotation
    pieces[#pieces + 1] = { "open", quotation, is_continued }
  end
  --- Close one, and what was opened inside it, which opens again.
  function self.close(quotation)
    local place
    for i = #open, 1, -1 do
      if open[i].index == quotation.index then place = i end
    end
    if not place then return end
    for i = #open, place, -1 do
      pieces[#pieces + 1] = { "close", open[i], i > place }
    end
    table.remove(open, place)
    for i = place, #open do pieces[#pieces + 1] = { "open", open[i], true } end
  end
  return self
end

--- A call in brackets takes them with it.
local function extent(doc, call)
  local first, last = call.first, call.last
  if call.kind == "bracketed" and doc.core:sub(first - 1, first - 1) == "["
    and doc.core:sub(last + 1, last + 1) == "]" then
    return first - 1, last + 1
  end
  return first, last
end

local function write_line(state, out, line, zone)
  local at, i = line.first, event_from(state.events, line.first)
  while state.events[i] and state.events[i].at <= line.last + 1 do
    local event = state.events[i]
    if event.zone == zone and (event.at <= line.last or event.close) then
      local stop, after = event.at - 1, event.at
      if event.call then
        stop, after = extent(state.doc, event.call)
        stop, after = stop - 1, after + 1
      end
      out.text(at, math.min(stop, line.last))
      at = math.max(at, after)
      if event.call then
        out.pieces[#out.pieces + 1] = { "call", event.call }
      elseif event.open then
        out.open(event.open)
      else
        out.close(event.close)
      end
    end
    i = i + 1
  end
  out.text(at, line.last)
end

local function pieces_of(state, lines, zone)
  local open = state.open[zone] or {}
  state.open[zone] = open
  local out = writer(state.doc, open)
  -- What went on over a paragraph's end, as far as it goes on.
  local continued = table.move(open, 1, #open, 1, {})
  for i = #open, 1, -1 do open[i] = nil end
  for _, quotation in ipairs(continued) do
    if quotation.last >= lines[1].first then out.open(quotation, true) end
  end
  for _, line in ipairs(lines) do
    if line.by == "break" then out.pieces[#out.pieces + 1] = { "break" } end
    if line.by == "blank" then out.pieces[#out.pieces + 1] = { "text", " " } end
    write_line(state, out, line, zone)
  end
  for i = #open, 1, -1 do
    out.pieces[#out.pieces + 1] = { "close", open[i], open[i].last > lines[#lines].last }
  end
  return out.pieces
end

-- ---- Blocks ---------------------------------------------------------------

--- Where the words of a note begin, behind its label.
local function body_start(note)
  local stop = note.source.items:value(note.index, "label_end")
  local from = stop and math.max(stop + 1, note.first) or note.first
  local text = note.doc.core:sub(from, math.min(note.last, from + 20))
  return from + #text:match "^[%]%).:]*%s*"
end

--- Take the label off the first lines of a note.
-- @treturn string as it is printed
local function take_label(note, lines)
  local from = body_start(note)
  while lines[1] and lines[1].last < from do table.remove(lines, 1) end
  if lines[1] then lines[1].first = math.max(lines[1].first, from) end
  return note.doc.core:sub(note.first, from - 1)
end

local function item_of(state, block, lines)
  local doc, item = state.doc, { block = block, kind = block.kind, paragraphs = {} }
  if block.kind == "note" then
    item.note = doc.notes:at(block.first)
    item.label = item.note and take_label(item.note, lines)
  end
  local zone = item.note and item.note.index or 0
  for i, paragraph in ipairs(lines[1] and paragraphs_of(doc, block, lines) or {}) do
    item.paragraphs[i] = pieces_of(state, paragraph, zone)
  end
  return item
end

local function quotation_at(doc)
  local by = {}
  for quotation in doc.quotations:each() do
    local _, _, kind = quotation.source.items:span(quotation.index)
    if kind ~= "inline" then by[quotation.first] = quotation end
  end
  return by
end

--- What a document consists of.
-- @tparam ibid.Document doc
-- @treturn table a list of `{ block =, kind =, paragraphs = { pieces, … } }` and `dropped`;
-- of a note also `note` and `label`, as it is printed; of a quotation also `quotation`
function flow.of(doc)
  local by_block, breaks, dropped = lines_by_block(doc)
  local zone_at, quotations = zones_of(doc), quotation_at(doc)
  local state = { doc = doc, events = events_of(doc, zone_at), open = {} }
  local list, next_break = { dropped = dropped }, 1
  for block in doc.blocks:each() do
    local lines = by_block[block.index]
    while breaks[next_break] and breaks[next_break] < block.first do
      list[#list + 1], next_break = { kind = "break", paragraphs = {} }, next_break + 1
    end
    if lines then
      local one = item_of(state, block, lines)
      one.quotation = quotations[block.first]
      list[#list + 1] = one
    end
  end
  return list
end

return flow
