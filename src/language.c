/*
** language.c - the words of a language by class: an open hash table.
*/
#include "internal.h"

#include <stdlib.h>
#include <string.h>

struct entry {
  uint64_t head, last; /* see shape */
  uint32_t start, size, classes;
};

struct ibid_language {
  ibid_allocator allocator;
  struct entry *entries; /* a power of two, at most half full */
  size_t capacity, count;
  char *bytes;
  size_t used, room;
  uint64_t sizes[256];  /* by first byte: bit n if a word has n bytes */
  uint64_t known[1024]; /* by hash: a bit of each word */
  ibid_sketch pointed;  /* words of IBID_POINTED */
  ibid_sketch heads;    /* of IBID_HEADS */
  ibid_dashes dashes;
};

static const char *const names[] = {
    "titles",        "abbreviations",  "enders",       "locators",
    "months",        "starters",       "elisions",     "units",
    "divisions",     "captions",       "note_heads",   "resumers",
    "first_persons", "second_persons", "pasts",        "presents",
    "documents",     "addresses",      "greetings",    "closings",
    "functions",     "reports",        "prepositions", NULL,
};

const char *ibid_words_name(ibid_words words) {
  return words < IBID_WORDS ? names[words] : NULL;
}

static void *default_grow(void *context, void *block, size_t size) {
  (void)context;
  return realloc(block, size);
}

static void default_release(void *context, void *block) {
  (void)context;
  free(block);
}

ibid_status ibid_language_new(const ibid_allocator *allocator,
                              ibid_language **out) {
  ibid_allocator use = {default_grow, default_release, NULL};
  if (allocator != NULL) use = *allocator;
  *out = use.grow(use.context, NULL, sizeof **out);
  if (*out == NULL) return IBID_E_MEMORY;
  memset(*out, 0, sizeof **out);
  (*out)->allocator = use;
  return IBID_OK;
}

void ibid_language_free(ibid_language *language) {
  if (language == NULL) return;
  ibid_allocator use = language->allocator;
  if (language->entries != NULL) use.release(use.context, language->entries);
  if (language->bytes != NULL) use.release(use.context, language->bytes);
  use.release(use.context, language);
}

/* A word as numbers: its first eight bytes, and its last ones if it has more.
** Up to sixteen bytes these are the word. */
typedef struct shape {
  uint64_t head, last;
} shape;

static uint64_t load(const char *bytes, size_t size) {
  uint64_t value = 0;
  memcpy(&value, bytes, size);
  return value;
}

/* With a first byte of its own, so that its case can differ. */
static shape shape_of(unsigned char first, const char *word, size_t size) {
  shape s = {0, 0};
  if (size >= 8)
    s.head = load(word, 8);
  else if (size >= 4)
    s.head = load(word, 4) | load(word + size - 4, 4) << 8 * (size - 4);
  else
    s.head = (unsigned char)word[0] |
             (uint64_t)(unsigned char)word[size - 1] << 8 * (size - 1) |
             (uint64_t)(unsigned char)word[size / 2] << 8 * (size / 2);
  if (size > 8) s.last = load(word + size - 8, 8);
  s.head = (s.head & ~UINT64_C(0xFF)) | first;
  return s;
}

static size_t hash(shape s) {
  uint64_t h = (s.head ^ s.last * 0x9E3779B97F4A7C15) * 0xD6E8FEB86659FD93;
  return (size_t)(h >> 32 ^ h >> 52);
}

/* The entry of a word whose first byte is `first`, or the free one. */
static struct entry *slot(const ibid_language *language, unsigned char first,
                          const char *word, size_t size) {
  shape s = shape_of(first, word, size);
  size_t mask = language->capacity - 1, i = hash(s) & mask;
  for (;; i = (i + 1) & mask) {
    struct entry *entry = &language->entries[i];
    if (entry->size == 0) return entry;
    if (entry->head == s.head && entry->last == s.last && entry->size == size &&
        (size <= 16 ||
         memcmp(language->bytes + entry->start + 1, word + 1, size - 1) == 0))
      return entry;
  }
}

