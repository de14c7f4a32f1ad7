import { Selection, TextSelection, type Transaction } from '@tiptap/pm/state';
import { Fragment, Slice, type Node, type ResolvedPos } from '@tiptap/pm/model';

/**
 * Text selected over more than one section. What replaces it goes to its first section and every section stays, with
 * its heading unless that was selected in part: the outline alone says which sections there are.
 */
export class AcrossSelection extends TextSelection {
  override replace(tr: Transaction, content = Slice.empty): void {
    clearAcross(tr, this.from, this.to);
    if (content.size > 0) tr.selection.replace(tr, content);
  }

  override replaceWith(tr: Transaction, node: Node): void {
    clearAcross(tr, this.from, this.to);
    tr.selection.replaceWith(tr, node);
  }

  override map(doc: Node, mapping: Parameters<TextSelection['map']>[1]): Selection {
    const mapped = super.map(doc, mapping);
    return mapped instanceof TextSelection ? textSelection(mapped.$anchor, mapped.$head) : mapped;
  }
}

/** A selection of text between the two, of the kind that fits them. */
export function textSelection($anchor: ResolvedPos, $head: ResolvedPos): Selection {
  const between = TextSelection.between($anchor, $head);
  if (!(between instanceof TextSelection) || !isAcross(between)) return between;
  return new AcrossSelection(between.$anchor, between.$head);
}

/** Whether a selection touches more than one section. */
export function isAcross({ $from, $to }: Selection): boolean {
  return $from.depth === 0 || $to.depth === 0 ? $from.pos !== $to.pos : $from.index(0) !== $to.index(0);
}

/** All of the report's text. */
export function wholeSelection(doc: Node): Selection {
  return textSelection(Selection.atStart(doc).$from, Selection.atEnd(doc).$to);
}

function clearAcross(tr: Transaction, from: number, to: number): void {
  const { doc } = tr;
  let caret = from;
  const first = doc.resolve(from).index(0);
  const last = doc.resolve(to).index(0);
  let end = doc.resolve(to).after(1);
  for (let index = last; index >= first; index -= 1) {
    const section = doc.child(index);
    const start = end - section.nodeSize;
    const range = { from: Math.max(from, start + 1), to: Math.min(to, end - 1) };
    const at = clearSection(tr, section, start, range);
    if (index === first) caret = at;
    end = start;
  }
  tr.setSelection(Selection.near(tr.doc.resolve(caret)));
}

/** Answers where the caret goes if this is the first section. The sections before it haven't been touched yet. */
function clearSection(tr: Transaction, section: Node, start: number, range: { from: number; to: number }): number {
  const heading = section.child(0);
  const headingStart = start + 2;
  const headingEnd = headingStart + heading.content.size;
  const textStart = headingEnd + 1;
  const textEnd = start + section.nodeSize - 1;
  let caret = range.from;
  if (range.to > textStart) {
    if (range.from <= textStart && range.to >= textEnd) {
      const paragraph = tr.doc.type.schema.nodes['paragraph'];
      if (paragraph === undefined) throw new Error('the schema has no paragraph');
      tr.replaceWith(textStart, textEnd, Fragment.from(paragraph.create()));
    } else {
      tr.delete(Math.max(range.from, textStart), range.to);
    }
  }
  const isWhole = range.from <= headingStart && range.to >= headingEnd;
  if (range.from < headingEnd && range.to > headingStart && !isWhole) {
    tr.delete(Math.max(range.from, headingStart), Math.min(range.to, headingEnd));
  } else if (isWhole) {
    caret = textStart + 1;
  }
  return caret;
}
