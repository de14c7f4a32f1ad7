import type { Node, ResolvedPos, Schema } from '@tiptap/pm/model';
import { TextSelection, type Selection, type Transaction } from '@tiptap/pm/state';
import type { ItemId } from '#shared/base/ids.ts';
import type { BlockNode } from '#shared/domain/rich-text.ts';
import { bodyToNodes, storedBlock } from '../schema/stored-body.ts';
import { changesStructure } from './keep-structure.ts';
import type { ReportPart } from './report-part.ts';

/** Where a section is in the document: its own position and its node. */
export type SectionPlace = { readonly pos: number; readonly index: number; readonly node: Node };

export function toReportNode(schema: Schema, parts: readonly ReportPart[]): Node {
  return schema.topNodeType.create(
    null,
    parts.map((part, index) => toSectionNode(schema, part, isLeaf(parts, index))),
  );
}

export function sectionAt(doc: Node, itemId: string): SectionPlace | undefined {
  let pos = 0;
  for (let index = 0; index < doc.childCount; index += 1) {
    const node = doc.child(index);
    if (node.attrs.itemId === itemId) return { pos, index, node };
    pos += node.nodeSize;
  }
  return undefined;
}

/** Where a section's blocks begin and end. */
export function textRange({ pos, node }: SectionPlace): { from: number; to: number } {
  return { from: pos + 1 + node.child(0).nodeSize, to: pos + node.nodeSize - 1 };
}

export function textNodes(section: Node): readonly Node[] {
  return section.children.slice(1);
}

/** The blocks as they are stored; none where there is only an empty paragraph. */
export function storedBlocks(section: Node): readonly BlockNode[] {
  const blocks = textNodes(section);
  const [only] = blocks;
  if (blocks.length === 1 && only?.type.name === 'paragraph' && only.content.size === 0) return [];
  return blocks.map(storedBlock);
}

export function toBlockNodes(schema: Schema, blocks: readonly BlockNode[]): readonly Node[] {
  return bodyToNodes(schema, { type: 'doc', content: [...blocks] });
}

/**
 * Brings sections and their headings in line with the outline with as few steps as it takes, so that caret, marks and undo
 * stay with the text they belong to. Texts are left as they are; headings in `own` too.
 */
export function alignParts(tr: Transaction, parts: readonly ReportPart[], own: ReadonlySet<string>): Transaction {
  changesStructure(tr).setMeta('addToHistory', false);
  const { selection, doc } = tr;
  alignOrder(tr, parts);
  keepSelection(tr, selection, doc);
  for (const [index, part] of parts.entries()) {
    const place = sectionAt(tr.doc, part.itemId);
    if (place === undefined) continue;
    const wanted = sectionAttributes(part, isLeaf(parts, index));
    for (const [name, value] of Object.entries(wanted)) {
      if (place.node.attrs[name] !== value) tr.setNodeAttribute(place.pos, name, value);
    }
    const heading = place.node.child(0);
    if (heading.attrs.level !== part.depth) tr.setNodeAttribute(place.pos + 1, 'level', part.depth);
    if (!own.has(part.itemId)) alignHeading(tr, place.pos + 2, heading.textContent, part.heading);
  }
  return tr;
}

/** A section that moved takes the caret in it along. */
function keepSelection(tr: Transaction, { $anchor, $head }: Selection, before: Node): void {
  if (!tr.docChanged || $head.depth === 0 || $anchor.index(0) !== $head.index(0)) return;
  const place = sectionAt(tr.doc, String(before.child($head.index(0)).attrs.itemId));
  if (place === undefined) return;
  const moved = ({ pos }: ResolvedPos) => tr.doc.resolve(place.pos + pos - $head.before(1));
  tr.setSelection(TextSelection.between(moved($anchor), moved($head)));
}

