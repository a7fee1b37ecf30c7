--- Paragraphs broken in mid-sentence: *The history of* and, after a blank line, *the
-- Party*.

--- Where lines end as they should.
local SET = { table = true, verse = true, list = true, chrome = true }

--- Words that another has to follow.
local function leading(words)
  local result = {}
  for _, list in ipairs { words.prepositions, words.articles, words.indefinite, words.joiners } do
    for _, word in ipairs(list) do result[word] = true end
  end
  return result
end

--- A line that ends so may have been taken for a heading; what goes on is none.
local function is_prose(doc, byte, goes_on)
  local block = doc.blocks:at(byte)
  return block ~= nil and not SET[block.kind] and not (goes_on and block.kind == "heading")
end

local PATTERN = "%f[%w]()(%l+)[ \t]*\r?\n[ \t]*\r?\n%s*()(%l%S*)()"

local function find(doc, add)
  local leads = leading(doc.words)
  for first, word, second, following, after in doc.text:gmatch(PATTERN) do
    if leads[word] and is_prose(doc, first) and is_prose(doc, second, true) then
      add {
        first = first, last = after - 1, certainty = .8, meant = word .. " " .. following,
        reason = "a paragraph broken in mid-sentence",
      }
    end
  end
end

return { about = "paragraphs broken in mid-sentence", find = find }
