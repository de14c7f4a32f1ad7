import type { AppendixEntry, PrintReference } from '#main/ports/report-writer.ts';
import { languageOfRuns } from './blocks.ts';
import { ids, type Layout } from './layout.ts';
import { element, escapeText } from './markup.ts';
import { renderQuote, renderVerdict } from './quotes.ts';
import { renderFormatted, renderRuns } from './runs.ts';
import { languageOf } from './script-of-text.ts';

/** Notes, each with a link back to the place that calls it. */
export function renderNotes(layout: Layout): string {
  const { notes, wording } = layout.report;
  const items = notes.map(({ content }, index) => {
    const back = {
      class: 'back',
      href: `#${ids.noteCall(index + 1)}`,
      role: 'doc-backlink',
      'aria-label': wording.backToText,
    };
    const inner = `${renderRuns(content, layout)} ${element('a', back, '↩\uFE0E')}`;
    return element('li', { id: ids.note(index + 1) }, element('p', languageOfRuns(content, layout), inner));
  });
  const heading = element('h2', { id: ids.notes }, escapeText(wording.notes));
  return element(
    'section',
    { class: 'notes', role: 'doc-endnotes' },
    `${heading}\n${element('ol', {}, items.join('\n'))}`,
  );
}

export function renderReferences(layout: Layout): string {
  const { bibliography, wording } = layout.report;
  const { references, hasHangingIndent } = bibliography;
  const hasLabels = references.some(({ label }) => label !== null);
  const name = hasLabels ? 'references labelled' : hasHangingIndent ? 'references hanging' : 'references';
  const items = references.map((reference) => renderReference(reference, layout));
  const heading = element('h2', { id: ids.references }, escapeText(wording.references));
  // A list without marks is no list to some screen readers unless it says so.
  const list = element('ul', { class: name, role: 'list' }, items.join('\n'));
  return element('section', { role: 'doc-bibliography', 'aria-labelledby': ids.references }, `${heading}\n${list}`);
}

/** Every citation with its sentence, verdict and quotes. */
export function renderAppendix(appendix: readonly AppendixEntry[], layout: Layout): readonly string[] {
  const heading = element('h2', { id: ids.evidence }, escapeText(layout.report.wording.evidence));
  const entries = appendix.map((entry, index) => {
    const isNew = entry.heading !== appendix[index - 1]?.heading;
    const title = isNew && entry.heading !== '' ? element('h3', {}, escapeText(entry.heading)) : '';
    return `${title}${renderAppendixEntry(entry, layout)}`;
  });
  return [
    '<section class="appendix" role="doc-appendix" aria-labelledby="evidence_">',
    heading,
    ...entries,
    '</section>',
  ];
}

function renderReference({ anchor, label, text }: PrintReference, layout: Layout): string {
  const mark = label === null ? '' : element('span', { class: 'mark' }, renderFormatted(label, { withLinks: false }));
  const words = text.map((run) => run.text).join('');
  const inner = element(
    'span',
    { class: 'entry', ...languageOf(words, layout.report.language) },
    renderFormatted(text, { withLinks: true }),
  );
  return element('li', { id: anchor }, mark === '' ? inner : `${mark} ${inner}`);
}

function renderAppendixEntry({ citationIndex, claim, verdict, quotes }: AppendixEntry, layout: Layout): string {
  const citation = layout.report.citations[citationIndex];
  const label = citation === undefined ? '' : renderFormatted(citation.label, { withLinks: false });
  const back = citation === undefined || label === '' ? '' : ` ${element('a', { href: `#${citation.anchor}` }, label)}`;
  const sentence = element(
    'p',
    { class: 'claim', ...languageOf(claim, layout.report.language) },
    `${escapeText(claim)}${back}`,
  );
  const inner = [sentence, renderVerdict(verdict, layout), ...quotes.map((quote) => renderQuote(quote, layout))];
  return element('div', { class: 'appendix-entry' }, inner.join('\n'));
}
