/*
** evidence.c - what each paragraph shows of its kind, for blocks.c to weigh.
*/
#include "evidence.h"

#include <string.h>

static const ibid_paragraph *paragraph_of(const ibid_items *all, size_t i) {
  return &all->text->paragraphs[all->items[i].paragraph];
}

enum { NO_HANG = 0x7FFF }; /* a paragraph has one line */

static void set(ibid_item *it, ibid_evidence e, bool holds) {
  if (holds) it->evidence |= 1ull << e;
}

/* ---- Ends and beginnings ------------------------------------------- */

/* How a paragraph ends, calls of notes aside. */
typedef struct ending {
  uint32_t last;   /* its last character */
  uint32_t before; /* the last one that is no dash, if that is one */
  bool call;       /* a call stands at the end */
} ending;

static bool is_dash(uint32_t code) {
  return code == '-' || (code >= 0x2010 && code <= 0x2015);
}

static bool is_closing(uint32_t code) {
  return code == 0x201D || code == '"' || code == 0x2019 || code == '\'' ||
         code == 0xBB;
}

static bool is_stop(uint32_t code) {
  return code == '.' || code == '!' || code == '?' || code == 0x2026 ||
         code == ';' || code == ':' || code == ',' || is_closing(code) ||
         is_dash(code);
}

/* The last call of a paragraph, or none: the first reference that ends after
** `at`, if it lies in the paragraph. */
static uint32_t call_at(const ibid_text *text, const ibid_paragraph *p,
                        size_t at) {
  size_t i = ibid_store_find(&text->references, at - 1);
  if (i == text->references.count || text->references.start[i] >= at ||
      text->references.start[i] < p->start)
    return IBID_NONE;
  return (uint32_t)i;
}

