/*
** text.c - the text that owns everything, and the order of the stages.
**
** Memory is taken from the text's allocator in blocks with a header that
** links them into one list.  When a stage asks and nothing is left, the stage
** is left by longjmp: stages have no error paths, and freeing the list frees
** whatever they had begun.
*/
#include "internal.h"

#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>

/* ---- Memory -------------------------------------------------------- */

struct ibid_memory {
  struct ibid_memory *next, *before;
  size_t size;
  size_t unused; /* keeps what follows aligned for any type */
};

/* The first touch of a page is dear, on virtual machines far dearer than all
** that is done with it: large blocks ask for large pages. */
void ibid_ask_for_large_pages(void *block, size_t size) {
#ifdef MADV_HUGEPAGE
  const size_t large = (size_t)2 << 20, page = 4096;
  char *first = (char *)block - (uintptr_t)block % page;
  if (size >= large)
    madvise(first, (size_t)((char *)block - first) + size, MADV_HUGEPAGE);
#else
  (void)block;
  (void)size;
#endif
}

static void *default_grow(void *context, void *block, size_t size) {
  (void)context;
  block = realloc(block, size);
  if (block != NULL) ibid_ask_for_large_pages(block, size);
  return block;
}

static void default_release(void *context, void *block) {
  (void)context;
  free(block);
}

static void unlink_memory(ibid_text *text, struct ibid_memory *memory) {
  if (memory->before != NULL)
    memory->before->next = memory->next;
  else
    text->memory = memory->next;
  if (memory->next != NULL) memory->next->before = memory->before;
  text->held -= memory->size;
}

static void link_memory(ibid_text *text, struct ibid_memory *memory) {
  memory->before = NULL;
  memory->next = text->memory;
  if (text->memory != NULL) text->memory->before = memory;
  text->memory = memory;
  text->held += memory->size;
}

void *ibid_grow(ibid_text *text, void *block, size_t size) {
  struct ibid_memory *old = NULL, *memory;
  if (block != NULL) {
    old = (struct ibid_memory *)block - 1;
    unlink_memory(text, old);
  }
  memory =
      text->allocator.grow(text->allocator.context, old, sizeof *memory + size);
  if (memory == NULL) {
    if (old != NULL) link_memory(text, old);
    longjmp(*text->exhausted, 1);
  }
  memory->size = sizeof *memory + size;
  link_memory(text, memory);
  return memory + 1;
}

void *ibid_allocate(ibid_text *text, size_t size) {
  return ibid_grow(text, NULL, size);
}

void *ibid_allocate_zero(ibid_text *text, size_t size) {
  return memset(ibid_grow(text, NULL, size), 0, size);
}

void ibid_release(ibid_text *text, void *block) {
  struct ibid_memory *memory;
  if (block == NULL) return;
  memory = (struct ibid_memory *)block - 1;
  unlink_memory(text, memory);
  text->allocator.release(text->allocator.context, memory);
}

void *ibid_reserve(ibid_text *text, void *array, size_t *capacity, size_t count,
                   size_t width) {
  size_t wanted = *capacity < 16 ? 16 : *capacity;
  if (count <= *capacity) return array;
  while (wanted < count)
    wanted += wanted / 2;
  array = ibid_grow(text, array, wanted * width);
  *capacity = wanted;
  return array;
}

ibid_status ibid_attempt(ibid_text *text,
                         ibid_status (*work)(ibid_text *, const void *),
                         const void *given) {
  jmp_buf here, *outer = text->exhausted;
  volatile ibid_status status = IBID_E_MEMORY;
  text->exhausted = &here;
  if (setjmp(here) == 0) status = work(text, given);
  text->exhausted = outer;
  return status;
}

/* ---- Stores -------------------------------------------------------- */

static size_t column_width(ibid_column_type type) {
  return type == IBID_NUMBER || type == IBID_INDEX ? sizeof(uint32_t) : 1;
}

void ibid_store_open(ibid_store *store, const ibid_layer *schema) {
  store->layer = *schema;
}

