--- Undetermined: what a text has of every language, which is no words.
return {
  name = "undetermined",
  titles = {}, abbreviations = {}, enders = {}, locators = {}, months = {},
  starters = {}, elisions = {}, units = {}, divisions = {}, captions = {},
  note_heads = {}, resumers = {}, first_persons = {}, documents = {}, functions = {},
  cues = {}, irregular = {}, doubled = {}, naming = {}, cue_phrases = {},
  cue_nouns = {}, possessed = {}, pronouns = {}, possessives = {},
  people = {}, groups = {}, particles = {},
  honorifics = {}, adjectives = {}, no_names = {}, determiners = {},
  prepositions = {}, auxiliaries = {}, beings = {}, conjunctions = {}, adverbs = {},
  adverb_ending = "", relatives = {},
  month_names = {}, short_months = {}, weekdays = {}, ordinal_endings = {},
  seasons = {}, decades = {}, centuries = {}, ordinals = {}, following_days = {},
  calendars = {}, before_years = {}, before_months = {}, before_years_or_numbers = {},
  counting = {},
}
