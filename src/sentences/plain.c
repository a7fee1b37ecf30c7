/*
** plain.c - stops that need no token.
**
** Most stops stand behind a word in small letters, and before a blank and a
** word with a capital, or the paragraph's end: nothing in S3 to S11 speaks
** against an end there.  Before a small letter there is none (S3), nor behind
** a title (S4).  The masks tell all that; whatever looks otherwise is left to
** the rules.  The results are those of the rules alone: a test compares them.
*/
#include "sentences.h"

#include <string.h>

/* 64 bits of a mask from a byte on. */
static inline uint64_t bits_from(const uint64_t *mask, size_t at) {
  return mask[at / 64] >> at % 64 | mask[at / 64 + 1] << 1 << (63 - at % 64);
}

/* The 64 bits before a byte, the nearest one on top. */
static inline uint64_t bits_before(const uint64_t *mask, size_t at) {
  const uint64_t *here = mask + at / 64;
  return here[0] << 1 << (63 - at % 64) | here[-1] >> at % 64;
}

static bool is_small(char c) {
  return c >= 'a' && c <= 'z';
}

static bool is_letter(char c) {
  return is_small((char)(c | 32));
}

/* How many letters end at a byte; 64 if they are that many or more. */
static size_t letters_before(const ibid_text *text, size_t at) {
  uint64_t others = ~bits_before(text->classes.letter, at);
  return others != 0 ? (size_t)__builtin_clzll(others) : 64;
}

/* Does a token begin here, since a blank stands before it, and no hyphen at a
** line's end? */
static bool is_free(const unsigned char *p) {
  if (p[-1] == ' ') return p[-2] > ' ';
  return p[-1] == '\n' &&
         (p[-2] == '\n' || (p[-2] > ' ' && p[-2] < 0x80 && p[-2] != '-'));
}

/* Are the letters before a stop a word, and one in small letters at its end?
** Then where does it begin, else 0. */
static size_t word_before(const ibid_stops *s, size_t at, size_t done) {
  const char *bytes = s->text->bytes;
  size_t size = letters_before(s->text, at), start = at - size;
  if (!is_small(bytes[at - 1]) || size == 64 || start < done ||
      (unsigned char)bytes[start] >= 0x80 ||
      !is_free((const unsigned char *)bytes + start))
    return 0;
  return start;
}

/* Is the token that begins with a letter here no address?  One is eight bytes
** long at least, and has :/ in it or begins with www. */
static bool is_plain_word(const ibid_text *text, size_t at) {
  const size_t shortest_address = 8, reach = 13;
  uint64_t blank = bits_from(text->classes.blank, at);
  if ((blank & ((UINT64_C(1) << shortest_address) - 1)) != 0) return true;
  return text->bytes[at] != 'w' && memchr(text->bytes + at, ':', reach) == NULL;
}

/* The end of the letters that begin at a byte if a blank follows, else 0. */
static size_t word_end(const ibid_text *text, size_t at) {
  uint64_t other = ~bits_from(text->classes.letter, at);
  size_t end = at + (other != 0 ? (size_t)__builtin_ctzll(other) : 0);
  return ibid_mask_has(text->classes.blank, end) ? end : 0;
}

/* A closing mark: how many bytes it has, or 0. */
static inline uint32_t closing_mark(const char *p) {
  if (*p == ' ') return 0;
  if (*p == '"' || *p == '\'') return 1;
  return memcmp(p, "\xE2\x80\x9D", 3) == 0 || memcmp(p, "\xE2\x80\x99", 3) == 0
             ? 3
             : 0;
}

/* An opening mark or bracket. */
static inline uint32_t opening_mark(const char *p) {
  if (is_letter(*p)) return 0;
  if (*p == '"' || *p == '\'' || *p == '(') return 1;
  return memcmp(p, "\xE2\x80\x9C", 3) == 0 || memcmp(p, "\xE2\x80\x98", 3) == 0
             ? 3
             : 0;
}

/* S8: can nobody have asked what stands before a word with a capital?  One that
** starts sentences is no name. */
static bool is_not_asked(const ibid_text *text, size_t at) {
  size_t end = word_end(text, at);
  return end > at && text->bytes[at] != 'I' &&
         ibid_is_word(text, at, end, IBID_STARTERS);
}

