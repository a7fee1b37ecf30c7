return function(doc, size, brief) return doc.name end
