/*
** ascii.h - the classes of ASCII by comparisons, for kernels that cannot look
** bytes up.  What a kernel defines before is told in block.h.
*/
#include "kernel.h"

TARGET static inline void class_ascii(vector v, ibid_block *out) {
  chosen line = between(v, '\n', '\f');
  chosen space = either(is(v, ' '), between(v, '\t', '\r'));
  chosen mark = either(is(v, '`'), either(is(v, '"'), is(v, '\'')));
  chosen sign = either(is(v, '['), either(is(v, '('), is(v, '*')));
  chosen stop = either(is(v, '.'), either(is(v, '!'), is(v, '?')));
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
}
