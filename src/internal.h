/*
** internal.h - what the stages share: memory that the text owns, stores of
** spans with columns, characters, words of the language, and the data that a
** stage hands to the stages after it.
*/
#ifndef IBID_INTERNAL_H
#define IBID_INTERNAL_H

#include "ibid.h"

#include <setjmp.h>
#include <string.h>

#include "unicode/unicode.h"

/* ---- Memory -------------------------------------------------------- */

/*
** All memory of a text is on one list, so that freeing the text frees it all.
** These never return NULL: when memory runs out they leave the stage for
** ibid_text_new(), which gives everything back.
*/
void *ibid_allocate(ibid_text *text, size_t size);
void *ibid_allocate_zero(ibid_text *text, size_t size);
void *ibid_grow(ibid_text *text, void *block, size_t size);
void ibid_release(ibid_text *text, void *block);

/* Ask for pages that are cheap to touch for a block that is new. */
void ibid_ask_for_large_pages(void *block, size_t size);

/* Grow an array of `width` bytes an item so that it has room for `count`. */
void *ibid_reserve(ibid_text *text, void *array, size_t *capacity, size_t count,
                   size_t width);

/* Run `work` so that want of memory inside it comes back as IBID_E_MEMORY; for
** whoever holds what is not memory. */
ibid_status ibid_attempt(ibid_text *text,
                         ibid_status (*work)(ibid_text *, const void *),
                         const void *given);

/* ---- Stores -------------------------------------------------------- */

enum { IBID_COLUMNS_MAX = 9 };

/* A layer while it is made. */
typedef struct ibid_store {
  ibid_layer layer;
  size_t count, capacity;
  uint32_t *start, *end;
  uint8_t *kind;
  void *data[IBID_COLUMNS_MAX];
} ibid_store;

/* The schema gives name, kinds and columns. */
void ibid_store_open(ibid_store *store, const ibid_layer *schema);

/* Make room for `more` items. */
void ibid_store_reserve(ibid_text *text, ibid_store *store, size_t more);

/* Add an item, its columns empty (IBID_NONE, 0); returns its index. */
uint32_t ibid_store_add(ibid_text *text, ibid_store *store, size_t start,
                        size_t end, int kind);

/* The values of a column; valid until the next item is added. */
uint32_t *ibid_store_numbers(const ibid_store *store, int column);
uint8_t *ibid_store_bytes(const ibid_store *store, int column);

/* Let the public see the store. */
const ibid_layer *ibid_store_close(ibid_store *store);

/* Put the items into text order, outer spans first.  Not where a column of
** another layer points to them already. */
void ibid_store_sort(ibid_text *text, ibid_store *store);

/* The first item that ends after a position, or the count. */
size_t ibid_store_find(const ibid_store *store, size_t position);

/* The same where no item lies in another, looked for from an item on that is
** near it, before or after. */
size_t ibid_store_seek(const ibid_store *store, size_t near, size_t position);

/* ---- Classes ------------------------------------------------------- */

/* Which bytes are what: bit i of word w stands for byte 64 w + i.  A character
** of several bytes has all its bits.  Behind the text's last byte all are 0,
** to the end of one more word. */
typedef struct ibid_classes {
  uint64_t *letter; /* letters and what continues them */
  uint64_t *digit;  /* 0 to 9 */
  uint64_t *blank;  /* white space, line ends included */
  uint64_t *line;   /* LF, a CR without LF after it, VT, FF, NEL, LS, PS */
  uint64_t *mark;   /* quotation-like characters */
  uint64_t *sign;   /* stars, daggers, raised digits, opening brackets */
  uint64_t *stop;   /* what may end a sentence */
  uint64_t *tail;   /* bytes of a character after its first one */
  uint64_t *plain;  /* letters of alphabets: no ideographs, no kana, no marks */
  uint64_t *calm;   /* , ; ! ? ( ) [ ] and the straight double mark */
  uint64_t *curly;  /* the first byte of a curly or low double mark */
  uint64_t *joint;  /* - and ', and the first byte of a curly apostrophe */
  uint64_t *pause;  /* : and the first byte of a dash that is no hyphen */
} ibid_classes;

enum { IBID_MASKS = sizeof(ibid_classes) / sizeof(uint64_t *) };

