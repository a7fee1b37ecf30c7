/*
** zones.c - R3: where notes stand, and which paragraphs are whose bodies.
*/
#include "references.h"

#include <string.h>

/* ---- R3: zones of notes -------------------------------------------- */

/* Which labels the chain has, and how often it begins anew. */
typedef struct known {
  uint8_t *labels; /* 2: in the chain, 1: a fair candidate */
  uint32_t ones;
  uint32_t fair_ones; /* candidates with the label 1 */
  size_t passed;      /* how much of the chain stands before a paragraph */
} known;

static known know_labels(run *r) {
  known k = {ibid_allocate_zero(r->text, LABEL_MAX + 1), 0, 0, 0};
  for (size_t i = 0; i < r->count; i++) {
    if (r->list[i].weight < 20 || r->list[i].label > LABEL_MAX) continue;
    k.labels[r->list[i].label] = 1;
    k.fair_ones += r->list[i].label == 1;
  }
  for (size_t i = 0; i < r->chosen_count; i++) {
    const candidate *c = &r->list[r->chosen[i]];
    k.labels[c->label] = 2;
    if (c->label == 1) k.ones++;
    if (c->weight >= 30) r->facts[c->paragraph].calls++;
  }
  return k;
}

/* The best way to have a paragraph inside or outside of a zone. */
typedef struct zone_step {
  int32_t out, in;
  bool out_from_in, in_from_out;
  uint16_t first;  /* the label that the zone begins with */
  uint16_t last;   /* the label before, inside */
  uint16_t inner;  /* of a list that began anew without need, or 0 */
  uint16_t called; /* the chain's last label before the zone */
} zone_step;

/* Notes have the form of the calls, and all of them the same shape: that of
** the last label in the text, since notes come last. */
bool ibid_references_fits(const run *r, const label *l) {
  return l->any && l->kind == r->form &&
         (l->kind != IBID_REFERENCE_NUMBER || l->shape == r->shape);
}

static int weigh_label(const run *r, const label *l, uint16_t last,
                       const known *k) {
  if (l->kind == IBID_REFERENCE_SIGN)
    return k->labels[l->number] != 0 ? 45 : -10;
  if (!ibid_references_fits(r, l)) return -10;
  int weight = k->labels[l->number] == 2   ? 31
               : k->labels[l->number] == 1 ? 10
                                           : -10;
  if (last == 0) return weight;
  if (l->number == last + 1) return weight + 20;
  if (l->number == 1) return weight - (k->ones > 1 ? 5 : 60);
  return weight - (l->number > last ? 10 : 40);
}

static int weigh_begin(const run *r, size_t p) {
  int weight = r->facts[p].head ? 40 : -25;
  if (p > 0 && r->facts[p - 1].head) weight = 40;
  if (p > 0 && r->facts[p - 1].colon) weight -= 80;
  if (r->heads && weight < 0) weight -= 150;
  if (r->feet && weight < 0) weight -= 150;
  return weight;
}

static int weigh_inside(const run *r, size_t p, uint16_t last, const known *k) {
  const facts *here = &r->facts[p];
  int weight = here->label.any ? weigh_label(r, &here->label, last, k) : -3;
  if (here->head || (here->cell && !here->label.any)) weight = -1;
  return weight - 60 * (int)here->calls;
}

/* May a zone begin here?  Not with what continues something. */
static bool may_begin(const run *r, size_t p) {
  return r->facts[p].label.any || r->facts[p].head;
}

/* The chain's last label before a paragraph; asked in text order. */
static uint16_t last_called(const run *r, known *k, size_t p) {
  while (k->passed < r->chosen_count &&
         r->list[r->chosen[k->passed]].paragraph < p)
    k->passed++;
  return k->passed == 0 ? 0 : r->list[r->chosen[k->passed - 1]].label;
}

/* Prose goes on after notes only under a heading, and if they answered all
** that was called before them; else it was a list of the author's own. */
static bool may_leave(const run *r, const zone_step *s, size_t p) {
  return r->facts[p].heading && !r->facts[p].label.any && s->in > NEVER &&
         s->first <= 1 && s->last + 2 >= s->called && s->called + 2 >= s->last;
}

