/*
** boundaries_test.c - boundaries against Unicode's own tests, against a slow
** twin on random texts, and on long texts that punish looking ahead.
**
** Unicode's tests are read from the folder in argv[1] or IBID_UNICODE_DATA,
** or from where Debian's package unicode-data has them.
*/
#include "../../src/internal.h"
#include "tap.h"

#include <stdlib.h>
#include <string.h>
#include <time.h>

/* ---- The slow twin ------------------------------------------------- */

/*
** The rules read word for word: each place between two characters is decided
** alone, looking as far back and ahead as the rules say.
*/

enum { CODES_MAX = 256 };

struct codes {
  size_t count;
  size_t start[CODES_MAX + 1]; /* in bytes; one more than `count` */
  unsigned word[CODES_MAX], sentence[CODES_MAX];
  bool pictographic[CODES_MAX];
};

static void read_codes(struct codes *codes, const char *bytes, size_t size) {
  size_t at = 0;
  codes->count = 0;
  while (at < size) {
    ibid_character here =
        ibid_character_decode((const unsigned char *)bytes + at, size - at);
    const ibid_unicode_properties *of = ibid_unicode_find(here.code);
    codes->start[codes->count] = at;
    codes->word[codes->count] = of->word;
    codes->sentence[codes->count] = of->sentence;
    codes->pictographic[codes->count++] = of->pictographic;
    at += here.size;
  }
  codes->start[codes->count] = size;
}

enum { NOTHING = 99 }; /* what stands beyond the ends of a text */

static bool is_newline(unsigned word) {
  return word == IBID_WB_NEWLINE || word == IBID_WB_CR || word == IBID_WB_LF;
}

static bool is_word_ignored(unsigned word) {
  return word == IBID_WB_EXTEND || word == IBID_WB_FORMAT ||
         word == IBID_WB_ZWJ;
}

/* Is character i skipped by WB4?  Not after a line end or the start. */
static bool word_skips(const struct codes *codes, size_t i) {
  size_t first = i;
  if (!is_word_ignored(codes->word[i])) return false;
  while (first > 0 && is_word_ignored(codes->word[first - 1]))
    first--;
  return first < i || (first > 0 && !is_newline(codes->word[first - 1]));
}

/* Character i and the `steps`th before it, without what WB4 skips. */
static unsigned word_before(const struct codes *codes, size_t i, int steps) {
  while (i-- > 0)
    if (!word_skips(codes, i) && steps-- == 0) return codes->word[i];
  return NOTHING;
}

static unsigned word_after(const struct codes *codes, size_t i) {
  while (++i < codes->count)
    if (!word_skips(codes, i)) return codes->word[i];
  return NOTHING;
}

static bool is_ahletter(unsigned word) {
  return word == IBID_WB_ALETTER || word == IBID_WB_HEBREW_LETTER;
}

static bool is_midnumletq(unsigned word) {
  return word == IBID_WB_MIDNUMLET || word == IBID_WB_SINGLE_QUOTE;
}

static bool is_extended(unsigned word) {
  return is_ahletter(word) || word == IBID_WB_NUMERIC ||
         word == IBID_WB_KATAKANA;
}

