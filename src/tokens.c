/*
** tokens.c - words, numbers and points: the scheme `prose`.
**
** T1  A call of a note is a token of its own; no token reaches into one.
**         him,100 had -> him | , | 100 | had     1922.4 -> 1922 | . | 4
** T2  Web and mail addresses are one token.
** T3  Numbers keep groups, decimals, ordinals and decades.
**         185,000.53   19th   1920s   ’60s       1921–23 -> 1921 | – | 23
** T4  Words keep what stands between letters: hyphens, apostrophes, marks of
**     transliteration.      party-state   don’t   l’homme   S”ezd
** T5  A word that is hyphenated over a line's end is one token.
** T6  An apostrophe stays with a known elision after it (’tis), and with a word
**     before it unless a single mark is open that it may close (vlast’).
** T7  Abbreviations, initials and acronyms keep their points.
**         Dr.   e.g.   U.S.   V. I.
** T8  Points in a row, dashes in a row and a sign repeated are one token each.
** T9  Anything else is a character a token.
*/
#include "internal.h"

#include <string.h>

static const char *const kinds[] = {
    "word", "number", "punctuation", "symbol", "reference", "other", NULL};
static const ibid_column columns[] = {{NULL, IBID_FLAG, NULL, NULL}};
static const ibid_layer schema = {"tokens", kinds, columns, 0,
                                  NULL,     NULL,  NULL,    NULL};

typedef struct run {
  ibid_text *text;
  size_t limit;     /* tokens end here: the next call, or the text's end */
  size_t reference; /* the next call */
  size_t line_end;  /* of the line that is read: single marks end with it */
  bool single;      /* a single mark is open */
} run;

static void add(run *r, size_t start, size_t end, ibid_token_kind kind) {
  ibid_store *tokens = &r->text->tokens;
  size_t i = tokens->count;
  if (i == tokens->capacity) ibid_store_reserve(r->text, tokens, 1);
  tokens->start[i] = (uint32_t)start;
  tokens->end[i] = (uint32_t)end;
  tokens->kind[i] = (uint8_t)kind;
  tokens->count++;
}

/* ---- Characters ---------------------------------------------------- */

/* The first byte from `at` on that is no letter. */
static size_t letters_end(const ibid_text *text, size_t at) {
  for (;;) {
    uint64_t rest = ~text->classes[at / 64].letter >> (at % 64);
    if (rest != 0) return at + (size_t)__builtin_ctzll(rest);
    at = (at / 64 + 1) * 64;
  }
}

static size_t blanks_end(const ibid_text *text, size_t at, size_t end) {
  while (at < end) {
    uint64_t rest = ~text->classes[at / 64].blank >> (at % 64);
    if (rest != 0) {
      at += (size_t)__builtin_ctzll(rest);
      break;
    }
    at = (at / 64 + 1) * 64;
  }
  return at < end ? at : end;
}

static unsigned char byte_at(const run *r, size_t at) {
  return at < r->limit ? (unsigned char)r->text->bytes[at] : 0;
}

static ibid_character char_at(const run *r, size_t at) {
  if (at >= r->limit) return (ibid_character){0, 0};
  return ibid_character_at(r->text, at);
}

static bool is_apostrophe(uint32_t code) {
  return code == '\'' || code == 0x2019 || code == 0x2BC || code == 0x2BB ||
         code == 0x2018 || code == '`';
}

static bool is_hyphen(uint32_t code) {
  return code == '-' || code == 0x2010 || code == 0x2011;
}

static bool is_digit_at(const run *r, size_t at) {
  return ibid_is_digit(byte_at(r, at));
}

static bool is_letter_at(const run *r, size_t at) {
  return at < r->limit &&
         (r->text->classes[at / 64].letter >> (at % 64) & 1) != 0;
}

static bool is_word_at(const run *r, size_t at) {
  return is_letter_at(r, at) || is_digit_at(r, at);
}

/* ---- T2: addresses ------------------------------------------------- */

static bool begins(const run *r, size_t at, const char *with) {
  size_t n = strlen(with);
  return r->limit - at > n && memcmp(r->text->bytes + at, with, n) == 0;
}

/* To the next white space, less the points of the sentence around. */
static size_t address_end(const run *r, size_t at) {
  size_t end = at;
  while (end < r->limit && (byte_at(r, end) > ' ' && byte_at(r, end) < 0x80) &&
         strchr("<>\"{}|\\^`", byte_at(r, end)) == NULL)
    end++;
  while (end > at && strchr(".,;:!?'()[]", r->text->bytes[end - 1]) != NULL)
    end--;
  return end;
}