/* Does a number belong to a second list from 1 on where one call alone may have
** the number 1?  One of the two lists is the author's own: its labels are
** no notes. */
static bool is_inner(const zone_step *s, uint16_t number, const known *k) {
  if (k->fair_ones > 1 || number > s->last) return false;
  return number == 1 || (s->inner > 0 && number == s->inner + 1);
}

/* How far do the labels count on from a paragraph with the label 1, before
** another such? */
static uint32_t count_list(const run *r, size_t p) {
  uint32_t next = 1;
  for (size_t q = p; q < r->text->paragraph_count; q++) {
    const label *l = &r->facts[q].label;
    if (!ibid_references_fits(r, l)) continue;
    if (l->number == 1 && q > p) break;
    if (l->number == next) next++;
  }
  return next - 1;
}

/* What a zone that begins here will gain over one that goes on, for labels that
** the latter has had already. */
static int32_t weigh_new_list(const run *r, size_t p, const zone_step *s,
                              const known *k) {
  const int32_t each = 60; /* what weigh_label() takes and gives */
  const label *l = &r->facts[p].label;
  uint32_t count;
  if (s->in == NEVER || l->number != 1 || !ibid_references_fits(r, l) ||
      !is_inner(s, 1, k))
    return 0;
  count = count_list(r, p) - 1;
  return each * (int32_t)(count < s->last ? count : s->last);
}

static void step_zone(run *r, known *k, size_t p, zone_step *s) {
  const int leave = -60;
  const label *l = &r->facts[p].label;
  zone_step *next = s + 1;
  int32_t stay = NEVER, enter = NEVER;
  /* Feet and notes in their places are no matter of zones. */
  if (r->text->paragraphs[p].foot || l->inside) {
    *next = *s;
    next->in_from_out = next->out_from_in = false;
    return;
  }
  if (s->in > NEVER) stay = s->in + weigh_inside(r, p, s->last, k);
  if (may_begin(r, p))
    enter = s->out + weigh_begin(r, p) + weigh_inside(r, p, 0, k);
  next->in_from_out =
      enter > NEVER && enter + weigh_new_list(r, p, s, k) > stay;
  next->in = next->in_from_out ? enter : stay;
  if (next->in < NEVER) next->in = NEVER;
  next->last = next->in_from_out ? 0 : s->last;
  next->called = next->in_from_out ? last_called(r, k, p) : s->called;
  next->first = next->in_from_out ? 0 : s->first;
  next->inner = next->in_from_out ? 0 : s->inner;
  if (ibid_references_fits(r, l)) {
    if (next->first == 0) next->first = l->number;
    if (is_inner(next, l->number, k))
      next->inner = l->number;
    else
      next->last = l->number;
  }
  next->out_from_in = may_leave(r, s, p) && s->in + leave > s->out;
  next->out = next->out_from_in ? s->in + leave : s->out;
}

void ibid_references_zones(run *r) {
  size_t n = r->text->paragraph_count;
  known k = know_labels(r);
  zone_step *steps = ibid_allocate_zero(r->text, (n + 1) * sizeof *steps);
  int32_t idle = 0;
  bool inside;
  steps[0].in = NEVER;
  for (size_t p = 0; p < n; p++) {
    step_zone(r, &k, p, &steps[p]);
    idle = r->facts[p].label.any ? 0 : idle + 5;
  }
  inside = steps[n].in - idle > steps[n].out;
  for (size_t p = n; p-- > 0;) {
    const zone_step *s = &steps[p + 1];
    r->facts[p].note = inside && !r->text->paragraphs[p].foot;
    inside = inside ? !s->in_from_out : s->out_from_in;
  }
  ibid_release(r->text, steps);
  ibid_release(r->text, k.labels);
}

/* ---- Bodies -------------------------------------------------------- */

