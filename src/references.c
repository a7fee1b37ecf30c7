/*
** references.c - calls of notes and bodies of notes, one decision.
**
** R1  Candidates are runs of digits, the tail of a run (`1922` + `4`), raised
**     digits, bracketed numbers and signs; each has a weight from what stands
**     before and after it (`him,100 had`: a comma, a space and a small letter).
** R2  The numbers of one series rise by one.  The best chain through the
**     candidates pays for its start, for gaps and for beginning anew, less
**     after a heading.
** R3  Paragraphs that begin with a label are bodies if they stand in a zone of
**     notes: at the end of the text or before a heading, with labels that rise
**     and that the chain has, and without strong candidates inside; or at the
**     foot of a page.
** R4  Where the bodies have most labels of the chain, the candidates are
**     aligned to the list of bodies instead.  Only then may a call be misread
**     (`l` for 1).
** R5  Signs are aligned to the bodies that begin with the same sign.
** R6  Where two lists of numbered bodies stand (feet and a list, or one list
**     under another) and R4 leaves some of them uncalled, the longer list is
**     aligned alone, and what it leaves to the shorter one: a second series.
**     The two must answer nearly all bodies, well more than one series does,
**     with strong candidates, and must run beside each other.
**
** Weights are in tenths.  Their shape matters, their exact values hardly.
*/
#include "references/references.h"

#include <string.h>

static const char *const kinds[] = {"number", "sign", "superscript",
                                    "bracketed", NULL};
static const ibid_column columns[] = {
    {"number", IBID_NUMBER, NULL, NULL}, {"series", IBID_NUMBER, NULL, NULL},
    {"note", IBID_INDEX, NULL, "notes"}, {"confidence", IBID_SHARE, NULL, NULL},
    {NULL, IBID_FLAG, NULL, NULL},
};
static const ibid_layer schema = {"references", kinds, columns, 0,
                                  NULL,         NULL,  NULL,    NULL};

/* ---- Results ------------------------------------------------------- */

/* Which labels the bodies have. */
static uint8_t *listed_labels(const run *r, size_t *bodies) {
  uint8_t *seen = ibid_allocate_zero(r->text, LABEL_MAX + 1);
  *bodies = 0;
  for (size_t b = 0; b < r->text->body_count; b++) {
    const ibid_body *body = &r->text->bodies[b];
    if (body->series != IBID_SERIES_NUMBERS || body->number > LABEL_MAX)
      continue;
    seen[body->number] = 1;
    ++*bodies;
  }
  return seen;
}

/* Do the bodies have most labels of the chain? */
static bool is_list(const run *r) {
  size_t listed = 0, bodies;
  uint8_t *seen = listed_labels(r, &bodies);
  for (size_t i = 0; i < r->chosen_count; i++)
    listed += seen[r->list[r->chosen[i]].label];
  ibid_release(r->text, seen);
  return bodies > 0 && listed * 4 >= r->chosen_count * 3;
}

static size_t collect(const run *r, uint8_t form, uint32_t *items) {
  const int least = -45;
  size_t n = 0;
  for (uint32_t i = 0; i < r->count; i++) {
    const candidate *c = &r->list[i];
    if (c->kind == form && c->weight >= least && !r->facts[c->paragraph].note)
      items[n++] = i;
  }
  return n;
}

static uint8_t share_of(int32_t weight) {
  int32_t share = 128 + weight * 2;
  return (uint8_t)(share < 26 ? 26 : share > 255 ? 255 : share);
}

static int compare_calls(const run *r, const call *a, const call *b) {
  uint32_t x = r->list[a->candidate].start, y = r->list[b->candidate].start;
  return x < y ? -1 : x > y;
}

