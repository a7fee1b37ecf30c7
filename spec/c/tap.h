/*
** tap.h - tests that print TAP, which prove reads.
**
** A test program calls ok() and is_size() as often as it likes and ends with
** `return done();`.  For one file a program: the counters are the file's own.
*/
#ifndef IBID_TAP_H
#define IBID_TAP_H

#include <stdbool.h>
#include <stddef.h>
#include <stdio.h>

static int tap_tests, tap_failures;

/* One test; returns what it came to. */
static inline bool ok(bool condition, const char *name) {
  tap_tests++;
  if (!condition) tap_failures++;
  printf("%sok %d - %s\n", condition ? "" : "not ", tap_tests, name);
  fflush(stdout); /* so that a crash does not hide what went before */
  return condition;
}

static inline bool is_size(size_t got, size_t want, const char *name) {
  bool same = ok(got == want, name);
  if (!same) printf("# got %zu, want %zu\n", got, want);
  return same;
}

/* The plan, printed last; returns the program's exit code. */
static inline int done(void) {
  printf("1..%d\n", tap_tests);
  return tap_failures == 0 ? 0 : 1;
}

#endif
