import type { StyleSummary } from '#shared/domain/citation-style.ts';
import type { Report } from '#shared/domain/report.ts';
import type { ReportFinding } from '#shared/domain/report-finding.ts';
import type { BibliographicData, Source } from '#shared/domain/source.ts';
import { plainTitle } from '#shared/text/plain-title.ts';

/** Sources whose data the style can't do without, and those of the library that nothing cites. */
export function lintReferences(options: {
  report: Pick<Report, 'bibliography'>;
  sourcesNeverCited: readonly Source[];
  style: Pick<StyleSummary, 'kind' | 'format'>;
}): readonly ReportFinding[] {
  const incomplete = options.report.bibliography.flatMap(({ source }): readonly ReportFinding[] => {
    const missing = missingIn(source, options.style);
    if (missing.length === 0) return [];
    return [
      {
        code: 'reference-incomplete',
        itemId: null,
        heading: '',
        sourceId: source.id,
        text: plainTitle(source.bibliographic.title),
        detail: `It is cited, but has no ${missing.join(', no ')}. Add what you know to the source’s details.`,
      },
    ];
  });
  return [...incomplete, ...neverCited(options.sourcesNeverCited)];
}

const namedTitles = 3;

/** One finding for all of them: a library may hold hundreds that a report has no use for. */
function neverCited(sources: readonly Source[]): readonly ReportFinding[] {
  const [first] = sources;
  if (first === undefined) return [];
  const titles = sources.slice(0, namedTitles).map(({ bibliographic }) => plainTitle(bibliographic.title));
  const left = sources.length - titles.length;
  return [
    {
      code: 'source-never-cited',
      itemId: null,
      heading: '',
      ...(sources.length === 1 && { sourceId: first.id }),
      text: [...titles, ...(left > 0 ? [`+ ${left}`] : [])].join('; '),
      detail: `The library has ${sources.length === 1 ? 'a source' : `${sources.length} sources`} that the report doesn’t cite and that won’t be among the references.`,
    },
  ];
}

function missingIn({ bibliographic, fileName }: Source, { kind, format }: Pick<StyleSummary, 'kind' | 'format'>) {
  const { title } = bibliographic;
  const namesAuthors = kind === 'note' || format === 'author-date' || format === 'author';
  return [
    ...(namesAuthors && !hasMaker(bibliographic) ? ['author'] : []),
    ...(hasDate(bibliographic) || format === 'author' ? [] : ['year']),
    ...(title.trim() === '' || title === fileName ? ['title'] : []),
  ];
}

function hasMaker(data: BibliographicData): boolean {
  return [data.author, data.editor, data.translator, data['container-author']].some(
    (names) => names !== undefined && names.length > 0,
  );
}

function hasDate({ issued, issuedAs, accessed, URL }: BibliographicData): boolean {
  return issued !== undefined || issuedAs?.literal !== undefined || (URL !== undefined && accessed !== undefined);
}
