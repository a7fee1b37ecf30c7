/*
** lines.c - lines, the lay-out that they show, and physical paragraphs.
**
** The lay-out is found out from the lines themselves: a line is wrapped where
** the next line's first word would not have fitted in.  Running heads, page
** numbers and rules are told apart by what repeats, rises and interrupts; a
** paragraph is joined over them, and over the notes at a page's foot.
*/
#include "lines/lines.h"

/* ---- Lay-out ------------------------------------------------------- */

/* The width below which nineteen of twenty lines of text stay. */
static uint32_t full_width(const run *r) {
  uint32_t seen = 0;
  for (uint32_t width = 0; width <= WIDTH_MAX; width++) {
    seen += r->widths[width];
    if (seen * 20 >= r->texts * 19) return width;
  }
  return WIDTH_MAX;
}

/* How many lines found no room for the next one's first word? */
static uint32_t count_full(const run *r) {
  uint32_t full = 0;
  for (uint32_t width = r->width + 1; width <= WIDTH_MAX + 1; width++)
    full += r->joined[width];
  return full;
}

/* Where the usual line stands: the least indent that many have, since what is
** set off may be more than half of a text. */
static uint32_t usual_indent(const run *r) {
  const uint32_t share = 5;
  uint32_t most = 0, usual = 0;
  for (uint32_t indent = 0; indent < INDENT_MAX; indent++)
    if (r->indents[indent] > most) most = r->indents[indent];
  while (usual < INDENT_MAX - 1 && r->indents[usual] * share < most)
    usual++;
  return usual;
}

/* Does any line stand further in than the usual one? */
static bool has_insets(const run *r) {
  for (uint32_t indent = r->base + 1; indent <= INDENT_MAX; indent++)
    if (r->indents[indent] > 0) return true;
  return false;
}

/* How far paragraphs' first lines stand in; 0 if they do not. */
static uint32_t commonest_step(const run *r, uint32_t *starts) {
  uint32_t counts[16] = {0}, best = 0;
  for (size_t i = 0; i + 1 < r->count; i++) {
    uint32_t here = indent_of(r, i);
    if (!is_text(r, i) || !is_text(r, i + 1)) continue;
    if (here > r->base && here - r->base < 16 && indent_of(r, i + 1) == r->base)
      counts[here - r->base]++;
  }
  for (uint32_t step = 1; step < 16; step++)
    if (counts[step] > counts[best]) best = step;
  *starts = counts[best];
  return best;
}

/* The indent of what is set off, if its first lines stand further in, too. */
static uint32_t commonest_inset(const run *r) {
  uint32_t counts[32] = {0}, best = 0;
  for (size_t i = 1; i + 1 < r->count; i++) {
    uint32_t next = indent_of(r, i + 1);
    if (is_text(r, i) && is_text(r, i + 1) && next > r->base && next < 32 &&
        indent_of(r, i) == next + r->step)
      counts[next]++;
  }
  for (uint32_t inset = 1; inset < 32; inset++)
    if (counts[inset] > counts[best]) best = inset;
  return counts[best] > 0 ? best : 0;
}

/* Paragraphs that begin flush after a blank line, apart from pages' heads. */
static uint32_t count_flush(const run *r) {
  uint32_t flush = 0;
  for (size_t i = 4; i + 1 < r->count; i++)
    if (is_text(r, i) && !is_text(r, i - 1) && is_text(r, i + 1) &&
        indent_of(r, i) == r->base && !r->lines[i - 1].page &&
        !r->lines[i - 2].page && !r->lines[i - 3].page &&
        !ibid_lines_label(r, i))
      flush++;
  return flush;
}

static uint32_t per_mille(size_t part, size_t whole) {
  return whole == 0 ? 0 : (uint32_t)(part * 1000 / whole);
}

static void find_indents(run *r, uint32_t *starts) {
  *starts = 0;
  r->base = usual_indent(r);
  r->step = has_insets(r) ? commonest_step(r, starts) : 0;
  r->inset = r->step > 0 ? commonest_inset(r) : 0;
  r->text->indents = (ibid_indents){r->base, r->step, r->inset};
}

/* Lines are wrapped if most that run on do so for want of room. */
static void find_layout(run *r) {
  ibid_layout_account *account = &r->text->layout;
  uint32_t wrapped, starts;
  r->width = full_width(r);
  wrapped = count_full(r);
  find_indents(r, &starts);
  account->pages = r->pages;
  account->width = r->width;
  account->wrapped = per_mille(wrapped, r->texts);
  account->blanks = per_mille(r->texts - r->followed, r->texts);
  if (r->width > 120 || account->wrapped < 250 || wrapped * 2 < r->followed)
    account->layout = IBID_LAYOUT_LINES;
  else if (starts > 1 && starts >= count_flush(r))
    account->layout = IBID_LAYOUT_INDENTS;
  else
    account->layout = IBID_LAYOUT_BLANKS;
}

/* ---- The stage ----------------------------------------------------- */

bool ibid_piece_next(const ibid_text *text, size_t paragraph,
                     ibid_piece *piece) {
  const ibid_paragraph *p = &text->paragraphs[paragraph];
  size_t end = p->line + p->lines, l = piece->line;
  if (l < p->line) l = p->line;
  while (l < end && text->owner[l] != paragraph)
    l++;
  if (l == end) return false;
  piece->start = text->lines.start[l];
  while (l < end && text->owner[l] == paragraph)
    piece->end = text->lines.end[l++];
  if (piece->start < p->start) piece->start = p->start;
  if (piece->end > p->end) piece->end = p->end;
  piece->line = (uint32_t)l;
  return true;
}

void ibid_lines_run(ibid_text *text) {
  run *r = text->reading;
  r->count = text->lines.count;
  find_layout(r);
  ibid_lines_chrome(r);
  ibid_lines_join(r);
  text->layout.verse = per_mille(r->verse, text->paragraph_count);
  ibid_release(text, r->narrow);
  ibid_release(text, r->lines);
  ibid_release(text, r);
  text->reading = NULL;
  ibid_store_close(&text->lines);
}

const ibid_layer *ibid_lines(const ibid_text *text) {
  return &text->lines.layer;
}

ibid_layout_account ibid_lines_layout(const ibid_text *text) {
  return text->layout;
}
