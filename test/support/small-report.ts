import { createHash } from 'node:crypto';
import { toId, type EvidenceId } from '#shared/base/ids.ts';
import type { Asset } from '#shared/domain/asset.ts';
import type { Evidence } from '#shared/domain/evidence.ts';
import type { Report, ReportPart } from '#shared/domain/report.ts';
import type { BlockNode } from '#shared/domain/rich-text.ts';
import type { BibliographicData } from '#shared/domain/source.ts';
import { assetOfPng, pngOfBars } from './png.ts';
import {
  cell,
  cite,
  citeWith,
  footnote,
  header,
  heading,
  inline,
  item,
  link,
  marked,
  maths,
  paragraph,
  table,
} from './rich-text-values.ts';
import { sourceOf } from './sample-values.ts';

const works: readonly BibliographicData[] = [
  {
    type: 'article-journal',
    title: 'Small things & their <weights>',
    author: [
      { family: 'Smith', given: 'Ada' },
      { family: 'Müller-Lüdenscheidt', given: 'Jörg' },
    ],
    issued: [2024, 3, 1],
    'container-title': 'Journal of 100% Real Things',
    volume: '12',
    issue: '3',
    page: '45-67',
    DOI: '10.1000/xyz_123',
  },
  {
    type: 'book',
    title: '城市与水',
    author: [{ family: '王', given: '小明' }],
    issued: [2019],
    publisher: '大学出版社',
    'publisher-place': '北京',
  },
  {
    type: 'webpage',
    title: 'Guide to the $5 question',
    URL: 'https://example.org/a?b=c&d=%20#e',
    accessed: [2025, 6, 2],
  },
  {
    type: 'report',
    title: 'Smith again',
    author: [{ family: 'Smith', given: 'Bea' }],
    issued: [2024],
    'citation-key': 'bea:2024_report',
  },
  {
    type: 'chapter',
    title: 'Third by Smith',
    author: [{ family: 'Smith', given: 'Ada' }],
    issued: [2024],
    editor: [{ literal: 'The Editors’ Collective' }],
    'container-title': 'A book of chapters',
  },
];

/** A report in memory that has a bit of everything a report can have, with the bytes of its images. */
export function smallReport(): { report: Report; bytesOf: (asset: Asset) => Uint8Array } {
  const sources = works.map((bibliographic, index) => {
    const { source } = sourceOf([`First words of ${index}.`, `Second words of ${index}.`], `Source ${index}`);
    return { ...source, bibliographic };
  });
  const evidence = sources.flatMap((source, index): readonly Evidence[] =>
    [3, 4, 9].map((page, at) => ({
      id: toId('evi', `small${index}${at}`),
      goal: 'what is small',
      summary: `Says number ${index}.${at}`,
      quotes: [
        {
          sourceId: source.id,
          charStart: 0,
          charEnd: 16,
          exact: `“First” <words> & of ${index}.${at}`,
          prefix: '',
          suffix: '',
          page: index === 2 ? null : page,
        },
      ],
      addedBy: 'planner',
      tags: [],
      note: '',
      status: 'active',
    })),
  );
  const [red, blue] = [pngOfBars([0.2, 0.9, 0.5]), pngOfBars([0.7, 0.1], { width: 200, height: 50 })];
  const images = [red, blue].map((bytes, at) => ({ bytes, asset: assetOfPng(bytes, `image ${at}.png`) }));
  const bytes = new Map(images.map(({ bytes: own, asset }) => [asset.id, own]));
  const ids = evidence.map(({ id }) => id);
  const report: Report = {
    title: 'Small things: a report & its parts',
    authors: ['Ada Lovelace', 'Grace Hopper'],
    citationStyle: 'numbered',
    brief: { question: 'What is small?', lengthWords: 500 },
    reasoner: 'extractive',
    language: 'en',
    parts: partsOf(
      ids,
      images.map(({ asset }) => asset),
    ),
    bibliography: sources.map((source, index) => ({ number: index + 1, source })),
    evidence: new Map(evidence.map((each) => [each.id, each])),
    assets: new Map(images.map(({ asset }) => [asset.id, asset])),
    librarySourceCount: sources.length,
  };
  return {
    report,
    bytesOf: ({ id }) => {
      const found = bytes.get(id);
      if (found === undefined) throw new Error(`no image ${id}`);
      return found;
    },
  };
}

