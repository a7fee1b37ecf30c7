/*
** words.c - forms as they are written, uses of one word looked for in the
** bytes, and stretches of tokens on one line.
*/
#include "search.h"

#include <string.h>

/* A longer token is its own key, as in keys.c. */
enum { LONG = 256 };

/* The bytes of a token's form: those of the text, or a copy in `out`. */
static const char *form_of(const ibid_text *text, size_t token, char *out,
                           size_t *size) {
  const char *bytes = text->bytes + text->tokens.start[token];
  *size = text->tokens.end[token] - text->tokens.start[token];
  if (*size > LONG || memchr(bytes, '\n', *size) == NULL) return bytes;
  *size = ibid_tokens_form(text, token, out, LONG);
  return out;
}

/* ---- Forms ---------------------------------------------------------- */

typedef struct forms {
  ibid_text *text;
  const ibid_keys *keys;
  uint32_t *slots; /* form + 1, or 0; only of forms that are no keys */
  size_t slot_count;
  uint32_t *uses, *start;
  char *bytes;
  size_t count, used, use_room, start_room, byte_room;
} forms;

static size_t slot_of(const forms *f, const char *form, size_t size) {
  uint64_t h = size;
  for (size_t i = 0; i < size; i++)
    h = (h ^ (unsigned char)form[i]) * UINT64_C(0x100000001B3);
  h = (h ^ h >> 29) & (f->slot_count - 1);
  for (; f->slots[h] != 0; h = (h + 1) & (f->slot_count - 1)) {
    size_t at = f->slots[h] - 1;
    if (f->start[at + 1] - f->start[at] == size &&
        memcmp(f->bytes + f->start[at], form, size) == 0)
      break;
  }
  return h;
}

static void add_form(forms *f, const char *form, size_t size) {
  f->uses = ibid_reserve(f->text, f->uses, &f->use_room, f->count + 1, 4);
  f->start = ibid_reserve(f->text, f->start, &f->start_room, f->count + 2, 4);
  f->bytes =
      ibid_reserve(f->text, f->bytes, &f->byte_room, f->used + size + 1, 1);
  memcpy(f->bytes + f->used, form, size);
  f->start[f->count] = (uint32_t)f->used;
  f->used += size;
  f->uses[f->count++] = 0;
  f->start[f->count] = (uint32_t)f->used;
}

static void rehash(forms *f) {
  ibid_release(f->text, f->slots);
  f->slots = NULL;
  f->slot_count *= 2;
  f->slots = ibid_allocate_zero(f->text, f->slot_count * sizeof *f->slots);
  for (size_t i = f->keys->count; i < f->count; i++)
    f->slots[slot_of(f, f->bytes + f->start[i],
                     f->start[i + 1] - f->start[i])] = (uint32_t)i + 1;
}

static uint32_t form_number(forms *f, size_t token) {
  char room[LONG];
  size_t size, slot;
  const char *form = form_of(f->text, token, room, &size);
  uint32_t key = f->keys->of[token];
  if (f->keys->start[key + 1] - f->keys->start[key] == size &&
      memcmp(f->keys->bytes + f->keys->start[key], form, size) == 0)
    return key;
  slot = slot_of(f, form, size);
  if (f->slots[slot] != 0) return f->slots[slot] - 1;
  f->slots[slot] = (uint32_t)f->count + 1;
  add_form(f, form, size);
  if (2 * (f->count - f->keys->count) > f->slot_count) rehash(f);
  return (uint32_t)f->count - 1;
}

static ibid_status make_forms(ibid_text *text, const void *unused) {
  const ibid_keys *keys = &text->keys;
  forms f = {.text = text, .keys = keys, .slot_count = 1024};
  uint32_t *of = ibid_allocate(text, (text->tokens.count + 1) * sizeof *of);
  (void)unused;
  f.slots = ibid_allocate_zero(text, f.slot_count * sizeof *f.slots);
  for (size_t k = 0; k < keys->count; k++)
    add_form(&f, keys->bytes + keys->start[k],
             keys->start[k + 1] - keys->start[k]);
  if (keys->count == 0) {
    add_form(&f, "", 0);
    f.count = 0;
  }
  for (size_t i = 0; i < text->tokens.count; i++) {
    of[i] = form_number(&f, i);
    f.uses[of[i]]++;
  }
  ibid_release(text, f.slots);
  text->forms = (ibid_keys){f.count, of, f.uses, f.start, f.bytes};
  text->formed = true;
  return IBID_OK;
}

ibid_status ibid_search_forms(ibid_text *text, const ibid_keys **out) {
  const ibid_keys *keys;
  ibid_status status = ibid_keys_new(text, &keys);
  if (status == IBID_OK && !text->formed)
    status = ibid_attempt(text, make_forms, NULL);
  *out = status == IBID_OK ? &text->forms : NULL;
  return status;
}

/* ---- Uses of one word ----------------------------------------------- */

typedef struct wanted {
  const char *key;
  size_t size;
  const ibid_stretch *within;
  size_t count;
  ibid_found *found;
} wanted;

enum { STEP = 8 };

static const uint64_t blanks = UINT64_C(0x2020202020202020);

/* The bytes of eight that a form of 0 to 8 bytes has. */
static const unsigned char kept[STEP + 1][STEP] = {
    {0},
    {255},
    {255, 255},
    {255, 255, 255},
    {255, 255, 255, 255},
    {255, 255, 255, 255, 255},
    {255, 255, 255, 255, 255, 255},
    {255, 255, 255, 255, 255, 255, 255},
    {255, 255, 255, 255, 255, 255, 255, 255},
};

