local COMMAND = "LD_PRELOAD= build/ibid "

local TEXTS = { "spec/texts/lantern.txt", "spec/texts/ledger.txt", "spec/texts/weir.txt" }

--- Splits of the texts, each a list of lists of files in any order.
local TWO, THREE = { { 3 }, { 1, 2 } }, { { 2 }, { 3 }, { 1 } }

--- What is done with which splits.
local JOBS = {
  ["count --n 2 --stop functions"] = { { { 3, 1, 2 } }, TWO, THREE },
  ["count --by chapter"] = { TWO },
  ["count --by speaker --min-count 2"] = { TWO },
  ["count --scheme unicode"] = { THREE },
  ["concord the"] = { THREE },
  ["concord --sort \"1R node 2L\" --window 2 \"of *\""] = { TWO },
  ["attribute"] = { TWO },
  ["attribute --by chapter"] = { TWO },
  ["attribute --by document"] = { TWO },
  ["attribute --by part"] = { TWO },
  ["timeline"] = { TWO },
  ["cite"] = { THREE },
  ["compare --of note --with narration --max-p 0.5"] = { TWO },
}

local function read(path)
  local file <close> = assert(io.open(path, "rb"))
  return file:read "a"
end

describe("map and merge", function()
  local folder
  before_each(function()
    folder = os.tmpname()
    os.remove(folder)
    assert(os.execute("mkdir " .. folder))
  end)
  after_each(function() os.execute("rm -r " .. folder) end)

  local function run(arguments, out)
    local _, _, code = os.execute(("%s%s >%s/%s 2>%s/err"):format(
      COMMAND, arguments, folder, out, folder))
    return read(folder .. "/" .. out), read(folder .. "/err"), code
  end

  local function files(split)
    local list = {}
    for i, part in ipairs(split) do list[i] = TEXTS[part] end
    return table.concat(list, " ")
  end

  --- The parts of each list of files, and the words that name their files.
  local function map(job, split)
    local list = {}
    for i, part in ipairs(split) do
      local _, err, code = run(("map %s %s"):format(job, files(part)), "part" .. i)
      assert.same({ "", 0 }, { err, code })
      table.insert(list, 1, folder .. "/part" .. i)
    end
    return list
  end

  for job, splits in pairs(JOBS) do
    it("together give what one run gives of " .. job, function()
      local single, parts = run(job .. " " .. files { 1, 2, 3 }, "single"), nil
      assert.truthy(#single > 500)
      for _, split in ipairs(splits) do
        local list = map(job, split)
        assert.equal(single, (run("merge " .. table.concat(list, " "), "merged")))
        local again = run("merge --parts " .. table.concat(list, " "), "parts")
        assert.equal(again, parts or again)
        parts = again
      end
    end)
  end

  it("take parts of parts, several in one file, and standard input", function()
    local job = "count --by part"
    local single = run(job .. " " .. files { 1, 2, 3 }, "single")
    local list = map(job, THREE)
    run(("merge --parts %s %s"):format(list[1], list[2]), "two")
    assert.equal(single, (run(("merge %s/two %s"):format(folder, list[3]), "merged")))
    os.execute(("cat %s >%s/all"):format(table.concat(list, " "), folder))
    assert.equal(single, (run(("merge <%s/all"):format(folder), "merged")))
  end)

  it("keep bytes that are not UTF-8", function()
    local name = folder .. "/caf\xE9.txt"
    local file <close> = assert(io.open(name, "wb"))
    file:write "The weir."
    file:flush()
    local single = run(("count --by document '%s'"):format(name), "single")
    assert.truthy(single:find("caf\xE9", 1, true))
    run(("map count --by document '%s'"):format(name), "part")
    assert.equal(single, (run("merge " .. folder .. "/part", "merged")))
    assert.is_truthy(utf8.len(read(folder .. "/part")))
  end)

  it("say what is wrong with parts, and go on", function()
    local list = map("count", { { 3 } })
    local single = run("count " .. TEXTS[3], "single")
    local out, err, code = run(("merge %s %s/none"):format(list[1], folder), "merged")
    assert.same({ single, 1 }, { out, code })
    assert.truthy(err:find "^ibid: [^\n]*none: No such file or directory\n$")
    run("map count --n 2 " .. TEXTS[3], "other")
    out, err, code = run(("merge %s %s/other"):format(list[1], folder), "merged")
    assert.same({ single, 1 }, { out, code })
    assert.truthy(err:find "other: line 1: something else was asked for than before\n$")
    out, err, code = run("merge " .. TEXTS[3], "merged")
    assert.same({ "", 1 }, { out, code })
    assert.truthy(err:find "weir.txt: line 1: ")
    out, err, code = run("merge /dev/null", "merged")
    assert.same({ "", 1 }, { out, code })
    assert.truthy(err:find "no line says what was asked for")
    out, err, code = run("merge " .. folder, "merged")
    assert.same({ "", 1 }, { out, code })
    assert.truthy(err:find "^ibid: [^\n]*: Is a directory\n$")
    out, err, code = run("map tokens " .. TEXTS[3], "part")
    assert.same({ "", 2 }, { out, code })
    assert.truthy(err:find "^ibid: unknown command 'tokens'")
  end)
end)
