/*
** ibid.h - the structure of scholarly prose whose markup was lost.
**
** The sections follow the data: text, language, then a section a stage, each
** with what it finds and the columns that it stores.  One rule of ownership
** holds throughout: what a `_new` returns the caller frees with `_free`;
** everything else is lent by the text and valid until that is freed.
**
** A finished text never changes: any number of threads may read it.  There
** is no promise of a stable ABI before version 1.0.
*/
#ifndef IBID_H
#define IBID_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

#define IBID_VERSION "0.1.0"

/* The longest text, in bytes: positions are 32 bits wide. */
#define IBID_TEXT_MAX 0xFFFFFF00u

/* In a column of numbers or indexes: there is none. */
#define IBID_NONE 0xFFFFFFFFu

/* ---- Status -------------------------------------------------------- */

/* What a call came to.  Zero is success; ibid_message() says it in words. */
typedef enum ibid_status {
  IBID_OK = 0,
  IBID_E_MEMORY,   /* an allocation failed; nothing was kept */
  IBID_E_SIZE,     /* the text is longer than IBID_TEXT_MAX bytes */
  IBID_E_FILE,     /* the file could not be read; errno says why */
  IBID_E_SPILL,    /* the temporary file failed; errno says why */
  IBID_E_ENCODING, /* no such encoding, or the text is not in it */
} ibid_status;

/* A constant sentence without a full stop, never NULL. */
const char *ibid_message(ibid_status status);

/*
** Where memory comes from.  For pools, and for tests, which let it run dry: a
** NULL allocator means malloc, realloc and free.  `grow` gets NULL or an
** earlier block and returns a block of `size` bytes or NULL, the old one then
** being untouched.
*/
typedef struct ibid_allocator {
  void *(*grow)(void *context, void *block, size_t size);
  void (*release)(void *context, void *block);
  void *context;
} ibid_allocator;

/*
** Memory that one text leaves to the next: for whoever reads many texts, one
** after another.  Keeps at most `most` bytes that no text uses.  A pool serves
** one thread, and has to outlive its texts; free it with _free.
*/
typedef struct ibid_pool ibid_pool;

ibid_status ibid_pool_new(size_t most, ibid_pool **out);
ibid_allocator ibid_pool_allocator(ibid_pool *pool);

/* NULL is allowed and does nothing. */
void ibid_pool_free(ibid_pool *pool);

/* ---- Language ------------------------------------------------------ */

/*
** What words mean to the stages.  A word may be in several classes.  A word
** in small letters also stands for itself with a first capital; a word that
** is given with a capital stands only for itself.
*/
typedef enum ibid_words {
  IBID_TITLES,         /* Mr, Dr: an abbreviation that a name follows */
  IBID_ABBREVIATIONS,  /* cf, ed, viz: its point ends no sentence */
  IBID_ENDERS,         /* etc, Inc, p.m: its point may end a sentence */
  IBID_LOCATORS,       /* p, No, vol, op: a number follows */
  IBID_MONTHS,         /* Jan, Feb: a day or a year follows */
  IBID_STARTERS,       /* The, He, But: words that begin sentences */
  IBID_ELISIONS,       /* tis, twas, em: an apostrophe stands before */
  IBID_UNITS,          /* percent, miles: a number stands before */
  IBID_DIVISIONS,      /* Chapter, Part: a heading may begin so */
  IBID_CAPTIONS,       /* Figure, Plate: a caption begins so */
  IBID_NOTE_HEADS,     /* Notes, Endnotes: a heading over notes */
  IBID_RESUMERS,       /* this, thus, such: prose resumes so */
  IBID_FIRST_PERSONS,  /* I, my, we */
  IBID_SECOND_PERSONS, /* you, your */
  IBID_PASTS,          /* was, had: verbs of those who tell what happened */
  IBID_PRESENTS,       /* is, shall: verbs of those who argue or order */
  IBID_DOCUMENTS,      /* letter, order, proclamation */
  IBID_ADDRESSES,      /* to: a document's first line says so for whom it is */
  IBID_GREETINGS,      /* dear, sir: a letter begins so */
  IBID_CLOSINGS,       /* yours, signed: a letter ends so */
  IBID_FUNCTIONS,      /* the, of, and: words without content */
  IBID_REPORTS,        /* said, asked: they go on from quoted words */
  IBID_PREPOSITIONS,   /* of, from: they join more to a noun */
  IBID_WORDS           /* how many classes there are */
} ibid_words;