static ibid_status make_room(ibid_language *language) {
  ibid_allocator use = language->allocator;
  struct entry *old = language->entries;
  size_t old_capacity = language->capacity;
  size_t capacity = old_capacity == 0 ? 256 : old_capacity * 2;
  struct entry *entries =
      use.grow(use.context, NULL, capacity * sizeof *entries);
  if (entries == NULL) return IBID_E_MEMORY;
  memset(entries, 0, capacity * sizeof *entries);
  language->entries = entries;
  language->capacity = capacity;
  for (size_t i = 0; i < old_capacity; i++) {
    const char *word = language->bytes + old[i].start;
    if (old[i].size != 0)
      *slot(language, (unsigned char)*word, word, old[i].size) = old[i];
  }
  if (old != NULL) use.release(use.context, old);
  return IBID_OK;
}

/* The longest words share a bit. */
static uint64_t bit_of(size_t size) {
  return UINT64_C(1) << (size < 64 ? size : 63);
}

ibid_status ibid_language_add(ibid_language *language, ibid_words words,
                              const char *word, size_t size) {
  ibid_allocator use = language->allocator;
  struct entry *entry;
  size_t h;
  if (size == 0 || words >= IBID_WORDS) return IBID_OK;
  if (2 * (language->count + 1) > language->capacity) {
    ibid_status status = make_room(language);
    if (status != IBID_OK) return status;
  }
  entry = slot(language, (unsigned char)*word, word, size);
  if (entry->size == 0) {
    if (language->used + size > language->room) {
      size_t room = 2 * (language->used + size);
      char *bytes = use.grow(use.context, language->bytes, room);
      if (bytes == NULL) return IBID_E_MEMORY;
      language->bytes = bytes;
      language->room = room;
    }
    memcpy(language->bytes + language->used, word, size);
    shape s = shape_of((unsigned char)*word, word, size);
    *entry = (struct entry){s.head, s.last, (uint32_t)language->used,
                            (uint32_t)size, 0};
    language->used += size;
    language->count++;
  }
  entry->classes |= 1u << words;
  if ((1 << words & IBID_POINTED) != 0)
    ibid_sketch_add(&language->pointed, word, size);
  if ((1 << words & IBID_HEADS) != 0)
    ibid_sketch_add(&language->heads, word, size);
  language->sizes[(unsigned char)*word] |= bit_of(size);
  h = hash(shape_of((unsigned char)*word, word, size));
  language->known[h / 64 % 1024] |= UINT64_C(1) << (h % 64);
  return IBID_OK;
}

ibid_sketch ibid_language_pointed(const ibid_language *language) {
  static const ibid_sketch none;
  return language != NULL ? language->pointed : none;
}

bool ibid_language_heads(const ibid_language *language, const char *word,
                         size_t size) {
  return language != NULL && ibid_sketch_has(&language->heads, word, size);
}

void ibid_language_dialogue(ibid_language *language, ibid_dashes dashes) {
  language->dashes = dashes;
}

ibid_dashes ibid_language_dashes(const ibid_language *language) {
  return language != NULL ? language->dashes : IBID_DASHES_NONE;
}

bool ibid_language_may_have(const ibid_language *language, uint32_t first,
                            size_t size) {
  if (language == NULL || size == 0) return false;
  if (first >= 0x80) return true;
  return ((language->sizes[first] | language->sizes[first | 32]) &
          bit_of(size)) != 0;
}

/* Most words are in no class: two small tables tell so before the large one
** is looked at. */
static uint32_t classes_of(const ibid_language *language, unsigned char first,
                           const char *word, size_t size) {
  size_t h;
  if ((language->sizes[first] & bit_of(size)) == 0) return 0;
  h = hash(shape_of(first, word, size));
  if ((language->known[h / 64 % 1024] >> (h % 64) & 1) == 0) return 0;
  return slot(language, first, word, size)->classes;
}

uint32_t ibid_language_find(const ibid_language *language, const char *word,
                            size_t size) {
  uint32_t classes;
  unsigned char first;
  if (language == NULL || language->count == 0 || size == 0) return 0;
  first = (unsigned char)*word;
  classes = classes_of(language, first, word, size);
  if (first >= 'A' && first <= 'Z')
    classes |= classes_of(language, (unsigned char)(first | 32), word, size);
  return classes;
}

const char *ibid_language_word(const ibid_language *language, size_t *at,
                               size_t *size, uint32_t *classes) {
  while (language != NULL && *at < language->capacity) {
    const struct entry *entry = &language->entries[(*at)++];
    if (entry->size == 0) continue;
    *size = entry->size;
    *classes = entry->classes;
    return language->bytes + entry->start;
  }
  return NULL;
}
