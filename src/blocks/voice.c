/*
** voice.c - who speaks in a paragraph, and how: its persons and verbs, compared
** with those of the text.
**
** The words that tell are few and short.  Runs of letters are words here; the
** short ones of 64 bytes are found at once, and a table tells by their bytes
** what they are, without a branch.
*/
#include "evidence.h"

#include <string.h>

/* ---- Words that tell ----------------------------------------------- */

enum { WORD_MAX = 6, PLACES_MIN = 8192, PLACES_MAX = 65536 };

/* Counts of four classes of words, 16 bits each. */
typedef uint64_t tally;

typedef struct form {
  uint64_t bytes;
  tally adds;
} form;

/* How much more a verb speaks for the voice of the text than for another one:
** log odds in hundredths. */
typedef struct odds {
  int past, present;
} odds;

/* A word's index stands in one of `reach` places from that of its hash on; to
** look at all of them is quicker than to guess which. */
struct ibid_voices {
  form *words; /* the first one is none */
  size_t count;
  uint16_t *places;
  size_t reach;
  unsigned shift; /* of a hash */
  odds odds;
  size_t every; /* so many items lie from one that was heard to the next */
  ibid_voice *heard;
};

static size_t home(const ibid_voices *v, uint64_t bytes) {
  return (size_t)(bytes * 0x9E3779B97F4A7C15 >> v->shift);
}

static void add_word(ibid_voices *v, const ibid_language *language,
                     const char *word, size_t size) {
  uint64_t bytes = 0;
  uint32_t classes = ibid_language_find(language, word, size);
  size_t first, place;
  memcpy(&bytes, word, size);
  for (first = place = home(v, bytes); v->places[place] != 0; place++)
    if (v->words[v->places[place]].bytes == bytes) return;
  if (place - first >= v->reach) v->reach = place - first + 1;
  v->places[place] = (uint16_t)v->count;
  v->words[v->count++] =
      (form){bytes, (tally)(classes >> IBID_FIRST_PERSONS & 1) |
                        (tally)(classes >> IBID_SECOND_PERSONS & 1) << 16 |
                        (tally)(classes >> IBID_PASTS & 1) << 32 |
                        (tally)(classes >> IBID_PRESENTS & 1) << 48};
}

/* The next short word that tells, from word `at` of the language on. */
static const char *next_word(const ibid_language *language, size_t *at,
                             size_t *size) {
  const uint32_t tell = 1u << IBID_FIRST_PERSONS | 1u << IBID_SECOND_PERSONS |
                        1u << IBID_PASTS | 1u << IBID_PRESENTS;
  const char *word;
  uint32_t classes;
  while ((word = ibid_language_word(language, at, size, &classes)) != NULL)
    if ((classes & tell) != 0 && *size <= WORD_MAX) return word;
  return NULL;
}

/* Each word, and as it begins a sentence. */
static void add_words(ibid_voices *v, const ibid_language *language,
                      size_t most) {
  size_t at = 0, size;
  const char *word;
  v->reach = v->count = 1;
  while ((word = next_word(language, &at, &size)) != NULL && v->count < most) {
    char capital[WORD_MAX];
    memcpy(capital, word, size);
    if (*word >= 'a' && *word <= 'z') capital[0] = (char)(*word - 'a' + 'A');
    add_word(v, language, word, size);
    add_word(v, language, capital, size);
  }
}

/* With as many places as it takes that each word stands in its own one.  Behind
** them there is room for the words of the last ones. */
static ibid_voices *new_voices(ibid_text *text) {
  size_t at = 0, size, words = 2, places = PLACES_MIN;
  ibid_voices *v = ibid_allocate_zero(text, sizeof *v);
  while (next_word(text->language, &at, &size) != NULL && words < PLACES_MIN)
    words += 2;
  v->words = ibid_allocate_zero(text, words * sizeof(form));
  for (v->shift = 64 - 13;; v->shift--, places *= 2) {
    v->places = ibid_allocate_zero(text, (places + words) * sizeof(uint16_t));
    add_words(v, text->language, words - 1);
    if (v->reach == 1 || places >= PLACES_MAX) return v;
    ibid_release(text, v->places);
  }
}

/* ---- Counting ------------------------------------------------------ */