/* Words by class.  Opaque; may serve any number of texts and threads. */
typedef struct ibid_language ibid_language;

/* An empty language.  *out is NULL on error; free it with _free. */
ibid_status ibid_language_new(const ibid_allocator *allocator,
                              ibid_language **out);

/* Add a word, `size` bytes of UTF-8 that are copied, to a class.  No word, or
** no class, is nothing to add. */
ibid_status ibid_language_add(ibid_language *language, ibid_words words,
                              const char *word, size_t size);

/* How a language prints dialogue, where it does so behind dashes. */
typedef enum ibid_dashes {
  IBID_DASHES_NONE,   /* it prints dialogue between marks */
  IBID_DASHES_PARTED, /* dashes part the clauses that report from it, too */
  IBID_DASHES_COMMAS  /* commas do */
} ibid_dashes;

void ibid_language_dialogue(ibid_language *language, ibid_dashes dashes);

/* The name of a class in a language table (`titles`), or NULL after the
** last. */
const char *ibid_words_name(ibid_words words);

/* NULL is allowed and does nothing. */
void ibid_language_free(ibid_language *language);

/* ---- Text ---------------------------------------------------------- */

/* A text and all that was found in it.  Opaque. */
typedef struct ibid_text ibid_text;

/* What tokens and sentences are. */
typedef enum ibid_scheme {
  IBID_PROSE,  /* those of scholarly prose: see Tokens */
  IBID_UNICODE /* those of UAX #29: see Boundaries */
} ibid_scheme;

/* How far to go: the stages up to this one run, and no other layers are
** there. */
typedef enum ibid_stage {
  IBID_STAGE_ALL,
  IBID_STAGE_TOKENS,
  IBID_STAGE_SENTENCES
} ibid_stage;

/* Whether speech is looked for behind dashes, too. */
typedef enum ibid_dialogue {
  IBID_DIALOGUE_FOUND,  /* where the text has that habit */
  IBID_DIALOGUE_DASHES, /* whatever its habit */
  IBID_DIALOGUE_MARKS   /* never */
} ibid_dialogue;

typedef struct ibid_options {
  size_t size;                     /* sizeof(ibid_options) */
  const ibid_language *language;   /* borrowed for the call; NULL: none */
  const ibid_allocator *allocator; /* kept until _free; NULL: malloc */
  const char *encoding;            /* of a file; NULL: UTF-8, or UTF-16 if
                                   ** a byte order mark says so */
  ibid_scheme scheme;
  ibid_stage upto;
  ibid_dialogue dialogue;
  bool whole_quotations; /* no sentence ends inside a quotation, unless its
                         ** paragraph does; needs all stages */
  bool padded; /* IBID_PADDING zeroes follow the bytes of ibid_text_new(), and
               ** both stay as they are until _free: they are not copied */
} ibid_options;

/* So many bytes behind a text are read. */
enum { IBID_PADDING = 72 };

/*
** Find the structure of a text.
**
**   bytes, size  the text, UTF-8; copied unless it is padded, no NUL needed
**   options      may be NULL
**   out          receives the text: ibid_text_free(); NULL on error
**
** Any bytes are accepted: bad UTF-8 is data, not an error (see Classes).
** Takes O(size) time.
*/
ibid_status ibid_text_new(const char *bytes, size_t size,
                          const ibid_options *options, ibid_text **out);

/* The same for the text in a file; `path` NULL means standard input. */
ibid_status ibid_text_open(const char *path, const ibid_options *options,
                           ibid_text **out);

/* NULL is allowed and does nothing. */
void ibid_text_free(ibid_text *text);

/* The text's bytes, followed by at least one NUL that is not counted. */
const char *ibid_text_bytes(const ibid_text *text, size_t *size);

/* Was the file converted from another encoding?  Then all positions are
** those of the converted text. */
bool ibid_text_converted(const ibid_text *text);

