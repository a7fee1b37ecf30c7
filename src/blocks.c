/*
** blocks.c - what each paragraph is: heading, epigraph, quotation, caption ...
**
** Each physical paragraph shows some evidence (evidence.h).  Two tables of
** weights say how much an item of evidence speaks for a kind, and how well one
** kind follows another; a dynamic programme finds the best sequence, once over
** the body and once over the notes.  Notes are known from the references,
** chrome from the lines.
**
** Weights are in tenths and set by hand: few general cues do better here than
** what can be learned from some authors about another.
*/
#include "blocks/evidence.h"

#include <string.h>

static const char *const kinds[] = {
    "paragraph", "heading", "epigraph", "attribution", "blockquote", "caption",
    "table",     "list",    "verse",    "note",        "chrome",     NULL};
static const ibid_column columns[] = {
    {"level", IBID_NUMBER, NULL, NULL},
    {"paragraphs", IBID_NUMBER, NULL, NULL},
    {"confidence", IBID_SHARE, NULL, NULL},
    {"target", IBID_INDEX, NULL, "blocks"},
    {"rows", IBID_NUMBER, NULL, NULL},
    {"columns", IBID_NUMBER, NULL, NULL},
    {"verse", IBID_FLAG, NULL, NULL},
    {NULL, IBID_FLAG, NULL, NULL},
};
static const ibid_layer schema = {"blocks", kinds, columns, 0,
                                  NULL,     NULL,  NULL,    NULL};

static const char *const section_kinds[] = {"section", NULL};
static const ibid_column section_columns[] = {
    {"blocks", IBID_NUMBER, NULL, NULL},
    {NULL, IBID_FLAG, NULL, NULL},
};
static const ibid_layer section_schema = {
    "sections", section_kinds, section_columns, 0, NULL, NULL, NULL, NULL};

/* ---- What the evidence weighs -------------------------------------- */

enum { NEVER = -8000, NO = NEVER };

/* What a paragraph can be here.  A quotation's first paragraph and the rest of
** them are two states; so ends are decided as starts are. */
typedef enum state {
  TEXT,
  HEAD,
  EPIG,
  ATTR, /* whose an epigraph is */
  QUOT, /* the first paragraph of a block quotation */
  REST, /* one that goes on with it */
  NAME, /* whose a block quotation is */
  CAPT,
  CELL,
  LIST,
  STATES
} state;

/* A number for each state, and zeroes up to whole registers of numbers. */
enum { LANES = 16 };
typedef int16_t lanes[LANES];

