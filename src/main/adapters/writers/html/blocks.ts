import type { PrintBlock, PrintRun } from '#main/ports/report-writer.ts';
import { captionLabel, widthClass } from './caption.ts';
import { imagePlace } from './images.ts';
import type { Layout } from './layout.ts';
import { element, emptyElement, escapeText, type Attributes } from './markup.ts';
import { plainRuns, renderMaths, renderRuns } from './runs.ts';
import { languageOf } from './script-of-text.ts';
import { renderTable } from './table.ts';

type Figure = Extract<PrintBlock, { type: 'figure' }>;
type Heading = Extract<PrintBlock, { type: 'heading' }>;

/** One block of the report as markup; a heading of level 1 is the page's second. */
export function renderBlock(block: PrintBlock, layout: Layout): string {
  switch (block.type) {
    case 'heading':
      return renderHeading(block, layout);
    case 'paragraph':
      return block.content.length === 0 ? '' : renderParagraph(block.content, layout);
    case 'bullet-list':
      return element('ul', languageOfBlocks(block.items.flat(), layout), renderItems(block.items, layout));
    case 'ordered-list': {
      const attributes = {
        start: block.start === 1 ? null : block.start,
        ...languageOfBlocks(block.items.flat(), layout),
      };
      return element('ol', attributes, renderItems(block.items, layout));
    }
    case 'quotation':
      return element('blockquote', languageOfBlocks(block.blocks, layout), renderBlocks(block.blocks, layout));
    case 'code':
      return renderCode(block);
    case 'table':
      return renderTable(block, layout, { attributes: languageOfBlocks, render: renderCompact });
    case 'figure':
      return renderFigure(block, layout);
    case 'maths':
      return element('div', { class: 'display-maths' }, renderMaths(block));
    case 'rule':
      return '<hr>';
  }
}

function renderParagraph(content: readonly PrintRun[], layout: Layout): string {
  return element('p', languageOfRuns(content, layout), renderRuns(content, layout));
}

export function languageOfRuns(runs: readonly PrintRun[], { report }: Layout): Attributes {
  return { ...languageOf(plainRuns(runs), report.language) };
}

function renderBlocks(blocks: readonly PrintBlock[], layout: Layout): string {
  return blocks.map((block) => renderBlock(block, layout)).join('\n');
}

function renderHeading({ level, anchor, number, content }: Heading, layout: Layout): string {
  const label = number === null ? '' : `${element('span', { class: 'number' }, escapeText(number))} `;
  const attributes = { id: anchor, ...languageOfRuns(content, layout) };
  return element(`h${Math.min(level + 1, 6)}`, attributes, `${label}${renderRuns(content, layout)}`);
}

function renderItems(items: readonly (readonly PrintBlock[])[], layout: Layout): string {
  return items.map((blocks) => element('li', {}, renderCompact(blocks, layout))).join('\n');
}

/** A paragraph that comes first needs no element of its own in an item or a cell. */
function renderCompact(blocks: readonly PrintBlock[], layout: Layout): string {
  const [first, ...rest] = blocks;
  if (first?.type !== 'paragraph') return renderBlocks(blocks, layout);
  const isOneText = rest.every(({ type }) => type === 'bullet-list' || type === 'ordered-list');
  if (!isOneText) return renderBlocks(blocks, layout);
  return [renderRuns(first.content, layout), ...rest.map((block) => renderBlock(block, layout))].join('\n');
}

function renderCode({ language, text }: Extract<PrintBlock, { type: 'code' }>): string {
  const name = language !== null && /^[\w+#.-]+$/.test(language) ? `language-${language}` : null;
  // What is wider than the page scrolls, by keyboard too.
  const isWide = text.split('\n').some((line) => line.length > 60);
  return element(
    'pre',
    { dir: 'ltr', tabindex: isWide ? 0 : null },
    element('code', { class: name }, escapeText(text)),
  );
}

function renderFigure({ anchor, number, assetId, alt, widthPercent, caption }: Figure, layout: Layout): string {
  const { asset } = layout.report.images.get(assetId) ?? {};
  // Attributes lose the marks of the place, as all text does: it is put in behind them.
  const image = emptyElement('img', {
    alt,
    width: asset?.width,
    height: asset?.height,
    class: widthClass(widthPercent),
    decoding: layout.edition.kind === 'screen' ? 'async' : null,
  }).replace('<img', `<img src="${imagePlace(assetId)}"`);
  const label = number === null ? '' : captionLabel(layout.report.wording.figure, number, caption.length > 0);
  const words = `${label}${renderRuns(caption, layout)}`;
  const figcaption = words === '' ? '' : element('figcaption', languageOfRuns(caption, layout), words);
  return element('figure', { id: anchor }, `${image}${figcaption}`);
}

function languageOfBlocks(blocks: readonly PrintBlock[], { report }: Layout): Attributes {
  return { ...languageOf(blocks.map(plainBlock).join(' '), report.language) };
}

function plainBlock(block: PrintBlock): string {
  switch (block.type) {
    case 'heading':
    case 'paragraph':
      return plainRuns(block.content);
    case 'bullet-list':
    case 'ordered-list':
      return block.items.flat().map(plainBlock).join(' ');
    case 'quotation':
      return block.blocks.map(plainBlock).join(' ');
    case 'figure':
      return plainRuns(block.caption);
    case 'table':
      return block.rows.flatMap(({ cells }) => cells.flatMap(({ blocks }) => blocks.map(plainBlock))).join(' ');
    case 'code':
    case 'maths':
    case 'rule':
      return '';
  }
}
