/*
** candidates.c - R1: what may be a call, and how likely, from what stands
** before and after it; what paragraphs look like; and figures that were
** misread.
*/
#include "references.h"

#include <string.h>

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
  if (b.code == '%') return 25;
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
  r->kinds[kind]++;
  *c = (candidate){.start = (uint32_t)start,
                   .end = (uint32_t)end,
                   .paragraph = paragraph,
                   .label = (uint16_t)number,
                   .kind = (uint8_t)kind,
                   .before = IBID_NONE,
                   .headings = r->headings};
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

/* 203.961.7523, 853-3242: a run that goes on with others is a telephone's. */
static bool follows_series(const ibid_text *text, size_t start) {
  char before = start > 1 ? text->bytes[start - 1] : ' ';
  return (before == '.' || before == '-' || before == '/') &&
         ibid_is_digit((unsigned char)text->bytes[start - 2]);
}

/* A number and the call behind it, in one run of digits. */
static int weigh_split(const run *r, const candidate *c, size_t start) {
  const ibid_text *text = r->text;
  size_t head = c->start - start;
  int weight = 35 + weigh_after(text, c);
  if (follows_group(text, start))
    weight -= head == 3 ? 3 : 70;
  else if (reads_as_year(text, start, c->start))
    weight -= 5;
  else
    weight -= 25;
  if (r->facts[c->paragraph].cell) weight -= 20;
  if (follows_series(text, start)) weight -= 70;
  return weight;
}

/* Lighter candidates bring a chain less than the gap costs that they bridge. */
static void keep_or_drop(run *r, candidate *c) {
  const int least = -42;
  if (c->weight < least) r->count--;
}

/* A word and a blank before a number: nothing behind it makes up for that. */
static bool follows_word(const ibid_text *text, size_t start) {
  return start >= 2 && text->bytes[start - 1] == ' ' &&
         ibid_mask_has(text->classes.letter, start - 2);
}

