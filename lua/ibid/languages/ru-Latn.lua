--- Russian in Latin letters, as libraries transliterate it: what the stages need to
-- know about the language.  The classes are those of `en.lua`, where each is explained.

local function words(text)
  local list = {}
  for word in text:gmatch "%S+" do list[#list + 1] = word end
  return list
end

return {
  name = "Russian, transliterated",

  titles = words [[
    akad arkh arkhiep arkhim dots ep g-n g-zha gen gr grazhd im inzh kap kn mitr o podp
    polk por prof prot sv tov tt t v-shche
  ]],

  abbreviations = words [[
    angl arkh avt b.g b.m bibl biogr bol’sh bukv burzh cf chl dokt doktor dokum dop ekz
    fr franc frants gaz geogr gl gos gosud gub ino iskl ispr ist istor iz izd izm kand
    kap khud kol komis kr krest l’vovsk latin lit m.b men’sh min mn mosk n.st nauchn naz
    nem obl obshch odn ok okr org otd otv per perev petrogr polit pos predisl
    predst prep prim prof prol pub rab raion red reorg resp rev rezol ros ross rukop
    russk s-d s-kh s-r sb sekr skh sl sm SM sobr soch soed sokr sost sots sov sovm spets
    spr sr st.st stat stenogr t.e t.k t.n t.o t.s tak.naz tip tr tsentr tsit uch uezd uk
    ukr ul upol upr ust v.t.ch vkl voen vol vop vospom vost vozz vs vsesoiuz vstup vyd
    zag zam zap zav zh.d zhurn
  ]],

  enders = words [[
    dr Dr g gg k kop mln mlrd n.e ob pr r rub sek t.d t.p tys v vv
  ]],

  locators = words [[
    ch chch d dd dok delo ed.khr f ff fig fond gl ill k kar kn ko l list listy ll n No
    no ob op opis p papka pap pl pp prim r razd ris rub s ser sessiia shch ss st stb str
    t tabl tetr tom tt ts v vv vyp zas
  ]],

  months = words [[
    ianv fev fevr apr avg sen sent okt noiab dek
  ]],

  starters = words [[
    A Ang Bez Bol’she Byl Byla Byli Bylo Chem Cherez Chto Chtoby Da Daleko Dalee Dazhe
    Delo Dlia Do Dolgo Dva Ego Ee Esli Est’ Eta Eti Eto Etot Eshche Gde I Ia Ibo Ikh
    Imenno Inogda Iz Iz-za Izvestno K Kak Kakoi Kazhdyi Kogda Konechno Krome Kto Lish’
    Mezhdu Mnogie Mnogo Mne Mozhet My Na Nado Nakonets Nam Nash Nashi Ne Nechego Nel’zia
    Nesmotria Net Ni Nikto No Nuzhno O Ob Obo Od Odin Odnako On Ona Oni Ono Osobenno Ot
    Otsiuda Pered Po Pochemu Pod Poetomu Poka Pora Posle Potom Pravda Pri Prichem Pro
    Pust’ S Sam Sami Segodnia Seichas Skol’ko Snachala So Sredi Svoi Ta Tak Takim Takoi
    Takzhe Tam Te Teper’ To Togda Tol’ko Tot Tri Ty U Uzhe V Vam Vas Ved’ Vmeste Vo Vot
    Vpervye Vse Vsego Vskore Vtoroi Vy Za Zachem Zatem Zdes’
  ]],

  elisions = {},

  units = words [[
    arshin arshina arshinov chelovek chel chasa chasov delegatov desiatin desiatiny dnei
    dnia ekzempliarov fabrik funtov gektar gektarov golosa golosov goda god godu godov
    kg km kilometrov kopeek krest’ian let mesiatsa mesiatsev metrov milliona millionov
    minut procentov protsenta protsentov pud pudov rabochikh rublei rublia sazhen sel
    soldat strok tomov tonn tysiach tysiacha tysiachi verst versty vek veka vekov
    zavodov
  ]],

  divisions = words [[
    chast’ glava kniga okonchanie posleslovie predislovie prilozhenie razdel tom
    vvedenie vstuplenie zakliuchenie
  ]],

  captions = words "illiustratsiia karta plan portret ris risunok skhema tabl tablitsa",

  note_heads = words "primechaniia snoski",

  resumers = words "eta eti eto etot poetomu tak takim takoi",

  first_persons = words [[
    ia menia mne moi moia moikh mnoi my nam nami nas nash nasha nashi
  ]],

  documents = words [[
    akt dekret deklaratsiia direktiva dnevnik dogovor doklad instruktsiia konstitutsiia
    listovka manifest molitva obrashchenie ob”iavlenie otchet otvet pesnia pis’ma pis’mo
    poslanie postanovlenie prikaz prizyv programma proklamatsiia protokol protest rech’
    rezoliutsiia soobshchenie spravka stat’ia stenogramma stikhi telegramma tezisy ukaz
    ustav vospominaniia vozzvanie zaiavlenie zakon zapiska zavet
  ]],

  functions = words [[
    a bez bolee by byl byla byli bylo byt’ chego chem cherez chto chtoby da dazhe dlia
    do ego ee ei emu eshche esli est’ eta etogo etoi etom etomu etot eti etikh eto gde i
    ia ibo ikh ili im imi inogda iz k kak kakoi kazhdyi ko kogda kotoraia kotorogo
    kotoroi kotorom kotorye kotorykh kotoryi krome kto li libo lish’ mezhdu mne mnogo
    moi mozhet my na nad nam nami nas nash ne nego nei nekotorye nel’zia net ni nikto
    nikh nim nimi no nu o ob oba odin odna odnako odno on ona oni ono ot pered po pod
    poka posle potom pri pro s sam sami samo svoe svoei svoi svoikh sebe sebia so tak
    takaia takie takoi takzhe tam te tekh tem to togda togo toi tol’ko tom tomu tot
    tozhe tu ty u uzhe v vam vas vo vot vse vsegda vsego vsei vsekh vsem vy za zdes’ zhe
  ]],

  reports = words [[
    dobavil govoril govorit kriknul napisal nastaival otvechal otvetil pisal pishet
    povtoril prodolzhal progovoril prosheptal skazal skazala sprosil sprosila vozrazil
    voskliknul zaiavil zametil zakrichal
  ]],
}
