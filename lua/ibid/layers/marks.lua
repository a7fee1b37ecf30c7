--- Quotation-like characters by the role they play.
return { columns = { "first", "last", "kind", "level", "mark", "text" } }
