import type { FormattedRun, FormattedText } from '#shared/domain/formatted-text.ts';
import type { InlineNode, Mark, TextNode } from '#shared/domain/rich-text.ts';
import { escapeLineStart } from '#shared/text/markdown-escape.ts';
import type { RawMarkdown } from '#shared/text/rich-text-inline.ts';
import { inlineMarkdown } from '#shared/text/rich-text-inline-markdown.ts';
import type { PrintRun } from '#main/ports/report-writer.ts';
import type { MarkdownLayout } from './layout.ts';
import { pandocCitation } from './pandoc-citation.ts';

/** As a paragraph: its breaks are kept. */
export function linesOf(runs: readonly PrintRun[], layout: MarkdownLayout): string {
  return write(
    runs.flatMap((run) => nodesOf(run, layout)),
    layout,
    false,
  )
    .split('\n')
    .map(escapeLineStart)
    .join('\n');
}

/** On one line, for headings, captions, notes and the cells of tables. */
export function oneLineOf(runs: readonly PrintRun[], layout: MarkdownLayout, isInTable = false): string {
  const nodes = runs.flatMap((run) => (run.type === 'break' ? [textNode({ text: ' ' })] : nodesOf(run, layout)));
  return write(nodes, layout, isInTable);
}

/** What a style set, on one line. */
export function formattedLine(text: FormattedText, layout: MarkdownLayout): string {
  const nodes = text.flatMap((run, index): TextNode[] =>
    run.display === undefined || index === 0 ? [textNode(run)] : [textNode({ text: ' ' }), textNode(run)],
  );
  return write(nodes, layout, false);
}

function write(nodes: readonly (InlineNode | RawMarkdown)[], { dialect }: MarkdownLayout, isInTable: boolean): string {
  return inlineMarkdown(nodes, { citation: () => '', footnote: () => '', dialect, isInTable });
}

function nodesOf(run: PrintRun, layout: MarkdownLayout): readonly (InlineNode | RawMarkdown)[] {
  switch (run.type) {
    case 'text':
      return run.text === '' ? [] : [{ type: 'text', text: run.text, marks: [...run.marks] }];
    case 'maths':
      return [{ type: 'mathInline', attrs: { latex: run.latex } }];
    case 'break':
      return [{ type: 'hardBreak' }];
    case 'citation':
      return citationNodes(run.index, layout);
    case 'note': {
      const own = citationOfNote(run.number, layout);
      return own === null ? [{ type: 'raw', markdown: `[^${run.number}]` }] : citationNodes(own, layout);
    }
  }
}

/** The citation that a note is nothing but, where pandoc is to decide whether it is one; else null. */
export function citationOfNote(number: number, { report, dialect }: MarkdownLayout): number | null {
  const [only, ...others] = report.notes[number - 1]?.content ?? [];
  return dialect === 'pandoc' && only?.type === 'citation' && others.length === 0 ? only.index : null;
}

function citationNodes(index: number, { report, dialect }: MarkdownLayout): readonly (InlineNode | RawMarkdown)[] {
  const citation = report.citations[index];
  if (citation === undefined) return [];
  if (dialect === 'pandoc' && citation.cites.length > 0) return [{ type: 'raw', markdown: pandocCitation(citation) }];
  const [only, ...others] = citation.label;
  // Plain numbers between brackets are no link of Markdown's: they need no escapes.
  const isNumber = others.length === 0 && /^\[[\d ,;–-]+(?:p+\. ?[\d ,;–-]+)*\]$/u.test(only?.text ?? '');
  return isNumber ? [{ type: 'raw', markdown: only?.text ?? '' }] : citation.label.map(textNode);
}

function textNode({ text, isBold, isItalic, isUnderlined, position, href }: FormattedRun): TextNode {
  const marks: Mark[] = [
    ...(href === undefined ? [] : [{ type: 'link' as const, attrs: { href } }]),
    ...(isBold === true ? [{ type: 'bold' as const }] : []),
    ...(isItalic === true ? [{ type: 'italic' as const }] : []),
    ...(isUnderlined === true ? [{ type: 'underline' as const }] : []),
    ...(position === undefined
      ? []
      : [{ type: position === 'super' ? ('superscript' as const) : ('subscript' as const) }]),
  ];
  return { type: 'text', text, marks };
}
