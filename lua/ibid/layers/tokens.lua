--- Words, numbers and points.
return {
  columns = { "first", "last", "kind", "form" },
  fields = {
    --- The token as written, whole even if a line's end parts it.
    form = function(token) return token.doc.core:form(token.index) end,
    --- The form that tokens are compared by: case folded.
    key = function(token)
      return (token.doc.core:key_form(token.doc.core:key(token.index)))
    end,
  },
}
