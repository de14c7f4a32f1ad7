import type { Node } from '@tiptap/pm/model';
import type { ItemId } from '#shared/base/ids.ts';

export type WordCounts = { readonly total: number; readonly bySection: ReadonlyMap<ItemId, number> };

const counts = new WeakMap<Node, number>();
const unspaced = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}]/u;
const word = /[\p{L}\p{N}]+(?:[’'.,·-][\p{L}\p{N}]+)*/gu;
let segmenter: Intl.Segmenter | undefined;

/** Words of the text, headings left out. Blocks that didn't change aren't counted again. */
export function countWords(doc: Node): WordCounts {
  const bySection = new Map<ItemId, number>();
  let total = 0;
  doc.forEach((section) => {
    let count = 0;
    section.forEach((block, _, index) => {
      if (index > 0) count += wordsIn(block);
    });
    bySection.set(section.attrs.itemId as ItemId, count);
    total += count;
  });
  return { total, bySection };
}

function wordsIn(block: Node): number {
  const known = counts.get(block);
  if (known !== undefined) return known;
  const text = block.textBetween(0, block.content.size, ' ', ' ');
  const count = unspaced.test(text) ? segmentedWords(text) : [...text.matchAll(word)].length;
  counts.set(block, count);
  return count;
}

/** For writing that puts no spaces between words. */
function segmentedWords(text: string): number {
  segmenter ??= new Intl.Segmenter(undefined, { granularity: 'word' });
  let count = 0;
  for (const { isWordLike } of segmenter.segment(text)) if (isWordLike === true) count += 1;
  return count;
}
