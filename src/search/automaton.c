/*
** automaton.c - the sets of positions of a query, and what is true of tokens.
*/
#include "search.h"

#include <string.h>

void *ibid_search_take(ibid_search *s, size_t size) {
  void *block = ibid_allocate_zero(s->text, size + 8);
  s->blocks[s->block_count++] = block;
  return block;
}

/* ---- Code ---------------------------------------------------------- */

/* Values wait as the low bits of a word. */
bool ibid_search_holds(const ibid_query *query, uint32_t code, uint32_t size,
                       uint64_t atoms) {
  uint64_t stack = 0, top;
  for (uint32_t i = code; i < code + size; i++) {
    uint8_t op = query->code[i];
    top = stack & 1;
    if (op < IBID_QUERY_NOT)
      stack = stack << 1 | (atoms >> op & 1);
    else if (op == IBID_QUERY_TRUE)
      stack = stack << 1 | 1;
    else if (op == IBID_QUERY_NOT)
      stack ^= 1;
    else if (op == IBID_QUERY_AND)
      stack = (stack >> 1) & (~(uint64_t)1 | top);
    else
      stack = (stack >> 1) | top;
  }
  return (stack & 1) != 0;
}

/* Can a code be true if only the `known` atoms are known? */
static bool may_hold(const ibid_query *query, const ibid_query_position *at,
                     uint64_t atoms, uint64_t known) {
  uint64_t yes = 0, no = 0, top_yes, top_no;
  for (uint32_t i = at->code; i < at->code + at->size; i++) {
    uint8_t op = query->code[i];
    top_yes = yes & 1;
    top_no = no & 1;
    if (op < IBID_QUERY_NOT) {
      uint64_t is = atoms >> op & 1, is_known = known >> op & 1;
      yes = yes << 1 | (is | (is_known ^ 1));
      no = no << 1 | ((is & is_known) ^ 1);
    } else if (op == IBID_QUERY_TRUE) {
      yes = yes << 1 | 1;
      no <<= 1;
    } else if (op == IBID_QUERY_NOT) {
      yes = (yes & ~(uint64_t)1) | top_no;
      no = (no & ~(uint64_t)1) | top_yes;
    } else if (op == IBID_QUERY_AND) {
      yes = (yes >> 1) & (~(uint64_t)1 | top_yes);
      no = (no >> 1) | top_no;
    } else {
      yes = (yes >> 1) | top_yes;
      no = (no >> 1) & (~(uint64_t)1 | top_no);
    }
  }
  return (yes & 1) != 0;
}

/* ---- Regions ------------------------------------------------------- */

/* Regions that nest lie in what an outer one has painted. */
static void paint(ibid_search *s, const ibid_query_region *region, int shift) {
  size_t count = s->text->tokens.count, reach = 0;
  for (size_t i = 0; i <= count; i++)
    s->events[i] |= (uint32_t)IBID_EVENT_CROSS << shift;
  for (size_t i = 0; i < region->count; i++) {
    size_t start = region->tokens[i].start, end = region->tokens[i].end;
    if (start >= end || end > count) continue;
    s->events[start] |= (uint32_t)IBID_EVENT_START << shift;
    s->events[end] |= (uint32_t)IBID_EVENT_END << shift;
    for (size_t t = start > reach ? start : reach; t < end; t++)
      s->events[t] |= (uint32_t)IBID_EVENT_INSIDE << shift;
    for (size_t t = start >= reach ? start + 1 : reach; t < end; t++)
      s->events[t] &= ~((uint32_t)IBID_EVENT_CROSS << shift);
    if (end > reach) reach = end;
  }
}

/* ---- Making the automaton ------------------------------------------ */

static uint64_t bit(size_t i) {
  return (uint64_t)1 << (i % 64);
}

static void link_positions(ibid_search *s) {
  const ibid_query *q = s->query;
  size_t n = q->position_count;
  s->follow = ibid_search_take(s, n * s->words * sizeof(uint64_t));
  s->before = ibid_search_take(s, n * s->words * sizeof(uint64_t));
  for (size_t i = 0; i < q->follow_count; i++) {
    size_t from = q->follow[i].start, to = q->follow[i].end;
    s->follow[from * s->words + to / 64] |= bit(to);
    s->before[to * s->words + from / 64] |= bit(from);
  }
}

static void sort_positions(ibid_search *s) {
  const ibid_query *q = s->query;
  size_t set = s->words * sizeof(uint64_t), regions = q->region_count;
  s->last = ibid_search_take(s, set);
  s->takes = ibid_search_take(s, set);
  s->starts = ibid_search_take(s, regions * set);
  s->ends = ibid_search_take(s, regions * set);
  s->inside = ibid_search_take(s, regions * set);
  for (size_t i = 0; i < q->last_count; i++)
    s->last[q->last[i] / 64] |= bit(q->last[i]);
  for (size_t i = 1; i < q->position_count; i++) {
    const ibid_query_position *p = &q->positions[i];
    uint64_t *in = s->takes;
    if (p->kind == IBID_QUERY_START) in = s->starts + p->region * s->words;
    if (p->kind == IBID_QUERY_END) in = s->ends + p->region * s->words;
    in[i / 64] |= bit(i);
    for (size_t r = 0; r < regions; r++)
      if ((p->inside >> r & 1) != 0) s->inside[r * s->words + i / 64] |= bit(i);
  }
}