static ending ending_of(const ibid_text *text, const ibid_paragraph *p) {
  ending e = {0, 0, false};
  size_t end = p->end;
  while (end > p->start) {
    ibid_character c = ibid_character_before(text, end);
    size_t inner = c.code == ']' ? end - 1 : end;
    uint32_t call = inner > p->start ? call_at(text, p, inner) : IBID_NONE;
    if (call != IBID_NONE) {
      end = text->references.start[call];
      if (inner > text->references.end[call]) break;
      if (c.code == ']' && end > p->start && text->bytes[end - 1] == '[') end--;
      e.call = true;
    } else if (ibid_is_space(c.code)) {
      end -= c.size;
    } else {
      break;
    }
  }
  e.last = e.before = ibid_character_before(text, end).code;
  while (end > p->start && is_dash(e.before)) {
    end -= ibid_character_before(text, end).size;
    e.before = ibid_character_before(text, end).code;
  }
  return e;
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

/* `12. Text`, `(12) Text`: the number, or 0. */
static uint32_t leading_number(const ibid_text *text, const ibid_paragraph *p) {
  size_t at = p->start, first;
  uint32_t number = 0;
  if (text->bytes[at] == '(') at++;
  first = at;
  while (at < p->end && at < first + 3 &&
         ibid_is_digit((unsigned char)text->bytes[at]))
    number = number * 10 + (uint32_t)(text->bytes[at++] - '0');
  if (at == first || (text->bytes[at] != '.' && text->bytes[at] != ')'))
    return 0;
  return ibid_is_space(ibid_character_at(text, at + 1).code) ? number : 0;
}

/* `(a) Text`, `(iv) Text`, `(2) Text`. */
static bool is_enumerated(const ibid_text *text, const ibid_paragraph *p) {
  const size_t longest = 5;
  size_t at = p->start + 1;
  if (text->bytes[p->start] != '(') return false;
  while (at < p->end && at <= p->start + longest &&
         (ibid_is_digit((unsigned char)text->bytes[at]) ||
          ibid_is_lower((unsigned char)text->bytes[at])))
    at++;
  return at > p->start + 1 && text->bytes[at] == ')';
}

static void read_ends(const ibid_text *text, const ibid_paragraph *p,
                      ibid_item *it) {
  ending e = ending_of(text, p);
  bool dash = is_dash(e.last);
  set(it, NO_POINT, !is_stop(e.last));
  set(it, STOPPED, e.last == '.' || e.last == '!' || e.last == '?');
  set(it, END_COLON, e.before == ':');
  set(it, END_COMMA, e.last == ',' || (dash && !is_stop(e.before)));
  set(it, END_SEMICOLON, e.last == ';');
  set(it, END_CALL, e.call);
  set(it, BRACKETED, text->bytes[p->start] == '(' && e.last == ')');
  set(it, END_CLOSE, is_closing(e.before));
  set(it, SMALL_START, ibid_is_lower(ibid_character_at(text, p->start).code));
  it->number = leading_number(text, p);
  set(it, ENUMERATED, is_enumerated(text, p));
}

/* ---- Letters and words --------------------------------------------- */

/* Letters, capitals and figures of a short paragraph. */
static void read_letters(const ibid_text *text, const ibid_paragraph *p,
                         ibid_item *it) {
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
  set(it, SOURCE, figures > 0 && figures < small);
  set(it, ROW, figures > 0 && ibid_grid_cells(text, p) > 1);
}

/* Do the words that are not small words begin with capitals? */
static bool is_title_case(const ibid_text *text, const ibid_paragraph *p) {
  uint32_t words = 0, capitals = 0;
  for (size_t at = p->start; at < p->end;) {
    ibid_character c = ibid_character_at(text, at);
    size_t end = word_end(text, at, p->end);
    if (end == at) {
      at += c.size;
      continue;
    }
    if (!ibid_is_word(text, at, end, IBID_FUNCTIONS)) {
      words++;
      if (!ibid_is_lower(c.code)) capitals++;
    }
    at = end;
  }
  return words > 0 && capitals == words;
}

/* Insertions and omissions, as editors mark them. */
static bool is_edited(const ibid_text *text, const ibid_paragraph *p) {
  const uint64_t *sign = text->classes.sign, *stop = text->classes.stop;
  size_t at = p->start, end = p->end;
  for (; (at = ibid_mask_next(sign, at, end)) < end; at++)
    if (text->bytes[at] == '[') return true;
  at = p->start;
  for (; (at = ibid_mask_next(stop, at, end)) < end; at++) {
    const char *c = text->bytes + at;
    if ((c[0] == '.' && c[1] == '.') || memcmp(c, "\xE2\x80\xA6", 3) == 0)
      return true;
  }
  return false;
}

static void count_word(ibid_voice *voice, uint32_t classes) {
  voice->first += classes >> IBID_FIRST_PERSONS & 1;
  voice->second += classes >> IBID_SECOND_PERSONS & 1;
  voice->past += classes >> IBID_PASTS & 1;
  voice->present += classes >> IBID_PRESENTS & 1;
}

/* What the last words of up to six bytes were; the same few come again. */
enum { MEMO = 1024, MEMO_WORD = 6 };

struct ibid_memo {
  uint64_t word; /* its bytes and its size */
  uint32_t classes;
};

static uint32_t recall(const ibid_items *all, const char *bytes, size_t size) {
  struct ibid_memo *memo;
  uint64_t word = 0;
  memcpy(&word, bytes, MEMO_WORD); /* the text has more behind it */
  word &= (UINT64_C(1) << 8 * size) - 1;
  word |= (uint64_t)size << 56;
  memo = &all->memo[word * 0x9E3779B97F4A7C15 >> 54];
  if (memo->word != word) {
    memo->word = word;
    memo->classes = ibid_language_find(all->text->language, bytes, size);
  }
  return memo->classes;
}

/* The words of a paragraph outside of its marks.  What tells is short. */
static ibid_voice voice_of(const ibid_items *all, size_t paragraph) {
  const ibid_text *text = all->text;
  const ibid_paragraph *p = &text->paragraphs[paragraph];
  const ibid_open_marks *open = &text->open_marks[paragraph];
  const ibid_store *tokens = &text->tokens, *marks = &text->marks;
  ibid_voice voice = {0, 0, 0, 0};
  uint32_t m = open->first, depth = 0;
  for (size_t t = ibid_store_find(tokens, p->start);
       t < tokens->count && tokens->start[t] < p->end; t++) {
    uint32_t start = tokens->start[t], size = tokens->end[t] - start;
    for (; m < open->last && marks->start[m] <= start; m++) {
      if (marks->kind[m] == IBID_MARK_OPEN) depth++;
      if (marks->kind[m] == IBID_MARK_CLOSE && depth > 0) depth--;
    }
    if (depth > 0 || tokens->kind[t] != IBID_TOKEN_WORD || size > MEMO_WORD)
      continue;
    count_word(&voice, recall(all, text->bytes + start, size));
  }
  return voice;
}

/* Phrase—phrase—phrase: five or more, and short. */
static bool is_summary(const ibid_text *text, const ibid_paragraph *p) {
  const char *at = text->bytes + p->start, *end = text->bytes + p->end;
  uint32_t dashes = 0;
  for (; (at = memchr(at, '-', (size_t)(end - at))) != NULL; at++)
    if (at[1] == '-') dashes++;
  at = text->bytes + p->start;
  for (; (at = memchr(at, '\xE2', (size_t)(end - at))) != NULL; at++)
    if (at[1] == '\x80' && at[2] == '\x94') dashes++;
  return dashes >= 3 && (p->end - p->start) / dashes < 110;
}

/* ---- Marks --------------------------------------------------------- */

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

/* How a paragraph is marked. */
typedef enum marking {
  UNMARKED,
  TAILED, /* opens with a mark, and text comes after the last one that closes */
  CUT, /* closes at its end, but a clause came between: “A,” he says, “b.” */
  WHOLE, /* from its beginning to its end, or beyond */
} marking;

/* Do the words after a mark only report, and the quotation go on in the same
** sentence? */
static bool is_clause(const ibid_text *text, size_t paragraph, uint32_t at) {
  const ibid_open_marks *open = &text->open_marks[paragraph];
  const uint32_t longest = 100;
  for (uint32_t m = open->first; m < open->last; m++) {
    size_t end = text->marks.start[m];
    ibid_character last;
    if (end < at || text->marks.kind[m] != IBID_MARK_OPEN) continue;
    do {
      last = ibid_character_before(text, end);
      end -= last.size;
    } while (ibid_is_space(last.code) && end > at);
    return text->marks.start[m] - at < longest && last.code != '.' &&
           last.code != '!' && last.code != '?';
  }
  return false;
}

static marking marking_of(const ibid_text *text, const ibid_item *it) {
  const ibid_paragraph *p = &text->paragraphs[it->paragraph];
  const uint32_t call = 6;
  uint32_t closed;
  if (!opening_mark(text, it->paragraph, &closed)) return UNMARKED;
  if (closed == IBID_NONE || closed + call >= p->end) return WHOLE;
  if (text->open_marks[it->paragraph].depth == 0 &&
      (it->evidence >> END_CLOSE & 1) == 0)
    return TAILED;
  return is_clause(text, it->paragraph, closed) ? CUT : TAILED;
}

static bool is_lead(const ibid_items *all, size_t i) {
  return ibid_shows(all, i, END_COLON);
}

/* Did the paragraph before leave open what this one opens anew? */
static bool goes_on(const ibid_items *all, size_t i) {
  const ibid_open_marks *open =
      &all->text->open_marks[all->items[i - 1].paragraph];
  return open->reopened > 0 || open->carried;
}

/* Whether what is set off has marks, and what other marked paragraphs are. */
static void read_habits(ibid_items *all) {
  const uint32_t shortest = 150;
  size_t led[2] = {0, 0}, cut = 0, whole = 0;
  for (size_t i = 1; i < all->body; i++) {
    const ibid_paragraph *p = paragraph_of(all, i);
    marking m = marking_of(all->text, &all->items[i]);
    if (p->end - p->start < shortest || goes_on(all, i)) continue;
    if (is_lead(all, i - 1)) {
      led[m != UNMARKED]++;
    } else {
      if (m == CUT) cut++;
      if (m == WHOLE) whole++;
    }
  }
  all->bare = led[0] * 2 > led[1];
  all->leads = (uint32_t)(led[0] + led[1]);
  all->whole = whole * 2 > cut && whole > 1;
}

static void read_marks(const ibid_items *all, size_t i) {
  ibid_item *it = &all->items[i];
  const ibid_paragraph *p = &all->text->paragraphs[it->paragraph];
  const uint32_t shortest = 150;
  marking m = marking_of(all->text, it);
  uint32_t closed;
  if (m == UNMARKED) return;
  opening_mark(all->text, it->paragraph, &closed);
  it->closed = m == WHOLE && closed != IBID_NONE;
  if (i > 0 && goes_on(all, i)) return;
  set(it, all->dialogue ? SPOKEN : MARKED, true);
  if (all->dialogue) return;
  set(it, SPEECH, all->bare && (m == TAILED || all->whole));
  set(it, SET_OFF,
      all->leads > 0 && m != TAILED && p->end - p->start >= shortest &&
          !(all->bare && all->whole));
}

/* Dialogue: more than six of a hundred paragraphs are short and marked. */
static bool is_dialogue(const ibid_items *all) {
  const ibid_text *text = all->text;
  size_t spoken = 0;
  uint32_t closed;
  for (size_t i = 0; i < all->body; i++) {
    const ibid_paragraph *p = paragraph_of(all, i);
    if (p->end - p->start < 150 &&
        opening_mark(text, all->items[i].paragraph, &closed))
      spoken++;
  }
  return spoken > 4 && spoken * 100 > all->body * 6;
}

/* ---- One paragraph ------------------------------------------------- */

/* A line alone stands in if it is neither a usual one nor a paragraph's first
** one. */
static void read_indent(const ibid_items *all, const ibid_paragraph *p,
                        ibid_item *it) {
  const ibid_indents *usual = &all->text->indents;
  uint32_t first = usual->base + usual->step;
  bool alone = p->hang == NO_HANG;
  bool in = p->indent > usual->base + 1 &&
            (alone ? p->indent != first : p->hang > usual->base + 1);
  if (all->text->layout.layout == IBID_LAYOUT_LINES) return;
  set(it, INDENTED, in);
  set(it, FLUSH, !in && all->indents);
  set(it, DEEP,
      p->indent > first + 2 && alone &&
          (usual->inset == 0 || p->indent > usual->inset + usual->step));
}

static void read_item(const ibid_items *all, ibid_item *it) {
  const ibid_text *text = all->text;
  const ibid_paragraph *p = &text->paragraphs[it->paragraph];
  uint32_t size = p->end - p->start;
  set(it, ALWAYS, true);
  set(it, SHORT, size < 90);
  set(it, TINY, size < 30);
  set(it, LONG, size >= 300);
  read_ends(text, p, it);
  if (size < 160) read_letters(text, p, it);
  set(it, TITLE_CASE, size < 120 && is_title_case(text, p));
  set(it, DASHES, size < 800 && !p->verse && is_summary(text, p));
  set(it, DIVISION, size < 90 && starts_with_word(text, p, IBID_DIVISIONS));
  set(it, CAPTION,
      size < 400 && ibid_is_upper(ibid_character_at(text, p->start).code) &&
          starts_with_word(text, p, IBID_CAPTIONS));
  set(it, RESUMES, starts_with_word(text, p, IBID_RESUMERS));
  set(it, VERSE, p->verse);
  set(it, GAP, p->before > all->usual_gap && !p->page);
  read_indent(all, p, it);
  set(it, INSERTED, is_edited(text, p));
  it->voice = voice_of(all, it->paragraph);
}

/* ---- Neighbours ---------------------------------------------------- */

/* Does the last sentence of a paragraph name a document? */
static bool names_document(const ibid_items *all, size_t i) {
  const ibid_text *text = all->text;
  const ibid_paragraph *p = paragraph_of(all, i);
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

/* Do items stand together, without a note between them? */
static bool is_beside(const ibid_items *all, size_t first, size_t i) {
  return all->items[i].paragraph - all->items[first].paragraph == i - first;
}

/* Does a long paragraph come next, or a note behind the body's last one? */
static bool before_long(const ibid_items *all, size_t i, size_t end) {
  if (i + 1 < end && is_beside(all, i, i + 1))
    return ibid_shows(all, i + 1, LONG);
  return !ibid_shows(all, i, IN_NOTE) &&
         all->items[i].paragraph + 1 < all->text->paragraph_count;
}

static void read_neighbours(ibid_items *all, size_t first, size_t end) {
  for (size_t i = first; i < end; i++) {
    ibid_item *it = &all->items[i];
    set(it, FIRST, i == 0);
    set(it, BEFORE_LONG, before_long(all, i, end));
    if (i == first || ibid_shows(all, i, NOTE_HEAD)) continue;
    if (!ibid_shows(all, i - 1, SHORT) || !ibid_shows(all, i - 1, NO_POINT))
      it->evidence &= ~(1ull << DASHES);
    set(it, AFTER_COLON, ibid_shows(all, i - 1, END_COLON));
    set(it, DOCUMENT,
        ibid_shows(all, i - 1, END_COLON) && names_document(all, i - 1));
    set(it, AFTER_COMMA, ibid_shows(all, i - 1, END_COMMA));
    set(it, REOPENED, goes_on(all, i));
  }
}

/* Is a share of words much greater than in the text? */
static bool exceeds(uint64_t words, uint64_t size, uint64_t all_words,
                    uint64_t all_size) {
  const uint64_t times = 3, some = 5;
  return words * 10000 * all_size >
         times * (all_words * 10000 + some * all_size) * size;
}

/* The surprise of what has a chance of 5, 10 ... 95 per cent: its logarithm in
** hundredths. */
static int surprise(int percent) {
  static const int of[] = {300, 230, 190, 161, 139, 120, 105, 92, 80, 69,
                           60,  51,  43,  36,  29,  22,  16,  11, 5};
  if (percent < 5) percent = 5;
  if (percent > 95) percent = 95;
  return of[percent / 5 - 1];
}

/* How much more a paragraph's verbs are those of the text than those of another
** voice, which tells less where the text tells much: log odds in hundredths. */
static int likeness(const ibid_voice *v, const ibid_voice *of_all) {
  const int apart = 40, most = 60;
  uint64_t verbs = (uint64_t)of_all->past + of_all->present;
  int usual, other, past, present;
  if (verbs == 0) return 0;
  usual = (int)(of_all->past * 100ull / verbs);
  other = usual > 50 ? usual - apart : usual + apart;
  past = (int)v->past < most ? (int)v->past : most;
  present = (int)v->present < most ? (int)v->present : most;
  return past * (surprise(other) - surprise(usual)) +
         present * (surprise(100 - other) - surprise(100 - usual));
}

/* Compare the voice of a paragraph with that of the text. */
static void read_voice(const ibid_items *all, ibid_item *it) {
  const ibid_paragraph *p = &all->text->paragraphs[it->paragraph];
  const ibid_voice *v = &it->voice, *of_all = &all->voice;
  const int some = 70, much = 200;
  uint32_t size = p->end - p->start;
  int like = likeness(v, of_all);
  set(it, PERSONAL,
      v->first > 1 && exceeds(v->first, size, of_all->first, all->size));
  set(it, ADDRESSED,
      v->second > 0 && exceeds(v->second, size, of_all->second, all->size));
  set(it, LIKE, like >= some);
  set(it, VERY_LIKE, like >= much);
  set(it, UNLIKE, like <= -some);
  set(it, VERY_UNLIKE, like <= -much);
}

/* Insertions and omissions tell nothing where the author makes them, too. */
static void read_edits(ibid_items *all) {
  size_t edited = 0, unmarked = 0;
  for (size_t i = 0; i < all->body; i++) {
    if (ibid_shows(all, i, MARKED) || ibid_shows(all, i, SPOKEN)) continue;
    unmarked++;
    if (ibid_shows(all, i, INSERTED)) edited++;
  }
  for (size_t i = 0; i < all->count && edited * 8 > unmarked; i++)
    all->items[i].evidence &= ~(1ull << INSERTED);
}

static void read_voices(ibid_items *all) {
  for (size_t i = 0; i < all->body; i++) {
    const ibid_voice *v = &all->items[i].voice;
    all->voice.first += v->first;
    all->voice.second += v->second;
    all->voice.past += v->past;
    all->voice.present += v->present;
    all->size += paragraph_of(all, i)->end - paragraph_of(all, i)->start;
  }
  for (size_t i = 0; i < all->count; i++)
    read_voice(all, &all->items[i]);
}

/* What may be a cell of a table: figures, or a few words. */
static bool is_cell(const ibid_items *all, size_t i) {
  return ibid_shows(all, i, SHORT) && !ibid_shows(all, i, END_COLON) &&
         (ibid_shows(all, i, NO_POINT) || ibid_shows(all, i, FIGURES) ||
          ibid_shows(all, i, ROW) || ibid_shows(all, i, TINY));
}

/* Cells stand together, and many are figures. */
static void find_cells(ibid_items *all, size_t from, size_t end) {
  for (size_t i = from; i < end;) {
    size_t first = i, figures = 0, rows = 0;
    while (i < end && is_cell(all, i) &&
           (i == first || !ibid_shows(all, i, NOTE_HEAD))) {
      if (ibid_shows(all, i, FIGURES)) figures++;
      if (ibid_shows(all, i, ROW)) rows++;
      i++;
    }
    if ((i - first >= 4 || rows >= 2) && (figures + rows) * 4 >= i - first)
      for (size_t k = first; k < i; k++)
        set(&all->items[k], CELLS, true);
    if (i == first) i++;
  }
}

/* A run of short paragraphs that is no table and no run of headings. */
static void find_runs(ibid_items *all) {
  const size_t least = 4;
  for (size_t i = 1; i < all->body;) {
    size_t first = i;
    while (i < all->body && is_beside(all, first, i) &&
           ibid_shows(all, i, SHORT) && !ibid_shows(all, i, CELLS) &&
           !ibid_shows(all, i, NUMERAL) && !ibid_shows(all, i, DIVISION) &&
           !ibid_shows(all, i, MARKED) && !ibid_shows(all, i, SPOKEN))
      i++;
    for (size_t k = first; k < i && i - first >= least; k++)
      set(&all->items[k], RUN, true);
    if (i == first) i++;
  }
}

/* Is a line the name of who speaks in a play? */
static bool is_name(const ibid_items *all, size_t i) {
  return ibid_shows(all, i, TINY) && ibid_shows(all, i, NO_POINT) &&
         ibid_shows(all, i, TITLE_CASE) && !ibid_shows(all, i, NUMERAL);
}

static bool same_words(const ibid_items *all, size_t i, size_t k) {
  const ibid_paragraph *a = paragraph_of(all, i), *b = paragraph_of(all, k);
  uint32_t size = a->end - a->start;
  return b->end - b->start == size &&
         memcmp(all->text->bytes + a->start, all->text->bytes + b->start,
                size) == 0;
}

/* A play: names and speeches by turns, one of the names again soon. */
static void find_plays(ibid_items *all) {
  const size_t least = 6;
  for (size_t i = 0; i < all->body;) {
    size_t first = i;
    bool again = false;
    for (; i + 1 < all->body && is_name(all, i) && !is_name(all, i + 1); i += 2)
      for (size_t k = 2; k <= least && i >= first + k; k += 2)
        again = again || same_words(all, i, i - k);
    for (size_t k = first; again && i - first >= least && k < i; k++)
      set(&all->items[k], CELLS, true);
    if (i == first) i++;
  }
}

/* Numbers that rise over the text, apart from each other, are captions'; those
** that stand together are a list's. */
static void find_series(ibid_items *all) {
  size_t last = IBID_NONE;
  for (size_t i = 0; i < all->body; i++) {
    ibid_item *it = &all->items[i], *before;
    if (it->number == 0) continue;
    before = last != IBID_NONE ? &all->items[last] : NULL;
    if (before != NULL && it->number == before->number + 1) {
      bool apart = i - last > 1 && !ibid_shows(all, i, LONG) &&
                   !ibid_shows(all, last, LONG);
      if (i - last == 1 || apart) {
        set(it, apart ? SERIES : LISTED, true);
        set(before, apart ? SERIES : LISTED, true);
      }
    }
    last = i;
  }
}

/* ---- The text ------------------------------------------------------ */

static uint32_t commonest_gap(const ibid_text *text) {
  uint32_t counts[8] = {0}, best = 0;
  for (size_t p = 1; p < text->paragraph_count; p++)
    counts[text->paragraphs[p].before < 7 ? text->paragraphs[p].before : 7]++;
  for (uint32_t gap = 1; gap < 8; gap++)
    if (counts[gap] > counts[best]) best = gap;
  return best;
}

/* Is prose set off by its indent, more than once? */
static bool has_insets(const ibid_text *text) {
  size_t insets = 0;
  for (size_t p = 0; p < text->paragraph_count; p++)
    if (text->indents.inset > 0 && text->paragraphs[p].lines > 1 &&
        text->paragraphs[p].hang == text->indents.inset)
      insets++;
  return insets > 1;
}

static ibid_item *add_item(ibid_items *all, size_t paragraph) {
  ibid_item *it = &all->items[all->count++];
  *it = (ibid_item){.paragraph = (uint32_t)paragraph};
  return it;
}

enum { BODY, NOTE, HEAD_OF_NOTE };

/* The body's paragraphs, then the notes'. */
static void add_items(ibid_items *all) {
  ibid_text *text = all->text;
  uint8_t *role = ibid_allocate_zero(text, text->paragraph_count + 1);
  all->items =
      ibid_allocate(text, (text->paragraph_count + 1) * sizeof *all->items);
  for (size_t p = 0; p < text->paragraph_count; p++)
    if (text->paragraphs[p].foot) role[p] = NOTE;
  for (size_t i = 0; i < text->body_count; i++) {
    const ibid_body *body = &text->bodies[i];
    if (body->paragraphs == 0) continue;
    memset(role + body->paragraph, NOTE, body->paragraphs);
    role[body->paragraph] = HEAD_OF_NOTE;
  }
  for (size_t p = 0; p < text->paragraph_count; p++)
    if (role[p] == BODY) add_item(all, p);
  all->body = all->count;
  for (size_t p = 0; p < text->paragraph_count; p++) {
    ibid_item *it;
    if (role[p] == BODY) continue;
    it = add_item(all, p);
    set(it, IN_NOTE, true);
    set(it, NOTE_HEAD, role[p] == HEAD_OF_NOTE || all->count == all->body + 1);
  }
  ibid_release(text, role);
}

void ibid_evidence_read(ibid_items *all) {
  all->usual_gap = commonest_gap(all->text);
  all->indents = has_insets(all->text);
  add_items(all);
  all->dialogue = is_dialogue(all);
  all->memo = ibid_allocate_zero(all->text, MEMO * sizeof *all->memo);
  for (size_t i = 0; i < all->count; i++)
    read_item(all, &all->items[i]);
  ibid_release(all->text, all->memo);
  read_habits(all);
  for (size_t i = 0; i < all->count; i++)
    read_marks(all, i);
  read_voices(all);
  read_edits(all);
  read_neighbours(all, 0, all->body);
  read_neighbours(all, all->body, all->count);
  find_cells(all, 0, all->body);
  find_cells(all, all->body, all->count);
  find_plays(all);
  find_runs(all);
  find_series(all);
}
