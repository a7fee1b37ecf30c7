# The twenty most frequent words of a file are the head of its sorted output.
{
  line = tolower($0)
  gsub(/[^a-z]+/, " ", line)
  n = split(line, words, " ")
  for (i = 1; i <= n; i++) count[words[i]]++
}
END {
  for (word in count) print word "\t" count[word] | "sort -t '\t' -k2,2nr -k1,1 | head -20"
}