/* A set's followers, added to another set. */
static void add_followers(const ibid_search *s, const uint64_t *rows,
                          const uint64_t *set, uint64_t *out) {
  for (size_t w = 0; w < s->words; w++) {
    for (uint64_t rest = set[w]; rest != 0; rest &= rest - 1) {
      size_t i = 64 * w + (size_t)__builtin_ctzll(rest);
      for (size_t v = 0; v < s->words; v++)
        out[v] |= rows[i * s->words + v];
    }
  }
}

void ibid_search_follow(const ibid_search *s, const uint64_t *set,
                        uint64_t *out) {
  memset(out, 0, s->words * sizeof *out);
  add_followers(s, s->follow, set, out);
}

void ibid_search_precede(const ibid_search *s, const uint64_t *set,
                         uint64_t *out) {
  memset(out, 0, s->words * sizeof *out);
  add_followers(s, s->before, set, out);
}

/* The positions that may take a match's first token, if every region may start
** or end there. */
static void first_positions(const ibid_search *s, uint64_t *set) {
  uint64_t free[IBID_QUERY_POSITIONS / 64] = {1}, fresh = 1;
  while (fresh != 0) {
    ibid_search_follow(s, free, set);
    fresh = 0;
    for (size_t w = 0; w < s->words; w++) {
      fresh |= set[w] & ~s->takes[w] & ~free[w];
      free[w] |= set[w] & ~s->takes[w];
    }
  }
  for (size_t w = 0; w < s->words; w++)
    set[w] &= s->takes[w];
}

static uint64_t known_atoms(const ibid_query *q) {
  uint64_t unknown = 0;
  for (size_t k = 0; k <= IBID_TOKEN_OTHER; k++)
    unknown |= q->kind_atoms[k];
  for (size_t r = 0; r < q->region_count; r++)
    unknown |= q->regions[r].inside | q->regions[r].first | q->regions[r].last;
  return ~unknown;
}

static bool may_begin(const ibid_search *s, const uint64_t *first,
                      uint64_t atoms, uint64_t known) {
  for (size_t i = 1; i < s->query->position_count; i++) {
    const ibid_query_position *at = &s->query->positions[i];
    if ((first[i / 64] & bit(i)) != 0 && at->kind == IBID_QUERY_TOKEN &&
        may_hold(s->query, at, atoms, known))
      return true;
  }
  return false;
}

/* Most types have no atoms, or those of the type before. */
static void find_beginnings(ibid_search *s) {
  const ibid_query *q = s->query;
  uint64_t first[IBID_QUERY_POSITIONS / 64], atoms = 0;
  uint64_t known = known_atoms(q);
  bool none, now;
  first_positions(s, first);
  now = none = may_begin(s, first, 0, known);
  s->begins = ibid_search_take(s, q->types->count);
  for (size_t type = 0; type < q->types->count; type++) {
    if (q->type_atoms[type] == 0) {
      s->begins[type] = none;
      continue;
    }
    if (q->type_atoms[type] != atoms) {
      atoms = q->type_atoms[type];
      now = may_begin(s, first, atoms, known);
    }
    s->begins[type] = now;
  }
}

void ibid_search_open(ibid_search *s) {
  const ibid_query *q = s->query;
  s->words = (q->position_count + 63) / 64;
  s->kinds = s->text->tokens.kind;
  link_positions(s);
  sort_positions(s);
  s->cached = ibid_search_take(s, IBID_SEARCH_CACHE * sizeof(uint64_t));
  s->filled = ibid_search_take(s, IBID_SEARCH_CACHE);
  s->accepts =
      ibid_search_take(s, IBID_SEARCH_CACHE * s->words * sizeof(uint64_t));
  find_beginnings(s);
  if (q->region_count == 0) return;
  s->events =
      ibid_search_take(s, (s->text->tokens.count + 1) * sizeof *s->events);
  for (size_t r = 0; r < q->region_count; r++)
    paint(s, &q->regions[r], (int)(4 * r));
}

/* ---- Tokens -------------------------------------------------------- */

static bool is_passed_over(const ibid_search *s, size_t token) {
  return s->kinds[token] == IBID_TOKEN_REFERENCE && !s->query->calls;
}

bool ibid_search_next(const ibid_search *s, ibid_place *place) {
  const ibid_query *q = s->query;
  do {
    if (++place->token >= q->within[place->stretch].end) {
      if (place->stretch + 1 >= q->within_count || q->joined == NULL ||
          !q->joined[place->stretch + 1])
        return false;
      place->token = q->within[++place->stretch].start;
    }
  } while (is_passed_over(s, place->token));
  return true;
}

