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
#include "sentences/sentences.h"

#include <string.h>

static const char *const kinds[] = {"sentence", NULL};
static const ibid_column columns[] = {{NULL, IBID_FLAG, NULL, NULL}};
static const ibid_layer schema = {"sentences", kinds, columns, 0,
                                  NULL,        NULL,  NULL,    NULL};

/* A piece of a paragraph: its bytes, and where its tokens begin. */
typedef struct stretch {
  uint32_t start, end;
  size_t token, count; /* tokens of the text */
  size_t first;        /* of them, counted in the paragraph */
} stretch;

/* S3: stops behind plain words, by what follows them. */
typedef struct account {
  uint32_t small, capital;
  size_t token; /* the next one to look at */
} account;

typedef struct ibid_splitting {
  ibid_text *text;
  account account;
  bool counted;       /* enough for S3 */
  ibid_places places; /* where to look */
  ibid_stops stops;   /* what is known of them without tokens */
  bool rules;         /* nothing is, of this paragraph */
  size_t paragraph;   /* the one that is read, or the next one, */
  ibid_piece piece;   /* its first piece, */
  bool known;         /* and whether its tokens were looked up */
  stretch *stretches; /* of one paragraph */
  size_t stretch_count, stretch_room;
  bool apart;       /* its tokens do not all follow each other */
  uint32_t *tokens; /* then these are its tokens */
  size_t room;
  size_t base;  /* else this is the first of them */
  size_t count; /* of its tokens */
  size_t token; /* the one that was asked for last */
  size_t near;  /* tokens and calls near the paragraph */
  size_t call;
  size_t done;    /* up to this byte all is decided */
  size_t reached; /* the end of the stretch before */
  uint32_t head;  /* where the sentence begins that is read, or none */
} run;

static inline size_t token_of(const run *r, size_t i) {
  return r->apart ? r->tokens[i] : r->base + i;
}

static inline uint32_t start_of(const run *r, size_t i) {
  return ibid_token_start(r->text, token_of(r, i));
}

static inline uint32_t end_of(const run *r, size_t i) {
  return ibid_token_end(r->text, token_of(r, i));
}

static inline uint32_t size_of(const run *r, size_t i) {
  return end_of(r, i) - start_of(r, i);
}

