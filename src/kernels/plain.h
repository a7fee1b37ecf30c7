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

/* A mask's word before the row, and the row. */
typedef uint64_t strip[1 + ROW];

/* What a scheme says of a row.  Letter, digit, single, twin and triple exclude
** each other and the blanks. */
typedef struct row {
  strip letter;         /* a run of them is a word, if what comes after */
  strip digit;          /* or a number, lets it */
  strip single;         /* a byte that is a token */
  strip twin;           /* the first of two bytes that are a token, */
  strip triple;         /* of three */
  uint64_t blank[ROW];  /* no token */
  uint64_t after[ROW];  /* behind a run of letters these end the word, */
  uint64_t behind[ROW]; /* behind a run of digits the number */
  uint64_t point[ROW];  /* a point that the word before it may have */

  uint64_t run[ROW];   /* letters and digits */
  uint64_t start[ROW]; /* where plain tokens start, */
  uint64_t end[ROW];   /* and the bytes behind them */
  uint64_t hard[ROW];  /* tokens that begin here go by rules, */
  uint64_t bad[ROW];   /* and words and numbers that end here */
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
    out->letter[1 + w] = letter[w] | joined;
    out->digit[1 + w] = digit[w];
    out->single[1 + w] = ever |
                         (glued & (next_blank | next_letter) & ~free_ones) |
                         alone | colon;
    out->twin[1 + w] = guillemet & (known >> 2 | after << 62);
    out->triple[1 + w] =
        ((curly[w] | (ellipsis & lone)) & (known >> 3 | after << 61)) |
        (dash & ~AHEAD(pause, 3));
    out->blank[w] = blank[w];
    out->after[w] = blank[w] | glued | bracket | colon | dash | double_mark |
                    guillemet | ellipsis | alone;
    out->behind[w] = blank[w] | dash | curly[w] | guillemet | ellipsis |
                     ((calm[w] | point | colon) & ~next_digit);
    out->point[w] = alone & BEFORE(letter, 1);
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
    out->letter[1 + w] = letter[w] | joined;
    out->digit[1 + w] = digit[w];
    out->single[1 + w] = ((calm[w] | point | hyphen) & next) | colon;
    out->twin[1 + w] = guillemet & (known >> 2 | after << 62);
    out->triple[1 + w] = (curly[w] | dash) & far;
    out->blank[w] = blank[w] & ascii; /* some others join letters */
    out->after[w] = (blank[w] & ascii) | calm[w] | curly[w] | guillemet | dash |
                    hyphen | colon | (point & next_blank);
    out->behind[w] = (blank[w] & ascii) | curly[w] | guillemet | dash | hyphen |
                     colon | ((calm[w] | point) & next & ~AHEAD(digit, 1));
    out->point[w] = 0;
  }
}

#undef KNOWN
#undef AHEAD
#undef BEFORE

/* ---- Where plain tokens start and end ------------------------------- */

/* The bit before each, of a strip. */
#define BEHIND(m, n) ((m)[1 + w] << (n) | (m)[w] >> (64 - (n)))

TARGET static inline void find_ends(row *restrict r) {
  for (size_t w = 0; w < ROW; w++) {
    uint64_t letter = r->letter[1 + w], digit = r->digit[1 + w];
    uint64_t single = r->single[1 + w], twin = r->twin[1 + w];
    uint64_t triple = r->triple[1 + w];
    uint64_t words = BEHIND(r->letter, 1), numbers = BEHIND(r->digit, 1);
    uint64_t word_ends = words & ~letter, number_ends = numbers & ~digit;
    uint64_t bad = (word_ends & ~r->after[w]) | (number_ends & ~r->behind[w]);
    r->run[w] = letter | digit;
    r->bad[w] = bad;
    r->start[w] =
        (letter & ~words) | (digit & ~numbers) | single | twin | triple;
    r->end[w] = ((word_ends | number_ends) & ~bad) | BEHIND(r->single, 1) |
                BEHIND(r->twin, 2) | BEHIND(r->triple, 3);
    r->hard[w] =
        ~(letter | digit | r->blank[w] | single | twin | BEHIND(r->twin, 1) |
          triple | BEHIND(r->triple, 1) | BEHIND(r->triple, 2));
  }
}

#undef BEHIND

