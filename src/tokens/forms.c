/*
** forms.c - the forms of tokens: words that a line's end parts are made whole.
**
** The hyphen at the line's end stays if a capital follows it or the text has
** the word with it inside a line; that is decided once all tokens are known.
*/
#include "../internal.h"

#include <string.h>

/* ---- Which hyphens stay -------------------------------------------- */

/* The letters of a token hashed, case aside: with the hyphens inside it, white
** space left out. */
static uint32_t hash_of(const ibid_text *text, size_t token) {
  uint32_t h = 2166136261u;
  for (size_t at = text->tokens.start[token]; at < text->tokens.end[token];
       at++) {
    unsigned char c = (unsigned char)text->bytes[at];
    if (ibid_is_space(c)) continue;
    if (c >= 'A' && c <= 'Z') c |= 32;
    h = (h ^ c) * 16777619u;
  }
  return h == 0 ? 1 : h;
}

typedef struct compounds {
  uint32_t *slots; /* hashes, or 0 */
  size_t mask, count;
} compounds;

static bool has_compound(const compounds *c, uint32_t hash) {
  size_t i = hash & c->mask;
  while (c->slots[i] != 0 && c->slots[i] != hash)
    i = (i + 1) & c->mask;
  return c->slots[i] != 0;
}

static void add_compound(ibid_text *text, compounds *c, uint32_t hash) {
  size_t i = hash & c->mask;
  if (2 * (c->count + 1) > c->mask) {
    compounds more = {NULL, 2 * c->mask + 1, 0};
    more.slots = ibid_allocate_zero(text, (more.mask + 1) * sizeof *more.slots);
    for (size_t k = 0; k <= c->mask; k++)
      if (c->slots[k] != 0) add_compound(text, &more, c->slots[k]);
    ibid_release(text, c->slots);
    *c = more;
    i = hash & c->mask;
  }
  while (c->slots[i] != 0 && c->slots[i] != hash)
    i = (i + 1) & c->mask;
  if (c->slots[i] == 0) c->count++;
  c->slots[i] = hash;
}

static bool has_line_end(const ibid_text *text, size_t token) {
  const char *start = text->bytes + text->tokens.start[token];
  size_t size = text->tokens.end[token] - text->tokens.start[token];
  return memchr(start, '\n', size) != NULL;
}

/* All words with a hyphen inside a line. */
static compounds find_compounds(ibid_text *text) {
  compounds c = {NULL, 255, 0};
  c.slots = ibid_allocate_zero(text, (c.mask + 1) * sizeof *c.slots);
  for (size_t i = 0; i < text->tokens.count; i++) {
    const char *start = text->bytes + text->tokens.start[i];
    size_t size = text->tokens.end[i] - text->tokens.start[i];
    if (text->tokens.kind[i] == IBID_TOKEN_WORD && size > 2 &&
        memchr(start, '-', size) != NULL && !has_line_end(text, i))
      add_compound(text, &c, hash_of(text, i));
  }
  return c;
}

/* Does a capital stand at the head of the line that the token runs into? */
static bool runs_into_capital(const ibid_text *text, size_t token) {
  size_t end = text->tokens.end[token];
  for (size_t at = text->tokens.start[token]; at < end; at++) {
    if (text->bytes[at] != '\n') continue;
    return ibid_is_upper(ibid_character_skip(text, &at, end).code);
  }
  return false;
}

void ibid_forms_run(ibid_text *text, uint32_t *broken, size_t count) {
  compounds known;
  size_t kept = 0;
  if (count == 0) return;
  known = find_compounds(text);
  for (size_t i = 0; i < count; i++)
    if (runs_into_capital(text, broken[i]) ||
        has_compound(&known, hash_of(text, broken[i])))
      broken[kept++] = broken[i];
  text->hyphens = broken;
  text->hyphen_count = kept;
  ibid_release(text, known.slots);
}

/* ---- Forms --------------------------------------------------------- */

/* Does a word keep the hyphen that it has at a line's end? */
static bool keeps_hyphen(const ibid_text *text, size_t token) {
  size_t low = 0, high = text->hyphen_count;
  while (low < high) {
    size_t middle = low + (high - low) / 2;
    if (text->hyphens[middle] < token)
      low = middle + 1;
    else
      high = middle;
  }
  return low < text->hyphen_count && text->hyphens[low] == token;
}

/* How many bytes a hyphen and the line's end behind it take; 0: none is here.
** A soft hyphen never is part of the form, any other one may be. */
static size_t line_end_size(const ibid_text *text, size_t at, size_t end,
                            bool *soft) {
  ibid_character c = ibid_character_at(text, at);
  size_t next = at + c.size;
  *soft = ibid_is_soft_hyphen(c.code);
  if (!*soft && !ibid_is_hyphen(c.code)) return 0;
  while (next < end && ibid_is_space((unsigned char)text->bytes[next]))
    next++;
  return next > at + c.size ? next - at : 0;
}

size_t ibid_tokens_form(const ibid_text *text, size_t token, char *out,
                        size_t capacity) {
  size_t used = 0, at = text->tokens.start[token];
  size_t end = text->tokens.end[token], next = end;
  bool parted = has_line_end(text, token), kept = false, soft;
  if (parted) kept = keeps_hyphen(text, token);
  for (; at < end; at = next) {
    size_t size = ibid_character_at(text, at).size;
    size_t gap = parted ? line_end_size(text, at, end, &soft) : 0;
    next = at + (gap != 0 ? gap : size);
    if (gap != 0 && (soft || !kept)) continue;
    for (size_t i = 0; i < size; i++, used++)
      if (used < capacity) out[used] = text->bytes[at + i];
  }
  return used;
}
