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

/* A letter, turned by how many stand before it: sums of such are the same for
** the same letters in the same order. */
static uint64_t turn_letter(uint32_t letter, uint32_t before) {
  uint64_t mixed = (uint64_t)letter * 0x9E3779B97F4A7C15;
  return mixed << (before & 63) | mixed >> (-before & 63);
}

/* Read what only tells chrome from text.  No branch depends on a character of
** ASCII, since none could be foretold. */
static void read_letters(const ibid_text *text, narrow *n, size_t start,
                         size_t end) {
  uint32_t count = 0, small = 0;
  uint64_t sum = 0;
  for (size_t at = start; at < end;) {
    uint32_t byte = (unsigned char)text->bytes[at], folded = byte | 32;
    if (byte < 0x80) {
      bool letter = folded - 'a' < 26;
      sum += turn_letter(folded & (0u - letter), count);
      count += letter;
      small |= byte - 'a' < 26;
      at++;
    } else {
      ibid_character c = ibid_character_at(text, at);
      bool letter = ibid_is_letter(c.code);
      sum += turn_letter(letter ? c.code : 0, count);
      count += letter;
      small |= ibid_is_lower(c.code);
      at += c.size;
    }
  }
  n->shape = count == 0 ? 0 : (uint32_t)(sum >> 32) | 1;
  n->small = small != 0;
}

static void read_number(const ibid_text *text, narrow *n, size_t start,
                        size_t end) {
  n->digits = ibid_mask_past(text->classes.digit, start, end) == end;
  for (size_t at = start; n->digits && at < end && n->number < 100000; at++)
    n->number = n->number * 10 + (uint32_t)(text->bytes[at] - '0');
}

/* Is it as a note that only points to a page is: "2. Quist, 14."?  Such notes
** repeat, and their numbers rise; no running head has both points. */
static bool is_short_note(const ibid_text *text, size_t start, size_t end) {
  size_t at;
  if (text->bytes[end - 1] != '.') return false;
  at = ibid_mask_past(text->classes.digit, start, end);
  return at > start && text->bytes[at] == '.';
}

static void add_narrow(run *r, size_t i) {
  const uint32_t least = 4;
  const ibid_text *text = r->text;
  const line *l = &r->lines[i];
  narrow *n;
  r->narrow = ibid_reserve(r->text, r->narrow, &r->narrow_room,
                           r->narrow_count + 1, sizeof *r->narrow);
  n = &r->narrow[r->narrow_count++];
  *n = (narrow){.line = (uint32_t)i,
                .figure = ibid_is_digit(l->first) || ibid_is_digit(l->last)};
  if (l->width > CHROME_MAX) return;
  read_letters(text, n, l->head, l->tail);
  read_number(text, n, l->head, l->tail);
  n->head = n->shape != 0 && l->width >= least &&
            !is_short_note(text, l->head, l->tail);
}

static uint16_t short_of(size_t width) {
  return width < UINT16_MAX ? (uint16_t)width : UINT16_MAX;
}

/* Characters have four bytes at most: what is wide for certain, by its first
** bytes or all of them, is not counted to its end. */
static size_t count_width(const ibid_text *text, size_t start, size_t end) {
  const size_t enough = WIDTH_MAX + 64;
  if (end - start > 4 * (size_t)WIDTH_MAX) return end - start;
  if (end - start > enough &&
      count_characters(text, start, start + enough) > WIDTH_MAX)
    return end - start;
  return count_characters(text, start, end);
}

