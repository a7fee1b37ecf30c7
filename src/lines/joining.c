/*
** joining.c - physical paragraphs: lines joined as the lay-out tells, over
** chrome and over the notes at a page's foot.
*/
#include "lines.h"

typedef struct building {
  ibid_paragraph now;
  bool any;          /* is there a paragraph under way? */
  size_t last;       /* its last line */
  uint32_t body;     /* indent of its lines after the first */
  uint32_t blanks;   /* blank lines since its last one */
  bool chrome, page; /* chrome, a page's end since its last one */
  bool foot;         /* below the text of the page */
  uint32_t number;   /* of the newest note at a foot */
  uint32_t label;    /* that the paragraph begins with, or IBID_NONE */
  bool told;         /* text of the body came on this page */
} building;

/* Is a label the next one, or the first of a page that counts anew?  A line of
** a note may begin with any number. */
static bool is_next_label(const run *r, const building *foot, size_t i) {
  const uint32_t gap = 3;
  uint32_t number;
  if (!ibid_lines_label(r, i)) return false;
  number = ibid_lines_number(r, i);
  if (number == IBID_NONE || !foot->any) return true;
  return number > foot->number && number <= foot->number + gap;
}

/* Are the last lines of this page, from i on, notes?  They come after a blank
** line, flush where paragraphs have an indent, and with a label; or with the
** next label, whatever the indent; or they go on with a note of the page before
** that had not ended. */
static bool begins_foot(const run *r, const building *foot, size_t i) {
  bool flush = indent_of(r, i) < r->base + r->step;
  uint32_t number;
  if (r->text->layout.layout != IBID_LAYOUT_INDENTS || i == 0 ||
      r->text->layout.pages == 0 || is_text(r, i - 1))
    return false;
  if (ibid_lines_label(r, i) && flush) return true;
  number = ibid_lines_number(r, i);
  if (foot->any && number != IBID_NONE && number == foot->number + 1)
    return true;
  return foot->any && flush && foot->page && foot->told &&
         !r->lines[foot->last].ends;
}

/* Which lines belong to the paragraph is noted by its serial number, since
** paragraphs are finished in another order than they start. */

static bool wrapped_layout(const run *r) {
  return r->text->layout.layout != IBID_LAYOUT_LINES;
}

/* Does a paragraph's first line stand like this one? */
static bool is_first_indent(const run *r, uint32_t indent) {
  if (r->step == 0) return false;
  return indent == r->base + r->step ||
         (r->inset > 0 && indent == r->inset + r->step);
}

/* Does verse go on?  Its lines stand in, a little more or a little less. */
static bool is_in_verse(const run *r, const building *b, size_t i) {
  const uint32_t most = 3;
  uint32_t indent = indent_of(r, i), first = b->now.indent;
  return first > r->base && indent > r->base && !is_first_indent(r, first) &&
         indent <= first + most && first <= indent + most;
}

static bool indent_begins(const run *r, const building *b, size_t i) {
  uint32_t indent = indent_of(r, i);
  if (is_first_indent(r, indent)) return true;
  if (is_in_verse(r, b, i)) return false;
  if (b->now.lines == 1)
    return indent > b->now.indent + 1u ||
           (b->now.indent > indent + 1u && b->now.indent - indent != r->step);
  return indent > b->body + 1 || indent + 1 < b->body;
}

/* At a page's head, does a line stand alone, short, behind a full sentence? */
static bool is_heading(const run *r, size_t last, size_t i) {
  return !is_text(r, i + 1) && r->lines[i].width * 2 < r->width &&
         !starts_small(r, i) && r->lines[last].ends;
}

/* The number of the label that a line begins with, or IBID_NONE. */
static uint32_t label_of(const run *r, size_t i) {
  uint32_t first = r->lines[i].first;
  if (!ibid_is_digit(first) && first != '[' && first != '(') return IBID_NONE;
  return ibid_lines_label(r, i) ? ibid_lines_number(r, i) : IBID_NONE;
}

/* Does a line go on with a list, each item of which is a paragraph? */
static bool continues_list(const run *r, const building *b, size_t i) {
  return b->label != IBID_NONE && label_of(r, i) == b->label + 1;
}

/* Does a line begin a new paragraph? */
static bool begins(const run *r, const building *b, size_t i) {
  const uint32_t longest_verse = 100;
  if (!b->any || continues_list(r, b, i)) return true;
  if (b->blanks > 0 && !b->chrome && !b->page) return true;
  if (b->chrome || b->page) {
    if (b->blanks == 0 && !wrapped_layout(r)) return false;
    if (r->text->layout.layout == IBID_LAYOUT_INDENTS)
      return indent_begins(r, b, i) || is_heading(r, b->last, i);
    return !starts_small(r, i) || r->lines[b->last].ends;
  }
  if (r->text->layout.layout == IBID_LAYOUT_INDENTS)
    return indent_begins(r, b, i);
  if (r->text->layout.layout == IBID_LAYOUT_LINES)
    return r->lines[i].width > longest_verse ||
           r->lines[b->last].width > longest_verse;
  return false;
}

static void trim(const run *r, ibid_paragraph *p, size_t last) {
  p->start = r->lines[p->line].head;
  p->end = r->lines[last].tail;
  p->first = r->lines[p->line].first;
  p->last = r->lines[last].last;
}

