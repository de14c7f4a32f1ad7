import { createHash } from 'node:crypto';
import type { PrintBlock } from '#main/ports/report-writer.ts';
import { renderBlock } from './blocks.ts';
import { widthRules } from './base-style.ts';
import { renderContents } from './contents.ts';
import { renderAppendix, renderNotes, renderReferences } from './endings.ts';
import type { Layout } from './layout.ts';
import { element, emptyElement, escapeText } from './markup.ts';
import { renderOpenedNote, renderOpenedQuotes } from './quotes.ts';
import { quoteScript } from './quote-script.ts';
import { directionOf } from './script-of-text.ts';

/** A whole page in pieces, so that whoever writes it can do other things between them. */
export function* pageParts(layout: Layout, style: string): Generator<string> {
  const { report, edition } = layout;
  const { language, blocks, notes, bibliography, appendix, options } = report;
  const direction = directionOf(language);
  const isOnScreen = edition.kind === 'screen';
  yield `<!DOCTYPE html>\n<html lang="${escapeText(language)}"${direction === 'rtl' ? ' dir="rtl"' : ''}>\n`;
  yield renderHead(layout, `${style}${widthRules(widthsOf(blocks))}\n`);
  yield `<body>\n<div class="page${options.hasContents ? ' has-contents' : ''}">\n`;
  // On paper the title comes first; on a screen the contents are a landmark of their own beside the report.
  if (options.hasContents && isOnScreen) yield `${renderContents(layout)}\n`;
  yield `<main>\n${renderTitle(layout)}\n`;
  if (options.hasContents && !isOnScreen) yield `${renderContents(layout)}\n`;
  yield* sectionParts(layout);
  if (notes.length > 0) yield `${renderNotes(layout)}\n`;
  if (bibliography.references.length > 0) yield `${renderReferences(layout)}\n`;
  if (appendix !== null) for (const part of renderAppendix(appendix, layout)) yield `${part}\n`;
  // Behind all else it moves nothing.
  if (!options.hasContents && edition.kind === 'paper' && edition.pageOf === null) yield renderContents(layout);
  yield '</main>\n</div>\n';
  if (isOnScreen) {
    for (const citation of report.citations)
      if (citation.quotes.length > 0) yield `${renderOpenedQuotes(citation, layout)}\n`;
    if (notes.length > 0) yield `${renderOpenedNote(layout)}\n`;
    yield `<script>${quoteScript}</script>\n`;
  }
  yield '</body>\n</html>\n';
}

/** Nothing may be loaded, sent or run but what the page holds. */
function renderHead({ report, edition }: Layout, style: string): string {
  const { title, authors, date } = report;
  const policy = [
    "default-src 'none'",
    'img-src data:',
    `style-src '${hashOf(style)}'`,
    ...(edition.kind === 'screen' ? [`script-src '${hashOf(quoteScript)}'`] : []),
    "base-uri 'none'",
    "form-action 'none'",
  ].join('; ');
  const lines = [
    emptyElement('meta', { charset: 'utf-8' }),
    emptyElement('meta', { 'http-equiv': 'Content-Security-Policy', content: policy }),
    emptyElement('meta', { name: 'viewport', content: 'width=device-width, initial-scale=1' }),
    element('title', {}, escapeText(title)),
    ...authors.map((author) => emptyElement('meta', { name: 'author', content: author })),
    emptyElement('meta', { name: 'date', content: date }),
    emptyElement('meta', { name: 'generator', content: 'Heddle' }),
    emptyElement('meta', { name: 'referrer', content: 'no-referrer' }),
    `<style>${style}</style>`,
  ];
  return `${element('head', {}, `\n${lines.join('\n')}\n`)}\n`;
}

function renderTitle({ report }: Layout): string {
  const { title, authors, date, language, note } = report;
  const day = new Intl.DateTimeFormat(language, { dateStyle: 'long', timeZone: 'UTC' }).format(new Date(date));
  const lines = [
    element('h1', {}, escapeText(title)),
    authors.length === 0 ? '' : element('p', { class: 'byline authors' }, escapeText(authors.join(', '))),
    element('p', { class: 'byline' }, element('time', { datetime: date }, escapeText(day))),
    note === '' ? '' : element('p', { class: 'provenance' }, escapeText(note)),
  ];
  return element('header', { class: 'title-block' }, lines.filter((line) => line !== '').join('\n'));
}

/** Each heading opens a section that ends before the next heading of its level or a higher one. */
function* sectionParts(layout: Layout): Generator<string> {
  const open: number[] = [];
  for (const block of layout.report.blocks) {
    if (block.type === 'heading') {
      while ((open.at(-1) ?? 0) >= block.level) {
        open.pop();
        yield '</section>\n';
      }
      open.push(block.level);
      yield '<section>\n';
    }
    yield `${renderBlock(block, layout)}\n`;
  }
  yield '</section>\n'.repeat(open.length);
}

function widthsOf(blocks: readonly PrintBlock[]): ReadonlySet<number> {
  const percents = blocks.flatMap(widths).map((percent) => Math.max(1, Math.min(100, Math.round(percent))));
  return new Set(percents);
}

function widths(block: PrintBlock): readonly number[] {
  switch (block.type) {
    case 'figure':
      return [block.widthPercent];
    case 'table':
      return [
        ...block.columnWidths.map((width) => width * 100),
        ...block.rows.flatMap(({ cells }) => cells.flatMap(({ blocks }) => blocks.flatMap(widths))),
      ];
    case 'bullet-list':
    case 'ordered-list':
      return block.items.flat().flatMap(widths);
    case 'quotation':
      return block.blocks.flatMap(widths);
    case 'heading':
    case 'paragraph':
    case 'code':
    case 'maths':
    case 'rule':
      return [];
  }
}

function hashOf(text: string): string {
  return `sha256-${createHash('sha256').update(text).digest('base64')}`;
}
