import type { Block } from '#shared/domain/layout.ts';

/** The paragraphs of a text whose layout isn't known: what stands between blank lines. */
export function paragraphBlocks(text: string): Block[] {
  const blocks: Block[] = [];
  let charStart = -1;
  let charEnd = -1;
  const close = (): void => {
    if (charStart !== -1) blocks.push({ kind: 'paragraph', charStart, charEnd });
    charStart = -1;
  };
  for (let line = 0; line < text.length;) {
    const found = text.indexOf('\n', line);
    const lineEnd = found === -1 ? text.length : found;
    const content = text.slice(line, lineEnd);
    const trimmed = content.trimEnd();
    if (trimmed.trimStart() === '') {
      close();
    } else {
      if (charStart === -1) charStart = line + (content.length - content.trimStart().length);
      charEnd = line + trimmed.length;
    }
    line = lineEnd + 1;
  }
  close();
  return blocks;
}
