--- The twenty most frequent words of a file, by ibid.
print(require "ibid".tally { arg[1], top = 20 }:tsv())
