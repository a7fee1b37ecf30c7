--- French: what the stages and the grammars need to know about the language.
-- The classes are those of `en.lua`, where each is explained.

local function words(text)
  local list = {}
  for word in text:gmatch "%S+" do list[#list + 1] = word end
  return list
end

return {
  name = "French",
  dialogue = "commas",

  titles = words [[
    abbé Card Dr Gal Lt M Mal Me Mes Mgr Mgrs Mlle Mlles MM Mme Mmes N.-D Pr Prof R.P
    Rev St Ste Stes Sts Vve
  ]],

  abbreviations = words [[
    acc adj adv alin anc angl ap apr art auj av bibl biogr c c.-à-d ca cap cf comp
    confér coll collab contr corr dép dir éd édit env esp ét ex fam fasc fém fig fr hab
    hist id imp impr introd invar ital lat litt loc loc.cit masc ms mss N.B nb nouv obs
    op.cit orig p.ex pers phot plur pop pref préf prép pron publ qqch qqn rad réf rééd
    rel s.d s.l s.v sc sing spéc ss subst suppl sv trad trav v var vid vs
  ]],

  enders = words [[
    al av.J.-C apr.J.-C Cie cit cm etc ex ff h ibid Ibid id Id infra J.-C J.C kg km min
    ms O.N.U p.m R.F s sq sqq suiv sup supra S.A U.R.S.S
  ]],

  locators = words [[
    al alin app art bd boul cahier ch chap col cote d doc dossier f fasc fig fol ff f°
    fo l liv livr ll n no nos n° par para parag pièce pl p pp r rég s sect sér t tab tit
    tom tome v vol vols vv §
  ]],

  months = words "janv fév févr avr juil juill sept oct nov déc",

  starters = words [[
    À Ainsi Alors Après Au Aucun Aucune Aujourd’hui Auparavant Aussi Autant Autour
    Autrefois Aux Avant Avec Beaucoup Bien Car Ce Ceci Cela Celle Celles Celui Cependant
    Certains Ces C’est Cet Cette Ceux Chacun Chaque Comme Comment D’abord D’ailleurs
    Dans D’autres De Depuis Dès Des Désormais Deux Du Elle Elles En Encore Enfin Ensuite
    Entre Est-ce Et Hélas Hier Ici Il Ils J’ai Jamais Je L’ La Là Le Les Leur Leurs L’on
    Lorsque Lui Maintenant Mais Malgré Mes Mon Ne Néanmoins Ni Non Nos Notre Nous Nul On
    Or Ou Où Oui Par Parce Parfois Parmi Pendant Personne Peu Peut-être Plus Plusieurs
    Pour Pourquoi Pourtant Presque Puis Puisque Qu’ Quand Quant Que Quel Quelle Quelles
    Quelques Quels Qui Quoi Quoique Rien Sa Sans Selon Ses Seul Si Sinon Soit Son Sous
    Souvent Sur Surtout Tandis Tant Telle Tous Tout Toute Toutefois Toutes Très Trois
    Trop Un Une Vers Voici Voilà Vos Votre Vous Y
  ]],

  elisions = words "cause pis spèce tain tit tite tits",

  units = words [[
    ans années centimes chapitres cm degrés écus exemplaires feuilles feuillets francs
    ha habitants hectares heures hommes jours kg kilomètres km lieues lignes livres
    litres mètres milliards millions milles minutes mois morts pages personnes pieds
    pouces pour pourcent roubles semaines siècles sous tomes tonnes versets voix volumes
  ]],

  divisions = words [[
    acte annexe annexes appendice avant-propos avertissement chant chapitre chapitres
    conclusion épilogue essai intermède introduction leçon livre partie postface
    préambule préface prologue scène section supplément tome volume
  ]],

  captions = words [[
    carte croquis dessin fac-similé fig figure figures frontispice graphique gravure
    illustration photo photographie plan planche portrait schéma tableau
  ]],

  note_heads = words "annotations notes références",

  resumers = words "ainsi ce ces cet cette donc telle telles tels",

  first_persons = words "je j’ai ma me mes moi moi-même mon nos notre nous",

  documents = words [[
    acte adresse affiche annonce appel arrêté article bulletin cahier chanson charte
    circulaire communiqué compte-rendu constitution contrat convention déclaration
    décret dépêche déposition discours document édit éditorial épigraphe épître extrait
    hymne inscription instruction journal lettre lettres loi manifeste mémoire mémoires
    message motion note ordonnance ordre passage pétition placard poème prière
    proclamation procès-verbal programme protocole psaume quatrain rapport récit
    règlement réponse résolution sermon sonnet statut strophe télégramme témoignage
    testament texte thèses traité ultimatum verset vers
  ]],
  addresses = words "à aux",
  greetings = words "cher chère chers madame messieurs monsieur",
  closings = words "agréez signé veuillez",

  functions = words [[
    à afin ai ainsi alors après as au aucun aucune auprès auquel aussi autant autre
    autres aux avaient avais avait avant avec avoir ayant beaucoup bien c car ce ceci
    cela celle celles celui cependant ces cet cette ceux chacun chaque chez comme
    comment d dans de depuis des dès deux donc dont du durant elle elles en encore enfin
    entre es est et étaient était étant été être eu eux fut furent hors il ils j je
    jusque l la là laquelle le lequel les lesquelles lesquels leur leurs lors lorsque
    lui m ma mais malgré me même mêmes mes mien moi moins mon n ne ni non nos notre nous
    nul on ont or ou où par parce parmi pas pendant peu plus plusieurs pour pourquoi
    pourtant près presque puis puisque qu quand que quel quelle quelles quelque quelques
    quels qui quoi quoique s sa sans sauf se selon sera seront ses si sien sinon soi
    soit son sont sous suis sur t ta tandis tant te tel telle telles tels tes toi ton
    tous tout toute toutefois toutes très trop tu un une vers voici voilà vos votre vous
    y
  ]],

  reports = words [[
    ajouta ajoute annonça assura conclut continua cria crie déclara déclare demanda demande
    dit disait écria écrie écrit écrivit exclama expliqua fit insista interrogea interrompit lança
    murmura nota objecta observa poursuivit précisa protesta récria remarqua répéta
    répliqua répond répondit reprit rétorqua rugit souffla soupira
  ]],

  -- ---- Citations: their abbreviations stand in `und.lua` --------------------

  signals = words [[
    voir cf v aussi dans par d’après selon cité citée notamment comme et chez sur pour
    contre avec ainsi surtout comparer
  ]],
  untitled = words [[
    qui que qu’il était étaient fut furent est sont été avait avaient ont avoir être
    il ils elle elles je nous vous lui leur mais si lorsque parce donc cela dit écrit
    écrivit
  ]],
  note_words = words "note notes n nn",
  abbreviation_heads = { "Abréviations", "Liste des abréviations", "Sigles" },
  bibliography_heads = { "Bibliographie", "Sources", "Sources et bibliographie" },

  -- ---- What the grammars ask ----------------------------------------------

  --- Forms of reporting verbs, third person and participle.
  cue_forms = words [[
    accusa accusait accuse accusé admet admettait admis admit affirma affirmait affirme affirment
    affirmé ajouta ajoutait ajoute ajouté annonce annoncé annonça annonçait appela appelait
    appelle appelé arguait argue assura assurait assure assuré avoua avouait avoue avoué
    chuchota chuchote citait cite commenta commentait commente commenté conclu concluait conclut
    concède concéda concédé confessa confesse confia confie confirma confirme confirmé
    confié constata constatait constate constaté contesta contestait conteste cria criait crie
    critiqua critiquait critique critiqué crié croit croyait cru demanda demandait demande
    demandé dicta dicte dicté dirent disait disent dit déclara déclarait déclare déclarent
    déclaré décrit décrivait décrivit dénonce dénoncé dénonça dénonçait déplora
    déplorait déplore déploré estima estimait estime estimé exclama exclamait exclame exige
    exigea exigeait exigé expliqua expliquait explique expliqué fit grogna gronda gémit hurla
    insista insistait insiste insisté interrogea interrompit invoque juge jugea jugeait jugé
    jura lance lancé lança lançait lisait lit maintenait maintient maintint mentionna mentionne
    murmura murmurait murmure murmuré nia niait nie nié nomma nommait nomme nommé nota notait
    note noté objecta objectait objecte objecté observa observait observe observé ordonna
    ordonne ordonné parla parlait parle pensa pensait pense pensé plaignait plaignit plaint
    poursuit poursuivait poursuivit proclama proclamait proclame proclamé promet promis promit
    proposa proposait propose proposé protesta protestait proteste protesté précisa précisait
    précise précisé prétend prétendait prétendit prétendu qualifia qualifiait qualifie
    qualifié raconta racontait raconte raconté rappela rappelait rappelle rappelé rapporta
    rapportait rapporte rapporté reconnaissait reconnaît reconnu reconnut regretta regrettait
    regrette relata relatait relate releva relevait relève remarqua remarquait remarque remarqué
    renchérit reprenait reprend reprit reprocha reprochait reproche reproché rugit récita
    réclama réclamait réclame réclamé réfuta réfute répliqua répliquait réplique
    répliqué répond répondait répondent répondit répondu répète répéta répétait
    répété résuma résumait résume rétorqua rétorque souffla souligna soulignait souligne
    souligné soupira soupire soutenait soutenu soutient soutint suggère suggéra suggérait
    suggéré supplia surnomma surnomme traita traitait traite témoigna témoignait témoigne
    écria écriait écrie écrit écrivait écrivent écrivirent écrivit évoqua évoquait
    évoque évoqué
  ]],

  --- Pronouns that follow their verb with a hyphen: *dit-il*, *demanda-t-elle*.
  behind_verbs = words "il elle on ils elles",

  --- What loses its vowel before another: *l’*, *qu’*.
  elided = words "l d qu n s m j c t lorsqu puisqu",

  cue_phrases = {
    "selon", "d'après", "suivant", "aux yeux de", "aux dires de", "au dire de",
    "dans les mots de", "de l'avis de", "pour citer", "pour reprendre les mots de",
  },

  cue_nouns = words [[
    affirmation appel argument article assertion aveu avis commentaire conclusion
    conviction critique demande description discours déclaration définition essai
    explication expression formule idée instruction jugement lettre maxime message mot
    mots mémoire mémoires note observation opinion ordre pamphlet phrase plainte
    promesse proposition protestation prédiction question rapport remarque reproche
    récit réponse résolution serment slogan souvenir souvenirs testament thèse thèses
    théorie témoignage verdict vœu
  ]],

  --- Who speaks may be told inside the marks: *« Le bac, dit Amsel, a coulé. »*
  insertions = true,

  pronouns = {
    il = "one", elle = "one", on = "several", ils = "several", elles = "several",
    je = "author", nous = "authors",
  },
  possessives = { son = "il", sa = "il", ses = "il", leur = "ils", leurs = "ils" },
  genders = {
    m = words [[
      abbé baron comte comte duc empereur évêque fils frère garçon grand-père homme il
      mari monsieur neveu oncle père prêtre prince roi vicomte vieillard
      alain albert alexandre alphonse andré antoine arthur auguste bernard charles
      claude denis édouard émile étienne eugène félix françois gaston georges gérard
      guillaume gustave guy henri hubert jacques jean joseph jules julien laurent léon
      louis luc lucien marc marcel martin maurice michel nicolas olivier paul philippe
      pierre raoul raymond rené robert roger simon théodore thomas victor vincent
    ]],
    f = words [[
      baronne comtesse dame demoiselle duchesse elle femme fille grand-mère impératrice
      madame mademoiselle mère nièce princesse reine religieuse sœur tante veuve
      adèle agathe agnès alice anne antoinette berthe blanche catherine cécile charlotte
      claire clémence denise élise élisabeth émilie françoise geneviève germaine hélène
      henriette hortense isabelle jeanne joséphine julie juliette louise lucie madeleine
      marguerite marie marthe mathilde nathalie pauline rose sophie simone suzanne
      thérèse valentine victoire
    ]],
  },
  married = words "madame mme",
  endearing = words "bon bonne cher chère jeune mon ma pauvre petit petite vieux vieille",

  people = words [[
    abbé adversaire ambassadeur ami amie apprenti archiviste artiste auteur avocat
    berger biographe boulanger chancelier chanoine chef chirurgien citoyen cocher
    colonel commandant commissaire compagnon comte conseiller consul contemporain
    critique curé dame diplomate directeur docteur duc délégué député empereur enfant
    ennemi femme fermier fille fils frère garçon gouverneur général historien
    historienne homme huissier ingénieur intendant journaliste juge lieutenant maire
    marchand mari marin maréchal maître maîtresse membre meunier ministre moine mère
    médecin neveu notable notaire observateur officier oncle orateur ouvrier pape
    paysan philosophe policier poète prince princesse prisonnier procureur professeur
    préfet président prêtre père pêcheur rapporteur reine représentant roi rédacteur
    savant secrétaire sergent servante serviteur soldat spécialiste sénateur sœur
    tante traducteur témoin veuve vicaire vieillard voisin voisine voyageur économiste
    élève évêque
  ]],

  several = words "dames députés gens hommes femmes messieurs quelqu'un",
  plural_ending = "s",
  groups = words [[
    académie armée assemblée bureau chambre club comité commission compagnie congrès
    conseil cour direction gouvernement journal ministère parlement parti presse
    syndicat tribunal union
  ]],

  particles = words "de du des la le van von",
  honorifics = words [[
    Abbé Baron Baronne Capitaine Cardinal Citoyen Colonel Comte Comtesse Docteur Dom
    Duc Duchesse Frère Général Lady Lord Madame Mademoiselle Maréchal Maître
    Monseigneur Monsieur Mère Prince Princesse Père Reine Roi Saint Sire Sœur
  ]],
  adjectives = words [[
    Allemand Américain Anglais Autrichien Belge Espagnol Européen Français Grec
    Hollandais Italien Juif Latin Polonais Portugais Romain Russe Suisse Turc
  ]],
  no_names = words [[
    Chapitre Dieu Est État Europe Figure France Nord Ouest Paris Sud Tableau
  ]],

  title_phrases = { "intitulé", "intitulée", "titré" },
  term_phrases = {
    "soi-disant", "dit", "le mot", "le terme", "les termes", "appelé", "appelée",
  },
  spoken = words "je tu vous toi moi nous",

  determiners = words [[
    ce certaines certains ces cet cette chaque deux la le les leur leurs ma mes mon
    nos notre plusieurs quelques sa ses son trois un une vos votre
  ]],
  prepositions = words [[
    après au aux avant avec chez contre de depuis derrière des devant du durant dès
    entre envers hors jusque malgré parmi pendant pour sans sous sur vers voici voilà
    à
  ]],
  auxiliaries = words [[
    a ai ait aura aurait avaient avait devait doit dut eut faisait fait ont peut
    peuvent pouvait put sut va veut vont voulait voulut
  ]],
  beings = words "est sont était étaient fut furent sera serait être été soit",
  conjunctions = words "et mais ni or ou",
  adverbs = words [[
    ainsi alors aussi aussitôt bien déjà encore enfin ensuite jamais là mal ne pas
    peut-être plus presque puis souvent surtout toujours tout toutefois très trop
    lui-même elle-même y
  ]],
  adverb_ending = "ment",
  relatives = words "qui",
  objects = words "lui leur me te se en le la les",
  links = { que = "T", qu = "T", comme = "A", par = "f", dans = "j", en = "j" },
  indefinite = words "un une",

  -- ---- Dates ----------------------------------------------------------------

  month_names = words [[
    janvier février mars avril mai juin juillet août septembre octobre novembre décembre
  ]],
  short_months = {
    janv = 1, ["févr"] = 2, ["fév"] = 2, avr = 4, juil = 7, sept = 9, oct = 10, nov = 11,
    ["déc"] = 12,
  },
  weekdays = words "lundi mardi mercredi jeudi vendredi samedi dimanche",
  ordinal_endings = words "er",
  roman_endings = { "e", "ème", "er" },
  of_words = words "de",
  range_words = { "et", "à", "au", "ou", "et au", "et le", "jusqu’au" },
  seasons = { printemps = 3, ["été"] = 6, automne = 9, hiver = 12 },
  decades = {
    ["années vingt"] = 20, ["années trente"] = 30, ["années quarante"] = 40,
    ["années cinquante"] = 50, ["années soixante"] = 60,
  },
  decade_heads = words "années",
  centuries = words "siècle siècles s",
  eras_before = { "av. J.-C", "avant J.-C", "av. J. C" },
  eras = { "apr. J.-C", "ap. J.-C", "après J.-C" },
  feasts = { Chandeleur = 202, Toussaint = 1101 },
  numbers = {
    un = 1, une = 1, deux = 2, trois = 3, quatre = 4, cinq = 5, six = 6, sept = 7, huit = 8,
    neuf = 9, dix = 10,
  },
  day_spans = { jour = 1, jours = 1, semaine = 7, semaines = 7 },
  later_words = { ["plus tard"] = 1, ["plus tôt"] = -1, auparavant = -1 },
  following_days = { lendemain = 1 },
  same_years = { "même année", "cette année-là" },
  calendars = { ["ancien style"] = "julian", ["nouveau style"] = "gregorian" },
  before_years = words [[
    en depuis dès vers ca an année fin début entre avant après jusqu’en printemps été
    automne hiver Noël Pâques
  ]],
  before_months = words "en de depuis dès fin début mi jusqu’en entre avant après au",
  before_years_or_numbers = words "de à la le les des du au aux par pour avec sur ces ses",
  articles = words "le la les l’",
}