static void measure(const ibid_text *text, line *l) {
  size_t word = ibid_mask_next(text->classes.blank, l->head, l->tail);
  l->width = short_of(count_width(text, l->head, l->tail));
  l->word = short_of(count_characters(text, l->head, word));
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

/* What may stand at a sentence's end. */
static bool is_end(uint32_t code) {
  switch (code) {
    case '.':
    case '!':
    case '?':
    case ':':
    case ';':
    case '"':
    case '\'':
    case ')':
    case ']':
    case 0xBB:
    case 0x2014:
    case 0x2019:
    case 0x201D:
    case 0x2026: return true;
    default: return false;
  }
}

static bool ends_sentence(const ibid_text *text, const line *l) {
  size_t at = l->tail;
  while (at > l->head && ibid_is_digit((unsigned char)text->bytes[at - 1]))
    at--;
  return is_end(at == l->tail ? l->last : ibid_character_before(text, at).code);
}

/* Count a line of text among the others, and with the line before. */
static void count_line(run *r, size_t i, uint32_t indent) {
  uint32_t width = r->lines[i].width + indent, joined;
  r->texts++;
  r->widths[width < WIDTH_MAX ? width : WIDTH_MAX]++;
  r->indents[indent < INDENT_MAX ? indent : INDENT_MAX]++;
  if (i == 0 || kind_of(r, i - 1) != IBID_LINE_TEXT) return;
  r->followed++;
  joined = width_with(r, i - 1, i);
  r->joined[joined <= WIDTH_MAX ? joined : WIDTH_MAX + 1]++;
}

/* Note what is asked of a line of text later, since its bytes are in the cache
** now. */
static void read_text(run *r, size_t i, uint32_t indent) {
  const ibid_text *text = r->text;
  line *l = &r->lines[i];
  l->first = ibid_character_at(text, l->head).code;
  l->last = ibid_character_before(text, l->tail).code;
  l->starts_small = ibid_is_lower(l->first);
  l->rule = !ibid_mask_has(text->classes.letter, l->head) &&
            is_rule(text, l->head, l->tail);
  l->ends = ends_sentence(text, l);
  measure(text, l);
  count_line(r, i, indent);
  if (l->width <= CHROME_MAX || l->rule) add_narrow(r, i);
}

static void add_line(run *r, size_t start, size_t end) {
  ibid_text *text = r->text;
  ibid_store *lines = &text->lines;
  size_t i = lines->count++;
  uint32_t indent = 0;
  line *l = &r->lines[i];
  *l = (line){.head = (uint32_t)start, .tail = (uint32_t)end};
  l->page = start > 0 && text->bytes[start - 1] == '\f';
  r->pages += l->page;
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
  read_text(r, i, indent);
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

/* How many lines has the text, if all of it is as its beginning? */
static size_t estimate_lines(const ibid_text *text) {
  const size_t enough = (size_t)1 << 16;
  size_t size = text->size < enough ? text->size : enough, count = 1;
  for (size_t at = 0; at < size; at++)
    count += text->bytes[at] == '\n';
  return size == 0 ? 1 : text->size / size * (count + count / 4);
}

void ibid_lines_open(ibid_text *text) {
  run *r = ibid_allocate_zero(text, sizeof *r);
  r->text = text;
  text->reading = r;
  ibid_store_open(&text->lines, &schema);
  ibid_store_reserve(text, &text->lines, estimate_lines(text));
}

/* Read the lines that end before `upto`.  A line's end has one character, but
** for CR LF. */
static void read_lines(run *r, size_t upto) {
  const ibid_text *text = r->text;
  const uint64_t *ends = text->classes.line, *tails = text->classes.tail;
  for (size_t w = r->start / 64; w * 64 < upto; w++) {
    for (uint64_t left = ends[w] & ~tails[w]; left != 0; left &= left - 1) {
      size_t at = w * 64 + (size_t)__builtin_ctzll(left);
      if (at < r->start) continue;
      if (at >= upto) return;
      make_room(r);
      add_line(r, r->start, is_second(text, r->start, at) ? at - 1 : at);
      do
        at++;
      while (ibid_mask_has(tails, at));
      r->start = at;
    }
  }
}

/* The last bytes of what is known may not be a whole character. */
void ibid_lines_read(ibid_text *text, size_t known) {
  const size_t longest = 4;
  run *r = text->reading;
  size_t size = text->size;
  if (known < size) {
    if (known > longest) read_lines(r, known - longest);
    return;
  }
  read_lines(r, size);
  if (r->start >= size) return;
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