static inline bool ibid_mask_has(const uint64_t *mask, size_t at) {
  return (mask[at / 64] >> (at % 64) & 1) != 0;
}

/* The first byte from `at` on that a mask has, but at most `end`. */
static inline size_t ibid_mask_next(const uint64_t *mask, size_t at,
                                    size_t end) {
  uint64_t rest;
  if (at >= end) return end;
  rest = mask[at / 64] >> (at % 64);
  for (; rest == 0; rest = mask[at / 64]) {
    at = (at / 64 + 1) * 64;
    if (at >= end) return end;
  }
  at += (size_t)__builtin_ctzll(rest);
  return at < end ? at : end;
}

/* The first one that it has not. */
static inline size_t ibid_mask_past(const uint64_t *mask, size_t at,
                                    size_t end) {
  uint64_t rest;
  if (at >= end) return end;
  rest = ~mask[at / 64] >> (at % 64);
  for (; rest == 0; rest = ~mask[at / 64]) {
    at = (at / 64 + 1) * 64;
    if (at >= end) return end;
  }
  at += (size_t)__builtin_ctzll(rest);
  return at < end ? at : end;
}

/* How many bits a word has; the processor's own instruction is not to be had
** everywhere. */
static inline size_t ibid_bits(uint64_t word) {
  word -= word >> 1 & 0x5555555555555555;
  word = (word & 0x3333333333333333) + (word >> 2 & 0x3333333333333333);
  word = (word + (word >> 4)) & 0x0F0F0F0F0F0F0F0F;
  return (size_t)(word * 0x0101010101010101 >> 56);
}

/* Put down the places of the bits of a word, `base` added; returns how many.
** Most words have two at most: those are put down without a look at them, so
** there is room for two. */
static inline size_t ibid_list_bits(uint16_t *out, uint64_t bits, size_t base) {
  const uint64_t top = UINT64_C(1) << 63;
  uint64_t second = bits & (bits - 1), rest = second & (second - 1);
  size_t count = (size_t)(bits != 0) + (second != 0);
  out[0] = (uint16_t)(base + (size_t)__builtin_ctzll(bits | top));
  out[1] = (uint16_t)(base + (size_t)__builtin_ctzll(second | top));
  for (; rest != 0; rest &= rest - 1)
    out[count++] = (uint16_t)(base + (size_t)__builtin_ctzll(rest));
  return count;
}

/* How many bytes of [start, end) a mask has; start <= end. */
static inline size_t ibid_mask_count(const uint64_t *mask, size_t start,
                                     size_t end) {
  size_t first = start / 64, last = end / 64, count = 0;
  uint64_t head = ~UINT64_C(0) << (start % 64);
  uint64_t tail = ~(~UINT64_C(0) << (end % 64));
  if (first == last) return ibid_bits(mask[first] & head & tail);
  count = ibid_bits(mask[first] & head);
  for (size_t i = first + 1; i < last; i++)
    if (mask[i] != 0) count += ibid_bits(mask[i]);
  return count + ibid_bits(mask[last] & tail);
}

/* ---- Lines --------------------------------------------------------- */

/* A stretch of lines that are one paragraph, or one heading, cell, stanza,
** as far as the lay-out tells. */
typedef struct ibid_paragraph {
  uint32_t start, end;  /* bytes, blank ends excluded */
  uint32_t first, last; /* its first and last characters */
  uint32_t line, lines; /* the first line, and how many, chrome included */
  uint32_t before;      /* blank lines before it */
  uint16_t indent;      /* of its first line */
  uint16_t hang;        /* least indent of its other lines */
  bool page;            /* the first text on a page */
  bool foot;            /* below the text of its page */
  bool verse;           /* its line ends are the author's */
  uint32_t serial;      /* while the lines are joined */
} ibid_paragraph;

/* Where lines stand, in columns of print. */
typedef struct ibid_indents {
  uint32_t base;  /* the usual line */
  uint32_t step;  /* how much further a paragraph's first line stands, or 0 */
  uint32_t inset; /* a line of what is set off, or 0 */
} ibid_indents;

/* A stretch of a paragraph without chrome or other paragraphs in it.  Start
** with zeroes; false means that there are no more. */
typedef struct ibid_piece {
  uint32_t start, end;
  uint32_t line; /* where to go on */
} ibid_piece;

bool ibid_piece_next(const ibid_text *text, size_t paragraph,
                     ibid_piece *piece);

