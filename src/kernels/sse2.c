/*
** sse2.c - a block is four vectors of 16 bytes; every x86-64 has them.
*/
#if defined(__x86_64__)

#include <emmintrin.h>
#include <stdint.h>

#define TARGET

typedef struct vector {
  __m128i a, b, c, d;
} vector;
typedef vector chosen;

static inline __m128i load_part(const unsigned char *p) {
  return _mm_loadu_si128((const __m128i *)(const void *)p);
}

static inline vector load(const unsigned char *p) {
  return (vector){load_part(p), load_part(p + 16), load_part(p + 32),
                  load_part(p + 48)};
}

static inline vector small(vector v) {
  __m128i bit = _mm_set1_epi8(0x20);
  return (vector){_mm_or_si128(v.a, bit), _mm_or_si128(v.b, bit),
                  _mm_or_si128(v.c, bit), _mm_or_si128(v.d, bit)};
}

static inline __m128i part_is(__m128i v, unsigned char byte) {
  return _mm_cmpeq_epi8(v, _mm_set1_epi8((char)byte));
}

static inline chosen is(vector v, unsigned char byte) {
  return (chosen){part_is(v.a, byte), part_is(v.b, byte), part_is(v.c, byte),
                  part_is(v.d, byte)};
}

/* As in avx2.c. */
static inline __m128i part_between(__m128i v, int low, int high) {
  __m128i off = _mm_sub_epi8(v, _mm_set1_epi8((char)low));
  __m128i width = _mm_set1_epi8((char)(high - low));
  return _mm_cmpeq_epi8(_mm_min_epu8(off, width), off);
}

static inline chosen between(vector v, int low, int high) {
  return (chosen){part_between(v.a, low, high), part_between(v.b, low, high),
                  part_between(v.c, low, high), part_between(v.d, low, high)};
}

static inline chosen either(chosen a, chosen b) {
  return (chosen){_mm_or_si128(a.a, b.a), _mm_or_si128(a.b, b.b),
                  _mm_or_si128(a.c, b.c), _mm_or_si128(a.d, b.d)};
}

static inline uint64_t part_bits(__m128i a) {
  return (uint64_t)(uint32_t)_mm_movemask_epi8(a);
}

static inline uint64_t bits(chosen a) {
  return part_bits(a.a) | part_bits(a.b) << 16 | part_bits(a.c) << 32 |
         part_bits(a.d) << 48;
}

#include "ascii.h"

#include "block.h"

void ibid_kernel_sse2(ibid_scan *scan, ibid_classes out, size_t count) {
  fill(scan, out, count);
}

#else

#include "kernel.h"

/* Never chosen elsewhere. */
void ibid_kernel_sse2(ibid_scan *scan, ibid_classes out, size_t count) {
  ibid_kernel_scalar(scan, out, count);
}

#endif