/* clang-format off */
static const lanes weights[EVIDENCE] = {
    /*               TEXT HEAD EPIG ATTR QUOT REST NAME CAPT CELL LIST */
    [ALWAYS]        = {   0, -60, -65, -40, -60,  -5, -85, -60, -80, -40},
    [SHORT]         = {   0,  25, -30,  25, -10,   5,  25,  10,  10,   0},
    [TINY]          = { -10,   5,  -5,  10, -10,   0,   5,   0,  10,   0},
    [LONG]          = {  10,-200, -20,-200,   5,   0,-200, -55,-200, -10},
    [NO_POINT]      = { -20,  25, -30,  25,   5,  10,  35, -80,  15,  -5},
    [STOPPED]       = {   0, -25,   0, -45,   0,   0, -40,   0, -20,   0},
    [DASHES]        = { -15, 290,   0,   0, -30, -20,   0,   0,   0,   0},
    [END_COLON]     = {  10, -60, -30, -60, -20,   5, -60, -20, -20,   0},
    [END_COMMA]     = {   0, -60,   0, -30,   0,   0, -30, -20,   0,   5},
    [END_SEMICOLON] = {   0, -60,   0, -30,   0,   0, -30, -20,   0,   5},
    [END_CALL]      = {   0,  -5,   0,   5,  20,   5,   5,   0, -10,   0},
    [SMALL_START]   = {   5,-100, -10, -20,  -5,  -5, -20, -40, -10, -10},
    [CAPITALS]      = { -10,  40,  -5,   5,   0,   5,   5,   0,   0,   0},
    [NUMERAL]       = { -20,  60, -20, -20, -30, -20, -20, -20,  10,   0},
    [TITLE_CASE]    = {   0,  15, -10,  10,   0,   0,  10,   0,   0,   0},
    [BRACKETED]     = {   0, -50, -30,   0, -10,   0,   0,   0,   0,   0},
    [DIVISION]      = {  -5,  50, -10, -10, -10,   0,   0,   0,   0,   0},
    [GREETS]        = { -10, -15, -30, -30,  25,  10,   0,   0,   0,   0},
    [CLOSES]        = { -10, -60,   0,   0, -60,  30,   0,   0,   0,   0},
    [MARKED]        = { -10, -30,  30,-100,  20,   5, -60, -30, -20, -20},
    [SET_OFF]       = {   0,   0,   0,   0,  55,   5,   0,   0,   0,   0},
    [ARGUED]        = {   0,   0,   0,   0,  40,   0,   0,   0,   0,   0},
    [TOLD]          = {   0,   0,   0,   0, -40,   0,   0,   0,   0,   0},
    [SPEECH]        = {  30,   0,   0,   0, -60,   0,   0,   0,   0,   0},
    [SPOKEN]        = {   9, -60, -60, -100, -40, -30, -60, -60, -60, -20},
    [VERSE]         = { -20, -60,  60, -30,  75,  40, -60, -40, -20, -10},
    [SOURCE]        = {   0,   0,   0,   0, -10, -11,  35,   0,   0,   0},
    [AFTER_COLON]   = { -10, -60, -100, -60, 105,   0, -60, -40,  40,  30},
    [AFTER_COMMA]   = {   0, -60,-100, -60,  92,   0, -60, -40,  10,   5},
    [DOCUMENT]      = {   0,   0,   0,   0,  50,   0,   0,   0,   0,   0},
    [REOPENED]      = {   0, -60,   0, -60,   0,   0, -60, -60, -60,   0},
    [MANY]          = {   0,   0,   0,   0,  20,  35,   0,   0,   0,   0},
    [UNLED]         = {   0,   0,   0,   0, -50,   0,   0,   0,   0,   0},
    [PLAIN]         = {   0,   0,   0,   0,   0,  10,   0,   0,   0,   0},
    [LEADS]         = {   0,   0,   0,   0,   0, -18,   0,   0,   0,   0},
    [BEFORE_LONG]   = {   0,  20,   0,   0,   0,   0,   0,   0,   0,   0},
    [BEFORE_NOTES]  = {   0,  60,   0,   0,   0,   0,   0,   0,   0,   0},
    [TITLED]        = {   0,  30,   0,   0,   0,   0,   0,   0, -60,   0},
    [FIGURES]       = { -20, -40, -40, -40, -40, -20, -60, -40,  60,   0},
    [CELLS]         = { -40, -60, -60, -40, -60, -40, -60, -40, 180,   0},
    [RUN]           = { -10, -20, -40, -20,   5,   5,   0,   0,   0,   0},
    [SERIES]        = {   0,   0,   0,   0,   0,   0,   0, 120,   0, -60},
    [CAPTION]       = {   0,   0,   0,   0,   0,   0,   0,  55,   0,   0},
    [LABELLED]      = {   0,   0,   0,   0,   0,   0,   0, 135,   0,   0},
    [DESCRIBED]     = {   0, -30,   0,   0,   0,   0,   0,  85,   0,   0},
    [ENUMERATED]    = {  10, -60,   0, -60, -80,   0, -60,   0,   0,  10},
    [LISTED]        = {   0, -20,   0, -20, -60,  40,   0, -20,   0,  60},
    [GAP]           = {   0,  15,   0,   0,  -5, -20, -20,   0,   0,   0},
    [FIRST]         = {   0,  40,   0,   0,   0,   0,   0,   0,   0,   0},
    [INDENTED]      = { -40,   0,  40,  20,  60,  40,  20,   0,   0,   0},
    [DEEP]          = { -20,   0,   0,  30, -60, -60,  60,   0,   0,   0},
    [FLUSH]         = {   0,   0,   0,   0, -60, -60, -30,   0,   0,   0},
    [RESUMES]       = {  15,   0,   0,   0, -40, -15,   0,   0,   0,   0},
    [PERSONAL]      = {   0,   0,   0,   0,  15,   5,   0,   0,   0,   0},
    [ADDRESSED]     = { -10,   0,   0,   0,  15,  15,   0,   0,   0,   0},
    [LIKE]          = {   5,   0,   0,   0, -20, -15,   0,   0,   0,   0},
    [VERY_LIKE]     = {   5,   0,   0,   0,  -5, -25,   0,   0,   0,   0},
    [UNLIKE]        = {  -5,   0,   0,   0,   0,  15,   0,   0,   0,   0},
    [VERY_UNLIKE]   = {  -5,   0,   0,   0,  10,   9,   0,   0,   0,   0},
    [INSERTED]      = {   0,   0,   0,   0,  15,   5,   0,   0,   0,   0},
    [IN_NOTE]       = {   0,-200,-200,-200,   0,   0,  45,-200,   0, -20},
    [NOTE_HEAD]     = {   0,  NO,  NO,  NO,  NO,  NO,  NO,  NO,  NO,  NO},
};
/* clang-format on */

