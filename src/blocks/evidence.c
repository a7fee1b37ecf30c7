/*
** evidence.c - what each paragraph shows of its kind, for blocks.c to weigh.
*/
#include "evidence.h"

#include <string.h>

static const ibid_paragraph *paragraph_of(const ibid_items *all, size_t i) {
  return &all->text->paragraphs[all->items[i].paragraph];
}

enum { NO_HANG = 0x7FFF }; /* a paragraph has one line */

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

/* The last call of a paragraph before `at`, or none: the first reference that
** ends there or after it, looked for from `near` on. */
static uint32_t call_at(const ibid_text *text, const ibid_paragraph *p,
                        size_t near, size_t at) {
  size_t i = ibid_store_seek(&text->references, near, at - 1);
  if (i == text->references.count || text->references.start[i] >= at ||
      text->references.start[i] < p->start)
    return IBID_NONE;
  return (uint32_t)i;
}

/* Is there no call at a paragraph's end, nor before a bracket there?  `near` is
** the first reference that ends behind it. */
static bool is_bare(const ibid_text *text, const ibid_paragraph *p,
                    size_t near) {
  const ibid_store *calls = &text->references;
  return (near == 0 || calls->end[near - 1] + 1 < p->end) &&
         (near == calls->count || calls->start[near] >= p->end);
}

