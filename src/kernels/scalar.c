/*
** scalar.c - without vectors: the reference, and what runs anywhere.
**
** Each byte's class stands in a table as a one in one of eight lanes of a
** 64-bit word; eight bytes, each shifted by its place, so fill a byte of each
** of eight masks at once.
*/
#include "kernel.h"

/* LANE(c) marks the lane of class c; lane 0, that of no class, serves bytes
** above ASCII. */
#define LANE(class) (UINT64_C(1) << 8 * (class))

static uint64_t lane_of(unsigned c) {
  if (c >= 0x80) return LANE(0);
  if ((c | 32) >= 'a' && (c | 32) <= 'z') return LANE(IBID_CLASS_LETTER);
  if (c >= '0' && c <= '9') return LANE(IBID_CLASS_DIGIT);
  switch (c) {
    case '\n':
    case '\v':
    case '\f':
    case '\r': return LANE(IBID_CLASS_BLANK) | LANE(IBID_CLASS_LINE);
    case ' ':
    case '\t': return LANE(IBID_CLASS_BLANK);
    case '"':
    case '\'':
    case '`': return LANE(IBID_CLASS_MARK);
    case '*':
    case '[':
    case '(': return LANE(IBID_CLASS_SIGN);
    case '.':
    case '!':
    case '?': return LANE(IBID_CLASS_STOP);
    default: return 0;
  }
}

static ibid_high look_high(const unsigned char *block, uint64_t all) {
  ibid_high high = {.all = all};
  for (uint64_t rest = all; rest != 0; rest &= rest - 1) {
    unsigned char c = block[__builtin_ctzll(rest)];
    uint64_t bit = rest & (0 - rest);
    if (c < 0xC0) high.tails |= bit;
    if ((c >= 0xC4 && c <= 0xCA) || c == 0xD0 || c == 0xD1 || c == 0xD3)
      high.pairs |= bit;
    if ((c >= 0xE5 && c <= 0xE9) || c == 0xEB || c == 0xEC) high.triples |= bit;
  }
  return high;
}

static void fill_block(ibid_scan *scan, const uint64_t *lanes,
                       ibid_block *out) {
  const unsigned char *block = scan->bytes + scan->at;
  uint64_t masks[IBID_CLASS_COUNT] = {0};
  for (unsigned i = 0; i < 64; i += 8) {
    uint64_t eight = 0;
    for (unsigned j = 0; j < 8; j++)
      eight |= lanes[block[i + j]] << j;
    for (unsigned c = 0; c < IBID_CLASS_COUNT; c++)
      masks[c] |= (eight >> 8 * c & 0xFF) << i;
  }
  *out = (ibid_block){
      .letter = masks[IBID_CLASS_LETTER],
      .digit = masks[IBID_CLASS_DIGIT],
      .blank = masks[IBID_CLASS_BLANK],
      .line = masks[IBID_CLASS_LINE],
      .mark = masks[IBID_CLASS_MARK],
      .sign = masks[IBID_CLASS_SIGN],
      .stop = masks[IBID_CLASS_STOP],
  };
  for (uint64_t rest = out->line; rest != 0; rest &= rest - 1) {
    size_t i = (size_t)__builtin_ctzll(rest);
    if (block[i] == '\r' && block[i + 1] == '\n')
      out->line -= rest & (0 - rest);
  }
  if (masks[0] != 0)
    ibid_kernel_characters(scan, look_high(block, masks[0]), out);
}

void ibid_kernel_scalar(ibid_scan *scan, ibid_classes out, size_t count) {
  uint64_t lanes[256];
  for (unsigned c = 0; c < 256; c++)
    lanes[c] = lane_of(c);
  for (size_t i = 0; i < count; i++) {
    ibid_block block;
    fill_block(scan, lanes, &block);
    ibid_block_store(&block, out, i);
    scan->at += 64;
  }
}
