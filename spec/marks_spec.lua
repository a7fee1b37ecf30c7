local compare = require "spec.support.compare"

describe("marks", function()
  compare.run(it, "marks", function(doc)
    return compare.spans(doc.marks, function(mark) return mark.kind end)
  end)
end)
