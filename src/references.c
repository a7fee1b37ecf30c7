/*
** references.c - calls of notes and bodies of notes, one decision.
**
** R1  Candidates are runs of digits, the tail of a run (`1922` + `4`), raised
**     digits, bracketed numbers and signs; each has a weight from what stands
**     before and after it (`him,100 had`: a comma, a space and a small letter).
** R2  The numbers of one series rise by one.  The best chain through the
**     candidates pays for its start, for gaps and for beginning anew, less
**     after a heading.
** R3  Paragraphs that begin with a label are bodies if they stand in a zone of
**     notes: at the end of the text or before a heading, with labels that rise
**     and that the chain has, and without strong candidates inside; or at the
**     foot of a page.
** R4  Where the bodies have most labels of the chain, the candidates are
**     aligned to the list of bodies instead.  Only then may a call be misread
**     (`l` for 1).
** R5  Signs are aligned to the bodies that begin with the same sign.
**
** Weights are in tenths.  Their shape matters, their exact values hardly.
*/
#include "internal.h"

#include <string.h>

static const char *const kinds[] = {"number", "sign", "superscript",
                                    "bracketed", NULL};
static const ibid_column columns[] = {
    {"number", IBID_NUMBER, NULL, NULL}, {"series", IBID_NUMBER, NULL, NULL},
    {"note", IBID_INDEX, NULL, "notes"}, {"confidence", IBID_SHARE, NULL, NULL},
    {NULL, IBID_FLAG, NULL, NULL},
};
static const ibid_layer schema = {"references", kinds, columns, 0,
                                  NULL,         NULL,  NULL,    NULL};

enum { LABEL_MAX = 9999, NEVER = -10000, FORMS = 4 };

/* What may be a call. */
typedef struct candidate {
  uint32_t start, end;
  uint32_t paragraph;
  uint16_t label; /* a number, or the sign: its code and how often */
  uint8_t kind;   /* ibid_reference_kind */
  bool misread;
  int32_t weight;
  int32_t total;   /* of the best chain that ends here */
  uint32_t before; /* the candidate before it in that chain */
} candidate;

/* What may be a body: a paragraph that begins with a label. */
typedef struct label {
  uint32_t start, end; /* of the label with its brackets and point */
  uint16_t number;
  uint8_t kind;
  uint8_t shape; /* what stands behind a number: a point, a space, nothing */
  bool any;
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
  uint32_t first_candidate;
} facts;

typedef struct run {
  ibid_text *text;
  candidate *list;
  size_t count, capacity;
  facts *facts;
  uint32_t *chosen; /* candidates of the best chain, in text order */
  size_t chosen_count;
  bool heads; /* there is a line `Notes` */
  bool feet;  /* there are notes at the feet of pages */
  uint8_t form;
  uint8_t shape; /* of the last label in the text */
} run;

/* ---- Characters ---------------------------------------------------- */

static bool is_raised(uint32_t code, uint32_t *digit) {
  uint32_t d = 10;
  if (code == 0xB9) d = 1;
  if (code == 0xB2 || code == 0xB3) d = code - 0xB0;
  if (code == 0x2070 || (code >= 0x2074 && code <= 0x2079)) d = code - 0x2070;
  if (digit != NULL) *digit = d;
  return d < 10;
}

static bool is_sign(uint32_t code) {
  return code == '*' || code == 0x2020 || code == 0x2021 || code == 0xA7 ||
         code == 0xB6 || code == 0x2016;
}

static bool is_closing(uint32_t code) {
  return code == 0x201D || code == 0x2019 || code == '"' || code == '\'' ||
         code == 0xBB || code == 0x203A || code == ')' || code == ']' ||
         code == 0x2026 || code == 0x300D || code == 0x300F;
}

static bool is_opening(uint32_t code) {
  return code == 0x201C || code == 0x2018 || code == 0x201E || code == 0x201A ||
         code == 0xAB || code == 0x2039 || code == '(' || code == '[' ||
         code == 0x300C || code == 0x300E;
}

static bool is_point(uint32_t code) {
  return code == '.' || code == '!' || code == '?' || code == ';' ||
         code == ':';
}

static size_t word_before(const ibid_text *text, size_t end) {
  size_t start = end;
  for (;;) {
    ibid_character c = ibid_character_before(text, start);
    if (c.size == 0 || end - start > 40 || !ibid_is_letter(c.code)) break;
    start -= c.size;
  }
  return start;
}

static size_t word_after(const ibid_text *text, size_t start) {
  size_t end = start;
  for (;;) {
    ibid_character c = ibid_character_at(text, end);
    if (c.size == 0 || end - start > 40 || !ibid_is_letter(c.code)) break;
    end += c.size;
  }
  return end;
}

static bool is_locator(const ibid_text *text, size_t end) {
  size_t start = word_before(text, end);
  return start < end && ibid_is_word(text, start, end, IBID_LOCATORS);
}

/* ---- R1: weights of candidates ------------------------------------- */

/* After white space: a call that was torn off, or a number of the text's. */
static int weigh_space(const ibid_text *text, size_t at) {
  ibid_character c = ibid_character_before(text, at);
  while (ibid_is_space(c.code) && c.code != '\n') {
    at -= c.size;
    c = ibid_character_before(text, at);
  }
  if (is_point(c.code) && is_locator(text, at - 1)) return -70;
  if (c.code == '.' || c.code == '!' || c.code == '?' || c.code == 0x201D ||
      c.code == 0x2019 || c.code == '"' || c.code == '\'')
    return -25;
  return -55;
}

/* A digit, a point or a comma or a colon, then this number. */
static int weigh_after_digit(const ibid_text *text, const candidate *c,
                             uint32_t point) {
  size_t digits = c->end - c->start;
  uint32_t next = ibid_character_at(text, c->end).code;
  if (point == ':') return -30;
  if (point == ',') return digits == 3 && !ibid_is_digit(next) ? -60 : 15;
  return point == '.' ? 20 : 40;
}

static int weigh_letter(const ibid_text *text, size_t end) {
  size_t start = word_before(text, end);
  ibid_character first = ibid_character_at(text, start);
  if (ibid_is_word(text, start, end, IBID_LOCATORS)) return 0;
  if (start + first.size == end && ibid_is_upper(first.code)) return 10;
  return 32;
}