/* Is there a boundary before character i, neither first nor last? */
static bool word_boundary(const struct codes *codes, size_t i) {
  unsigned raw = codes->word[i - 1], b = codes->word[i];
  unsigned a = word_before(codes, i, 0), z = word_before(codes, i, 1);
  unsigned c = word_after(codes, i);
  bool letter_mid = b == IBID_WB_MIDLETTER || is_midnumletq(b);
  bool mid_letter = a == IBID_WB_MIDLETTER || is_midnumletq(a);
  bool number_mid = b == IBID_WB_MIDNUM || is_midnumletq(b);
  bool mid_number = a == IBID_WB_MIDNUM || is_midnumletq(a);
  int flags = 0;
  if (raw == IBID_WB_CR && b == IBID_WB_LF) return false;
  if (is_newline(raw) || is_newline(b)) return true;
  if (raw == IBID_WB_ZWJ && codes->pictographic[i]) return false;
  if (raw == IBID_WB_WSEGSPACE && b == IBID_WB_WSEGSPACE) return false;
  if (is_word_ignored(b)) return false;
  if (is_ahletter(a) && is_ahletter(b)) return false;
  if (is_ahletter(a) && letter_mid && is_ahletter(c)) return false;
  if (is_ahletter(z) && mid_letter && is_ahletter(b)) return false;
  if (a == IBID_WB_HEBREW_LETTER && b == IBID_WB_SINGLE_QUOTE) return false;
  if (a == IBID_WB_HEBREW_LETTER && b == IBID_WB_DOUBLE_QUOTE &&
      c == IBID_WB_HEBREW_LETTER)
    return false;
  if (z == IBID_WB_HEBREW_LETTER && a == IBID_WB_DOUBLE_QUOTE &&
      b == IBID_WB_HEBREW_LETTER)
    return false;
  if (a == IBID_WB_NUMERIC && b == IBID_WB_NUMERIC) return false;
  if (is_ahletter(a) && b == IBID_WB_NUMERIC) return false;
  if (a == IBID_WB_NUMERIC && is_ahletter(b)) return false;
  if (z == IBID_WB_NUMERIC && mid_number && b == IBID_WB_NUMERIC) return false;
  if (a == IBID_WB_NUMERIC && number_mid && c == IBID_WB_NUMERIC) return false;
  if (a == IBID_WB_KATAKANA && b == IBID_WB_KATAKANA) return false;
  if ((is_extended(a) || a == IBID_WB_EXTENDNUMLET) &&
      b == IBID_WB_EXTENDNUMLET)
    return false;
  if (a == IBID_WB_EXTENDNUMLET && is_extended(b)) return false;
  while (word_before(codes, i, flags) == IBID_WB_REGIONAL_INDICATOR)
    flags++;
  return flags % 2 == 0 || b != IBID_WB_REGIONAL_INDICATOR;
}

static bool is_parasep(unsigned sentence) {
  return sentence == IBID_SB_SEP || sentence == IBID_SB_CR ||
         sentence == IBID_SB_LF;
}

static bool is_sentence_ignored(unsigned sentence) {
  return sentence == IBID_SB_EXTEND || sentence == IBID_SB_FORMAT;
}

static bool sentence_skips(const struct codes *codes, size_t i) {
  size_t first = i;
  if (!is_sentence_ignored(codes->sentence[i])) return false;
  while (first > 0 && is_sentence_ignored(codes->sentence[first - 1]))
    first--;
  return first < i || (first > 0 && !is_parasep(codes->sentence[first - 1]));
}

static unsigned sentence_before(const struct codes *codes, size_t i,
                                int steps) {
  while (i-- > 0)
    if (!sentence_skips(codes, i) && steps-- == 0) return codes->sentence[i];
  return NOTHING;
}

static bool is_saterm(unsigned sentence) {
  return sentence == IBID_SB_ATERM || sentence == IBID_SB_STERM;
}

/* From character i on, is a small letter the first of what stops SB8? */
static bool lower_follows(const struct codes *codes, size_t i) {
  for (; i < codes->count; i++) {
    unsigned here = codes->sentence[i];
    if (here == IBID_SB_LOWER) return true;
    if (here == IBID_SB_OLETTER || here == IBID_SB_UPPER || is_parasep(here) ||
        is_saterm(here))
      return false;
  }
  return false;
}

