/*
** plain.h - tokens that need no rule, from the masks, for a kernel.
**
** Most tokens are letters between blanks, or a point that stands where points
** stand.  Where these begin and end is a shift of the masks; what is not plain
** goes by the rules of a scheme, a token at a time, from its first byte.  The
** results are those of the rules alone: a test compares them.
**
** Before this is included a kernel defines TARGET, how many words it takes at
** once, how they follow a word, and how it puts the tokens of a block into
** columns:
**
**   WIDTH                                  eight, four or two
**   FOLLOWING                              WIDTH, 0, 1, ... WIDTH - 2
**   put_positions(out, mask, base)         base and the place of each bit
**   put_kinds(out, mask, letters, digits)  a kind for each bit
**
** Both may write up to 64 values from `out` on.
*/
#include "kernel.h"

/* ---- Which bytes are plain, eight words of the masks at a time ------ */

enum { ROW = 8 };

/* Words at once, wherever they stand; the compiler knows how the processor does
** it. */
typedef uint64_t lanes
    __attribute__((vector_size(8 * WIDTH), aligned(8), may_alias));
#define LANES(array) (*(lanes *)(array))

typedef uint64_t words[ROW] __attribute__((aligned(64)));

/* What a scheme says of a row.  Letter, digit, single, twin and triple exclude
** each other and the blanks. */
typedef struct row {
  words letter; /* a run of them is a word, if what comes after */
  words digit;  /* or a number, lets it */
  words single; /* a byte that is a token */
  words twin;   /* the first of two bytes that are a token, */
  words triple; /* of three */
  words blank;  /* no token */
  words after;  /* behind a run of letters these end the word, */
  words behind; /* behind a run of digits the number */
  words point;  /* a point that the word before it may have */

  words run;   /* letters and digits */
  words start; /* where plain tokens start, */
  words end;   /* and the bytes behind them */
  words hard;  /* tokens that begin here go by rules, */
  words bad;   /* and words and numbers that end here */
} row;

/* The word before some of a row. */
typedef struct carry {
  uint64_t letter, digit, single, twin, triple;
} carry;

/* Of a mask the words from one on, those a word further, or a word before. */
#define HERE(m) LANES(c->m + first)
#define NEXT(m) LANES(c->m + first + 1)
#define LAST(m) LANES(c->m + first - 1)

/* Bits of the bytes further on, or before. */
#define AHEAD(m, n)  (HERE(m) >> (n) | NEXT(m) << (64 - (n)))
#define BEFORE(m, n) (HERE(m) << (n) | LAST(m) >> (64 - (n)))

/* What joins nothing before it: a mark or a joiner may. */
#define KNOWN(at)                                                              \
  (at(blank) | at(mark) | at(plain) | at(calm) | at(stop) | at(digit))

TARGET static inline void read_prose(const ibid_classes *c, size_t first,
                                     row *out, size_t w) {
  lanes lead = AHEAD(tail, 1), next_letter = AHEAD(letter, 1);
  lanes next_digit = AHEAD(digit, 1);
  lanes next_blank = AHEAD(blank, 1) | AHEAD(mark, 1);
  lanes free_ones = BEFORE(blank, 1);
  /* The three bytes of a curly apostrophe, and the one of the others. */
  lanes joined =
      (HERE(joint) & BEFORE(letter, 1) &
       ((~lead & next_letter) | (lead & AHEAD(letter, 3)))) |
      (BEFORE(joint, 1) & HERE(tail) & BEFORE(letter, 2) & AHEAD(letter, 2)) |
      (BEFORE(joint, 2) & BEFORE(tail, 1) & HERE(tail) & BEFORE(letter, 3) &
       next_letter);
  lanes ever = HERE(calm) & (HERE(mark) | HERE(sign)),
        glued = HERE(calm) & ~ever;
  lanes point = HERE(stop) & ~HERE(calm) & ~HERE(tail) & ~lead;
  lanes spaced = AHEAD(stop, 2) | (AHEAD(stop, 3) & AHEAD(tail, 2));
  lanes ellipsis = HERE(stop) & ~HERE(tail) & lead;
  lanes lone = ~(AHEAD(stop, 3) | AHEAD(stop, 4) | AHEAD(stop, 5));
  lanes alone = point & ~spaced & ~free_ones &
                (next_blank | (AHEAD(calm, 1) & ~AHEAD(stop, 1)));
  lanes colon = HERE(pause) & ~lead & ~free_ones & next_blank;
  lanes dash = HERE(pause) & lead;
  lanes known = KNOWN(HERE), after = KNOWN(NEXT);
  lanes guillemet = HERE(mark) & ~HERE(tail) & lead & ~AHEAD(tail, 2);
  lanes bracket = ever & ~(HERE(mark) & next_letter);
  lanes double_mark = HERE(curly) & ~AHEAD(letter, 3);
  LANES(out->letter + w) = HERE(letter) | joined;
  LANES(out->digit + w) = HERE(digit);
  LANES(out->single + w) =
      ever | (glued & (next_blank | next_letter) & ~free_ones) | alone | colon;
  LANES(out->twin + w) = guillemet & (known >> 2 | after << 62);
  LANES(out->triple + w) =
      ((HERE(curly) | (ellipsis & lone)) & (known >> 3 | after << 61)) |
      (dash & ~AHEAD(pause, 3));
  LANES(out->blank + w) = HERE(blank);
  LANES(out->after + w) = HERE(blank) | glued | bracket | colon | dash |
                          double_mark | guillemet | ellipsis | alone;
  LANES(out->behind + w) = HERE(blank) | dash | HERE(curly) | guillemet |
                           ellipsis |
                           ((HERE(calm) | point | colon) & ~next_digit);
  LANES(out->point + w) = alone & BEFORE(letter, 1);
}

