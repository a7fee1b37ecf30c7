/*
** lines.c - lines, the lay-out that they show, and physical paragraphs.
**
** The lay-out is found out from the lines themselves: a line is wrapped where
** the next line's first word would not have fitted in.  Running heads, page
** numbers and rules are told apart by what repeats, rises and interrupts; a
** paragraph is joined over them, and over the notes at a page's foot.
*/
#include "internal.h"

#include <string.h>

static const char *const kinds[] = {"text",  "blank", "head", "number",
                                    "break", "stray", NULL};
enum { INDENT };
static const ibid_column columns[] = {
    {"indent", IBID_NUMBER, NULL, NULL},
    {NULL, IBID_FLAG, NULL, NULL},
};
static const ibid_layer schema = {"lines", kinds, columns, 0,
                                  NULL,    NULL,  NULL,    NULL};

/* What is known of a line beside its columns. */
typedef struct line {
  uint32_t width;       /* characters without the indent */
  uint32_t word;        /* characters of its first word */
  uint32_t shape;       /* hash of its letters, case aside; 0: it has none */
  uint32_t first, last; /* its first and last characters, */
  uint32_t head;        /* its first byte behind the indent, */
  uint32_t tail;        /* and behind it the white space at its end */
  bool page;            /* the first on a page, after a form feed */
  bool rule;            /* it has nothing but stars, dashes and the like */
  bool starts_small;    /* with a small letter */
  bool small;           /* it has a small letter */
  bool digits;          /* it has nothing but digits */
  bool figure;          /* it begins or ends with one */
  bool ends;            /* a sentence may end with it */
  uint32_t number;      /* their value */
} line;

/* Wider lines are full whatever comes; no lay-out is as wide. */
enum { WIDTH_MAX = 256, INDENT_MAX = 64 };

typedef struct ibid_reading {
  ibid_text *text;
  line *lines;
  size_t count, capacity;
  size_t start;     /* of the line that is not read yet */
  uint32_t *narrow; /* the lines that may be chrome */
  size_t narrow_count, narrow_room;
  uint32_t widths[WIDTH_MAX + 1], indents[INDENT_MAX]; /* lines of text */
  uint32_t width;                                      /* of a full line */
  uint32_t base;                                       /* the usual indent */
  uint32_t step;   /* how much further a paragraph's first line stands */
  uint32_t inset;  /* the indent of lines that are set off, or 0 */
  uint32_t serial; /* of the newest paragraph, from 1 */
} run;

static uint32_t indent_of(const run *r, size_t i) {
  return ibid_store_numbers(&r->text->lines, INDENT)[i];
}

static int kind_of(const run *r, size_t i) {
  return r->text->lines.kind[i];
}

static bool is_text(const run *r, size_t i) {
  return i < r->count && kind_of(r, i) == IBID_LINE_TEXT;
}

/* ---- Splitting ----------------------------------------------------- */

/* Skip white space at the line's head; returns the columns it takes. */
static uint32_t skip_indent(const ibid_text *text, size_t *at, size_t end) {
  uint32_t indent = 0;
  while (*at < end) {
    ibid_character c = ibid_character_at(text, *at);
    if (c.code == '\t')
      indent += 8 - indent % 8;
    else if (ibid_is_space(c.code) || c.code == 0xFEFF)
      indent++;
    else
      break;
    *at += c.size;
  }
  return indent;
}

static bool ends_in_space(const ibid_text *text, size_t start, size_t end,
                          ibid_character *last) {
  *last = ibid_character_before(text, end);
  return end > start && ibid_is_space(last->code);
}

/* Longer lines are never chrome. */
enum { CHROME_MAX = 90 };

static uint32_t count_characters(const ibid_text *text, size_t start,
                                 size_t end) {
  return (uint32_t)(end - start -
                    ibid_mask_count(text->classes.tail, start, end));
}

/* The letters of a line hashed, case aside. */
static uint32_t hash_letter(uint32_t hash, uint32_t folded) {
  return (hash ^ folded) * 16777619u + 1;
}