/* How well a kind (column) follows one (row). */
/* clang-format off */
static const lanes follows[STATES] = {
    /*      TEXT HEAD EPIG ATTR QUOT REST NAME CAPT CELL LIST */
    [TEXT] = {   0, -35,  NO,  NO,   0,  NO,  NO,   0,   0,   0},
    [HEAD] = {   0,   0,  15,  NO, -30,  NO,  NO,   0,   0,   0},
    [EPIG] = { -30, -20, -20,  55, -60,  NO,  NO, -40, -60, -60},
    [ATTR] = {   0, -60,   0, -30,   0,  NO,  NO,   0, -20,   0},
    [QUOT] = {   0, -35,  NO,  NO, -60, -20,   0,   0, -20, -10},
    [REST] = {   0, -35,  NO,  NO, -60, -15,   0,   0, -20, -10},
    [NAME] = {   0, -10,  NO,  NO,   0,  NO, -30,   0,   0,   0},
    [CAPT] = {   0,   0,  NO,  NO,   0,  NO,  NO, -20, -20,   0},
    [CELL] = {   0, -20,  NO,  NO, -20,  NO,  NO, -10,  20, -10},
    [LIST] = {   0, -35,  NO,  NO, -10,  NO,  NO,   0, -10,  10},
};
/* clang-format on */

static const lanes starts = {0,     20,    -5,  NEVER, -60,
                             NEVER, NEVER, -20, -40,   -20};

/* What speaks against an epigraph that is long and tells or argues as the text.
 */
enum { LONG_AND_LIKE = -35 };

/* Inside a quotation: what speaks for its going on. */
enum {
  ON_AFTER_CALL = -60,
  ON_AFTER_CLOSED = -80,
  ON_REOPENED = 78,
  ARGUED_ON = 20,
  OUT_REOPENED = 60, /* the same, where it is no block */
  OUT_SPOKEN = 68,   /* ... in dialogue */
  ON_INTO_VERSE = -30,
  ON_IN_VERSE = 40,
  ON_AFTER_LEAD = 35,
  ON_AFTER_SHORT = 12,
  ON_AFTER_ADDRESS = 40,  /* a line that a colon led to, without a point */
  ON_AFTER_GREETING = 15, /* for whom a document is, or what it is */
  ON_AFTER_SIGNED = -40,  /* two lines behind a closing one */
  ON_ALIKE = 6,           /* of much the same size */
  ON_ANEW = 8,            /* begun with the same word */
  ON_ARGUED = 5,
  ON_UNLED = -15,
  ON_IN_ATTRIBUTION = 60,
  SPLIT_REOPENED = -60,
  SPLIT_AFTER_CALL = 40,
  SPLIT_AFTER_CLOSED = 40
};

/* ---- The best sequence --------------------------------------------- */

static const ibid_paragraph *paragraph_of(const ibid_items *all, size_t i) {
  return &all->text->paragraphs[all->items[i].paragraph];
}

static void add(int16_t *restrict sum, const int16_t *restrict more) {
  for (int s = 0; s < LANES; s++)
    sum[s] = (int16_t)(sum[s] + more[s]);
}

/* Add to one number: all bits of it are set in a mask. */
static void add_to(int16_t *restrict sum, const int16_t *restrict mask,
                   int more) {
  for (int s = 0; s < LANES; s++)
    sum[s] = (int16_t)(sum[s] + (mask[s] & more));
}

/* What items of evidence weigh. */
static void weigh(uint64_t evidence, lanes weight) {
  for (; evidence != 0; evidence &= evidence - 1)
    add(weight, weights[__builtin_ctzll(evidence)]);
}

/* Whom or what a document is for, in its first line? */
static bool is_address(const ibid_items *all, size_t i) {
  return ibid_shows(all, i, AFTER_COLON) && ibid_shows(all, i, SHORT) &&
         ibid_shows(all, i, NO_POINT) && !ibid_shows(all, i, VERSE) &&
         !ibid_shows(all, i, CELLS);
}

/* Does a quotation go on from the item before? */
static int weight_of_going_on(const ibid_items *all, size_t i) {
  bool verse = ibid_shows(all, i, VERSE), was = ibid_shows(all, i - 1, VERSE);
  int weight = 0;
  if (ibid_shows(all, i - 1, END_CALL)) weight += ON_AFTER_CALL;
  if (all->items[i - 1].closed) weight += ON_AFTER_CLOSED;
  if (verse && was) weight += ON_IN_VERSE;
  if (verse != was) weight += ON_INTO_VERSE;
  if (ibid_shows(all, i - 1, END_COLON) || ibid_shows(all, i - 1, END_COMMA) ||
      (ibid_shows(all, i - 1, END_SEMICOLON) &&
       !ibid_shows(all, i - 1, LISTED)))
    weight += ON_AFTER_LEAD;
  if (ibid_shows(all, i - 1, SHORT) && !was) weight += ON_AFTER_SHORT;
  if (is_address(all, i - 1))
    weight += ON_AFTER_ADDRESS;
  else if (ibid_shows(all, i - 1, GREETS))
    weight += ON_AFTER_GREETING;
  if (i > 1 && ibid_shows(all, i - 2, CLOSES) && !ibid_shows(all, i, SHORT))
    weight += ON_AFTER_SIGNED;
  return weight;
}