/* letters.letters@letters.letters, the letters before `end` being read. */
static size_t mail_end(const run *r, size_t end) {
  size_t at = end + 1;
  bool point = false;
  if (byte_at(r, end) != '@' || !is_word_at(r, at)) return end;
  while (is_word_at(r, at) ||
         ((byte_at(r, at) == '.' || byte_at(r, at) == '-') &&
          is_word_at(r, at + 1))) {
    if (byte_at(r, at) == '.') point = true;
    at++;
  }
  return point ? at : end;
}

/* ---- T3: numbers --------------------------------------------------- */

static size_t digits_end(const run *r, size_t at) {
  while (is_digit_at(r, at))
    at++;
  return at;
}

/* th, st, nd, rd, s after a number, with nothing of a word behind. */
static size_t suffix_end(const run *r, size_t at) {
  size_t end = at;
  ibid_character c = char_at(r, at);
  if (is_apostrophe(c.code) && byte_at(r, at + c.size) == 's' &&
      !is_word_at(r, at + c.size + 1))
    return at + c.size + 1;
  if (!is_letter_at(r, at)) return at;
  end = letters_end(r->text, at);
  if (end > r->limit) end = r->limit;
  if (end - at == 1 && byte_at(r, at) == 's') return end;
  if (end - at == 2 && (begins(r, at, "th") || begins(r, at, "st") ||
                        begins(r, at, "nd") || begins(r, at, "rd")))
    return end;
  return at;
}

/* Groups of three after commas, decimals and hours after a point or colon. */
static size_t number_end(const run *r, size_t at) {
  size_t end = digits_end(r, at), next;
  while (byte_at(r, end) == ',' && is_digit_at(r, end + 1)) {
    next = digits_end(r, end + 1);
    if (next - end != 4 || end - at > 3 + 4 * ((end - at) / 4)) break;
    end = next;
  }
  if ((byte_at(r, end) == '.' || byte_at(r, end) == ':') &&
      is_digit_at(r, end + 1))
    end = digits_end(r, end + 1);
  return suffix_end(r, end);
}

/* ---- T4, T5: words ------------------------------------------------- */

/* A hyphen at a line's end, the next line's indent, a small letter. */
static size_t over_line_end(const run *r, size_t at) {
  size_t next = at;
  while (next < r->limit &&
         (byte_at(r, next) == ' ' || byte_at(r, next) == '\t'))
    next++;
  if (byte_at(r, next) == '\r') next++;
  if (byte_at(r, next) == '\n') next++;
  if (next == at || byte_at(r, next - 1) != '\n') return 0;
  while (byte_at(r, next) == ' ' || byte_at(r, next) == '\t')
    next++;
  return is_letter_at(r, next) && ibid_is_lower(char_at(r, next).code) ? next
                                                                       : 0;
}

/* What joins the letters before with a letter after: where that one begins,
** or 0.  The hard sign is a double mark inside a word. */
static size_t joint(const run *r, size_t at) {
  ibid_character c = char_at(r, at);
  size_t next = at + c.size;
  if (c.size == 0) return 0;
  if (is_apostrophe(c.code) || c.code == 0xB7 || c.code == 0x2BA)
    return is_letter_at(r, next) ? next : 0;
  if (c.code == 0x201D || c.code == '"')
    return is_letter_at(r, next) && ibid_is_lower(char_at(r, next).code) &&
                   is_letter_at(r, at - 1)
               ? next
               : 0;
  if (is_hyphen(c.code))
    return is_word_at(r, next) ? next : over_line_end(r, next);
  if (c.code == 0xAD || c.code == 0x200D || c.code == 0x2060 ||
      c.code == 0x200B || c.code == 0x200C)
    return is_letter_at(r, next) ? next : 0;
  if (c.code == '&' || c.code == '_')
    return is_word_at(r, next) && c.code == '_' ? next : 0;
  return 0;
}

/* The end of a run of letters and figures. */
static size_t stem_end(const run *r, size_t at) {
  for (;;) {
    if (is_letter_at(r, at))
      at = letters_end(r->text, at);
    else if (is_digit_at(r, at))
      at = digits_end(r, at);
    else
      break;
    if (at >= r->limit) return r->limit;
  }
  return at;
}

static size_t compound_end(const run *r, size_t at) {
  size_t end = stem_end(r, at), next;
  while ((next = joint(r, end)) != 0)
    end = stem_end(r, next);
  return end;
}

/* ---- T6: apostrophes at a word's end and head ---------------------- */

