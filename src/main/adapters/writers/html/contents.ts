import type { PrintableReport } from '#main/ports/report-writer.ts';
import { ids, type Layout } from './layout.ts';
import { element, escapeText } from './markup.ts';
import { plainRuns } from './runs.ts';
import { languageOf } from './script-of-text.ts';

/** A heading of the page. */
export type PageHeading = {
  readonly level: number;
  readonly anchor: string;
  readonly number: string | null;
  readonly words: string;
};

/** A list of everything guides nobody. */
const deepestLevel = 3;

/** The headings that the contents list: those of the report and of what stands behind it, in order. */
export function pageHeadings(report: PrintableReport): readonly PageHeading[] {
  const { blocks, notes, bibliography, appendix, wording } = report;
  const headings = blocks.flatMap((block) =>
    block.type === 'heading' && block.level <= deepestLevel ? [{ ...block, words: plainRuns(block.content) }] : [],
  );
  const ends = [
    notes.length > 0 ? { anchor: ids.notes, words: wording.notes } : null,
    bibliography.references.length > 0 ? { anchor: ids.references, words: wording.references } : null,
    appendix === null ? null : { anchor: ids.evidence, words: wording.evidence },
  ];
  return [...headings, ...ends.flatMap((end) => (end === null ? [] : [{ ...end, level: 1, number: null }]))];
}

/** The contents as nested lists of links; on paper with pages, where they are known. */
export function renderContents(layout: Layout): string {
  const inner = [
    element('h2', { id: ids.contents }, escapeText(layout.report.wording.contents)),
    renderList(nested(pageHeadings(layout.report)), layout),
  ];
  return element('nav', { class: 'contents', role: 'doc-toc', 'aria-labelledby': ids.contents }, inner.join('\n'));
}

type Branch = { readonly entry: PageHeading; readonly below: Branch[] };

/** A heading stands below the last one of a lower level, however many levels lie between. */
function nested(entries: readonly PageHeading[]): readonly Branch[] {
  const top: Branch[] = [];
  const open: Branch[] = [];
  for (const entry of entries) {
    while ((open.at(-1)?.entry.level ?? 0) >= entry.level) open.pop();
    const branch = { entry, below: [] };
    (open.at(-1)?.below ?? top).push(branch);
    open.push(branch);
  }
  return top;
}

function renderList(branches: readonly Branch[], layout: Layout): string {
  if (branches.length === 0) return '';
  const items = branches.map(({ entry, below }) => {
    const list = renderList(below, layout);
    return element('li', {}, `${renderEntry(entry, layout)}${list === '' ? '' : `\n${list}`}`);
  });
  return element('ol', {}, items.join('\n'));
}

function renderEntry({ anchor, number, words }: PageHeading, { edition, report }: Layout): string {
  const label = number === null ? '' : `${element('span', { class: 'number' }, escapeText(number))} `;
  const attributes = { class: 'title', ...languageOf(words, report.language) };
  const title = element('span', attributes, `${label}${escapeText(words)}`);
  if (edition.kind === 'screen') return element('a', { href: `#${anchor}` }, title);
  // As wide as most numbers, before they are known.
  const page = element('span', { class: 'page' }, String(edition.pageOf?.get(anchor) ?? '00'));
  return element('a', { href: `#${anchor}` }, `${title} ${element('span', { class: 'leader' }, '')} ${page}`);
}
