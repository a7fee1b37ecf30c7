--- Prints the words of a language for the C side: the number of a class, a tab, a word.
local core = require "ibid.core"
local words = require("ibid.language").load "en"

for number, class in ipairs(core.classes()) do
  for _, word in ipairs(words[class] or {}) do print(number - 1 .. "\t" .. word) end
end
