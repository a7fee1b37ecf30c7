--- Text that other formats may hold: each byte that is not part of UTF-8 becomes U+FFFD.

--- @string text any bytes
-- @treturn string UTF-8
return function(text)
  local pieces, at = {}, 1
  while true do
    local length, bad = utf8.len(text, at)
    if length then break end
    pieces[#pieces + 1] = text:sub(at, bad - 1)
    pieces[#pieces + 1] = "\u{FFFD}"
    at = bad + 1
  end
  return table.concat(pieces) .. text:sub(at)
end