static void add_digits(run *r, size_t start, size_t end, uint32_t paragraph) {
  const ibid_text *text = r->text;
  size_t length = end - start;
  bool grouped = follows_group(text, start);
  candidate *c;
  if (length > 12) return;
  /* may_begin() let no shorter one pass that follows a word. */
  if (length <= 4 && text->bytes[start] != '0' &&
      (length < 4 || !follows_word(text, start))) {
    c = add_candidate(r, start, end, paragraph, number_of(text, start, end),
                      IBID_REFERENCE_NUMBER);
    c->weight = weigh_before(text, c) + weigh_after(text, c);
    keep_or_drop(r, c);
  }
  /* What weigh_split() would take from it is too much. */
  if (!grouped && (length <= 3 || reads_as_year(text, start, end))) return;
  for (size_t tail = 1; tail <= 3 && tail < length; tail++) {
    if (text->bytes[end - tail] == '0') continue;
    c = add_candidate(r, end - tail, end, paragraph,
                      number_of(text, end - tail, end), IBID_REFERENCE_NUMBER);
    c->weight = weigh_split(r, c, start);
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

/* Past `Note ` or `Footnote ` after a bracket, if it stands there. */
static size_t skip_note_word(const ibid_text *text, size_t at) {
  size_t end = word_after(text, at);
  char plural[48];
  if (end == at || end - at > sizeof plural - 2 || text->bytes[end] != ' ')
    return at;
  memcpy(plural, text->bytes + at, end - at);
  plural[end - at] = 's';
  if ((ibid_language_find(text->language, plural, end - at + 1) &
       1u << IBID_NOTE_HEADS) == 0 &&
      !ibid_is_word(text, at, end, IBID_NOTE_HEADS))
    return at;
  return end + 1;
}

static void add_bracketed(run *r, size_t bracket, uint32_t paragraph) {
  const ibid_text *text = r->text;
  size_t start = skip_note_word(text, bracket + 1);
  size_t end = digits_end(text, start);
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

/* What begins with a figure or a sign. */
static size_t add_at(run *r, size_t at, uint32_t p) {
  const ibid_text *text = r->text;
  ibid_character c = ibid_character_at(text, at);
  if (ibid_is_digit(c.code)) {
    size_t end = digits_end(text, at);
    add_digits(r, at, end, p);
    return end;
  }
  if (is_raised(c.code, NULL)) return add_raised(r, at, p);
  if (is_sign(c.code)) return add_sign(r, at, p);
  if (c.code == '[') add_bracketed(r, at, p);
  return at + c.size;
}

/* The candidates of a piece of a paragraph.  Pieces come almost in text order,
** so that `next`, of the text's figures, has not far to go. */
static void find_in_piece(run *r, const ibid_piece *piece, uint32_t p,
                          size_t *next) {
  const uint32_t *figures = r->text->figures;
  size_t i = *next, n = r->text->figure_count, at = piece->start;
  const size_t ahead = 6;
  while (i > 0 && figures[i - 1] >= piece->start)
    i--;
  while (i < n && figures[i] < piece->start)
    i++;
  for (; i < n && figures[i] < piece->end; i++) {
    if (i + ahead < n) __builtin_prefetch(r->text->bytes + figures[i + ahead]);
    if (figures[i] >= at) at = add_at(r, figures[i], p);
  }
  *next = i;
}

/* ---- Figures ------------------------------------------------------- */

/* May a call begin with the figure or sign at a position?  After a word and a
** blank a number is the text's, and so is a year with whatever is glued to it
** there: what weigh_before() and weigh_split() would take is too much. */
static bool may_begin(const ibid_text *text, size_t at) {
  unsigned char c = (unsigned char)text->bytes[at];
  unsigned char next = (unsigned char)text->bytes[at + 1];
  size_t length;
  if (c == '[') return ibid_is_digit(next) || (next | 32) >= 'a';
  if (!ibid_is_digit(c)) return c != '(';
  if (!follows_word(text, at)) return true;
  length = digits_end(text, at) - at;
  return length > 3 && !reads_as_year(text, at, at + length);
}

static void add_figures(ibid_text *text, size_t base, uint64_t first) {
  size_t count = text->figure_count;
  text->figures = ibid_reserve(text, text->figures, &text->figure_room,
                               count + 64, sizeof *text->figures);
  for (; first != 0; first &= first - 1) {
    size_t at = base + (size_t)__builtin_ctzll(first);
    text->figures[count] = (uint32_t)at;
    count += may_begin(text, at);
  }
  text->figure_count = count;
}

void ibid_references_read(ibid_text *text, size_t known) {
  const ibid_classes *c = &text->classes;
  size_t words = known >= text->size ? text->size / 64 + 1 : known / 64;
  for (size_t w = text->figures_read; w < words; w++) {
    uint64_t digit = c->digit[w], sign = c->sign[w];
    if ((digit | sign) == 0) continue;
    digit &= ~(digit << 1 | c->digit[(ptrdiff_t)w - 1] >> 63);
    add_figures(text, w * 64, digit | (sign & ~c->tail[w]));
  }
  text->figures_read = words;
}

/* ---- Paragraphs ---------------------------------------------------- */

/* A label at a paragraph's head: `12.`, `12 `, `[12]`, `¹²`, `*`. */
label ibid_references_label(const ibid_text *text, const ibid_paragraph *p) {
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

/* `[Footnote 3: ...`: the label of a note that stands where it is called. */
static label inside_label(const ibid_text *text, const ibid_paragraph *p) {
  label l = {.start = p->start, .kind = IBID_REFERENCE_BRACKETED};
  size_t at, end;
  uint32_t times;
  at = skip_note_word(text, p->start + 1);
  if (at == p->start + 1) return l;
  end = digits_end(text, at);
  if (end > at && end - at <= 4) {
    l.number = (uint16_t)number_of(text, at, end);
  } else if (is_sign(ibid_character_at(text, at).code)) {
    end = signs_end(text, at, &times);
    l.number = sign_label(ibid_character_at(text, at).code, times);
    l.kind = IBID_REFERENCE_SIGN;
  }
  if (text->bytes[end] != ':' && text->bytes[end] != '.') return l;
  l.end = (uint32_t)end + 1;
  l.any = l.inside = l.number > 0;
  return l;
}

static bool begins_label(uint32_t first) {
  return ibid_is_digit(first) || first == '[' || is_sign(first) ||
         is_raised(first, NULL);
}

static bool is_note_head(const ibid_text *text, const ibid_paragraph *p) {
  size_t end = p->end - (p->last == '.' || p->last == ':');
  return ibid_language_may_have(text->language, p->first, end - p->start) &&
         ibid_is_word(text, p->start, end, IBID_NOTE_HEADS);
}

enum { LONGEST_HEAD = 40 };

/* What a paragraph's bytes are asked for is soon in the cache. */
static void fetch(const ibid_text *text, size_t p) {
  const size_t ahead = 12;
  const ibid_paragraph *later = &text->paragraphs[p + ahead];
  if (p + ahead < text->paragraph_count &&
      (later->end - later->start < LONGEST_HEAD || begins_label(later->first)))
    __builtin_prefetch(text->bytes + later->start);
}

static facts look_at(const ibid_text *text, const ibid_paragraph *p) {
  const uint32_t short_line = 90, cell = 60;
  facts here = {.label = {.start = p->start}};
  uint32_t size = p->end - p->start, first = p->first, last = p->last;
  if (first == '[') here.label = inside_label(text, p);
  if (!here.label.any && begins_label(first))
    here.label = ibid_references_label(text, p);
  here.colon = last == ':' || last == 0x2014;
  here.cell = size < cell && !is_point(last);
  here.heading = size < short_line && !p->verse && !p->foot &&
                 !is_point(last) && last != ',' &&
                 (!is_closing(last) || last == ')') && !ibid_is_lower(first) &&
                 !is_opening(first) && first != '"';
  here.head = size < LONGEST_HEAD && is_note_head(text, p);
  return here;
}

void ibid_references_look(run *r) {
  ibid_text *text = r->text;
  size_t n = text->paragraph_count, next = 0;
  r->facts = ibid_allocate(text, (n + 1) * sizeof *r->facts);
  for (size_t p = 0; p < n; p++) {
    ibid_piece piece = {0, 0, 0};
    fetch(text, p);
    r->facts[p] = look_at(text, &text->paragraphs[p]);
    r->headings += r->facts[p].heading && !r->facts[p].label.any;
    if (r->facts[p].head) r->heads = true;
    if (r->facts[p].label.any && !r->facts[p].label.inside &&
        r->facts[p].label.kind == IBID_REFERENCE_NUMBER)
      r->shape = r->facts[p].label.shape;
    if (text->paragraphs[p].foot) r->feet = true;
    while (ibid_piece_next(text, p, &piece))
      find_in_piece(r, &piece, (uint32_t)p, &next);
  }
  memset(&r->facts[n], 0, sizeof *r->facts);
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
  uint32_t *place = ibid_allocate(r->text, (from + 1) * sizeof *place);
  candidate *merged = ibid_allocate(r->text, (total + 1) * sizeof *merged);
  while (i < from || j < total) {
    if (j == total ||
        (i < from && (r->list[i].paragraph < r->list[j].paragraph ||
                      (r->list[i].paragraph == r->list[j].paragraph &&
                       by_place(&r->list[i], &r->list[j]) <= 0)))) {
      place[i] = (uint32_t)n;
      merged[n++] = r->list[i++];
    } else
      merged[n++] = r->list[j++];
  }
  for (size_t k = 0; k < r->chosen_count; k++)
    r->chosen[k] = place[r->chosen[k]];
  ibid_release(r->text, place);
  ibid_release(r->text, r->list);
  r->list = merged;
  r->capacity = total + 1;
}

/* Letters and digits that points or marks stand before, in a word of the masks:
** what weigh_misread() lets pass is among them. */
static uint64_t behind_points(const ibid_classes *c, ptrdiff_t w) {
  uint64_t points = c->stop[w] | c->calm[w] | c->mark[w] | c->pause[w];
  uint64_t last =
      c->stop[w - 1] | c->calm[w - 1] | c->mark[w - 1] | c->pause[w - 1];
  return (points << 1 | last >> 63) & (c->letter[w] | c->digit[w]);
}

static void find_misread_in(run *r, size_t start, size_t end, uint32_t p) {
  const ibid_text *text = r->text;
  for (size_t w = start / 64; w * 64 < end; w++) {
    uint64_t left = behind_points(&text->classes, (ptrdiff_t)w);
    for (; left != 0; left &= left - 1) {
      size_t at = w * 64 + (size_t)__builtin_ctzll(left);
      if (at >= start && at < end && may_be_misread(text, at))
        find_misread(r, at, p);
    }
  }
}

void ibid_references_misread(run *r) {
  const ibid_text *text = r->text;
  size_t from = r->count;
  for (uint32_t p = 0; p < text->paragraph_count; p++) {
    ibid_piece piece = {0, 0, 0};
    if (r->facts[p].note || text->paragraphs[p].foot) continue;
    while (ibid_piece_next(text, p, &piece))
      find_misread_in(r, piece.start + 1, piece.end, p);
  }
  merge_misread(r, from);
}
