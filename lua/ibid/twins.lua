--- Twins: words that differ by one letter, found without comparing all with all.
--
-- Two words are neighbours if dropping one letter from each, or from one of them, leaves
-- the same (the deletion neighbourhood of T. Bocek, E. Hunt and B. Stiller, *Fast
-- Similarity Search in Large Dictionaries*, Zurich 2007); words of the same letters in
-- another order are found by their sorted letters.
-- @module ibid.twins

local twins = {}

--- Where more words share one rest they are a series (*A1, A2*), and no misspellings;
-- words that are longer are left out.
local CROWD, LONGEST = 12, 100

local function letters_of(word)
  local list = {}
  for letter in word:gmatch "[%z\1-\x7F\xC0-\xFF][\x80-\xBF]*" do list[#list + 1] = letter end
  return list
end

local function put(buckets, key, word)
  local bucket = buckets[key]
  if not bucket then
    buckets[key] = { word }
  elseif #bucket <= CROWD and bucket[#bucket] ~= word then
    bucket[#bucket + 1] = word
  end
end

local function put_all(buckets, word)
  local letters = letters_of(word)
  put(buckets, word, word)
  for i = 1, #letters do
    local left, right = table.concat(letters, "", 1, i - 1), table.concat(letters, "", i + 1)
    put(buckets, left .. right, word)
  end
  table.sort(letters)
  put(buckets, "\0" .. table.concat(letters), word)
end

--- How two words differ: their common beginning and end, and what each has between.
-- @treturn string before
-- @treturn string own of the first word
-- @treturn string other of the second
-- @treturn string after
function twins.difference(a, b)
  local i, j = 1, 0
  while i <= #a and i <= #b and a:byte(i) == b:byte(i) do i = i + 1 end
  while i > 1 and (a:find("^[\x80-\xBF]", i) or b:find("^[\x80-\xBF]", i)) do i = i - 1 end
  local most = math.min(#a, #b) - i + 1
  while j < most and a:byte(-1 - j) == b:byte(-1 - j) do j = j + 1 end
  while j > 0 and a:find("^[\x80-\xBF]", #a - j + 1) do j = j - 1 end
  return a:sub(1, i - 1), a:sub(i, #a - j), b:sub(i, #b - j), a:sub(#a - j + 1)
end

local function one_letter(text)
  return text:find "^[%z\1-\x7F\xC0-\xFF]?[\x80-\xBF]*$" ~= nil
end

--- `letter` if one letter is changed, dropped or added, `order` if two or more have
-- changed places, or nil.
function twins.kind(a, b)
  local _, own, other = twins.difference(a, b)
  if one_letter(own) and one_letter(other) then return "letter" end
  local x, y = letters_of(own), letters_of(other)
  if #x ~= #y or #x > 4 then return nil end
  table.sort(x)
  table.sort(y)
  return table.concat(x) == table.concat(y) and "order" or nil
end

--- Call a function with each pair of twins among some words.
-- @tparam {string,...} words each once
-- @tparam function visit gets both words (each pair may come more than once) and their
-- kind
function twins.each(words, visit)
  local buckets = {}
  for _, word in ipairs(words) do
    if #word <= LONGEST then put_all(buckets, word) end
  end
  for _, bucket in pairs(buckets) do
    for i = 1, #bucket <= CROWD and #bucket or 0 do
      for j = i + 1, #bucket do
        local kind = bucket[i] ~= bucket[j] and twins.kind(bucket[i], bucket[j])
        if kind then visit(bucket[i], bucket[j], kind) end
      end
    end
  end
end

return twins
