#include "internal.h"

static const char *const kinds[] = {"open","close","apostrophe","soft","hard","prime","ditto","stray", NULL};
static const ibid_column columns[] = {{"level", IBID_NUMBER, NULL, NULL},{NULL, IBID_FLAG, NULL, NULL}};
static const ibid_layer schema = {"marks", kinds, columns, 0, NULL, NULL, NULL, NULL};

void ibid_marks_run(ibid_text *text) {
  ibid_store_open(&text->marks, &schema);
  ibid_store_close(&text->marks);
}

const ibid_layer *ibid_marks(const ibid_text *text) { return &text->marks.layer; }
