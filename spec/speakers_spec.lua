local fixtures = require "spec.support.fixtures"
local ibid = require "ibid"
local marked = require "spec.support.marked"

--- What is expected of the cases that nobody looks at while rules are made, by file.
local HELD_OUT = {
  held_out_prose = 0.75, held_out_dialogue = 0.8, held_out_styles = 0.6,
  fr_held_out = 0.8, de_held_out = 0.8,
}
local CHECKED = { "speaker", "cue", "how" }

--- The document of a case, in the language that its file's name begins with.
local function read(case)
  return ibid.read(case.text, { language = case.file:match "/(%l%l)_[^/]*$" or "en" })
end

--- What the document says of the quotation that a marked span covers, as far as the
-- answer says it too.
local function found(doc, span)
  local quotation = doc.quotations:within(span):where(function(one)
    return one.first == span.first and one.last == span.last
  end)[1]
  if not quotation then return { missing = true } end
  local answer = { speaker = quotation.speaker }
  for _, name in ipairs(CHECKED) do
    if span.attrs[name] then answer[name] = quotation[name] end
  end
  return answer
end

local function wanted(span)
  local answer = {}
  for _, name in ipairs(CHECKED) do answer[name] = span.attrs[name] end
  return answer
end

local function check(case)
  local doc = read(case)
  for _, span in ipairs(case.spans) do
    local words = case.text:sub(span.first, span.last)
    assert.same(wanted(span), found(doc, span), words)
  end
end

--- A name without its article, in small letters.
local function bare(name)
  return name and (name:lower():gsub("^the ", ""):gsub("^an? ", ""):gsub("^one ", ""))
end

--- How many quotations of a case have their speaker, and how many there are.
local function count(case)
  local doc, right = read(case), 0
  for _, span in ipairs(case.spans) do
    local speaker = found(doc, span).speaker
    if bare(speaker) == bare(span.attrs.speaker) then right = right + 1 end
  end
  return right, #case.spans
end

--- The share of quotations with the right speaker in one file.
local function share(name)
  local right, all = 0, 0
  for _, case in ipairs(fixtures.cases "speakers") do
    if case.file:find(name, 1, true) then
      local r, n = count(case)
      right, all = right + r, all + n
    end
  end
  return right / all
end

describe("speakers", function()
  for _, case in ipairs(fixtures.cases "speakers") do
    if case.file:find("held_out", 1, true) then
      assert(not case.hard)
    elseif case.hard then
      it("does not yet find: " .. case.title, function()
        assert.is_false((pcall(check, case)))
      end)
    else
      it("finds: " .. case.title, function() check(case) end)
    end
  end

  for name, floor in pairs(HELD_OUT) do
    it("finds its part of what was held out: " .. name, function()
      local part = share(name)
      assert.is_true(part >= floor, ("%.3f"):format(part))
    end)
  end

  it("has cases enough", function()
    assert.is_true(#fixtures.cases "speakers" >= 200)
  end)

  --- Names count as the same if they end in the same word, whatever article is before.
  local function is_same(a, b)
    return a and a:match "%S+$":lower() == b:match "%S+$":lower()
  end

  -- Those texts hold every hard case on purpose: the figure is a floor.
  it("finds a good part of those in our own texts", function()
    local right, all = 0, 0
    for _, name in ipairs { "weir", "ledger", "lantern" } do
      local file <close> = assert(io.open("spec/texts/" .. name .. ".marked", "rb"))
      local text, spans = marked.read(file:read "a")
      local doc = ibid.read(text)
      for _, span in ipairs(spans) do
        if span.kind == "quote" and span.attrs.speaker then
          all = all + 1
          local quotation = doc.quotations:at(span.first)
          if quotation and is_same(quotation.speaker, span.attrs.speaker) then right = right + 1 end
        end
      end
    end
    assert.is_true(right > 0.4 * all, ("%d of %d"):format(right, all))
  end)

  --- Seconds to find the speakers of a tale of so many scenes.
  local function seconds(scenes)
    local file <close> = assert(io.open("spec/texts/lantern.txt", "rb"))
    local doc = ibid.read((file:read "a" .. "\n\n"):rep(scenes))
    collectgarbage()
    local start = os.clock()
    assert.is_truthy(doc.quotations[1].how or true)
    return os.clock() - start
  end

  it("take twice the time for twice the text", function()
    local once, twice = math.huge, math.huge
    for _ = 1, 3 do
      once, twice = math.min(once, seconds(8)), math.min(twice, seconds(16))
    end
    assert.is_true(twice < 3 * once, ("%.3f and %.3f s"):format(once, twice))
  end)

  it("are looked for in linear time where nothing but opening marks stand", function()
    local function time(marks)
      local doc = ibid.read(("“"):rep(marks))
      local start = os.clock()
      assert.is_nil(doc.quotations[1].speaker)
      return os.clock() - start
    end
    local once, twice = time(10000), time(20000)
    assert.is_true(twice < 4 * once + 0.1, ("%.3f and %.3f s"):format(once, twice))
  end)

  it("are nobody in a language without words", function()
    local doc = ibid.read("Ann said: “It holds.”", { language = "und" })
    assert.is_nil(doc.quotations[1].speaker)
  end)
end)
