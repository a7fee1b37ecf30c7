/*
** boundaries.c - words and sentences by the rules of UAX #29, untailored.
**
** A rule bears its number.  Nothing before a boundary matters to what comes
** after it, so no state is kept between calls.  Rules that look ahead do so
** once from where they stand, over characters that start no other look-ahead;
** if they find nothing there is a boundary, and the same characters are read
** once more as part of what follows.  No byte is read more than a few times.
*/
#include "internal.h"

/* ---- Characters ---------------------------------------------------- */

struct bytes {
  const unsigned char *at;
  size_t size;
};

/* A character's properties, and where it ends. */
struct reading {
  const ibid_unicode_properties *of;
  size_t end;
};

static struct reading read_at(struct bytes bytes, size_t at) {
  ibid_character here = {bytes.at[at], 1};
  if (here.code >= 0x80)
    here = ibid_character_decode(bytes.at + at, bytes.size - at);
  return (struct reading){ibid_unicode_find(here.code), at + here.size};
}

/* Is a value of a property among some?  Bit 1 << value stands for a value. */
static bool in(unsigned value, uint32_t set) {
  return (set >> value & 1) != 0;
}

/* Is a byte among some of ASCII?  Bit i of set[0] stands for byte i, of
** set[1] for byte 64 + i. */
static bool in_ascii(unsigned char byte, const uint64_t set[2]) {
  return byte < 0x80 && (set[byte >> 6] >> (byte & 63) & 1) != 0;
}

static size_t skip_ascii(struct bytes bytes, size_t at, const uint64_t set[2]) {
  while (at < bytes.size && in_ascii(bytes.at[at], set))
    at++;
  return at;
}

/* ---- Words --------------------------------------------------------- */

enum {
  WB_NEWLINES = 1 << IBID_WB_CR | 1 << IBID_WB_LF | 1 << IBID_WB_NEWLINE,
  WB_IGNORED = 1 << IBID_WB_EXTEND | 1 << IBID_WB_FORMAT | 1 << IBID_WB_ZWJ,
  WB_AHLETTER = 1 << IBID_WB_ALETTER | 1 << IBID_WB_HEBREW_LETTER,
  WB_MIDNUMLETQ = 1 << IBID_WB_MIDNUMLET | 1 << IBID_WB_SINGLE_QUOTE,
  WB_MIDLETTER = 1 << IBID_WB_MIDLETTER | WB_MIDNUMLETQ,
  WB_MIDNUM = 1 << IBID_WB_MIDNUM | WB_MIDNUMLETQ,
  WB_NUMERIC = 1 << IBID_WB_NUMERIC,
  WB_EXTENDED = WB_AHLETTER | WB_NUMERIC | 1 << IBID_WB_KATAKANA
};

/* Letters, digits and the low line: between them is never a boundary. */
static const uint64_t joined[2] = {0x03FF000000000000, 0x07FFFFFE87FFFFFE};

/* All others but ' , . : ; which may stand inside words. */
static const uint64_t parting[2] = {0xF000AF7FFFFFFFFF, 0xF800000178000001};

/* What stands before a place where a word may end. */
struct word {
  size_t end;       /* that place */
  unsigned raw;     /* the last character */
  unsigned last;    /* the last one that WB4 does not ignore */
  unsigned earlier; /* the one before that */
  bool odd;         /* an odd number of regional indicators ends there */
};

static void add_to_word(struct word *word, unsigned next, size_t end) {
  word->end = end;
  word->raw = next;
  if (in(next, WB_IGNORED)) return;
  word->earlier = word->last;
  word->last = next;
  word->odd = next == IBID_WB_REGIONAL_INDICATOR && !word->odd;
}

/* Is the first character from a place on that WB4 does not ignore in a set? */
static bool word_is_ahead(struct bytes bytes, size_t at, uint32_t set) {
  while (at < bytes.size) {
    struct reading next = read_at(bytes, at);
    if (!in(next.of->word, WB_IGNORED)) return in(next.of->word, set);
    at = next.end;
  }
  return false;
}

