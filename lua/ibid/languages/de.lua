--- German: what the stages and the grammars need to know about the language.
-- The classes are those of `en.lua`, where each is explained.  Nouns have capitals:
-- those among the units, which a figure with a point may stand before (*am 3. März*),
-- are given with theirs.

local function words(text)
  local list = {}
  for word in text:gmatch "%S+" do list[#list + 1] = word end
  return list
end

return {
  name = "German",

  titles = words [[
    Abg Abt Bf Bgm Br Dipl.-Ing Dr Ehrw Fr Frh Frhr Frl Gen Gf Gfn Gräf Hl Hll hl hll
    Hptm Hr Hrn Ing Kard Kfm Lt Mag Maj Min Msgr Oberst Obltn P Pfr Präs Prof Ritt Sr St
    Univ.-Prof
  ]],

  abbreviations = words [[
    a.a.O a.d a.M Abb abgedr Abh abschl Abschn Abt allg amtl Anh Anm Arch Aufl ausf Ausg
    Bearb bearb bef Beih Beil beil Bem Ber bes betr bez bezgl bezw Bibl bspw bzgl bzw ca
    d.h d.i d.J d.M dass dergl ders desgl dgl Diss dt ebd Ed ed eigtl Einf eingel Einl
    engl entspr Erg erg erl erw etw ev evtl exkl Faks fol frz Geb geb gedr gegr gem gen
    Ges gesch gest Gesch gez ggf griech H.d hebr Hg hg hist Hrsg hrsg i.A i.a i.allg
    i.d.R i.e i.J inkl insb insbes ital Jg Jh Jhs Jb kath Kap kgl konv landw lat Lit lt
    luth masch maschr max mdl mind mglw Mitt Ms Mss mschr n.Br n.F N.F n.u.Z nat näml
    neubearb Nachf Nachw niederl o.a o.ä o.D o.g o.J o.O od österr Op pers phil philos
    poln Prot prot publ Qu Red red Reg rel resp röm russ sc Sekr sog soz span spez
    staatl städt stellv sten St Stk Suppl svw sächs Tab teilw theol Tl u.a u.d.T u.E u.U
    übers Übers Univ Unters unveröff urspr usf v.a veränd verb Verf verf Verh Verl
    veröff vgl Vgl Vorw vorl vs wiss Wwe z.B z.T z.Z z.Zt zahlr Zs Zschr Ztg Ztschr zit
    zus zw zzgl
  ]],

  enders = words [[
    a.D al Chr cm Co Cie d.Ä d.Gr d.J dgl e.V ebd Ebd etc f ff h ibid Inc Jh Jhd Jhdt
    Jhs jr k.u.k kg km Mio Mrd Mill Min n.Chr St Std Str u.ä u.a.m usw usf v.Chr m.E
    u.dgl uff u.s.w u.s.f
  ]],

  locators = words [[
    Abb Abs Abschn Abt Anh Anm App Art Bd Bde Bdn Bl Bll Cod fasc f Fasz ff Fig Fn fol H
    Hs Hss Jg Jgg K Kap Karte lfd Lfg Lief lit Mappe Nr Nrn Ordner Par Pos Rep Rn S Sp T
    Tab Taf Teil Tit Tl V vol vols Z Ziff §
  ]],

  months = words "Jan Jän Feb Febr Apr Jun Jul Aug Sep Sept Okt Nov Dez",

  starters = words [[
    Ab Aber Alle Allein Allerdings Alles Als Also Am An Andere Andererseits Anders Auch
    Auf Aus Außerdem Bald Bei Beide Beim Bereits Besonders Bis Bisher Da Dabei Dadurch
    Dafür Dagegen Daher Dahinter Damals Damit Danach Daneben Dann Daran Darauf Daraus
    Darin Darüber Darum Das Dass Daß Davon Davor Dazu Dem Den Denn Dennoch Der Deren
    Derartige Des Deshalb Dessen Deswegen Die Dies Diese Diesem Diesen Dieser Dieses
    Doch Dort Drei Durch Ebenso Ein Eine Einem Einen Einer Eines Einerseits Einige
    Einmal Endlich Er Erst Es Etwa Etwas Euch Ferner Freilich Früher Für Ganz Gegen
    Gegenüber Gerade Gewiss Gleichzeitig Hat Hatte Hatten Heute Hier Hierbei Hierfür
    Hingegen Hinter Ich Ihm Ihn Ihnen Ihr Ihre Ihrem Ihren Im Immer In Indem Indes
    Indessen Infolge Innerhalb Insbesondere Inzwischen Ist Ja Jede Jedenfalls Jeder
    Jedes Jedoch Jemand Jene Jener Jenes Jetzt Kaum Kein Keine Keiner Könnte Langsam
    Leider Letztlich Man Manche Manchmal Mehr Mein Meine Meist Mit Möglicherweise Muss
    Nach Nachdem Nachher Natürlich Neben Nein Nicht Nichts Nie Niemals Niemand Noch Nun
    Nur Ob Obgleich Obwohl Oder Oft Ohne Schließlich Schon Sehr Sein Seine Seinem Seinen
    Seiner Seit Seitdem Sie Sind So Sobald Sodann Sofort Sogar Solange Solche Somit
    Sondern Sonst Soweit Sowohl Später Statt Trotz Trotzdem Über Überall Überdies Um Und
    Uns Unser Unsere Unter Viel Viele Vielleicht Vielmehr Vier Vom Von Vor Vorher
    Während Wann War Waren Warum Was Weder Wegen Weil Weiter Weiterhin Welche Welcher
    Wem Wen Wenig Wenige Wenn Wer Werden Wessen Wie Wieder Will Wir Wird Wo Wohl Worauf
    Worin Wurde Wurden Zu Zudem Zuerst Zugleich Zuletzt Zum Zunächst Zur Zuvor Zwar Zwei
    Zwischen
  ]],

  elisions = words "n nauf ne nein nem nen ner nix ran raus rein rum runter s um",

  units = words [[
    Abgeordnete Arbeiter April August Auflage Band Bände Bauern Blatt Cent Dezember
    Dutzend Einwohner Exemplare Familien Februar Fuß Geburtstag Gramm Gulden Hektar
    Jahre Jahren Jahrestag Jahrgang Jahrhundert Jahrhunderte Jahrhunderts Januar Jänner
    Juli Juni Kapitel Kilogramm Kilometer Kongreß Kongress Kopeken Kreuzer Liter Mai Mal
    Mann Mark März Meilen Menschen Meter Milliarden Millionen Minuten Monate November
    Oktober Parteitag Pfennig Pfennige Pfund Prozent Rubel Scheffel Seiten September
    Sitzung Soldaten Stimmen Stück Stunden Tage Tagen Taler Tausend Tonnen Uhr Werst
    Wochen Zeilen Zentner Zoll cm g ha kg km m mm
  ]],

  divisions = words [[
    Abhandlung Abschnitt Akt Anhang Aufzug Band Buch Einführung Einleitung Epilog Exkurs
    Gesang Hauptstück Kapitel Nachtrag Nachwort Prolog Schluss Schluß Szene Teil
    Vorbemerkung Vorrede Vorspiel Vorwort
  ]],

  captions = words [[
    Abb Abbildung Bild Bildnis Diagramm Faksimile Fig Figur Foto Karte Plan Schaubild
    Skizze Tabelle Tafel Titelbild Zeichnung
  ]],

  note_heads = words "Anmerkungen Endnoten Fußnoten Nachweise",

  resumers = words [[
    also daher damit demnach deshalb dies diese dieser dieses so solche somit
  ]],

  first_persons = words [[
    ich mein meine meinem meinen meiner mich mir uns unser unsere unserem unseren wir
  ]],

  documents = words [[
    Abkommen Absatz Anordnung Anzeige Artikel Aufruf Aufsatz Bekanntmachung Bericht
    Beschluss Beschluß Brief Briefe Bulletin Depesche Denkschrift Dokument Edikt Eid
    Eingabe Entschließung Erinnerungen Erklärung Erlass Erlaß Flugblatt Flugschrift
    Gebet Gedicht Gesetz Gutachten Hymne Inschrift Instruktion Klausel Kundmachung Lied
    Manifest Memorandum Mitteilung Notiz Ordnung Plakat Programm Proklamation Protokoll
    Psalm Rede Resolution Rundschreiben Satz Satzung Schreiben Spruch Statut Strophe
    Tagebuch Telegramm Testament Text Thesen Urkunde Urteil Verfassung Verfügung
    Verordnung Vers Verse Vertrag Zeugnis Zuschrift
  ]],
  addresses = words "an",
  greetings = words [[
    geehrte geehrter geehrtes hochgeehrter liebe lieber liebste liebster verehrte verehrter
  ]],
  closings = words "ergebenst gez gezeichnet hochachtungsvoll unterzeichnet",

  functions = words [[
    ab aber alle allem allen aller alles als also am an andere anderen anderer anderes
    auch auf aus bei beim bin bis bist da dabei dadurch dafür dagegen daher damit danach
    dann daran darauf daraus darin darüber darum das dass daß davon dazu dein dem den
    denen denn der deren des deshalb dessen dich die dies diese diesem diesen dieser
    dieses dir doch dort du durch ein eine einem einen einer eines einige er es etwa
    etwas euch für gegen habe haben hat hatte hatten hier hinter ich ihm ihn ihnen ihr
    ihre ihrem ihren ihrer im in indem ist ja jede jedem jeden jeder jedes jedoch jene
    jener jetzt kann kein keine keinem keinen keiner können konnte könnte man manche
    mehr mein meine mich mir mit muss muß nach nachdem neben nein nicht nichts noch nun
    nur ob obwohl oder ohne schon sehr sein seine seinem seinen seiner seit sich sie
    sind so sogar solche soll sollte sondern sonst sowie über um und uns unser unsere
    unter viel viele vom von vor während war waren warum was weder wegen weil weiter
    welche welcher wenn wer werden wie wieder will wir wird wo wohl wollte wurde wurden
    würde zu zum zur zwar zwischen
  ]],

  reports = words [[
    antwortete bat bemerkte berichtete betonte entgegnete ergänzte erklärte erwiderte
    flüsterte forderte fragte fuhr fügte meinte murmelte notierte rief sagt sagte schrie
    schrieb schreibt seufzte sprach stammelte versetzte warf wiederholte wollte
  ]],

  -- ---- Citations: their abbreviations stand in `und.lua` --------------------

  signals = words [[
    siehe s vgl dazu auch so bei nach zit zitiert in aus cf hierzu ferner etwa und mit
    für gegen z.B zuletzt jetzt ähnlich anders
  ]],
  untitled = words [[
    dass daß weil wenn war waren wurde wurden wird werden worden ist sind sei hat hatte
    hatten haben er sie es ich ihm ihn wir kann konnte nicht auch schon noch nur aber
    denn doch hier dort damals schrieb sagte
  ]],
  --- Behind the author in a citation.
  author_end = ":",
  abbreviation_heads = { "Abkürzungen", "Abkürzungsverzeichnis", "Siglen" },
  bibliography_heads = {
    "Literatur", "Literaturverzeichnis", "Bibliographie", "Quellen", "Quellenverzeichnis",
    "Quellen und Literatur",
  },

  -- ---- What the grammars ask ----------------------------------------------

  --- Forms of reporting verbs, third person and participle.
  cue_forms = words [[
    antwortet antwortete argumentiert argumentierte bat beantragte bedauert bedauerte
    befahl befand befiehlt befindet begann beginnt behaupten behauptet behauptete
    bekannte bekennt beklagt beklagte bekräftigte bemerkt bemerkte bemängelte
    berichten berichtet berichtete berief beschreibt beschrieb beschuldigte beschwerte
    beschwor bestreitet bestritt bestätigt bestätigte beteuerte betont betonte
    betonten bezeichnet bezeichnete brummte brüllte dachte denkt diktierte drohte
    empfahl entgegnet entgegnete entschied ergänzt ergänzte erinnert erinnerte
    erkannte erklärt erklärte erklärten erläutert erläuterte ermahnte erwidert
    erwiderte erwähnt erwähnte erzählt erzählte fand findet flüsterte folgert folgerte
    fordert forderte forderten fragt fragte fragten fuhr fügte gab gestand gesteht
    gibt glaubt glaubte heißt hieß hofft hoffte höhnte jammerte jubelte keuchte klagt
    klagte konstatiert konstatierte kritisiert kritisierte kündigte lachte lautet
    lautete lehrte leugnete lobte mahnte meint meinte meinten meldet meldete mokierte
    murmelte murrte nannte nennt notiert notierte predigte preist pries prophezeite
    protestierte rechtfertigte resümierte rief riefen räumte rügte sagt sagte sagten
    sah schildert schilderte schimpfte schloss schloß schluchzte schreiben schreibt
    schrie schrieb schrieben seufzte sieht spottet spottete sprach spricht stammelte
    stellte stöhnte tadelte teilte telegraphierte tobte tröstete unterbrach
    unterstrich urteilt urteilte verkündet verkündete verlangt verlangte vermerkt
    vermerkte vermutet vermutete verriet versetzte versicherte versprach verspricht
    verteidigte vertrat wandte warf warnt warnte weigerte wetterte widersprach
    wiederholt wiederholte wollte wunderte zitiert zitierte zürnte äußert äußerte
    überlegte
  ]],

  --- The verb stands second, whatever stands first; nouns have capitals.
  verb_second = true,
  nouns_have_capitals = true,

  cue_phrases = {
    "laut", "gemäß", "nach ansicht von", "nach ansicht des", "nach ansicht der",
    "nach meinung von", "nach meinung des", "nach meinung der", "nach den worten von",
    "nach den worten des", "nach den worten der", "in den worten von", "in den worten des",
    "in den worten der", "in den augen von", "in den augen des", "in den augen der",
    "mit den worten von", "mit den worten des", "mit den worten der", "nach aussage von",
    "nach aussage des", "nach aussage der", "nach auffassung von", "nach auffassung des",
    "nach auffassung der", "nach angaben von", "nach angaben des", "nach angaben der",
  },

  cue_nouns = words [[
    ansicht antwort argument aufruf aussage ausspruch bekenntnis bemerkung bericht
    beschwerde brief definition einwand erinnerung erinnerungen erklärung feststellung
    forderung formel formulierung frage klage losung meinung mitteilung notiz parole
    rede satz schilderung schlussfolgerung these thesen urteil versprechen vorwurf
    warnung wort worte zeugnis überzeugung
  ]],

  pronouns = { er = "one", sie = "one", ich = "author", wir = "authors" },
  possessives = {
    sein = "er", seine = "er", seinem = "er", seinen = "er", seiner = "er",
    ihr = "sie", ihre = "sie", ihrem = "sie", ihren = "sie", ihrer = "sie",
  },
  genders = {
    m = words [[
      abt baron bauer bischof bruder er fürst graf großvater herr herzog jüngling junge
      kaiser knabe könig mann neffe onkel papst pfarrer prinz ritter sohn vater witwer
      albert alexander andreas anton august bernhard christian daniel dietrich eduard
      emil erich ernst eugen felix ferdinand franz friedrich fritz georg gottfried
      gustav hans heinrich hermann hugo jakob johann johannes josef joseph julius jürgen
      karl klaus konrad kurt leopold ludwig lukas martin matthias max michael moritz
      nikolaus otto paul peter philipp richard robert rudolf samuel stefan theodor
      thomas ulrich viktor walter werner wilhelm wolfgang
    ]],
    f = words [[
      äbtissin baronin braut dame frau fräulein fürstin gräfin großmutter herzogin
      kaiserin königin mädchen mutter nichte nonne prinzessin schwester sie tante
      tochter witwe
      agnes amalie anna berta bertha charlotte clara dorothea elisabeth elsa emilie emma
      erika eva frieda gerda gertrud greta grete hanna helene hermine hilde ida johanna
      josephine käthe klara katharina lina louise luise magda margarete maria marie
      marta martha mathilde minna olga paula rosa ruth selma sophie susanne therese
      ursula
    ]],
  },
  married = words "frau",
  endearing = words "alte alter arme armer gute guter kleine kleiner liebe lieber",

  people = words [[
    abgeordnete abgeordneter abt admiral amtmann anhänger anwalt arbeiter archivar
    archivarin arzt augenzeuge autor autorin bauer beamte beamter beobachter bergmann
    bibliothekar biograph biographin bischof botschafter bruder bürger bürgermeister
    chronist delegierte delegierter dichter dichterin diener diplomat direktor doktor
    forscher frau freund freundin fürst gast gegner gelehrte gelehrter general
    gesandte gesandter graf hauptmann herausgeber herr herzog historiker historikerin
    ingenieur journalist kaiser kanzler kapitän kaufmann kind knabe kollege kollegin
    kommandant kommissar korrespondent kritiker kutscher könig königin landrat lehrer
    lehrerin leiter leutnant magd major mann matrose meister minister mitglied mutter
    mönch müller nachbar nachbarin neffe offizier onkel papst pastor pfarrer philosoph
    prediger priester prinz prinzessin professor präsident redakteur redner reisende
    reisender richter schneider schreiber schriftsteller schwester schüler sekretär
    sohn soldat sprecher sprecherin student sänger tante tochter unternehmer vater
    verfasser verleger verwalter vorsitzende vorsitzender wirt wirtin wissenschaftler
    witwe wächter zar zeitgenosse zeuge zeugin
  ]],

  several = words [[
    abgeordneten arbeiter bauern bürger delegierten frauen gegner herren historiker jemand
    kritiker leute männer soldaten zeugen
  ]],
  groups = words [[
    akademie amt ausschuss ausschuß behörde bund fraktion gericht gesellschaft
    gewerkschaft gremium kammer komitee kommission konferenz kongress kongreß leitung
    ministerium parlament partei presse präsidium rat redaktion regierung reichstag
    sekretariat senat verband verein versammlung verwaltung vorstand zeitung zentrale
  ]],

  particles = words "von vom zu zur van de der den",
  honorifics = words [[
    Abt Admiral Baron Baronin Bischof Bruder Direktor Doktor Frau Freiherr Fräulein
    Fürst Fürstin General Graf Gräfin Hauptmann Herr Herrn Herzog Herzogin Kaiser
    Kaiserin Kapitän König Königin Lady Leutnant Lord Major Oberst Onkel Papst Pastor
    Pater Pfarrer Prinz Prinzessin Professor Präsident Ritter Sankt Schwester Tante
    Zar
  ]],

  no_names = words [[
    April August Dezember Dienstag Donnerstag Februar Frühjahr Frühling Gott Herbst
    Jänner Januar Juli Juni Jahr Jahre Kapitel Mai März Mittwoch Montag November Oktober
    Samstag Seite September Sommer Sonntag Tag Winter Freitag
  ]],

  title_phrases = { "betitelt", "mit dem titel", "unter dem titel" },
  term_phrases = {
    "sogenannte", "sogenannten", "sogenannter", "genannt", "das wort", "der begriff",
  },
  spoken = words "ich du ihr euch mich mir wir",

  determiners = words [[
    alle am ans beim das dem den der des die diese diesem diesen dieser dieses drei
    ein eine einem einen einer eines einige ihr ihre ihrem ihren ihrer im ins jene
    jener jenes kein keine keinem keinen keiner manche mehrere mein meine meinem
    meinen meiner sein seine seinem seinen seiner unser unsere unserem viele vom zum
    zur zwei
  ]],
  prepositions = words [[
    ab an auf aus bei bis durch für gegen gegenüber hinter mit nach neben ohne seit
    statt trotz um unter von vor wegen während zu zwischen über
  ]],
  auxiliaries = words [[
    darf durfte habe haben hat hatte hatten kann konnte könnte mag mochte muss musste
    muß mußte möchte soll sollte sollten werden will wird wurde wurden würde würden
  ]],
  beings = words "ist sind war waren sei seien wäre wären bin gewesen sein",
  conjunctions = words "und aber oder sondern noch",
  adverbs = words [[
    also auch bald bereits da damals dann darauf daraufhin dazu doch dort einmal endlich
    erst hier immer jedoch jetzt kaum nicht nie noch nun nur oft schließlich schon sehr
    selbst sich so später stets wieder wohl zuletzt zunächst zwar einst
  ]],
  objects = words "ihm ihn ihnen mir mich uns euch",
  links = {
    dass = "T", ["daß"] = "T", wie = "A", so = "Z", durch = "f", ["in"] = "j", zufolge = "O",
  },
  indefinite = words "ein eine einem einen einer eines",

  -- ---- Dates ----------------------------------------------------------------

  month_names = words [[
    Januar Februar März April Mai Juni Juli August September Oktober November Dezember
  ]],
  short_months = {
    Jan = 1, ["Jän"] = 1, ["Jänner"] = 1, Feb = 2, Febr = 2, ["Mär"] = 3, Apr = 4, Jun = 6,
    Jul = 7, Aug = 8, Sep = 9, Sept = 9, Okt = 10, Nov = 11, Dez = 12,
  },
  weekdays = words "Montag Dienstag Mittwoch Donnerstag Freitag Samstag Sonnabend Sonntag",
  ordinal_endings = { "." },
  of_words = { "des Jahres" },
  range_words = { "und", "bis", "bis zum", "oder" },
  seasons = {
    ["Frühjahr"] = 3, ["Frühling"] = 3, Sommer = 6, Herbst = 9, Winter = 12,
  },
  decades = {
    ["zwanziger Jahre"] = 20, ["zwanziger Jahren"] = 20, ["dreißiger Jahre"] = 30,
    ["dreißiger Jahren"] = 30, ["vierziger Jahre"] = 40, ["vierziger Jahren"] = 40,
    ["fünfziger Jahre"] = 50, ["fünfziger Jahren"] = 50, ["sechziger Jahre"] = 60,
    ["sechziger Jahren"] = 60, ["siebziger Jahre"] = 70, ["siebziger Jahren"] = 70,
    ["achtziger Jahre"] = 80, ["achtziger Jahren"] = 80, ["neunziger Jahre"] = 90,
    ["neunziger Jahren"] = 90,
  },
  decade_ends = { "er Jahre", "er Jahren", "er-Jahre", "er-Jahren" },
  centuries = words "Jahrhundert Jahrhunderts Jahrhunderte Jahrhunderten Jh Jhs Jhd",
  eras_before = { "v. Chr", "v.Chr", "v. u. Z" },
  eras = { "n. Chr", "n.Chr", "u. Z" },
  feasts = { Lichtmess = 202, Michaelis = 929, Martini = 1111, Heiligabend = 1224 },
  numbers = {
    einen = 1, ein = 1, eine = 1, zwei = 2, drei = 3, vier = 4, ["fünf"] = 5, sechs = 6,
    sieben = 7, acht = 8, neun = 9, zehn = 10,
  },
  day_spans = { Tag = 1, Tage = 1, Woche = 7, Wochen = 7 },
  later_words = { ["später"] = 1, danach = 1, darauf = 1, ["früher"] = -1, zuvor = -1 },
  following_days = { ["folgenden Tag"] = 1, ["nächsten Tag"] = 1, ["Tag darauf"] = 1 },
  same_years = { "selben Jahr", "selben Jahres", "gleichen Jahr", "gleichen Jahres" },
  calendars = {
    ["a. St."] = "julian", ["alten Stils"] = "julian", ["n. St."] = "gregorian",
    ["neuen Stils"] = "gregorian",
  },
  before_years = words [[
    in seit bis um vor nach ab ca Jahr Jahre Jahres Anfang Ende Mitte von zwischen
    Sommer Winter Herbst Ostern Pfingsten Weihnachten
  ]],
  before_months = words "im in seit bis von vom zum Anfang Ende Mitte nach vor ab zwischen",
  before_years_or_numbers = words "der die das den dem des mit auf aus bei zu zum zur für etwa",
  articles = words "der die das den dem des",
}
