/*
** quotations.c - quoted words as spans, nested, over one or many paragraphs.
**
** Q1  An opening and a closing mark of one level are a quotation.
** Q2  A level that the next paragraph opens anew goes on there: one quotation.
** Q3  A level that nothing closes ends with its paragraph and is `open`.
** Q4  A quotation cut by a short clause goes on after it:
**         “The will,” he wrote, “is free.”
** Q5  Block quotations and epigraphs are quotations too.
** Q6  The next call in the sentence where a quotation ends serves it; none
**     serves what stands inside another quotation.
** Q7  Where dialogue stands behind dashes, what stands there is quoted: see
**     quotations/dialogue.c.
*/
#include "quotations/quotations.h"

#include <string.h>

static const char *const kinds[] = {"inline", "block", "epigraph", NULL};
static const char *const styles[] = {"double", "single", "guillemet", "corner",
                                     "none",   "dash",   NULL};
static const ibid_column columns[] = {
    {"level", IBID_NUMBER, NULL, NULL},
    {"mark", IBID_NAME, styles, NULL},
    {"paragraphs", IBID_NUMBER, NULL, NULL},
    {"continues", IBID_INDEX, NULL, "quotations"},
    {"open", IBID_FLAG, NULL, NULL},
    {"reference", IBID_INDEX, NULL, "references"},
    {"block", IBID_INDEX, NULL, "blocks"},
    {"confidence", IBID_SHARE, NULL, NULL},
    {NULL, IBID_FLAG, NULL, NULL},
};
static const ibid_layer schema = {"quotations", kinds, columns, 0,
                                  NULL,         NULL,  NULL,    NULL};

enum { DEPTH_MAX = 4 };

/* The levels that are open in the body or at the feet of pages. */
typedef struct stack {
  uint32_t items[DEPTH_MAX]; /* quotations */
  int depth;
  uint32_t again[DEPTH_MAX]; /* those that the next paragraph opens anew */
  int waiting;
} stack;

static ibid_store *store_of(ibid_text *text) {
  return &text->quotations;
}

/* ---- Q1 to Q3 ------------------------------------------------------ */

static uint32_t new_quotation(ibid_text *text, const ibid_store *marks,
                              uint32_t m, uint32_t level) {
  ibid_store *store = store_of(text);
  uint32_t q = ibid_store_add(text, store, marks->start[m], marks->end[m],
                              IBID_QUOTATION_INLINE);
  ibid_store_numbers(store, IBID_QUOTATIONS_LEVEL)[q] = level;
  ibid_store_numbers(store, IBID_QUOTATIONS_PARAGRAPHS)[q] = 1;
  ibid_store_bytes(store, IBID_QUOTATIONS_MARK)[q] =
      ibid_store_bytes(marks, IBID_MARKS_MARK)[m];
  ibid_store_bytes(store, IBID_QUOTATIONS_CONFIDENCE)[q] = 240;
  return q;
}

static void open_level(ibid_text *text, stack *s, uint32_t m) {
  uint32_t q;
  if (s->depth == DEPTH_MAX) return;
  if (s->depth < s->waiting) {
    q = s->again[s->depth];
    ibid_store_numbers(store_of(text), IBID_QUOTATIONS_PARAGRAPHS)[q]++;
  } else {
    q = new_quotation(text, &text->marks, m, (uint32_t)s->depth + 1);
  }
  s->items[s->depth++] = q;
}

static void close_level(ibid_text *text, stack *s, uint32_t m) {
  if (s->depth == 0) return;
  store_of(text)->end[s->items[--s->depth]] = text->marks.end[m];
  /* What was closed before it was opened anew is over. */
  if (s->waiting > s->depth) s->waiting = s->depth;
}

/* Levels that were to be opened anew, and were not, ended before. */
static void end_waiting(ibid_text *text, stack *s) {
  for (int i = s->depth; i < s->waiting; i++)
    ibid_store_bytes(store_of(text), IBID_QUOTATIONS_OPEN)[s->again[i]] = 1;
  s->waiting = 0;
}

static void end_paragraph(ibid_text *text, stack *s, size_t p) {
  const ibid_open_marks *open = &text->open_marks[p];
  end_waiting(text, s);
  for (int i = 0; i < s->depth; i++)
    store_of(text)->end[s->items[i]] = text->paragraphs[p].end;
  if (open->carried) return;
  for (int i = 0; i < s->depth; i++) {
    if (i < open->reopened)
      s->again[s->waiting++] = s->items[i];
    else
      ibid_store_bytes(store_of(text), IBID_QUOTATIONS_OPEN)[s->items[i]] = 1;
  }
  s->depth = 0;
}

