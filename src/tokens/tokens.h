/*
** tokens.h - what the parts of the stage share: where it reads, characters,
** and what each part finds.  src/tokens.c tells the rules.
*/
#ifndef IBID_TOKENS_H
#define IBID_TOKENS_H

#include "../internal.h"

#include <string.h>

typedef struct run {
  ibid_text *text;
  size_t limit;     /* tokens end here: a call, a label, or the text's end */
  size_t reference; /* the next call */
  size_t body;      /* the next note whose label was not yet read */
  size_t line;      /* the line that is read, */
  size_t line_end;  /* and its end: single marks end with it */
  bool single;      /* a single mark is open */
  uint32_t *broken; /* tokens that a line's end parts */
  size_t broken_count, broken_room;
} run;

/* ---- Characters: nothing beyond the limit is seen ------------------- */

/* The first byte from `at` on that is no letter. */
static inline size_t letters_end(const ibid_text *text, size_t at) {
  for (;;) {
    uint64_t rest = ~text->classes.letter[at / 64] >> (at % 64);
    if (rest != 0) return at + (size_t)__builtin_ctzll(rest);
    at = (at / 64 + 1) * 64;
  }
}

static inline size_t blanks_end(const ibid_text *text, size_t at, size_t end) {
  while (at < end) {
    uint64_t rest = ~text->classes.blank[at / 64] >> (at % 64);
    if (rest != 0) {
      at += (size_t)__builtin_ctzll(rest);
      break;
    }
    at = (at / 64 + 1) * 64;
  }
  return at < end ? at : end;
}

static inline unsigned char byte_at(const run *r, size_t at) {
  return at < r->limit ? (unsigned char)r->text->bytes[at] : 0;
}

static inline ibid_character char_at(const run *r, size_t at) {
  if (at >= r->limit) return (ibid_character){0, 0};
  return ibid_character_at(r->text, at);
}

/* What precedes a position, calls of notes included. */
static inline uint32_t code_before(const run *r, size_t at) {
  return ibid_character_before(r->text, at).code;
}

static inline bool is_apostrophe(uint32_t code) {
  return code == '\'' || code == 0x2019 || code == 0x2BC || code == 0x2BB ||
         code == 0x2018 || code == '`';
}

static inline bool is_zero_width(uint32_t code) {
  return code == 0xAD || (code >= 0x200B && code <= 0x200D) || code == 0x2060 ||
         code == 0xFEFF;
}

static inline bool is_digit_at(const run *r, size_t at) {
  return ibid_is_digit(byte_at(r, at));
}

static inline bool is_letter_at(const run *r, size_t at) {
  return at < r->limit &&
         (r->text->classes.letter[at / 64] >> (at % 64) & 1) != 0;
}

static inline bool is_blank_at(const run *r, size_t at) {
  return at >= r->limit ||
         (r->text->classes.blank[at / 64] >> (at % 64) & 1) != 0;
}

static inline bool is_word_at(const run *r, size_t at) {
  return is_letter_at(r, at) || is_digit_at(r, at);
}

/* Does something begin here that is glued to nothing before it? */
static inline bool is_free(const run *r, size_t at) {
  return at == 0 || ibid_mask_has(r->text->classes.blank, at - 1);
}

static inline bool begins(const run *r, size_t at, const char *with) {
  size_t n = strlen(with);
  return r->limit - at > n && memcmp(r->text->bytes + at, with, n) == 0;
}

/* Is a character of ASCII in a list? */
static inline bool among(unsigned char c, const char *list) {
  return c != 0 && c < 0x80 && strchr(list, c) != NULL;
}

static inline size_t digits_end(const run *r, size_t at) {
  while (is_digit_at(r, at))
    at++;
  return at;
}

/* ---- Addresses: T2 ------------------------------------------------- */

/* The end of an address whose first letters end at `end`, or 0. */
size_t ibid_tokens_address_end(const run *r, size_t start, size_t end);

/* @name, #name, .doc: the end if the sign stands free, or 0. */
size_t ibid_tokens_name_end(const run *r, size_t at);

/* ---- Numbers: T3, T4, T5 ------------------------------------------- */

/* The end of the number whose figures begin at a position. */
size_t ibid_tokens_number_end(const run *r, size_t at);

/* th, st, nd, rd, s after a number, with nothing of a word behind; the same
** position if there is none. */
size_t ibid_tokens_suffix_end(const run *r, size_t at);

/* Do letters follow a number, a hyphen passed over, and make it a word? */
bool ibid_tokens_makes_word(const run *r, size_t at);

/* ---- Signs: T10 to T14 --------------------------------------------- */

/* Where a sign ends, with what belongs to it. */
size_t ibid_tokens_sign_end(const run *r, size_t at, const ibid_character *c);

/* What a sign is by itself. */
ibid_token_kind ibid_tokens_sign_kind(uint32_t code);

#endif