/* What stands before a run of plain digits. */
static int weigh_before(const ibid_text *text, const candidate *c) {
  size_t at = c->start;
  ibid_character b = ibid_character_before(text, at);
  ibid_character bb = ibid_character_before(text, at - b.size);
  if (at == text->paragraphs[c->paragraph].start || b.size == 0) return -90;
  if (ibid_is_space(b.code)) return weigh_space(text, at);
  if (ibid_is_letter(b.code)) return weigh_letter(text, at);
  if (b.code == 0x2014) {
    size_t end = text->paragraphs[c->paragraph].end;
    return c->end == end ? 20 : -20;
  }
  if (is_opening(b.code)) return -60;
  /* ’82: an apostrophe that nothing stands before opens a year. */
  if ((b.code == 0x2019 || b.code == '\'') &&
      (bb.size == 0 || ibid_is_space(bb.code) || is_opening(bb.code)))
    return -60;
  if (is_point(b.code) || b.code == ',') {
    if (ibid_is_digit(bb.code)) return weigh_after_digit(text, c, b.code);
    if (b.code == '.' && is_locator(text, at - 1)) return -30;
    if (b.code == ':' && bb.code == '/') return -70;
    return b.code == ',' ? 37 : 43;
  }
  if (is_closing(b.code)) return 40;
  if (is_sign(b.code)) return 10;
  return -70;
}

static bool is_unit(const ibid_text *text, size_t start) {
  size_t end = word_after(text, start);
  return end > start && ibid_is_word(text, start, end, IBID_UNITS);
}

/* What stands after. */
static int weigh_after(const ibid_text *text, const candidate *c) {
  size_t at = c->end;
  ibid_character a = ibid_character_at(text, at);
  ibid_character b = ibid_character_before(text, c->start);
  uint32_t next;
  if (a.size == 0 || at >= text->paragraphs[c->paragraph].end) return 7;
  next = ibid_character_at(text, at + a.size).code;
  if (ibid_is_space(a.code)) {
    if (a.code == '\n' || a.code == '\r') return 7;
    if (is_unit(text, at + a.size)) return -20;
    if (ibid_is_upper(next)) return 7;
    if (ibid_is_lower(next) && b.code == '.' &&
        ibid_is_digit(ibid_character_before(text, c->start - 1).code))
      return -30;
    return 0;
  }
  if (a.code == '.' || a.code == ',') return ibid_is_digit(next) ? -70 : -15;
  if (a.code == 0x2014) return 0;
  if (is_closing(a.code) || a.code == ';' || a.code == ':' || a.code == '!' ||
      a.code == '?')
    return ibid_is_digit(next) ? -50 : -12;
  if (a.code == '-' || a.code == 0x2013 || a.code == '/') return -50;
  if (ibid_is_letter(a.code) || a.code == '%' || ibid_is_digit(a.code))
    return -80;
  return -20;
}

static candidate *add_candidate(run *r, size_t start, size_t end,
                                uint32_t paragraph, uint32_t number, int kind) {
  candidate *c;
  r->list = ibid_reserve(r->text, r->list, &r->capacity, r->count + 1,
                         sizeof *r->list);
  c = &r->list[r->count++];
  *c = (candidate){.start = (uint32_t)start,
                   .end = (uint32_t)end,
                   .paragraph = paragraph,
                   .label = (uint16_t)number,
                   .kind = (uint8_t)kind,
                   .before = IBID_NONE};
  return c;
}

static uint32_t number_of(const ibid_text *text, size_t start, size_t end) {
  uint32_t number = 0;
  for (size_t at = start; at < end; at++)
    number = number * 10 + (uint32_t)(text->bytes[at] - '0');
  return number;
}

static bool reads_as_year(const ibid_text *text, size_t start, size_t end) {
  uint32_t number;
  if (end - start != 4) return false;
  number = number_of(text, start, end);
  return number >= 1000 && number < 2100;
}

/* How many digits stand before the comma or point that a run follows?  Of a
** number in groups the last group has three. */
static bool follows_group(const ibid_text *text, size_t start) {
  return start >= 2 && text->bytes[start - 1] == ',' &&
         ibid_is_digit((unsigned char)text->bytes[start - 2]);
}

/* A number and the call behind it, in one run of digits. */
static int weigh_split(const run *r, const candidate *c, size_t start,
                       size_t end) {
  const ibid_text *text = r->text;
  size_t head = c->start - start;
  int weight = 35 + weigh_after(text, c);
  bool grouped = follows_group(text, start);
  if (!grouped && (reads_as_year(text, start, end) || end - start <= 3))
    weight -= 60;
  if (grouped)
    weight -= head == 3 ? 3 : 70;
  else if (reads_as_year(text, start, c->start))
    weight -= 5;
  else
    weight -= 25;
  if (r->facts[c->paragraph].cell) weight -= 20;
  return weight;
}

static void keep_or_drop(run *r, candidate *c) {
  const int least = -60;
  if (c->weight < least) r->count--;
}

static void add_digits(run *r, size_t start, size_t end, uint32_t paragraph) {
  const ibid_text *text = r->text;
  size_t length = end - start;
  candidate *c;
  if (length > 12) return;
  if (length <= 4 && text->bytes[start] != '0') {
    c = add_candidate(r, start, end, paragraph, number_of(text, start, end),
                      IBID_REFERENCE_NUMBER);
    c->weight = weigh_before(text, c) + weigh_after(text, c);
    keep_or_drop(r, c);
  }
  for (size_t tail = 1; tail <= 3 && tail < length; tail++) {
    if (text->bytes[end - tail] == '0') continue;
    c = add_candidate(r, end - tail, end, paragraph,
                      number_of(text, end - tail, end), IBID_REFERENCE_NUMBER);
    c->weight = weigh_split(r, c, start, end);
    keep_or_drop(r, c);
  }
}

/* Glued to what stands before? */
static int weigh_raised(const ibid_text *text, const candidate *c,
                        size_t start) {
  ibid_character b = ibid_character_before(text, start);
  if (start == text->paragraphs[c->paragraph].start || b.size == 0) return -90;
  return ibid_is_space(b.code) ? 20 : 65;
}

static size_t add_raised(run *r, size_t start, uint32_t paragraph) {
  const ibid_text *text = r->text;
  size_t end = start;
  uint32_t number = 0, digit;
  candidate *c;
  for (;;) {
    ibid_character a = ibid_character_at(text, end);
    if (!is_raised(a.code, &digit)) break;
    number = number < LABEL_MAX ? number * 10 + digit : number;
    end += a.size;
  }
  if (number == 0 || number > LABEL_MAX) return end;
  c = add_candidate(r, start, end, paragraph, number,
                    IBID_REFERENCE_SUPERSCRIPT);
  c->weight = weigh_raised(text, c, start);
  keep_or_drop(r, c);
  return end;
}

static size_t digits_end(const ibid_text *text, size_t at) {
  while (at < text->size && ibid_is_digit((unsigned char)text->bytes[at]))
    at++;
  return at;
}

