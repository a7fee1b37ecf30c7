--- Quotations: words given as another's, inside a paragraph, as a block of their
-- own or as an epigraph.
local kind_of = require "ibid.kinds"

--- What the attributions say of a quotation, found for all of them at once.
local function said(name)
  return function(quotation)
    local doc = quotation.doc
    local all = rawget(doc, "attributions")
    if not all then
      all = require "ibid.speakers"(doc)
      rawset(doc, "attributions", all)
    end
    local one = all[quotation.index]
    return one and one[name]
  end
end

return {
  columns = {
    "first", "last", "level", "kind", "speaker", "cue", "how", "note", "text",
  },
  fields = {
    --- `speech title term scare block epigraph`.
    kind = kind_of,
    --- Who is quoted, as the text names him; nil if it does not tell.
    speaker = said "speaker",
    --- The words that say so.
    cue = said "cue",
    --- `explicit`, `pronoun` or `inferred`.
    how = said "how",
    --- How certain the speaker is, from 0 to 1.
    certainty = said "confidence",
    --- The label of the note that serves the quotation.
    note = function(quotation)
      local reference = quotation.reference
      return reference and reference.label
    end,
  },
}
