local dkjson = require "dkjson"

local COMMAND = "build/ibid"

--- Run a shell line; the sanitizers' library, if there is one, is not for the child.
local function shell(line)
  local out, err = os.tmpname(), os.tmpname()
  local _, _, code = os.execute(("LD_PRELOAD= sh -c '%s' >%s 2>%s </dev/null")
    :format(line:gsub("'", [['\'']]), out, err))
  local function contents(path)
    local file <close> = assert(io.open(path, "rb"))
    os.remove(path)
    return file:read "a"
  end
  return contents(out), contents(err), code
end

local function ibid(arguments)
  return shell(COMMAND .. " " .. arguments)
end

local function write(text)
  local path = os.tmpname()
  local file <close> = assert(io.open(path, "wb"))
  file:write(text)
  return path
end

local TEXT = "Then Orlov wrote: “It leaks.”1 She shut the gate.\n\n1. So Orlov.\n"

local function lines_of(text)
  local list = {}
  for line in text:gmatch "[^\n]+" do list[#list + 1] = line end
  return list
end

describe("the command", function()
  local path
  setup(function() path = write(TEXT) end)
  teardown(function() os.remove(path) end)

  it("shows what was found", function()
    local out, err, code = ibid("show " .. path)
    assert.same({ "", 0 }, { err, code })
    assert.truthy(out:find("%d+ bytes, %d+ words in %d+ sentences"))
    assert.truthy(out:find "Orlov: “It leaks.” %[1%]")
    assert.truthy(out:find "\n  chapters +1\n")
    assert.is_nil(out:find " \n")
  end)

  it("writes the span table", function()
    local out, _, code = ibid("spans --kinds noteref,note " .. path)
    assert.equal(0, code)
    local lines = lines_of(out)
    assert.equal("kind\tfirst\tlast\tid\tlabel\ttarget\tattrs", lines[1])
    assert.truthy(lines[2]:find "^noteref\t34\t34\tr1\t1\tn1\t")
    assert.truthy(lines[3]:find "^note\t")
  end)

  it("gives every layer as a table", function()
    local layers = "blocks chapters lines marks notes quotations references sections "
      .. "sentences tokens"
    for layer in layers:gmatch "%a+" do
      local out, err, code = ibid(layer .. " " .. path)
      assert.same({ "", 0 }, { err, code }, layer)
      assert.truthy(out:find "^[%l\t]*first\tlast\t", layer)
    end
  end)

  it("knows verbs with their arguments and options", function()
    local out, err, code = ibid("concord --window 2 GATE " .. path)
    assert.same({ "", 0 }, { err, code })
    assert.truthy(lines_of(out)[2]:find "\tshut the\tgate\t")
    assert.truthy(ibid("count " .. path):find "^feature\tfrequency\trank\tdocfreq\trelative\n")
    assert.truthy(ibid("attribute " .. path):find "\nOrlov\t1\t2\t")
  end)

  it("finds a phrase in quotation marks of the shell", function()
    assert.truthy(ibid([[concord "the gate" ]] .. path):find "\tthe gate\t")
  end)

  it("looks only where it is told to", function()
    assert.equal(3, #lines_of((ibid("count --within quotation " .. path))))
    assert.equal(3, #lines_of((ibid("count --speaker Orlov " .. path))))
    assert.equal(1, #lines_of((ibid("count --section 7 " .. path))))
    assert.equal(2, #lines_of((ibid("sentences --within note --format tsv " .. path))))
  end)

  it("writes other formats", function()
    local out = ibid("tokens --format json " .. path)
    assert.equal("Then", dkjson.decode(out)[1].form)
    out = ibid("tokens --format jsonl " .. path)
    assert.equal("Then", dkjson.decode(lines_of(out)[1]).form)
    assert.equal("1,4,word,Then\r", lines_of((ibid("tokens --format csv " .. path)))[2])
    assert.truthy(ibid("tokens --format table " .. path):find "\n +1 +4 +word +Then\n")
  end)

  it("reads standard input", function()
    local out = shell("printf 'One gate.' | " .. COMMAND .. " tokens -")
    assert.equal("1\t3\tword\tOne", lines_of(out)[2])
    out = shell("printf 'One gate.' | " .. COMMAND .. " tokens")
    assert.equal("1\t3\tword\tOne", lines_of(out)[2])
  end)

  it("names the text in each row if there are several", function()
    local out, _, code = ibid("notes " .. path .. " " .. path)
    assert.equal(0, code)
    local lines = lines_of(out)
    assert.equal(3, #lines)
    assert.truthy(lines[1]:find "^docname\tlabel\t")
    assert.equal(lines[2], lines[3])
    assert.equal(3, #lines_of((ibid("concord gate " .. path .. " " .. path))))
  end)

  it("counts a file by blocks where no structure is asked for", function()
    local out = shell("printf 'The gate, the weir.' | " .. COMMAND .. " count --scheme unicode -")
    assert.truthy(out:find("\nthe\t2\t1\t1\t500000\n", 1, true), out)
    out = ibid("count --scheme unicode --within quotation " .. path)
    assert.equal(3, #lines_of(out))
    out = ibid(("count --scheme unicode %s %s"):format(path, path))
    assert.truthy(out:find("\nthe\t2\t%d+\t2\t"), out)
    local _, err, code = ibid("count --scheme unicode /no/such " .. path)
    assert.equal(1, code)
    assert.truthy(err:find "no/such: ")
  end)

  it("writes to a file", function()
    local target = os.tmpname()
    local out, _, code = ibid("tokens --output " .. target .. " " .. path)
    assert.same({ "", 0 }, { out, code })
    local file <close> = assert(io.open(target, "rb"))
    assert.equal("first\tlast\tkind\tform\n", file:read "L")
    os.remove(target)
  end)

  it("says what verbs look at by themselves", function()
    for _, verb in ipairs { "count", "compare", "collocate", "readability" } do
      assert.truthy(ibid(verb .. " --help"):find "Looked at are the body and the notes", verb)
    end
  end)

  it("draws pictures", function()
    for _, verb in ipairs { "count", "timeline", "density", "disperse gate" } do
      local out, err, code = ibid(verb .. " --format svg " .. path)
      assert.same({ "", 0 }, { err, code }, verb)
      assert.truthy(out:find "^<svg " and out:find "</svg>\n$", verb)
    end
  end)

  it("compares with other files, told apart by their place", function()
    local out, err, code = ibid("compare " .. path .. " --reference spec/texts/weir.txt")
    assert.same({ "", 0 }, { err, code })
    local target, reference = out:match "\nit\t[^\t]+\t[^\t]+\t[^\t]+\t(%d+)\t(%d+)\t"
    assert.equal("1", target)
    assert.is_true(tonumber(reference) > 10)
    out, err, code = ibid("compare " .. path .. " --reference no-such-file")
    assert.same({ "", 2 }, { out, code })
    assert.truthy(err:find "no%-such%-file: No such file")
  end)

  it("shows measures as in a handbook", function()
    local out = ibid "measures --format table"
    assert.truthy(out:find "\ndp +Deviation of proportions")
    for line in out:gmatch "[^\n]+" do assert.is_true(utf8.len(line) <= 80, line) end
  end)

  it("lists the measures with their formulas and sources", function()
    local out, err, code = ibid "measures"
    assert.same({ "", 0 }, { err, code })
    assert.equal("name\tgroup\twhat\tformula\ttakes\tsource", lines_of(out)[1])
    assert.truthy(out:find "\nlog_dice\tassociation\t[^\t]+\t14 %+ log2%(.-Rychlý 2008")
    assert.equal(0, select(3, ibid "measures --format json"))
  end)

  it("is the same each time", function()
    assert.equal((ibid("count " .. path)), (ibid("count " .. path)))
  end)
end)

describe("ibid convert", function()
  local path
  setup(function() path = write "He wrote: “It leaks.”\1 She shut the gate, and it held.\n" end)
  teardown(function() os.remove(path) end)

  it("writes a text in another form and tells what it could not keep", function()
    local out, err, code = ibid("convert --to tei " .. path)
    assert.equal(0, code)
    assert.truthy(out:find("“It leaks.”</q>\u{FFFD} She", 1, true))
    assert.equal(("ibid: %s: 1 characters that XML cannot hold became U+FFFD\n"):format(path), err)
    assert.equal("", (select(2, ibid("convert --quiet --to tei " .. path))))
  end)

  it("takes one text and a form that there is", function()
    assert.equal(2, select(3, ibid("convert --to tei " .. path .. " " .. path)))
    assert.equal(2, select(3, ibid("convert --to pdf " .. path)))
    assert.equal(2, select(3, ibid("convert " .. path)))
  end)
end)

describe("ibid proofread", function()
  local good, bad
  setup(function()
    good = write "The keeper of the weir was ill.\n"
    bad = write "The keeper of the the weir was ill, and nobody asked him (or her why.\n"
  end)
  teardown(function()
    os.remove(good)
    os.remove(bad)
  end)

  it("exits with 1 when it finds something", function()
    assert.equal(0, select(3, ibid("proofread " .. good)))
    assert.equal(1, select(3, ibid("proofread " .. bad)))
    assert.equal(0, select(3, ibid("proofread --certainty 0.96 " .. bad)))
    assert.equal(1, select(3, ibid("proofread --without doubled " .. bad)))
    assert.equal(0, select(3, ibid("proofread --without doubled,brackets " .. bad)))
  end)

  it("marks the place for people", function()
    local out = ibid("proofread --format table --only doubled " .. bad)
    assert.equal(bad .. ":1:15: doubled 0.95: the word stands twice; perhaps: the\n"
      .. "    The keeper of the the weir was ill, and nobody asked …\n"
      .. "                  ^^^^^^^\n", out)
  end)

  it("gives editors a finding a line", function()
    local out, _, code = ibid("proofread --format jsonl " .. bad .. " " .. good)
    local first = (dkjson.decode(lines_of(out)[1]))
    assert.equal(1, code)
    assert.equal(2, #lines_of(out))
    assert.same({ bad, 1, 15, 15, 21, "doubled", "the" }, {
      first.docname, first.line, first.column, first.first, first.last, first.rule,
      first.meant,
    })
  end)

  it("names the rule that was meant", function()
    local _, err, code = ibid("proofread --without bracket " .. good)
    assert.equal(2, code)
    assert.equal('ibid: proofread: there is no rule "bracket"; did you mean "brackets"?\n', err)
  end)
end)

describe("the command, when something is wrong,", function()
  local path
  setup(function() path = write(TEXT) end)
  teardown(function() os.remove(path) end)

  local function one_line(err)
    assert.equal(1, #lines_of(err), err)
    assert.is_nil(err:find "traceback")
    assert.is_nil(err:find "%.lua:")
  end

  it("names a file that is missing, and does the others", function()
    local out, err, code = ibid("tokens no-such-file " .. path)
    assert.equal("ibid: no-such-file: No such file or directory\n", err)
    assert.equal(1, code)
    assert.truthy(out:find "Then")
  end)

  it("takes the corrections of a text", function()
    local spans = write((ibid("spans " .. path):gsub("speaker=Orlov", "speaker=Taranets")))
    local given = " --spans " .. spans .. " " .. path
    assert.truthy(ibid("attribute" .. given):find "\nTaranets\t1\t")
    assert.truthy(ibid("quotations" .. given):find "\tTaranets\t")
    assert.truthy(ibid("spans --kinds quote" .. given):find "speaker=Taranets")
    assert.truthy(ibid("concord --speaker Taranets leaks" .. given):find "leaks")
    local out, err, code = ibid("attribute" .. given .. " " .. path)
    assert.same({ "", 2 }, { out, code })
    assert.truthy(err:find "corrections of one text")
    out, err, code = ibid("attribute --spans nowhere.tsv " .. path)
    assert.same({ "", 1, "ibid: nowhere.tsv: No such file or directory\n" }, { out, code, err })
    os.remove(spans)
  end)

  it("names a folder without texts", function()
    local out, err, code = ibid "show src"
    assert.same({ "", 1 }, { out, code })
    assert.truthy(err:find "^ibid: src: ")
    one_line(err)
  end)

  it("tells where bytes are not UTF-8, and reads them all the same", function()
    local odd = write "good \xFF\xFE gate"
    local out, err, code = ibid("tokens " .. odd)
    assert.truthy(err:find "2 byte sequences are not UTF%-8, the first at byte 6\n$")
    one_line(err)
    assert.equal(0, code)
    assert.truthy(out:find "\tgate\n")
    assert.equal("", (select(2, ibid("tokens --quiet " .. odd))))
    out = ibid("show --quiet " .. odd)
    assert.truthy(out:find "2 sequences are not UTF%-8, the first at byte 6")
    os.remove(odd)
  end)

  it("takes an empty file", function()
    local empty = write ""
    for _, command in ipairs { "show", "spans", "tokens", "count", "attribute", "concord x" } do
      local _, err, code = ibid(command .. " " .. empty)
      assert.same({ "", 0 }, { err, code }, command)
    end
    os.remove(empty)
  end)

  it("takes all line ends", function()
    for _, line_end in ipairs { "\n", "\r\n", "\r" } do
      local text = write((TEXT:gsub("\n", line_end)))
      assert.equal(2, #lines_of((ibid("notes " .. text))))
      os.remove(text)
    end
  end)

  it("ends without a word when nobody reads on", function()
    local big = write(TEXT:rep(3000))
    local out, err = shell(COMMAND .. " tokens " .. big .. " | head -1")
    assert.equal("first\tlast\tkind\tform\n", out)
    assert.equal("", err)
    -- A program that ignores SIGPIPE hands that on.
    out, err = shell("trap \"\" PIPE; " .. COMMAND .. " tokens " .. big .. " | head -1")
    assert.equal("first\tlast\tkind\tform\n", out)
    assert.equal("", err)
    os.remove(big)
  end)

  it("tells of a full disk", function()
    if not io.open("/dev/full", "w") then return pending "there is no /dev/full" end
    local _, err, code = shell(COMMAND .. " tokens " .. path .. " >/dev/full")
    assert.equal(1, code)
    assert.truthy(err:find "cannot write: ")
    one_line(err)
  end)

  it("ends with 2 for wrong usage", function()
    local wrong = {
      "", "tokns " .. path, "tokens --formt tsv " .. path, "tokens --format tvs " .. path,
      "concord", "count --section one " .. path, "count --within nots " .. path,
      "count --language xq " .. path, "spans --kinds notref " .. path,
      "concord ! " .. path, "concord --window x a " .. path,
    }
    for _, arguments in ipairs(wrong) do
      local out, err, code = ibid(arguments)
      assert.same({ "", 2 }, { out, code }, arguments)
      assert.truthy(err:find "^ibid: ", arguments)
      assert.is_nil(err:find "%.lua:", arguments)
    end
  end)

  it("says what a file without a command wants, and takes help as a command", function()
    local out, err, code = ibid(path)
    assert.same({ "", 2 }, { out, code })
    assert.truthy(err:find("is a file and no command: ibid show " .. path, 1, true))
    assert.same({ ibid "--help" }, { ibid "help" })
    assert.same({ ibid "count --help" }, { ibid "help count" })
    assert.truthy(select(2, ibid "help nothing"):find "unknown command 'nothing'")
  end)

  it("says what was meant", function()
    local _, err = ibid("tokns " .. path)
    assert.truthy(err:find "tokens")
    _, err = ibid("count --within nots " .. path)
    assert.truthy(err:find "note")
    local out, code
    out, err, code = ibid("count --speaker Orlvo " .. path)
    assert.same({ 'ibid: nobody is quoted by the name "Orlvo"; did you mean "Orlov"?\n', 0 },
      { err, code })
    assert.equal("feature\tfrequency\trank\tdocfreq\trelative\n", out)
    assert.equal("", select(2, ibid("count --speaker orlov " .. path)))
  end)

  it("says which sections and chapters there are", function()
    local empty = "feature\tfrequency\trank\tdocfreq\trelative\n"
    local three = write("The gate was shut in May. It leaked.\n\n* * *\n\nThe weir had "
      .. "failed by June.\n\n* * *\n\nNobody asked for whom it did.\n")
    local function wrong(arguments, message)
      assert.same({ empty, message, 0 }, { ibid("count " .. arguments) }, arguments)
    end
    wrong("--section 4 " .. three, "ibid: there is no section 4: sections count from 1 to 3\n")
    wrong("--section 0 " .. three, "ibid: there is no section 0: sections count from 1 to 3\n")
    wrong("--section=-1 " .. path, "ibid: there is no section -1: the text has no sections\n")
    wrong("--chapter 2 " .. path, "ibid: there is no chapter 2: the text is one chapter\n")
    wrong(("--chapter 2 %s %s"):format(path, three),
      "ibid: there is no chapter 2: no text has more than one chapter\n")
    wrong(("--section 4 %s %s"):format(path, three),
      "ibid: there is no section 4: sections count from 1 to 3\n")
    wrong("--quiet --section 4 " .. three, "")
    assert.equal("", select(2, ibid(("count --section 3 %s %s"):format(path, three))))
    os.remove(three)
  end)

  it("says which option cannot be what it is", function()
    local _, err = ibid("map count --top many " .. path)
    assert.equal("ibid: option '--top' wants a whole number, not 'many'\n"
      .. "Try 'ibid map count --help'.\n", err)
    _, err = ibid("concord --window near gate " .. path)
    assert.truthy(err:find("whole number or sentence or paragraph, not 'near'", 1, true))
    _, err = ibid("proofread --certainty high " .. path)
    assert.truthy(err:find("'--certainty' wants a number", 1, true))
    _, err = ibid("count --chapter one " .. path)
    assert.truthy(err:find("'--chapter' wants a whole number", 1, true))
  end)

  it("asks for nothing in vain: help and version", function()
    local out, _, code = ibid "--help"
    assert.equal(0, code)
    for _, word in ipairs { "show", "spans", "tokens", "concord", "count", "attribute" } do
      assert.truthy(out:find("\n +" .. word .. " "), word)
    end
    assert.truthy(out:find("\n +tokens +Words, numbers and points%.\n"))
    for _, line in ipairs(lines_of(out .. ibid "convert --help")) do
      assert.is_true(utf8.len(line) <= 88, line)
    end
    out = ibid "concord --help"
    assert.truthy(out:find "%-%-window" and out:find "%-%-within" and out:find "query")
    out = ibid "--version"
    assert.equal("ibid " .. require("ibid")._VERSION .. "\n", out)
  end)

  it("runs from any folder", function()
    local out = shell("here=$PWD; cd / && \"$here/build/ibid\" tokens " .. path)
    assert.truthy(out:find "Then")
  end)
end)