static void add_bracketed(run *r, size_t bracket, uint32_t paragraph) {
  const ibid_text *text = r->text;
  size_t start = bracket + 1, end = digits_end(text, start);
  candidate *c;
  if (end == start || end - start > 4 || text->bytes[end] != ']') return;
  c = add_candidate(r, start, end, paragraph, number_of(text, start, end),
                    IBID_REFERENCE_BRACKETED);
  c->weight = weigh_raised(text, c, bracket);
  keep_or_drop(r, c);
}

/* A sign's label: which sign, and how often it stands there. */
static uint16_t sign_label(uint32_t code, uint32_t times) {
  return (uint16_t)((code & 0xFF) << 4 | (times & 15));
}

static size_t signs_end(const ibid_text *text, size_t at, uint32_t *times) {
  ibid_character first = ibid_character_at(text, at), c = first;
  for (*times = 0; c.size > 0 && c.code == first.code;) {
    at += c.size;
    c = ibid_character_at(text, at);
    if (*times < 15) ++*times;
  }
  return at;
}

static int weigh_sign(const ibid_text *text, const candidate *c) {
  ibid_character b = ibid_character_before(text, c->start);
  ibid_character a = ibid_character_at(text, c->end);
  int weight = 50;
  if (c->start == text->paragraphs[c->paragraph].start || b.size == 0)
    return -90;
  if (ibid_is_space(b.code) || is_opening(b.code) || b.code == 0x2014)
    weight = -40;
  if (a.size > 0 && (ibid_is_letter(a.code) || ibid_is_digit(a.code)))
    weight -= 80;
  if (b.code == '/' || a.code == '/') weight -= 80;
  return weight;
}

static size_t add_sign(run *r, size_t start, uint32_t paragraph) {
  const ibid_text *text = r->text;
  ibid_character sign = ibid_character_at(text, start);
  uint32_t times;
  size_t end = signs_end(text, start, &times);
  candidate *c;
  if (times > 4) return end;
  c = add_candidate(r, start, end, paragraph, sign_label(sign.code, times),
                    IBID_REFERENCE_SIGN);
  c->weight = weigh_sign(text, c);
  if (c->weight < 0) r->count--;
  return end;
}

/* The candidates of a piece of a paragraph.  Only digits and signs are looked
** at; what is in between is passed over 64 bytes at a time. */
static void find_in_piece(run *r, size_t start, size_t end, uint32_t p) {
  const ibid_text *text = r->text;
  for (size_t at = start; at < end;) {
    uint64_t mask =
        (text->classes.digit[at / 64] | text->classes.sign[at / 64]) >>
        (at % 64);
    ibid_character c;
    if (mask == 0) {
      at = (at / 64 + 1) * 64;
      continue;
    }
    at += (size_t)__builtin_ctzll(mask);
    if (at >= end) break;
    c = ibid_character_at(text, at);
    if (ibid_is_digit(c.code)) {
      size_t last = digits_end(text, at);
      add_digits(r, at, last, p);
      at = last;
    } else if (is_raised(c.code, NULL)) {
      at = add_raised(r, at, p);
    } else if (c.code == '[') {
      add_bracketed(r, at, p);
      at++;
    } else if (is_sign(c.code)) {
      at = add_sign(r, at, p);
    } else {
      at += c.size;
    }
  }
}

/* ---- Paragraphs ---------------------------------------------------- */

/* A label at a paragraph's head: `12.`, `12 `, `[12]`, `¹²`, `*`. */
static label find_label(const ibid_text *text, const ibid_paragraph *p) {
  label l = {.start = p->start, .any = false};
  ibid_character c = ibid_character_at(text, p->start);
  size_t at = p->start, end;
  uint32_t number = 0, digit;
  if (is_raised(c.code, NULL)) {
    for (; is_raised(c.code, &digit) && number < 1000;) {
      number = number * 10 + digit;
      at += c.size;
      c = ibid_character_at(text, at);
    }
    l.kind = IBID_REFERENCE_SUPERSCRIPT;
  } else if (c.code == '[' || ibid_is_digit(c.code)) {
    at += c.code == '[';
    end = digits_end(text, at);
    if (end == at || end - at > 4 || text->bytes[at] == '0') return l;
    number = number_of(text, at, end);
    l.kind = c.code == '[' ? IBID_REFERENCE_BRACKETED : IBID_REFERENCE_NUMBER;
    if (c.code == '[' && text->bytes[end] != ']') return l;
    at = end + (c.code == '[');
    c = ibid_character_at(text, at);
    l.shape = ibid_is_space(c.code)            ? ' '
              : c.code == '.' || c.code == ')' ? (uint8_t)c.code
                                               : 0;
    if (c.code == '.' || c.code == ')') {
      at++;
      if (ibid_is_digit(ibid_character_at(text, at).code)) return l;
    } else if (!ibid_is_space(c.code) && !ibid_is_letter(c.code) &&
               !is_opening(c.code) && c.code != '"' && c.code != '\'') {
      return l;
    }
  } else if (is_sign(c.code)) {
    end = signs_end(text, at, &digit);
    number = sign_label(c.code, digit);
    l.kind = IBID_REFERENCE_SIGN;
    at = end;
    c = ibid_character_at(text, at);
    if (is_sign(c.code)) return l;
  } else {
    return l;
  }
  if (at >= p->end || number == 0 || number > LABEL_MAX) return l;
  l.end = (uint32_t)at;
  l.number = (uint16_t)number;
  l.any = true;
  return l;
}

static bool is_note_head(const ibid_text *text, const ibid_paragraph *p) {
  size_t end = p->end;
  if (end > p->start &&
      (text->bytes[end - 1] == '.' || text->bytes[end - 1] == ':'))
    end--;
  return end - p->start < 40 &&
         ibid_is_word(text, p->start, end, IBID_NOTE_HEADS);
}

static facts look_at(const ibid_text *text, const ibid_paragraph *p) {
  const uint32_t short_line = 90, cell = 60;
  facts here = {.label = find_label(text, p)};
  ibid_character last = ibid_character_before(text, p->end);
  ibid_character first = ibid_character_at(text, p->start);
  uint32_t size = p->end - p->start;
  here.colon = last.code == ':' || last.code == 0x2014;
  here.cell = size < cell && !is_point(last.code);
  here.heading = size < short_line && !p->verse && !p->foot &&
                 !is_point(last.code) && last.code != ',' &&
                 (!is_closing(last.code) || last.code == ')') &&
                 !ibid_is_lower(first.code) && !is_opening(first.code) &&
                 first.code != '"';
  here.head = is_note_head(text, p);
  return here;
}