static bool sentence_boundary(const struct codes *codes, size_t i) {
  unsigned raw = codes->sentence[i - 1], b = codes->sentence[i], term;
  unsigned a = sentence_before(codes, i, 0), z = sentence_before(codes, i, 1);
  int closes, spaces = 0;
  if (raw == IBID_SB_CR && b == IBID_SB_LF) return false;
  if (is_parasep(raw)) return true;
  if (is_sentence_ignored(b)) return false;
  if (a == IBID_SB_ATERM && b == IBID_SB_NUMERIC) return false;
  if ((z == IBID_SB_UPPER || z == IBID_SB_LOWER) && a == IBID_SB_ATERM &&
      b == IBID_SB_UPPER)
    return false;
  while (sentence_before(codes, i, spaces) == IBID_SB_SP)
    spaces++;
  closes = spaces;
  while (sentence_before(codes, i, closes) == IBID_SB_CLOSE)
    closes++;
  term = sentence_before(codes, i, closes);
  if (term == IBID_SB_ATERM && lower_follows(codes, i)) return false;
  if (!is_saterm(term)) return false;
  if (b == IBID_SB_SCONTINUE || is_saterm(b)) return false;
  if (spaces == 0 && b == IBID_SB_CLOSE) return false;
  return b != IBID_SB_SP && !is_parasep(b);
}

static size_t twin_next(const struct codes *codes, size_t i,
                        ibid_boundary kind) {
  while (++i < codes->count)
    if (kind == IBID_BOUNDARY_WORD ? word_boundary(codes, i)
                                   : sentence_boundary(codes, i))
      return i;
  return codes->count;
}

static bool agrees_with_twin(const char *bytes, size_t size,
                             ibid_boundary kind) {
  struct codes codes;
  size_t at = 0, i = 0;
  read_codes(&codes, bytes, size);
  while (at < size) {
    at = ibid_boundaries_next(bytes, size, at, kind);
    i = twin_next(&codes, i, kind);
    if (at != codes.start[i]) {
      printf("# %d, got %zu, want %zu:", (int)kind, at, codes.start[i]);
      for (size_t j = 0; j < size; j++)
        printf(" %02X", (unsigned)(unsigned char)bytes[j]);
      printf("\n");
      return false;
    }
  }
  return true;
}

/* ---- Unicode's own tests ------------------------------------------- */

static size_t encode(unsigned long code, char *out) {
  static const unsigned char leads[] = {0, 0, 0xC0, 0xE0, 0xF0};
  size_t size = code < 0x80 ? 1 : code < 0x800 ? 2 : code < 0x10000 ? 3 : 4;
  for (size_t i = size; i-- > 1; code >>= 6)
    out[i] = (char)(0x80 | (code & 0x3F));
  out[0] = (char)(leads[size] | code);
  return size;
}

struct sample {
  char bytes[CODES_MAX * 4];
  size_t size;
  size_t ends[CODES_MAX], count; /* boundaries but 0 */
};

/* A line such as `÷ 0061 × 0301 ÷  # comment`; false if it has no text that
** UTF-8 can hold. */
static bool read_sample(struct sample *sample, const char *line) {
  sample->size = sample->count = 0;
  while (*line != '\0' && *line != '#' && *line != '\n') {
    if (strncmp(line, "\303\267", 2) == 0) { /* a division sign: a boundary */
      if (sample->size > 0) sample->ends[sample->count++] = sample->size;
      line += 2;
    } else if (strchr("0123456789ABCDEF", *line) != NULL) {
      char *end;
      unsigned long code = strtoul(line, &end, 16);
      if (code >= 0xD800 && code <= 0xDFFF) return false;
      sample->size += encode(code, sample->bytes + sample->size);
      line = end;
    } else {
      line++;
    }
  }
  return sample->size > 0;
}

static bool passes(const struct sample *sample, ibid_boundary kind) {
  size_t at = 0;
  for (size_t i = 0; i < sample->count; i++) {
    at = ibid_boundaries_next(sample->bytes, sample->size, at, kind);
    if (at != sample->ends[i]) return false;
  }
  return at == sample->size;
}

