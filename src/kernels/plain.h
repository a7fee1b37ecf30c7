/*
** plain.h - tokens that need no rule, from the masks, for a kernel.
**
** Most tokens are letters between blanks, or a point that stands where points
** stand.  Where these begin and end is a shift of the masks; what is not plain
** goes by the rules of a scheme, a token at a time, from its first byte.  The
** results are those of the rules alone: a test compares them.
**
** Before this is included a kernel defines TARGET and how it puts the tokens of
** a block into columns:
**
**   put_positions(out, mask, base)         base and the place of each bit
**   put_kinds(out, mask, letters, digits)  a kind for each bit
**
** Both may write up to 64 values from `out` on.
*/
#include "kernel.h"

/* ---- Which bytes are plain, eight words of the masks at a time ------ */

enum { ROW = 8 };

/* What a scheme says of a row.  Letter, digit, single, twin and triple exclude
** each other and the blanks. */
typedef struct row {
  uint64_t letter[ROW]; /* a run of them is a word, if what comes after */
  uint64_t digit[ROW];  /* or a number, lets it */
  uint64_t single[ROW]; /* a byte that is a token */
  uint64_t twin[ROW];   /* the first of two bytes that are a token, */
  uint64_t triple[ROW]; /* of three */
  uint64_t blank[ROW];  /* no token */
  uint64_t after[ROW];  /* behind a run of letters these end the word, */
  uint64_t behind[ROW]; /* behind a run of digits the number */
  uint64_t point[ROW];  /* `after` holds these if the rules say so */
} row;

/* Bits of the bytes further on, or before, as seen from word w. */
#define AHEAD(m, n)  ((m)[w] >> (n) | (m)[w + 1] << (64 - (n)))
#define BEFORE(m, n) ((m)[w] << (n) | (m)[w - 1] >> (64 - (n)))

/* What joins nothing before it: a mark or a joiner may. */
#define KNOWN(w) (blank[w] | mark[w] | plain[w] | calm[w] | stop[w] | digit[w])

/* The scheme `prose`.  By T6 hyphens and apostrophes between letters are of the
** word; by T3 a comma, a point or a colon before a digit may be a number's; by
** T8 a double mark before a letter may be a hard sign; by T10 points hang
** together over one blank; by T11 signs repeated are one token. */
TARGET static inline void read_prose(const ibid_classes *c, size_t first,
                                     row *restrict out) {
  const uint64_t *letter = c->letter + first, *digit = c->digit + first;
  const uint64_t *blank = c->blank + first, *mark = c->mark + first;
  const uint64_t *sign = c->sign + first, *stop = c->stop + first;
  const uint64_t *tail = c->tail + first, *calm = c->calm + first;
  const uint64_t *curly = c->curly + first, *joint = c->joint + first;
  const uint64_t *pause = c->pause + first, *plain = c->plain + first;
  for (ptrdiff_t w = 0; w < ROW; w++) {
    uint64_t lead = AHEAD(tail, 1), next_letter = AHEAD(letter, 1);
    uint64_t next_digit = AHEAD(digit, 1);
    uint64_t next_blank = AHEAD(blank, 1) | AHEAD(mark, 1);
    uint64_t free_ones = BEFORE(blank, 1);
    /* The three bytes of a curly apostrophe, and the one of the others. */
    uint64_t joined =
        (joint[w] & BEFORE(letter, 1) &
         ((~lead & next_letter) | (lead & AHEAD(letter, 3)))) |
        (BEFORE(joint, 1) & tail[w] & BEFORE(letter, 2) & AHEAD(letter, 2)) |
        (BEFORE(joint, 2) & BEFORE(tail, 1) & tail[w] & BEFORE(letter, 3) &
         next_letter);
    uint64_t ever = calm[w] & (mark[w] | sign[w]), glued = calm[w] & ~ever;
    uint64_t point = stop[w] & ~calm[w] & ~tail[w] & ~lead;
    uint64_t spaced = AHEAD(stop, 2) | (AHEAD(stop, 3) & AHEAD(tail, 2));
    uint64_t ellipsis = stop[w] & ~tail[w] & lead;
    uint64_t lone = ~(AHEAD(stop, 3) | AHEAD(stop, 4) | AHEAD(stop, 5));
    uint64_t alone = point & ~spaced & ~free_ones &
                     (next_blank | (AHEAD(calm, 1) & ~AHEAD(stop, 1)));
    uint64_t colon = pause[w] & ~lead & ~free_ones & next_blank;
    uint64_t dash = pause[w] & lead;
    uint64_t known = KNOWN(w), after = KNOWN(w + 1);
    uint64_t guillemet = mark[w] & ~tail[w] & lead & ~AHEAD(tail, 2);
    uint64_t bracket = ever & ~(mark[w] & next_letter);
    uint64_t double_mark = curly[w] & ~AHEAD(letter, 3);
    out->letter[w] = letter[w] | joined;
    out->digit[w] = digit[w];
    out->single[w] = ever | (glued & (next_blank | next_letter) & ~free_ones) |
                     alone | colon;
    out->twin[w] = guillemet & (known >> 2 | after << 62);
    out->triple[w] =
        ((curly[w] | (ellipsis & lone)) & (known >> 3 | after << 61)) |
        (dash & ~AHEAD(pause, 3));
    out->blank[w] = blank[w];
    out->after[w] = blank[w] | glued | bracket | colon | dash | double_mark |
                    guillemet | ellipsis;
    out->behind[w] = blank[w] | dash | curly[w] | guillemet | ellipsis |
                     ((calm[w] | point | colon) & ~next_digit);
    out->point[w] = alone;
  }
}

