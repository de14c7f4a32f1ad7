import type { SourceLayout } from '#shared/domain/layout.ts';
import { assembleBlocks, type DraftBlock } from './assemble-blocks.ts';
import { cleanText } from './clean-text.ts';

/** Lays out the blocks of pages, slides or the like one after the other, numbered from 1; one may have no text at all. */
export function assemblePages(pages: readonly (readonly DraftBlock[])[]): {
  readonly text: string;
  readonly layout: SourceLayout;
} {
  const filled = pages.map((drafts) => drafts.filter((draft) => cleanText(draft.text).trim() !== ''));
  const { text, layout } = assembleBlocks(filled.flat());
  const starts: number[] = [];
  let next = 0;
  for (const drafts of filled) {
    starts.push(starts.length === 0 ? 0 : (layout.blocks[next]?.charStart ?? text.length));
    next += drafts.length;
  }
  const spans = starts.map((charStart, index) => ({
    number: index + 1,
    charStart,
    charEnd: starts[index + 1] ?? text.length,
  }));
  return { text, layout: { ...layout, pages: spans } };
}
