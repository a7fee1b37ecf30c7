/*
** kernels_test.c - all kernels that the machine has give the masks of a naive
** twin that reads a character at a time, and plain tokens are those that the
** rules alone give.
*/
#include "internal.h"
#include "kernels/kernel.h"
#include "tap.h"

#include <stdlib.h>
#include <string.h>

static const char *const names[] = {"scalar", "sse2", "avx2",
                                    "avx512", "neon", NULL};

/* ---- The naive twin ------------------------------------------------ */

static bool among(uint32_t code, const uint32_t *list) {
  while (*list != 0 && *list != code)
    list++;
  return *list != 0;
}

static const uint32_t lines[] = {'\n', '\v', '\f', 0x85, 0x2028, 0x2029, 0};
static const uint32_t marks[] = {'"',    '\'',   '`',    0xAB,   0xBB,   0x2018,
                                 0x2019, 0x201A, 0x201B, 0x201C, 0x201D, 0x201E,
                                 0x201F, 0x2032, 0x2033, 0x2039, 0x203A, 0x300C,
                                 0x300D, 0x300E, 0x300F, 0};
static const uint32_t signs[] = {
    '*',    '[',    '(',    0xB2, 0xB3, 0xB9,   0x2070, 0x2074, 0x2075, 0x2076,
    0x2077, 0x2078, 0x2079, 0xA7, 0xB6, 0x2020, 0x2021, 0x2016, 0};
static const uint32_t stops[] = {'.', '!', '?', 0x2026, 0x3002, 0};
static const uint32_t joints[] = {'-', '\'', 0x2019, 0};
static const uint32_t pauses[] = {':', 0x2012, 0x2013, 0x2014, 0x2015, 0};
static const uint32_t calm[] = {',', ';', '!', '?', '(', ')', '[', ']', '"', 0};

/* The masks as bits of a byte's own word, in the order of ibid_classes. */
static unsigned classes_of(const ibid_text *text, size_t at,
                           const ibid_character *c) {
  uint32_t next = (unsigned char)text->bytes[at + 1];
  bool line = among(c->code, lines) || (c->code == '\r' && next != '\n');
  bool other =
      among(c->code, marks) || among(c->code, signs) || among(c->code, stops);
  bool blank = ibid_is_space(c->code) || (at == 0 && c->code == 0xFEFF);
  bool letter = ibid_is_letter(c->code) && !other;
  bool plain = ibid_unicode_find(c->code)->word == IBID_WB_ALETTER &&
               ibid_unicode_kind(c->code) <= IBID_UNICODE_LETTER;
  return (unsigned)letter | (unsigned)ibid_is_digit(c->code) << 1 |
         (unsigned)blank << 2 | (unsigned)line << 3 |
         (unsigned)among(c->code, marks) << 4 |
         (unsigned)among(c->code, signs) << 5 |
         (unsigned)among(c->code, stops) << 6 | (unsigned)plain << 8 |
         (unsigned)among(c->code, calm) << 9;
}

/* Every byte's classes; returns how many sequences are not UTF-8. */
static uint32_t read_naively(const ibid_text *text, unsigned *out) {
  uint32_t bad = 0;
  for (size_t at = 0; at < text->size;) {
    ibid_character c = ibid_character_at(text, at);
    unsigned is = classes_of(text, at, &c);
    bool curly = c.code >= 0x201C && c.code <= 0x201E;
    if (c.code == 0xFFFD && memcmp(text->bytes + at, "\xEF\xBF\xBD", 3) != 0)
      bad++;
    for (size_t i = 0; i < c.size; i++)
      out[at + i] = is | (unsigned)(i > 0) << 7;
    out[at] |= (unsigned)curly << 10 | (unsigned)among(c.code, joints) << 11 |
               (unsigned)among(c.code, pauses) << 12;
    at += c.size;
  }
  return bad;
}

static unsigned bits_at(const ibid_text *text, size_t at) {
  const ibid_classes *c = &text->classes;
  const uint64_t *masks[IBID_MASKS] = {
      c->letter, c->digit, c->blank, c->line,  c->mark,  c->sign, c->stop,
      c->tail,   c->plain, c->calm,  c->curly, c->joint, c->pause};
  unsigned bits = 0;
  for (unsigned i = 0; i < IBID_MASKS; i++)
    bits |= (unsigned)ibid_mask_has(masks[i], at) << i;
  return bits;
}

/* ---- Comparing ----------------------------------------------------- */

static bool has_tail(const ibid_text *text) {
  for (size_t at = text->size; at < (text->size / 64 + 2) * 64; at++)
    if (bits_at(text, at) != 0) return true;
  return false;
}

