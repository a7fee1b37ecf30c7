--- Likeness: are two names, or two titles, printed forms of one?
-- @module ibid.likeness

local likeness = {}

--- What names and titles are compared by: letters and digits alone, in small letters.
-- @string text
-- @treturn string
function likeness.plain(text)
  return (text:gsub("\xE2\x80[\x98-\x9F]", ""):gsub("[^%w\x80-\xFF]", ""):lower())
end

local plain = likeness.plain

--- The last name of a person; of several that of the first.
-- @string author
-- @treturn string
function likeness.surname(author)
  local first = author:gsub(" and .*", ""):gsub(" & .*", ""):gsub(",.*", "")
    :gsub(" et al%.?$", "")
  return plain(first:match "(%S+)%s*$" or first)
end

--- May two authors be one?  A name that a scan has parted is whole again.
-- @tparam ?string a
-- @tparam ?string b
-- @treturn boolean
function likeness.same_author(a, b)
  if not a or not b then return true end
  local one, other = likeness.surname(a), likeness.surname(b)
  return one == other or plain(a) == other or one == plain(b)
end

--- The words of a title, without a leading article; a subtitle counts as more words.
-- @string title
-- @treturn {string,...}
function likeness.words(title)
  local list = {}
  local parted = title:gsub("\xE2\x80[\x93\x94]", " ")
  for word in parted:gmatch "[^%s%-:,]+" do
    local one = plain(word)
    local is_article = #list == 0 and (one == "the" or one == "a" or one == "an")
    if one ~= "" and not is_article then list[#list + 1] = one end
  end
  return list
end

--- Do the words of a short title stand in the long one in their order, its first ones
-- first?
-- @tparam {string,...} short
-- @tparam {string,...} long
-- @treturn boolean
function likeness.is_short_for(short, long)
  if #short == 0 or short[1] ~= long[1] then return false end
  local k = 1
  for _, word in ipairs(long) do
    if short[k] == word then k = k + 1 end
  end
  return k > #short
end

--- `SR` of *Sobranie rechei*; nil for titles of one word.
-- @tparam {string,...} words
-- @treturn string|nil
function likeness.initials(words)
  if #words < 2 then return nil end
  local letters = {}
  for i, word in ipairs(words) do letters[i] = word:sub(1, 1) end
  return table.concat(letters)
end

return likeness
