/*
** characters.c - the classes of characters of several bytes, for all kernels.
**
** Runs of letters are claimed by shifts of masks; what is left, and what lies
** over a block's end, is decoded and looked up.
*/
#include "kernel.h"

/* What is looked up before the kinds of the Unicode tables.  Long, since it is
** a table. */
static unsigned class_of_special(uint32_t code) {
  switch (code) {
    case 0x85:
    case 0x2028:
    case 0x2029: return IBID_CLASS_LINE;
    case 0xAB:
    case 0xBB:
    case 0x2018:
    case 0x2019:
    case 0x201A:
    case 0x201B:
    case 0x201C:
    case 0x201D:
    case 0x201E:
    case 0x201F:
    case 0x2032:
    case 0x2033:
    case 0x2039:
    case 0x203A:
    case 0x300C:
    case 0x300D:
    case 0x300E:
    case 0x300F: return IBID_CLASS_MARK;
    case 0xB2:
    case 0xB3:
    case 0xB9:
    case 0x2070:
    case 0x2074:
    case 0x2075:
    case 0x2076:
    case 0x2077:
    case 0x2078:
    case 0x2079:
    case 0xA7:
    case 0xB6:
    case 0x2020:
    case 0x2021:
    case 0x2016: return IBID_CLASS_SIGN;
    case 0x2026:
    case 0x3002: return IBID_CLASS_STOP;
    default: return IBID_CLASS_NONE;
  }
}

static unsigned class_of(uint32_t code) {
  static const uint8_t classes[] = {
      [IBID_UNICODE_UPPER] = IBID_CLASS_LETTER,
      [IBID_UNICODE_LOWER] = IBID_CLASS_LETTER,
      [IBID_UNICODE_LETTER] = IBID_CLASS_LETTER,
      [IBID_UNICODE_MARK] = IBID_CLASS_LETTER,
      [IBID_UNICODE_SPACE] = IBID_CLASS_BLANK,
      [IBID_UNICODE_OTHER] = IBID_CLASS_NONE,
  };
  unsigned special = IBID_CLASS_NONE;
  if (code < 0xC0 || (code >= 0x2000 && code < 0x2080) ||
      (code >= 0x3000 && code < 0x3010))
    special = class_of_special(code);
  return special != IBID_CLASS_NONE ? special
                                    : classes[ibid_unicode_kind(code)];
}

static void put(ibid_block *out, unsigned class, uint64_t bits) {
  switch (class) {
    case IBID_CLASS_LETTER: out->letter |= bits; break;
    case IBID_CLASS_LINE: out->line |= bits; /* fall through */
    case IBID_CLASS_BLANK: out->blank |= bits; break;
    case IBID_CLASS_MARK: out->mark |= bits; break;
    case IBID_CLASS_SIGN: out->sign |= bits; break;
    case IBID_CLASS_STOP: out->stop |= bits; break;
    default: break;
  }
}

/* The lowest `count` bits, count <= 64. */
static uint64_t lowest(size_t count) {
  return count >= 64 ? ~UINT64_C(0) : (UINT64_C(1) << count) - 1;
}

/* Some symbols break words as letters do. */
static bool is_plain(const ibid_unicode_properties *of) {
  return of->word == IBID_WB_ALETTER && of->kind <= IBID_UNICODE_LETTER;
}

/* Class a character and say where it ends. */
static size_t read_character(ibid_scan *scan, size_t at) {
  const unsigned char *p = scan->bytes + at;
  ibid_character c = ibid_character_decode(p, 4);
  if (c.code == 0xFFFD && !(p[0] == 0xEF && p[1] == 0xBF && p[2] == 0xBD) &&
      scan->bad++ == 0)
    scan->bad_first = (uint32_t)at;
  scan->class = class_of(c.code);
  scan->plain = is_plain(ibid_unicode_find(c.code));
  return at + c.size;
}

/* What stands at a character's first byte only. */
static void put_first(ibid_block *out, const unsigned char *p, uint64_t first) {
  if (p[0] != 0xE2 || p[1] != 0x80) return;
  if (p[2] >= 0x9C && p[2] <= 0x9E) out->curly |= first;
  if (p[2] == 0x99) out->joint |= first;
  if (p[2] >= 0x92 && p[2] <= 0x95) out->pause |= first;
}

uint64_t ibid_kernel_finish(const ibid_scan *scan, ibid_block *out) {
  uint64_t bits = lowest(scan->reach - scan->at);
  put(out, scan->class, bits);
  out->tail |= bits;
  if (scan->plain) out->plain |= bits;
  return bits;
}

void ibid_kernel_characters(ibid_scan *scan, uint64_t left, ibid_block *out) {
  while (left != 0) {
    size_t i = (size_t)__builtin_ctzll(left), size;
    uint64_t bits, first = UINT64_C(1) << i;
    scan->reach = read_character(scan, scan->at + i);
    size = scan->reach - scan->at - i;
    bits = lowest(size) << i;
    put(out, scan->class, bits);
    out->tail |= bits & ~first;
    if (scan->plain) out->plain |= bits;
    put_first(out, scan->bytes + scan->at + i, first);
    left &= ~bits;
  }
}
