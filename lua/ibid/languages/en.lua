--- English: what the stages and the grammars need to know about the language.
--
-- A word in small letters also stands for itself with a first capital; one that is
-- given with a capital stands only for itself.  Abbreviations stand without their
-- last point.

local function words(text)
  local list = {}
  for word in text:gmatch "%S+" do list[#list + 1] = word end
  return list
end

return {
  name = "English",

  -- ---- What the core asks -------------------------------------------------

  --- A name follows the point.
  titles = words [[
    Abp Adm Amb Bp Brig Bro Capt Card Cde Cdr Cmdr Col Comdr Comr Cpl Dr Drs Fr Gen
    Gens Gov Govs Hon Insp Ld Lieut Lt Maj Messrs Mgr Mlle Mlles Mme Mmes Mr Mrs Ms
    Msgr Mssrs Pfc Pres Prof Profs Pte Pvt Rep Reps Rev Revd Rt Sec Sen Sens Sgt Sig
    Sr St Ste Supt Sts Visc
  ]],

  --- The point ends no sentence.
  abbreviations = words [[
    abbr abr acc adj adm adv Am Amer anon Ann approx arr Assoc attr Aufl Ausg bap
    bibl biog c ca cf Co-op comp compar comps cp cr e.g ead eccl ed eds edn eg
    encycl Eng esp est et et.seq ex excl exx facs fasc fl Fr Ft Ger Gk Gr Heb hist
    Hrsg i.a i.e ie illus impr incl introd Jap Jas jour Jour Lat Lib loc Mag math
    med Mt Mts n.b naut ob obs orig Ph phil philos pr pref prep Pref Proc pron pseud
    Pt publ Publ qtd qu Rept repr resp retd rpt rptd Russ s.a s.v sc Sci scil Sess
    Sov Span spec subj suppl sup syn tr trans Trans transf transl tsentr Univ usu
    var vb vgl viz vs Wm z.B Zeitschr Chas Edw Geo Jos Thos
    N.B P.P.S P.S PS
  ]],

  --- The point may end a sentence, or not.
  enders = words [[
    a.m al Ariz Ark assn Ave B.A B.C B.C.E B.Sc Blvd Bros C.E Calif cent cit Co Colo
    Conn Corp Ct d.c D.C D.D D.Phil Dak Del dept Dept dist Dist E.C Esq etc ff Fla
    G.B Ga govt I.e ibid Ibid id Ill Inc Ind infra J.P Jr Jun Kans kg km Ky La lb
    lbs Ltd M.A M.D M.P M.Sc Mass Md Mich Minn Mo Mont N.C N.H N.J N.M N.S N.Y Neb
    Nev O.S Okla Ont Ore oz p.m P.M Pa passim Penn Ph.D Pl q.v Que R.I R.N Rd S.C
    S.J seq sic Sq Sr suppl supra Tenn Tex U.K U.N U.S U.S.A U.S.S.R Va Vt Wash Wis
    Wyo yd yds
  ]],

  --- A number follows the point.
  locators = words [[
    app Art Arts Bd bk bks c cc ch chap chaps chs cl col cols d D delo div doc docs
    F f fasc ff fig figs fo fol fols fos Ges gl Heft Inv kar kn l L ll lib loc nn No
    Nos nos Nr op Op par para paras pars ph pl pls pp p pt pts q qu r Reg Rg rub S
    sc sec secs sect sects ser sess sig ss st t T tit v ver vol vols vv vyp Bl MS
    MSS n N khr dok fond opis
    Cd Cmd Cmnd ext tel
  ]],

  --- A day or a year follows the point.
  months = words [[
    Jan Feb Febr Mar Apr Jun Jul Aug Sep Sept Oct Nov Dec Mon Tue Tues Wed Weds Thu
    Thur Thurs Fri
  ]],

  --- Words that begin sentences.
  starters = words [[
    A About Above Accordingly Across Actually After Afterwards Again Against All
    Almost Along Already Also Although Always Among An And Another Any Anyone Apart
    Apparently Are Around As Aside At Because Before Behind Below Besides Between
    Beyond Both But By Certainly Clearly Consequently Contrary Could Despite Did Do
    Does Down During Each Earlier Either Elsewhere Even Eventually Ever Every
    Everyone Everything Evidently Except Far Few Finally First For Fortunately Four
    From Further Furthermore Generally Given Had Has Have Having He Hence Her Here
    His How However I If In Indeed Initially Instead Is It Its Just Last Later Less
    Let Like Likewise Little Many Meanwhile More Moreover Most Much My Naturally
    Nearly Neither Never Nevertheless Next No Nobody None Nonetheless Nor Not
    Nothing Notwithstanding Now Obviously Of Often Oh On Once One Only Or Originally
    Other Others Otherwise Our Out Over Owing Perhaps Please Possibly Precisely
    Presumably Previously Probably Quite Rather Recently Second See Seven Several
    She Should Similarly Simply Since Six So Some Someone Something Sometimes Soon
    Still Subsequently Such Suddenly Surely Ten Than That The Their Then There
    Therefore These They Third This Those Though Three Through Throughout Thus Till
    To Today Together Too Toward Towards Two Ultimately Under Undoubtedly
    Unfortunately Unless Unlike Until Up Upon Usually Very Was We Well Were What
    Whatever When Whenever Where Whereas Wherever Whether Which Whichever While Who
    Whoever Whom Whose Why Will With Within Without Would Yes Yet You Your
  ]],

  --- An apostrophe stands before.
  elisions = words [[
    ad alf allo appen ard ave bout bove cause cept cos cuz em en er eard ere ello
    fore fraid gain gainst gin igh mid midst mong mongst n nd neath nough ome orse
    ouse pon prentice round sblood scuse sdeath spose struth til till tis tisn tween
    twere weren twas twasn twill twixt twould ud ullo un twon zat
  ]],

  --- A number stands before.
  units = words [[
    GB K MB am euro euros gb hr hrs k kb mb mm ml pm
    acre acres billion billions bottles bushels cent centimeters centimetres cents
    centuries chapters children cm copies crowns cwt days deaths degrees delegates
    desiatiny desiatinas divisions dollars dozen families farms fathoms feet florins
    francs ft gallons grams guilders guineas guns hectares horsepower horses hours
    households houses hundred hundreds hundredweight inches inhabitants kg kilograms
    kilometers kilometres km kopecks kopeks lashes leagues lines lire liters litres
    marks members men meters metres miles million millions minutes months ounces
    pages pence people peasants per percent percentage persons pesos points pood
    poods pounds pud puds regiments rubles roubles sailors seconds shillings ships
    soldiers square thousand thousands times tonnes tons troops verst versts
    villages volumes votes weeks women words workers yards years yen
  ]],

  --- A heading may begin so.
  divisions = words [[
    act addendum addenda afterword appendix book canto chap chapter chapters
    conclusion division epilogue essay excursus foreword interlude introduction
    introductory lecture lectures part parts postscript preface preliminary prologue
    scene section stave supplement volume
  ]],

  --- A caption begins so.
  captions = words [[
    cartoon chart diagram drawing engraving etching exhibit facsimile fig figure figures
    frontispiece graph illus illustration lithograph map photo photograph plan plate
    portrait sketch table woodcut
  ]],

  --- A heading over notes.
  note_heads = words "annotations endnotes footnotes notes",

  --- Prose resumes so after a block quotation.
  resumers = words [[
    accordingly consequently hence such therefore these this those thus
  ]],

  first_persons = words "I me mine my myself our ours ourselves us we",
  second_persons = words "thee thou thy ye you your yours",

  --- Verbs of those who tell what happened, and of those who argue or order.
  pasts = words [[
    asked became began came did felt found gave got had heard knew left made said saw
    stood thought told took was went were
  ]],
  presents = words "am are can do does has have is let may must shall will",

  --- What is written, and may be quoted in full.
  documents = words [[
    account act address advertisement agreement announcement appeal article ballad
    bill broadside broadsheet bulletin cable certificate charge charter circular
    clause code command communication communiqué communique confession constitution
    contract conversation couplet creed declaration decree deposition description
    despatch dialogue diary directive dispatch document edict editorial entry
    epigram epistle epitaph essay excerpt extract handbill hymn inscription
    instruction instructions inventory invitation journal law leaflet legend letter
    letters lines list manifesto memoir memoirs memorandum message minutes motion
    note notice oath ode ordinance order orders pamphlet paragraph passage passages
    petition placard platform poem poster postscript prayer preamble proclamation
    program programme prospectus protest protocol proverb psalm recollection
    recollections record regulation regulations reply report resolution resolutions
    sermon song sonnet speech stanza statement statute telegram telephonogram
    testament testimony text theses thesis treaty ultimatum verdict verse verses
    warrant wire
  ]],

  --- The line that says for whom a document is; how letters begin and end.
  addresses = words "to",
  greetings = words [[
    dear dearest esteemed gentlemen madam messrs sir sirs
  ]],
  closings = words [[
    affectionately cordially faithfully obediently respectfully signed sincerely truly yours
  ]],

  --- Words without content.
  functions = words [[
    a about above after again against all also although am an and another any are
    aren't around as at be because been before being below beneath beside besides
    between beyond both but by can can't cannot could couldn't did didn't do does
    doesn't doing don't down during each either else ever every few for from further
    had hadn't has hasn't have haven't having he he'd he'll he's hence her here
    here's hers herself him himself his how however i i'd i'll i'm i've if in into
    is isn't it it's its itself just least less let let's like many may me might
    mine more most much must mustn't my myself near neither never no nobody none nor
    not nothing now of off often on once one only onto or other others ought our
    ours ourselves out over own per perhaps quite rather same shall shan't she she'd
    she'll she's should shouldn't since so some still such than that that's the thee
    their theirs them themselves then there there's these they they'd they'll
    they're they've thine this those thou though through throughout thus thy till to
    together too toward towards under unless until up upon us very was wasn't we
    we'd we'll we're we've were weren't what what's when when's where where's
    whether which while who who's whom whose why why's will with within without
    won't would wouldn't yet you you'd you'll you're you've your yours yourself
    yourselves
  ]],

  --- A sentence goes on with these after a quoted question.
  reports = words [[
    added announced answered asked began called commented concluded continued cried
    declared demanded echoed enquired exclaimed explained gasped groaned inquired
    insisted interrupted laughed mumbled murmured muttered objected observed persisted
    pleaded protested queried ran reads remarked repeated replied responded retorted
    roared said says screamed shouted sighed snapped stammered urged wailed went
    whispered wondered writes wrote yelled
  ]],

  -- ---- What the grammars ask ----------------------------------------------

  --- What people do who are told of, past forms that no rule gives.
  deeds = words [[
    ate bent bit blew bowed bowled bought broke brought built came caught chose crept cut
    dealt did drank drew drove dug fell felt fled flew flung forgot found gave got grew
    had heard held hung kept knelt knew laid lay leant leapt led left lent let lit lost
    made met paid pulled ran rang rode rose sank sat saw sent set shook shot shrank shut
    slept slid sold spat sped spent sprang stole stood strode struck stuck swept swung
    took thought threw trod turned went woke won wore wrung
  ]],

  --- Reporting verbs; their forms follow by rule but for those listed below.
  cues = words [[
    accuse acknowledge add address adjudge admit advise affirm agree allege allude
    analyse analyze announce answer apologise apologize appeal argue ascribe ask
    assail assert assess assure attack attest attribute avow bark bawl beg begin
    believe bellow bemoan berate beseech bewail blame blurt bluster boast brand cable
    cackle calculate call caution characterise characterize charge chide chirp chuckle
    cite claim comment compare complain concede conclude concur condemn confess
    confide confirm congratulate consider contend continue counsel counter criticise
    criticize croak crow cry curse declaim declare decree demand demur denounce deny
    depict deplore deride describe designate diagnose dictate disclose dismiss drawl
    dub ejaculate elaborate emphasise emphasize enquire entreat exclaim exhort explain
    expostulate express exult falter fear forecast foresee gasp giggle grin groan
    growl grumble grunt gulp gush hazard hint hiss hold hope howl implore imply
    indicate inform inquire insist instruct interject interpose interpret interrupt
    intone jabber jeer jest joke jot judge justify label lament lash lecture liken
    lisp maintain mention mimic misdiagnose moan mock mumble murmur muse mutter name
    nickname note object observe offer opine order pant parry persist pipe plead
    pledge ponder praise pray predict proclaim profess promise pronounce prophesy
    propose protest purr put quaver query question quip quote rage rasp read reason
    reassure rebuke recall reckon recognize recollect recommend record recount refer
    reflect refuse reiterate reject rejoice rejoin relate remark remember remind
    remonstrate repeat reply report reprimand reproach reprove request resolve respond
    resume retort reveal rhapsodize ridicule roar rule say scoff scold scowl scream
    screech scribble seethe shout shriek sigh simper sing smile snap snarl sneer sniff
    snort sob soothe speak speculate splutter sputter squeak squeal stammer state
    stipulate storm stress stutter submit suggest sum summarize summon surmise swear
    taunt teach tease tell term testify thank think threaten thunder underline
    underscore urge utter venture vociferate voice volunteer vow wail want warn wax
    weep welcome wheeze whimper whine whisper wire wish wonder write yell yelp
  ]],

  --- Past and participle where they are irregular.
  irregular = {
    begin = "began begun", forecast = "forecast", foresee = "foresaw foreseen",
    hold = "held", put = "put", read = "read", say = "said",
    sing = "sang sung", speak = "spoke spoken", swear = "swore sworn",
    teach = "taught", tell = "told", think = "thought", write = "wrote written",
  },

  --- Verbs whose last consonant is doubled.
  doubled = words "admit beg demur dub grin jot quip refer snap sob submit sum",

  --- Verbs with which the quoted words are no speech but a name.
  naming = words "brand call dub label name nickname term",

  --- Phrases before the speaker's name.
  cue_phrases = {
    "according to", "as described by", "as expressed by", "as noted by",
    "as reported by", "in the eyes of", "in the judgment of", "in the language of",
    "in the opinion of", "in the phrase of", "in the view of", "in the words of",
    "to quote", "to use the words of",
  },

  --- Nouns after the speaker's name and *'s*, or before *of* or *by* and the name.
  cue_nouns = words [[
    account admission admonition advice analysis announcement answer appeal argument
    article assertion assessment assurance attack belief book call charge claim
    comment comments complaint conclusion contention conviction declaration decree
    definition demand description diary dictum directive editorial essay exclamation
    exhortation explanation expression formula formulation idea injunction
    instruction instructions interpretation judgment judgement letter maxim memoir
    memoirs memorandum message motto note notes observation opinion order pamphlet
    phrase plea pledge postscript prediction proclamation promise pronouncement
    proposal protest query question recollection recollections recommendation remark
    remarks reminder reply report request resolution response retort rule saying
    sermon slogan speech speeches statement statements suggestion summary telegram
    term testament testimony theory theses thesis threat treatise verdict view vow
    warning watchword will words
  ]],

  --- Phrases after *in* and the speaker's name and *'s*.
  possessed = words [[
    account eyes judgement judgment language opinion phrase view words
  ]],

  --- Who speaks by a pronoun; the value tells one from several.
  pronouns = {
    he = "one", she = "one", they = "several", i = "author", we = "authors",
  },

  --- Whose person or thing, by the pronoun that would be the subject.
  possessives = { his = "he", her = "she", their = "they" },

  --- Words that tell a man from a woman.
  genders = {
    m = words [[
      abbot archbishop baron bishop boy brother captain chap count doctor duke earl
      emperor father fellow friar gentleman grandfather he herr him his husband king
      lad lord male man master monk monsieur mr nephew nobleman papa policeman pope
      priest prince rabbi sailor sir soldier son squire tsar uncle viscount widower
      abraham albert alexander alfred andrew anthony arthur benjamin charles christopher
      daniel david edmund edward francis frank frederick george harold harry henry
      hugh jack jacob jim james john joseph joshua leonard leon louis luke mark matthew
      michael nicholas oliver patrick paul peter philip ralph richard robert roger
      samuel simon stephen thomas timothy tom walter william
    ]],
    f = words [[
      abbess aunt baroness bride countess dame daughter duchess empress female girl
      grandmother heiress her hers hostess housekeeper housemaid lady landlady lass
      madam madame mademoiselle maid mamma matron miss mistress mother mrs niece nun
      nurse princess queen she sister spinster spokeswoman widow wife witch woman
      agnes alice amelia amy ann anna anne caroline catherine charlotte clara dorothy
      edith eleanor elizabeth ellen emily emma esther eva fanny flora florence frances
      grace hannah harriet helen isabella jane jessie joan julia kate katherine laura
      lily louisa lucy lydia margaret maria marianne martha mary matilda maud nancy
      olivia rachel rebecca rose ruth sarah sophia susan sylvia victoria virginia
    ]],
  },

  --- What a wife is called by her husband's name.
  married = words "frau lady madame mme mrs",

  --- Before the name of someone who is addressed.
  endearing = words "dear good little my oh old poor you young",

  --- Nouns that mean a person, or several who speak as one.
  people = words [[
    abbot acolyte activist actor actress admiral admirer adversary adviser advisor
    agent aide ally ambassador analyst anarchist anthropologist apologist
    archaeologist archbishop archivist artist assistant associate astronomer attorney
    aunt author authority bailiff baker banker barber baron baroness biographer
    biologist bishop blacksmith botanist boy bride brother butler captain captive
    cardinal carpenter chairman chancellor chaplain chemist chief chronicler circle
    city clergyman clerk coachman colleague colonel commander commentator commissar
    commissioner communist companion composer comrade conductor congressman constable
    contemporary cook correspondent count countess courtier cousin critic curate
    daughter deacon dean delegate demographer deputy detective diplomat director
    doctor dramatist driver duchess duke earl economist editor emperor enemy engineer
    envoy expert farmer father fellow ferryman figure fisherman follower footman
    foreman founder friar friend gardener general gentleman geographer geologist girl
    governess governor grandfather grandmother guard guest guide head headmaster heir
    hermit hero historian host housekeeper hunter husband inmate innkeeper insider
    inspector interviewer investigator journalist judge keeper king knight lady
    landlady landlord landowner lawyer leader lecturer legate liberal librarian
    lieutenant linguist lord magistrate maid man manager marshal master mathematician
    mayor member merchant midwife miller minister missionary moderate monarch monk
    moralist mother musician nationalist neighbor neighbour nephew niece nobleman
    novelist nun nurse observer officer official old-timer opponent orator organizer
    owner painter parson participant pastor patient patriot peasant peddler
    philosopher physician physicist pilgrim pilot poet policeman politician pope
    porter preacher prelate premier president priest prince princess principal
    prisoner professor propagandist prophet proprietor prosecutor provost psychiatrist
    psychologist publicist publisher pupil queen rabbi radical realist rebel
    receptionist recruit rector reformer relative reporter representative resident
    reviewer revolutionary rival ruler sailor savant sceptic scholar schoolmaster
    schoolmistress schoolteacher scientist scribe sculptor seaman secretary senator
    sergeant servant shepherd sheriff shoemaker shopkeeper singer sister skeptic
    socialist sociologist soldier son source speaker spokesman spokeswoman squire
    statesman stranger strategist student subject successor suffragist sultan
    superintendent supporter surgeon surveyor tailor teacher tenant theologian
    theorist translator traveler traveller treasurer tsar tutor uncle undergraduate
    undersecretary veteran vicar viceroy victim visitor volunteer voter warden
    watchman widow widower wife witness woman worker writer youth
  ]],

  --- Those among them that mean no person after *his* or before another noun: *his
  --- head*, *a general air*.
  two_faced = words [[
    authority communist figure general guide head liberal moderate patient principal
    radical realist source subject
  ]],

  --- What they are called when they are several, where no rule says so.
  several = words [[
    chairmen children clergymen congressmen everybody gentlemen ladies men noblemen
    people policemen somebody someone spokesmen statesmen women
  ]],
  plural_ending = "s",

  --- Several who speak as one.
  groups = words [[
    agency assembly association board bureau cabinet club commission committee company
    conference congress corporation council court crowd delegation department embassy
    establishment faction federation firm foundation government group headquarters
    institute journal jury leadership league magazine majority ministry minority mob
    newspaper office opposition organ paper parliament party plenum police politburo
    presidium press secretariat senate society staff tribunal union
  ]],

  --- Small words inside names, and words of respect before them.
  particles = words "da de del della der di du la le ten ter van von zu ibn bin al",
  honorifics = words [[
    Admiral Aunt Baron Baroness Bishop Brother Captain Cardinal Citizen Colonel
    Comrade Count Countess Dame Doctor Don Duke Emperor Father General Governor Herr
    King Lady Lieutenant Lord Madame Mademoiselle Major Marshal Miss Monsieur Mother
    Pope President Prince Princess Professor Queen Saint Senator Sergeant Sir Sister
    Tsar Uncle
  ]],

  --- Words made of a people's or a party's name, and other capitalised words that
  --- name nobody by themselves.
  adjectives = words [[
    American Asian Austrian Belgian British Bulgarian Canadian Catholic
    Chinese Christian Communist Czech Danish Dutch English European Finnish French
    Georgian German Greek Hungarian Irish Italian Japanese Jewish Latin Liberal
    Marxist Muslim Norwegian Orthodox Polish Protestant Roman Romanian
    Russian Scottish Serbian Socialist Soviet Spanish Swedish Swiss Turkish
    Ukrainian Welsh Western Eastern Northern Southern
  ]],
  no_names = words [[
    Ah Aha Alas April August Bah Bible Bravo Capitalism Catholicism Chapter
    Christianity Christmas Communism December East Easter Eh Excellency Fascism
    February Figure Friday God Ha Hallo Halloa Heaven Heavens Hello Hey Highness Hullo
    Hum Islam January Judaism July June Latin Liberalism Majesty March Marxism May
    Monday Nay North Note November October Ow Pah Part Pooh Pray Protestantism Pshaw
    Saturday September Socialism South Sunday Table Thursday Tuesday Tut Ugh Volume
    Wednesday West Whew Worship Wow
  ]],

  --- Countries and cities, and nouns with which names of places end.
  places = words [[
    Africa Alabama Alaska Albania Algeria America Amsterdam Antwerp Arabia Arizona
    Arkansas Armenia Asia Athens Atlantic Australia Austria Azerbaijan Baghdad Balkans
    Baltic Baltimore Bavaria Belfast Belgium Belgrade Berlin Bohemia Bombay Bordeaux
    Boston Brazil Bremen Brighton Bristol Britain Brussels Bucharest Budapest Bulgaria
    Burgundy Cairo Calcutta California Cambridge Canada Carolina Castile Caucasus
    Chicago Chile China Colorado Connecticut Constantinople Copenhagen Crimea Cuba
    Cyprus Czechoslovakia Dakota Damascus Danube Delaware Denmark Dresden Dublin
    Edinburgh Egypt England Essex Estonia Ethiopia Europe Finland Flanders
    Florida France Frankfurt Galicia Geneva Genoa Germany Glasgow Greece
    Greenland Hamburg Hampshire Hanover Havana Hawaii Holland Hungary Iceland Illinois
    India Indiana Iowa Iran Iraq Ireland Israel Istanbul Italy Jamaica Japan Java
    Jerusalem Kansas Kentucky Kiev Korea Latvia Lebanon Leeds Leicester Leipzig
    Leningrad Lisbon Lithuania Liverpool London Louisiana Macedonia Madrid Maine
    Malta Manchester Manchuria Manhattan Marseilles Maryland Massachusetts
    Mediterranean Melbourne Memphis Mexico Michigan Milan Minnesota Mississippi
    Missouri Moldavia Mongolia Montana Montreal Morocco Moscow Munich Naples Nebraska
    Netherlands Nevada Newcastle Normandy Norway Nottingham Odessa Ohio
    Oklahoma Ontario Oregon Oxford Pacific Palestine Paris Pennsylvania Persia Peru
    Petersburg Petrograd Philadelphia Pittsburgh Plymouth Poland Portugal Prague
    Prussia Quebec Rhine Riga Romania Rome Rotterdam Russia Savoy Saxony Scandinavia
    Scotland Serbia Seville Shanghai Siberia Sicily Silesia Singapore Smyrna Somerset
    Spain Stockholm Suffolk Surrey Sussex Sweden Switzerland Sydney Syria Tennessee
    Texas Thames Tibet Tokyo Toronto Toulouse Transylvania Trieste Tunis Turin Turkey
    Tuscany Ukraine Ulster Utah Venice Vermont Versailles Vienna Vilna Volga
    Wales Warsaw Westminster Wisconsin Wyoming Yorkshire Yugoslavia Zurich
  ]],
  place_nouns = words [[
    Abbey Alley Archipelago Avenue Bank Basin Bay Beach Boulevard Bridge Canal Cape
    Castle Cathedral Cemetery Channel Church City Close Coast College Common Cottage
    County Court Creek Crescent Dale Desert District Downs Farm Ferry Field Fields
    Forest Fortress Garden Gardens Gate Grange Green Grove Hall Harbor Harbour Heath
    Heights Highway Hill Hills Hospital Hotel House Inn Island Islands Isle Isles
    Junction Lake Lakes Lane Library Lodge Manor Market Meadow Meadows Mews Mill
    Monastery Moor Mountain Mountains Museum Ocean Palace Parish Park Parkway Pass
    Peninsula Pier Place Plain Plains Plateau Point Pond Pool Port Prairie Prison
    Province Quarter Quay Railway Range Region Ridge River Road Rock Rocks Row School
    Sea Settlement Shore Sound Spring Springs Square Station Strait Straits Street
    Suburb Temple Terrace Theater Theatre Tower Town Valley Village Walk Wharf Wood
    Woods Yard
  ]],
  --- What else ends in a noun with a capital and is no person.
  thing_nouns = words [[
    Act Almanac Archive Archives Army Articles Battle Bible Bill Book Canto Catalogue
    Chronicle Civilization Code Commandments Constitution Corps Crisis Day Days
    Dictionary Dispatch Dynasty Empire Encyclopaedia Encyclopedia Era Exhibition
    Express Festival Fleet Front Gazette Guard Herald Journal Kingdom Law Letters
    Magazine Mail Manifesto Mercury Monument Movement Navy News Notes Opposition Order
    Pact Papers Plan Post Press Prize Program Programme Reform Regiment Renaissance
    Report Republic Restoration Review Revolt Revolution Rights Ship Standard State
    States Succession System Telegraph Terror Testament Times Treaty Tribune Uprising
    War Wars Works World Year Years
  ]],

  -- ---- Quoted words -------------------------------------------------------

  --- What stands before a title, and before a term.
  title_phrases = { "entitled", "titled" },
  term_phrases = {
    "so-called", "known as", "the term", "the terms", "the word", "the words", "called",
    "the concept of", "the notion of", "the principle of",
  },
  --- What begins the titles of documents, and joins a word and what says it again.
  title_heads = { "On", "Concerning" },
  restating = { "or" },

  --- What only someone who speaks says; after a hyphen, how such words end.
  spoken = { "I", "you", "-n't" },

  -- ---- Small words, by what they do ---------------------------------------

  determiners = words [[
    a an another her his its many most my one our several some that the their these
    this those three two your
  ]],
  prepositions = words [[
    about above across after against along among amongst around at before behind below
    beneath beside besides between beyond concerning despite during except for from
    into like near of off on onto over per regarding since through throughout till
    toward towards under until unto upon via with within without
  ]],
  auxiliaries = words [[
    can cannot could did do does had has have having may might must shall should will
    would
  ]],
  beings = words "am are be been being is was were",
  conjunctions = words "and but nor or yet",
  adverbs = words [[
    again almost already also always else even ever first further here herself himself
    however itself just later long never no not now often once only perhaps quite
    rather sometimes soon still themselves then there therefore thus too twice very
  ]],
  adverb_ending = "ly",
  relatives = words "who",

  -- ---- Dates --------------------------------------------------------------

  month_names = words [[
    January February March April May June July August September October November
    December
  ]],
  --- Short months by their number, without the point.
  short_months = {
    Jan = 1, Feb = 2, Febr = 2, Mar = 3, Apr = 4, Jun = 6, Jul = 7, Aug = 8, Sep = 9,
    Sept = 9, Oct = 10, Nov = 11, Dec = 12,
  },
  weekdays = words "Monday Tuesday Wednesday Thursday Friday Saturday Sunday",
  ordinal_endings = words "st nd rd th",

  --- Seasons by their first month.
  seasons = { spring = 3, summer = 6, autumn = 9, fall = 9, winter = 12 },
  decades = {
    twenties = 20, thirties = 30, forties = 40, fifties = 50, sixties = 60,
    seventies = 70, eighties = 80, nineties = 90,
  },
  centuries = words "century centuries",
  ordinals = words [[
    first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth
    thirteenth fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth
    twentieth twenty-first
  ]],

  of_words = { "of", "of the" },
  --- Between two dates, and two centuries.
  range_words = { "and", "to", "to the", "or", "through", "until", "till" },
  --- Feasts as month and day in one number.
  feasts = {
    ["New Year’s Day"] = 101, Epiphany = 106, Candlemas = 202, ["Lady Day"] = 325,
    ["Midsummer Day"] = 624, Lammas = 801, ["Lammas Day"] = 801, Michaelmas = 929,
    ["Michaelmas Day"] = 929, ["All Saints’ Day"] = 1101, ["All Souls’ Day"] = 1102,
    Martinmas = 1111, ["Christmas Eve"] = 1224, ["Christmas Day"] = 1225,
    ["New Year’s Eve"] = 1231,
  },
  eras_before = { "B.C.E", "B.C", "BCE", "BC" },
  eras = { "A.D", "AD", "C.E", "CE" },
  --- Numbers and spans of time: *two weeks later*, by days.
  numbers = {
    a = 1, one = 1, two = 2, three = 3, four = 4, five = 5, six = 6, seven = 7, eight = 8,
    nine = 9, ten = 10, eleven = 11, twelve = 12,
  },
  day_spans = { day = 1, days = 1, week = 7, weeks = 7 },
  later_words = { later = 1, afterwards = 1, earlier = -1, previously = -1 },
  --- The year of the date before.
  same_years = { "that year", "same year", "that same year" },
  that_words = { "that", "that same" },
  --- Days told by the day before them, and how many days lie between.
  following_days = {
    ["following day"] = 1, ["next day"] = 1, ["next morning"] = 1, ["same day"] = 0,
    ["following morning"] = 1, ["day after"] = 1, ["previous day"] = -1,
  },
  --- Calendars, as they are named after a date.
  calendars = {
    ["Old Style"] = "julian", ["old style"] = "julian", ["O.S."] = "julian",
    ["New Style"] = "gregorian", ["new style"] = "gregorian", ["N.S."] = "gregorian",
  },
  --- A number of four digits after these is a year; a month after these is a date.
  before_years = words [[
    in since until till during circa c ca before early late mid between anno year
    years after summer winter spring autumn fall christmas easter advent lent
    candlemas michaelmas whitsun pentecost midsummer
  ]],
  before_months = words [[
    in of by since until till during through from to last early late mid between
    before after this every following
  ]],
  --- After these it is a year unless what it counts follows, as it does before the
  --- words that count.
  before_years_or_numbers = words [[
    a about almost an around as at by for from her his its last nearly of on over that
    the their this through throughout to toward towards with
  ]],
  counting = words "fewer less more others",

  -- ---- Citations: their abbreviations stand in `und.lua` --------------------

  --- A citation begins after these.
  signals = words [[
    see cf compare also further in by from e.g i.e quoted cited and his her their on
    as of with for viz citing quoting contra pace esp especially but example instance
    reported printed reprinted published reproduced discussed mentioned translated
  ]],
  --- Small words of sentences that titles do not have.
  untitled = words [[
    that which who whom whose this these those he she they it him them his her their
    its was were is are be been being had has have having would could should might
    did does not but if because when while there where then said says wrote writes
    denied
  ]],
  past_ending = "ed",
  --- Headings over a text's own list of short forms, and over what it cites.
  abbreviation_heads = {
    "Abbreviations", "List of Abbreviations", "Abbreviations Used in the Notes",
    "Note on Abbreviations", "Abbreviations and Short Titles", "Short Titles",
  },
  bibliography_heads = {
    "Bibliography", "Select Bibliography", "Selected Bibliography", "Works Cited",
    "List of Works Cited", "Sources", "Literature Cited", "References Cited",
    "List of References",
  },

  -- ---- Glosses ------------------------------------------------------------

  --- Endings by which an English word shows that it is one.
  own_endings = words [[
    tion tions sion sions ing ings ed ly ness ment ments able ible ous ive al als ism
    ist ists ity ities ence ance ful less ers er or ors ary ory ship hood ght th ate ize
    ise ies ion ions ian ians ical ences ure ures
  ]],
  --- Letters by which words of other languages show whose they are; `$` is a word's
  --- end, `’` a soft sign.
  foreign_spellings = {
    ru = words [[
      kh zh shch ii$ iia ogo yi$ aia oe$ vsk stvo ë n’ t’ l’ s’ d’ r’ ”e ”i ost’ tsi dv
      vl ov$ iv$ omy kom otd ezd chk shk rka ych
    ]],
    fr = words "é è ê ç à eux$ eur$ aux$ oir$ ée œ d’",
    de = words "ä ö ü ß sch ung$ keit$ heit$ lich tz ucht pf",
    la = words "us$ um$ ibus$ ae$ orum$ arum$",
  },
  --- Phrases of other languages that stand in prose as they are.
  foreign_phrases = {
    la = {
      "ad hoc", "ad hominem", "a priori", "a posteriori", "de facto", "de jure",
      "ex officio", "in absentia", "in toto", "ipso facto", "modus operandi",
      "modus vivendi", "mutatis mutandis", "pari passu", "per se", "persona non grata",
      "prima facie", "primus inter pares", "pro forma", "quid pro quo", "sine qua non",
      "status quo ante", "sui generis", "vice versa",
    },
    fr = {
      "ancien régime", "bête noire", "coup d’état", "coup de grâce", "en bloc",
      "en masse", "en route", "esprit de corps", "fait accompli", "laissez-faire",
      "raison d’être", "rapprochement", "tour de force",
    },
    de = { "Realpolitik", "Weltanschauung", "Zeitgeist" },
  },
  --- What institutions call themselves, and small words inside their names.
  institutions = words [[
    administration agency army assembly association board bureau cabinet club
    collegium commission committee conference congress council court department
    directorate division duma federation fund government group headquarters
    inspection inspectorate institute league ministry office organization party
    presidium school secretariat section society soviet staff trust union university
  ]],
  joiners = words "and for in of on the to",
  --- A term is explained by these: *(plotina meaning “weir”)*.
  explaining = words "meaning means literally is was",
  literally = words "literally lit meaning",
  naming_words = { "is the word", "was the word", "is the term", "was the term" },
  --- Words in brackets that comment and gloss nothing.
  remarks = words [[
    sic above below left right top bottom etc cont continued emphasis italics mine
    original figure table page note my added omitted illegible deceased born died
  ]],
  objects = words "him me them us",

  --- Those that have a letter of their own in the grammars.
  links = { that = "T", as = "A", to = "u", by = "f", ["in"] = "j" },

  -- ---- Proofreading -------------------------------------------------------

  --- Words that may stand twice running, and words that one preposition alone goes with
  --- (*in only in*).
  repeated = words [[
    about around at by do ever for ha had her ho in is it more never no o off oh on
    one out over round so that through to too up very who you
  ]],
  focusing = words "also even just merely only",
  --- Prepositions that other rules have in classes of their own.
  bare_prepositions = words "as by in to",
  --- Behind a hyphen and a blank: *pre- and post-war*.
  suspending = words "and but et i ili nor oder or ou than to und versus vs y",

  articles = words "the",
  indefinite = words "a an",
  possessive_ending = "s",

  -- ---- Syllables ----------------------------------------------------------

  --- A run of vowels is a syllable; `less` and `more` are patterns, each of which takes
  --- one away or adds one wherever it is found in a word in small letters.
  syllables = {
    vowels = "aeiouy",
    --- Letters as the patterns are to see them: *é* is never silent, a diaeresis parts.
    letters = {
      ["á"] = "a", ["à"] = "a", ["â"] = "a", ["ä"] = "a", ["å"] = "a", ["æ"] = "e",
      ["é"] = "a", ["è"] = "e", ["ê"] = "e", ["ë"] = "ha", ["í"] = "i", ["î"] = "i",
      ["ï"] = "hi", ["ó"] = "o", ["ô"] = "o", ["ö"] = "o", ["ø"] = "o", ["œ"] = "e",
      ["ú"] = "u", ["ù"] = "u", ["û"] = "u", ["ü"] = "u",
    },
    less = words [[
      [^aeiouyl]e$ [aeiouy]le$ rle$ [bdfkmnpqrtvw]es$ [^sc]hes$ [aeiouyr]les$
      [^aeiouytdl]ed$ [aeiouyrlw]led$ [aeo]yed$ gue$ gues$ que$ ques$
      [^aeiouyl]ely [^aeiouy]eful [^aeiouyh]eless [^aeiouyl]ement [^aeiouy]eness ically
      ^some[^rsd] ^there[^su] ^where[^u] ^every. ^house[^sd] ^nine[^s] ^home[^sdrl]
      ^life[^sdrl] ^fire[^sd] ^whole[^s] ^wide[^snrl] ^like[^sndl] ^else. ^evening
      ^safe[^rsl] ^state[^sdml] ^statesm ^salesm ^hence. eopl eorge ereig
    ]],
    more = words [[
      [aeiou]ings?$ [^aeou]yings?$ [aeou]y[aeiou] [aeiou]sms?$ [dt]red$ [tc]res?$ yone$
      trophe [^tscglx]ia[^gl] [^tscgx]ia$ [^tscg]ial nia[nt] [tsc]iat lianc liab iasm
      ianit [^tscgxnlhv]io vio[^r] [^g]iu iet [^tc]ien[cst] ^scien
      [^r]eo[^upr] [pvd]eop ideas?$ area creat[^u] [^aeiou]react rean[s$] pean$ peans$
      nean real[iy]. theat seum eity
      [^qg]ua[lrtn] [^qg]uen[ct] uous [^q]uit[iy] nuin suic [crg]ruel fuel duel ruin
      flui poe[tm] oal[ie] coop oas[it] oic$ oica oism zool
      [^aeioudtn]ier$ [^r]iest$ [^aeioudt]iers$ [sd]n'?t$ ^mc[^aeiou] ^mrs?$
    ]],
    exceptions = {
      business = 2, businesses = 3, colonel = 2, colonels = 2, dr = 2, eye = 1, eyes = 1,
      maybe = 2, naked = 2, people = 2, priest = 1, priests = 1, ragged = 2, rely = 2, rhythm = 2,
      rhythms = 2, the = 1, wednesday = 2, whereas = 2, wicked = 2, wretched = 2,
    },
  },
}
