/*
** search_test.c - the search as C has it: a query made by hand, memory that
** runs dry at every step, bounds, lines and single words.
*/
#include "ibid.h"

#include <stdlib.h>
#include <string.h>

#include "tap.h"

static const char chapter[] =
    "The gate was shut, and the clerk had shut the gate.1 The weir and the\n"
    "wa-\nter, and the gate.\n\n1. The gate.\n";

/* ---- An allocator that runs dry ------------------------------------ */

typedef struct purse {
  size_t left, held;
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

static ibid_text *read_chapter(purse *p) {
  ibid_allocator allocator = {grow, release, p};
  ibid_options options = {.size = sizeof options, .allocator = &allocator};
  ibid_text *text;
  *p = (purse){100000, 0};
  ibid_text_new(chapter, strlen(chapter), &options, &text);
  return text;
}

/* ---- A query -------------------------------------------------------- */

static uint64_t *atoms_of(const ibid_keys *keys, const char *a, const char *b) {
  uint64_t *atoms = calloc(keys->count + 1, sizeof *atoms);
  for (size_t k = 0; k < keys->count; k++) {
    size_t size = keys->start[k + 1] - keys->start[k];
    const char *key = keys->bytes + keys->start[k];
    if (size == strlen(a) && memcmp(key, a, size) == 0) atoms[k] |= 1;
    if (size == strlen(b) && memcmp(key, b, size) == 0) atoms[k] |= 2;
  }
  return atoms;
}

/* "the" []{0,1} "gate", or with any number of tokens between. */
static ibid_status search(ibid_text *text, const ibid_keys *keys,
                          const uint64_t *atoms, bool endless,
                          ibid_found *found) {
  static const uint8_t code[] = {0, IBID_QUERY_TRUE, 1};
  static const ibid_query_position positions[] = {
      {.kind = IBID_QUERY_TOKEN},
      {.kind = IBID_QUERY_TOKEN, .code = 0, .size = 1, .label = IBID_NONE},
      {.kind = IBID_QUERY_TOKEN, .code = 1, .size = 1, .label = IBID_NONE},
      {.kind = IBID_QUERY_TOKEN, .code = 2, .size = 1, .label = IBID_NONE},
  };
  static const ibid_stretch follow[] = {{0, 1}, {1, 2}, {1, 3}, {2, 3}, {2, 2}};
  static const uint32_t last[] = {3};
  ibid_stretch all = {0, (uint32_t)ibid_tokens(text)->count};
  ibid_query query = {.size = sizeof query,
                      .types = keys,
                      .type_atoms = atoms,
                      .positions = positions,
                      .position_count = 4,
                      .follow = follow,
                      .follow_count = endless ? 5 : 4,
                      .last = last,
                      .last_count = 1,
                      .code = code,
                      .code_size = sizeof code,
                      .within = &all,
                      .within_count = 1,
                      .longest = endless ? 0 : 3};
  return ibid_search_run(text, &query, found);
}

static void test_query(void) {
  purse p;
  ibid_text *text = read_chapter(&p);
  const ibid_keys *keys;
  ibid_found found;
  uint64_t *atoms;
  ibid_keys_new(text, &keys);
  atoms = atoms_of(keys, "the", "gate");
  search(text, keys, atoms, false, &found);
  is_size(found.count, 4, "a short query finds what there is");
  is_size(found.items[0].start, 0, "where it begins");
  is_size(found.items[0].end, 2, "and where it ends");
  ibid_search_free(text, &found);
  search(text, keys, atoms, true, &found);
  is_size(found.count, 1, "an endless one finds the longest");
  ok(found.items[0].end == ibid_tokens(text)->count - 1,
     "which ends with the last gate");
  ibid_search_free(text, &found);
  free(atoms);
  ibid_text_free(text);
  is_size(p.held, 0, "all memory is given back");
}

static void test_dry(bool endless) {
  purse p;
  ibid_text *text = read_chapter(&p);
  const ibid_keys *keys;
  ibid_found found;
  uint64_t *atoms;
  size_t held, calls = 0;
  bool clean = true;
  ibid_keys_new(text, &keys);
  atoms = atoms_of(keys, "the", "gate");
  held = p.held;
  for (;; calls++) {
    ibid_status status;
    p.left = calls;
    status = search(text, keys, atoms, endless, &found);
    if (status == IBID_OK) break;
    if (status != IBID_E_MEMORY || found.items != NULL || p.held != held)
      clean = false;
  }
  ok(calls > 5, "a search fails at each allocation but the last one");
  ok(clean, "and then has taken nothing");
  ibid_search_free(text, &found);
  free(atoms);
  ibid_text_free(text);
}

/* ---- Words, bounds, lines ------------------------------------------- */

static void test_words(void) {
  purse p;
  ibid_text *text = read_chapter(&p);
  ibid_stretch all = {0, (uint32_t)ibid_tokens(text)->count};
  const ibid_keys *forms;
  ibid_found found;
  ibid_search_word(text, "gate", 4, &all, 1, &found);
  is_size(found.count, 4, "a word is found in the bytes");
  ibid_search_free(text, &found);
  ibid_search_word(text, "water", 5, &all, 1, &found);
  is_size(found.count, 1, "one that a line's end parts, too");
  ibid_search_free(text, &found);
  ok(!ibid_keys_made(text), "no keys are made for it");
  p.left = 3;
  ok(ibid_search_forms(text, &forms) == IBID_E_MEMORY && forms == NULL,
     "forms say when memory is short");
  p.left = 1000;
  ok(ibid_search_forms(text, &forms) == IBID_OK && ibid_keys_made(text),
     "and can be made later");
  ibid_text_free(text);
  is_size(p.held, 0, "all memory is given back");
}

static void test_bounds(void) {
  purse p;
  ibid_text *text = read_chapter(&p);
  const ibid_stretch bytes[] = {{0, 3}, {4, 12}, {13, 16}, {17, 18}};
  ibid_stretch tokens[4];
  char line[8];
  is_size(ibid_search_bounds(text, bytes, 4, tokens), 3,
          "stretches without a whole token are left out");
  ok(tokens[1].start == 1 && tokens[1].end == 3, "the others are tokens");
  is_size(ibid_search_line(text, (ibid_stretch){0, 3}, line, sizeof line), 12,
          "a line tells its size");
  ok(memcmp(line, "The gate", 8) == 0, "and is cut at the capacity");
  ibid_text_free(text);
}

/* Spans: one that starts in a gap, one around two pieces with one in it. */
static void test_narrow(void) {
  const ibid_stretch within[] = {{0, 4}, {6, 10}, {10, 12}, {14, 20}};
  const uint8_t joined[] = {0, 1, 1, 1};
  const ibid_stretch spans[] = {{1, 3}, {5, 11}, {7, 8}, {11, 16}};
  const ibid_stretch wanted[] = {{1, 3}, {6, 10}, {10, 11}, {11, 12}, {14, 16}};
  const uint8_t wanted_joined[] = {0, 0, 1, 0, 1};
  ibid_stretch out[8];
  uint8_t out_joined[8];
  size_t n = ibid_search_narrow(within, joined, 4, spans, 4, out, out_joined);
  is_size(n, 5, "stretches are cut by spans");
  ok(memcmp(out, wanted, sizeof wanted) == 0, "at their ends");
  ok(memcmp(out_joined, wanted_joined, sizeof wanted_joined) == 0,
     "and stay joined inside one span alone");
}

int main(void) {
  test_query();
  test_dry(false);
  test_dry(true);
  test_words();
  test_bounds();
  test_narrow();
  return done();
}
