--- A verb of one's own: the words with which quotations open.
--
--     > ibid = require "ibid"
--     > require "ibid.examples.openings"
--     > ibid.open("chapter.txt"):openings()
local ibid = require "ibid"

ibid.verb("openings", function(doc)
  local count = {}
  for quotation in doc.quotations:each() do
    local token = doc.tokens:within(quotation):where { kind = "word" }[1]
    if token then count[token.key] = (count[token.key] or 0) + 1 end
  end
  local openings = ibid.Table { columns = { "first_word", "count" } }
  for word, n in pairs(count) do openings:add { word, n } end
  return openings:sort("-count", "first_word")
end)
