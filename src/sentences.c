/*
** sentences.c - sentences of prose.
**
** S1  A paragraph bounds its sentences; a sentence may run on over a page's
**     foot and head inside it.
** S2  An end is a terminator (. ! ? ...), closing marks and brackets, a call of
**     a note, closing marks again.     ...not be both.”84 | This rupture
** S3  A small letter next means no end; so does a comma, a dash, a semicolon.
** S4  A point that belongs to a word ends a sentence by the word's class:
**     titles and plain abbreviations never; locators and months not before a
**     figure; those that may end before a word that starts sentences.
** S5  An initial ends none, unless a word that starts sentences comes next.
** S6  A figure and a point at a paragraph's head number the paragraph.
** S7  A bare ellipsis ends a sentence only before a word that starts one.
*/
#include "internal.h"

static const char *const kinds[] = {"sentence", NULL};
static const ibid_column columns[] = {{NULL, IBID_FLAG, NULL, NULL}};
static const ibid_layer schema = {"sentences", kinds, columns, 0,
                                  NULL,        NULL,  NULL,    NULL};

typedef struct run {
  ibid_text *text;
  uint32_t *tokens; /* of one paragraph, in order */
  size_t count, capacity;
} run;

static uint32_t start_of(const run *r, size_t i) {
  return r->text->tokens.start[r->tokens[i]];
}

static uint32_t end_of(const run *r, size_t i) {
  return r->text->tokens.end[r->tokens[i]];
}

static int kind_of(const run *r, size_t i) {
  return r->text->tokens.kind[r->tokens[i]];
}

static uint32_t first_code(const run *r, size_t i) {
  return ibid_character_at(r->text, start_of(r, i)).code;
}

static uint32_t last_code(const run *r, size_t i) {
  return ibid_character_before(r->text, end_of(r, i)).code;
}

static uint32_t classes_of(const run *r, size_t i, size_t end) {
  return ibid_language_find(r->text->language, r->text->bytes + start_of(r, i),
                            end - start_of(r, i));
}

static bool glued(const run *r, size_t i) {
  return end_of(r, i) == start_of(r, i + 1);
}

static bool is_terminator(uint32_t code) {
  return code == '.' || code == '!' || code == '?' || code == 0x2026 ||
         code == 0x203D || code == 0x2047 || code == 0x2048 || code == 0x2049 ||
         code == 0x3002;
}

static bool is_closer(uint32_t code) {
  return code == 0x201D || code == 0x2019 || code == '"' || code == '\'' ||
         code == ')' || code == ']' || code == 0xBB || code == 0x203A ||
         code == 0x300D || code == 0x300F;
}

static bool is_opener(uint32_t code) {
  return code == 0x201C || code == 0x2018 || code == '"' || code == '\'' ||
         code == '(' || code == '[' || code == 0xAB || code == 0x2039 ||
         code == 0x201E || code == 0x201A || code == 0x2014 || code == '-' ||
         code == '`' || code == 0x300C || code == 0x300E || code == 0x2026;
}

/* S2: the last token that belongs to the end at token i. */
static size_t past_closers(const run *r, size_t i) {
  while (i + 1 < r->count) {
    uint32_t code = first_code(r, i + 1);
    bool point = kind_of(r, i + 1) == IBID_TOKEN_PUNCTUATION;
    bool call = kind_of(r, i + 1) == IBID_TOKEN_REFERENCE;
    if (call || (point && (is_terminator(code) && glued(r, i)))) {
      i++;
    } else if (point && is_closer(code) &&
               (glued(r, i) || code == 0x201D || code == 0x2019)) {
      /* A straight mark that something is glued to from behind opens. */
      if (!glued(r, i) && i + 2 < r->count && glued(r, i + 1)) break;
      i++;
    } else if (point && code == '[' && i + 3 < r->count && glued(r, i) &&
               kind_of(r, i + 2) == IBID_TOKEN_REFERENCE) {
      i += 3;
    } else {
      break;
    }
  }
  return i;
}

/* The token that the next sentence would begin with, marks passed over. */
static size_t next_word(const run *r, size_t i) {
  while (i < r->count && kind_of(r, i) == IBID_TOKEN_PUNCTUATION &&
         is_opener(first_code(r, i)))
    i++;
  return i;
}

static bool starts(const run *r, size_t i) {
  size_t end = end_of(r, i);
  return (classes_of(r, i, end) & 1u << IBID_STARTERS) != 0;
}

static bool is_initial(const run *r, size_t i) {
  uint32_t size = end_of(r, i) - start_of(r, i);
  return last_code(r, i) == '.' && size <= 3 && ibid_is_upper(first_code(r, i));
}

