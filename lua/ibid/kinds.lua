--- Kinds of quotations.
return function(quotation)
  local _, _, kind = quotation.source.items:span(quotation.index)
  return kind == "inline" and "speech" or kind
end
