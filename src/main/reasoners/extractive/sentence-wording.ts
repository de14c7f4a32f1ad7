// What makes a sentence lean on words that a reader of the excerpt doesn't see.
const anaphoricStarts: Readonly<Record<string, RegExp>> = {
  en: new RegExp(
    `^["“'‘(]*(?:${[
      "(?:it|it['’]s|its|he|she|his|her|they|their|them|this|that|that['’]s|these|those|such|but|and|or|so|nor|yet|also|however|thus|therefore|hence|then|otherwise|instead)",
      '(?:moreover|furthermore|additionally|similarly|likewise|conversely|nevertheless|nonetheless|meanwhile|consequently|accordingly|subsequently|finally|lastly)',
      '(?:first(?:ly)?|second(?:ly)?|third(?:ly)?|fourth(?:ly)?|fifth(?:ly)?|next|again|still|rather|indeed|besides|overall|ultimately|note|notice|recall|see|here|now|alternatively|specifically|namely|ideally)',
      '(?:another|others?|both|neither|either|one|ones|the (?:former|latter|above|following|same|other|second|third|next|last|rest|others?|result|reason|idea|point|goal|difference|problem|issue|answer|first|(?:primary|secondary|main|other|final|only|biggest|key) (?:reason|motivation|goal|problem|issue|point|idea|difference|concern|advantage|drawback)s?|only (?:thing|difference|problem|exception)))',
      '(?:in (?:this|that|these|those|such|addition|contrast|fact|short|summary|other|particular|any|both|either|either|either|all|the (?:above|following|same|meantime|latter|former|first|second|example|end))|as (?:such|a (?:result|consequence)|mentioned|noted|discussed|described|stated|shown|seen|above|before|well|an? (?:example|alternative|aside))|for (?:this|that|these|those|example|instance|such|now|one)|on the (?:other|one|contrary)|at (?:this|that|the same)|with (?:this|that|these|those|the above)|because of (?:this|that|these)|due to (?:this|that|these)|to (?:this|that|do (?:this|that|so)|avoid (?:this|that)|solve (?:this|that)|address (?:this|that|these))|since then|after (?:that|this)|before (?:that|this)|by (?:contrast|doing)|of course|that (?:is|said|being)|even (?:then|so|worse)|not only|no matter|worse|unlike (?:this|that)|under (?:this|that|these)|from (?:this|that|there)|given (?:this|that|these|the above)|like (?:this|that)|apart from (?:this|that)|which|who|whose|similar|further|too|what|how|why|when it|if (?:it|so|not|this|that|they)|while (?:this|it|these|they)|although (?:this|it|these|they)|because (?:it|this|they)|since (?:it|this|they))',
    ].join('|')})(?![\\p{L}'’])`,
    'iu',
  ),
  de: /^["„“‚]*(?:er|sie|es|dies(?:e|er|es|en|em)?|jene[rsnm]?|diese[rsnm]?|das ist|aber|und|oder|doch|jedoch|daher|deshalb|somit|dann|außerdem|zudem|ferner|auch|dabei|dadurch|damit|dazu|hier|so|solche|ihre?[rsnm]?|seine?[rsnm]?|dort|dagegen|allerdings|trotzdem|dennoch|beide|letztere[rsnm]?|erstere[rsnm]?|anschließend|danach|zuletzt|schließlich|stattdessen|zum beispiel|in diese[mnr]?)(?!\p{L})/iu,
  fr: /^["«“ ]*(?:il|elle|ils|elles|ce|cela|ceci|ces|cet|cette|c['’]est|mais|et|ou|donc|or|ainsi|alors|cependant|toutefois|néanmoins|de plus|en outre|par exemple|ensuite|enfin|puis|aussi|son|sa|ses|leurs?|celui-ci|celle-ci|d['’]autre part|en effet|pourtant)(?!\p{L})/iu,
  es: /^["«“¡ ]*(?:él|ella|ellos|ellas|este|esta|esto|estos|estas|ese|esa|eso|esos|esas|pero|y|o|sin embargo|además|por ejemplo|entonces|así|también|luego|su|sus|por (?:eso|ello|tanto)|no obstante|asimismo|finalmente|en (?:este|esta|ese|esa))(?!\p{L})/iu,
};

const unspacedAnaphora =
  /^[「『“]*(?:但是|但|然而|因此|所以|这|那|该|它|他|她|其|此|而且|并且|另外|同时|例如|しかし|また|そして|これ|それ|この|その|そのため|彼|彼女|なお)/u;

const anaphoricEarly =
  /^(?:\S+\s){0,4}(?:these|those|such|that (?:version|approach|proposal|case|time|point|process|kind|way|reason|sense|regard|solution|feature|function|method|design|change)|aforementioned|former|latter|said|(?:the|an?) (?:above|following|previous|preceding|second|other|same))\b|^(?:\S+\s){1,2}(?:this|it|they|them|its|their)\b|^(?:\S+\s){3}them\b|^\p{L}+ing (?:\p{L}+ )?(?:this|that|these|those)\b|\b(?:all|some|any|one|each|most|many|none|both|part) of (?:this|these|those|them)\b/iu;

const pointsElsewhere =
  /\b(?:(?:described|discussed|shown|listed|given|mentioned|noted|explained|outlined|defined|specified|seen|detailed|as|see|the|code|example|section|table|list|steps?|and|or|\()\s*(?:above|below|earlier|later on|previously|hereafter))\b|\b(?:see|cf\.|refer to|in|per) (?:section|chapter|figure|table|appendix|fig\.|also)\b|\bsee [`“"'[]|\(see\b|\bthe following\b|\bas follows\b|\b(?:this|next|previous|last) (?:section|chapter|paragraph|page|figure|table|example|article|post|code|snippet)\b|\b(?:aforementioned|foregoing)\b|\bthe (?:former|latter)\b|\bcan be found (?:at|in|on|here|under)\b/i;

const speaksOfItself =
  /\bthis (?:PEP|document|proposal|paper|specification|guide|standard|report|RFC|study)\b|\b(?:the|our) (?:proposed|current) (?:PEP|proposal)\b/i;

const firstPerson = /(?:^|[\s("“'])(?:I|I['’](?:m|ve|d|ll)|my|me|myself|ich|mir|mich|je|j['’]ai|yo)(?=[\s,.;!?])/;

const weSpeaking = /\b(?:we|we['’](?:re|ve|ll|d)|our|ours|us|let['’]?s|ourselves)\b/i;

/** A source's writer talking to readers, or noting what is undone: nothing for a report. */
const chatter =
  /\b(?:IMHO|IMO|FWIW|AFAIK|TODO|FIXME|XXX|TBD|lol|hopefully|please|thanks|sorry|oops|obviously|frankly|honestly|admittedly|personally|for the record|stay tuned|click|download|take a look|(?:learn|read|find out) more|start by reading)\b/i;

const boilerplate =
  /\b(?:copyright|all rights reserved|public domain|creative commons|licen[sc]ed under|permission is hereby|retrieved (?:on|from)|accessed on|et al\b|ISBN|DOI:|e-?mail(?:ed)?\b.*@|mailing[- ]list thread|cookies?|privacy policy|terms of service|last (?:updated|modified|edited)|Local Variables|coding: utf-8|posted by|written by|BDFL pronouncement|this section is|table of contents)\b|\(c\) \d{4}|©/i;

/** True if the sentence begins by pointing back to what was said before it. */
export function startsAnaphoric(sentence: string, language: string): boolean {
  if (unspacedAnaphora.test(sentence)) return true;
  const starts = anaphoricStarts[language];
  if (starts?.test(sentence) === true && !speaksOfItself.test(sentence.slice(0, 24))) return true;
  return language === 'en' && anaphoricEarly.test(sentence) && !speaksOfItself.test(sentence.slice(0, 40));
}

/** True if the sentence needs a figure, a list, code or a section that the excerpt leaves behind, or is a document's small print. */
export function leansOnSurroundings(sentence: string): boolean {
  return (
    pointsElsewhere.test(sentence) || boilerplate.test(sentence) || chatter.test(sentence) || firstPerson.test(sentence)
  );
}

/** From 0 to 1: how well the sentence reads among sentences of other hands. */
export function standsAlone(sentence: string): number {
  let fit = 1;
  if (speaksOfItself.test(sentence)) fit *= 0.55;
  if (weSpeaking.test(sentence)) fit *= 0.7;
  if (
    /^There (?:are|is) (?:two|three|four|five|six|several|some|many|various|multiple|a (?:few|number|couple)) /.test(
      sentence,
    )
  )
    fit *= 0.6;
  if (/\b(?:you|your|yours)\b/i.test(sentence)) fit *= 0.9;
  if (sentence.endsWith('!')) fit *= 0.7;
  if (/\b(?:here|there|now|today|currently|recently|at present)\b/i.test(sentence)) fit *= 0.9;
  if (/\b(?:this|these|those|such)\b/i.test(sentence)) fit *= 0.85;
  if (/\b(?:it|they|them)\b/i.test(sentence)) fit *= 0.93;
  return fit;
}