/* Read what only tells chrome from text.  No branch depends on a character of
** ASCII, since none could be foretold. */
static void read_shape(const ibid_text *text, line *l, size_t start,
                       size_t end) {
  uint32_t hash = 0, small = 0;
  for (size_t at = start; at < end;) {
    uint32_t byte = (unsigned char)text->bytes[at], folded = byte | 32;
    if (byte < 0x80) {
      uint32_t next = hash_letter(hash, folded);
      hash = folded - 'a' < 26 ? next : hash;
      small |= byte - 'a' < 26;
      at++;
    } else {
      ibid_character c = ibid_character_at(text, at);
      if (ibid_is_letter(c.code)) hash = hash_letter(hash, c.code);
      small |= ibid_is_lower(c.code);
      at += c.size;
    }
  }
  l->shape = hash;
  l->small = small != 0;
  l->digits = ibid_mask_past(text->classes.digit, start, end) == end;
  for (size_t at = start; l->digits && at < end && l->number < 100000; at++)
    l->number = l->number * 10 + (uint32_t)(text->bytes[at] - '0');
}

/* Measure what stands between two positions.  Characters have four bytes at
** most: what is wide for certain is not counted. */
static void measure(const ibid_text *text, line *l, size_t start, size_t end) {
  size_t word = ibid_mask_next(text->classes.blank, start, end);
  l->width = end - start > 4 * (size_t)WIDTH_MAX
                 ? (uint32_t)(end - start)
                 : count_characters(text, start, end);
  l->word = count_characters(text, start, word);
  if (l->width <= CHROME_MAX) read_shape(text, l, start, end);
}

/* A rule: nothing but stars, dashes and the like. */
static bool is_rule(const ibid_text *text, size_t start, size_t end) {
  uint32_t signs = 0;
  for (size_t at = start; at < end;) {
    ibid_character c = ibid_character_at(text, at);
    bool rule = c.code == '*' || c.code == '-' || c.code == '_' ||
                c.code == '=' || c.code == '~' || c.code == '#' ||
                (c.code >= 0x2010 && c.code <= 0x2015) || c.code == 0x2042 ||
                c.code == 0x2022 || (c.code >= 0x2500 && c.code <= 0x257F);
    if (!rule && !ibid_is_space(c.code)) return false;
    if (rule) signs++;
    at += c.size;
  }
  return signs >= 3 || (signs == 1 && (unsigned char)text->bytes[start] > 0x7F);
}

/* The first byte of a line that is no white space, and the columns before. */
static size_t find_head(const ibid_text *text, size_t start, size_t end,
                        uint32_t *indent) {
  size_t head = start;
  *indent = 0;
  if (ibid_mask_has(text->classes.letter, start)) return start;
  *indent = skip_indent(text, &head, end);
  return head;
}

static size_t find_tail(const ibid_text *text, size_t start, size_t end) {
  ibid_character last;
  if (!ibid_mask_has(text->classes.blank, end - 1)) return end;
  while (ends_in_space(text, start, end, &last))
    end -= last.size;
  return end;
}

static bool ends_sentence(const ibid_text *text, size_t start, size_t end) {
  static const uint32_t closers[] = {'.',    '!',    '?',  ':',    ';',
                                     '"',    '\'',   ')',  ']',    0x201D,
                                     0x2019, 0x2026, 0xBB, 0x2014, 0};
  ibid_character c;
  while (ends_in_space(text, start, end, &c))
    end -= c.size;
  while (end > start && ibid_is_digit(c.code)) {
    end -= c.size;
    c = ibid_character_before(text, end);
  }
  for (int i = 0; closers[i] != 0; i++)
    if (c.code == closers[i]) return true;
  return false;
}

/* Note what is asked of a line of text later, since its bytes are in the cache
** now. */
static void look_at_text(run *r, line *l, size_t start, size_t end) {
  const ibid_text *text = r->text;
  bool letter = ibid_mask_has(text->classes.letter, l->head);
  l->first = ibid_character_at(text, l->head).code;
  l->last = ibid_character_before(text, l->tail).code;
  measure(text, l, l->head, l->tail);
  l->rule = !letter && is_rule(text, start, end);
  l->ends = ends_sentence(text, l->head, l->tail);
  l->figure = ibid_is_digit(l->first) || ibid_is_digit(l->last);
  ibid_character_skip(text, &start, end);
  l->starts_small =
      start < end && ibid_is_lower(ibid_character_at(text, start).code);
}

