import type { PrintableReport, PrintBlock, PrintRun } from '#main/ports/report-writer.ts';

/** Every stretch of text that a reader of the report must find: of blocks, captions, notes and references. */
export function textsOf({ blocks, notes, bibliography }: PrintableReport): readonly string[] {
  return [
    ...blocks.flatMap(ofBlock),
    ...notes.flatMap(({ content }) => ofRuns(content)),
    ...bibliography.references.flatMap(({ text }) => text.map((run) => run.text)),
  ].filter((text) => text.trim() !== '');
}

function ofBlock(block: PrintBlock): readonly string[] {
  switch (block.type) {
    case 'heading':
    case 'paragraph':
      return ofRuns(block.content);
    case 'bullet-list':
    case 'ordered-list':
      return block.items.flat().flatMap(ofBlock);
    case 'quotation':
      return block.blocks.flatMap(ofBlock);
    case 'code':
      return block.text.split('\n');
    case 'table':
      return [
        block.caption,
        ...block.rows.flatMap(({ cells }) => cells.flatMap(({ blocks }) => blocks.flatMap(ofBlock))),
      ];
    case 'figure':
      return ofRuns(block.caption);
    case 'maths':
    case 'rule':
      return [];
  }
}

function ofRuns(runs: readonly PrintRun[]): readonly string[] {
  return runs.flatMap((run) => (run.type === 'text' ? [run.text] : []));
}
