/*
** kernel.h - what a kernel is: one processor's way of filling the masks of
** 64 bytes, and what all kernels share.
**
** A kernel answers for ASCII, and for the characters that come in runs:
** two-byte and three-byte letters whose lead tells the class.  All others go
** one by one to ibid_kernel_characters().
*/
#ifndef IBID_KERNEL_H
#define IBID_KERNEL_H

#include "../internal.h"

/* What is carried from one block of a text to the next. */
typedef struct ibid_scan {
  const unsigned char *bytes; /* the text, zeroes behind it */
  size_t at;                  /* of the block */
  size_t reach;               /* where the last character ended */
  unsigned class;             /* that character's */
  bool plain;                 /* it is a plain letter */
  uint32_t bad, bad_first;
} ibid_scan;

/* Classes that exclude each other; a line's end is blank, too. */
enum {
  IBID_CLASS_NONE,
  IBID_CLASS_LETTER,
  IBID_CLASS_DIGIT,
  IBID_CLASS_BLANK,
  IBID_CLASS_MARK,
  IBID_CLASS_SIGN,
  IBID_CLASS_STOP,
  IBID_CLASS_LINE,
  IBID_CLASS_COUNT
};

/* The masks of one block, by the names of ibid_classes. */
typedef struct ibid_block {
  uint64_t letter, digit, blank, line, mark, sign, stop, tail, plain, calm,
      curly, joint, pause;
} ibid_block;

static inline void ibid_block_store(const ibid_block *block, ibid_classes out,
                                    size_t i) {
  out.letter[i] = block->letter;
  out.digit[i] = block->digit;
  out.blank[i] = block->blank;
  out.line[i] = block->line;
  out.mark[i] = block->mark;
  out.sign[i] = block->sign;
  out.stop[i] = block->stop;
  out.tail[i] = block->tail;
  out.plain[i] = block->plain;
  out.calm[i] = block->calm;
  out.curly[i] = block->curly;
  out.joint[i] = block->joint;
  out.pause[i] = block->pause;
}

/* Fill the masks of the first `count` blocks of 64 bytes.  The text has
** IBID_PADDING zeroes behind it, so that whole blocks may be read. */
typedef void ibid_kernel(ibid_scan *scan, ibid_classes out, size_t count);

ibid_kernel ibid_kernel_scalar;
ibid_kernel ibid_kernel_sse2;
ibid_kernel ibid_kernel_avx2;
ibid_kernel ibid_kernel_avx512;
ibid_kernel ibid_kernel_neon;

/* Add the plain tokens of a stretch; see plain.h. */
typedef size_t ibid_plain_runner(ibid_text *text, const ibid_plain *plain,
                                 size_t at, size_t limit);

ibid_plain_runner ibid_plain_portable;
ibid_plain_runner ibid_plain_avx2;
ibid_plain_runner ibid_plain_avx512;

/* That of the kernel in use. */
ibid_plain_runner *ibid_kernel_plain(void);

/* What is not ASCII in a block: the first bytes of letters that have two or
** three bytes, which may go over the block's end, and of the marks that prose
** is full of, which may not. */
typedef struct ibid_high {
  uint64_t all;
  uint64_t pairs;       /* letters of alphabets, two bytes */
  uint64_t triples;     /* ideographs and kana, three */
  uint64_t guillemets;  /* two bytes; the rest have three */
  uint64_t curly;       /* double marks */
  uint64_t apostrophes; /* the curly one, which closes, too, */
  uint64_t openings;    /* and its twin */
  uint64_t dashes;      /* en and em */
  uint64_t ellipses;
} ibid_high;

/* The bytes that a character of the block before has in this one. */
uint64_t ibid_kernel_finish(const ibid_scan *scan, ibid_block *out);

/* Class the characters whose first bytes are left, one by one. */
void ibid_kernel_characters(ibid_scan *scan, uint64_t left, ibid_block *out);

/* The letters that need no look at the tables. */
static inline uint64_t ibid_kernel_letters(const ibid_high *high,
                                           ibid_block *out) {
  uint64_t tails = high->pairs << 1 | high->triples << 1 | high->triples << 2;
  out->tail |= tails;
  out->letter |= high->pairs | high->triples | tails;
  out->plain |= high->pairs | high->pairs << 1;
  return high->pairs | high->triples | tails;
}

/* Such a letter may go over the block's end. */
static inline void ibid_kernel_carry(ibid_scan *scan, const ibid_high *high) {
  if ((high->pairs >> 63 | high->triples >> 62) == 0) return;
  scan->plain = high->pairs >> 63 != 0;
  scan->class = IBID_CLASS_LETTER;
  scan->reach = scan->at + 65 + (high->triples >> 63);
}

static inline uint64_t ibid_kernel_three(uint64_t first) {
  return first | first << 1 | first << 2;
}

static inline uint64_t ibid_kernel_marks(const ibid_high *high,
                                         ibid_block *out) {
  uint64_t marks = high->curly | high->apostrophes | high->openings;
  uint64_t first = marks | high->dashes | high->ellipses;
  uint64_t all = ibid_kernel_three(first);
  uint64_t guillemets = high->guillemets | high->guillemets << 1;
  out->tail |= (all & ~first) | high->guillemets << 1;
  out->mark |= ibid_kernel_three(marks) | guillemets;
  out->stop |= ibid_kernel_three(high->ellipses);
  out->curly |= high->curly;
  out->joint |= high->apostrophes;
  out->pause |= high->dashes;
  return all | guillemets;
}

/* All that is not ASCII in a block: what the kernel found, then the rest. */
static inline void ibid_kernel_put(ibid_scan *scan, const ibid_high *high,
                                   ibid_block *out) {
  uint64_t left = high->all & ~ibid_kernel_letters(high, out);
  if (scan->reach > scan->at) left &= ~ibid_kernel_finish(scan, out);
  if (left != 0) left &= ~ibid_kernel_marks(high, out);
  if (left != 0) ibid_kernel_characters(scan, left, out);
  ibid_kernel_carry(scan, high);
}

/* A CR ends a line unless LF follows. */
static inline uint64_t ibid_kernel_returns(const unsigned char *block,
                                           uint64_t returns) {
  uint64_t alone = 0;
  for (; returns != 0; returns &= returns - 1)
    if (block[__builtin_ctzll(returns) + 1] != '\n')
      alone |= returns & (0 - returns);
  return alone;
}

#endif
