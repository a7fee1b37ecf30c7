local ibid = require "ibid"
local compare = require "spec.support.compare"

describe("blocks", function()
  compare.run(it, "blocks", function(doc)
    return compare.spans(doc.blocks, function(block) return block.kind end)
  end)

  it("of one sentence alone are no heading, since it stands over nothing", function()
    for text, kind in pairs {
      ["The gate fell in June."] = "paragraph", ["“So it is,” he said. “No.”"] = "paragraph",
      ["The gate fell.\n"] = "paragraph", ["THE GATE"] = "heading",
    } do
      local doc = ibid.read(text)
      assert.same({ 1, kind }, { #doc.blocks, doc.blocks[1].kind }, text)
    end
  end)

  it("tell an attribution's epigraph", function()
    local text = "2\n\nThe Weir\n\n“Nothing holds that is not held.”\n\nA. Keeper\n\n"
      .. ("The gate was closed in the autumn and nobody opened it. "):rep(8)
    local doc = ibid.read(text)
    local attribution = doc.blocks:where { kind = "attribution" }[1]
    assert.equal("epigraph", attribution.target.kind)
  end)
end)

describe("sections", function()
  local prose = ("The gate was closed in the autumn and nobody opened it. "):rep(6)

  it("are parted by a further blank line", function()
    local doc = ibid.read(table.concat({ prose, prose, prose }, "\n\n")
      .. "\n\n\n" .. prose .. "\n\n" .. prose)
    assert.equal(2, #doc.sections)
    assert.same({ 3, 2 }, { doc.sections[1].blocks, doc.sections[2].blocks })
  end)

  it("are parted by a line of stars, which is chrome", function()
    local doc = ibid.read(prose .. "\n\n* * *\n\n" .. prose)
    assert.equal(2, #doc.sections)
    assert.equal("* * *", doc.blocks:where { kind = "chrome" }[1].text)
  end)

  it("are not parted by a heading within a chapter", function()
    local heading, gap = "The Millers", "\n\n"
    local doc = ibid.read("4" .. gap .. "The Weir" .. gap .. prose .. gap .. heading .. gap
      .. prose .. "\n\n\n" .. prose .. gap .. prose)
    assert.equal(heading, doc.blocks:where { kind = "heading" }[3].text)
    assert.equal(2, #doc.sections)
  end)
end)