function partsOf(ids: readonly EvidenceId[], assets: readonly Asset[]): readonly ReportPart[] {
  const id = (source: number, quote: number): EvidenceId => {
    const found = ids[source * 3 + quote];
    if (found === undefined) throw new Error('no such evidence');
    return found;
  };
  const unknown = toId('evi', 'gone00');
  return [
    partOf('Introduction', 1, [
      paragraph(
        'Small things weigh little ',
        cite(id(0, 0), id(0, 1), id(0, 2), id(1, 0)),
        '. They are many',
        footnote('A note with ', marked('marks', 'italic'), ' and a citation ', cite(id(2, 0)), '.'),
        '.',
      ),
      paragraph(
        marked('bold', 'bold'),
        ' ',
        marked('italic', 'italic'),
        ' ',
        marked('both', 'bold', 'italic'),
        ' ',
        marked('underlined', 'underline'),
        ' ',
        marked('struck', 'strike'),
        ' x',
        marked('2', 'superscript'),
        ' H',
        marked('2', 'subscript'),
        'O ',
        marked('code()', 'code'),
        ' ',
        link('a link', 'https://example.org/?a=1&b=2'),
        '.',
        { type: 'hardBreak' },
        'After a break: < > & " \' \\ { } % $ # _ ^ ~ * ` [ ] | @.',
      ),
    ]),
    partOf('Findings', 1, null),
    partOf('What was measured & how', 2, [
      heading(3, 'Inside a section ', marked('emphasised', 'italic')),
      paragraph(
        'As ',
        citeWith({ evidenceIds: [id(0, 0)], mode: 'author-in-text' }),
        ' says, ',
        maths('E = mc^2'),
        ' holds (',
        citeWith({ evidenceIds: [id(3, 0)], prefix: 'see ', locator: 'ch. 3', suffix: ', emphasis added' }),
        ').',
      ),
      { type: 'mathBlock', attrs: { latex: '\\int_0^1 x^2 \\, dx = \\frac{1}{3}' } },
      { type: 'mathBlock', attrs: { latex: '\\frac{1' } },
      heading(4, 'One deeper'),
      {
        type: 'bulletList',
        content: [
          item(paragraph('One'), { type: 'bulletList', content: [item(paragraph('Inner ', cite(id(4, 0))))] }),
          item(paragraph('Two'), paragraph('Second paragraph of two.')),
        ],
      },
      { type: 'orderedList', attrs: { start: 3 }, content: [item(paragraph('Three')), item(paragraph('Four'))] },
      {
        type: 'blockquote',
        content: [paragraph('A quotation of two paragraphs.'), paragraph('Its second ', cite(id(1, 1)), '.')],
      },
      {
        type: 'codeBlock',
        attrs: { language: 'python' },
        content: [{ type: 'text', text: 'def f(x):\n    return x < 2 and "a&b"\n' }],
      },
      { type: 'horizontalRule' },
    ]),
    partOf('Tables and figures', 2, [
      table(
        'Weights & measures in 100%',
        [header('Thing', { rows: 2 }), header('Weight', { columns: 2 })],
        [header('min'), header('max')],
        [cell('Ant'), cell('1 mg'), cell([paragraph('5 mg ', cite(id(0, 1)))])],
        [
          cell([paragraph('Bee'), { type: 'bulletList', content: [item(paragraph('worker'))] }]),
          cell('80–120 mg', { columns: 2 }),
        ],
      ),
      table('', [cell('Neither'), cell('header')], [cell('nor'), cell('caption')]),
      {
        type: 'figure',
        attrs: { assetId: assets[0]?.id ?? toId('ast', 'gone00'), alt: 'Three bars', widthPercent: 60 },
        content: inline('Weights of three things ', cite(id(3, 1)), '.'),
      },
      {
        type: 'figure',
        attrs: { assetId: assets[1]?.id ?? toId('ast', 'gone00'), alt: 'Two bars', widthPercent: 100 },
      },
    ]),
    partOf('其他语言', 1, [
      paragraph('城市里的水很少', cite(id(1, 2)), '。'),
      paragraph('هذه جملة بالعربية تتضمن رقم 25 ', cite(id(4, 1)), '.'),
      paragraph('It leads nowhere ', cite(unknown), '.'),
    ]),
    partOf('Not drafted', 1, null),
  ];
}

function partOf(words: string, depth: number, content: BlockNode[] | null): ReportPart {
  const suffix = createHash('sha256').update(words).digest('hex').slice(0, 12);
  const itemId = toId('itm', suffix);
  return {
    itemId,
    heading: words,
    depth,
    role: 'body',
    isNotInSources: false,
    evidenceIds: [],
    isLeaf: content !== null,
    section:
      content === null
        ? null
        : { id: toId('sec', suffix), itemId, state: { status: 'edited', body: { type: 'doc', content }, digest: '' } },
  };
}
