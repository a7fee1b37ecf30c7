/*
** sentences.c - sentences of prose.
**
** S1  A paragraph bounds its sentences; a sentence may run on over a page's
**     foot and head inside it.
** S2  An end is a terminator (. ! ? ...), closing marks and brackets, a call of
**     a note, closing marks again.     ...not be both.”84 | This rupture
** S3  A small letter next means no end; so does a comma, a dash, a semicolon.
**     But where a paragraph begins with a small letter, or many plain words
**     with a stop have one after them, the author shuns capitals: then it is
**     an end, but for a stop that belongs to a word.
** S4  A point that belongs to a word ends a sentence by the word's class:
**     titles and plain abbreviations never; locators and months not before a
**     figure; those that may end before a word that starts sentences.
** S5  An initial ends none, unless a word that starts sentences comes next.
** S6  A figure, a letter or a Roman number with a point, at a sentence's head,
**     numbers what follows, and so does a figure after a colon or before a word
**     that figures stand before in this language.     am 3. März
** S7  Three points end a sentence before a capital if they are glued to a word,
**     else only before a word that starts one; four have a stop among them.
**     A mark of doubt in brackets ends none.      (?)   [!]
** S8  A quoted question is no end before the verb that tells who asked it.
**         “Is it so?” Weir asked.
** S9  A stop between a small letter and a capital that nothing parts is an end
**     whose space was lost.     was lost.The next
** S10 An address begins a sentence after a terminator or another address; a
**     face ends one, and belongs to the sentence that it follows.
** S11 A rule of signs in a paragraph stands alone, and so does the stamp of a
**     message: a date and an hour.     02/13/2001 08:02 PM
** S12 A call that is glued to a small letter, before a word that starts
**     sentences and nothing else, stands where a stop was lost.
*/
#include "internal.h"

static const char *const kinds[] = {"sentence", NULL};
static const ibid_column columns[] = {{NULL, IBID_FLAG, NULL, NULL}};
static const ibid_layer schema = {"sentences", kinds, columns, 0,
                                  NULL,        NULL,  NULL,    NULL};

typedef struct run {
  ibid_text *text;
  uint32_t *tokens; /* of one paragraph, in order */
  size_t count, capacity;
  size_t first;  /* of the sentence that is read */
  bool careless; /* S3: the text shuns capitals */
  bool small;    /* S3: sentences of this paragraph may begin small */
} run;

static uint32_t start_of(const run *r, size_t i) {
  return r->text->tokens.start[r->tokens[i]];
}

static uint32_t end_of(const run *r, size_t i) {
  return r->text->tokens.end[r->tokens[i]];
}

static uint32_t size_of(const run *r, size_t i) {
  return end_of(r, i) - start_of(r, i);
}

static int kind_of(const run *r, size_t i) {
  return r->text->tokens.kind[r->tokens[i]];
}

static uint32_t first_code(const run *r, size_t i) {
  return ibid_character_at(r->text, start_of(r, i)).code;
}

static uint32_t last_code(const run *r, size_t i) {
  return ibid_character_before(r->text, end_of(r, i)).code;
}

static uint32_t classes_of(const run *r, size_t i, size_t end) {
  return ibid_language_find(r->text->language, r->text->bytes + start_of(r, i),
                            end - start_of(r, i));
}

static bool is_in(const run *r, size_t i, ibid_words words) {
  return (classes_of(r, i, end_of(r, i)) & 1u << words) != 0;
}

static bool glued(const run *r, size_t i) {
  return end_of(r, i) == start_of(r, i + 1);
}

static bool is_mark(const run *r, size_t i) {
  return kind_of(r, i) == IBID_TOKEN_PUNCTUATION;
}

/* ---- Tokens -------------------------------------------------------- */

static bool is_terminator(uint32_t code) {
  return code == '.' || code == '!' || code == '?' || code == 0x2026 ||
         code == 0x203D || code == 0x2047 || code == 0x2048 || code == 0x2049 ||
         code == 0x3002;
}

static bool is_straight(uint32_t code) {
  return code == '"' || code == '\'';
}

static bool is_closing_mark(uint32_t code) {
  return code == 0x201D || code == 0x2019 || is_straight(code) ||
         code == 0xBB || code == 0x203A || code == 0x300D || code == 0x300F;
}

static bool is_closer(uint32_t code) {
  return is_closing_mark(code) || code == ')' || code == ']' ||
         code == 0x201C || code == 0xAB || code == 0x2039;
}

