#include "internal.h"

static const char *const kinds[] = {"paragraph","heading","epigraph","attribution","blockquote","caption","table","list","verse","note","chrome", NULL};
static const ibid_column columns[] = {{"level", IBID_NUMBER, NULL, NULL},{"paragraphs", IBID_NUMBER, NULL, NULL},{"confidence", IBID_SHARE, NULL, NULL},{"target",IBID_INDEX,NULL,"blocks"},{NULL, IBID_FLAG, NULL, NULL}};
static const ibid_layer schema = {"blocks", kinds, columns, 0, NULL, NULL, NULL, NULL};

void ibid_blocks_run(ibid_text *text) {
  ibid_store_open(&text->blocks, &schema);
  ibid_store_close(&text->blocks); static const ibid_layer s2={"sections", kinds, columns, 0, NULL, NULL, NULL, NULL}; ibid_store_open(&text->sections,&s2); ibid_store_close(&text->sections);
}

const ibid_layer *ibid_blocks(const ibid_text *text) { return &text->blocks.layer; }
static const ibid_layer section_schema = {"sections", kinds, columns, 0, NULL, NULL, NULL, NULL};
const ibid_layer *ibid_sections(const ibid_text *text) { (void)section_schema; return &text->sections.layer; }
