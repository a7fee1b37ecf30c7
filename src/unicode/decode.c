/*
** decode.c - characters from UTF-8, forwards and backwards, for any bytes.
**
** Good sequences are those of table 3-7 of the Unicode standard.  A byte that
** is no tail always starts a character, whatever stands before it, so that
** reading backwards finds the same characters as reading forwards.
*/
#include "../internal.h"

enum { REPLACEMENT = 0xFFFD, TAILS_MAX = 3 };

static const ibid_character nothing = {0, 0};

static bool is_tail(unsigned char byte) {
  return (byte & 0xC0) == 0x80;
}

/* How many tails follow a lead; 0 for what cannot lead. */
static size_t count_tails(unsigned char lead) {
  if (lead < 0xC2 || lead > 0xF4) return 0;
  return lead < 0xE0 ? 1 : lead < 0xF0 ? 2 : 3;
}

/* May byte i follow those before it?  Some leads leave less room for the
** second byte: what is shut out would be longer than it need be, a surrogate,
** or beyond U+10FFFF. */
static bool is_next(const unsigned char *bytes, size_t i) {
  if (!is_tail(bytes[i])) return false;
  if (i > 1) return true;
  switch (bytes[0]) {
    case 0xE0: return bytes[1] >= 0xA0;
    case 0xED: return bytes[1] <= 0x9F;
    case 0xF0: return bytes[1] >= 0x90;
    case 0xF4: return bytes[1] <= 0x8F;
    default: return true;
  }
}

ibid_character ibid_character_decode(const unsigned char *bytes, size_t left) {
  uint32_t code, size = 1;
  size_t tails;
  if (left == 0) return nothing;
  if (bytes[0] < 0x80) return (ibid_character){bytes[0], 1};
  tails = count_tails(bytes[0]);
  code = bytes[0] & (0x3Fu >> tails);
  if (tails == 0) return (ibid_character){REPLACEMENT, 1};
  for (; size <= tails; size++) {
    if (size == left || !is_next(bytes, size))
      return (ibid_character){REPLACEMENT, size};
    code = code << 6 | (bytes[size] & 0x3Fu);
  }
  return (ibid_character){code, size};
}

ibid_character ibid_character_behind(const ibid_text *text, size_t at) {
  const unsigned char *bytes = (const unsigned char *)text->bytes;
  size_t start = at;
  ibid_character last;
  if (at == 0) return nothing;
  start--;
  while (start > 0 && at - start <= TAILS_MAX && is_tail(bytes[start]))
    start--;
  last = ibid_character_decode(bytes + start, at - start);
  if (last.size == at - start) return last;
  return (ibid_character){REPLACEMENT, 1};
}