static bool is_opener(uint32_t code) {
  return code == 0x201C || code == 0x2018 || is_straight(code) || code == '(' ||
         code == '[' || code == 0xAB || code == 0x2039 || code == 0x201E ||
         code == 0x201A || code == 0x2014 || code == '-' || code == '`' ||
         code == 0x300C || code == 0x300E || code == 0x2026 || code == 0xBB ||
         code == 0x203A || code == 0xBF || code == 0xA1;
}

static bool is_ellipsis(const run *r, size_t i) {
  uint32_t code = first_code(r, i);
  return is_mark(r, i) &&
         (code == 0x2026 || (code == '.' && size_of(r, i) >= 3));
}

/* S10 */
static bool is_face(const run *r, size_t i) {
  uint32_t code = first_code(r, i);
  return kind_of(r, i) == IBID_TOKEN_SYMBOL && size_of(r, i) >= 2 &&
         (code == ':' || code == ';' || code == '=');
}

/* S10 */
static bool is_address(const run *r, size_t i) {
  const char *bytes = r->text->bytes + start_of(r, i);
  uint32_t size = size_of(r, i);
  if (size < 8) return false;
  for (uint32_t at = 0; at + 3 < size && at < 12; at++)
    if (bytes[at] == ':' && bytes[at + 1] == '/') return true;
  return bytes[0] == 'w' && bytes[1] == 'w' && bytes[2] == 'w';
}

static bool starts(const run *r, size_t i) {
  return is_in(r, i, IBID_STARTERS);
}

static bool is_initial(const run *r, size_t i) {
  return last_code(r, i) == '.' && size_of(r, i) <= 3 &&
         ibid_is_upper(first_code(r, i));
}

static bool is_acronym(const run *r, size_t i) {
  for (size_t at = start_of(r, i); at + 1 < end_of(r, i); at++)
    if (r->text->bytes[at] == '.') return true;
  return false;
}

/* ---- S2: what belongs to an end ------------------------------------ */

/* Curly marks may have a thin or plain space before them; a mark that could
** as well open does so where something is glued to it from behind. */
static bool closes(const run *r, size_t i) {
  uint32_t code = first_code(r, i);
  bool apart = !glued(r, i - 1);
  bool opens = i + 1 < r->count && glued(r, i);
  if (!is_mark(r, i) || !is_closer(code)) return false;
  if (code == 0x201C || code == 0xAB || code == 0x2039)
    return !apart && !(opens && !is_mark(r, i + 1));
  if (code == 0x201D || code == 0x2019) return true;
  if (code == 0xBB || code == 0x203A) return !apart || !opens;
  return !apart;
}

/* Points behind a stop belong to it, unless a word is glued to them. */
static bool trails(const run *r, size_t i) {
  if (!is_mark(r, i) || !is_terminator(first_code(r, i))) return false;
  if (glued(r, i - 1)) return true;
  return is_ellipsis(r, i) &&
         !(i + 1 < r->count && glued(r, i) && !closes(r, i + 1));
}

/* The last token that belongs to the end at token i. */
static size_t past_closers(const run *r, size_t i) {
  while (i + 1 < r->count) {
    uint32_t code = first_code(r, i + 1);
    if (kind_of(r, i + 1) == IBID_TOKEN_REFERENCE || is_face(r, i + 1) ||
        closes(r, i + 1) || trails(r, i + 1))
      i++;
    else if (is_mark(r, i + 1) && code == '[' && i + 3 < r->count &&
             glued(r, i) && kind_of(r, i + 2) == IBID_TOKEN_REFERENCE)
      i += 3;
    else
      break;
  }
  return i;
}

/* The token that the next sentence would begin with, marks passed over. */
static size_t next_word(const run *r, size_t i) {
  while (i < r->count &&
         ((is_mark(r, i) && is_opener(first_code(r, i))) || is_ellipsis(r, i) ||
          (first_code(r, i) == ']' && is_ellipsis(r, i - 1))))
    i++;
  return i;
}

/* ---- S3 to S8: what speaks against an end -------------------------- */

/* S4: does a figure follow, or a letter and a figure? */
static bool is_figure(const run *r, size_t i) {
  if (ibid_is_digit(first_code(r, i))) return true;
  return size_of(r, i) == 1 && i + 1 < r->count &&
         ibid_is_digit(first_code(r, i + 1));
}

