import type { BibliographicData } from '#shared/domain/source.ts';

/** What CSL calls the entries of BibTeX and BibLaTeX. */
const cslTypes: Readonly<Record<string, string>> = {
  article: 'article-journal',
  artwork: 'graphic',
  audio: 'song',
  book: 'book',
  bookinbook: 'chapter',
  booklet: 'book',
  collection: 'book',
  conference: 'paper-conference',
  dataset: 'dataset',
  electronic: 'webpage',
  image: 'figure',
  inbook: 'chapter',
  incollection: 'chapter',
  inproceedings: 'paper-conference',
  inreference: 'entry',
  jurisdiction: 'legal_case',
  legal: 'treaty',
  legislation: 'legislation',
  letter: 'personal_communication',
  manual: 'report',
  mastersthesis: 'thesis',
  movie: 'motion_picture',
  music: 'song',
  mvbook: 'book',
  mvcollection: 'book',
  mvproceedings: 'book',
  mvreference: 'book',
  online: 'webpage',
  patent: 'patent',
  performance: 'performance',
  periodical: 'periodical',
  phdthesis: 'thesis',
  proceedings: 'book',
  reference: 'book',
  report: 'report',
  review: 'review',
  software: 'software',
  standard: 'standard',
  suppbook: 'chapter',
  suppcollection: 'chapter',
  suppperiodical: 'article-journal',
  techreport: 'report',
  thesis: 'thesis',
  unpublished: 'manuscript',
  video: 'motion_picture',
  www: 'webpage',
};

/** The entries of BibLaTeX's manual that its own styles print; what they have nothing for is `misc`. */
const biblatexTypes: Readonly<Record<string, string>> = {
  'article-journal': 'article',
  'article-magazine': 'article',
  'article-newspaper': 'article',
  article: 'unpublished',
  bill: 'legislation',
  book: 'book',
  chapter: 'incollection',
  classic: 'book',
  collection: 'collection',
  dataset: 'dataset',
  entry: 'inreference',
  'entry-dictionary': 'inreference',
  'entry-encyclopedia': 'inreference',
  hearing: 'legislation',
  legal_case: 'jurisdiction',
  legislation: 'legislation',
  manuscript: 'unpublished',
  pamphlet: 'booklet',
  'paper-conference': 'inproceedings',
  patent: 'patent',
  periodical: 'periodical',
  post: 'online',
  'post-weblog': 'online',
  regulation: 'legislation',
  report: 'report',
  review: 'article',
  'review-book': 'article',
  software: 'software',
  speech: 'unpublished',
  thesis: 'thesis',
  treaty: 'legal',
  webpage: 'online',
};

const bibtexTypes: Readonly<Record<string, string>> = {
  ...biblatexTypes,
  bill: 'misc',
  collection: 'book',
  dataset: 'misc',
  entry: 'incollection',
  'entry-dictionary': 'incollection',
  'entry-encyclopedia': 'incollection',
  hearing: 'misc',
  legal_case: 'misc',
  legislation: 'misc',
  patent: 'misc',
  periodical: 'misc',
  post: 'misc',
  'post-weblog': 'misc',
  regulation: 'misc',
  report: 'techreport',
  software: 'misc',
  thesis: 'phdthesis',
  treaty: 'misc',
  webpage: 'misc',
};

/** What BibLaTeX's keys for kinds of theses, reports and patents print in English. */
const kinds: Readonly<Record<string, string>> = {
  bathesis: "Bachelor's thesis",
  mathesis: "Master's thesis",
  phdthesis: 'PhD thesis',
  candthesis: 'Candidate thesis',
  techreport: 'technical report',
  resreport: 'research report',
  software: 'computer software',
  datacd: 'data cd',
  audiocd: 'audio cd',
  patent: 'patent',
  patentde: 'German patent',
  patenteu: 'European patent',
  patentfr: 'French patent',
  patentuk: 'British patent',
  patentus: 'U.S. patent',
  patreq: 'patent request',
};

export function cslTypeOf(entryType: string, subtype: string): string {
  if (entryType === 'article' && /^(?:magazine|newspaper)$/i.test(subtype)) return `article-${subtype.toLowerCase()}`;
  return cslTypes[entryType] ?? 'document';
}

export function entryTypeOf(data: BibliographicData, form: 'bibtex' | 'biblatex'): string {
  if (form === 'biblatex') return biblatexTypes[data.type] ?? 'misc';
  if (data.type === 'thesis' && /master|diplom|magist/i.test(data.genre ?? '')) return 'mastersthesis';
  return bibtexTypes[data.type] ?? 'misc';
}

/** A work's kind in words. */
export function genreOf(entryType: string, written: string): string {
  if (written !== '') return kinds[written.toLowerCase()] ?? written;
  if (entryType === 'mastersthesis') return "Master's thesis";
  return entryType === 'phdthesis' ? 'PhD thesis' : '';
}

export function kindKeyOf(genre: string): string {
  return Object.entries(kinds).find(([, words]) => words === genre)?.[0] ?? genre;
}

/** Whose `journaltitle` and `number` are a journal's. */
export function isArticle(entryType: string): boolean {
  return entryType === 'article' || entryType === 'suppperiodical';
}
