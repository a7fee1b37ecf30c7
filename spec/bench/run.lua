--- The benchmark: makes its texts, runs ibid and its rivals by turns, checks the answers,
-- prints a table and writes it to `build/bench.tsv`.
-- Usage: run.lua BUILD [TEXT...]; needs what `make bench` builds.  RUNS in the environment
-- says how often each job runs (default 5).

local texts = require "spec.bench.texts"

local BUILD = table.remove(arg, 1)
local HERE, DATA = "spec/bench/", BUILD .. "/bench/"
local RUNS = tonumber(os.getenv "RUNS" or 5)
local SIZE, SMALL, CANDIDATES = 100000000, 50000000, 20000000

-- ---- Texts ----------------------------------------------------------------

local function read(path)
  local file <close> = assert(io.open(path, "rb"))
  return file:read "a"
end

local function write(path, text, size)
  local file <close> = assert(io.open(path, "wb"))
  while size > 0 do
    file:write(size < #text and text:sub(1, size) or text)
    size = size - #text
  end
end

local function make_texts()
  local parts = {}
  for i, path in ipairs(arg) do parts[i] = read(path) end
  local english = table.concat(parts)
  local paragraphs, i = {}, 0
  for paragraph in english:gmatch "[^\n]+\n" do paragraphs[#paragraphs + 1] = paragraph end
  write(DATA .. "english.txt", english, SIZE)
  write(DATA .. "candidates.txt", texts.candidates(CANDIDATES), CANDIDATES)
  write(DATA .. "cyrillic.txt", texts.make({ "cyrillic" }, 4000000), SMALL)
  local scripts = { "cyrillic", "greek", "japanese", "german", "french" }
  write(DATA .. "mixed.txt", texts.make(scripts, 4000000, function()
    i = i % #paragraphs + 1
    return paragraphs[i]
  end), SMALL)
end

--- Words must not end in digits, which would be calls of notes.
local LETTERS = {
  ["0"] = "ba", ["1"] = "de", ["2"] = "fi", ["3"] = "go", ["4"] = "hu",
  ["5"] = "ka", ["6"] = "le", ["7"] = "mi", ["8"] = "no", ["9"] = "pu",
}

--- A thousand texts of 200,000 bytes; each has 300 words that no other one has.
local function make_corpus()
  local parts = {}
  for i, path in ipairs(arg) do parts[i] = read(path) end
  local english, at = table.concat(parts), 1
  os.execute("mkdir -p " .. DATA .. "corpus")
  for i = 1, 1000 do
    local own = {}
    for k = 1, 300 do own[k] = "weir" .. ("%07d"):format(i * 300 + k):gsub("%d", LETTERS) end
    local text = table.concat(own, " ") .. ".\n\n"
    while #text < 200000 do
      text = text .. english:sub(at, at + 200000 - #text - 1)
      at = (at + 77777) % #english
    end
    write(("%scorpus/%04d.txt"):format(DATA, i), text, #text)
  end
end

-- ---- Running --------------------------------------------------------------

local function wrong(message, ...)
  io.stderr:write("bench: ", message:format(...), "\n")
  os.exit(1)
end

local function median(list)
  table.sort(list)
  local middle = #list // 2
  return #list % 2 == 1 and list[middle + 1] or (list[middle] + list[middle + 1]) / 2
end

--- Run a program whose lines are name, value, answer.
-- @treturn table medians by name
-- @treturn table answers by name, the same in all runs
local function measure(command)
  local values, answers = {}, {}
  local pipe = assert(io.popen(command))
  for line in pipe:lines() do
    local name, value, answer = line:match "^(%S+)\t(%S+)\t(%S+)$"
    if not name then wrong("%s printed %q", command, line) end
    values[name] = values[name] or {}
    table.insert(values[name], tonumber(value))
    if answers[name] and answers[name] ~= tonumber(answer) then
      wrong("%s finds %d, then %s", name, answers[name], answer)
    end
    answers[name] = tonumber(answer)
  end
  if not pipe:close() then os.exit(1) end
  for name, list in pairs(values) do values[name] = median(list) end
  return values, answers
end

--- Seconds and peak kilobytes of a process, and what it printed last.
local function time(command, runs)
  local seconds, peaks = {}, {}
  local pipe = assert(io.popen(("%stimer %d %sout.txt %s"):format(DATA, runs, DATA, command)))
  for line in pipe:lines() do
    local value, peak = line:match "^(%S+)\t(%S+)$"
    seconds[#seconds + 1], peaks[#peaks + 1] = tonumber(value), tonumber(peak)
  end
  if not pipe:close() then wrong("%s does not run", command) end
  return median(seconds), median(peaks), read(DATA .. "out.txt")
end

--- Two counts of the same thing by slightly different rules.
local function near(name, a, b, share)
  if math.abs(a - b) > share * math.max(a, b) then wrong("%s: %d and %d", name, a, b) end
end

-- ---- The table ------------------------------------------------------------

local goals = {
  { "prose_best_icu", 20, 45 }, { "prose_best_wc", 6, 13 }, { "prose_best_re2c", 3.5 },
  { "prose_avx2_icu", 15, 25 }, { "prose_scalar_icu", 4, 6 }, { "unicode_best_icu", 15, 40 },
  { "cyrillic_icu", 8, 20 }, { "mixed_icu", 8, 20 }, { "pipeline_scans", 12, 25 },
  { "lua_index_gmatch", 60, 100 }, { "lua_index_lpeg", 150, 300 }, { "lua_ranges_gmatch", 5, 7 },
  { "count_lua", 8, 15 }, { "count_mawk", 7, 12 }, { "count_python", 30 },
  { "count_peak_mb", 32, 12, "less" }, { "memory_tokens", 2.0, 1.25, "less" },
  { "memory_keys", 2.9, 2.1, "less" },
  { "concord_mb_s", 500 }, { "concord_perl", 4, 10 }, { "query_loop", 20 },
  { "corpus_peak_mb", 64.2, nil, "less" }, { "growth", 1.25, 1.1, "less" },
  { "growth_candidates", 1.25, 1.1, "less" },
}

local function print_table(values)
  local file <close> = assert(io.open(BUILD .. "/bench.tsv", "w"))
  file:write "name\tvalue\tmust\taim\tbetter\n"
  print(("\n%-20s %9s %7s %7s"):format("name", "value", "must", "aim"))
  for _, goal in ipairs(goals) do
    local name, must, aim, better = goal[1], goal[2], goal[3] or "", goal[4] or "more"
    local value = values[name]
    if value then
      local reached = better == "more" and value >= must or better == "less" and value <= must
      file:write(("%s\t%.3f\t%s\t%s\t%s\n"):format(name, value, must, aim, better))
      local verdict = reached and "" or "not reached"
      print(("%-20s %9.2f %7s %7s %s"):format(name, value, must, aim, verdict))
    end
  end
end

local function print_speeds(title, seconds, answers, size)
  local names = {}
  for name, value in pairs(seconds) do
    if value > 0 and not name:find "^memory_" then names[#names + 1] = name end
  end
  table.sort(names, function(a, b) return seconds[a] < seconds[b] end)
  print(("\n%s, %d MB"):format(title, size // 1000000))
  for _, name in ipairs(names) do
    local bytes = name == "pipeline_tenth" and size / 10 or size
    print(("  %-16s %9.1f MB/s  %d"):format(name, bytes / seconds[name] / 1e6, answers[name]))
  end
end

-- ---- The jobs -------------------------------------------------------------

local values = {}

local function in_memory()
  local bench = ("%srivals %swords.tsv %%s%%s.txt %d %%s"):format(DATA, DATA, RUNS)
  local t, n = measure(bench:format(DATA, "english", "all"))
  print_speeds("English", t, n, SIZE)
  near("words by ICU and by ibid", n.icu_words, n.unicode_best, .002)
  near("words by ICU from UTF-8 and UTF-16", n.icu_words, n.icu_words16, .0001)
  near("words by PCRE2 and re2c", n.pcre2, n.re2c, .02)
  local words, _, out = time("wc -w " .. DATA .. "english.txt", RUNS)
  near("words by wc", tonumber(out:match "%d+"), n.spaced, .01)
  print(("  %-16s %9.1f MB/s  %s"):format("wc -w", SIZE / words / 1e6, out:match "%d+"))
  values.prose_best_icu = t.icu_words / t.prose_best
  values.prose_best_wc = words / t.prose_best
  values.prose_best_re2c = t.re2c / t.prose_best
  values.prose_avx2_icu = t.prose_avx2 and t.icu_words / t.prose_avx2
  values.prose_scalar_icu = t.icu_words / t.prose_scalar
  values.unicode_best_icu = t.icu_words / t.unicode_best
  values.pipeline_scans = (t.icu_words + t.icu_sentences + t.quotes + t.notes) / t.pipeline
  values.growth = t.pipeline / (10 * t.pipeline_tenth)
  values.memory_tokens, values.memory_keys = t.memory_tokens, t.memory_keys
  for _, name in ipairs { "cyrillic", "mixed" } do
    t, n = measure(bench:format(DATA, name, "words"))
    print_speeds(name, t, n, SMALL)
    values[name .. "_icu"] = t.icu_words / t.prose_best
  end
  t, n = measure(bench:format(DATA, "candidates", "growth"))
  print_speeds("false candidates of note references", t, n, CANDIDATES)
  values.growth_candidates = t.pipeline / (10 * t.pipeline_tenth)
end

local function from_lua()
  local t, n = measure(("lua5.4 %stokens.lua %senglish.txt %d"):format(HERE, DATA, RUNS))
  print_speeds("from Lua", t, n, 10000000)
  if n.lua_index ~= n.lua_ranges then wrong("the ranges are not the tokens") end
  near("words by gmatch and LPeg", n.lua_gmatch, n.lua_lpeg, .5)
  values.lua_index_gmatch = t.lua_gmatch / t.lua_index
  values.lua_index_lpeg = t.lua_lpeg / t.lua_index
  values.lua_ranges_gmatch = t.lua_positions / t.lua_ranges
end

local function searches()
  local file, ours = DATA .. "english.txt", "lua5.4 " .. HERE .. "search.lua "
  local pipe <close> = assert(io.popen(ours .. file .. " word"))
  local word = pipe:read "l" or wrong "there is no word to look for"
  local t, n = measure(ours .. file .. " " .. RUNS)
  local perl, uses = measure(("perl %skwic.pl %s %d %s"):format(HERE, file, RUNS, word))
  t.perl_kwic, n.perl_kwic = perl.perl_kwic, uses.perl_kwic
  print_speeds(("searches, of %q"):format(word), t, n, 10000000)
  near("uses by perl and by ibid", n.perl_kwic, n.concord, .2)
  if n.query ~= n.query_loop then wrong("the query finds %d, not %d", n.query, n.query_loop) end
  values.concord_mb_s = 10 / t.concord
  values.concord_perl = t.perl_kwic / t.concord
  values.query_loop = t.query_loop / t.query
end

--- The five most frequent words are the same by everybody's rules.
local function head(out)
  local words = {}
  for word in out:gmatch "%f[^\n\0](%l+)\t%d+" do words[#words + 1] = word end
  return table.concat(words, " ", 1, math.min(5, #words))
end

local function counts()
  local file = DATA .. "english.txt"
  local ours, peak, out = time("lua5.4 " .. HERE .. "count_ibid.lua " .. file, RUNS)
  local wanted = head(out)
  print(("\nword counts\n  %-16s %9.1f MB/s  %s"):format("ibid", SIZE / ours / 1e6, wanted))
  values.count_peak_mb = peak / 1024
  for name, command in pairs {
    lua = "lua5.4 " .. HERE .. "count_lua.lua ", mawk = "mawk -f " .. HERE .. "count.awk ",
    perl = "perl " .. HERE .. "count.pl ", python = "python3 " .. HERE .. "count.py ",
  } do
    local theirs, _, printed = time(command .. file, math.min(3, RUNS))
    print(("  %-16s %9.1f MB/s  %s"):format(name, SIZE / theirs / 1e6, head(printed)))
    if head(printed) ~= wanted then wrong("%s counts %s", name, head(printed)) end
    values["count_" .. name] = theirs / ours
  end
end

--- Counting a thousand texts: peak memory, and words that all texts have or one alone.
local function corpora()
  make_corpus()
  local command = ("%s/ibid count --quiet --format tsv %scorpus"):format(BUILD, DATA)
  local seconds, peak, printed = time(command, 1)
  local own = select(2, printed:gsub("\nweir%l+\t1\t%d+\t1\t", ""))
  if own ~= 300000 then wrong("%d words of one text alone", own) end
  if not printed:find "\nthe\t%d+\t1\t1000\t" then wrong("the is not in all texts") end
  print(("\na corpus\n  %-16s %9.1f MB/s"):format("ibid count", 200 / seconds))
  values.corpus_peak_mb = peak / 1024
end

make_texts()
in_memory()
from_lua()
searches()
counts()
corpora()
print_table(values)
