/*
** count.c - the words and numbers of a stream by key, in bounded memory.
**
** The stream is read by blocks, cut where a boundary is certain: behind a
** line's end, or between a space and a letter.  Each block goes through the
** classes and the tokens of the scheme `unicode`, whose columns stay in the
** cache.  Forms are looked up as they stand, but for the case of ASCII; only a
** form that was never seen is folded, and then leads to the entry of its key.
*/
#include "internal.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { BLOCK = 1 << 17, SHORT = IBID_SHORT, BATCH = 64, KEY_MAX = 1024 };

/* A form of more than SHORT bytes, or a key.  Such forms of other keys only say
** where those are. */
typedef struct entry {
  uint64_t uses;
  uint32_t hash, start, size; /* bytes */
  uint32_t key;               /* an entry; its own if it is a key */
} entry;

/* A place for a short form; its uses are not yet added to its key's. */
typedef struct place {
  ibid_short form;
  uint32_t uses;
  uint32_t key; /* an entry + 1, or 0: the place is free */
} place;

struct ibid_count {
  ibid_text text; /* the block that is read */
  ibid_pool *pool;
  place *places; /* a power of two of them, at most half full */
  size_t place_mask, place_count;
  int place_shift; /* leaves as many bits of a hash as the mask has */
  entry *entries;
  size_t count, entry_room;
  uint32_t *slots; /* entry + 1, or 0 */
  size_t mask;
  char *bytes;
  size_t used, byte_room;
  uint64_t total, added; /* words; how many of them their keys know of */
  uint64_t bad;          /* byte sequences */
  uint32_t bad_first;
  ibid_count_item *items;
};

/* ---- Entries ------------------------------------------------------- */

static uint32_t hash_of(const char *form, size_t size) {
  uint64_t h = size, part = 0;
  for (; size >= 8; form += 8, size -= 8) {
    memcpy(&part, form, 8);
    h = (h ^ part) * 0x9E3779B97F4A7C15;
    h ^= h >> 29;
  }
  part = 0;
  memcpy(&part, form, size);
  h = (h ^ part) * 0x9E3779B97F4A7C15;
  return (uint32_t)(h >> 32);
}

static void rehash(ibid_count *count) {
  size_t mask = 2 * count->mask + 1;
  ibid_release(&count->text, count->slots);
  count->slots = NULL;
  count->slots = ibid_allocate_zero(&count->text, (mask + 1) * 4);
  count->mask = mask;
  for (size_t e = 0; e < count->count; e++) {
    size_t i = count->entries[e].hash & mask;
    while (count->slots[i] != 0)
      i = (i + 1) & mask;
    count->slots[i] = (uint32_t)e + 1;
  }
}

static uint32_t add_entry(ibid_count *count, const char *form, size_t size,
                          uint32_t hash) {
  ibid_text *text = &count->text;
  uint32_t e = (uint32_t)count->count;
  size_t i;
  if (2 * (count->count + 1) > count->mask) rehash(count);
  count->entries = ibid_reserve(text, count->entries, &count->entry_room,
                                count->count + 1, sizeof(entry));
  count->bytes = ibid_reserve(text, count->bytes, &count->byte_room,
                              count->used + size + 1, 1);
  count->entries[e] =
      (entry){0, hash, (uint32_t)count->used, (uint32_t)size, e};
  memcpy(count->bytes + count->used, form, size);
  count->used += size;
  count->count++;
  for (i = hash & count->mask; count->slots[i] != 0;)
    i = (i + 1) & count->mask;
  count->slots[i] = e + 1;
  return e;
}

static uint32_t find_entry(const ibid_count *count, const char *form,
                           size_t size, uint32_t hash) {
  size_t i = hash & count->mask;
  for (; count->slots[i] != 0; i = (i + 1) & count->mask) {
    const entry *e = &count->entries[count->slots[i] - 1];
    if (e->hash == hash && e->size == size &&
        memcmp(count->bytes + e->start, form, size) == 0)
      return count->slots[i] - 1;
  }
  return IBID_NONE;
}

