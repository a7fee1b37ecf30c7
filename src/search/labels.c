/*
** labels.c - matches whose labelled tokens have to be alike: no automaton can
** tell that, so every way to have a match is followed, with the tokens that
** bear the labels.  Ways that are at the same position with the same labels
** are one; if there are too many at one token, the search gives up.
*/
#include "search.h"

#include <string.h>

enum { WAYS = 4096, SLOTS = 2 * WAYS };

typedef struct way {
  uint32_t position;
  uint32_t labels[IBID_QUERY_LABELS];
} way;

/* The ways at a token. */
typedef struct ways {
  way items[WAYS];
  uint32_t slots[SLOTS]; /* way + 1 */
  size_t count;
} ways;

typedef struct chase {
  ibid_search *s;
  ways *here, *next;
  bool too_many;
} chase;

static size_t slot_of(const way *w) {
  uint64_t h = w->position;
  for (int l = 0; l < IBID_QUERY_LABELS; l++)
    h = (h ^ w->labels[l]) * UINT64_C(0x9E3779B97F4A7C15);
  return (h >> 32) % SLOTS;
}

static void clear(ways *all) {
  for (size_t i = 0; i < all->count; i++) {
    size_t slot = slot_of(&all->items[i]);
    while (all->slots[slot] != 0) {
      all->slots[slot] = 0;
      slot = (slot + 1) % SLOTS;
    }
  }
  all->count = 0;
}

static void add_way(chase *c, ways *all, const way *w) {
  size_t slot = slot_of(w);
  for (; all->slots[slot] != 0; slot = (slot + 1) % SLOTS)
    if (memcmp(&all->items[all->slots[slot] - 1], w, sizeof *w) == 0) return;
  if (all->count == WAYS) {
    c->too_many = true;
    return;
  }
  all->items[all->count++] = *w;
  all->slots[slot] = (uint32_t)all->count;
}

static bool has(const uint64_t *set, size_t i) {
  return (set[i / 64] >> (i % 64) & 1) != 0;
}

/* ---- What labels have to be ---------------------------------------- */

static bool are_alike(const ibid_search *s, const ibid_query_pair *pair,
                      const way *w) {
  uint32_t left = w->labels[pair->left], right = w->labels[pair->right];
  if (left == IBID_NONE || right == IBID_NONE) return false;
  if (pair->of == NULL) return s->kinds[left] == s->kinds[right];
  return pair->of[left] == pair->of[right];
}

static bool is_claimed(const ibid_search *s, const ibid_query_position *claim,
                       const way *w) {
  uint32_t token = w->labels[claim->label];
  return token != IBID_NONE &&
         ibid_search_holds(s->query, claim->code, claim->size,
                           ibid_search_atoms(s, token));
}

static bool is_wanted(const ibid_search *s, const way *w) {
  const ibid_query *q = s->query;
  uint64_t atoms = 0;
  for (size_t i = 0; i < q->pair_count; i++)
    atoms |= (uint64_t)are_alike(s, &q->pairs[i], w) << i;
  for (size_t i = 0; i < q->claim_count; i++)
    atoms |= (uint64_t)is_claimed(s, &q->claims[i], w) << (q->pair_count + i);
  return ibid_search_holds(q, q->where, q->where_size, atoms);
}

/* ---- The chase ------------------------------------------------------ */

/* The ways' followers in a set, as ways; `token` bears their labels. */
static void follow_ways(chase *c, const way *from, const uint64_t *allowed,
                        ways *into, size_t token) {
  const ibid_search *s = c->s;
  const uint64_t *row = s->follow + from->position * s->words;
  for (size_t w = 0; w < s->words; w++) {
    for (uint64_t rest = row[w] & allowed[w]; rest != 0; rest &= rest - 1) {
      way to = *from;
      uint32_t label;
      to.position = (uint32_t)(64 * w) + (uint32_t)__builtin_ctzll(rest);
      label = s->query->positions[to.position].label;
      if (label != IBID_NONE) to.labels[label] = (uint32_t)token;
      add_way(c, into, &to);
    }
  }
}

/* Over starts and ends of regions; ways that are added are looked at, too. */
static void enter(chase *c, uint32_t events) {
  const ibid_search *s = c->s;
  uint64_t open[IBID_QUERY_POSITIONS / 64] = {0};
  if (events == 0) return;
  for (size_t r = 0; r < s->query->region_count; r++) {
    uint32_t does = events >> (4 * r);
    for (size_t w = 0; w < s->words; w++) {
      if ((does & IBID_EVENT_START) != 0)
        open[w] |= s->starts[r * s->words + w];
      if ((does & IBID_EVENT_END) != 0) open[w] |= s->ends[r * s->words + w];
    }
  }
  for (size_t i = 0; i < c->here->count; i++) {
    way from = c->here->items[i];
    follow_ways(c, &from, open, c->here, IBID_NONE);
  }
}

static bool ends_well(const chase *c) {
  for (size_t i = 0; i < c->here->count; i++)
    if (has(c->s->last, c->here->items[i].position) &&
        is_wanted(c->s, &c->here->items[i]))
      return true;
  return false;
}

static void step(chase *c, uint32_t events, size_t token) {
  ways *old = c->here;
  uint64_t stay[IBID_QUERY_POSITIONS / 64];
  const uint64_t *accepts = ibid_search_accepts(c->s, token);
  memset(stay, 0xFF, sizeof stay);
  ibid_search_leave(c->s, stay, events);
  for (size_t i = 0; i < old->count; i++)
    if (has(stay, old->items[i].position))
      follow_ways(c, &old->items[i], accepts, c->next, token);
  clear(old);
  c->here = c->next;
  c->next = old;
}

static ways *take_ways(ibid_search *s, ways **kept) {
  if (*kept == NULL) *kept = ibid_search_take(s, sizeof **kept);
  return *kept;
}

size_t ibid_search_labelled(ibid_search *s, ibid_place place, bool *too_many) {
  chase c = {s, take_ways(s, (ways **)&s->here),
             take_ways(s, (ways **)&s->next), false};
  way first = {0};
  uint32_t events = ibid_search_entry(s, place.token);
  size_t end = 0, taken = 0;
  bool more = true;
  memset(first.labels, 0xFF, sizeof first.labels);
  add_way(&c, c.here, &first);
  enter(&c, events);
  while (more && c.here->count > 0 && taken++ < s->query->longest) {
    size_t token = place.token;
    step(&c, events, token);
    more = ibid_search_next(s, &place);
    events = ibid_search_events(s, token, more ? &place : NULL);
    enter(&c, events);
    if (ends_well(&c)) end = token + 1;
  }
  *too_many = c.too_many;
  clear(c.here);
  return end;
}
