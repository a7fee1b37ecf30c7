/*
** avx2.c - a block is two vectors of 32 bytes.
*/
#if defined(__x86_64__)

#include <immintrin.h>
#include <stdint.h>
#include <string.h>

#define TARGET __attribute__((target("avx2,bmi,bmi2,lzcnt,popcnt")))

typedef struct vector {
  __m256i low, high;
} vector;
typedef vector chosen;

TARGET static inline vector load(const unsigned char *p) {
  return (vector){_mm256_loadu_si256((const __m256i *)(const void *)p),
                  _mm256_loadu_si256((const __m256i *)(const void *)(p + 32))};
}

TARGET static inline vector small(vector v) {
  __m256i bit = _mm256_set1_epi8(0x20);
  return (vector){_mm256_or_si256(v.low, bit), _mm256_or_si256(v.high, bit)};
}

TARGET static inline chosen is(vector v, unsigned char byte) {
  __m256i wanted = _mm256_set1_epi8((char)byte);
  return (chosen){_mm256_cmpeq_epi8(v.low, wanted),
                  _mm256_cmpeq_epi8(v.high, wanted)};
}

/* There is no unsigned comparison: what lies in the range is not changed by
** the least of it and the range's width. */
TARGET static inline __m256i half_between(__m256i v, int low, int high) {
  __m256i off = _mm256_sub_epi8(v, _mm256_set1_epi8((char)low));
  __m256i width = _mm256_set1_epi8((char)(high - low));
  return _mm256_cmpeq_epi8(_mm256_min_epu8(off, width), off);
}

TARGET static inline chosen between(vector v, int low, int high) {
  return (chosen){half_between(v.low, low, high),
                  half_between(v.high, low, high)};
}

TARGET static inline chosen either(chosen a, chosen b) {
  return (chosen){_mm256_or_si256(a.low, b.low),
                  _mm256_or_si256(a.high, b.high)};
}

TARGET static inline uint64_t bits(chosen a) {
  return (uint32_t)_mm256_movemask_epi8(a.low) |
         (uint64_t)(uint32_t)_mm256_movemask_epi8(a.high) << 32;
}

#include "ascii.h"

#include "block.h"

TARGET void ibid_kernel_avx2(ibid_scan *scan, ibid_classes out, size_t count) {
  fill(scan, out, count);
}

/* Positions of bits, sixteen at a time, which few blocks have more of: what is
** written beyond the last one is written over by the next ones. */
TARGET static inline void put_positions(uint32_t *out, uint64_t mask,
                                        size_t base) {
  do {
    for (int i = 0; i < 16; i++) {
      out[i] = (uint32_t)(base + _tzcnt_u64(mask));
      mask = _blsr_u64(mask);
    }
    out += 16;
  } while (mask != 0);
}

/* The bits of a mask that stand where another one has bits, a byte each. */
TARGET static inline uint64_t eight_bits(uint64_t bits) {
  return _pdep_u64(bits, UINT64_C(0x0101010101010101));
}

TARGET static inline void put_kinds(uint8_t *out, uint64_t mask,
                                    uint64_t letter, uint64_t run) {
  uint64_t words = _pext_u64(letter, mask), runs = _pext_u64(run, mask);
  for (size_t left = (size_t)__builtin_popcountll(mask);;
       left -= 8, out += 8, words >>= 8, runs >>= 8) {
    uint64_t kinds =
        UINT64_C(0x0101010101010101) * (uint64_t)IBID_TOKEN_PUNCTUATION -
        eight_bits(words & 0xFF) - eight_bits(runs & 0xFF);
    memcpy(out, &kinds, sizeof kinds);
    if (left <= 8) break;
  }
}

#define WIDTH     4
#define FOLLOWING 4, 0, 1, 2
#include "plain.h"

TARGET size_t ibid_plain_avx2(ibid_text *text, const ibid_plain *plain,
                              size_t at, size_t limit) {
  return run_plain(text, plain, at, limit);
}

#else

#include "kernel.h"

/* Neither is chosen elsewhere. */
void ibid_kernel_avx2(ibid_scan *scan, ibid_classes out, size_t count) {
  ibid_kernel_scalar(scan, out, count);
}

size_t ibid_plain_avx2(ibid_text *text, const ibid_plain *plain, size_t at,
                       size_t limit) {
  return ibid_plain_portable(text, plain, at, limit);
}

#endif