/* The scheme `unicode`: by WB6 and WB7 an apostrophe between letters is of the
** word; some points break no word before letters, no number before digits; and
** by WB4 what follows must be no mark or joiner. */
TARGET static inline void read_unicode(const ibid_classes *c, size_t first,
                                       row *restrict out) {
  const uint64_t *plain = c->plain + first, *letter = plain;
  const uint64_t *digit = c->digit + first;
  const uint64_t *blank = c->blank + first, *mark = c->mark + first;
  const uint64_t *stop = c->stop + first, *tail = c->tail + first;
  const uint64_t *calm = c->calm + first, *curly = c->curly + first;
  const uint64_t *joint = c->joint + first, *pause = c->pause + first;
  for (ptrdiff_t w = 0; w < ROW; w++) {
    uint64_t lead = AHEAD(tail, 1), ascii = ~tail[w] & ~lead;
    uint64_t next_blank = AHEAD(blank, 1) | AHEAD(mark, 1) | AHEAD(calm, 1);
    uint64_t known = KNOWN(w), after = KNOWN(w + 1);
    uint64_t next = known >> 1 | after << 63;
    uint64_t far = known >> 3 | after << 61;
    uint64_t joined =
        (joint[w] & (mark[w] | lead) & BEFORE(letter, 1) &
         ((~lead & AHEAD(letter, 1)) | (lead & AHEAD(letter, 3)))) |
        (BEFORE(joint, 1) & tail[w] & BEFORE(letter, 2) & AHEAD(letter, 2)) |
        (BEFORE(joint, 2) & BEFORE(tail, 1) & tail[w] & BEFORE(letter, 3) &
         AHEAD(letter, 1));
    uint64_t guillemet = mark[w] & ~tail[w] & lead & ~AHEAD(tail, 2);
    uint64_t point = stop[w] & ~calm[w] & ascii;
    uint64_t hyphen = joint[w] & ~mark[w] & ascii;
    uint64_t colon = pause[w] & ascii & next_blank, dash = pause[w] & lead;
    out->letter[w] = letter[w] | joined;
    out->digit[w] = digit[w];
    out->single[w] = ((calm[w] | point | hyphen) & next) | colon;
    out->twin[w] = guillemet & (known >> 2 | after << 62);
    out->triple[w] = (curly[w] | dash) & far;
    out->blank[w] = blank[w] & ascii; /* some others join letters */
    out->after[w] = out->blank[w] | calm[w] | curly[w] | guillemet | dash |
                    hyphen | colon | (point & next_blank);
    out->behind[w] = out->blank[w] | curly[w] | guillemet | dash | hyphen |
                     colon | ((calm[w] | point) & next & ~AHEAD(digit, 1));
    out->point[w] = 0;
  }
}

#undef KNOWN
#undef AHEAD
#undef BEFORE

/* ---- A block --------------------------------------------------------- */

