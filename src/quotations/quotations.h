/*
** quotations.h - what the parts of the stage share.
*/
#ifndef IBID_QUOTATIONS_H
#define IBID_QUOTATIONS_H

#include "../internal.h"

/* Columns. */
enum {
  IBID_QUOTATIONS_LEVEL,
  IBID_QUOTATIONS_MARK,
  IBID_QUOTATIONS_PARAGRAPHS,
  IBID_QUOTATIONS_CONTINUES,
  IBID_QUOTATIONS_OPEN,
  IBID_QUOTATIONS_REFERENCE,
  IBID_QUOTATIONS_BLOCK,
  IBID_QUOTATIONS_CONFIDENCE
};

/* Add what stands behind dashes, without order. */
void ibid_dialogue_run(ibid_text *text);

#endif