/* How many bytes of memory the text holds, the text itself included. */
size_t ibid_text_memory(const ibid_text *text);

/* ---- Layers -------------------------------------------------------- */

/* What a column holds; the C type is that of its data. */
typedef enum ibid_column_type {
  IBID_NUMBER, /* uint32_t, or IBID_NONE */
  IBID_INDEX,  /* uint32_t, an item of the layer `of`, or IBID_NONE */
  IBID_NAME,   /* uint8_t, one of `names` */
  IBID_SHARE,  /* uint8_t, 0 to 255 for 0 to 1 */
  IBID_FLAG,   /* uint8_t, 0 or 1 */
} ibid_column_type;

typedef struct ibid_column {
  const char *name;
  ibid_column_type type;
  const char *const *names; /* of a IBID_NAME, closed by NULL */
  const char *of;           /* of an IBID_INDEX, a layer's name */
} ibid_column;

/*
** Spans of one kind in text order: item i is the bytes start[i] up to but
** not including end[i], counted from 0.  `columns` is closed by a NULL name,
** `data[c]` holds `count` values of columns[c].
*/
typedef struct ibid_layer {
  const char *name;
  const char *const *kinds; /* names of the kinds, closed by NULL */
  const ibid_column *columns;
  size_t count;
  const uint32_t *start, *end;
  const uint8_t *kind;
  const void *const *data;
} ibid_layer;

/* The layers of a text in the order of the data, or NULL after the last. */
const ibid_layer *ibid_text_layer(const ibid_text *text, size_t i);

/* ---- Classes ------------------------------------------------------- */

/* How many byte sequences are not UTF-8, and where the first one stands
** (IBID_NONE if there is none).  Each counts as one character. */
uint32_t ibid_classes_bad(const ibid_text *text, uint32_t *first);

/*
** The name of the kernel in use, that is, of the processor's instructions by
** which bytes are classed: the best one, or what the environment variable
** IBID_KERNEL names.  All kernels give the same results.
*/
const char *ibid_classes_kernel(void);

/* Use a kernel from now on; NULL: the best one.  False, and nothing changed,
** if there is none of that name or the processor lacks it.  For tests. */
bool ibid_classes_force(const char *name);

/* ---- Lines --------------------------------------------------------- */

typedef enum ibid_line_kind {
  IBID_LINE_TEXT,
  IBID_LINE_BLANK,
  IBID_LINE_HEAD,   /* a running head or foot */
  IBID_LINE_NUMBER, /* a page number */
  IBID_LINE_BREAK,  /* stars or a rule between sections */
  IBID_LINE_STRAY   /* what is not the book's: a web page's leftovers */
} ibid_line_kind;

/* Lines without their ends; column `indent` in columns of print. */
const ibid_layer *ibid_lines(const ibid_text *text);

/* How the text is laid out. */
typedef enum ibid_layout {
  IBID_LAYOUT_LINES,  /* a paragraph a line */
  IBID_LAYOUT_BLANKS, /* lines are wrapped, blank lines part paragraphs */
  IBID_LAYOUT_INDENTS /* lines are wrapped, an indent begins a paragraph */
} ibid_layout;

typedef struct ibid_layout_account {
  ibid_layout layout;
  uint32_t width;   /* of a full line, in characters */
  uint32_t wrapped; /* lines of text that run on in the next, per mille */
  uint32_t blanks;  /* paragraphs parted by blank lines, per mille */
  uint32_t pages;   /* breaks between pages that were found */
  uint32_t verse;   /* paragraphs whose line ends are the author's, per mille */
} ibid_layout_account;

ibid_layout_account ibid_lines_layout(const ibid_text *text);

/* ---- References ---------------------------------------------------- */

typedef enum ibid_reference_kind {
  IBID_REFERENCE_NUMBER,      /* him,100 */
  IBID_REFERENCE_SIGN,        /* paper* */
  IBID_REFERENCE_SUPERSCRIPT, /* him,¹⁰⁰ */
  IBID_REFERENCE_BRACKETED    /* him,[100] */
} ibid_reference_kind;