/* Do two paragraphs begin with the same word? */
static bool begins_alike(const ibid_text *text, const ibid_paragraph *p,
                         const ibid_paragraph *q) {
  const char *a = text->bytes + p->start, *b = text->bytes + q->start;
  size_t size = p->end - p->start, other = q->end - q->start, i = 0;
  while (i < size && i < other && a[i] == b[i] && a[i] != ' ')
    i++;
  return i < size && i < other && a[i] == ' ' && b[i] == ' ';
}

/* Is an item made as the one before is, as the parts of a document are? */
static int weight_of_likeness(const ibid_items *all, size_t i) {
  const ibid_paragraph *p = paragraph_of(all, i), *q = paragraph_of(all, i - 1);
  uint32_t size = p->end - p->start, other = q->end - q->start;
  int weight = 0;
  if (all->items[i].marking != IBID_UNMARKED || ibid_shows(all, i, VERSE) ||
      all->tense == IBID_UNKNOWN)
    return 0;
  if (size * 5 < other * 8 && other * 5 < size * 8) weight += ON_ALIKE;
  if (begins_alike(all->text, p, q)) weight += ON_ANEW;
  return weight;
}

/* Verbs of another voice, in a text that tells: they speak for what was led to
** not long ago, or has marks; elsewhere the author may describe or argue. */
static int weight_of_voice(const ibid_items *all, size_t i) {
  bool marked = all->items[i].marking != IBID_UNMARKED;
  if (all->tense != IBID_TELLS || !ibid_shows(all, i, UNLIKE)) return 0;
  return marked || ibid_shows(all, i, PLAIN) ? ON_ARGUED : ON_UNLED;
}

/* Does another quotation follow on one?  What ends the first with a colon leads
** to no second. */
static int weight_of_splitting(const ibid_items *all, size_t i) {
  int weight = 0;
  if (ibid_shows(all, i - 1, END_CALL)) weight += SPLIT_AFTER_CALL;
  if (all->items[i - 1].closed) weight += SPLIT_AFTER_CLOSED;
  if (ibid_shows(all, i, AFTER_COLON)) weight -= weights[AFTER_COLON][QUOT];
  if (ibid_shows(all, i, AFTER_COMMA)) weight -= weights[AFTER_COMMA][QUOT];
  return weight;
}

/* How well each state follows each other one before an item: `follows`, but for
** a few. */
typedef struct pairs {
  lanes from[STATES];   /* by the state before, then by the one after */
  lanes into[STATES];   /* the other way round */
  lanes others[STATES]; /* the most that each state may have, but for one */
} pairs;

/* A part of a register that was written is slow to read with the others: only
** what changes is. */
static void set_pair(pairs *weight, state from, state to, int value) {
  if (weight->from[from][to] == value) return;
  weight->from[from][to] = weight->into[to][from] = (int16_t)value;
}

static void open_pairs(pairs *weight) {
  for (int s = 0; s < STATES; s++)
    for (int lane = 0; lane < LANES; lane++) {
      weight->from[s][lane] = weight->into[s][lane] = NEVER;
      weight->others[s][lane] =
          lane < STATES && lane != s ? INT16_MAX : INT16_MIN;
    }
  for (int from = 0; from < STATES; from++)
    for (int to = 0; to < STATES; to++)
      set_pair(weight, (state)from, (state)to, follows[from][to]);
}

static void weigh_pairs(const ibid_items *all, size_t i, pairs *weight) {
  int out = all->dialogue ? OUT_SPOKEN : OUT_REOPENED;
  int another = weight_of_splitting(all, i);
  int more = ibid_shows(all, i, SMALL_START) ? ON_IN_ATTRIBUTION : 0;
  if (!ibid_shows(all, i, REOPENED)) out = 0;
  set_pair(weight, TEXT, TEXT, follows[TEXT][TEXT] + out);
  set_pair(weight, QUOT, QUOT, follows[QUOT][QUOT] + another);
  set_pair(weight, REST, QUOT, follows[REST][QUOT] + another);
  set_pair(weight, ATTR, ATTR, follows[ATTR][ATTR] + more);
}

