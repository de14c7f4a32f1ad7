import type { Source } from 'docx/bibliography';

export type WordSourceType = Source['type'];

const types: Readonly<Record<string, WordSourceType>> = {
  article: 'report',
  'article-journal': 'journalArticle',
  'article-magazine': 'articleInAPeriodical',
  'article-newspaper': 'articleInAPeriodical',
  book: 'book',
  broadcast: 'film',
  chapter: 'bookSection',
  classic: 'book',
  collection: 'book',
  dataset: 'electronicSource',
  'entry-dictionary': 'bookSection',
  'entry-encyclopedia': 'bookSection',
  event: 'performance',
  figure: 'art',
  graphic: 'art',
  interview: 'interview',
  legal_case: 'case',
  map: 'art',
  motion_picture: 'film',
  'paper-conference': 'conferenceProceedings',
  patent: 'patent',
  performance: 'performance',
  periodical: 'articleInAPeriodical',
  post: 'website',
  'post-weblog': 'website',
  report: 'report',
  review: 'journalArticle',
  'review-book': 'journalArticle',
  software: 'electronicSource',
  song: 'soundRecording',
  speech: 'conferenceProceedings',
  standard: 'report',
  thesis: 'report',
  webpage: 'website',
};

/** Word's kind for a kind of CSL. Those that Word has none for are web documents or miscellaneous. */
export function sourceType(cslType: string, hasUrl: boolean): WordSourceType {
  return types[cslType] ?? (hasUrl ? 'documentFromWebsite' : 'miscellaneous');
}

/** Under which name each kind of source has the title of what it is in. */
export const containerFields: Readonly<Partial<Record<WordSourceType, keyof Source>>> = {
  art: 'publicationTitle',
  articleInAPeriodical: 'periodicalTitle',
  bookSection: 'bookTitle',
  case: 'reporter',
  conferenceProceedings: 'conferenceName',
  documentFromWebsite: 'websiteName',
  electronicSource: 'publicationTitle',
  interview: 'publicationTitle',
  journalArticle: 'journalName',
  miscellaneous: 'publicationTitle',
  soundRecording: 'albumTitle',
  website: 'websiteName',
};
