/*
** marks.c - the role of each quotation-like character.
**
** One dynamic programme a paragraph: the states are the stacks of open levels
** (four deep), the roles are priced by what stands before and after the mark,
** by its shape, and by what it does to the stack.  A wrong or lost mark so
** costs one mark, and never the rest of the text.
**
** M1  A mark opens after white space, an opening bracket or mark, or a dash,
**     and not before white space; it closes the other way round.
** M2  A single mark between letters is an apostrophe or a soft sign, a double
**     one a hard sign; after a figure a mark may be a prime.  A word that the
**     text has with a hard sign elsewhere has one here, too.
** M3  A mark of the same kind as the innermost open one can open only if its
**     shape says so, and then dearly.
** M4  A level that is open at the paragraph's end is cheap where the next
**     paragraph opens it anew, free where that one begins with a small letter.
** M5  Single marks outside are dear where double marks are the text's habit,
**     and the other way round.
**
** M6  `` and '' are one mark each, and so are ‘‘ and ’’ in a text that has them
**     in the place of double marks.
**
** Costs are in tenths.
*/
#include "marks/marks.h"

#include <string.h>

static const char *const kinds[] = {"open",  "close", "apostrophe",
                                    "soft",  "hard",  "prime",
                                    "ditto", "stray", NULL};
static const char *const styles[] = {"double", "single", "guillemet",
                                     "corner", "none",   NULL};
static const ibid_column columns[] = {
    {"level", IBID_NUMBER, NULL, NULL},
    {"mark", IBID_NAME, styles, NULL},
    {NULL, IBID_FLAG, NULL, NULL},
};
static const ibid_layer schema = {"marks", kinds, columns, 0,
                                  NULL,    NULL,  NULL,    NULL};

enum { DEPTH_MAX = 4, STATES = 341, ROLES = 8, NODES_MAX = 1 << 16 };
enum { NEVER = 1000000, PRUNE = 300 };

/* Which way a mark's shape points. */
typedef enum direction { NEUTRAL, OPENING, CLOSING } direction;

/* What stands beside a mark. */
enum { EDGE, SPACE, LETTER, DIGIT, OPENER, POINT, MARK, BRACKET };

typedef struct mark {
  uint32_t start, end;
  uint32_t last, next; /* the characters beside it */
  uint8_t style;       /* ibid_mark_style */
  uint8_t direction;   /* of its shape */
  uint8_t before, after;
  uint8_t role; /* the result */
  uint8_t level;
  int32_t costs[ROLES];
} mark;

/* A stack after a mark: how it came about. */
typedef struct node {
  int32_t cost;
  uint32_t before; /* a node */
  uint16_t state;
  uint8_t role;
} node;

typedef struct run {
  ibid_text *text;
  mark *marks; /* of the paragraph */
  size_t count, capacity;
  node *nodes;
  size_t node_count, node_capacity;
  uint32_t front[STATES]; /* nodes of the newest mark */
  size_t front_count;
  uint32_t best[STATES]; /* by state, while the next front is made */
  bool single_outside;   /* M5 */
  bool german;           /* „…“ */
  bool reversed;         /* »…« */
  bool doubled;          /* ‘‘…’’ */
  bool plain;            /* many marks need no prices then */
} run;

/* ---- Stacks -------------------------------------------------------- */

/* A stack is a number: its levels' styles as figures of base four, after as
** many units as there are shorter stacks. */
static const uint16_t first_state[] = {0, 1, 5, 21, 85, 341};

static int depth_of(uint32_t state) {
  int depth = 0;
  while (state >= first_state[depth + 1])
    depth++;
  return depth;
}

static uint32_t push(uint32_t state, uint32_t style) {
  int depth = depth_of(state);
  return first_state[depth + 1] + (state - first_state[depth]) * 4 + style;
}

static uint32_t pop(uint32_t state) {
  int depth = depth_of(state);
  return first_state[depth - 1] + (state - first_state[depth]) / 4;
}

static uint32_t top(uint32_t state) {
  return (state - first_state[depth_of(state)]) % 4;
}

/* ---- Marks and what stands beside them ----------------------------- */