/* ---- Points -------------------------------------------------------- */

/* A row's bits, by their places in it. */
typedef struct places {
  uint16_t at[64 * ROW + 2];
  size_t count;
} places;

/* Most words of a mask have two points at most: those are put down without a
** look at how many there are. */
static inline void list_places(const uint64_t *mask, places *out) {
  const uint64_t top = UINT64_C(1) << 63;
  size_t count = 0;
  for (unsigned w = 0; w < ROW; w++) {
    uint64_t left = mask[w];
    do {
      uint64_t rest = left & (left - 1);
      out->at[count] = (uint16_t)(64 * w + ibid_low(left | top));
      out->at[count + 1] = (uint16_t)(64 * w + ibid_low(rest | top));
      count += (size_t)(left != 0) + (size_t)(rest != 0);
      left = rest & (rest - 1);
    } while (left != 0);
  }
  out->count = count;
}

/* The 64 bits of a strip before a place in the row, the nearest uppermost. */
static inline uint64_t bits_before(const uint64_t *mask, unsigned at) {
  unsigned w = at / 64, bit = at % 64;
  return bit == 0 ? mask[w] : mask[1 + w] << (64 - bit) | mask[w] >> bit;
}

static inline unsigned count_upper(uint64_t bits) {
  return bits == ~UINT64_C(0) ? 64 : (unsigned)__builtin_clzll(~bits);
}

/* May a word end behind its point?  Of what hyphens join the last part counts,
** and a character outside ASCII may be an initial. */
static inline bool may_have_point(const ibid_plain *plain, const char *word,
                                  unsigned size, bool joined) {
  return ibid_sketch_has(&plain->pointed, word, size) | joined |
         (((unsigned char)word[0] >= 0x80) & (size <= 4));
}

/* Words before a point that need no rule but the one question, whether it is
** theirs.  Those that begin before the row go by the rules. */
TARGET static inline void ask_points(const ibid_text *text, row *r,
                                     size_t first, const ibid_plain *plain) {
  const uint64_t *raw = text->classes.letter + first - 1;
  const char *bytes = text->bytes + first * 64;
  places points;
  list_places(r->point, &points);
  for (size_t i = 0; i < points.count; i++) {
    unsigned at = points.at[i], w = at / 64;
    uint64_t bit = UINT64_C(1) << at % 64;
    unsigned size = count_upper(bits_before(r->letter, at));
    bool joined = size != count_upper(bits_before(raw, at));
    size_t point = first * 64 + at;
    if (size == 64 || size > at) {
      r->bad[w] |= bit;
      r->end[w] -= bit;
    } else if (may_have_point(plain, bytes + at - size, size, joined) &&
               plain->end(plain->run, point - size, point) > point) {
      r->start[w] -= bit;
      r->end[w] -= bit;
    }
  }
}

/* ---- Rows ---------------------------------------------------------- */

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

/* What the row before ends with, if there is one. */
static inline void go_on_from(row *r, bool any) {
  r->letter[0] = any ? r->letter[ROW] : 0;
  r->digit[0] = any ? r->digit[ROW] : 0;
  r->single[0] = any ? r->single[ROW] : 0;
  r->twin[0] = any ? r->twin[ROW] : 0;
  r->triple[0] = any ? r->triple[ROW] : 0;
}

TARGET static inline void read_row(const ibid_text *text, row *r, size_t first,
                                   bool next, const ibid_plain *plain) {
  fetch_row(text, first);
  go_on_from(r, next);
  if (plain->unicode)
    read_unicode(&text->classes, first, r);
  else
    read_prose(&text->classes, first, r);
  find_ends(r);
  if (!plain->unicode) ask_points(text, r, first, plain);
}

/* ---- A block --------------------------------------------------------- */

/* A word of the row, what is done and what lies beyond the limit left out. */
typedef struct block {
  size_t base;           /* its first byte */
  uint64_t run, letter;  /* of the row */
  uint64_t starts, ends; /* of plain tokens */
  uint64_t hard, bad;    /* events */
} block;

typedef struct writer {
  ibid_store *tokens;
  size_t starts, ends; /* stored; one more start if a token is open */
} writer;

/* Bits from i on; none if there are no more than i. */
static inline uint64_t bits_from(size_t i) {
  return i < 64 ? ~UINT64_C(0) << i : 0;
}

