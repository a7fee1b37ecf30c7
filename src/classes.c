/*
** classes.c - which byte is what, 64 bytes a step, UTF-8 checked on the way.
**
** The work is done by a kernel, the best one that the processor has.  The
** masks serve the stages after this one, which then touch only the bytes that
** matter to them.
*/
#include "kernels/kernel.h"

#include <stdatomic.h>
#include <stdlib.h>
#include <string.h>

/* ---- Kernels ------------------------------------------------------- */

typedef struct kernel {
  const char *name;
  ibid_kernel *run;
  ibid_plain_runner *plain;
  bool (*works)(void); /* here */
} kernel;

static bool always(void) {
  return true;
}

#if defined(__x86_64__)
static bool has_avx2(void) {
  return __builtin_cpu_supports("avx2") && __builtin_cpu_supports("bmi") &&
         __builtin_cpu_supports("bmi2");
}

static bool has_avx512(void) {
  return has_avx2() && __builtin_cpu_supports("avx512bw") &&
         __builtin_cpu_supports("avx512vbmi") &&
         __builtin_cpu_supports("avx512vbmi2");
}
#endif

/* The best ones first; the last one always works. */
static const kernel kernels[] = {
#if defined(__x86_64__)
    {"avx512", ibid_kernel_avx512, ibid_plain_avx512, has_avx512},
    {"avx2", ibid_kernel_avx2, ibid_plain_avx2, has_avx2},
    {"sse2", ibid_kernel_sse2, ibid_plain_portable, always},
#elif defined(__aarch64__)
    {"neon", ibid_kernel_neon, ibid_plain_portable, always},
#endif
    {"scalar", ibid_kernel_scalar, ibid_plain_portable, always},
};

enum { KERNELS = sizeof kernels / sizeof *kernels };

/* The kernel in use, from 1; 0: it is not chosen yet.  Two threads that choose
** at once choose the same. */
static atomic_int in_use;

static int find_kernel(const char *name) {
  for (int i = 0; i < KERNELS; i++)
    if ((name == NULL || strcmp(kernels[i].name, name) == 0) &&
        kernels[i].works())
      return i + 1;
  return 0;
}

static const kernel *choose_kernel(void) {
  int i = atomic_load_explicit(&in_use, memory_order_relaxed);
  if (i == 0) {
    i = find_kernel(getenv("IBID_KERNEL"));
    if (i == 0) i = find_kernel(NULL);
    atomic_store_explicit(&in_use, i, memory_order_relaxed);
  }
  return &kernels[i - 1];
}

ibid_plain_runner *ibid_kernel_plain(void) {
  return choose_kernel()->plain;
}

const char *ibid_classes_kernel(void) {
  return choose_kernel()->name;
}

bool ibid_classes_force(const char *name) {
  int i = find_kernel(name);
  if (i != 0) atomic_store_explicit(&in_use, i, memory_order_relaxed);
  return i != 0;
}

/* ---- The stage ----------------------------------------------------- */

/* All masks are one block of memory, each with a word of zeroes before it and
** a row of them behind it. */
static void allocate_masks(ibid_text *text, size_t words) {
  ibid_classes *c = &text->classes;
  uint64_t **masks[IBID_MASKS] = {&c->letter, &c->digit, &c->blank, &c->line,
                                  &c->mark,   &c->sign,  &c->stop,  &c->tail,
                                  &c->plain,  &c->calm,  &c->curly, &c->joint,
                                  &c->pause};
  const size_t behind = 9, all = 1 + words + behind;
  uint64_t *memory = ibid_allocate(text, IBID_MASKS * all * sizeof *memory);
  for (size_t i = 0; i < IBID_MASKS; i++, memory += all) {
    memory[0] = 0;
    memset(memory + 1 + words, 0, behind * sizeof *memory);
    *masks[i] = memory + 1;
  }
}

/* The masks from a word on. */
static ibid_classes masks_from(const ibid_classes *c, size_t word) {
  return (ibid_classes){c->letter + word, c->digit + word, c->blank + word,
                        c->line + word,   c->mark + word,  c->sign + word,
                        c->stop + word,   c->tail + word,  c->plain + word,
                        c->calm + word,   c->curly + word, c->joint + word,
                        c->pause + word};
}

/* Bytes and masks of a part stay in the cache while they are looked at. */
void ibid_classes_run(ibid_text *text,
                      void (*seen)(ibid_text *text, size_t known)) {
  const size_t part = 256;
  size_t words = text->size / 64 + 1;
  ibid_kernel *fill = choose_kernel()->run;
  ibid_scan scan = {.bytes = (const unsigned char *)text->bytes,
                    .bad_first = IBID_NONE};
  allocate_masks(text, words);
  for (size_t word = 0; word < words; word += part) {
    size_t count = words - word < part ? words - word : part;
    fill(&scan, masks_from(&text->classes, word), count);
    /* A byte order mark. */
    if (word == 0 && memcmp(text->bytes, "\xEF\xBB\xBF", 3) == 0)
      text->classes.blank[0] |= 7;
    if (seen != NULL) seen(text, (word + count) * 64);
  }
  text->bad = scan.bad;
  text->bad_first = scan.bad_first;
}

void ibid_classes_free(ibid_text *text) {
  if (text->classes.letter != NULL)
    ibid_release(text, text->classes.letter - 1);
  memset(&text->classes, 0, sizeof text->classes);
}

uint32_t ibid_classes_bad(const ibid_text *text, uint32_t *first) {
  if (first != NULL) *first = text->bad_first;
  return text->bad;
}