static bool describe(uint32_t code, uint8_t *style, uint8_t *way) {
  *way = NEUTRAL;
  *style = IBID_STYLE_SINGLE;
  switch (code) {
    case '\'':
    case 0x2032: return true;
    case '`':
    case 0x2018:
    case 0x201A:
    case 0x201B: *way = OPENING; return true;
    case 0x2019: *way = CLOSING; return true;
    case '"':
    case 0x2033: *style = IBID_STYLE_DOUBLE; return true;
    case 0x201C:
    case 0x201E:
    case 0x201F:
      *style = IBID_STYLE_DOUBLE;
      *way = OPENING;
      return true;
    case 0x201D:
      *style = IBID_STYLE_DOUBLE;
      *way = CLOSING;
      return true;
    case 0xAB:
    case 0x2039:
      *style = IBID_STYLE_GUILLEMET;
      *way = OPENING;
      return true;
    case 0xBB:
    case 0x203A:
      *style = IBID_STYLE_GUILLEMET;
      *way = CLOSING;
      return true;
    case 0x300C:
    case 0x300E:
      *style = IBID_STYLE_CORNER;
      *way = OPENING;
      return true;
    case 0x300D:
    case 0x300F:
      *style = IBID_STYLE_CORNER;
      *way = CLOSING;
      return true;
    default: return false;
  }
}

ibid_side ibid_marks_side(uint32_t code, uint32_t size) {
  uint8_t style, way;
  if (size == 0) return IBID_SIDE_EDGE;
  if (ibid_is_space(code)) return IBID_SIDE_SPACE;
  if (ibid_is_digit(code)) return IBID_SIDE_DIGIT;
  if (ibid_is_letter(code)) return IBID_SIDE_LETTER;
  if (describe(code, &style, &way))
    return way == OPENING   ? IBID_SIDE_OPENER
           : way == CLOSING ? IBID_SIDE_POINT
                            : IBID_SIDE_MARK;
  if (code == '(' || code == '[') return IBID_SIDE_BRACKET;
  if (code == '{' || code == 0x2014 || code == 0x2013 || code == '-' ||
      code == '/' || code == '*' || code == '=' || code == 0xBF ||
      code == 0xA1 || code == '_')
    return IBID_SIDE_OPENER;
  return IBID_SIDE_POINT;
}

static uint8_t side_of(uint32_t code, uint32_t size) {
  ibid_side is = ibid_marks_side(code, size);
  return (uint8_t)(is == IBID_SIDE_BRACKET ? IBID_SIDE_OPENER : is);
}

/* Is the mark parted by a space from another that may open? */
static bool spaced_opener(const ibid_text *text, const mark *m) {
  ibid_character space = ibid_character_at(text, m->end);
  uint32_t next = ibid_character_at(text, m->end + space.size).code;
  return m->after == SPACE && space.code != '\n' &&
         (next == 0x2018 || next == 0x201C || next == '\'' || next == '"');
}

/* M1, for a mark that opens. */
static int32_t cost_to_open(const run *r, const mark *m) {
  static const int32_t before[] = {0, 0, 70, 70, 0, 50, 0};
  static const int32_t after[] = {80, 70, 0, 0, 0, 40, 0};
  int32_t cost = before[m->before];
  bool spaced = m->style == IBID_STYLE_GUILLEMET && m->after == SPACE;
  uint32_t next = m->next;
  if (m->style == IBID_STYLE_CORNER) return m->direction == OPENING ? 0 : 80;
  if (spaced)
    cost += 0;
  else if (spaced_opener(r->text, m))
    cost += 5;
  else if (next == '.' || next == 0x2026 || next == 0x2014 || next == '$')
    cost += 5; /* an ellipsis, a dash, a sum may come first */
  else
    cost += after[m->after];
  if (m->direction == CLOSING && !r->reversed)
    cost += m->style == IBID_STYLE_SINGLE ? 60 : 80;
  if (m->direction == OPENING && m->style == IBID_STYLE_GUILLEMET &&
      r->reversed)
    cost += 80;
  return cost;
}

/* Is the mark parted by a space from a closing mark or a stop? */
static bool spaced_closer(const ibid_text *text, const mark *m) {
  ibid_character space = ibid_character_before(text, m->start), c;
  c = ibid_character_before(text, m->start - space.size);
  return m->before == SPACE && space.code != '\n' &&
         (space.code != ' ' || c.code == 0x2019 || c.code == '\'' ||
          c.code == 0x201D || c.code == '"' || c.code == 0x2026);
}