/* ---- Marks --------------------------------------------------------- */

typedef enum ibid_mark_style {
  IBID_STYLE_DOUBLE,
  IBID_STYLE_SINGLE,
  IBID_STYLE_GUILLEMET,
  IBID_STYLE_CORNER,
  IBID_STYLE_NONE,
  IBID_STYLE_DASH
} ibid_mark_style;

/* Columns of marks. */
enum { IBID_MARKS_LEVEL, IBID_MARKS_MARK };

/* What a paragraph's marks leave open at its end, outermost first. */
typedef struct ibid_open_marks {
  bool small;           /* it begins with a small letter */
  uint8_t depth;        /* levels that are still open */
  uint8_t reopened;     /* of them, opened anew in the next paragraph */
  bool carried;         /* they stay open in the next paragraph */
  uint32_t first, last; /* its items of the layer marks, last excluded */
} ibid_open_marks;

/* In a text of such dialogue: where speech begins behind a dash at the head of
** a paragraph; else 0. */
size_t ibid_speech_start(const ibid_text *text, const ibid_paragraph *p);

/* A dash, or hyphens in its place: its end, or 0. */
size_t ibid_dash_end(const ibid_text *text, size_t at);

/* ---- Blocks and notes ---------------------------------------------- */

/* A note's body, as the references found it. */
enum { IBID_SERIES_NUMBERS, IBID_SERIES_SIGNS, IBID_SERIES_SECOND };

typedef struct ibid_body {
  uint32_t paragraph, paragraphs; /* the first, and how many */
  uint32_t start, end;            /* bytes, label included */
  uint32_t label_start, label_end;
  uint32_t number;    /* or IBID_NONE */
  uint32_t series;    /* IBID_SERIES_..., or IBID_NONE */
  uint32_t reference; /* the call that it answers, or IBID_NONE */
  uint8_t kind;       /* ibid_note_kind */
} ibid_body;

/* Columns. */
enum { IBID_REFERENCES_NUMBER, IBID_REFERENCES_SERIES, IBID_REFERENCES_NOTE };
enum { IBID_REFERENCES_CONFIDENCE = IBID_REFERENCES_NOTE + 1 };
enum { IBID_BLOCKS_LEVEL, IBID_BLOCKS_PARAGRAPHS, IBID_BLOCKS_CONFIDENCE };
enum {
  IBID_BLOCKS_TARGET = IBID_BLOCKS_CONFIDENCE + 1,
  IBID_BLOCKS_ROWS,
  IBID_BLOCKS_COLUMNS,
  IBID_BLOCKS_VERSE
};

/* ---- Short forms --------------------------------------------------- */

enum { IBID_SHORT = 16 };

/* Sixteen bytes at once; the compiler knows how the processor does it. */
typedef uint8_t ibid_lanes __attribute__((vector_size(IBID_SHORT)));

/* A form of up to sixteen bytes, zeroes behind them. */
typedef struct ibid_short {
  uint64_t head, tail;
} ibid_short;

/* The first bytes of a form and zeroes behind them.  Sixteen bytes can be read:
** a text has more behind it. */
static inline ibid_lanes ibid_short_lanes(const char *bytes, size_t size) {
  static const uint8_t keep[2 * IBID_SHORT] = {255, 255, 255, 255, 255, 255,
                                               255, 255, 255, 255, 255, 255,
                                               255, 255, 255, 255};
  ibid_lanes v, kept;
  memcpy(&v, bytes, sizeof v);
  memcpy(&kept, keep + IBID_SHORT - size, sizeof kept);
  return v & kept;
}

/* The same, ASCII letters made small. */
static inline ibid_short ibid_short_of(ibid_lanes v) {
  ibid_short f;
  v |= (ibid_lanes)(v - 'A' < 26) & 32;
  memcpy(&f, &v, sizeof f);
  return f;
}

static inline ibid_short ibid_short_at(const char *bytes, size_t size) {
  return ibid_short_of(ibid_short_lanes(bytes, size));
}

/* Its upper bits are the best mixed. */
static inline uint64_t ibid_short_hash(const ibid_short *f) {
  return (f->head ^ f->tail * 0x9E3779B97F4A7C15) * 0xD6E8FEB86659FD93;
}

/* ---- The text ------------------------------------------------------ */

