--- Paragraphs and what else the text is set in.
return {
  columns = { "first", "last", "kind", "level", "paragraphs", "confidence", "text" },
}