/*
** Note references: the digits or the sign alone.  Columns `number` (the label
** as a number; none for a sign), `series` (0 numbers, 1 signs, 2 a second
** series of numbers with a list of its own), `note` (an item of notes),
** `confidence`.
*/
const ibid_layer *ibid_references(const ibid_text *text);

/* ---- Tokens -------------------------------------------------------- */

typedef enum ibid_token_kind {
  IBID_TOKEN_WORD,
  IBID_TOKEN_NUMBER,
  IBID_TOKEN_PUNCTUATION,
  IBID_TOKEN_SYMBOL,
  IBID_TOKEN_REFERENCE,
  IBID_TOKEN_OTHER
} ibid_token_kind;

/*
** Words, numbers and points, never overlapping.  The scheme `prose` follows
** the rules in src/tokens.c; `unicode` has the words of UAX #29 that are not
** white space.
*/
const ibid_layer *ibid_tokens(const ibid_text *text);

/*
** The form of a token: its bytes, but of a word that is hyphenated over a
** line's end without the hyphen and what follows it.  Writes at most
** `capacity` bytes, no NUL; returns how many the whole form has.
*/
size_t ibid_tokens_form(const ibid_text *text, size_t token, char *out,
                        size_t capacity);

/* ---- Sentences ----------------------------------------------------- */

/* From the first token of each sentence to its last.  Of the scheme `unicode`
** the sentences of UAX #29, without the white space at their ends. */
const ibid_layer *ibid_sentences(const ibid_text *text);

/* ---- Marks --------------------------------------------------------- */

typedef enum ibid_mark_kind {
  IBID_MARK_OPEN,
  IBID_MARK_CLOSE,
  IBID_MARK_APOSTROPHE,
  IBID_MARK_SOFT, /* a transliterated soft sign: vlast’ */
  IBID_MARK_HARD, /* a transliterated hard sign: S”ezd */
  IBID_MARK_PRIME,
  IBID_MARK_DITTO,
  IBID_MARK_STRAY
} ibid_mark_kind;

/* Quotation-like characters, or two that are one mark, by the role that they
** play.  Columns `level` (of an opening or closing mark, from 1), `mark`
** (double, single, guillemet or corner). */
const ibid_layer *ibid_marks(const ibid_text *text);

/* ---- Blocks -------------------------------------------------------- */

typedef enum ibid_block_kind {
  IBID_BLOCK_PARAGRAPH,
  IBID_BLOCK_HEADING,
  IBID_BLOCK_EPIGRAPH,
  IBID_BLOCK_ATTRIBUTION,
  IBID_BLOCK_QUOTATION,
  IBID_BLOCK_CAPTION,
  IBID_BLOCK_TABLE,
  IBID_BLOCK_LIST,
  IBID_BLOCK_VERSE,
  IBID_BLOCK_NOTE,
  IBID_BLOCK_CHROME
} ibid_block_kind;

/* Columns `level` (of a heading), `paragraphs`, `confidence`, `target` (the
** block that an attribution belongs to), `rows` and `columns` (of a table; none
** if its cells do not tell), `verse` (the block is one). */
const ibid_layer *ibid_blocks(const ibid_text *text);

/* Runs of blocks between section breaks; column `blocks`. */
const ibid_layer *ibid_sections(const ibid_text *text);

/* ---- Quotations ---------------------------------------------------- */

typedef enum ibid_quotation_kind {
  IBID_QUOTATION_INLINE,
  IBID_QUOTATION_BLOCK,
  IBID_QUOTATION_EPIGRAPH
} ibid_quotation_kind;

/*
** Quoted words, marks included; outer ones before those inside them.
** Columns `level` (from 1), `mark` (double, single, guillemet, corner, none;
** dash: behind a dash, which is no part of it), `paragraphs`, `continues` (the
** quotation that this one goes on from), `open` (it never closes), `reference`
** (the call that serves it), `block`, `confidence`.
*/
const ibid_layer *ibid_quotations(const ibid_text *text);

/* ---- Notes --------------------------------------------------------- */

