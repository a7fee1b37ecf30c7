/*
** core_test.c - the contract of include/ibid.h that Lua cannot show: statuses,
** memory that runs dry at every step, texts of every size around 64 bytes.
*/
#include "ibid.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "tap.h"

static const char chapter[] =
    "9\n\nThe Keepers\n\nWho holds the gate holds the field.\n\nM. "
    "Lozhkina1\n\n"
    "He said: “Nothing holds.”2 In 1922.3 it cost 500,0004 crowns*—and\n"
    "‘no more’, they wrote:\n\nThe river has no party.5\n\n“So,” she said, "
    "“it is.\n\n“It is so.”6\n\n1. First.\n\n2. Second.\n\n*Starred.\n\n"
    "\fHEAD  7\n\nAnd S”ezd, vlast’ and ’tis.\n";

/* ---- An allocator that runs dry ------------------------------------ */

typedef struct purse {
  size_t left; /* calls that still succeed */
  size_t held; /* blocks that were not given back */
} purse;

static void *grow(void *context, void *block, size_t size) {
  purse *p = context;
  void *result;
  if (p->left == 0) return NULL;
  p->left--;
  result = realloc(block, size);
  if (block == NULL && result != NULL) p->held++;
  return result;
}

static void release(void *context, void *block) {
  ((purse *)context)->held--;
  free(block);
}

static bool read_with(size_t calls, purse *p) {
  ibid_allocator allocator = {grow, release, p};
  ibid_options options = {.size = sizeof options, .allocator = &allocator};
  ibid_text *text;
  ibid_status status;
  *p = (purse){calls, 0};
  status = ibid_text_new(chapter, strlen(chapter), &options, &text);
  if (status != IBID_OK) return text != NULL;
  p->left = 1000;
  ibid_text_free(text);
  return true;
}

static void test_memory(void) {
  bool clean = true, failed = true;
  size_t calls = 0;
  purse p;
  for (;; calls++) {
    bool done = read_with(calls, &p);
    if (p.held != 0) clean = false;
    if (done) break;
    if (calls > 100000) break;
  }
  failed = calls > 20 && calls < 100000;
  ok(failed, "a text fails at each allocation but the last one");
  ok(clean, "a failed text gives back all memory");
}

static void test_keys_without_memory(void) {
  purse p = {100000, 0};
  ibid_allocator allocator = {grow, release, &p};
  ibid_options options = {.size = sizeof options, .allocator = &allocator};
  ibid_text *text;
  const ibid_keys *keys;
  ibid_text_new(chapter, strlen(chapter), &options, &text);
  p.left = 2;
  ok(ibid_keys_new(text, &keys) == IBID_E_MEMORY && keys == NULL,
     "keys say when memory is short");
  p.left = 100000;
  ok(ibid_keys_new(text, &keys) == IBID_OK && keys->count > 10,
     "and can be made later");
  ibid_text_free(text);
  ok(p.held == 0, "and nothing is lost");
}

/* ---- Statuses ------------------------------------------------------ */

static void test_statuses(void) {
  ibid_text *text;
  bool all = true;
  for (int s = IBID_OK; s <= IBID_E_ENCODING + 1; s++)
    if (ibid_message((ibid_status)s) == NULL) all = false;
  ok(all, "each status has a message");
  ok(ibid_text_new("", (size_t)IBID_TEXT_MAX + 1, NULL, &text) == IBID_E_SIZE &&
         text == NULL,
     "a text that is too long is refused before it is read");
  ok(ibid_text_open("spec/no such file", NULL, &text) == IBID_E_FILE &&
         text == NULL,
     "a missing file is refused");
  ok(ibid_text_open("spec", NULL, &text) == IBID_E_FILE,
     "a directory is refused");
  ibid_text_free(NULL);
  ibid_language_free(NULL);
  ok(true, "freeing nothing does nothing");
}

static void test_encoding(void) {
  ibid_options options = {.size = sizeof options,
                          .encoding = "no such encoding"};
  ibid_text *text;
  ok(ibid_text_open("spec/c/core_test.c", &options, &text) == IBID_E_ENCODING,
     "an unknown encoding is refused");
  options.encoding = "ISO-8859-1";
  ok(ibid_text_open("spec/c/core_test.c", &options, &text) == IBID_OK &&
         ibid_text_converted(text),
     "a text in Latin 1 is converted");
  ibid_text_free(text);
}

/* ---- Texts of all sizes -------------------------------------------- */

static bool holds_together(const ibid_text *text, size_t size) {
  const ibid_layer *layer;
  for (size_t i = 0; (layer = ibid_text_layer(text, i)) != NULL; i++)
    for (size_t k = 0; k < layer->count; k++)
      if (layer->start[k] > layer->end[k] || layer->end[k] > size ||
          (k > 0 && layer->start[k] < layer->start[k - 1]))
        return false;
  return true;
}

static void test_sizes(void) {
  bool all = true;
  for (size_t size = 0; size <= strlen(chapter); size++) {
    ibid_text *text;
    if (ibid_text_new(chapter, size, NULL, &text) != IBID_OK) all = false;
    if (text == NULL || !holds_together(text, size)) all = false;
    ibid_text_free(text);
  }
  ok(all, "every beginning of a text is read");
}

static void test_bad_bytes(void) {
  ibid_text *text;
  uint32_t first;
  ibid_text_new("ab\xFF"
                "cd\xC3",
                6, NULL, &text);
  is_size(ibid_classes_bad(text, &first), 2, "bad sequences are counted");
  is_size(first, 2, "the first one is named");
  is_size(ibid_tokens(text)->count, 4, "and the text is read all the same");
  ibid_text_free(text);
}

/* ---- Language ------------------------------------------------------ */

static void test_language(void) {
  ibid_language *language;
  char word[16];
  bool all = true;
  ibid_language_new(NULL, &language);
  for (int i = 0; i < 5000; i++) {
    int n = snprintf(word, sizeof word, "word%d", i);
    if (ibid_language_add(language, IBID_TITLES, word, (size_t)n) != IBID_OK)
      all = false;
  }
  ok(all, "a language takes many words");
  ok(ibid_language_add(language, IBID_TITLES, "", 0) == IBID_OK,
     "an empty word is nothing");
  ok(strcmp(ibid_words_name(IBID_TITLES), "titles") == 0 &&
         strcmp(ibid_words_name(IBID_FUNCTIONS), "functions") == 0 &&
         ibid_words_name(IBID_WORDS) == NULL,
     "classes of words have names");
  ibid_language_free(language);
}

int main(void) {
  test_memory();
  test_keys_without_memory();
  test_statuses();
  test_encoding();
  test_sizes();
  test_bad_bytes();
  test_language();
  return done();
}
