/*
** search.c - matches of a query, in time linear in the tokens.
**
** A short pattern is tried wherever one of its first tokens stands.  A long
** one, or one that repeats without an end, could then walk the same tokens
** again and again; for it each block of tokens is first walked backwards,
** which tells of each position whether it can still come to an end.  A match
** is then followed only as far as it goes: matches do not overlap, so no token
** is walked more than three times.
*/
#include "search/search.h"

#include <string.h>

enum { BLOCK = 1024 }; /* tokens that are walked backwards at once */

/* ---- Sets ---------------------------------------------------------- */

static bool meets(const ibid_search *s, const uint64_t *a, const uint64_t *b) {
  uint64_t both = 0;
  for (size_t w = 0; w < s->words; w++)
    both |= a[w] & b[w];
  return both != 0;
}

/* Leave in a set only what another one has; false: nothing is left. */
static bool cut(const ibid_search *s, uint64_t *a, const uint64_t *b) {
  uint64_t left = 0;
  for (size_t w = 0; w < s->words; w++)
    left |= a[w] &= b[w];
  return left != 0;
}

/* ---- Walking backwards --------------------------------------------- */

/* A run of tokens, its blocks and which positions live in one of them. */
typedef struct walk {
  ibid_search *s;
  ibid_place *starts; /* of blocks */
  uint64_t *good;     /* by block: what may stand behind its last token */
  size_t blocks, block;
  uint64_t *live;     /* by place of the block: may go on with its token */
  ibid_place *places; /* of the block, one more than there are */
  size_t count, at;
} walk;

static size_t list_places(walk *w, ibid_place from) {
  w->count = 0;
  do {
    w->places[w->count++] = from;
    if (!ibid_search_next(w->s, &from)) return w->count;
  } while (w->count < BLOCK);
  w->places[w->count] = from;
  return w->count;
}

static bool has_more(const walk *w, size_t block) {
  return block + 1 < w->blocks;
}

/* From what may stand behind the block's last token to what may stand before
** its first, all that lives between. */
static void walk_back(walk *w, size_t block, uint64_t *good) {
  ibid_search *s = w->s;
  size_t words = s->words;
  w->block = block;
  list_places(w, w->starts[block]);
  for (size_t i = w->count; i-- > 0;) {
    uint64_t *live = w->live + i * words;
    bool follows = i + 1 < w->count || has_more(w, block);
    uint32_t events = ibid_search_events(s, w->places[i].token,
                                         follows ? &w->places[i + 1] : NULL);
    /* Good is what may end here, or lives at the next token. */
    ibid_search_leave(s, good, events);
    for (size_t v = 0; v < words; v++)
      good[v] |= s->last[v];
    ibid_search_enter_backward(s, good, events);
    cut(s, good, ibid_search_accepts(s, w->places[i].token));
    ibid_search_precede(s, good, live);
    memcpy(good, live, words * sizeof *good);
  }
}

static void load(walk *w, size_t block) {
  uint64_t good[IBID_QUERY_POSITIONS / 64];
  memcpy(good, w->good + block * w->s->words, w->s->words * sizeof *good);
  walk_back(w, block, good);
  w->at = 0;
}

/* What lives at a place; places are asked for in order. */
static const uint64_t *live_at(walk *w, ibid_place place) {
  for (;;) {
    while (w->at < w->count && w->places[w->at].token < place.token)
      w->at++;
    if (w->at < w->count || !has_more(w, w->block)) break;
    load(w, w->block + 1);
  }
  return w->live + w->at * w->s->words;
}

/* ---- Walking forwards ---------------------------------------------- */