static int32_t cost_to_close(const run *r, const mark *m) {
  static const int32_t before[] = {80, 70, 0, 0, 10, 0, 0};
  static const int32_t after[] = {0, 0, 65, 20, 0, 0, 0};
  int32_t cost = before[m->before] + after[m->after];
  uint32_t next = m->next, last = m->last;
  if (m->style == IBID_STYLE_CORNER) return m->direction == CLOSING ? 0 : 80;
  if (m->before == SPACE &&
      (m->style == IBID_STYLE_GUILLEMET || spaced_closer(r->text, m)))
    cost = after[m->after] + 5;
  if (next == '(' || next == '[') cost += m->after == OPENER ? 3 : 0;
  if (last == '(' || last == '[') cost += 60;
  if (m->direction == OPENING && !r->reversed)
    cost += m->style == IBID_STYLE_SINGLE ? 60 : r->german ? 0 : 80;
  if (m->direction == CLOSING && m->style == IBID_STYLE_GUILLEMET &&
      r->reversed)
    cost += 80;
  return cost;
}

static size_t word_end(const ibid_text *text, size_t at) {
  for (ibid_character c; at < text->size; at += c.size) {
    c = ibid_character_at(text, at);
    if (!ibid_is_letter(c.code)) break;
  }
  return at;
}

/* ’60s: two figures, and perhaps an s. */
static bool is_decade(const ibid_text *text, size_t at) {
  const char *p = text->bytes + at;
  return ibid_is_digit((unsigned char)p[0]) &&
         ibid_is_digit((unsigned char)p[1]) &&
         !ibid_is_digit((unsigned char)p[2]);
}

static bool is_elision(const ibid_text *text, const mark *m) {
  size_t end;
  if (is_decade(text, m->end)) return true;
  if (m->after != LETTER) return false;
  end = word_end(text, m->end);
  return end - m->end < 20 && ibid_is_word(text, m->end, end, IBID_ELISIONS);
}

/* M2 */
static int32_t cost_of_apostrophe(const ibid_text *text, const mark *m) {
  uint32_t last = m->last;
  int32_t against = m->direction == OPENING ? 40 : 0;
  if (m->style != IBID_STYLE_SINGLE || m->end - m->start > 3) return NEVER;
  if (m->before == LETTER && m->after == LETTER) return against / 4;
  if (m->before == DIGIT && m->after == LETTER) return against / 4;
  if (m->before != LETTER && m->before != DIGIT && is_elision(text, m))
    return 5 + against / 4;
  if (m->before == LETTER && (last == 's' || last == 'S')) return 18 + against;
  if (m->before == LETTER) return 35 + against;
  if (m->after == LETTER) return 60 + against;
  return 80 + against;
}

static int32_t cost_of_sign(const mark *m) {
  if (m->before != LETTER || m->after != LETTER) return NEVER;
  return m->style == IBID_STYLE_DOUBLE && m->direction != OPENING ? 5 : NEVER;
}

static int32_t cost_of_prime(const ibid_text *text, const mark *m) {
  uint32_t code = ibid_character_at(text, m->start).code;
  if (code == 0x2032 || code == 0x2033) return 0;
  if (m->before != DIGIT || m->after == LETTER) return NEVER;
  return m->direction == NEUTRAL ? 25 : 60;
}

/* Guillemets may be repeated at the head of each line of a quotation. */
static bool heads_line(const ibid_text *text, const mark *m) {
  size_t at = m->start;
  while (at > 0 && (text->bytes[at - 1] == ' ' || text->bytes[at - 1] == '\t'))
    at--;
  return m->before != EDGE && at > 0 && text->bytes[at - 1] == '\n';
}

static int32_t cost_of_ditto(const ibid_text *text, const mark *m) {
  bool alone = (m->before == SPACE || m->before == EDGE) &&
               (m->after == SPACE || m->after == EDGE);
  if (m->style == IBID_STYLE_GUILLEMET && heads_line(text, m)) return 8;
  if (!alone || m->style != IBID_STYLE_DOUBLE) return NEVER;
  return m->direction == OPENING ? 90 : 40;
}

static void price(const run *r, mark *m) {
  m->costs[IBID_MARK_OPEN] = cost_to_open(r, m);
  m->costs[IBID_MARK_CLOSE] = cost_to_close(r, m);
  m->costs[IBID_MARK_APOSTROPHE] = cost_of_apostrophe(r->text, m);
  m->costs[IBID_MARK_SOFT] = NEVER;
  m->costs[IBID_MARK_HARD] = cost_of_sign(m);
  m->costs[IBID_MARK_PRIME] = cost_of_prime(r->text, m);
  m->costs[IBID_MARK_DITTO] = cost_of_ditto(r->text, m);
  m->costs[IBID_MARK_STRAY] = m->style == IBID_STYLE_SINGLE ? 75 : 70;
}

