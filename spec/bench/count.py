# The twenty most frequent words of a file, as one writes it in Python.
import collections
import re
import sys

with open(sys.argv[1], encoding="utf-8", errors="replace") as file:
    words = collections.Counter(re.findall(r"[a-z]+", file.read().lower()))
for word, n in sorted(words.items(), key=lambda pair: (-pair[1], pair[0]))[:20]:
    print(word, n, sep="\t")
