/*
** letters.c - how many letters, capitals and figures a short paragraph has: one
** of some hundred bytes.
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

/* The characters outside ASCII. */
static void count_others(const ibid_text *text, size_t at, size_t end,
                         ibid_letters *n) {
  while (at < end) {
    ibid_character c;
    if ((unsigned char)text->bytes[at] < 0x80) {
      at++;
      continue;
    }
    c = ibid_character_at(text, at);
    count_character(n, c.code);
    at += c.size;
  }
}

/* ---- ASCII, sixteen bytes at once ------------------------------------ */

/* How many bytes there are, by lanes: a comparison makes each byte 0 or -1.  A
** lane can count 255. */
typedef struct counts {
  ibid_lanes small, large, figures, roman;
  ibid_lanes free; /* spaces, points, and what is no ASCII */
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
  n->free -= (ibid_lanes)((v == ' ') | (v == '.') | (v > 0x7F));
}

static ibid_letters sum_up(const counts *n, size_t size) {
  ibid_letters l = {.small = sum_of(n->small),
                    .large = sum_of(n->large),
                    .figures = sum_of(n->figures),
                    .roman = sum_of(n->roman)};
  l.other = (uint32_t)size - l.small - l.large - l.figures - sum_of(n->free);
  return l;
}

ibid_letters ibid_letters_count(const ibid_text *text, size_t start,
                                size_t end) {
  ibid_letters l;
  counts n;
  size_t at = start;
  memset(&n, 0, sizeof n);
  for (; at + IBID_SHORT <= end; at += IBID_SHORT)
    count_lanes(&n, ibid_short_lanes(text->bytes + at, IBID_SHORT));
  count_lanes(&n, ibid_short_lanes(text->bytes + at, end - at));
  l = sum_up(&n, end - start);
  count_others(text, start, end, &l);
  return l;
}