/* Lines that the author ended are not full, and most begin with no small letter
** or figure.  Where lines are not wrapped, only chrome parts those of one
** paragraph. */
static bool is_verse(const run *r, const building *b) {
  size_t lines = 0, short_lines = 0, small = 0, last = b->now.line;
  for (size_t i = b->now.line + 1; i <= b->last; i++) {
    if (!is_text(r, i)) continue;
    lines++;
    if (wrapped_layout(r) ? !is_full_before(r, last, i) : i == last + 1)
      short_lines++;
    if (starts_small(r, i) || ibid_lines_number(r, i) != IBID_NONE) small++;
    last = i;
  }
  return lines > 0 && short_lines * 3 > lines * 2 && small * 2 < lines;
}

static void finish(run *r, building *b, size_t *capacity) {
  ibid_text *text = r->text;
  if (!b->any) return;
  trim(r, &b->now, b->last);
  b->now.verse = b->now.lines > 1 && is_verse(r, b);
  r->verse += b->now.verse;
  b->now.lines = (uint32_t)(b->last - b->now.line + 1);
  text->paragraphs =
      ibid_reserve(text, text->paragraphs, capacity, text->paragraph_count + 1,
                   sizeof *text->paragraphs);
  text->paragraphs[text->paragraph_count++] = b->now;
  b->any = false;
}

static void add_to(run *r, building *b, size_t i) {
  uint32_t indent = indent_of(r, i);
  if (!b->any) {
    r->serial++;
    b->now = (ibid_paragraph){.line = (uint32_t)i,
                              .before = b->blanks,
                              .indent = (uint16_t)(indent & 0x7FFF),
                              .hang = 0x7FFF,
                              .page = b->page,
                              .foot = b->foot,
                              .serial = r->serial};
    b->any = true;
    b->label = label_of(r, i);
    b->body = indent;
  } else if (b->now.lines == 1) {
    b->body = indent;
  }
  if (b->now.lines > 0 && indent < b->now.hang) b->now.hang = (uint16_t)indent;
  b->now.lines++;
  r->text->owner[i] = b->now.serial;
  b->last = i;
  b->blanks = 0;
  b->chrome = b->page = false;
}

static int by_start(const ibid_paragraph *a, const ibid_paragraph *b) {
  return a->start < b->start ? -1 : a->start > b->start;
}

/* Feet of pages were put down after the paragraph that goes on behind them:
** put each where it starts.  Few places are moved, over few others. */
static void sort_paragraphs(ibid_text *text) {
  for (size_t i = 1; i < text->paragraph_count; i++) {
    ibid_paragraph p = text->paragraphs[i];
    size_t j = i;
    for (; j > 0 && by_start(&text->paragraphs[j - 1], &p) > 0; j--)
      text->paragraphs[j] = text->paragraphs[j - 1];
    text->paragraphs[j] = p;
  }
}

/* In a note, does a paragraph begin that stands in, or one after such? */
static bool insets_begin(const run *r, const building *b, size_t i) {
  uint32_t indent = indent_of(r, i);
  bool in = indent > r->base + 1, was = b->body > r->base + 1;
  return b->any && (in || was) && indent_begins(r, b, i);
}

/* Two paragraphs grow at a time: the text's, and the notes' at the foot. */
static void join_lines(run *r) {
  building body = {.any = false}, foot = {.any = false, .foot = true};
  building *now = &body;
  size_t capacity = r->count + 1;
  bool label;
  for (size_t i = 0; i < r->count; i++) {
    if (r->lines[i].page) {
      body.page = foot.page = true;
      foot.told = false;
      now = &body;
    }
    if (kind_of(r, i) == IBID_LINE_BLANK) {
      now->blanks++;
      continue;
    }
    if (kind_of(r, i) == IBID_LINE_BREAK) finish(r, &body, &capacity);
    if (kind_of(r, i) != IBID_LINE_TEXT) {
      now->chrome = true;
      now->blanks = 0;
      continue;
    }
    if (now == &body && begins_foot(r, &foot, i)) now = &foot;
    if (now == &body) foot.told = true;
    label = now->foot &&
            (is_next_label(r, now, i) || (foot.page && ibid_lines_label(r, i)));
    if (now->foot ? label || insets_begin(r, now, i) : begins(r, now, i))
      finish(r, now, &capacity);
    if (label) foot.number = ibid_lines_number(r, i);
    add_to(r, now, i);
  }
  finish(r, &foot, &capacity);
  finish(r, &body, &capacity);
  sort_paragraphs(r->text);
}

/* Turn the serial numbers into places in the array. */
static void own_lines(run *r) {
  ibid_text *text = r->text;
  uint32_t *place = ibid_allocate(text, (r->serial + 1) * sizeof *place);
  place[0] = IBID_NONE;
  for (size_t p = 0; p < text->paragraph_count; p++)
    place[text->paragraphs[p].serial] = (uint32_t)p;
  for (size_t i = 0; i < r->count; i++)
    text->owner[i] = place[text->owner[i]];
  ibid_release(text, place);
}

void ibid_lines_join(run *r) {
  ibid_text *text = r->text;
  text->owner = ibid_allocate_zero(text, (r->count + 1) * sizeof(uint32_t));
  text->paragraphs =
      ibid_allocate(text, (r->count + 1) * sizeof *text->paragraphs);
  join_lines(r);
  own_lines(r);
}