struct ibid_memory;
struct ibid_reading;
struct ibid_splitting;
struct ibid_marks_reading;
struct ibid_edits;

struct ibid_text {
  ibid_allocator allocator;
  struct ibid_memory *memory;
  size_t held;
  jmp_buf *exhausted;

  char *bytes;
  size_t size;
  bool converted;
  ibid_scheme scheme;
  ibid_stage upto;
  ibid_dialogue dialogue;
  bool whole_quotations;
  bool behind_dashes;            /* dialogue stands there */
  const ibid_language *language; /* while the stages run */

  ibid_classes classes; /* while the stages run */
  uint32_t bad, bad_first;

  struct ibid_reading *reading;     /* of the lines, while they are read */
  struct ibid_splitting *splitting; /* of the sentences, likewise */
  struct ibid_marks_reading *marks_reading; /* of the marks */
  struct ibid_edits *edits;                 /* and of the blocks */
  uint32_t *figures; /* where calls may begin, until the references are found */
  size_t figure_count, figure_room, figures_read; /* words of the masks */
  ibid_layout_account layout;
  ibid_indents indents;
  ibid_paragraph *paragraphs;
  size_t paragraph_count;
  uint32_t *owner;             /* by line: its paragraph, or IBID_NONE */
  ibid_open_marks *open_marks; /* by paragraph */
  ibid_body *bodies;
  size_t body_count;
  uint32_t *hyphens; /* tokens that keep the hyphen at their line's end */
  size_t hyphen_count;

  ibid_store lines, references, tokens, sentences, marks, blocks, sections,
      quotations, notes;
  ibid_keys keys, forms;
  bool keyed, formed;
};

/* Where tokens stand, for the stages after theirs. */
static inline uint32_t ibid_token_start(const ibid_text *text, size_t i) {
  return text->tokens.start[i];
}

static inline uint32_t ibid_token_end(const ibid_text *text, size_t i) {
  return text->tokens.end[i];
}

static inline int ibid_token_kind_at(const ibid_text *text, size_t i) {
  return text->tokens.kind[i];
}

/* The first token that ends after a position, looked for from one near it. */
static inline size_t ibid_token_seek(const ibid_text *text, size_t near,
                                     size_t position) {
  return ibid_store_seek(&text->tokens, near, position);
}

/* The first token from item `i` on that ends after a position, or the count;
** for positions that are near. */
static inline size_t ibid_token_next(const ibid_text *text, size_t i,
                                     size_t position) {
  const uint32_t *end = text->tokens.end;
  size_t count = text->tokens.count, before = 0;
  while (i + 8 <= count && end[i + 7] <= position)
    i += 8;
  for (size_t k = 0; k < 8 && i + 8 <= count; k++)
    before += end[i + k] <= position;
  while (i + 8 > count && i < count && end[i] <= position)
    i++;
  return i + before;
}

/* Give back all that a text has taken. */
void ibid_text_release(ibid_text *text);

/* Make a text from what `fill` reads, and run the stages over it. */
ibid_status ibid_text_make(ibid_text **out, const ibid_options *options,
                           ibid_status (*fill)(ibid_text *, const void *),
                           const void *source);

/* The stages, in their order. */

/* Fill the masks; `seen` is told from time to time how far they are known. */
void ibid_classes_run(ibid_text *text,
                      void (*seen)(ibid_text *text, size_t known));
void ibid_classes_free(ibid_text *text);

/* Lines are read while the classes are made, then run. */
void ibid_lines_open(ibid_text *text);
void ibid_lines_read(ibid_text *text, size_t known);
void ibid_lines_run(ibid_text *text);

/* So are the figures and signs that may begin a call. */
void ibid_references_read(ibid_text *text, size_t known);
void ibid_references_run(ibid_text *text);

/* `seen` is told from time to time up to where the tokens are known. */
void ibid_tokens_run(ibid_text *text,
                     void (*seen)(ibid_text *text, size_t known));
void ibid_forms_run(ibid_text *text, uint32_t *broken, size_t count);
void ibid_segments_tokens(ibid_text *text);

/* Make the store of tokens ready where the stage itself does not run. */
void ibid_segments_open(ibid_text *text);

/* Sentences are read while the tokens are made, then run. */
void ibid_sentences_open(ibid_text *text);
void ibid_sentences_read(ibid_text *text, size_t known);
void ibid_sentences_run(ibid_text *text);
void ibid_segments_sentences(ibid_text *text);

