/*
** rivals.c - ICU, libunistring and PCRE2 at work as their manuals tell.
*/
#define PCRE2_CODE_UNIT_WIDTH 8

#include "rivals.h"

#include <pcre2.h>
#include <stdio.h>
#include <stdlib.h>
#include <unicode/ubrk.h>
#include <unicode/ustring.h>
#include <unicode/utext.h>
#include <uniwbrk.h>

static void fail(const char *what) {
  fprintf(stderr, "bench: %s\n", what);
  exit(1);
}

static UBreakIterator *open_icu(UBreakIteratorType type) {
  UErrorCode status = U_ZERO_ERROR;
  UBreakIterator *breaks = ubrk_open(type, "en", NULL, 0, &status);
  if (U_FAILURE(status)) fail("ICU has no such iterator");
  return breaks;
}

static UBreakIterator *open_utf8(UBreakIteratorType type, UText **text,
                                 const char *bytes, size_t size) {
  UErrorCode status = U_ZERO_ERROR;
  UBreakIterator *breaks = open_icu(type);
  *text = utext_openUTF8(NULL, bytes, (int64_t)size, &status);
  ubrk_setUText(breaks, *text, &status);
  if (U_FAILURE(status)) fail("ICU does not take the text");
  return breaks;
}

/* Segments that are not white space. */
size_t rival_icu_words(const char *bytes, size_t size, uint32_t *start,
                       uint32_t *end) {
  UText *text;
  UBreakIterator *breaks = open_utf8(UBRK_WORD, &text, bytes, size);
  size_t n = 0;
  int32_t from = ubrk_first(breaks), to;
  for (; (to = ubrk_next(breaks)) != UBRK_DONE; from = to) {
    if ((unsigned char)bytes[from] <= ' ') continue;
    start[n] = (uint32_t)from;
    end[n++] = (uint32_t)to;
  }
  ubrk_close(breaks);
  utext_close(text);
  return n;
}

size_t rival_icu_sentences(const char *bytes, size_t size, uint32_t *end) {
  UText *text;
  UBreakIterator *breaks = open_utf8(UBRK_SENTENCE, &text, bytes, size);
  size_t n = 0;
  int32_t to;
  for (ubrk_first(breaks); (to = ubrk_next(breaks)) != UBRK_DONE;)
    end[n++] = (uint32_t)to;
  ubrk_close(breaks);
  utext_close(text);
  return n;
}

/* The conversion counts, since the text comes in UTF-8. */
size_t rival_icu_words16(const char *bytes, size_t size, uint32_t *start,
                         uint32_t *end) {
  UErrorCode status = U_ZERO_ERROR;
  UBreakIterator *breaks = open_icu(UBRK_WORD);
  UChar *wide = malloc((size + 1) * sizeof *wide);
  int32_t units = 0, from, to;
  size_t n = 0;
  if (wide == NULL) fail("no memory");
  u_strFromUTF8(wide, (int32_t)size + 1, &units, bytes, (int32_t)size, &status);
  ubrk_setText(breaks, wide, units, &status);
  if (U_FAILURE(status)) fail("ICU does not take the text");
  from = ubrk_first(breaks);
  for (; (to = ubrk_next(breaks)) != UBRK_DONE; from = to) {
    if (wide[from] <= ' ') continue;
    start[n] = (uint32_t)from;
    end[n++] = (uint32_t)to;
  }
  ubrk_close(breaks);
  free(wide);
  return n;
}

size_t rival_unistring(const char *bytes, size_t size, char *flags) {
  size_t n = 0;
  u8_wordbreaks((const uint8_t *)bytes, size, flags);
  for (size_t i = 0; i < size; i++)
    n += flags[i] != 0 && (unsigned char)bytes[i] > ' ';
  return n;
}

size_t rival_pcre2(const char *pattern, const char *bytes, size_t size,
                   uint32_t *start, uint32_t *end) {
  int error;
  PCRE2_SIZE where, at = 0, *span;
  pcre2_code *code = pcre2_compile((PCRE2_SPTR)pattern, PCRE2_ZERO_TERMINATED,
                                   PCRE2_UTF | PCRE2_UCP, &error, &where, NULL);
  pcre2_match_data *data;
  size_t n = 0;
  if (code == NULL || pcre2_jit_compile(code, PCRE2_JIT_COMPLETE) != 0)
    fail("PCRE2 does not take the pattern");
  data = pcre2_match_data_create(1, NULL);
  span = pcre2_get_ovector_pointer(data);
  while (pcre2_match(code, (PCRE2_SPTR)bytes, size, at, PCRE2_NO_UTF_CHECK,
                     data, NULL) >= 0) {
    start[n] = (uint32_t)span[0];
    end[n++] = (uint32_t)span[1];
    at = span[1];
  }
  pcre2_match_data_free(data);
  pcre2_code_free(code);
  return n;
}
