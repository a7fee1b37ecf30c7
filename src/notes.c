#include "internal.h"

static const char *const kinds[] = {"footnote","endnote","inline", NULL};
static const ibid_column columns[] = {{"number", IBID_NUMBER, NULL, NULL},{"series", IBID_NUMBER, NULL, NULL},{"reference", IBID_INDEX, NULL, "references"},{"label_start", IBID_NUMBER, NULL, NULL},{"label_end", IBID_NUMBER, NULL, NULL},{"confidence", IBID_SHARE, NULL, NULL},{NULL, IBID_FLAG, NULL, NULL}};
static const ibid_layer schema = {"notes", kinds, columns, 0, NULL, NULL, NULL, NULL};

void ibid_notes_run(ibid_text *text) {
  ibid_store_open(&text->notes, &schema);
  ibid_store_close(&text->notes);
}

const ibid_layer *ibid_notes(const ibid_text *text) { return &text->notes.layer; }