/* Join the sentences of a paragraph that one quotation reaches over. */
void ibid_sentences_join(ibid_text *text);

/* Marks are read while the classes are made, then run. */
void ibid_marks_open(ibid_text *text);
void ibid_marks_read(ibid_text *text, size_t known);
void ibid_marks_run(ibid_text *text);

/* Insertions and omissions are read while the classes are made. */
void ibid_edits_open(ibid_text *text);
void ibid_edits_read(ibid_text *text, size_t known);
void ibid_blocks_run(ibid_text *text);
void ibid_quotations_run(ibid_text *text);
void ibid_notes_run(ibid_text *text);

/* ---- Sketches ------------------------------------------------------- */

/* Which words may be in a list, by their size and their first, middle and last
** bytes, the case of ASCII aside. */
enum { IBID_SKETCH_BITS = 15 };
typedef struct ibid_sketch {
  uint64_t bits[1 << (IBID_SKETCH_BITS - 6)];
} ibid_sketch;

static inline size_t ibid_sketch_place(const char *word, size_t size) {
  uint32_t first = (unsigned char)word[0] | 32;
  uint32_t middle = (unsigned char)word[size / 2] | 32;
  uint32_t last = (unsigned char)word[size - 1] | 32;
  uint32_t all = first | middle << 8 | last << 16 | (uint32_t)size << 24;
  return all * 2654435769u >> (32 - IBID_SKETCH_BITS);
}

static inline bool ibid_sketch_has(const ibid_sketch *sketch, const char *word,
                                   size_t size) {
  size_t place = ibid_sketch_place(word, size);
  return (sketch->bits[place / 64] >> (place % 64) & 1) != 0;
}

static inline void ibid_sketch_add(ibid_sketch *sketch, const char *word,
                                   size_t size) {
  size_t place = ibid_sketch_place(word, size);
  sketch->bits[place / 64] |= UINT64_C(1) << (place % 64);
}

/* The classes of words that a point always stays with, and of all that it may
** stay with. */
enum {
  IBID_POINTED_ALWAYS = 1 << IBID_TITLES | 1 << IBID_ABBREVIATIONS |
                        1 << IBID_ENDERS | 1 << IBID_MONTHS,
  IBID_POINTED = IBID_POINTED_ALWAYS | 1 << IBID_LOCATORS
};

/* The words of IBID_POINTED: the language keeps their sketch. */
ibid_sketch ibid_language_pointed(const ibid_language *language);

/* The classes of words that tell something at a paragraph's head. */
enum {
  IBID_HEADS = 1 << IBID_DIVISIONS | 1 << IBID_RESUMERS | 1 << IBID_CAPTIONS |
               1 << IBID_DOCUMENTS | 1 << IBID_ADDRESSES | 1 << IBID_NOTE_HEADS
};

/* May a word of one byte at least be in one of these classes? */
bool ibid_language_heads(const ibid_language *language, const char *word,
                         size_t size);

/* ---- Plain tokens --------------------------------------------------- */

/* How a scheme takes tokens. */
typedef struct ibid_plain {
  bool unicode; /* the scheme is `unicode` */
  /* Add the token that begins at `start`; of a word the first letters end at
  ** `end`.  Returns where the next one may begin. */
  size_t (*rule)(void *run, size_t start, size_t end);
  /* Where does a word end that a point follows? */
  size_t (*end)(void *run, size_t start, size_t point);
  ibid_sketch pointed; /* the words of ASCII that may end behind a point */
  void *run;
} ibid_plain;

/* Add the tokens from `at` on, by rules where they are not plain, up to the
** one that reaches the limit; returns where that one ends. */
size_t ibid_plain_run(ibid_text *text, const ibid_plain *plain, size_t at,
                      size_t limit);

/* Words whose point may be theirs by T9. */
void ibid_tokens_sketch_pointed(const ibid_text *text, ibid_sketch *pointed);

/* Without the fast paths of tokens, sentences and marks, for tests. */
void ibid_plain_force(bool rules_only);
bool ibid_plain_is_forced(void);

/* ---- Words of the language ----------------------------------------- */

/* The classes of a word, bit 1 << IBID_TITLES and so on. */
uint32_t ibid_language_find(const ibid_language *language, const char *word,
                            size_t size);

