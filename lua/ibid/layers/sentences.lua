--- Sentences, from their first token to their last.
return { columns = { "first", "last", "text" } }