static void look_at_paragraphs(run *r) {
  ibid_text *text = r->text;
  size_t n = text->paragraph_count;
  r->facts = ibid_allocate(text, (n + 1) * sizeof *r->facts);
  for (size_t p = 0; p < n; p++) {
    ibid_piece piece = {0, 0, 0};
    r->facts[p] = look_at(text, &text->paragraphs[p]);
    r->facts[p].first_candidate = (uint32_t)r->count;
    if (r->facts[p].head) r->heads = true;
    if (r->facts[p].label.any &&
        r->facts[p].label.kind == IBID_REFERENCE_NUMBER)
      r->shape = r->facts[p].label.shape;
    if (text->paragraphs[p].foot) r->feet = true;
    while (ibid_piece_next(text, p, &piece))
      find_in_piece(r, piece.start, piece.end, (uint32_t)p);
  }
  memset(&r->facts[n], 0, sizeof *r->facts);
  r->facts[n].first_candidate = (uint32_t)r->count;
}

/* ---- R2: the best chain -------------------------------------------- */

/* For each label the best chain that ends in it so far, its totals. */
typedef struct chains {
  int32_t *total;
  uint32_t *end;
  int32_t best, best_before; /* of all chains; of those before a heading */
  uint32_t best_end, best_before_end;
  uint32_t top; /* the greatest label reached */
} chains;

enum { GAP = 40, GAP_LABEL = 6, GAPS = 24, START = 30, START_LATE = 45 };
enum { RESTART = 70, RESTART_AFTER_HEADING = 25 };

static void consider(candidate *c, int32_t total, uint32_t before) {
  if (total <= c->total) return;
  c->total = total;
  c->before = before;
}

static void extend_chain(candidate *c, const chains *all) {
  int start = c->label == 1 ? START : START_LATE;
  c->total = c->weight - start;
  c->before = IBID_NONE;
  for (uint32_t gap = 1; gap <= GAPS && gap < c->label; gap++) {
    uint32_t from = c->label - gap;
    int cost = gap == 1 ? 0 : GAP + GAP_LABEL * (int)(gap - 1);
    if (all->end[from] != IBID_NONE)
      consider(c, all->total[from] + c->weight - cost, all->end[from]);
  }
  start -= START;
  if (all->best_end != IBID_NONE)
    consider(c, all->best + c->weight - RESTART - start, all->best_end);
  if (all->best_before_end != IBID_NONE)
    consider(c, all->best_before + c->weight - RESTART_AFTER_HEADING - start,
             all->best_before_end);
}

static void enter_chain(chains *all, const candidate *list, uint32_t i) {
  const candidate *c = &list[i];
  if (all->end[c->label] == IBID_NONE || c->total > all->total[c->label]) {
    all->total[c->label] = c->total;
    all->end[c->label] = i;
  }
  if (c->total > all->best) {
    all->best = c->total;
    all->best_end = i;
  }
}

static void open_chains(run *r, chains *all) {
  size_t n = LABEL_MAX + 1;
  *all = (chains){.best_end = IBID_NONE, .best_before_end = IBID_NONE};
  all->total = ibid_allocate_zero(r->text, n * sizeof *all->total);
  all->end = ibid_allocate(r->text, n * sizeof *all->end);
  memset(all->end, 0xFF, n * sizeof *all->end);
}

static bool takes_part(const run *r, const candidate *c, uint8_t form) {
  return c->kind == form && !c->misread && !r->facts[c->paragraph].note &&
         !r->text->paragraphs[c->paragraph].foot;
}

/* The best chain of a form; its total is 0 if there is none.  Candidates of
** one run of digits must not follow each other, so they enter together. */
static int32_t find_chain(run *r, uint8_t form, uint32_t *end) {
  chains all;
  int32_t best;
  open_chains(r, &all);
  for (size_t p = 0; p < r->text->paragraph_count; p++) {
    uint32_t i = r->facts[p].first_candidate;
    uint32_t last = r->facts[p + 1].first_candidate;
    if (r->facts[p].heading && !r->facts[p].label.any) {
      all.best_before = all.best;
      all.best_before_end = all.best_end;
    }
    while (i < last) {
      uint32_t first = i;
      for (; i < last && r->list[i].end == r->list[first].end; i++)
        if (takes_part(r, &r->list[i], form)) extend_chain(&r->list[i], &all);
      for (uint32_t j = first; j < i; j++)
        if (takes_part(r, &r->list[j], form)) enter_chain(&all, r->list, j);
    }
  }
  best = all.best_end == IBID_NONE ? 0 : all.best;
  *end = all.best_end;
  ibid_release(r->text, all.total);
  ibid_release(r->text, all.end);
  return best;
}

/* Put down the chain that ends with a candidate. */
static void choose_chain(run *r, uint32_t end) {
  size_t n = 0;
  for (uint32_t i = end; i != IBID_NONE; i = r->list[i].before)
    n++;
  r->chosen_count = n;
  for (uint32_t i = end; i != IBID_NONE; i = r->list[i].before)
    r->chosen[--n] = i;
}

static void choose_form(run *r) {
  static const uint8_t forms[] = {IBID_REFERENCE_NUMBER,
                                  IBID_REFERENCE_SUPERSCRIPT,
                                  IBID_REFERENCE_BRACKETED};
  int32_t best = 0;
  r->chosen_count = 0;
  for (size_t f = 0; f < sizeof forms; f++) {
    uint32_t end;
    int32_t total = find_chain(r, forms[f], &end);
    /* Digits stand for much else, raised or bracketed ones do not. */
    if (forms[f] != IBID_REFERENCE_NUMBER) total *= 3;
    if (total <= best) continue;
    best = total;
    r->form = forms[f];
    choose_chain(r, end);
  }
}

/* ---- R3: zones of notes -------------------------------------------- */

/* Which labels the chain has, and how often it begins anew. */
typedef struct known {
  uint8_t *labels; /* 2: in the chain, 1: a fair candidate */
  uint32_t ones;
  size_t passed; /* how much of the chain stands before a paragraph */
} known;

static known know_labels(run *r) {
  known k = {ibid_allocate_zero(r->text, LABEL_MAX + 1), 0, 0};
  for (size_t i = 0; i < r->count; i++)
    if (r->list[i].weight >= 20 && r->list[i].label <= LABEL_MAX)
      k.labels[r->list[i].label] = 1;
  for (size_t i = 0; i < r->chosen_count; i++) {
    const candidate *c = &r->list[r->chosen[i]];
    k.labels[c->label] = 2;
    if (c->label == 1) k.ones++;
    if (c->weight >= 30) r->facts[c->paragraph].calls++;
  }
  return k;
}

/* The best way to have a paragraph inside or outside of a zone. */
typedef struct zone_step {
  int32_t out, in;
  bool out_from_in, in_from_out;
  uint16_t first;  /* the label that the zone begins with */
  uint16_t last;   /* the label before, inside */
  uint16_t called; /* the chain's last label before the zone */
} zone_step;

