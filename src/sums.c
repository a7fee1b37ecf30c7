/*
** sums.c - whole numbers by key, joined as they come, in bounded memory.
**
** Keys are interned in an open hash table with their values beside them.  When
** the table is larger than it may be, its keys go to a temporary file as a
** sorted run, and the table begins anew; what is read at the end is the merge
** of all runs.  The file has no name: it was unlinked when it was made, and is
** gone with the process, however that ends.
*/
#include "ibid.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

enum { BUFFER_MIN = 1 << 14, BUFFERS = 1 << 22, PATH_MOST = 4096 };

/* A key in the table: bytes[start] up to start + size. */
typedef struct item {
  uint32_t hash, start, size;
} item;

/* A sorted run in the file, and how far it was read. */
typedef struct run {
  off_t at, end; /* what is not yet in the buffer */
  off_t start;
  char *buffer;
  size_t room, held, used;
  const char *key; /* the current one, in the buffer */
  uint32_t size;
} run;

struct ibid_sums {
  size_t width, most;
  ibid_join joins[IBID_JOINS_MAX];
  uint32_t *slots; /* item + 1, or 0 */
  size_t mask;
  item *items;
  int64_t *values; /* `width` for each item */
  size_t count, room;
  char *bytes;
  size_t used, byte_room;
  FILE *file;
  run *runs;
  size_t run_count, run_room;
  uint32_t *order; /* items or runs while they are read */
  size_t order_count, next;
  int64_t *joined;
};

/* ---- The table ----------------------------------------------------- */

static uint32_t hash_of(const char *key, size_t size) {
  uint64_t h = size, part;
  for (; size >= 8; key += 8, size -= 8) {
    memcpy(&part, key, 8);
    h = (h ^ part) * 0x9E3779B97F4A7C15;
    h ^= h >> 29;
  }
  part = 0;
  memcpy(&part, key, size);
  h = (h ^ part) * 0x9E3779B97F4A7C15;
  return (uint32_t)(h >> 32);
}

/* Give an array room for `count` items; false if there is no memory. */
static bool reserve(void *array, size_t *room, size_t count, size_t width) {
  size_t more = *room < 64 ? 64 : *room + *room / 2;
  void *grown, *old;
  if (count <= *room) return true;
  if (more < count) more = count;
  memcpy(&old, array, sizeof old);
  grown = realloc(old, more * width);
  if (grown == NULL) return false;
  memcpy(array, &grown, sizeof grown);
  *room = more;
  return true;
}

static void fill_slots(ibid_sums *sums) {
  memset(sums->slots, 0, (sums->mask + 1) * sizeof *sums->slots);
  for (size_t i = 0; i < sums->count; i++) {
    size_t s = sums->items[i].hash & sums->mask;
    while (sums->slots[s] != 0)
      s = (s + 1) & sums->mask;
    sums->slots[s] = (uint32_t)i + 1;
  }
}

static bool double_slots(ibid_sums *sums) {
  size_t count = 2 * (sums->mask + 1);
  uint32_t *slots = realloc(sums->slots, count * sizeof *slots);
  if (slots == NULL) return false;
  sums->slots = slots;
  sums->mask = count - 1;
  fill_slots(sums);
  return true;
}

/* The slot of a key, or the free one where it belongs. */
static uint32_t *slot_of(const ibid_sums *sums, const char *key, size_t size,
                         uint32_t hash) {
  size_t s = hash & sums->mask;
  for (; sums->slots[s] != 0; s = (s + 1) & sums->mask) {
    const item *it = &sums->items[sums->slots[s] - 1];
    if (it->hash == hash && it->size == size &&
        memcmp(sums->bytes + it->start, key, size) == 0)
      break;
  }
  return &sums->slots[s];
}

static void join(const ibid_sums *sums, int64_t *into, const int64_t *values) {
  for (size_t v = 0; v < sums->width; v++) {
    int64_t a = into[v], b = values[v];
    switch (sums->joins[v]) {
      case IBID_JOIN_SUM: into[v] = (int64_t)((uint64_t)a + (uint64_t)b); break;
      case IBID_JOIN_LEAST: into[v] = a < b ? a : b; break;
      case IBID_JOIN_MOST: into[v] = a > b ? a : b; break;
    }
  }
}

