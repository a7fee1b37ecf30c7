/*
** block.h - how a kernel with vectors fills the masks of a block, once for all
** of them.
**
** Before this is included a kernel defines
**
**   TARGET                the attribute that lets a function use its vectors
**   vector                64 bytes
**   chosen                a yes or no for each of them
**   load(p)               the 64 bytes at p
**   small(v)              ASCII letters made small, others made anything else
**   is(v, byte)           which bytes are this one
**   between(v, low, high) which bytes lie in a range, both ends included
**   either(a, b)          which are in one or the other
**   bits(a)               bit i for byte i
**   class_ascii(v, out)   puts the masks of the bytes of ASCII, as in ascii.h
**
** and then calls fill() in its one function.
*/

/* U+00C0 to U+00FF less two signs; U+0388 to U+03FF less a sign and three that
** are not assigned. */
TARGET static inline uint64_t find_other_pairs(vector v, vector next) {
  uint64_t signs = bits(either(is(next, 0x97), is(next, 0xB7)));
  uint64_t holes = bits(
      either(between(next, 0x80, 0x87),
             either(either(is(next, 0x8B), is(next, 0x8D)), is(next, 0xA2))));
  return (bits(is(v, 0xC3)) & ~signs) | (bits(is(v, 0xCE)) & ~holes) |
         (bits(is(v, 0xCF)) & ~bits(is(next, 0xB6)));
}

/* U+0100 to U+02BF, U+0400 to U+047F, U+04C0 to U+04FF, and the others. */
TARGET static inline uint64_t find_pairs(vector v, vector next) {
  chosen latin = between(v, 0xC4, 0xCA), cyrillic = between(v, 0xD0, 0xD1);
  uint64_t found = bits(either(latin, either(cyrillic, is(v, 0xD3))));
  chosen others = either(is(v, 0xC3), between(v, 0xCE, 0xCF));
  if (bits(others) != 0) found |= find_other_pairs(v, next);
  return found & bits(between(next, 0x80, 0xBF));
}

/* U+3041 to U+30FF, kana, less what is none. */
TARGET static inline uint64_t find_kana(uint64_t leads, vector next,
                                        vector third) {
  uint64_t holes = (bits(is(next, 0x81)) & bits(is(third, 0x80))) |
                   (bits(is(next, 0x82)) &
                    bits(either(between(third, 0x97, 0x9C), is(third, 0xA0)))) |
                   (bits(is(next, 0x83)) & bits(is(third, 0xBB)));
  return leads & bits(between(next, 0x81, 0x83)) & ~holes;
}

/* U+5000 to U+9FFF, ideographs, and kana. */
TARGET static inline uint64_t find_triples(vector v, vector next,
                                           vector third) {
  uint64_t kana = bits(is(v, 0xE3)), found = bits(between(v, 0xE5, 0xE9));
  if ((found | kana) == 0) return 0;
  if (kana != 0) found |= find_kana(kana, next, third);
  return found & bits(between(next, 0x80, 0xBF)) &
         bits(between(third, 0x80, 0xBF));
}

/* Marks that do not go over the block's end. */
TARGET static inline void find_marks(vector v, vector next, vector third,
                                     ibid_high *high) {
  const uint64_t inside = ~UINT64_C(0) >> 2;
  uint64_t general = bits(is(v, 0xE2)) & bits(is(next, 0x80)) & inside;
  high->guillemets =
      bits(is(v, 0xC2)) & inside & bits(either(is(next, 0xAB), is(next, 0xBB)));
  if (general == 0) return;
  high->curly = general & bits(between(third, 0x9C, 0x9E));
  high->apostrophes = general & bits(is(third, 0x99));
  high->openings = general & bits(is(third, 0x98));
  high->dashes = general & bits(between(third, 0x93, 0x94));
  high->ellipses = general & bits(is(third, 0xA6));
}

TARGET static inline void put_high(ibid_scan *scan, const unsigned char *block,
                                   vector v, uint64_t all, ibid_block *out) {
  vector next = load(block + 1), third = load(block + 2);
  ibid_high high = {.all = all};
  high.pairs = find_pairs(v, next);
  high.triples = find_triples(v, next, third);
  if (bits(either(is(v, 0xC2), is(v, 0xE2))) != 0)
    find_marks(v, next, third, &high);
  ibid_kernel_put(scan, &high, out);
}

TARGET static inline void fill_block(ibid_scan *scan, ibid_block *out) {
  const unsigned char *block = scan->bytes + scan->at;
  vector v = load(block);
  uint64_t high = bits(between(v, 0x80, 0xFF)), returns = bits(is(v, '\r'));
  class_ascii(v, out);
  if (returns != 0) out->line |= ibid_kernel_returns(block, returns);
  if (high != 0) put_high(scan, block, v, high, out);
}

TARGET static inline void fill(ibid_scan *scan, ibid_classes out,
                               size_t count) {
  for (size_t i = 0; i < count; i++) {
    ibid_block block;
    __builtin_prefetch(scan->bytes + scan->at + 2048);
    fill_block(scan, &block);
    ibid_block_store(&block, out, i);
    scan->at += 64;
  }
}