static void test_file(const char *folder, const char *name, size_t want,
                      ibid_boundary kind) {
  char line[4096];
  struct sample sample;
  size_t count = 0, passed = 0;
  bool twin = true;
  FILE *file;
  snprintf(line, sizeof line, "%s/%s", folder, name);
  file = fopen(line, "rb");
  if (!ok(file != NULL, line)) return;
  while (fgets(line, sizeof line, file) != NULL) {
    if (!read_sample(&sample, line)) continue;
    count++;
    if (passes(&sample, kind))
      passed++;
    else
      printf("# fails: %s", line);
    twin = twin && agrees_with_twin(sample.bytes, sample.size, kind);
  }
  fclose(file);
  is_size(count, want, "lines that UTF-8 can hold");
  is_size(passed, want, name);
  ok(twin, "the slow twin agrees");
}

/* ---- Random texts -------------------------------------------------- */

/* Numbers that are the same on every machine. */
static uint32_t draw(uint32_t *seed) {
  *seed = *seed * 1664525u + 1013904223u;
  return *seed >> 8;
}

/* Characters of every property, and broken ones; some are wanted often. */
/* clang-format off */
static const char *const pieces[] = {
  "a", "b", "Z", "7", "_", " ", "  ", ".", ",", ":", ";", "'", "\"", "!",
  "?", ")", "-", "\r", "\n", "\v", "\302\205", "\302\240", "\302\255",
  "\303\251", "\304\260", "\314\210", "\327\220", "\327\220", "\331\240",
  "\330\254", "\341\232\200", "\342\200\215", "\342\200\215",
  "\342\200\223", "\342\200\230", "\342\200\231", "\342\200\235",
  "\342\200\244", "\342\200\250", "\342\201\240", "\343\202\242",
  "\343\203\274", "\343\200\202", "\346\274\242", "\357\274\216",
  "\360\235\237\230", "\360\237\207\246", "\360\237\207\246",
  "\360\237\221\251", "\342\234\202", "\200", "\377", "\342\200",
  "\360\237\207", "\355\240\200",
};
/* clang-format on */

enum { PIECES = sizeof pieces / sizeof *pieces, PIECES_MAX = 24 };

static void test_pieces(ibid_boundary kind, const char *name) {
  uint32_t seed = 29;
  bool good = true;
  for (int round = 0; round < 200000 && good; round++) {
    char bytes[PIECES_MAX * 4];
    size_t size = 0, count = draw(&seed) % PIECES_MAX;
    uint32_t choice = 2 + draw(&seed) % (PIECES - 2), from = draw(&seed);
    for (size_t i = 0; i < count; i++) {
      const char *piece = pieces[(from + draw(&seed) % choice) % PIECES];
      memcpy(bytes + size, piece, strlen(piece));
      size += strlen(piece);
    }
    good = agrees_with_twin(bytes, size, kind);
  }
  ok(good, name);
}

/* Boundaries rise, and the last one is the end. */
static bool covers(const char *bytes, size_t size, ibid_boundary kind) {
  size_t at = 0;
  while (at < size) {
    size_t next = ibid_boundaries_next(bytes, size, at, kind);
    if (next <= at || next > size) return false;
    at = next;
  }
  return ibid_boundaries_next(bytes, size, at, kind) == size;
}

/* Each text in a block of its own, so that a sanitizer sees its end. */
static void test_bytes(ibid_boundary kind, const char *name) {
  uint32_t seed = 15;
  bool good = true;
  for (int round = 0; round < 20000 && good; round++) {
    size_t size = draw(&seed) % 200;
    char *bytes = malloc(size + 1);
    char *text = bytes + 1; /* malloc(0) might be NULL */
    if (bytes == NULL) break;
    for (size_t i = 0; i < size; i++)
      text[i] = (char)draw(&seed);
    good = covers(text, size, kind) && agrees_with_twin(text, size, kind);
    free(bytes);
  }
  ok(good, name);
}

/* ---- Long texts ---------------------------------------------------- */