static inline int kind_of(const run *r, size_t i) {
  return ibid_token_kind_at(r->text, token_of(r, i));
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

/* Does the sentence that is read begin with a token? */
static bool heads(const run *r, size_t i) {
  return start_of(r, i) == r->head;
}

static bool is_mark(const run *r, size_t i) {
  return kind_of(r, i) == IBID_TOKEN_PUNCTUATION;
}

/* ---- Tokens -------------------------------------------------------- */

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
  if (!is_mark(r, i) || !ibid_is_terminator(first_code(r, i))) return false;
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
  if (number == i) return heads(r, i) && is_initial(r, i);
  if (heads(r, i) || first_code(r, i) != '.' || !glued(r, number)) return false;
  if (first_code(r, number) == ')' && number > 1 && heads(r, number - 2))
    return first_code(r, number - 2) == '(';
  if (!heads(r, number) && first_code(r, number - 1) == ':')
    return kind_of(r, number) == IBID_TOKEN_NUMBER && size_of(r, number) <= 2;
  if (!heads(r, number)) return false;
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
  if (heads(r, i) || (heads(r, i - 1) && is_opener(first_code(r, i - 1))))
    return false;
  if (ibid_is_terminator(last_code(r, i - 1))) return true;
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
  if (!r->stops.careless &&
      (first_code(r, i) != '.' || !ibid_is_lower(first_code(r, 0))))
    return false;
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
  if (kind == IBID_TOKEN_PUNCTUATION)
    return ibid_is_terminator(first_code(r, i));
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

static void add_span(run *r, uint32_t start, uint32_t end) {
  ibid_store *sentences = &r->text->sentences;
  size_t i = sentences->count;
  if (i == sentences->capacity) ibid_store_reserve(r->text, sentences, 1);
  sentences->start[i] = start;
  sentences->end[i] = end;
  sentences->kind[i] = 0;
  sentences->count++;
}

/* The sentence ends with a token; the next one begins behind it. */
static void add(run *r, size_t last) {
  add_span(r, r->head, end_of(r, last));
  r->head = last + 1 < r->count ? start_of(r, last + 1) : IBID_NONE;
}

/* ---- Any end ------------------------------------------------------- */

/* The last token of the end, or of what stands alone, at token i; or the
** count.  What ends behind the byte that told of it is no lone. */
static size_t find_end(run *r, size_t i, size_t at) {
  lone l = {false, r->count};
  size_t last;
  if (end_of(r, i) > at + 1) l = find_lone(r, i);
  if (l.begins && !heads(r, i)) add(r, i - 1);
  if (l.last < r->count || !may_end(r, i)) return l.last;
  last = past_closers(r, i);
  return ends_at(r, i, last) ? last : r->count;
}

/* Decide about a token because of one of its bytes; returns the byte up to
** which all is decided then. */
static size_t decide(run *r, size_t i, size_t at) {
  size_t last = find_end(r, i, at);
  if (last == r->count) return end_of(r, i);
  add(r, last);
  return end_of(r, last);
}

/* ---- Tokens of a paragraph ------------------------------------------- */

/* The first token that ends behind a byte.  Paragraphs come in text order, but
** for what stands inside another. */
static size_t token_behind(const run *r, size_t at) {
  if (r->near > 0 && ibid_token_end(r->text, r->near - 1) > at)
    return ibid_token_seek(r->text, r->near, at);
  return ibid_token_next(r->text, r->near, at);
}

static void add_stretch(run *r, const ibid_piece *piece) {
  const ibid_text *text = r->text;
  size_t token = token_behind(r, piece->start);
  size_t end = ibid_token_next(text, token, piece->end - 1);
  if (end < text->tokens.count && (ibid_token_end(text, end) == piece->end ||
                                   ibid_token_start(text, end) < piece->end))
    end++;
  r->near = end;
  if (end == token) return;
  r->stretches = ibid_reserve(r->text, r->stretches, &r->stretch_room,
                              r->stretch_count + 1, sizeof *r->stretches);
  r->stretches[r->stretch_count++] =
      (stretch){piece->start, piece->end, token, end - token, r->count};
  r->count += end - token;
}

/* The tokens of a paragraph that something stands in. */
static void list_tokens(run *r) {
  size_t n = 0;
  r->tokens =
      ibid_reserve(r->text, r->tokens, &r->room, r->count, sizeof *r->tokens);
  for (size_t k = 0; k < r->stretch_count; k++)
    for (size_t i = 0; i < r->stretches[k].count; i++)
      r->tokens[n++] = (uint32_t)(r->stretches[k].token + i);
}

/* Look up the tokens of the paragraph. */
static void find_tokens(run *r) {
  ibid_piece piece = r->piece;
  r->known = true;
  do
    if (piece.start < piece.end) add_stretch(r, &piece);
  while (piece.end < r->stops.end &&
         ibid_piece_next(r->text, r->paragraph, &piece));
  if (r->count == 0) return;
  r->token = r->base = r->stretches[0].token;
  r->apart = r->stretch_count > 1;
  if (r->apart) list_tokens(r);
  if (r->head == IBID_NONE) r->head = start_of(r, 0);
}

/* ---- Paragraphs ------------------------------------------------------ */

/* The sentence ends as the bytes alone tell; the next one begins there. */
static void add_found(run *r, const ibid_end *found) {
  add_span(r, r->head, found->end);
  r->head = found->next;
  r->done = found->end;
}

/* Decide about a byte of stretch k; false if no token is left there. */
static bool decide_at(run *r, size_t k, size_t at, size_t call) {
  const stretch *s;
  ibid_end found;
  if (!r->rules) {
    ibid_stop stop = ibid_sentences_look(&r->stops, at, r->done, call, &found);
    if (stop == IBID_STOP_ENDS) add_found(r, &found);
    if (stop != IBID_STOP_ASK) return true;
  }
  if (!r->known) find_tokens(r);
  s = &r->stretches[k];
  r->token = ibid_token_next(r->text, r->token, at);
  if (r->token >= s->token + s->count) return false;
  r->done = decide(r, s->first + r->token - s->token, at);
  return true;
}

/* The first call at a byte or behind it, near the last one. */
static size_t call_from(run *r, size_t at) {
  const ibid_store *calls = &r->text->references;
  while (r->call < calls->count && calls->start[r->call] < at)
    r->call++;
  return r->call;
}

static void split_stretch(run *r, size_t k, size_t start, size_t end) {
  size_t at = start;
  if (start < r->reached) { /* it stands inside the one before */
    r->places.next = 0;
    r->call = ibid_store_seek(&r->text->references, r->call, start);
  }
  r->reached = end;
  while ((at = ibid_places_next(&r->places, r->text, at, end)) < end &&
         decide_at(r, k, at, call_from(r, at)))
    at = at + 1 > r->done ? at + 1 : r->done;
}

/* Where the first token of a paragraph begins, if that can be said without it:
** there, since no word runs on over the line's end before.  Or none. */
static uint32_t paragraph_head(const ibid_text *text, uint32_t start) {
  const unsigned char *p = (const unsigned char *)text->bytes + start;
  bool begins = (p[0] > ' ' && p[0] < 0x80) ||
                ibid_double_mark((const char *)p, "\xE2\x80\x9C") > 0;
  if (!begins || start < 2 || p[-1] != '\n') return IBID_NONE;
  return p[-2] == '\n' || (p[-2] > ' ' && p[-2] < 0x80 && p[-2] != '-')
             ? start
             : IBID_NONE;
}

/* Does a token end at a paragraph's end?  Letters, figures and most signs do
** before a line's end; a hyphen may go on behind it. */
static bool ends_token(const unsigned char *end) {
  bool ascii = end[-1] > ' ' && end[-1] < 0x7F && end[-1] != '-';
  bool mark = end[-2] == 0x80 && end[-3] == 0xE2 && end[-1] >= 0x93 &&
              end[-1] <= 0xA6; /* dashes, marks, an ellipsis */
  return *end == '\n' && (ascii || mark);
}

/* Begin a paragraph.  Where it is in one piece and one sees where its first
** token begins, its tokens need not be known. */
static void open_paragraph(run *r, size_t i) {
  const ibid_paragraph *p = &r->text->paragraphs[i];
  r->piece = (ibid_piece){0, 0, 0};
  r->count = r->stretch_count = r->done = 0;
  r->known = r->apart = false;
  r->head = IBID_NONE;
  r->stops.end = p->end;
  if (p->lines == 1)
    r->piece = (ibid_piece){.start = p->start, .end = p->end};
  else if (!ibid_piece_next(r->text, i, &r->piece))
    return;
  r->head = paragraph_head(r->text, r->piece.start);
  r->rules =
      r->piece.end < p->end || r->head == IBID_NONE || ibid_plain_is_forced();
  r->stops.small = ibid_is_lower((unsigned char)r->text->bytes[p->start]);
  if (r->rules) find_tokens(r);
}

/* What is left is a sentence. */
static void close_paragraph(run *r) {
  if (r->head == IBID_NONE) return;
  if (!r->rules &&
      ends_token((const unsigned char *)r->text->bytes + r->stops.end)) {
    add_span(r, r->head, (uint32_t)r->stops.end);
    return;
  }
  if (!r->known) find_tokens(r);
  if (r->count > 0) add(r, r->count - 1);
}

static void split(run *r) {
  if (!r->known) split_stretch(r, 0, r->piece.start, r->piece.end);
  for (size_t k = 0; r->rules && k < r->stretch_count; k++)
    split_stretch(r, k, r->stretches[k].start, r->stretches[k].end);
  close_paragraph(r);
}

/* ---- S3: authors who shun capitals --------------------------------- */

/* Is this a stop behind a plain word, and what follows it?  Returns the
** first character behind it, or 0. */
static uint32_t behind_stop(const ibid_text *text, size_t i) {
  uint32_t at = ibid_token_start(text, i);
  if (text->bytes[at] != '.' || ibid_token_end(text, i) != at + 1 || at < 4)
    return 0;
  if (ibid_token_kind_at(text, i - 1) != IBID_TOKEN_WORD ||
      ibid_token_end(text, i - 1) != at)
    return 0;
  for (uint32_t k = 1; k <= 4; k++)
    if (!ibid_is_lower((unsigned char)text->bytes[at - k])) return 0;
  if (ibid_token_start(text, i + 1) == at + 1) return 0;
  return ibid_character_at(text, ibid_token_start(text, i + 1)).code;
}

/* In edited prose one such stop in a hundred has a small letter behind it, and
** then in a note that is full of abbreviations.  Enough stops tell that, or all
** of the text. */
static bool count_capitals(run *r, bool all) {
  const uint32_t enough = 2000, share = 33;
  const ibid_text *text = r->text;
  account *a = &r->account;
  for (; a->token + 1 < text->tokens.count && a->small + a->capital < enough;
       a->token++) {
    uint32_t code;
    if (ibid_token_kind_at(text, a->token) != IBID_TOKEN_PUNCTUATION) continue;
    code = behind_stop(text, a->token);
    if (ibid_is_lower(code)) a->small++;
    if (ibid_is_upper(code)) a->capital++;
  }
  r->stops.careless =
      a->small >= 2 && a->small * share >= a->small + a->capital;
  return all || a->small + a->capital == enough;
}

void ibid_sentences_open(ibid_text *text) {
  const size_t usual = 96; /* bytes a sentence */
  run *r = ibid_allocate_zero(text, sizeof *r);
  ibid_store_open(&text->sentences, &schema);
  ibid_store_reserve(text, &text->sentences, text->size / usual + 16);
  r->text = text;
  r->stops.text = text;
  r->account.token = 1;
  ibid_tokens_sketch_pointed(text, &r->stops.pointed);
  text->splitting = r;
}

/* Split the paragraphs whose tokens are known. */
static void split_paragraphs(run *r, size_t known) {
  const ibid_text *text = r->text;
  for (; r->paragraph < text->paragraph_count &&
         text->paragraphs[r->paragraph].end <= known;
       r->paragraph++) {
    open_paragraph(r, r->paragraph);
    split(r);
  }
}

void ibid_sentences_read(ibid_text *text, size_t known) {
  run *r = text->splitting;
  if (r == NULL) return;
  if (!r->counted) r->counted = count_capitals(r, known == text->size);
  if (r->counted) split_paragraphs(r, known);
}

/* ---- Whole quotations ---------------------------------------------- */

/* The sentence and the quotation before, in the body or at the feet. */
typedef struct stream {
  uint32_t sentence, paragraph, quotation;
} stream;

/* The paragraph that a position lies in, near a line. */
static uint32_t paragraph_at(const ibid_text *text, size_t *line, uint32_t at) {
  *line = ibid_store_seek(&text->lines, *line, at);
  return *line < text->lines.count ? text->owner[*line] : IBID_NONE;
}

static bool is_foot(const ibid_text *text, uint32_t paragraph) {
  return paragraph != IBID_NONE && text->paragraphs[paragraph].foot;
}

/* The last quotations, in body and feet, that begin before a position. */
static void pass_quotations(const ibid_text *text, stream *streams,
                            size_t *next, size_t *line, uint32_t at) {
  const ibid_store *q = &text->quotations;
  for (; *next < q->count && q->start[*next] < at; ++*next) {
    stream *s =
        &streams[is_foot(text, paragraph_at(text, line, q->start[*next]))];
    bool inside =
        s->quotation != IBID_NONE && q->end[*next] <= q->end[s->quotation];
    if (q->kind[*next] == IBID_QUOTATION_INLINE && !inside)
      s->quotation = (uint32_t)*next;
  }
}

/* Does the stream's last quotation reach from its last sentence into one that
** begins at a position? */
static bool reaches(const ibid_text *text, const stream *s, uint32_t at) {
  const ibid_store *q = &text->quotations;
  return s->sentence != IBID_NONE && s->quotation != IBID_NONE &&
         q->start[s->quotation] < text->sentences.end[s->sentence] &&
         q->end[s->quotation] > at;
}

void ibid_sentences_join(ibid_text *text) {
  const stream none = {IBID_NONE, IBID_NONE, IBID_NONE};
  ibid_store *sentences = &text->sentences;
  stream streams[2] = {none, none};
  size_t next = 0, lines[2] = {0, 0}, kept = 0;
  for (size_t i = 0; i < sentences->count; i++) {
    uint32_t at = sentences->start[i];
    uint32_t paragraph = paragraph_at(text, &lines[0], at);
    stream *s = &streams[is_foot(text, paragraph)];
    pass_quotations(text, streams, &next, &lines[1], at);
    if (s->paragraph == paragraph && reaches(text, s, at)) {
      sentences->end[s->sentence] = sentences->end[i];
      continue;
    }
    sentences->start[kept] = at;
    sentences->end[kept] = sentences->end[i];
    s->sentence = (uint32_t)kept++;
    s->paragraph = paragraph;
  }
  sentences->count = kept;
  ibid_store_close(sentences);
}

void ibid_sentences_run(ibid_text *text) {
  run *r = text->splitting;
  if (text->scheme == IBID_UNICODE) {
    ibid_segments_sentences(text);
  } else {
    ibid_sentences_read(text, text->size);
    /* A note at a page's foot stands inside the sentence that runs on. */
    if (text->layout.pages > 0) ibid_store_sort(text, &text->sentences);
  }
  ibid_release(text, r->tokens);
  ibid_release(text, r->stretches);
  ibid_release(text, r);
  text->splitting = NULL;
  ibid_store_close(&text->sentences);
}

const ibid_layer *ibid_sentences(const ibid_text *text) {
  return &text->sentences.layer;
}