/* May there be a word of so many bytes that begins with a character? */
bool ibid_language_may_have(const ibid_language *language, uint32_t first,
                            size_t size);

ibid_dashes ibid_language_dashes(const ibid_language *language);

/* The word that stands `*at` in the language's table, or the next one there;
** NULL after the last.  Begin with 0; `*at` moves on. */
const char *ibid_language_word(const ibid_language *language, size_t *at,
                               size_t *size, uint32_t *classes);

static inline bool ibid_is_word(const ibid_text *text, size_t start, size_t end,
                                ibid_words words) {
  return (ibid_language_find(text->language, text->bytes + start, end - start) &
          (1u << words)) != 0;
}

/* ---- Characters ---------------------------------------------------- */

/* A character and how many bytes it takes; bad bytes are U+FFFD. */
typedef struct ibid_character {
  uint32_t code;
  uint32_t size;
} ibid_character;

/* The character at `bytes`, of which `left` may be read; at least one.  Of a
** bad sequence the longest start that could have become good is one character,
** any other byte is one by itself, as Unicode 3.9 recommends. */
ibid_character ibid_character_decode(const unsigned char *bytes, size_t left);

/* U+2000 to U+203F: curly marks, dashes and their like. */
static inline bool ibid_is_general(const unsigned char *p) {
  return p[0] == 0xE2 && p[1] == 0x80 && p[2] >> 6 == 2;
}

/* The character that starts at a position, or ends there; at the text's
** ends code and size are 0. */
static inline ibid_character ibid_character_at(const ibid_text *text,
                                               size_t at) {
  const unsigned char *p = (const unsigned char *)text->bytes + at;
  if (at >= text->size) return (ibid_character){0, 0};
  if (*p < 0x80) return (ibid_character){*p, 1};
  if (ibid_is_general(p)) return (ibid_character){0x2000u | (p[2] & 0x3Fu), 3};
  return ibid_character_decode(p, text->size - at);
}

/* The same where the byte before `at` is not ASCII. */
ibid_character ibid_character_behind(const ibid_text *text, size_t at);

static inline ibid_character ibid_character_before(const ibid_text *text,
                                                   size_t at) {
  unsigned char last = at > 0 ? (unsigned char)text->bytes[at - 1] : 0x80;
  if (last < 0x80) return (ibid_character){last, 1};
  if (at >= 3 && ibid_is_general((const unsigned char *)text->bytes + at - 3))
    return (ibid_character){0x2000u | (last & 0x3Fu), 3};
  return ibid_character_behind(text, at);
}

static inline bool ibid_is_digit(uint32_t code) {
  return code >= '0' && code <= '9';
}

static inline bool ibid_is_letter(uint32_t code) {
  if (code < 0x80) return (code | 32) >= 'a' && (code | 32) <= 'z';
  return ibid_unicode_kind(code) <= IBID_UNICODE_MARK;
}

static inline bool ibid_is_upper(uint32_t code) {
  if (code < 0x80) return code >= 'A' && code <= 'Z';
  return ibid_unicode_kind(code) == IBID_UNICODE_UPPER;
}

static inline bool ibid_is_lower(uint32_t code) {
  if (code < 0x80) return code >= 'a' && code <= 'z';
  return ibid_unicode_kind(code) == IBID_UNICODE_LOWER;
}

static inline bool ibid_is_hyphen(uint32_t code) {
  return code == '-' || code == 0x2010 || code == 0x2011;
}

/* The soft hyphen, and the sign that scanners write for one. */
static inline bool ibid_is_soft_hyphen(uint32_t code) {
  return code == 0xAD || code == 0xAC;
}

static inline bool ibid_is_space(uint32_t code) {
  if (code < 0x80) return code == ' ' || (code >= '\t' && code <= '\r');
  return ibid_unicode_kind(code) == IBID_UNICODE_SPACE;
}

/* Move `at` over white space, but not beyond `end`, and return the character
** there; code and size are 0 if `end` was reached. */
static inline ibid_character ibid_character_skip(const ibid_text *text,
                                                 size_t *at, size_t end) {
  while (*at < end) {
    ibid_character here = ibid_character_at(text, *at);
    if (!ibid_is_space(here.code)) return here;
    *at += here.size;
  }
  return (ibid_character){0, 0};
}

#endif