/* Is it open what an item is, so that its voice matters?  After text,
** and beyond these bounds, plain text wins whatever the voice. */
static bool is_open(const lanes last, const lanes own) {
  const int begun = -60, gone_on = -95, begins = -70;
  return last[TEXT] < 0 || last[QUOT] > begun || last[REST] > gone_on ||
         own[QUOT] - own[TEXT] > begins;
}

static const lanes rest = {[REST] = -1}, quotation = {[QUOT] = -1};

/* What an item weighs after one that has the totals `last`. */
static void weigh_next(const ibid_items *all, size_t i, const lanes last,
                       lanes own) {
  ibid_item *it = &all->items[i];
  uint64_t evidence = it->evidence;
  bool reopened = ibid_shows(all, i, REOPENED);
  int on = weight_of_going_on(all, i);
  if (reopened)
    on += all->tense == IBID_ARGUES ? ON_REOPENED + ARGUED_ON : ON_REOPENED;
  memset(own, 0, sizeof(lanes));
  weigh(evidence, own);
  if (is_open(last, own)) {
    ibid_voices_compare(all, it);
    weigh(it->evidence & ~evidence, own);
    on += weight_of_voice(all, i);
    if (ibid_shows(all, i, LONG) && ibid_shows(all, i, LIKE))
      own[EPIG] += LONG_AND_LIKE;
    on += weight_of_likeness(all, i);
  }
  add_to(own, rest, on);
  if (reopened) add_to(own, quotation, SPLIT_REOPENED);
}

static int16_t most_of(const lanes total) {
  int16_t best = total[0];
  for (int s = 0; s < LANES; s++)
    best = total[s] > best ? total[s] : best;
  return best;
}

/* The totals grow with the text: what all states have is taken off. */
static void level_down(lanes total) {
  int16_t best = most_of(total);
  for (int s = 0; s < LANES; s++) {
    int16_t less = (int16_t)(total[s] - best);
    total[s] = less > NEVER ? less : NEVER;
  }
}

/* By each state, the best sum of a total of another one and what the pair of
** them weighs. */
static void join_best(const lanes total, const lanes *weight, lanes out) {
  lanes best;
  for (int s = 0; s < LANES; s++)
    best[s] = 2 * NEVER;
  for (int other = 0; other < STATES; other++)
    for (int s = 0; s < LANES; s++) {
      int16_t sum = (int16_t)(total[other] + weight[other][s]);
      best[s] = sum > best[s] ? sum : best[s];
    }
  memcpy(out, best, sizeof best);
}

/* An item's own weights, and those of the best sequences up to it, by state. */
typedef struct step {
  lanes own, total;
} step;

static void step_forward(const step *last, const pairs *weight, step *now) {
  lanes best;
  join_best(last->total, weight->from, best);
  add(best, now->own);
  level_down(best);
  memcpy(now->total, best, sizeof best);
}

/* From the best sequences after an item, by its state, to those after the item
** before. */
static void step_back(const step *now, const pairs *weight, lanes after) {
  lanes with;
  memcpy(with, after, sizeof with);
  add(with, now->own);
  join_best(with, weight->into, after);
  level_down(after);
}

/* The state before one in the best sequence. */
static int state_before(const step *last, const pairs *weight, int to) {
  lanes sum;
  int best = TEXT;
  int16_t most;
  memcpy(sum, last->total, sizeof sum);
  add(sum, weight->into[to]);
  most = sum[TEXT];
  for (int from = 1; from < STATES; from++) {
    best = sum[from] > most ? from : best;
    most = sum[from] > most ? sum[from] : most;
  }
  return best;
}

/* What a margin is worth: half of it 0.75. */
static uint8_t share_of(int margin) {
  const int half = 12;
  if (margin < 0) margin = 0;
  return (uint8_t)(128 + 126 * margin / (margin + half));
}

/* How sure a state is: how much worse the best sequence without it is; and how
** sure that no quotation goes on. */
static void store_state(ibid_item *it, const step *now, const pairs *weight,
                        const lanes after, int chosen) {
  const int16_t *most = weight->others[chosen];
  int best = now->total[chosen] + after[chosen];
  lanes sum;
  memcpy(sum, now->total, sizeof sum);
  add(sum, after);
  for (int s = 0; s < LANES; s++)
    sum[s] = sum[s] < most[s] ? sum[s] : most[s];
  it->state = (uint8_t)chosen;
  it->sure = share_of(best - most_of(sum));
  it->ends = share_of(best - now->total[REST] - after[REST]);
}

