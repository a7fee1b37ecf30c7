/*
** keys.c - what tokens are compared by: case folding and NFC by utf8proc
** behind a fast path for ASCII, apostrophes of all shapes made one.
**
** The keys of a text are interned in an open hash table while the tokens are
** walked once; no memory is taken per token.
*/
#include "internal.h"

#include <string.h>
#include <utf8proc.h>

/* ---- Folding ------------------------------------------------------- */

/* Curly, modifier and full-width apostrophes, and the raised comma. */
static bool is_apostrophe(utf8proc_int32_t code) {
  return code == 0x2018 || code == 0x2019 || code == 0x02BC || code == 0x02BB ||
         code == 0x201B || code == 0x2032 || code == 0xFF07 || code == 0x60 ||
         code == 0xB4;
}

static utf8proc_int32_t one_apostrophe(utf8proc_int32_t code, void *data) {
  (void)data;
  return is_apostrophe(code) ? '\'' : code;
}

/* Write the folded ASCII form; false if there is another character. */
static bool fold_ascii(const char *form, size_t size, char *out,
                       size_t capacity) {
  unsigned char all = 0;
  for (size_t i = 0; i < size; i++) {
    unsigned char c = (unsigned char)form[i];
    all |= c;
    if (i < capacity)
      out[i] = (char)(c >= 'A' && c <= 'Z' ? c | 32 : c == '`' ? '\'' : c);
  }
  return all < 0x80;
}

/* Forms are short; a longer one, and one that is not UTF-8, stays as it is. */
enum { FOLD_MAX = 1024 };

size_t ibid_keys_fold(const char *form, size_t size, char *out,
                      size_t capacity) {
  utf8proc_int32_t codes[FOLD_MAX];
  utf8proc_ssize_t n = -1;
  if (fold_ascii(form, size, out, capacity)) return size;
  if (size < FOLD_MAX / 4)
    n = utf8proc_decompose_custom((const utf8proc_uint8_t *)form,
                                  (utf8proc_ssize_t)size, codes, FOLD_MAX - 1,
                                  UTF8PROC_STABLE | UTF8PROC_COMPOSE |
                                      UTF8PROC_CASEFOLD | UTF8PROC_IGNORE,
                                  one_apostrophe, NULL);
  if (n >= 0 && n < FOLD_MAX)
    n = utf8proc_reencode(codes, n, UTF8PROC_STABLE | UTF8PROC_COMPOSE);
  if (n < 0 || n >= FOLD_MAX) {
    if (size <= capacity) memcpy(out, form, size);
    return size;
  }
  if ((size_t)n <= capacity) memcpy(out, codes, (size_t)n);
  return (size_t)n;
}

size_t ibid_keys_bare(const char *form, size_t size, char *out,
                      size_t capacity) {
  utf8proc_int32_t codes[FOLD_MAX];
  utf8proc_ssize_t n = -1;
  if (size < FOLD_MAX / 4)
    n = utf8proc_decompose(
        (const utf8proc_uint8_t *)form, (utf8proc_ssize_t)size, codes,
        FOLD_MAX - 1, UTF8PROC_STABLE | UTF8PROC_COMPOSE | UTF8PROC_STRIPMARK);
  if (n >= 0 && n < FOLD_MAX)
    n = utf8proc_reencode(codes, n, UTF8PROC_STABLE | UTF8PROC_COMPOSE);
  if (n < 0 || n >= FOLD_MAX) {
    if (size <= capacity) memcpy(out, form, size);
    return size;
  }
  if ((size_t)n <= capacity) memcpy(out, codes, (size_t)n);
  return (size_t)n;
}

size_t ibid_keys_width(const char *bytes, size_t size) {
  size_t width = 0, at = 0;
  while (at < size) {
    utf8proc_int32_t code;
    utf8proc_ssize_t n = utf8proc_iterate((const utf8proc_uint8_t *)bytes + at,
                                          (utf8proc_ssize_t)(size - at), &code);
    if (n <= 0) {
      width++;
      at++;
    } else {
      width += (size_t)utf8proc_charwidth(code);
      at += (size_t)n;
    }
  }
  return width;
}

/* ---- Keys of a text ------------------------------------------------ */

typedef struct interner {
  ibid_text *text;
  uint32_t *slots; /* key + 1, or 0 */
  size_t slot_count;
  uint32_t *hashes, *uses, *start;
  ibid_short *shorts; /* by key: its bytes, or nothing if they are more */
  size_t count, key_room, use_room, hash_room, short_room;
  char *bytes;
  size_t used, byte_room;
} interner;

static uint32_t hash(const char *bytes, size_t size) {
  uint32_t h = 2166136261u;
  for (size_t i = 0; i < size; i++)
    h = (h ^ (unsigned char)bytes[i]) * 16777619u;
  return h ^ (h >> 15);
}

static void rehash(interner *in) {
  size_t mask = in->slot_count * 2 - 1;
  ibid_release(in->text, in->slots);
  in->slots = NULL;
  in->slots = ibid_allocate_zero(in->text, (mask + 1) * sizeof *in->slots);
  in->slot_count = mask + 1;
  for (size_t key = 0; key < in->count; key++) {
    size_t i = in->hashes[key] & mask;
    while (in->slots[i] != 0)
      i = (i + 1) & mask;
    in->slots[i] = (uint32_t)key + 1;
  }
}

