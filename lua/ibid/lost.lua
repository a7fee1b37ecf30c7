--- Where the lost call of a note must have stood: in a block between the calls of the
-- notes around it, most likely in that which shares its rarest words.
-- @module ibid.lost

local IS_PLACE = {
  paragraph = true, blockquote = true, epigraph = true, list = true, verse = true,
  caption = true,
}
local MANY = 20 -- A word in more blocks of a gap than that tells nothing.

--- Calls a function with each word of a text that may tell: no function word.
local function each_word(doc, text, use)
  local is_function = doc.words.is_function
  for word in text:gmatch "[%w\x80-\xFF]+" do
    word = word:lower()
    if #word > 3 and not is_function[word] then use(word) end
  end
end

--- The first block that ends after a byte, if blocks do not lie in each other.
local function block_after(doc, byte)
  local items = doc.blocks.source.items
  local low, high = 1, #doc.blocks + 1
  while low < high do
    local middle = (low + high) // 2
    local _, last = items:span(middle)
    if last > byte then high = middle else low = middle + 1 end
  end
  return low
end

local function add_words(doc, gap, i, text)
  each_word(doc, text, function(word)
    local having = gap.having[word]
    if not having then
      having = {}
      gap.having[word] = having
    end
    if having[#having] ~= i then having[#having + 1] = i end
  end)
end

--- The blocks between two calls, and which of them have a word.
local function open_gap(doc, from, to)
  local gap = { blocks = {}, having = {} }
  for i = block_after(doc, from), #doc.blocks do
    local block = doc.blocks[i]
    if block.first > to then break end
    if IS_PLACE[block.kind] then
      gap.blocks[#gap.blocks + 1] = block
      local first, last = math.max(block.first, from), math.min(block.last, to)
      add_words(doc, gap, #gap.blocks, doc.core:sub(first, last))
    end
  end
  return gap
end

--- The block that a note shares most with, and how sure that is: a word counts the
-- more, the fewer blocks have it; what each block has to begin with is little.
local function place_in(doc, gap, note)
  local score, total, seen, best = {}, 0, {}, nil
  for i = 1, #gap.blocks do score[i] = 0.5 end
  each_word(doc, note.text, function(word)
    local having = gap.having[word]
    if seen[word] or not having or #having > MANY then return end
    seen[word] = true
    for _, i in ipairs(having) do score[i] = score[i] + 1 / #having end
  end)
  for i, value in ipairs(score) do
    total = total + value
    if not best or value > score[best] then best = i end
  end
  return best and { block = gap.blocks[best], confidence = score[best] / total }
end

--- The places of all notes that nothing calls between two that are called.
local function places_of(doc)
  local places, waiting, from = {}, {}, nil
  for note in doc.notes:each() do
    local call = note.reference
    if not call then
      waiting[#waiting + 1] = note
    else
      if #waiting > 0 and from and from < call.first then
        local gap = open_gap(doc, from, call.first)
        for _, one in ipairs(waiting) do places[one.index] = place_in(doc, gap, one) end
      end
      waiting, from = {}, call.last
    end
  end
  return places
end

--- @tparam table note a span of the layer notes
-- @treturn table|nil `block` and `confidence`; nil if the note is called, or if no
-- calls around it tell
return function(note)
  local doc = note.doc
  local places = rawget(doc, "places")
  if not places then
    places = places_of(doc)
    rawset(doc, "places", places)
  end
  return places[note.index]
end