/* Room for one more item of `size` bytes. */
static bool make_room(ibid_sums *sums, size_t size) {
  size_t room = sums->room;
  if (2 * sums->count > sums->mask && !double_slots(sums)) return false;
  if (!reserve(&sums->items, &room, sums->count + 1, sizeof(item)))
    return false;
  if (room != sums->room) {
    int64_t *values =
        realloc(sums->values, (room * sums->width + 1) * sizeof *values);
    if (values == NULL) return false;
    sums->values = values;
    sums->room = room;
  }
  return reserve(&sums->bytes, &sums->byte_room, sums->used + size + 1, 1);
}

static ibid_status add_item(ibid_sums *sums, const char *key, size_t size,
                            uint32_t hash, const int64_t *values) {
  if (!make_room(sums, size)) return IBID_E_MEMORY;
  memcpy(sums->bytes + sums->used, key, size);
  sums->items[sums->count] = (item){hash, (uint32_t)sums->used, (uint32_t)size};
  if (sums->width > 0)
    memcpy(sums->values + sums->count * sums->width, values,
           sums->width * sizeof *values);
  sums->used += size;
  *slot_of(sums, key, size, hash) = (uint32_t)++sums->count;
  return IBID_OK;
}

static size_t table_size(const ibid_sums *sums) {
  size_t each = sizeof(item) + sums->width * sizeof(int64_t) + 4;
  return sums->used + sums->count * each + sums->mask * sizeof *sums->slots;
}

/* ---- Runs ---------------------------------------------------------- */

static int by_key(const void *a, const void *b, void *given) {
  const ibid_sums *sums = given;
  const item *x = &sums->items[*(const uint32_t *)a];
  const item *y = &sums->items[*(const uint32_t *)b];
  uint32_t least = x->size < y->size ? x->size : y->size;
  int order = memcmp(sums->bytes + x->start, sums->bytes + y->start, least);
  return order != 0 ? order : x->size < y->size ? -1 : x->size > y->size;
}

/* The items of the table in the order of their keys. */
static bool sort_items(ibid_sums *sums) {
  uint32_t *order = realloc(sums->order, (sums->count + 1) * sizeof *order);
  if (order == NULL) return false;
  for (size_t i = 0; i < sums->count; i++)
    order[i] = (uint32_t)i;
  qsort_r(order, sums->count, sizeof *order, by_key, sums);
  sums->order = order;
  sums->order_count = sums->count;
  return true;
}

static ibid_status open_file(ibid_sums *sums) {
  const char *folder = getenv("TMPDIR");
  char path[PATH_MOST];
  int n, fd;
  if (sums->file != NULL) return IBID_OK;
  n = snprintf(path, sizeof path, "%s/ibid-XXXXXX",
               folder != NULL && *folder != '\0' ? folder : "/tmp");
  if (n < 0 || (size_t)n >= sizeof path) {
    errno = ENAMETOOLONG;
    return IBID_E_SPILL;
  }
  fd = mkstemp(path);
  if (fd < 0) return IBID_E_SPILL;
  unlink(path);
  sums->file = fdopen(fd, "w+b");
  if (sums->file != NULL) return IBID_OK;
  close(fd);
  return IBID_E_SPILL;
}

/* Write the table as a run: size, key and values of each item. */
static ibid_status write_items(ibid_sums *sums) {
  FILE *file = sums->file;
  for (size_t i = 0; i < sums->order_count; i++) {
    const item *it = &sums->items[sums->order[i]];
    const int64_t *values = sums->values + sums->order[i] * sums->width;
    if (fwrite(&it->size, sizeof it->size, 1, file) != 1 ||
        fwrite(sums->bytes + it->start, 1, it->size, file) != it->size ||
        fwrite(values, sizeof *values, sums->width, file) != sums->width)
      return IBID_E_SPILL;
  }
  return fflush(file) == 0 ? IBID_OK : IBID_E_SPILL;
}

/* Put the table into a run of its own and empty it. */
static ibid_status spill(ibid_sums *sums) {
  ibid_status status = open_file(sums);
  run *r;
  if (status != IBID_OK) return status;
  if (!sort_items(sums) ||
      !reserve(&sums->runs, &sums->run_room, sums->run_count + 1, sizeof(run)))
    return IBID_E_MEMORY;
  r = &sums->runs[sums->run_count];
  memset(r, 0, sizeof *r);
  if (fseeko(sums->file, 0, SEEK_END) != 0) return IBID_E_SPILL;
  r->start = ftello(sums->file);
  status = write_items(sums);
  if (status != IBID_OK) return status;
  r->end = ftello(sums->file);
  sums->run_count++;
  sums->count = sums->used = 0;
  fill_slots(sums);
  return IBID_OK;
}