typedef enum ibid_note_kind {
  IBID_NOTE_FOOTNOTE, /* at the foot of a page */
  IBID_NOTE_ENDNOTE,  /* at the end of a chapter or a book */
  IBID_NOTE_INLINE    /* where it is called: [Footnote 3: ...] */
} ibid_note_kind;

/* Bodies of notes from their label to their end.  Columns `number`, `series`
** (as in the references), `reference` (the first call, an item of references),
** `label_start` and `label_end` (the label's bytes), `confidence`. */
const ibid_layer *ibid_notes(const ibid_text *text);

/* ---- Boundaries ---------------------------------------------------- */

typedef enum ibid_boundary {
  IBID_BOUNDARY_WORD,
  IBID_BOUNDARY_SENTENCE
} ibid_boundary;

/*
** The boundaries of words or sentences that the Unicode standard gives (UAX
** #29, without tailoring), whatever the stages make of the text.
**
**   bytes, size  the text, UTF-8, any bytes; borrowed for this call
**   at           a boundary, in bytes: 0 or what an earlier call returned
**
** Returns the first boundary after `at`; the text's end is one, after which
** `size` is returned for ever.  All boundaries together take O(size) time.
*/
size_t ibid_boundaries_next(const char *bytes, size_t size, size_t at,
                            ibid_boundary kind);

/* ---- Keys ---------------------------------------------------------- */

/*
** What tokens are compared by: forms in folded case and NFC, apostrophes of
** all shapes alike.  Made on first use, which is not safe on two threads.
*/
typedef struct ibid_keys {
  size_t count;         /* how many different keys */
  const uint32_t *of;   /* by token: its key */
  const uint32_t *uses; /* by key: how many tokens have it */
  const uint32_t *start;
  const char *bytes; /* key k is bytes[start[k]] up to start[k + 1] */
} ibid_keys;

ibid_status ibid_keys_new(ibid_text *text, const ibid_keys **out);

/* Have they been made? */
bool ibid_keys_made(const ibid_text *text);

/*
** Fold one form.  Writes at most `capacity` bytes, no NUL, and returns how
** many the whole key has: if more than `capacity`, nothing useful was written.
*/
size_t ibid_keys_fold(const char *form, size_t size, char *out,
                      size_t capacity);

/* The same for a form without its diacritics, its case as it was. */
size_t ibid_keys_bare(const char *form, size_t size, char *out,
                      size_t capacity);

/* How many columns a terminal uses for a text. */
size_t ibid_keys_width(const char *bytes, size_t size);

/* ---- Search -------------------------------------------------------- */

/* From `start` up to but not including `end`: bytes, or tokens. */
typedef struct ibid_stretch {
  uint32_t start, end;
} ibid_stretch;

/* What was found, in text order; free it with ibid_search_free. */
typedef struct ibid_found {
  ibid_stretch *items;
  size_t count;
} ibid_found;

void ibid_search_free(ibid_text *text, ibid_found *found);

/* The tokens that lie wholly in stretches of bytes, which are in the order of
** their starts and may nest.  Writes at most one stretch of tokens for each and
** returns how many. */
size_t ibid_search_bounds(const ibid_text *text, const ibid_stretch *bytes,
                          size_t count, ibid_stretch *out);

/* What stretches of tokens have in spans, of which the outermost ones count; a
** piece stays joined to the one before if both are in one span.  Writes at most
** count + span_count pieces and returns how many. */
size_t ibid_search_narrow(const ibid_stretch *within, const uint8_t *joined,
                          size_t count, const ibid_stretch *spans,
                          size_t span_count, ibid_stretch *out,
                          uint8_t *out_joined);

/* Like keys, but of forms as they are written.  Form k is the key k if that
** many keys there are, whether or not a token has that form. */
ibid_status ibid_search_forms(ibid_text *text, const ibid_keys **out);

/* The forms that have a key.  Writes at most `capacity` numbers of forms and
** returns how many there are. */
size_t ibid_search_spellings(const ibid_keys *forms, const char *key,
                             size_t size, uint32_t *out, size_t capacity);

/* The words and numbers with one key, in stretches of tokens.  Looks at the
** text's bytes: for a text that has no keys yet, and makes none. */
ibid_status ibid_search_word(ibid_text *text, const char *key, size_t size,
                             const ibid_stretch *within, size_t count,
                             ibid_found *found);