static void make_room(interner *in, size_t size) {
  size_t n = in->count + 2;
  in->start = ibid_reserve(in->text, in->start, &in->key_room, n, 4);
  in->uses = ibid_reserve(in->text, in->uses, &in->use_room, n, 4);
  in->hashes = ibid_reserve(in->text, in->hashes, &in->hash_room, n, 4);
  in->shorts = ibid_reserve(in->text, in->shorts, &in->short_room, n,
                            sizeof *in->shorts);
  in->bytes =
      ibid_reserve(in->text, in->bytes, &in->byte_room, in->used + size + 1, 1);
}

static uint32_t add_key(interner *in, size_t slot, uint32_t hash,
                        ibid_short brief, const char *form, size_t size) {
  size_t key = in->count++;
  make_room(in, size);
  in->slots[slot] = (uint32_t)key + 1;
  memcpy(in->bytes + in->used, form, size);
  in->start[key] = (uint32_t)in->used;
  in->used += size;
  in->start[key + 1] = (uint32_t)in->used;
  in->hashes[key] = hash;
  in->shorts[key] = brief;
  in->uses[key] = 1;
  if (2 * in->count > in->slot_count) rehash(in);
  return (uint32_t)key;
}

/* Up to sixteen bytes without a NUL: they are all that has to be compared. */
static uint32_t intern_short(interner *in, ibid_short f, size_t size) {
  uint32_t h = (uint32_t)(ibid_short_hash(&f) >> 32);
  size_t mask = in->slot_count - 1, i = h & mask;
  for (; in->slots[i] != 0; i = (i + 1) & mask) {
    size_t key = in->slots[i] - 1;
    if (in->shorts[key].head == f.head && in->shorts[key].tail == f.tail) {
      in->uses[key]++;
      return (uint32_t)key;
    }
  }
  return add_key(in, i, h, f, (const char *)&f, size);
}

static uint32_t intern_long(interner *in, const char *form, size_t size) {
  uint32_t h = hash(form, size);
  size_t mask = in->slot_count - 1, i = h & mask;
  for (; in->slots[i] != 0; i = (i + 1) & mask) {
    size_t key = in->slots[i] - 1;
    if (in->hashes[key] == h && in->start[key + 1] - in->start[key] == size &&
        memcmp(in->bytes + in->start[key], form, size) == 0) {
      in->uses[key]++;
      return (uint32_t)key;
    }
  }
  return add_key(in, i, h, (ibid_short){0, 0}, form, size);
}

static uint32_t intern(interner *in, const char *form, size_t size) {
  ibid_short f = {0, 0};
  if (size > IBID_SHORT || size == 0 || memchr(form, '\0', size) != NULL)
    return intern_long(in, form, size);
  memcpy(&f, form, size);
  return intern_short(in, f, size);
}

/* Is there a byte that is not folded as ASCII letters are, or a line's end? */
static bool is_odd(ibid_lanes v) {
  ibid_lanes odd = (ibid_lanes)(v > 127) | (ibid_lanes)(v == '`') |
                   (ibid_lanes)(v == '\n') | (ibid_lanes)(v == '\r');
  uint64_t any[2];
  memcpy(any, &odd, sizeof any);
  return (any[0] | any[1]) != 0;
}

static bool has_line_end(const char *bytes, size_t size) {
  return memchr(bytes, '\n', size) != NULL || memchr(bytes, '\r', size) != NULL;
}

static uint32_t key_of_odd_token(interner *in, size_t token) {
  char form[FOLD_MAX], folded[FOLD_MAX];
  const ibid_text *text = in->text;
  size_t start = ibid_token_start(text, token);
  size_t size = ibid_token_end(text, token) - start;
  const char *bytes = text->bytes + start;
  if (size > FOLD_MAX / 4) return intern(in, bytes, size);
  if (has_line_end(bytes, size)) {
    size = ibid_tokens_form(text, token, form, sizeof form);
    bytes = form;
  }
  size = ibid_keys_fold(bytes, size, folded, sizeof folded);
  return intern(in, folded, size);
}

static uint32_t key_of_token(interner *in, size_t token) {
  const ibid_text *text = in->text;
  size_t start = ibid_token_start(text, token);
  size_t size = ibid_token_end(text, token) - start;
  /* Only other tokens may have a NUL. */
  if (size <= IBID_SHORT &&
      ibid_token_kind_at(text, token) < (int)IBID_TOKEN_OTHER) {
    ibid_lanes v = ibid_short_lanes(text->bytes + start, size);
    if (!is_odd(v)) return intern_short(in, ibid_short_of(v), size);
  }
  return key_of_odd_token(in, token);
}

static ibid_status make_keys(ibid_text *text, const void *unused) {
  interner in = {.text = text, .slot_count = 1024};
  uint32_t *of = ibid_allocate(text, (text->tokens.count + 1) * sizeof *of);
  (void)unused;
  in.slots = ibid_allocate_zero(text, in.slot_count * sizeof *in.slots);
  make_room(&in, 0);
  in.start[0] = 0;
  for (size_t i = 0; i < text->tokens.count; i++)
    of[i] = key_of_token(&in, i);
  ibid_release(text, in.slots);
  ibid_release(text, in.hashes);
  ibid_release(text, in.shorts);
  text->keys = (ibid_keys){in.count, of, in.uses, in.start, in.bytes};
  text->keyed = true;
  return IBID_OK;
}

ibid_status ibid_keys_new(ibid_text *text, const ibid_keys **out) {
  ibid_status status = IBID_OK;
  if (!text->keyed) status = ibid_attempt(text, make_keys, NULL);
  *out = status == IBID_OK ? &text->keys : NULL;
  return status;
}

bool ibid_keys_made(const ibid_text *text) {
  return text->keyed;
}
