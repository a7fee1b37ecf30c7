/*
** tokens.c - words, numbers and points: the scheme `prose`.
**
** T1  A call of a note is a token of its own, and so is a note's label; no
**     token reaches into one.
**         him,100 had -> him | , | 100 | had      1922.4 -> 1922 | . | 4
**         64Art. 338 -> 64 | Art. | 338
** T2  Web and mail addresses, names of files and of accounts are one token.
**         http://a.org/b   a.org   notes.pdf   a.b@c.org   @name
** T3  Numbers keep groups, decimals, ordinals, decades, hours, fractions.
**         185,000.53   19th   1920s   ’60s   5:30   2½
** T4  Figures joined twice by one sign are one token, and so are telephone
**     numbers; a range is three.
**         02/13/2001   3.2.1   303-555-8160      1921–23 -> 1921 | – | 23
** T5  A unit that is glued to a number is a token; other letters make a word.
**         375mm -> 375 | mm      12-year-old   3D   8vo
** T6  Words keep what stands between letters: hyphens, apostrophes, marks of
**     transliteration, zero-width characters, raised and lowered figures.
**         party-state   don’t   l’homme   S”ezd   XIXth   AT&T   H₂O
** T7  A word that is hyphenated over a line's end is one token; its form has
**     the hyphen only where a capital follows or the text has the word with
**     it elsewhere.
** T8  An apostrophe stays with a known elision or a decade after it (’tis),
**     and with a word before it unless a single mark is open that it may
**     close (vlast’, Jones’).
** T9  Abbreviations, initials and acronyms keep their points.
**         Dr.   e.g.   Ph.D.   U.S.   V. I.
** T10 Points in a row, spaced or not, are one token; but a stop before an
**     ellipsis of one character is a token of its own.
**         ...   . . .   ?!   ..      true.… -> true | . | …
** T11 Dashes in a row and a sign repeated are one token, and so is a face.
**         --   ***   ----==   $$$   :-)
** T12 A letter, a slash and a letter or figure are one token.
**         b/c   n/a      and/or -> and | / | or
** T13 A sign keeps the marks and joiners behind it; zero-width characters that
**     stand alone are no token.
** T14 Anything else is a character a token.
**
** The folder has the parts: addresses T2, numbers T3 to T5, signs T10 to T14,
** and the forms of T7.
*/
#include "tokens/tokens.h"

static const char *const kinds[] = {
    "word", "number", "punctuation", "symbol", "reference", "other", NULL};
static const ibid_column columns[] = {{NULL, IBID_FLAG, NULL, NULL}};
static const ibid_layer schema = {"tokens", kinds, columns, 0,
                                  NULL,     NULL,  NULL,    NULL};

static void add(run *r, size_t start, size_t end, ibid_token_kind kind) {
  ibid_store *tokens = &r->text->tokens;
  size_t i = tokens->count;
  if (i == tokens->capacity) ibid_store_reserve(r->text, tokens, 1);
  tokens->start[i] = (uint32_t)start;
  tokens->end[i] = (uint32_t)end;
  tokens->kind[i] = (uint8_t)kind;
  tokens->count++;
}

/* ---- T6, T7: words ------------------------------------------------- */

/* From behind a hyphen at a line's end to the next line's first letter; or 0.
** Only one line's end may lie between. */
static size_t over_line_end(const run *r, size_t at) {
  size_t next = at;
  while (byte_at(r, next) == ' ' || byte_at(r, next) == '\t')
    next++;
  if (byte_at(r, next) == '\r') next++;
  if (byte_at(r, next) == '\n') next++;
  if (next == at || byte_at(r, next - 1) != '\n') return 0;
  while (byte_at(r, next) == ' ' || byte_at(r, next) == '\t')
    next++;
  return is_letter_at(r, next) ? next : 0;
}

