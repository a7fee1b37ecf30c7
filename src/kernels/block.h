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

TARGET static inline ibid_high look_high(vector v, uint64_t all) {
  return (ibid_high){all, bits(between(v, 0x80, 0xBF)), bits(leads_pair(v)),
                     bits(leads_triple(v))};
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
  };
  if (returns != 0) out->line |= ibid_kernel_returns(block, returns);
  if (high != 0) ibid_kernel_characters(scan, look_high(v, high), out);
}

TARGET static inline void fill(ibid_scan *scan, ibid_classes out,
                               size_t count) {
  for (size_t i = 0; i < count; i++) {
    ibid_block block;
    fill_block(scan, &block);
    ibid_block_store(&block, out, i);
    scan->at += 64;
  }
}
