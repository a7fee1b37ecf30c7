/*
** plain_test.c - what is found without rules is what the rules find: the
** sentences and marks of texts of any pieces, whatever the lay-out.
*/
#include "internal.h"
#include "tap.h"

#include <stdlib.h>

/* ---- Texts --------------------------------------------------------- */

static uint32_t random_number(uint32_t *seed) {
  *seed = *seed * 1664525u + 1013904223u;
  return *seed >> 8;
}

/* Pieces of prose with what stands at the ends of sentences. */
static const char *const pieces[] = {"the weir held",
                                     " it",
                                     "The",
                                     " He",
                                     "We",
                                     " Lozhkina",
                                     "miller’s",
                                     " don't",
                                     " said",
                                     "A",
                                     "É",
                                     "é",
                                     ". ",
                                     ". ",
                                     ". ",
                                     "? ",
                                     "! ",
                                     ".\n",
                                     ".",
                                     "?”",
                                     ".” ",
                                     "?” ",
                                     ".’ ",
                                     ".\" ",
                                     ".' ",
                                     "!’ ",
                                     " “",
                                     " ‘",
                                     " \"",
                                     " '",
                                     " (",
                                     ") ",
                                     "[",
                                     "] ",
                                     "…",
                                     "… ",
                                     " … ",
                                     "... ",
                                     ". . . ",
                                     " — ",
                                     "—",
                                     "- ",
                                     "-\n",
                                     "-",
                                     ", ",
                                     ": ",
                                     "; ",
                                     "\n",
                                     "\n\n",
                                     "\n\n",
                                     "\r\n",
                                     "12",
                                     "1922. ",
                                     "3",
                                     "*",
                                     "Mr. ",
                                     "Mrs. ",
                                     "Mr.",
                                     " pp. ",
                                     "no. ",
                                     " ibid. ",
                                     "p. 5",
                                     "Aug. ",
                                     "J. ",
                                     "I. ",
                                     "etc. ",
                                     "a.m. ",
                                     "U.S. ",
                                     "self-made. ",
                                     "www.a.org ",
                                     "Http://a.b/c. ",
                                     "http://a.b",
                                     "a@b.org. ",
                                     ":-) ",
                                     "(?) ",
                                     "(2) ",
                                     "=========",
                                     "02/13/2001",
                                     " 08:02 PM ",
                                     "»",
                                     "«",
                                     "„",
                                     "\xC2\xA0",
                                     "\xC2\xAD",
                                     "\xE2\x80\x8B",
                                     "vlast’ ",
                                     "obʺezd",
                                     "s”ezd",
                                     "’tis ",
                                     "‘’60s ",
                                     "dogs’ ",
                                     "(“",
                                     "“‘",
                                     "’”",
                                     "''",
                                     "5' 3\" ",
                                     "„Weir“ ",
                                     "\n“",
                                     "”\n",
                                     "\"\n",
                                     "“Is it so?” ",
                                     "asked",
                                     "3. März ",
                                     "‽ ",
                                     "\xFF"};

static size_t make_text(char *out, size_t room, uint32_t *seed) {
  const size_t count = sizeof pieces / sizeof *pieces;
  size_t size = 0;
  while (size + 20 < room) {
    const char *piece = pieces[random_number(seed) % count];
    memcpy(out + size, piece, strlen(piece));
    size += strlen(piece);
  }
  return size;
}

static void add_words(ibid_language *language, ibid_words kind,
                      const char *const *words) {
  for (; *words != NULL; words++)
    ibid_language_add(language, kind, *words, strlen(*words));
}

static ibid_language *make_language(void) {
  static const char *const titles[] = {"Mr", "Mrs", NULL};
  static const char *const short_forms[] = {"ibid", NULL};
  static const char *const enders[] = {"etc", "a.m", NULL};
  static const char *const locators[] = {"p", "pp", "no", NULL};
  static const char *const months[] = {"Aug", NULL};
  static const char *const starters[] = {"the", "he", "it", "no", "I", NULL};
  static const char *const elisions[] = {"tis", NULL};
  static const char *const functions[] = {"the", "he", "it", "no", "a", NULL};
  static const char *const reports[] = {"said", "asked", NULL};
  ibid_language *language;
  if (ibid_language_new(NULL, &language) != IBID_OK) return NULL;
  add_words(language, IBID_TITLES, titles);
  add_words(language, IBID_ABBREVIATIONS, short_forms);
  add_words(language, IBID_ENDERS, enders);
  add_words(language, IBID_LOCATORS, locators);
  add_words(language, IBID_MONTHS, months);
  add_words(language, IBID_STARTERS, starters);
  add_words(language, IBID_FUNCTIONS, functions);
  add_words(language, IBID_ELISIONS, elisions);
  add_words(language, IBID_REPORTS, reports);
  return language;
}

/* ---- Comparing ----------------------------------------------------- */

static ibid_text *read_text(const char *bytes, size_t size,
                            const ibid_language *language, bool rules) {
  ibid_options options = {.size = sizeof options, .language = language};
  ibid_text *text = NULL;
  ibid_plain_force(rules);
  ibid_text_new(bytes, size, &options, &text);
  ibid_plain_force(false);
  return text;
}

static bool are_equal(const ibid_layer *a, const ibid_layer *b) {
  if (a->count == 0 || b->count == 0) return a->count == b->count;
  return a->count == b->count &&
         memcmp(a->start, b->start, a->count * sizeof *a->start) == 0 &&
         memcmp(a->end, b->end, a->count * sizeof *a->end) == 0 &&
         memcmp(a->kind, b->kind, a->count) == 0;
}

static bool same_column(const ibid_layer *a, const ibid_layer *b, int column) {
  ibid_column_type type = a->columns[column].type;
  size_t width = type == IBID_NUMBER || type == IBID_INDEX ? 4 : 1;
  return memcmp(a->data[column], b->data[column], a->count * width) == 0;
}

static bool same_columns(const ibid_layer *a, const ibid_layer *b) {
  for (int i = 0; a->count > 0 && a->columns[i].name != NULL; i++)
    if (!same_column(a, b, i)) return false;
  return true;
}

static bool is_right(const char *bytes, size_t size,
                     const ibid_language *language) {
  ibid_text *fast = read_text(bytes, size, language, false);
  ibid_text *slow = read_text(bytes, size, language, true);
  bool right = fast != NULL && slow != NULL &&
               are_equal(ibid_sentences(fast), ibid_sentences(slow)) &&
               are_equal(ibid_marks(fast), ibid_marks(slow)) &&
               same_columns(ibid_marks(fast), ibid_marks(slow));
  if (!right) printf("# %.*s\n", (int)size, bytes);
  ibid_text_free(fast);
  ibid_text_free(slow);
  return right;
}

int main(void) {
  static char text[20000];
  ibid_language *language = make_language();
  uint32_t seed = 1848;
  bool right = language != NULL;
  for (int i = 0; right && i < 4000; i++)
    right =
        is_right(text, make_text(text, 60 + random_number(&seed) % 700, &seed),
                 language);
  ok(right, "the sentences and marks of short texts");
  for (int i = 0; right && i < 60; i++)
    right = is_right(text, make_text(text, sizeof text, &seed), language);
  ok(right, "and of longer ones");
  ibid_language_free(language);
  return done();
}