/* ---- Collecting ---------------------------------------------------- */

/* Two of one small mark are a double one, unless the second one belongs to the
** word behind it (''Tis). */
static size_t join_two(const run *r, size_t at, size_t end, mark *m) {
  const ibid_text *text = r->text;
  uint32_t code = (unsigned char)text->bytes[at];
  mark second;
  bool two = at + 1 < end && (code == '\'' || code == '`') &&
             (unsigned char)text->bytes[at + 1] == code;
  if (r->doubled && at + 6 <= end && ibid_marks_doubled(text, at)) {
    m->style = IBID_STYLE_DOUBLE;
    return 6;
  }
  if (!two) return 0;
  second = (mark){.start = (uint32_t)at + 1,
                  .end = (uint32_t)at + 2,
                  .before = MARK,
                  .after = LETTER};
  if (code == '\'' && ibid_is_letter((unsigned char)text->bytes[at + 2]) &&
      is_elision(text, &second))
    return 0;
  m->style = IBID_STYLE_DOUBLE;
  m->direction = code == '`' ? OPENING : NEUTRAL;
  return 2;
}

/* Marks are far apart: the bytes of a paragraph's are asked of memory before
** they are read. */
static void fetch_marks(const ibid_text *text, const ibid_paragraph *p) {
  const ibid_marks_reading *m = text->marks_reading;
  for (size_t i = m->first; i < m->count && m->seen[i].start < p->end; i++)
    __builtin_prefetch(text->bytes + m->seen[i].start);
}

/* Add the mark at a position, if it is one; returns where to go on. */
static size_t add_mark(run *r, size_t at, size_t end,
                       const ibid_paragraph *within) {
  const ibid_text *text = r->text;
  ibid_character c = ibid_character_at(text, at), before, after;
  mark *m;
  size_t size;
  r->marks =
      ibid_reserve(r->text, r->marks, &r->capacity, r->count + 1, sizeof *m);
  m = &r->marks[r->count];
  if (!describe(c.code, &m->style, &m->direction)) return at + c.size;
  size = join_two(r, at, end, m);
  m->start = (uint32_t)at;
  m->end = (uint32_t)(at + (size > 0 ? size : c.size));
  before = ibid_character_before(text, at);
  after = ibid_character_at(text, m->end);
  m->last = before.code;
  m->next = after.code;
  m->before =
      at > within->start ? side_of(before.code, before.size) : (uint8_t)EDGE;
  m->after =
      m->end < within->end ? side_of(after.code, after.size) : (uint8_t)EDGE;
  m->level = 0;
  price(r, m);
  r->count++;
  return m->end;
}

static void collect(run *r, size_t paragraph) {
  const ibid_paragraph *within = &r->text->paragraphs[paragraph];
  const uint64_t *mask = r->text->classes.mark;
  ibid_piece piece = {0, 0, 0};
  r->count = 0;
  fetch_marks(r->text, within);
  while (piece.end < within->end &&
         ibid_piece_next(r->text, paragraph, &piece)) {
    size_t at = ibid_mask_next(mask, piece.start, piece.end);
    while (at < piece.end)
      at = ibid_mask_next(mask, add_mark(r, at, piece.end, within), piece.end);
  }
}

/* ---- The best path ------------------------------------------------- */

static void offer(run *r, uint32_t state, int32_t cost, uint32_t before,
                  uint8_t role) {
  uint32_t n = r->best[state];
  if (cost >= NEVER) return;
  if (n != IBID_NONE && r->nodes[n].cost <= cost) return;
  if (n == IBID_NONE) {
    n = (uint32_t)r->node_count++;
    r->best[state] = n;
    r->front[r->front_count++] = n;
  }
  r->nodes[n] = (node){cost, before, (uint16_t)state, role};
}

/* Is this ‹ or ›, 『 or 』: made to stand inside its like? */
static bool is_inner(const run *r, const mark *m) {
  uint32_t code = ibid_character_at(r->text, m->start).code;
  return code == 0x2039 || code == 0x203A || code == 0x300E || code == 0x300F;
}

