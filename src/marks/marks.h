/*
** marks.h - what the parts of the stage share: what stands beside a mark, and
** the paragraphs whose marks are plain (plain.c).
*/
#ifndef IBID_MARKS_H
#define IBID_MARKS_H

#include "../internal.h"

/* What stands beside a mark.  An opening bracket is an opener, too. */
typedef enum ibid_side {
  IBID_SIDE_EDGE, /* nothing */
  IBID_SIDE_SPACE,
  IBID_SIDE_LETTER,
  IBID_SIDE_DIGIT,
  IBID_SIDE_OPENER,
  IBID_SIDE_POINT,
  IBID_SIDE_MARK,
  IBID_SIDE_BRACKET,
  IBID_SIDES
} ibid_side;

ibid_side ibid_marks_side(uint32_t code, uint32_t size);

/* Is an apostrophe behind a letter a soft sign? */
bool ibid_marks_soft(const ibid_text *text, size_t start, size_t end,
                     bool letter_behind);

/* ---- Dashes ---------------------------------------------------------- */

/* A text's paragraphs that begin with a dash, and those that begin with a mark.
 */
typedef struct ibid_dashes_account {
  size_t dashes, whole, lively, marked;
} ibid_dashes_account;

/* Look at a paragraph that begins with no letter. */
void ibid_dashes_look(const ibid_text *text, const ibid_paragraph *p,
                      ibid_dashes_account *a);

/* Does the text's dialogue stand behind dashes? */
void ibid_dashes_decide(ibid_text *text, const ibid_dashes_account *a);

/* ---- What was read --------------------------------------------------- */

/* The role that a mark has by itself, or 0, and flags. */
enum {
  IBID_SEEN_OPEN = 1,
  IBID_SEEN_CLOSE,
  IBID_SEEN_APOSTROPHE,
  IBID_SEEN_SOFT,
  IBID_SEEN_ROLE = 7,
  IBID_SEEN_DOUBLE = 8, /* else single */
  IBID_SEEN_LONG = 16   /* it has three bytes, else one */
};

typedef struct ibid_seen {
  uint32_t start;
  uint8_t what;
} ibid_seen;

/* How often marks stand where they tell a habit. */
typedef struct ibid_habits {
  size_t doubles, singles, low, low_closed, out, in, doubled;
} ibid_habits;

typedef struct ibid_marks_reading {
  ibid_habits habits;
  bool single_outside;     /* M5 */
  uint8_t sides[128 + 64]; /* of ASCII, and of U+2000 to U+203F */
  ibid_seen *seen;
  size_t count, room;
  size_t word;        /* of the masks: the next one to read */
  size_t first, next; /* marks of the last paragraph; the next ones */
} ibid_marks_reading;

/* ‘‘ or ’’ */
bool ibid_marks_doubled(const ibid_text *text, size_t at);

/* Add the marks of a paragraph that nothing stands in and outside of which no
** level is open, if each one's role is plain; else add none.  Paragraphs come
** in text order. */
bool ibid_marks_plain(ibid_text *text, const ibid_paragraph *p);

#endif
