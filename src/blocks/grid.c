/*
** grid.c - rows and columns of a table whose rules were lost.
**
** G1  A line a row: wide gaps part the cells, the fullest row tells how many.
** G2  A paragraph a cell: figures come back in the same columns, so the period
**     at which cells are alike is the number of columns.
*/
#include "evidence.h"

#include <string.h>

enum { COLUMNS_MAX = 12 };

/* Are there two blanks in a row, or a tab? */
static bool has_gap(const ibid_text *text, const ibid_paragraph *p) {
  const uint64_t *blank = text->classes.blank;
  uint64_t pairs = 0;
  for (size_t word = p->start / 64; word * 64 < p->end; word++)
    pairs |= blank[word] & (blank[word] >> 1 | blank[word + 1] << 63);
  return pairs != 0 ||
         memchr(text->bytes + p->start, '\t', p->end - p->start) != NULL;
}

/* The gap behind a point parts sentences. */
uint32_t ibid_grid_cells(const ibid_text *text, const ibid_paragraph *p) {
  uint32_t cells = 1, blanks = 0;
  char last = '\0';
  if (!has_gap(text, p)) return cells;
  for (size_t at = p->start; at < p->end; at++) {
    char c = text->bytes[at];
    if (c == ' ' || c == '\t') {
      blanks += c == '\t' ? 2 : 1;
      continue;
    }
    if (blanks > 1 && last != '.' && last != '?' && last != '!') cells++;
    last = c;
    blanks = 0;
  }
  return cells;
}

/* Words, a plain figure as a year, or a figure with points in it. */
static int kind_of(const ibid_items *all, size_t i) {
  const ibid_paragraph *p = &all->text->paragraphs[all->items[i].paragraph];
  if (!ibid_shows(all, i, FIGURES)) return 0;
  for (size_t at = p->start; at < p->end; at++)
    if (!ibid_is_digit((unsigned char)all->text->bytes[at])) return 2;
  return 1;
}

/* How many of a hundred cells are of one kind with that `period` cells on. */
static uint32_t alike(const ibid_items *all, size_t first, size_t end,
                      size_t period) {
  size_t same = 0;
  for (size_t i = first; i + period < end; i++)
    if (kind_of(all, i) == kind_of(all, i + period)) same++;
  return end - first > period ? (uint32_t)(same * 100 / (end - first - period))
                              : 0;
}

/* The shortest period that is nearly as good as the best one. */
static uint32_t period_of(const ibid_items *all, size_t first, size_t end) {
  const uint32_t least = 60, nearly = 4;
  uint32_t best = 0;
  for (uint32_t c = 2; c <= COLUMNS_MAX && first + 2 * c <= end; c++)
    if (alike(all, first, end, c) > best) best = alike(all, first, end, c);
  for (uint32_t c = 2; best >= least && first + 2 * c <= end; c++)
    if (alike(all, first, end, c) + nearly >= best) return c;
  return IBID_NONE;
}

ibid_grid ibid_grid_find(const ibid_items *all, size_t first, size_t end) {
  ibid_grid grid = {IBID_NONE, 1};
  uint32_t cells = (uint32_t)(end - first);
  for (size_t i = first; i < end; i++) {
    const ibid_paragraph *p = &all->text->paragraphs[all->items[i].paragraph];
    uint32_t here = ibid_grid_cells(all->text, p);
    if (here > grid.columns) grid.columns = here;
  }
  if (grid.columns > 1) return (ibid_grid){cells, grid.columns};
  grid.columns = period_of(all, first, end);
  if (grid.columns != IBID_NONE)
    grid.rows = (cells + grid.columns - 1) / grid.columns;
  return grid;
}