/* M3, M5: what it costs to open a level in a state. */
static int32_t cost_of_level(const run *r, uint32_t state, const mark *m) {
  const int32_t same = 40, inner = 5;
  bool opens;
  if (state == 0) {
    if (m->style == IBID_STYLE_SINGLE) return r->single_outside ? 0 : 30;
    if (m->style == IBID_STYLE_DOUBLE) return r->single_outside ? 10 : 0;
    return 0;
  }
  if (depth_of(state) == DEPTH_MAX) return NEVER;
  if (top(state) != m->style) return 0;
  opens = m->direction == OPENING ||
          (r->reversed && m->style == IBID_STYLE_GUILLEMET);
  if (!opens || m->costs[IBID_MARK_OPEN] > 0) return NEVER;
  return is_inner(r, m) ? inner : same;
}

static void extend(run *r, const mark *m, uint32_t from) {
  /* Of two marks one of which is stray, the later one is paired. */
  const int32_t inside = m->style == IBID_STYLE_SINGLE ? 0 : 3;
  node n = r->nodes[from];
  int32_t level = cost_of_level(r, n.state, m);
  if (level < NEVER)
    offer(r, push(n.state, m->style), n.cost + m->costs[IBID_MARK_OPEN] + level,
          from, IBID_MARK_OPEN);
  if (n.state > 0 && top(n.state) == m->style)
    offer(r, pop(n.state), n.cost + m->costs[IBID_MARK_CLOSE], from,
          IBID_MARK_CLOSE);
  for (int role = IBID_MARK_APOSTROPHE; role < ROLES; role++) {
    if (m->costs[role] == NEVER) continue;
    /* A repeated guillemet repeats one that is open. */
    if (role == IBID_MARK_DITTO && m->style == IBID_STYLE_GUILLEMET &&
        (n.state == 0 || top(n.state) != m->style))
      continue;
    offer(r, n.state, n.cost + m->costs[role] + (n.state > 0 ? inside : 0),
          from, (uint8_t)role);
  }
}

/* Forget the states that are too dear to come back. Only differences count:
** what all cost is taken off, so that no paragraph is too long. */
static void prune(run *r) {
  int32_t least = NEVER;
  size_t kept = 0;
  for (size_t i = 0; i < r->front_count; i++)
    if (r->nodes[r->front[i]].cost < least) least = r->nodes[r->front[i]].cost;
  for (size_t i = 0; i < r->front_count; i++)
    if (r->nodes[r->front[i]].cost <= least + PRUNE) {
      r->nodes[r->front[i]].cost -= least;
      r->front[kept++] = r->front[i];
    }
  r->front_count = kept;
}

/* Between steps no state has a best node. */
static void start_path(run *r, uint32_t state) {
  r->nodes =
      ibid_reserve(r->text, r->nodes, &r->node_capacity, 1, sizeof(node));
  r->nodes[0] = (node){0, IBID_NONE, (uint16_t)state, 0};
  r->front[0] = 0;
  r->node_count = r->front_count = 1;
}

static void step(run *r, const mark *m) {
  uint32_t old[STATES];
  size_t count = r->front_count;
  memcpy(old, r->front, count * sizeof *old);
  r->nodes = ibid_reserve(r->text, r->nodes, &r->node_capacity,
                          r->node_count + STATES, sizeof(node));
  r->front_count = 0;
  for (size_t i = 0; i < count; i++)
    extend(r, m, old[i]);
  for (size_t i = 0; i < r->front_count; i++)
    r->best[r->nodes[r->front[i]].state] = IBID_NONE;
  prune(r);
}

/* What follows a paragraph: how much an open level costs at its end. */
typedef struct ending {
  int32_t dropped; /* a level that the next paragraph does not open anew */
  uint8_t opens[DEPTH_MAX]; /* the styles that it opens at its head */
  int count;
} ending;

static int32_t cost_of_end(uint32_t state, const ending *e) {
  const int32_t again = 20;
  int depth = depth_of(state);
  int32_t cost = 0;
  uint32_t level[DEPTH_MAX + 1];
  for (int i = depth; i > 0; i--, state = pop(state))
    level[i - 1] = top(state);
  for (int i = 0; i < depth; i++)
    cost += i < e->count && e->opens[i] == level[i] ? again : e->dropped;
  return cost;
}

static uint32_t best_end(const run *r, const ending *e) {
  uint32_t best = r->front[0];
  int32_t least = NEVER;
  for (size_t i = 0; i < r->front_count; i++) {
    const node *n = &r->nodes[r->front[i]];
    int32_t cost = n->cost + (e != NULL ? cost_of_end(n->state, e) : 0);
    if (cost >= least) continue;
    least = cost;
    best = r->front[i];
  }
  return best;
}

