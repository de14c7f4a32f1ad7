import { shownField, textFieldNames, type DetailsField, type DetailsForm } from './details-form.ts';

/** The types a person chooses from; a source may have another. */
export const sourceTypes = [
  'document',
  'report',
  'article-journal',
  'article-magazine',
  'article-newspaper',
  'article',
  'book',
  'chapter',
  'paper-conference',
  'thesis',
  'webpage',
  'post-weblog',
  'dataset',
  'software',
  'standard',
  'patent',
  'legislation',
  'legal_case',
  'manuscript',
  'speech',
  'interview',
] as const;

const inPeriodicals: readonly DetailsField[] = ['container', 'volume', 'issue', 'page', 'number', 'ISSN'];
const whole: readonly DetailsField[] = ['edition', 'volume', 'collection', 'publisher', 'place', 'ISBN'];
const issuedBy: readonly DetailsField[] = ['genre', 'number', 'publisher', 'place'];

const byType: Readonly<Record<string, readonly DetailsField[]>> = {
  'article-journal': inPeriodicals,
  'article-magazine': inPeriodicals,
  'article-newspaper': [...inPeriodicals, 'edition', 'place'],
  article: ['number', 'publisher', 'genre'],
  book: ['editors', ...whole],
  chapter: ['editors', 'container', 'page', ...whole],
  'paper-conference': ['editors', 'container', 'page', 'collection', 'volume', 'publisher', 'place', 'ISBN'],
  thesis: ['genre', 'publisher', 'place'],
  report: ['editors', ...issuedBy, 'collection', 'ISBN'],
  webpage: ['container', 'publisher'],
  'post-weblog': ['container', 'publisher'],
  dataset: ['publisher', 'number'],
  software: ['publisher', 'number'],
  standard: issuedBy,
  patent: issuedBy,
  legislation: ['number', 'container', 'volume', 'page'],
  legal_case: ['number', 'container', 'volume', 'page', 'publisher'],
};

const everywhere: readonly DetailsField[] = ['DOI', 'URL', 'accessed', 'language', 'key', 'abstract', 'note'];

/** The fields that matter for a source of this type, and those that say something anyway. */
export function fieldsOfType(form: DetailsForm): ReadonlySet<DetailsField> {
  const wanted = [...(byType[form.type] ?? ['container', 'publisher', 'place', 'number']), ...everywhere];
  const said = (['editors', ...Object.keys(textFieldNames)] as DetailsField[]).filter(
    (field) => shownField(form, field) !== '',
  );
  return new Set([...wanted, ...said]);
}