/* Tokens as one line, blanks of any length made one, words that a line's end
** parts joined.  Writes at most `capacity` bytes, no NUL; returns how many the
** whole line has. */
size_t ibid_search_line(const ibid_text *text, ibid_stretch tokens, char *out,
                        size_t capacity);

/* Is a character a letter, a mark on one included? */
bool ibid_search_letter(uint32_t code);

/*
** A query is a pattern of tokens.  Atoms are what can be true of one token, up
** to 64, bit i of a word for atom i.  A position of the pattern is a test of
** one token, or the start or the end of a region; `follow` says which position
** may come after which one, position 0 being before the first.
*/
enum { IBID_QUERY_REGIONS = 8, IBID_QUERY_POSITIONS = 1024 };

typedef enum ibid_query_kind {
  IBID_QUERY_TOKEN, /* a token for which the code is true */
  IBID_QUERY_START, /* a region starts here; takes no token */
  IBID_QUERY_END    /* a region ends here; takes no token */
} ibid_query_kind;

/* Code: 0 to 63 push what an atom is, the others take one or two values off
** and push one.  At most 60 values may wait. */
enum { IBID_QUERY_NOT = 64, IBID_QUERY_AND, IBID_QUERY_OR, IBID_QUERY_TRUE };

typedef struct ibid_query_position {
  ibid_query_kind kind;
  uint32_t region;     /* of START and END */
  uint32_t code, size; /* where its code stands */
  uint32_t label;      /* of a token, or IBID_NONE */
  uint32_t inside;     /* regions, a bit for each, that a match must not leave
                       ** behind this token except by their END */
} ibid_query_position;

typedef struct ibid_query_region {
  const ibid_stretch *tokens; /* in order of their starts; they may nest */
  size_t count;
  uint64_t inside, first, last; /* atoms that it makes true of its tokens */
} ibid_query_region;

/* Two labels' tokens have to be alike, or unlike. */
typedef struct ibid_query_pair {
  uint32_t left, right; /* labels */
  const uint32_t *of;   /* by token; NULL: kinds */
} ibid_query_pair;

enum { IBID_QUERY_LABELS = 8 };

typedef struct ibid_query {
  size_t size;                /* sizeof(ibid_query) */
  const ibid_keys *types;     /* keys or forms */
  const uint64_t *type_atoms; /* by type */
  uint64_t kind_atoms[IBID_TOKEN_OTHER + 1];
  const ibid_query_region *regions;
  size_t region_count;
  const ibid_query_position *positions;
  size_t position_count;
  const ibid_stretch *follow; /* from start to end, in any order */
  size_t follow_count;
  const uint32_t *last; /* positions at which a match may end */
  size_t last_count;
  const uint8_t *code;
  size_t code_size;
  const ibid_stretch *within; /* tokens to look at; no match crosses a gap */
  const uint8_t *joined;      /* but where this says so; NULL: nowhere */
  size_t within_count;
  bool calls;       /* calls of notes are tokens, and not passed over */
  uint32_t longest; /* a match has at most so many tokens, and is looked for
                    ** wherever it may begin; 0: any number, in time linear in
                    ** the tokens; has to be given with labels */
  /* With labels: what has to be true of them.  Atoms of this code are pairs,
  ** then atoms of labels' tokens: label l's atom a by its own code. */
  const ibid_query_pair *pairs;
  size_t pair_count;
  const ibid_query_position *claims; /* `code` and `size` about `label` */
  size_t claim_count;
  uint32_t where, where_size; /* code; size 0: nothing */
} ibid_query;

/*
** Find all matches: the leftmost first, of these the longest, the next one
** behind it.  Takes time in proportion to the tokens and the positions; with
** labels, to the ways in which a match can be had as well, and IBID_E_SIZE
** says that they are too many.
*/
ibid_status ibid_search_run(ibid_text *text, const ibid_query *query,
                            ibid_found *found);

/* ---- Counts -------------------------------------------------------- */

/*
** How often words and numbers occur in files or streams of any size, read by
** blocks: tokens of the scheme `unicode`, by key.  Memory grows with the
** number of different forms only.  Free it with _free.
*/
typedef struct ibid_count ibid_count;

