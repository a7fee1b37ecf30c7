/*
** notes.c - the bodies of notes as a layer, linked with their calls both ways.
**
** Which paragraphs are bodies, and which call each answers, is decided with
** the references (src/references.c), since each needs the other.
*/
#include "internal.h"

static const char *const kinds[] = {"footnote", "endnote", "inline", NULL};
enum { NUMBER, SERIES, REFERENCE, LABEL_START, LABEL_END, CONFIDENCE };
static const ibid_column columns[] = {
    {"number", IBID_NUMBER, NULL, NULL},
    {"series", IBID_NUMBER, NULL, NULL},
    {"reference", IBID_INDEX, NULL, "references"},
    {"label_start", IBID_NUMBER, NULL, NULL},
    {"label_end", IBID_NUMBER, NULL, NULL},
    {"confidence", IBID_SHARE, NULL, NULL},
    {NULL, IBID_FLAG, NULL, NULL},
};
static const ibid_layer schema = {"notes", kinds, columns, 0,
                                  NULL,    NULL,  NULL,    NULL};

/* A call that answers makes a note nearly certain; a lost label makes it
** doubtful where it begins. */
static uint8_t confidence_of(const ibid_body *body) {
  const uint8_t called = 245, labelled = 180, bare = 130;
  if (body->reference != IBID_NONE) return called;
  return body->label_start < body->label_end ? labelled : bare;
}

static void add_note(ibid_text *text, const ibid_body *body) {
  ibid_store *notes = &text->notes;
  uint32_t item =
      ibid_store_add(text, notes, body->start, body->end, body->kind);
  ibid_store_bytes(notes, CONFIDENCE)[item] = confidence_of(body);
  ibid_store_numbers(notes, REFERENCE)[item] = body->reference;
  if (body->reference != IBID_NONE)
    ibid_store_numbers(&text->references,
                       IBID_REFERENCES_NOTE)[body->reference] = item;
  if (body->label_start == body->label_end) return;
  ibid_store_numbers(notes, LABEL_START)[item] = body->label_start;
  ibid_store_numbers(notes, LABEL_END)[item] = body->label_end;
  ibid_store_numbers(notes, SERIES)[item] = body->series;
  /* A sign is no number. */
  if (body->series != IBID_SERIES_SIGNS)
    ibid_store_numbers(notes, NUMBER)[item] = body->number;
}

void ibid_notes_run(ibid_text *text) {
  ibid_store_open(&text->notes, &schema);
  for (size_t i = 0; i < text->body_count; i++)
    add_note(text, &text->bodies[i]);
  ibid_store_close(&text->notes);
}

const ibid_layer *ibid_notes(const ibid_text *text) {
  return &text->notes.layer;
}