/* What stands behind a hyphen: more of the word, after a line's end too. */
static size_t past_hyphen(run *r, size_t at) {
  size_t next = over_line_end(r, at);
  if (next == 0) return is_word_at(r, at) ? at : 0;
  r->broken = ibid_reserve(r->text, r->broken, &r->broken_room,
                           r->broken_count + 1, sizeof *r->broken);
  if (r->broken_count == 0 ||
      r->broken[r->broken_count - 1] != r->text->tokens.count)
    r->broken[r->broken_count++] = (uint32_t)r->text->tokens.count;
  return next;
}

static bool is_upper_at(const run *r, size_t at) {
  return ibid_is_upper(char_at(r, at).code);
}

/* What joins the letters before with a letter after: where that one begins,
** or 0.  The hard sign is a double mark inside a word. */
static size_t joint(run *r, size_t at) {
  ibid_character c = char_at(r, at);
  size_t next = at + c.size;
  if (c.size == 0 || is_blank_at(r, at)) return 0;
  if (ibid_is_hyphen(c.code) || ibid_is_soft_hyphen(c.code))
    return past_hyphen(r, next);
  if (is_apostrophe(c.code) || c.code == 0xB7 || c.code == 0x2BA ||
      is_zero_width(c.code))
    return is_letter_at(r, next) ? next : 0;
  if (c.code == 0x201D || c.code == '"' || c.code == 0x2032 || c.code == 0x2033)
    return ibid_is_lower(char_at(r, next).code) && is_letter_at(r, at - 1)
               ? next
               : 0;
  if (c.code == '_') return is_word_at(r, next) ? next : 0;
  if (c.code == '&')
    return is_upper_at(r, next) && ibid_is_upper(code_before(r, at)) ? next : 0;
  return 0;
}

/* Raised and lowered figures belong to the word that they stand in. */
static size_t figures_end(const run *r, size_t at) {
  ibid_character c = char_at(r, at);
  while (c.code >= 0xB2 && ibid_unicode_kind(c.code) == IBID_UNICODE_NUMBER) {
    at += c.size;
    c = char_at(r, at);
  }
  return at;
}

/* The end of a run of letters and figures. */
static size_t stem_end(const run *r, size_t at) {
  for (;;) {
    if (is_letter_at(r, at))
      at = letters_end(r->text, at);
    else if (is_digit_at(r, at))
      at = digits_end(r, at);
    else if (byte_at(r, at) >= 0xC2 && figures_end(r, at) > at)
      at = figures_end(r, at);
    else
      return at;
    if (at >= r->limit) return r->limit;
  }
}

/* The end of a word whose first letters or figures end at `at`. */
static size_t compound_end(run *r, size_t at) {
  size_t end = stem_end(r, at), next;
  while ((next = joint(r, end)) != 0)
    end = stem_end(r, next);
  return end;
}

/* ---- T8: apostrophes at a word's end and head ---------------------- */

/* Does another mark that could close come later in the line? */
static bool closes_later(const run *r, size_t at) {
  const size_t reach = 2000;
  size_t end = r->line_end < at + reach ? r->line_end : at + reach;
  while (at < end) {
    uint64_t mask = r->text->classes.mark[at / 64] >> (at % 64);
    ibid_character c;
    if (mask == 0) {
      at = (at / 64 + 1) * 64;
      continue;
    }
    at += (size_t)__builtin_ctzll(mask);
    if (at >= end) return false;
    c = ibid_character_at(r->text, at);
    if (c.code == 0x2018) return false;
    if ((c.code == 0x2019 || c.code == '\'') &&
        !ibid_mask_has(r->text->classes.letter, at + c.size))
      return true;
    at += c.size;
  }
  return false;
}

/* The end of a word with the apostrophe that belongs to it. */
static size_t tail_end(run *r, size_t end) {
  ibid_character c = char_at(r, end);
  unsigned char last = byte_at(r, end - 1);
  if (c.code != 0x2019 && c.code != '\'') return end;
  if (!r->single) return end + c.size;
  if ((last == 's' || last == 'S') && closes_later(r, end + c.size))
    return end + c.size;
  r->single = false;
  return end;
}