/* Write down the roles on the way to a node; returns its state. */
static uint32_t trace(run *r, uint32_t end, size_t from, size_t to) {
  uint32_t state = r->nodes[end].state;
  for (size_t i = to; i > from; i--) {
    const node *n = &r->nodes[end];
    r->marks[i - 1].role = n->role;
    if (n->role == IBID_MARK_OPEN)
      r->marks[i - 1].level = (uint8_t)depth_of(n->state);
    if (n->role == IBID_MARK_CLOSE)
      r->marks[i - 1].level = (uint8_t)(depth_of(n->state) + 1);
    end = n->before;
  }
  return state;
}

/* ---- The plain path ------------------------------------------------ */

/* The role that costs least by itself, if no other costs as little; or ROLES.
 */
static int cheapest(const mark *m) {
  int best = IBID_MARK_OPEN;
  bool alone = true;
  for (int role = IBID_MARK_CLOSE; role < ROLES; role++) {
    if (m->costs[role] > m->costs[best]) continue;
    alone = m->costs[role] < m->costs[best];
    if (alone) best = role;
  }
  return alone ? best : ROLES;
}

/* Can each mark have the role that costs least by itself, and nothing more, so
** that no level is left open?  Then no other path costs as little. */
static bool find_plain_roles(run *r) {
  uint32_t state = 0;
  for (size_t i = 0; i < r->count; i++) {
    mark *m = &r->marks[i];
    int role = cheapest(m);
    m->role = (uint8_t)role;
    if (role == IBID_MARK_OPEN) {
      if (cost_of_level(r, state, m) != 0) return false;
      state = push(state, m->style);
      m->level = (uint8_t)depth_of(state);
    } else if (role == IBID_MARK_CLOSE) {
      if (state == 0 || top(state) != m->style) return false;
      m->level = (uint8_t)depth_of(state);
      state = pop(state);
    } else if (role != IBID_MARK_APOSTROPHE) {
      return false;
    }
  }
  return state == 0;
}

/* The roles of the paragraph's marks; returns the stack at its end.  A long
** paragraph is decided by parts, so that the nodes stay few. */
static uint32_t find_roles(run *r, uint32_t state, const ending *e) {
  size_t from = 0;
  start_path(r, state);
  for (size_t i = 0; i < r->count; i++) {
    if (r->node_count > NODES_MAX) {
      start_path(r, trace(r, best_end(r, NULL), from, i));
      from = i;
    }
    step(r, &r->marks[i]);
  }
  return trace(r, best_end(r, e), from, r->count);
}

/* ---- Soft signs ---------------------------------------------------- */

static bool is_consonant(uint32_t code) {
  uint32_t c = code | 32;
  return c < 0x80 && ibid_is_letter(c) && c != 'a' && c != 'e' && c != 'i' &&
         c != 'o' && c != 'u' && c != 'y';
}

/* What English and French put after an apostrophe. */
static bool is_clitic(const ibid_text *text, size_t at) {
  static const char *const clitics[] = {"s", "t", "d", "m", "ll", "re", "ve"};
  size_t end = word_end(text, at);
  for (size_t i = 0; i < sizeof clitics / sizeof *clitics; i++) {
    size_t n = strlen(clitics[i]);
    if (end - at != n) continue;
    for (size_t k = 0; k < n && (text->bytes[at + k] | 32) == clitics[i][k];
         k++)
      if (k + 1 == n) return true;
  }
  return false;
}

/* After a consonant, at a word's end or before what is no clitic, and not after
** a lone letter or a plural's s. */
bool ibid_marks_soft(const ibid_text *text, size_t start, size_t end,
                     bool letter_behind) {
  ibid_character last = ibid_character_before(text, start), first;
  if (!is_consonant(last.code)) return false;
  first = ibid_character_before(text, start - last.size);
  if (!ibid_is_letter(first.code)) return false;
  if (letter_behind) return !is_clitic(text, end);
  /* A plural's possessive, and talkin’. */
  return last.code != 's' && last.code != 'S' &&
         !(last.code == 'n' && first.code == 'i');
}

/* ---- Hard signs ---------------------------------------------------- */

static bool is_letter(const ibid_text *text, size_t at) {
  return ibid_mask_has(text->classes.letter, at);
}

