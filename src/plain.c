/*
** plain.c - tokens that need no rule, from the masks, 64 bytes at a time.
**
** Most tokens are letters between blanks, or a point that stands where points
** stand.  Where these begin and end is a shift of the masks; what is not
** plain goes by the rules of a scheme, a token at a time, from its first byte.
** The results are those of the rules alone: a test compares them.
*/
#include "kernels/kernel.h"

/* Which of the tokens of a block are plain, by the names of the masks. */
typedef struct block {
  size_t base;             /* its first byte */
  uint64_t letter;         /* letters, before the limit */
  uint64_t single, triple; /* first bytes of plain signs, of 1 or 3 bytes */
  uint64_t starts, ends;   /* of plain tokens; ends stand behind them */
  uint64_t hard;           /* tokens that begin here go by rules, */
  uint64_t bad;            /* and words that end here */
} block;

/* What goes over the end of a block into the next one. */
typedef struct carry {
  bool word;      /* a word is open; its start is stored */
  uint64_t ends;  /* of signs */
  uint64_t tails; /* the rest of a sign's bytes */
} carry;

typedef struct writer {
  ibid_text *text;
  ibid_store *tokens;
  ibid_putter *put;
  size_t starts,
      ends; /* how many are stored; one more start if a word is open */
} writer;

/* Bits from i on; none if there are no more than i. */
static uint64_t bits_from(size_t i) {
  return i < 64 ? ~UINT64_C(0) << i : 0;
}

/* Words before a point that need no rule but the one question. */
static void ask_points(block *b, uint64_t points, const ibid_plain *plain) {
  for (uint64_t left = b->bad & points; left != 0; left &= left - 1) {
    uint64_t point = left & (0 - left);
    uint64_t words = b->starts & b->letter & (point - 1);
    if (words == 0) continue;
    if (!plain->ends(plain->run, b->base + 63 - (size_t)__builtin_clzll(words),
                     b->base + (size_t)__builtin_ctzll(point)))
      continue;
    b->bad -= point;
    b->ends |= point;
  }
}

static block read_block(const ibid_text *text, const ibid_plain *plain,
                        size_t at, size_t limit, const carry *carried) {
  ibid_plain_masks m = plain->read(text, at / 64);
  block b = {.base = at / 64 * 64};
  uint64_t beyond = bits_from(limit - b.base);
  uint64_t here = bits_from(at - b.base) & ~beyond, ends, over;
  b.letter = m.letter & here;
  b.single = m.single & here;
  b.triple = m.triple & here;
  over = b.letter << 1 | carried->word;
  ends = over & ~b.letter;
  b.starts = (b.letter & ~over) | b.single | b.triple;
  b.bad = ends & (~m.after | beyond);
  b.ends = (ends & ~b.bad) | b.single << 1 | b.triple << 3 | carried->ends;
  b.hard = here & ~(b.letter | m.blank | b.single | b.triple | b.triple << 1 |
                    b.triple << 2 | carried->tails);
  if ((b.bad & m.point) != 0) ask_points(&b, m.point & ~beyond, plain);
  return b;
}

static carry carry_on(const block *b) {
  uint64_t last = b->triple >> 63, last_but_one = b->triple >> 62 & 1;
  return (carry){.word = b->letter >> 63 != 0,
                 .ends = b->single >> 63 | b->triple >> 61,
                 .tails = last | last << 1 | last_but_one};
}

static size_t count_bits(uint64_t mask) {
  mask -= mask >> 1 & 0x5555555555555555;
  mask = (mask & 0x3333333333333333) + (mask >> 2 & 0x3333333333333333);
  mask = (mask + (mask >> 4)) & 0x0F0F0F0F0F0F0F0F;
  return (size_t)(mask * 0x0101010101010101 >> 56);
}

static void put_tokens(writer *w, const block *b, uint64_t starts,
                       uint64_t ends) {
  w->put(&(ibid_plain_put){.base = b->base,
                           .starts = starts,
                           .ends = ends,
                           .words = b->letter,
                           .start = w->tokens->start + w->starts,
                           .end = w->tokens->end + w->ends,
                           .kind = w->tokens->kind + w->starts});
  w->starts += count_bits(starts);
  w->ends += count_bits(ends);
}

/* Room for the tokens of a block, and for what is written beyond them. */
static void make_room(writer *w) {
  if (w->tokens->capacity - w->starts >= 128) return;
  w->tokens->count = w->starts;
  ibid_store_reserve(w->text, w->tokens, 128);
}

/* Leave the plain tokens at an event and go by the rules. */
static size_t go_by_rules(writer *w, const block *b, const ibid_plain *plain) {
  size_t x = (size_t)__builtin_ctzll(b->hard | b->bad), start,
         end = b->base + x;
  bool word = (b->bad >> x & 1) != 0;
  uint64_t before = b->starts & ~bits_from(x);
  if (word) {
    uint64_t words = before & b->letter;
    uint64_t last =
        words == 0 ? 0 : UINT64_C(1) << (63 - __builtin_clzll(words));
    before &= ~bits_from(last == 0 ? 0 : (size_t)__builtin_ctzll(last));
    put_tokens(w, b, before, b->ends & ~bits_from(x + 1));
    start = last == 0 ? w->tokens->start[w->ends]
                      : b->base + (size_t)__builtin_ctzll(last);
  } else {
    put_tokens(w, b, before, b->ends & ~bits_from(x + 1));
    start = end;
  }
  w->tokens->count = w->ends;
  end = plain->rule(plain->run, start, end);
  w->starts = w->ends = w->tokens->count;
  return end;
}

/* What was carried beyond the limit ends there. */
static size_t finish(writer *w, const carry *carried, const ibid_plain *plain,
                     size_t at) {
  block b = {.base = at};
  make_room(w);
  put_tokens(w, &b, 0, carried->ends);
  w->tokens->count = w->ends;
  if (!carried->word) return at;
  return plain->rule(plain->run, w->tokens->start[w->ends], at);
}

/* The slow twin: all tokens by the rules. */
static bool without_masks;

void ibid_plain_force(bool rules_only) {
  without_masks = rules_only;
}

static size_t run_rules(ibid_text *text, const ibid_plain *plain, size_t at,
                        size_t limit) {
  const uint64_t *letter = text->classes.letter;
  while (at < limit) {
    if (plain->read(text, at / 64).blank >> (at % 64) & 1)
      at++;
    else
      at = plain->rule(plain->run, at, ibid_mask_past(letter, at, limit));
  }
  return at;
}

size_t ibid_plain_run(ibid_text *text, const ibid_plain *plain, size_t at,
                      size_t limit) {
  writer w = {text, &text->tokens, ibid_kernel_putter(), text->tokens.count,
              text->tokens.count};
  carry carried = {false, 0, 0};
  if (without_masks) return run_rules(text, plain, at, limit);
  while (at < limit) {
    block b = read_block(text, plain, at, limit, &carried);
    make_room(&w);
    if ((b.hard | b.bad) != 0) {
      at = go_by_rules(&w, &b, plain);
      carried = (carry){false, 0, 0};
    } else {
      put_tokens(&w, &b, b.starts, b.ends);
      carried = carry_on(&b);
      at = limit - b.base > 64 ? b.base + 64 : limit;
    }
  }
  return finish(&w, &carried, plain, at);
}
