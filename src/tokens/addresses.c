/*
** addresses.c - web and mail addresses, hosts, files, accounts: rule T2.
**
** All look ahead no further than an address is long, and begin only where a
** word has a point, an @ or the like behind it.
*/
#include "tokens.h"

/* What the name of a host or a file may end in, words excepted. */
static const char endings[] =
    " asp aspx au avi biz bmp ca ch cn co com css csv de doc docx edu eu exe "
    "fr gif gov htm html il ie info ini int io jp jpeg jpg js json kr mil mov "
    "mp3 mp4 mpg net nl nz odt org pdf php png ppt pptx ps py rtf ru shtml "
    "sql tex tif tiff txt ua uk wav xls xlsx xml zip ";

static bool is_ending(const run *r, size_t start, size_t end) {
  char word[8] = " ";
  size_t size = end - start;
  if (size < 2 || size > 5) return false;
  for (size_t i = 0; i < size; i++)
    word[i + 1] = (char)(byte_at(r, start + i) | 32);
  word[size + 1] = ' ';
  word[size + 2] = '\0';
  return strstr(endings, word) != NULL;
}

/* To the next white space, less the points of the sentence around; a bracket
** stays if it opens inside. */
static size_t link_end(const run *r, size_t at) {
  size_t end = at;
  bool bracket = false;
  while (byte_at(r, end) > ' ' && byte_at(r, end) < 0x7F &&
         !among(byte_at(r, end), "<>\"{}|\\^`")) {
    if (byte_at(r, end) == '(') bracket = true;
    end++;
  }
  while (end > at && among(byte_at(r, end - 1), ".,;:!?'()[]") &&
         !(bracket && byte_at(r, end - 1) == ')'))
    end--;
  return end;
}

static bool is_host_byte(const run *r, size_t at) {
  return is_word_at(r, at) || byte_at(r, at) == '-' || byte_at(r, at) == '_';
}

enum { ADDRESS_MAX = 100 };

/* Names with single points between them; counts them and tells where the last
** one begins. */
static size_t names_end(const run *r, size_t at, size_t *last, int *count) {
  size_t stop = at + ADDRESS_MAX;
  *last = at;
  *count = 1;
  for (; at < stop; at++) {
    if (is_host_byte(r, at)) continue;
    if (byte_at(r, at) != '.' || !is_word_at(r, at + 1)) break;
    *last = at + 1;
    ++*count;
  }
  while (at > *last && byte_at(r, at - 1) == '-')
    at--;
  return at;
}

/* a.b@c.org, name@HOST; the name may be masked: na...@c.org. */
static size_t mail_end(const run *r, size_t start) {
  size_t at = start, last, stop = start + ADDRESS_MAX;
  int count;
  while (at < stop && (is_host_byte(r, at) || among(byte_at(r, at), ".+%")))
    at++;
  if (at == start || byte_at(r, at) != '@' || !is_word_at(r, at + 1)) return 0;
  return names_end(r, at + 1, &last, &count);
}

static bool is_small_name(const run *r, size_t start, size_t end) {
  for (size_t at = start; at < end; at++) {
    unsigned char c = byte_at(r, at);
    if (c >= 'A' && c <= 'Z') return false;
    if (c == '.' && (byte_at(r, at + 2) == '.' || at + 2 == end)) return false;
  }
  return true;
}

/* a.org, notes.pdf; three small words with points between them. */
static size_t host_end(const run *r, size_t start) {
  size_t last, end;
  int count;
  end = names_end(r, start, &last, &count);
  if (count < 2 || (!is_ending(r, last, end) &&
                    (count < 3 || !is_small_name(r, start, end))))
    return 0;
  if (among(byte_at(r, end), "/?#") ||
      (byte_at(r, end) == ':' && is_digit_at(r, end + 1)))
    return link_end(r, end);
  return end;
}

/* The end of an address whose first letters end at `end`, or 0. */
size_t ibid_tokens_address_end(const run *r, size_t start, size_t end) {
  size_t mail;
  if (begins(r, end, "://")) return link_end(r, end);
  if (!among(byte_at(r, end), ".@-_+%") && !is_digit_at(r, end)) return 0;
  if (end == start + 3 && begins(r, start, "www.") && is_word_at(r, end + 1))
    return link_end(r, end + 1);
  mail = mail_end(r, start);
  if (mail != 0) return mail;
  return byte_at(r, end) == ' ' ? 0 : host_end(r, start);
}

/* @name, #name, .doc: the end if the sign stands free, or 0. */
size_t ibid_tokens_name_end(const run *r, size_t at) {
  size_t last, end;
  int count;
  if (!is_letter_at(r, at + 1) || !is_free(r, at)) return 0;
  if (byte_at(r, at) != '.') return names_end(r, at + 1, &last, &count);
  end = letters_end(r->text, at + 1);
  return end <= r->limit && is_ending(r, at + 1, end) ? end : 0;
}
