--- A query of plain words: tokens one after another, `*` for any letters.
-- @module ibid.querying.plain

local core = require "ibid.core"

--- Is the query written in the query language?  Plain words have no straight double
-- mark, no square bracket and no angle.
-- @string source
-- @treturn boolean
local function is_query(source)
  return source:find '["%[<]' ~= nil
end

local function leaf(name, text, flags)
  return { op = "leaf", test = {
    op = "test", at = 1, name = name, compare = "=", value = { text = text, flags = flags, at = 1 },
  } }
end

local function is_word(kind)
  return kind == "word" or kind == "number"
end

local KINDS = {
  op = "test", at = 1, name = "kind", compare = "=",
  value = { text = "word|number", flags = "", at = 1 },
}

--- Letters around stars, each star any letters: of words and numbers only.
local function glob(piece, flags)
  local pattern = piece:gsub("[%(%)%[%]{}|+?.\\]", "\\%0"):gsub("%*+", ".*")
  local one = leaf("form", pattern, flags)
  one.test = { op = "and", one.test, KINDS }
  return one
end

--- Of a piece that would be several tokens if it stood alone the text may have the whole
-- as one: an initial or an abbreviation with its point.
local function add_tokens(list, doc, piece, flags)
  local document = require "ibid.document"
  local found, words = document.read(piece, {
    language = doc.words, tokens = doc.scheme, upto = "tokens",
  }), 0
  if #found.tokens > 1 and doc.core:type_find(core.fold(piece)) then
    list[#list + 1] = leaf("form", piece, flags .. "l")
    return 1
  end
  for token in found.tokens:each() do
    list[#list + 1] = leaf("form", token.form, flags .. "l")
    if is_word(token.kind) then words = words + 1 end
  end
  found:close()
  return words
end

--- Make the query of plain words.
-- @tparam ibid.Document doc
-- @string source
-- @string flags `c` if case does not count, `d` if diacritics do not
-- @treturn table|nil as the grammar of queries gives it; nil if there is no word
local function parse(doc, source, flags)
  local list, words = { op = "seq" }, 0
  for piece in source:gmatch "%S+" do
    if piece:find("*", 1, true) then
      list[#list + 1] = glob(piece, flags)
      words = words + 1
    else
      words = words + add_tokens(list, doc, piece, flags)
    end
  end
  return words > 0 and { sequence = list, within = {} } or nil
end

return { is_query = is_query, parse = parse }
