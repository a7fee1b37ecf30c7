/*
** evidence.h - what the parts of the stage share: paragraphs as items, what
** each of them shows (evidence.c, voice.c), and the grid of a table (grid.c).
*/
#ifndef IBID_EVIDENCE_H
#define IBID_EVIDENCE_H

#include "../internal.h"

/* What a paragraph shows, or its neighbours, or the text as a whole. */
typedef enum ibid_evidence {
  ALWAYS,

  SHORT,     /* less than 90 bytes */
  TINY,      /* less than 30 */
  LONG,      /* 300 or more */
  NO_POINT,  /* ends without point, mark or call */
  STOPPED,   /* ends with a point */
  END_COLON, /* ends with a colon */
  END_COMMA, /* ends with a comma or dash */
  END_SEMICOLON,
  END_CALL,    /* ends with a call of a note */
  END_CLOSE,   /* ends with a closing mark */
  SMALL_START, /* begins with a small letter */
  CAPITALS,    /* has no small letters */
  NUMERAL,     /* is a number, Roman or not */
  TITLE_CASE,  /* its long words begin with capitals */
  BRACKETED,   /* stands in brackets */
  DIVISION,    /* begins with Chapter, Part ... */
  DASHES,      /* short phrases between dashes: a chapter's summary */
  VERSE,       /* its line ends are the author's, in a text of prose */
  FIGURES,     /* mostly figures */
  ROW,         /* cells with wide gaps between them, some of them figures */
  SOURCE,      /* short, with figures as a citation has them */
  RESUMES,     /* begins with This, Such, Thus ... */
  PERSONAL,    /* in the first person, more than the text is */
  ADDRESSED,   /* in the second person, more than the text is */
  LIKE,        /* tells or argues as the text does: its verbs say so */
  VERY_LIKE,   /* ... clearly */
  UNLIKE,      /* argues where the text tells, or tells where it argues */
  VERY_UNLIKE, /* ... clearly */
  INSERTED,    /* has insertions or omissions as quoted words have */
  CAPTION,     /* begins with Figure, Plate ... and no verb follows */
  LABELLED,    /* ... and a number: Figure 3. Or in brackets */
  DESCRIBED,   /* says what a picture or document is: Plan of the weir, from */

  GREETS, /* says for whom a document is: To the Board, Dear Sir: */
  CLOSES, /* ends a letter: Yours truly, Signed */

  MARKED,  /* begins with an opening mark, in a text without dialogue */
  SPOKEN,  /* ... in a text of dialogue */
  SET_OFF, /* begins with a mark, closes one at its end, long, no dialogue */
  ARGUED,  /* ... and the text argues: whom it sets off are its witnesses */
  TOLD,    /* ... and the text tells: they may speak in it */
  SPEECH,  /* ... and the text leaves the marks of what it sets off away */

  AFTER_COLON,  /* the paragraph before ends with a colon */
  AFTER_COMMA,  /* ... with a comma or a dash */
  DOCUMENT,     /* ... with a colon, and names a document */
  REOPENED,     /* it left open what this one opens */
  MANY,         /* of many that open so anew, from after a colon on, or
                   of a hearing's questions and answers */
  UNLED,        /* none of these, nor short or set off, in a text that tells */
  PLAIN,        /* unmarked, where a text tells and led to some not long ago */
  LEADS,        /* ends with a colon, and not to a list */
  BEFORE_LONG,  /* the paragraph after is long */
  BEFORE_NOTES, /* short, and the notes of the text's end stand below */
  TITLED,       /* a number and a short line below it */
  CELLS,        /* in a run of cells */
  RUN,          /* in a run of short ones, as in a document */
  SERIES,       /* its number goes on a series over the text: a caption's */
  ENUMERATED,   /* begins with (a), (1) or (iv) */
  LISTED,       /* numbered, next to others */
  GAP,          /* more blank lines than usual before it */
  FIRST,        /* the text's first */
  INDENTED,     /* all its lines stand in */
  DEEP,         /* further in than any first line of a paragraph */
  FLUSH,        /* not set off, in a text that sets off by indents */
  IN_NOTE,      /* in the body of a note */
  NOTE_HEAD,    /* begins the body of a note */
  EVIDENCE
} ibid_evidence;

