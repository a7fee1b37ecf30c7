/*
** series.c - R6: two series of numbers at once, each with a list of its own.
**
** A text has a second series only if its bodies say so: there are two lists,
** and two alignments, the longer list's first, leave hardly a body without a
** call, where one alignment leaves at least a third of the shorter list.
*/
#include "references.h"

enum { LEAST_BODIES = 3 };

static bool is_numbered(const ibid_body *body) {
  return body->series == IBID_SERIES_NUMBERS && body->number <= LABEL_MAX;
}

/* Where the second list begins: under the last line `Notes` that stands between
** bodies, or else where the numbers begin anew; they must do so but once. */
static size_t second_list(const run *r) {
  const ibid_text *text = r->text;
  size_t anew = 0, times = 0, headed = 0;
  uint32_t last = 0;
  for (size_t b = 0; b < text->body_count; b++) {
    const ibid_body *body = &text->bodies[b];
    if (!is_numbered(body)) continue;
    if (last > 0 && body->number == 1) {
      anew = b;
      times++;
      if (body->paragraph > 0 && r->facts[body->paragraph - 1].head) headed = b;
    }
    last = body->number;
  }
  return headed > 0 ? headed : times == 1 ? anew : text->body_count;
}

/* Bodies at feet and bodies in a list are two lists wherever they stand. */
static bool is_mixed(const ibid_text *text) {
  size_t feet = 0, rest = 0;
  for (size_t b = 0; b < text->body_count; b++)
    if (is_numbered(&text->bodies[b]))
      ++*(text->bodies[b].kind == IBID_NOTE_FOOTNOTE ? &feet : &rest);
  return feet > 0 && rest > 0;
}

/* The shorter list becomes the second series: the longer one leaves less choice
** to what is aligned to it.  Returns false if there are no two lists. */
static bool mark_second(run *r) {
  ibid_text *text = r->text;
  bool mixed = is_mixed(text);
  size_t from = mixed ? 0 : second_list(r), sizes[2] = {0, 0};
  for (int pass = 0; pass < 2; pass++)
    for (size_t b = 0; b < text->body_count; b++) {
      ibid_body *body = &text->bodies[b];
      bool later = mixed ? body->kind != IBID_NOTE_FOOTNOTE : b >= from;
      if (!is_numbered(body)) continue;
      if (pass == 0)
        sizes[later]++;
      else if (later == (sizes[1] <= sizes[0]))
        body->series = IBID_SERIES_SECOND;
    }
  return sizes[0] >= LEAST_BODIES && sizes[1] >= LEAST_BODIES;
}

/* Bodies of a series, and how many of them have calls. */
static size_t count_bodies(const run *r, uint32_t series) {
  size_t n = 0;
  for (size_t b = 0; b < r->text->body_count; b++)
    n += r->text->bodies[b].series == series &&
         r->text->bodies[b].number <= LABEL_MAX;
  return n;
}

size_t ibid_references_called(const call *calls, size_t count) {
  size_t n = 0;
  for (size_t i = 0; i < count; i++)
    n += calls[i].body != IBID_NONE;
  return n;
}

bool ibid_references_divide(run *r, const call *calls, size_t count) {
  size_t bodies = count_bodies(r, IBID_SERIES_NUMBERS);
  if (bodies < 2 * LEAST_BODIES ||
      ibid_references_called(calls, count) == bodies)
    return false;
  if (mark_second(r)) return true;
  ibid_references_unite(r);
  return false;
}

void ibid_references_unite(run *r) {
  for (size_t b = 0; b < r->text->body_count; b++)
    if (r->text->bodies[b].series == IBID_SERIES_SECOND)
      r->text->bodies[b].series = IBID_SERIES_NUMBERS;
}

/* Most calls of the second series must be ones even by what stands around them:
** a table has the numbers of any list. */
static bool is_certain(const run *r, const call *calls, size_t count) {
  const int certain = 30;
  size_t n = 0;
  for (size_t i = 0; i < count; i++)
    n += r->list[calls[i].candidate].weight >= certain;
  return n * 4 >= count * 3;
}

/* Do the series run beside each other?  Lists of chapters do not. */
static bool run_beside(const call *a, size_t n, const call *b, size_t m) {
  return n > 0 && m > 0 && a[0].candidate < b[m - 1].candidate &&
         b[0].candidate < a[n - 1].candidate;
}

bool ibid_references_are_two(const run *r, const call *first, size_t n,
                             const call *second, size_t m, size_t alone) {
  const size_t least = 2;
  size_t a = count_bodies(r, IBID_SERIES_NUMBERS);
  size_t b = count_bodies(r, IBID_SERIES_SECOND);
  size_t called = ibid_references_called(first, n);
  return m * 10 >= b * 9 && called * 10 >= a * 9 &&
         called + m >= alone + least && (called + m - alone) * 3 >= b &&
         is_certain(r, first, n) && is_certain(r, second, m) &&
         run_beside(first, n, second, m);
}
