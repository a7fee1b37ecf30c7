/*
** chrome.c - running heads, page numbers, rules and stray lines, told apart
** from text by what repeats, rises and interrupts.
*/
#include "lines.h"

/* Does a sentence run on from the text line before a line to the one after? */
static bool interrupts(const run *r, size_t i) {
  size_t before = i, after = i + 1;
  while (before > 0 && !is_text(r, before - 1) && i - before < 3)
    before--;
  while (after < r->count && !is_text(r, after) && after - i < 3)
    after++;
  if (before == 0 || !is_text(r, before - 1) || !is_text(r, after))
    return false;
  return starts_small(r, after) && !r->lines[before - 1].ends;
}

/* Lines that have the letters of others, found by a hash table. */
typedef struct shape {
  uint32_t shape, uses, breaks, figures; /* figures: with a page number */
  size_t first;                          /* line */
} shape;

static shape *shape_at(shape *table, size_t mask, uint32_t wanted) {
  size_t i = wanted * 2654435761u & mask;
  while (table[i].shape != 0 && table[i].shape != wanted)
    i = (i + 1) & mask;
  return &table[i];
}

/* In wrapped text a line that stands among others is one of them. */
static bool may_be_head(const run *r, const narrow *n) {
  size_t i = n->line;
  return n->head && is_text(r, i) &&
         (r->text->layout.layout == IBID_LAYOUT_LINES ||
          (!is_text(r, i + 1) &&
           (i == 0 || r->lines[i].page || !is_text(r, i - 1))));
}

/* Lines at the text's head that may be its title. */
enum { TITLE_LINES = 8 };

/* The first of a line's uses, at the head of the text, is the title that the
** running heads repeat. */
static bool is_title(const run *r, size_t i, const shape *s) {
  return i < TITLE_LINES && s->first == i && !r->lines[i].page;
}

static bool is_head(const run *r, const narrow *n, const shape *s) {
  size_t i = n->line;
  const line *l = &r->lines[i];
  bool stands_alone = !is_text(r, i + 1);
  if (is_title(r, i, s)) return false;
  if (l->page) return s->uses > 1 || stands_alone;
  if (r->text->layout.pages > 2) return false;
  if (s->uses >= 3 && (s->breaks > 0 || s->first < TITLE_LINES)) return true;
  if (s->uses >= 2 && s->breaks > 0 &&
      (!n->small || s->first < TITLE_LINES || n->figure))
    return true;
  if (s->uses >= 2 && s->figures > 0 && !n->small) return true;
  if (n->small || r->text->bytes[r->text->lines.end[i] - 1] == '!')
    return false;
  return (s->uses > 3 && stands_alone) ||
         (s->uses == 1 && interrupts(r, i) && l->width > 5);
}

/* Running heads repeat, and are all capitals or stand within sentences. */
static void find_heads(run *r) {
  size_t mask = 16;
  shape *table;
  while (mask < 2 * r->narrow_count)
    mask *= 2;
  table = ibid_allocate_zero(r->text, mask * sizeof *table);
  mask--;
  for (size_t k = 0; k < r->narrow_count; k++) {
    const narrow *n = &r->narrow[k];
    shape *s;
    if (!may_be_head(r, n)) continue;
    s = shape_at(table, mask, n->shape);
    s->shape = n->shape;
    if (s->uses++ == 0) s->first = n->line;
    if (interrupts(r, n->line)) s->breaks++;
    if (n->figure) s->figures++;
  }
  for (size_t k = 0; k < r->narrow_count; k++) {
    const narrow *n = &r->narrow[k];
    if (may_be_head(r, n) && is_head(r, n, shape_at(table, mask, n->shape)))
      r->text->lines.kind[n->line] = IBID_LINE_HEAD;
  }
  ibid_release(r->text, table);
}

/* The number that a line has, with or without a running head, or IBID_NONE. */
static uint32_t page_number(const run *r, const narrow *n) {
  const ibid_text *text = r->text;
  size_t i = n->line, at = r->lines[i].tail;
  uint32_t number = 0, unit = 1;
  if (n->digits) return r->lines[i].width <= 4 ? n->number : IBID_NONE;
  if (!n->figure) return IBID_NONE;
  if (kind_of(r, i) != IBID_LINE_HEAD && !may_be_head(r, n)) return IBID_NONE;
  if (!ibid_is_digit(r->lines[i].last)) return ibid_lines_number(r, i);
  for (; ibid_is_digit((unsigned char)text->bytes[at - 1]) && unit < 100000;
       at--)
    number += unit * (uint32_t)(text->bytes[at - 1] - '0'), unit *= 10;
  return number;
}