static uint32_t find_or_add(ibid_count *count, const char *form, size_t size) {
  uint32_t hash = hash_of(form, size);
  uint32_t e = find_entry(count, form, size, hash);
  return e != IBID_NONE ? e : add_entry(count, form, size, hash);
}

/* A form that was never seen: which key has it? */
static uint32_t add_form(ibid_count *count, const char *form, size_t size,
                         uint32_t hash) {
  char folded[KEY_MAX];
  size_t n = ibid_keys_fold(form, size, folded, sizeof folded);
  uint32_t e = add_entry(count, form, size, hash), key;
  if (n > sizeof folded || (n == size && memcmp(form, folded, n) == 0))
    return e;
  key = find_or_add(count, folded, n);
  count->entries[e].key = key;
  return key;
}

__attribute__((noinline)) static void
count_long(ibid_count *count, const char *bytes, size_t size) {
  uint32_t hash = hash_of(bytes, size);
  uint32_t e = find_entry(count, bytes, size, hash);
  if (e == IBID_NONE) e = add_form(count, bytes, size, hash);
  count->entries[count->entries[e].key].uses++;
}

/* ---- Short forms --------------------------------------------------- */

static place *find_place(const ibid_count *count, const ibid_short *f,
                         uint64_t hash) {
  size_t i = hash >> count->place_shift;
  for (;; i = (i + 1) & count->place_mask) {
    place *p = &count->places[i];
    if ((p->form.head == f->head && p->form.tail == f->tail) || p->key == 0)
      return p;
  }
}

static void make_places(ibid_count *count) {
  place *old = count->places;
  size_t mask = count->place_mask;
  count->place_mask = 2 * mask + 1;
  count->place_shift--;
  count->places =
      ibid_allocate_zero(&count->text, (2 * mask + 2) * sizeof(place));
  for (size_t i = 0; old != NULL && i <= mask; i++)
    if (old[i].key != 0)
      *find_place(count, &old[i].form, ibid_short_hash(&old[i].form)) = old[i];
  ibid_release(&count->text, old);
}

/* A short form that was never seen: which key has it? */
static void add_place(ibid_count *count, const ibid_short *f, size_t size) {
  char folded[KEY_MAX];
  const char *bytes = (const char *)f;
  size_t n = ibid_keys_fold(bytes, size, folded, sizeof folded);
  uint32_t key = n <= sizeof folded ? find_or_add(count, folded, n)
                                    : find_or_add(count, bytes, size);
  if (2 * ++count->place_count > count->place_mask) make_places(count);
  *find_place(count, f, ibid_short_hash(f)) = (place){*f, 1, key + 1};
}

/* Forms by the batch: no branch is taken while they are made, and their places
** come from memory together. */
typedef struct batch {
  ibid_short forms[BATCH + 1];
  uint64_t hashes[BATCH + 1];
  size_t count;
} batch;

static size_t size_of(const ibid_short *f) {
  return strnlen((const char *)f, SHORT);
}

static void count_batch(ibid_count *count, batch *b) {
  for (size_t i = 0; i < b->count; i++) {
    const ibid_short *f = &b->forms[i];
    place *p = find_place(count, f, b->hashes[i]);
    if (p->key == 0)
      add_place(count, f, size_of(f));
    else
      p->uses++;
  }
  b->count = 0;
}

