/*
** blocks.c - what each paragraph is: heading, epigraph, quotation, caption ...
**
** Each physical paragraph shows some evidence (below, one name each).  Two
** tables of weights say how much an item of evidence speaks for a kind, and
** how well one kind follows another; a dynamic programme finds the best
** sequence.  Notes are known from the references, chrome from the lines.
**
** Weights are in tenths and set by hand: few general cues do better here than
** what can be learned from some authors about another.
*/
#include "internal.h"

#include <string.h>

static const char *const kinds[] = {
    "paragraph", "heading", "epigraph", "attribution", "blockquote", "caption",
    "table",     "list",    "verse",    "note",        "chrome",     NULL};
static const ibid_column columns[] = {
    {"level", IBID_NUMBER, NULL, NULL},
    {"paragraphs", IBID_NUMBER, NULL, NULL},
    {"confidence", IBID_SHARE, NULL, NULL},
    {"target", IBID_INDEX, NULL, "blocks"},
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

/* ---- The evidence and what it weighs ------------------------------- */

enum { NEVER = -100000 };

/* What a paragraph can be here.  A quotation's first paragraph and the rest of
** them are two states; so ends are decided as starts are. */
typedef enum state {
  TEXT,
  HEAD,
  EPIG,
  ATTR,
  QUOT, /* the first paragraph of a block quotation */
  REST, /* one that goes on with it */
  CAPT,
  CELL,
  LIST,
  STATES
} state;

typedef enum evidence {
  ALWAYS,
  SHORT,        /* less than 90 bytes */
  TINY,         /* less than 30 */
  LONG,         /* 300 or more */
  NO_POINT,     /* ends without point, mark or call */
  STOPPED,      /* ends with a point */
  DASHES,       /* short phrases between dashes: a chapter's summary */
  END_COLON,    /* ends with a colon */
  END_COMMA,    /* ends with a comma, semicolon or dash */
  END_CALL,     /* ends with a call of a note */
  SMALL_START,  /* begins with a small letter */
  CAPITALS,     /* has no small letters */
  NUMERAL,      /* is a number, Roman or not */
  DIVISION,     /* begins with Chapter, Part ... */
  MARKED,       /* begins with an opening mark */
  WHOLE,        /* ... that closes at its end, or not before it */
  IS_VERSE,     /* its line ends are the author's */
  AFTER_COLON,  /* the paragraph before ends with a colon */
  AFTER_COMMA,  /* ... with a comma or a dash */
  REOPENED,     /* the paragraph before left open what this one opens */
  FIGURES,      /* mostly figures */
  IN_TABLE,     /* in a run of cells */
  IN_SERIES,    /* its number goes on a series over the text: a caption's */
  CAPTION_WORD, /* begins with Figure, Plate ... */
  LISTED,       /* numbered, next to others */
  GAP,          /* more blank lines than usual before it */
  FIRST,        /* the text's first */
  INDENTED,     /* all its lines stand in */
  RESUMES,      /* begins with This, Such, Thus ... */
  PERSONAL,     /* in the first person, more than the text is */
  INSERTED,     /* has insertions or omissions as quoted words have */
  SPOKEN,       /* begins with an opening mark, in a text of dialogue */
  SET_OFF,      /* marked as a whole, long, in a text without dialogue */
  DOCUMENT,     /* the paragraph before ends with a colon, names a document */
  EVIDENCE
} evidence;

static const int weights[EVIDENCE][STATES] = {
    /*               TEXT HEAD EPIG ATTR QUOT REST CAPT CELL LIST */
    [ALWAYS] = {0, -60, -50, -40, -60, -5, -60, -50, -40},
    [SHORT] = {-10, 25, 0, 25, -10, 0, 10, 10, 0},
    [TINY] = {-10, 5, -5, 10, -10, -5, 0, 10, 0},
    [LONG] = {10, -200, -20, -200, 0, 0, -80, -200, -10},
    [NO_POINT] = {-20, 25, -5, 25, -10, -5, 0, 15, -5},
    [STOPPED] = {0, -25, 0, -45, 0, 0, 0, -20, 0},
    [DASHES] = {-15, 190, 0, 0, -30, -20, 0, 0, 0},
    [END_COLON] = {10, -60, -30, -60, -20, 5, -20, -20, 0},
    [END_COMMA] = {0, -60, 0, -30, 0, 0, -20, 0, 5},
    [END_CALL] = {0, -20, 0, 5, 10, 10, 0, -10, 0},
    [SMALL_START] = {5, -100, -10, -20, -20, -5, -40, -10, -10},
    [CAPITALS] = {-10, 40, -5, 5, 0, 0, 0, 0, 0},
    [NUMERAL] = {-20, 60, -20, -20, -30, -20, -20, 10, 0},
    [DIVISION] = {-5, 50, -10, -10, -10, 0, 0, 0, 0},
    [MARKED] = {0, -30, 15, -100, 5, 5, -30, -20, -20},
    [WHOLE] = {0, 0, 5, 0, 5, 0, 0, 0, 0},
    [IS_VERSE] = {-20, -60, 20, -30, 50, 40, -40, -20, -10},
    [AFTER_COLON] = {-10, -60, -100, -60, 75, 0, -40, 40, 30},
    [AFTER_COMMA] = {-5, -60, -100, -60, 45, 0, -40, 10, 5},
    [REOPENED] = {0, -60, 0, -60, 0, 0, -60, -60, 0},
    [FIGURES] = {-20, -40, -40, -40, -40, -20, -40, 60, 0},
    [IN_TABLE] = {-40, -60, -60, -40, -60, -40, -40, 150, 0},
    [IN_SERIES] = {0, 0, 0, 0, 0, 0, 120, 0, -60},
    [CAPTION_WORD] = {0, 0, 0, 0, 0, 0, 70, 0, 0},
    [LISTED] = {0, -20, 0, -20, 0, 10, -20, 0, 60},
    [GAP] = {0, 15, 0, 0, -5, -20, 0, 0, 0},
    [FIRST] = {0, 40, 0, 0, 0, 0, 0, 0, 0},
    [INDENTED] = {-40, 0, 10, 20, 60, 40, 0, 0, 0},
    [RESUMES] = {15, 0, 0, 0, -40, -50, 0, 0, 0},
    [PERSONAL] = {0, 0, 0, 0, 15, 15, 0, 0, 0},
    [INSERTED] = {0, 0, 0, 0, 15, 15, 0, 0, 0},
    [SPOKEN] = {25, -60, -60, -100, -60, -30, -60, -60, -20},
    [SET_OFF] = {0, 0, 0, 0, 45, 0, 0, 0, 0},
    [DOCUMENT] = {0, 0, 0, 0, 30, 0, 0, 0, 0},
};

/* How well a kind (column) follows one (row). */
static const int follows[STATES][STATES] = {
    /*        TEXT HEAD EPIG ATTR QUOT REST   CAPT CELL LIST */
    [TEXT] = {0, -10, NEVER, -60, 0, NEVER, 0, 0, 0},
    [HEAD] = {0, 0, 15, -60, -30, NEVER, 0, 0, 0},
    [EPIG] = {-30, -20, -20, 55, -60, NEVER, -40, -60, -60},
    [ATTR] = {0, 0, 10, -30, 0, NEVER, 0, -20, 0},
    [QUOT] = {0, -15, NEVER, 0, -40, -30, 0, -20, -10},
    [REST] = {0, -15, NEVER, 0, -40, -20, 0, -20, -10},
    [CAPT] = {0, 0, NEVER, -60, 0, 0, -20, -20, 0},
    [CELL] = {0, -20, NEVER, -60, -20, NEVER, -10, 20, -10},
    [LIST] = {0, -10, NEVER, -60, -10, NEVER, 0, -10, 10},
};
static const int starts[STATES] = {0, 20, -5, -60, -60, NEVER, -20, -40, -20};

/* Inside a quotation: what speaks for its going on. */
enum {
  ON_AFTER_CALL = -30,
  ON_AFTER_CLOSED = -30,
  OFF_REOPENED = -60, /* leaving it where the marks go on */
  ON_INTO_VERSE = -30,
  ON_IN_VERSE = 40,
  ON_AFTER_LEAD = 35
};

/* ---- Reading the evidence ------------------------------------------ */

/* A paragraph of the body. */
typedef struct item {
  uint32_t paragraph;
  uint32_t evidence; /* bit 1 << evidence */
  uint32_t number;   /* that it begins with, or 0 */
  bool closed;       /* its first mark closes at its end */
  uint8_t state;
  uint8_t sure;
} item;

typedef struct run {
  ibid_text *text;
  item *items;
  size_t count;
  uint32_t usual_gap; /* blank lines between paragraphs */
  uint32_t indent;    /* of the usual line */
  uint32_t personal;  /* words of the first person, per ten thousand bytes */
  uint8_t *in_note;   /* by paragraph */
  bool dialogue;      /* many short paragraphs are marked */
} run;

static const ibid_paragraph *paragraph_of(const run *r, size_t i) {
  return &r->text->paragraphs[r->items[i].paragraph];
}

static bool has(const run *r, size_t i, evidence e) {
  return (r->items[i].evidence >> e & 1) != 0;
}

static void set(item *it, evidence e, bool holds) {
  if (holds) it->evidence |= 1u << e;
}

/* The last character before the calls of notes at the end, and whether there
** were such calls. */
static ibid_character last_character(const ibid_text *text,
                                     const ibid_paragraph *p, bool *call) {
  size_t end = p->end, i = ibid_store_find(&text->references, p->end - 1);
  *call = false;
  for (;;) {
    ibid_character c = ibid_character_before(text, end);
    if (i < text->references.count && text->references.end[i] >= end &&
        text->references.start[i] >= p->start &&
        text->references.start[i] < end) {
      end = text->references.start[i];
      *call = true;
      if (text->bytes[end - 1] == '[') end--;
    } else if (*call && c.code == ']' && end > p->start + 1) {
      end--;
    } else if (ibid_is_space(c.code) && end > p->start) {
      end -= c.size;
    } else if (c.code == ']' && i < text->references.count &&
               text->references.end[i] + 1 == end) {
      end--;
    } else {
      return c;
    }
  }
}

static bool is_stop(uint32_t code) {
  return code == '.' || code == '!' || code == '?' || code == 0x2026 ||
         code == 0x201D || code == '"' || code == 0x2019 || code == '\'' ||
         code == ';' || code == ':' || code == ',' || code == 0xBB ||
         code == 0x2014;
}

static size_t word_end(const ibid_text *text, size_t at, size_t end) {
  while (at < end) {
    ibid_character c = ibid_character_at(text, at);
    if (!ibid_is_letter(c.code)) break;
    at += c.size;
  }
  return at;
}

static bool starts_with_word(const ibid_text *text, const ibid_paragraph *p,
                             ibid_words words) {
  size_t at = p->start, end;
  while (at < p->end && !ibid_is_letter(ibid_character_at(text, at).code))
    at += ibid_character_at(text, at).size;
  end = word_end(text, at, p->end);
  return end > at && ibid_is_word(text, at, end, words);
}

/* Letters, capitals and figures of a short paragraph. */
static void count_letters(const ibid_text *text, const ibid_paragraph *p,
                          item *it) {
  uint32_t small = 0, large = 0, figures = 0, roman = 0, other = 0;
  for (size_t at = p->start; at < p->end;) {
    ibid_character c = ibid_character_at(text, at);
    if (ibid_is_digit(c.code))
      figures++;
    else if (ibid_is_lower(c.code))
      small++;
    else if (ibid_is_letter(c.code))
      large++;
    else if (c.code != ' ' && c.code != '.')
      other++;
    if (c.code < 0x80 && c.code > 0 && strchr("IVXLC", (int)c.code)) roman++;
    at += c.size;
  }
  set(it, CAPITALS, small == 0 && large > 1 && large > figures);
  set(it, NUMERAL,
      small == 0 && other == 0 &&
          ((figures > 0 && figures <= 3 && large == 0) ||
           (roman == large && roman > 0 && figures == 0)));
  set(it, FIGURES, figures > 0 && figures >= small + large);
}

/* `12. Text`: the number, or 0. */
static uint32_t leading_number(const ibid_text *text, const ibid_paragraph *p) {
  size_t at = p->start;
  uint32_t number = 0;
  while (at < p->end && at < p->start + 4 &&
         ibid_is_digit((unsigned char)text->bytes[at]))
    number = number * 10 + (uint32_t)(text->bytes[at++] - '0');
  if (at == p->start || (text->bytes[at] != '.' && text->bytes[at] != ')'))
    return 0;
  return ibid_is_space(ibid_character_at(text, at + 1).code) ? number : 0;
}

/* Words of the first person and of quoting editors. */
static void count_words(const run *r, const ibid_paragraph *p, item *it) {
  const ibid_text *text = r->text;
  uint32_t first = 0, inserted = 0;
  for (size_t at = p->start; at < p->end; at++) {
    char c = text->bytes[at];
    if (c == '[' || (c == '.' && text->bytes[at + 1] == '.')) inserted++;
    if ((c == 'I' || c == 'm' || c == 'w' || c == 'M' || c == 'W' || c == 'u' ||
         c == 'o') &&
        (at == p->start || text->bytes[at - 1] == ' ')) {
      size_t end = word_end(text, at, p->end);
      if (ibid_is_word(text, at, end, IBID_FIRST_PERSONS)) first++;
    }
  }
  set(it, INSERTED, inserted > 0);
  set(it, PERSONAL,
      first > 1 && (uint64_t)first * 10000 >
                       (uint64_t)3 * (r->personal + 5) * (p->end - p->start));
}

/* The first mark of a paragraph, if it opens at its head; where it closes. */
static bool opening_mark(const ibid_text *text, size_t p, uint32_t *closed) {
  const ibid_open_marks *open = &text->open_marks[p];
  const ibid_store *marks = &text->marks;
  const uint32_t *level = ibid_store_numbers(marks, IBID_MARKS_LEVEL);
  *closed = IBID_NONE;
  if (open->first == open->last ||
      marks->start[open->first] != text->paragraphs[p].start ||
      marks->kind[open->first] != IBID_MARK_OPEN)
    return false;
  for (uint32_t i = open->first + 1; i < open->last; i++)
    if (marks->kind[i] == IBID_MARK_CLOSE && level[i] == level[open->first]) {
      *closed = marks->end[i];
      break;
    }
  return true;
}

static void read_marks(const run *r, item *it) {
  const ibid_text *text = r->text;
  const ibid_paragraph *p = &text->paragraphs[it->paragraph];
  uint32_t closed;
  bool marked = opening_mark(text, it->paragraph, &closed), whole;
  if (!marked) return;
  /* A call may come behind the closing mark. */
  it->closed = closed != IBID_NONE && closed + 6 >= p->end;
  whole = it->closed || closed == IBID_NONE;
  set(it, r->dialogue ? SPOKEN : MARKED, true);
  set(it, WHOLE, whole && !r->dialogue);
  set(it, SET_OFF, whole && !r->dialogue && p->end - p->start > 150);
}

/* Dialogue: more than six of a hundred paragraphs are short and marked. */
static bool is_dialogue(const ibid_text *text, const uint8_t *in_note) {
  size_t spoken = 0, all = 0;
  uint32_t closed;
  for (size_t p = 0; p < text->paragraph_count; p++) {
    const ibid_paragraph *here = &text->paragraphs[p];
    if (in_note[p]) continue;
    all++;
    if (here->end - here->start < 150 && opening_mark(text, p, &closed))
      spoken++;
  }
  return spoken > 4 && spoken * 100 > all * 6;
}

/* Phrase—phrase—phrase: five or more, and short. */
static bool is_summary(const ibid_text *text, const ibid_paragraph *p) {
  uint32_t dashes = 0;
  for (size_t at = p->start; at < p->end;) {
    ibid_character c = ibid_character_at(text, at);
    if (c.code == 0x2014 || (c.code == '-' && text->bytes[at + 1] == '-'))
      dashes++;
    at += c.size;
  }
  return dashes >= 4 && (p->end - p->start) / dashes < 90;
}

static item read_item(const run *r, size_t paragraph) {
  const ibid_text *text = r->text;
  const ibid_paragraph *p = &text->paragraphs[paragraph];
  item it = {.paragraph = (uint32_t)paragraph};
  uint32_t size = p->end - p->start;
  ibid_character first = ibid_character_at(text, p->start), last;
  bool call;
  last = last_character(text, p, &call);
  set(&it, ALWAYS, true);
  set(&it, SHORT, size < 90);
  set(&it, TINY, size < 30);
  set(&it, LONG, size >= 300);
  set(&it, NO_POINT, !is_stop(last.code));
  if (last.code == 0x2014 && p->end - p->start > 4 &&
      text->bytes[p->end - 4] == ':')
    last.code = ':';
  set(&it, STOPPED, last.code == '.');
  set(&it, DASHES, size < 800 && is_summary(text, p));
  set(&it, END_COLON, last.code == ':');
  set(&it, END_COMMA,
      last.code == ',' || last.code == 0x2014 || last.code == ';');
  set(&it, END_CALL, call);
  set(&it, SMALL_START, ibid_is_lower(first.code));
  set(&it, DIVISION, size < 90 && starts_with_word(text, p, IBID_DIVISIONS));
  set(&it, CAPTION_WORD,
      size < 400 && ibid_is_upper(first.code) &&
          starts_with_word(text, p, IBID_CAPTIONS));
  set(&it, RESUMES, starts_with_word(text, p, IBID_RESUMERS));
  set(&it, IS_VERSE, p->verse);
  set(&it, GAP, p->before > r->usual_gap);
  set(&it, INDENTED,
      p->indent > r->indent && p->hang != 0x7FFF && p->hang > r->indent + 1);
  if (size < 120) count_letters(text, p, &it);
  count_words(r, p, &it);
  it.number = leading_number(text, p);
  read_marks(r, &it);
  return it;
}

/* Does the last sentence of a paragraph name a document? */
static bool names_document(const run *r, size_t i) {
  const ibid_text *text = r->text;
  const ibid_paragraph *p = paragraph_of(r, i);
  const size_t reach = 120;
  size_t at = p->end - p->start > reach ? p->end - reach : p->start;
  while (at < p->end && ibid_is_letter(ibid_character_at(text, at).code))
    at++;
  while (at < p->end) {
    size_t end = word_end(text, at, p->end);
    if (end > at && ibid_is_word(text, at, end, IBID_DOCUMENTS)) return true;
    at = end > at ? end : at + ibid_character_at(text, at).size;
  }
  return false;
}

/* What depends on the neighbours. */
static void read_neighbours(run *r) {
  for (size_t i = 0; i < r->count; i++) {
    item *it = &r->items[i];
    const ibid_open_marks *open;
    set(it, FIRST, i == 0);
    if (i == 0) continue;
    open = &r->text->open_marks[r->items[i - 1].paragraph];
    set(it, AFTER_COLON, has(r, i - 1, END_COLON));
    set(it, DOCUMENT, has(r, i - 1, END_COLON) && names_document(r, i - 1));
    set(it, AFTER_COMMA, has(r, i - 1, END_COMMA) && !has(r, i, SMALL_START));
    set(it, REOPENED, open->reopened > 0);
  }
}

/* Cells stand together, are short, and many are figures. */
static void find_cells(run *r) {
  for (size_t i = 0; i < r->count;) {
    size_t first = i, figures = 0;
    while (i < r->count && has(r, i, SHORT) && has(r, i, NO_POINT)) {
      if (has(r, i, FIGURES)) figures++;
      i++;
    }
    if (i - first >= 4 && figures * 4 >= i - first)
      for (size_t k = first; k < i; k++)
        set(&r->items[k], IN_TABLE, true);
    if (i == first) i++;
  }
}

/* Numbers that rise over the text, apart from each other, are captions'; those
** that stand together are a list's. */
static void find_series(run *r) {
  const uint32_t near = 1;
  size_t last = IBID_NONE;
  for (size_t i = 0; i < r->count; i++) {
    bool goes_on;
    if (r->items[i].number == 0) continue;
    goes_on =
        last != IBID_NONE && r->items[i].number == r->items[last].number + 1;
    if (goes_on && i - last <= near) {
      set(&r->items[i], LISTED, true);
      set(&r->items[last], LISTED, true);
    } else if (goes_on && !has(r, i, LONG) && !has(r, last, LONG)) {
      set(&r->items[i], IN_SERIES, true);
      set(&r->items[last], IN_SERIES, true);
    }
    last = i;
  }
}

/* ---- The best sequence --------------------------------------------- */

static int weight_of(const run *r, size_t i, state s) {
  uint32_t mask = r->items[i].evidence;
  int weight = 0;
  for (; mask != 0; mask &= mask - 1)
    weight += weights[__builtin_ctz(mask)][s];
  return weight;
}

/* Does a quotation go on from the item before? */
static int weight_of_going_on(const run *r, size_t i) {
  int weight = 0;
  if (has(r, i - 1, END_CALL)) weight += ON_AFTER_CALL;
  if (r->items[i - 1].closed && !has(r, i, REOPENED)) weight += ON_AFTER_CLOSED;
  if (has(r, i, IS_VERSE) && has(r, i - 1, IS_VERSE))
    weight += ON_IN_VERSE;
  else if (has(r, i, IS_VERSE) != has(r, i - 1, IS_VERSE))
    weight += ON_INTO_VERSE;
  if (has(r, i - 1, END_COLON) || has(r, i - 1, END_COMMA))
    weight += ON_AFTER_LEAD;
  return weight;
}

/* Epigraphs come before the first long paragraph under a heading. */
static int weight_of_pair(const run *r, size_t i, state from, state to) {
  int weight = follows[from][to];
  if (to == REST)
    weight += weight_of_going_on(r, i);
  else if ((from == QUOT || from == REST) && has(r, i, REOPENED))
    weight += OFF_REOPENED;
  if (to == ATTR && from == ATTR && has(r, i, SMALL_START)) weight += 60;
  return weight;
}

typedef struct step {
  int32_t total[STATES];
  uint8_t before[STATES];
} step;

static void take_step(const run *r, size_t i, const step *last, step *now) {
  for (int to = 0; to < STATES; to++) {
    int32_t best = NEVER * 2;
    now->before[to] = 0;
    for (int from = 0; from < STATES; from++) {
      int32_t total =
          last->total[from] + weight_of_pair(r, i, (state)from, (state)to);
      if (total <= best) continue;
      best = total;
      now->before[to] = (uint8_t)from;
    }
    now->total[to] = best + weight_of(r, i, (state)to);
  }
}

/* How much better the best state is than the next one, as a share. */
static uint8_t certainty(const step *s, int best) {
  int32_t next = 2 * NEVER, margin;
  for (int k = 0; k < STATES; k++)
    if (k != best && s->total[k] > next) next = s->total[k];
  margin = s->total[best] - next;
  if (margin < 0) margin = 0;
  return (uint8_t)(margin > 100 ? 250 : 120 + margin * 13 / 10);
}

static void find_states(run *r) {
  step *steps;
  int best = TEXT;
  if (r->count == 0) return;
  steps = ibid_allocate(r->text, r->count * sizeof *steps);
  for (int s = 0; s < STATES; s++) {
    steps[0].total[s] = starts[s] + weight_of(r, 0, (state)s);
    steps[0].before[s] = TEXT;
  }
  for (size_t i = 1; i < r->count; i++)
    take_step(r, i, &steps[i - 1], &steps[i]);
  for (int s = 0; s < STATES; s++)
    if (steps[r->count - 1].total[s] > steps[r->count - 1].total[best])
      best = s;
  for (size_t i = r->count; i-- > 0;) {
    r->items[i].state = (uint8_t)best;
    r->items[i].sure = certainty(&steps[i], best);
    best = steps[i].before[best];
  }
  ibid_release(r->text, steps);
}

/* ---- Results ------------------------------------------------------- */

static const uint8_t kind_of_state[STATES] = {
    [TEXT] = IBID_BLOCK_PARAGRAPH, [HEAD] = IBID_BLOCK_HEADING,
    [EPIG] = IBID_BLOCK_EPIGRAPH,  [ATTR] = IBID_BLOCK_ATTRIBUTION,
    [QUOT] = IBID_BLOCK_QUOTATION, [REST] = IBID_BLOCK_QUOTATION,
    [CAPT] = IBID_BLOCK_CAPTION,   [CELL] = IBID_BLOCK_TABLE,
    [LIST] = IBID_BLOCK_LIST,
};

static uint32_t add_block(run *r, uint32_t start, uint32_t end, int kind,
                          uint32_t paragraphs, uint8_t confidence) {
  ibid_store *blocks = &r->text->blocks;
  uint32_t i = ibid_store_add(r->text, blocks, start, end, kind);
  ibid_store_numbers(blocks, IBID_BLOCKS_PARAGRAPHS)[i] = paragraphs;
  ibid_store_bytes(blocks, IBID_BLOCKS_CONFIDENCE)[i] = confidence;
  return i;
}

/* Does an item belong to the block of the one before? */
static bool joins(const run *r, size_t i) {
  state s = (state)r->items[i].state;
  if (s == REST) return true;
  if (i == 0 || s != r->items[i - 1].state) return false;
  return s == CELL || (s == ATTR && has(r, i, SMALL_START));
}

/* A heading's level: 1 for the text's first ones, 2 for those inside. */
static uint32_t level_of(const run *r, size_t i) {
  for (size_t k = 0; k < i; k++)
    if (r->items[k].state != HEAD) return 2;
  return 1;
}

static void store_items(run *r) {
  for (size_t i = 0; i < r->count;) {
    size_t first = i;
    uint32_t block;
    uint8_t sure = 255;
    do {
      if (r->items[i].sure < sure) sure = r->items[i].sure;
      i++;
    } while (i < r->count && joins(r, i));
    block = add_block(
        r, paragraph_of(r, first)->start, paragraph_of(r, i - 1)->end,
        kind_of_state[r->items[first].state], (uint32_t)(i - first), sure);
    if (r->items[first].state == HEAD)
      ibid_store_numbers(&r->text->blocks, IBID_BLOCKS_LEVEL)[block] =
          level_of(r, first);
  }
}

static void store_notes(run *r) {
  for (size_t i = 0; i < r->text->body_count; i++) {
    const ibid_body *body = &r->text->bodies[i];
    add_block(r, body->start, body->end, IBID_BLOCK_NOTE, body->paragraphs,
              body->reference != IBID_NONE ? 245 : 160);
  }
}

static void store_chrome(run *r) {
  const ibid_store *lines = &r->text->lines;
  for (size_t i = 0; i < lines->count; i++) {
    size_t start = lines->start[i], end = lines->end[i];
    if (lines->kind[i] == IBID_LINE_TEXT || lines->kind[i] == IBID_LINE_BLANK)
      continue;
    ibid_character_skip(r->text, &start, end);
    while (end > start &&
           ibid_is_space(ibid_character_before(r->text, end).code))
      end -= ibid_character_before(r->text, end).size;
    add_block(r, (uint32_t)start, (uint32_t)end, IBID_BLOCK_CHROME, 1, 230);
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
         s == CAPT;
}

/* A break: a gap that no heading, table or caption accounts for, or a rule. */
static bool breaks_before(const run *r, size_t i) {
  const ibid_paragraph *p = paragraph_of(r, i);
  int s = r->items[i].state, before = i > 0 ? r->items[i - 1].state : HEAD;
  size_t line = p->line;
  if (i == 0 || before == HEAD) return true;
  while (line > 0 && r->text->owner[line - 1] == IBID_NONE) {
    line--;
    if (r->text->lines.kind[line] == IBID_LINE_BREAK) return true;
  }
  if (!has(r, i, GAP) || s == CELL || before == CELL) return false;
  return s != REST;
}

static void store_sections(const run *r) {
  ibid_store *sections = &r->text->sections;
  uint32_t section = IBID_NONE;
  size_t breaks = 0;
  for (size_t i = 0; i < r->count; i++) {
    if (!is_body(r->items[i].state)) {
      if (r->items[i].state == HEAD) section = IBID_NONE;
      continue;
    }
    if (section == IBID_NONE || breaks_before(r, i)) {
      if (section != IBID_NONE) breaks++;
      section =
          ibid_store_add(r->text, sections, paragraph_of(r, i)->start, 0, 0);
      ibid_store_numbers(sections, 0)[section] = 0;
    }
    sections->end[section] = paragraph_of(r, i)->end;
    if (!joins(r, i)) ibid_store_numbers(sections, 0)[section]++;
  }
  if (breaks == 0) sections->count = 0;
}

/* ---- The stage ----------------------------------------------------- */

static uint32_t commonest_gap(const ibid_text *text) {
  uint32_t counts[8] = {0}, best = 0;
  for (size_t p = 1; p < text->paragraph_count; p++)
    counts[text->paragraphs[p].before < 7 ? text->paragraphs[p].before : 7]++;
  for (uint32_t gap = 1; gap < 8; gap++)
    if (counts[gap] > counts[best]) best = gap;
  return best;
}

static uint32_t commonest_hang(const ibid_text *text) {
  uint32_t counts[64] = {0}, best = 0;
  for (size_t p = 0; p < text->paragraph_count; p++)
    if (text->paragraphs[p].hang < 64) counts[text->paragraphs[p].hang]++;
  for (uint32_t indent = 1; indent < 64; indent++)
    if (counts[indent] > counts[best]) best = indent;
  return best;
}

static uint32_t share_of_first_person(const ibid_text *text) {
  uint64_t words = 0;
  for (size_t p = 0; p < text->paragraph_count; p++)
    for (size_t at = text->paragraphs[p].start; at < text->paragraphs[p].end;
         at++)
      if (text->bytes[at] == 'I' && text->bytes[at + 1] == ' ' &&
          (at == 0 || text->bytes[at - 1] == ' '))
        words++;
  return text->size == 0 ? 0 : (uint32_t)(words * 10000 / text->size);
}

static void know_notes(run *r) {
  r->in_note = ibid_allocate_zero(r->text, r->text->paragraph_count + 1);
  for (size_t i = 0; i < r->text->body_count; i++)
    memset(r->in_note + r->text->bodies[i].paragraph, 1,
           r->text->bodies[i].paragraphs);
  for (size_t p = 0; p < r->text->paragraph_count; p++)
    if (r->text->paragraphs[p].foot) r->in_note[p] = 1;
}

static void read_items(run *r) {
  ibid_text *text = r->text;
  r->items =
      ibid_allocate(text, (text->paragraph_count + 1) * sizeof *r->items);
  for (size_t p = 0; p < text->paragraph_count; p++) {
    if (!r->in_note[p]) r->items[r->count++] = read_item(r, p);
  }
}

void ibid_blocks_run(ibid_text *text) {
  run r = {.text = text};
  ibid_store_open(&text->blocks, &schema);
  ibid_store_open(&text->sections, &section_schema);
  r.usual_gap = commonest_gap(text);
  r.indent = commonest_hang(text);
  r.personal = share_of_first_person(text);
  know_notes(&r);
  r.dialogue = is_dialogue(text, r.in_note);
  read_items(&r);
  read_neighbours(&r);
  find_cells(&r);
  find_series(&r);
  find_states(&r);
  store_items(&r);
  store_sections(&r);
  store_notes(&r);
  store_chrome(&r);
  ibid_store_sort(text, &text->blocks);
  link_attributions(text);
  ibid_release(text, r.items);
  ibid_release(text, r.in_note);
  ibid_store_close(&text->blocks);
  ibid_store_close(&text->sections);
}

const ibid_layer *ibid_blocks(const ibid_text *text) {
  return &text->blocks.layer;
}

const ibid_layer *ibid_sections(const ibid_text *text) {
  return &text->sections.layer;
}