/* Decide the items from `first` on, `count` of them. */
static void find_states(ibid_items *all, step *steps, size_t first,
                        size_t count) {
  pairs weight;
  lanes after = {0};
  int best = TEXT;
  if (count == 0) return;
  open_pairs(&weight);
  ibid_voices_compare(all, &all->items[first]);
  memset(steps[0].own, 0, sizeof(lanes));
  weigh(all->items[first].evidence, steps[0].own);
  memcpy(steps[0].total, starts, sizeof starts);
  add(steps[0].total, steps[0].own);
  for (size_t i = 1; i < count; i++) {
    weigh_next(all, first + i, steps[i - 1].total, steps[i].own);
    weigh_pairs(all, first + i, &weight);
    step_forward(&steps[i - 1], &weight, &steps[i]);
  }
  for (int s = 0; s < STATES; s++)
    if (steps[count - 1].total[s] > steps[count - 1].total[best]) best = s;
  for (size_t i = count; i-- > 1;) {
    store_state(&all->items[first + i], &steps[i], &weight, after, best);
    weigh_pairs(all, first + i, &weight);
    best = state_before(&steps[i - 1], &weight, best);
    step_back(&steps[i], &weight, after);
  }
  store_state(&all->items[first], &steps[0], &weight, after, best);
}

/* Does an item end as a sentence, and is it no title, nor over a long one? */
static bool is_sentence(const ibid_items *all, size_t i) {
  const uint64_t one = 1, ends = one << STOPPED | one << END_CLOSE;
  const uint64_t heads = one << TITLE_CASE | one << CAPITALS | one << NUMERAL |
                         one << DIVISION | one << BEFORE_LONG | one << DASHES;
  uint64_t evidence = all->items[i].evidence;
  return (evidence & ends) != 0 && (evidence & heads) == 0;
}

/* Headings that stand over nothing are none if they end as a sentence: they are
** all that a short text has. */
static void lower_headings(ibid_items *all) {
  bool alone = true;
  for (size_t i = 0; i < all->body; i++)
    alone = alone && all->items[i].state == HEAD;
  for (size_t i = 0; i < all->body; i++)
    if (all->items[i].state == HEAD &&
        (is_sentence(all, i) || (alone && (ibid_shows(all, i, STOPPED) ||
                                           ibid_shows(all, i, END_CLOSE)))))
      all->items[i].state = TEXT;
}

static void decide(ibid_items *all) {
  step *steps = ibid_allocate(all->text, (all->count + 1) * sizeof *steps);
  find_states(all, steps, 0, all->body);
  find_states(all, steps, all->body, all->count - all->body);
  lower_headings(all);
  ibid_release(all->text, steps);
}

/* ---- Results ------------------------------------------------------- */

static const uint8_t kind_of_state[STATES] = {
    [TEXT] = IBID_BLOCK_PARAGRAPH,   [HEAD] = IBID_BLOCK_HEADING,
    [EPIG] = IBID_BLOCK_EPIGRAPH,    [ATTR] = IBID_BLOCK_ATTRIBUTION,
    [QUOT] = IBID_BLOCK_QUOTATION,   [REST] = IBID_BLOCK_QUOTATION,
    [NAME] = IBID_BLOCK_ATTRIBUTION, [CAPT] = IBID_BLOCK_CAPTION,
    [CELL] = IBID_BLOCK_TABLE,       [LIST] = IBID_BLOCK_LIST,
};

static uint32_t add_block(ibid_text *text, uint32_t start, uint32_t end,
                          int kind, uint32_t paragraphs, uint8_t confidence) {
  ibid_store *blocks = &text->blocks;
  uint32_t i = ibid_store_add(text, blocks, start, end, kind);
  ibid_store_numbers(blocks, IBID_BLOCKS_PARAGRAPHS)[i] = paragraphs;
  ibid_store_bytes(blocks, IBID_BLOCKS_CONFIDENCE)[i] = confidence;
  return i;
}

/* Does an item belong to the block of the one before? */
static bool joins(const ibid_items *all, size_t i) {
  state s = (state)all->items[i].state;
  if (i == 0 || i == all->body) return false;
  if (s == REST) return true;
  if (s != all->items[i - 1].state) return false;
  return s == CELL || (s == ATTR && ibid_shows(all, i, SMALL_START));
}

static void store_grid(const ibid_items *all, uint32_t block, size_t first,
                       size_t end) {
  ibid_grid grid = ibid_grid_find(all, first, end);
  ibid_store_numbers(&all->text->blocks, IBID_BLOCKS_ROWS)[block] = grid.rows;
  ibid_store_numbers(&all->text->blocks, IBID_BLOCKS_COLUMNS)[block] =
      grid.columns;
}

/* A run of headings: does it begin with a number or a word like Chapter, and of
** how many lines is it? */
typedef struct title {
  bool counted;
  size_t lines;
} title;

static title title_at(const ibid_items *all, size_t i) {
  title t = {ibid_shows(all, i, NUMERAL) || ibid_shows(all, i, DIVISION), 0};
  while (i < all->body && all->items[i++].state == HEAD)
    t.lines++;
  return t;
}

