/*
** alignment.c - R4, R5: the best way to match candidates to a list of bodies,
** both in text order.  A body that nothing calls costs; prefix maxima in a tree
** keep it linear but for a logarithm.
*/
#include "references.h"

#include <string.h>

/* ---- R4, R5: alignment to the bodies ------------------------------- */

enum { SKIP = 35, REACH = 48, LABELS = LABEL_MAX + 1 };

static int32_t worth(const alignment *a, uint32_t m) {
  return a->matches[m].total + SKIP * (int32_t)(a->matches[m].body + 1);
}

static uint32_t best_below(const alignment *a, size_t place) {
  uint32_t best = IBID_NONE;
  for (size_t i = place; i > 0; i &= i - 1)
    if (a->best[i] != IBID_NONE &&
        (best == IBID_NONE || worth(a, a->best[i]) > worth(a, best)))
      best = a->best[i];
  return best;
}

static void enter_match(alignment *a, uint32_t m) {
  for (size_t i = a->matches[m].body + 1; i <= a->count; i += i & (0 - i))
    if (a->best[i] == IBID_NONE || worth(a, m) > worth(a, a->best[i]))
      a->best[i] = m;
}

static void add_match(alignment *a, uint32_t c, size_t place) {
  uint32_t before = best_below(a, place);
  int32_t base = before == IBID_NONE ? 0 : worth(a, before);
  int32_t total = base - SKIP * (int32_t)place + a->r->list[c].weight + MATCHED;
  a->matches = ibid_reserve(a->r->text, a->matches, &a->match_capacity,
                            a->match_count + 1, sizeof *a->matches);
  a->matches[a->match_count++] = (match){c, (uint32_t)place, before, total};
}

/* Match a candidate to the bodies of its label that lie near the front. */
static void try_candidate(alignment *a, uint32_t c) {
  uint16_t wanted = a->r->list[c].label;
  size_t low = a->front > REACH ? a->front - REACH : 0;
  uint32_t place = a->first[wanted];
  while (place != IBID_NONE && place < low && a->next[place] != IBID_NONE &&
         a->next[place] <= a->front)
    place = a->next[place];
  a->first[wanted] = place;
  for (int tries = 0; place != IBID_NONE && tries < REACH; tries++) {
    const ibid_body *body = &a->r->text->bodies[a->bodies[place]];
    /* A foot serves its own page and the one before. */
    if (body->kind != IBID_NOTE_FOOTNOTE || body->start > a->r->list[c].start)
      add_match(a, c, place);
    place = a->next[place];
  }
}

void ibid_references_open(run *r, alignment *a, uint32_t series) {
  ibid_text *text = r->text;
  *a = (alignment){.r = r};
  a->bodies = ibid_allocate(text, (text->body_count + 1) * sizeof(uint32_t));
  a->next = ibid_allocate(text, (text->body_count + 1) * sizeof(uint32_t));
  a->best = ibid_allocate(text, (text->body_count + 2) * sizeof(uint32_t));
  a->first = ibid_allocate(text, LABELS * sizeof(uint32_t));
  memset(a->first, 0xFF, LABELS * sizeof(uint32_t));
  memset(a->best, 0xFF, (text->body_count + 2) * sizeof(uint32_t));
  for (size_t b = 0; b < text->body_count; b++)
    if (text->bodies[b].series == series && text->bodies[b].number <= LABEL_MAX)
      a->bodies[a->count++] = (uint32_t)b;
  for (size_t place = a->count; place-- > 0;) {
    uint32_t number = text->bodies[a->bodies[place]].number;
    a->next[place] = a->first[number];
    a->first[number] = (uint32_t)place;
  }
}

void ibid_references_close(alignment *a) {
  ibid_text *text = a->r->text;
  ibid_release(text, a->bodies);
  ibid_release(text, a->next);
  ibid_release(text, a->best);
  ibid_release(text, a->first);
  ibid_release(text, a->matches);
}

/* The best alignment of candidates that `wanted` lets in; its matches from the
** last one back. */
uint32_t ibid_references_align(alignment *a, const uint32_t *items,
                               size_t count) {
  const candidate *list = a->r->list;
  int32_t best = INT32_MIN;
  uint32_t end = IBID_NONE;
  for (size_t i = 0; i < count;) {
    size_t first = i, from = a->match_count;
    for (; i < count && list[items[i]].end == list[items[first]].end; i++)
      try_candidate(a, items[i]);
    for (; from < a->match_count; from++) {
      enter_match(a, (uint32_t)from);
      if (worth(a, (uint32_t)from) > best) {
        best = worth(a, (uint32_t)from);
        end = (uint32_t)from;
        a->front = a->matches[from].body;
      }
    }
  }
  return end;
}

/* The matches of an alignment as calls, in text order. */
size_t ibid_references_take(const alignment *a, uint32_t end, call *calls) {
  size_t n = 0, count;
  for (uint32_t m = end; m != IBID_NONE; m = a->matches[m].before)
    n++;
  count = n;
  for (uint32_t m = end; m != IBID_NONE; m = a->matches[m].before)
    calls[--n] = (call){a->matches[m].candidate, a->bodies[a->matches[m].body]};
  return count;
}
