/*
** segments.c - tokens and sentences of the scheme `unicode`: what lies between
** the boundaries of UAX #29, white space left out.
**
** A token is a segment of words; white space that hangs together with marks
** is none.  A sentence is a segment of sentences without the white space at
** its ends.  Kinds are by the first characters that tell; a token that lies in
** the call of a note is a reference.
*/
#include "internal.h"

/* Digits before letters make a word, marks and connectors tell nothing. */
static ibid_token_kind kind_of(const ibid_text *text, size_t at, size_t end) {
  ibid_token_kind kind = IBID_TOKEN_OTHER;
  while (at < end) {
    ibid_character c = ibid_character_at(text, at);
    ibid_unicode_class is = ibid_unicode_kind(c.code);
    if (is <= IBID_UNICODE_LETTER) return IBID_TOKEN_WORD;
    if (is == IBID_UNICODE_DIGIT || is == IBID_UNICODE_NUMBER)
      kind = IBID_TOKEN_NUMBER;
    else if (kind == IBID_TOKEN_OTHER && is == IBID_UNICODE_PUNCTUATION)
      kind = IBID_TOKEN_PUNCTUATION;
    else if (kind == IBID_TOKEN_OTHER && is == IBID_UNICODE_SYMBOL)
      kind = IBID_TOKEN_SYMBOL;
    at += c.size;
  }
  return kind;
}

static bool is_space(const ibid_text *text, size_t at) {
  return ibid_mask_has(text->classes.blank, at);
}

/* Does a token lie in a call?  `next` is the first one that may hold it. */
static bool is_call(const ibid_text *text, size_t *next, size_t start,
                    size_t end) {
  const ibid_store *calls = &text->references;
  while (*next < calls->count && calls->end[*next] <= start)
    ++*next;
  return *next < calls->count && calls->start[*next] <= start &&
         calls->end[*next] >= end;
}

typedef struct run {
  ibid_text *text;
  size_t call; /* the next one that may hold a token */
} run;

/* What extends a character extends white space, too. */
static size_t add_by_rules(void *given, size_t start, size_t end) {
  run *r = given;
  ibid_text *text = r->text;
  ibid_character before = ibid_character_before(text, start);
  int kind;
  if (start > 0 && (unsigned char)text->bytes[start] >= 0x80 &&
      is_space(text, start - 1)) {
    end = ibid_boundaries_next(text->bytes, text->size, start - before.size,
                               IBID_BOUNDARY_WORD);
    if (end > start) return end;
  }
  end =
      ibid_boundaries_next(text->bytes, text->size, start, IBID_BOUNDARY_WORD);
  if (is_space(text, start)) return end;
  kind = is_call(text, &r->call, start, end) ? (int)IBID_TOKEN_REFERENCE
                                             : (int)kind_of(text, start, end);
  ibid_store_add(text, &text->tokens, start, end, kind);
  return end;
}

/* The plain tokens up to a call, and the one that begins with it. */
void ibid_segments_tokens(ibid_text *text) {
  const ibid_store *calls = &text->references;
  run r = {text, 0};
  const ibid_plain plain = {.unicode = true, .rule = add_by_rules, .run = &r};
  size_t at = 0;
  for (size_t i = 0; i < calls->count; i++) {
    if (calls->start[i] < at) continue;
    at = ibid_plain_run(text, &plain, at, calls->start[i]);
    if (at == calls->start[i]) at = add_by_rules(&r, at, at);
  }
  ibid_plain_run(text, &plain, at, text->size);
}

void ibid_segments_open(ibid_text *text) {
  static const ibid_column columns[] = {{NULL, IBID_FLAG, NULL, NULL}};
  static const ibid_layer schema = {.name = "tokens", .columns = columns};
  ibid_store_open(&text->tokens, &schema);
}

void ibid_segments_sentences(ibid_text *text) {
  size_t start = 0, end, last;
  for (; start < text->size; start = end) {
    end = ibid_boundaries_next(text->bytes, text->size, start,
                               IBID_BOUNDARY_SENTENCE);
    for (last = end; last > start && is_space(text, last - 1);)
      last--;
    while (start < last && is_space(text, start))
      start++;
    if (start < last) ibid_store_add(text, &text->sentences, start, last, 0);
  }
}