/* Notes have the form of the calls, and all of them the same shape: that of
** the last label in the text, since notes come last. */
static bool fits(const run *r, const label *l) {
  return l->any && l->kind == r->form &&
         (l->kind != IBID_REFERENCE_NUMBER || l->shape == r->shape);
}

static int weigh_label(const run *r, const label *l, uint16_t last,
                       const known *k) {
  if (l->kind == IBID_REFERENCE_SIGN)
    return k->labels[l->number] != 0 ? 45 : -10;
  if (!fits(r, l)) return -10;
  int weight = k->labels[l->number] == 2   ? 31
               : k->labels[l->number] == 1 ? 10
                                           : -10;
  if (last == 0) return weight;
  if (l->number == last + 1) return weight + 20;
  if (l->number == 1) return weight - (k->ones > 1 ? 5 : 60);
  return weight - (l->number > last ? 10 : 40);
}

static int weigh_begin(const run *r, size_t p) {
  int weight = r->facts[p].head ? 40 : -25;
  if (p > 0 && r->facts[p - 1].head) weight = 40;
  if (p > 0 && r->facts[p - 1].colon) weight -= 80;
  if (r->heads && weight < 0) weight -= 150;
  if (r->feet && weight < 0) weight -= 150;
  return weight;
}

static int weigh_inside(const run *r, size_t p, uint16_t last, const known *k) {
  const facts *here = &r->facts[p];
  int weight = here->label.any ? weigh_label(r, &here->label, last, k) : -3;
  if (here->head || (here->cell && !here->label.any)) weight = -1;
  return weight - 60 * (int)here->calls;
}

/* May a zone begin here?  Not with what continues something. */
static bool may_begin(const run *r, size_t p) {
  return r->facts[p].label.any || r->facts[p].head;
}

/* The chain's last label before a paragraph; asked in text order. */
static uint16_t last_called(const run *r, known *k, size_t p) {
  while (k->passed < r->chosen_count &&
         r->list[r->chosen[k->passed]].paragraph < p)
    k->passed++;
  return k->passed == 0 ? 0 : r->list[r->chosen[k->passed - 1]].label;
}

/* Prose goes on after notes only under a heading, and if they answered all
** that was called before them; else it was a list of the author's own. */
static bool may_leave(const run *r, const zone_step *s, size_t p) {
  return r->facts[p].heading && !r->facts[p].label.any && s->in > NEVER &&
         s->first <= 1 && s->last + 2 >= s->called && s->called + 2 >= s->last;
}

static void step_zone(run *r, known *k, size_t p, zone_step *s) {
  const int leave = -60;
  const label *l = &r->facts[p].label;
  zone_step *next = s + 1;
  int32_t stay = NEVER, enter = NEVER;
  if (r->text->paragraphs[p].foot) { /* it is no matter of zones */
    *next = *s;
    next->in_from_out = next->out_from_in = false;
    return;
  }
  if (s->in > NEVER) stay = s->in + weigh_inside(r, p, s->last, k);
  if (may_begin(r, p))
    enter = s->out + weigh_begin(r, p) + weigh_inside(r, p, 0, k);
  next->in_from_out = enter > stay;
  next->in = enter > stay ? enter : stay;
  if (next->in < NEVER) next->in = NEVER;
  next->last = next->in_from_out ? 0 : s->last;
  next->called = next->in_from_out ? last_called(r, k, p) : s->called;
  next->first = next->in_from_out ? 0 : s->first;
  if (fits(r, l)) {
    if (next->first == 0) next->first = l->number;
    next->last = l->number;
  }
  next->out_from_in = may_leave(r, s, p) && s->in + leave > s->out;
  next->out = next->out_from_in ? s->in + leave : s->out;
}

static void find_zones(run *r) {
  size_t n = r->text->paragraph_count;
  known k = know_labels(r);
  zone_step *steps = ibid_allocate_zero(r->text, (n + 1) * sizeof *steps);
  int32_t idle = 0;
  bool inside;
  steps[0].in = NEVER;
  for (size_t p = 0; p < n; p++) {
    step_zone(r, &k, p, &steps[p]);
    idle = r->facts[p].label.any ? 0 : idle + 5;
  }
  inside = steps[n].in - idle > steps[n].out;
  for (size_t p = n; p-- > 0;) {
    const zone_step *s = &steps[p + 1];
    r->facts[p].note = inside && !r->text->paragraphs[p].foot;
    inside = inside ? !s->in_from_out : s->out_from_in;
  }
  ibid_release(r->text, steps);
  ibid_release(r->text, k.labels);
}

/* ---- Bodies -------------------------------------------------------- */

static ibid_body *add_body(run *r, size_t *capacity, size_t p) {
  ibid_text *text = r->text;
  ibid_body *body;
  text->bodies = ibid_reserve(text, text->bodies, capacity,
                              text->body_count + 1, sizeof *body);
  body = &text->bodies[text->body_count++];
  *body = (ibid_body){.paragraph = (uint32_t)p,
                      .paragraphs = 1,
                      .start = text->paragraphs[p].start,
                      .end = text->paragraphs[p].end,
                      .number = IBID_NONE,
                      .reference = IBID_NONE,
                      .series = IBID_NONE,
                      .kind = text->paragraphs[p].foot ? IBID_NOTE_FOOTNOTE
                                                       : IBID_NOTE_ENDNOTE};
  return body;
}

static void label_body(ibid_body *body, const label *l) {
  body->label_start = l->start;
  body->label_end = l->end;
  body->series = l->kind == IBID_REFERENCE_SIGN;
  body->number = l->number;
}

/* Does a paragraph begin as a citation does: a capital, and a figure after a
** comma or in brackets before long? */
static bool starts_as_citation(const ibid_text *text, size_t p) {
  size_t at = text->paragraphs[p].start, end = text->paragraphs[p].end;
  size_t limit = end - at > 160 ? at + 160 : end;
  if (!ibid_is_upper(ibid_character_at(text, at).code)) return false;
  for (; at + 2 < limit; at++)
    if ((text->bytes[at] == ',' || text->bytes[at] == '(') &&
        ibid_is_digit(
            (unsigned char)text->bytes[at + 1 + (text->bytes[at] == ',')]))
      return true;
  return false;
}

/* After a signed note: is this another one whose sign was lost?  After a
** numbered one it is not: its number would be missed. */
static bool has_lost_sign(const run *r, const ibid_body *body, size_t p) {
  const ibid_text *text = r->text;
  uint32_t before = ibid_character_before(text, body->end).code;
  uint32_t last = ibid_character_before(text, text->paragraphs[p].end).code;
  return body->series == 1 && (is_point(before) || ibid_is_digit(before)) &&
         before != ':' && is_point(last) && starts_as_citation(text, p);
}

