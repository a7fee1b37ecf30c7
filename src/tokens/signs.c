/*
** signs.c - points, dashes, faces, signs and pictures: rules T10 to T14.
*/
#include "tokens.h"

/* T10: the same point again, each spaced or none; three at least, or 0. */
static size_t ellipsis_end(const run *r, size_t at, uint32_t code) {
  size_t end = at, points = 0;
  uint32_t gap = 0;
  while (char_at(r, end).code == code) {
    ibid_character next;
    at = end + char_at(r, end).size;
    points += code == '.' ? 1 : 3;
    next = char_at(r, at);
    if (next.code != ' ' && next.code != 0xA0) next.size = 0;
    if (points > 1 && next.size != gap &&
        char_at(r, at + next.size).code == code)
      break;
    gap = next.size;
    end = at + gap;
  }
  return points >= 3 ? at : 0;
}

/* T10: points, exclamation and question marks in a row. */
static size_t terminators_end(const run *r, size_t at) {
  while (among(byte_at(r, at), ".!?"))
    at++;
  return at;
}

static size_t points_end(const run *r, size_t at, uint32_t code) {
  size_t end = ellipsis_end(r, at, code);
  if (end == 0 && code == '.') end = ibid_tokens_name_end(r, at);
  if (end == 0) end = terminators_end(r, at + 1);
  return code == '.' || end > at + 3 ? end : at + char_at(r, at).size;
}

static size_t same_end(const run *r, size_t at, uint32_t code) {
  ibid_character c = char_at(r, at);
  while (c.size > 0 && c.code == code) {
    at += c.size;
    c = char_at(r, at);
  }
  return at;
}

/* T11: a rule of dashes and bars. */
static size_t rule_end(const run *r, size_t at) {
  while (byte_at(r, at) == '-' || byte_at(r, at) == '=')
    at++;
  return at;
}

/* T11: eyes, a nose perhaps, a mouth, and nothing behind; or 0. */
static size_t face_end(const run *r, size_t at) {
  size_t mouth = at + 1;
  if (!is_free(r, at)) return 0;
  if (byte_at(r, mouth) == '-' || byte_at(r, mouth) == '\'') mouth++;
  if (!among(byte_at(r, mouth), "()DPp/\\|")) return 0;
  mouth = same_end(r, mouth, byte_at(r, mouth));
  return is_blank_at(r, mouth) || among(byte_at(r, mouth), ".,!?") ? mouth : 0;
}

/* T13: marks, joiners and what they join behind a sign outside ASCII. */
static size_t picture_end(const run *r, size_t at) {
  for (;;) {
    ibid_character c = char_at(r, at);
    if (c.code == 0x200D && char_at(r, at + 3).code > 0x2000)
      at += 3 + char_at(r, at + 3).size;
    else if (c.code >= 0x300 &&
             (ibid_unicode_kind(c.code) == IBID_UNICODE_MARK ||
              (c.code >= 0x1F3FB && c.code <= 0x1F3FF)))
      at += c.size;
    else
      return at;
  }
}

ibid_token_kind ibid_tokens_sign_kind(uint32_t code) {
  if (code < ' ' || code == 0x7F || code == 0xFFFD) return IBID_TOKEN_OTHER;
  if (code < 0x80)
    return among((unsigned char)code, "$+<=>^`|~") ? IBID_TOKEN_SYMBOL
                                                   : IBID_TOKEN_PUNCTUATION;
  if (ibid_unicode_kind(code) == IBID_UNICODE_SYMBOL) return IBID_TOKEN_SYMBOL;
  return ibid_unicode_kind(code) >= IBID_UNICODE_FORMAT
             ? IBID_TOKEN_OTHER
             : IBID_TOKEN_PUNCTUATION;
}

/* Where a sign of ASCII ends, with what belongs to it. */
static size_t ascii_end(const run *r, size_t at, unsigned char c) {
  size_t end;
  switch (c) {
    case '.': return points_end(r, at, c);
    case '!':
    case '?': return terminators_end(r, at);
    case '-': return rule_end(r, at);
    case '@':
    case '#':
      end = ibid_tokens_name_end(r, at);
      return end != 0 ? end : same_end(r, at, c);
    case ':':
    case ';':
    case '=':
      end = face_end(r, at);
      if (end != 0) return end;
      return c == '=' ? rule_end(r, at) : same_end(r, at, c);
    case '"':
    case '(':
    case ')':
    case '[':
    case ']':
    case '{':
    case '}': return at + 1;
    default: return same_end(r, at, c);
  }
}

static size_t other_end(const run *r, size_t at, const ibid_character *c) {
  size_t after = at + c->size;
  if (c->code == 0x2026) return points_end(r, at, c->code);
  if (c->code >= 0x2012 && c->code <= 0x2015) return same_end(r, at, c->code);
  if (c->code >= 0x1F1E6 && c->code <= 0x1F1FF &&
      char_at(r, after).code >= 0x1F1E6 && char_at(r, after).code <= 0x1F1FF)
    return after + char_at(r, after).size;
  return picture_end(r, after);
}

size_t ibid_tokens_sign_end(const run *r, size_t at, const ibid_character *c) {
  return c->code < 0x80 ? ascii_end(r, at, (unsigned char)c->code)
                        : other_end(r, at, c);
}
