--- The syntax tree of pandoc as JSON, for `pandoc -f json`: to docx, ODT, EPUB, LaTeX, HTML.
--
-- A quotation is a Span of the class `quotation` with its speaker as an attribute, a note
-- is a Note where it is called. The version is the one that Debian's pandoc 2.17 takes.
-- @module ibid.conversions.pandoc

local flow = require "ibid.flow"
local quote = require "ibid.json_text"

local HEAD = '{"pandoc-api-version":[1,22],"meta":{"title":{"t":"MetaString","c":%s}},"blocks":['

local function element(name, contents)
  return ('{"t":"%s","c":%s}'):format(name, contents)
end

local function array(list)
  return "[" .. table.concat(list, ",") .. "]"
end

-- ---- Inside paragraphs ----------------------------------------------------

local function add_words(list, text)
  for blank, word in text:gmatch "(%s*)(%S*)" do
    if blank ~= "" then list[#list + 1] = '{"t":"Space"}' end
    if word ~= "" then list[#list + 1] = element("Str", quote(word)) end
  end
end

local function attributes(id, classes, pairs_list)
  return array { quote(id), array(classes), array(pairs_list) }
end

local function span_of(quotation, contents, is_first)
  local known = { array { quote "kind", quote(quotation.kind) } }
  if quotation.speaker then
    known[2] = array { quote "speaker", quote(quotation.speaker) }
  end
  local id = is_first and "q" .. quotation.index or ""
  return element("Span", array {
    attributes(id, { quote "quotation" }, known), array(contents) })
end

--- The note that is called, or its raised number if the text lacks it.
local function call_of(state, call)
  local body = call.note and state.bodies[call.note.index]
  if body then
    state.used[call.note.index] = true
    return element("Note", array(body))
  end
  return element("Superscript", array { element("Str", quote(call.label)) })
end

local function inline(state, pieces)
  local list, stack = {}, {}
  for _, piece in ipairs(pieces) do
    local kind, what = piece[1], piece[2]
    if kind == "text" then add_words(list, what) end
    if kind == "call" then list[#list + 1] = call_of(state, what) end
    if kind == "break" then list[#list + 1] = '{"t":"LineBreak"}' end
    if kind == "open" then
      stack[#stack + 1] = { list, what, not piece[3] }
      list = {}
    elseif kind == "close" then
      local outer = table.remove(stack)
      outer[1][#outer[1] + 1] = span_of(outer[2], list, outer[3])
      list = outer[1]
    end
  end
  return list
end

local function paragraphs(state, item, before)
  local list = {}
  for i, pieces in ipairs(item.paragraphs) do
    local words = inline(state, pieces)
    if i == 1 and before then
      local label = {}
      add_words(label, before)
      words = table.move(words, 1, #words, #label + 1, label)
    end
    list[i] = element("Para", array(words))
  end
  return list
end

-- ---- Blocks ---------------------------------------------------------------

local function heading(state, item)
  local level, words = math.min(item.block.level or 1, 6), {}
  for i, pieces in ipairs(item.paragraphs) do
    if i > 1 then words[#words + 1] = '{"t":"Space"}' end
    for _, word in ipairs(inline(state, pieces)) do words[#words + 1] = word end
  end
  return { element("Header", array { level, attributes("", {}, {}), array(words) }) }
end

local function blocks_of(state, item)
  if item.kind == "heading" then return heading(state, item) end
  if item.kind == "break" then return { '{"t":"HorizontalRule"}' } end
  if item.kind == "note" then
    if item.note and state.called[item.note.index] then return {} end
    return paragraphs(state, item, item.label)
  end
  local list = paragraphs(state, item)
  if item.kind ~= "blockquote" and item.kind ~= "epigraph" then return list end
  return { element("BlockQuote", array(list)) }
end

--- The bodies of the notes that are called, made before the text that calls them. A call
-- inside a note is a raised number: pandoc has no notes in notes.
local function make_bodies(state, list)
  for _, item in ipairs(list) do
    local note = item.kind == "note" and item.note
    if note and note.reference and #item.paragraphs > 0 then
      state.called[note.index] = true
    end
  end
  local bodies = {}
  for _, item in ipairs(list) do
    if item.note and state.called[item.note.index] then
      bodies[item.note.index] = paragraphs(state, item)
    end
  end
  state.bodies = bodies
end

local function convert(doc, write)
  local list, state = flow.of(doc), { bodies = {}, called = {}, used = {} }
  make_bodies(state, list)
  write(HEAD:format(quote(doc.name)))
  local before = "\n"
  for _, item in ipairs(list) do
    for _, block in ipairs(blocks_of(state, item)) do
      write(before .. block)
      before = ",\n"
    end
  end
  write "\n]}\n"
  return { dropped = list.dropped }
end

return { about = "pandoc's syntax tree, for pandoc -f json", convert = convert }
