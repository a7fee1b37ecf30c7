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
**   between(v, low, high) which bytes lie in a range, both ends included
**   either(a, b)          which are in one or the other
**   bits(a)               bit i for byte i
**
** and then calls fill() in its one function.
*/
#include "kernel.h"

TARGET static inline chosen is(vector v, unsigned char byte) {
  return between(v, byte, byte);
}

/* Leads of characters that are letters, all of them: U+0100 to U+02BF,
** U+0400 to U+047F, U+04C0 to U+04FF. */
TARGET static inline chosen leads_pair(vector v) {
  return either(between(v, 0xC4, 0xCA),
                either(between(v, 0xD0, 0xD1), is(v, 0xD3)));
}

/* U+5000 to U+9FFF: ideographs. */
TARGET static inline chosen leads_triple(vector v) {
  return between(v, 0xE5, 0xE9);
}

/* U+00C0 to U+00FF less the two signs among them. */
TARGET static inline uint64_t leads_latin(vector v, vector next) {
  return bits(is(v, 0xC3)) & ~bits(either(is(next, 0x97), is(next, 0xB7))) &
         ~(UINT64_C(1) << 63);
}

TARGET static inline ibid_high look_high(const unsigned char *block, vector v,
                                         uint64_t all) {
  vector next = load(block + 1), third = load(block + 2);
  uint64_t inside = ~UINT64_C(0) >> 2;
  uint64_t general = bits(is(v, 0xE2)) & bits(is(next, 0x80)) & inside;
  return (ibid_high){.all = all,
                     .tails = bits(between(v, 0x80, 0xBF)),
                     .pairs = bits(leads_pair(v)) | leads_latin(v, next),
                     .triples = bits(leads_triple(v)),
                     .curly = general & bits(between(third, 0x9C, 0x9D)),
                     .apostrophes = general & bits(is(third, 0x99)),
                     .openings = general & bits(is(third, 0x98)),
                     .dashes = general & bits(between(third, 0x93, 0x94)),
                     .ellipses = general & bits(is(third, 0xA6))};
}

TARGET static inline void fill_block(ibid_scan *scan, ibid_block *out) {
  const unsigned char *block = scan->bytes + scan->at;
  vector v = load(block);
  chosen line = between(v, '\n', '\f');
  chosen space = either(is(v, ' '), between(v, '\t', '\r'));
  chosen mark = either(is(v, '`'), either(is(v, '"'), is(v, '\'')));
  chosen sign = either(is(v, '['), either(is(v, '('), is(v, '*')));
  chosen stop = either(is(v, '.'), either(is(v, '!'), is(v, '?')));
  uint64_t high = bits(between(v, 0x80, 0xFF)), returns = bits(is(v, '\r'));
  chosen calm =
      either(either(between(v, '!', '"'), between(v, '(', ')')),
             either(either(is(v, ','), is(v, ';')),
                    either(is(v, '?'), either(is(v, '['), is(v, ']')))));
  uint64_t letter = bits(between(small(v), 'a', 'z'));
  *out = (ibid_block){
      .letter = letter,
      .digit = bits(between(v, '0', '9')),
      .blank = bits(space),
      .line = bits(line),
      .mark = bits(mark),
      .sign = bits(sign),
      .stop = bits(stop),
      .plain = letter,
      .calm = bits(calm),
      .joint = bits(either(is(v, '-'), is(v, '\''))),
      .pause = bits(is(v, ':')),
  };
  if (returns != 0) out->line |= ibid_kernel_returns(block, returns);
  if (high != 0) ibid_kernel_characters(scan, look_high(block, v, high), out);
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
