--- Undetermined: what a text has of every language.  That is no words but those of
-- citations, which scholars of all languages share and print in each other's languages.
-- A language that has a list of its own takes the place of the one here.

local function words(text)
  local list = {}
  for word in text:gmatch "%S+" do list[#list + 1] = word end
  return list
end

return {
  name = "undetermined",
  --- What dialogue stands between or behind: `marks`; `dashes`, where clauses that report
  -- it stand between dashes, too; `commas`: behind dashes, such clauses between commas.
  dialogue = "marks",
  titles = {}, abbreviations = {}, enders = {}, locators = {}, months = {},
  starters = {}, elisions = {}, units = {}, divisions = {}, captions = {},
  note_heads = {}, resumers = {}, first_persons = {}, second_persons = {},
  pasts = {}, presents = {}, documents = {}, addresses = {}, greetings = {},
  closings = {}, functions = {}, reports = {},
  cues = {}, cue_forms = {}, deeds = {}, behind_verbs = {}, elided = {}, verb_second = false,
  insertions = false,
  nouns_have_capitals = false, irregular = {}, doubled = {}, naming = {}, cue_phrases = {},
  cue_nouns = {}, possessed = {}, pronouns = {}, possessives = {},
  people = {}, two_faced = {}, several = {}, plural_ending = "", groups = {}, particles = {},
  honorifics = {}, places = {}, place_nouns = {}, thing_nouns = {}, adjectives = {},
  no_names = {}, determiners = {},
  prepositions = {}, auxiliaries = {}, beings = {}, conjunctions = {}, adverbs = {},
  month_names = {}, short_months = {}, weekdays = {}, ordinal_endings = {},
  seasons = {}, decades = {}, centuries = {}, ordinals = {}, following_days = {},
  calendars = {}, before_years = {}, before_months = {}, before_years_or_numbers = {},
  counting = {},
  feasts = {}, eras = {}, eras_before = {}, decade_ends = {}, decade_heads = {},
  roman_endings = {}, of_words = {}, range_words = {}, numbers = {}, day_spans = {},
  later_words = {}, same_years = {}, that_words = {},
  signals = {}, untitled = {}, past_ending = "", abbreviation_heads = {}, author_end = "",
  bibliography_heads = {}, own_endings = {}, foreign_spellings = {},
  foreign_phrases = {}, remarks = {}, institutions = {}, joiners = {}, explaining = {},
  literally = {}, naming_words = {},
  adverb_ending = "", relatives = {}, objects = {}, links = {}, articles = {},
  indefinite = {}, possessive_ending = "", title_phrases = {}, term_phrases = {},
  title_heads = {}, restating = {},
  spoken = {}, genders = {}, endearing = {},
  married = {}, repeated = {}, focusing = {}, suspending = {}, bare_prepositions = {},

  -- ---- Citations: abbreviations stand without their last point ---------------

  --- The place that was cited last, and one that was cited before.
  same_place = words "ibid ibidem ib ebd ebenda ivi",
  place_cited = {
    "op. cit", "op.cit", "loc. cit", "loc.cit", "art. cit", "art.cit", "l. c", "o. c",
    "ouvr. cit", "a. a. O", "a.a.O", "cit",
  },
  --- The author that was cited last.
  same_author = {
    "idem", "eadem", "id", "ead", "ders", "dies", "dens", "derselbe", "dieselbe", "the same",
    "le même", "la même", "eiusdem", "lo stesso",
  },
  --- Other places of the same book.
  directions = {
    "above", "below", "supra", "infra", "oben", "unten", "ci-dessus", "ci-dessous",
    "plus haut", "plus bas", "sopra", "sotto",
  },
  page_words = {
    "p", "pp", "page", "pages", "pag", "pagg", "pág", "págs", "facing p", "facing page", "S",
    "Seite", "Seiten", "col", "cols", "Sp", "fo", "fol", "fols", "ff", "folio", "sig", "sigs",
  },
  following_pages = words "f ff seq seqq sq sqq sg sgg ss suiv",
  --- The very page among those of an article.
  exactly = { "hier", "here", "ici", "qui", "esp", "especially", "bes", "at" },
  chapter_words = words [[
    chapter chapters chap chaps ch Kapitel Kap chapitre cap capp sec sect sections
  ]],
  note_words = words "note notes n nn fn Anm Anmerkung Fn Fußnote nota",
  volume_words = words "vol vols volume volumes Bd Bde Band t T tom tome tomes tomo kn",
  number_words = words "No no Nos nos Nr nr n° nº N° № Heft H issue",
  editions = words [[
    2nd 3rd rev revised enlarged new second third abridged expanded neue neu überarb
    erw verb durchges nouv nouvelle corr
  ]],
  edition_words = words "ed edn edition Aufl Auflage éd édition ediz edizione izd",
  editors = {
    "ed", "eds", "edited", "hrsg", "hg", "Hrsgg", "Hgg", "herausgegeben", "éd", "éds", "dir",
    "sous la direction", "sous la dir", "a cura", "cur", "red", "comp",
  },
  translators = words "trans transl translated tr übers übersetzt trad traduit tradotto",
  --- Between these and a name.
  bys = words "by von v par de di da",
  name_joiners = words "and & und u et y e",
  and_others = { "et al", "et alii", "u. a", "u.a", "e.a" },
  inside = words "in dans",
  --- Where place or year are not known.
  unplaced = { "n.p", "s.l", "o. O", "o.O", "s. l" },
  undated = { "n.d", "s.d", "s.a", "o. J", "o.J", "s. d", "s. a", "forthcoming", "in press" },
  thesis_words = {
    "diss", "dissertation", "thesis", "Habil", "Habilitationsschrift", "thèse", "tesi",
    "Magisterarbeit",
  },
  reviewing = { "review of", "rev. of", "Rezension zu", "Rez. zu", "compte rendu de" },
  --- A short form is introduced by these.
  introducing = {
    "hereafter", "hereinafter", "henceforth", "henceforward", "hereafter cited as",
    "hereinafter cited as", "henceforth cited as", "cited as", "cited hereafter as",
    "abbreviated as", "hereafter abbreviated as", "im folgenden", "im Folgenden",
    "künftig", "fortan", "zitiert als", "zit. als", "zit", "ci-après", "désormais",
    "d’ora in poi",
  },

  --- Parts of archives, and those among them that any list might have.
  archive_parts = words [[
    F f fond Fond fonds op opis Op box boxes folder folders Folder RG reel tape tapes
    bundle bundles ledger ledgers fol fols fo fos Bl Rep slide slides carton cartons
    liasse dossier leg legajo busta Bestand Mappe Karton kart kn file files
  ]],
  archive_inner_parts = words [[
    d delo dela l ll list listy no nos side sides D L ed.khr item items
    frame frames exp expediente fasc pièce Nr Akte f ff
  ]],
  archive_books = { "Minute Book", "Letter Book", "Account Book", "Day Book" },
  --- What a collection of papers calls itself.
  collections = words [[
    papers archive archives library collection collections college museum office
    university institute institution archiv bibliothek nachlass nachlaß bibliothèque
    fonds archivio biblioteca archivo arkhiv
  ]],
  --- Words by which a title tells that it is an edition of documents.
  document_titles = words [[
    works collected minutes protocols protokoly stenograficheskii stenogramma
    sochineniia sobranie werke schriften oeuvres correspondence documents dokumenty
    pss proceedings papers s”ezd sezd polnoe œuvres akten urkunden quellen acta opere
  ]],
  syllables = {},
}
