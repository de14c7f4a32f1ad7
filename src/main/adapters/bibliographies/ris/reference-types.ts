/** CSL types by the type of a RIS record. Where several mean the same, the first is the one written. */
const types: readonly (readonly [string, string])[] = [
  ['JOUR', 'article-journal'],
  ['MGZN', 'article-magazine'],
  ['NEWS', 'article-newspaper'],
  ['INPR', 'article'],
  ['BOOK', 'book'],
  ['CHAP', 'chapter'],
  ['CPAPER', 'paper-conference'],
  ['CONF', 'paper-conference'],
  ['THES', 'thesis'],
  ['RPRT', 'report'],
  ['ELEC', 'webpage'],
  ['BLOG', 'post-weblog'],
  ['ICOMM', 'post'],
  ['COMP', 'software'],
  ['DATA', 'dataset'],
  ['PAT', 'patent'],
  ['STAND', 'standard'],
  ['CASE', 'legal_case'],
  ['STAT', 'legislation'],
  ['LAW', 'legislation'],
  ['BILL', 'bill'],
  ['UNBILL', 'bill'],
  ['HEAR', 'hearing'],
  ['MAP', 'map'],
  ['MUSIC', 'musical_score'],
  ['SOUND', 'song'],
  ['MPCT', 'motion_picture'],
  ['VIDEO', 'motion_picture'],
  ['ADVS', 'motion_picture'],
  ['SLIDE', 'speech'],
  ['MANSCPT', 'manuscript'],
  ['UNPB', 'manuscript'],
  ['PAMP', 'pamphlet'],
  ['PCOMM', 'personal_communication'],
  ['ENCYC', 'entry-encyclopedia'],
  ['DICT', 'entry-dictionary'],
  ['ART', 'graphic'],
  ['FIGURE', 'figure'],
  ['CHART', 'figure'],
  ['EQUA', 'figure'],
  ['JFULL', 'periodical'],
  ['SER', 'periodical'],
  ['EJOUR', 'article-journal'],
  ['ABST', 'article-journal'],
  ['EBOOK', 'book'],
  ['EDBOOK', 'book'],
  ['CTLG', 'book'],
  ['ECHAP', 'chapter'],
  ['CLSWK', 'classic'],
  ['GOVDOC', 'report'],
  ['GRNT', 'report'],
  ['DBASE', 'dataset'],
  ['AGGR', 'dataset'],
  ['GEN', 'document'],
];

export function cslTypeOfRis(type: string): string {
  return types.find(([ris]) => ris === type.toUpperCase())?.[1] ?? 'document';
}

export function risTypeOf(cslType: string): string {
  return types.find(([, csl]) => csl === cslType)?.[0] ?? 'GEN';
}

/** Works that stand in a larger one: their `T2` is that, and not a series. */
export function hasContainer(cslType: string): boolean {
  return !/^(?:book|classic|thesis|report|map|musical_score|pamphlet|standard)$/.test(cslType);
}

/** Whose standard number is an ISBN. */
export function isBookLike(cslType: string): boolean {
  return /^(?:book|classic|chapter|entry|entry-dictionary|entry-encyclopedia|paper-conference|thesis|report|pamphlet)$/.test(
    cslType,
  );
}
