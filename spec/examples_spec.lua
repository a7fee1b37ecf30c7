local function lines_of(path)
  local n = 0
  for _ in io.lines(path) do n = n + 1 end
  return n
end

describe("the example who_speaks", function()
  local result = require "ibid.examples.who_speaks"("spec/texts", 8)

  it("names those who are quoted most, with their words and notes", function()
    assert.equal(8, #result)
    local ibid = require "ibid"
    local most = ibid.corpus({ "spec/texts" }):attribute():top(8)
    assert.same(most:column "speaker", result:column "speaker")
    for i = 2, #result do assert.is_true(result[i - 1].words >= result[i].words) end
    local proved = result:where(function(row) return row.notes:find "^%w+%.txt: %d" end)
    assert.is_true(#proved >= 4)
  end)

  it("has for key words only what the speaker says", function()
    local ibid = require "ibid"
    for _, row in ipairs(result) do
      local own = { speaker = function(name) return name == row.speaker end }
      local counts, said = ibid.corpus({ "spec/texts" }):count(own), {}
      for _, one in ipairs(counts) do said[one.feature] = true end
      for word in row.key_words:gmatch "[^, ]+" do assert.is_true(said[word], word) end
    end
  end)

  it("takes no more than forty lines", function()
    assert.is_true(lines_of "lua/ibid/examples/who_speaks.lua" <= 40)
  end)
end)

describe("the example by_year", function()
  it("counts a word by a field of JSON Lines", function()
    local path = os.tmpname()
    os.rename(path, path .. ".jsonl")
    path = path .. ".jsonl"
    local file <close> = assert(io.open(path, "wb"))
    file:write('{"id":"a","year":1912,"text":"The weir held. The Weir!"}\n')
    file:write('{"id":"b","year":1911,"text":"The weir failed, they wrote."}\n')
    file:write('{"id":"c","text":"A weir of no year."}\n{"id":"d","year":1912,"text":"No."}\n')
    file:flush()
    local result = require "ibid.examples.by_year"(path, "weir")
    assert.same({ 1911, 1912 }, result:column "year")
    assert.same({ 1, 2 }, result:column "texts")
    assert.same({ 5, 6 }, result:column "words")
    assert.same({ 1, 2 }, result:column "uses")
    assert.equal(1e6 / 5, result[1].relative)
    os.remove(path)
  end)
end)