/* The scheme `unicode`: by WB6 and WB7 an apostrophe between letters is of the
** word; some points break no word before letters, no number before digits; and
** by WB4 what follows must be no mark or joiner. */
TARGET static inline void read_unicode(const ibid_classes *c, size_t first,
                                       row *out, size_t w) {
  lanes lead = AHEAD(tail, 1), ascii = ~HERE(tail) & ~lead;
  lanes next_blank = AHEAD(blank, 1) | AHEAD(mark, 1) | AHEAD(calm, 1);
  lanes known = KNOWN(HERE), after = KNOWN(NEXT);
  lanes next = known >> 1 | after << 63;
  lanes far = known >> 3 | after << 61;
  lanes joined =
      (HERE(joint) & (HERE(mark) | lead) & BEFORE(plain, 1) &
       ((~lead & AHEAD(plain, 1)) | (lead & AHEAD(plain, 3)))) |
      (BEFORE(joint, 1) & HERE(tail) & BEFORE(plain, 2) & AHEAD(plain, 2)) |
      (BEFORE(joint, 2) & BEFORE(tail, 1) & HERE(tail) & BEFORE(plain, 3) &
       AHEAD(plain, 1));
  lanes guillemet = HERE(mark) & ~HERE(tail) & lead & ~AHEAD(tail, 2);
  lanes point = HERE(stop) & ~HERE(calm) & ascii;
  lanes hyphen = HERE(joint) & ~HERE(mark) & ascii;
  lanes colon = HERE(pause) & ascii & next_blank, dash = HERE(pause) & lead;
  LANES(out->letter + w) = HERE(plain) | joined;
  LANES(out->digit + w) = HERE(digit);
  LANES(out->single + w) = ((HERE(calm) | point | hyphen) & next) | colon;
  LANES(out->twin + w) = guillemet & (known >> 2 | after << 62);
  LANES(out->triple + w) = (HERE(curly) | dash) & far;
  LANES(out->blank + w) = HERE(blank) & ascii; /* some others join letters */
  LANES(out->after + w) = (HERE(blank) & ascii) | HERE(calm) | HERE(curly) |
                          guillemet | dash | hyphen | colon |
                          (point & next_blank);
  LANES(out->behind + w) = (HERE(blank) & ascii) | HERE(curly) | guillemet |
                           dash | hyphen | colon |
                           ((HERE(calm) | point) & next & ~AHEAD(digit, 1));
  LANES(out->point + w) = (lanes){0};
}

#undef KNOWN
#undef AHEAD
#undef BEFORE
#undef HERE
#undef NEXT
#undef LAST

/* ---- Where plain tokens start and end ------------------------------- */

/* Bits of the bytes before. */
#define BEHIND(m, n)                                                           \
  (m << (n) |                                                                  \
   __builtin_shufflevector(m, (lanes){before->m}, FOLLOWING) >> (64 - (n)))