static void pair_marks(ibid_text *text) {
  stack stacks[2] = {{.depth = 0}, {.depth = 0}};
  for (size_t p = 0; p < text->paragraph_count; p++) {
    const ibid_open_marks *open = &text->open_marks[p];
    stack *s = &stacks[text->paragraphs[p].foot];
    for (uint32_t m = open->first; m < open->last; m++) {
      if (text->marks.kind[m] == IBID_MARK_OPEN) open_level(text, s, m);
      if (text->marks.kind[m] == IBID_MARK_CLOSE) close_level(text, s, m);
    }
    end_paragraph(text, s, p);
  }
  for (int i = 0; i < 2; i++) {
    end_waiting(text, &stacks[i]);
    for (int k = 0; k < stacks[i].depth; k++)
      ibid_store_bytes(store_of(text),
                       IBID_QUOTATIONS_OPEN)[stacks[i].items[k]] = 1;
  }
}

/* ---- Q5 ------------------------------------------------------------ */

static void add_blocks(ibid_text *text) {
  const ibid_store *blocks = &text->blocks;
  for (size_t b = 0; b < blocks->count; b++) {
    bool epigraph = blocks->kind[b] == IBID_BLOCK_EPIGRAPH;
    ibid_store *store = store_of(text);
    uint32_t q;
    if (!epigraph && blocks->kind[b] != IBID_BLOCK_QUOTATION) continue;
    q = ibid_store_add(text, store, blocks->start[b], blocks->end[b],
                       epigraph ? IBID_QUOTATION_EPIGRAPH
                                : IBID_QUOTATION_BLOCK);
    ibid_store_bytes(store, IBID_QUOTATIONS_MARK)[q] = IBID_STYLE_NONE;
    ibid_store_numbers(store, IBID_QUOTATIONS_LEVEL)[q] = 1;
    ibid_store_numbers(store, IBID_QUOTATIONS_PARAGRAPHS)[q] =
        ibid_store_numbers(blocks, IBID_BLOCKS_PARAGRAPHS)[b];
    ibid_store_bytes(store, IBID_QUOTATIONS_CONFIDENCE)[q] =
        ibid_store_bytes(blocks, IBID_BLOCKS_CONFIDENCE)[b];
  }
}

/* The innermost block around each quotation; both are in text order. */
static void find_blocks(ibid_text *text) {
  const ibid_store *blocks = &text->blocks;
  uint32_t *block = ibid_store_numbers(store_of(text), IBID_QUOTATIONS_BLOCK);
  uint32_t open[8], depth = 0, b = 0;
  for (size_t q = 0; q < store_of(text)->count; q++) {
    uint32_t start = store_of(text)->start[q];
    for (; b < blocks->count && blocks->start[b] <= start; b++) {
      while (depth > 0 && blocks->end[open[depth - 1]] <= blocks->start[b])
        depth--;
      if (depth < 8) open[depth++] = b;
    }
    while (depth > 0 && blocks->end[open[depth - 1]] <= start)
      depth--;
    if (depth > 0) block[q] = open[depth - 1];
  }
}

/* ---- Q7 ------------------------------------------------------------ */

/* What lies in speech behind a dash is a level deeper, and so is such speech in
** what lies between marks. */
static void nest_dialogue(ibid_text *text) {
  const ibid_store *store = store_of(text);
  uint32_t *level = ibid_store_numbers(store, IBID_QUOTATIONS_LEVEL);
  const uint8_t *mark = ibid_store_bytes(store, IBID_QUOTATIONS_MARK);
  uint32_t spoken = 0, marked = 0; /* how far they reach */
  for (size_t q = 0; q < store->count; q++) {
    bool dash = mark[q] == IBID_STYLE_DASH;
    if (store->kind[q] != IBID_QUOTATION_INLINE) continue;
    if (store->end[q] <= (dash ? marked : spoken) && level[q] < DEPTH_MAX)
      level[q]++;
    else if (dash)
      spoken = store->end[q];
    else if (level[q] == 1)
      marked = store->end[q];
  }
}

/* The paragraph that a position lies in. */
static uint32_t paragraph_at(const ibid_text *text, uint32_t at) {
  size_t line = ibid_store_find(&text->lines, at);
  return line < text->lines.count ? text->owner[line] : IBID_NONE;
}

/* The parts of a paragraph's speech go on from each other. */
static void join_dialogue(ibid_text *text) {
  const ibid_store *store = store_of(text);
  const uint8_t *mark = ibid_store_bytes(store, IBID_QUOTATIONS_MARK);
  uint32_t *continues = ibid_store_numbers(store, IBID_QUOTATIONS_CONTINUES);
  uint32_t last = IBID_NONE, paragraph = IBID_NONE;
  for (uint32_t q = 0; q < store->count; q++) {
    uint32_t p;
    if (mark[q] != IBID_STYLE_DASH) continue;
    p = paragraph_at(text, store->start[q]);
    if (p == paragraph) continues[q] = last;
    last = q;
    paragraph = p;
  }
}

/* ---- Q4 ------------------------------------------------------------ */

