/*
** plain.c - tokens that need no rule, for all processors; and those of rules
** alone, which tests compare with.
*/
#define TARGET

#include "kernels/kernel.h"

/* Positions of bits, four at a time: what is written beyond the last one is
** written over by the next ones. */
static inline void put_positions(uint32_t *out, uint64_t mask, size_t base) {
  const uint64_t top = UINT64_C(1) << 63;
  for (; mask != 0; out += 4) {
    for (int i = 0; i < 4; i++) {
      out[i] = (uint32_t)(base + (size_t)__builtin_ctzll(mask | top));
      mask &= mask - 1;
    }
  }
}

static inline void put_kinds(uint8_t *out, uint64_t mask, uint64_t letter,
                             uint64_t run) {
  const uint64_t top = UINT64_C(1) << 63;
  for (; mask != 0; out += 4) {
    for (int i = 0; i < 4; i++) {
      int at = __builtin_ctzll(mask | top);
      out[i] = (uint8_t)(IBID_TOKEN_PUNCTUATION - (run >> at & 1) -
                         (letter >> at & 1));
      mask &= mask - 1;
    }
  }
}

#define WIDTH     2
#define FOLLOWING 2, 0
#include "kernels/plain.h"

size_t ibid_plain_portable(ibid_text *text, const ibid_plain *plain, size_t at,
                           size_t limit) {
  return run_plain(text, plain, at, limit);
}

/* ---- Rules alone ----------------------------------------------------- */

static bool without_masks;

void ibid_plain_force(bool rules_only) {
  without_masks = rules_only;
}

bool ibid_plain_is_forced(void) {
  return without_masks;
}

/* In the scheme `unicode` some blanks join letters. */
static bool is_blank(const ibid_text *text, bool unicode, size_t at) {
  return ibid_mask_has(text->classes.blank, at) &&
         (!unicode || (unsigned char)text->bytes[at] < 0x80);
}

static size_t run_rules(ibid_text *text, const ibid_plain *plain, size_t at,
                        size_t limit) {
  while (at < limit) {
    if (is_blank(text, plain->unicode, at))
      at++;
    else
      at = plain->rule(plain->run, at,
                       ibid_mask_past(text->classes.letter, at, limit));
  }
  return at;
}

size_t ibid_plain_run(ibid_text *text, const ibid_plain *plain, size_t at,
                      size_t limit) {
  if (without_masks) return run_rules(text, plain, at, limit);
  return ibid_kernel_plain()(text, plain, at, limit);
}
