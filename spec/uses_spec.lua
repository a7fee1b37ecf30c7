local ibid = require "ibid"
local uses = require "ibid.uses"

local function texts(text, query, options)
  local doc, list = ibid.read(text), {}
  local found = uses(doc:select(options), query)
  for k = 1, #found, 2 do
    list[#list + 1] = doc.text:sub(doc.tokens[found[k]].first, doc.tokens[found[k + 1]].last)
  end
  return list
end

describe("uses", function()
  it("are those of a word, whatever its case", function()
    assert.same({ "Gate", "gate" }, texts("Gate and gate, gates.", "GATE"))
    assert.same({}, texts("Gate.", "weir"))
  end)

  it("are those of a phrase, calls of notes passed over", function()
    local text = "The gate1 keeper left. A gate keeper, a gate, keeper.\n\n1. See above.\n"
    assert.same({ "gate1 keeper", "gate keeper" }, texts(text, "gate keeper"))
    assert.same({ "so so" }, texts("so so so", "so so"))
  end)

  it("lie wholly in a selection", function()
    local text = "He said: “The gate.” Keeper and gate keeper. “Go.”"
    assert.same({ "gate" }, texts(text, "gate", { within = "quotation" }))
    assert.same({}, texts(text, "go keeper"))
  end)

  it("need a word", function()
    assert.error_matches(function() texts("So.", "!") end, 'there is no word in "!"')
  end)
end)