/* What a word adds.  The text has room behind its end. */
static inline tally tally_of(const ibid_voices *v, const char *word,
                             size_t size) {
  static const uint64_t keep[WORD_MAX + 1] = {
      0, 0xFF, 0xFFFF, 0xFFFFFF, 0xFFFFFFFF, 0xFFFFFFFFFF, 0xFFFFFFFFFFFF};
  const uint16_t *place;
  const form *w;
  uint64_t bytes;
  tally adds;
  memcpy(&bytes, word, sizeof bytes);
  bytes &= keep[size];
  place = v->places + home(v, bytes);
  w = &v->words[*place];
  adds = w->adds & -(tally)(w->bytes == bytes);
  for (size_t i = 1; i < v->reach; i++) {
    w = &v->words[place[i]];
    adds |= w->adds & -(tally)(w->bytes == bytes);
  }
  return adds;
}

/* A stretch of a text, 64 bytes after 64. */
typedef struct stretch {
  const uint64_t *letter;
  size_t start, end;
} stretch;

/* The letters of 64 bytes of it. */
static inline uint64_t letters_of(const stretch *s, size_t block) {
  uint64_t letters;
  if (block * 64 >= s->end) return 0;
  letters = s->letter[block];
  if (block == s->start / 64) letters &= ~UINT64_C(0) << s->start % 64;
  if (s->end - block * 64 < 64) letters &= (UINT64_C(1) << s->end % 64) - 1;
  return letters;
}

/* The first letters of runs of up to WORD_MAX letters. */
static uint64_t short_runs(uint64_t before, uint64_t here, uint64_t next) {
  uint64_t two = here & (here >> 1 | next << 63), next_two = next & next >> 1;
  uint64_t four = two & (two >> 2 | next_two << 62);
  uint64_t next_four = next_two & next_two >> 2;
  uint64_t seven = four & (four >> 3 | next_four << 61);
  return here & ~(here << 1 | before >> 63) & ~seven;
}

static void add_up(ibid_voice *voice, tally sum) {
  voice->first += (uint32_t)(sum & 0xFFFF);
  voice->second += (uint32_t)(sum >> 16 & 0xFFFF);
  voice->past += (uint32_t)(sum >> 32 & 0xFFFF);
  voice->present += (uint32_t)(sum >> 48);
}

/* Count the words of a stretch.  Where the first letter of a run is added to
** its letters, as a number, a bit is carried to the byte behind the run. */
static void count_words(const ibid_voices *v, const ibid_text *text,
                        size_t start, size_t end, ibid_voice *voice) {
  const stretch s = {text->classes.letter, start, end};
  const size_t often = 1024; /* a tally is not full by then */
  uint64_t before = 0, here = letters_of(&s, start / 64), next, carry = 0;
  size_t open = 0; /* the run that goes on from the 64 bytes before */
  tally sum = 0;
  for (size_t b = start / 64; b * 64 <= end; b++, before = here, here = next) {
    const char *bytes = text->bytes + b * 64;
    uint64_t first, added, behind;
    next = letters_of(&s, b + 1);
    first = short_runs(before, here, next);
    added = here + first;
    behind = (added + carry) & ~here;
    if (carry != 0) {
      size_t at = b * 64 + (size_t)__builtin_ctzll(behind);
      sum += tally_of(v, text->bytes + open, at - open);
      behind &= behind - 1;
    }
    carry = added < here || added + carry < carry;
    for (; behind != 0; behind &= behind - 1, first &= first - 1) {
      int at = __builtin_ctzll(first);
      sum += tally_of(v, bytes + at, (size_t)(__builtin_ctzll(behind) - at));
    }
    if (carry != 0) open = b * 64 + (size_t)__builtin_ctzll(first);
    if (b % often != 0) continue;
    add_up(voice, sum);
    sum = 0;
  }
  add_up(voice, sum);
}

/* A long paragraph's beginning tells enough. */
static uint32_t size_of(const ibid_paragraph *p) {
  const uint32_t enough = 600;
  return p->end - p->start < enough ? p->end - p->start : enough;
}

/* The words of a paragraph outside of its marks. */
static ibid_voice voice_of(const ibid_text *text, const ibid_voices *v,
                           uint32_t paragraph) {
  const ibid_paragraph *p = &text->paragraphs[paragraph];
  const ibid_open_marks *open = &text->open_marks[paragraph];
  const ibid_store *marks = &text->marks;
  ibid_voice voice = {0, 0, 0, 0};
  uint32_t start = p->start, end = start + size_of(p), depth = 0;
  for (uint32_t m = open->first; m < open->last && marks->start[m] < end; m++) {
    if (marks->kind[m] == IBID_MARK_OPEN) {
      if (depth++ == 0) count_words(v, text, start, marks->start[m], &voice);
    } else if (marks->kind[m] == IBID_MARK_CLOSE && depth > 0) {
      depth--;
      start = marks->end[m];
    }
  }
  if (depth == 0) count_words(v, text, start, end, &voice);
  return voice;
}