/* S4, S5: may the point of this word end a sentence before that token? */
static bool word_may_end(const run *r, size_t i, size_t next) {
  const uint32_t never = 1u << IBID_TITLES | 1u << IBID_ABBREVIATIONS;
  uint32_t is = classes_of(r, i, end_of(r, i) - 1);
  if (is_figure(r, next) || (is & 1u << IBID_TITLES)) return false;
  if ((is & 1u << IBID_ENDERS) == 0 && (is & never)) return false;
  if (is_initial(r, i) || is_acronym(r, i))
    return starts(r, next) && !is_initial(r, next);
  return starts(r, next);
}

/* S6 */
static bool is_roman(const run *r, size_t i) {
  for (size_t at = start_of(r, i); at < end_of(r, i); at++) {
    char c = r->text->bytes[at];
    if (c != 'I' && c != 'V' && c != 'X' && c != 'L' && c != 'C') return false;
  }
  return size_of(r, i) <= 8;
}

/* S6: does the point at token i belong to a number or letter in a list? */
static bool numbers_sentence(const run *r, size_t i) {
  size_t number = kind_of(r, i) == IBID_TOKEN_WORD ? i : i - 1;
  if (number == i) return i == r->first && is_initial(r, i);
  if (i == r->first || first_code(r, i) != '.' || !glued(r, number))
    return false;
  if (first_code(r, number) == ')' && number == r->first + 2)
    return first_code(r, r->first) == '(';
  if (number > r->first && first_code(r, number - 1) == ':')
    return kind_of(r, number) == IBID_TOKEN_NUMBER && size_of(r, number) <= 2;
  if (number != r->first) return false;
  return kind_of(r, number) == IBID_TOKEN_NUMBER || is_roman(r, number) ||
         (number == 0 && size_of(r, number) == 1 &&
          ibid_is_upper(first_code(r, number)));
}

/* S6: a word with a capital that is given with one. */
static bool is_ordinal(const run *r, size_t i, size_t next) {
  char small[32];
  uint32_t size = size_of(r, next);
  if (i == 0 || first_code(r, i) != '.' || size_of(r, i) > 1) return false;
  if (kind_of(r, i - 1) != IBID_TOKEN_NUMBER || size_of(r, i - 1) > 2)
    return false;
  if (size > sizeof small || !is_in(r, next, IBID_UNITS)) return false;
  for (uint32_t k = 0; k < size; k++)
    small[k] = r->text->bytes[start_of(r, next) + k];
  small[0] = (char)(small[0] | 32);
  return (ibid_language_find(r->text->language, small, size) &
          1u << IBID_UNITS) == 0;
}

/* S7: do three points at token i end a sentence before that token? */
static bool ellipsis_may_end(const run *r, size_t i, size_t next) {
  bool stop = first_code(r, i) == '.' && last_code(r, i) == '.' &&
              size_of(r, i) > 3 && r->text->bytes[start_of(r, i) + 1] == '.';
  if (i == r->first || (i == r->first + 1 && is_opener(first_code(r, i - 1))))
    return false;
  if (is_terminator(last_code(r, i - 1))) return true;
  if (stop && glued(r, i - 1)) return true;
  if (glued(r, i - 1) && kind_of(r, i - 1) == IBID_TOKEN_WORD &&
      !(i + 1 < r->count && glued(r, i)))
    return true;
  return starts(r, next);
}

/* S7 */
static bool is_doubt(const run *r, size_t i) {
  uint32_t before = i > 0 ? first_code(r, i - 1) : 0;
  return (before == '(' || before == '[') && i + 1 < r->count &&
         (first_code(r, i + 1) == ')' || first_code(r, i + 1) == ']') &&
         !is_ellipsis(r, i);
}

/* S8 */
static bool is_asked(const run *r, size_t i, size_t last, size_t next) {
  const size_t reach = 4;
  uint32_t code = last_code(r, i);
  if (code != '?' && code != '!') return false;
  if (last == i || !is_closing_mark(first_code(r, last))) return false;
  if (starts(r, next) && first_code(r, next) != 'I') return false;
  for (size_t k = next; k < r->count && k < next + reach; k++) {
    if (kind_of(r, k) != IBID_TOKEN_WORD) return false;
    if (is_in(r, k, IBID_REPORTS)) return k > next;
  }
  return false;
}

/* S3: may a sentence that begins small follow the one that ends at i? */
static bool small_may_start(const run *r, size_t i, size_t last) {
  if (!r->careless && !(r->small && first_code(r, i) == '.')) return false;
  if (kind_of(r, i) == IBID_TOKEN_WORD || is_ellipsis(r, i)) return false;
  for (size_t k = i + 1; k <= last; k++)
    if (is_closing_mark(first_code(r, k))) return false;
  return true;
}

