#include "internal.h"

static const char *const kinds[] = {"sentence", NULL};
static const ibid_column columns[] = {{NULL, IBID_FLAG, NULL, NULL}};
static const ibid_layer schema = {"sentences", kinds, columns, 0, NULL, NULL, NULL, NULL};

void ibid_sentences_run(ibid_text *text) {
  ibid_store_open(&text->sentences, &schema);
  ibid_store_close(&text->sentences);
}

const ibid_layer *ibid_sentences(const ibid_text *text) { return &text->sentences.layer; }