/* Does a clause between two quotations only report?  It is short, ends no
** sentence, and the first part ends with a comma or a dash. */
static bool is_cut(const ibid_text *text, uint32_t end, uint32_t start) {
  const size_t longest = 120;
  ibid_character close = ibid_character_before(text, end), last, next;
  size_t at;
  if (start <= end || start - end > longest) return false;
  last = ibid_character_before(text, end - close.size);
  if (last.code != ',' && last.code != 0x2014) return false;
  for (at = end; at < start; at++) {
    char c = text->bytes[at];
    if (c == '\n' || c == '?' || c == '!' || c == ';') return false;
    if (c == '.' && ibid_is_space((unsigned char)text->bytes[at + 1]) &&
        last.code != ',')
      return false;
  }
  at = start + ibid_character_at(text, start).size;
  next = ibid_character_at(text, at);
  at = start;
  while (at > end && ibid_is_space(ibid_character_before(text, at).code))
    at -= ibid_character_before(text, at).size;
  close = ibid_character_before(text, at);
  return ibid_is_lower(next.code) ||
         (close.code == ',' && at > (size_t)end + 3);
}

static void find_cuts(ibid_text *text) {
  const ibid_store *store = store_of(text);
  const uint32_t *level = ibid_store_numbers(store, IBID_QUOTATIONS_LEVEL);
  const uint8_t *mark = ibid_store_bytes(store, IBID_QUOTATIONS_MARK);
  uint32_t *continues = ibid_store_numbers(store, IBID_QUOTATIONS_CONTINUES);
  const size_t ahead = 12; /* ends are far apart, and fetched in time */
  uint32_t last[DEPTH_MAX + 1];
  memset(last, 0xFF, sizeof last);
  for (uint32_t q = 0; q < store->count; q++) {
    uint32_t l = level[q];
    if (q + ahead < store->count)
      __builtin_prefetch(text->bytes + store->end[q + ahead] - 1);
    if (store->kind[q] != IBID_QUOTATION_INLINE || mark[q] == IBID_STYLE_DASH)
      continue;
    if (last[l] != IBID_NONE &&
        is_cut(text, store->end[last[l]], store->start[q]))
      continues[q] = last[l];
    last[l] = q;
  }
}

/* ---- Q6 ------------------------------------------------------------ */

/* The first items that end behind the end of the quotation before: ends are
** asked for in text order. */
typedef struct near {
  size_t sentence, call;
} near;

/* The first item from one on that ends behind a position. */
static size_t next_behind(const ibid_store *store, size_t i, uint32_t at) {
  while (i < store->count && store->end[i] <= at)
    i++;
  return i;
}

/* The end of the sentence that a position lies in.  A sentence that runs on
** over a page's foot has those of the notes inside it. */
static uint32_t sentence_end(const ibid_text *text, near *from, uint32_t at) {
  const ibid_store *sentences = &text->sentences;
  size_t s = text->layout.pages > 0
                 ? ibid_store_find(sentences, at)
                 : next_behind(sentences, from->sentence, at);
  from->sentence = s;
  for (int back = 0; s > 0 && back < 16; s--, back++)
    if (s < sentences->count && sentences->start[s] <= at) break;
  return s < sentences->count && sentences->end[s] > at ? sentences->end[s]
                                                        : at;
}

static uint32_t call_after(const ibid_text *text, near *from, uint32_t end) {
  const ibid_store *calls = &text->references;
  size_t i = next_behind(calls, from->call, end - 1);
  from->call = i;
  if (i == calls->count) return IBID_NONE;
  return calls->start[i] < sentence_end(text, from, end - 1) ? (uint32_t)i
                                                             : IBID_NONE;
}

/* A call may stand inside the span of a block, at its end. */
static uint32_t call_in_block(const ibid_text *text, near *from, uint32_t start,
                              uint32_t end) {
  const ibid_store *calls = &text->references;
  size_t i = next_behind(calls, from->call, end - 1);
  from->call = i;
  if (i < calls->count && calls->start[i] < end && calls->start[i] >= start)
    return (uint32_t)i;
  return IBID_NONE;
}

static void find_calls(ibid_text *text) {
  const ibid_store *store = store_of(text);
  uint32_t *reference = ibid_store_numbers(store, IBID_QUOTATIONS_REFERENCE);
  uint32_t reach = 0;
  near from = {0, 0};
  for (size_t q = 0; q < store->count; q++) {
    uint32_t start = store->start[q], end = store->end[q];
    if (end <= reach) continue;
    reach = end;
    reference[q] = store->kind[q] == IBID_QUOTATION_INLINE
                       ? call_after(text, &from, end)
                       : call_in_block(text, &from, start, end);
  }
}

void ibid_quotations_run(ibid_text *text) {
  size_t before;
  bool dialogue;
  ibid_store_open(&text->quotations, &schema);
  ibid_store_reserve(text, &text->quotations, text->marks.count / 2);
  pair_marks(text);
  add_blocks(text);
  before = text->quotations.count;
  ibid_dialogue_run(text);
  dialogue = text->quotations.count > before;
  ibid_store_sort(text, &text->quotations);
  find_blocks(text);
  if (dialogue) {
    nest_dialogue(text);
    join_dialogue(text);
  }
  find_cuts(text);
  find_calls(text);
  ibid_store_close(&text->quotations);
}

const ibid_layer *ibid_quotations(const ibid_text *text) {
  return &text->quotations.layer;
}
