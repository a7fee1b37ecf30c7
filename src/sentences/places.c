/*
** places.c - the bytes that a sentence may end at: stops, calls of notes, and
** signs that a rule, a face or an address may begin with.
*/
#include "sentences.h"

enum { ROW = 8 };

/* ---- Signs ---------------------------------------------------------- */

/* Of what is no common stop: may a token that matters begin here, or lie around
** this byte? */
static bool matters(const ibid_text *text, size_t at) {
  const unsigned char *p = (const unsigned char *)text->bytes + at;
  switch (p[0]) {
    case ':':
    case ';':
    case '=':
    case '#': return !ibid_is_space(p[1]); /* S10, S11 */
    case '/': return ibid_is_digit(p[1]);
    case '-': return p[1] == '-' || p[1] == '=';
    case '*':
    case '_':
    case '~': return p[1] == p[0];
    default: break;
  }
  return p[0] >= 0xE2 && ibid_is_terminator(ibid_character_at(text, at).code);
}

/* Of what is in no class, or of signs behind a blank, which may be the eyes of
** a face: what may matter.  A hyphen before a letter does not, nor a colon
** before a blank, nor a dash. */
static void find_signs(const ibid_classes *c, size_t first,
                       uint64_t *restrict signs) {
  const uint64_t *blank = c->blank + first, *letter = c->letter + first;
  const uint64_t *tail = c->tail + first, *digit = c->digit + first;
  const uint64_t *mark = c->mark + first, *stop = c->stop + first;
  const uint64_t *joint = c->joint + first, *pause = c->pause + first;
  const uint64_t *calm = c->calm + first;
  for (size_t w = 0; w < ROW; w++) {
    uint64_t known =
        letter[w] | digit[w] | blank[w] | mark[w] | stop[w] | tail[w];
    uint64_t behind = blank[w] << 1 | (blank + w)[-1] >> 63;
    uint64_t next_letter = letter[w] >> 1 | letter[w + 1] << 63;
    uint64_t next_blank = blank[w] >> 1 | blank[w + 1] << 63;
    uint64_t next_tail = tail[w] >> 1 | tail[w + 1] << 63;
    uint64_t plain =
        (joint[w] & next_letter) | (pause[w] & (next_blank | next_tail));
    signs[w] = ~(known | plain) & (~calm[w] | behind);
  }
}

/* The places of 64 bytes.  A sign at the text's head has nothing before it. */
static uint64_t find_places(const ibid_text *text, size_t word,
                            uint64_t signs) {
  uint64_t found = text->classes.stop[word] & ~text->classes.tail[word];
  if (word == 0) signs |= text->classes.calm[0] & 1;
  for (; signs != 0; signs &= signs - 1)
    if (matters(text, word * 64 + (size_t)__builtin_ctzll(signs)))
      found |= signs & (0 - signs);
  return found;
}

/* ---- Windows -------------------------------------------------------- */

/* The first bytes of the calls in a window, as bits. */
static void mark_calls(const ibid_text *text, ibid_places *p, uint64_t *bits) {
  const ibid_store *calls = &text->references;
  p->call = ibid_store_seek(calls, p->call, p->start);
  for (; p->call < calls->count && calls->start[p->call] < p->end; p->call++) {
    size_t at = calls->start[p->call];
    if (at >= p->start) bits[(at - p->start) / 64] |= UINT64_C(1) << at % 64;
  }
}

void ibid_places_list(ibid_places *p, const ibid_text *text, size_t at) {
  uint64_t bits[IBID_WINDOW / 64];
  size_t first = at / 64, words = IBID_WINDOW / 64;
  size_t last = text->size / 64 + 1;
  if (first + words > last) words = last - first;
  memset(bits, 0, sizeof bits);
  p->start = first * 64;
  p->end = p->start + IBID_WINDOW;
  mark_calls(text, p, bits);
  p->count = p->next = 0;
  for (size_t row = 0; row < words; row += ROW) {
    uint64_t signs[ROW];
    __builtin_prefetch(text->bytes + p->end + row * 64);
    find_signs(&text->classes, first + row, signs);
    for (size_t w = row; w < row + ROW && w < words; w++)
      p->count += ibid_list_bits(
          p->at + p->count,
          bits[w] | find_places(text, first + w, signs[w - row]), w * 64);
  }
  p->at[p->count] = UINT16_MAX;
}
