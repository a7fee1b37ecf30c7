-- The rules of `ibid.citing.resolution` under their numbers.

local ibid = require "ibid"

--- The citations of notes, numbered from 1.
local function of_notes(...)
  local calls, notes = {}, {}
  for i, body in ipairs { ... } do
    calls[i] = ("The weir held for many years and then it fell.%d"):format(i)
    notes[i] = ("%d. %s"):format(i, body)
  end
  local body = table.concat(calls, " ")
  return ibid.read(body .. "\n\n" .. table.concat(notes, "\n\n") .. "\n").citations
end

local QUIST = "Nora Quist, The Salt Road (Port Averil, 1931), 12."
local DANE = "L. H. Dane, The Water State (Oxford, 1949), 203."

--- What the last citation refers to, as text.
local function referred(list)
  local one = list[#list].refers
  return one and one.text
end

local function text_of(note)
  return (note:gsub("%.$", ""))
end

describe("a citation", function()
  it("1: ibid. is the one before it in its note", function()
    assert.equal(text_of(DANE), referred(of_notes(QUIST, DANE .. " She denied it: ibid., 9.")))
  end)

  it("1: ibid. passes over other pages of the book", function()
    local list = of_notes(QUIST .. " See above, p. 4. She denied it: ibid., 9.")
    assert.equal(text_of(QUIST), referred(list))
  end)

  it("2: ibid. at the beginning is that of the note before", function()
    assert.equal(text_of(QUIST), referred(of_notes(QUIST, "Ibid., 14.")))
  end)

  it("2: ibid. passes over notes that cite nothing", function()
    local list = of_notes(QUIST, "The gate was painted green, as all of them were.", "Ibid., 14.")
    assert.equal(text_of(QUIST), referred(list))
  end)

  it("3: ibid. is nothing if the note before cites two works", function()
    local list = of_notes(QUIST:gsub("%.$", "; ") .. DANE, "Ibid., 14.")
    assert.equal("ibid", list[#list].kind)
    assert.is_nil(list[#list].refers)
    assert.is_nil(list[#list].work)
  end)

  it("4: ibid. is nothing after a note that could not be read", function()
    local list = of_notes(QUIST, "Quist to the Board of that town; Velin papers; 14.", "Ibid., 9.")
    assert.is_nil(referred(list))
  end)

  it("4: ibid. is nothing after one that is nothing", function()
    local list = of_notes(QUIST:gsub("%.$", "; ") .. DANE, "Ibid., 14.", "Ibid., 15.")
    assert.is_nil(referred(list))
  end)

  it("5: a name and ibid. is the nearest of that author", function()
    local list = of_notes(QUIST, DANE .. " It was denied: Quist, ibid., 87.")
    assert.equal(text_of(QUIST), referred(list))
  end)

  it("6: op. cit. is the author's one work", function()
    assert.equal(text_of(QUIST), referred(of_notes(QUIST, DANE, "Quist, op. cit., 14.")))
  end)

  it("6: op. cit. is nothing if the author has two", function()
    local other = "Nora Quist, Nine Locks (Port Averil, 1934), 5."
    assert.is_nil(referred(of_notes(QUIST, other, "Quist, op. cit., 14.")))
  end)

  it("6: op. cit. is nothing if the author has none", function()
    assert.is_nil(referred(of_notes(QUIST, "Dane, op. cit., 14.")))
  end)

  it("6: op. cit. is what the note cites that it names", function()
    local other = "Nora Quist, Nine Locks (Port Averil, 1934), 5."
    assert.equal(text_of(other), referred(of_notes(QUIST, other, "Quist, op. cit. (note 2), 9.")))
    assert.equal(text_of(QUIST), referred(of_notes(QUIST, other, "Quist, Weirs (wie Anm. 1), 9.")))
    assert.is_nil(referred(of_notes(QUIST, other, "Quist, op. cit. (note 7), 9.")))
  end)

  it("6: a surname alone is the author's one work", function()
    local list = of_notes(QUIST, DANE, "Quist, 14.")
    assert.equal(text_of(QUIST), referred(list))
    assert.same({ "Quist" }, { list[3].author, list[3].title })
    assert.equal(2, #of_notes(QUIST, DANE, "Velin, 14."))
  end)

  it("7: a short title is the work that begins so", function()
    assert.equal(text_of(QUIST), referred(of_notes(QUIST, DANE, "Quist, Salt Road, 14.")))
  end)

  it("7: a short title is no other author's work", function()
    assert.is_nil(referred(of_notes(QUIST, "Dane, Salt Road, 14.")))
  end)

  it("7: a short title is nothing if two works have it", function()
    local other = "Nora Quist, The Salt Road Again (Port Averil, 1940), 5."
    local list = of_notes("Nora Quist, The Salt Road Before (Velin, 1928), 5.", other,
      "Quist, Salt Road, 14.")
    assert.is_nil(referred(list))
  end)

  it("7: a name that the scan has parted is whole again", function()
    local list = of_notes(QUIST, DANE, "Qui st, Salt Road, 14.")
    assert.equal("Qui st", list[#list].author)
    assert.equal(text_of(QUIST), referred(list))
  end)

  it("8: an abbreviation is a title with its initials", function()
    local full = "N. Marrow, Sobranie sochinenii rechnika (Velin, 1921), 4."
    assert.equal(text_of(full), referred(of_notes(full, DANE, "Marrow, SSR, XLV, 152.")))
  end)

  it("8: an abbreviation is what the text says that it is", function()
    local full = "Nora Quist, The Salt Road (Velin, 1931), 12 (hereafter TR)."
    local list = of_notes(full, DANE, "Quist, TR, 14.")
    assert.equal("Nora Quist, The Salt Road (Velin, 1931), 12", referred(list))
  end)

  for _, form in ipairs {
    "(Velin, 1931), 12 [henceforth: “TR”].", "(Velin, 1931; hereafter cited as TR), 12.",
    "(Velin, 1931), 12, hereafter TR.", "(Velin, 1931), 12 (zit. als TR).",
  } do
    it("8: an abbreviation may be introduced as in " .. form, function()
      local list = of_notes("Nora Quist, The Salt Road " .. form, DANE, "TR, 14.")
      assert.equal(list[1].work, list[3].work)
    end)
  end

  it("8: an abbreviation without a full form is its first use", function()
    local list = of_notes("Marrow, SSR, XLIII, 229.", DANE, "Marrow, SSR, XLV, 152.")
    assert.equal("Marrow, SSR, XLIII, 229", referred(list))
  end)

  it("9: a file is one work whatever its leaf, an issue whatever its page", function()
    local list = of_notes("TsASR, F. 5, op. 2, delo 27, list 9.",
      "TsASR, F. 5, op. 2, delo 27, list 11.", "Golos, No. 12/299 (December 1989), 197.",
      "Golos, No. 12 (December 1989), 204.")
    assert.equal(list[1].work, list[2].work)
    assert.equal(list[3].work, list[4].work)
    assert.are_not.equal(list[1].work, list[3].work)
  end)

  for _, word in ipairs { "Idem", "idem", "Eadem", "Id.", "Ders.", "The same" } do
    it("10: " .. word .. " is the author of the citation before", function()
      local list = of_notes(QUIST .. " See " .. word .. ", Nine Locks (Velin, 1934), 4.")
      assert.same({ "Nora Quist", "Nine Locks" }, { list[2].author, list[2].title })
    end)
  end

  it("10: idem at the beginning is that of the note before", function()
    local list = of_notes(QUIST, "Ibid., 4.", "The gate was green.", "Idem, Nine Locks, 4.")
    assert.equal("Nora Quist", list[3].author)
  end)

  it("10: idem is nobody where nothing stands before", function()
    assert.is_nil(of_notes("Idem, Nine Locks (Velin, 1934), 4.")[1].author)
  end)

  it("10: id. without a title is ibid.", function()
    assert.equal(text_of(QUIST), referred(of_notes(QUIST, "Id., 14.")))
    assert.equal(text_of(QUIST), referred(of_notes(QUIST, "Loc. cit.")))
  end)

  it("11: what is not resolved has no work", function()
    assert.is_nil(of_notes("Ibid., 14.")[1].work)
  end)
end)
