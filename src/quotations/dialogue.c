/*
** dialogue.c - speech behind a dash at a paragraph's head, in a text
** that prints dialogue so (marks/dashes.c).
**
** D1  Speech runs from behind the dash to the paragraph's end, without a call
**     there, but for the clauses that report it.
** D2  Between dashes a clause begins with a small letter: behind a stop or a
**     comma and a dash, or behind a blank and a dash that is glued to it.  It
**     ends behind the next dash that is glued to it or follows a stop.
**         -Si -dijo el-. Vamos.         - Da, - skazal on. - Idem.
** D3  Between commas a clause begins with a verb that reports, behind a comma
**     or a stop, and ends with the next one.
**         - Oui, dit-il, je viens.
*/
#include "quotations.h"

typedef struct run {
  ibid_text *text;
  bool commas; /* D3, else D2 */
  size_t end;  /* of the paragraph's speech */
} run;

static uint32_t code_at(const ibid_text *text, size_t at) {
  return ibid_character_at(text, at).code;
}

static bool is_stop(uint32_t code) {
  return code == '.' || code == '!' || code == '?' || code == 0x2026;
}

static size_t skip_blanks(const ibid_text *text, size_t at, size_t end) {
  ibid_character_skip(text, &at, end);
  return at;
}

static size_t trim_end(const ibid_text *text, size_t start, size_t end) {
  while (end > start) {
    ibid_character last = ibid_character_before(text, end);
    if (!ibid_is_space(last.code)) break;
    end -= last.size;
  }
  return end;
}

/* D1: the end without calls there. */
static size_t speech_end(const ibid_text *text, size_t start, size_t end) {
  const ibid_store *calls = &text->references;
  size_t i = ibid_store_find(calls, end - 1);
  if (i < calls->count && calls->start[i] > start && calls->end[i] == end)
    end = calls->start[i];
  return trim_end(text, start, end);
}

/* ---- Clauses that report ------------------------------------------- */

/* D3: the part of a word that is a verb: dit-il, s'ecria-t-elle. */
static bool is_report(const ibid_text *text, size_t at, size_t end) {
  size_t start = at, stop = at;
  while (stop < end &&
         (ibid_mask_has(text->classes.letter, stop) ||
          code_at(text, stop) == 0x2019 || code_at(text, stop) == '\'')) {
    ibid_character c = ibid_character_at(text, stop);
    stop += c.size;
    if (c.code == 0x2019 || c.code == '\'') start = stop;
  }
  return stop > start && ibid_is_word(text, start, stop, IBID_REPORTS);
}

/* D3: where the clause begins that a comma or a stop at a position parts from
** the speech; or 0. */
static size_t report_after(const run *r, size_t at) {
  const ibid_text *text = r->text;
  ibid_character c = ibid_character_at(text, at);
  size_t next = skip_blanks(text, at + c.size, r->end);
  if (c.code != ',' && !is_stop(c.code)) return 0;
  if (next == at + c.size || !is_report(text, next, r->end)) return 0;
  return next;
}

/* D3: behind the next comma or stop. */
static size_t report_end(const run *r, size_t at) {
  while (at < r->end) {
    ibid_character c = ibid_character_at(r->text, at);
    at += c.size;
    if (c.code == ',' || c.code == ';' || c.code == ':' || is_stop(c.code))
      return at;
  }
  return r->end;
}

/* D2: does a clause begin behind the dash at a position? */
static size_t clause_after(const run *r, size_t at) {
  const ibid_text *text = r->text;
  size_t end = ibid_dash_end(text, at), next, before;
  uint32_t last;
  if (end == 0) return 0;
  before = trim_end(text, 0, at);
  last = ibid_character_before(text, before).code;
  next = skip_blanks(text, end, r->end);
  if (before == at || !ibid_is_lower(code_at(text, next))) return 0;
  if (next > end && last != ',' && !is_stop(last) && last != 0xBB) return 0;
  return end;
}

/* D2: behind the next dash that ends a clause, and the points behind it. */
static size_t clause_end(const run *r, size_t at) {
  const ibid_text *text = r->text;
  while (at < r->end) {
    size_t end = ibid_dash_end(text, at), before;
    uint32_t last, next;
    if (end == 0) {
      at += ibid_character_at(text, at).size;
      continue;
    }
    before = trim_end(text, 0, at);
    last = ibid_character_before(text, before).code;
    if (before == at || last == ',' || is_stop(last)) {
      for (next = code_at(text, end);
           next == ',' || next == ';' || next == ':' || is_stop(next);
           next = code_at(text, end))
        end += ibid_character_at(text, end).size;
      return end;
    }
    at = end;
  }
  return r->end;
}

/* ---- Parts --------------------------------------------------------- */

static void add_part(run *r, size_t start, size_t end) {
  ibid_text *text = r->text;
  ibid_store *store = &text->quotations;
  uint32_t q;
  start = skip_blanks(text, start, end);
  end = trim_end(text, start, end);
  if (ibid_mask_next(text->classes.letter, start, end) == end) return;
  q = ibid_store_add(text, store, start, end, IBID_QUOTATION_INLINE);
  ibid_store_numbers(store, IBID_QUOTATIONS_LEVEL)[q] = 1;
  ibid_store_numbers(store, IBID_QUOTATIONS_PARAGRAPHS)[q] = 1;
  ibid_store_bytes(store, IBID_QUOTATIONS_MARK)[q] = IBID_STYLE_DASH;
  ibid_store_bytes(store, IBID_QUOTATIONS_CONFIDENCE)[q] = 200;
}

/* The speech of a paragraph from behind its dash, cut by what reports it. */
static void add_speech(run *r, size_t start) {
  size_t at = start;
  while (at < r->end) {
    size_t cut = r->commas ? report_after(r, at) : clause_after(r, at);
    if (cut == 0) {
      at += ibid_character_at(r->text, at).size;
      continue;
    }
    add_part(r, start, r->commas ? cut : at);
    at = start = r->commas ? report_end(r, cut) : clause_end(r, cut);
  }
  add_part(r, start, r->end);
}

/* ---- The text ------------------------------------------------------ */

/* Is the paragraph one of prose, or taken for a list because of its dash? */
static bool is_prose(const ibid_text *text, const ibid_paragraph *p) {
  const ibid_store *blocks = &text->blocks;
  size_t b = ibid_store_find(blocks, p->start);
  int kind = b < blocks->count ? blocks->kind[b] : IBID_BLOCK_PARAGRAPH;
  return !p->foot && (kind == IBID_BLOCK_PARAGRAPH || kind == IBID_BLOCK_LIST ||
                      kind == IBID_BLOCK_QUOTATION || kind == IBID_BLOCK_VERSE);
}

void ibid_dialogue_run(ibid_text *text) {
  run r = {.text = text};
  if (!text->behind_dashes) return;
  r.commas = ibid_language_dashes(text->language) != IBID_DASHES_PARTED;
  for (size_t i = 0; i < text->paragraph_count; i++) {
    const ibid_paragraph *p = &text->paragraphs[i];
    size_t start = ibid_speech_start(text, p);
    if (start == 0 || !is_prose(text, p)) continue;
    r.end = speech_end(text, start, p->end);
    add_speech(&r, start);
  }
}
