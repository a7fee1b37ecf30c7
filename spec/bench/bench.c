/*
** bench.c - ibid and its rivals on one text in memory, by turns.
**
** Usage: bench WORDS FILE RUNS all|words|growth.  WORDS has a language: lines
** of a class's number, a tab and a word.  Prints a line a run: name, seconds,
** what was found.  ibid's texts leave their memory to each other, as the
** rivals' columns are made once.  Seconds are the processor's, so that other
** work on the machine matters little.  Exits with 1 where an answer is wrong.
*/
#include "ibid.h"
#include "rivals.h"

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <time.h>

typedef struct bench {
  char *bytes;
  size_t size;
  uint32_t *start, *end;
  uint8_t *kind;
  char *flags;
  ibid_language *language;
  ibid_allocator allocator;
  uint64_t check; /* of the last text's tokens */
} bench;

static void fail(const char *what) {
  fprintf(stderr, "bench: %s\n", what);
  exit(1);
}

static double now(void) {
  struct timespec t;
  clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &t);
  return (double)t.tv_sec + (double)t.tv_nsec * 1e-9;
}

/* ---- ibid ---------------------------------------------------------- */

static uint64_t check_of(const ibid_layer *layer) {
  uint64_t h = layer->count;
  for (size_t i = 0; i < layer->count; i += 7)
    h = (h ^ layer->start[i] ^ (uint64_t)layer->end[i] << 32 ^ layer->kind[i]) *
        0x9E3779B97F4A7C15;
  return h;
}

static ibid_text *read_text(bench *b, size_t size, ibid_scheme scheme,
                            ibid_stage upto) {
  ibid_options options = {.size = sizeof options,
                          .language = b->language,
                          .allocator = &b->allocator,
                          .scheme = scheme,
                          .upto = upto,
                          .padded = true};
  ibid_text *text;
  if (ibid_text_new(b->bytes, size, &options, &text) != IBID_OK)
    fail("ibid has no memory");
  return text;
}

typedef struct job {
  const char *name, *kernel;
  ibid_scheme scheme;
  ibid_stage upto;
} job;

static const job jobs[] = {
    {"prose_best", NULL, IBID_PROSE, IBID_STAGE_TOKENS},
    {"prose_avx512", "avx512", IBID_PROSE, IBID_STAGE_TOKENS},
    {"prose_avx2", "avx2", IBID_PROSE, IBID_STAGE_TOKENS},
    {"prose_sse2", "sse2", IBID_PROSE, IBID_STAGE_TOKENS},
    {"prose_neon", "neon", IBID_PROSE, IBID_STAGE_TOKENS},
    {"prose_scalar", "scalar", IBID_PROSE, IBID_STAGE_TOKENS},
    {"unicode_best", NULL, IBID_UNICODE, IBID_STAGE_TOKENS},
    {"prose_sentences", NULL, IBID_PROSE, IBID_STAGE_SENTENCES},
    {"pipeline", NULL, IBID_PROSE, IBID_STAGE_ALL},
    {NULL, NULL, IBID_PROSE, IBID_STAGE_ALL},
};

static void run_job(bench *b, const job *j, size_t size, const char *name,
                    uint64_t *wanted) {
  double start;
  ibid_text *text;
  if (!ibid_classes_force(j->kernel)) return;
  start = now();
  text = read_text(b, size, j->scheme, j->upto);
  printf("%s\t%.6f\t%zu\n", name, now() - start, ibid_tokens(text)->count);
  b->check = check_of(ibid_tokens(text));
  if (*wanted != 0 && b->check != *wanted) fail("kernels give other tokens");
  *wanted = b->check;
  ibid_text_free(text);
}

/* All stages, over the whole text and a tenth of it. */
static void run_growth(bench *b) {
  uint64_t wanted = 0, other = 0;
  run_job(b, &jobs[8], b->size, "pipeline", &wanted);
  run_job(b, &jobs[8], b->size / 10, "pipeline_tenth", &other);
}

/* The memory that ibid's texts leave to each other is touched first, as the
** rivals' columns are. */
static void run_ibid(bench *b, bool all) {
  uint64_t wanted[2] = {0, 0}, other = 0;
  ibid_text_free(read_text(b, b->size, IBID_PROSE, IBID_STAGE_ALL));
  for (const job *j = jobs; j->name != NULL; j++)
    if (all || strcmp(j->name, "prose_best") == 0)
      run_job(b, j, b->size, j->name, &wanted[j->scheme]);
  if (!all) return;
  run_job(b, &jobs[8], b->size / 10, "pipeline_tenth", &other);
}

/* Bytes kept a byte of text, which is padded and not among them. */
static void weigh(bench *b) {
  const ibid_keys *keys;
  ibid_text *text = read_text(b, b->size, IBID_PROSE, IBID_STAGE_TOKENS);
  double size = (double)b->size;
  printf("memory_tokens\t%.4f\t0\n", (double)ibid_text_memory(text) / size);
  if (ibid_keys_new(text, &keys) != IBID_OK) fail("ibid has no memory");
  printf("memory_keys\t%.4f\t0\n", (double)ibid_text_memory(text) / size);
  ibid_text_free(text);
}

/* ---- Rivals -------------------------------------------------------- */

