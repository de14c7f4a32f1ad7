import type { DraftBlock } from '../assemble-blocks.ts';
import { collapseSpace } from '../clean-text.ts';
import { toDraftBlocks } from '../html/html-blocks.ts';
import type { Page, PageElement } from '../html/parse-page.ts';
import type { Landmark } from './navigation.ts';
import { hasType } from './parse-xhtml.ts';
import { takeMarks, withoutMarks, writeMark, type Mark, type MarkedBlock } from './place-marks.ts';

/**
 * The blocks of one file of a book, with the places where pages begin. Navigation, hidden parts, links to notes and
 * back, and ruby glosses are left out. Where the file has no heading of its own, the table of contents gives it some.
 */
export function readChapter(options: {
  readonly page: Page;
  /** What the table of contents and the page list say of this file. */
  readonly contents: readonly Landmark[];
  readonly pages: readonly Landmark[];
}): MarkedBlock[] {
  const { page, contents, pages } = options;
  const body = page.body ?? page.documentElement ?? page;
  const marks: Mark[] = [];
  const mark = (next: Mark): string => writeMark(marks.push(next) - 1);
  const targets = new Map<string, PageElement>();
  const leading = pages.filter(({ id }) => id === '').map(({ label }) => mark({ kind: 'page', label }));

  for (const element of body.querySelectorAll('*')) {
    const id = element.getAttribute('id') ?? '';
    if (id !== '' && !targets.has(id)) targets.set(id, element);
  }
  const breaks = pageBreaks(body, targets, pages);
  for (const { element, label, isFurniture } of breaks) {
    const sign = mark({ kind: 'page', label });
    if (isFurniture) element.replaceWith(sign);
    else place(element, sign);
  }
  const hasHeading = body.querySelector('h1, h2, h3, h4, h5, h6') !== null;
  const first = hasHeading ? undefined : (contents.find(({ id }) => id === '' || !targets.has(id)) ?? contents[0]);
  for (const entry of hasHeading ? [] : contents) {
    const target = targets.get(entry.id);
    if (target !== undefined && entry !== first) {
      place(target, mark({ kind: 'heading', label: entry.label, level: entry.level }));
    }
  }
  tidy(body);
  const drafts: DraftBlock[] = [];
  if (leading.length > 0) drafts.push({ kind: 'paragraph', text: leading.join('') });
  for (const draft of toDraftBlocks(body)) drafts.push(draft);
  const blocks = takeMarks(drafts, marks);
  return first === undefined ? blocks : withHeading(blocks, first);
}

/** Parses nothing: only guards that no text of the file passes for a mark. */
export function guardMarks(bytes: Buffer): Buffer {
  return bytes.includes('\ufdd0') || bytes.includes('\ufdd1')
    ? Buffer.from(withoutMarks(bytes.toString('utf8')))
    : bytes;
}

type PageBreak = { readonly element: PageElement; readonly label: string; readonly isFurniture: boolean };

/** In document order; an element that the page list names and that is a page break is one. */
function pageBreaks(
  body: PageElement,
  targets: ReadonlyMap<string, PageElement>,
  pages: readonly Landmark[],
): PageBreak[] {
  const labels = new Map<PageElement, string>();
  for (const { id, label } of pages) {
    const target = targets.get(id);
    if (target !== undefined) labels.set(target, label);
  }
  const found: PageBreak[] = [];
  for (const element of body.querySelectorAll('*')) {
    const isFurniture = hasType(element, 'pagebreak');
    const own = isFurniture ? labelOf(element) : '';
    const label = labels.get(element) ?? own;
    if (label !== '') found.push({ element, label, isFurniture });
  }
  return found;
}

function labelOf(element: PageElement): string {
  const said = element.getAttribute('title') ?? element.getAttribute('aria-label') ?? element.textContent ?? '';
  return collapseSpace(said) || (/(\d+)$/.exec(element.getAttribute('id') ?? '')?.[1] ?? '');
}

// Text right in a table or a list would be lost or misread.
function place(element: PageElement, sign: string): void {
  if (/^(?:TABLE|T[A-Z]+|TR|UL|OL|DL|IMG|SVG|HR|BR|FIGURE|MATH)$/i.test(element.nodeName)) element.before(sign);
  else element.prepend(sign);
}

const noteMark = /^[[(]?(?:\d{1,4}|[*†‡])[\])]?$/;

function tidy(body: PageElement): void {
  for (const element of body.querySelectorAll('nav, [hidden], rt, rp, case, epub\\:case')) element.remove();
  for (const formula of body.querySelectorAll('math')) formula.replaceWith(` ${formulaText(formula)} `);
  for (const link of body.querySelectorAll('a')) {
    const text = collapseSpace(link.textContent ?? '');
    const isBack = hasType(link, 'backlink') || /^[\u2190-\u21ff]\ufe0e?$/.test(text);
    const isRaised = link.querySelector('sup') !== null && noteMark.test(text);
    const isMark = isRaised || (hasType(link, 'noteref') && text.length <= 6);
    if (isBack || isMark) link.remove();
  }
  for (const raised of body.querySelectorAll('sup')) {
    const isMark = raised.querySelector('a[href*="#"]') !== null && noteMark.test(raised.textContent?.trim() ?? '');
    if (isMark) raised.remove();
  }
}

/** A formula as it was typed, where it says that, else its signs one after the other. */
function formulaText(formula: PageElement): string {
  const typed = formula.querySelector('annotation[encoding="application/x-tex"]')?.textContent;
  for (const annotation of formula.querySelectorAll('annotation, annotation-xml')) annotation.remove();
  return collapseSpace(formula.getAttribute('alttext') ?? typed ?? formula.textContent ?? '');
}

/** Many books write a chapter's title in a plain paragraph: then that is the heading. */
function withHeading(blocks: readonly MarkedBlock[], { label, level }: Landmark): MarkedBlock[] {
  const [first, ...rest] = blocks;
  if (first === undefined) return [];
  if (first.kind === 'heading') return [...blocks];
  if (folded(first.text) === folded(label)) return [{ ...first, kind: 'heading', level }, ...rest];
  const heading = {
    kind: 'heading' as const,
    level,
    text: label,
    pageStarts: first.pageStarts.filter(({ offset }) => offset === 0),
  };
  return [heading, { ...first, pageStarts: first.pageStarts.filter(({ offset }) => offset > 0) }, ...rest];
}

function folded(text: string): string {
  return text
    .toLowerCase()
    .replace(/[\s\p{P}]+/gu, ' ')
    .trim();
}