/* S9: is the word before plain, and the word behind one that starts? */
static bool lost_space(const run *r, size_t i, size_t last) {
  uint32_t code = first_code(r, i);
  size_t next = last + 1;
  if (i == 0 || kind_of(r, i - 1) != IBID_TOKEN_WORD || is_ellipsis(r, i))
    return false;
  if (kind_of(r, next) != IBID_TOKEN_WORD) return false;
  if (code != '.' && code != 0x2026) return last == i;
  return size_of(r, i - 1) > 2 && ibid_is_lower(last_code(r, i - 1)) &&
         ibid_is_upper(first_code(r, next)) &&
         (ibid_is_lower(last_code(r, next)) || starts(r, next));
}

/* ---- Ends ---------------------------------------------------------- */

/* Does a sentence end with the terminator at token i and what follows it up to
** token `last`? */
static bool ends_at(const run *r, size_t i, size_t last) {
  size_t next = next_word(r, last + 1);
  if (next >= r->count) return true;
  if (is_doubt(r, i)) return false;
  if (glued(r, last) && kind_of(r, last) != IBID_TOKEN_REFERENCE &&
      !lost_space(r, i, last))
    return false;
  if (is_address(r, next)) return true;
  if (ibid_is_lower(first_code(r, next)) && !small_may_start(r, i, last))
    return false;
  if (is_mark(r, last + 1) && next == last + 1) return false;
  if (numbers_sentence(r, i) || is_ordinal(r, i, next)) return false;
  if (kind_of(r, i) == IBID_TOKEN_WORD) return word_may_end(r, i, next);
  if (is_ellipsis(r, i)) return ellipsis_may_end(r, i, next);
  return !is_asked(r, i, last, next);
}

/* S12 */
static bool has_lost_stop(const run *r, size_t i) {
  const uint32_t both = 1u << IBID_STARTERS | 1u << IBID_FUNCTIONS;
  if (i == 0 || i + 1 >= r->count || glued(r, i) || !glued(r, i - 1) ||
      kind_of(r, i - 1) != IBID_TOKEN_WORD || size_of(r, i + 1) < 2)
    return false;
  return ibid_is_lower(last_code(r, i - 1)) &&
         ibid_is_upper(first_code(r, i + 1)) &&
         (classes_of(r, i + 1, end_of(r, i + 1)) & both) == both;
}

static bool may_end(const run *r, size_t i) {
  int kind = kind_of(r, i);
  if (kind == IBID_TOKEN_REFERENCE) return has_lost_stop(r, i);
  if (kind == IBID_TOKEN_PUNCTUATION) return is_terminator(first_code(r, i));
  if (kind == IBID_TOKEN_SYMBOL) return is_face(r, i);
  return kind == IBID_TOKEN_WORD && last_code(r, i) == '.';
}

/* S11: ========, ********; points are none. */
static bool is_rule(const run *r, size_t i) {
  const uint32_t shortest = 8;
  uint32_t code = first_code(r, i);
  if (size_of(r, i) < shortest || kind_of(r, i) == IBID_TOKEN_WORD)
    return false;
  if (i + 1 < r->count && glued(r, i)) return false;
  return code == '=' || code == '*' || code == '_' || code == '-' ||
         code == '~' || code == '#';
}

/* S11: the last token of the stamp that begins at token i, or the count. */
static size_t stamp_end(const run *r, size_t i) {
  const char *bytes = r->text->bytes + start_of(r, i);
  if (kind_of(r, i) != IBID_TOKEN_NUMBER || size_of(r, i) < 6) return r->count;
  if (bytes[1] != '/' && bytes[2] != '/') return r->count;
  if (i + 1 >= r->count || kind_of(r, i + 1) != IBID_TOKEN_NUMBER)
    return r->count;
  bytes = r->text->bytes + start_of(r, i + 1);
  if (bytes[1] != ':' && bytes[2] != ':') return r->count;
  if (i + 2 >= r->count || size_of(r, i + 2) != 2 ||
      (r->text->bytes[start_of(r, i + 2) + 1] | 32) != 'm')
    return i + 1;
  return i + 2;
}

/* S10, S11: does something that is no part of a sentence begin or end here? */
typedef struct lone {
  bool begins; /* before token i */
  size_t last; /* where it ends, or the count */
} lone;