void ibid_store_reserve(ibid_text *text, ibid_store *store, size_t more) {
  const ibid_column *column = store->layer.columns;
  size_t wanted = store->capacity < 16 ? 16 : store->capacity;
  if (store->count + more <= store->capacity) return;
  while (wanted < store->count + more)
    wanted += wanted / 2;
  store->start = ibid_grow(text, store->start, wanted * sizeof(uint32_t));
  store->end = ibid_grow(text, store->end, wanted * sizeof(uint32_t));
  store->kind = ibid_grow(text, store->kind, wanted);
  for (int i = 0; column[i].name != NULL; i++)
    store->data[i] =
        ibid_grow(text, store->data[i], wanted * column_width(column[i].type));
  store->capacity = wanted;
}

uint32_t ibid_store_add(ibid_text *text, ibid_store *store, size_t start,
                        size_t end, int kind) {
  const ibid_column *column = store->layer.columns;
  size_t i = store->count;
  ibid_store_reserve(text, store, 1);
  store->start[i] = (uint32_t)start;
  store->end[i] = (uint32_t)end;
  store->kind[i] = (uint8_t)kind;
  for (int c = 0; column[c].name != NULL; c++) {
    if (column_width(column[c].type) == 1)
      ((uint8_t *)store->data[c])[i] = 0;
    else
      ((uint32_t *)store->data[c])[i] = IBID_NONE;
  }
  store->count++;
  return (uint32_t)i;
}

uint32_t *ibid_store_numbers(const ibid_store *store, int column) {
  return store->data[column];
}

uint8_t *ibid_store_bytes(const ibid_store *store, int column) {
  return store->data[column];
}

/* Column by column: that one of them could not move back is no matter. */
static void shrink_store(ibid_text *text, ibid_store *store) {
  const ibid_column *column = store->layer.columns;
  size_t n = store->count;
  if (store->capacity - n < 1024) return;
  store->start = ibid_grow(text, store->start, n * sizeof(uint32_t));
  store->end = ibid_grow(text, store->end, n * sizeof(uint32_t));
  store->kind = ibid_grow(text, store->kind, n);
  for (int i = 0; column[i].name != NULL; i++)
    store->data[i] =
        ibid_grow(text, store->data[i], n * column_width(column[i].type));
  store->capacity = n;
  ibid_store_close(store);
}

const ibid_layer *ibid_store_close(ibid_store *store) {
  store->layer.count = store->count;
  store->layer.start = store->start;
  store->layer.end = store->end;
  store->layer.kind = store->kind;
  store->layer.data = (const void *const *)store->data;
  return &store->layer;
}

/* Does item a stand before item b? */
static bool stands_before(const ibid_store *store, uint32_t a, uint32_t b) {
  if (store->start[a] != store->start[b])
    return store->start[a] < store->start[b];
  return store->end[a] > store->end[b];
}

/* The end of the items from `low` on that are in order already. */
static size_t run_end(const ibid_store *store, const uint32_t *order,
                      size_t low, size_t count) {
  size_t end = low + 1;
  while (end < count && !stands_before(store, order[end], order[end - 1]))
    end++;
  return end < count ? end : count;
}

/* Merge two sorted runs of an order. */
static void merge_runs(const ibid_store *store, const uint32_t *from,
                       uint32_t *to, size_t low, size_t middle, size_t high) {
  size_t i = low, j = middle;
  for (size_t k = low; k < high; k++)
    to[k] = j == high || (i < middle && !stands_before(store, from[j], from[i]))
                ? from[i++]
                : from[j++];
}

/* Items that stand together before and after: where the first one stood, and
** how many. */
typedef struct chunk {
  uint32_t first, count;
} chunk;

/* An order as chunks; returns how many there are. */
static size_t list_chunks(const uint32_t *order, size_t count, chunk *out) {
  size_t n = 0;
  for (size_t i = 0; i < count; i++) {
    if (n > 0 && order[i] == out[n - 1].first + out[n - 1].count)
      out[n - 1].count++;
    else
      out[n++] = (chunk){order[i], 1};
  }
  return n;
}

static void reorder(ibid_text *text, void *values, size_t width,
                    const chunk *chunks, size_t chunk_count, size_t count) {
  char *copy = ibid_allocate(text, count * width + 1), *to = values;
  memcpy(copy, values, count * width);
  for (size_t i = 0; i < chunk_count; i++) {
    size_t size = chunks[i].count * width;
    memcpy(to, copy + chunks[i].first * width, size);
    to += size;
  }
  ibid_release(text, copy);
}

