/*
** avx512.c - a block is one vector; comparisons give masks as they are.
*/
#if defined(__x86_64__)

#include <immintrin.h>
#include <stdint.h>

#define TARGET                                                                 \
  __attribute__((                                                              \
      target("avx512f,avx512bw,avx512vbmi,avx512vbmi2,bmi,bmi2,lzcnt,"         \
             "popcnt")))

typedef __m512i vector;
typedef __mmask64 chosen;

TARGET static inline vector load(const unsigned char *p) {
  return _mm512_loadu_si512(p);
}

TARGET static inline chosen is(vector v, unsigned char byte) {
  return _mm512_cmpeq_epi8_mask(v, _mm512_set1_epi8((char)byte));
}

TARGET static inline chosen between(vector v, int low, int high) {
  vector off = _mm512_sub_epi8(v, _mm512_set1_epi8((char)low));
  return _mm512_cmple_epu8_mask(off, _mm512_set1_epi8((char)(high - low)));
}

TARGET static inline chosen either(chosen a, chosen b) {
  return a | b;
}

TARGET static inline uint64_t bits(chosen a) {
  return a;
}

#include "kernel.h"

/* What else a byte of ASCII may be, a bit each. */
enum { BLANK = 1, LINE = 2, MARK = 4, SIGN = 8, STOP = 16, CALM = 32 };
enum { JOINT = 64, PAUSE = 128 };

/* By code. */
static const uint8_t table[128] = {
    ['\t'] = BLANK,        ['\n'] = BLANK | LINE, ['\v'] = BLANK | LINE,
    ['\f'] = BLANK | LINE, ['\r'] = BLANK,        [' '] = BLANK,
    ['!'] = STOP | CALM,   ['"'] = MARK | CALM,   ['\''] = MARK | JOINT,
    ['('] = SIGN | CALM,   [')'] = CALM,          ['*'] = SIGN,
    [','] = CALM,          ['-'] = JOINT,         ['.'] = STOP,
    [':'] = PAUSE,         [';'] = CALM,          ['?'] = STOP | CALM,
    ['['] = SIGN | CALM,   [']'] = CALM,          ['`'] = MARK,
};

TARGET static inline uint64_t with(vector classes, int class) {
  return _mm512_test_epi8_mask(classes, _mm512_set1_epi8((char)class));
}

/* Two registers are a table of all bytes of ASCII. */
TARGET static inline void class_ascii(vector v, ibid_block *out) {
  vector classes = _mm512_maskz_permutex2var_epi8(
      ~_mm512_movepi8_mask(v), load(table), v, load(table + 64));
  vector small = _mm512_or_si512(v, _mm512_set1_epi8(0x20));
  uint64_t letter = between(small, 'a', 'z');
  *out = (ibid_block){
      .letter = letter,
      .digit = between(v, '0', '9'),
      .blank = with(classes, BLANK),
      .line = with(classes, LINE),
      .mark = with(classes, MARK),
      .sign = with(classes, SIGN),
      .stop = with(classes, STOP),
      .plain = letter,
      .calm = with(classes, CALM),
      .joint = with(classes, JOINT),
      .pause = with(classes, PAUSE),
  };
}

#include "block.h"

TARGET void ibid_kernel_avx512(ibid_scan *scan, ibid_classes out,
                               size_t count) {
  fill(scan, out, count);
}

/* The places of a mask's bits, counted from the block's first byte. */
TARGET static inline vector places_of(uint64_t mask) {
  static const uint8_t places[64] = {
      0,  1,  2,  3,  4,  5,  6,  7,  8,  9,  10, 11, 12, 13, 14, 15,
      16, 17, 18, 19, 20, 21, 22, 23, 24, 25, 26, 27, 28, 29, 30, 31,
      32, 33, 34, 35, 36, 37, 38, 39, 40, 41, 42, 43, 44, 45, 46, 47,
      48, 49, 50, 51, 52, 53, 54, 55, 56, 57, 58, 59, 60, 61, 62, 63};
  return _mm512_maskz_compress_epi8(mask, load(places));
}

TARGET static inline void put_sixteen(uint32_t *out, __m128i places,
                                      vector base) {
  _mm512_storeu_si512(out,
                      _mm512_add_epi32(_mm512_cvtepu8_epi32(places), base));
}

/* Few blocks have more than sixteen tokens. */
TARGET static inline void put_positions(uint32_t *out, uint64_t mask,
                                        size_t base) {
  vector places = places_of(mask);
  vector first = _mm512_set1_epi32((int)(uint32_t)base);
  put_sixteen(out, _mm512_castsi512_si128(places), first);
  if (__builtin_popcountll(mask) <= 16) return;
  put_sixteen(out + 16, _mm512_extracti32x4_epi32(places, 1), first);
  put_sixteen(out + 32, _mm512_extracti32x4_epi32(places, 2), first);
  put_sixteen(out + 48, _mm512_extracti32x4_epi32(places, 3), first);
}

TARGET static inline void put_kinds(uint8_t *out, uint64_t mask,
                                    uint64_t letter, uint64_t run) {
  vector kinds = _mm512_maskz_set1_epi8(~letter, (char)IBID_TOKEN_NUMBER);
  kinds = _mm512_mask_set1_epi8(kinds, ~run, (char)IBID_TOKEN_PUNCTUATION);
  _mm512_storeu_si512(out, _mm512_maskz_compress_epi8(mask, kinds));
}

#define WIDTH     8
#define FOLLOWING 8, 0, 1, 2, 3, 4, 5, 6
#include "plain.h"

TARGET size_t ibid_plain_avx512(ibid_text *text, const ibid_plain *plain,
                                size_t at, size_t limit) {
  return run_plain(text, plain, at, limit);
}

#else

#include "kernel.h"

/* Neither is chosen elsewhere. */
void ibid_kernel_avx512(ibid_scan *scan, ibid_classes out, size_t count) {
  ibid_kernel_scalar(scan, out, count);
}

size_t ibid_plain_avx512(ibid_text *text, const ibid_plain *plain, size_t at,
                         size_t limit) {
  return ibid_plain_portable(text, plain, at, limit);
}

#endif