/* ’60s, ’82, ’tis, ’n’: the end of what a mark begins, or 0.  Marks that are
** no apostrophe by their shape may as well open a quotation. */
static size_t elision_end(const run *r, size_t at, uint32_t code) {
  size_t after = at + char_at(r, at).size, end;
  bool sure = code == 0x2019 || code == 0x2BC;
  if (is_digit_at(r, after)) {
    end = digits_end(r, after);
    if (end - after != 2 || is_letter_at(r, at - 1)) return 0;
    if (ibid_tokens_suffix_end(r, end) > end)
      return ibid_tokens_suffix_end(r, end);
    return sure || (code == '\'' && !closes_later(r, end)) ? end : 0;
  }
  if (!is_letter_at(r, after)) return 0;
  end = letters_end(r->text, after);
  if (end > r->limit) end = r->limit;
  if (!ibid_is_word(r->text, after, end, IBID_ELISIONS)) return 0;
  if (char_at(r, end).code == code && end - after == 1)
    return end + char_at(r, end).size;
  return sure || !closes_later(r, end) ? end : 0;
}

/* ---- T9: points that belong to a word ------------------------------ */

static uint32_t classes_of(const run *r, size_t start, size_t end) {
  return ibid_language_find(r->text->language, r->text->bytes + start,
                            end - start);
}

/* What a word in capitals would be with one. */
static uint32_t classes_in_capitals(const run *r, size_t start, size_t end) {
  char word[16];
  size_t size = end - start;
  if (size < 2 || size > sizeof word) return 0;
  for (size_t i = 0; i < size; i++) {
    unsigned char c = byte_at(r, start + i);
    if (c < 'A' || c > 'Z') return 0;
    word[i] = (char)(i == 0 ? c : c | 32);
  }
  return ibid_language_find(r->text->language, word, size);
}

static bool is_roman_at(const run *r, size_t at) {
  size_t end = at;
  while (among(byte_at(r, end), "IVXLC"))
    end++;
  return end > at && !is_word_at(r, end);
}

/* MR. MILLER, NO. 5, VOL. II, LTD.: where all is capitals, neighbours must
 * help.
 */
static bool is_capital_abbreviation(const run *r, size_t start, size_t end) {
  uint32_t is = classes_in_capitals(r, start, end);
  size_t next = blanks_end(r->text, end + 1, r->limit);
  if (is & 1u << IBID_TITLES) return is_upper_at(r, next);
  if (is & 1u << IBID_LOCATORS)
    return is_digit_at(r, next) ||
           ((is & 1u << IBID_FUNCTIONS) == 0 && is_roman_at(r, next));
  return (is & 1u << IBID_ENDERS) != 0 && end - start > 2;
}

/* Of a compound the last part counts: July-Sept. */
static size_t last_part(const run *r, size_t start, size_t end) {
  size_t at = end;
  while (at > start && byte_at(r, at - 1) != '-')
    at--;
  return at;
}

static bool is_abbreviation(const run *r, size_t start, size_t end) {
  uint32_t is = classes_of(r, start, end);
  size_t next;
  if (is == 0 && last_part(r, start, end) > start) {
    start = last_part(r, start, end);
    is = classes_of(r, start, end);
  }
  if (is == 0) return is_capital_abbreviation(r, start, end);
  if ((is & IBID_POINTED_ALWAYS) != 0) return true;
  if ((is & 1u << IBID_LOCATORS) == 0) return false;
  if ((is & 1u << IBID_FUNCTIONS) == 0) return true;
  /* A word like any other, unless a number follows: no. */
  next = blanks_end(r->text, end + 1, r->limit);
  return is_digit_at(r, next);
}

/* Letters with points between them that the language knows: Ph.D.  Or 0. */
static size_t dotted_end(const run *r, size_t start, size_t end) {
  const size_t longest = 16;
  while (byte_at(r, end) == '.' && is_letter_at(r, end + 1)) {
    end = letters_end(r->text, end + 1);
    if (end > r->limit || end - start > longest) return 0;
  }
  if (!is_abbreviation(r, start, end)) return 0;
  return byte_at(r, end) == '.' ? end + 1 : end;
}

