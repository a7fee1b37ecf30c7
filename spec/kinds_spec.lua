local ibid = require "ibid"

--- The kinds of the quotations in a text.
local function kinds(text)
  local list = {}
  for quotation in ibid.read(text).quotations:each() do list[#list + 1] = quotation.kind end
  return table.concat(list, " ")
end

local CASES = {
  title = {
    "He read “The Patience of Rivers” in one night, and no one saw him sleep.",
    "The resolution “On the Unity of the Reaches” was kept from the papers.",
    "An article entitled “Rivers at night” came out in May, and was not read.",
    "The resolution was headed “On the unity of the upper wards,” and nobody read it.",
    "They joined the so-called “Group of 12,” which met by night.",
  },
  speech = {
    "Then Orlov wrote: “It leaks.”",
    "They agreed that the gate “had stood there for as long as anyone knew” and left.",
    "On the wall hung a board: “No bathing.”",
    "Then Lozhkina called the Board “a club of moles” and left the room.",
    "“You again!” The door fell shut.",
    "“I don’t know.” The door fell shut.",
    "Orlov scribbled on it, “Into the River,” and left.",
  },
  term = {
    "The upper wards paid the “water money” (rechnye den’gi) in March.",
    "The so-called “water money” was paid in March.",
    "It was known as “water money” in the upper wards.",
    "It rested on the principle of “two gates” in those years.",
    "He called for razgon, or “break-up” of the Board.",
  },
  scare = {
    "The “experts” came by the night train and left by the morning one.",
    "It was a “free” vote in a closed room.",
    "Orlov wrote when the Board began its “free” elections.",
  },
}

describe("kind", function()
  for kind, cases in pairs(CASES) do
    for _, text in ipairs(cases) do
      it("is " .. kind .. ": " .. text, function() assert.equal(kind, kinds(text)) end)
    end
  end

  it("is term of a word and of what translates it", function()
    assert.equal("term term", kinds("She spoke of “my den’gi” (“wash money”) only once."))
  end)

  it("of a block quotation and an epigraph is their own", function()
    local doc = ibid.read(assert(io.open "spec/texts/weir.txt"):read "a")
    assert.is_true(#doc.quotations:where { kind = "block" } > 0)
    assert.is_true(#doc.quotations:where { kind = "epigraph" } > 0)
    assert.equal(0, #doc.quotations:where { kind = "inline" })
  end)
end)