/* Up to eight bytes of a form, blanks behind them if they are fewer.  Behind a
** text are zeroes to read. */
static inline uint64_t beginning(const char *bytes, size_t size) {
  uint64_t word, mask;
  memcpy(&word, bytes, STEP);
  memcpy(&mask, kept[size < STEP ? size : STEP], STEP);
  return (word & mask) | (blanks & ~mask);
}

/* Is one of eight bytes not ASCII, or below the blank? */
static bool is_odd(uint64_t bytes) {
  const uint64_t high = UINT64_C(0x8080808080808080);
  return ((bytes | (bytes - blanks)) & high) != 0;
}

/* Do the bytes behind the first sixteen not tell by themselves which key it
** is? */
static bool has_odd_rest(const char *bytes, size_t size) {
  for (size_t at = 2 * STEP; at < size; at += STEP)
    if (is_odd(beginning(bytes + at, size - at))) return true;
  return false;
}

static bool has_key(const ibid_text *text, size_t token, const wanted *w) {
  char form[LONG], folded[4 * LONG];
  size_t size;
  const char *bytes = form_of(text, token, form, &size);
  if (size <= LONG) {
    size = ibid_keys_fold(bytes, size, folded, sizeof folded);
    bytes = folded;
  }
  return size == w->size && memcmp(bytes, w->key, size) == 0;
}

static void add_found(ibid_text *text, const wanted *w, size_t *room,
                      size_t token) {
  ibid_found *found = w->found;
  found->items = ibid_reserve(text, found->items, room, found->count + 1,
                              sizeof *found->items);
  found->items[found->count++] =
      (ibid_stretch){(uint32_t)token, (uint32_t)token + 1};
}

/* The key's first bytes as those of ASCII forms are compared: the blank's bit,
** which letters of both cases then have, is set in all. */
static uint64_t pattern_of(const wanted *w) {
  char padded[STEP] = {0};
  memcpy(padded, w->key, w->size < STEP ? w->size : STEP);
  return beginning(padded, w->size) | blanks;
}

/* ASCII folds byte by byte: of most tokens the first bytes tell that they are
** none.  The apostrophe has several forms in ASCII, too. */
static ibid_status find_word(ibid_text *text, const void *given) {
  const wanted *w = given;
  size_t room = 0;
  uint64_t pattern = pattern_of(w);
  bool marks = memchr(w->key, '\'', w->size) != NULL;
  for (size_t k = 0; k < w->count; k++) {
    for (size_t i = w->within[k].start; i < w->within[k].end; i++) {
      size_t start = text->tokens.start[i];
      size_t size = text->tokens.end[i] - start;
      const char *bytes = text->bytes + start;
      size_t more = size > STEP ? size - STEP : 0;
      uint64_t first = beginning(bytes, size);
      bool alike = (int)((first | blanks) == pattern) | (int)marks;
      /* Rarely true, and told without a branch. */
      bool odd =
          (int)is_odd(first) | (int)is_odd(beginning(bytes + STEP, more));
      if (((int)alike | (int)odd | (int)(size > 2 * STEP)) == 0) continue;
      if (!(alike && size == w->size) && !odd && !has_odd_rest(bytes, size))
        continue;
      if (text->tokens.kind[i] <= IBID_TOKEN_NUMBER && has_key(text, i, w))
        add_found(text, w, &room, i);
    }
  }
  return IBID_OK;
}

ibid_status ibid_search_word(ibid_text *text, const char *key, size_t size,
                             const ibid_stretch *within, size_t count,
                             ibid_found *found) {
  wanted w = {key, size, within, count, found};
  ibid_status status;
  *found = (ibid_found){NULL, 0};
  status = ibid_attempt(text, find_word, &w);
  if (status != IBID_OK) ibid_search_free(text, found);
  return status;
}

/* ---- Tokens on one line --------------------------------------------- */

typedef struct line {
  char *out;
  size_t capacity, used;
} line;

static void put(line *l, char byte) {
  if (l->used < l->capacity) l->out[l->used] = byte;
  l->used++;
}

/* Blanks, however many, are one. */
static void put_gap(line *l, const char *bytes, size_t size) {
  bool blank = false;
  for (size_t i = 0; i < size; i++) {
    bool is_blank = bytes[i] == ' ' || (bytes[i] >= '\t' && bytes[i] <= '\r');
    if (!is_blank)
      put(l, bytes[i]);
    else if (!blank)
      put(l, ' ');
    blank = is_blank;
  }
}

size_t ibid_search_line(const ibid_text *text, ibid_stretch tokens, char *out,
                        size_t capacity) {
  line l = {out, capacity, 0};
  char room[LONG];
  for (size_t i = tokens.start; i < tokens.end; i++) {
    size_t size;
    const char *form = form_of(text, i, room, &size);
    if (i > tokens.start) {
      size_t from = text->tokens.end[i - 1];
      put_gap(&l, text->bytes + from, text->tokens.start[i] - from);
    }
    if (size > LONG)
      put_gap(&l, form, size);
    else
      for (size_t b = 0; b < size; b++)
        put(&l, form[b]);
  }
  return l.used;
}

bool ibid_search_letter(uint32_t code) {
  return ibid_is_letter(code);
}

/* ---- Forms of a key -------------------------------------------------- */

size_t ibid_search_spellings(const ibid_keys *all, const char *key, size_t size,
                             uint32_t *out, size_t capacity) {
  size_t count = 0;
  for (size_t i = 0; i < all->count; i++) {
    char folded[4 * LONG];
    const char *form = all->bytes + all->start[i];
    size_t length = all->start[i + 1] - all->start[i];
    if (length <= LONG) {
      length = ibid_keys_fold(form, length, folded, sizeof folded);
      form = folded;
    }
    if (length != size || memcmp(form, key, size) != 0) continue;
    if (count < capacity) out[count] = (uint32_t)i;
    count++;
  }
  return count;
}