function alignOrder(tr: Transaction, parts: readonly ReportPart[]): void {
  const wanted = new Map(parts.map((part, index) => [part.itemId as string, index]));
  const present = tr.doc.children.map((section) => wanted.get(String(section.attrs.itemId)));
  const staying = new Set(longestRising(present.filter((index) => index !== undefined)));
  const moved = new Map<string, Node>();
  let at = tr.doc.content.size;
  // The document may never be without a section: what is new goes in first, behind all.
  const end = tr.doc.content.size;
  const removed: { from: number; to: number }[] = [];
  for (let index = tr.doc.childCount - 1; index >= 0; index -= 1) {
    const section = tr.doc.child(index);
    const itemId = String(section.attrs.itemId);
    const place = wanted.get(itemId);
    at -= section.nodeSize;
    if (place !== undefined && staying.has(place)) continue;
    if (place !== undefined) moved.set(itemId, section);
    removed.push({ from: at, to: at + section.nodeSize });
  }
  let behind = end;
  const kept = tr.doc.children.filter((section) => staying.has(wanted.get(String(section.attrs.itemId)) ?? -1));
  const isAllRemoved = kept.length === 0;
  if (isAllRemoved) {
    for (const part of parts) {
      const node = moved.get(part.itemId) ?? toSectionNode(tr.doc.type.schema, part, true);
      tr.insert(behind, node);
      behind += node.nodeSize;
    }
    for (const { from, to } of removed) tr.delete(from, to);
    return;
  }
  for (const { from, to } of removed) tr.delete(from, to);
  let pos = 0;
  let index = 0;
  for (const part of parts) {
    const here = index < tr.doc.childCount ? tr.doc.child(index) : undefined;
    let node = here;
    if (here?.attrs.itemId !== part.itemId) {
      node = moved.get(part.itemId) ?? toSectionNode(tr.doc.type.schema, part, true);
      tr.insert(pos, node);
    }
    pos += node?.nodeSize ?? 0;
    index += 1;
  }
}

function alignHeading(tr: Transaction, start: number, before: string, after: string): void {
  // Spaces around it are on their way to becoming words.
  if (before.trim() === after.trim()) return;
  let same = 0;
  while (same < Math.min(before.length, after.length) && before[same] === after[same]) same += 1;
  let tail = 0;
  while (
    tail < Math.min(before.length, after.length) - same &&
    before[before.length - 1 - tail] === after[after.length - 1 - tail]
  ) {
    tail += 1;
  }
  const inserted = after.slice(same, after.length - tail);
  const [from, to] = [start + same, start + before.length - tail];
  if (inserted === '') tr.delete(from, to);
  else tr.replaceWith(from, to, tr.doc.type.schema.text(inserted));
}

/** The changes that make a section's blocks the given ones, outside of which nothing is touched. */
export function replaceBlocks(tr: Transaction, itemId: ItemId, blocks: readonly Node[]): Transaction {
  const place = sectionAt(tr.doc, itemId);
  if (place === undefined) return tr;
  const heading = place.node.child(0);
  const after = place.node.type.create(place.node.attrs, [heading, ...blocks]);
  const start = place.node.content.findDiffStart(after.content);
  const end = place.node.content.findDiffEnd(after.content);
  if (start === null || end === null) return tr;
  const overlap = start - Math.min(end.a, end.b);
  const [oldEnd, newEnd] = overlap > 0 ? [end.a + overlap, end.b + overlap] : [end.a, end.b];
  const inside = place.pos + 1;
  return tr.replace(inside + start, inside + oldEnd, after.slice(start, newEnd));
}

/** Whether no item is below it. */
function isLeaf(parts: readonly ReportPart[], index: number): boolean {
  return (parts[index + 1]?.depth ?? 0) <= (parts[index]?.depth ?? 0);
}

function toSectionNode(schema: Schema, part: ReportPart, hasNoneBelow: boolean): Node {
  const { section, sectionHeading } = schema.nodes;
  if (section === undefined || sectionHeading === undefined) throw new Error('the schema has no sections');
  const heading = sectionHeading.create({ level: part.depth }, part.heading === '' ? [] : [schema.text(part.heading)]);
  return section.create(sectionAttributes(part, hasNoneBelow), [
    heading,
    ...toBlockNodes(schema, part.body?.content ?? []),
  ]);
}

function sectionAttributes(part: ReportPart, hasNoneBelow: boolean): Record<string, unknown> {
  const { itemId, sectionId, depth, role, status, isNotInSources, isLocked } = part;
  const fault = part.fault?.message ?? null;
  return { itemId, sectionId, depth, role, status, isNotInSources, isLocked, fault, isLeaf: hasNoneBelow };
}

/** The most of the numbers that rise in the order they come in. */
function longestRising(numbers: readonly number[]): readonly number[] {
  /** By length less one: where the run of that length with the lowest end ends. */
  const ends: number[] = [];
  const before = numbers.map(() => -1);
  for (const [at, number] of numbers.entries()) {
    let low = 0;
    let high = ends.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((numbers[ends[middle] ?? 0] ?? 0) < number) low = middle + 1;
      else high = middle;
    }
    before[at] = low === 0 ? -1 : (ends[low - 1] ?? -1);
    ends[low] = at;
  }
  const run: number[] = [];
  for (let at = ends.at(-1) ?? -1; at !== -1; at = before[at] ?? -1) run.push(numbers[at] ?? 0);
  return run.toReversed();
}
