import { toId } from '#shared/base/ids.ts';
import type { Evidence } from '#shared/domain/evidence.ts';
import type { BibliographicData } from '#shared/domain/source.ts';
import type { IngestedSource } from '#main/ports/project-store.ts';
import { sourceOf } from '../sample-values.ts';
import type { Prose } from './words.ts';

const families = [
  'Smith',
  'Müller',
  'García Márquez',
  'O’Neill',
  'van der Berg',
  'Nguyễn',
  '王',
  'Kowalska',
  'Åström',
  'Öztürk',
  'Dubois',
  'Silva',
  'Haddad',
  'Ivanova',
  '田中',
  'Brown',
  'de la Cruz',
  'Schmidt-Weber',
  'Rossi',
  'Okafor',
] as const;
const givens = ['Ada', 'J. R.', 'Jörg', 'María', '小明', 'Zoë', 'Per', 'Olga', 'Anne-Marie', 'K.'] as const;
const types = [
  'article-journal',
  'book',
  'chapter',
  'report',
  'webpage',
  'paper-conference',
  'thesis',
  'legislation',
] as const;
const quotesPerSource = 4;

/** Sources of many kinds, each with evidence whose quotes are in its text to the letter. */
export function bigSources(
  prose: Prose,
  count: number,
): { readonly sources: readonly IngestedSource[]; readonly evidence: readonly Evidence[] } {
  const made = Array.from({ length: count }, (_, index) => {
    const bibliographic = dataOf(prose, index);
    const sentences = Array.from({ length: quotesPerSource }, (__, at) => `${prose.sentence()} (${index}.${at}).`);
    const ingested = sourceOf(sentences, `source ${index}`);
    return { sentences, ingested: { ...ingested, source: { ...ingested.source, pageCount: 40, bibliographic } } };
  });
  return {
    sources: made.map(({ ingested }) => ingested),
    evidence: made.flatMap(({ ingested, sentences }, index) =>
      sentences.map((exact, at): Evidence => {
        const charStart = ingested.text.indexOf(exact);
        const { id: sourceId } = ingested.source;
        const page = index % 7 === 0 ? null : prose.number(1, 40);
        return {
          id: toId('evi', `big${String(index).padStart(4, '0')}${at}`),
          goal: 'what is known of water',
          summary: exact,
          quotes: [{ sourceId, charStart, charEnd: charStart + exact.length, exact, prefix: '', suffix: '', page }],
          addedBy: 'planner',
          tags: [],
          note: '',
          status: 'active',
        };
      }),
    ),
  };
}

function dataOf(prose: Prose, index: number): BibliographicData {
  const type = types[index % types.length] ?? 'book';
  const names = Array.from({ length: index % 11 === 10 ? 0 : 1 + (index % 4) }, () => ({
    family: prose.pick(families),
    given: prose.pick(givens),
  }));
  const author = index % 13 === 12 ? [{ literal: 'Institute for Water & Cities' }] : names;
  const isPart = type === 'article-journal' || type === 'chapter' || type === 'paper-conference';
  return {
    type,
    title: `${prose.title()}${index % 9 === 0 ? ': 100% of “what we know” & more' : ''}`,
    ...(author.length > 0 && { author }),
    ...(index % 17 !== 16 && {
      issued: index % 3 === 0 ? [1990 + (index % 35), 1 + (index % 12)] : [1990 + (index % 35)],
    }),
    ...(isPart && {
      'container-title': index % 2 === 0 ? 'Journal of Urban Water_Supply' : 'Proceedings of the Water Week',
      page: `${10 + index}-${20 + index}`,
    }),
    ...(type === 'article-journal' && { volume: String(1 + (index % 40)), issue: String(1 + (index % 6)) }),
    ...((type === 'book' || type === 'chapter') && {
      publisher: 'Example University Press',
      'publisher-place': 'Leiden',
    }),
    ...(type === 'chapter' && { editor: [{ family: prose.pick(families), given: prose.pick(givens) }] }),
    ...(type === 'webpage' && {
      URL: `https://example.org/water/${index}?a=1&b=2`,
      accessed: [2025, 3, 1 + (index % 28)],
    }),
    ...(index % 4 === 0 && { DOI: `10.1000/water_${index}.(${index})` }),
  };
}
