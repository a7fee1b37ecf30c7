/*
** letters.c - how many letters, capitals and figures a short paragraph has.
*/
#include "evidence.h"

#include <string.h>

static void count_character(ibid_letters *n, uint32_t code) {
  if (ibid_is_digit(code))
    n->figures++;
  else if (ibid_is_lower(code))
    n->small++;
  else if (ibid_is_letter(code))
    n->large++;
  else if (code != ' ' && code != '.')
    n->other++;
  n->roman +=
      code == 'I' || code == 'V' || code == 'X' || code == 'L' || code == 'C';
}

static ibid_letters count_characters(const ibid_text *text, size_t at,
                                     size_t end) {
  ibid_letters n = {0, 0, 0, 0, 0};
  while (at < end) {
    ibid_character c = ibid_character_at(text, at);
    count_character(&n, c.code);
    at += c.size;
  }
  return n;
}

/* ---- ASCII, sixteen bytes at once ------------------------------------ */

/* How many bytes there are, by lanes: a comparison makes each byte 0 or -1. */
typedef struct counts {
  ibid_lanes small, large, figures, roman, free, high;
} counts;

static uint32_t sum_of(ibid_lanes v) {
  uint64_t half[2];
  uint32_t sum = 0;
  memcpy(half, &v, sizeof half);
  for (int i = 0; i < 2; i++) {
    uint64_t pairs =
        (half[i] & 0x00FF00FF00FF00FF) + (half[i] >> 8 & 0x00FF00FF00FF00FF);
    sum += (uint32_t)(pairs * 0x0001000100010001 >> 48);
  }
  return sum;
}

static void count_lanes(counts *n, ibid_lanes v) {
  n->small -= (ibid_lanes)(v - 'a' < 26);
  n->large -= (ibid_lanes)(v - 'A' < 26);
  n->figures -= (ibid_lanes)(v - '0' < 10);
  n->roman -= (ibid_lanes)((v == 'I') | (v == 'V') | (v == 'X') | (v == 'L') |
                           (v == 'C'));
  n->free -= (ibid_lanes)((v == ' ') | (v == '.'));
  n->high |= v;
}

/* Of ASCII, and no longer than the lanes can count. */
static bool count_ascii(const ibid_text *text, size_t start, size_t end,
                        ibid_letters *out) {
  const size_t most = 255 * IBID_SHORT;
  counts n;
  size_t at = start;
  if (end - start > most) return false;
  memset(&n, 0, sizeof n);
  for (; at + IBID_SHORT <= end; at += IBID_SHORT)
    count_lanes(&n, ibid_short_lanes(text->bytes + at, IBID_SHORT));
  count_lanes(&n, ibid_short_lanes(text->bytes + at, end - at));
  if (sum_of(n.high & 0x80) > 0) return false;
  *out = (ibid_letters){.small = sum_of(n.small),
                        .large = sum_of(n.large),
                        .figures = sum_of(n.figures),
                        .roman = sum_of(n.roman)};
  out->other = (uint32_t)(end - start) - out->small - out->large -
               out->figures - sum_of(n.free);
  return true;
}

ibid_letters ibid_letters_count(const ibid_text *text, size_t start,
                                size_t end) {
  ibid_letters n;
  return count_ascii(text, start, end, &n) ? n
                                           : count_characters(text, start, end);
}