/* A letter and a point by turns: U.S., U.S, a.m.  The end, or 0. */
static size_t acronym_end(const run *r, size_t at) {
  size_t points = 0, letters = 0;
  for (;;) {
    ibid_character c = char_at(r, at);
    if (!is_letter_at(r, at)) break;
    if (is_word_at(r, at + c.size)) return 0;
    at += c.size;
    letters++;
    if (byte_at(r, at) != '.') break;
    at++;
    points++;
  }
  return letters >= 2 && points >= 1 && !is_word_at(r, at) ? at : 0;
}

/* Two letters that were one: Yu. Ia. Kh. Zh. */
static bool is_digraph(const run *r, size_t start, size_t end) {
  unsigned char second = byte_at(r, start + 1);
  if (end - start != 2 || second < 'a' || second > 'z') return false;
  if (among(byte_at(r, start), "KSCZT")) return second == 'h' || second == 's';
  return among(byte_at(r, start), "AEIOUY");
}

/* Does another initial stand here? */
static bool initial_follows(const run *r, size_t at) {
  size_t end = letters_end(r->text, at);
  return byte_at(r, end) == '.' && end - at <= 2;
}

/* Does a name stand here rather than a sentence's first word? */
static bool name_follows(const run *r, size_t at) {
  const uint32_t both = 1u << IBID_STARTERS | 1u << IBID_FUNCTIONS;
  size_t end;
  if (!is_upper_at(r, at)) return false;
  if (initial_follows(r, at)) return true;
  end = letters_end(r->text, at);
  return (classes_of(r, at, end) & both) != both;
}

/* An initial: a lone capital and a point, before a name.  *I* is a pronoun or
** a number unless another initial is next to it. */
static bool is_initial(const run *r, size_t start, size_t point) {
  ibid_character c = ibid_character_at(r->text, start);
  size_t next = blanks_end(r->text, point + 1, r->limit);
  size_t end;
  if (!ibid_is_upper(c.code) || !name_follows(r, next)) return false;
  if (start + c.size != point)
    return is_digraph(r, start, point) &&
           (initial_follows(r, next) ||
            (classes_of(r, start, point) & 1u << IBID_FUNCTIONS) == 0);
  if (c.code != 'I' || initial_follows(r, next)) return true;
  end = letters_end(r->text, next);
  return byte_at(r, end) == ',' ||
         (start > 2 && r->text->bytes[start - 2] == '.');
}

/* A word with its point; of two points the second is the sentence's. */
static size_t with_point(const run *r, size_t start, size_t end) {
  if (byte_at(r, end) != '.') return end;
  if (byte_at(r, end + 1) == '.' && byte_at(r, end + 2) == '.') return end;
  if (is_abbreviation(r, start, end) || is_initial(r, start, end))
    return end + 1;
  return end;
}

/* ---- Words and numbers --------------------------------------------- */

/* T12: b/c, n/a, f/2; or 0. */
static size_t slashed_end(const run *r, size_t start, size_t end) {
  size_t after = end + 1;
  if (end - start != 1 || !is_word_at(r, after) || is_word_at(r, after + 1) ||
      byte_at(r, after + 1) == '/')
    return 0;
  if (byte_at(r, start) >= 'a' || is_digit_at(r, after) ||
      !among(byte_at(r, start), "ABCDEF"))
    return after + 1;
  return 0;
}

/* The end of a word that is more than its first letters, or may be. */
static size_t word_end(run *r, size_t start, size_t end) {
  unsigned char next = byte_at(r, end);
  size_t whole = ibid_tokens_address_end(r, start, end);
  if (whole != 0) return whole;
  if (next == '/') whole = slashed_end(r, start, end);
  if (next == '.' && is_letter_at(r, end + 1)) {
    whole = acronym_end(r, start);
    if (whole == 0) whole = dotted_end(r, start, end);
    if (whole != 0 && joint(r, whole) != 0) whole = compound_end(r, whole);
  }
  if (whole != 0) return whole;
  end = compound_end(r, end);
  end = tail_end(r, end);
  return with_point(r, start, end);
}

