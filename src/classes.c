/*
** classes.c - which byte is what, 64 bytes a step, UTF-8 checked on the way.
**
** ASCII by a table; a character of several bytes is decoded and all its bytes
** get its class.  The masks serve the stages after this one, which then touch
** only the bytes that matter to them.
*/
#include "internal.h"

enum {
  LETTER = 1,
  DIGIT = 2,
  BLANK = 4,
  LINE = 8,
  MARK = 16,
  SIGN = 32,
  STOP = 64
};

/* What an ASCII character is. */
static uint8_t class_of_ascii(unsigned char c) {
  if ((c | 32) >= 'a' && (c | 32) <= 'z') return LETTER;
  if (c >= '0' && c <= '9') return DIGIT;
  switch (c) {
    case '\n':
    case '\v':
    case '\f': return BLANK | LINE;
    case ' ':
    case '\t':
    case '\r': return BLANK;
    case '"':
    case '\'':
    case '`': return MARK;
    case '*':
    case '[':
    case '(': return SIGN;
    case '.':
    case '!':
    case '?': return STOP;
    default: return 0;
  }
}

/* What any other character is. */
static uint8_t class_of_code(uint32_t code) {
  switch (code) {
    case 0x85:
    case 0x2028:
    case 0x2029: return BLANK | LINE;
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
    case 0x300F: return MARK;
    case 0xB2:
    case 0xB3:
    case 0xB9:
    case 0x2070:
    case 0xA7:
    case 0xB6:
    case 0x2020:
    case 0x2021:
    case 0x2016: return SIGN;
    case 0x2026:
    case 0x3002: return STOP;
    default: break;
  }
  if (code >= 0x2074 && code <= 0x2079) return SIGN;
  switch (ibid_unicode_kind(code)) {
    case IBID_UNICODE_UPPER:
    case IBID_UNICODE_LOWER:
    case IBID_UNICODE_LETTER:
    case IBID_UNICODE_MARK: return LETTER;
    case IBID_UNICODE_SPACE: return BLANK;
    default: return 0;
  }
}

static void set_class(ibid_text *text, size_t at, uint8_t class) {
  ibid_classes *block = &text->classes[at / 64];
  uint64_t bit = UINT64_C(1) << (at % 64);
  if (class & LETTER) block->letter |= bit;
  if (class & DIGIT) block->digit |= bit;
  if (class & BLANK) block->blank |= bit;
  if (class & LINE) block->line |= bit;
  if (class & MARK) block->mark |= bit;
  if (class & SIGN) block->sign |= bit;
  if (class & STOP) block->stop |= bit;
}

static void count_bad(ibid_text *text, size_t at) {
  if (text->bad++ == 0) text->bad_first = (uint32_t)at;
}

static bool is_replacement(const ibid_text *text, size_t at) {
  const unsigned char *p = (const unsigned char *)text->bytes + at;
  return p[0] == 0xEF && p[1] == 0xBF && p[2] == 0xBD;
}

/* Class the character at a position; returns its size. */
static size_t class_character(ibid_text *text, size_t at) {
  ibid_character c = ibid_character_at(text, at);
  uint8_t class = class_of_code(c.code);
  if (c.code == 0xFFFD && !is_replacement(text, at)) count_bad(text, at);
  if (at == 0 && c.code == 0xFEFF) class = BLANK; /* a byte order mark */
  for (size_t i = 0; i < c.size; i++) {
    set_class(text, at + i, class);
    if (i > 0)
      text->classes[(at + i) / 64].tail |= UINT64_C(1) << ((at + i) % 64);
  }
  return c.size;
}

void ibid_classes_run(ibid_text *text) {
  uint8_t table[128];
  size_t at = 0;
  text->bad_first = IBID_NONE;
  text->classes =
      ibid_allocate_zero(text, (text->size / 64 + 2) * sizeof *text->classes);
  for (unsigned c = 0; c < 128; c++)
    table[c] = class_of_ascii((unsigned char)c);
  while (at < text->size) {
    unsigned char c = (unsigned char)text->bytes[at];
    if (c >= 0x80) {
      at += class_character(text, at);
      continue;
    }
    set_class(text, at, table[c]);
    /* A CR is a line's end unless LF follows. */
    if (c == '\r' && text->bytes[at + 1] != '\n') set_class(text, at, LINE);
    at++;
  }
}

uint32_t ibid_classes_bad(const ibid_text *text, uint32_t *first) {
  if (first != NULL) *first = text->bad_first;
  return text->bad;
}