/* Words between white space, as `wc -w` counts them. */
static size_t count_spaced(const bench *b) {
  size_t n = 0;
  bool word = false;
  for (size_t i = 0; i < b->size; i++) {
    unsigned char c = (unsigned char)b->bytes[i];
    bool space = c == ' ' || (c >= '\t' && c <= '\r');
    n += !space && !word;
    word = !space;
  }
  return n;
}

static uint64_t read_memory(const bench *b) {
  uint64_t sum = 0, part;
  for (size_t i = 0; i + 8 <= b->size; i += 8) {
    memcpy(&part, b->bytes + i, 8);
    sum += part;
  }
  return sum;
}

static size_t run_rival(bench *b, const char *name) {
  const char *words = "\\p{L}+(?:['\xE2\x80\x99]\\p{L}+)*|\\p{N}+|"
                      "[^\\s\\p{L}\\p{N}]";
  const char *quotes = "\xE2\x80\x9C[^\xE2\x80\x9D]*\xE2\x80\x9D|\"[^\"]*\"";
  const char *notes = "\\[\\d+\\]|(?<=[.,;!?\xE2\x80\x9D\"])\\d{1,3}";
  if (strcmp(name, "memory") == 0) return (size_t)(read_memory(b) & 0xFFFF);
  if (strcmp(name, "icu_words") == 0)
    return rival_icu_words(b->bytes, b->size, b->start, b->end);
  if (strcmp(name, "icu_words16") == 0)
    return rival_icu_words16(b->bytes, b->size, b->start, b->end);
  if (strcmp(name, "icu_sentences") == 0)
    return rival_icu_sentences(b->bytes, b->size, b->end);
  if (strcmp(name, "unistring") == 0)
    return rival_unistring(b->bytes, b->size, b->flags);
  if (strcmp(name, "re2c") == 0)
    return rival_re2c(b->bytes, b->size, b->start, b->end, b->kind);
  if (strcmp(name, "pcre2") == 0)
    return rival_pcre2(words, b->bytes, b->size, b->start, b->end);
  if (strcmp(name, "quotes") == 0)
    return rival_pcre2(quotes, b->bytes, b->size, b->start, b->end);
  return rival_pcre2(notes, b->bytes, b->size, b->start, b->end);
}

static void run_rivals(bench *b, bool all) {
  static const char *const names[] = {
      "icu_words", "memory", "icu_words16", "icu_sentences", "unistring",
      "re2c",      "pcre2",  "quotes",      "notes",         NULL};
  for (int i = 0; names[i] != NULL && (all || i == 0); i++) {
    double start = now();
    size_t n = run_rival(b, names[i]);
    printf("%s\t%.6f\t%zu\n", names[i], now() - start, n);
  }
}

/* ---- The frame ----------------------------------------------------- */

static ibid_language *read_words(const char *path) {
  FILE *file = fopen(path, "r");
  ibid_language *language;
  char line[512];
  if (file == NULL || ibid_language_new(NULL, &language) != IBID_OK)
    fail("the words cannot be read");
  while (fgets(line, sizeof line, file) != NULL) {
    char *word = strchr(line, '\t') + 1;
    word[strcspn(word, "\n")] = '\0';
    ibid_language_add(language, (ibid_words)atoi(line), word, strlen(word));
  }
  fclose(file);
  return language;
}

/* Memory on large pages, if the system has them, for all alike. */
static void *large(size_t size) {
  const size_t page = (size_t)2 << 20;
  void *block = aligned_alloc(page, (size / page + 1) * page);
  if (block == NULL) fail("no memory");
#ifdef MADV_HUGEPAGE
  madvise(block, size, MADV_HUGEPAGE);
#endif
  return memset(block, 0, size);
}

static void read_file(bench *b, const char *path) {
  FILE *file = fopen(path, "rb");
  if (file == NULL) fail("the text cannot be read");
  fseek(file, 0, SEEK_END);
  b->size = (size_t)ftell(file);
  rewind(file);
  b->bytes = large(b->size + IBID_PADDING);
  if (fread(b->bytes, 1, b->size, file) != b->size)
    fail("the text cannot be read");
  fclose(file);
}

/* Every page is touched before it counts. */
static void make_columns(bench *b) {
  b->start = large(b->size * sizeof *b->start);
  b->end = large(b->size * sizeof *b->end);
  b->kind = large(b->size);
  b->flags = large(b->size);
}

int main(int count, char **arguments) {
  bench b;
  ibid_pool *pool;
  bool all, growth;
  if (count != 5) fail("usage: bench WORDS FILE RUNS all|words|growth");
  memset(&b, 0, sizeof b);
  if (ibid_pool_new((size_t)8 << 30, &pool) != IBID_OK) fail("no memory");
  b.allocator = ibid_pool_allocator(pool);
  b.language = read_words(arguments[1]);
  read_file(&b, arguments[2]);
  make_columns(&b);
  all = strcmp(arguments[4], "all") == 0;
  growth = strcmp(arguments[4], "growth") == 0;
  for (int i = atoi(arguments[3]); i-- > 0;) {
    if (growth) {
      run_growth(&b);
    } else {
      run_rivals(&b, all);
      run_ibid(&b, all);
    }
    fflush(stdout);
  }
  if (all) {
    weigh(&b);
    printf("spaced\t0\t%zu\n", count_spaced(&b));
  }
  ibid_language_free(b.language);
  ibid_pool_free(pool);
  return 0;
}