/* The end of the longest match that begins at a place, the last token plus one;
** 0: there is none. */
static size_t match_at(ibid_search *s, ibid_place place, walk *w) {
  uint64_t set[IBID_QUERY_POSITIONS / 64] = {1};
  uint64_t next[IBID_QUERY_POSITIONS / 64];
  uint32_t events = ibid_search_entry(s, place.token);
  size_t end = 0;
  bool more = true;
  ibid_search_enter(s, set, events);
  while (more) {
    size_t token = place.token;
    ibid_search_leave(s, set, events);
    if (w != NULL && !cut(s, set, live_at(w, place))) return end;
    ibid_search_follow(s, set, next);
    if (!cut(s, next, ibid_search_accepts(s, token))) return end;
    memcpy(set, next, s->words * sizeof *set);
    more = ibid_search_next(s, &place);
    events = ibid_search_events(s, token, more ? &place : NULL);
    ibid_search_enter(s, set, events);
    if (meets(s, set, s->last)) end = token + 1;
  }
  return end;
}

/* The same for a pattern of at most 64 positions that knows no regions. */
static size_t small_match_at(ibid_search *s, ibid_place place) {
  uint64_t set = s->follow[0], last = s->last[0];
  size_t end = 0;
  for (;;) {
    uint64_t next = 0;
    set &= *ibid_search_accepts(s, place.token);
    if (set == 0) return end;
    if ((set & last) != 0) end = place.token + 1;
    for (; set != 0; set &= set - 1)
      next |= s->follow[__builtin_ctzll(set)];
    if (next == 0 || !ibid_search_next(s, &place)) return end;
    set = next;
  }
}

static void add(ibid_search *s, size_t start, size_t end) {
  ibid_found *found = s->found;
  found->items = ibid_reserve(s->text, found->items, &s->room, found->count + 1,
                              sizeof *found->items);
  found->items[found->count++] = (ibid_stretch){(uint32_t)start, (uint32_t)end};
}

/* ---- Short patterns, and those with labels -------------------------- */

static bool may_begin(const ibid_search *s, size_t token) {
  return s->begins[s->query->types->of[token]] &&
         (s->query->calls || s->kinds[token] != IBID_TOKEN_REFERENCE);
}

static ibid_status search_directly(ibid_search *s) {
  const ibid_query *q = s->query;
  size_t next = 0;
  bool too_many = false, small = s->words == 1 && s->events == NULL;
  for (size_t k = 0; k < q->within_count; k++) {
    size_t token = q->within[k].start > next ? q->within[k].start : next;
    for (; token < q->within[k].end; token++) {
      ibid_place place = {k, token};
      size_t end = 0;
      if (!may_begin(s, token)) continue;
      if (q->where_size > 0)
        end = ibid_search_labelled(s, place, &too_many);
      else
        end = small ? small_match_at(s, place) : match_at(s, place, NULL);
      if (too_many) return IBID_E_SIZE;
      if (end == 0) continue;
      add(s, token, end);
      next = end;
      token = end - 1;
    }
  }
  return IBID_OK;
}

/* ---- Long patterns -------------------------------------------------- */

/* Cut the run that begins with a stretch into blocks; false: nothing in it may
** begin a match. */
static bool cut_into_blocks(walk *w, ibid_place place) {
  bool hopeful = false;
  w->blocks = 0;
  for (size_t i = 0;; i++) {
    if (i % BLOCK == 0) w->starts[w->blocks++] = place;
    if (may_begin(w->s, place.token)) hopeful = true;
    if (!ibid_search_next(w->s, &place)) return hopeful;
  }
}

static void search_run(walk *w, ibid_place place) {
  uint64_t good[IBID_QUERY_POSITIONS / 64] = {0};
  size_t set = w->s->words * sizeof(uint64_t), next = 0;
  if (!cut_into_blocks(w, place)) return;
  for (size_t b = w->blocks; b-- > 0;) {
    memcpy(w->good + b * w->s->words, good, set);
    walk_back(w, b, good);
  }
  w->at = 0;
  do {
    size_t end;
    if (place.token < next || !may_begin(w->s, place.token)) continue;
    end = match_at(w->s, place, w);
    if (end == 0) continue;
    add(w->s, place.token, end);
    next = end;
  } while (ibid_search_next(w->s, &place));
}

