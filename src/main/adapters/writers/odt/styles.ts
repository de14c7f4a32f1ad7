import type { PrintableReport } from '#main/ports/report-writer.ts';
import { listStyles } from './list-styles.ts';
import { pageParts } from './page-styles.ts';
import { paragraphStyle, paragraphStyles } from './paragraph-styles.ts';
import { mono, serif, size } from './text-properties.ts';
import { element, xmlDocument, type Attributes } from './xml.ts';

/** The styles that a person sees and may change, under the names that LibreOffice knows and translates. */
export function stylesXml(report: PrintableReport, isRightToLeft: boolean): string {
  const styles = [
    defaultStyle(report, isRightToLeft),
    ...paragraphStyles(report).map(paragraphStyle),
    ...textStyles.map(([name, properties]) =>
      element(
        'style:style',
        { 'style:name': name, 'style:display-name': shown(name), 'style:family': 'text' },
        Object.keys(properties).length === 0 ? '' : element('style:text-properties', properties),
      ),
    ),
    graphicStyle('Graphics', { 'style:vertical-pos': 'top', 'style:vertical-rel': 'baseline' }),
    graphicStyle('Formula', { 'style:vertical-pos': 'middle', 'style:vertical-rel': 'text' }),
    outlineStyle(report.options.numbersHeadings),
    listStyles,
    notesConfiguration(report.notePlace),
  ];
  const { automatic, master } = pageParts(report, isRightToLeft);
  const inner = [
    element('office:styles', {}, styles.join('')),
    element('office:automatic-styles', {}, automatic),
    element('office:master-styles', {}, master),
  ];
  return xmlDocument('office:document-styles', `${fontFaces}${inner.join('')}`);
}

const fonts = [
  ['Liberation Serif', 'roman'],
  ['Liberation Sans', 'swiss'],
  ['Liberation Mono', 'modern'],
  ['Noto Serif CJK SC', 'roman'],
  ['Noto Sans CJK SC', 'swiss'],
  ['Noto Sans Mono CJK SC', 'modern'],
  ['Noto Naskh Arabic', 'roman'],
] as const;

/** The fonts that styles name; each file of the package declares them. */
export const fontFaces = element(
  'office:font-face-decls',
  {},
  fonts
    .map(([name, generic]) =>
      element('style:font-face', {
        'style:name': name,
        'svg:font-family': `'${name}'`,
        'style:font-family-generic': generic,
      }),
    )
    .join(''),
);

function defaultStyle({ language }: PrintableReport, isRightToLeft: boolean): string {
  const { language: code, script, region } = new Intl.Locale(language).maximize();
  const isAsian = /^(?:Hans|Hant|Jpan|Kore)$/.test(script ?? '');
  const own = { code, region: region ?? 'none' };
  const [latin, asian, complex] = [
    isAsian || isRightToLeft ? { code: 'en', region: 'US' } : own,
    isAsian ? own : { code: 'zh', region: 'CN' },
    isRightToLeft ? own : { code: 'ar', region: 'SA' },
  ];
  const languages = {
    'fo:language': latin.code,
    'fo:country': latin.region,
    'style:language-asian': asian.code,
    'style:country-asian': asian.region,
    'style:language-complex': complex.code,
    'style:country-complex': complex.region,
  };
  return element(
    'style:default-style',
    { 'style:family': 'paragraph' },
    `${element('style:paragraph-properties', {
      'style:writing-mode': isRightToLeft ? 'rl-tb' : 'lr-tb',
      'fo:text-align': isRightToLeft ? 'right' : 'left',
      'fo:orphans': 2,
      'fo:widows': 2,
      'style:tab-stop-distance': '1.25cm',
    })}${element('style:text-properties', { ...serif, ...size(11), ...languages })}`,
  );
}

const textStyles: readonly (readonly [string, Attributes])[] = [
  ['Internet_20_Link', { 'fo:color': '#1a4b8c', 'style:text-underline-style': 'solid' }],
  ['Visited_20_Internet_20_Link', { 'fo:color': '#5b2c83', 'style:text-underline-style': 'solid' }],
  ['Citation_20_Link', {}],
  ['Index_20_Link', {}],
  ['Source_20_Text', mono],
  ['Footnote_20_Symbol', {}],
  ['Endnote_20_Symbol', {}],
  ['Footnote_20_anchor', { 'style:text-position': 'super 58%' }],
  ['Endnote_20_anchor', { 'style:text-position': 'super 58%' }],
  ['Numbering_20_Symbols', {}],
  ['Bullet_20_Symbols', {}],
];

function graphicStyle(name: string, place: Attributes): string {
  const properties = {
    'text:anchor-type': 'as-char',
    ...place,
    'style:wrap': 'none',
    'fo:padding': '0cm',
    'fo:border': 'none',
  };
  return element(
    'style:style',
    { 'style:name': name, 'style:family': 'graphic' },
    element('style:graphic-properties', properties),
  );
}

function outlineStyle(numbersHeadings: boolean): string {
  const levels = [1, 2, 3, 4, 5, 6].map((level) =>
    element(
      'text:outline-level-style',
      {
        'text:level': level,
        'style:num-format': numbersHeadings ? '1' : '',
        'text:display-levels': numbersHeadings && level > 1 ? level : null,
      },
      element(
        'style:list-level-properties',
        { 'text:list-level-position-and-space-mode': 'label-alignment' },
        element('style:list-level-label-alignment', {
          'text:label-followed-by': numbersHeadings ? 'space' : 'nothing',
        }),
      ),
    ),
  );
  return element('text:outline-style', { 'style:name': 'Outline' }, levels.join(''));
}

function notesConfiguration(place: PrintableReport['notePlace']): string {
  const of = (kind: 'footnote' | 'endnote', extra: Attributes): string => {
    const name = kind === 'footnote' ? 'Footnote' : 'Endnote';
    return element('text:notes-configuration', {
      'text:note-class': kind,
      'text:default-style-name': name,
      'text:citation-style-name': `${name}_20_Symbol`,
      'text:citation-body-style-name': `${name}_20_anchor`,
      'style:num-format': '1',
      'text:start-value': 0,
      ...extra,
    });
  };
  const foot = of('footnote', { 'text:footnotes-position': 'page', 'text:start-numbering-at': 'document' });
  return place === 'foot' ? foot : `${foot}${of('endnote', {})}`;
}

function shown(name: string): string {
  return name.replaceAll('_20_', ' ');
}
