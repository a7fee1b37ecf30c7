/*
** core.c - any bytes through the whole core; what it gives must hold together.
**
** Beside what the sanitizers see: every span lies in the text, every index in
** its layer, spans are in text order, and no token is empty.
*/
#include "ibid.h"

#include <stdlib.h>
#include <string.h>

/* Words of every class, so that rules by words are reached. */
static const struct {
  ibid_words words;
  const char *word;
} vocabulary[] = {
    {IBID_TITLES, "Dr"},        {IBID_ABBREVIATIONS, "cf"},
    {IBID_ENDERS, "etc"},       {IBID_LOCATORS, "p"},
    {IBID_MONTHS, "Jan"},       {IBID_STARTERS, "the"},
    {IBID_ELISIONS, "tis"},     {IBID_UNITS, "miles"},
    {IBID_DIVISIONS, "part"},   {IBID_CAPTIONS, "plate"},
    {IBID_NOTE_HEADS, "notes"}, {IBID_RESUMERS, "this"},
    {IBID_FIRST_PERSONS, "I"},  {IBID_DOCUMENTS, "letter"},
    {IBID_FUNCTIONS, "of"},     {IBID_SECOND_PERSONS, "you"},
    {IBID_PASTS, "was"},        {IBID_PRESENTS, "is"},
    {IBID_REPORTS, "said"},
};

static ibid_language *new_language(void) {
  ibid_language *language;
  if (ibid_language_new(NULL, &language) != IBID_OK) abort();
  for (size_t i = 0; i < sizeof vocabulary / sizeof *vocabulary; i++)
    ibid_language_add(language, vocabulary[i].words, vocabulary[i].word,
                      strlen(vocabulary[i].word));
  return language;
}

static void require(int holds) {
  if (!holds) abort();
}

static const ibid_layer *layer_named(const ibid_text *text, const char *name) {
  const ibid_layer *layer;
  for (size_t i = 0; (layer = ibid_text_layer(text, i)) != NULL; i++)
    if (strcmp(layer->name, name) == 0) return layer;
  abort();
}

static void check_column(const ibid_text *text, const ibid_layer *layer,
                         int c) {
  const ibid_column *column = &layer->columns[c];
  const uint32_t *index = layer->data[c];
  if (column->type != IBID_INDEX) return;
  for (size_t i = 0; i < layer->count; i++)
    require(index[i] == IBID_NONE ||
            index[i] < layer_named(text, column->of)->count);
}

static void check_layer(const ibid_text *text, const ibid_layer *layer,
                        size_t size) {
  int tokens = strcmp(layer->name, "tokens") == 0;
  for (size_t i = 0; i < layer->count; i++) {
    require(layer->start[i] <= layer->end[i] && layer->end[i] <= size);
    if (i > 0) require(layer->start[i - 1] <= layer->start[i]);
    if (tokens) require(layer->start[i] < layer->end[i]);
    if (tokens && i > 0) require(layer->end[i - 1] <= layer->start[i]);
  }
  for (int c = 0; layer->columns[c].name != NULL; c++)
    check_column(text, layer, c);
}

/* Every form once by the bytes: as many as there are by keys. */
static void check_search(ibid_text *text, const ibid_keys *keys) {
  const ibid_layer *tokens = ibid_tokens(text);
  ibid_stretch all = {0, (uint32_t)tokens->count};
  const ibid_keys *forms;
  char line[64];
  require(ibid_search_forms(text, &forms) == IBID_OK);
  for (size_t i = 0; i < tokens->count; i++)
    require(forms->of[i] < forms->count);
  ibid_search_line(text, all, line, sizeof line);
  for (size_t k = 0; k < keys->count && k < 8; k++) {
    ibid_found found;
    size_t uses = 0;
    for (size_t i = 0; i < tokens->count; i++)
      if (keys->of[i] == k && tokens->kind[i] <= IBID_TOKEN_NUMBER) uses++;
    require(ibid_search_word(text, keys->bytes + keys->start[k],
                             keys->start[k + 1] - keys->start[k], &all, 1,
                             &found) == IBID_OK);
    require(found.count == uses);
    ibid_search_free(text, &found);
  }
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size);

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size) {
  static ibid_language *language;
  ibid_options options = {sizeof options, NULL, NULL, NULL};
  const ibid_layer *layer;
  const ibid_keys *keys;
  ibid_text *text;
  if (language == NULL) language = new_language();
  options.language = language;
  require(ibid_text_new((const char *)bytes, size, &options, &text) == IBID_OK);
  for (size_t i = 0; (layer = ibid_text_layer(text, i)) != NULL; i++)
    check_layer(text, layer, size);
  require(ibid_keys_new(text, &keys) == IBID_OK);
  check_search(text, keys);
  ibid_keys_width((const char *)bytes, size);
  ibid_text_free(text);
  return 0;
}
