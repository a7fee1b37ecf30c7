--- Languages: tables of words in `languages/`, made ready for the core.
-- @module ibid.language

local core = require "ibid.core"
local listing = require "ibid.listing"
local names = require "ibid.names"

local language = {}

local ready = {}

--- What a language lacks is taken from `und`.
local function complete(given, tag)
  local result = { tag = tag }
  for key, value in pairs(require "ibid.languages.und") do result[key] = value end
  for key, value in pairs(given) do result[key] = value end
  return result
end

local function find(tag)
  local given = names.load("languages", tag)
    or names.load("languages", tag:match "^%a+" or "")
  if given then return given end
  error(names.unknown("there is no language", tag, names.list "languages"), 0)
end

--- Find a language.
-- @tparam string|table which a tag (`"en"`, `"en-GB"`), or a table as those in
-- `languages/`
-- @treturn table its words, with what it lacks filled in; `core` is for the binding
function language.load(which)
  if ready[which] then return ready[which] end
  local given = type(which) == "table" and which or find(which)
  local result = complete(given, type(which) == "table" and which.tag or which)
  result.core, result.is_function = core.language(result), {}
  for _, word in ipairs(result.functions) do result.is_function[word] = true end
  ready[which], ready[result] = listing.record(result), result
  return result
end

return language
