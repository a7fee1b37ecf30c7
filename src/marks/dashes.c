/*
** dashes.c - does dialogue stand behind dashes at the heads of paragraphs?
**
** It does if enough paragraphs begin with one, two where the language has that
** habit, five elsewhere; if most of them end as sentences do and a third asks,
** calls or reports; and if more of them begin so than with a quotation mark.
** Lists, attributions and summaries are so left alone.
*/
#include "marks.h"

static uint32_t code_at(const ibid_text *text, size_t at) {
  return ibid_character_at(text, at).code;
}

static bool is_dash(uint32_t code) {
  return code == 0x2014 || code == 0x2015 || code == 0x2013;
}

size_t ibid_dash_end(const ibid_text *text, size_t at) {
  ibid_character c = ibid_character_at(text, at);
  size_t end = at;
  if (is_dash(c.code)) return at + c.size;
  while (code_at(text, end) == '-')
    end++;
  return end == at + 2 || (end == at + 1 && ibid_is_space(code_at(text, end)))
             ? end
             : 0;
}

/* Where what stands behind a dash at a paragraph's head begins, or 0.  Only a
** long dash may be glued to it. */
static size_t behind_dash(const ibid_text *text, const ibid_paragraph *p) {
  ibid_character dash = ibid_character_at(text, p->start), first;
  size_t end = ibid_dash_end(text, p->start), start = end;
  if (end == 0) return 0;
  first = ibid_character_skip(text, &start, p->end);
  if (start == end && (!is_dash(dash.code) || dash.code == 0x2013)) return 0;
  return first.size > 0 && !is_dash(first.code) ? start : 0;
}

size_t ibid_speech_start(const ibid_text *text, const ibid_paragraph *p) {
  return text->behind_dashes ? behind_dash(text, p) : 0;
}

/* Does someone ask, call or report? */
static bool is_lively(const ibid_text *text, size_t start, size_t end) {
  size_t at = start;
  while (at < end) {
    uint32_t code = code_at(text, at);
    size_t next = ibid_mask_past(text->classes.letter, at, end);
    if (code == '!' || code == '?') return true;
    if (next > at && ibid_is_word(text, at, next, IBID_REPORTS)) return true;
    at = next > at ? next : at + ibid_character_at(text, at).size;
  }
  return false;
}

/* With a stop, a closing mark, a dash, or a call behind them. */
static bool ends_as_sentence(const ibid_text *text, size_t end) {
  uint32_t last = ibid_character_before(text, end).code;
  return last == '.' || last == '!' || last == '?' || last == 0x2026 ||
         last == '"' || last == 0x201D || last == 0xBB || last == '*' ||
         is_dash(last) || ibid_is_digit(last);
}

void ibid_dashes_look(const ibid_text *text, const ibid_paragraph *p,
                      ibid_dashes_account *a) {
  size_t start;
  if (p->foot) return;
  a->marked += ibid_mask_has(text->classes.mark, p->start);
  start = behind_dash(text, p);
  if (start == 0) return;
  a->dashes++;
  a->whole += ends_as_sentence(text, p->end);
  a->lively += is_lively(text, start, p->end);
}

static bool has_habit(const ibid_text *text, const ibid_dashes_account *a) {
  bool usual = ibid_language_dashes(text->language) != IBID_DASHES_NONE;
  const size_t enough = usual ? 2 : 5;
  return a->dashes >= enough && a->dashes > a->marked &&
         a->whole * 5 >= a->dashes * 4 && a->lively * 3 >= a->dashes;
}

void ibid_dashes_decide(ibid_text *text, const ibid_dashes_account *a) {
  text->behind_dashes =
      text->dialogue == IBID_DIALOGUE_DASHES ||
      (text->dialogue == IBID_DIALOGUE_FOUND && has_habit(text, a));
}
