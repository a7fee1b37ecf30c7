--- Spanish: what the stages need to know about the language.
-- The classes are those of `en.lua`, where each is explained.

local function words(text)
  local list = {}
  for word in text:gmatch "%S+" do list[#list + 1] = word end
  return list
end

return {
  name = "Spanish",
  dialogue = "dashes",

  titles = words [[
    Arz Cap Cnel D Dn Dña Dr Dra Dres Exc Excmo Fr Gral Ilmo Ing Lic Mons P Pbro Prof
    Profa Rvdo S Sor Sr Sra Sras Sres Srta Sta Sto Ud Uds Vd Vds
  ]],

  abbreviations = words [[
    ant apdo ap apénd aprox art arts av avda bibl bol c cap caps cf cfr cit col coord
    comp corr desp dep dicc doc dupdo ed eds edit ej esp fasc ff fig fol gr ibíd íd impr
    introd izq lib loc m ms mss núm op orig p.ej pl pp pref prol publ ref rev s.a s.f s.l
    secc sig sigs ss subs t td tít trad ts v vid vol vols
  ]],

  enders = words [[
    a.C a.m C.V Cía cm d.C EE.UU etc Hnos ibíd Ibíd íd Íd kg km Ltda p.m S.A sic
  ]],

  locators = words [[
    art cap caja col doc exp f ff fig fol fols fs l leg lib ll lám n no nº núm núms p
    párr pl pp pág págs s sec secc t tab tomo v vol vols vv §
  ]],

  months = words "en ene feb mar abr may jun jul ag ago sept set oct nov dic",

  starters = words [[
    A Además Ahora Al Algunos Allí Antes Apenas Aquel Aquella Aquellos Aquí Así Aun Aunque
    Cada Casi Como Con Cuando Cuanto De Del Desde Después Donde Durante El Él Ella Ellas
    Ellos En Entonces Entre Era Es Esa Ese Eso Esta Estaba Este Esto Estos Fue Ha Había Hace
    Hacia Hasta Hay Hoy La Las Le Les Lo Los Luego Mas Me Mi Mientras Muchos Muy Nada Nadie
    Ni No Nos Nosotros Nuestra Nuestro Nunca O Otra Otro Para Pero Poco Por Porque Pues Que
    Quien Se Según Si Sí Sin Sobre Sólo Solo Son Su Sus También Tan Tanto Te Todo Todos Tras
    Tu Un Una Uno Y Ya Yo
  ]],

  units = words [[
    años arrobas capítulos centavos cm días duros ejemplares folios habitantes hectáreas
    hombres horas kg kilómetros km leguas libras meses metros millas millones minutos
    muertos páginas pasos personas pesetas pesos pies pulgadas reales semanas siglos tomos
    toneladas varas veces votos
  ]],

  divisions = words [[
    acto anexo anexos apéndice capítulo capítulos conclusión conclusiones discurso epílogo
    escena introducción jornada libro parte prefacio prólogo sección título tomo volumen
  ]],

  captions = words [[
    cuadro figura fotografía gráfico grabado ilustración lámina mapa plano retrato tabla
  ]],

  note_heads = words "notas referencias",

  resumers = words "así esa ese esta este estos estas tal tales",

  first_persons = words "me mi mí mis nos nosotros nuestra nuestro nuestros yo",

  documents = words [[
    acta acuerdo artículo bando carta cartas circular código comunicado constitución
    crónica decreto declaración despacho diario discurso edicto estatuto folleto himno
    informe inscripción instrucción ley manifiesto mensaje nota oficio ordenanza petición
    poema proclama programa protocolo real relación resolución sentencia telegrama tratado
  ]],
  addresses = words "a al",
  greetings = words "estimada estimado querida querido señor señores",
  closings = words "atentamente firmado suyo",

  functions = words [[
    a al algo algún alguna algunas algunos ante aquel aquella aquellas aquellos aquello
    aún aunque bajo bien cada como con contra cual cuales cualquier cuando cuanto cuya
    cuyo de del desde donde dos durante e el él ella ellas ellos en entre era eran eres
    es esa esas ese eso esos esta está estaba estaban están estas este esto estos fue
    fueron ha había habían han has hasta hay he la las le les lo los más me mi mí mientras
    mis mucho muy nada ni no nos nosotros nuestra nuestro o os otra otras otro otros para
    pero poco por porque pues que qué quien quién se sea según ser si sí sido sin sino
    sobre son su sus tal también tan tanto te tiene toda todas todo todos tras tu tú tus
    u un una unas uno unos usted ustedes vosotros y ya yo
  ]],

  reports = words [[
    aclaró admitió advirtió agregó anunció añadió aseguró asintió comentó concluyó
    confesó contestó continuó declaró decía dice dijo escribió exclamó explicó gritó
    insistió interrumpió juró mintió murmuró negó observó ordenó pensó pidió preguntó
    prometió propuso protestó prosiguió reconoció repitió replicó respondió rogó sentenció
    sugirió suplicó susurró suspiró
  ]],

  signals = words "véase véanse ver cf cfr también en por según citado así sobre",
  note_words = words "nota notas n nn",
  abbreviation_heads = { "Abreviaturas", "Siglas", "Siglas y abreviaturas" },
  bibliography_heads = { "Bibliografía", "Fuentes", "Fuentes y bibliografía" },
}
