/*
** chain.c - R2: the best chain through the candidates of a form.
**
** For each label the best chain that ends in it is kept, so that a candidate
** looks at few: the label before its own, some gaps, and the best of all where
** the numbers begin anew.
*/
#include "references.h"

#include <string.h>

/* ---- R2: the best chain -------------------------------------------- */

/* For each label the best chain that ends in it so far, its totals. */
typedef struct chains {
  int32_t *total;
  uint32_t *end;
  int32_t best, best_before; /* of all chains; of those before a heading */
  uint32_t best_end, best_before_end;
  uint32_t top; /* the greatest label reached */
} chains;

enum { GAP = 40, GAP_LABEL = 6, GAPS = 24, START = 30, START_LATE = 45 };
enum { RESTART = 70, RESTART_AFTER_HEADING = 25 };

static void consider(candidate *c, int32_t total, uint32_t before) {
  if (total <= c->total) return;
  c->total = total;
  c->before = before;
}

static void extend_chain(candidate *c, const chains *all) {
  int start = c->label == 1 ? START : START_LATE;
  c->total = c->weight - start;
  c->before = IBID_NONE;
  for (uint32_t gap = 1; gap <= GAPS && gap < c->label; gap++) {
    uint32_t from = c->label - gap;
    int cost = gap == 1 ? 0 : GAP + GAP_LABEL * (int)(gap - 1);
    if (all->end[from] != IBID_NONE)
      consider(c, all->total[from] + c->weight - cost, all->end[from]);
  }
  start -= START;
  if (all->best_end != IBID_NONE)
    consider(c, all->best + c->weight - RESTART - start, all->best_end);
  if (all->best_before_end != IBID_NONE)
    consider(c, all->best_before + c->weight - RESTART_AFTER_HEADING - start,
             all->best_before_end);
}

static void enter_chain(chains *all, const candidate *list, uint32_t i) {
  const candidate *c = &list[i];
  if (all->end[c->label] == IBID_NONE || c->total > all->total[c->label]) {
    all->total[c->label] = c->total;
    all->end[c->label] = i;
  }
  if (c->total > all->best) {
    all->best = c->total;
    all->best_end = i;
  }
}

static void open_chains(run *r, chains *all) {
  size_t n = LABEL_MAX + 1;
  *all = (chains){.best_end = IBID_NONE, .best_before_end = IBID_NONE};
  all->total = ibid_allocate_zero(r->text, n * sizeof *all->total);
  all->end = ibid_allocate(r->text, n * sizeof *all->end);
  memset(all->end, 0xFF, n * sizeof *all->end);
}

static bool takes_part(const run *r, const candidate *c, uint8_t form) {
  return c->kind == form && !c->misread && !r->facts[c->paragraph].note &&
         !r->text->paragraphs[c->paragraph].foot;
}

/* The best chain of a form; its total is 0 if there is none.  Candidates of
** one run of digits must not follow each other, so they enter together. */
static int32_t find_chain(run *r, uint8_t form, uint32_t *end) {
  chains all;
  int32_t best;
  uint32_t i = 0, headings = 0;
  *end = IBID_NONE;
  if (r->kinds[form] == 0) return 0;
  open_chains(r, &all);
  while (i < r->count) {
    uint32_t first = i;
    if (r->list[i].headings > headings) {
      headings = r->list[i].headings;
      all.best_before = all.best;
      all.best_before_end = all.best_end;
    }
    for (; i < r->count && r->list[i].end == r->list[first].end; i++)
      if (takes_part(r, &r->list[i], form)) extend_chain(&r->list[i], &all);
    for (uint32_t j = first; j < i; j++)
      if (takes_part(r, &r->list[j], form)) enter_chain(&all, r->list, j);
  }
  best = all.best_end == IBID_NONE ? 0 : all.best;
  *end = all.best_end;
  ibid_release(r->text, all.total);
  ibid_release(r->text, all.end);
  return best;
}

/* Put down the chain that ends with a candidate. */
static void choose_chain(run *r, uint32_t end) {
  size_t n = 0;
  for (uint32_t i = end; i != IBID_NONE; i = r->list[i].before)
    n++;
  r->chosen_count = n;
  for (uint32_t i = end; i != IBID_NONE; i = r->list[i].before)
    r->chosen[--n] = i;
}

void ibid_references_chain(run *r) {
  static const uint8_t forms[] = {IBID_REFERENCE_NUMBER,
                                  IBID_REFERENCE_SUPERSCRIPT,
                                  IBID_REFERENCE_BRACKETED};
  int32_t best = 0;
  r->chosen_count = 0;
  for (size_t f = 0; f < sizeof forms; f++) {
    uint32_t end;
    int32_t total = find_chain(r, forms[f], &end);
    /* Digits stand for much else, raised or bracketed ones do not. */
    if (forms[f] != IBID_REFERENCE_NUMBER) total *= 3;
    if (total <= best) continue;
    best = total;
    r->form = forms[f];
    choose_chain(r, end);
  }
}
