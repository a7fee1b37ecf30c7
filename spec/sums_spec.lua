local Sums = require "ibid.sums"

--- Numbers that look random, from a seed.
local function dice(seed)
  return function(n)
    seed = (seed * 1103515245 + 12345) & 0x7FFFFFFF
    return (seed >> 8) % n + 1
  end
end

local function rows_of(sums)
  local list = {}
  for row in select(2, sums:rows()) do list[#list + 1] = row end
  return list
end

--- Add rows to sums and to a plain table by their first cells.
local function fill(sums, roll, n)
  local slow = {}
  for _ = 1, n do
    local word, number, value = "w" .. roll(500), roll(20) - 10, roll(9)
    local key = word .. " " .. number
    local one = slow[key] or { 0, math.maxinteger, math.mininteger }
    slow[key] = { one[1] + value, math.min(one[2], value), math.max(one[3], value) }
    sums:add { word, number, value, value, value }
  end
  return slow
end

local OPTIONS = {
  columns = { "word", "number", "all", "least", "most" },
  joined = { all = "sum", least = "least", most = "most" },
}

local function new(most)
  return Sums { columns = OPTIONS.columns, joined = OPTIONS.joined, most = most }
end

--- What a script of its own prints; the sanitizers, if there are any, are not for it.
local function printed(folder, script, before)
  local paths = ("package.path=[[%s]] package.cpath=[[./build/?.so]] "):format(package.path)
  local line = ("%s ASAN_OPTIONS=detect_leaks=0 TMPDIR=%s lua5.4 -e '%s' 2>/dev/null")
    :format(before or "", folder, paths .. script)
  local pipe <close> = assert(io.popen(line))
  return pipe:read "a"
end

describe("sums", function()
  it("join rows that agree in all other columns", function()
    local sums = new()
    sums:add { "gate", 1, 2, 2, 2 }
    sums:add { "gate", 1, 5, 5, 5 }
    sums:add { "gate", 2, 1 }
    assert.same({ { "gate", 1, 7, 2, 5 }, { "gate", 2, 1, nil, nil } }, rows_of(sums))
  end)

  it("keep equal rows apart where no column is joined", function()
    local sums = Sums { columns = { "word" } }
    for _, word in ipairs { "weir", "gate", "weir" } do sums:add { word } end
    assert.same({ { "gate" }, { "weir" }, { "weir" } }, rows_of(sums))
  end)

  it("are read in the order of the cells, whatever they hold", function()
    local sums, cells = Sums { columns = { "cell" } }, {}
    local wanted = { -3, 5, 1 << 40, "", "a", "a\0", "a\0\0b", "a\xFF", "b", false, true }
    for i = #wanted, 1, -1 do sums:add { wanted[i] } end
    for _, row in ipairs(rows_of(sums)) do cells[#cells + 1] = row[1] end
    assert.same(wanted, cells)
    sums:add {}
    assert.same({}, rows_of(sums)[1])
  end)

  -- The slow twin: a plain table. 3,000 bytes make hundreds of runs in the file.
  it("are the same if they outgrow their memory", function()
    for _, most in ipairs { 3000, 40000, 1 << 24 } do
      local sums = new(most)
      local slow, count, before = fill(sums, dice(7), 20000), 0, nil
      for _, row in ipairs(rows_of(sums)) do
        local key = row[1] .. " " .. row[2]
        assert.same(slow[key], { row[3], row[4], row[5] }, key)
        local is_sorted = not before or before[1] < row[1]
          or (before[1] == row[1] and before[2] < row[2])
        assert.is_true(is_sorted)
        slow[key], count, before = nil, count + 1, row
      end
      assert.is_nil(next(slow))
      assert.equal(count, #rows_of(sums))
      sums:close()
    end
  end)

  it("absorb other sums, in any order", function()
    local roll = dice(3)
    local a, b, c = new(3000), new(), new()
    fill(a, roll, 3000)
    fill(b, roll, 3000)
    local other = new()
    other:absorb(b)
    other:absorb(a)
    c:absorb(a)
    c:absorb(b)
    assert.same(rows_of(other), rows_of(c))
  end)

  it("say what they cannot join", function()
    local sums = new()
    assert.has_error(function() sums:add { 0.5, 1, 1 } end,
      'column "word": words, whole numbers, true and false can be joined, not 0.5')
    assert.has_error(function() sums:add { "a", 1, 0.5 } end,
      'column "all": a whole number is wanted, not 0.5')
    assert.has_error(function() Sums { columns = { "a" }, joined = { b = "sum" } } end)
    assert.has_error(function() Sums { columns = { "a" }, joined = { a = "summ" } } end,
      'no way to join is called "summ"; did you mean "sum"?')
    assert.has_error(function() sums:absorb(Sums { columns = { "a" } }) end,
      "rows with the columns word number all least most cannot be joined with rows with a")
    sums:close()
    assert.has_error(function() sums:add { "a", 1, 1 } end, "the sums are closed")
  end)

  it("say in one line that there is no room for the temporary file", function()
    local script = [[
      local sums = require("ibid.sums") { columns = { "a" }, most = 1000 }
      print(select(2, pcall(function() for i = 1, 1000 do sums:add { i } end end)))
    ]]
    assert.equal("the temporary file cannot be used: No such file or directory\n",
      printed("/no/such", script))
  end)

  it("say in one line that the disk is full", function()
    local script = [[
      local sums = require("ibid.sums") { columns = { "a" }, most = 1000 }
      print(select(2, pcall(function() for i = 1, 20000 do sums:add { i } end end)))
    ]]
    -- No file may grow beyond 1,024 bytes.
    assert.equal("the temporary file cannot be used: File too large\n",
      printed("/tmp", script, "trap \"\" XFSZ; ulimit -f 1; "))
  end)

  it("leave no file behind", function()
    local folder = os.tmpname()
    os.remove(folder)
    os.execute("mkdir " .. folder)
    local script = [[
      local sums = require("ibid.sums") { columns = { "a" }, most = 1000 }
      for i = 1, 1000 do sums:add { i } end
      print(#require("ibid.core").files(os.getenv "TMPDIR"))
      error "stop"
    ]]
    assert.equal("2\n", printed(folder, script))
    assert.is_true(os.execute("rmdir " .. folder))
  end)
end)