/* Does a page end behind a line?  A form feed ends a line of its own; the
** text's end is the last page's. */
static bool ends_page(const run *r, size_t i) {
  while (i + 1 < r->count && !is_text(r, i + 1) && !r->lines[i + 1].page)
    i++;
  return i + 1 < r->count ? r->lines[i + 1].page : r->text->layout.pages > 0;
}

/* A page number, alone or in a running head. */
static void mark_number(const run *r, const narrow *n) {
  uint8_t *kind = &r->text->lines.kind[n->line];
  if (*kind == IBID_LINE_TEXT)
    *kind = n->digits ? IBID_LINE_NUMBER : IBID_LINE_HEAD;
}

/* Are two numbered lines heads of pages that follow each other?  A line with
** words counts only beside one that is known. */
static bool follows_page(const run *r, const narrow *last, const narrow *n) {
  const uint32_t gap = 4, page = 600, *start = r->text->lines.start;
  uint32_t before = page_number(r, last), number = page_number(r, n);
  bool known = !is_text(r, last->line) || !is_text(r, n->line) ||
               (last->digits && n->digits);
  return known && number > before && number - before <= gap &&
         start[n->line] - start[last->line] > page;
}

/* Page numbers rise, a page apart, or stand within a sentence. */
static void find_numbers(run *r) {
  uint8_t *kind = r->text->lines.kind;
  const narrow *last = NULL;
  for (size_t k = 0; k < r->narrow_count; k++) {
    const narrow *n = &r->narrow[k];
    size_t i = n->line;
    if (kind[i] != IBID_LINE_TEXT && kind[i] != IBID_LINE_HEAD) continue;
    if (page_number(r, n) == IBID_NONE) continue;
    if (n->digits && (interrupts(r, i) || ends_page(r, i)))
      kind[i] = IBID_LINE_NUMBER;
    if (last != NULL && follows_page(r, last, n)) {
      mark_number(r, last);
      mark_number(r, n);
    }
    last = n;
  }
}

/* A single arrow or guillemet at an end: a link to another page. */
static bool has_arrow(const run *r, size_t i) {
  const ibid_text *text = r->text;
  size_t start = text->lines.start[i], end = text->lines.end[i];
  uint32_t first, last;
  ibid_character c;
  ibid_lines_skip_indent(text, &start, end);
  while (ibid_lines_ends_in_space(text, start, end, &c))
    end -= c.size;
  first = ibid_character_at(text, start).code;
  last = c.code;
  return (last == 0xBB) != (first == 0xAB) ||
         (last >= 0x2190 && last <= 0x2199) ||
         (first >= 0x2190 && first <= 0x2199);
}

/* A last short line in another script than the text's, or with an arrow, is a
** web page's. */
static void find_stray(run *r) {
  size_t last = r->count, latin = 0, other = 0, at;
  while (last > 0 && !is_text(r, last - 1))
    last--;
  if (last < 2 || r->lines[last - 1].width > 40) return;
  last--;
  if (has_arrow(r, last)) {
    r->text->lines.kind[last] = IBID_LINE_STRAY;
    return;
  }
  for (at = r->text->lines.start[last]; at < r->text->lines.end[last];) {
    ibid_character c = ibid_character_at(r->text, at);
    if (ibid_is_letter(c.code)) {
      if (c.code >= 0x250)
        other++;
      else
        latin++;
    }
    at += c.size;
  }
  if (latin > 0 || other == 0) return;
  for (at = 0; at < r->text->size && at < 4096; at++)
    if (ibid_is_letter((unsigned char)r->text->bytes[at])) latin++;
  if (latin > 1024 || latin * 3 > r->text->lines.start[last] * 2)
    r->text->lines.kind[last] = IBID_LINE_STRAY;
}

void ibid_lines_chrome(run *r) {
  for (size_t k = 0; k < r->narrow_count; k++)
    if (r->lines[r->narrow[k].line].rule)
      r->text->lines.kind[r->narrow[k].line] = IBID_LINE_BREAK;
  find_heads(r);
  find_numbers(r);
  find_stray(r);
}
