---@meta
-- luacheck: ignore 212 241
-- Declarations for editors that read LuaCATS; nothing here is ever run.  A spec
-- compares the names with those of the modules.

---@class ibid
---@field _VERSION string
---@field Table ibid.Table
---@field measures table<string, fun(...): number?>
local ibid = {}

---A file's document, or nil and what is wrong with the file; "-" is standard input.
---@param path string
---@param options? ibid.Reading
---@return ibid.Document? doc
---@return string? message
function ibid.open(path, options) end

---A text's document.
---@param text string
---@param options? ibid.Reading
---@return ibid.Document
function ibid.read(text, options) end

---Several texts, read when they are needed: paths of files, folders, patterns.
---@param options string|ibid.CorpusOptions
---@return ibid.Corpus
function ibid.corpus(options) end

---Give documents and corpora a verb.
---@param name string
---@param run ibid.Verb|fun(doc: ibid.Document, ...): any
function ibid.verb(name, run) end

---The plain boundaries of UAX #29: byte offsets, 0 and `#text` included.
---@param text string
---@param kind "word"|"sentence"
---@return integer[]
function ibid.boundaries(text, kind) end

---How often words occur in files of any size, in bounded memory.
---@param options { [integer]: string, top: integer? }
---@return ibid.Table?, string? what is wrong with a file
function ibid.tally(options) end

---What there is: of a value, of a verb or a layer by its name, or of all.
---@param what? any
---@return string
function ibid.help(what) end

---The tags of the languages that ibid knows.
---@return string[]
function ibid.languages() end

---What a verb of one's own is.
---@class ibid.Verb
---@field run? fun(doc: ibid.Document, ...): ibid.Table
---@field map? fun(doc: ibid.Document, ...): ibid.Table|ibid.Sums
---@field merge? table<string, "sum"|"least"|"most">
---@field finish? fun(sums: ibid.Sums, ...): ibid.Table
---@field about? string
---@field options? table<string, table>

---Rows of several documents joined.
---@class ibid.Sums
---@field columns string[]
local Sums = {}

---@return string[]
---@return fun(): table
function Sums:rows() end

---@return ibid.Table
function Sums:table() end

---@class ibid.CorpusOptions
---@field [integer] string
---@field language? string|table
---@field encoding? string
---@field tokens? "prose"|"unicode"
---@field upto? "tokens"|"sentences"
---@field dialogue? "found"|"dashes"|"marks"
---@field whole_quotations? boolean
---@field tell? fun(message: string)
---@field progress? fun(texts: integer, file: integer, files: integer)

---Several texts, read one after another.
---@class ibid.Corpus
---@field failed string[]
---@field [integer] ibid.Document
---@field [string] any
---@operator len: integer
local Corpus = {}

---@return fun(): ibid.Document?
function Corpus:each() end

---@return boolean
function Corpus:several() end

---@param options? ibid.Options|ibid.Selection
---@return ibid.Selection
function Corpus:select(options) end

---@param wanted table<string, any>|fun(fields: table, name: string): boolean
---@return ibid.Corpus
function Corpus:where(wanted) end

---How a text is read.
---@class ibid.Reading
---@field language? string|table
---@field encoding? string
---@field fields? table<string, any>
---@field name? string
---@field tokens? "prose"|"unicode"

---A text and all that was found in it.
---@class ibid.Document
---@field fields table<string, any>
---@field text string
---@field name string
---@field language string
---@field scheme "prose"|"unicode"
---@field words table<string, any>
---@field blocks ibid.Layer
---@field chapters ibid.Layer
---@field citations ibid.Layer
---@field dates ibid.Layer
---@field glosses ibid.Layer
---@field lines ibid.Layer
---@field marks ibid.Layer
---@field notes ibid.Layer
---@field people ibid.Layer
---@field quotations ibid.Layer
---@field references ibid.Layer
---@field sections ibid.Layer
---@field sentences ibid.Layer
---@field tokens ibid.Layer
---@field works ibid.Layer
local Document = {}

function Document:close() end

---The document in another form, and what could not be kept.
---@param form "conllu"|"json"|"markdown"|"pandoc"|"tei"|"vrt"
---@param write? fun(piece: string)
---@return string?
---@return { dropped?: integer, replaced?: integer }
function Document:convert(form, write) end

---@return string[]
function Document:layers() end

---@param options? ibid.Options
---@return ibid.Selection
function Document:select(options) end

---Whose the quotations are, and how much they say.
---@param options? ibid.Options
---@return ibid.Table
function Document:attribute(options) end

---How many notes or other spans there are in each part.
---@param options? ibid.Options
---@return ibid.Table
function Document:density(options) end

---How evenly words are spread over the parts of a text.
---@param words string
---@param options? ibid.Options
---@return ibid.Table
function Document:disperse(words, options) end

---The works and archives that the notes cite.
---@param options? ibid.Options
---@return ibid.Table
function Document:cite(options) end

---Which words stand near a word more often than by chance.
---@param word string
---@param options? ibid.Options
---@return ibid.Table
function Document:collocate(word, options) end

---Which words are more, which less frequent here than there.
---@param options ibid.Options
---@return ibid.Table
function Document:compare(options) end

---Every use of a word or a phrase, every match of a query.
---@param query string
---@param options? ibid.Options
---@return ibid.Table
function Document:concord(query, options) end

---How often each word occurs.
---@param options? ibid.Options
---@return ibid.Table
function Document:count(options) end

