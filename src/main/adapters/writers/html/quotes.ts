import type { PrintCitation, PrintQuote } from '#main/ports/report-writer.ts';
import type { SupportVerdict } from '#shared/domain/verdict.ts';
import { ids, type Layout } from './layout.ts';
import { element, escapeText, type Attributes } from './markup.ts';
import { renderFormatted } from './runs.ts';
import { languageOf } from './script-of-text.ts';

/**
 * What a citation opens: its quotes with title, page and verdict. Without script it is shown while the address names
 * it, and its cross leads back to the citation.
 */
export function renderOpenedQuotes(citation: PrintCitation, layout: Layout): string {
  const { wording } = layout.report;
  const { anchor, label, quotes, verdict = 'unchecked' } = citation;
  const box = ids.quotes(anchor);
  const head = [
    element('p', { class: 'of', id: `${box}_of` }, renderFormatted(label, { withLinks: false })),
    verdict === 'unchecked' ? '' : renderVerdict(verdict, layout),
    element('a', { class: 'close', href: `#${anchor}`, 'aria-label': wording.close }, '×'),
  ];
  const attributes = { ...opened(box), 'aria-label': wording.evidence, 'aria-describedby': `${box}_of` };
  const inner = [
    element('div', { class: 'quotes-head' }, head.join('')),
    ...quotes.map((quote) => renderQuote(quote, layout)),
  ];
  return element('div', attributes, inner.join('\n'));
}

/** The place for a note that its number opens, with the quotes of its citations; the page's script fills it. */
export function renderOpenedNote({ report }: Layout): string {
  const { notes, close } = report.wording;
  const box = ids.openedNote;
  const head = [
    element('p', { class: 'of', id: `${box}of` }, ''),
    element('a', { class: 'close', href: `#${ids.notes}`, 'aria-label': close }, '×'),
  ];
  const inner = [element('div', { class: 'quotes-head' }, head.join('')), element('div', { class: 'opened-note' }, '')];
  return element('div', { ...opened(box), 'aria-label': notes, 'aria-describedby': `${box}of` }, inner.join('\n'));
}

/** The exact words, and where they stand. */
export function renderQuote({ exact, sourceId, sourceTitle, page }: PrintQuote, layout: Layout): string {
  const { language, wording } = layout.report;
  const reference = layout.referenceBySource.get(sourceId);
  const title = element('cite', { ...languageOf(sourceTitle, language) }, escapeText(sourceTitle));
  const linked = reference === undefined ? title : element('a', { href: `#${reference.anchor}` }, title);
  const place = page === null ? '' : `, ${escapeText(wording.page)} ${page}`;
  const quote = element('blockquote', { ...languageOf(exact, language) }, escapeText(exact));
  // No figure: in a PDF that would be a picture without a text in its place.
  return element('div', { class: 'quote' }, `${quote}${element('p', { class: 'source' }, `${linked}${place}`)}`);
}

export function renderVerdict(verdict: SupportVerdict, { report }: Layout): string {
  return element('span', { class: `verdict ${verdict}` }, escapeText(report.wording.verdicts[verdict]));
}

function opened(id: string): Attributes {
  return { class: 'quotes', id, popover: 'auto', role: 'dialog', tabindex: -1 };
}
