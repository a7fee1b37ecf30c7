--- Searching from Lua: a concordance and a query of three tokens, the latter against a
-- plain loop over `:ranges()`.
-- Prints a line a run: name, seconds, how many.  Usage: search.lua FILE RUNS, or with
-- `word` in the place of RUNS the word of the concordance alone.

local ibid = require "ibid"
local query = require "ibid.query"

local file <close> = assert(io.open(arg[1], "rb"))
local text = file:read(10000000)

local function read()
  return ibid.read(text, { upto = "tokens" })
end

--- A word that is used about a hundred times a megabyte.
local function choose_word()
  local doc <close> = read()
  for _, row in ipairs(doc:count()) do
    if row.frequency <= #text / 10000 and row.feature:find "^%l%l%l+$" then return row.feature end
  end
  error "the text has no such word"
end

if arg[2] == "word" then
  print(choose_word())
  return
end

--- Over a text whose keys were not made yet.
local function concord(doc, word)
  return #doc:concord(word)
end

local THREE = '"the" %c [kind = "word"] "of"'

local function search(doc)
  return #query.find(doc:select(), THREE) // 2
end

local function loop(doc)
  local n, is_word, is_the, was_the = 0, false, false, false
  local lower, sub = string.lower, string.sub
  for first, last, kind in doc.tokens:ranges() do
    if kind ~= "reference" then
      local form = sub(text, first, last)
      if was_the and is_word and form == "of" then n = n + 1 end
      was_the, is_the, is_word = is_the, lower(form) == "the", kind == "word"
    end
  end
  return n
end

local word = choose_word()

local function run(name, job, doc)
  collectgarbage()
  local start = os.clock()
  local answer = job(doc, word)
  print(("%s\t%.6f\t%d"):format(name, os.clock() - start, answer))
end

local whole <close> = read()
search(whole) -- keys and forms are made once for a text
for _ = 1, tonumber(arg[2]) do
  local fresh <close> = read()
  run("concord", concord, fresh)
  run("query", search, whole)
  run("query_loop", loop, whole)
end
