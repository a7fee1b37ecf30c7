--- Help at the prompt: what there is, with an example.
-- @module ibid.help

local names = require "ibid.names"
local verbs = require "ibid.verbs"

local LAYERS = {
  blocks = "headings, paragraphs, block quotations, lists, notes and what else stands alone",
  chapters = "what stands under a top heading",
  citations = "what the notes cite",
  dates = "dates and years, as intervals",
  glosses = "foreign terms beside their translations",
  lines = "the lines, and which are running heads or page numbers",
  marks = "what each quotation mark or apostrophe does",
  notes = "the bodies of notes",
  people = "who is named, the variants of a name joined",
  quotations = "quoted words, with speaker, cue and note",
  references = "the calls of notes",
  sections = "runs of blocks between section breaks",
  sentences = "sentences",
  tokens = "words, numbers and points",
  works = "the works that are cited",
}

--- What is counted, for every verb that takes a selection.
local COUNTED = [[
Looked at are the body and the notes, without running heads and page numbers;
counted are words and numbers, not points and calls of notes. With speaker a word
belongs to its innermost quotation that has a speaker. within is quotation, narration,
body, note, heading or another kind of block, a span, a list of spans or a selection.]]

local KINDS = {
  ["ibid.Document"] = {
    "A document has layers (print(doc.quotations)), verbs (doc:count{}), text, select{…},\n"
      .. 'convert "tei" (or markdown, pandoc, conllu, vrt, json) and close().',
    "doc:concord(\"weir\", { within = \"quotation\" })",
  },
  ["ibid.Corpus"] = {
    "A corpus takes the verbs of documents; corpus[1] and corpus:each() are documents.",
    "corpus:count{}:top(10)",
  },
  ["ibid.Layer"] = {
    "A layer is a list of spans: #layer, layer[1], layer:each(), layer:ranges(), "
      .. "layer:within(span),\nlayer:at(byte), layer:where{}, layer:table().",
    'doc.quotations:where { speaker = "Orlov" }',
  },
  ["ibid.Span"] = {
    "A span has first, last, kind, text, index, next(), previous(), and its layer's fields.",
    "doc.quotations[1].speaker",
  },
  ["ibid.Selection"] = {
    "A selection is a part of a text: a + b, a * b, a - b, #a; a:words(), a:of(layer), "
      .. "a:has(byte).\n" .. COUNTED,
    'doc:count(doc:select { within = "quotation" } - doc:select { speaker = "Orlov" })',
  },
  ["ibid.Table"] = {
    'A table has rows, t[1].column, and t:sort("-column"), t:top(5), t:where{}, '
      .. "t:column(name),\nt:csv(), t:tsv(), t:json(), t:jsonl(), t:svg().",
    'doc:count():where(function(row) return #row.feature > 6 end):top(10)',
  },
}

--- What a kind is called.
local TOPICS = {
  document = "ibid.Document", corpus = "ibid.Corpus", layer = "ibid.Layer",
  span = "ibid.Span", selection = "ibid.Selection", select = "ibid.Selection",
  table = "ibid.Table", convert = "ibid.Document",
}

