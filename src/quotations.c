#include "internal.h"

static const char *const kinds[] = {"inline","block","epigraph", NULL};
static const ibid_column columns[] = {{"level", IBID_NUMBER, NULL, NULL},{"mark", IBID_NUMBER, NULL, NULL},{"paragraphs", IBID_NUMBER, NULL, NULL},{"continues", IBID_INDEX, NULL, "quotations"},{"open", IBID_FLAG, NULL, NULL},{"reference", IBID_INDEX, NULL, "references"},{"block", IBID_INDEX, NULL, "blocks"},{"confidence", IBID_SHARE, NULL, NULL},{NULL, IBID_FLAG, NULL, NULL}};
static const ibid_layer schema = {"quotations", kinds, columns, 0, NULL, NULL, NULL, NULL};

void ibid_quotations_run(ibid_text *text) {
  ibid_store_open(&text->quotations, &schema);
  ibid_store_close(&text->quotations);
}

const ibid_layer *ibid_quotations(const ibid_text *text) { return &text->quotations.layer; }
