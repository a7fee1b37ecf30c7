local ibid = require "ibid"

describe("timeline", function()
  local rows = ibid.read("It fell in 1922. It was built in May 1911."):timeline()

  it("lists dates by their intervals", function()
    assert.same({ "1911-05", "1922" }, { rows[1].iso, rows[2].iso })
  end)

  it("gives the sentence of each", function()
    assert.equal("It was built in May 1911.", rows[1].sentence)
  end)

  it("begins with the years before Christ", function()
    local old = ibid.read("It fell in 1922, in 44 B.C., in 490 BC and in A.D. 79."):timeline()
    assert.same({ "-0489", "-0043", "0079", "1922" }, old:column "iso")
  end)

  it("leaves out the calls of notes", function()
    local text = "It failed in 1911,1 in 1922.2 It rose in 1931.3 It stood.4"
    local called = ibid.read(text):timeline()
    assert.equal("It failed in 1911, in 1922.", called[1].sentence)
  end)

  it("puts the dates of several texts in one order", function()
    local of_all = ibid.corpus({ "spec/texts" }):timeline()
    local before = ""
    for _, row in ipairs(of_all) do
      assert.is_true(row.iso >= before or #row.iso ~= #before, row.iso)
      before = row.iso
    end
    local names = {}
    for _, row in ipairs(of_all) do names[row.docname] = true end
    assert.truthy(names["spec/texts/weir.txt"] and names["spec/texts/ledger.txt"])
  end)

  it("is empty without dates", function()
    assert.equal(0, #ibid.read("It fell."):timeline())
  end)

  it("draws what there is of each year, and what lasts longer", function()
    local picture = ibid.read("It fell in 1922 and in 1924. It leaked from 1911 to 1913, "
      .. "and in 1922 again."):timeline():svg()
    assert.truthy(picture:find "^<svg " and picture:find "</svg>\n$")
    assert.truthy(picture:find ">%d dates by year</text>")
    assert.truthy(picture:find ">1922</text>")
  end)

  it("draws months, years, decades as they fit", function()
    local function unit(text)
      return ibid.read(text):timeline():svg():match "dates by (%a+)"
    end
    assert.equal("month", unit "It fell in May 1922 and in July 1923.")
    assert.equal("year", unit "It fell in 1922 and in 1928.")
    assert.equal("decade", unit "It fell in 1522 and in 1928.")
  end)

  it("draws identical long dates once, with their number", function()
    local text = "Built in the eighteenth century, it fell in 1850. " .. ("So it was in the "
      .. "eighteenth century. "):rep(3)
    assert.truthy(ibid.read(text):timeline():svg():find ">×4</text>")
  end)

  it("leaves out what lies far away, and says so", function()
    local text = ("It fell in 1922. It rose in 1925. "):rep(30) .. "It was dug in 1322."
    assert.truthy(ibid.read(text):timeline():svg()
      :find "60 dates by year; not shown: 1 far outside")
  end)

  it("says that there is nothing to draw", function()
    assert.truthy(ibid.read("So."):timeline():svg():find "There are no dates")
  end)
end)