ibid_status ibid_count_new(ibid_count **out);

/* Count what a file has, too; `path` NULL means standard input.  A file in
** UTF-16 is none of this encoding: IBID_E_ENCODING. */
ibid_status ibid_count_file(ibid_count *count, const char *path);

typedef struct ibid_count_item {
  const char *form; /* the key, no NUL behind it */
  size_t size;
  uint64_t uses;
} ibid_count_item;

/* How many byte sequences were not UTF-8, and where in its file the first one
** stands (IBID_NONE if there is none, or beyond what fits). */
uint64_t ibid_count_bad(const ibid_count *count, uint32_t *first);

/* All keys, the most frequent first, and how many uses they have together;
** lent until the next call for this count. */
ibid_status ibid_count_items(ibid_count *count, const ibid_count_item **items,
                             size_t *n, uint64_t *total);

/* NULL is allowed and does nothing. */
void ibid_count_free(ibid_count *count);

/* ---- Sums ---------------------------------------------------------- */

/*
** Whole numbers by key: what is added under a key is joined with what the key
** has.  Memory is bounded; what outgrows it goes to sorted runs in a temporary
** file without a name (in TMPDIR or /tmp).  Free it with _free.
*/
typedef struct ibid_sums ibid_sums;

typedef enum ibid_join {
  IBID_JOIN_SUM,
  IBID_JOIN_LEAST,
  IBID_JOIN_MOST
} ibid_join;

enum { IBID_JOINS_MAX = 16 };

/* The longest key in bytes, and the most memory that a table may take. */
#define IBID_KEY_MOST  (1u << 28)
#define IBID_SUMS_MOST (1u << 30)

/* Each key has `width` numbers, joined so; runs are written when the keys take
** more than `most` bytes.  *out is NULL on error. */
ibid_status ibid_sums_new(const ibid_join *joins, size_t width, size_t most,
                          ibid_sums **out);

/* Join `width` numbers with those of a key. */
ibid_status ibid_sums_add(ibid_sums *sums, const char *key, size_t size,
                          const int64_t *values);

/* Is a key in the table?  For sums that never outgrew their memory. */
bool ibid_sums_has(const ibid_sums *sums, const char *key, size_t size);

/* Add all that `from` has; both have the same joins. */
ibid_status ibid_sums_absorb(ibid_sums *into, ibid_sums *from);

typedef struct ibid_sum {
  const char *key; /* NULL: there are no more */
  size_t size;
  const int64_t *values;
} ibid_sum;

/* Read all keys in the order of their bytes: _rewind, then _next until the key
** is NULL.  What _next gives is lent until the next call for these sums. */
ibid_status ibid_sums_rewind(ibid_sums *sums);
ibid_status ibid_sums_next(ibid_sums *sums, ibid_sum *out);

/* NULL is allowed and does nothing. */
void ibid_sums_free(ibid_sums *sums);

/* ---- Grams --------------------------------------------------------- */

enum { IBID_GRAM_MAX = 5 };

/* Which runs of words and numbers are counted, and under which keys. */
typedef struct ibid_grams {
  size_t size;        /* sizeof(ibid_grams) */
  size_t n;           /* words in a gram, 1 to IBID_GRAM_MAX */
  bool across;        /* over the ends of sentences, too */
  const char *before; /* stands before the gram in its key */
  size_t before_size;
  const ibid_sums *without; /* words that no gram may have; may be NULL */
} ibid_grams;

/*
** Count the grams of stretches of a text: `bounds` holds the first token of
** each stretch and the one behind its last, `n` numbers in all.  No gram
** reaches over the end of a stretch; points and calls are passed over.  `out`
** has two sums a key: to that of each gram, the keys of its words with blanks
** between them and a NUL behind, its uses and 1 are added; to the key of the
** empty gram how many there are with those that were left out, and 1.
*/
ibid_status ibid_grams_count(ibid_text *text, const uint32_t *bounds, size_t n,
                             const ibid_grams *how, ibid_sums *out);

#ifdef __cplusplus
}
#endif

#endif