/* Which of the tokens of a block are plain, by the names of the masks. */
typedef struct block {
  size_t base;           /* its first byte */
  uint64_t run;          /* letters and digits, before the limit */
  uint64_t letter;       /* the letters of them */
  uint64_t starts, ends; /* of plain tokens; ends stand behind them */
  uint64_t hard;         /* tokens that begin here go by rules, */
  uint64_t bad;          /* and words that end here */
  uint64_t last;         /* last bytes of signs that go over the block's end */
  uint64_t tails;        /* the rest of such a sign's bytes */
} block;

/* What goes over the end of a block into the next one. */
typedef struct carry {
  uint64_t word, number; /* 1: one is open; its start is stored */
  uint64_t ends;         /* of signs */
  uint64_t tails;        /* the rest of a sign's bytes */
} carry;

typedef struct writer {
  ibid_store *tokens;
  size_t starts, ends; /* stored; one more start if a word is open */
} writer;

/* Bits from i on; none if there are no more than i. */
static inline uint64_t bits_from(size_t i) {
  return i < 64 ? ~UINT64_C(0) << i : 0;
}

/* May a word end behind its point?  Of what hyphens join the last part counts,
** and a character outside ASCII may be an initial. */
static inline bool may_have_point(const ibid_plain *plain,
                                  const ibid_text *text, size_t start,
                                  size_t end) {
  return ibid_sketch_has(&plain->pointed, text->bytes + start, end - start) ||
         ((unsigned char)text->bytes[start] >= 0x80 && end - start <= 4) ||
         ibid_mask_next(text->classes.joint, start, end) < end;
}

/* Words before a point that need no rule but the one question. */
TARGET static inline void ask_points(block *b, uint64_t points,
                                     const ibid_plain *plain,
                                     const ibid_text *text) {
  for (uint64_t left = b->bad & points; left != 0; left &= left - 1) {
    uint64_t point = left & (0 - left);
    uint64_t words = b->starts & b->letter & (point - 1);
    size_t start, end;
    if (words == 0) continue;
    start = b->base + 63 - (size_t)__builtin_clzll(words);
    end = b->base + (size_t)__builtin_ctzll(point);
    b->bad -= point;
    if (!may_have_point(plain, text, start, end) ||
        plain->end(plain->run, start, end) == end)
      b->ends |= point;
    else
      b->starts -= point;
  }
}

TARGET static inline block read_block(const row *r, size_t i, size_t base,
                                      size_t at, size_t limit,
                                      const carry *carried) {
  block b = {.base = base};
  uint64_t beyond = bits_from(limit - base);
  uint64_t here = bits_from(at - base) & ~beyond;
  uint64_t letter = r->letter[i] & here, digit = r->digit[i] & here;
  uint64_t single = r->single[i] & here, triple = r->triple[i] & here;
  uint64_t twin = r->twin[i] & here;
  uint64_t words = letter << 1 | carried->word, word_ends = words & ~letter;
  uint64_t numbers = digit << 1 | carried->number;
  uint64_t number_ends = numbers & ~digit;
  b.run = letter | digit;
  b.letter = letter;
  b.starts = (letter & ~words) | (digit & ~numbers) | single | twin | triple;
  b.bad = (word_ends & ~r->after[i]) | (number_ends & ~r->behind[i]) |
          ((word_ends | number_ends) & beyond);
  b.ends = ((word_ends | number_ends) & ~b.bad) | single << 1 | twin << 2 |
           triple << 3 | carried->ends;
  b.hard = here & ~(b.run | r->blank[i] | single | twin | twin << 1 | triple |
                    triple << 1 | triple << 2 | carried->tails);
  b.last = single >> 63 | twin >> 62 | triple >> 61;
  b.tails = twin >> 63 | triple >> 63 | triple >> 63 << 1 | (triple >> 62 & 1);
  return b;
}

TARGET static inline carry carry_on(const block *b) {
  uint64_t letter = b->letter >> 63;
  return (carry){.word = letter,
                 .number = (b->run >> 63) - letter,
                 .ends = b->last,
                 .tails = b->tails};
}