/* A heading's level: 1 for the text's first ones, for those that are made as
** they are, and for those with an epigraph below; 2 for the others. */
static uint32_t level_of(const ibid_items *all, size_t i, const title *first) {
  title t = title_at(all, i);
  size_t next = i + t.lines;
  if (next < all->body && all->items[next].state == EPIG) return 1;
  return first->counted && t.counted && (t.lines > 1 || first->lines == 1) ? 1
                                                                           : 2;
}

/* Is there a reason to begin a quotation that seldom fails?  Where a text
** tells, who is quoted may as well speak in it. */
static bool starts_safely(const ibid_items *all, size_t i) {
  if (ibid_shows(all, i, SPOKEN) || ibid_shows(all, i, SPEECH)) return false;
  if (ibid_shows(all, i, MARKED) && all->tense != IBID_ARGUES) return false;
  if (ibid_shows(all, i, AFTER_COMMA)) return !ibid_shows(all, i, MARKED);
  return ibid_shows(all, i, AFTER_COLON) || ibid_shows(all, i, VERSE) ||
         (ibid_shows(all, i, SET_OFF) && all->leads > 2) ||
         ibid_shows(all, i, INDENTED);
}

/* And one to end it before an item? */
static bool ends_safely(const ibid_items *all, size_t first, size_t end) {
  bool over =
      end == all->body || end == all->count || ibid_shows(all, end, NOTE_HEAD);
  int next = over ? HEAD : all->items[end].state;
  bool marked =
      ibid_shows(all, first, MARKED) || ibid_shows(all, first, SPOKEN);
  bool one_line = end - first == 1 && ibid_shows(all, first, SHORT) &&
                  !ibid_shows(all, first, VERSE);
  if (one_line) return false;
  if (marked && ibid_shows(all, end - 1, END_CLOSE)) return true;
  return over || next != TEXT || ibid_shows(all, end - 1, END_CALL) ||
         ibid_shows(all, end - 1, VERSE) || ibid_shows(all, end, FLUSH);
}

/* Has it rows of cells, which are seldom quoted? */
static bool has_rows(const ibid_items *all, size_t first, size_t end) {
  for (size_t i = first; i < end; i++)
    if (ibid_shows(all, i, ROW)) return true;
  return false;
}

/* A quotation is as sure as its beginning, each of its parts and its end; nine
** of ten at most if nothing safe speaks for both and the text does not argue.
*/
static uint8_t confidence_of(const ibid_items *all, size_t first, size_t end,
                             uint8_t sure) {
  const uint8_t doubtful = 227;
  bool safe;
  if (end < all->count && end != all->body && all->items[end].ends < sure)
    sure = all->items[end].ends;
  safe = all->tense == IBID_ARGUES ||
         (starts_safely(all, first) && ends_safely(all, first, end));
  if (!safe || has_rows(all, first, end))
    return sure < doubtful ? sure : doubtful;
  return sure;
}

static bool is_verse(const ibid_items *all, size_t first, size_t end) {
  for (size_t i = first; i < end; i++)
    if (!paragraph_of(all, i)->verse) return false;
  return true;
}

/* Verse is what it is in: quoted, or the author's own. */
static void store_verse(ibid_store *blocks, uint32_t block, state s) {
  if (s == TEXT) blocks->kind[block] = IBID_BLOCK_VERSE;
  if (s == TEXT || s == QUOT || s == EPIG)
    ibid_store_bytes(blocks, IBID_BLOCKS_VERSE)[block] = 1;
}

/* What is plain text in a note is no block of its own. */
static void store_items(ibid_items *all) {
  ibid_store *blocks = &all->text->blocks;
  title top = {false, 0};
  uint32_t level = 1;
  for (size_t i = 0; i < all->count;) {
    size_t first = i;
    state s = (state)all->items[i].state;
    uint8_t sure = 255;
    uint32_t block;
    do {
      if (all->items[i].sure < sure) sure = all->items[i].sure;
      i++;
    } while (i < all->count && joins(all, i));
    if (s == QUOT) sure = confidence_of(all, first, i, sure);
    if (first >= all->body && (s == TEXT || s == LIST)) continue;
    block = add_block(all->text, paragraph_of(all, first)->start,
                      paragraph_of(all, i - 1)->end, kind_of_state[s],
                      (uint32_t)(i - first), sure);
    if (s == CELL) store_grid(all, block, first, i);
    if (is_verse(all, first, i)) store_verse(blocks, block, s);
    if (s != HEAD) continue;
    if (first == 0 || all->items[first - 1].state != HEAD) {
      level = top.lines == 0 ? 1 : level_of(all, first, &top);
      if (top.lines == 0) top = title_at(all, first);
    }
    ibid_store_numbers(blocks, IBID_BLOCKS_LEVEL)[block] = level;
    all->items[first].level = (uint8_t)level;
  }
}