/* What regions do behind one token and up to another one, or to the next one
** that is not passed over. */
static uint32_t events_between(const ibid_search *s, size_t token,
                               size_t next) {
  uint32_t events = 0;
  for (size_t t = token; t <= next; t++)
    events |= s->events[t];
  return events;
}

uint32_t ibid_search_events(const ibid_search *s, size_t token,
                            const ibid_place *next) {
  size_t end = token + 1;
  if (s->events == NULL) return 0;
  if (next != NULL) return events_between(s, end, next->token);
  while (end < s->text->tokens.count && is_passed_over(s, end))
    end++;
  return events_between(s, token + 1, end);
}

uint32_t ibid_search_entry(const ibid_search *s, size_t token) {
  size_t start = token;
  if (s->events == NULL) return 0;
  while (start > 0 && is_passed_over(s, start - 1))
    start--;
  return events_between(s, start, token);
}

uint64_t ibid_search_atoms(const ibid_search *s, size_t token) {
  const ibid_query *q = s->query;
  uint64_t atoms = q->type_atoms[q->types->of[token]];
  atoms |= q->kind_atoms[s->kinds[token]];
  if (s->events == NULL) return atoms;
  uint32_t here = s->events[token], next = ibid_search_events(s, token, NULL);
  for (size_t r = 0; r < q->region_count; r++, here >>= 4, next >>= 4) {
    if ((here & IBID_EVENT_INSIDE) == 0) continue;
    atoms |= q->regions[r].inside;
    if ((here & IBID_EVENT_START) != 0) atoms |= q->regions[r].first;
    if ((next & IBID_EVENT_END) != 0) atoms |= q->regions[r].last;
  }
  return atoms;
}

const uint64_t *ibid_search_accepts(ibid_search *s, size_t token) {
  const ibid_query *q = s->query;
  uint64_t atoms = ibid_search_atoms(s, token);
  size_t slot = atoms * UINT64_C(0x9E3779B97F4A7C15) >> 56;
  uint64_t *set = s->accepts + slot * s->words;
  if (s->filled[slot] && s->cached[slot] == atoms) return set;
  memset(set, 0, s->words * sizeof *set);
  for (size_t i = 1; i < q->position_count; i++) {
    const ibid_query_position *at = &q->positions[i];
    if (at->kind == IBID_QUERY_TOKEN &&
        ibid_search_holds(q, at->code, at->size, atoms))
      set[i / 64] |= bit(i);
  }
  s->filled[slot] = 1;
  s->cached[slot] = atoms;
  return set;
}

/* ---- Borders ------------------------------------------------------- */

/* The positions at starts and ends of regions that events let be passed. */
static void open_positions(const ibid_search *s, uint32_t events,
                           uint64_t *set) {
  memset(set, 0, s->words * sizeof *set);
  for (size_t r = 0; r < s->query->region_count; r++, events >>= 4) {
    for (size_t w = 0; w < s->words; w++) {
      if ((events & IBID_EVENT_START) != 0)
        set[w] |= s->starts[r * s->words + w];
      if ((events & IBID_EVENT_END) != 0) set[w] |= s->ends[r * s->words + w];
    }
  }
}

/* Add what `rows` reach from a set over open positions, as long as it grows;
** `backward` asks for what reaches the open positions in the set. */
static void reach(const ibid_search *s, uint32_t events, uint64_t *set,
                  bool backward) {
  uint64_t open[IBID_QUERY_POSITIONS / 64], part[IBID_QUERY_POSITIONS / 64];
  uint64_t more[IBID_QUERY_POSITIONS / 64];
  bool grows = events != 0;
  if (grows) open_positions(s, events, open);
  while (grows) {
    grows = false;
    for (size_t w = 0; w < s->words; w++)
      part[w] = backward ? set[w] & open[w] : set[w];
    if (backward)
      ibid_search_precede(s, part, more);
    else
      ibid_search_follow(s, part, more);
    for (size_t w = 0; w < s->words; w++) {
      uint64_t fresh = (backward ? more[w] : more[w] & open[w]) & ~set[w];
      if (fresh != 0) grows = true;
      set[w] |= fresh;
    }
  }
}

void ibid_search_enter(const ibid_search *s, uint64_t *set, uint32_t events) {
  reach(s, events, set, false);
}

void ibid_search_enter_backward(const ibid_search *s, uint64_t *set,
                                uint32_t events) {
  reach(s, events, set, true);
}

void ibid_search_leave(const ibid_search *s, uint64_t *set, uint32_t events) {
  for (size_t r = 0; r < s->query->region_count; r++, events >>= 4) {
    if ((events & IBID_EVENT_CROSS) == 0) continue;
    for (size_t w = 0; w < s->words; w++)
      set[w] &= ~s->inside[r * s->words + w];
  }
}
