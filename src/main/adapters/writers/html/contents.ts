import { languageOfRuns } from './blocks.ts';
import { ids, type Layout } from './layout.ts';
import { element, escapeText, type Attributes } from './markup.ts';
import { plainRuns } from './runs.ts';

/** A line of the contents. */
export type ContentsEntry = {
  readonly level: number;
  readonly anchor: string;
  readonly number: string | null;
  readonly words: string;
  readonly language: Attributes;
};

/** A list of everything guides nobody. */
const deepestLevel = 3;

/** The headings of the report and of what stands behind it, in order. */
export function contentsEntries(layout: Layout): readonly ContentsEntry[] {
  const { blocks, notes, bibliography, appendix, wording } = layout.report;
  const headings = blocks.flatMap((block) =>
    block.type === 'heading' && block.level <= deepestLevel
      ? [{ ...block, words: plainRuns(block.content), language: languageOfRuns(block.content, layout) }]
      : [],
  );
  const ends = [
    notes.length > 0 ? { anchor: ids.notes, words: wording.notes } : null,
    bibliography.references.length > 0 ? { anchor: ids.references, words: wording.references } : null,
    appendix === null ? null : { anchor: ids.evidence, words: wording.evidence },
  ];
  const ending = ends.flatMap((end) => (end === null ? [] : [{ ...end, level: 1, number: null, language: {} }]));
  return [...headings, ...ending];
}

/** The contents as nested lists of links; on paper with pages, where they are known. */
export function renderContents(layout: Layout): string {
  const inner = [
    element('h2', { id: ids.contents }, escapeText(layout.report.wording.contents)),
    renderList(nested(contentsEntries(layout)), layout),
  ];
  return element('nav', { class: 'contents', role: 'doc-toc', 'aria-labelledby': ids.contents }, inner.join('\n'));
}

type Branch = { readonly entry: ContentsEntry; readonly below: Branch[] };

/** A heading stands below the last one of a lower level, however many levels lie between. */
function nested(entries: readonly ContentsEntry[]): readonly Branch[] {
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

function renderEntry({ anchor, number, words, language }: ContentsEntry, { edition }: Layout): string {
  const label = number === null ? '' : `${element('span', { class: 'number' }, escapeText(number))} `;
  const title = element('span', { class: 'title', ...language }, `${label}${escapeText(words)}`);
  if (edition.kind === 'screen') return element('a', { href: `#${anchor}` }, title);
  // Three digits keep the place of a page that isn't known yet.
  const page = edition.pageOf.get(anchor);
  return element('a', { href: `#${anchor}` }, `${title} ${element('span', { class: 'page' }, String(page ?? '000'))}`);
}
