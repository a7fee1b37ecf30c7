/*
** put.c - the tokens of a block from masks to columns, for all processors.
*/
#include "kernel.h"

/* Positions of bits, four at a time: what is written beyond the last one is
** written over by the next ones. */
static void put_positions(uint32_t *out, uint64_t mask, size_t base) {
  const uint64_t top = UINT64_C(1) << 63;
  for (; mask != 0; out += 4) {
    for (int i = 0; i < 4; i++) {
      out[i] = (uint32_t)(base + (size_t)__builtin_ctzll(mask | top));
      mask &= mask - 1;
    }
  }
}

static void put_kinds(uint8_t *out, uint64_t mask, uint64_t letter) {
  const uint64_t top = UINT64_C(1) << 63;
  for (; mask != 0; out += 4) {
    for (int i = 0; i < 4; i++) {
      out[i] = letter >> __builtin_ctzll(mask | top) & 1
                   ? IBID_TOKEN_WORD
                   : IBID_TOKEN_PUNCTUATION;
      mask &= mask - 1;
    }
  }
}

void ibid_put_portable(const ibid_plain_put *put) {
  put_positions(put->start, put->starts, put->base);
  put_kinds(put->kind, put->starts, put->words);
  put_positions(put->end, put->ends, put->base);
}
