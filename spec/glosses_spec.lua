local found = require "spec.support.found"
local ibid = require "ibid"

local function first(text)
  return ibid.read(text).glosses[1]
end

describe("glosses", function()
  it("1: stand in brackets behind a quoted translation", function()
    local gloss = first "He called it “power” (vlast’), and he meant it."
    assert.same({ "vlast’", "power", "ru" }, { gloss.text, gloss.of, gloss.lang })
  end)

  it("2: stand in brackets behind other words", function()
    local gloss = first "It was kept in the register (reestr) of the town."
    assert.same({ "reestr", "register" }, { gloss.text, gloss.of })
  end)

  for _, text in ipairs {
    "It was an old gate (sic) and it leaked.", "It leaked (see above) for years.",
    "The second wharf (1885) burnt down.", "The keeper (a poor man) had left it.",
    "It cost 600 (old) crowns.",
  } do
    it("2: are no remarks: " .. text, function() assert.is_nil(first(text)) end)
  end

  it("3: are abbreviations behind an institution's name", function()
    local gloss = first "The Council of Labor and Defense (STO) met."
    assert.same({ "STO", "Council of Labor and Defense", "abbrev" },
      { gloss.text, gloss.of, gloss.form })
  end)

  it("3: are no initials of the name itself", function()
    assert.is_nil(first "The Council of Labor and Defense (CLD) met.")
  end)

  it("3: come with the whole name", function()
    local list = ibid.read("The Board (Sovet Truda i Oborony, or STO) met.").glosses
    assert.same({ "Sovet Truda i Oborony", "STO" }, { list[1].text, list[2].text })
  end)

  it("4: stand before their translation", function()
    local gloss = first "He had his ovrág [ravine] at noon."
    assert.same({ "ovrág", "before" }, { gloss.text, gloss.form })
    assert.equal("guberniia", first("The guberniia, or “province,” was poor.").text)
  end)

  for text, term in pairs {
    ["It came before the skhod [assembly] in May."] = "skhod",
    ["Each kulak (wealthy peasant) was on the list."] = "kulak",
    ["The druzhina [retinue] rode on ahead of him."] = "druzhina",
    ["They lived in an izba—a log hut—by the ford."] = "izba",
    ["A pomeshchik, a landed nobleman, never came."] = "pomeshchik",
  } do
    it("4: need no sign of spelling, and no long text: " .. term, function()
      local gloss = first(text) or {}
      assert.same({ term, nil }, { gloss.text, gloss.bare })
    end)
  end

  for _, text in ipairs {
    "The lock [gate] was shut in May.", "They ate gruel (thin porridge) on Fridays.",
    "The sluice, a wooden gate, was shut.", "The hatch—a square hole—was open.",
    "The ketch, or small ship, was sold.", "The groyne (breakwater) was lost.",
    "They met in the Ost-ee-kah, a hall of theirs.",
  } do
    it("4: are no English words that are explained: " .. text, function()
      assert.is_nil(first(text))
    end)
  end

  it("5: are bare where they are used again, in another ending too", function()
    local list = ibid.read("The committees (rechkomy) met. Each rechkom had a gate.").glosses
    assert.same({ "rechkomy", "rechkom" }, { list[1].text, list[2].text })
    assert.is_nil(list[1].bare)
    assert.is_true(list[2].bare)
    assert.is_true(list[2].confidence < list[1].confidence + 0.5)
  end)

  it("5: are bare phrases of other languages", function()
    assert.equal("la", first("He was only primus inter pares there.").lang)
  end)

  for name, floor in pairs { weir = 0.8, ledger = 0 } do
    it("are found in " .. name .. ", and nothing else is", function()
      local text, spans = found.text(name)
      local wanted, counts = {}, { right = 0 }
      for _, span in ipairs(spans) do
        if span.kind == "gloss" then wanted[#wanted + 1] = span end
      end
      found.count(ibid.read(text).glosses, wanted, counts, function() return true end, 0)
      assert.is_true(counts.right >= floor * #wanted)
      assert.is_true(counts.right >= 0.85 * counts.given)
    end)
  end
end)