static void add_narrow(run *r, size_t i) {
  r->narrow = ibid_reserve(r->text, r->narrow, &r->narrow_room,
                           r->narrow_count + 1, sizeof *r->narrow);
  r->narrow[r->narrow_count++] = (uint32_t)i;
}

static void add_line(run *r, size_t start, size_t end) {
  ibid_text *text = r->text;
  ibid_store *lines = &text->lines;
  size_t i = lines->count++;
  uint32_t indent = 0;
  line *l = &r->lines[i];
  *l = (line){.head = (uint32_t)start, .tail = (uint32_t)end};
  l->page = start > 0 && text->bytes[start - 1] == '\f';
  if (start < end) {
    l->head = (uint32_t)find_head(text, start, end, &indent);
    l->tail = (uint32_t)find_tail(text, l->head, end);
  }
  lines->start[i] = (uint32_t)start;
  lines->end[i] = (uint32_t)end;
  lines->kind[i] = IBID_LINE_BLANK;
  ibid_store_numbers(lines, INDENT)[i] = indent;
  if (l->head >= l->tail) return;
  lines->kind[i] = IBID_LINE_TEXT;
  look_at_text(r, l, start, end);
  if (l->width <= CHROME_MAX || l->rule) add_narrow(r, i);
  r->widths[l->width + indent < WIDTH_MAX ? l->width + indent : WIDTH_MAX]++;
  if (indent < INDENT_MAX) r->indents[indent]++;
}

static void make_room(run *r) {
  ibid_store *lines = &r->text->lines;
  if (lines->count < lines->capacity && lines->count < r->capacity) return;
  ibid_store_reserve(r->text, lines, 1);
  r->lines = ibid_reserve(r->text, r->lines, &r->capacity, lines->capacity,
                          sizeof *r->lines);
}

/* Does a byte stand before LF that makes one line's end with it? */
static bool is_second(const ibid_text *text, size_t start, size_t at) {
  return at > start && text->bytes[at] == '\n' && text->bytes[at - 1] == '\r';
}

void ibid_lines_open(ibid_text *text) {
  run *r = ibid_allocate_zero(text, sizeof *r);
  r->text = text;
  text->reading = r;
  ibid_store_open(&text->lines, &schema);
  ibid_store_reserve(text, &text->lines, text->size / 256);
}

/* A line's end has one character, but for CR LF; its last bytes may not be
** known yet. */
void ibid_lines_read(ibid_text *text, size_t known) {
  const size_t longest = 4;
  const uint64_t *ends = text->classes.line;
  run *r = text->reading;
  size_t at = r->start, size = text->size;
  size_t upto = known >= size ? size : known < longest ? 0 : known - longest;
  while ((at = ibid_mask_next(ends, at, upto)) < upto) {
    make_room(r);
    add_line(r, r->start, is_second(text, r->start, at) ? at - 1 : at);
    do
      at++;
    while (ibid_mask_has(text->classes.tail, at));
    r->start = at;
  }
  if (known < size || r->start >= size) return;
  make_room(r);
  add_line(r, r->start, size);
  r->start = size;
}

static bool is_sign(uint32_t code) {
  return code == '*' || code == 0x2020 || code == 0x2021 || code == 0xA7 ||
         code == 0xB6 || code == 0xB2 || code == 0xB3 || code == 0xB9 ||
         (code >= 0x2070 && code <= 0x2079);
}

/* Does a line begin with what may be a note's label?  A range or a sum is
** none. */
static bool starts_with_label(const run *r, size_t i) {
  const ibid_text *text = r->text;
  size_t at = text->lines.start[i];
  ibid_character c = ibid_character_skip(text, &at, text->lines.end[i]);
  if (c.code == '[' || c.code == '(') c = ibid_character_at(text, ++at);
  if (!ibid_is_digit(c.code)) return is_sign(c.code);
  while (ibid_is_digit((unsigned char)text->bytes[at]))
    at++;
  c = ibid_character_at(text, at);
  return ibid_is_space(c.code) || ibid_is_letter(c.code) || c.code == '.' ||
         c.code == ')' || c.code == ']' || c.code == 0x201C ||
         c.code == 0x2018 || c.code == '"' || c.code == '\'';
}

