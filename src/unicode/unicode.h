/*
** unicode.h - what the generated tables say of a character.
*/
#ifndef IBID_UNICODE_H
#define IBID_UNICODE_H

#include <stdbool.h>
#include <stdint.h>

/* Kinds of characters, made from General_Category.  Those up to MARK belong
** to words. */
typedef enum ibid_unicode_class {
  IBID_UNICODE_UPPER,       /* Lu, Lt */
  IBID_UNICODE_LOWER,       /* Ll */
  IBID_UNICODE_LETTER,      /* Lm, Lo, Nl */
  IBID_UNICODE_MARK,        /* Mn, Mc, Me */
  IBID_UNICODE_DIGIT,       /* Nd */
  IBID_UNICODE_NUMBER,      /* No: raised digits, fractions */
  IBID_UNICODE_SPACE,       /* White_Space */
  IBID_UNICODE_PUNCTUATION, /* P* */
  IBID_UNICODE_SYMBOL,      /* S* */
  IBID_UNICODE_FORMAT,      /* Cf: soft hyphen, zero-width characters */
  IBID_UNICODE_OTHER        /* the rest, unassigned included */
} ibid_unicode_class;

/* The property Word_Break, by the names of UAX #29. */
typedef enum ibid_unicode_word {
  IBID_WB_OTHER,
  IBID_WB_CR,
  IBID_WB_LF,
  IBID_WB_NEWLINE,
  IBID_WB_EXTEND,
  IBID_WB_FORMAT,
  IBID_WB_ZWJ,
  IBID_WB_REGIONAL_INDICATOR,
  IBID_WB_KATAKANA,
  IBID_WB_HEBREW_LETTER,
  IBID_WB_ALETTER,
  IBID_WB_SINGLE_QUOTE,
  IBID_WB_DOUBLE_QUOTE,
  IBID_WB_MIDNUMLET,
  IBID_WB_MIDLETTER,
  IBID_WB_MIDNUM,
  IBID_WB_NUMERIC,
  IBID_WB_EXTENDNUMLET,
  IBID_WB_WSEGSPACE
} ibid_unicode_word;

/* The property Sentence_Break. */
typedef enum ibid_unicode_sentence {
  IBID_SB_OTHER,
  IBID_SB_CR,
  IBID_SB_LF,
  IBID_SB_SEP,
  IBID_SB_EXTEND,
  IBID_SB_FORMAT,
  IBID_SB_SP,
  IBID_SB_LOWER,
  IBID_SB_UPPER,
  IBID_SB_OLETTER,
  IBID_SB_NUMERIC,
  IBID_SB_ATERM,
  IBID_SB_SCONTINUE,
  IBID_SB_STERM,
  IBID_SB_CLOSE
} ibid_unicode_sentence;

typedef struct ibid_unicode_properties {
  uint8_t kind;      /* ibid_unicode_class */
  uint8_t word;      /* ibid_unicode_word */
  uint8_t sentence;  /* ibid_unicode_sentence */
  bool pictographic; /* Extended_Pictographic */
} ibid_unicode_properties;

/* The version of Unicode that the tables are made from. */
extern const char ibid_unicode_version[];

extern const ibid_unicode_properties ibid_unicode_tuples[];
extern const uint8_t ibid_unicode_pages[];
extern const uint8_t ibid_unicode_entries[][256];

/* The properties of a character, U+0000 to U+10FFFF. */
static inline const ibid_unicode_properties *ibid_unicode_find(uint32_t code) {
  uint8_t page = ibid_unicode_pages[code >> 8];
  return &ibid_unicode_tuples[ibid_unicode_entries[page][code & 0xFF]];
}

static inline ibid_unicode_class ibid_unicode_kind(uint32_t code) {
  return (ibid_unicode_class)ibid_unicode_find(code)->kind;
}

#endif
