/*
** file.c - a text from a file or a stream, by blocks, converted if need be.
**
** Not mapped: a file that is cut short under a mapping kills the process.
*/
#include "internal.h"

#include <errno.h>
#include <iconv.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>

struct source {
  const char *path; /* NULL: standard input */
  const char *encoding;
};

static ibid_status read_all(ibid_text *text, FILE *file, size_t expected) {
  size_t capacity = 0, got;
  text->bytes =
      ibid_reserve(text, NULL, &capacity, expected + IBID_PADDING + 1, 1);
  do {
    text->bytes = ibid_reserve(text, text->bytes, &capacity,
                               text->size + IBID_PADDING + 65536, 1);
    got = fread(text->bytes + text->size, 1,
                capacity - IBID_PADDING - text->size, file);
    text->size += got;
    if (text->size > IBID_TEXT_MAX) return IBID_E_SIZE;
  } while (got > 0);
  memset(text->bytes + text->size, 0, IBID_PADDING);
  return ferror(file) ? IBID_E_FILE : IBID_OK;
}

/* Replace the bytes by what iconv makes of them.  A sequence that is not in
** the encoding becomes U+FFFD. */
static ibid_status convert_by(ibid_text *text, const void *given) {
  iconv_t conversion = *(const iconv_t *)given;
  char *from = text->bytes, *out = NULL;
  size_t left = text->size, capacity = 0, used = 0;
  while (left > 0) {
    char *to;
    size_t room, result;
    out = ibid_reserve(text, out, &capacity, used + 2 * left + IBID_PADDING + 8,
                       1);
    to = out + used;
    room = capacity - used - IBID_PADDING - 4;
    result = iconv(conversion, &from, &left, &to, &room);
    used = (size_t)(to - out);
    if (used > IBID_TEXT_MAX) return IBID_E_SIZE;
    if (result == (size_t)-1 && errno != E2BIG) {
      memcpy(out + used, "\xEF\xBF\xBD", 3);
      used += 3;
      from++;
      left--;
    }
  }
  if (out == NULL) return IBID_OK;
  memset(out + used, 0, IBID_PADDING);
  ibid_release(text, text->bytes);
  text->bytes = out;
  text->size = used;
  text->converted = true;
  return IBID_OK;
}

static ibid_status convert(ibid_text *text, const char *encoding) {
  iconv_t conversion = iconv_open("UTF-8", encoding);
  ibid_status status;
  if (conversion == (iconv_t)-1) return IBID_E_ENCODING;
  status = ibid_attempt(text, convert_by, &conversion);
  iconv_close(conversion);
  return status;
}

static bool starts_with(const ibid_text *text, const char *bytes, size_t n) {
  return text->size >= n && memcmp(text->bytes, bytes, n) == 0;
}

struct opened {
  const struct source *source;
  FILE *file;
};

static ibid_status fill_from(ibid_text *text, const void *given) {
  const struct source *source = ((const struct opened *)given)->source;
  FILE *file = ((const struct opened *)given)->file;
  struct stat about;
  size_t expected = 0;
  ibid_status status;
  if (fstat(fileno(file), &about) == 0) {
    if (S_ISDIR(about.st_mode)) {
      errno = EISDIR;
      return IBID_E_FILE;
    }
    if (about.st_size > (off_t)IBID_TEXT_MAX) return IBID_E_SIZE;
    if (S_ISREG(about.st_mode)) expected = (size_t)about.st_size;
  }
  status = read_all(text, file, expected);
  if (status != IBID_OK) return status;
  if (source->encoding != NULL) return convert(text, source->encoding);
  if (starts_with(text, "\xFF\xFE", 2) || starts_with(text, "\xFE\xFF", 2))
    return convert(text, "UTF-16");
  return IBID_OK;
}

static ibid_status fill(ibid_text *text, const void *given) {
  const struct source *source = given;
  struct opened opened = {source, stdin};
  ibid_status status;
  int error;
  if (source->path != NULL) opened.file = fopen(source->path, "rb");
  if (opened.file == NULL) return IBID_E_FILE;
  status = ibid_attempt(text, fill_from, &opened);
  error = errno;
  if (opened.file != stdin) fclose(opened.file);
  errno = error;
  return status;
}

ibid_status ibid_text_open(const char *path, const ibid_options *options,
                           ibid_text **out) {
  struct source source = {path, options != NULL ? options->encoding : NULL};
  return ibid_text_make(out, options, fill, &source);
}