/* Words that tell who speaks, and how: counts. */
typedef struct ibid_voice {
  uint32_t first, second, past, present;
} ibid_voice;

/* How a paragraph is marked, if it opens with a mark. */
typedef enum ibid_marking {
  IBID_UNMARKED,
  IBID_TAILED, /* text comes after the last mark that closes */
  IBID_CUT, /* closes at its end, but a clause came between: “A,” he says, “b.”
             */
  IBID_WHOLE /* from its beginning to its end, or beyond */
} ibid_marking;

/* A paragraph of the body or of a note. */
typedef struct ibid_item {
  uint64_t evidence; /* bit 1 << ibid_evidence */
  uint32_t paragraph;
  uint32_t number; /* that it begins with, or 0 */
  uint8_t marking; /* ibid_marking */
  bool closed;     /* its first mark closes at its end */
  uint8_t state;
  uint8_t level;      /* of a heading */
  uint8_t sure, ends; /* of its state, and of no quotation going on here */
} ibid_item;

/* Words that tell who speaks, and how. */
typedef struct ibid_voices ibid_voices;

/* What a text does, by its verbs. */
typedef enum ibid_tense {
  IBID_UNKNOWN, /* they are few, or of both kinds */
  IBID_ARGUES,
  IBID_TELLS
} ibid_tense;

/* The items of a text: those of the body, then those of the notes. */
typedef struct ibid_items {
  ibid_text *text;
  ibid_item *items;
  size_t body, count;
  uint32_t usual_gap; /* blank lines between paragraphs */
  bool indents;       /* what is set off stands in */
  uint64_t size;      /* bytes of the paragraphs whose voice was counted */
  ibid_voice voice;   /* of all of them, outside of marks */
  ibid_voices *voices;
  ibid_tense tense;
  bool dialogue;  /* many short paragraphs are marked */
  uint32_t leads; /* to how many long paragraphs colons lead */
  bool bare;      /* what is set off has mostly no marks around it */
  bool whole;     /* whole marked paragraphs that nothing leads to are many */
} ibid_items;

/* Rows and columns of a table, or IBID_NONE. */
typedef struct ibid_grid {
  uint32_t rows, columns;
} ibid_grid;

/* The grid of the cells from `first` up to but not including `end`. */
ibid_grid ibid_grid_find(const ibid_items *all, size_t first, size_t end);

/* How many cells wide gaps part in a paragraph; 1 if there are none. */
uint32_t ibid_grid_cells(const ibid_text *text, const ibid_paragraph *p);

/* Has a paragraph insertions or omissions?  Paragraphs come in text order, but
** for a new start: to look once is quick. */
bool ibid_edits_within(const ibid_text *text, const ibid_paragraph *p);
void ibid_edits_close(ibid_text *text);

/* The characters of a paragraph: letters that are small, and others; Roman
** figures among these; and what is no letter, figure, space or point. */
typedef struct ibid_letters {
  uint32_t small, large, figures, roman, other;
} ibid_letters;

ibid_letters ibid_letters_count(const ibid_text *text, size_t start,
                                size_t end);

/* Read the evidence of every paragraph; the items belong to the text. */
void ibid_evidence_read(ibid_items *all);

/* Make ready to tell voices apart; what it takes is given back by _close. */
void ibid_voices_open(ibid_items *all);
void ibid_voices_close(ibid_items *all);

/* Compare the voice of an item with that of the text.  It reads every word:
** only where it can matter. */
void ibid_voices_compare(const ibid_items *all, ibid_item *it);

static inline void ibid_show(ibid_item *it, ibid_evidence e, bool holds) {
  it->evidence |= (uint64_t)holds << e;
}

static inline bool ibid_shows(const ibid_items *all, size_t i,
                              ibid_evidence e) {
  return (all->items[i].evidence >> e & 1) != 0;
}

#endif
