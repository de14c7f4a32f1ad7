import type { Asset } from '#shared/domain/asset.ts';
import type { BlockNode, FigureNode, ListItemNode } from '#shared/domain/rich-text.ts';
import type { ToMathml } from '#main/ports/maths.ts';
import type { PrintBlock, PrintRun } from '#main/ports/report-writer.ts';
import { createHeadingNumbers } from './heading-numbers.ts';
import { printTable } from './print-table.ts';
import type { RunPrinter } from './print-runs.ts';

export type BlockPrinter = {
  readonly heading: (level: number, content: readonly PrintRun[]) => PrintBlock;
  /** The blocks of a section's text below a heading of that level. */
  readonly section: (blocks: readonly BlockNode[], level: number) => readonly PrintBlock[];
};

/** Lays out blocks and counts headings, figures and tables on through a whole report. */
export function createBlockPrinter(options: {
  printer: RunPrinter;
  anchorOf: (kind: string, words: string) => string;
  toMathml: ToMathml;
  numbersHeadings: boolean;
  assets: ReadonlyMap<Asset['id'], Asset>;
}): BlockPrinter {
  const { printer, anchorOf, toMathml, assets } = options;
  const numberOf = createHeadingNumbers();
  const counts = { figures: 0, tables: 0, numberedFigures: 0, numberedTables: 0 };

  function heading(level: number, content: readonly PrintRun[]): PrintBlock {
    const words = content.map((run) => (run.type === 'text' ? run.text : '')).join('');
    const number = numberOf(level);
    return {
      type: 'heading',
      level,
      anchor: anchorOf('sec', words),
      number: options.numbersHeadings ? number : null,
      content,
    };
  }

  /** `below`: by how much the levels of headings are raised; null where there are only paragraphs to be. */
  function blocksOf(blocks: readonly BlockNode[], below: number | null): readonly PrintBlock[] {
    return blocks.flatMap((block) => blockOf(block, below));
  }

  function itemsOf(items: readonly ListItemNode[]): readonly (readonly PrintBlock[])[] {
    return items.map(({ content }) => {
      const blocks = blocksOf(content, null);
      return blocks.length === 0 ? [{ type: 'paragraph' as const, content: [] }] : blocks;
    });
  }

  function blockOf(block: BlockNode, below: number | null): readonly PrintBlock[] {
    switch (block.type) {
      case 'paragraph':
        return paragraph(printer.runs(block.content));
      case 'heading': {
        const content = printer.runs(block.content);
        if (isBlank(content)) return [];
        return below === null ? paragraph(asBold(content)) : [heading(block.attrs.level + below, content)];
      }
      case 'bulletList':
        return [{ type: 'bullet-list', items: itemsOf(block.content) }];
      case 'orderedList':
        return [{ type: 'ordered-list', start: block.attrs?.start ?? 1, items: itemsOf(block.content) }];
      case 'blockquote':
        return [{ type: 'quotation', blocks: blocksOf(block.content, null) }];
      case 'codeBlock': {
        const text = (block.content ?? []).map((node) => node.text).join('');
        return [{ type: 'code', language: block.attrs.language, text }];
      }
      case 'table': {
        counts.tables += 1;
        const caption = block.attrs?.caption.trim() ?? '';
        if (caption !== '') counts.numberedTables += 1;
        return [
          {
            type: 'table',
            anchor: anchorOf('table', String(counts.tables)),
            number: caption === '' ? null : counts.numberedTables,
            caption,
            ...printTable(block.content, (blocks) => blocksOf(blocks, null)),
          },
        ];
      }
      case 'mathBlock': {
        const latex = block.attrs.latex.trim();
        return latex === '' ? [] : [{ type: 'maths', latex, mathml: toMathml(latex, { isBlock: true }) }];
      }
      case 'horizontalRule':
        return [{ type: 'rule' }];
      case 'figure':
        return figureOf(block);
    }
  }

  function figureOf({ attrs, content }: FigureNode): readonly PrintBlock[] {
    const caption = printer.runs(content);
    // Without its image a figure is no more than its words.
    if (!assets.has(attrs.assetId)) return paragraph(caption);
    counts.figures += 1;
    if (!isBlank(caption)) counts.numberedFigures += 1;
    return [
      {
        type: 'figure',
        anchor: anchorOf('figure', String(counts.figures)),
        number: isBlank(caption) ? null : counts.numberedFigures,
        assetId: attrs.assetId,
        alt: attrs.alt,
        widthPercent: attrs.widthPercent,
        caption,
      },
    ];
  }

  return {
    heading,
    section: (blocks, level) => {
      const levels = blocks.flatMap((block) => (block.type === 'heading' ? [block.attrs.level] : []));
      // The levels of a text begin where its writer began them: the first is the next below the section's heading.
      return blocksOf(blocks, level + 1 - Math.min(...levels));
    },
  };
}

function paragraph(content: readonly PrintRun[]): readonly PrintBlock[] {
  return isBlank(content) ? [] : [{ type: 'paragraph', content }];
}

function isBlank(content: readonly PrintRun[]): boolean {
  return content.every((run) => run.type === 'break' || (run.type === 'text' && run.text.trim() === ''));
}

function asBold(content: readonly PrintRun[]): readonly PrintRun[] {
  return content.map((run) =>
    run.type === 'text' && !run.marks.some(({ type }) => type === 'bold')
      ? { ...run, marks: [...run.marks, { type: 'bold' }] }
      : run,
  );
}