/* The number that a line begins with, or IBID_NONE. */
static uint32_t leading_number(const run *r, size_t i) {
  const ibid_text *text = r->text;
  size_t at = text->lines.start[i];
  uint32_t number = 0, digits = 0;
  ibid_character c = ibid_character_skip(text, &at, text->lines.end[i]);
  if (c.code == '[' || c.code == '(') at++;
  for (; ibid_is_digit((unsigned char)text->bytes[at]) && digits < 5; digits++)
    number = number * 10 + (uint32_t)(text->bytes[at++] - '0');
  return digits > 0 ? number : IBID_NONE;
}

/* ---- Lay-out ------------------------------------------------------- */

/* The width below which nineteen of twenty lines of text stay. */
static uint32_t full_width(const run *r) {
  uint32_t total = 0, seen = 0;
  for (uint32_t width = 0; width <= WIDTH_MAX; width++)
    total += r->widths[width];
  for (uint32_t width = 0; width <= WIDTH_MAX; width++) {
    seen += r->widths[width];
    if (seen * 20 >= total * 19) return width;
  }
  return WIDTH_MAX;
}

/* Would a line's first word have found no room on an earlier line? */
static bool is_full_before(const run *r, size_t last, size_t i) {
  return r->lines[last].width + indent_of(r, last) + 1 + r->lines[i].word >
         r->width;
}

static bool is_full(const run *r, size_t i) {
  return is_full_before(r, i, i + 1);
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
        !starts_with_label(r, i))
      flush++;
  return flush;
}

static uint32_t per_mille(size_t part, size_t whole) {
  return whole == 0 ? 0 : (uint32_t)(part * 1000 / whole);
}

/* Lines are wrapped if most that run on do so for want of room. */
static void find_layout(run *r) {
  ibid_layout_account *account = &r->text->layout;
  size_t texts = 0, followed = 0, wrapped = 0, parted = 0;
  uint32_t starts = 0;
  r->width = full_width(r);
  for (size_t i = 0; i < r->count; i++) {
    if (r->lines[i].page) account->pages++;
    if (!is_text(r, i)) continue;
    texts++;
    if (!is_text(r, i + 1)) {
      parted++;
      continue;
    }
    followed++;
    if (is_full(r, i)) wrapped++;
  }
  account->width = r->width;
  account->wrapped = per_mille(wrapped, texts);
  account->blanks = per_mille(parted, texts);
  r->base = usual_indent(r);
  r->step = commonest_step(r, &starts);
  r->inset = r->step > 0 ? commonest_inset(r) : 0;
  r->text->indents = (ibid_indents){r->base, r->step, r->inset};
  if (r->width > 120 || account->wrapped < 250 || wrapped * 2 < followed)
    account->layout = IBID_LAYOUT_LINES;
  else if (starts > 1 && starts >= count_flush(r))
    account->layout = IBID_LAYOUT_INDENTS;
  else
    account->layout = IBID_LAYOUT_BLANKS;
}

/* ---- Chrome -------------------------------------------------------- */

static bool starts_small(const run *r, size_t i) {
  return r->lines[i].starts_small;
}

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

/* Is a line as a note that only points to a page is: "2. Quist, 14."?  Such
** notes repeat, and their numbers rise; no running head has both points. */
static bool is_short_note(const run *r, size_t i) {
  const char *bytes = r->text->bytes;
  size_t at = r->lines[i].head;
  if (bytes[r->lines[i].tail - 1] != '.') return false;
  while (ibid_is_digit((unsigned char)bytes[at]))
    at++;
  return at > r->lines[i].head && bytes[at] == '.';
}

/* In wrapped text a line that stands among others is one of them. */
static bool may_be_head(const run *r, size_t i) {
  const line *l = &r->lines[i];
  bool alone = (i == 0 || l->page || !is_text(r, i - 1)) && !is_text(r, i + 1);
  return is_text(r, i) && l->shape != 0 && l->width >= 4 &&
         l->width <= CHROME_MAX && !is_short_note(r, i) &&
         (alone || r->text->layout.layout == IBID_LAYOUT_LINES);
}

