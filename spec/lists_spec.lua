-- The text's own lists: abbreviations, and what it cites.

local ibid = require "ibid"

local NOTES = [[
Chapter One

The weir held for many years.1 It fell.2 It rose again.3 It was sold.4 It was bought.5

1. SSR, XLV, 152.

2. RG, No. 5 (1921), 3.

3. TR, 14.

4. ARC, F. 2, op. 1, delo 4.

5. Dane, Water State, 9.

]]

local ABBREVIATIONS = [[
Abbreviations

ARC  Archives of the River Commission, Port Averil
RG = Rechnoi golos
SSR: N. Marrow, Sobranie sochinenii rechnika, 12 vols. (Velin, 1921)
TR – Nora Quist, The Salt Road

]]

local BIBLIOGRAPHY = [[
Bibliography

Dane, L. H. The Water State. Oxford: Gannet Press, 1949.

———. Nine Locks. Oxford: Gannet Press, 1950.

Quist, Nora. “Silt and Its Friends.” River Studies 12, no. 2 (1931): 33–35.
]]

--- The works of a text by the text of their first use in the notes.
local function works_of(text)
  local by_text = {}
  local doc = ibid.read(text)
  for citation in doc.citations:each() do
    local work = doc.works:where { key = citation.work }[1]
    if citation.note then by_text[citation.text] = work or false end
  end
  return by_text, doc
end

describe("a list of abbreviations", function()
  for where, text in pairs {
    before = ABBREVIATIONS .. NOTES, behind = NOTES .. ABBREVIATIONS,
  } do
    it("tells what short forms mean that stand " .. where .. " it", function()
      local works = works_of(text)
      assert.equal("Sobranie sochinenii rechnika", works["SSR, XLV, 152"].title)
      assert.equal("Nora Quist", works["TR, 14"].author)
      assert.equal("Rechnoi golos", works["RG, No. 5 (1921), 3"].title)
      assert.equal("Archives of the River Commission, Port Averil",
        works["ARC, F. 2, op. 1, delo 4"].container)
    end)
  end

  it("is no use of its works", function()
    local works = works_of(ABBREVIATIONS .. NOTES)
    assert.equal(1, works["TR, 14"].uses)
  end)

  it("needs more than one entry", function()
    local works = works_of("Abbreviations\n\nTR  Nora Quist, The Salt Road\n\n" .. NOTES)
    assert.is_nil(works["TR, 14"])
  end)
end)

describe("a bibliography", function()
  local works, doc = works_of(NOTES .. BIBLIOGRAPHY)

  it("completes what short forms leave out", function()
    local work = works["Dane, Water State, 9"]
    assert.same({ "Dane, L. H.", "The Water State", "1949", 1 },
      { work.author, work.title, work.year, work.uses })
  end)

  it("repeats an author by a dash", function()
    local locks = doc.works:where { title = "Nine Locks" }[1]
    assert.same({ "Dane, L. H.", 0 }, { locks.author, locks.uses })
  end)

  it("lists articles, too", function()
    local article = doc.works:where { kind = "article" }[1]
    assert.same({ "Silt and Its Friends", "River Studies" }, { article.title, article.container })
  end)

  it("ends where its lines are no entries any more", function()
    local text = NOTES .. BIBLIOGRAPHY .. ("It was a long time ago that it fell.\n\n"):rep(12)
      .. "Marrow, Ann. Locks. Velin: Gannet, 1960.\n"
    assert.equal(0, #ibid.read(text).works:where { title = "Locks" })
  end)

  it("is none in another place", function()
    local listed = ibid.read("The Bibliography is long.\n\n" .. NOTES).citations
    assert.equal(0, #listed:where { listed = true })
  end)
end)
