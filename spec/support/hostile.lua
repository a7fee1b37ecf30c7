--- Texts that invite a grammar to try everything again and again.
-- @module spec.support.hostile

local hostile = {}

--- What a text repeats; a function makes each part anew from its number.
hostile.pieces = {
  -- What opens and never closes, and what never ends.
  "(", "(((((", "[", "“", "‘a’ ", "a", "A", "Ä", "1", "\n", "\xE2\x80", "\xFF", "a ", "A ",
  -- Lists.
  "a, ", "A, ", "ö, ", "1, 2, 3, ", "1. ", "A. ", "A.", "XIV, ", "p. 1, ", "A A ", "a (b) ",
  -- Citations that begin, or begin again.
  "ibid.; ", "Ibid., 4. ", "Idem, ", "Quist, The Road, ", "Quist, 4; ", "see Quist, ",
  "Quist, N. ", "Quist N, ", "Quist and Dane, ", "T. Quist, A. Dane, ", "A: B, ",
  "(A, 1921), ", "A (1921; ", "(Quist 1921; ", "Quist 1921: 3; ", "No. 1 (", "12 (12) ",
  "F. 1, op. 1, ", "“A,” B ", "Quist, “A” ", "Quist, The Road, in: ", "(hereafter ",
  "Quist, The Road 12, no. 3 ", "Quist, Nora. The Road. ", "———. ", "Board of ",
  "Quist, “A,” in N. Dane, ", "in: Quist (ed.), A. B, ", "Quist, Nora: A. In: Dane, T., ",
  -- Works that are all alike, or all different.
  function(i) return ("Quist, Road %d, 4; Quist, op. cit. (note 1), 5; "):format(i) end,
  function(i) return ("Quist, The Road, %d; Quist, Road, 9; "):format(i) end,
  function(i) return ("See Dane%d, The Road of %d, 4. "):format(i, i) end,
  function(i)
    return ("N. Quist, Road %d (Velin, 1921; hereafter R%d), 4. R%d, 5. "):format(i, i, i)
  end,
  -- Lists of the text's own.
  "Bibliography\n", "Bibliography\nQuist, N. A. Velin: ", "Abbreviations\nA = B\n", "A = B\n",
  "Bibliography\nQuist, Nora. The Road. Velin: Gannet, 1921.\n",
  -- Dates.
  "1921 ", "1921–", "May 1, ", "in May and ", "one day later ", "third and ", "44 B.C. ",
  "’49 ", "12.3.",
  -- Glosses.
  "x, or “", "vlast’ (", "d’a (", "a, or b ", "a—a", "a, literally “",
}

--- How a piece is told.
function hostile.name(piece)
  local text = type(piece) == "function" and piece(1) or piece
  return (("%q"):format(text):gsub("\\\n", "\\n"))
end

--- A text of about so many bytes.
local function repeated(piece, size)
  if type(piece) == "string" then return piece:rep(size // #piece) end
  local list, count, i = {}, 0, 0
  while count < size do
    i = i + 1
    list[i] = piece(i)
    count = count + #list[i]
  end
  return table.concat(list)
end

--- The seconds that citations, works, dates and glosses of a note of so many bytes take,
-- the core's own not counted.
function hostile.seconds(piece, size)
  local ibid = require "ibid"
  local body = "It held.1\n\n1. Quist, The Road, 12. " .. repeated(piece, size) .. "\n"
  local doc <close> = ibid.read(body)
  local found = #doc.notes + #doc.references + #doc.tokens
  local start = os.clock()
  for _, name in ipairs { "citations", "works", "dates", "glosses" } do
    found = found + #doc[name]
  end
  assert(found >= 0)
  return os.clock() - start
end

return hostile
