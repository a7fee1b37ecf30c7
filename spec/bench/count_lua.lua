--- The twenty most frequent words of a file, as one writes it in Lua.
local count, words = {}, {}
for line in io.lines(arg[1]) do
  for word in line:lower():gmatch "%a+" do count[word] = (count[word] or 0) + 1 end
end
for word in pairs(count) do words[#words + 1] = word end
table.sort(words, function(a, b) return count[a] > count[b] or (count[a] == count[b] and a < b) end)
for i = 1, 20 do print(words[i], count[words[i]]) end
