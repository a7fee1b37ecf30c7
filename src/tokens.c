#include "internal.h"

static const char *const kinds[] = {"word","number","punctuation","symbol","reference","other", NULL};
static const ibid_column columns[] = {{NULL, IBID_FLAG, NULL, NULL}};
static const ibid_layer schema = {"tokens", kinds, columns, 0, NULL, NULL, NULL, NULL};

void ibid_tokens_run(ibid_text *text) {
  ibid_store_open(&text->tokens, &schema);
  ibid_store_close(&text->tokens);
}

const ibid_layer *ibid_tokens(const ibid_text *text) { return &text->tokens.layer; }

/* Where a word is hyphenated over a line's end, its form has neither the
** hyphen nor the line's end. */
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

