--- Markdown as pandoc reads it: headings, block quotations, real footnotes.
--
-- Calls whose note the text lacks are raised numbers; notes that nothing calls stay
-- paragraphs, since a footnote without its call would be lost.
-- @module ibid.conversions.markdown

local flow = require "ibid.flow"
local sound = require "ibid.sound"

-- ---- Words ----------------------------------------------------------------

--- What pandoc would read as more than the character that it is.
local function escape(text)
  text = sound(text):gsub("[\\`*_%[%]<>%^~$@|\"'&{}]", "\\%0")
  return (text:gsub("%-%-", "\\-\\-"):gsub("%.%.%.", ".\\.."):gsub("[%c\u{7F}]", " "))
end

--- What only at the start of a paragraph is more than it is.
local function escape_start(text)
  text = text:gsub("^%s+", "")
  text = text:gsub("^[#+%-=:%%]", "\\%0"):gsub("^(%(?%w+)([.)]%f[%s%z])", "%1\\%2")
  return text
end

--- The names of the footnotes: their numbers, as far as those are not taken.
local function names_of(doc)
  local names, taken = {}, {}
  for note in doc.notes:each() do
    if note.reference then
      local label = note.number and tostring(note.number) or "s" .. note.index
      local name, k = label, 1
      while taken[name] do
        k = k + 1
        name = label .. "-" .. k
      end
      names[note.index], taken[name] = name, true
    end
  end
  return names
end

local function call_of(names, call)
  local name = call.note and names[call.note.index]
  if name then return ("[^%s]"):format(name) end
  return ("^%s^"):format(escape(call.label))
end

local function inline(names, pieces)
  local list = {}
  for _, piece in ipairs(pieces) do
    local kind = piece[1]
    if kind == "text" then list[#list + 1] = escape(piece[2]) end
    if kind == "call" then list[#list + 1] = call_of(names, piece[2]) end
    if kind == "break" then list[#list + 1] = "\\\n" end
  end
  return (escape_start(table.concat(list)):gsub("[ \t]+$", ""))
end

-- ---- Blocks ---------------------------------------------------------------

--- Paragraphs with something before their first line and before the others.
local function indented(paragraphs, first, others)
  local text = table.concat(paragraphs, "\n\n")
  return first .. (text:gsub("\n", "\n" .. others):gsub("\n *\n", "\n\n"))
end

local block_of = {}

function block_of.heading(item, paragraphs)
  local level = math.min(item.block.level or 1, 6)
  return ("#"):rep(level) .. " " .. table.concat(paragraphs, " "):gsub("\\?\n", " ")
end

function block_of.blockquote(_, paragraphs)
  return indented(paragraphs, "> ", "> ")
end

block_of.epigraph = block_of.blockquote

function block_of.note(item, paragraphs, names)
  local name = item.note and names[item.note.index]
  if name then return indented(paragraphs, ("[^%s]: "):format(name), "    ") end
  return escape_start(escape(item.label or "")) .. table.concat(paragraphs, "\n\n")
end

block_of["break"] = function() return "* * *" end

local function plain(_, paragraphs)
  return table.concat(paragraphs, "\n\n")
end

local function convert(doc, write)
  local names, list = names_of(doc), flow.of(doc)
  for i, item in ipairs(list) do
    local paragraphs = {}
    for k, pieces in ipairs(item.paragraphs) do paragraphs[k] = inline(names, pieces) end
    write((i > 1 and "\n" or "") .. (block_of[item.kind] or plain)(item, paragraphs, names) .. "\n")
  end
  return { dropped = list.dropped }
end

return { about = "Markdown with footnotes, as pandoc reads it", convert = convert }
