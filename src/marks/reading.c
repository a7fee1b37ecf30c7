/*
** reading.c - marks as they stand in the text, read while its bytes are in the
** cache: what each is by itself, and the text's habits.
*/
#include "marks.h"

#include <string.h>

/* ---- Roles ---------------------------------------------------------- */

typedef enum shape {
  NO_SHAPE,
  OPENING_SINGLE,
  CLOSING_SINGLE,
  OPENING_DOUBLE,
  CLOSING_DOUBLE,
  STRAIGHT_SINGLE,
  STRAIGHT_DOUBLE,
  SHAPES
} shape;

enum { EDGE, SPACE, LETTER, DIGIT, OPENER, POINT, MARK, BRACKET };

/* The role that costs least by far, by what stands before (row) and behind
** (column): o opens, c closes, a is an apostrophe; of a blank one has to know
** more.  At a paragraph's edge a mark stands as beside a space. */
/* clang-format off */
static const char roles[SHAPES][IBID_SIDES][IBID_SIDES + 1] = {
    [OPENING_SINGLE] = { /* edge, space, letter, digit, opener, point, mark,
                          * bracket */
        [EDGE]    = "  oooooo",
        [SPACE]   = "  oooooo",
        [LETTER]  = "  a     ",
        [OPENER]  = "  oooooo",
        [MARK]    = "  oooooo",
        [BRACKET] = "  oooooo",
    },
    [CLOSING_SINGLE] = {
        [LETTER]  = "cca cccc",
        [DIGIT]   = "cca cccc",
        [OPENER]  = "cc  cccc",
        [POINT]   = "cc  cccc",
        [MARK]    = "cc  cccc",
    },
    [OPENING_DOUBLE] = {
        [EDGE]    = "  oooooo",
        [SPACE]   = "  oooooo",
        [OPENER]  = "  oooooo",
        [MARK]    = "  oooooo",
        [BRACKET] = "  oooooo",
    },
    [CLOSING_DOUBLE] = {
        [LETTER]  = "cc ccccc",
        [DIGIT]   = "cc ccccc",
        [OPENER]  = "cc ccccc",
        [POINT]   = "cc ccccc",
        [MARK]    = "cc ccccc",
    },
    [STRAIGHT_SINGLE] = {
        [EDGE]    = "  oo    ",
        [SPACE]   = "  oo    ",
        [LETTER]  = "cca cccc",
        [DIGIT]   = "cca cccc",
        [OPENER]  = "  oo    ",
        [POINT]   = "cc  cccc",
        [BRACKET] = "  oo    ",
    },
    [STRAIGHT_DOUBLE] = {
        [EDGE]    = "  oo    ",
        [SPACE]   = "  oo    ",
        [LETTER]  = "cc ccccc",
        [DIGIT]   = "cc ccccc",
        [OPENER]  = "  oo    ",
        [POINT]   = "cc ccccc",
        [BRACKET] = "  oo    ",
    },
};
/* clang-format on */

/* The shape of the mark at a byte.  Two straight ones may be one. */
static shape shape_at(const unsigned char *p) {
  static const uint8_t curly[8] = {OPENING_SINGLE, CLOSING_SINGLE, 0, 0,
                                   OPENING_DOUBLE, CLOSING_DOUBLE, 0, 0};
  if (p[0] == '"') return STRAIGHT_DOUBLE;
  if (p[0] == '\'') return p[1] == '\'' ? NO_SHAPE : STRAIGHT_SINGLE;
  if (p[0] != 0xE2 || p[1] != 0x80 || p[2] >> 3 != 0x98 >> 3) return NO_SHAPE;
  return curly[p[2] & 7];
}

/* ---- Sides ----------------------------------------------------------- */

static inline uint8_t side_before(const ibid_text *text, const uint8_t *sides,
                                  size_t at) {
  const unsigned char *p = (const unsigned char *)text->bytes + at;
  ibid_character c;
  if (at == 0) return EDGE;
  if (p[-1] < 0x80) return sides[p[-1]];
  if (at >= 3 && ibid_is_general(p - 3)) return sides[128 + (p[-1] & 63)];
  c = ibid_character_before(text, at);
  return (uint8_t)ibid_marks_side(c.code, c.size);
}

