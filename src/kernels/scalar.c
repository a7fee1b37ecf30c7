/*
** scalar.c - without vectors: the reference, and what runs anywhere.
**
** Each byte's class stands in a table as a one in one of eight lanes of a
** 64-bit word; eight bytes, each shifted by its place, so fill a byte of each
** of eight masks at once.
*/
#include "kernel.h"

enum lane { LETTER, DIGIT, BLANK, LINE, MARK, SIGN, STOP, CALM, LANES };

#define LANE(lane) (UINT64_C(1) << 8 * (lane))

/* A byte above ASCII has two lanes that exclude each other elsewhere. */
static uint64_t lane_of(unsigned c) {
  if (c >= 0x80) return LANE(LETTER) | LANE(DIGIT);
  if ((c | 32) >= 'a' && (c | 32) <= 'z') return LANE(LETTER);
  if (c >= '0' && c <= '9') return LANE(DIGIT);
  switch (c) {
    case '\n':
    case '\v':
    case '\f':
    case '\r': return LANE(BLANK) | LANE(LINE);
    case ' ':
    case '\t': return LANE(BLANK);
    case '"': return LANE(MARK) | LANE(CALM);
    case '\'':
    case '`': return LANE(MARK);
    case '[':
    case '(': return LANE(SIGN) | LANE(CALM);
    case '*': return LANE(SIGN);
    case '!':
    case '?': return LANE(STOP) | LANE(CALM);
    case '.': return LANE(STOP);
    case ')':
    case ']':
    case ',':
    case ';': return LANE(CALM);
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
    if (c >= 0xE5 && c <= 0xE9) high.triples |= bit;
  }
  return high;
}

static void fill_block(ibid_scan *scan, const uint64_t *lanes,
                       ibid_block *out) {
  const unsigned char *block = scan->bytes + scan->at;
  uint64_t masks[LANES] = {0}, high;
  for (unsigned i = 0; i < 64; i += 8) {
    uint64_t eight = 0;
    for (unsigned j = 0; j < 8; j++)
      eight |= lanes[block[i + j]] << j;
    for (unsigned k = 0; k < LANES; k++)
      masks[k] |= (eight >> 8 * k & 0xFF) << i;
  }
  high = masks[LETTER] & masks[DIGIT];
  *out = (ibid_block){
      .letter = masks[LETTER] & ~high,
      .digit = masks[DIGIT] & ~high,
      .blank = masks[BLANK],
      .line = masks[LINE],
      .mark = masks[MARK],
      .sign = masks[SIGN],
      .stop = masks[STOP],
      .plain = masks[LETTER] & ~high,
      .calm = masks[CALM],
  };
  for (uint64_t rest = out->line; rest != 0; rest &= rest - 1) {
    size_t i = (size_t)__builtin_ctzll(rest);
    if (block[i] == '\r' && block[i + 1] == '\n')
      out->line -= rest & (0 - rest);
  }
  if (high != 0) ibid_kernel_characters(scan, look_high(block, high), out);
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