static void store_calls(run *r, const call *calls, size_t count) {
  ibid_store *store = &r->text->references;
  ibid_store_reserve(r->text, store, count);
  for (size_t i = 0; i < count; i++) {
    const candidate *c = &r->list[calls[i].candidate];
    uint32_t item = ibid_store_add(r->text, store, c->start, c->end, c->kind);
    bool sign = c->kind == IBID_REFERENCE_SIGN;
    uint32_t body = calls[i].body;
    int bonus = body == IBID_NONE ? 0 : MATCHED;
    if (!sign)
      ibid_store_numbers(store, IBID_REFERENCES_NUMBER)[item] = c->label;
    ibid_store_numbers(store, IBID_REFERENCES_SERIES)[item] =
        body != IBID_NONE ? r->text->bodies[body].series
        : sign            ? IBID_SERIES_SIGNS
                          : IBID_SERIES_NUMBERS;
    ibid_store_numbers(store, IBID_REFERENCES_NOTE)[item] = body;
    ibid_store_bytes(store, IBID_REFERENCES_CONFIDENCE)[item] =
        share_of(c->weight + bonus);
  }
  /* A paragraph that runs on over a page's foot comes before that. */
  if (r->text->layout.pages > 0) ibid_store_sort(r->text, store);
}

/* Tell the bodies their calls; the notes tell the calls theirs later. */
static void link_bodies(ibid_text *text) {
  uint32_t *note = ibid_store_numbers(&text->references, IBID_REFERENCES_NOTE);
  for (uint32_t i = 0; i < text->references.count; i++) {
    if (note[i] != IBID_NONE && text->bodies[note[i]].reference == IBID_NONE)
      text->bodies[note[i]].reference = i;
    note[i] = IBID_NONE;
  }
}

/* Does a candidate of the chain stand between two calls as its label does
** between theirs? */
static bool lies_between(const run *r, const candidate *c, const call *before,
                         const call *after) {
  const candidate *b = before != NULL ? &r->list[before->candidate] : NULL;
  const candidate *a = after != NULL ? &r->list[after->candidate] : NULL;
  const int certain = 30;
  return c->weight >= certain &&
         (b == NULL || (b->label < c->label && b->end <= c->start)) &&
         (a == NULL || (a->label > c->label && a->start >= c->end));
}

/* Notes that the list lacks have calls all the same. */
static size_t add_unlisted(run *r, call *calls, size_t count) {
  size_t bodies, n = 0, j = 0;
  uint8_t *seen = listed_labels(r, &bodies);
  call *all =
      ibid_allocate(r->text, (count + r->chosen_count + 1) * sizeof *all);
  for (size_t i = 0; i < r->chosen_count; i++) {
    const candidate *c = &r->list[r->chosen[i]];
    while (j < count && r->list[calls[j].candidate].start < c->start)
      all[n++] = calls[j++];
    if (!seen[c->label] && lies_between(r, c, n > 0 ? &all[n - 1] : NULL,
                                        j < count ? &calls[j] : NULL))
      all[n++] = (call){r->chosen[i], IBID_NONE};
  }
  while (j < count)
    all[n++] = calls[j++];
  memcpy(calls, all, n * sizeof *all);
  ibid_release(r->text, all);
  ibid_release(r->text, seen);
  return n;
}

/* Calls by number: aligned to the list, or the chain, linked where it can be.
 */
static size_t number_calls(run *r, bool listed, call *calls, uint32_t *items) {
  alignment a;
  size_t n = 0;
  ibid_references_open(r, &a, IBID_SERIES_NUMBERS);
  if (listed) {
    n = ibid_references_take(
        &a, ibid_references_align(&a, items, collect(r, r->form, items)),
        calls);
    n = add_unlisted(r, calls, n);
  } else {
    size_t m = ibid_references_take(
        &a, ibid_references_align(&a, r->chosen, r->chosen_count), calls);
    /* Spread the links over the chain, from behind. */
    n = r->chosen_count;
    for (size_t i = n; i-- > 0;) {
      uint32_t body = IBID_NONE;
      if (m > 0 && calls[m - 1].candidate == r->chosen[i])
        body = calls[--m].body;
      calls[i] = (call){r->chosen[i], body};
    }
  }
  ibid_references_close(&a);
  ibid_release(r->text, items);
  return n;
}

/* Signs stand for themselves; bodies only say which note they call. */
static size_t sign_calls(run *r, call *calls, uint32_t *items) {
  alignment a;
  size_t count = collect(r, IBID_REFERENCE_SIGN, items), m;
  ibid_references_open(r, &a, IBID_SERIES_SIGNS);
  m = ibid_references_take(&a, ibid_references_align(&a, items, count), calls);
  for (size_t i = count; i-- > 0;) {
    uint32_t body = IBID_NONE;
    if (m > 0 && calls[m - 1].candidate == items[i]) body = calls[--m].body;
    calls[i] = (call){items[i], body};
  }
  ibid_references_close(&a);
  ibid_release(r->text, items);
  return count;
}

