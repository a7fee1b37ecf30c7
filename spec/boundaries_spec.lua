local ibid = require "ibid"

local FOLDER = "/usr/share/unicode/auxiliary/"

--- The text of one line of Unicode's tests, and where it may be broken; nil if UTF-8
-- cannot hold it.
local function read_line(line)
  local text, offsets = "", {}
  for sign in line:gsub("%s*#.*", ""):gmatch "%S+" do
    if sign == "÷" then
      offsets[#offsets + 1] = #text
    elseif sign ~= "×" then
      local code = tonumber(sign, 16)
      if code >= 0xD800 and code <= 0xDFFF then return nil end
      text = text .. utf8.char(code)
    end
  end
  return text, offsets
end

local function check(kind, name, count)
  local file = io.open(FOLDER .. name)
  if not file then
    pending "needs Debian's package unicode-data"
    return
  end
  local checked = 0
  for line in file:lines() do
    local text, offsets = read_line(line)
    if text and #offsets > 0 then
      assert.same(offsets, ibid.boundaries(text, kind), line)
      checked = checked + 1
    end
  end
  file:close()
  assert.equal(count, checked)
end

describe("boundaries", function()
  it("of words are those of Unicode's test file", function()
    check("word", "WordBreakTest.txt", 1823)
  end)

  it("of sentences are those of Unicode's test file", function()
    check("sentence", "SentenceBreakTest.txt", 502)
  end)

  it("are the ends alone of an empty text", function()
    assert.same({ 0 }, ibid.boundaries("", "word"))
  end)

  it("part any bytes", function()
    assert.same({ 0, 1, 2, 4 }, ibid.boundaries("\xFF ab", "word"))
  end)

  it("want a kind", function()
    assert.error_matches(function() ibid.boundaries("a", "line") end,
                         'the kind must be "word" or "sentence"')
    assert.error_matches(function() ibid.boundaries(nil, "word") end,
                         "the text must be a string")
  end)
end)