/* Lines at the text's head that may be its title. */
enum { TITLE_LINES = 8 };

/* The first of a line's uses, at the head of the text, is the title that the
** running heads repeat. */
static bool is_title(const run *r, size_t i, const shape *s) {
  return i < TITLE_LINES && s->first == i && !r->lines[i].page;
}

static bool is_head(const run *r, size_t i, const shape *s) {
  const line *l = &r->lines[i];
  bool stands_alone = !is_text(r, i + 1);
  if (is_title(r, i, s)) return false;
  if (l->page) return s->uses > 1 || stands_alone;
  if (r->text->layout.pages > 2) return false;
  if (s->uses >= 3 && (s->breaks > 0 || s->first < TITLE_LINES)) return true;
  if (s->uses >= 2 && s->breaks > 0 &&
      (!l->small || s->first < TITLE_LINES || r->lines[i].figure))
    return true;
  if (s->uses >= 2 && s->figures > 0 && !l->small) return true;
  if (l->small || r->text->bytes[r->text->lines.end[i] - 1] == '!')
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
  for (size_t n = 0; n < r->narrow_count; n++) {
    size_t i = r->narrow[n];
    shape *s;
    if (!may_be_head(r, i)) continue;
    s = shape_at(table, mask, r->lines[i].shape);
    s->shape = r->lines[i].shape;
    if (s->uses++ == 0) s->first = i;
    if (interrupts(r, i)) s->breaks++;
    if (r->lines[i].figure) s->figures++;
  }
  for (size_t n = 0; n < r->narrow_count; n++) {
    size_t i = r->narrow[n];
    if (may_be_head(r, i) &&
        is_head(r, i, shape_at(table, mask, r->lines[i].shape)))
      r->text->lines.kind[i] = IBID_LINE_HEAD;
  }
  ibid_release(r->text, table);
}

/* The number that a line has, with or without a running head, or IBID_NONE. */
static uint32_t page_number(const run *r, size_t i) {
  const line *l = &r->lines[i];
  const ibid_text *text = r->text;
  size_t at = text->lines.end[i];
  uint32_t number = 0, unit = 1;
  if (l->digits) return l->width <= 4 ? l->number : IBID_NONE;
  if (kind_of(r, i) != IBID_LINE_HEAD && !may_be_head(r, i)) return IBID_NONE;
  if (!r->lines[i].figure) return IBID_NONE;
  while (ibid_is_space(ibid_character_before(text, at).code))
    at -= ibid_character_before(text, at).size;
  if (!ibid_is_digit((unsigned char)text->bytes[at - 1]))
    return leading_number(r, i);
  for (; ibid_is_digit((unsigned char)text->bytes[at - 1]) && unit < 100000;
       at--)
    number += unit * (uint32_t)(text->bytes[at - 1] - '0'), unit *= 10;
  return number;
}

/* Does a page end behind a line?  A form feed ends a line of its own; the
 *text's
 ** end is the last page's. */
static bool ends_page(const run *r, size_t i) {
  while (i + 1 < r->count && !is_text(r, i + 1) && !r->lines[i + 1].page)
    i++;
  return i + 1 < r->count ? r->lines[i + 1].page : r->text->layout.pages > 0;
}

/* A page number, alone or in a running head. */
static void mark_number(const run *r, size_t i) {
  uint8_t *kind = &r->text->lines.kind[i];
  if (*kind == IBID_LINE_TEXT)
    *kind = r->lines[i].digits ? IBID_LINE_NUMBER : IBID_LINE_HEAD;
}

/* Are two numbered lines heads of pages that follow each other?  A line with
** words counts only beside one that is known. */
static bool follows_page(const run *r, size_t last, size_t i) {
  const uint32_t gap = 4, page = 600, *start = r->text->lines.start;
  uint32_t before = page_number(r, last), number = page_number(r, i);
  bool known = !is_text(r, last) || !is_text(r, i) ||
               (r->lines[last].digits && r->lines[i].digits);
  return known && number > before && number - before <= gap &&
         start[i] - start[last] > page;
}