static uint32_t hash_letters(const ibid_text *text, uint32_t hash, size_t at,
                             size_t end) {
  for (; at < end; at++)
    hash = (hash ^ ((unsigned char)text->bytes[at] | 32)) * 16777619u;
  return hash * 31 + 1;
}

/* The letters on both sides of a mark, case aside; 0 if one side has none. */
static uint32_t hash_around(const ibid_text *text, uint32_t item) {
  size_t start = text->marks.start[item], end = text->marks.end[item];
  size_t first = start, last = end;
  while (first > 0 && is_letter(text, first - 1))
    first--;
  while (is_letter(text, last))
    last++;
  if (first == start || last == end) return 0;
  return hash_letters(text, hash_letters(text, 1, first, start), end, last) | 1;
}

static uint32_t *find_hash(uint32_t *table, size_t mask, uint32_t hash) {
  size_t i = hash * 2654435769u & mask;
  while (table[i] != 0 && table[i] != hash)
    i = (i + 1) & mask;
  return &table[i];
}

/* M2: words that have a hard sign elsewhere. */
static void find_hard_signs(ibid_text *text) {
  ibid_store *marks = &text->marks;
  size_t count = 0, mask = 16;
  uint32_t *table;
  for (size_t i = 0; i < marks->count; i++)
    count += marks->kind[i] == IBID_MARK_HARD;
  if (count == 0) return;
  while (mask < 2 * count)
    mask *= 2;
  table = ibid_allocate_zero(text, mask * sizeof *table);
  mask--;
  for (uint32_t i = 0; i < marks->count; i++) {
    uint32_t hash = marks->kind[i] == IBID_MARK_HARD ? hash_around(text, i) : 0;
    if (hash != 0) *find_hash(table, mask, hash) = hash;
  }
  for (uint32_t i = 0; i < marks->count; i++) {
    uint32_t hash;
    if (marks->kind[i] != IBID_MARK_APOSTROPHE &&
        marks->kind[i] != IBID_MARK_SOFT)
      continue;
    hash = hash_around(text, i);
    if (hash != 0 && *find_hash(table, mask, hash) == hash)
      marks->kind[i] = IBID_MARK_HARD;
  }
  ibid_release(text, table);
}

/* ---- Paragraphs ---------------------------------------------------- */

/* The next paragraph of the same stream: of the body, or at the feet. */
static size_t next_paragraph(const ibid_text *text, size_t p) {
  size_t next = p + 1;
  while (next < text->paragraph_count &&
         text->paragraphs[next].foot != text->paragraphs[p].foot)
    next++;
  return next;
}

static bool begins_small(const ibid_text *text, size_t p) {
  return p < text->paragraph_count && text->open_marks[p].small;
}

/* The first characters of paragraphs are far apart, too. */
static void read_heads(ibid_text *text) {
  const size_t ahead = 16, count = text->paragraph_count;
  ibid_dashes_account dashes = {0, 0, 0, 0};
  for (size_t p = 0; p < count; p++) {
    uint32_t start = text->paragraphs[p].start;
    if (p + ahead < count)
      __builtin_prefetch(text->bytes + text->paragraphs[p + ahead].start);
    text->open_marks[p].small =
        ibid_is_lower(ibid_character_at(text, start).code);
    if (!is_letter(text, start))
      ibid_dashes_look(text, &text->paragraphs[p], &dashes);
  }
  ibid_dashes_decide(text, &dashes);
}

static ending look_ahead(const run *r, size_t next) {
  const ibid_text *text = r->text;
  /* A little less than a stray mark: an opening one is worth believing. */
  ending e = {.dropped = 65};
  size_t at;
  ibid_character c;
  if (next >= text->paragraph_count) return e;
  at = text->paragraphs[next].start;
  c = ibid_character_at(text, at);
  if (begins_small(text, next)) e.dropped = 0;
  while (e.count < DEPTH_MAX && at < text->paragraphs[next].end) {
    mark m = {.start = (uint32_t)at};
    size_t size;
    if (!describe(c.code, &m.style, &m.direction)) {
      if (c.code == 0x2026 || c.code == '[' || ibid_is_space(c.code)) {
        at += c.size;
        c = ibid_character_at(text, at);
        continue;
      }
      break;
    }
    if (m.direction == CLOSING && !r->reversed) break;
    size = join_two(r, at, text->paragraphs[next].end, &m);
    e.opens[e.count++] = m.style;
    at += size > 0 ? size : c.size;
    c = ibid_character_at(text, at);
  }
  return e;
}