ibid_status ibid_sums_add(ibid_sums *sums, const char *key, size_t size,
                          const int64_t *values) {
  uint32_t hash = hash_of(key, size), *slot;
  if (size > IBID_KEY_MOST) return IBID_E_SIZE;
  slot = slot_of(sums, key, size, hash);
  if (*slot != 0) {
    join(sums, sums->values + (*slot - 1) * sums->width, values);
    return IBID_OK;
  }
  if (table_size(sums) + size > sums->most && sums->count > 0) {
    ibid_status status = spill(sums);
    if (status != IBID_OK) return status;
  }
  return add_item(sums, key, size, hash, values);
}

/* ---- Reading ------------------------------------------------------- */

/* Have at least `wanted` bytes of a run in its buffer. */
static ibid_status fill(const ibid_sums *sums, run *r, size_t wanted) {
  if (r->held - r->used >= wanted) return IBID_OK;
  r->held -= r->used;
  if (r->held > 0) memmove(r->buffer, r->buffer + r->used, r->held);
  r->used = 0;
  if (!reserve(&r->buffer, &r->room, wanted, 1)) return IBID_E_MEMORY;
  while (r->held < wanted) {
    size_t left = (size_t)(r->end - r->at), room = r->room - r->held;
    ssize_t got = pread(fileno(sums->file), r->buffer + r->held,
                        left < room ? left : room, r->at);
    if (got <= 0) return IBID_E_SPILL;
    r->at += got;
    r->held += (size_t)got;
  }
  return IBID_OK;
}

static size_t record_size(const ibid_sums *sums, uint32_t size) {
  return sizeof size + size + sums->width * sizeof(int64_t);
}

/* Go to a run's next key; `key` is NULL behind the last one. */
static ibid_status advance(const ibid_sums *sums, run *r) {
  ibid_status status;
  if (r->key != NULL) r->used += record_size(sums, r->size);
  r->key = NULL;
  if (r->used == r->held && r->at == r->end) return IBID_OK;
  status = fill(sums, r, sizeof r->size);
  if (status != IBID_OK) return status;
  memcpy(&r->size, r->buffer + r->used, sizeof r->size);
  status = fill(sums, r, record_size(sums, r->size));
  if (status == IBID_OK) r->key = r->buffer + r->used + sizeof r->size;
  return status;
}

static int compare_runs(const run *x, const run *y) {
  uint32_t least = x->size < y->size ? x->size : y->size;
  int order = memcmp(x->key, y->key, least);
  return order != 0 ? order : x->size < y->size ? -1 : x->size > y->size;
}

/* Let the run at `i` of the heap sink to where no smaller key is below it. */
static void sink(ibid_sums *sums, size_t i) {
  for (;;) {
    size_t least = i;
    for (size_t c = 2 * i + 1; c <= 2 * i + 2 && c < sums->order_count; c++)
      if (compare_runs(&sums->runs[sums->order[c]],
                       &sums->runs[sums->order[least]]) < 0)
        least = c;
    if (least == i) return;
    uint32_t moved = sums->order[i];
    sums->order[i] = sums->order[least];
    sums->order[least] = moved;
    i = least;
  }
}

static ibid_status open_runs(ibid_sums *sums) {
  ibid_status status = sums->count > 0 ? spill(sums) : IBID_OK;
  size_t room = BUFFERS / sums->run_count;
  uint32_t *order;
  if (status != IBID_OK) return status;
  order = realloc(sums->order, (sums->run_count + 1) * sizeof *order);
  if (order == NULL) return IBID_E_MEMORY;
  sums->order = order;
  sums->order_count = 0;
  for (size_t i = 0; i < sums->run_count; i++) {
    run *r = &sums->runs[i];
    r->at = r->start;
    r->held = r->used = 0;
    r->key = NULL;
    if (!reserve(&r->buffer, &r->room, room > BUFFER_MIN ? room : BUFFER_MIN,
                 1))
      return IBID_E_MEMORY;
    status = advance(sums, r);
    if (status != IBID_OK) return status;
    if (r->key != NULL) order[sums->order_count++] = (uint32_t)i;
  }
  for (size_t i = sums->order_count; i-- > 0;)
    sink(sums, i);
  return IBID_OK;
}

ibid_status ibid_sums_rewind(ibid_sums *sums) {
  sums->next = 0;
  if (sums->run_count > 0) return open_runs(sums);
  return sort_items(sums) ? IBID_OK : IBID_E_MEMORY;
}

