/*
** lines.h - what the parts of the stage share: what is known of a line, and the
** steps in their order.
*/
#ifndef IBID_LINES_H
#define IBID_LINES_H

#include "../internal.h"

enum { INDENT }; /* a column */

/* What is known of a line of text beside its columns. */
typedef struct line {
  uint32_t first, last; /* its first and last characters, */
  uint32_t head;        /* its first byte behind the indent, */
  uint32_t tail;        /* and behind it the white space at its end */
  uint16_t width;       /* characters without the indent, */
  uint16_t word;        /* and of its first word, 65535 at most */
  bool page;            /* the first on a page, after a form feed */
  bool rule;            /* it has nothing but stars, dashes and the like */
  bool starts_small;    /* with a small letter */
  bool ends;            /* a sentence may end with it */
} line;

/* What is known besides of a line that may be chrome. */
typedef struct narrow {
  uint32_t line;
  uint32_t shape;  /* hash of its letters, case aside; 0: it has none */
  uint32_t number; /* its value if it has nothing but digits */
  bool digits;     /* it has nothing else */
  bool small;      /* it has a small letter */
  bool figure;     /* it begins or ends with a digit */
  bool head;       /* by its bytes it may be a running head */
} narrow;

/* Wider lines are full whatever comes; no lay-out is as wide. */
enum { WIDTH_MAX = 256, INDENT_MAX = 64 };

typedef struct ibid_reading {
  ibid_text *text;
  line *lines;
  size_t count, capacity;
  size_t start;   /* of the line that is not read yet */
  narrow *narrow; /* the lines that may be chrome */
  size_t narrow_count, narrow_room;
  uint32_t pages, texts, followed; /* lines of text; by another such line */
  uint32_t widths[WIDTH_MAX + 1], indents[INDENT_MAX + 1]; /* of these */
  uint32_t joined[WIDTH_MAX + 2]; /* with the next line's first word */
  uint32_t width;                 /* of a full line */
  uint32_t base;                  /* the usual indent */
  uint32_t step;   /* how much further a paragraph's first line stands */
  uint32_t inset;  /* the indent of lines that are set off, or 0 */
  uint32_t serial; /* of the newest paragraph, from 1 */
  uint32_t verse;  /* paragraphs of verse */
} run;

/* Longer lines are never chrome. */
enum { CHROME_MAX = 90 };

static inline uint32_t indent_of(const run *r, size_t i) {
  return ibid_store_numbers(&r->text->lines, INDENT)[i];
}

static inline int kind_of(const run *r, size_t i) {
  return r->text->lines.kind[i];
}

static inline bool is_text(const run *r, size_t i) {
  return i < r->count && kind_of(r, i) == IBID_LINE_TEXT;
}

static inline bool starts_small(const run *r, size_t i) {
  return r->lines[i].starts_small;
}

/* How wide is a line with the first word of a later one? */
static inline uint32_t width_with(const run *r, size_t last, size_t i) {
  return r->lines[last].width + indent_of(r, last) + 1u + r->lines[i].word;
}

/* Would a line's first word have found no room on an earlier line? */
static inline bool is_full_before(const run *r, size_t last, size_t i) {
  return width_with(r, last, i) > r->width;
}

/* Skip white space at a line's head; returns the columns it takes. */
uint32_t ibid_lines_skip_indent(const ibid_text *text, size_t *at, size_t end);

/* Is the last character of a stretch white space?  Tells that character. */
bool ibid_lines_ends_in_space(const ibid_text *text, size_t start, size_t end,
                              ibid_character *last);

/* Does a line begin with what may be a note's label?  A range or a sum is
** none. */
bool ibid_lines_label(const run *r, size_t i);

/* The number that a line begins with, or IBID_NONE. */
uint32_t ibid_lines_number(const run *r, size_t i);

/* Tell chrome from text. */
void ibid_lines_chrome(run *r);

/* Join lines to physical paragraphs, over chrome and notes at pages' feet. */
void ibid_lines_join(run *r);

#endif