static uint32_t classes_of(const ibid_text *text, size_t start, size_t end) {
  return ibid_language_find(text->language, text->bytes + start, end - start);
}

/* S4: a word whose point may be its own, before another one. */
static ibid_stop look_at_word(const ibid_stops *s, size_t start, size_t end) {
  uint32_t is = classes_of(s->text, start, end);
  if ((is & 1u << IBID_TITLES) != 0) return IBID_STOP_NONE;
  return (is & IBID_POINTED) == 0 &&
                 (is_small(s->text->bytes[start]) || end - start > 2)
             ? IBID_STOP_ENDS
             : IBID_STOP_ASK;
}

/* S4: a stop before a figure.  The point of a word that has one is its own. */
static ibid_stop look_before_figure(const ibid_stops *s, size_t at,
                                    size_t done) {
  size_t word = word_before(s, at, done);
  if (word == 0 || s->text->bytes[at] != '.') return IBID_STOP_ASK;
  return (classes_of(s->text, word, at) & IBID_POINTED) != 0 ? IBID_STOP_NONE
                                                             : IBID_STOP_ASK;
}

/* A stop before a word with a capital at byte `next`: what stands before the
** stop decides.  A mark may stand behind it. */
static ibid_stop look_behind(const ibid_stops *s, size_t at, size_t done,
                             bool marked, size_t next) {
  const ibid_text *text = s->text;
  size_t word = word_before(s, at, done);
  if (word == 0) return IBID_STOP_ASK;
  if (text->bytes[at] != '.')
    return !marked || is_not_asked(text, next) ? IBID_STOP_ENDS : IBID_STOP_ASK;
  if (!ibid_sketch_has(&s->pointed, text->bytes + word, at - word))
    return IBID_STOP_ENDS;
  return marked ? IBID_STOP_ASK : look_at_word(s, word, at);
}

/* S12: only what is glued to a small letter is more than a call. */
static ibid_stop look_at_call(const ibid_stops *s, size_t call) {
  const uint32_t longest = 5;
  const ibid_store *calls = &s->text->references;
  uint32_t start = calls->start[call], size = calls->end[call] - start;
  unsigned char before = (unsigned char)s->text->bytes[start - 1];
  return before < 0x80 && !is_small((char)before) && size <= longest
             ? IBID_STOP_NONE
             : IBID_STOP_ASK;
}

/* The first byte of a call, or a number beyond all. */
static size_t call_start(const ibid_text *text, size_t call) {
  return call < text->references.count ? text->references.start[call]
                                       : SIZE_MAX;
}

ibid_stop ibid_sentences_look(const ibid_stops *s, size_t at, size_t done,
                              size_t call, ibid_end *found) {
  const ibid_text *text = s->text;
  const char *bytes = text->bytes;
  size_t end = at + 1 + closing_mark(bytes + at + 1), word;
  bool marked = end > at + 1;
  char stop = bytes[at], first;
  if (at < 2) return IBID_STOP_ASK;
  if (call_start(text, call) == at) return look_at_call(s, call);
  if (stop != '.' && stop != '!' && stop != '?') return IBID_STOP_ASK;
  if (call_start(text, call) == end) end = text->references.end[call++];
  if (end == s->end) return IBID_STOP_NONE; /* whatever is left ends there */
  word = end + 1 + opening_mark(bytes + end + 1);
  first = bytes[word];
  if ((bytes[end] != ' ' && bytes[end] != '\n') ||
      call_start(text, call) <= word || !is_plain_word(text, word))
    return IBID_STOP_ASK;
  if (!is_letter(first))
    return ibid_is_digit((unsigned char)first) && word == at + 2
               ? look_before_figure(s, at, done)
               : IBID_STOP_ASK;
  *found = (ibid_end){(uint32_t)end, (uint32_t)end + 1};
  if (first <= 'Z') return look_behind(s, at, done, marked, word);
  return word > end + 1 || s->careless || (stop == '.' && s->small)
             ? IBID_STOP_ASK
             : IBID_STOP_NONE; /* S3 */
}
