/*
** sentences.h - what the parts of the stage share: where to look (places.c),
** and what the bytes around a stop tell (plain.c).  src/sentences.c has the
** rules.
*/
#ifndef IBID_SENTENCES_H
#define IBID_SENTENCES_H

#include "../internal.h"

/* ---- Characters ------------------------------------------------------ */

static inline bool ibid_is_terminator(uint32_t code) {
  return code == '.' || code == '!' || code == '?' || code == 0x2026 ||
         code == 0x203D || code == 0x2047 || code == 0x2048 || code == 0x2049 ||
         code == 0x3002;
}

/* A straight or curly double mark: how many bytes it has, or 0. */
static inline uint32_t ibid_double_mark(const char *p, const char *curly) {
  if (*p == '"') return 1;
  return memcmp(p, curly, 3) == 0 ? 3 : 0;
}

/* ---- Places ---------------------------------------------------------- */

/* The bytes to look at in a window of the text, from its first byte on. */
enum { IBID_WINDOW = 4096 };

typedef struct ibid_places {
  uint16_t at[IBID_WINDOW + 2];
  size_t count, next; /* the next one to take */
  size_t start, end;  /* of the window */
  size_t call;        /* near the window's end */
} ibid_places;

/* List the places from the 64 bytes of a position on. */
void ibid_places_list(ibid_places *p, const ibid_text *text, size_t at);

/* The first place from a byte on, or `end`.  Bytes that are asked for lie one
** behind the other, as long as `next` is not put back to 0. */
static inline size_t ibid_places_next(ibid_places *p, const ibid_text *text,
                                      size_t at, size_t end) {
  while (at < end) {
    if (at < p->start || at >= p->end) ibid_places_list(p, text, at);
    while (p->start + p->at[p->next] < at)
      p->next++;
    if (p->next < p->count) return p->start + p->at[p->next];
    at = p->end;
  }
  return end;
}

/* ---- Stops ----------------------------------------------------------- */

/* What a stop is, as far as that can be seen without tokens. */
typedef enum ibid_stop {
  IBID_STOP_ASK,  /* only the rules know */
  IBID_STOP_NONE, /* no sentence ends here */
  IBID_STOP_ENDS
} ibid_stop;

typedef struct ibid_stops {
  const ibid_text *text;
  ibid_sketch pointed; /* words whose point may be theirs */
  bool careless;       /* S3: the text shuns capitals */
  bool small;          /* the paragraph begins with a small letter */
  size_t end;          /* of the paragraph */
} ibid_stops;

/* Where a sentence ends, and where the next one begins. */
typedef struct ibid_end {
  uint32_t end, next;
} ibid_end;

/* Look at the stop or the call at a byte.  Up to `done` all is decided; `call`
** is the first call of a note there or behind. */
ibid_stop ibid_sentences_look(const ibid_stops *s, size_t at, size_t done,
                              size_t call, ibid_end *found);

#endif