static ibid_status compare(ibid_text *text, const void *given) {
  unsigned *wanted = ibid_allocate(text, (text->size + 4) * sizeof *wanted);
  uint32_t bad = read_naively(text, wanted);
  bool same = true;
  ibid_classes_run(text, NULL);
  for (size_t at = 0; at < text->size && same; at++)
    if (bits_at(text, at) != wanted[at]) {
      printf("# %s: byte %zu of %zu: %x, not %x\n", ibid_classes_kernel(), at,
             text->size, bits_at(text, at), wanted[at]);
      same = false;
    }
  same = same && !has_tail(text) && text->bad == bad;
  *(bool *)(void *)(size_t)given = same;
  ibid_classes_free(text);
  ibid_release(text, wanted);
  return IBID_OK;
}

static bool is_same(const char *bytes, size_t size) {
  ibid_pool *pool;
  ibid_text text;
  bool same = false;
  if (ibid_pool_new(1 << 20, &pool) != IBID_OK) return false;
  memset(&text, 0, sizeof text);
  text.allocator = ibid_pool_allocator(pool);
  text.bytes = calloc(size + IBID_PADDING, 1);
  text.size = size;
  if (text.bytes != NULL) {
    memcpy(text.bytes, bytes, size);
    ibid_attempt(&text, compare, &same);
  }
  ibid_text_release(&text);
  free(text.bytes);
  ibid_pool_free(pool);
  return same;
}

/* ---- Texts --------------------------------------------------------- */

static const char sample[] =
    "“Could not be both.”84 This rupture, in Miller’s words (quoted in The\r\n"
    "New Course,85 a party paper*), cost 500,00086 votes—in 1922.87\n\f"
    "\xEF\xBB\xBF«Съезд» S”ezd, vlast’ … naïve œuvre; Ἑλλάς\u2028"
    "日本語の文章。「はい」\u00A0한국어 שלום ¹² § † ‡ x\u0301 😀\r\v"
    "\xFF\xC2 \xE2\x80 \xED\xA0\x80 \xF4\x90\x80\x80\x80 a.b c:d 3.5 _\n";

static uint32_t random_number(uint32_t *seed) {
  *seed = *seed * 1664525u + 1013904223u;
  return *seed >> 8;
}

/* Pieces of the sample's kind in any order, or bytes. */
static size_t make_text(char *out, size_t room, uint32_t *seed, bool bytes) {
  static const char *const pieces[] = {
      "a",      "word",   "The",   " ",    " ",      "\n",     ",",      ".",
      "“",      "”",      "’",     "‘",    "\"",     "'",      "12",     "-",
      "—",      "…",      "Съезд", "日本", "\u0301", "\u00AD", "\u200D", "\xFF",
      "é",      "e.g.",   "(",     ")",    "[",      "]",      "?",      "!",
      ";",      ":",      "*",     "¹",    "\r\n",   "\r",     "_",      "😀",
      "\u2028", "\u00A0", "א",     "カ",   "\u05B0", "@",      "s",      "&",
      "«",      "»",      "„",     "–",    "1922",   "Mr.",    "/",      "%"};
  const size_t count = sizeof pieces / sizeof *pieces;
  size_t size = 0;
  while (size + 16 < room) {
    const char *piece = pieces[random_number(seed) % count];
    if (bytes) {
      out[size++] = (char)random_number(seed);
      continue;
    }
    memcpy(out + size, piece, strlen(piece));
    size += strlen(piece);
  }
  return size;
}

static void check_masks(const char *kernel) {
  char text[2048], name[80];
  uint32_t seed = 1917;
  bool same = true;
  snprintf(name, sizeof name, "%s: all lengths of a text, at all places",
           kernel);
  for (size_t from = 0; from < 70; from++)
    for (size_t to = from; to < sizeof sample; to++)
      same = same && is_same(sample + from, to - from);
  ok(same, name);
  for (int bytes = 0; bytes < 2; bytes++) {
    same = true;
    snprintf(name, sizeof name, "%s: random %s", kernel,
             bytes ? "bytes" : "pieces");
    for (int i = 0; i < 300; i++)
      same = same &&
             is_same(text, make_text(text, sizeof text, &seed, bytes != 0));
    ok(same, name);
  }
}

/* ---- Every character ----------------------------------------------- */

static size_t encode(uint32_t code, char *out) {
  if (code < 0x80) {
    out[0] = (char)code;
    return 1;
  }
  if (code < 0x800) {
    out[0] = (char)(0xC0 | code >> 6);
    out[1] = (char)(0x80 | (code & 63));
    return 2;
  }
  if (code < 0x10000) {
    out[0] = (char)(0xE0 | code >> 12);
    out[1] = (char)(0x80 | (code >> 6 & 63));
    out[2] = (char)(0x80 | (code & 63));
    return 3;
  }
  out[0] = (char)(0xF0 | code >> 18);
  out[1] = (char)(0x80 | (code >> 12 & 63));
  out[2] = (char)(0x80 | (code >> 6 & 63));
  out[3] = (char)(0x80 | (code & 63));
  return 4;
}

