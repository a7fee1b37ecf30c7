--- A document: a text and all that was found in it.
--
-- Its layers are its fields (`doc.tokens`), its verbs its methods
-- (`doc:count{}`); both are looked for by name when first used.
-- @classmod ibid.Document

local Layer = require "ibid.layer"
local core = require "ibid.core"
local corrections = require "ibid.corrections"
local language = require "ibid.language"
local listing = require "ibid.listing"
local names = require "ibid.names"
local verbs = require "ibid.verbs"

local Document = {}

--- Give back the document's memory at once; it cannot be used afterwards.
function Document:close()
  self.core:close()
end

--- A part of the text to count in or to search.
-- @tparam[opt] table|ibid.Selection options `within speaker section chapter where`
-- @treturn ibid.Selection
-- @see ibid.Selection
function Document:select(options)
  return require("ibid.select").new(self, options)
end

--- The names of the document's layers: the core's in the order of the data, then
-- those made in Lua.
-- @treturn {string,...}
function Document:layers()
  local list = self.core:layers()
  for _, name in ipairs(names.list "layers") do
    local about = names.load("layers", name)
    if about.make then list[#list + 1] = name end
  end
  return listing.list(list)
end

--- The document in another form.
-- @string form `"conllu" "json" "markdown" "pandoc" "tei" "vrt"`
-- @tparam[opt] function write gets the pieces of it, one after another
-- @treturn string|nil the whole, if there is no such function
-- @treturn table what could not be kept: `dropped`, bytes of running heads and page
-- numbers; `replaced`, characters that the form may not hold
-- @usage print((doc:convert "markdown"))
function Document:convert(form, write)
  local conversion = type(form) == "string" and names.load("conversions", form)
  if not conversion then
    local list = names.list "conversions"
    error(names.unknown("convert: there is no form", form, list), 2)
  end
  if write then return nil, conversion.convert(self, write) end
  local pieces = {}
  local losses = conversion.convert(self, function(piece) pieces[#pieces + 1] = piece end)
  return table.concat(pieces), losses
end

local function layer_of(doc, name)
  local about = names.load("layers", name)
  local rows = name == "quotations" and rawget(doc, "corrected")
  local items = rows and corrections.quotations(doc, rows)
    or doc.core:layer(name) or (about and about.make and about.make(doc))
  return items and Layer.new(doc, name, items, about)
end

local function verb_of(name)
  local verb = verbs.find(name)
  return verb and function(doc, ...)
    if type(doc) ~= "table" or rawget(doc, "core") == nil then
      error(("%s: a colon is wanted, doc:%s(…)"):format(name, name), 2)
    end
    return verbs.call(verb, doc, ...)
  end
end

--- Fields that are no layers, made when first asked for.
local made = {}

function made.text(doc)
  return doc.core:sub(1, doc.core:size())
end

--- How the lines are laid out: `kind` (`lines`, `blanks`, `indents`), and what it
-- was decided by: `width` of a full line, lines `wrapped` and paragraphs parted by
-- `blanks` (both of a thousand), breaks between `pages`.
function made.layout(doc)
  return listing.record(doc.core:layout())
end

--- What a corpus knows of the text: the members of its line of JSON Lines.
function made.fields()
  return {}
end

local function everything(doc)
  local list = { "fields", "text", "layout", "name", "language", "words" }
  for name in pairs(Document) do list[#list + 1] = name end
  for _, name in ipairs(doc:layers()) do list[#list + 1] = name end
  for _, name in ipairs(verbs.names()) do list[#list + 1] = name end
  return list
end

local Meta = { __name = "ibid.Document" }

--- Methods, then what is made once and kept, then verbs.
function Meta.__index(doc, name)
  if Document[name] then return Document[name] end
  if type(name) ~= "string" then return nil end
  local value = made[name] and made[name](doc) or layer_of(doc, name)
  if value then
    rawset(doc, name, value)
    return value
  end
  value = verb_of(name)
  if value then return value end
  local what = "a document has no layer, verb or field"
  error(names.unknown(what, name, everything(doc)), 2)
end

Meta.__close = Document.close

function Meta.__tostring(doc)
  local open, size = pcall(doc.core.size, doc.core)
  if not open then return doc.name .. ": closed" end
  return require("ibid.reports.show")(doc, size, true)
end

local function wrap(text, name, words, options)
  local doc = { core = text, name = name, language = words.tag, words = words }
  doc.fields, doc.scheme = options.fields, options.tokens or "prose"
  return setmetatable(doc, Meta)
end

local document = {}

local allowed = {
  language = true, encoding = true, name = true, spans = true, tokens = true,
  upto = true, fields = true, dialogue = true, whole_quotations = true,
}
local schemes = { prose = true, unicode = true }
local dialogues = { found = true, dashes = true, marks = true }

local function check_options(options)
  if options == nil then return {} end
  if type(options) ~= "table" then error("options must be a table", 3) end
  for name in pairs(options) do
    if not allowed[name] then
      local list = {}
      for option in pairs(allowed) do list[#list + 1] = option end
      table.sort(list)
      error(names.unknown("there is no option", name, list), 3)
    end
  end
  if options.tokens ~= nil and not schemes[options.tokens] then
    local list = { "prose", "unicode" }
    error(names.unknown("tokens: there is no scheme", options.tokens, list), 3)
  end
  local upto = options.upto
  if upto ~= nil and upto ~= "tokens" and upto ~= "sentences" then
    error("upto: tokens or sentences is wanted", 3)
  end
  if options.dialogue ~= nil and not dialogues[options.dialogue] then
    local list = { "dashes", "found", "marks" }
    error(names.unknown("dialogue: there is no habit", options.dialogue, list), 3)
  end
  local whole = options.whole_quotations
  if whole ~= nil and type(whole) ~= "boolean" then
    error("whole_quotations: true or false is wanted", 3)
  end
  if whole and upto then error("whole_quotations: upto leaves no quotations", 3) end
  return options
end

--- Find the structure of a text.
-- @string text
-- @tparam[opt] table options `language` (a tag or a table, default `"en"`), `name`,
-- `fields` (what else is known of it, kept as `doc.fields`),
-- `tokens` (the scheme of tokens and sentences: `"prose"` or `"unicode"`),
-- `upto` (`"tokens"` or `"sentences"`: the layers after it are not made),
-- `dialogue` (is speech looked for behind dashes, too: `"found"`, if the text has that
-- habit, `"dashes"` or `"marks"`; by default it is found out),
-- `whole_quotations` (true: no sentence ends inside a quotation, unless its paragraph does)
-- @treturn ibid.Document
function document.read(text, options)
  if type(text) ~= "string" then error("read: the text must be a string", 2) end
  options = check_options(options)
  local words = language.load(options.language or "en")
  local found = core.read(text, words.core, options.tokens, options.upto,
    options.dialogue, options.whole_quotations)
  return wrap(found, options.name or "text", words, options)
end

--- Find the structure of the text in a file.
-- @string path `"-"` is standard input
-- @tparam[opt] table options those of `read`, `encoding` (default UTF-8),
-- and `spans`, the path of a span table with corrections (see `ibid.corrections`)
-- @treturn ibid.Document|nil
-- @treturn ?string what is wrong with the file
function document.open(path, options)
  if type(path) ~= "string" then error("open: the path must be a string", 2) end
  options = check_options(options)
  local words = language.load(options.language or "en")
  local rows, wrong
  if options.spans then
    rows, wrong = corrections.read(options.spans)
    if not rows then return nil, wrong end
  end
  local from = path ~= "-" and path or nil
  local text, message = core.open(from, words.core, options.encoding, options.tokens,
    options.upto, options.dialogue, options.whole_quotations)
  if not text then return nil, ("%s: %s"):format(path, message) end
  local doc = wrap(text, options.name or path, words, options)
  rawset(doc, "corrected", rows)
  return doc
end

return document
