--- Quotations: words given as another's, inside a paragraph, as a block of their
-- own or as an epigraph.
-- @module ibid.layers.quotations

--- What is made for all quotations at once and kept with the document.
local function kept(doc, name, make)
  local value = rawget(doc, name)
  if not value then
    value = make(doc)
    rawset(doc, name, value)
  end
  return value
end

local function find_attributions(doc)
  local items = doc.quotations.source.items
  if rawget(doc, "corrected") and type(items) == "table" then
    return require("ibid.corrections").attributions(items)
  end
  return require "ibid.speakers"(doc)
end

local function attributions(doc)
  return kept(doc, "attributions", find_attributions)
end

--- What a user's corrections say of a quotation.
local function corrected(quotation, name)
  local items = quotation.source.items
  if type(items) ~= "table" then return nil end
  return items:value(quotation.index, "given")[name]
end

local function said(name)
  return function(quotation)
    local one = attributions(quotation.doc)[quotation.index]
    return one and one[name]
  end
end

local function find_kind(quotation)
  local _, _, kind = quotation.source.items:span(quotation.index)
  if kind ~= "inline" then return kind end
  local given = corrected(quotation, "kind")
  if given then return given end
  local one = attributions(quotation.doc)[quotation.index]
  return require("ibid.kinds").decide(quotation, one ~= nil and one.cue ~= nil)
end

local function kind_of(quotation)
  local all = kept(quotation.doc, "quotation_kinds", function() return {} end)
  local kind = all[quotation.index] or find_kind(quotation)
  all[quotation.index] = kind
  return kind
end

--- The call at the end of the line that says whose an epigraph is.
local function call_of_epigraph(quotation)
  local block = quotation.doc.blocks:at(quotation.last)
  local line = block and block:next()
  if not line or line.kind ~= "attribution" then return nil end
  return quotation.doc.references:within(line)[1]
end

local function note_of(quotation)
  local given = corrected(quotation, "note")
  if given then return given end
  local reference = quotation.reference
  if not reference and quotation.kind == "epigraph" then
    reference = call_of_epigraph(quotation)
  end
  return reference and reference.label
end

return {
  columns = {
    "first", "last", "level", "kind", "speaker", "cue", "how", "note", "text",
  },
  fields = {
    --- `speech title term scare block epigraph`.
    kind = kind_of,
    --- Who is quoted, as the text names them; nil if it does not tell.
    speaker = said "speaker",
    --- The words that say so.
    cue = said "cue",
    --- `explicit`, `pronoun` or `inferred`.
    how = said "how",
    --- How certain the speaker is, from 0 to 1.
    certainty = said "confidence",
    --- The label of the note that serves the quotation.
    note = note_of,
  },
}
