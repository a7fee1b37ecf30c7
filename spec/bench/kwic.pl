# A concordance by a regular expression: 40 bytes on each side of a word.
# Prints a line a run: name, seconds, how many.  Usage: kwic.pl FILE RUNS WORD
use strict;
use warnings;
use Time::HiRes qw(clock);

my ($path, $runs, $word) = @ARGV;
open my $file, '<:raw', $path or die "$path: $!\n";
read $file, my $text, 10_000_000;
for (1 .. $runs) {
  my ($start, @lines) = clock();
  while ($text =~ /\b\Q$word\E\b/gi) {
    my ($from, $to) = ($-[0], $+[0]);
    my $left = $from < 40 ? 0 : $from - 40;
    push @lines, [substr($text, $left, $from - $left), substr($text, $from, $to - $from),
                  substr($text, $to, 40)];
  }
  printf "perl_kwic\t%.6f\t%d\n", clock() - $start, scalar @lines;
}
