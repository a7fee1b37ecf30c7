--- Runs of blocks between section breaks.
return { columns = { "first", "last", "blocks", "text" } }