/* Take up to BATCH tokens from `i` on: words and numbers that are short go to
** the batch, long ones are counted at once. */
static size_t fill_batch(ibid_count *count, batch *b, size_t i) {
  const ibid_store *tokens = &count->text.tokens;
  const uint32_t *starts = tokens->start, *ends = tokens->end;
  const uint8_t *kinds = tokens->kind;
  const char *bytes = count->text.bytes;
  const place *places = count->places;
  int shift = count->place_shift;
  size_t filled = 0, words = 0;
  size_t end = i + BATCH < tokens->count ? i + BATCH : tokens->count;
  for (; i < end; i++) {
    size_t n = ends[i] - starts[i];
    bool is_word = kinds[i] <= IBID_TOKEN_NUMBER;
    ibid_short f = ibid_short_at(bytes + starts[i], n < SHORT ? n : SHORT);
    uint64_t hash = ibid_short_hash(&f);
    b->forms[filled] = f;
    b->hashes[filled] = hash;
    __builtin_prefetch(&places[hash >> shift]);
    filled += is_word & (n <= SHORT);
    words += is_word;
    if (is_word & (n > SHORT)) count_long(count, bytes + starts[i], n);
  }
  b->count = filled;
  count->total += words;
  return end;
}

/* Give the uses of short forms to their keys. */
static void add_up(ibid_count *count) {
  for (size_t i = 0; i <= count->place_mask; i++) {
    place *p = &count->places[i];
    if (p->key == 0) continue;
    count->entries[p->key - 1].uses += p->uses;
    p->uses = 0;
  }
  count->added = count->total;
}

/* ---- Blocks -------------------------------------------------------- */

/* Bytes of the block at `base` that are not UTF-8. */
static void note_bad(ibid_count *count, uint64_t base) {
  const ibid_text *text = &count->text;
  if (text->bad > 0 && count->bad == 0 && base + text->bad_first < IBID_NONE)
    count->bad_first = (uint32_t)(base + text->bad_first);
  count->bad += text->bad;
}

static void count_block(ibid_count *count, size_t size, uint64_t base) {
  ibid_text *text = &count->text;
  char spare[IBID_PADDING];
  batch b;
  memcpy(spare, text->bytes + size, sizeof spare);
  memset(text->bytes + size, 0, sizeof spare);
  text->size = size;
  text->tokens.count = 0;
  ibid_classes_run(text, NULL);
  note_bad(count, base);
  ibid_segments_tokens(text);
  ibid_classes_free(text);
  if (count->total - count->added > UINT32_MAX / 2) add_up(count);
  for (size_t i = 0; i < text->tokens.count;) {
    i = fill_batch(count, &b, i);
    count_batch(count, &b);
  }
  memcpy(text->bytes + size, spare, sizeof spare);
}

/* The last place in a block where a boundary is certain, or 0. */
static size_t last_cut(const char *bytes, size_t size) {
  for (size_t at = size; at > 1; at--) {
    unsigned char c = (unsigned char)bytes[at - 1];
    if (bytes[at - 2] == '\n' ||
        (bytes[at - 2] == ' ' && (c | 32) >= 'a' && (c | 32) <= 'z'))
      return at - 1;
  }
  return 0;
}

/* Without any cut in a block the text is cut anywhere but in a character. */
static size_t forced_cut(const char *bytes, size_t size) {
  size_t cut = size;
  while (cut > size - 4 && ((unsigned char)bytes[cut - 1] & 0xC0) == 0x80)
    cut--;
  return cut - 1;
}

static bool is_utf16(const char *bytes, size_t size) {
  return size >= 2 && (memcmp(bytes, "\xFF\xFE", 2) == 0 ||
                       memcmp(bytes, "\xFE\xFF", 2) == 0);
}

static ibid_status read_stream(ibid_text *text, const void *given) {
  ibid_count *count = (ibid_count *)(void *)text; /* its first member */
  FILE *file = *(FILE *const *)given;
  size_t held = 0, got, cut;
  uint64_t base = 0;
  text->bytes = ibid_allocate(text, BLOCK + 2 * IBID_PADDING);
  memset(text->bytes + BLOCK, 0, 2 * IBID_PADDING);
  while ((got = fread(text->bytes + held, 1, BLOCK - held, file)) > 0) {
    held += got;
    if (base == 0 && is_utf16(text->bytes, held)) return IBID_E_ENCODING;
    if (held < BLOCK) continue;
    cut = last_cut(text->bytes, held);
    if (cut == 0) cut = forced_cut(text->bytes, held);
    count_block(count, cut, base);
    base += cut;
    memmove(text->bytes, text->bytes + cut, held - cut);
    held -= cut;
  }
  if (held > 0) count_block(count, held, base);
  ibid_release(text, text->bytes);
  text->bytes = NULL;
  text->size = 0;
  return ferror(file) ? IBID_E_FILE : IBID_OK;
}

