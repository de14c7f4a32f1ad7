import type { Node } from '@tiptap/pm/model';
import type { BlockNode } from '#shared/domain/rich-text.ts';
import { flatBlocks } from '#shared/text/rich-text-flat.ts';
import { sentencesOf, withFormulas, withoutCitations } from '#shared/text/rich-text-sentences.ts';
import { storedBlock } from '../schema/index.ts';

type SentencePlace = { readonly text: string; readonly from: number; readonly to: number };

const known = new WeakMap<Node, readonly SentencePlace[]>();
/** Where abbreviations end sentences differs; a sentence that both see the same way is there once. */
const languages = ['en', 'de'];

/** The sentences and table rows of a block as claims are named, with their places from the block's own position on. */
export function sentencePlaces(block: Node): readonly SentencePlace[] {
  const places = known.get(block) ?? findPlaces(block);
  known.set(block, places);
  return places;
}

function findPlaces(block: Node): readonly SentencePlace[] {
  if (block.isTextblock) return ['paragraph', 'figure'].includes(block.type.name) ? placesInText(block) : [];
  if (block.type.name === 'tableRow') return placeOfRow(block);
  const places: SentencePlace[] = [];
  block.forEach((child, offset) => {
    for (const { text, from, to } of sentencePlaces(child)) {
      places.push({ text, from: from + offset + 1, to: to + offset + 1 });
    }
  });
  return places;
}

function placesInText(block: Node): readonly SentencePlace[] {
  const stored = storedBlock(block);
  const content =
    'content' in stored && (stored.type === 'paragraph' || stored.type === 'figure') ? (stored.content ?? []) : [];
  const found = new Map<string, SentencePlace>();
  for (const language of languages) {
    for (const { text, from, to } of sentencesOf(content, language)) {
      const own = block.textBetween(from, to, '', '\uFFFC');
      const start = from + (own.length - own.trimStart().length);
      const end = to - (own.length - own.trimEnd().length);
      if (end > start && !found.has(text)) found.set(text, { text, from: start + 1, to: end + 1 });
    }
  }
  return [...found.values()];
}

function placeOfRow(row: Node): readonly SentencePlace[] {
  const cells = row.children.map((cell) => flatBlocks(cell.children.map((each): BlockNode => storedBlock(each))));
  const text = withFormulas(cells.map((cell) => withoutCitations(cell).text.trim()).join(' | '));
  return [{ text, from: 1, to: row.nodeSize - 1 }];
}
