local Table = require "ibid.table"
local dkjson = require "dkjson"

local function words()
  return Table { columns = { "word", "count" } }
    :add { "weir", 3 }:add { "gate", 12 }:add { count = 3, word = "river" }
end

describe("table", function()
  it("gives rows by number and cells by name and by number", function()
    local t = words()
    assert.equal(3, #t)
    assert.same({ "gate", 12 }, { t[2].word, t[2][2] })
    assert.equal("river", t[3].word)
  end)

  it("names the nearest column for one that it does not have", function()
    local t = words()
    assert.error_matches(function() return t[1].wrod end, 'did you mean "word"')
    assert.error_matches(function() t:sort "-coutn" end, 'did you mean "count"')
    assert.error_matches(function() t:add { cuont = 1 } end, 'did you mean "count"')
    assert.error_matches(function() Table {} end, "columns")
  end)

  it("takes a new value for a cell by its column's name", function()
    local t = words()
    t[1].count = 4
    assert.equal(4, t[1][2])
  end)

  it("sorts by columns, rising and falling, and keeps equal rows in order", function()
    assert.same({ "gate", "river", "weir" }, words():sort("word"):column "word")
    assert.same({ "gate", "weir", "river" }, words():sort("-count"):column "word")
    assert.same({ "gate", "river", "weir" }, words():sort("-count", "word"):column "word")
    assert.same({ "weir", "river", "gate" }, words():sort("count"):column "word")
  end)

  it("sorts by a function", function()
    local t = words():sort(function(a, b) return #a.word > #b.word end)
    assert.same({ "river", "weir", "gate" }, t:column "word")
  end)

  it("sorts numbers before words and puts what is missing last", function()
    local t = Table { columns = { "v" } }:add {}:add { "b" }:add { 2 }:add { "a" }:add { 10 }
    local sorted = {}
    for i, row in ipairs(t:sort "v") do sorted[i] = row.v or "none" end
    assert.same({ 2, 10, "a", "b", "none" }, sorted)
    for i, row in ipairs(t:sort "-v") do sorted[i] = row.v or "none" end
    assert.same({ "b", "a", 10, 2, "none" }, sorted)
  end)

  -- The slow twin: insertion sort.
  it("sorts as a plain insertion sort does", function()
    local t, plain = Table { columns = { "a", "i" } }, {}
    math.randomseed(7)
    for i = 1, 200 do
      local value = math.random(20)
      t:add { value, i }
      local at = #plain + 1
      while at > 1 and plain[at - 1][1] > value do at = at - 1 end
      table.insert(plain, at, { value, i })
    end
    for i, row in ipairs(t:sort "a") do assert.same(plain[i], { row.a, row.i }) end
  end)

  it("gives the first rows, or those with the largest values, as a table", function()
    local t = words()
    assert.same({ "weir", "gate" }, t:top(2):column "word")
    assert.same({ "gate", "weir" }, t:top(2, "count"):column "word")
    assert.equal(3, #t)
    assert.equal(0, #t:top(0))
    assert.error_matches(function() t:top "x" end, "whole number")
  end)

  it("gives the rows that are wanted as a table", function()
    assert.same({ "weir", "river" }, words():where({ count = 3 }):column "word")
    local long = words():where(function(row) return #row.word > 4 end)
    assert.same({ "river" }, long:column "word")
    assert.error_matches(function() words():where { cuont = 3 } end, '"count"')
  end)

  it("writes tab-separated values that keep their rows", function()
    local t = Table { columns = { "a", "b" } }:add { "x\ty\r\nz", 1.5 }:add { nil, true }
    assert.equal("a\tb\nx y z\t1.5\n\ttrue\n", t:tsv())
  end)

  it("writes comma-separated values as RFC 4180 has them", function()
    local t = Table { columns = { "a", "b" } }:add { 'say "x", she\nsaid', 2 }:add { nil, "y" }
    assert.equal('a,b\r\n"say ""x"", she\nsaid",2\r\n,y\r\n', t:csv())
  end)

  it("writes JSON that another reader reads, its members in order", function()
    local t = Table { columns = { "b", "a" } }
      :add { 'q"\\\n\1', 9007199254740993 }:add { "\xFFx", 0.5 }:add { nil, 0 / 0 }
    assert.equal('{"b":"q\\"\\\\\\n\\u0001","a":9007199254740993}', (t:jsonl():match "^[^\n]+"))
    local read = dkjson.decode(t:json())
    assert.equal('q"\\\n\1', read[1].b)
    assert.equal(9007199254740993, read[1].a)
    assert.equal("\u{FFFD}x", read[2].b)
    assert.equal(3, #read)
    assert.equal("[]\n", Table { columns = { "a" } }:json())
    assert.equal("", Table { columns = { "a" } }:jsonl())
  end)

  it("refuses a format that it does not have", function()
    assert.error_matches(function() words():write("jsno", print) end, 'did you mean "json"')
  end)

  it("prints numbers to the right and words to the left", function()
    assert.equal("word   count\nweir       3\ngate      12\nriver      3", tostring(words()))
  end)

  it("prints by the width that a terminal uses", function()
    local t = Table { columns = { "w", "n" } }:add { "漢字", 1 }:add { "vlast’", 2 }
    assert.equal("w       n\n漢字    1\nvlast’  2", tostring(t))
  end)

  it("prints the first twenty rows and how many more there are", function()
    local t = Table { columns = { "n" } }
    for i = 1, 200 do t:add { i } end
    local lines = {}
    for line in tostring(t):gmatch "[^\n]+" do lines[#lines + 1] = line end
    assert.equal(22, #lines)
    assert.equal("… 180 more", lines[22])
  end)

  it("prints one line for a cell of several, cut if it is long", function()
    local t = Table { columns = { "a", "b" }, right = { "b" } }
      :add { ("long "):rep(40), ("é"):rep(100) .. "\nend" }
    local _, lines = tostring(t):gsub("\n", "")
    assert.equal(1, lines)
    assert.truthy(tostring(t):find("long…", 1, true))
    assert.truthy(tostring(t):find("éé end", 1, true))
    assert.truthy(tostring(t):find("…é", 1, true))
  end)

  it("prints a row", function()
    assert.equal("word=weir  count=3", tostring(words()[1]))
  end)

  it("makes cells that are left for later when they are looked at, and once", function()
    local made = 0
    local t = Table { columns = { "n", "square" }, later = { square = function(row)
      made = made + 1
      return row.n * row.n
    end } }
    for i = 1, 30 do t:add { i } end
    assert.equal(0, made)
    assert.same({ 9, 9 }, { t[3].square, t[3][2] })
    assert.equal(1, made)
    assert.truthy(tostring(t):find "20 +400")
    assert.equal(20, made)
    assert.equal(30, t:sort("-square")[1].n)
    assert.equal("n,square\r\n30,900\r\n", t:top(1):csv())
    assert.equal(1, #t:where { square = 4 })
  end)
end)

describe("rows that are no rows of a table", function()
  it("may have a metatable of their own, or none", function()
    local t = Table { columns = { "a" } }:add(setmetatable({ 1 }, { __name = "mine" }))
    t[2] = { 2 }
    assert.equal("a\r\n1\r\n2\r\n", t:csv())
  end)

  it("bring the cells that were left for later to another table", function()
    local function b_of(row) return row.a + 1 end
    local from = Table { columns = { "a", "b" }, later = { b = b_of } }
    local to = Table { columns = { "a", "b" } }:add(from:add({ 1 })[1])
    assert.equal(2, to[1].b)
  end)
end)

describe("table as bars", function()
  local function bars(text)
    local list = {}
    for box in text:gmatch '<rect x=[^>]+>' do
      list[#list + 1] = { tonumber(box:match 'width="([%d.]+)"'), box:match 'fill="([^"]+)"' }
    end
    return list
  end

  it("draws a bar a row, as long as its number", function()
    local svg = words():svg()
    local list = bars(svg)
    assert.equal(3, #list)
    assert.is_true(math.abs(list[2][1] / list[1][1] - 4) < 0.01)
    assert.truthy(svg:find(">weir</text>", 1, true) and svg:find(">12</text>", 1, true))
    assert.truthy(svg:find("<title>count by word</title>", 1, true))
  end)

  it("draws groups as names, before the words that the rows are about", function()
    local t = Table { columns = { "docname", "group", "word", "count" } }
    local svg = t:add({ "texts/a.txt", 7, "weir", 12 }):svg()
    assert.truthy(svg:find(">a.txt: 7: weir</text>", 1, true))
    assert.truthy(svg:find("<title>count by docname and group and word</title>", 1, true))
    local numbers = Table { columns = { "group", "words" } }:add { 3, 50 }:svg()
    assert.truthy(numbers:find("<title>words by group</title>", 1, true))
  end)

  it("is XML whatever the words are", function()
    local t = Table { columns = { "word", "n" } }:add { '<a & "b">\1\xFF', 2 }:add { "", 1 }
    local svg = t:svg()
    assert.truthy(svg:find("&lt;a &amp; &quot;b&quot;&gt;", 1, true))
    assert.is_nil(svg:find "[%z\1-\8]")
    assert.truthy(utf8.len(svg))
    local has_parser, parser = pcall(require, "lxp.lom")
    if has_parser then assert.truthy(parser.parse(svg)) end
  end)

  it("shows what is below nothing by hollow bars on the left", function()
    local t = Table { columns = { "word", "n" } }:add { "more", 2.5 }:add { "less", -5 }
    local list = bars(t:svg())
    assert.is_true(list[1][2] ~= list[2][2])
    assert.is_true(math.abs(list[2][1] / list[1][1] - 2) < 0.01)
    assert.truthy(t:svg():find("−5</text>", 1, true))
  end)

  it("takes the columns that are asked for, and says when there is no number", function()
    local t = Table { columns = { "a", "b", "c" } }:add { "x", 1, 7 }
    assert.truthy(t:svg({ value = "c" }):find(">7</text>", 1, true))
    assert.error_matches(function() t:svg { value = "d" } end, '"d"')
    assert.error_matches(function()
      Table({ columns = { "a" } }):add({ "x" }):svg()
    end, "no column to draw")
    local places = Table { columns = { "word", "first", "n", "none" } }:add { "x", 900, 7 }
    assert.truthy(places:svg():find("<title>n by word</title>", 1, true))
    assert.truthy(Table({ columns = { "a", "b" } }):svg():find "<svg")
  end)

  it("draws the first rows and says how many there are", function()
    local t = Table { columns = { "w", "n" } }
    for i = 1, 1200 do t:add { "w" .. i, i } end
    assert.equal(40, #bars(t:svg()))
    assert.truthy(t:svg():find("40 of 1,200 rows", 1, true))
    assert.equal(5, #bars(t:svg { top = 5 }))
  end)
end)

describe("drawing", function()
  local svg = require "ibid.reports.svg"

  it("has round ticks", function()
    assert.same({ 0, 2, 4, 6, 8, 10 }, svg.ticks(0, 10, 5))
    assert.same({ -50, 0, 50, 100 }, svg.ticks(-60, 120, 5))
    assert.same({ 3 }, svg.ticks(3, 3))
    assert.is_true(#svg.ticks(0, 1e-7, 5) >= 4)
    assert.is_true(#svg.ticks(1850, 1925, 5) >= 4)
  end)

  it("writes numbers for people", function()
    assert.same({ "1,234,567", "−12", "0.25", "1,001", "–" }, {
      svg.number(1234567), svg.number(-12), svg.number(0.25), svg.number(1000.6),
      svg.number(0 / 0),
    })
  end)

  it("is drawn as it says itself, or as it is told", function()
    local t = Table {
      columns = { "year", "word", "count", "share" },
      picture = { "bars", label = { "year", "word" }, value = "share" },
    }
    t:add { 1921, "weir", 3, 0.5 }
    assert.truthy(t:svg():find ">1921: weir<" and t:svg():find ">0.5<")
    assert.truthy(t:svg({ value = "count" }):find "<title>count by year and word<")
  end)
end)

describe("a table for people", function()
  local write = require "ibid.reports.table"
  local getenv = os.getenv

  after_each(function() os.getenv = getenv end) -- luacheck: ignore

  --- The lines of a table on a terminal of so many columns.
  local function lines(t, columns)
    os.getenv = function(name) -- luacheck: ignore
      return name == "COLUMNS" and tostring(columns) or getenv(name)
    end
    local pieces, list = {}, {}
    local names, next_row = t:rows()
    write(names, next_row, function(piece) pieces[#pieces + 1] = piece end, t)
    for line in table.concat(pieces):gmatch "[^\n]+" do list[#list + 1] = line end
    return list
  end

  local function wide()
    return Table { columns = { "name", "count", "title", "extra" }, spare = { "extra" } }
      :add { ("a river "):rep(6), 3, ("a gate "):rep(12), ("some more "):rep(3) }
  end

  it("fits into the terminal", function()
    for _, columns in ipairs { 50, 60, 80, 100, 120 } do
      for _, line in ipairs(lines(wide(), columns)) do
        assert.is_true(utf8.len(line) <= columns, line)
      end
    end
  end)

  it("shortens nothing where there is room", function()
    assert.is_nil(lines(wide(), 200)[2]:find("…", 1, true))
  end)

  it("leaves out what can be spared before the rest is hard to read", function()
    assert.truthy(lines(wide(), 100)[1]:find "extra")
    assert.is_nil(lines(wide(), 50)[1]:find "extra")
    lines(wide(), 50) -- COLUMNS is 50 from here on
    assert.is_nil(tostring(wide()):find "extra")
  end)

  it("shortens no number and no column that is to be whole", function()
    local t = Table { columns = { "iso", "text" }, whole = { "iso" } }
      :add { "1921-12-31/1922-01-01", ("a gate "):rep(12) }
    assert.truthy(lines(t, 40)[2]:find("1921-12-31/1922-01-01", 1, true))
  end)
end)
