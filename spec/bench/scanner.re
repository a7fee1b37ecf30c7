/*
** scanner.re - a rival: what re2c makes of the simplest words, numbers and
** points, offsets and kinds stored.
*/
#include "rivals.h"

size_t rival_re2c(const char *bytes, size_t size, uint32_t *start,
                  uint32_t *end, uint8_t *kind) {
  const unsigned char *text = (const unsigned char *)bytes;
  const unsigned char *at = text, *marker, *token;
  size_t n = 0;
  for (;;) {
    token = at;
    /*!re2c
      re2c:define:YYCTYPE = "unsigned char";
      re2c:define:YYCURSOR = at;
      re2c:define:YYMARKER = marker;
      re2c:yyfill:enable = 0;
      tail = [\x80-\xbf];
      letter = [A-Za-z] | [\xc3-\xdf] tail | [\xe1-\xe1\xe3-\xec] tail tail;
      mark = "'" | "\xe2\x80\x99";
      word = letter+ (mark letter+)*;
      number = [0-9]+;
      space = [ \t\r\n\f\v]+;
      other = [^\x00] tail*;
      "\x00" { if (token >= text + size) return n; kind[n] = 3; goto add; }
      space { continue; }
      word { kind[n] = 0; goto add; }
      number { kind[n] = 1; goto add; }
      other { kind[n] = 2; goto add; }
    */
  add:
    start[n] = (uint32_t)(token - text);
    end[n++] = (uint32_t)(at - text);
  }
}