static ibid_status search_in_blocks(ibid_search *s) {
  const ibid_query *q = s->query;
  size_t most = s->text->tokens.count / BLOCK + 2;
  size_t set = s->words * sizeof(uint64_t);
  walk w = {.s = s};
  w.starts = ibid_search_take(s, most * sizeof *w.starts);
  w.good = ibid_search_take(s, most * set);
  w.live = ibid_search_take(s, BLOCK * set);
  w.places = ibid_search_take(s, (BLOCK + 1) * sizeof *w.places);
  for (size_t k = 0; k < q->within_count; k++) {
    ibid_place place = {k, (size_t)q->within[k].start - 1};
    if (q->joined != NULL && q->joined[k]) continue;
    if (ibid_search_next(s, &place)) search_run(&w, place);
  }
  return IBID_OK;
}

/* ---- All of it ------------------------------------------------------ */

static ibid_status work(ibid_text *text, const void *given) {
  ibid_search *s = *(ibid_search *const *)given;
  (void)text;
  ibid_search_open(s);
  if (s->query->longest == 0) return search_in_blocks(s);
  return search_directly(s);
}

ibid_status ibid_search_run(ibid_text *text, const ibid_query *query,
                            ibid_found *found) {
  ibid_search search = {.text = text, .query = query, .found = found};
  ibid_search *s = &search;
  ibid_status status;
  *found = (ibid_found){NULL, 0};
  status = ibid_attempt(text, work, &s);
  while (s->block_count > 0)
    ibid_release(text, s->blocks[--s->block_count]);
  if (status != IBID_OK) ibid_search_free(text, found);
  return status;
}

void ibid_search_free(ibid_text *text, ibid_found *found) {
  ibid_release(text, found->items);
  *found = (ibid_found){NULL, 0};
}

/* ---- Stretches of tokens -------------------------------------------- */

/* The first token from `at` on that does not start before a byte: steps that
** double, then halves. */
static size_t token_from(const ibid_text *text, size_t at, uint32_t byte) {
  const uint32_t *start = text->tokens.start;
  size_t low = at, high = at, step = 1, count = text->tokens.count;
  while (high < count && start[high] < byte) {
    low = high + 1;
    high += step;
    step *= 2;
  }
  if (high > count) high = count;
  while (low < high) {
    size_t middle = low + (high - low) / 2;
    if (start[middle] < byte)
      low = middle + 1;
    else
      high = middle;
  }
  return low;
}

size_t ibid_search_bounds(const ibid_text *text, const ibid_stretch *bytes,
                          size_t count, ibid_stretch *out) {
  size_t n = 0, at = 0;
  for (size_t i = 0; i < count; i++) {
    size_t first = token_from(text, at, bytes[i].start), end;
    end = token_from(text, first, bytes[i].end);
    at = first;
    if (end > first && text->tokens.end[end - 1] > bytes[i].end) end--;
    if (first < end) out[n++] = (ibid_stretch){(uint32_t)first, (uint32_t)end};
  }
  return n;
}

/* ---- Stretches in stretches ------------------------------------------ */

/* Where a span that is in no other one ends: spans that overlap are one. */
static size_t outermost(const ibid_stretch *spans, size_t count, size_t at,
                        uint32_t *end) {
  *end = spans[at].end;
  for (at++; at < count && spans[at].start < *end; at++)
    if (spans[at].end > *end) *end = spans[at].end;
  return at;
}

size_t ibid_search_narrow(const ibid_stretch *within, const uint8_t *joined,
                          size_t count, const ibid_stretch *spans,
                          size_t span_count, ibid_stretch *out,
                          uint8_t *out_joined) {
  size_t n = 0, i = 0, at = 0;
  while (i < count && at < span_count) {
    uint32_t start = spans[at].start, end;
    size_t next = outermost(spans, span_count, at, &end);
    while (i < count && within[i].end <= start)
      i++;
    for (; i < count && within[i].start < end; i++) {
      out_joined[n] =
          i > 0 && joined != NULL && joined[i] && within[i - 1].end > start;
      out[n].start = within[i].start > start ? within[i].start : start;
      out[n++].end = within[i].end < end ? within[i].end : end;
      if (within[i].end > end) break;
    }
    at = next;
  }
  return n;
}
