/*
** numbers.c - numbers, figures in series, units: rules T3, T4 and T5.
*/
#include "tokens.h"

/* th, st, nd, rd, s after a number, with nothing of a word behind. */
size_t ibid_tokens_suffix_end(const run *r, size_t at) {
  size_t end = at;
  ibid_character c = char_at(r, at);
  if (is_apostrophe(c.code) && byte_at(r, at + c.size) == 's' &&
      !is_word_at(r, at + c.size + 1))
    return at + c.size + 1;
  if (!is_letter_at(r, at)) return at;
  end = letters_end(r->text, at);
  if (end > r->limit) end = r->limit;
  if (end - at == 1 && byte_at(r, at) == 's') return end;
  if (end - at == 2 && (begins(r, at, "th") || begins(r, at, "st") ||
                        begins(r, at, "nd") || begins(r, at, "rd")))
    return end;
  return at;
}

static bool is_fraction(uint32_t code) {
  return (code >= 0xBC && code <= 0xBE) || (code >= 0x2150 && code <= 0x215E);
}

static bool is_unit(const run *r, size_t start, size_t end) {
  return ibid_is_word(r->text, start, end, IBID_UNITS);
}

/* Does a unit of measure stand at a position, a blank passed over? */
static bool unit_follows(const run *r, size_t at) {
  size_t start = byte_at(r, at) == ' ' ? at + 1 : at, end;
  if (byte_at(r, start) == '%') return true;
  if (!is_letter_at(r, start)) return false;
  end = letters_end(r->text, start);
  return end <= r->limit && is_unit(r, start, end);
}

/* T3: groups of three after commas, decimals and hours after a point or a
** colon; after a comma only before a unit. */
static size_t plain_end(const run *r, size_t at) {
  size_t end = digits_end(r, at), next;
  while (byte_at(r, end) == ',' && is_digit_at(r, end + 1)) {
    next = digits_end(r, end + 1);
    if (next - end != 4 || end - at > 3 + 4 * ((end - at) / 4)) {
      if (next - end < 4 && unit_follows(r, next)) end = next;
      break;
    }
    end = next;
  }
  if ((byte_at(r, end) == '.' || byte_at(r, end) == ':') &&
      is_digit_at(r, end + 1))
    end = digits_end(r, end + 1);
  if (is_fraction(char_at(r, end).code)) return end + char_at(r, end).size;
  return ibid_tokens_suffix_end(r, end);
}

/* T4: 02/13/2001, 03:14:14, 713.555.1638, 303-555-8160, 2001-03-27; or 0. */
static size_t series_end(const run *r, size_t at) {
  size_t end = digits_end(r, at);
  unsigned char sign = byte_at(r, end);
  int signs = 0;
  if (!among(sign, "/:.-")) return 0;
  while (byte_at(r, end) == sign && is_digit_at(r, end + 1)) {
    end = digits_end(r, end + 1);
    signs++;
  }
  return signs >= 2 && !is_letter_at(r, end) ? end : 0;
}

static uint32_t value_of(const run *r, size_t start, size_t end) {
  uint32_t value = 0;
  for (size_t at = start; at < end && at < start + 8; at++)
    value = value * 10 + (uint32_t)(byte_at(r, at) - '0');
  return value;
}

/* T4: 555-8160, 5-8160: four figures that no range would reach; or 0. */
static size_t telephone_end(const run *r, size_t at) {
  const uint32_t longest_range = 300;
  size_t middle = digits_end(r, at), end;
  uint32_t first, second;
  if (byte_at(r, middle) != '-' || !is_digit_at(r, middle + 1)) return 0;
  end = digits_end(r, middle + 1);
  if (end - middle != 5 || (middle - at != 3 && middle - at != 1)) return 0;
  first = value_of(r, at, middle);
  second = value_of(r, middle + 1, end);
  if (second > first && second - first <= longest_range) return 0;
  return is_word_at(r, end) ? 0 : end;
}

size_t ibid_tokens_number_end(const run *r, size_t at) {
  size_t end = series_end(r, at);
  if (end == 0) end = telephone_end(r, at);
  return end != 0 ? end : plain_end(r, at);
}

/* Do letters follow a number, a hyphen passed over, and make it a word? */
bool ibid_tokens_makes_word(const run *r, size_t at) {
  ibid_character c = char_at(r, at);
  size_t end;
  if (ibid_is_hyphen(c.code)) return is_letter_at(r, at + c.size);
  if (!is_letter_at(r, at)) return false;
  end = letters_end(r->text, at);
  if (end >= r->limit) end = r->limit;
  return is_digit_at(r, end) || !is_unit(r, at, end);
}