/* Merge the sorted runs two by two. */
static void merge_pairs(const ibid_store *store, const uint32_t *from,
                        uint32_t *to, size_t count) {
  for (size_t low = 0, high; low < count; low = high) {
    size_t middle = run_end(store, from, low, count);
    high = middle < count ? run_end(store, from, middle, count) : count;
    merge_runs(store, from, to, low, middle, high);
  }
}

static bool is_sorted(const ibid_store *store) {
  for (uint32_t i = 1; i < store->count; i++)
    if (stands_before(store, i, i - 1)) return false;
  return true;
}

static void reorder_store(ibid_text *text, ibid_store *store,
                          const uint32_t *order) {
  const ibid_column *column = store->layer.columns;
  size_t n = store->count, count;
  chunk *chunks = ibid_allocate(text, n * sizeof *chunks);
  count = list_chunks(order, n, chunks);
  reorder(text, store->start, sizeof(uint32_t), chunks, count, n);
  reorder(text, store->end, sizeof(uint32_t), chunks, count, n);
  reorder(text, store->kind, 1, chunks, count, n);
  for (int c = 0; column[c].name != NULL; c++)
    reorder(text, store->data[c], column_width(column[c].type), chunks, count,
            n);
  ibid_release(text, chunks);
}

void ibid_store_sort(ibid_text *text, ibid_store *store) {
  size_t n = store->count;
  uint32_t *order, *other, *swap;
  if (is_sorted(store)) return;
  order = ibid_allocate(text, n * sizeof *order);
  other = ibid_allocate(text, n * sizeof *other);
  for (size_t i = 0; i < n; i++)
    order[i] = (uint32_t)i;
  while (run_end(store, order, 0, n) < n) {
    merge_pairs(store, order, other, n);
    swap = order;
    order = other;
    other = swap;
  }
  reorder_store(text, store, order);
  ibid_release(text, order);
  ibid_release(text, other);
}

/* The first item of [low, high) that ends after a position, or `high`. */
static size_t find_between(const ibid_store *store, size_t low, size_t high,
                           size_t position) {
  while (low < high) {
    size_t middle = low + (high - low) / 2;
    if (store->end[middle] > position)
      high = middle;
    else
      low = middle + 1;
  }
  return low;
}

size_t ibid_store_find(const ibid_store *store, size_t position) {
  return find_between(store, 0, store->count, position);
}

size_t ibid_store_seek(const ibid_store *store, size_t near, size_t position) {
  size_t low = near < store->count ? near : store->count, high = low, step = 1;
  if ((low == store->count || store->end[low] > position) &&
      (low == 0 || store->end[low - 1] <= position))
    return low;
  while (high < store->count && store->end[high] <= position) {
    low = high + 1;
    high = store->count - high > step ? high + step : store->count;
    step *= 2;
  }
  for (step = 1; low > 0 && store->end[low - 1] > position; step *= 2) {
    high = low - 1;
    low = low > step ? low - step : 0;
  }
  return find_between(store, low, high, position);
}

/* ---- The text ------------------------------------------------------ */

static void run_last_stages(ibid_text *text) {
  ibid_marks_run(text);
  ibid_blocks_run(text);
  ibid_quotations_run(text);
  ibid_notes_run(text);
  if (text->whole_quotations) ibid_sentences_join(text);
  /* The stages took the marks by paragraph, users take them in text order. */
  if (text->layout.pages > 0) ibid_store_sort(text, &text->marks);
}

/* Let go of the room that no item took, and of what only stages need. */
static void give_back_room(ibid_text *text) {
  ibid_store *stores[] = {&text->lines,     &text->references, &text->tokens,
                          &text->sentences, &text->marks,      &text->blocks,
                          &text->sections,  &text->quotations, &text->notes};
  for (size_t i = 0; i < sizeof stores / sizeof *stores; i++)
    shrink_store(text, stores[i]);
  ibid_release(text, text->paragraphs);
  ibid_release(text, text->owner);
  ibid_release(text, text->open_marks);
  text->paragraphs = NULL;
  text->owner = NULL;
  text->open_marks = NULL;
  text->paragraph_count = 0;
}