static bool is_acronym(const run *r, size_t i) {
  for (size_t at = start_of(r, i); at + 1 < end_of(r, i); at++)
    if (r->text->bytes[at] == '.') return true;
  return false;
}

/* S4, S5: may the point of this word end a sentence before that token? */
static bool word_may_end(const run *r, size_t i, size_t next) {
  uint32_t is = classes_of(r, i, end_of(r, i) - 1);
  uint32_t code = first_code(r, next);
  bool figure = ibid_is_digit(code);
  if (is & (1u << IBID_TITLES)) return false;
  if (is & (1u << IBID_ENDERS)) return !figure && starts(r, next);
  if (is & (1u << IBID_ABBREVIATIONS)) return false;
  if (is & (1u << IBID_LOCATORS | 1u << IBID_MONTHS))
    return !figure && !ibid_is_upper(code) ? false : !figure && starts(r, next);
  if (is_initial(r, i) || is_acronym(r, i))
    return starts(r, next) && !is_initial(r, next);
  return true;
}

static bool is_bare_ellipsis(const run *r, size_t i) {
  uint32_t code = first_code(r, i);
  if (kind_of(r, i) != IBID_TOKEN_PUNCTUATION) return false;
  if (code != 0x2026 && end_of(r, i) - start_of(r, i) < 3) return false;
  /* A stop before it ends the sentence by itself. */
  return i == 0 || !is_terminator(last_code(r, i - 1));
}

/* S6 */
static bool numbers_paragraph(const run *r, size_t i) {
  return i == 1 && first_code(r, 1) == '.' &&
         kind_of(r, 0) == IBID_TOKEN_NUMBER;
}

/* Does a sentence end with the terminator at token i and what follows it up to
** token `last`? */
static bool ends_at(const run *r, size_t i, size_t last) {
  size_t next = next_word(r, last + 1);
  uint32_t code;
  if (last + 1 >= r->count) return true;
  if (glued(r, last) && kind_of(r, last) != IBID_TOKEN_REFERENCE) return false;
  if (next >= r->count) return true;
  code = first_code(r, next);
  if (ibid_is_lower(code)) return false;
  if (kind_of(r, last + 1) == IBID_TOKEN_PUNCTUATION &&
      !is_opener(first_code(r, last + 1)))
    return false;
  if (numbers_paragraph(r, i)) return false;
  if (kind_of(r, i) == IBID_TOKEN_WORD) return word_may_end(r, i, next);
  if (is_bare_ellipsis(r, i)) return starts(r, next);
  return true;
}

static bool may_end(const run *r, size_t i) {
  int kind = kind_of(r, i);
  if (kind == IBID_TOKEN_PUNCTUATION) return is_terminator(first_code(r, i));
  return kind == IBID_TOKEN_WORD && last_code(r, i) == '.';
}

static void collect(run *r, size_t paragraph) {
  const ibid_store *tokens = &r->text->tokens;
  ibid_piece piece = {0, 0, 0};
  r->count = 0;
  while (ibid_piece_next(r->text, paragraph, &piece)) {
    size_t i = ibid_store_find(tokens, piece.start);
    for (; i < tokens->count && tokens->start[i] < piece.end; i++) {
      r->tokens = ibid_reserve(r->text, r->tokens, &r->capacity, r->count + 1,
                               sizeof *r->tokens);
      r->tokens[r->count++] = (uint32_t)i;
    }
  }
}

static void split(run *r) {
  size_t first = 0;
  for (size_t i = 0; i < r->count; i++) {
    size_t last;
    if (!may_end(r, i)) continue;
    last = past_closers(r, i);
    if (!ends_at(r, i, last)) continue;
    ibid_store_add(r->text, &r->text->sentences, start_of(r, first),
                   end_of(r, last), 0);
    first = last + 1;
    i = last;
  }
  if (first < r->count)
    ibid_store_add(r->text, &r->text->sentences, start_of(r, first),
                   end_of(r, r->count - 1), 0);
}

void ibid_sentences_run(ibid_text *text) {
  run r = {.text = text};
  ibid_store_open(&text->sentences, &schema);
  for (size_t p = 0; p < text->paragraph_count; p++) {
    collect(&r, p);
    split(&r);
  }
  ibid_release(text, r.tokens);
  /* A note at a page's foot stands inside the sentence that runs on. */
  if (text->layout.pages > 0) ibid_store_sort(text, &text->sentences);
  ibid_store_close(&text->sentences);
}

const ibid_layer *ibid_sentences(const ibid_text *text) {
  return &text->sentences.layer;
}
