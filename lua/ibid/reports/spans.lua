--- The span table: what stands where, a span a line.
--
-- Columns `kind first last id label target attrs`; bytes count from 1, both ends
-- belong to the span; outer spans stand before those inside them.
-- @module ibid.reports.spans

local names = require "ibid.names"

local COLUMNS = { "kind", "first", "last", "id", "label", "target", "attrs" }

--- Kinds of the table that are written unless others are asked for.
local DEFAULT = {
  "heading", "section", "paragraph", "epigraph", "attribution", "blockquote",
  "caption", "table", "chrome", "note", "noteref", "quote", "citation", "date", "gloss",
}

local ON_DEMAND = { "token", "sentence", "mark" }

--- What the kinds' identifiers begin with.
local LETTERS = {
  heading = "h", section = "sec", paragraph = "p", epigraph = "e", attribution = "a",
  blockquote = "b", caption = "c", table = "t", chrome = "x", note = "n",
  noteref = "r", quote = "q", token = "w", sentence = "s", mark = "m",
  citation = "cit", date = "d", gloss = "g",
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

--- What is known of any quotation.
local function of_quotation(quotation, ...)
  local list = attrs("speaker", quotation.speaker, "cue", quotation.cue,
    "how", quotation.how, "note", quotation.note, "confidence", quotation.confidence)
  local more = attrs(...)
  return more .. (more ~= "" and list ~= "" and ";" or "") .. list
end

-- ---- Rows from layers -----------------------------------------------------

--- A row keeps the span that it came from until all rows have their names.
local function add(rows, kind, span, fields)
  if not rows.wanted[kind] then return end
  fields = fields or {}
  fields.kind, fields.first, fields.last = kind, span.first, span.last
  fields.span, fields.place = span.layer .. span.index, #rows + 1
  rows[#rows + 1] = fields
end

local function several(n)
  return n and n > 1 and n or nil
end

local function add_inline(rows, quotation)
  if not rows.wanted.quote then return end
  add(rows, "quote", quotation, {
    target = quotation.reference,
    attrs = of_quotation(quotation, "level", quotation.level, "mark", quotation.mark,
      "kind", quotation.kind, "paragraphs", several(quotation.paragraphs)),
  })
end

--- Returns the quotations that are blocks of their own.
local function add_quotations(rows, doc)
  local blocks = {}
  for i = 1, #doc.quotations do
    local quotation = doc.quotations[i]
    local _, _, kind = quotation.source.items:span(i)
    if kind == "inline" then
      add_inline(rows, quotation)
    else
      blocks[#blocks + 1] = quotation
      local name = kind == "block" and "blockquote" or kind
      if rows.wanted[name] then
        add(rows, name, quotation, {
          attrs = of_quotation(quotation, "paragraphs", quotation.paragraphs, "verse",
          quotation.block.verse and 1 or nil),
        })
      end
    end
  end
  return blocks
end

local function attrs_of_block(block)
  local role = (block.kind == "list" or block.kind == "verse") and block.kind or nil
  return attrs("role", role, "level", block.kind == "heading" and block.level or nil,
    "rows", block.rows, "columns", block.columns)
end

--- The number that a heading or a caption prints.
local function printed_number(block)
  if block.kind ~= "heading" and block.kind ~= "caption" then return nil end
  return block.text:match "^%a*%.?%s*(%d+)"
end

--- A block that is a quotation has its row as one, and is called by its name.
local function add_blocks(rows, doc, quotations)
  local quotation_at = {}
  for _, quotation in ipairs(quotations) do quotation_at[quotation.first] = quotation end
  for block in doc.blocks:each() do
    local kind = KIND_OF_BLOCK[block.kind]
    if kind == "blockquote" or kind == "epigraph" then
      local quotation = quotation_at[block.first]
      rows.alias["blocks" .. block.index] = quotation and "quotations" .. quotation.index
    elseif kind then
      add(rows, kind, block, {
        label = printed_number(block),
        target = block.target,
        attrs = attrs_of_block(block),
      })
    end
  end
end

local function add_layer(rows, layer, kind, fields)
  if not rows.wanted[kind] then return end
  for span in layer:each() do add(rows, kind, span, fields and fields(span)) end
end

local function of_citation(citation)
  local list = { "type", citation.kind }
  for _, name in ipairs {
    "author", "title", "container", "place", "year", "volume", "number", "pages",
    "chapter", "archive", "style", "work",
  } do
    list[#list + 1] = name
    list[#list + 1] = citation[name] or ""
  end
  return { attrs = attrs(table.unpack(list)), refers = citation.refers }
end

local function of_gloss(gloss)
  local doubt = gloss.bare and gloss.confidence or nil
  return {
    attrs = attrs("lang", gloss.lang, "of", gloss.of, "form", gloss.form,
      "bare", gloss.bare and "yes", "confidence", doubt),
  }
end

--- What the grammars found.
local function add_found(rows, doc)
  if rows.wanted.citation then add_layer(rows, doc.citations, "citation", of_citation) end
  if rows.wanted.date then
    add_layer(rows, doc.dates, "date", function(date)
      return {
        attrs = attrs("iso", date.iso, "inferred", date.inferred, "calendar", date.calendar),
      }
    end)
  end
  if rows.wanted.gloss then add_layer(rows, doc.glosses, "gloss", of_gloss) end
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
  add_found(rows, doc)
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
    local key = row.target and row.target.layer .. row.target.index
    row.target = key and id_of[rows.alias[key] or key]
    local refers = row.refers and id_of[row.refers.layer .. row.refers.index]
    if refers then row.attrs = row.attrs .. ";refers=" .. refers end
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

local function collect(doc, wanted)
  local rows = { wanted = wanted, alias = {} }
  add_blocks(rows, doc, add_quotations(rows, doc))
  add_rest(rows, doc)
  sort(rows)
  name(rows)
  return rows
end

--- The columns of the span table, and an iterator over its rows.
-- @tparam ibid.Document doc
-- @tparam[opt] table options `kinds`, a list of the kinds to write
-- @treturn {string,...}
-- @treturn function
return function(doc, options)
  local rows, i = collect(doc, wanted_kinds(options and options.kinds)), 0
  return COLUMNS, function()
    i = i + 1
    local row, cells = rows[i], {}
    if not row then return end
    for c, column in ipairs(COLUMNS) do cells[c] = row[column] end
    return cells
  end
end
