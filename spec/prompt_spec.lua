-- What is typed at Lua's own prompt, and in the shell, and what comes back.

local function write(text)
  local path = os.tmpname()
  local file <close> = assert(io.open(path, "wb"))
  file:write(text)
  return path
end

--- What a program prints for lines that it reads.
local function typed(command, ...)
  local input, output = write(table.concat({ ... }, "\n") .. "\n"), os.tmpname()
  os.execute(("%s <%s >%s 2>&1"):format(command, input, output))
  local file <close> = assert(io.open(output, "rb"))
  local text = file:read "a"
  os.remove(input)
  os.remove(output)
  return text
end

-- `arg` is what the interpreter was started with.
local paths = 'LUA_PATH="./lua/?.lua;./lua/?/init.lua;;" LUA_CPATH="%s/?.so;;" LD_PRELOAD='
local LUA = paths:format(os.getenv "IBID_BUILD" or "build") .. " lua5.4 -i -l ibid"
local TEXT = "“It leaks,” Orlov wrote. Nobody shut the gate."

local asan = (os.getenv "IBID_BUILD" or ""):find "asan"

--- What is printed for one line, without the prompt, which may show the line itself.
local function answer(line)
  local text = typed(LUA, ("doc = ibid.read %q print '-- ' print '--'"):format(TEXT), line)
  text = text:match "\n%-%-\n(.*)$":gsub("^> ", "")
  if text:sub(1, #line) == line then text = text:sub(#line + 2) end
  return (text:gsub("\n> ?\n?$", ""))
end

describe("at Lua's prompt", function()
  if asan then return pending "the sanitizers' library is not loaded there" end

  it("every value prints as a line or a table", function()
    for line, wanted in pairs {
      ["doc"] = "^text: %d+ bytes", ["doc.tokens"] = "^tokens: %d+ %(",
      ["doc.quotations[1]"] = "^quotations 1, ", ["doc:select()"] = "^selection: 8 words",
      ["doc:concord 'gate'"] = "^%s*pre  keyword", ["ibid.languages()"] = "^de, en",
      ["doc.layout"] = "^blanks = ", ["doc:layers()"] = "^lines, references",
      ["doc.words"] = "\nname = English\n.*\n%d+ lists$", ["ibid"] = "^ibid %d",
      ["doc:count()[1]"] = "^feature=", ["ibid.corpus { 'spec/texts/*.txt' }"] = "^corpus: ",
    } do
      local text = answer(line)
      assert.truthy(text:find(wanted), line .. ": " .. text)
      assert.is_nil(text:find "0x%x+", line .. ": " .. text)
    end
  end)

  it("an error is one line that helps", function()
    for line, wanted in pairs {
      ["doc:conord 'x'"] = 'did you mean "concord"?', ["doc.tokns"] = 'did you mean "tokens"?',
      ["doc.quotations[1].speker"] = '"speaker"', ["doc:count { withn = 1 }"] = '"within"',
      ["doc:concord '[form = ]'"] = "column 9: expected", ["ibid.opn 'x'"] = '"open"',
      ["help 'concrod'"] = '"concord"',
    } do
      local text = answer(line)
      assert.truthy(text:find(wanted, 1, true), line .. ": " .. text)
      assert.is_nil(text:find "\n", line .. ": " .. text)
      assert.is_nil(text:find "%.lua:", line .. ": " .. text)
    end
  end)

  it("errors that are caught are as texts are", function()
    local line = "(select(2, pcall(function() return doc.tokns end))):find 'ent' ~= nil, 8"
    assert.equal("true\t8", answer(line))
  end)

  it("help tells of values, verbs and layers, with an example", function()
    for line, wanted in pairs {
      ["help()"] = "concord", ["help"] = "concord", ["help(help)"] = "concord",
      ["help(doc)"] = "quotations", ["help 'count'"] = "within",
      ["help 'concord'"] = '%%c', ["help 'quotations'"] = "speaker",
      ["help(doc:select())"] = "a %* b", ["help(doc:count())"] = "frequency",
      ["help 'quotations' "] = "paragraphs", ["help 'selection'"] = "a %* b",
      ["help(doc.notes)"] = "label", ["help(doc.tokens[1])"] = "form",
    } do
      local text = answer(line)
      assert.truthy(text:find(wanted), line .. ": " .. text)
      assert.truthy(text:find "example:\n", line .. ": " .. text)
    end
  end)
end)

describe("the shell", function()
  if asan then return pending "the sanitizers' library is not loaded there" end
  local path
  setup(function() path = write(TEXT) end)
  teardown(function() os.remove(path) end)

  local function shell(...)
    return typed("LD_PRELOAD= build/ibid shell " .. path, ...)
  end

  it("has the text open, and help", function()
    assert.truthy(shell("doc"):find("46 bytes", 1, true) or shell("doc"):find "%d+ bytes")
    assert.equal("quotations 1, 1-15, speech: “It leaks,”\n", shell "doc.quotations[1]")
    assert.truthy(shell("help()"):find "layers:")
    assert.equal(shell "help()", shell "help")
  end)

  it("takes statements, and chunks of several lines", function()
    assert.equal("8\n", shell("x = 0", "for i = 1, 4 do", "  x = x + 2", "end", "x"))
    assert.equal("nil\t2\n", shell "nil, 2")
  end)

  it("ends at exit or quit", function()
    assert.equal("2\n", shell("1 + 1", "exit", "2 + 2"))
    assert.equal("2\n", shell("1 + 1", " quit ", "2 + 2"))
  end)

  it("tells of an error on one line and goes on", function()
    assert.equal('a document has no layer, verb or field "tokns"; did you mean "tokens"?\n5\n',
      shell("doc.tokns", "5"))
    assert.equal("attempt to perform arithmetic on a nil value (global 'y')\n", shell "y + 1")
    assert.truthy(shell("x = = 1"):find "^unexpected symbol near '='\n$")
  end)

  it("opens several texts as a corpus, and names what is missing", function()
    local text = typed("LD_PRELOAD= build/ibid shell spec/texts", "corpus")
    assert.truthy(text:find "^corpus: 3 texts")
    text = typed "LD_PRELOAD= build/ibid shell no-such"
    assert.truthy(text:find "^ibid: no%-such: No such file")
  end)
end)
