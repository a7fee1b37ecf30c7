/*
** scalar.c - without vectors: the reference, and what runs anywhere.
**
** Each byte's class stands in a table as a one in one of eight lanes of a
** 64-bit word; eight bytes, each shifted by its place, so fill a byte of each
** of eight masks at once.
*/
#include "kernel.h"

enum lane { LETTER, DIGIT, BLANK, LINE, MARK, SIGN, STOP, CALM, LANES };

/* What has no lane of its own has two that exclude each other elsewhere. */
#define HIGH  (LANE(LETTER) | LANE(DIGIT))
#define JOINT (LANE(LETTER) | LANE(STOP))
#define PAUSE (LANE(DIGIT) | LANE(STOP))

#define LANE(lane) (UINT64_C(1) << 8 * (lane))

static uint64_t lane_of(unsigned c) {
  if (c >= 0x80) return HIGH;
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
    case '\'': return LANE(MARK) | JOINT;
    case '-': return JOINT;
    case ':': return PAUSE;
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

/* U+2000 and what follows, by its third byte. */
static void look_mark(ibid_high *high, unsigned char third, uint64_t bit) {
  switch (third) {
    case 0x93:
    case 0x94: high->dashes |= bit; break;
    case 0x98: high->openings |= bit; break;
    case 0x99: high->apostrophes |= bit; break;
    case 0x9C:
    case 0x9D:
    case 0x9E: high->curly |= bit; break;
    case 0xA6: high->ellipses |= bit; break;
    default: break;
  }
}

static bool is_tail(unsigned char c) {
  return (c & 0xC0) == 0x80;
}

/* As find_pairs() in block.h has them. */
static bool is_pair(const unsigned char *p) {
  unsigned char lead = p[0], next = p[1];
  if (!is_tail(next)) return false;
  if (lead == 0xC3) return next != 0x97 && next != 0xB7;
  if (lead == 0xCE)
    return next > 0x87 && next != 0x8B && next != 0x8D && next != 0xA2;
  if (lead == 0xCF) return next != 0xB6;
  return (lead >= 0xC4 && lead <= 0xCA) || lead == 0xD0 || lead == 0xD1 ||
         lead == 0xD3;
}

/* As find_triples() has them. */
static bool is_triple(const unsigned char *p) {
  unsigned char next = p[1], third = p[2];
  if (!is_tail(next) || !is_tail(third)) return false;
  if (p[0] != 0xE3) return p[0] >= 0xE5 && p[0] <= 0xE9;
  if (next == 0x81) return third != 0x80;
  if (next == 0x82) return (third < 0x97 || third > 0x9C) && third != 0xA0;
  return next == 0x83 && third != 0xBB;
}

static ibid_high look_high(const unsigned char *block, uint64_t all) {
  ibid_high high = {.all = all};
  for (uint64_t rest = all; rest != 0; rest &= rest - 1) {
    const unsigned char *p = block + __builtin_ctzll(rest);
    uint64_t bit = rest & (0 - rest);
    if (is_tail(*p)) continue;
    if (is_pair(p))
      high.pairs |= bit;
    else if (is_triple(p))
      high.triples |= bit;
    else if (bit >> 62 == 0 && p[0] == 0xE2 && p[1] == 0x80)
      look_mark(&high, p[2], bit);
    else if (bit >> 62 == 0 && p[0] == 0xC2 && (p[1] == 0xAB || p[1] == 0xBB))
      high.guillemets |= bit;
  }
  return high;
}

static void fill_block(ibid_scan *scan, const uint64_t *lanes,
                       ibid_block *out) {
  const unsigned char *block = scan->bytes + scan->at;
  uint64_t masks[LANES] = {0}, high, joint, pause, letter;
  for (unsigned i = 0; i < 64; i += 8) {
    uint64_t eight = 0;
    for (unsigned j = 0; j < 8; j++)
      eight |= lanes[block[i + j]] << j;
    for (unsigned k = 0; k < LANES; k++)
      masks[k] |= (eight >> 8 * k & 0xFF) << i;
  }
  high = masks[LETTER] & masks[DIGIT];
  joint = masks[LETTER] & masks[STOP];
  pause = masks[DIGIT] & masks[STOP];
  letter = masks[LETTER] & ~(high | joint);
  *out = (ibid_block){
      .letter = letter,
      .digit = masks[DIGIT] & ~(high | pause),
      .blank = masks[BLANK],
      .line = masks[LINE],
      .mark = masks[MARK],
      .sign = masks[SIGN],
      .stop = masks[STOP] & ~(joint | pause),
      .plain = letter,
      .calm = masks[CALM],
      .joint = joint,
      .pause = pause,
  };
  for (uint64_t rest = out->line; rest != 0; rest &= rest - 1) {
    size_t i = (size_t)__builtin_ctzll(rest);
    if (block[i] == '\r' && block[i + 1] == '\n')
      out->line -= rest & (0 - rest);
  }
  if (high != 0) {
    ibid_high found = look_high(block, high);
    ibid_kernel_put(scan, &found, out);
  }
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
