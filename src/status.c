/*
** status.c - what went wrong, in words.
*/
#include "internal.h"

const char *ibid_message(ibid_status status) {
  switch (status) {
    case IBID_OK: return "no error";
    case IBID_E_MEMORY: return "not enough memory";
    case IBID_E_SIZE: return "the text is longer than 4 GiB";
    case IBID_E_FILE: return "the file cannot be read";
    case IBID_E_SPILL: return "the temporary file cannot be used";
    case IBID_E_ENCODING: return "no such encoding, or the text is not in it";
  }
  return "unknown status";
}