static inline uint8_t side_behind(const ibid_text *text, const uint8_t *sides,
                                  size_t at) {
  const unsigned char *p = (const unsigned char *)text->bytes + at;
  ibid_character c;
  if (at >= text->size) return EDGE;
  if (p[0] < 0x80) return sides[p[0]];
  if (ibid_is_general(p)) return sides[128 + (p[2] & 63)];
  c = ibid_character_at(text, at);
  return (uint8_t)ibid_marks_side(c.code, c.size);
}

static void list_sides(uint8_t *sides) {
  for (uint32_t c = 0; c < 128; c++)
    sides[c] = (uint8_t)ibid_marks_side(c, 1);
  for (uint32_t c = 0; c < 64; c++)
    sides[128 + c] = (uint8_t)ibid_marks_side(0x2000 + c, 3);
}

/* ---- Habits ---------------------------------------------------------- */

bool ibid_marks_doubled(const ibid_text *text, size_t at) {
  const unsigned char *p = (const unsigned char *)text->bytes + at;
  return p[0] == 0xE2 && (p[2] == 0x98 || p[2] == 0x99) &&
         memcmp(p, p + 3, 3) == 0;
}

static void count_habit(ibid_habits *h, const ibid_text *text, size_t at) {
  ibid_character c = ibid_character_at(text, at);
  bool space = at == 0 || text->bytes[at - 1] == '(' ||
               ibid_mask_has(text->classes.blank, at - 1);
  bool begins = space && ibid_mask_has(text->classes.letter, at + c.size);
  switch (c.code) {
    case '"': h->doubles += begins; break;
    case '\'':
    case 0x2018:
      h->singles += begins;
      h->doubled += space && ibid_marks_doubled(text, at);
      break;
    case 0x201C:
      h->doubles++;
      h->low_closed += !space;
      break;
    case 0x201E: h->low++; break;
    case 0xBB:
      h->out += begins;
      h->in += !begins;
      break;
    default: break;
  }
}

/* ---- The text -------------------------------------------------------- */

/* What the mark at a byte is by itself. */
static uint8_t look_at(const ibid_text *text, const uint8_t *sides, size_t at) {
  const unsigned char *p = (const unsigned char *)text->bytes + at;
  size_t end = at + (*p < 0x80 ? 1 : 3);
  shape is = shape_at(p);
  bool is_double =
      is == OPENING_DOUBLE || is == CLOSING_DOUBLE || is == STRAIGHT_DOUBLE;
  uint8_t before = side_before(text, sides, at);
  uint8_t flags = (uint8_t)((is_double ? IBID_SEEN_DOUBLE : 0) |
                            (*p < 0x80 ? 0 : IBID_SEEN_LONG));
  switch (roles[is][before][side_behind(text, sides, end)]) {
    case 'o': return flags | IBID_SEEN_OPEN;
    case 'c': return flags | IBID_SEEN_CLOSE;
    case 'a':
      return before == LETTER && ibid_marks_soft(text, at, end, true)
                 ? flags | IBID_SEEN_SOFT
                 : flags | IBID_SEEN_APOSTROPHE;
    default: return 0;
  }
}

enum { ROW = 8 };

void ibid_marks_open(ibid_text *text) {
  const size_t usual = 150; /* bytes a mark */
  ibid_marks_reading *m = ibid_allocate_zero(text, sizeof *m);
  text->marks_reading = m;
  list_sides(m->sides);
  m->room = text->size / usual + 64;
  m->seen = ibid_allocate(text, m->room * sizeof *m->seen);
}

void ibid_marks_read(ibid_text *text, size_t known) {
  const ibid_classes *c = &text->classes;
  ibid_marks_reading *m = text->marks_reading;
  /* Whole rows, and what stands behind a mark has to be known, too. */
  size_t end =
      known < text->size ? (known / 64 - 1) / ROW * ROW : text->size / 64 + 1;
  for (; m->word < end; m->word += ROW) {
    uint16_t places[64 * ROW + 2];
    size_t count = 0;
    for (size_t w = 0; w < ROW && m->word + w < end; w++)
      count += ibid_list_bits(
          places + count, c->mark[m->word + w] & ~c->tail[m->word + w], w * 64);
    m->seen = ibid_reserve(text, m->seen, &m->room, m->count + count,
                           sizeof *m->seen);
    for (size_t i = 0; i < count; i++) {
      size_t at = m->word * 64 + places[i];
      count_habit(&m->habits, text, at);
      m->seen[m->count++] =
          (ibid_seen){(uint32_t)at, look_at(text, m->sides, at)};
    }
  }
}
