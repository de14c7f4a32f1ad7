function words(list: string): ReadonlySet<string> {
  return new Set(list.trim().split(/\s+/));
}

/** Words that say how something is asked for, not what it is about. */
export const askingWords = words(`
  problem problems solve solves solved solution solutions proposal proposals propose proposed mean means meaning evolve evolves evolving
  change changes changing affect affects effect effects impact impacts role roles cause causes reason reasons work works use uses using used
  practise practice practices practising way ways kind kinds type types main important importance current key need needs make makes get
  compare comparison difference differences similarity similarities advantage advantages disadvantage disadvantages benefit benefits
  challenge challenges issue issues approach approaches happen happens explain describe overview summary report discuss thing things
  aspect aspects topic topics question questions answer answers recent state year years influence influences known say says sources documents
  caused changed guide guides ask asks cover covers run runs build builds buy buys keep keeps learn learns write writes understand understands allow allows
  made take takes give gives let lets show shows find finds require requires lead leads give say become becomes apply applies made done
  involve involves consequence consequences implication implications help helps deal deals handle handles provide provides tell
  funktioniert funktionieren spielt spielen spielte spielten entstand entstehen entsteht wirkt wirken führte führten führt beeinflusst beeinflussen dienen dient verursachte verursacht
  welche welcher welches probleme problem lösungen rolle bedeutung folgen auswirkungen einfluss gründe grund arten möglichkeiten bedeutet gibt spielt
  quels quelles problèmes rôle importance effets conséquences raisons cuáles problemas papel efectos consecuencias razones 什么 如何 为什么 哪些 怎么`);

/** Adjectives and quantities that a heading is better without. */
export const vagueWords = words(`
  new other same such first second third many different several existing current possible specific certain own various additional more most
  less good better best next last following previous similar main important general common typical usual single particular whole entire
  full large small big great simple easy hard difficult actual real original final initial early late recent few some any all each every both only
  just even also still much well further separate sufficient necessary available useful able likely potential proper appropriate relevant given
  said called known used using based specified installed named listed defined provided required requested supported proposed described mentioned expected desired intended included resulting
  generated needed related corresponding respective alternative extra old modern basic key major minor obvious significant explicit
  implicit arbitrary normal regular standard-only long short high low right wrong clear true false open quick fast strong weak hypothetical
  sufficient correct incorrect interesting unique sole overall total mere latter former aforementioned existing one two three four five six`);

/** Nouns that say nothing at the end of a heading. */
export const emptyNouns = words(`
  way ways case cases thing things example examples kind kinds number numbers lot lots bit part parts set sets reason reasons time times section
  sections document documents author authors something anything nothing everyone everything peps pep ones fact facts order place places
  end side sides sort amount rest need needs purpose purposes detail details aspect aspects topic topics day days week weeks month months year
  years today future past steps thought thoughts note notes figure page pages chapter mention majority variety range instance instances
  discussion discussions proposal proposals chance chances course moment while thanks description explanation attempt addition
  circumstances consideration considerations advantage advantages drawback drawbacks benefit benefits concern concerns idea ideas
  issue issues problem problems question questions answer answers effect effects situation situations use term terms word words people person
  someone possibility possibilities point points difference differences consequence consequences one stuff piece pieces
  sense form forms level levels line lines result results percent`);

/** Nouns too general to be a heading of their own. */
export const generalNouns = words(`
  exception exceptions interpreter interpreters types type formats format constraint constraints requirement requirements specification dependency dependencies change changes usage name names value values list lists item items field fields file files object objects function functions
  method methods approach approaches option options choice choices information data work decision decisions text content contents table
  version versions behaviour behavior feature features support code goal goals solution solutions process processes summary interest
  scenario scenarios variant variants thread size world life member members system systems user users project projects tool tools team teams
  key keys entry entries program programs programmer programmers library libraries language languages module modules class classes package
  packages application applications api apis string strings argument arguments parameter parameters error errors test tests state states
  context contexts release releases model models source sources implementation implementations developer developers community standard standards
  environment environments attribute attributes call calls variable variables syntax semantics platform platforms interface interfaces
  default definition definitions group groups organization product products service services design policy access practice practices
  meeting meetings plan plans role roles research structure operation operations resource resources member century area areas city country`);

/** Who acts or is served in nearly every text of its kind; with general nouns alone they name no subject. */
export const actorWords = words(`
  people person persons everyone someone anyone government governments agency agencies company companies firm firms staff employee employees public
  society digital online organisations organisation organizations department departments customer customers citizen citizens worker workers
  department team teams user users manager managers world human humans man men woman women`);

/** Section headings that nearly every document has and that say nothing of its subject. */
export const boilerplateHeadings = words(`
  abstract introduction rationale motivation specification references reference copyright overview conclusion conclusions background summary
  acknowledgements acknowledgments appendix appendices footnotes notes discussion implementation bibliography glossary contents preface foreword
  terminology definitions examples example alternatives resources scope status history changelog details proposal purpose goals non-goals
  results methods methodology limitations faq questions feedback contributors license licence links requirements design criticism
  recommendations recommendation considerations semantics syntax misc miscellaneous general other others details about
  einleitung zusammenfassung fazit literatur inhaltsverzeichnis anhang hintergrund quellen einzelnachweise überblick
  résumé conclusion bibliographie annexe resumen introducción conclusiones bibliografía`);

/** Phrases of the same kind in several words. */
export const boilerplatePhrases = [
  /^backwards?[ -]compatibility/i,
  /^limitations?\b/i,
  /^(design|implementation|specification|introduction|background|overview) (and|&) /i,
  /^(rejected|open|deferred|unresolved|other|alternative|alternate) (ideas?|issues?|questions?|alternatives?|proposals?|approach(es)?|solutions?|designs?|names?|options?)/i,
  /^how to teach/i,
  /^(security|performance) (implications?|considerations?|impact)$/i,
  /^(reference|prototype|sample|proposed|possible|example) implementations?/i,
  /^(related|prior|previous|future) (work|art|works|directions?|changes|extensions|possibilities)/i,
  /^(current|proposed|high[- ]level) (status|state|behaviou?r|solution|changes?|situation|semantics|usage|overview)/i,
  /^(see also|further reading|table of contents|additional resources?|more information|external links|change (log|history)|version history)/i,
  /^(design|implementation) (notes?|details?|decisions?|choices|considerations?|discussion|rationale|overview|plan)/i,
  /^(use cases?|user stories|best practices|common (questions|problems)|frequently asked)/i,
  /^(appendix|annex|chapter|section|part|step|phase|figure|table|example|option|version|release)\b/i,
  /^(what|why|how|when|where|who|which|should|can|does|do|is|are|will)\b/i,
  /^(the )?(above|following|previous|next)\b/i,
  /\b(PEP|RFC|ISBN)[ -]?\d+/,
];