/* Does another mark that could close come later in the line? */
static bool closes_later(const run *r, size_t at) {
  const size_t reach = 2000;
  size_t end = r->line_end < at + reach ? r->line_end : at + reach;
  while (at < end) {
    uint64_t mask = r->text->classes[at / 64].mark >> (at % 64);
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
        !(r->text->classes[(at + c.size) / 64].letter >> ((at + c.size) % 64) &
          1))
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

/* A mark that may begin a word: ’tis, ’60s. */
static size_t elision_end(const run *r, size_t at, size_t after) {
  size_t end;
  if (is_digit_at(r, after)) {
    end = digits_end(r, after);
    return end - after == 2 ? suffix_end(r, end) : at;
  }
  if (!is_letter_at(r, after)) return at;
  end = letters_end(r->text, after);
  if (end > r->limit) end = r->limit;
  if (!ibid_is_word(r->text, after, end, IBID_ELISIONS)) return at;
  return end;
}

/* ---- T7: points that belong to a word ------------------------------ */

static bool is_abbreviation(const run *r, size_t start, size_t end) {
  const uint32_t any = 1u << IBID_TITLES | 1u << IBID_ABBREVIATIONS |
                       1u << IBID_ENDERS | 1u << IBID_LOCATORS |
                       1u << IBID_MONTHS;
  return (ibid_language_find(r->text->language, r->text->bytes + start,
                             end - start) &
          any) != 0;
}

/* letter point letter point: where the last point ends, or 0. */
static size_t acronym_end(const run *r, size_t at) {
  size_t points = 0;
  for (;;) {
    ibid_character c = char_at(r, at);
    if (!ibid_is_letter(c.code) || byte_at(r, at + c.size) != '.') break;
    at += c.size + 1;
    points++;
    if (is_letter_at(r, at) && byte_at(r, at + 1) != '.' &&
        char_at(r, at).size == 1)
      break;
  }
  return points >= 2 && !is_word_at(r, at) ? at : 0;
}

/* An initial: a lone capital and a point, before another capital.  *I* is a
** pronoun unless another initial is next to it. */
static bool is_initial(const run *r, size_t start, size_t point) {
  ibid_character c = ibid_character_at(r->text, start);
  size_t next = blanks_end(r->text, point + 1, r->limit);
  ibid_character n = char_at(r, next);
  if (start + c.size != point && !(point - start == 2 && c.size == 1 &&
                                   ibid_is_lower(byte_at(r, start + 1)) &&
                                   strchr("AEIOUY", byte_at(r, start))))
    return false;
  if (!ibid_is_upper(c.code) || !ibid_is_upper(n.code)) return false;
  if (c.code != 'I' || point - start > 1) return true;
  return byte_at(r, next + n.size) == '.' ||
         (start > 2 && r->text->bytes[start - 2] == '.');
}

static size_t with_point(const run *r, size_t start, size_t end) {
  if (byte_at(r, end) != '.' || byte_at(r, end + 1) == '.') return end;
  if (is_abbreviation(r, start, end) || is_initial(r, start, end))
    return end + 1;
  return end;
}

/* ---- A token ------------------------------------------------------- */

static size_t add_word(run *r, size_t start) {
  size_t end = letters_end(r->text, start);
  unsigned char next;
  if (end > r->limit) end = r->limit;
  next = byte_at(r, end);
  if (next != ' ' && next != '\n' && next != ',') {
    if (next == ':' && begins(r, end, "://"))
      end = address_end(r, end);
    else if (next == '.' && begins(r, start, "www."))
      end = address_end(r, end + 1);
    else if (next == '.' && acronym_end(r, start) != 0)
      end = acronym_end(r, start);
    else {
      end = compound_end(r, start);
      end = mail_end(r, end);
      end = tail_end(r, end);
      end = with_point(r, start, end);
    }
  }
  add(r, start, end, IBID_TOKEN_WORD);
  return end;
}

static size_t add_number(run *r, size_t start) {
  size_t end = number_end(r, start);
  if (is_letter_at(r, end) || (is_hyphen(char_at(r, end).code) &&
                               is_letter_at(r, end + char_at(r, end).size))) {
    /* 12-year-old, 2nd-hand, 3D */
    end = compound_end(r, start);
    add(r, start, end, IBID_TOKEN_WORD);
  } else {
    add(r, start, end, IBID_TOKEN_NUMBER);
  }
  return end;
}

static bool is_point(uint32_t code) {
  return code == '.' || code == 0x2026;
}

/* Points in a row, spaced or not. */
static size_t ellipsis_end(const run *r, size_t at) {
  size_t end = at, points = 0;
  for (;;) {
    ibid_character c = char_at(r, end);
    size_t next;
    if (!is_point(c.code)) break;
    at = end + c.size;
    points += c.code == '.' ? 1 : 3;
    next = at;
    if (byte_at(r, next) == ' ' || byte_at(r, next) == 0xC2) {
      next += char_at(r, next).size;
      if (!is_point(char_at(r, next).code)) break;
    }
    end = next;
  }
  return points >= 3 ? at : 0;
}

static size_t same_end(const run *r, size_t at, uint32_t code) {
  ibid_character c = char_at(r, at);
  while (c.size > 0 && c.code == code) {
    at += c.size;
    c = char_at(r, at);
  }
  return at;
}

static void note_single(run *r, const ibid_character *c, size_t at,
                        size_t after) {
  bool letter = is_word_at(r, after);
  if (c->code == 0x2018 ||
      (c->code == '\'' && letter && (at == 0 || !is_word_at(r, at - 1))))
    r->single = true;
  else if (c->code == 0x2019 || c->code == '\'')
    r->single = false;
}

static size_t add_point(run *r, size_t start, const ibid_character *c) {
  size_t after = start + c->size, end = after;
  ibid_token_kind kind = IBID_TOKEN_PUNCTUATION;
  if (is_apostrophe(c->code)) {
    end = elision_end(r, start, after);
    if (end > start) {
      add(r, start, end,
          is_digit_at(r, after) ? IBID_TOKEN_NUMBER : IBID_TOKEN_WORD);
      return end;
    }
    note_single(r, c, start, after);
    end = after;
    if (byte_at(r, start) == byte_at(r, end) &&
        (c->code == '\'' || c->code == '`'))
      end++;
  } else if (is_point(c->code)) {
    end = ellipsis_end(r, start);
    if (end == 0) end = after;
  } else if (c->code == '-' || (c->code >= 0x2012 && c->code <= 0x2015) ||
             c->code == '*' || c->code == '_' || c->code == '=') {
    end = same_end(r, start, c->code);
  }
  if (c->code < 0x80 ? strchr("$+<=>^`|~", (int)c->code) != NULL
                     : ibid_unicode_kind(c->code) == IBID_UNICODE_SYMBOL)
    kind = c->code == 0xFFFD ? IBID_TOKEN_OTHER : IBID_TOKEN_SYMBOL;
  if (c->code >= 0x80 && ibid_unicode_kind(c->code) >= IBID_UNICODE_FORMAT)
    kind = IBID_TOKEN_OTHER;
  if (c->code < ' ' || c->code == 0x7F) kind = IBID_TOKEN_OTHER;
  add(r, start, end, kind);
  return end;
}

static size_t add_token(run *r, size_t at) {
  ibid_character c;
  if (is_letter_at(r, at)) return add_word(r, at);
  c = ibid_character_at(r->text, at);
  if (ibid_is_digit(c.code)) return add_number(r, at);
  if (c.code >= 0x80 && ibid_unicode_kind(c.code) >= IBID_UNICODE_DIGIT &&
      ibid_unicode_kind(c.code) <= IBID_UNICODE_NUMBER) {
    size_t end = at + c.size;
    while (end < r->limit &&
           ibid_unicode_kind(char_at(r, end).code) == ibid_unicode_kind(c.code))
      end += char_at(r, end).size;
    add(r, at, end, IBID_TOKEN_NUMBER);
    return end;
  }
  return add_point(r, at, &c);
}

/* The tokens up to the next call, or to the text's end. */
static size_t add_stretch(run *r, size_t at) {
  while ((at = blanks_end(r->text, at, r->limit)) < r->limit) {
    if (at >= r->line_end) {
      size_t line = ibid_store_find(&r->text->lines, at);
      r->line_end = line < r->text->lines.count ? r->text->lines.end[line]
                                                : r->text->size;
      if (r->text->layout.layout == IBID_LAYOUT_LINES) r->single = false;
    }
    at = add_token(r, at);
  }
  return at;
}

void ibid_tokens_run(ibid_text *text) {
  run r = {.text = text};
  size_t at = 0;
  ibid_store_open(&text->tokens, &schema);
  ibid_store_reserve(text, &text->tokens, text->size / 5 + 16);
  for (; r.reference < text->references.count; r.reference++) {
    r.limit = text->references.start[r.reference];
    at = add_stretch(&r, at);
    at = text->references.end[r.reference];
    add(&r, text->references.start[r.reference], at, IBID_TOKEN_REFERENCE);
  }
  r.limit = text->size;
  add_stretch(&r, at);
  ibid_store_close(&text->tokens);
}

const ibid_layer *ibid_tokens(const ibid_text *text) {
  return &text->tokens.layer;
}

size_t ibid_tokens_form(const ibid_text *text, size_t token, char *out,
                        size_t capacity) {
  size_t used = 0, end = text->tokens.end[token];
  for (size_t at = text->tokens.start[token]; at < end; at++) {
    if (text->bytes[at] == '-') {
      size_t next = at + 1;
      while (next < end && ibid_is_space((unsigned char)text->bytes[next]))
        next++;
      if (next > at + 1) {
        at = next - 1;
        continue;
      }
    }
    if (used < capacity) out[used] = text->bytes[at];
    used++;
  }
  return used;
}