local function listing(lines, title, words)
  local line = title
  for _, word in ipairs(words) do
    if #line + #word > 88 then
      lines[#lines + 1] = line
      line = "          "
    end
    line = line .. " " .. word
  end
  lines[#lines + 1] = line
end

local function overview()
  local lines = {
    "ibid.open(path), ibid.read(text) and ibid.corpus{paths} give what can be asked:",
  }
  listing(lines, "  layers: ", names.list "layers")
  listing(lines, "  verbs:  ", verbs.names())
  lines[#lines + 1] = 'help "concord", help "quotations", help "selection", help(doc) say more. '
    .. "For example:"
  lines[#lines + 1] = '  doc = ibid.open "chapter.txt"'
  lines[#lines + 1] = '  doc:concord("weir", { within = "quotation" })'
  return table.concat(lines, "\n")
end

-- ---- Verbs ----------------------------------------------------------------

local function usage(verb)
  local words = { table.unpack(verb.arguments) }
  words[#words + 1] = "{ … }"
  return ("doc:%s(%s)"):format(verb.name, table.concat(words, ", "))
end

local function add_options(lines, options)
  local list = {}
  for name in pairs(options or {}) do list[#list + 1] = name end
  table.sort(list)
  for _, name in ipairs(list) do
    lines[#lines + 1] = ("  %-12s %s"):format(name, options[name][2])
  end
end

local function example_of(verb)
  if verb.example then return verb.example end
  local words = {}
  for i in ipairs(verb.arguments) do words[i] = '"weir"' end
  words[#words + 1] = '{ within = "narration" }'
  return ("doc:%s(%s)"):format(verb.name, table.concat(words, ", "))
end

local function help_verb(verb)
  local lines = { usage(verb), verb.about }
  if verb.options then
    add_options(lines, verb.options)
    lines[#lines + 1] = ("  %-12s %s"):format("selection", table.concat(verbs.selecting, ", "))
    lines[#lines + 1] = COUNTED
  end
  if verb.details then lines[#lines + 1] = verb.details end
  if verb.options then lines[#lines + 1] = "For example:\n  " .. example_of(verb) end
  return table.concat(lines, "\n")
end

-- ---- Layers and values ----------------------------------------------------

--- All fields of a layer's spans: those that it always has, and its own.
local function fields_of(name)
  local source = require("ibid.document").read("")[name].source
  local list = { "first", "last", "kind", "text" }
  local has = { first = true, last = true, kind = true, text = true }
  for _, fields in ipairs { source.fields, source.links } do
    for field in pairs(fields) do
      if not has[field] then list[#list + 1] = field end
      has[field] = true
    end
  end
  table.sort(list)
  return list
end

local function help_layer(name)
  local lines = { ("doc.%s: %s."):format(name, LAYERS[name] or "a layer") }
  listing(lines, "  fields: ", fields_of(name))
  lines[#lines + 1] = KINDS["ibid.Layer"][1]
  lines[#lines + 1] = ("For example:\n  for span in doc.%s:each() do print(span) end"):format(name)
  return table.concat(lines, "\n")
end

local function help_value(value)
  local kind = getmetatable(value).__name
  local lines = { KINDS[kind][1] }
  if kind == "ibid.Document" then listing(lines, "  layers: ", value:layers()) end
  if kind == "ibid.Document" or kind == "ibid.Corpus" then
    listing(lines, "  verbs:  ", verbs.names())
  end
  if kind == "ibid.Span" then listing(lines, "  fields: ", fields_of(value.layer)) end
  if kind == "ibid.Layer" then listing(lines, "  fields: ", fields_of(value.name)) end
  if kind == "ibid.Table" then listing(lines, "  columns:", value.columns) end
  lines[#lines + 1] = "For example:\n  " .. KINDS[kind][2]
  return table.concat(lines, "\n")
end

local function help_topic(kind)
  return KINDS[kind][1] .. "\nFor example:\n  " .. KINDS[kind][2]
end

local function help_name(name)
  local verb = verbs.find(name)
  if verb then return help_verb(verb) end
  if names.load("layers", name) then return help_layer(name) end
  if TOPICS[name] then return help_topic(TOPICS[name]) end
  local list = names.list "layers"
  table.move(verbs.names(), 1, #verbs.names(), #list + 1, list)
  for topic in pairs(TOPICS) do list[#list + 1] = topic end
  error(names.unknown("there is no verb or layer", name, list), 0)
end

local help = { counted = COUNTED, layers = LAYERS }

--- What there is, of a value, of a verb or a layer by its name, or of all.
-- @param[opt] what
-- @treturn string lines
function help.about(what)
  if type(what) == "string" then return help_name(what) end
  local meta = getmetatable(what)
  if type(meta) == "table" and KINDS[meta.__name] then return help_value(what) end
  return overview()
end

return help
