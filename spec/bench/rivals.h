/*
** rivals.h - what ibid is compared with: others' ways to find words and
** sentences, each with its offsets stored.
*/
#ifndef IBID_RIVALS_H
#define IBID_RIVALS_H

#include <stddef.h>
#include <stdint.h>

/* Each returns how many it found; the columns have room for one a byte. */
size_t rival_re2c(const char *bytes, size_t size, uint32_t *start,
                  uint32_t *end, uint8_t *kind);
size_t rival_icu_words(const char *bytes, size_t size, uint32_t *start,
                       uint32_t *end);
size_t rival_icu_sentences(const char *bytes, size_t size, uint32_t *end);
size_t rival_icu_words16(const char *bytes, size_t size, uint32_t *start,
                         uint32_t *end);
size_t rival_unistring(const char *bytes, size_t size, char *flags);
size_t rival_pcre2(const char *pattern, const char *bytes, size_t size,
                   uint32_t *start, uint32_t *end);

#endif