static ending ending_of(const ibid_text *text, const ibid_paragraph *p,
                        size_t near) {
  ending e = {0, 0, false};
  size_t end = p->end;
  while (end > p->start && !is_bare(text, p, near)) {
    ibid_character c = ibid_character_before(text, end);
    size_t inner = c.code == ']' ? end - 1 : end;
    uint32_t call =
        inner > p->start ? call_at(text, p, near, inner) : IBID_NONE;
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
  return ibid_mask_past(text->classes.letter, at, end);
}

/* The classes of a paragraph's first word, if it is one that tells. */
static uint32_t first_word(const ibid_text *text, const ibid_paragraph *p) {
  size_t at = ibid_mask_next(text->classes.letter, p->start, p->end);
  size_t end = word_end(text, at, p->end);
  if (at == end ||
      !ibid_language_heads(text->language, text->bytes + at, end - at))
    return 0;
  return ibid_language_find(text->language, text->bytes + at, end - at);
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
                      size_t near, ibid_item *it) {
  ending e = ending_of(text, p, near);
  bool dash = is_dash(e.last);
  ibid_show(it, NO_POINT, !is_stop(e.last));
  ibid_show(it, STOPPED, e.last == '.' || e.last == '!' || e.last == '?');
  ibid_show(it, END_COLON, e.before == ':');
  ibid_show(it, END_COMMA, e.last == ',' || (dash && !is_stop(e.before)));
  ibid_show(it, END_SEMICOLON, e.last == ';');
  ibid_show(it, END_CALL, e.call);
  ibid_show(it, BRACKETED, text->bytes[p->start] == '(' && e.last == ')');
  ibid_show(it, END_CLOSE, is_closing(e.before));
  ibid_show(it, SMALL_START,
            ibid_is_lower(ibid_character_at(text, p->start).code));
  it->number = leading_number(text, p);
  ibid_show(it, ENUMERATED, is_enumerated(text, p));
}

/* ---- Captions ------------------------------------------------------ */

/* Has a paragraph a verb from `at` up to `end`, as far as verbs are known? */
static bool has_verb(const ibid_text *text, size_t at, size_t end) {
  const uint32_t verbs = 1u << IBID_PASTS | 1u << IBID_PRESENTS;
  while ((at = ibid_mask_next(text->classes.letter, at, end)) < end) {
    size_t stop = word_end(text, at, end);
    if (ibid_language_find(text->language, text->bytes + at, stop - at) & verbs)
      return true;
    at = stop;
  }
  return false;
}

/* `. 3.`, ` IV`, ` 12:` from behind the word on: a number, and a stop or the
** paragraph's end. */
static bool has_label(const ibid_text *text, size_t at, size_t end) {
  const size_t longest = 6;
  size_t first;
  if (text->bytes[at] == '.') at++;
  ibid_character_skip(text, &at, end);
  for (first = at; at < end && at - first <= longest; at++)
    if (!ibid_is_digit((unsigned char)text->bytes[at]) &&
        (text->bytes[at] == '\0' || strchr("IVXLC", text->bytes[at]) == NULL))
      break;
  if (at == first) return false;
  return at == end || text->bytes[at] == '.' || text->bytes[at] == ':';
}

/* Does a comma follow the word, or a preposition? */
static bool goes_with(const ibid_text *text, size_t at, size_t end) {
  if (text->bytes[at] == ',') return true;
  if (text->bytes[at] != ' ') return false;
  at++;
  return ibid_is_word(text, at, word_end(text, at, end), IBID_PREPOSITIONS);
}

/* Where the first sentence of a paragraph ends, if points tell it. */
static size_t sentence_end(const ibid_text *text, size_t at, size_t end) {
  for (; at + 2 < end; at++)
    if (text->bytes[at] == '.' && text->bytes[at + 1] == ' ' &&
        ibid_is_upper(ibid_character_at(text, at + 2).code) &&
        ibid_is_lower(ibid_character_before(text, at).code))
      return at;
  return end;
}

/* A paragraph that begins with a noun for pictures or documents, without an
** article.  A picture's noun may go without a verb up to the first comma only;
** a document's has none in all of a paragraph that is longer than a title. */
static void read_caption(const ibid_text *text, const ibid_paragraph *p,
                         uint32_t word, ibid_item *it) {
  const uint32_t shortest = 90;
  bool bracket = text->bytes[p->start] == '[' || text->bytes[p->start] == '(';
  size_t first = p->start + bracket, at = word_end(text, first, p->end);
  bool picture = (word >> IBID_CAPTIONS & 1) != 0;
  const char *comma;
  size_t clause = p->end;
  if (at >= p->end || !ibid_is_upper(ibid_character_at(text, first).code))
    return;
  comma = memchr(text->bytes + at + 1, ',', p->end - at - 1);
  if (comma != NULL) clause = (size_t)(comma - text->bytes);
  if (picture) {
    ibid_show(it, CAPTION, !has_verb(text, at, clause));
    ibid_show(it, LABELLED,
              has_label(text, at, p->end) ||
                  (bracket && (text->bytes[at] == ':' || at + 1 == p->end)));
  }
  if (!goes_with(text, at, p->end) || (it->evidence >> END_COLON & 1) != 0 ||
      (it->evidence >> TITLE_CASE & 1) != 0)
    return;
  if (picture)
    ibid_show(it, DESCRIBED, !has_verb(text, at, clause));
  else
    ibid_show(it, DESCRIBED,
              p->end - p->start >= shortest &&
                  (it->evidence >> NO_POINT & 1) == 0 &&
                  !has_verb(text, at, sentence_end(text, at, p->end)));
}

/* ---- Letters and words --------------------------------------------- */

/* Does a paragraph have small letters of ASCII and no figures? */
static bool is_plain(const ibid_text *text, const ibid_paragraph *p) {
  if (ibid_mask_next(text->classes.digit, p->start, p->end) < p->end)
    return false;
  for (size_t at = p->start; at < p->end; at++)
    if (text->bytes[at] >= 'a' && text->bytes[at] <= 'z') return true;
  return false;
}

/* `J. K. L.`: a few capitals, a point behind each, as someone signs. */
static bool is_initials(const ibid_text *text, const ibid_paragraph *p,
                        uint32_t letters) {
  const uint32_t most = 4;
  const char *bytes = text->bytes;
  uint32_t pointed = 0;
  if (letters > most) return false;
  for (size_t at = p->start; at + 1 < p->end; at++)
    if (bytes[at] >= 'A' && bytes[at] <= 'Z' && bytes[at + 1] == '.') pointed++;
  return pointed == letters;
}

/* Letters, capitals and figures of a short paragraph. */
static void read_letters(const ibid_text *text, const ibid_paragraph *p,
                         ibid_item *it) {
  ibid_letters n;
  if (is_plain(text, p)) return;
  n = ibid_letters_count(text, p->start, p->end);
  ibid_show(it, CAPITALS,
            n.small == 0 && n.large > 1 && n.large > n.figures &&
                !is_initials(text, p, n.large));
  ibid_show(it, NUMERAL,
            n.small == 0 && n.other == 0 &&
                ((n.figures > 0 && n.figures <= 3 && n.large == 0) ||
                 (n.roman == n.large && n.roman > 0 && n.figures == 0)));
  ibid_show(it, FIGURES, n.figures > 0 && n.figures >= n.small + n.large);
  ibid_show(it, SOURCE, n.figures > 0 && n.figures < n.small);
  ibid_show(it, ROW, n.figures > 0 && ibid_grid_cells(text, p) > 1);
}

/* Do the words that are not small words begin with capitals? */
static bool is_title_case(const ibid_text *text, const ibid_paragraph *p) {
  bool words = false;
  for (size_t at = p->start, end;; at = end) {
    at = ibid_mask_next(text->classes.letter, at, p->end);
    if (at == p->end) return words;
    end = word_end(text, at, p->end);
    if (ibid_is_word(text, at, end, IBID_FUNCTIONS)) continue;
    if (ibid_is_lower(ibid_character_at(text, at).code)) return false;
    words = true;
  }
}

/* Phrase—phrase—phrase: five or more, and short. */
static bool is_summary(const ibid_text *text, const ibid_paragraph *p) {
  const char *at = text->bytes + p->start, *end = text->bytes + p->end;
  const uint32_t longest = 800;
  uint32_t dashes = 0;
  if (p->end - p->start >= longest || p->verse) return false;
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
  if (open->first == open->last ||
      marks->start[open->first] != text->paragraphs[p].start ||
      marks->kind[open->first] != IBID_MARK_OPEN)
    return false;
  *closed = IBID_NONE;
  for (uint32_t i = open->first + 1; i < open->last; i++)
    if (marks->kind[i] == IBID_MARK_CLOSE && level[i] == level[open->first]) {
      *closed = marks->end[i];
      break;
    }
  return true;
}

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

static void read_marking(const ibid_text *text, const ibid_paragraph *p,
                         ibid_item *it) {
  const uint32_t call = 6;
  uint32_t closed;
  it->marking = IBID_UNMARKED;
  if (!opening_mark(text, it->paragraph, &closed)) return;
  it->closed = closed != IBID_NONE;
  if (!it->closed || closed + call >= p->end)
    it->marking = IBID_WHOLE;
  else if (text->open_marks[it->paragraph].depth == 0 &&
           (it->evidence >> END_CLOSE & 1) == 0)
    it->marking = IBID_TAILED;
  else
    it->marking =
        is_clause(text, it->paragraph, closed) ? IBID_CUT : IBID_TAILED;
  it->closed = it->closed && it->marking == IBID_WHOLE;
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
    ibid_marking m = all->items[i].marking;
    if (p->end - p->start < shortest || goes_on(all, i)) continue;
    if (is_lead(all, i - 1)) {
      led[m != IBID_UNMARKED]++;
    } else {
      if (m == IBID_CUT) cut++;
      if (m == IBID_WHOLE) whole++;
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
  ibid_marking m = it->marking;
  ibid_show(it, SPOKEN, ibid_speech_start(all->text, p) > 0);
  if (m == IBID_UNMARKED) return;
  if (i > 0 && goes_on(all, i)) return;
  ibid_show(it, all->dialogue ? SPOKEN : MARKED, true);
  if (all->dialogue) return;
  ibid_show(it, SPEECH, all->bare && (m == IBID_TAILED || all->whole));
  if (m == IBID_TAILED || p->end - p->start < shortest) return;
  ibid_show(it, SET_OFF, all->leads > 0 && !(all->bare && all->whole));
  ibid_show(it, ARGUED, all->tense == IBID_ARGUES);
  ibid_show(it, TOLD, all->tense == IBID_TELLS);
}

/* Dialogue: more than six of a hundred paragraphs are short and marked. */
static bool is_dialogue(const ibid_items *all) {
  size_t spoken = 0;
  for (size_t i = 0; i < all->body; i++) {
    const ibid_paragraph *p = paragraph_of(all, i);
    if (p->end - p->start < 150 && all->items[i].marking != IBID_UNMARKED)
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
  ibid_show(it, INDENTED, in);
  ibid_show(it, FLUSH, !in && all->indents);
  ibid_show(it, DEEP,
            p->indent > first + 2 && alone &&
                (usual->inset == 0 || p->indent > usual->inset + usual->step));
}

/* Does one of the first words of a paragraph belong to a class? */
static bool begins_with(const ibid_text *text, const ibid_paragraph *p,
                        ibid_words words) {
  const int most = 3;
  size_t at = p->start;
  for (int i = 0; i < most; i++) {
    size_t end;
    at = ibid_mask_next(text->classes.letter, at, p->end);
    if (at == p->end) return false;
    end = word_end(text, at, p->end);
    if (ibid_is_word(text, at, end, words)) return true;
    at = end;
  }
  return false;
}

/* The lines around a letter or another document: for whom it is, or what, which
** only a text that tells prints so; a greeting; and the end. */
static void read_letter(const ibid_items *all, const ibid_paragraph *p,
                        uint32_t word, ibid_item *it) {
  const uint32_t heads = 1u << IBID_ADDRESSES | 1u << IBID_DOCUMENTS;
  const uint64_t one = 1, ends = it->evidence;
  bool parts = (ends & (one << END_COMMA | one << END_COLON)) != 0;
  bool title = (ends >> TITLE_CASE & 1) != 0;
  bool titled = title && all->tense == IBID_TELLS;
  bool open = parts || (!title && (ends >> NO_POINT & 1) != 0);
  bool calls = parts || all->text->bytes[p->end - 1] == '!';
  ibid_show(it, GREETS,
            (titled && !parts && (word & heads) != 0) ||
                (calls && begins_with(all->text, p, IBID_GREETINGS)));
  ibid_show(it, CLOSES, open && begins_with(all->text, p, IBID_CLOSINGS));
}

/* `near` is the first reference that ends behind the paragraph. */
static void read_item(const ibid_items *all, ibid_item *it, size_t near) {
  const ibid_text *text = all->text;
  const ibid_paragraph *p = &text->paragraphs[it->paragraph];
  uint32_t size = p->end - p->start, word = first_word(text, p);
  const uint32_t mostly = 500;
  const uint32_t pictured = 1u << IBID_CAPTIONS | 1u << IBID_DOCUMENTS;
  ibid_show(it, ALWAYS, true);
  ibid_show(it, SHORT, size < 90);
  ibid_show(it, TINY, size < 30);
  ibid_show(it, LONG, size >= 300);
  read_ends(text, p, near, it);
  if (size < 160) read_letters(text, p, it);
  ibid_show(it, TITLE_CASE, size < 120 && is_title_case(text, p));
  ibid_show(it, DIVISION, size < 90 && (word >> IBID_DIVISIONS & 1) != 0);
  if (size < 400 && (word & pictured) != 0) read_caption(text, p, word, it);
  if (size < 90) read_letter(all, p, word, it);
  ibid_show(it, RESUMES, (word >> IBID_RESUMERS & 1) != 0);
  ibid_show(it, VERSE, p->verse && text->layout.verse <= mostly);
  ibid_show(it, GAP, p->before > all->usual_gap && !p->page);
  read_indent(all, p, it);
  ibid_show(it, INSERTED, ibid_edits_within(text, p));
  read_marking(text, p, it);
}

/* Of a paragraph only the ends are read, and each is far from the one before:
** they are fetched in time. */
static void read_items(ibid_items *all) {
  const ibid_text *text = all->text;
  const size_t ahead = 8;
  const ibid_store *calls = &text->references;
  size_t near = 0;
  for (size_t i = 0; i < all->count; i++) {
    uint32_t end = paragraph_of(all, i)->end;
    if (i + ahead < all->count) {
      const ibid_paragraph *next = paragraph_of(all, i + ahead);
      __builtin_prefetch(text->bytes + next->start);
      __builtin_prefetch(text->bytes + next->end - 1);
    }
    if (near > 0 && calls->end[near - 1] > end)
      near = ibid_store_seek(calls, near, end);
    while (near < calls->count && calls->end[near] <= end)
      near++;
    read_item(all, &all->items[i], near);
  }
}

/* ---- Neighbours ---------------------------------------------------- */

/* Does the last sentence of a paragraph name a document? */
static bool names_document(const ibid_items *all, size_t i) {
  const ibid_text *text = all->text;
  const ibid_paragraph *p = paragraph_of(all, i);
  const size_t reach = 120;
  size_t at = p->end - p->start > reach ? p->end - reach : p->start;
  at = word_end(text, at, p->end);
  while ((at = ibid_mask_next(text->classes.letter, at, p->end)) < p->end) {
    size_t end = word_end(text, at, p->end);
    if (ibid_is_word(text, at, end, IBID_DOCUMENTS)) return true;
    at = end;
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
    ibid_show(it, FIRST, i == 0);
    ibid_show(it, BEFORE_LONG, before_long(all, i, end));
    if (i == first ||
        (ibid_shows(all, i - 1, SHORT) && ibid_shows(all, i - 1, NO_POINT)))
      ibid_show(it, DASHES, is_summary(all->text, paragraph_of(all, i)));
    if (i == first || ibid_shows(all, i, NOTE_HEAD)) continue;
    ibid_show(it, AFTER_COLON, ibid_shows(all, i - 1, END_COLON));
    ibid_show(it, DOCUMENT,
              it->number == 0 && ibid_shows(all, i - 1, END_COLON) &&
                  names_document(all, i - 1));
    ibid_show(it, AFTER_COMMA,
              ibid_shows(all, i - 1, END_COMMA) &&
                  !ibid_shows(all, i - 1, GREETS) &&
                  !ibid_shows(all, i - 1, CLOSES));
    ibid_show(it, REOPENED, goes_on(all, i));
  }
}

/* Does a line without a point stand over notes, not over those of a page? */
static bool before_notes(const ibid_items *all, size_t i) {
  const ibid_text *text = all->text;
  size_t next = all->items[i].paragraph + 1u;
  if (!ibid_shows(all, i, SHORT) || !ibid_shows(all, i, NO_POINT)) return false;
  if (next == text->paragraph_count || text->paragraphs[next].foot)
    return false;
  return i + 1 == all->body || all->items[i + 1].paragraph != next;
}

/* Does it, or the next line, and it says `Notes`? */
static bool heads_notes(const ibid_items *all, size_t i) {
  if (before_notes(all, i)) return true;
  return i + 1 < all->body && ibid_shows(all, i, TINY) &&
         before_notes(all, i + 1) &&
         (first_word(all->text, paragraph_of(all, i)) >> IBID_NOTE_HEADS & 1) !=
             0;
}

/* Does a title stand below its number? */
static bool is_title(const ibid_items *all, size_t i) {
  return ibid_shows(all, i - 1, NUMERAL) && !ibid_shows(all, i, NUMERAL) &&
         ibid_shows(all, i, SHORT) && ibid_shows(all, i, NO_POINT) &&
         !ibid_shows(all, i, CELLS);
}

/* Does a list begin behind an item? */
static bool before_list(const ibid_items *all, size_t i) {
  return i + 1 < all->count &&
         (ibid_shows(all, i + 1, LISTED) || ibid_shows(all, i + 1, ENUMERATED));
}

/* Does a letter begin with a place or a day, above the greeting? */
static bool is_dated(const ibid_items *all, size_t i) {
  return i + 1 < all->body && ibid_shows(all, i, SOURCE) &&
         ibid_shows(all, i, SHORT) && !ibid_shows(all, i, END_COLON) &&
         ibid_shows(all, i + 1, GREETS);
}

/* What leads, and what nothing leads to.  A text that tells sets documents off,
** of many paragraphs; one that argues, passages. */
static void read_leads(ibid_items *all) {
  const uint64_t one = 1;
  const uint64_t leads =
      one << AFTER_COLON | one << AFTER_COMMA | one << GREETS;
  const size_t far = 40; /* items of one document */
  bool tells = all->tense == IBID_TELLS;
  size_t since = far; /* something led to one */
  for (size_t i = 0; i < all->count; i++, since++) {
    ibid_item *it = &all->items[i];
    bool plain = it->marking == IBID_UNMARKED && !ibid_shows(all, i, REOPENED);
    ibid_show(it, GREETS, is_dated(all, i));
    if ((it->evidence & leads) != 0) since = 0;
    ibid_show(it, PLAIN,
              tells && plain && since < far && !ibid_shows(all, i, SPOKEN));
    ibid_show(it, LEADS,
              plain && ibid_shows(all, i, END_COLON) &&
                  !ibid_shows(all, i, GREETS) && !before_list(all, i));
  }
}

static void read_headings(ibid_items *all) {
  for (size_t i = 0; i < all->body; i++) {
    ibid_item *it = &all->items[i];
    ibid_show(it, BEFORE_NOTES, heads_notes(all, i));
    if (i == 0 || !is_title(all, i)) continue;
    ibid_show(it, TITLED, true);
    it->evidence &= ~(UINT64_C(1) << GREETS);
    ibid_show(it - 1, TITLED, true);
  }
}

/* What is led to and goes on over many paragraphs, each of them opened anew, is
** read rather than said. */
static void find_long_quotations(ibid_items *all) {
  const size_t many = 5;
  for (size_t i = 0; i < all->body;) {
    size_t first = i++;
    while (i < all->body && ibid_shows(all, i, REOPENED))
      i++;
    if (i - first < many || !ibid_shows(all, first, AFTER_COLON)) continue;
    for (size_t k = first; k < i; k++)
      ibid_show(&all->items[k], MANY, true);
  }
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
        ibid_show(&all->items[k], CELLS, true);
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
      ibid_show(&all->items[k], RUN, true);
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
      ibid_show(&all->items[k], CELLS, true);
    if (i == first) i++;
  }
}

/* `Q.`, `The keeper:`: the label that a paragraph begins with; its size, or 0.
 */
static uint32_t label_of(const ibid_items *all, size_t i) {
  const uint32_t longest = 24;
  const ibid_paragraph *p = paragraph_of(all, i);
  const char *bytes = all->text->bytes + p->start, *colon;
  uint32_t most = p->end - p->start < longest ? p->end - p->start : longest;
  size_t at;
  if (*bytes < 'A' || *bytes > 'Z') return 0;
  at = ibid_mask_next(all->text->classes.stop, p->start, p->start + most);
  colon = memchr(bytes, ':', at - p->start);
  if (colon != NULL) at = (size_t)(colon - all->text->bytes);
  if (at == p->start + most || all->text->bytes[at + 1] != ' ') return 0;
  return (uint32_t)(at - p->start) + 1;
}

static bool same_label(const ibid_items *all, size_t i, size_t k,
                       uint32_t size) {
  const char *bytes = all->text->bytes;
  return size > 0 && label_of(all, k) == size &&
         memcmp(bytes + paragraph_of(all, i)->start,
                bytes + paragraph_of(all, k)->start, size) == 0;
}

/* Where the turns of two end that speak from item `first` on. */
static size_t end_of_turns(const ibid_items *all, size_t first) {
  uint32_t one = label_of(all, first), other;
  size_t i = first + 2;
  if (one == 0 || i >= all->body) return first;
  other = label_of(all, first + 1);
  if (other == 0 || same_label(all, first, first + 1, one)) return first;
  while (i < all->body && same_label(all, first + (i - first) % 2, i,
                                     (i - first) % 2 == 0 ? one : other))
    i++;
  return i;
}

/* Questions and answers by turns, as a hearing has them, if most of the text is
** not made so. */
static void find_hearings(ibid_items *all) {
  const size_t least = 4;
  size_t turns = 0;
  for (size_t i = 0, end; i + least <= all->body; i = end) {
    end = end_of_turns(all, i);
    if (end < i + least) {
      end = i + 1;
      continue;
    }
    turns += end - i;
    for (size_t k = i; k < end; k++)
      ibid_show(&all->items[k], MANY, true);
  }
  for (size_t i = 0; turns * 4 > all->body * 3 && i < all->body; i++)
    all->items[i].evidence &= ~(UINT64_C(1) << MANY);
}

/* Numbers that rise over the text, apart from each other, are captions'; those
** that stand together are a list's, which other paragraphs may interrupt. */
static void find_series(ibid_items *all) {
  size_t last = IBID_NONE;
  for (size_t i = 0; i < all->body; i++) {
    ibid_item *it = &all->items[i], *before;
    if (it->number == 0) continue;
    before = last != IBID_NONE ? &all->items[last] : NULL;
    if (before != NULL && it->number == before->number + 1) {
      bool apart = i - last > 1, list = ibid_shows(all, last, LISTED);
      bool is_long = ibid_shows(all, i, LONG) || ibid_shows(all, last, LONG);
      if (!apart || list || !is_long) {
        ibid_evidence series = apart && !list ? SERIES : LISTED;
        ibid_show(it, series, true);
        ibid_show(before, series, true);
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

static void add_note(ibid_items *all, size_t paragraph, bool head) {
  ibid_item *it = add_item(all, paragraph);
  ibid_show(it, IN_NOTE, true);
  ibid_show(it, NOTE_HEAD, head || all->count == all->body + 1);
}

/* The body's paragraphs, then those of notes that have more than one. */
static void add_items(ibid_items *all) {
  ibid_text *text = all->text;
  uint8_t *role = ibid_allocate_zero(text, text->paragraph_count + 1);
  size_t head = IBID_NONE; /* of a note that has no more paragraphs so far */
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
    if (role[p] == HEAD_OF_NOTE) head = p;
    if (role[p] != NOTE) continue;
    if (head != IBID_NONE) add_note(all, head, true);
    add_note(all, p, false);
    head = IBID_NONE;
  }
  ibid_release(text, role);
}

void ibid_evidence_read(ibid_items *all) {
  all->usual_gap = commonest_gap(all->text);
  all->indents = has_insets(all->text);
  add_items(all);
  ibid_voices_open(all);
  read_items(all);
  all->dialogue = is_dialogue(all);
  read_habits(all);
  for (size_t i = 0; i < all->count; i++)
    read_marks(all, i);
  read_edits(all);
  read_neighbours(all, 0, all->body);
  read_neighbours(all, all->body, all->count);
  find_hearings(all);
  find_long_quotations(all);
  find_cells(all, 0, all->body);
  find_cells(all, all->body, all->count);
  find_plays(all);
  find_runs(all);
  find_series(all);
  read_leads(all);
  read_headings(all);
}