static size_t add_word(run *r, size_t start) {
  size_t end = letters_end(r->text, start);
  unsigned char next;
  if (end > r->limit) end = r->limit;
  next = byte_at(r, end);
  if (next != ' ' && next != '\n' && next != ',') end = word_end(r, start, end);
  add(r, start, end, IBID_TOKEN_WORD);
  return end;
}

static size_t add_number(run *r, size_t start) {
  ibid_token_kind kind = IBID_TOKEN_NUMBER;
  size_t end = digits_end(r, start);
  unsigned char next = byte_at(r, end);
  if (next != ' ' && next != '\n') {
    end = ibid_tokens_number_end(r, start);
    if (ibid_tokens_makes_word(r, end)) {
      size_t address = ibid_tokens_address_end(r, start, digits_end(r, start));
      end = address != 0 ? address : compound_end(r, end);
      kind = IBID_TOKEN_WORD;
    }
  }
  add(r, start, end, kind);
  return end;
}

/* Figures of other scripts, fractions, raised figures that are no call. */
static size_t add_other_number(run *r, size_t start, uint32_t code) {
  ibid_unicode_class kind = ibid_unicode_kind(code);
  size_t end = start;
  do
    end += char_at(r, end).size;
  while (end < r->limit && ibid_unicode_kind(char_at(r, end).code) == kind);
  add(r, start, end, IBID_TOKEN_NUMBER);
  return end;
}

/* ---- Signs --------------------------------------------------------- */

static void note_single(run *r, uint32_t code, size_t at, size_t after) {
  bool letter = is_word_at(r, after);
  if (code == 0x2018 ||
      (code == '\'' && letter && (at == 0 || !is_word_at(r, at - 1))))
    r->single = true;
  else if (code == 0x2019 || code == '\'')
    r->single = false;
}

static size_t add_apostrophe(run *r, size_t start, const ibid_character *c) {
  size_t after = start + c->size, end = elision_end(r, start, c->code);
  ibid_token_kind kind = IBID_TOKEN_WORD;
  if (end == 0) {
    kind = IBID_TOKEN_PUNCTUATION;
    end = after;
    note_single(r, c->code, start, after);
    if (byte_at(r, start) == byte_at(r, end) && c->size == 1) end++;
  } else if (is_digit_at(r, after)) {
    kind = IBID_TOKEN_NUMBER;
  }
  add(r, start, end, kind);
  return end;
}

static size_t add_sign(run *r, size_t start, const ibid_character *c) {
  bool ascii = c->code < 0x80;
  ibid_token_kind kind = ibid_tokens_sign_kind(c->code);
  size_t end = ibid_tokens_sign_end(r, start, c);
  if (ascii && end > start + 1) {
    if (among((unsigned char)c->code, ":;=") &&
        byte_at(r, start + 1) != c->code)
      kind = IBID_TOKEN_SYMBOL;
    if (is_letter_at(r, start + 1)) kind = IBID_TOKEN_WORD;
  }
  add(r, start, end, kind);
  return end;
}

/* ---- The text ------------------------------------------------------ */

static size_t add_token(run *r, size_t at) {
  ibid_character c;
  if (is_letter_at(r, at)) return add_word(r, at);
  c = ibid_character_at(r->text, at);
  if (ibid_is_digit(c.code)) return add_number(r, at);
  if (is_apostrophe(c.code)) return add_apostrophe(r, at, &c);
  if (c.code >= 0x80) {
    ibid_unicode_class kind = ibid_unicode_kind(c.code);
    if (kind == IBID_UNICODE_DIGIT || kind == IBID_UNICODE_NUMBER)
      return add_other_number(r, at, c.code);
    if (is_zero_width(c.code)) return at + c.size;
  }
  return add_sign(r, at, &c);
}