static ibid_body *add_body(run *r, size_t *capacity, size_t p) {
  ibid_text *text = r->text;
  ibid_body *body;
  text->bodies = ibid_reserve(text, text->bodies, capacity,
                              text->body_count + 1, sizeof *body);
  body = &text->bodies[text->body_count++];
  *body = (ibid_body){.paragraph = (uint32_t)p,
                      .paragraphs = 1,
                      .start = text->paragraphs[p].start,
                      .end = text->paragraphs[p].end,
                      .number = IBID_NONE,
                      .reference = IBID_NONE,
                      .series = IBID_NONE,
                      .kind = text->paragraphs[p].foot ? IBID_NOTE_FOOTNOTE
                                                       : IBID_NOTE_ENDNOTE};
  return body;
}

static void label_body(ibid_body *body, const label *l) {
  body->label_start = l->start;
  body->label_end = l->end;
  body->series =
      l->kind == IBID_REFERENCE_SIGN ? IBID_SERIES_SIGNS : IBID_SERIES_NUMBERS;
  body->number = l->number;
}

/* Does a paragraph begin as a citation does: a capital, and a figure after a
** comma or in brackets before long? */
static bool starts_as_citation(const ibid_text *text, size_t p) {
  size_t at = text->paragraphs[p].start, end = text->paragraphs[p].end;
  size_t limit = end - at > 160 ? at + 160 : end;
  if (!ibid_is_upper(ibid_character_at(text, at).code)) return false;
  for (; at + 2 < limit; at++)
    if ((text->bytes[at] == ',' || text->bytes[at] == '(') &&
        ibid_is_digit(
            (unsigned char)text->bytes[at + 1 + (text->bytes[at] == ',')]))
      return true;
  return false;
}

/* Does it end with a figure and a point, as a locator does? */
static bool ends_as_citation(const ibid_text *text, size_t p) {
  const uint32_t least = 60;
  const ibid_paragraph *here = &text->paragraphs[p];
  return here->end - here->start > least && text->bytes[here->end - 1] == '.' &&
         ibid_is_digit((unsigned char)text->bytes[here->end - 2]) &&
         ibid_is_upper(ibid_character_at(text, here->start).code);
}

/* After a signed note: is this another one whose sign was lost?  After a
** numbered one it is not: its number would be missed. */
static bool has_lost_sign(const run *r, const ibid_body *body, size_t p) {
  const ibid_text *text = r->text;
  uint32_t before = ibid_character_before(text, body->end).code;
  uint32_t last = ibid_character_before(text, text->paragraphs[p].end).code;
  return body->series == IBID_SERIES_SIGNS &&
         (is_point(before) || ibid_is_digit(before)) && before != ':' &&
         is_point(last) &&
         (starts_as_citation(text, p) || ends_as_citation(text, p));
}

/* A line between the notes: the title of a chapter, whose notes begin anew or
** which says that it is one. */
static bool is_title(const run *r, size_t p, uint32_t last) {
  const label *own = &r->facts[p].label;
  const ibid_text *text = r->text;
  const ibid_paragraph *here = &text->paragraphs[p];
  const facts *next = &r->facts[p + 1];
  if (r->facts[p].head) return true;
  if (!r->facts[p].heading || p + 1 >= text->paragraph_count ||
      !next->label.any || !next->note || ibid_references_fits(r, own) ||
      (own->any && own->kind == IBID_REFERENCE_SIGN))
    return false;
  return next->label.number == 1 || next->label.number < last || own->any ||
         ibid_is_word(text, here->start, word_after(text, here->start),
                      IBID_DIVISIONS);
}

/* How often each number labels a paragraph of the zones from here on. */
static uint32_t *count_labels(const run *r) {
  uint32_t *left = ibid_allocate_zero(r->text, (LABEL_MAX + 2) * sizeof *left);
  for (size_t p = 0; p < r->text->paragraph_count; p++)
    if (ibid_references_fits(r, &r->facts[p].label) &&
        (r->facts[p].note || r->text->paragraphs[p].foot))
      left[r->facts[p].label.number]++;
  return left;
}

/* A bracket that never closes must not take the text. */
enum { LONGEST_INSIDE = 8 };

