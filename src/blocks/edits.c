/*
** edits.c - insertions and omissions, as editors mark them: brackets, and stops
** side by side.  They are read while their bytes are in the cache.
*/
#include "evidence.h"

#include <string.h>

enum { WORDS = 8 };

typedef struct ibid_edits {
  uint32_t *at;
  size_t count, room;
  size_t word; /* of the masks: the next one to read */
  size_t next; /* the edit to look at next */
} ibid_edits;

/* What may be one among 64 bytes: opening brackets and calls' signs, stops. */
static inline uint64_t edits_in(const ibid_text *text, size_t word) {
  const uint64_t *stop = text->classes.stop + word;
  return text->classes.sign[word] | (stop[0] & (stop[0] >> 1 | stop[1] << 63));
}

static bool is_edit(const char *c) {
  return *c == '[' || (c[0] == '.' && c[1] == '.') ||
         memcmp(c, "\xE2\x80\xA6", 3) == 0;
}

void ibid_edits_open(ibid_text *text) {
  text->edits = ibid_allocate_zero(text, sizeof *text->edits);
}

void ibid_edits_read(ibid_text *text, size_t known) {
  ibid_edits *e = text->edits;
  /* Whole rows, and the word behind has to be known, too. */
  size_t end = known < text->size ? (known / 64 - 1) / WORDS * WORDS
                                  : text->size / 64 + 1;
  for (; e->word < end; e->word += WORDS) {
    uint16_t places[64 * WORDS + 2];
    size_t count = 0;
    for (size_t w = 0; w < WORDS && e->word + w < end; w++)
      count +=
          ibid_list_bits(places + count, edits_in(text, e->word + w), w * 64);
    e->at = ibid_reserve(text, e->at, &e->room, e->count + count + 1,
                         sizeof *e->at);
    for (size_t i = 0; i < count; i++) {
      size_t at = e->word * 64 + places[i];
      e->at[e->count] = (uint32_t)at;
      e->count += is_edit(text->bytes + at);
    }
  }
}

bool ibid_edits_within(const ibid_text *text, const ibid_paragraph *p) {
  ibid_edits *e = text->edits;
  if (e->next > 0 && e->at[e->next - 1] >= p->start) e->next = 0;
  while (e->next < e->count && e->at[e->next] < p->start)
    e->next++;
  return e->next < e->count && e->at[e->next] < p->end;
}

void ibid_edits_close(ibid_text *text) {
  ibid_release(text, text->edits->at);
  ibid_release(text, text->edits);
  text->edits = NULL;
}
