/*
** unicode_test.c - decoding against an encoder, forwards against backwards,
** and the kinds of some characters.
*/
#include "../../src/internal.h"
#include "tap.h"

#include <string.h>

static size_t encode(uint32_t code, unsigned char *out) {
  static const unsigned char leads[] = {0, 0, 0xC0, 0xE0, 0xF0};
  size_t size = code < 0x80 ? 1 : code < 0x800 ? 2 : code < 0x10000 ? 3 : 4;
  for (size_t i = size; i-- > 1; code >>= 6)
    out[i] = (unsigned char)(0x80 | (code & 0x3F));
  out[0] = (unsigned char)(leads[size] | code);
  return size;
}

/* A text of which only the characters are read. */
static ibid_text text_of(char *bytes, size_t size) {
  ibid_text text;
  memset(&text, 0, sizeof text);
  text.bytes = bytes;
  text.size = size;
  return text;
}

static bool is_character(ibid_character got, uint32_t code, size_t size) {
  return got.code == code && got.size == size;
}

/* ---- Decoding ------------------------------------------------------ */

/* Each character between two others, so that nothing may be read amiss. */
static bool code_survives(uint32_t code) {
  unsigned char bytes[8] = "a";
  size_t size = encode(code, bytes + 1);
  ibid_text text = text_of((char *)bytes, size + 2);
  bytes[size + 1] = 'z';
  return is_character(ibid_character_decode(bytes + 1, size + 1), code, size) &&
         is_character(ibid_character_decode(bytes + 1, size), code, size) &&
         is_character(ibid_character_at(&text, 1), code, size) &&
         is_character(ibid_character_before(&text, size + 1), code, size);
}

static void test_codes(void) {
  bool good = true;
  for (uint32_t code = 0; code <= 0x10FFFF && good; code++)
    if (code < 0xD800 || code > 0xDFFF) good = code_survives(code);
  ok(good, "all code points survive, forwards and backwards");
}

/* Bad sequences, and the sizes of the characters that they are read as; some
** are the examples of Unicode 3.9, tables 3-8 to 3-11. */
static const struct {
  const char *name, *bytes, *sizes;
} bad[] = {
    {"overlong", "\300\257\340\200\277\360\201\202\101", "111111111"},
    {"surrogates", "\355\240\200\355\277\277\355\257\101", "111111111"},
    {"beyond U+10FFFF", "\364\221\222\223\377\101\200\277\102", "111111111"},
    {"truncated", "\341\200\342\360\221\222\361\277\101", "21321"},
    {"truncated by the end", "\360\237\230", "3"},
    {"a lead at the end", "\303", "1"},
    {"tails too many", "\303\251\200\342\202\254\200", "2131"},
    {"leads that are none", "\301\201\365\200\200\200", "111111"},
};

static bool is_split(const char *bytes, const char *sizes) {
  size_t size = strlen(bytes), at = 0;
  for (; *sizes != '\0'; sizes++) {
    const unsigned char *here = (const unsigned char *)bytes + at;
    if (ibid_character_decode(here, size - at).size != (size_t)(*sizes - '0'))
      return false;
    at += (size_t)(*sizes - '0');
  }
  return at == size;
}

static void test_bad(void) {
  for (size_t i = 0; i < sizeof bad / sizeof *bad; i++)
    ok(is_split(bad[i].bytes, bad[i].sizes), bad[i].name);
  ok(ibid_character_decode((const unsigned char *)"\355\240\200", 3).code ==
         0xFFFD,
     "a bad sequence is U+FFFD");
  ok(is_character(ibid_character_decode((const unsigned char *)"", 0), 0, 0),
     "no bytes are no character");
}

/* ---- Backwards ----------------------------------------------------- */

/* Numbers that are the same on every machine. */
static uint32_t draw(uint32_t *seed) {
  *seed = *seed * 1664525u + 1013904223u;
  return *seed >> 8;
}

/* Does reading backwards from each place find what was read there? */
static bool is_mirrored(const ibid_text *text) {
  size_t at = 0;
  if (ibid_character_before(text, 0).size != 0) return false;
  while (at < text->size) {
    ibid_character here = ibid_character_at(text, at);
    ibid_character back = ibid_character_before(text, at + here.size);
    if (here.size < 1 || here.size > 4) return false;
    if (!is_character(back, here.code, here.size)) return false;
    at += here.size;
  }
  return at == text->size && ibid_character_at(text, at).size == 0;
}

static void test_before(void) {
  static const unsigned char bytes[] = {'a',  0x80, 0x9F, 0xA0, 0xBF, 0xC3,
                                        0xE0, 0xE2, 0xED, 0xF0, 0xF4, 0xFF};
  uint32_t seed = 8;
  bool good = true;
  for (int round = 0; round < 200000 && good; round++) {
    char random[16 + IBID_PADDING] = {0};
    ibid_text text = text_of(random, draw(&seed) % 16);
    for (size_t i = 0; i < text.size; i++)
      random[i] = (char)(round % 2 == 0 ? draw(&seed)
                                        : bytes[draw(&seed) % sizeof bytes]);
    good = is_mirrored(&text);
  }
  ok(good, "random bytes are the same characters backwards");
}