/* Lines, references, marks and blocks look at bytes while these are in the
** cache. */
static void read_part(ibid_text *text, size_t known) {
  ibid_lines_read(text, known);
  ibid_references_read(text, known);
  if (text->upto != IBID_STAGE_ALL) return;
  ibid_marks_read(text, known);
  ibid_edits_read(text, known);
}

static ibid_status run_stages(ibid_text *text, const void *unused) {
  (void)unused;
  ibid_lines_open(text);
  if (text->upto == IBID_STAGE_ALL) {
    ibid_marks_open(text);
    ibid_edits_open(text);
  }
  ibid_classes_run(text, read_part);
  ibid_lines_run(text);
  ibid_references_run(text);
  if (text->upto != IBID_STAGE_TOKENS) ibid_sentences_open(text);
  ibid_tokens_run(text, ibid_sentences_read);
  if (text->upto != IBID_STAGE_TOKENS) ibid_sentences_run(text);
  if (text->upto == IBID_STAGE_ALL) run_last_stages(text);
  ibid_classes_free(text);
  give_back_room(text);
  text->language = NULL;
  return IBID_OK;
}

static ibid_text *new_text(const ibid_options *options) {
  ibid_allocator allocator = {default_grow, default_release, NULL};
  ibid_text *text;
  if (options != NULL && options->allocator != NULL)
    allocator = *options->allocator;
  text = allocator.grow(allocator.context, NULL, sizeof *text);
  if (text == NULL) return NULL;
  memset(text, 0, sizeof *text);
  text->allocator = allocator;
  if (options != NULL) {
    text->language = options->language;
    text->scheme = options->scheme;
    text->upto = options->upto;
    text->dialogue = options->dialogue;
    text->whole_quotations = options->whole_quotations;
  }
  return text;
}

ibid_status ibid_text_make(ibid_text **out, const ibid_options *options,
                           ibid_status (*fill)(ibid_text *, const void *),
                           const void *source) {
  ibid_text *text = new_text(options);
  ibid_status status;
  *out = NULL;
  if (text == NULL) return IBID_E_MEMORY;
  status = ibid_attempt(text, fill, source);
  if (status == IBID_OK) status = ibid_attempt(text, run_stages, NULL);
  if (status == IBID_OK)
    *out = text;
  else
    ibid_text_free(text);
  return status;
}

struct given {
  const char *bytes;
  size_t size;
  bool padded;
};

static ibid_status take_given(ibid_text *text, const void *source) {
  const struct given *given = source;
  text->size = given->size;
  if (given->padded) {
    text->bytes = (char *)(uintptr_t)given->bytes; /* only read */
    return IBID_OK;
  }
  text->bytes = ibid_allocate(text, given->size + IBID_PADDING);
  if (given->size > 0) memcpy(text->bytes, given->bytes, given->size);
  memset(text->bytes + given->size, 0, IBID_PADDING);
  return IBID_OK;
}

ibid_status ibid_text_new(const char *bytes, size_t size,
                          const ibid_options *options, ibid_text **out) {
  struct given given = {bytes, size, options != NULL && options->padded};
  *out = NULL;
  if (size > IBID_TEXT_MAX) return IBID_E_SIZE;
  return ibid_text_make(out, options, take_given, &given);
}

void ibid_text_release(ibid_text *text) {
  while (text->memory != NULL)
    ibid_release(text, text->memory + 1);
}

void ibid_text_free(ibid_text *text) {
  if (text == NULL) return;
  ibid_text_release(text);
  text->allocator.release(text->allocator.context, text);
}

const char *ibid_text_bytes(const ibid_text *text, size_t *size) {
  if (size != NULL) *size = text->size;
  return text->bytes;
}

bool ibid_text_converted(const ibid_text *text) {
  return text->converted;
}

size_t ibid_text_memory(const ibid_text *text) {
  return sizeof *text + text->held;
}

const ibid_layer *ibid_text_layer(const ibid_text *text, size_t i) {
  const ibid_layer *layers[] = {
      &text->lines.layer,     &text->references.layer, &text->tokens.layer,
      &text->sentences.layer, &text->marks.layer,      &text->blocks.layer,
      &text->sections.layer,  &text->quotations.layer, &text->notes.layer,
  };
  if (i >= sizeof layers / sizeof *layers) return NULL;
  return layers[i]->name != NULL ? layers[i] : NULL; /* its stage did not run */
}