/* A line between the notes: the title of a chapter, whose notes begin anew or
** which says that it is one. */
static bool is_title(const run *r, size_t p, uint32_t last) {
  const label *own = &r->facts[p].label;
  const ibid_text *text = r->text;
  const ibid_paragraph *here = &text->paragraphs[p];
  const facts *next = &r->facts[p + 1];
  if (r->facts[p].head) return true;
  if (!r->facts[p].heading || p + 1 >= text->paragraph_count ||
      !next->label.any || !next->note || fits(r, own) ||
      (own->any && own->kind == IBID_REFERENCE_SIGN))
    return false;
  return next->label.number == 1 || next->label.number < last || own->any ||
         ibid_is_word(text, here->start, word_after(text, here->start),
                      IBID_DIVISIONS);
}

/* How often each number labels a paragraph of the zones from here on. */
static uint32_t *count_labels(const run *r) {
  uint32_t *left = ibid_allocate_zero(r->text, (LABEL_MAX + 2) * sizeof *left);
  for (size_t p = 0; p < r->text->paragraph_count; p++)
    if (fits(r, &r->facts[p].label) &&
        (r->facts[p].note || r->text->paragraphs[p].foot))
      left[r->facts[p].label.number]++;
  return left;
}

typedef struct listing {
  run *r;
  ibid_body *body; /* the newest */
  size_t capacity;
  uint32_t last; /* its number */
  uint32_t *left;
  uint32_t ones; /* how often the lists begin with 1 */
  bool title;    /* a title came since */
} listing;

/* Does a label go on with the list, or is it an inner list's?  Lists that begin
** anew on each page have many a 1. */
static bool continues_list(const listing *now, const label *l) {
  const uint32_t gap = 12, near = 4, often = 3;
  uint32_t last = now->last;
  if (now->title || last == 0 || l->number == last + 1u) return true;
  if (l->number == 1) return now->left[last + 1] == 0 || now->ones >= often;
  return l->number > last && l->number <= last + gap &&
         (l->number <= last + near || now->left[last + 1] == 0);
}

static void list_label(listing *now, size_t p) {
  const label *l = &now->r->facts[p].label;
  now->body = add_body(now->r, &now->capacity, p);
  label_body(now->body, l);
  if (now->body->series == 0) now->last = l->number;
  now->title = false;
}

static void list_paragraph(listing *now, size_t p) {
  run *r = now->r;
  ibid_text *text = r->text;
  const label *l = &r->facts[p].label;
  bool numbered =
      fits(r, l) || (text->paragraphs[p].foot && l->any && l->kind == r->form);
  if (!text->paragraphs[p].foot && !r->facts[p].note) return;
  if (numbered) now->left[l->number]--;
  r->facts[p].note = true;
  if (is_title(r, p, now->last)) {
    r->facts[p].note = false;
    now->body = NULL;
    now->title = true;
  } else if ((l->any && l->kind == IBID_REFERENCE_SIGN) ||
             (numbered &&
              (text->paragraphs[p].foot || continues_list(now, l)))) {
    list_label(now, p);
  } else if (now->body == NULL || (now->body->kind == IBID_NOTE_FOOTNOTE) !=
                                      text->paragraphs[p].foot) {
    r->facts[p].note = false;
  } else if (has_lost_sign(r, now->body, p)) {
    now->body = add_body(r, &now->capacity, p);
    now->body->series = 1;
  } else {
    now->body->paragraphs = (uint32_t)p - now->body->paragraph + 1;
    now->body->end = text->paragraphs[p].end;
  }
}

static void find_bodies(run *r) {
  listing now = {.r = r, .left = count_labels(r)};
  now.ones = now.left[1];
  for (size_t p = 0; p < r->text->paragraph_count; p++)
    list_paragraph(&now, p);
  ibid_release(r->text, now.left);
}

/* ---- R4, R5: alignment to the bodies ------------------------------- */

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

enum { SKIP = 35, MATCHED = 20, REACH = 48, LABELS = LABEL_MAX + 1 };

static int32_t worth(const alignment *a, uint32_t m) {
  return a->matches[m].total + SKIP * (int32_t)(a->matches[m].body + 1);
}

static uint32_t best_below(const alignment *a, size_t place) {
  uint32_t best = IBID_NONE;
  for (size_t i = place; i > 0; i &= i - 1)
    if (a->best[i] != IBID_NONE &&
        (best == IBID_NONE || worth(a, a->best[i]) > worth(a, best)))
      best = a->best[i];
  return best;
}

static void enter_match(alignment *a, uint32_t m) {
  for (size_t i = a->matches[m].body + 1; i <= a->count; i += i & (0 - i))
    if (a->best[i] == IBID_NONE || worth(a, m) > worth(a, a->best[i]))
      a->best[i] = m;
}

static void add_match(alignment *a, uint32_t c, size_t place) {
  uint32_t before = best_below(a, place);
  int32_t base = before == IBID_NONE ? 0 : worth(a, before);
  int32_t total = base - SKIP * (int32_t)place + a->r->list[c].weight + MATCHED;
  a->matches = ibid_reserve(a->r->text, a->matches, &a->match_capacity,
                            a->match_count + 1, sizeof *a->matches);
  a->matches[a->match_count++] = (match){c, (uint32_t)place, before, total};
}

/* Match a candidate to the bodies of its label that lie near the front. */
static void try_candidate(alignment *a, uint32_t c) {
  uint16_t wanted = a->r->list[c].label;
  size_t low = a->front > REACH ? a->front - REACH : 0;
  uint32_t place = a->first[wanted];
  while (place != IBID_NONE && place < low && a->next[place] != IBID_NONE &&
         a->next[place] <= a->front)
    place = a->next[place];
  a->first[wanted] = place;
  for (int tries = 0; place != IBID_NONE && tries < REACH; tries++) {
    const ibid_body *body = &a->r->text->bodies[a->bodies[place]];
    /* A foot serves its own page and the one before. */
    if (body->kind != IBID_NOTE_FOOTNOTE || body->start > a->r->list[c].start)
      add_match(a, c, place);
    place = a->next[place];
  }
}

static void open_alignment(run *r, alignment *a, uint32_t series) {
  ibid_text *text = r->text;
  *a = (alignment){.r = r};
  a->bodies = ibid_allocate(text, (text->body_count + 1) * sizeof(uint32_t));
  a->next = ibid_allocate(text, (text->body_count + 1) * sizeof(uint32_t));
  a->best = ibid_allocate(text, (text->body_count + 2) * sizeof(uint32_t));
  a->first = ibid_allocate(text, LABELS * sizeof(uint32_t));
  memset(a->first, 0xFF, LABELS * sizeof(uint32_t));
  memset(a->best, 0xFF, (text->body_count + 2) * sizeof(uint32_t));
  for (size_t b = 0; b < text->body_count; b++)
    if (text->bodies[b].series == series && text->bodies[b].number <= LABEL_MAX)
      a->bodies[a->count++] = (uint32_t)b;
  for (size_t place = a->count; place-- > 0;) {
    uint32_t number = text->bodies[a->bodies[place]].number;
    a->next[place] = a->first[number];
    a->first[number] = (uint32_t)place;
  }
}