/* ---- White space --------------------------------------------------- */

static void test_skip(void) {
  char bytes[] = " \t\302\240\342\200\250x ";
  ibid_text text = text_of(bytes, sizeof bytes - 1);
  size_t at = 0;
  ok(is_character(ibid_character_skip(&text, &at, text.size), 'x', 1) &&
         at == 7,
     "white space is skipped");
  ok(is_character(ibid_character_skip(&text, &at, text.size), 'x', 1) &&
         at == 7,
     "what is no white space stays");
  at = 8;
  ok(is_character(ibid_character_skip(&text, &at, text.size), 0, 0) && at == 9,
     "skipping ends at the end");
  at = 0;
  ok(is_character(ibid_character_skip(&text, &at, 2), 0, 0) && at == 2,
     "skipping ends where it is told to");
}

/* ---- Kinds --------------------------------------------------------- */

static const struct {
  uint32_t code;
  ibid_unicode_class kind;
} kinds[] = {
    {'A', IBID_UNICODE_UPPER},          {0x01C5, IBID_UNICODE_UPPER},
    {0x0416, IBID_UNICODE_UPPER},       {'z', IBID_UNICODE_LOWER},
    {0x00DF, IBID_UNICODE_LOWER},       {0x00AA, IBID_UNICODE_LETTER},
    {0x02BC, IBID_UNICODE_LETTER},      {0x05D0, IBID_UNICODE_LETTER},
    {0x2160, IBID_UNICODE_LETTER},      {0x4E00, IBID_UNICODE_LETTER},
    {0x9FFF, IBID_UNICODE_LETTER},      {0x0301, IBID_UNICODE_MARK},
    {0x0903, IBID_UNICODE_MARK},        {'0', IBID_UNICODE_DIGIT},
    {0x0660, IBID_UNICODE_DIGIT},       {0x00B9, IBID_UNICODE_NUMBER},
    {0x00BD, IBID_UNICODE_NUMBER},      {' ', IBID_UNICODE_SPACE},
    {'\n', IBID_UNICODE_SPACE},         {0x0085, IBID_UNICODE_SPACE},
    {0x00A0, IBID_UNICODE_SPACE},       {0x2028, IBID_UNICODE_SPACE},
    {'_', IBID_UNICODE_PUNCTUATION},    {0x2014, IBID_UNICODE_PUNCTUATION},
    {0x2019, IBID_UNICODE_PUNCTUATION}, {0x2020, IBID_UNICODE_PUNCTUATION},
    {'$', IBID_UNICODE_SYMBOL},         {0x00B0, IBID_UNICODE_SYMBOL},
    {0x1F600, IBID_UNICODE_SYMBOL},     {0x00AD, IBID_UNICODE_FORMAT},
    {0x200B, IBID_UNICODE_FORMAT},      {0xFEFF, IBID_UNICODE_FORMAT},
    {0x0000, IBID_UNICODE_OTHER},       {0x0378, IBID_UNICODE_OTHER},
    {0xD800, IBID_UNICODE_OTHER},       {0xE000, IBID_UNICODE_OTHER},
    {0x10FFFF, IBID_UNICODE_OTHER},     {0xFFFD, IBID_UNICODE_SYMBOL},
};

static void test_kinds(void) {
  bool good = true;
  for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++) {
    ibid_unicode_class kind = ibid_unicode_kind(kinds[i].code);
    if (kind == kinds[i].kind) continue;
    printf("# U+%04X is of kind %d\n", (unsigned)kinds[i].code, (int)kind);
    good = false;
  }
  ok(good, "characters have their kinds");
}

/* The short cuts for ASCII in internal.h against the tables. */
static void test_ascii(void) {
  bool good = true;
  for (uint32_t code = 0; code < 0x80; code++) {
    ibid_unicode_class kind = ibid_unicode_kind(code);
    good = good && ibid_is_letter(code) == (kind <= IBID_UNICODE_MARK) &&
           ibid_is_upper(code) == (kind == IBID_UNICODE_UPPER) &&
           ibid_is_lower(code) == (kind == IBID_UNICODE_LOWER) &&
           ibid_is_space(code) == (kind == IBID_UNICODE_SPACE) &&
           ibid_is_digit(code) == (kind == IBID_UNICODE_DIGIT);
  }
  ok(good, "short cuts for ASCII agree with the tables");
}

int main(void) {
  test_codes();
  test_bad();
  test_before();
  test_skip();
  test_kinds();
  test_ascii();
  return done();
}
