/*
** neon.c - a block is four vectors of 16 bytes; every 64-bit ARM has them.
*/
#if defined(__aarch64__)

#include <arm_neon.h>

#define TARGET

typedef uint8x16x4_t vector;
typedef vector chosen;

static inline vector load(const unsigned char *p) {
  return (vector){
      {vld1q_u8(p), vld1q_u8(p + 16), vld1q_u8(p + 32), vld1q_u8(p + 48)}};
}

static inline vector small(vector v) {
  uint8x16_t bit = vdupq_n_u8(0x20);
  return (vector){{vorrq_u8(v.val[0], bit), vorrq_u8(v.val[1], bit),
                   vorrq_u8(v.val[2], bit), vorrq_u8(v.val[3], bit)}};
}

static inline uint8x16_t part_is(uint8x16_t v, unsigned char byte) {
  return vceqq_u8(v, vdupq_n_u8(byte));
}

static inline chosen is(vector v, unsigned char byte) {
  return (chosen){{part_is(v.val[0], byte), part_is(v.val[1], byte),
                   part_is(v.val[2], byte), part_is(v.val[3], byte)}};
}

static inline uint8x16_t part_between(uint8x16_t v, unsigned char low,
                                      unsigned char high) {
  return vcleq_u8(vsubq_u8(v, vdupq_n_u8(low)),
                  vdupq_n_u8((unsigned char)(high - low)));
}

static inline chosen between(vector v, unsigned char low, unsigned char high) {
  return (chosen){
      {part_between(v.val[0], low, high), part_between(v.val[1], low, high),
       part_between(v.val[2], low, high), part_between(v.val[3], low, high)}};
}

static inline chosen either(chosen a, chosen b) {
  return (chosen){{vorrq_u8(a.val[0], b.val[0]), vorrq_u8(a.val[1], b.val[1]),
                   vorrq_u8(a.val[2], b.val[2]), vorrq_u8(a.val[3], b.val[3])}};
}

/* There is no movemask: each byte keeps the bit of its place, and neighbours
** are added three times. */
static inline uint64_t bits(chosen a) {
  static const uint8_t places[16] = {1, 2, 4, 8, 16, 32, 64, 128,
                                     1, 2, 4, 8, 16, 32, 64, 128};
  uint8x16_t place = vld1q_u8(places);
  uint8x16_t sum = vpaddq_u8(
      vpaddq_u8(vandq_u8(a.val[0], place), vandq_u8(a.val[1], place)),
      vpaddq_u8(vandq_u8(a.val[2], place), vandq_u8(a.val[3], place)));
  return vgetq_lane_u64(vreinterpretq_u64_u8(vpaddq_u8(sum, sum)), 0);
}

#include "ascii.h"

#include "block.h"

void ibid_kernel_neon(ibid_scan *scan, ibid_classes out, size_t count) {
  fill(scan, out, count);
}

#else

#include "kernel.h"

/* Never chosen elsewhere. */
void ibid_kernel_neon(ibid_scan *scan, ibid_classes out, size_t count) {
  ibid_kernel_scalar(scan, out, count);
}

#endif