static void close_alignment(alignment *a) {
  ibid_text *text = a->r->text;
  ibid_release(text, a->bodies);
  ibid_release(text, a->next);
  ibid_release(text, a->best);
  ibid_release(text, a->first);
  ibid_release(text, a->matches);
}

/* The best alignment of candidates that `wanted` lets in; its matches from the
** last one back. */
static uint32_t align(alignment *a, const uint32_t *items, size_t count) {
  const candidate *list = a->r->list;
  int32_t best = INT32_MIN;
  uint32_t end = IBID_NONE;
  for (size_t i = 0; i < count;) {
    size_t first = i, from = a->match_count;
    for (; i < count && list[items[i]].end == list[items[first]].end; i++)
      try_candidate(a, items[i]);
    for (; from < a->match_count; from++) {
      enter_match(a, (uint32_t)from);
      if (worth(a, (uint32_t)from) > best) {
        best = worth(a, (uint32_t)from);
        end = (uint32_t)from;
        a->front = a->matches[from].body;
      }
    }
  }
  return end;
}

/* ---- Misread numbers ----------------------------------------------- */

static int misread_digit(uint32_t code) {
  switch (code) {
    case 'l':
    case 'I': return 1;
    case 'O': return 0;
    case 'S': return 5;
    case 'B': return 8;
    default: return ibid_is_digit(code) ? (int)(code - '0') : -1;
  }
}

/* After a mark a letter that looks like a digit may be one; after a word it
** cannot be told from the word's last letter. */
static int weigh_misread(const ibid_text *text, size_t start) {
  ibid_character b = ibid_character_before(text, start);
  if (is_point(b.code) || b.code == ',') return 15;
  if (!is_closing(b.code)) return NEVER;
  /* A straight mark closes only what it is glued to. */
  while (b.code == '\'' || b.code == '"') {
    start -= b.size;
    b = ibid_character_before(text, start);
  }
  return b.size == 0 || ibid_is_space(b.code) || is_opening(b.code) ? NEVER
                                                                    : 15;
}

/* `,l` or `.1O`: up to three characters at the end of what is glued. */
static void find_misread(run *r, size_t at, uint32_t p) {
  const ibid_text *text = r->text;
  uint32_t number = 0, letters = 0;
  size_t end = at;
  candidate *c;
  ibid_character a;
  for (; end - at < 4; end++) {
    int digit = misread_digit((unsigned char)text->bytes[end]);
    if (digit < 0) break;
    if (!ibid_is_digit((unsigned char)text->bytes[end])) letters++;
    number = number * 10 + (uint32_t)digit;
  }
  a = ibid_character_at(text, end);
  if (letters == 0 || end == at || end - at > 3 || number == 0 ||
      ibid_is_letter(a.code) || ibid_is_digit(a.code) || a.code == 0x2019 ||
      a.code == '\'')
    return;
  c = add_candidate(r, at, end, p, number, IBID_REFERENCE_NUMBER);
  c->misread = true;
  c->weight = weigh_misread(text, at) + weigh_after(text, c);
  keep_or_drop(r, c);
}

static bool may_be_misread(const ibid_text *text, size_t at) {
  return misread_digit((unsigned char)text->bytes[at]) >= 0 &&
         weigh_misread(text, at) > NEVER;
}

static int by_place(const candidate *a, const candidate *b) {
  if (a->end != b->end) return a->end < b->end ? -1 : 1;
  return a->start < b->start ? -1 : a->start > b->start;
}

/* The misread candidates are put among the others, in text order. */
static void merge_misread(run *r, size_t from) {
  size_t total = r->count, i = 0, j = from, n = 0;
  candidate *merged = ibid_allocate(r->text, (total + 1) * sizeof *merged);
  while (i < from || j < total) {
    if (j == total ||
        (i < from && (r->list[i].paragraph < r->list[j].paragraph ||
                      (r->list[i].paragraph == r->list[j].paragraph &&
                       by_place(&r->list[i], &r->list[j]) <= 0))))
      merged[n++] = r->list[i++];
    else
      merged[n++] = r->list[j++];
  }
  ibid_release(r->text, r->list);
  r->list = merged;
  r->capacity = total + 1;
}

static void add_misread(run *r) {
  const ibid_text *text = r->text;
  size_t from = r->count;
  for (uint32_t p = 0; p < text->paragraph_count; p++) {
    ibid_piece piece = {0, 0, 0};
    if (r->facts[p].note || text->paragraphs[p].foot) continue;
    while (ibid_piece_next(text, p, &piece))
      for (size_t at = piece.start + 1; at < piece.end; at++)
        if (may_be_misread(text, at)) find_misread(r, at, p);
  }
  merge_misread(r, from);
}

/* ---- Results ------------------------------------------------------- */

/* Which labels the bodies have. */
static uint8_t *listed_labels(const run *r, size_t *bodies) {
  uint8_t *seen = ibid_allocate_zero(r->text, LABEL_MAX + 1);
  *bodies = 0;
  for (size_t b = 0; b < r->text->body_count; b++) {
    const ibid_body *body = &r->text->bodies[b];
    if (body->series != 0 || body->number > LABEL_MAX) continue;
    seen[body->number] = 1;
    ++*bodies;
  }
  return seen;
}

/* Do the bodies have most labels of the chain? */
static bool is_list(const run *r) {
  size_t listed = 0, bodies;
  uint8_t *seen = listed_labels(r, &bodies);
  for (size_t i = 0; i < r->chosen_count; i++)
    listed += seen[r->list[r->chosen[i]].label];
  ibid_release(r->text, seen);
  return bodies > 0 && listed * 4 >= r->chosen_count * 3;
}

static size_t collect(const run *r, uint8_t form, uint32_t *items) {
  const int least = -45;
  size_t n = 0;
  for (uint32_t i = 0; i < r->count; i++) {
    const candidate *c = &r->list[i];
    if (c->kind == form && c->weight >= least && !r->facts[c->paragraph].note)
      items[n++] = i;
  }
  return n;
}

static uint8_t share_of(int32_t weight) {
  int32_t share = 128 + weight * 2;
  return (uint8_t)(share < 26 ? 26 : share > 255 ? 255 : share);
}

