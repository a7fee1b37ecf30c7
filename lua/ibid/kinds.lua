--- Kinds of quotations: speech, title, term or scare quotes.
--
-- The first rule that holds decides; the rules stand in the order of their worth.
-- @module ibid.kinds

local kinds = {}

--- What is looked at: the quoted words and their neighbours.
local function look(quotation)
  local doc = quotation.doc
  local inner, words = quotation.text, {}
  for word in inner:gmatch "[%w\x80-\xFF'%-]+" do
    word = word:gsub("^[\xE2\x80\x98-\x9D]+", ""):gsub("\xE2\x80[\x98-\x9D]$", "")
    if word:find "%w" or word:find "[\xC3-\xD1]" then words[#words + 1] = word end
  end
  return {
    inner = inner,
    words = words,
    before = doc.core:sub(quotation.first - 100, quotation.first - 1),
    after = doc.core:sub(quotation.last + 1, quotation.last + 40),
    functions = doc.words.is_function,
    language = doc.words,
  }
end

-- ---- The rules ------------------------------------------------------------

local function is_capital(word)
  return word:find "^%u" or word:find "^\xC3[\x80-\x9E]" or word:find "^\xD0[\x90-\xAF]"
end

--- All main words begin with a capital, and no mark says that someone speaks.
local function looks_like_title(seen)
  local main, capitals = 0, 0
  for i, word in ipairs(seen.words) do
    if i == 1 or not seen.functions[word:lower()] then
      main = main + 1
      if is_capital(word) or word:find "^%d" then capitals = capitals + 1 end
    end
  end
  if main == 0 or capitals < main or seen.inner:find "[!?]" then return false end
  return main > 1 or not seen.inner:find "[,.;]%W*$" and not seen.before:find "[:,]%s*$"
end

--- Does one of the phrases stand right before the quotation?
local function follows(seen, phrases)
  local before = seen.before:lower():gsub("[%s%p]+$", "")
  for _, phrase in ipairs(phrases) do
    local at = #before - #phrase
    local is_whole = not before:sub(1, at):find "%a$"
    if is_whole and before:sub(at + 1) == phrase then return true end
  end
  return false
end

local function is_called_title(seen)
  local first = seen.words[1]
  return first and is_capital(first) and follows(seen, seen.language.title_phrases)
end

local function is_among(list, word)
  for _, one in ipairs(list) do
    if one == word then return true end
  end
  return false
end

--- *The resolutions were two: “On the gates of the river,” and …*
local function is_headed_title(seen)
  if not is_among(seen.language.title_heads, seen.words[1]) then return false end
  if seen.inner:find "[.!?]%W*$" then return false end
  for word in seen.before:lower():gmatch "%a+" do
    if is_among(seen.language.documents, word:gsub("s$", "")) then return true end
  end
  return false
end

--- A word before a noun that goes on without a stop: *his “free” elections*.
local function is_attribute(seen)
  if #seen.words ~= 1 or is_capital(seen.words[1]) or seen.inner:find "[.,;!?]%W*$" then
    return false
  end
  local determiner = seen.before:lower():match "(%a+)%s$"
  local noun = seen.after:match "^ (%l+)"
  return determiner and noun and not seen.functions[noun]
    and is_among(seen.language.determiners, determiner)
end

--- What translates the quoted word before it, *“da” (“yes”)*, or says it again,
-- *razgon, or “break-up”*.
local function says_again(seen)
  if seen.before:find "[\x9D\"]%s*%($" and seen.after:find "^%)" then return true end
  local conjunction = seen.before:match "%w, (%a+) $"
  return conjunction ~= nil and is_among(seen.language.restating, conjunction)
end

--- Is a word, or with a hyphen before it its end, what is looked for?
local function says(word, sign)
  local small = word:lower():gsub("’", "'")
  if sign:sub(1, 1) == "-" then return small:sub(1 - #sign) == sign:sub(2) end
  return word == sign or small == sign
end

--- Is there a word that only someone who speaks says?
local function addresses_someone(seen)
  for _, word in ipairs(seen.words) do
    for _, sign in ipairs(seen.language.spoken) do
      if says(word, sign) then return true end
    end
  end
  return seen.inner:find "[!?]" ~= nil
end

--- *(nevezhda)*
local function has_gloss(seen)
  local gloss = seen.after:match "^%d*%s*%(([%l\x80-\xFF][^%)]*)%)"
  return gloss ~= nil and not gloss:find "%s%S+%s%S+%s" and not gloss:find "%d"
end

--- Does a paragraph begin with the quotation, which ends as a sentence does?
local function is_turn(quotation, seen)
  if not seen.inner:find "[.,!?%-\x94]%W*$" then return false end
  local block = quotation.doc.blocks:at(quotation.first)
  return block ~= nil and block.first == quotation.first
end

--- The kind of an inline quotation.
-- @tparam ibid.Span quotation
-- @bool has_cue does a cue say whose it is?
-- @treturn string `speech title term scare`
function kinds.decide(quotation, has_cue)
  if quotation.mark == "dash" then return "speech" end
  local seen = look(quotation)
  local count = #seen.words
  if is_headed_title(seen) then return "title" end
  local is_title = looks_like_title(seen) or is_called_title(seen)
  local is_reply = has_cue and seen.before:find "[,:]%s*$" and seen.inner:find "[.,]%W*$"
  if count < 12 and is_title and not is_reply then return "title" end
  if count >= 7 or addresses_someone(seen) then return "speech" end
  if has_gloss(seen) or says_again(seen) then return "term" end
  if is_attribute(seen) then return "scare" end
  if is_turn(quotation, seen) then return "speech" end
  if seen.before:find ":%s*$" then return "speech" end
  if follows(seen, seen.language.term_phrases) then return "term" end
  if has_cue or count >= 5 then return "speech" end
  return "scare"
end

return kinds
