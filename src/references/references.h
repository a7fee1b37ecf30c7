/*
** references.h - what the parts of the stage share: candidates, what is known
** of paragraphs, and the steps in their order.  src/references.c tells the
** rules.
*/
#ifndef IBID_REFERENCES_H
#define IBID_REFERENCES_H

#include "../internal.h"

/* MATCHED: what a candidate gains by a body with its label. */
enum { LABEL_MAX = 9999, NEVER = -10000, MATCHED = 20 };

/* What may be a call. */
typedef struct candidate {
  uint32_t start, end;
  uint32_t paragraph;
  uint16_t label; /* a number, or the sign: its code and how often */
  uint8_t kind;   /* ibid_reference_kind */
  bool misread;
  int32_t weight;
  int32_t total;     /* of the best chain that ends here */
  uint32_t before;   /* the candidate before it in that chain */
  uint32_t headings; /* how many stand before it */
} candidate;

/* What may be a body: a paragraph that begins with a label. */
typedef struct label {
  uint32_t start, end; /* of the label with its brackets and point */
  uint16_t number;
  uint8_t kind;
  uint8_t shape; /* what stands behind a number: a point, a space, nothing */
  bool any;
  bool inside; /* [Footnote 3: ...], a note where it is called */
} label;

/* What is known of a paragraph here. */
typedef struct facts {
  label label;
  bool heading;   /* it looks like one */
  bool head;      /* it is a line `Notes` */
  bool colon;     /* it ends in a colon */
  bool cell;      /* it is short */
  bool note;      /* it stands in a zone of notes */
  uint32_t calls; /* strong candidates inside, chosen by the chain */
} facts;

typedef struct run {
  ibid_text *text;
  candidate *list;
  size_t count, capacity;
  size_t kinds[4]; /* how many were found, by ibid_reference_kind */
  facts *facts;
  uint32_t headings; /* how many were found so far */
  uint32_t *chosen;  /* candidates of the best chain, in text order */
  size_t chosen_count;
  bool heads; /* there is a line `Notes` */
  bool feet;  /* there are notes at the feet of pages */
  uint8_t form;
  uint8_t shape; /* of the last label in the text */
} run;

/* A candidate matched to a body. */
typedef struct match {
  uint32_t candidate, body, before;
  int32_t total;
} match;

/* The bodies of a series in text order, and the best matches so far: a tree of
** prefix maxima over (total + SKIP x place). */
typedef struct alignment {
  run *r;
  uint32_t *bodies; /* items of text->bodies */
  uint32_t *next;   /* by place: the next place with the same label */
  uint32_t *first;  /* by label: the first place worth a look */
  size_t count;
  uint32_t *best; /* the tree: matches, by place from 1 */
  match *matches;
  size_t match_count, match_capacity;
  size_t front; /* the place of the best match */
} alignment;

/* A call and the body that it calls, or IBID_NONE. */
typedef struct call {
  uint32_t candidate, body;
} call;

/* R1: candidates of all paragraphs, and what the paragraphs look like; the
** label that a paragraph begins with. */
void ibid_references_look(run *r);
label ibid_references_label(const ibid_text *text, const ibid_paragraph *p);

/* R2: the form of the calls and their best chain. */
void ibid_references_chain(run *r);

/* R3: which paragraphs stand in zones of notes, and the bodies there.  May a
** label be one of the notes'? */
void ibid_references_zones(run *r);
void ibid_references_bodies(run *r);
bool ibid_references_fits(const run *r, const label *l);

/* R4, R5: align candidates, given by their places in the list, to the bodies of
** a series; returns the last match.  The matches as calls, in text order. */
void ibid_references_open(run *r, alignment *a, uint32_t series);
uint32_t ibid_references_align(alignment *a, const uint32_t *items,
                               size_t count);
size_t ibid_references_take(const alignment *a, uint32_t end, call *calls);
void ibid_references_close(alignment *a);

/* R6: mark the bodies of a second list if the calls of both as one leave some
** uncalled; undo it; how many calls have bodies; whether the calls found for
** each list make two series, where one series would have `alone` bodies. */
bool ibid_references_divide(run *r, const call *calls, size_t count);
void ibid_references_unite(run *r);
bool ibid_references_are_two(const run *r, const call *first, size_t n,
                             const call *second, size_t m, size_t alone);
size_t ibid_references_called(const call *calls, size_t count);

/* R4: add candidates whose figures were misread. */
void ibid_references_misread(run *r);

/* ---- Characters ---------------------------------------------------- */

static inline bool is_raised(uint32_t code, uint32_t *digit) {
  uint32_t d = 10;
  if (code == 0xB9) d = 1;
  if (code == 0xB2 || code == 0xB3) d = code - 0xB0;
  if (code == 0x2070 || (code >= 0x2074 && code <= 0x2079)) d = code - 0x2070;
  if (digit != NULL) *digit = d;
  return d < 10;
}

static inline bool is_sign(uint32_t code) {
  return code == '*' || code == 0x2020 || code == 0x2021 || code == 0xA7 ||
         code == 0xB6 || code == 0x2016;
}

static inline bool is_closing(uint32_t code) {
  return code == 0x201D || code == 0x2019 || code == '"' || code == '\'' ||
         code == 0xBB || code == 0x203A || code == ')' || code == ']' ||
         code == 0x2026 || code == 0x300D || code == 0x300F;
}

static inline bool is_opening(uint32_t code) {
  return code == 0x201C || code == 0x2018 || code == 0x201E || code == 0x201A ||
         code == 0xAB || code == 0x2039 || code == '(' || code == '[' ||
         code == 0x300C || code == 0x300E;
}

static inline bool is_point(uint32_t code) {
  return code == '.' || code == '!' || code == '?' || code == ';' ||
         code == ':';
}

static inline size_t word_before(const ibid_text *text, size_t end) {
  size_t start = end;
  for (;;) {
    ibid_character c = ibid_character_before(text, start);
    if (c.size == 0 || end - start > 40 || !ibid_is_letter(c.code)) break;
    start -= c.size;
  }
  return start;
}

static inline size_t word_after(const ibid_text *text, size_t start) {
  size_t end = start;
  for (;;) {
    ibid_character c = ibid_character_at(text, end);
    if (c.size == 0 || end - start > 40 || !ibid_is_letter(c.code)) break;
    end += c.size;
  }
  return end;
}

static inline bool is_locator(const ibid_text *text, size_t end) {
  size_t start = word_before(text, end);
  return start < end && ibid_is_word(text, start, end, IBID_LOCATORS);
}

#endif
