/*
** plain.c - paragraphs whose marks need no prices.
**
** Of most marks one role costs least by far, by their shape and what stands
** beside them.  If so of all marks of a paragraph, and the levels that they
** open and close fit, no other path costs as little.  The results are those of
** the prices: a test compares them.
*/
#include "marks.h"

/* The levels that are open. */
typedef struct stack {
  uint32_t styles[4]; /* the outermost one first */
  uint32_t depth;
} stack;

/* Open a level of a style, unless that costs anything (M3, M5). */
static bool open_level(const ibid_marks_reading *m, stack *s, uint32_t style) {
  uint32_t outside = m->single_outside ? IBID_STYLE_SINGLE : IBID_STYLE_DOUBLE;
  if (s->depth == 0 ? style != outside
                    : s->depth == 4 || s->styles[s->depth - 1] == style)
    return false;
  s->styles[s->depth++] = style;
  return true;
}

static void store_mark(ibid_store *marks, const ibid_seen *seen, int kind,
                       uint32_t level) {
  size_t i = marks->count++;
  bool is_double = (seen->what & IBID_SEEN_DOUBLE) != 0;
  marks->start[i] = seen->start;
  marks->end[i] = seen->start + ((seen->what & IBID_SEEN_LONG) != 0 ? 3u : 1u);
  marks->kind[i] = (uint8_t)kind;
  ibid_store_bytes(marks, IBID_MARKS_MARK)[i] =
      is_double ? IBID_STYLE_DOUBLE : IBID_STYLE_SINGLE;
  ibid_store_numbers(marks, IBID_MARKS_LEVEL)[i] = level;
}

/* Add a mark, if it is plain. */
static bool add_plain(const ibid_marks_reading *m, const ibid_seen *seen,
                      stack *s, ibid_store *marks) {
  uint32_t style = (seen->what & IBID_SEEN_DOUBLE) != 0 ? IBID_STYLE_DOUBLE
                                                        : IBID_STYLE_SINGLE;
  switch (seen->what & IBID_SEEN_ROLE) {
    case IBID_SEEN_OPEN:
      if (!open_level(m, s, style)) return false;
      store_mark(marks, seen, IBID_MARK_OPEN, s->depth);
      return true;
    case IBID_SEEN_CLOSE:
      if (s->depth == 0 || s->styles[s->depth - 1] != style) return false;
      store_mark(marks, seen, IBID_MARK_CLOSE, s->depth--);
      return true;
    case IBID_SEEN_APOSTROPHE:
      store_mark(marks, seen, IBID_MARK_APOSTROPHE, IBID_NONE);
      return true;
    case IBID_SEEN_SOFT:
      store_mark(marks, seen, IBID_MARK_SOFT, IBID_NONE);
      return true;
    default: return false;
  }
}

bool ibid_marks_plain(ibid_text *text, const ibid_paragraph *p) {
  ibid_marks_reading *m = text->marks_reading;
  ibid_store *marks = &text->marks;
  size_t before = marks->count, last;
  stack s = {.depth = 0};
  bool plain = true;
  while (m->next < m->count && m->seen[m->next].start < p->start)
    m->next++;
  m->first = m->next;
  for (last = m->next; last < m->count && m->seen[last].start < p->end;)
    last++;
  ibid_store_reserve(text, marks, last - m->next);
  for (; plain && m->next < last; m->next++)
    plain = add_plain(m, &m->seen[m->next], &s, marks);
  if (plain && s.depth == 0) return true;
  marks->count = before;
  return false;
}