TARGET static inline void put_tokens(writer *w, const block *b, uint64_t starts,
                                     uint64_t ends) {
  put_positions(w->tokens->start + w->starts, starts, b->base);
  put_kinds(w->tokens->kind + w->starts, starts, b->letter, b->run);
  put_positions(w->tokens->end + w->ends, ends, b->base);
  w->starts += (size_t)__builtin_popcountll(starts);
  w->ends += (size_t)__builtin_popcountll(ends);
}

/* Leave the plain tokens at an event and go by the rules. */
TARGET static inline size_t go_by_rules(writer *w, const block *b,
                                        const ibid_plain *plain) {
  size_t x = (size_t)__builtin_ctzll(b->hard | b->bad), start,
         end = b->base + x;
  uint64_t before = b->starts & ~bits_from(x);
  start = end;
  if ((b->bad >> x & 1) != 0) {
    uint64_t runs = before & b->run;
    size_t last = runs == 0 ? 0 : 63 - (size_t)__builtin_clzll(runs);
    before &= ~bits_from(last);
    put_tokens(w, b, before, b->ends & ~bits_from(x + 1));
    start = runs == 0 ? w->tokens->start[w->ends] : b->base + last;
  } else {
    put_tokens(w, b, before, b->ends & ~bits_from(x + 1));
  }
  w->tokens->count = w->ends;
  end = plain->rule(plain->run, start, end);
  w->starts = w->ends = w->tokens->count;
  return end;
}

/* What was carried beyond the limit ends there. */
TARGET static inline size_t finish(writer *w, const carry *carried,
                                   const ibid_plain *plain, size_t at) {
  block b = {.base = at};
  put_tokens(w, &b, 0, carried->ends);
  w->tokens->count = w->ends;
  if ((carried->word | carried->number) == 0) return at;
  return plain->rule(plain->run, w->tokens->start[w->ends], at);
}

/* What joins letters is a sign where a token begins. */
static inline bool begins_with_joint(const ibid_text *text, size_t at,
                                     size_t limit) {
  return at < limit && ibid_mask_has(text->classes.joint, at);
}

/* There are more streams of masks than processors foresee. */
static inline void fetch_row(const ibid_text *text, size_t first) {
  const ibid_classes *c = &text->classes;
  const uint64_t *masks[] = {c->letter, c->digit, c->blank, c->mark,
                             c->sign,   c->stop,  c->tail,  c->calm,
                             c->curly,  c->joint, c->pause, c->plain};
  const size_t ahead = 4 * ROW;
  if (first + ahead >= text->size / 64) return;
  for (size_t i = 0; i < sizeof masks / sizeof *masks; i++)
    __builtin_prefetch(masks[i] + first + ahead);
}

TARGET static inline size_t run_plain(ibid_text *text, const ibid_plain *plain,
                                      size_t at, size_t limit) {
  writer w = {&text->tokens, text->tokens.count, text->tokens.count};
  carry carried = {0, 0, 0, 0};
  row r;
  size_t read = SIZE_MAX;
  while (at < limit) {
    size_t word = at / 64;
    block b;
    if (word / ROW != read) {
      read = word / ROW;
      fetch_row(text, read * ROW);
      if (plain->unicode)
        read_unicode(&text->classes, read * ROW, &r);
      else
        read_prose(&text->classes, read * ROW, &r);
    }
    __builtin_prefetch(text->bytes + (word + 32) * 64);
    b = read_block(&r, word % ROW, word * 64, at, limit, &carried);
    w.tokens->count = w.starts;
    if (w.tokens->capacity - w.starts < 192)
      ibid_store_reserve(text, w.tokens, 192);
    if ((b.bad & r.point[word % ROW]) != 0)
      ask_points(&b, r.point[word % ROW] & ~bits_from(limit - b.base), plain,
                 text);
    if ((b.hard | b.bad) != 0) {
      at = go_by_rules(&w, &b, plain);
      while (begins_with_joint(text, at, limit)) {
        at = plain->rule(plain->run, at, at);
        w.starts = w.ends = w.tokens->count;
      }
      carried = (carry){0, 0, 0, 0};
    } else {
      put_tokens(&w, &b, b.starts, b.ends);
      carried = carry_on(&b);
      at = limit - b.base > 64 ? b.base + 64 : limit;
    }
  }
  w.tokens->count = w.starts;
  ibid_store_reserve(text, w.tokens, 192);
  return finish(&w, &carried, plain, at);
}
