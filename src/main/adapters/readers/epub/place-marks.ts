import type { DraftBlock } from '../assemble-blocks.ts';
import { cleanText } from '../clean-text.ts';

/** A place in the text that something is known of: a page begins there, or a part that the contents name. */
export type Mark =
  | { readonly kind: 'page'; readonly label: string }
  | { readonly kind: 'heading'; readonly label: string; readonly level: number };

/** Marks travel through the text as a number between two code points that no text has. */
const written = /\ufdd0(\d+)\ufdd1/g;

export function writeMark(index: number): string {
  return `\ufdd0${index}\ufdd1`;
}

/** Text as a source brings it, so that it can't pass for a mark. */
export function withoutMarks(text: string): string {
  return text.replace(/[\ufdd0\ufdd1]/g, ' ');
}

export type MarkedBlock = DraftBlock & {
  /** Where pages begin within the block's text. */
  readonly pageStarts: readonly { readonly offset: number; readonly label: string }[];
};

/** Takes the marks out of the blocks. One in an empty block belongs to the next one. */
export function takeMarks(drafts: readonly DraftBlock[], marks: readonly Mark[]): MarkedBlock[] {
  const blocks: MarkedBlock[] = [];
  let waiting: string[] = [];
  for (const draft of drafts) {
    const found = readBlock(draft, marks);
    for (const heading of found.headings) {
      blocks.push({ kind: 'heading', level: heading.level, text: heading.label, pageStarts: atStart(waiting) });
      waiting = [];
    }
    const starts = [...atStart(waiting), ...found.pageStarts];
    if (found.text === '') {
      waiting = starts.map(({ label }) => label);
      continue;
    }
    waiting = [];
    blocks.push({ ...draft, text: found.text, pageStarts: starts });
  }
  return blocks;
}

function readBlock(draft: DraftBlock, marks: readonly Mark[]) {
  const headings: Extract<Mark, { kind: 'heading' }>[] = [];
  const pageStarts: { offset: number; label: string }[] = [];
  const pieces = cleanText(draft.text).split(written);
  let text = '';
  pieces.forEach((piece, at) => {
    if (at % 2 === 0) {
      // The spaces before and after a mark are one.
      const isDoubled = text === '' || /\s$/.test(text);
      text += isDoubled && draft.kind !== 'code' ? piece.trimStart() : piece;
      return;
    }
    const mark = marks[Number(piece)];
    if (mark?.kind === 'page') pageStarts.push({ offset: text.length, label: mark.label });
    else if (mark !== undefined) headings.push(mark);
  });
  const end = text.trimEnd().length;
  return {
    text: text.slice(0, end),
    headings,
    pageStarts: pageStarts.map((start) => ({ ...start, offset: Math.min(start.offset, end) })),
  };
}

function atStart(labels: readonly string[]) {
  return labels.map((label) => ({ offset: 0, label }));
}
