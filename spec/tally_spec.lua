local ibid = require "ibid"

local function write(text)
  local path = os.tmpname()
  local file <close> = assert(io.open(path, "wb"))
  file:write(text)
  return path
end

describe("tally", function()
  it("counts words by key, the most frequent first", function()
    local path = write "The will, the WILL’s end: l’homme. The will 12\n"
    local rows = ibid.tally { path, top = 3 }
    os.remove(path)
    assert.same({ "the", 3, 1 }, { rows[1].feature, rows[1].frequency, rows[1].rank })
    assert.same({ "will", 2, 2 }, { rows[2].feature, rows[2].frequency, rows[2].rank })
    assert.equal(3, #rows)
  end)

  it("says what is wrong with a file", function()
    local rows, message = ibid.tally { "no such file" }
    assert.is_nil(rows)
    assert.truthy(message:find("no such file: ", 1, true))
  end)

  it("says which bytes are not UTF-8, in whichever block they stand", function()
    local path = write(("The will. "):rep(20000) .. "\n\xE9t\xE9\n")
    local rows, message = ibid.tally { path }
    os.remove(path)
    assert.equal(20000, rows[1].frequency)
    assert.equal("2 byte sequences are not UTF-8, the first at byte 200002", message)
  end)

  it("reads no UTF-16", function()
    local path = write "\xFF\xFEa\0 \0"
    local rows, message = ibid.tally { path }
    os.remove(path)
    assert.is_nil(rows)
    assert.truthy(message:find("is in UTF-16", 1, true))
  end)

  it("says what it wants", function()
    assert.has_error(function() ibid.tally "words" end, "tally: a list of files is wanted")
  end)

  -- The slow twin: the whole text at once, its tokens by key; blocks of the stream are
  -- shorter than the text.  Figures are left out, since some are calls of notes there.
  it("agrees with the tokens of the scheme unicode", function()
    local text = {}
    for i = 1, 20000 do
      text[i] = ("Habit%s is “the” flywheel, %s’s É%d word-%d."):format(
        i % 7 == 0 and "\n" or "", ("Ab"):rep(i % 12), i % 50, i % 300)
    end
    local whole = table.concat(text, " ")
    local path, wanted, keys = write(whole), {}, 0
    local doc <close> = ibid.read(whole, { tokens = "unicode", upto = "tokens" })
    for i = 1, #doc.tokens do
      local token = doc.tokens[i]
      if token.kind == "word" then wanted[token.key] = (wanted[token.key] or 0) + 1 end
    end
    for _, row in ipairs(ibid.tally { path }) do
      if not row.feature:find "^%d+$" then
        keys = keys + 1
        assert.equal(wanted[row.feature], row.frequency, row.feature)
      end
    end
    os.remove(path)
    for _ in pairs(wanted) do keys = keys - 1 end
    assert.equal(0, keys)
  end)
end)
