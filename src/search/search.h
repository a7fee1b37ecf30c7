/*
** search.h - a query while it runs: the sets of positions that its automaton
** may be at (Glushkov's construction: a state is the position that took the
** last token), and how they change from token to token.
*/
#ifndef IBID_SEARCH_H
#define IBID_SEARCH_H

#include "../internal.h"

/* What a region does at a token: bits of `events`, four for each region. */
enum {
  IBID_EVENT_INSIDE = 1, /* the token lies in it */
  IBID_EVENT_START = 2,  /* one starts with the token */
  IBID_EVENT_END = 4,    /* one ended before the token */
  IBID_EVENT_CROSS = 8   /* none has both this token and the one before */
};

enum { IBID_SEARCH_BLOCKS = 32, IBID_SEARCH_CACHE = 256 };

typedef struct ibid_search {
  ibid_text *text;
  const ibid_query *query;
  const uint8_t *kinds;
  size_t words;                     /* of 64 positions each, in a set */
  uint64_t *follow;                 /* a set by position */
  uint64_t *before;                 /* the reverse */
  uint64_t *last;                   /* a set */
  uint64_t *takes;                  /* the positions that take a token */
  uint64_t *starts, *ends, *inside; /* a set by region */
  uint8_t *begins;   /* by type: a match may begin with it; NULL: with any */
  uint32_t *events;  /* by token and one more; NULL if there are no regions */
  uint64_t *cached;  /* atoms by slot */
  uint64_t *accepts; /* the positions that accept these atoms, by slot */
  uint8_t *filled;
  void *here, *next;                /* of labels.c */
  void *blocks[IBID_SEARCH_BLOCKS]; /* to be released in the end */
  size_t block_count;
  ibid_found *found;
  size_t room;
} ibid_search;

/* A token in the stretches to look at. */
typedef struct ibid_place {
  size_t stretch, token;
} ibid_place;

void *ibid_search_take(ibid_search *s, size_t size);
void ibid_search_open(ibid_search *s);

/* Is a code true of these atoms? */
bool ibid_search_holds(const ibid_query *query, uint32_t code, uint32_t size,
                       uint64_t atoms);

/* What is true of a token. */
uint64_t ibid_search_atoms(const ibid_search *s, size_t token);

/* The positions that accept a token. */
const uint64_t *ibid_search_accepts(ibid_search *s, size_t token);

/* Go on to the next token of the same run; false: there is none. */
bool ibid_search_next(const ibid_search *s, ibid_place *place);

/* What regions do behind a token and up to the next one of its run, or of the
** text if `next` is NULL; and before a token with which a match begins. */
uint32_t ibid_search_events(const ibid_search *s, size_t token,
                            const ibid_place *next);
uint32_t ibid_search_entry(const ibid_search *s, size_t token);

/* The positions that may come after those in a set, or before them. */
void ibid_search_follow(const ibid_search *s, const uint64_t *set,
                        uint64_t *out);
void ibid_search_precede(const ibid_search *s, const uint64_t *set,
                         uint64_t *out);

/* Add what events let be reached from a set; or what reaches it. */
void ibid_search_enter(const ibid_search *s, uint64_t *set, uint32_t events);
void ibid_search_enter_backward(const ibid_search *s, uint64_t *set,
                                uint32_t events);

/* Take away the positions that must not go on over these events. */
void ibid_search_leave(const ibid_search *s, uint64_t *set, uint32_t events);

/* The end of the longest match that begins at a place and whose labels are as
** they have to be, the last token plus one; 0: there is none. */
size_t ibid_search_labelled(ibid_search *s, ibid_place place, bool *too_many);

#endif
