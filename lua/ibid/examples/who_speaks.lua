--- Who is quoted most in a folder, with which words of their own, proved by which notes.
--
--     > print(require "ibid.examples.who_speaks" ("spec/texts", 3))
local ibid = require "ibid"

--- By speaker the notes that serve the quotations: `weir.txt: 12, 14`.
local function notes_of(corpus)
  local notes = {}
  for doc in corpus:each() do
    local name, here = doc.name:match "[^/]*$", {}
    for quotation in doc.quotations:where(function(q) return q.speaker and q.note end):each() do
      here[quotation.speaker] = here[quotation.speaker] or {}
      table.insert(here[quotation.speaker], quotation.note)
    end
    for speaker, labels in pairs(here) do
      notes[speaker] = notes[speaker] or {}
      table.insert(notes[speaker], name .. ": " .. table.concat(labels, ", "))
    end
  end
  return notes
end

--- The words that a speaker uses more than the authors of the texts do.
local function key_words(corpus, speaker)
  local own = { speaker = function(name) return name == speaker end }
  local found = corpus:compare { of = own, with = "narration", min_count = 2 }
  local more = found:where(function(row) return row.log_ratio > 0 end):top(5)
  return table.concat(more:column "feature", ", ")
end

return function(folder, most)
  local corpus = ibid.corpus { folder }
  local notes = notes_of(corpus)
  local result = ibid.Table { columns = { "speaker", "words", "key_words", "notes" } }
  for _, row in ipairs(corpus:attribute():top(most or 10)) do
    local own = key_words(corpus, row.speaker)
    result:add { row.speaker, row.words, own, table.concat(notes[row.speaker] or {}, "; ") }
  end
  return result
end
