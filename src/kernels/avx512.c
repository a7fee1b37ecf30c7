/*
** avx512.c - a block is one vector; comparisons give masks as they are.
*/
#if defined(__x86_64__)

#include <immintrin.h>
#include <stdint.h>

#define TARGET __attribute__((target("avx512f,avx512bw,bmi,bmi2,lzcnt,popcnt")))

typedef __m512i vector;
typedef __mmask64 chosen;

TARGET static inline vector load(const unsigned char *p) {
  return _mm512_loadu_si512(p);
}

TARGET static inline vector small(vector v) {
  return _mm512_or_si512(v, _mm512_set1_epi8(0x20));
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

#include "block.h"

TARGET void ibid_kernel_avx512(ibid_scan *scan, ibid_classes out,
                               size_t count) {
  fill(scan, out, count);
}

#else

#include "kernel.h"

/* Never chosen elsewhere. */
void ibid_kernel_avx512(ibid_scan *scan, ibid_classes out, size_t count) {
  ibid_kernel_scalar(scan, out, count);
}

#endif
