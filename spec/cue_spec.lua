local cue = require "ibid.grammars.cue"

describe("cue", function()
  local forms = cue.forms(
    { "say", "reply", "argue", "refer", "hiss", "go", "agree", "write", "put" },
    { say = "said", go = "went gone", write = "wrote written", put = "put" },
    { "refer" })

  local function is(letter, list)
    for form in list:gmatch "%S+" do assert.equal(letter, forms[form], form) end
  end

  it("has the forms of the present", function()
    is("v", "say says reply replies argue argues refer refers hiss hisses go goes agrees")
  end)

  it("has the forms of the past", function()
    is("V", "said replied argued referred hissed went gone agreed wrote written put")
  end)

  it("has the form in -ing", function()
    is("G", "saying replying arguing referring hissing going agreeing writing")
  end)

  it("has no others", function()
    for form in ("sayed goed writed refered agreing writeing replys"):gmatch "%S+" do
      assert.is_nil(forms[form], form)
    end
  end)
end)