/* WB5 to WB13b, between characters that WB4 does not ignore.  Long, since it
** is a table of rules. */
static bool letters_join(struct bytes bytes, const struct word *word,
                         struct reading reading) {
  unsigned earlier = word->earlier, last = word->last;
  unsigned next = reading.of->word;
  size_t ahead = reading.end;

  if (in(last, WB_AHLETTER)) {
    if (in(next, WB_AHLETTER)) return true;   /* WB5 */
    if (next == IBID_WB_NUMERIC) return true; /* WB9 */
    if (in(next, WB_MIDLETTER) && word_is_ahead(bytes, ahead, WB_AHLETTER))
      return true; /* WB6 */
  }
  if (in(earlier, WB_AHLETTER) && in(last, WB_MIDLETTER) &&
      in(next, WB_AHLETTER))
    return true; /* WB7 */
  if (last == IBID_WB_HEBREW_LETTER) {
    if (next == IBID_WB_SINGLE_QUOTE) return true; /* WB7a */
    if (next == IBID_WB_DOUBLE_QUOTE &&
        word_is_ahead(bytes, ahead, 1 << IBID_WB_HEBREW_LETTER))
      return true; /* WB7b */
  }
  if (earlier == IBID_WB_HEBREW_LETTER && last == IBID_WB_DOUBLE_QUOTE &&
      next == IBID_WB_HEBREW_LETTER)
    return true; /* WB7c */
  if (last == IBID_WB_NUMERIC) {
    if (in(next, WB_NUMERIC | WB_AHLETTER)) return true; /* WB8, WB10 */
    if (in(next, WB_MIDNUM) && word_is_ahead(bytes, ahead, WB_NUMERIC))
      return true; /* WB12 */
  }
  if (earlier == IBID_WB_NUMERIC && in(last, WB_MIDNUM) &&
      next == IBID_WB_NUMERIC)
    return true; /* WB11 */
  if (last == IBID_WB_KATAKANA && next == IBID_WB_KATAKANA)
    return true; /* WB13 */
  if (in(last, WB_EXTENDED | 1 << IBID_WB_EXTENDNUMLET) &&
      next == IBID_WB_EXTENDNUMLET)
    return true; /* WB13a */
  /* WB13b */
  return last == IBID_WB_EXTENDNUMLET && in(next, WB_EXTENDED);
}

static bool word_goes_on(struct bytes bytes, const struct word *word,
                         struct reading reading) {
  unsigned raw = word->raw, next = reading.of->word;
  if (raw == IBID_WB_CR && next == IBID_WB_LF) return true;        /* WB3 */
  if (in(raw, WB_NEWLINES)) return false;                          /* WB3a */
  if (in(next, WB_NEWLINES)) return false;                         /* WB3b */
  if (raw == IBID_WB_ZWJ && reading.of->pictographic) return true; /* WB3c */
  if (raw == IBID_WB_WSEGSPACE && next == IBID_WB_WSEGSPACE)
    return true;                         /* WB3d */
  if (in(next, WB_IGNORED)) return true; /* WB4 */
  if (letters_join(bytes, word, reading)) return true;
  /* WB15, WB16 */
  return word->odd && next == IBID_WB_REGIONAL_INDICATOR;
}

/* Is a byte a word by itself, as its neighbour tells?  Most are spaces. */
static bool is_alone(struct bytes bytes, size_t at) {
  unsigned char byte = bytes.at[at], next;
  if (byte >= 0x80 || byte == '\r' || at + 1 == bytes.size) return false;
  next = bytes.at[at + 1];
  return next < 0x80 && next != byte && !in_ascii(byte, joined);
}

/* Follow letters of ASCII; true if there is a boundary after them. */
static bool letters_end(struct bytes bytes, struct word *word) {
  size_t end = skip_ascii(bytes, word->end, joined);
  add_to_word(word, ibid_unicode_find(bytes.at[end - 1])->word, end);
  return end < bytes.size && in_ascii(bytes.at[end], parting);
}

static size_t next_word(struct bytes bytes, size_t at) {
  struct reading next;
  struct word word = {at, IBID_WB_OTHER, IBID_WB_OTHER, IBID_WB_OTHER, false};
  if (is_alone(bytes, at)) return at + 1;
  next = read_at(bytes, at);
  do {
    add_to_word(&word, next.of->word, next.end);
    if (in_ascii(bytes.at[word.end - 1], joined) && letters_end(bytes, &word))
      break;
    if (word.end == bytes.size) break;
    next = read_at(bytes, word.end);
  } while (word_goes_on(bytes, &word, next));
  return word.end;
}

/* ---- Sentences ----------------------------------------------------- */

enum {
  SB_PARASEP = 1 << IBID_SB_CR | 1 << IBID_SB_LF | 1 << IBID_SB_SEP,
  SB_IGNORED = 1 << IBID_SB_EXTEND | 1 << IBID_SB_FORMAT,
  SB_CASED = 1 << IBID_SB_UPPER | 1 << IBID_SB_LOWER,
  SB_SATERM = 1 << IBID_SB_ATERM | 1 << IBID_SB_STERM,
  SB_HALTS = SB_CASED | 1 << IBID_SB_OLETTER | SB_PARASEP | SB_SATERM
};