static void store_notes(ibid_text *text) {
  for (size_t i = 0; i < text->body_count; i++) {
    const ibid_body *body = &text->bodies[i];
    add_block(text, body->start, body->end, IBID_BLOCK_NOTE, body->paragraphs,
              body->reference != IBID_NONE ? 245 : 160);
  }
}

static void store_chrome(ibid_text *text) {
  const ibid_store *lines = &text->lines;
  for (size_t i = 0; i < lines->count; i++) {
    size_t start = lines->start[i], end = lines->end[i];
    if (lines->kind[i] == IBID_LINE_TEXT || lines->kind[i] == IBID_LINE_BLANK)
      continue;
    ibid_character_skip(text, &start, end);
    while (end > start && ibid_is_space(ibid_character_before(text, end).code))
      end -= ibid_character_before(text, end).size;
    add_block(text, (uint32_t)start, (uint32_t)end, IBID_BLOCK_CHROME, 1, 230);
  }
}

/* An attribution belongs to the epigraph or quotation before it. */
static void link_attributions(ibid_text *text) {
  uint32_t *target = ibid_store_numbers(&text->blocks, IBID_BLOCKS_TARGET);
  uint32_t last = IBID_NONE;
  for (uint32_t i = 0; i < text->blocks.count; i++) {
    uint8_t kind = text->blocks.kind[i];
    if (kind == IBID_BLOCK_ATTRIBUTION)
      target[i] = last;
    else if (kind == IBID_BLOCK_EPIGRAPH || kind == IBID_BLOCK_QUOTATION)
      last = i;
    else if (kind != IBID_BLOCK_CHROME)
      last = IBID_NONE;
  }
}

/* ---- Sections ------------------------------------------------------ */

static bool is_body(int s) {
  return s == TEXT || s == QUOT || s == REST || s == LIST || s == CELL ||
         s == CAPT || s == NAME;
}

/* Does a rule stand before an item? */
static bool follows_rule(const ibid_items *all, size_t i) {
  size_t line = paragraph_of(all, i)->line;
  while (line > 0 && all->text->owner[line - 1] == IBID_NONE)
    if (all->text->lines.kind[--line] == IBID_LINE_BREAK) return true;
  return false;
}

/* A break: a gap that no table or caption accounts for, or a rule.  A heading
** that is below that of a chapter is none by itself. */
static bool breaks_before(const ibid_items *all, size_t i) {
  int before;
  if (follows_rule(all, i)) return true;
  while (i > 0 && all->items[i - 1].state == HEAD)
    if (follows_rule(all, --i)) return true;
  if (i == 0) return true;
  before = all->items[i - 1].state;
  if (!ibid_shows(all, i, GAP) || before == CELL) return false;
  return all->items[i].state != CELL && all->items[i].state != REST;
}

static void store_sections(const ibid_items *all) {
  ibid_store *sections = &all->text->sections;
  uint32_t section = IBID_NONE;
  size_t breaks = 0;
  for (size_t i = 0; i < all->body; i++) {
    if (!is_body(all->items[i].state)) {
      if (all->items[i].level == 1) section = IBID_NONE;
      continue;
    }
    if (section == IBID_NONE || breaks_before(all, i)) {
      if (section != IBID_NONE) breaks++;
      section = ibid_store_add(all->text, sections, paragraph_of(all, i)->start,
                               0, 0);
      ibid_store_numbers(sections, 0)[section] = 0;
    }
    sections->end[section] = paragraph_of(all, i)->end;
    if (!joins(all, i)) ibid_store_numbers(sections, 0)[section]++;
  }
  if (breaks == 0) sections->count = 0;
}

/* ---- The stage ----------------------------------------------------- */

void ibid_blocks_run(ibid_text *text) {
  ibid_items all = {.text = text};
  ibid_store_open(&text->blocks, &schema);
  ibid_store_open(&text->sections, &section_schema);
  ibid_store_reserve(text, &text->blocks, text->paragraph_count + 16);
  ibid_evidence_read(&all);
  ibid_edits_close(text);
  decide(&all);
  ibid_voices_close(&all);
  store_items(&all);
  store_sections(&all);
  store_notes(text);
  store_chrome(text);
  ibid_store_sort(text, &text->blocks);
  link_attributions(text);
  ibid_release(text, all.items);
  ibid_store_close(&text->blocks);
  ibid_store_close(&text->sections);
}

const ibid_layer *ibid_blocks(const ibid_text *text) {
  return &text->blocks.layer;
}

const ibid_layer *ibid_sections(const ibid_text *text) {
  return &text->sections.layer;
}