/* ---- Comparing ----------------------------------------------------- */

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

static odds odds_of(const ibid_voice *of_all) {
  const int apart = 40;
  uint64_t verbs = (uint64_t)of_all->past + of_all->present;
  int usual, other;
  if (verbs == 0) return (odds){0, 0};
  usual = (int)(of_all->past * 100ull / verbs);
  other = usual > 50 ? usual - apart : usual + apart;
  return (odds){surprise(other) - surprise(usual),
                surprise(100 - other) - surprise(100 - usual)};
}

/* How much more a paragraph's verbs are those of the text than those of another
** voice, which tells less where the text tells much. */
static int likeness(const ibid_voice *v, odds o) {
  const uint32_t most = 60;
  int past = (int)(v->past < most ? v->past : most);
  int present = (int)(v->present < most ? v->present : most);
  return past * o.past + present * o.present;
}

/* Count the voice of the body, by paragraphs that lie evenly over a long one.
 */
static void sample(ibid_items *all, ibid_voices *v) {
  const size_t most = (size_t)1 << 20;
  ibid_voice *heard;
  v->every = all->text->size / most + 1;
  v->heard = heard =
      ibid_allocate(all->text, (all->body / v->every + 1) * sizeof *v->heard);
  for (size_t i = 0; i < all->body; i += v->every, heard++) {
    const ibid_item *it = &all->items[i];
    const ibid_paragraph *p = &all->text->paragraphs[it->paragraph];
    *heard = voice_of(all->text, v, it->paragraph);
    all->voice.first += heard->first;
    all->voice.second += heard->second;
    all->voice.past += heard->past;
    all->voice.present += heard->present;
    all->size += size_of(p);
  }
}

/* The voice of an item: most have been heard. */
static ibid_voice voice_at(const ibid_items *all, const ibid_item *it) {
  const ibid_voices *v = all->voices;
  size_t i = (size_t)(it - all->items);
  return i < all->body && i % v->every == 0
             ? v->heard[i / v->every]
             : voice_of(all->text, v, it->paragraph);
}

static ibid_tense tense_of(const ibid_voice *v) {
  const uint32_t few = 20;
  uint64_t verbs = (uint64_t)v->past + v->present;
  if (verbs < few) return IBID_UNKNOWN;
  if (v->past * 100ull < verbs * 45) return IBID_ARGUES;
  return v->past * 100ull > verbs * 55 ? IBID_TELLS : IBID_UNKNOWN;
}

void ibid_voices_open(ibid_items *all) {
  all->voices = new_voices(all->text);
  sample(all, all->voices);
  all->voices->odds = odds_of(&all->voice);
  all->tense = tense_of(&all->voice);
}

void ibid_voices_close(ibid_items *all) {
  ibid_release(all->text, all->voices->heard);
  ibid_release(all->text, all->voices->places);
  ibid_release(all->text, all->voices->words);
  ibid_release(all->text, all->voices);
}

/* Does nothing speak for a quotation that begins with an item? */
static bool is_unled(const ibid_item *it) {
  const uint64_t one = 1, reasons = one << AFTER_COLON | one << AFTER_COMMA |
                                    one << INDENTED | one << VERSE |
                                    one << SHORT | one << MARKED |
                                    one << ADDRESSED;
  return (it->evidence & reasons) == 0;
}

void ibid_voices_compare(const ibid_items *all, ibid_item *it) {
  const ibid_paragraph *p = &all->text->paragraphs[it->paragraph];
  const ibid_voice v = voice_at(all, it);
  const ibid_voice *of_all = &all->voice;
  const int some = 70, much = 200;
  uint32_t size = size_of(p);
  int like = likeness(&v, all->voices->odds);
  ibid_show(it, PERSONAL,
            v.first > 1 && exceeds(v.first, size, of_all->first, all->size));
  ibid_show(it, ADDRESSED,
            v.second > 0 && exceeds(v.second, size, of_all->second, all->size));
  ibid_show(it, LIKE, like >= some);
  ibid_show(it, VERY_LIKE, like >= much);
  ibid_show(it, UNLIKE, like <= -some);
  ibid_show(it, VERY_UNLIKE, like <= -much);
  ibid_show(it, UNLED, all->tense == IBID_TELLS && is_unled(it));
}
