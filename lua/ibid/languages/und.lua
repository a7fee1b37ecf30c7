--- Undetermined: what a text has of every language, which is no words.
return {
  name = "undetermined",
  titles = {}, abbreviations = {}, enders = {}, locators = {}, months = {},
  starters = {}, elisions = {}, units = {}, divisions = {}, captions = {},
  note_heads = {}, resumers = {}, first_persons = {}, second_persons = {},
  pasts = {}, presents = {}, documents = {}, functions = {}, reports = {},
  cues = {}, irregular = {}, doubled = {}, naming = {}, cue_phrases = {},
  cue_nouns = {}, possessed = {}, pronouns = {}, possessives = {},
  people = {}, several = {}, plural_ending = "", groups = {}, particles = {},
  honorifics = {}, adjectives = {}, no_names = {}, determiners = {},
  prepositions = {}, auxiliaries = {}, beings = {}, conjunctions = {}, adverbs = {},
  adverb_ending = "", relatives = {}, objects = {}, links = {}, articles = {},
  indefinite = {}, possessive_ending = "", title_phrases = {}, term_phrases = {},
  spoken = {}, genders = {}, endearing = {},
  married = {},
}