/* Page numbers rise, a page apart, or stand within a sentence. */
static void find_numbers(run *r) {
  uint8_t *kind = r->text->lines.kind;
  size_t last = r->count;
  for (size_t n = 0; n < r->narrow_count; n++) {
    size_t i = r->narrow[n];
    if (kind[i] != IBID_LINE_TEXT && kind[i] != IBID_LINE_HEAD) continue;
    if (page_number(r, i) == IBID_NONE) continue;
    if (r->lines[i].digits && (interrupts(r, i) || ends_page(r, i)))
      kind[i] = IBID_LINE_NUMBER;
    if (last < r->count && follows_page(r, last, i)) {
      mark_number(r, last);
      mark_number(r, i);
    }
    last = i;
  }
}

/* A single arrow or guillemet at an end: a link to another page. */
static bool has_arrow(const run *r, size_t i) {
  const ibid_text *text = r->text;
  size_t start = text->lines.start[i], end = text->lines.end[i];
  uint32_t first, last;
  ibid_character c;
  skip_indent(text, &start, end);
  while (ends_in_space(text, start, end, &c))
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

static void find_chrome(run *r) {
  for (size_t n = 0; n < r->narrow_count; n++)
    if (r->lines[r->narrow[n]].rule)
      r->text->lines.kind[r->narrow[n]] = IBID_LINE_BREAK;
  find_heads(r);
  find_numbers(r);
  find_stray(r);
}

/* ---- Physical paragraphs ------------------------------------------- */

typedef struct building {
  ibid_paragraph now;
  bool any;          /* is there a paragraph under way? */
  size_t last;       /* its last line */
  uint32_t body;     /* indent of its lines after the first */
  uint32_t blanks;   /* blank lines since its last one */
  bool chrome, page; /* chrome, a page's end since its last one */
  bool foot;         /* below the text of the page */
  uint32_t number;   /* of the newest note at a foot */
  bool told;         /* text of the body came on this page */
} building;

/* Is a label the next one, or the first of a page that counts anew?  A line of
** a note may begin with any number. */
static bool is_next_label(const run *r, const building *foot, size_t i) {
  const uint32_t gap = 3;
  uint32_t number;
  if (!starts_with_label(r, i)) return false;
  number = leading_number(r, i);
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
  if (starts_with_label(r, i) && flush) return true;
  number = leading_number(r, i);
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

/* Does a line begin a new paragraph? */
static bool begins(const run *r, const building *b, size_t i) {
  const uint32_t longest_verse = 100;
  if (!b->any) return true;
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
    if (starts_small(r, i) || leading_number(r, i) != IBID_NONE) small++;
    last = i;
  }
  return lines > 0 && short_lines * 3 > lines * 2 && small * 2 < lines;
}

static void finish(run *r, building *b, size_t *capacity) {
  ibid_text *text = r->text;
  if (!b->any) return;
  trim(r, &b->now, b->last);
  b->now.verse = b->now.lines > 1 && is_verse(r, b);
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
static void join_lines(run *r, size_t capacity) {
  building body = {.any = false}, foot = {.any = false, .foot = true};
  building *now = &body;
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
    label = now->foot && (is_next_label(r, now, i) ||
                          (foot.page && starts_with_label(r, i)));
    if (now->foot ? label || insets_begin(r, now, i) : begins(r, now, i))
      finish(r, now, &capacity);
    if (label) foot.number = leading_number(r, i);
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

static uint32_t share_of_verse(const ibid_text *text) {
  size_t verse = 0;
  for (size_t p = 0; p < text->paragraph_count; p++)
    if (text->paragraphs[p].verse) verse++;
  return per_mille(verse, text->paragraph_count);
}

void ibid_lines_run(ibid_text *text) {
  run *r = text->reading;
  r->count = text->lines.count;
  find_layout(r);
  find_chrome(r);
  text->owner = ibid_allocate_zero(text, (r->count + 1) * sizeof(uint32_t));
  text->paragraphs =
      ibid_allocate(text, (r->count + 1) * sizeof *text->paragraphs);
  join_lines(r, r->count + 1);
  own_lines(r);
  text->layout.verse = share_of_verse(text);
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
