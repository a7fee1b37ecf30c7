--- What is said of a text with bytes that are not UTF-8.
-- @module ibid.bad_bytes

--- @int bad how many sequences
-- @int first the byte where the first one stands
-- @treturn string
return function(bad, first)
  local several = bad == 1 and "byte sequence is" or "byte sequences are"
  return ("%d %s not UTF-8, the first at byte %d"):format(bad, several, first)
end