typedef struct listing {
  run *r;
  uint32_t body;   /* the newest one's place, or IBID_NONE */
  uint32_t inside; /* a note in its place that is not closed yet */
  size_t capacity;
  uint32_t last; /* its number */
  uint32_t *left;
  uint32_t ones; /* how often the lists begin with 1 */
  bool title;    /* a title came since */
} listing;

/* Does a label go on with the list, or is it an inner list's?  Lists that begin
** anew on each page have many a 1. */
static bool continues_list(const listing *now, const label *l) {
  const uint32_t gap = 12, near = 4, often = 3;
  uint32_t last = now->last;
  if (now->title || last == 0 || l->number == last + 1u) return true;
  if (l->number == 1) return now->left[last + 1] == 0 || now->ones >= often;
  return l->number > last && l->number <= last + gap &&
         (l->number <= last + near || now->left[last + 1] == 0);
}

static ibid_body *body_at(const listing *now, uint32_t place) {
  return place == IBID_NONE ? NULL : &now->r->text->bodies[place];
}

/* Begin a body; returns its place. */
static uint32_t list_body(listing *now, size_t p) {
  add_body(now->r, &now->capacity, p);
  return (uint32_t)now->r->text->body_count - 1;
}

static void list_label(listing *now, size_t p) {
  const label *l = &now->r->facts[p].label;
  now->body = list_body(now, p);
  label_body(body_at(now, now->body), l);
  if (l->kind != IBID_REFERENCE_SIGN) now->last = l->number;
  now->title = false;
}

static void extend_body(const listing *now, ibid_body *body, size_t p) {
  body->paragraphs = (uint32_t)p - body->paragraph + 1;
  body->end = now->r->text->paragraphs[p].end;
}

/* A note in its place ends with the bracket that closes it. */
static bool list_inside(listing *now, size_t p) {
  const ibid_text *text = now->r->text;
  const label *l = &now->r->facts[p].label;
  ibid_body *body;
  if (l->inside)
    now->inside = list_body(now, p);
  else if (now->inside == IBID_NONE)
    return false;
  body = body_at(now, now->inside);
  if (l->inside) label_body(body, l);
  body->kind = IBID_NOTE_INLINE;
  extend_body(now, body, p);
  now->r->facts[p].note = true;
  if (text->bytes[body->end - 1] == ']' || body->paragraphs > LONGEST_INSIDE)
    now->inside = IBID_NONE;
  return true;
}

/* A paragraph without a label: a note whose sign was lost, or more of one. */
static void list_rest(listing *now, size_t p) {
  run *r = now->r;
  ibid_body *body = body_at(now, now->body);
  bool foot = r->text->paragraphs[p].foot;
  if (body == NULL || (body->kind == IBID_NOTE_FOOTNOTE) != foot) {
    r->facts[p].note = false;
  } else if (has_lost_sign(r, body, p)) {
    now->body = list_body(now, p);
    body_at(now, now->body)->series = IBID_SERIES_SIGNS;
  } else {
    extend_body(now, body, p);
  }
}

static void list_paragraph(listing *now, size_t p) {
  run *r = now->r;
  const label *l = &r->facts[p].label;
  bool foot = r->text->paragraphs[p].foot;
  bool sign = l->any && l->kind == IBID_REFERENCE_SIGN;
  bool numbered =
      ibid_references_fits(r, l) || (foot && l->any && l->kind == r->form);
  if (list_inside(now, p) || (!foot && !r->facts[p].note)) return;
  if (numbered) now->left[l->number]--;
  r->facts[p].note = true;
  if (is_title(r, p, now->last)) {
    r->facts[p].note = false;
    now->body = IBID_NONE;
    now->title = true;
  } else if (sign || (numbered && (foot || continues_list(now, l)))) {
    list_label(now, p);
  } else {
    list_rest(now, p);
  }
}

void ibid_references_bodies(run *r) {
  listing now = {
      .r = r, .body = IBID_NONE, .inside = IBID_NONE, .left = count_labels(r)};
  now.ones = now.left[1];
  for (size_t p = 0; p < r->text->paragraph_count; p++)
    list_paragraph(&now, p);
  ibid_release(r->text, now.left);
}