static uint8_t count_reopened(uint32_t state, const ending *e) {
  uint8_t n = 0;
  int depth = depth_of(state);
  uint32_t level[DEPTH_MAX + 1];
  for (int i = depth; i > 0; i--, state = pop(state))
    level[i - 1] = top(state);
  while (n < depth && n < e->count && e->opens[n] == level[n])
    n++;
  return n;
}

static void store_marks(run *r) {
  ibid_store *marks = &r->text->marks;
  if (r->count == 0) return;
  ibid_store_reserve(r->text, marks, r->count);
  for (size_t i = 0; i < r->count; i++) {
    const mark *m = &r->marks[i];
    size_t item = marks->count++;
    bool paired = m->role == IBID_MARK_OPEN || m->role == IBID_MARK_CLOSE;
    bool soft = m->role == IBID_MARK_APOSTROPHE && m->before == LETTER &&
                ibid_marks_soft(r->text, m->start, m->end, m->after == LETTER);
    marks->start[item] = m->start;
    marks->end[item] = m->end;
    marks->kind[item] = soft ? IBID_MARK_SOFT : m->role;
    ibid_store_bytes(marks, IBID_MARKS_MARK)[item] = m->style;
    ibid_store_numbers(marks, IBID_MARKS_LEVEL)[item] =
        paired ? m->level : IBID_NONE;
  }
}

/* The text's habits: which marks stand outside, and which way they point. */
static void find_habits(run *r) {
  ibid_marks_reading *m = r->text->marks_reading;
  const ibid_habits *h = &m->habits;
  r->single_outside = m->single_outside = h->singles > 2 * h->doubles + 2;
  r->german = h->low > 0 && h->low_closed * 2 >= h->low;
  r->reversed = h->out > h->in;
  r->doubled = h->doubled > h->doubles;
  r->plain =
      !r->german && !r->reversed && !r->doubled && !ibid_plain_is_forced();
}

/* Does nothing stand in a paragraph? */
static bool is_whole(const ibid_text *text, size_t p) {
  ibid_piece piece = {0, 0, 0};
  return text->paragraphs[p].lines == 1 ||
         (ibid_piece_next(text, p, &piece) &&
          piece.end == text->paragraphs[p].end);
}

/* The marks of a paragraph that begins inside the levels of a state; returns
** the levels that the next one begins in. */
static uint32_t read_paragraph(run *r, size_t p, uint32_t state) {
  ibid_text *text = r->text;
  ibid_open_marks *open = &text->open_marks[p];
  ending e;
  open->first = (uint32_t)text->marks.count;
  if (state == 0 && r->plain && is_whole(text, p) &&
      ibid_marks_plain(text, &text->paragraphs[p])) {
    open->carried = begins_small(text, next_paragraph(text, p));
    open->last = (uint32_t)text->marks.count;
    return 0;
  }
  collect(r, p);
  open->last = (uint32_t)(text->marks.count + r->count);
  if (state == 0 && find_plain_roles(r)) {
    open->carried = begins_small(text, next_paragraph(text, p));
    store_marks(r);
    return 0;
  }
  e = look_ahead(r, next_paragraph(text, p));
  state = find_roles(r, state, &e);
  store_marks(r);
  open->depth = (uint8_t)depth_of(state);
  open->reopened = count_reopened(state, &e);
  open->carried = e.dropped == 0;
  return e.dropped == 0 ? state : 0;
}

void ibid_marks_run(ibid_text *text) {
  run r = {.text = text};
  uint32_t carried[2] = {0, 0}; /* open stacks of the body and of the feet */
  ibid_store_open(&text->marks, &schema);
  text->open_marks = ibid_allocate_zero(text, (text->paragraph_count + 1) *
                                                  sizeof *text->open_marks);
  memset(r.best, 0xFF, sizeof r.best);
  find_habits(&r);
  read_heads(text);
  for (size_t p = 0; p < text->paragraph_count; p++) {
    uint32_t *state = &carried[text->paragraphs[p].foot];
    *state = read_paragraph(&r, p, *state);
  }
  ibid_release(text, r.marks);
  ibid_release(text, r.nodes);
  ibid_release(text, text->marks_reading->seen);
  ibid_release(text, text->marks_reading);
  text->marks_reading = NULL;
  find_hard_signs(text);
  ibid_store_close(&text->marks);
}

const ibid_layer *ibid_marks(const ibid_text *text) {
  return &text->marks.layer;
}
