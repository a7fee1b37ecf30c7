/*
** reading.c - each line as it is when its bytes are in the cache: where it
** begins and ends, how wide it is, and what is asked of its bytes later.
*/
#include "lines.h"

static const char *const kinds[] = {"text",  "blank", "head", "number",
                                    "break", "stray", NULL};
static const ibid_column columns[] = {
    {"indent", IBID_NUMBER, NULL, NULL},
    {NULL, IBID_FLAG, NULL, NULL},
};
static const ibid_layer schema = {"lines", kinds, columns, 0,
                                  NULL,    NULL,  NULL,    NULL};

uint32_t ibid_lines_skip_indent(const ibid_text *text, size_t *at, size_t end) {
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

bool ibid_lines_ends_in_space(const ibid_text *text, size_t start, size_t end,
                              ibid_character *last) {
  *last = ibid_character_before(text, end);
  return end > start && ibid_is_space(last->code);
}

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
  *indent = ibid_lines_skip_indent(text, &head, end);
  return head;
}

static size_t find_tail(const ibid_text *text, size_t start, size_t end) {
  ibid_character last;
  if (!ibid_mask_has(text->classes.blank, end - 1)) return end;
  while (ibid_lines_ends_in_space(text, start, end, &last))
    end -= last.size;
  return end;
}

static bool ends_sentence(const ibid_text *text, size_t start, size_t end) {
  static const uint32_t closers[] = {'.',    '!',    '?',  ':',    ';',
                                     '"',    '\'',   ')',  ']',    0x201D,
                                     0x2019, 0x2026, 0xBB, 0x2014, 0};
  ibid_character c;
  while (ibid_lines_ends_in_space(text, start, end, &c))
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

bool ibid_lines_label(const run *r, size_t i) {
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

uint32_t ibid_lines_number(const run *r, size_t i) {
  const ibid_text *text = r->text;
  size_t at = text->lines.start[i];
  uint32_t number = 0, digits = 0;
  ibid_character c = ibid_character_skip(text, &at, text->lines.end[i]);
  if (c.code == '[' || c.code == '(') at++;
  for (; ibid_is_digit((unsigned char)text->bytes[at]) && digits < 5; digits++)
    number = number * 10 + (uint32_t)(text->bytes[at++] - '0');
  return digits > 0 ? number : IBID_NONE;
}
