/*
** pool.c - memory that one text leaves to the next.
**
** Fresh pages are dear: reading a text into memory that was touched before is
** several times faster.  Large blocks that come back are kept in a short list,
** and the smallest one that suffices is given out again.
*/
#include "internal.h"

#include <stdlib.h>
#include <string.h>

enum { KEPT_MAX = 256, LARGE = 1 << 13 };

/* Stands before each block; keeps what follows aligned for any type. */
typedef struct header {
  size_t room, unused;
} header;

struct ibid_pool {
  header *kept[KEPT_MAX];
  size_t count;
  size_t bytes, most;
};

static header *header_of(void *block) {
  return (header *)block - 1;
}

/* The smallest kept block with room enough, if it is not far too large. */
static header *take(ibid_pool *pool, size_t room) {
  size_t best = pool->count;
  header *found;
  for (size_t i = 0; i < pool->count; i++)
    if (pool->kept[i]->room >= room && pool->kept[i]->room / 4 <= room &&
        (best == pool->count || pool->kept[i]->room < pool->kept[best]->room))
      best = i;
  if (best == pool->count) return NULL;
  found = pool->kept[best];
  pool->kept[best] = pool->kept[--pool->count];
  pool->bytes -= found->room;
  return found;
}

static void release(void *context, void *block) {
  ibid_pool *pool = context;
  header *old = header_of(block);
  if (old->room < LARGE || pool->count == KEPT_MAX ||
      pool->bytes + old->room > pool->most) {
    free(old);
    return;
  }
  pool->bytes += old->room;
  pool->kept[pool->count++] = old;
}

static void *grow(void *context, void *block, size_t size) {
  header *old = block != NULL ? header_of(block) : NULL, *found;
  if (old != NULL && old->room >= size && size >= old->room / 2) return block;
  found = size >= LARGE ? take(context, size) : NULL;
  if (found == NULL) {
    found = realloc(old, sizeof *found + size);
    if (found == NULL) return NULL;
    found->room = size;
    ibid_ask_for_large_pages(found, size);
    return found + 1;
  }
  if (old != NULL) {
    memcpy(found + 1, block, old->room < size ? old->room : size);
    release(context, block);
  }
  return found + 1;
}

ibid_status ibid_pool_new(size_t most, ibid_pool **out) {
  *out = calloc(1, sizeof **out);
  if (*out == NULL) return IBID_E_MEMORY;
  (*out)->most = most;
  return IBID_OK;
}

ibid_allocator ibid_pool_allocator(ibid_pool *pool) {
  return (ibid_allocator){grow, release, pool};
}

void ibid_pool_free(ibid_pool *pool) {
  if (pool == NULL) return;
  for (size_t i = 0; i < pool->count; i++)
    free(pool->kept[i]);
  free(pool);
}
