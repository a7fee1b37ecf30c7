# The twenty most frequent words of a file, as one writes it in Perl.
while (my $line = <>) {
  $count{$_}++ for lc($line) =~ /[a-z]+/g;
}
print "$_\t$count{$_}\n"
  for (sort { $count{$b} <=> $count{$a} || $a cmp $b } keys %count)[0 .. 19];
