--- What the selecting options ask for and no text has.
-- @module ibid.command.absent

local core = require "ibid.core"
local names = require "ibid.names"
local parts = require "ibid.parts"

local absent = {}

local function add_speakers(found, doc)
  for quotation in doc.quotations:each() do
    if quotation.speaker then found.speakers[quotation.speaker] = true end
  end
end

--- What there is of what is asked for, of no text yet.
-- @tparam table given the options
-- @treturn table `add(doc)` looks at a text, `tell(warn)` tells what none of them has
function absent.of(given)
  local found, texts = { speakers = {}, section = 0, chapter = 0 }, 0

  local function add(doc)
    texts = texts + 1
    if given.speaker then add_speakers(found, doc) end
    for _, name in ipairs { "section", "chapter" } do
      if given[name] then found[name] = math.max(found[name], #doc[name .. "s"]) end
    end
  end

  --- A name that nobody has was perhaps misspelt.
  local function unquoted(speaker)
    local list = {}
    for name in pairs(found.speakers) do
      if parts.is_name(core.fold(name), core.fold(speaker)) then return end
      list[#list + 1] = name
    end
    table.sort(list)
    return names.unknown("nobody is quoted by the name", speaker, list)
  end

  local function uncounted(name, wanted)
    local most = found[name]
    if wanted >= 1 and wanted <= most then return end
    local message = ("there is no %s %d: "):format(name, wanted)
    if most > 1 then return message .. ("%ss count from 1 to %d"):format(name, most) end
    local account = most == 0 and "%s has %ss" or "%s has more than one %s"
    if texts > 1 then return message .. account:format("no text", name) end
    return message .. (most == 0 and "the text has no %ss" or "the text is one %s"):format(name)
  end

  local function tell(warn)
    if texts == 0 then return end
    local message = given.speaker and unquoted(given.speaker)
    if message then warn(message) end
    for _, name in ipairs { "section", "chapter" } do
      message = given[name] and uncounted(name, given[name])
      if message then warn(message) end
    end
  end

  return { add = add, tell = tell }
end

return absent
