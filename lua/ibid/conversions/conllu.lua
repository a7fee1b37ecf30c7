--- CoNLL-U: a token a line, ten columns, a blank line behind each sentence.
--
-- Of the columns ID, FORM and MISC are filled in, and UPOS where a token is no word; what
-- a token stands in is said in MISC: `Quote=q3|Speaker=Lozhkina|Note=12|Call=12`.
-- @module ibid.conversions.conllu

local sound = require "ibid.sound"
local walk = require "ibid.walk"

local UPOS = { punctuation = "PUNCT", number = "NUM", symbol = "SYM" }

--- A value of MISC: in it `|` and white space are escaped as the format's own tools do.
local function value_of(text)
  return (sound(text):gsub("\\", "\\\\"):gsub("|", "\\p"):gsub("%s+", " "):gsub("%c", " "))
end

local function misc_of(doc, token)
  local list = {}
  local quotation = token.quotations[#token.quotations]
  if quotation then
    list[1] = "Quote=q" .. quotation.index
    if quotation.speaker then list[2] = "Speaker=" .. value_of(quotation.speaker) end
  end
  if token.note then
    list[#list + 1] = "Note=" .. value_of(token.note.label or "n" .. token.note.index)
  end
  if token.kind == "reference" then
    local call = doc.references:at(token.first)
    list[#list + 1] = "Call=" .. value_of(call and call.label or token.form)
  end
  if not token.is_spaced then list[#list + 1] = "SpaceAfter=No" end
  return #list > 0 and table.concat(list, "|") or "_"
end

--- A form has no white space at its ends and none of the format's own characters.
local function form_of(token)
  local form = sound(token.form):gsub("%s+", " "):gsub("%c", "\u{FFFD}")
  return form == "" and "_" or form
end

local function write_sentence(doc, tokens, state, write)
  local text, lines = {}, {}
  for i, token in ipairs(tokens) do
    local form = form_of(token)
    text[#text + 1] = form
    if token.is_spaced and i < #tokens then text[#text + 1] = " " end
    lines[i] = table.concat({ i, form, "_", UPOS[token.kind] or "_", "_", "_", "_", "_", "_",
      misc_of(doc, token) }, "\t")
  end
  if state.block ~= tokens[1].block then
    state.block = tokens[1].block
    write(("# newpar id = p%d\n"):format(state.block))
  end
  state.count = state.count + 1
  write(("# sent_id = s%d\n# text = %s\n%s\n\n"):format(state.count, table.concat(text),
    table.concat(lines, "\n")))
end

local function convert(doc, write)
  local state, tokens = { count = 0 }, {}
  write(("# newdoc id = %s\n"):format(value_of(doc.name)))
  local dropped = walk(doc, function(token)
    local last = tokens[#tokens]
    if last and (last.sentence ~= token.sentence or last.block ~= token.block) then
      write_sentence(doc, tokens, state, write)
      tokens = {}
    end
    tokens[#tokens + 1] = token
  end)
  if #tokens > 0 then write_sentence(doc, tokens, state, write) end
  return { dropped = dropped }
end

return { about = "CoNLL-U, a token a line", convert = convert }