typedef struct call {
  uint32_t candidate, body;
} call;

static int compare_calls(const run *r, const call *a, const call *b) {
  uint32_t x = r->list[a->candidate].start, y = r->list[b->candidate].start;
  return x < y ? -1 : x > y;
}

static void store_calls(run *r, const call *calls, size_t count) {
  ibid_text *text = r->text;
  for (size_t i = 0; i < count; i++) {
    const candidate *c = &r->list[calls[i].candidate];
    uint32_t item =
        ibid_store_add(text, &text->references, c->start, c->end, c->kind);
    bool sign = c->kind == IBID_REFERENCE_SIGN;
    if (!sign)
      ibid_store_numbers(&text->references, IBID_REFERENCES_NUMBER)[item] =
          c->label;
    ibid_store_numbers(&text->references, IBID_REFERENCES_SERIES)[item] = sign;
    ibid_store_bytes(&text->references, IBID_REFERENCES_CONFIDENCE)[item] =
        share_of(c->weight + (calls[i].body == IBID_NONE ? 0 : MATCHED));
    if (calls[i].body != IBID_NONE &&
        text->bodies[calls[i].body].reference == IBID_NONE)
      text->bodies[calls[i].body].reference = item;
  }
}

/* The matches of an alignment as calls, in text order. */
static size_t take_matches(const alignment *a, uint32_t end, call *calls) {
  size_t n = 0, count;
  for (uint32_t m = end; m != IBID_NONE; m = a->matches[m].before)
    n++;
  count = n;
  for (uint32_t m = end; m != IBID_NONE; m = a->matches[m].before)
    calls[--n] = (call){a->matches[m].candidate, a->bodies[a->matches[m].body]};
  return count;
}

/* Does a candidate of the chain stand between two calls as its label does
** between theirs? */
static bool lies_between(const run *r, const candidate *c, const call *before,
                         const call *after) {
  const candidate *b = before != NULL ? &r->list[before->candidate] : NULL;
  const candidate *a = after != NULL ? &r->list[after->candidate] : NULL;
  const int certain = 30;
  return c->weight >= certain && (b == NULL || b->label < c->label) &&
         (a == NULL || a->label > c->label);
}

/* Notes that the list lacks have calls all the same. */
static size_t add_unlisted(run *r, call *calls, size_t count) {
  size_t bodies, n = 0, j = 0;
  uint8_t *seen = listed_labels(r, &bodies);
  call *all =
      ibid_allocate(r->text, (count + r->chosen_count + 1) * sizeof *all);
  for (size_t i = 0; i < r->chosen_count; i++) {
    const candidate *c = &r->list[r->chosen[i]];
    while (j < count && r->list[calls[j].candidate].start < c->start)
      all[n++] = calls[j++];
    if (!seen[c->label] && lies_between(r, c, n > 0 ? &all[n - 1] : NULL,
                                        j < count ? &calls[j] : NULL))
      all[n++] = (call){r->chosen[i], IBID_NONE};
  }
  while (j < count)
    all[n++] = calls[j++];
  memcpy(calls, all, n * sizeof *all);
  ibid_release(r->text, all);
  ibid_release(r->text, seen);
  return n;
}

/* Calls by number: aligned to the list, or the chain, linked where it can be.
 */
static size_t number_calls(run *r, call *calls, uint32_t *items) {
  alignment a;
  size_t n = 0;
  bool listed = r->chosen_count > 0 ? is_list(r) : r->feet;
  if (listed && r->form == IBID_REFERENCE_NUMBER) {
    add_misread(r);
    items = ibid_grow(r->text, items, (r->count + 1) * sizeof *items);
  }
  open_alignment(r, &a, 0);
  if (listed) {
    n = take_matches(&a, align(&a, items, collect(r, r->form, items)), calls);
    n = add_unlisted(r, calls, n);
  } else {
    size_t m = take_matches(&a, align(&a, r->chosen, r->chosen_count), calls);
    /* Spread the links over the chain, from behind. */
    n = r->chosen_count;
    for (size_t i = n; i-- > 0;) {
      uint32_t body = IBID_NONE;
      if (m > 0 && calls[m - 1].candidate == r->chosen[i])
        body = calls[--m].body;
      calls[i] = (call){r->chosen[i], body};
    }
  }
  close_alignment(&a);
  ibid_release(r->text, items);
  return n;
}

/* Signs stand for themselves; bodies only say which note they call. */
static size_t sign_calls(run *r, call *calls, uint32_t *items) {
  alignment a;
  size_t count = collect(r, IBID_REFERENCE_SIGN, items), m;
  open_alignment(r, &a, 1);
  m = take_matches(&a, align(&a, items, count), calls);
  for (size_t i = count; i-- > 0;) {
    uint32_t body = IBID_NONE;
    if (m > 0 && calls[m - 1].candidate == items[i]) body = calls[--m].body;
    calls[i] = (call){items[i], body};
  }
  close_alignment(&a);
  ibid_release(r->text, items);
  return count;
}

/* The two series, in text order. */
static void store_series(run *r, const call *numbers, size_t n,
                         const call *signs, size_t m) {
  call *all = ibid_allocate(r->text, (n + m + 1) * sizeof *all);
  size_t i = 0, j = 0, k = 0;
  while (i < n || j < m) {
    if (j == m || (i < n && compare_calls(r, &numbers[i], &signs[j]) < 0))
      all[k++] = numbers[i++];
    else
      all[k++] = signs[j++];
  }
  store_calls(r, all, k);
  ibid_release(r->text, all);
}

static uint32_t *new_items(run *r) {
  return ibid_allocate(r->text, (r->count + 1) * sizeof(uint32_t));
}

static void find_calls(run *r) {
  size_t room = (r->count + r->chosen_count + r->text->body_count + 1);
  call *signs = ibid_allocate(r->text, room * sizeof(call)), *numbers;
  size_t m = sign_calls(r, signs, new_items(r)), n;
  numbers = ibid_allocate(r->text, room * sizeof(call));
  n = number_calls(r, numbers, new_items(r));
  store_series(r, numbers, n, signs, m);
  ibid_release(r->text, numbers);
  ibid_release(r->text, signs);
}

void ibid_references_run(ibid_text *text) {
  run r = {.text = text};
  ibid_store_open(&text->references, &schema);
  look_at_paragraphs(&r);
  r.chosen = new_items(&r);
  choose_form(&r);
  find_zones(&r);
  choose_form(&r);
  find_bodies(&r);
  find_calls(&r);
  ibid_release(text, r.chosen);
  ibid_release(text, r.list);
  ibid_release(text, r.facts);
  ibid_store_close(&text->references);
}

const ibid_layer *ibid_references(const ibid_text *text) {
  return &text->references.layer;
}