ibid_status ibid_count_file(ibid_count *count, const char *path) {
  FILE *file = path == NULL ? stdin : fopen(path, "rb");
  ibid_status status;
  int error;
  if (file == NULL) return IBID_E_FILE;
  setvbuf(file, NULL, _IONBF, 0);
  status = ibid_attempt(&count->text, read_stream, &file);
  error = errno;
  if (file != stdin) fclose(file);
  errno = error;
  return status;
}

/* ---- Results ------------------------------------------------------- */

static int by_uses(const void *a, const void *b) {
  const ibid_count_item *x = a, *y = b;
  size_t least = x->size < y->size ? x->size : y->size;
  int order;
  if (x->uses != y->uses) return x->uses > y->uses ? -1 : 1;
  order = memcmp(x->form, y->form, least);
  return order != 0 ? order : x->size < y->size ? -1 : x->size > y->size;
}

static ibid_status make_items(ibid_text *text, const void *given) {
  ibid_count *count = (ibid_count *)(void *)text;
  size_t n = 0;
  add_up(count);
  ibid_release(text, count->items);
  count->items = NULL;
  count->items =
      ibid_allocate(text, (count->count + 1) * sizeof(ibid_count_item));
  for (size_t e = 0; e < count->count; e++) {
    const entry *of = &count->entries[e];
    if (of->uses > 0)
      count->items[n++] =
          (ibid_count_item){count->bytes + of->start, of->size, of->uses};
  }
  qsort(count->items, n, sizeof *count->items, by_uses);
  *(size_t *)(void *)given = n;
  return IBID_OK;
}

ibid_status ibid_count_items(ibid_count *count, const ibid_count_item **items,
                             size_t *n, uint64_t *total) {
  size_t found = 0;
  ibid_status status = ibid_attempt(&count->text, make_items, &found);
  *items = status == IBID_OK ? count->items : NULL;
  *n = found;
  if (total != NULL) *total = count->total;
  return status;
}

uint64_t ibid_count_bad(const ibid_count *count, uint32_t *first) {
  if (first != NULL) *first = count->bad_first;
  return count->bad;
}

static ibid_status open_count(ibid_text *text, const void *unused) {
  ibid_count *count = (ibid_count *)(void *)text;
  (void)unused;
  count->bad_first = IBID_NONE;
  count->mask = 4095;
  count->slots = ibid_allocate_zero(text, (count->mask + 1) * 4);
  count->place_mask = 4095; /* of 12 bits */
  count->place_shift = 64 - 12;
  make_places(count);
  ibid_segments_open(text);
  return IBID_OK;
}

ibid_status ibid_count_new(ibid_count **out) {
  ibid_pool *pool;
  ibid_status status = ibid_pool_new((size_t)8 << 20, &pool);
  *out = NULL;
  if (status != IBID_OK) return status;
  *out = calloc(1, sizeof **out);
  if (*out == NULL) {
    ibid_pool_free(pool);
    return IBID_E_MEMORY;
  }
  (*out)->pool = pool;
  (*out)->text.allocator = ibid_pool_allocator(pool);
  (*out)->text.scheme = IBID_UNICODE;
  status = ibid_attempt(&(*out)->text, open_count, NULL);
  if (status != IBID_OK) {
    ibid_count_free(*out);
    *out = NULL;
  }
  return status;
}

void ibid_count_free(ibid_count *count) {
  if (count == NULL) return;
  ibid_text_release(&count->text);
  ibid_pool_free(count->pool);
  free(count);
}
