--- The span table: what stands where, a span a line.
--
-- Columns `kind first last id label target attrs`; bytes count from 1, both ends
-- belong to the span; outer spans stand before those inside them.
-- @module ibid.reports.spans

local names = require "ibid.names"

local spans = {}

spans.columns = { "kind", "first", "last", "id", "label", "target", "attrs" }

--- Kinds of the table that are written unless others are asked for.
local DEFAULT = {
  "heading", "section", "paragraph", "epigraph", "attribution", "blockquote",
  "caption", "table", "chrome", "note", "noteref", "quote",
}

local ON_DEMAND = { "token", "sentence", "mark" }

--- What the kinds' identifiers begin with.
local LETTERS = {
  heading = "h", section = "sec", paragraph = "p", epigraph = "e", attribution = "a",
  blockquote = "b", caption = "c", table = "t", chrome = "x", note = "n",
  noteref = "r", quote = "q", token = "w", sentence = "s", mark = "m",
}

local KIND_OF_BLOCK = {
  heading = "heading", paragraph = "paragraph", epigraph = "epigraph",
  attribution = "attribution", blockquote = "blockquote", caption = "caption",
  table = "table", list = "paragraph", verse = "paragraph", chrome = "chrome",
}

-- ---- Attributes -----------------------------------------------------------

local function value_of(value)
  if math.type(value) == "float" then value = ("%.2f"):format(value) end
  return (tostring(value):gsub("[;%s]+", " "))
end

--- `name=value` pairs in the given order; what is nil or empty is left out.
local function attrs(...)
  local given, list = table.pack(...), {}
  for i = 1, given.n, 2 do
    local value = given[i + 1]
    if value ~= nil and value ~= "" then
      list[#list + 1] = given[i] .. "=" .. value_of(value)
    end
  end
  return table.concat(list, ";")
end

local function said(quotation, ...)
  return attrs("speaker", quotation.speaker, "cue", quotation.cue, "how", quotation.how,
    "note", quotation.note, "confidence", quotation.confidence, ...)
end

-- ---- Rows from layers -----------------------------------------------------

--- Rows are collected with the span that they came from, and get their names when
-- all are there.
local Rows = {}
Rows.__index = Rows

local function add(rows, kind, span, fields)
  if not rows.wanted[kind] then return end
  fields = fields or {}
  fields.kind, fields.first, fields.last = kind, span.first, span.last
  fields.span, fields.place = span.layer .. span.index, #rows + 1
  rows[#rows + 1] = fields
end

local function add_quotations(rows, doc)
  local blocks = {}
  for quotation in doc.quotations:each() do
    local _, _, kind = quotation.source.items:span(quotation.index)
    if kind == "inline" and rows.wanted.quote then
      add(rows, "quote", quotation, {
        target = quotation.reference,
        attrs = attrs("level", quotation.level, "mark", quotation.mark, "kind", quotation.kind,
          "speaker", quotation.speaker, "cue", quotation.cue, "how", quotation.how,
          "note", quotation.note, "confidence", quotation.confidence,
          "paragraphs", quotation.paragraphs > 1 and quotation.paragraphs or nil),
      })
    elseif kind ~= "inline" then
      blocks[#blocks + 1] = quotation
      add(rows, kind == "block" and "blockquote" or kind, quotation, {
        attrs = said(quotation, "paragraphs", quotation.paragraphs),
      })
    end
  end
  return blocks
end

--- Does a block lie in one of the quotations that are blocks themselves?
local function is_quoted(block, quotations)
  for _, quotation in ipairs(quotations) do
    if block.first >= quotation.first and block.last <= quotation.last then return true end
  end
  return false
end

local function attrs_of_block(block)
  local role = (block.kind == "list" or block.kind == "verse") and block.kind or nil
  return attrs("role", role, "level", block.kind == "heading" and block.level or nil)
end

--- The number that a heading or a caption prints.
local function printed_number(block)
  if block.kind ~= "heading" and block.kind ~= "caption" then return nil end
  return block.text:match "^%a*%.?%s*(%d+)"
end

local function add_blocks(rows, doc, quotations)
  for block in doc.blocks:each() do
    local kind = KIND_OF_BLOCK[block.kind]
    if kind and not is_quoted(block, quotations) then
      add(rows, kind, block, {
        label = printed_number(block), target = block.target, attrs = attrs_of_block(block),
      })
    end
  end
end

local function add_layer(rows, layer, kind, fields)
  if not rows.wanted[kind] then return end
  for span in layer:each() do add(rows, kind, span, fields and fields(span)) end
end

--- What else the layers hold, each layer as one kind of the table.
local function add_rest(rows, doc)
  add_layer(rows, doc.sections, "section", function(section)
    return { attrs = attrs("blocks", section.blocks) }
  end)
  add_layer(rows, doc.references, "noteref", function(reference)
    return {
      label = reference.label, target = reference.note,
      attrs = attrs("confidence", reference.confidence),
    }
  end)
  add_layer(rows, doc.notes, "note", function(note)
    return { label = note.label, attrs = attrs("confidence", note.confidence) }
  end)
  add_layer(rows, doc.tokens, "token", function(token)
    return { attrs = attrs("kind", token.kind) }
  end)
  add_layer(rows, doc.sentences, "sentence")
  add_layer(rows, doc.marks, "mark", function(mark)
    return { attrs = attrs("role", mark.kind) }
  end)
end

--- Lines that are no part of the book stand in the table as chrome, unless they
-- are a block of their own.
local function add_chrome(rows, doc)
  if not rows.wanted.chrome then return end
  local is_block = {}
  for block in doc.blocks:where { kind = "chrome" }:each() do is_block[block.first] = true end
  for first, _, kind, index in doc.lines:ranges() do
    if kind ~= "text" and kind ~= "blank" and not is_block[first] then
      add(rows, "chrome", doc.lines[index])
    end
  end
end

-- ---- The table ------------------------------------------------------------

local function sort(rows)
  table.sort(rows, function(a, b)
    if a.first ~= b.first then return a.first < b.first end
    if a.last ~= b.last then return a.last > b.last end
    return a.place < b.place
  end)
end

--- Give each row its name, then let the targets name theirs.
local function name(rows)
  local count, id_of = {}, {}
  for _, row in ipairs(rows) do
    local letters = LETTERS[row.kind]
    count[letters] = (count[letters] or 0) + 1
    row.id = letters .. count[letters]
    id_of[row.span] = row.id
  end
  for _, row in ipairs(rows) do
    local target = row.target
    row.target = target and (id_of[target.layer .. target.index] or rows.quotation_of(target))
  end
end

local function wanted_kinds(kinds)
  local is_known, wanted, all = {}, {}, {}
  for _, list in ipairs { DEFAULT, ON_DEMAND } do
    for _, kind in ipairs(list) do
      is_known[kind], all[#all + 1] = true, kind
    end
  end
  for _, kind in ipairs(kinds or DEFAULT) do
    if not is_known[kind] then
      error(names.unknown("the span table has no kind", kind, all), 0)
    end
    wanted[kind] = true
  end
  return wanted
end
