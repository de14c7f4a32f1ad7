const words = (list: string): ReadonlySet<string> => new Set(list.split(/\s+/).filter((word) => word !== ''));

/** Without their last stop, lower case. What follows one of these is always the same sentence. */
export const abbreviations = words(`
  dr mr mrs ms mx prof st sr fr rev hon gen col lt sgt capt cpt maj cmdr adm gov sen rep pres amb supt messrs mmes
  e.g eg i.e ie cf viz vs v.s resp approx ca incl excl esp ed eds trans transl repr vgl bzw bspw sog z.b d.h u.a z.t i.d.r
  s.o s.u ggf evtl inkl exkl zzgl abzgl ggü hrsg geb gest dipl ing mag hr fr frl st sen jun verf
  p.ex ex mme mlle mgr me sra srta dña lic ej p.ej núm sig dott ing avv egr
  bijv dhr mevr drs nl t.a.v d.w.z m.b.t
  т.е см напр им ул просп проф акад канд тов гр
  डॉ पं श्री
`);

/** The same sentence goes on if a number or a single letter follows. */
export const abbreviationsBeforeNumber = words(`
  no nos nr nrs num fig figs tab tabs eq eqs eqn sec secs sect ch chap chaps vol vols pt pts par para paras art arts app
  p pp pg l ll ex thm def lem prop cor ref refs abb abs kap bd s anm ziff aufl jg jhd jh rn
  núm pág págs cap art fasc pag
  рис табл стр гл разд п пп ст т
  c ca circa approx al op ver v r rev
  jan feb mar apr jun jul aug sep sept oct nov dec
  st nov okt dez
`);

/** Abbreviations that a sentence may end with: it does if a word follows that often starts one. */
export const abbreviationsThatMayEnd = words(`
  al inc ltd co corp llc plc gmbh jr sr bros dept univ assn intl natl govt u.s u.k u.n u.s.a e.u d.c a.m p.m a.d b.c
  b.c.e c.e ph.d m.d m.a b.a b.sc m.sc d.phil esq st ave blvd rd mt ft oz lb in min max avg est
  usw etc u.s.w u.ä o.ä u.v.m str tel mio mrd tsd jr
  т.д т.п др пр гг вв млн млрд тыс руб
  op.cit ibid loc.cit a.k.a n.b p.s
`);

/** Pairs of single letters, each with its stop and a space between: "z. B.", "d. h.", "p. e.". */
export const spacedAbbreviations = words('zb dh ie eg ua uä oä zt so su va ir me id ea pe nb нэ те тк');

/** Where a number with a stop is an ordinal: "am 3. Oktober". */
export const languagesWithOrdinals = words('de da no nb nn fi cs sk hu pl sl hr sr bs et lv is tr lb');

const starters = words(`
  the this that these those there then they he she it its we our you i in on at for from with by as if when while where
  however moreover furthermore although though since because after before during another other others some many most all
  both each every no not one two three such thus therefore hence so but and or yet to under over what who why how here
  his her their my your also finally first second next today now according despite given instead once only until unless
  der die das ein eine einer eines einem es er sie wir ihr ich dies diese dieser dieses im in am an auf aus bei mit nach
  seit von vor zu zum zur für durch gegen ohne um über unter wenn als da dann dort hier so auch aber und oder doch jedoch
  nur nicht noch man sein seine ihre ihr bis während weil obwohl daher deshalb damit alle viele einige beide jede jeder
  le la les un une des il elle ils elles ce cette ces dans en sur pour par avec mais et ou donc or ni car selon après
  el los las uno una unos unas él ella ellos este esta estos estas ese esa en con por para según sin pero y o cuando
  il lo gli i uno nel nella questo questa questi con per ma e quando dopo
  o a os as um uma ele ela eles este esta isso no na nos nas com por mas e quando após segundo
  de het een hij zij ze dit dat deze die er in op met van voor door maar en of toen na
  он она оно они это эта этот эти в на по при из от до для с к но и а или если когда после так там тогда также однако
  все как что кто мы вы я его её их
`);

/** True if the word at `at` is one that often starts a sentence, so that an abbreviation before it may have ended one. */
export function isSentenceStarter(text: string, at: number, language: string): boolean {
  nextWord.lastIndex = at;
  const word = nextWord.exec(text)?.[0];
  if (word === undefined) return false;
  // a single letter with a stop is an initial: "J. A. Smith"
  if (word.length === 1 && text.charCodeAt(at + 1) === 0x2e) return false;
  const isCased = word.toLowerCase() !== word.toUpperCase();
  if (!isCased) return !/^\d/.test(word);
  // "Die" after an initial is an English surname as seldom as it is common in German
  return starters.has(word.toLowerCase()) && !(language === 'en' && onlyForeign.has(word));
}

const nextWord = /[\p{L}\p{M}]{1,20}|\d{1,20}/uy;
const onlyForeign = new Set([
  'Die',
  'Der',
  'Das',
  'La',
  'Le',
  'El',
  'Los',
  'Las',
  'De',
  'Der',
  'Von',
  'Man',
  'Car',
  'Om',
  'Nach',
]);