static lone find_lone(const run *r, size_t i) {
  lone l = {false, r->count};
  if (size_of(r, i) < 6) return l;
  l.begins = i > 0 && is_address(r, i) && is_address(r, i - 1);
  if (is_rule(r, i)) return (lone){true, i};
  l.last = stamp_end(r, i);
  /* In a sentence the stamp is that of a day: posted on. */
  if (l.last < r->count)
    l.begins = i > 0 && !ibid_is_lower(first_code(r, i - 1));
  return l;
}

static void collect(run *r, size_t paragraph) {
  const ibid_store *tokens = &r->text->tokens;
  ibid_piece piece = {0, 0, 0};
  r->count = 0;
  while (ibid_piece_next(r->text, paragraph, &piece)) {
    size_t i = ibid_store_find(tokens, piece.start);
    for (; i < tokens->count && tokens->start[i] < piece.end; i++) {
      r->tokens = ibid_reserve(r->text, r->tokens, &r->capacity, r->count + 1,
                               sizeof *r->tokens);
      r->tokens[r->count++] = (uint32_t)i;
    }
  }
  r->small = r->count > 0 && ibid_is_lower(first_code(r, 0));
}

static void add(run *r, size_t first, size_t last) {
  ibid_store_add(r->text, &r->text->sentences, start_of(r, first),
                 end_of(r, last), 0);
}

/* Most tokens are words too short for an address, without a point. */
static bool is_plain(const run *r, size_t i) {
  const uint32_t shortest_address = 10;
  uint32_t token = r->tokens[i], end = r->text->tokens.end[token];
  return r->text->tokens.kind[token] == IBID_TOKEN_WORD &&
         end - r->text->tokens.start[token] < shortest_address &&
         r->text->bytes[end - 1] != '.';
}

static void split(run *r) {
  r->first = 0;
  for (size_t i = 0; i < r->count; i++) {
    lone l;
    size_t last;
    if (is_plain(r, i)) continue;
    l = find_lone(r, i);
    last = l.last;
    if (l.begins && r->first < i) {
      add(r, r->first, i - 1);
      r->first = i;
    }
    if (last == r->count) {
      if (!may_end(r, i)) continue;
      last = past_closers(r, i);
      if (!ends_at(r, i, last)) continue;
    }
    add(r, r->first, last);
    r->first = last + 1;
    i = last;
  }
  if (r->first < r->count) add(r, r->first, r->count - 1);
}

/* ---- S3: authors who shun capitals --------------------------------- */

/* Is this a stop behind a plain word, and what follows it?  Returns the
** first character behind it, or 0. */
static uint32_t behind_stop(const ibid_text *text, size_t i) {
  const ibid_store *tokens = &text->tokens;
  uint32_t at = tokens->start[i];
  if (text->bytes[at] != '.' || tokens->end[i] != at + 1 || at < 4) return 0;
  if (tokens->kind[i - 1] != IBID_TOKEN_WORD || tokens->end[i - 1] != at)
    return 0;
  for (uint32_t k = 1; k <= 4; k++)
    if (!ibid_is_lower((unsigned char)text->bytes[at - k])) return 0;
  if (tokens->start[i + 1] == at + 1) return 0;
  return ibid_character_at(text, tokens->start[i + 1]).code;
}

/* In edited prose one such stop in a hundred has a small letter behind it, and
** then in a note that is full of abbreviations. */
static bool is_careless(const ibid_text *text) {
  const uint32_t enough = 2000, share = 33;
  uint32_t small = 0, capital = 0;
  for (size_t i = 1; i + 1 < text->tokens.count; i++) {
    uint32_t code;
    if (text->tokens.kind[i] != IBID_TOKEN_PUNCTUATION) continue;
    code = behind_stop(text, i);
    if (ibid_is_lower(code)) small++;
    if (ibid_is_upper(code)) capital++;
    if (small + capital == enough) break;
  }
  return small >= 2 && small * share >= small + capital;
}

static void add_prose(ibid_text *text) {
  run r = {.text = text, .careless = is_careless(text)};
  for (size_t p = 0; p < text->paragraph_count; p++) {
    collect(&r, p);
    split(&r);
  }
  ibid_release(text, r.tokens);
  /* A note at a page's foot stands inside the sentence that runs on. */
  if (text->layout.pages > 0) ibid_store_sort(text, &text->sentences);
}

void ibid_sentences_run(ibid_text *text) {
  ibid_store_open(&text->sentences, &schema);
  if (text->scheme == IBID_UNICODE)
    ibid_segments_sentences(text);
  else
    add_prose(text);
  ibid_store_close(&text->sentences);
}

const ibid_layer *ibid_sentences(const ibid_text *text) {
  return &text->sentences.layer;
}
