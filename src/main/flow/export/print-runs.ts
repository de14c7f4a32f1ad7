import type { InlineNode } from '#shared/domain/rich-text.ts';
import type { ToMathml } from '#main/ports/maths.ts';
import type { PrintNote, PrintRun } from '#main/ports/report-writer.ts';

/** What is counted on through a whole report, and what its runs are made with. */
export type RunPrinter = {
  readonly runs: (nodes: readonly InlineNode[] | undefined) => readonly PrintRun[];
  /** Those that were called so far, in reading order. */
  readonly notes: readonly PrintNote[];
};

/** Lays out inline content in the reading order in which citations were placed. */
export function createRunPrinter(options: { isNoteStyle: boolean; toMathml: ToMathml }): RunPrinter {
  const { isNoteStyle, toMathml } = options;
  const notes: PrintNote[] = [];
  let citations = 0;

  function note(content: readonly PrintRun[]): PrintRun {
    notes.push({ content });
    return { type: 'note', number: notes.length };
  }

  function citation(): PrintRun {
    citations += 1;
    return { type: 'citation', index: citations - 1 };
  }

  function runOf(node: InlineNode): readonly PrintRun[] {
    switch (node.type) {
      case 'text':
        return [{ type: 'text', text: node.text, marks: node.marks ?? [] }];
      case 'hardBreak':
        return [{ type: 'break' }];
      case 'mathInline': {
        const latex = node.attrs.latex.trim();
        return latex === '' ? [] : [{ type: 'maths', latex, mathml: toMathml(latex, { isBlock: false }) }];
      }
      case 'citation':
        return [isNoteStyle ? note([citation()]) : citation()];
      case 'footnote':
        // A citation of a footnote stands in the footnote, in every style.
        return [note(node.attrs.content.flatMap((inner) => (inner.type === 'citation' ? [citation()] : runOf(inner))))];
    }
  }

  return { runs: (nodes = []) => nodes.flatMap(runOf), notes };
}
