import type { Node } from '@tiptap/pm/model';

/** Where the words stand within one block of a range; citations and the like between them don't count. */
export function findWords(
  doc: Node,
  range: { readonly from: number; readonly to: number },
  words: string,
): { from: number; to: number } | null {
  const wanted = words.replaceAll(/\s+/g, '');
  if (wanted === '') return null;
  let found: { from: number; to: number } | null = null;
  doc.nodesBetween(range.from, range.to, (block, start) => {
    if (found !== null || !block.isTextblock) return found === null;
    let text = '';
    const positions: number[] = [];
    block.forEach((inline, offset) => {
      const content = inline.text ?? '';
      for (let at = 0; at < content.length; at += 1) {
        const character = content[at] ?? '';
        if (/\s/.test(character)) continue;
        text += character;
        positions.push(start + 1 + offset + at);
      }
    });
    const at = text.indexOf(wanted);
    const [from, last] = [positions[at], positions[at + wanted.length - 1]];
    if (at !== -1 && from !== undefined && last !== undefined) found = { from, to: last + 1 };
    return false;
  });
  return found;
}