/* All characters of planes 0 and 1, each between two others of `around`. */
static char *all_characters(const char *around, size_t *size) {
  char *text = malloc((size_t)0x20000 * 12), *at = text;
  for (uint32_t code = 1; text != NULL && code < 0x20000; code++) {
    if (code >= 0xD800 && code < 0xE000) continue;
    *at++ = around[0];
    at += encode(code, at);
    *at++ = around[1];
    *at++ = around[2];
  }
  *size = text == NULL ? 0 : (size_t)(at - text);
  return text;
}

static void check_characters(const char *kernel) {
  char name[80];
  size_t size;
  char *text = all_characters("a b", &size);
  snprintf(name, sizeof name, "%s: every character", kernel);
  ok(text != NULL && is_same(text, size), name);
  free(text);
}

/* ---- Plain tokens and rules ---------------------------------------- */

static ibid_text *tokens_of(const char *bytes, size_t size, ibid_scheme scheme,
                            bool rules) {
  ibid_options options = {
      .size = sizeof options, .scheme = scheme, .upto = IBID_STAGE_TOKENS};
  ibid_text *text = NULL;
  ibid_plain_force(rules);
  ibid_text_new(bytes, size, &options, &text);
  ibid_plain_force(false);
  return text;
}

static bool are_equal(const ibid_layer *a, const ibid_layer *b) {
  return a->count == b->count &&
         memcmp(a->start, b->start, a->count * sizeof *a->start) == 0 &&
         memcmp(a->end, b->end, a->count * sizeof *a->end) == 0 &&
         memcmp(a->kind, b->kind, a->count) == 0;
}

/* Are the tokens of the scheme `unicode` what lies between boundaries? */
static bool are_segments(const ibid_text *text) {
  const ibid_layer *tokens = ibid_tokens(text);
  size_t size, start = 0, end, i = 0;
  const char *bytes = ibid_text_bytes(text, &size);
  for (; start < size; start = end) {
    ibid_character c = ibid_character_at(text, start);
    bool blank = ibid_is_space(c.code) || (start == 0 && c.code == 0xFEFF);
    end = ibid_boundaries_next(bytes, size, start, IBID_BOUNDARY_WORD);
    if (blank) continue;
    if (i == tokens->count || tokens->start[i] != start ||
        tokens->end[i++] != end)
      return false;
  }
  return i == tokens->count;
}

static bool plain_is_right(const char *bytes, size_t size) {
  bool right = true;
  for (int scheme = 0; scheme < 2; scheme++) {
    ibid_text *fast = tokens_of(bytes, size, (ibid_scheme)scheme, false);
    ibid_text *slow = tokens_of(bytes, size, (ibid_scheme)scheme, true);
    right = right && fast != NULL && slow != NULL &&
            are_equal(ibid_tokens(fast), ibid_tokens(slow)) &&
            (scheme == IBID_PROSE || are_segments(fast));
    ibid_text_free(fast);
    ibid_text_free(slow);
  }
  return right;
}

static void check_plain(const char *kernel) {
  char text[2048], name[80];
  uint32_t seed = 1789;
  bool right = true;
  for (size_t size = 0; size < sizeof sample; size++)
    right = right && plain_is_right(sample, size);
  for (int i = 0; i < 1000; i++)
    right = right && plain_is_right(
                         text, make_text(text, 32 + random_number(&seed) % 2000,
                                         &seed, i % 4 == 0));
  snprintf(name, sizeof name, "%s: plain tokens are those of the rules",
           kernel);
  ok(right, name);
}

/* Once is enough: kernels were compared before. */
static void check_plain_characters(void) {
  static const char *const around[] = {"a b", " a ", ". .", "a, ",
                                       ",a ", " , ", NULL};
  bool right = true;
  for (int i = 0; around[i] != NULL; i++) {
    size_t size;
    char *text = all_characters(around[i], &size);
    right = right && text != NULL && plain_is_right(text, size);
    free(text);
  }
  ok(right, "every character beside letters, blanks and points");
}

int main(void) {
  ok(!ibid_classes_force("abacus"), "there is no kernel of that name");
  ok(ibid_classes_force(NULL), "the best kernel can be had again");
  for (int i = 0; names[i] != NULL; i++) {
    if (!ibid_classes_force(names[i])) continue;
    check_masks(names[i]);
    check_characters(names[i]);
    check_plain(names[i]);
  }
  ibid_classes_force(NULL);
  check_plain_characters();
  return done();
}
