/*
** grams.c - runs of n words and numbers that follow each other, counted by
** their keys.
**
** Grams are told apart by the numbers of their words' keys, n of them a gram,
** in an open hash table; letters are looked at once a gram, at the end.  A
** gram ends with its sentence, unless told otherwise, and with its stretch.
*/
#include "internal.h"

#include <string.h>

typedef struct counter {
  ibid_text *text;
  const ibid_grams *how;
  const ibid_keys *keys;
  ibid_sums *out;
  uint32_t *slots; /* gram + 1, or 0 */
  size_t mask;
  uint32_t *words; /* n keys a gram */
  uint32_t *uses;
  size_t count, room, use_room;
  uint64_t total;
  uint32_t last[IBID_GRAM_MAX]; /* keys of the last words */
  size_t held;
  size_t sentence; /* the one that holds the token, or the next one */
  char *key;
  size_t key_room;
} counter;

static size_t hash_of(const uint32_t *words, size_t n) {
  uint64_t h = 0;
  for (size_t i = 0; i < n; i++)
    h = (h ^ words[i]) * 0x9E3779B97F4A7C15 ^ h >> 29;
  return (size_t)(h >> 20);
}

static uint32_t *slot_of(const counter *c, const uint32_t *words) {
  size_t n = c->how->n, s = hash_of(words, n) & c->mask;
  for (; c->slots[s] != 0; s = (s + 1) & c->mask)
    if (memcmp(c->words + (c->slots[s] - 1) * n, words, n * sizeof *words) == 0)
      break;
  return &c->slots[s];
}

static void double_slots(counter *c) {
  c->mask = 2 * c->mask + 1;
  ibid_release(c->text, c->slots);
  c->slots = NULL;
  c->slots = ibid_allocate_zero(c->text, (c->mask + 1) * sizeof *c->slots);
  for (size_t g = 0; g < c->count; g++)
    *slot_of(c, c->words + g * c->how->n) = (uint32_t)g + 1;
}

static void add_gram(counter *c) {
  size_t n = c->how->n;
  uint32_t *slot = slot_of(c, c->last);
  c->total++;
  if (*slot != 0) {
    c->uses[*slot - 1]++;
    return;
  }
  c->words = ibid_reserve(c->text, c->words, &c->room, (c->count + 1) * n,
                          sizeof *c->words);
  c->uses = ibid_reserve(c->text, c->uses, &c->use_room, c->count + 1,
                         sizeof *c->uses);
  memcpy(c->words + c->count * n, c->last, n * sizeof *c->last);
  c->uses[c->count] = 1;
  *slot = (uint32_t)++c->count;
  if (2 * c->count > c->mask) double_slots(c);
}

static void add_word(counter *c, uint32_t key) {
  size_t n = c->how->n;
  if (c->held == n) {
    memmove(c->last, c->last + 1, (n - 1) * sizeof *c->last);
    c->held--;
  }
  c->last[c->held++] = key;
  if (c->held == n) add_gram(c);
}

/* Has a sentence ended before this token? */
static bool is_parted(counter *c, uint32_t start) {
  const ibid_store *sentences = &c->text->sentences;
  size_t before = c->sentence;
  while (c->sentence < sentences->count && sentences->end[c->sentence] <= start)
    c->sentence++;
  return c->sentence != before;
}

static void count_stretch(counter *c, size_t i, size_t j) {
  const ibid_text *text = c->text;
  bool parts = c->how->n > 1 && !c->how->across;
  c->held = 0;
  for (; i < j && i < text->tokens.count; i++) {
    if (ibid_token_kind_at(text, i) > IBID_TOKEN_NUMBER) continue;
    if (parts && is_parted(c, ibid_token_start(text, i))) c->held = 0;
    add_word(c, c->keys->of[i]);
  }
}

/* Write a gram's key behind what stands before it; its size, or 0 if one of
** its words is not wanted. */
static size_t write_key(counter *c, const uint32_t *words) {
  const ibid_keys *keys = c->keys;
  size_t used = c->how->before_size;
  for (size_t w = 0; w < c->how->n; w++) {
    const char *form = keys->bytes + keys->start[words[w]];
    size_t size = keys->start[words[w] + 1] - keys->start[words[w]];
    if (c->how->without != NULL && ibid_sums_has(c->how->without, form, size))
      return 0;
    c->key = ibid_reserve(c->text, c->key, &c->key_room, used + size + 2, 1);
    if (w > 0) c->key[used++] = ' ';
    memcpy(c->key + used, form, size);
    used += size;
  }
  c->key[used++] = '\0';
  return used;
}

static ibid_status add_all(counter *c) {
  size_t n = c->how->n, size = c->how->before_size;
  int64_t values[2] = {(int64_t)c->total, 1};
  ibid_status status;
  c->key = ibid_reserve(c->text, NULL, &c->key_room, size + 1, 1);
  if (size > 0) memcpy(c->key, c->how->before, size);
  c->key[size] = '\0';
  status = ibid_sums_add(c->out, c->key, size + 1, values);
  for (size_t g = 0; g < c->count && status == IBID_OK; g++) {
    size = write_key(c, c->words + g * n);
    values[0] = c->uses[g];
    if (size > 0) status = ibid_sums_add(c->out, c->key, size, values);
  }
  return status;
}

struct job {
  const uint32_t *bounds;
  size_t n;
  const ibid_grams *how;
  const ibid_keys *keys;
  ibid_sums *out;
};

static ibid_status run(ibid_text *text, const void *given) {
  const struct job *job = given;
  counter c = {.text = text,
               .how = job->how,
               .keys = job->keys,
               .out = job->out,
               .mask = 511};
  ibid_status status;
  c.slots = ibid_allocate_zero(text, (c.mask + 1) * sizeof *c.slots);
  for (size_t k = 0; k + 1 < job->n; k += 2)
    count_stretch(&c, job->bounds[k], job->bounds[k + 1]);
  status = add_all(&c);
  ibid_release(text, c.slots);
  ibid_release(text, c.words);
  ibid_release(text, c.uses);
  ibid_release(text, c.key);
  return status;
}

ibid_status ibid_grams_count(ibid_text *text, const uint32_t *bounds, size_t n,
                             const ibid_grams *how, ibid_sums *out) {
  struct job job = {bounds, n, how, NULL, out};
  ibid_status status = ibid_keys_new(text, &job.keys);
  return status == IBID_OK ? ibid_attempt(text, run, &job) : status;
}
