--- Latin, as scholars print it: what the stages need to know about the language.
-- The classes are those of `en.lua`, where each is explained.

local function words(text)
  local list = {}
  for word in text:gmatch "%S+" do list[#list + 1] = word end
  return list
end

return {
  name = "Latin",

  -- First names, which the name of the family follows, among them.
  titles = words [[
    Agr Ap App Bl Cn D.N Mam P.M S Ser Sex Sp SS St Ti Tib Vop
  ]],

  abbreviations = words [[
    abl acc add adf adn adv al ann ap app apud c cap cett cf circ cod codd coll coni
    conl corr cos coss cet def del dep e.g ed edd edit emend epit etc excerpt exp fort
    fr fragm frg gen gl gloss gr h.e i.e i.q inc inscr inscrr iter lac lat lect litt loc
    marg ms mss n.b nom nomin nonn om orig pap par pl plur pp praef pr procos proleg
    prop q.e.d q.s q.v rec recc ras rell s.l s.v sc schol scil scr secl ss sqq subscr
    sup suppl susp tit trai transp trp u.c u.g u.l u.v v.g v.l vid vs vulg viz
  ]],

  enders = words "a.u.c A.D al cet d etc f ff ibid ib m p.C.n a.C.n S.P.Q.R sq sqq vac",

  locators = words [[
    act art c can cap capp carm cod col coll cons dial diss ep epist epp epod fasc fol
    foll fr frag fragm frg l lib libb ll n nn od or p pag pagg par pp prol prop q qq qu
    quaest s sect ser serm sess sig st tab tit tom v vers vol voll vv
  ]],

  months = words [[
    Apr April Aug Dec Decemb Febr Eid Id Ian Iul Iun Jan Jul Jun Kal Kalend Mai Mart Non
    Nou Nov Octob Prid Sept
  ]],

  starters = words [[
    Ac Ad Adeo Aliquando Alii An Ante Apud At Atque Atqui Aut Autem Cum Cur De Dein
    Deinde Denique Dum Ecce Ego Enim Eo Eodem Ergo Esse Est Et Etenim Etiam Etsi Ex Fuit
    Haec Has Hi Hic Hinc His Hoc Hos Huic Huius Iam Ibi Id Idem Idcirco Igitur Illa Ille
    Illi Illud In Inde Interea Interim Ipse Is Ista Iste Ita Itaque Item Iterum Modo Mox
    Nam Namque Ne Nec Nemo Neque Nihil Nisi Nobis Non Nos Num Numquam Nunc O Ob Olim
    Omnes Omnia Omnis Per Post Postea Postquam Postremo Praeterea Primo Primum Pro
    Propter Qua Quae Quaeso Quam Quamobrem Quamquam Quamvis Quando Quanto Quapropter
    Quare Quasi Quem Qui Quia Quibus Quid Quidam Quidem Quin Quippe Quis Quo Quod
    Quomodo Quoniam Quoque Quorum Quos Quot Rursus Sane Satis Scilicet Secundo Sed Si
    Sic Sicut Simul Sin Sine Sive Statim Sunt Tam Tamen Tandem Te Tertio Tot Tu Tum Tunc
    Ubi Unde Ut Utinam Utrum Vel Velut Verum Vero Vix Vos
  ]],

  elisions = {},

  units = words [[
    annis anno annorum annos capita capitum cohortes cubita denarios diebus dierum dies
    equites horas iugera legiones libras menses milia millia minas modios naves passus
    passuum pedes pedum sestertia sestertios sestertium stadia talenta versus
  ]],

  divisions = words [[
    actus appendix articulus caput conclusio distinctio epilogus epistola epistula index
    introitus liber praefatio prologus prooemium quaestio scaena sectio sermo tomus
    tractatus volumen
  ]],

  captions = words "fig figura imago tab tabula",

  note_heads = words "adnotationes annotationes notae scholia",

  resumers = words "ergo haec hic hoc igitur ita itaque sic",

  first_persons = words [[
    ego me mea mei meis meo meum meus mihi nobis nos noster nostra nostri nostrum
  ]],

  documents = words [[
    acta bulla carmen capitula charta decretum diploma edictum epistola epistula
    epitaphium hymnus inscriptio iusiurandum leges lex libellus litterae mandatum oratio
    placitum preces privilegium psalmus rescriptum sententia senatusconsultum sermo
    testamentum titulus versus
  ]],
  greetings = words "carissime salutem",
  closings = words "vale valete",

  functions = words [[
    a ab ac ad aliquis an ante apud at atque aut autem contra cum cur de dum e ego eam
    ei eis eius enim eo eorum eos eum erat erant ergo esse est et etiam ex fuit haec
    hanc has hi hic his hoc hos huic huius hunc iam ibi idem igitur illa ille illi illis
    illo illud illum in inter ipse is ista iste ita itaque magis me mihi modo nam ne nec
    neque nihil nisi nobis non nos num nunc ob omnes omnia omnis per post prae pro
    propter qua quae quam quasi que quem qui quia quibus quid quidem quis quo quod
    quoniam quoque quorum quos sed si sic sicut sine sit sive sua sub suis sum sunt suo
    super suum suus tam tamen te tibi tu tum tunc ubi ut vel vero vobis vos
  ]],

  reports = words [[
    ait aiunt clamat clamavit dicit dixit exclamavit inquam inquit inquiunt interrogavit
    respondet respondit rogavit scribit scripsit subiecit
  ]],

  -- ---- Citations: their abbreviations stand in `und.lua` --------------------

  signals = words "vide vid v cf confer ap apud ex in et e.g",
  untitled = words "est sunt erat erant fuit esse qui quae quod cum si sed non",
}