/* Of two series one, in text order. */
static size_t merge_calls(const run *r, call *calls, size_t n,
                          const call *others, size_t m) {
  call *all = ibid_allocate(r->text, (n + m + 1) * sizeof *all);
  size_t i = 0, j = 0, k = 0;
  while (i < n || j < m) {
    if (j == m || (i < n && compare_calls(r, &calls[i], &others[j]) < 0))
      all[k++] = calls[i++];
    else
      all[k++] = others[j++];
  }
  memcpy(calls, all, k * sizeof *all);
  ibid_release(r->text, all);
  return k;
}

static uint32_t *new_items(const run *r) {
  return ibid_allocate(r->text, (r->count + 1) * sizeof(uint32_t));
}

/* Calls of the second series, among what the first leaves. */
static size_t second_calls(run *r, const call *first, size_t n, call *calls) {
  uint32_t *items = new_items(r);
  size_t count = collect(r, r->form, items), left = 0, j = 0, m;
  alignment a;
  for (size_t i = 0; i < count; i++) {
    uint32_t end = r->list[items[i]].end;
    while (j < n && r->list[first[j].candidate].end < end)
      j++;
    if (j == n || r->list[first[j].candidate].end != end)
      items[left++] = items[i];
  }
  ibid_references_open(r, &a, IBID_SERIES_SECOND);
  m = ibid_references_take(&a, ibid_references_align(&a, items, left), calls);
  ibid_references_close(&a);
  ibid_release(r->text, items);
  return m;
}

/* R6: the calls of two series in place of one's, if there are two. */
static size_t divide_calls(run *r, call *calls, size_t count, size_t room) {
  call *first, *second;
  size_t n, m;
  if (!ibid_references_divide(r, calls, count)) return count;
  first = ibid_allocate(r->text, room * sizeof *first);
  second = ibid_allocate(r->text, room * sizeof *second);
  n = number_calls(r, true, first, new_items(r));
  m = second_calls(r, first, n, second);
  if (ibid_references_are_two(r, first, n, second, m,
                              ibid_references_called(calls, count))) {
    count = merge_calls(r, first, n, second, m);
    memcpy(calls, first, count * sizeof *calls);
  } else {
    ibid_references_unite(r);
  }
  ibid_release(r->text, second);
  ibid_release(r->text, first);
  return count;
}

static void find_calls(run *r) {
  bool listed = r->chosen_count > 0 ? is_list(r) : r->feet;
  size_t room, n, m;
  call *signs, *calls;
  /* Before any candidate is known by its place in the list. */
  if (listed && r->form == IBID_REFERENCE_NUMBER) ibid_references_misread(r);
  room = 2 * r->count + r->chosen_count + r->text->body_count + 1;
  signs = ibid_allocate(r->text, room * sizeof *signs);
  calls = ibid_allocate(r->text, room * sizeof *calls);
  m = sign_calls(r, signs, new_items(r));
  n = number_calls(r, listed, calls, new_items(r));
  if (listed) n = divide_calls(r, calls, n, room);
  store_calls(r, calls, merge_calls(r, calls, n, signs, m));
  link_bodies(r->text);
  ibid_release(r->text, calls);
  ibid_release(r->text, signs);
}

void ibid_references_run(ibid_text *text) {
  run r = {.text = text};
  ibid_store_open(&text->references, &schema);
  ibid_references_look(&r);
  r.chosen = new_items(&r);
  ibid_references_chain(&r);
  ibid_references_zones(&r);
  ibid_references_chain(&r);
  ibid_references_bodies(&r);
  find_calls(&r);
  ibid_release(text, r.chosen);
  ibid_release(text, r.list);
  ibid_release(text, r.facts);
  ibid_release(text, text->figures);
  text->figures = NULL;
  ibid_store_close(&text->references);
}

const ibid_layer *ibid_references(const ibid_text *text) {
  return &text->references.layer;
}