struct hostile {
  const char *name, *head, *body;
};

static const struct hostile hostiles[] = {
    {"letters", "", "a"},
    {"letters that are not of ASCII", "", "\303\251"},
    {"combining marks", "", "\314\210"},
    {"combining marks after a letter", "a", "\314\210"},
    {"combining marks after a point in a word", "a.", "\314\210"},
    {"combining marks after a full stop", "A. ", "\314\210"},
    {"joiners", "", "\342\200\215"},
    {"points in a word", "", "a."},
    {"points, each with combining marks", "",
     "a.\314\210\314\210\314\210\314\210"},
    {"points without words", "", "."},
    {"points in a number", "", "1."},
    {"commas in a number", "", "1,"},
    {"regional indicators", "", "\360\237\207\246"},
    {"regional indicators, marked", "", "\360\237\207\246\314\210"},
    {"Hebrew letters and quotes", "", "\327\220\""},
    {"digits after a full stop", ". ", "7"},
    {"spaces after a full stop", ". ", " "},
    {"closing marks after a full stop", ".", ")"},
    {"closing marks after a space", ". ", ")"},
    {"full stops and spaces", "", ". "},
    {"full stops and digits", "", ". 7"},
    {"commas after a full stop", ".", ","},
    {"sentences", "", "A b. "},
    {"spaces", "", " "},
    {"line ends", "", "\r\n"},
    {"bytes that are not UTF-8", "", "\377"},
    {"tails without a lead", "", "\200"},
};

static char *make_hostile(const struct hostile *hostile, size_t size) {
  size_t head = strlen(hostile->head), body = strlen(hostile->body);
  char *bytes = malloc(size);
  if (bytes == NULL) abort();
  for (size_t i = 0; i < size; i++)
    bytes[i] = i < head ? hostile->head[i] : hostile->body[(i - head) % body];
  return bytes;
}

/* Seconds; linear time takes well under one, a quadratic one takes hours. */
static double time_hostile(const struct hostile *hostile, ibid_boundary kind,
                           bool *good) {
  enum { SIZE = 10 * 1000 * 1000 };
  char *bytes = make_hostile(hostile, SIZE);
  clock_t start = clock();
  *good = covers(bytes, SIZE, kind);
  free(bytes);
  return (double)(clock() - start) / CLOCKS_PER_SEC;
}

static void test_hostile(ibid_boundary kind, const char *what) {
  for (size_t i = 0; i < sizeof hostiles / sizeof *hostiles; i++) {
    char name[100];
    bool good;
    double seconds = time_hostile(&hostiles[i], kind, &good);
    snprintf(name, sizeof name, "%s in 10 MB of %s take linear time", what,
             hostiles[i].name);
    if (!ok(good && seconds < 20, name)) printf("# %.1f s\n", seconds);
  }
}

int main(int argc, char **argv) {
  const char *folder = argc > 1 ? argv[1] : getenv("IBID_UNICODE_DATA");
  if (folder == NULL) folder = "/usr/share/unicode/auxiliary";
  test_file(folder, "WordBreakTest.txt", 1823, IBID_BOUNDARY_WORD);
  test_file(folder, "SentenceBreakTest.txt", 502, IBID_BOUNDARY_SENTENCE);
  is_size(ibid_boundaries_next("", 0, 0, IBID_BOUNDARY_WORD), 0,
          "an empty text has no boundary but its end");
  test_pieces(IBID_BOUNDARY_WORD, "words agree with the slow twin");
  test_pieces(IBID_BOUNDARY_SENTENCE, "sentences agree with the slow twin");
  test_bytes(IBID_BOUNDARY_WORD, "words cover any bytes");
  test_bytes(IBID_BOUNDARY_SENTENCE, "sentences cover any bytes");
  test_hostile(IBID_BOUNDARY_WORD, "words");
  test_hostile(IBID_BOUNDARY_SENTENCE, "sentences");
  return done();
}
