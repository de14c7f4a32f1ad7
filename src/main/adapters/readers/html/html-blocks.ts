import type { Block } from '#shared/domain/layout.ts';
import type { DraftBlock } from '../assemble-blocks.ts';
import { collapseSpace } from '../clean-text.ts';
import { isElement, type PageElement, type PageNode } from './parse-page.ts';

const silent = new Set([
  'SCRIPT',
  'STYLE',
  'NOSCRIPT',
  'TEMPLATE',
  'HEAD',
  'SVG',
  'IFRAME',
  'OBJECT',
  'CANVAS',
  'BUTTON',
  'SELECT',
  'TEXTAREA',
  'INPUT',
  'VIDEO',
  'AUDIO',
  'IMG',
  'MATH',
]);
const inline = new Set([
  'A',
  'ABBR',
  'ACRONYM',
  'B',
  'BDI',
  'BDO',
  'BIG',
  'CITE',
  'CODE',
  'DATA',
  'DEL',
  'DFN',
  'EM',
  'FONT',
  'I',
  'INS',
  'KBD',
  'LABEL',
  'MARK',
  'NOBR',
  'Q',
  'RUBY',
  'RB',
  'RT',
  'RP',
  'S',
  'SAMP',
  'SMALL',
  'SPAN',
  'STRIKE',
  'STRONG',
  'SUB',
  'SUP',
  'TIME',
  'TT',
  'U',
  'VAR',
  'WBR',
]);

type Context = { readonly kind: Block['kind']; readonly level?: number };

/** The blocks of a page in reading order. Runs of inline content between block elements are paragraphs of their own. */
export function toDraftBlocks(root: PageNode): DraftBlock[] {
  const drafts: DraftBlock[] = [];
  let pending = '';
  const flush = (context: Context) => {
    const text = pending
      .split('\uE000')
      .map((line) => collapseSpace(line))
      .filter((line) => line !== '')
      .join('\n');
    if (text !== '') drafts.push({ ...context, text });
    pending = '';
  };

  const walk = (node: PageNode, context: Context): void => {
    if (node.nodeType === 3) pending += node.textContent ?? '';
    if (!isElement(node)) return;
    const name = node.nodeName.toUpperCase();
    if (silent.has(name)) return;
    if (name === 'BR') pending += '\uE000';
    else if (inline.has(name) && !holdsBlock(node)) for (const child of node.childNodes) walk(child, context);
    else walkBlock(node, name, context);
  };

  const walkBlock = (element: PageElement, name: string, context: Context): void => {
    flush(context);
    if (name === 'PRE') drafts.push({ kind: 'code', text: preText(element) });
    else if (name === 'HR') return;
    else if (name === 'TABLE' && isDataTable(element)) drafts.push(...tableDrafts(element));
    else {
      const within = contextOf(name, element, context);
      for (const child of element.childNodes) walk(child, within);
      flush(within);
    }
  };

  const outermost: Context = { kind: 'paragraph' };
  for (const child of root.childNodes) walk(child, outermost);
  flush(outermost);
  return drafts;
}

function contextOf(name: string, element: PageElement, context: Context): Context {
  const heading = /^H([1-6])$/.exec(name)?.[1];
  if (heading !== undefined) return { kind: 'heading', level: Number(heading) };
  if (name === 'LI' && /^(?:(?:footnote|endnote)-|fn:?\d)/.test(element.getAttribute('id') ?? ''))
    return { kind: 'footnote' };
  if (isNote(element)) return { kind: 'footnote' };
  if (context.kind === 'footnote') return context;
  if (name === 'LI' || name === 'DD') return { kind: 'list-item' };
  if (name === 'BLOCKQUOTE') return { kind: 'quotation' };
  if (name === 'FIGCAPTION' || name === 'CAPTION') return { kind: 'caption' };
  return context.kind === 'heading' ? { kind: 'paragraph' } : context;
}

/** A note by EPUB's vocabulary or by the roles of DPUB-ARIA. */
function isNote(element: PageElement): boolean {
  const said = `${element.getAttribute('epub:type') ?? ''} ${element.getAttribute('role') ?? ''}`;
  return /(?:^|\s)(?:doc-)?(?:footnote|endnote|rearnote)(?:\s|$)/.test(said);
}

// Some pages wrap whole articles in a <font> or a <span>.
function holdsBlock(element: PageElement): boolean {
  for (const child of element.childNodes) {
    if (!isElement(child)) continue;
    const name = child.nodeName.toUpperCase();
    if (name !== 'BR' && !silent.has(name) && (!inline.has(name) || holdsBlock(child))) return true;
  }
  return false;
}

// Tables with one column, or with headings and paragraphs inside, are there for the looks.
function isDataTable(table: PageElement): boolean {
  if (table.querySelector('table, h1, h2, h3, ul, ol, pre') !== null) return false;
  const rows = [...table.querySelectorAll('tr')];
  const widest = Math.max(0, ...rows.map((row) => cellsOf(row).length));
  return widest >= 2;
}

function tableDrafts(table: PageElement): DraftBlock[] {
  const caption = collapseSpace(table.querySelector('caption')?.textContent ?? '');
  const rows = [...table.querySelectorAll('tr')].map((row) =>
    cellsOf(row).map((cell) => collapseSpace(spacedText(cell))),
  );
  const lines = rows.filter((cells) => cells.some((cell) => cell !== '')).map((cells) => cells.join(' | '));
  const drafts: DraftBlock[] = caption === '' ? [] : [{ kind: 'caption', text: caption }];
  return [...drafts, { kind: 'table', text: lines.join('\n') }];
}

function cellsOf(row: PageElement): PageElement[] {
  return [...row.childNodes].filter((node) => isElement(node)).filter((cell) => /^T[DH]$/i.test(cell.nodeName));
}

function spacedText(node: PageNode): string {
  if (node.nodeType === 3) return node.textContent ?? '';
  if (!isElement(node) || silent.has(node.nodeName.toUpperCase())) return '';
  const inner = [...node.childNodes].map((child) => spacedText(child)).join('');
  return inline.has(node.nodeName.toUpperCase()) ? inner : ` ${inner} `;
}

function preText(node: PageNode): string {
  if (node.nodeType === 3) return node.textContent ?? '';
  if (!isElement(node)) return '';
  if (node.nodeName.toUpperCase() === 'BR') return '\n';
  return [...node.childNodes].map((child) => preText(child)).join('');
}