/* The key that was lent is in the buffer of the first run until the next
** call: only then does that run go on. */
static ibid_status next_of_runs(ibid_sums *sums, ibid_sum *out) {
  run *first;
  size_t width = sums->width * sizeof(int64_t);
  ibid_status status;
  if (sums->next > 0) {
    status = advance(sums, &sums->runs[sums->order[0]]);
    if (status != IBID_OK) return status;
    if (sums->runs[sums->order[0]].key == NULL)
      sums->order[0] = sums->order[--sums->order_count];
    sink(sums, 0);
  }
  sums->next = 1;
  if (sums->order_count == 0) return IBID_OK;
  first = &sums->runs[sums->order[0]];
  memcpy(sums->joined, first->key + first->size, width);
  *out = (ibid_sum){first->key, first->size, sums->joined};
  return IBID_OK;
}

/* Is the smallest key of the runs behind the first one the same? */
static bool is_repeated(const ibid_sums *sums) {
  for (size_t c = 1; c <= 2 && c < sums->order_count; c++)
    if (compare_runs(&sums->runs[sums->order[0]],
                     &sums->runs[sums->order[c]]) == 0)
      return true;
  return false;
}

/* Join what the runs have of one key: all but the last of them go on. */
static ibid_status join_runs(ibid_sums *sums, ibid_sum *out) {
  int64_t values[IBID_JOINS_MAX];
  while (is_repeated(sums)) {
    run *first = &sums->runs[sums->order[0]];
    ibid_status status = advance(sums, first);
    if (status != IBID_OK) return status;
    if (first->key == NULL) sums->order[0] = sums->order[--sums->order_count];
    sink(sums, 0);
    first = &sums->runs[sums->order[0]];
    memcpy(values, first->key + first->size, sums->width * sizeof *values);
    join(sums, sums->joined, values);
    *out = (ibid_sum){first->key, first->size, sums->joined};
  }
  return IBID_OK;
}

ibid_status ibid_sums_next(ibid_sums *sums, ibid_sum *out) {
  ibid_status status;
  *out = (ibid_sum){NULL, 0, NULL};
  if (sums->run_count > 0) {
    status = next_of_runs(sums, out);
    return status == IBID_OK && out->key != NULL ? join_runs(sums, out)
                                                 : status;
  }
  if (sums->next < sums->order_count) {
    size_t i = sums->order[sums->next++];
    *out = (ibid_sum){sums->bytes + sums->items[i].start, sums->items[i].size,
                      sums->values + i * sums->width};
  }
  return IBID_OK;
}

/* ---- All of them --------------------------------------------------- */

bool ibid_sums_has(const ibid_sums *sums, const char *key, size_t size) {
  return *slot_of(sums, key, size, hash_of(key, size)) != 0;
}

ibid_status ibid_sums_absorb(ibid_sums *into, ibid_sums *from) {
  ibid_sum one;
  ibid_status status = ibid_sums_rewind(from);
  while (status == IBID_OK) {
    status = ibid_sums_next(from, &one);
    if (status != IBID_OK || one.key == NULL) break;
    status = ibid_sums_add(into, one.key, one.size, one.values);
  }
  return status;
}

ibid_status ibid_sums_new(const ibid_join *joins, size_t width, size_t most,
                          ibid_sums **out) {
  ibid_sums *sums = calloc(1, sizeof *sums);
  *out = sums;
  if (sums == NULL) return IBID_E_MEMORY;
  sums->width = width;
  sums->most = most < IBID_SUMS_MOST ? most : IBID_SUMS_MOST;
  memcpy(sums->joins, joins, width * sizeof *joins);
  sums->mask = 255;
  sums->slots = calloc(sums->mask + 1, sizeof *sums->slots);
  sums->joined = calloc(width + 1, sizeof *sums->joined);
  if (sums->slots != NULL && sums->joined != NULL && make_room(sums, 0))
    return IBID_OK;
  ibid_sums_free(sums);
  *out = NULL;
  return IBID_E_MEMORY;
}

void ibid_sums_free(ibid_sums *sums) {
  if (sums == NULL) return;
  for (size_t i = 0; i < sums->run_count; i++)
    free(sums->runs[i].buffer);
  if (sums->file != NULL) fclose(sums->file);
  free(sums->runs);
  free(sums->order);
  free(sums->joined);
  free(sums->slots);
  free(sums->items);
  free(sums->values);
  free(sums->bytes);
  free(sums);
}
