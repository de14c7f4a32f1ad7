import type { Block, SourceLayout } from '#shared/domain/layout.ts';
import { cleanText } from './clean-text.ts';

/** A block before its place in the text is known. */
export type DraftBlock = { readonly kind: Block['kind']; readonly text: string; readonly level?: number };

/** Lays blocks out one after the other: an empty line between them, a line break between rows and list items. */
export function assembleBlocks(drafts: readonly DraftBlock[]): {
  readonly text: string;
  readonly layout: SourceLayout;
} {
  const parts: string[] = [];
  const blocks: Block[] = [];
  let length = 0;
  let previous: Block['kind'] | null = null;
  for (const draft of drafts) {
    const text = trimBlock(cleanText(draft.text), draft.kind);
    if (text === '') continue;
    if (previous !== null) {
      const separator = previous === draft.kind && (previous === 'row' || previous === 'list-item') ? '\n' : '\n\n';
      parts.push(separator);
      length += separator.length;
    }
    const span = { kind: draft.kind, charStart: length, charEnd: length + text.length };
    blocks.push(draft.level === undefined ? span : { ...span, level: Math.min(9, Math.max(1, draft.level)) });
    parts.push(text);
    length += text.length;
    previous = draft.kind;
  }
  return { text: parts.join(''), layout: { blocks, pages: [], runBoxes: [] } };
}

// The first line of code may be indented, and that means something.
function trimBlock(text: string, kind: Block['kind']): string {
  return kind === 'code' ? text.replace(/^(?:[ \t]*\n)+/, '').trimEnd() : text.trim();
}