---What is probably misprinted, misread or lost.
---@param options? ibid.Options
---@return ibid.Table
function Document:proofread(options) end
---How rich the vocabulary is.
---@param options? ibid.Options
---@return ibid.Table
function Document:diversity(options) end

---How hard a text is to read.
---@param options? ibid.Options
---@return ibid.Table
function Document:readability(options) end

---Which works each quotation rests on.
---@param options? ibid.Options
---@return ibid.Table
function Document:trace(options) end

---What happened when: the dates with their sentences.
---@param options? ibid.Options
---@return ibid.Table
function Document:timeline(options) end

---@class ibid.Options
---@field within? string|ibid.Span|ibid.Span[]|ibid.Layer|ibid.Selection
---@field speaker? string|string[]|fun(speaker: string): boolean
---@field section? integer|integer[]
---@field chapter? integer|integer[]
---@field where? table<string, any>|fun(token: ibid.Span): boolean
---@field window? integer|"sentence"|"paragraph"
---@field sort? string
---@field case? boolean
---@field unaccented? boolean
---@field certainty? number
---@field without? string|string[]
---@field only? string|string[]
---@field n? integer
---@field across? boolean
---@field by? string
---@field stop? boolean|string|string[]
---@field min_count? integer
---@field top? integer
---@field [string] any

---Spans of one kind, in the order of the text.
---@class ibid.Layer
---@field name string
---@field doc ibid.Document
---@field [integer] ibid.Span
---@operator len: integer
local Layer = {}

---@param byte integer
---@return ibid.Span?
function Layer:at(byte) end

---Those that begin in stretches: first and last bytes by turns.
---@param list integer[]
---@return ibid.Layer
function Layer:beginning(list) end

---@return fun(): ibid.Span
function Layer:each() end

---How many spans there are of each kind.
---@return { [1]: string, [2]: integer }[]
function Layer:kinds() end

---First byte, last byte and kind of each span.
---@return fun(): integer, integer, string
function Layer:ranges() end

---Index in the whole layer, first byte, last byte and kind of each span.
---@return fun(): integer, integer, integer, string
function Layer:numbered() end

---The columns of the layer as a table, and an iterator over its rows.
---@return string[]
---@return fun(): table
function Layer:rows() end

---@return ibid.Table
function Layer:table() end

---@param wanted table<string, any>|fun(span: ibid.Span): boolean
---@return ibid.Layer
function Layer:where(wanted) end

---@param span ibid.Span|ibid.Span[]|ibid.Layer|ibid.Selection
---@return ibid.Layer
function Layer:within(span) end

---One item of a layer; which fields it has besides depends on the layer.
---@class ibid.Span
---@field first integer
---@field last integer
---@field kind string?
---@field layer string
---@field index integer
---@field doc ibid.Document
---@field text string
---@field [string] any
local Span = {}

---@return ibid.Span?
function Span:next() end

---@return ibid.Span?
function Span:previous() end

---A part of a text, or of each text of a corpus, to count in or to search.
---@class ibid.Selection
---@field doc ibid.Document? nil if it is of a corpus
---@field stretches integer[] first and last bytes; of a document
---@field corpus table? nil if it is of a document
---@operator len: integer
---@operator add(ibid.Selection): ibid.Selection
---@operator mul(ibid.Selection): ibid.Selection
---@operator sub(ibid.Selection): ibid.Selection
local Selection = {}

---@param doc ibid.Document
---@param options? ibid.Options
---@return ibid.Selection
function Selection.new(doc, options) end

---@param corpus table
---@param options? ibid.Options
---@return ibid.Selection
function Selection.over(corpus, options) end

---The names that `within` may have.
---@return string[]
function Selection.parts() end

---The first and the last token that lie wholly in each stretch.
---@return integer[]
function Selection:bounds() end

---What the selection is of one document.
---@param doc ibid.Document
---@return ibid.Selection
function Selection:on(doc) end

---@param byte integer
---@return boolean
function Selection:has(byte) end

---The spans of a layer that begin in it.
---@param layer ibid.Layer
---@return ibid.Layer
function Selection:of(layer) end

---@return table<integer, integer> counts
---@return integer total
function Selection:tally() end

---The indexes of its words and numbers.
---@return fun(): integer
function Selection:words() end

---@class ibid.Table.Options
---@field note? string
---@field columns string[]
---@field right? string[]
---@field later? table<string, fun(row: table): any>
---@field picture? string
---@field shown? string[]
---@field spare? string[]
---@field whole? string[]
---@field report? string

---What an analysis returns.
---@class ibid.Table
---@field columns string[]
---@field note string?
---@field formats string[]
---@field [integer] table
---@operator len: integer
---@field picture string the report that draws it
---@overload fun(options: ibid.Table.Options): ibid.Table
local Table = {}

---@param row table
---@return ibid.Table
function Table:add(row) end

---@param name string
---@return any[]
function Table:column(name) end

---@return string
function Table:csv() end

---@return string
function Table:json() end

---@return string
function Table:jsonl() end

---@return string[]
---@return fun(): table
function Table:rows() end

---@param ... string|fun(a: table, b: table): boolean
---@return ibid.Table
function Table:sort(...) end

---A picture of the table.
---@param options? table
---@return string
function Table:svg(options) end

---@param n integer
---@param column? string
---@return ibid.Table
function Table:top(n, column) end

---@return string
function Table:tsv() end

---@param wanted table<string, any>|fun(row: table): boolean
---@return ibid.Table
function Table:where(wanted) end

---@param format string
---@param write fun(piece: string)
function Table:write(format, write) end

return ibid
