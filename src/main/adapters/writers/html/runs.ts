import type { FormattedText } from '#shared/domain/formatted-text.ts';
import type { Mark } from '#shared/domain/rich-text.ts';
import type { PrintCitation, PrintRun } from '#main/ports/report-writer.ts';
import { ids, type Layout } from './layout.ts';
import { element, escapeText, safeAddress } from './markup.ts';
import { directionOf } from './script-of-text.ts';

type TextRun = Extract<PrintRun, { type: 'text' }>;

/** Inline content as markup. */
export function renderRuns(runs: readonly PrintRun[], layout: Layout): string {
  return linkedTogether(runs)
    .map(({ href, runs: linked }) => {
      const inner = linked.map((run) => renderRun(run, layout)).join('');
      return href === null ? inner : element('a', { href, rel: 'noopener noreferrer' }, inner);
    })
    .join('');
}

/** The words alone. */
export function plainRuns(runs: readonly PrintRun[]): string {
  return runs.map((run) => (run.type === 'text' ? run.text : run.type === 'break' ? ' ' : '')).join('');
}

/** What a citation style set. Its addresses are links, except in what is a link as a whole. */
export function renderFormatted(text: FormattedText, { withLinks }: { readonly withLinks: boolean }): string {
  return text
    .map((run) => {
      let inner = escapeText(run.text);
      if (run.position !== undefined) inner = element(run.position === 'super' ? 'sup' : 'sub', {}, inner);
      if (run.isSmallCaps === true) inner = element('span', { class: 'small-caps' }, inner);
      if (run.isUnderlined === true) inner = element('u', {}, inner);
      if (run.isItalic === true) inner = element('i', {}, inner);
      if (run.isBold === true) inner = element('b', {}, inner);
      if (run.display !== undefined) inner = element('span', { class: `display-${run.display}` }, inner);
      const href = withLinks && run.href !== undefined ? safeAddress(run.href) : null;
      return href === null ? inner : element('a', { href, rel: 'noopener noreferrer' }, inner);
    })
    .join('');
}

export function renderMaths({ latex, mathml }: { readonly latex: string; readonly mathml: string | null }): string {
  if (mathml === null) return element('code', { class: 'maths', dir: 'ltr' }, escapeText(latex));
  // The page's policy knows no style attributes.
  return element('span', { class: 'maths' }, mathml.replaceAll(/ style="[^"]*"/g, ''));
}

function renderRun(run: PrintRun, layout: Layout): string {
  switch (run.type) {
    case 'text':
      return renderText(run, layout);
    case 'maths':
      return renderMaths(run);
    case 'break':
      return '<br>';
    case 'citation':
      return renderCitation(layout.report.citations[run.index], layout);
    case 'note':
      return renderNoteCall(run.number);
  }
}

function renderText({ text, marks }: TextRun, { edition }: Layout): string {
  const has = new Set(marks.map(({ type }) => type));
  return nesting[edition.kind].reduce(
    (inner, [mark, name]) => (has.has(mark) ? element(name, {}, inner) : inner),
    escapeText(text),
  );
}

type Nesting = readonly (readonly [Mark['type'], string])[];

const plainMarks: Nesting = [
  ['code', 'code'],
  ['subscript', 'sub'],
  ['superscript', 'sup'],
  ['strike', 's'],
  ['underline', 'u'],
];
/** From the innermost on. Chromium tags `em` and `strong` with types that the version of its PDFs doesn't have: readers would skip them. */
const nesting: Readonly<Record<Layout['edition']['kind'], Nesting>> = {
  screen: [...plainMarks, ['italic', 'em'], ['bold', 'strong']],
  paper: [...plainMarks, ['italic', 'i'], ['bold', 'b']],
};

function renderCitation(citation: PrintCitation | undefined, layout: Layout): string {
  if (citation === undefined) throw new Error('a run names a citation that the report has not');
  const label = renderFormatted(citation.label, { withLinks: false });
  const { anchor } = citation;
  // Set in the report's language, also amid another: as one thing that other directions leave alone.
  const shared = { class: 'citation', id: anchor, dir: directionOf(layout.report.language) };
  if (layout.edition.kind === 'screen' && citation.quotes.length > 0) {
    return element('a', { ...shared, href: `#${ids.quotes(anchor)}`, 'aria-haspopup': 'dialog' }, label);
  }
  const reference = citation.cites
    .map(({ key }) => layout.referenceByKey.get(key))
    .find((found) => found !== undefined);
  if (reference === undefined) return element('span', shared, label);
  return element('a', { ...shared, href: `#${reference.anchor}` }, label);
}

function renderNoteCall(number: number): string {
  const attributes = {
    class: 'note-call',
    id: ids.noteCall(number),
    href: `#${ids.note(number)}`,
    role: 'doc-noteref',
  };
  return element('a', attributes, element('sup', {}, String(number)));
}

/** Neighbours that lead to the same address are one link. */
function linkedTogether(runs: readonly PrintRun[]): readonly { href: string | null; runs: PrintRun[] }[] {
  const groups: { href: string | null; runs: PrintRun[] }[] = [];
  for (const run of runs) {
    const href = hrefOf(run);
    const last = groups.at(-1);
    if (last !== undefined && last.href === href) last.runs.push(run);
    else groups.push({ href, runs: [run] });
  }
  return groups;
}

function hrefOf(run: PrintRun): string | null {
  if (run.type !== 'text') return null;
  const href = run.marks.find(({ type }) => type === 'link')?.attrs?.href;
  return href === undefined ? null : safeAddress(href);
}