TARGET static inline block take_block(const row *r, size_t i, size_t base) {
  return (block){.base = base,
                 .run = r->run[i],
                 .letter = r->letter[1 + i],
                 .starts = r->start[i],
                 .ends = r->end[i],
                 .hard = r->hard[i],
                 .bad = r->bad[i]};
}

/* What was taken by rules ends at a byte of the block. */
TARGET static inline void cut_head(block *b, size_t at) {
  b->starts &= bits_from(at);
  b->hard &= bits_from(at);
  b->ends &= bits_from(at + 1);
  b->bad &= bits_from(at + 1);
}

/* What touches the limit goes by rules. */
TARGET static inline void cut_tail(block *b, size_t limit) {
  uint64_t beyond = bits_from(limit);
  b->starts &= ~beyond;
  b->hard &= ~beyond;
  b->ends &= ~bits_from(limit + 1);
  b->bad = (b->bad & ~beyond) | (b->run << 1 & beyond & (0 - beyond));
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

/* A token that is open at the limit. */
TARGET static inline size_t finish(writer *w, const ibid_text *text,
                                   const ibid_plain *plain, size_t at) {
  const ibid_classes *c = &text->classes;
  const uint64_t *letter = plain->unicode ? c->plain : c->letter;
  w->tokens->count = w->ends;
  if (w->starts == w->ends) return at;
  if (ibid_mask_has(letter, at - 1) || ibid_mask_has(c->digit, at - 1))
    return plain->rule(plain->run, w->tokens->start[w->ends], at);
  w->tokens->end[w->ends] = (uint32_t)at;
  w->tokens->count++;
  return at;
}

/* Does a token begin with what joins letters, which is a sign there, or within
** letters or digits, or with a point that was given to the letters? */
static inline bool begins_within(const ibid_text *text, size_t at) {
  const ibid_classes *c = &text->classes;
  if (ibid_mask_has(c->joint, at)) return true;
  if (at == 0) return false;
  if (ibid_mask_has(c->stop, at)) return ibid_mask_has(c->letter, at - 1);
  if (ibid_mask_has(c->letter, at))
    return ibid_mask_has(c->letter, at - 1) ||
           ibid_mask_has(c->joint, at - 1) ||
           (at >= 3 && ibid_mask_has(c->joint, at - 3));
  return ibid_mask_has(c->digit, at) && ibid_mask_has(c->digit, at - 1);
}

/* Go by rules as long as plain tokens cannot begin. */
static inline size_t pass_inner(const ibid_text *text, writer *w,
                                const ibid_plain *plain, size_t at,
                                size_t limit) {
  while (at < limit && begins_within(text, at)) {
    at = plain->rule(plain->run, at, at);
    w->starts = w->ends = w->tokens->count;
  }
  return at;
}

TARGET static inline size_t run_plain(ibid_text *text, const ibid_plain *plain,
                                      size_t at, size_t limit) {
  writer w = {&text->tokens, text->tokens.count, text->tokens.count};
  row r;
  size_t read = SIZE_MAX - 1; /* a row that no other follows */
  bool cut = true;
  at = pass_inner(text, &w, plain, at, limit);
  while (at < limit) {
    size_t word = at / 64;
    block b;
    if (word / ROW != read) {
      read_row(text, &r, word / ROW * ROW, word / ROW == read + 1, plain);
      read = word / ROW;
    }
    __builtin_prefetch(text->bytes + (word + 32) * 64);
    b = take_block(&r, word % ROW, word * 64);
    if (cut) cut_head(&b, at - b.base);
    if (limit - b.base < 64) cut_tail(&b, limit - b.base);
    w.tokens->count = w.starts;
    if (w.tokens->capacity - w.starts < 192)
      ibid_store_reserve(text, w.tokens, 192);
    cut = (b.hard | b.bad) != 0;
    if (cut) {
      at = go_by_rules(&w, &b, plain);
      at = pass_inner(text, &w, plain, at, limit);
    } else {
      put_tokens(&w, &b, b.starts, b.ends);
      at = limit - b.base > 64 ? b.base + 64 : limit;
    }
  }
  w.tokens->count = w.starts;
  ibid_store_reserve(text, w.tokens, 192);
  return finish(&w, text, plain, at);
}