/* All of ASCII but LF, CR and ! . ? */
static const uint64_t plain[2] = {0x7FFFBFFDFFFFDBFF, 0xFFFFFFFFFFFFFFFF};

/* How far a sentence has come to its end: SATerm Close* Sp*. */
enum stage { OPEN, TERM, CLOSE, SPACE };

/* What stands before a place where a sentence may end. */
struct sentence {
  size_t end;       /* that place */
  unsigned raw;     /* the last character */
  unsigned last;    /* the last one that SB5 does not ignore */
  unsigned earlier; /* the one before that */
  enum stage stage;
  bool aterm; /* the stage was begun by an ATerm */
};

static enum stage next_stage(enum stage stage, unsigned next) {
  if (in(next, SB_SATERM)) return TERM;
  if (next == IBID_SB_CLOSE && (stage == TERM || stage == CLOSE)) return CLOSE;
  if (next == IBID_SB_SP && stage != OPEN) return SPACE;
  return OPEN;
}

static void add_to_sentence(struct sentence *sentence, unsigned next,
                            size_t end) {
  sentence->end = end;
  sentence->raw = next;
  if (in(next, SB_IGNORED)) return;
  sentence->earlier = sentence->last;
  sentence->last = next;
  sentence->stage = next_stage(sentence->stage, next);
  if (sentence->stage == TERM) sentence->aterm = next == IBID_SB_ATERM;
}

/* Is the first character that stops the look-ahead of SB8 a small letter? */
static bool lower_is_ahead(struct bytes bytes, size_t at) {
  while (at < bytes.size) {
    struct reading next = read_at(bytes, at);
    if (in(next.of->sentence, SB_HALTS))
      return next.of->sentence == IBID_SB_LOWER;
    at = next.end;
  }
  return false;
}

static bool sentence_goes_on(struct bytes bytes,
                             const struct sentence *sentence,
                             struct reading reading) {
  enum stage stage = sentence->stage;
  unsigned raw = sentence->raw, next = reading.of->sentence;
  bool cased = in(sentence->earlier, SB_CASED);
  if (raw == IBID_SB_CR && next == IBID_SB_LF) return true; /* SB3 */
  if (in(raw, SB_PARASEP)) return false;                    /* SB4 */
  if (in(next, SB_IGNORED)) return true;                    /* SB5 */
  if (stage == OPEN) return true;                           /* SB998 */
  if (sentence->last == IBID_SB_ATERM) {
    if (next == IBID_SB_NUMERIC) return true;        /* SB6 */
    if (cased && next == IBID_SB_UPPER) return true; /* SB7 */
  }
  if (in(next, 1 << IBID_SB_SCONTINUE | SB_SATERM)) return true; /* SB8a */
  if (stage != SPACE && next == IBID_SB_CLOSE) return true;      /* SB9 */
  if (in(next, 1 << IBID_SB_SP | SB_PARASEP)) return true;       /* SB9, SB10 */
  /* Out of its turn, lest each of many spaces look ahead over all others. */
  if (sentence->aterm && lower_is_ahead(bytes, sentence->end))
    return true; /* SB8 */
  return false;  /* SB11 */
}

/* Where no end is in sight, plain characters need no rules. */
static void skip_plain(struct bytes bytes, struct sentence *sentence) {
  size_t end = skip_ascii(bytes, sentence->end, plain);
  if (end > sentence->end)
    add_to_sentence(sentence, ibid_unicode_find(bytes.at[end - 1])->sentence,
                    end);
}

static size_t next_sentence(struct bytes bytes, size_t at) {
  struct reading next = read_at(bytes, at);
  struct sentence sentence = {at,   IBID_SB_OTHER, IBID_SB_OTHER, IBID_SB_OTHER,
                              OPEN, false};
  do {
    add_to_sentence(&sentence, next.of->sentence, next.end);
    if (sentence.stage == OPEN && !in(sentence.raw, SB_PARASEP))
      skip_plain(bytes, &sentence);
    if (sentence.end == bytes.size) break;
    next = read_at(bytes, sentence.end);
  } while (sentence_goes_on(bytes, &sentence, next));
  return sentence.end;
}

/* ---- Both ---------------------------------------------------------- */

size_t ibid_boundaries_next(const char *text, size_t size, size_t at,
                            ibid_boundary kind) {
  struct bytes bytes = {(const unsigned char *)text, size};
  if (at >= size) return size;
  if (kind == IBID_BOUNDARY_WORD) return next_word(bytes, at);
  return next_sentence(bytes, at);
}