/* What holds for a line is begun anew when the next one is reached. */
static void note_line(run *r, size_t at) {
  const ibid_store *lines = &r->text->lines;
  if (at < r->line_end) return;
  while (r->line < lines->count && lines->end[r->line] <= at)
    r->line++;
  r->line_end = r->line < lines->count ? lines->end[r->line] : r->text->size;
  if (r->text->layout.layout == IBID_LAYOUT_LINES) r->single = false;
}

/* ---- Plain tokens -------------------------------------------------- */

/* Do letters end in a point that blanks or marks follow?  Of all rules only
** T9 has to do with them. */
static bool ends_in_point(const run *r, size_t start, size_t end) {
  return is_letter_at(r, start) && byte_at(r, end) == '.' &&
         (is_blank_at(r, end + 1) ||
          ibid_mask_has(r->text->classes.mark, end + 1));
}

static size_t end_at_point(void *given, size_t start, size_t point) {
  return with_point(given, start, point);
}

/* What with_point() may find: words of the language, initials, digraphs. */
void ibid_tokens_sketch_pointed(const ibid_text *text, ibid_sketch *pointed) {
  *pointed = ibid_language_pointed(text->language);
  for (char c = 'A'; c <= 'Z'; c++)
    for (char d = 'a'; d <= 'z'; d++) {
      const char word[] = {c, d};
      ibid_sketch_add(pointed, word, 1);
      if (among((unsigned char)c, "AEIOUY") || d == 'h' || d == 's')
        ibid_sketch_add(pointed, word, 2);
    }
}

static size_t add_by_rules(void *given, size_t start, size_t end) {
  run *r = given;
  note_line(r, start);
  if (!ends_in_point(r, start, end)) return add_token(r, start);
  end = with_point(r, start, end);
  add(r, start, end, IBID_TOKEN_WORD);
  return end;
}

/* ---- The stage ----------------------------------------------------- */

/* T1: where the next label of a note ends that a letter is glued to. */
static size_t next_label_end(run *r, size_t at) {
  const ibid_text *text = r->text;
  for (; r->body < text->body_count; r->body++) {
    size_t end = text->bodies[r->body].label_end;
    if (end > at && ibid_mask_has(text->classes.letter, end)) return end;
  }
  return text->size;
}

/* The end of a line some way on: no plain token goes over that. */
static size_t part_end(const run *r, size_t at) {
  const size_t part = 256 * 1024; /* what is in the cache then */
  const ibid_store *lines = &r->text->lines;
  size_t line = ibid_store_seek(lines, r->line, at + part);
  return line < lines->count ? lines->end[line] : r->text->size;
}

/* The stretches between calls and labels, and the calls themselves. */
static void add_prose(run *r, void (*seen)(ibid_text *text, size_t known)) {
  const ibid_store *calls = &r->text->references;
  ibid_plain plain = {.rule = add_by_rules, .end = end_at_point, .run = r};
  size_t at = 0, size = r->text->size, part = part_end(r, 0);
  ibid_tokens_sketch_pointed(r->text, &plain.pointed);
  while (at < size) {
    size_t call =
        r->reference < calls->count ? calls->start[r->reference] : size;
    size_t label = next_label_end(r, at);
    r->limit = call < label ? call : label;
    at = ibid_plain_run(r->text, &plain, at, part < r->limit ? part : r->limit);
    if (at >= part) {
      seen(r->text, at);
      part = part_end(r, at);
    }
    if (at < call || call == size) continue;
    at = calls->end[r->reference++];
    add(r, call, at, IBID_TOKEN_REFERENCE);
  }
}

void ibid_tokens_run(ibid_text *text,
                     void (*seen)(ibid_text *text, size_t known)) {
  run r = {.text = text};
  ibid_store_open(&text->tokens, &schema);
  ibid_store_reserve(text, &text->tokens, text->size / 5 + 16);
  if (text->scheme == IBID_UNICODE)
    ibid_segments_tokens(text);
  else
    add_prose(&r, seen);
  ibid_forms_run(text, r.broken, r.broken_count);
  ibid_store_close(&text->tokens);
}

const ibid_layer *ibid_tokens(const ibid_text *text) {
  return &text->tokens.layer;
}