/* The words of a row from w on; `before` goes on with them. */
TARGET static inline void find_ends(row *r, size_t w, carry *before) {
  lanes letter = LANES(r->letter + w), digit = LANES(r->digit + w);
  lanes single = LANES(r->single + w), twin = LANES(r->twin + w);
  lanes triple = LANES(r->triple + w), signs = single | twin | triple;
  lanes words_before = BEHIND(letter, 1), numbers_before = BEHIND(digit, 1);
  lanes word_ends = words_before & ~letter;
  lanes number_ends = numbers_before & ~digit;
  lanes bad = (word_ends & ~LANES(r->after + w)) |
              (number_ends & ~LANES(r->behind + w));
  lanes run = letter | digit;
  LANES(r->run + w) = run;
  LANES(r->bad + w) = bad;
  LANES(r->start + w) =
      (letter & ~words_before) | (digit & ~numbers_before) | signs;
  LANES(r->end + w) = ((word_ends | number_ends) & ~bad) | BEHIND(single, 1) |
                      BEHIND(twin, 2) | BEHIND(triple, 3);
  LANES(r->hard + w) = ~(run | LANES(r->blank + w) | signs | BEHIND(twin, 1) |
                         BEHIND(triple, 1) | BEHIND(triple, 2));
  *before = (carry){letter[WIDTH - 1], digit[WIDTH - 1], single[WIDTH - 1],
                    twin[WIDTH - 1], triple[WIDTH - 1]};
}

#undef BEHIND

/* ---- Points -------------------------------------------------------- */

/* The points of a row, by their places in it. */
typedef struct places {
  uint16_t at[64 * ROW + 2];
  size_t count;
} places;

static inline void list_places(const row *r, places *out) {
  out->count = 0;
  for (size_t w = 0; w < ROW; w++)
    out->count += ibid_list_bits(out->at + out->count, r->point[w], 64 * w);
}

/* The 64 bits before one of a word of a mask, the nearest one uppermost. */
static inline uint64_t bits_before(uint64_t before, uint64_t word,
                                   unsigned at) {
  return at == 0 ? before : word << (64 - at) | before >> at;
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
** theirs.  Those that may begin before the row go by the rules. */
TARGET static inline void ask_points(const ibid_text *text, row *r,
                                     size_t first, const ibid_plain *plain) {
  const uint64_t *raw = text->classes.letter + first;
  const char *bytes = text->bytes + first * 64;
  places points;
  list_places(r, &points);
  for (size_t i = 0; i < points.count; i++) {
    unsigned at = points.at[i], w = at / 64, bit = at % 64;
    uint64_t mask = UINT64_C(1) << bit;
    uint64_t before = w == 0 ? 0 : r->letter[w - 1];
    unsigned size = count_upper(bits_before(before, r->letter[w], bit));
    size_t point = first * 64 + at;
    bool joined =
        size != count_upper(bits_before(raw[(ptrdiff_t)w - 1], raw[w], bit));
    if (size == 64 || size == at) {
      r->bad[w] |= mask;
      r->end[w] -= mask;
    } else if (may_have_point(plain, bytes + at - size, size, joined) &&
               plain->end(plain->run, point - size, point) > point) {
      r->start[w] -= mask;
      r->end[w] -= mask;
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
  const size_t ahead = 2 * ROW;
  if (first + ahead >= text->size / 64) return;
  for (size_t i = 0; i < sizeof masks / sizeof *masks; i++)
    __builtin_prefetch(masks[i] + first + ahead);
}

/* The row that begins with a word of the masks; `before` is of the row before,
** or nothing. */
TARGET static inline void read_row(const ibid_text *text, row *r, size_t first,
                                   carry *before, const ibid_plain *plain) {
  fetch_row(text, first);
  for (size_t w = 0; w < ROW; w += WIDTH) {
    if (plain->unicode)
      read_unicode(&text->classes, first + w, r, w);
    else
      read_prose(&text->classes, first + w, r, w);
    find_ends(r, w, before);
  }
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
  bool run;            /* that one is a word or a number */
} writer;

/* Bits from i on; none if there are no more than i. */
static inline uint64_t bits_from(size_t i) {
  return i < 64 ? ~UINT64_C(0) << i : 0;
}

TARGET static inline block take_block(const row *r, size_t i, size_t base) {
  return (block){.base = base,
                 .run = r->run[i],
                 .letter = r->letter[i],
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
  w->run = b->run >> 63 != 0;
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
TARGET static inline size_t finish(writer *w, const ibid_plain *plain,
                                   size_t at) {
  w->tokens->count = w->ends;
  if (w->starts == w->ends) return at;
  if (w->run) return plain->rule(plain->run, w->tokens->start[w->ends], at);
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
  writer w = {&text->tokens, text->tokens.count, text->tokens.count, false};
  row r;
  carry before = {0, 0, 0, 0, 0};
  size_t read = SIZE_MAX - 1; /* a row that no other follows */
  bool cut = true;
  at = pass_inner(text, &w, plain, at, limit);
  while (at < limit) {
    size_t word = at / 64;
    block b;
    if (word / ROW != read) {
      if (word / ROW != read + 1) before = (carry){0, 0, 0, 0, 0};
      read_row(text, &r, word / ROW * ROW, &before, plain);
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
  return finish(&w, plain, at);
}
