import type { PrintBlock } from '#main/ports/report-writer.ts';
import { wordsOf } from './runs.ts';
import type { Sheet } from './sheet.ts';
import { element, escapeXml } from './xml.ts';

type Entry = { readonly level: number; readonly anchor: string; readonly words: string };

/** A table of contents that LibreOffice can make anew; until then its page numbers are fields, which are always right. */
export function contentsXml(sheet: Sheet, further: readonly Entry[]): string {
  const { report } = sheet;
  const entries = [...report.blocks.flatMap(entryOf), ...further];
  const title = element('text:p', { 'text:style-name': 'Contents_20_Heading' }, escapeXml(report.wording.contents));
  const body = `${element('text:index-title', { 'text:style-name': 'Sect1', 'text:name': 'Contents1_Head' }, title)}${entries
    .map(entryXml)
    .join('')}`;
  return element(
    'text:table-of-content',
    { 'text:name': 'Contents1', 'text:style-name': 'Sect1', 'text:protected': true },
    `${source(report.wording.contents)}${element('text:index-body', {}, body)}`,
  );
}

function entryOf(block: PrintBlock): readonly Entry[] {
  if (block.type !== 'heading') return [];
  const number = block.number === null ? '' : `${block.number} `;
  return [{ level: Math.min(block.level, 6), anchor: block.anchor, words: `${number}${wordsOf(block.content)}` }];
}

function entryXml({ level, anchor, words }: Entry): string {
  const page = element('text:bookmark-ref', { 'text:reference-format': 'page', 'text:ref-name': anchor }, '1');
  const link = {
    'xlink:type': 'simple',
    'xlink:href': `#${anchor}`,
    'text:style-name': 'Index_20_Link',
    'text:visited-style-name': 'Index_20_Link',
  };
  const inner = element('text:a', link, `${escapeXml(words)}<text:tab/>${page}`);
  return element('text:p', { 'text:style-name': `Contents_20_${level}` }, inner);
}

function source(title: string): string {
  const templates = [1, 2, 3, 4, 5, 6].map((level) =>
    element(
      'text:table-of-content-entry-template',
      { 'text:outline-level': level, 'text:style-name': `Contents_20_${level}` },
      [
        element('text:index-entry-link-start', { 'text:style-name': 'Index_20_Link' }),
        element('text:index-entry-chapter', {}),
        element('text:index-entry-text', {}),
        element('text:index-entry-tab-stop', { 'style:type': 'right', 'style:leader-char': '.' }),
        element('text:index-entry-page-number', {}),
        element('text:index-entry-link-end', {}),
      ].join(''),
    ),
  );
  const head = element('text:index-title-template', { 'text:style-name': 'Contents_20_Heading' }, escapeXml(title));
  return element('text:table-of-content-source', { 'text:outline-level': 6 }, `${head}${templates.join('')}`);
}
