--- Lines without their ends.
return { columns = { "first", "last", "kind", "indent", "text" } }
