import type { Block } from '#shared/domain/layout.ts';

/** Blocks as a page shows them: items that follow each other are one list, rows one table. */
export type BlockGroup = {
  readonly kind: 'list' | 'rows' | 'single';
  readonly blocks: readonly { readonly block: Block; readonly index: number }[];
};

/** A group ends where a page does; `starts` has the blocks that pages begin at or in. */
export function groupBlocks(
  blocks: readonly Block[],
  starts: ReadonlyMap<number, unknown> = new Map(),
): readonly BlockGroup[] {
  const groups: { kind: BlockGroup['kind']; blocks: { block: Block; index: number }[] }[] = [];
  for (const [index, block] of blocks.entries()) {
    const kind = block.kind === 'list-item' ? 'list' : block.kind === 'row' ? 'rows' : 'single';
    const last = groups.at(-1);
    // A long list in parts, so that what is out of sight needn't be laid out.
    if (last?.kind === kind && kind !== 'single' && last.blocks.length < 50 && !starts.has(index))
      last.blocks.push({ block, index });
    else groups.push({ kind, blocks: [{ block, index }] });
  }
  return groups;
}

/** The cells of a table block, line by line; `end` includes the separator that follows a cell. */
export function tableCells(text: string, { charStart, charEnd }: Pick<Block, 'charStart' | 'charEnd'>) {
  const rows: { readonly start: number; readonly end: number }[][] = [];
  let at = charStart;
  for (const line of text.slice(charStart, charEnd).split('\n')) {
    const cells: { start: number; end: number }[] = [];
    let start = at;
    const lineEnd = at + line.length;
    for (let bar = text.indexOf(separator, start); bar !== -1 && bar < lineEnd; bar = text.indexOf(separator, start)) {
      cells.push({ start, end: bar + separator.length });
      start = bar + separator.length;
    }
    cells.push({ start, end: lineEnd });
    rows.push(cells);
    at = lineEnd + 1;
  }
  return rows;
}

const separator = ' | ';
