import type { Report, ReportPart } from '#shared/domain/report.ts';
import type { BlockNode, InlineNode, RichText } from '#shared/domain/rich-text.ts';
import type { ReportFinding } from '#shared/domain/report-finding.ts';
import type { ToMathml } from '#main/ports/maths.ts';
import { bodyOf } from '#main/flow/report/index.ts';
import type { Found } from './found.ts';
import { lintTable } from './lint-table.ts';
import { unresolvedMarks } from './unresolved-marks.ts';

/** What one section shows. */
export function lintSection(options: {
  report: Report;
  part: ReportPart;
  /** Of the heading before; 0 for the first. */
  previousDepth: number;
  toMathml: ToMathml;
}): readonly ReportFinding[] {
  const { part, previousDepth } = options;
  const { heading, depth, itemId } = part;
  const body = bodyOf(part.section);
  const found: Found[] = [];
  if (depth > previousDepth + 1) {
    found.push({ code: 'heading-level-skipped', text: heading, detail: 'A level of headings is left out above it.' });
  }
  if (heading.trim() === '') found.push(emptyHeading);
  for (const mark of unresolvedMarks(heading)) found.push(unresolved(mark));
  found.push(...(body === null ? withoutText(part) : ofBody(body, options)));
  return found.map((each) => ({ ...each, itemId, heading }));
}

const emptyHeading: Found = { code: 'heading-empty', text: '', detail: 'A heading has no words.' };

function unresolved(mark: string): Found {
  return { code: 'mark-unresolved', text: mark, detail: 'This looks like something that was to be filled in.' };
}

function withoutText({ isLeaf, section }: ReportPart): readonly Found[] {
  if (!isLeaf) return [];
  const status = section?.state.status ?? 'empty';
  if (section?.state.status === 'failed') {
    return [{ code: 'section-failed', text: '', detail: `It could not be drafted: ${section.state.fault.message}` }];
  }
  return status === 'empty'
    ? [{ code: 'section-empty', text: '', detail: 'It has a heading and no text.' }]
    : [{ code: 'section-not-drafted', text: '', detail: 'It isn’t drafted yet.' }];
}

function ofBody(
  body: RichText,
  { report, part, toMathml }: { report: Report; part: ReportPart; toMathml: ToMathml },
): readonly Found[] {
  const hasText = body.content.some((block) => block.type !== 'paragraph' || (block.content ?? []).some(hasWords));
  if (!hasText && part.isLeaf) return [{ code: 'section-empty', text: '', detail: 'It has a heading and no text.' }];
  const levels = body.content.flatMap((block) => (block.type === 'heading' ? [block.attrs.level] : []));
  const skips = levels.slice(1).some((level, index) => level > (levels[index] ?? level) + 1);
  return [
    ...(skips
      ? [{ code: 'heading-level-skipped' as const, text: '', detail: 'The headings in its text leave out a level.' }]
      : []),
    ...body.content.flatMap((block) => ofBlock(block, { report, toMathml })),
  ];
}

type Looking = { readonly report: Report; readonly toMathml: ToMathml };

function ofBlock(block: BlockNode, looking: Looking): readonly Found[] {
  switch (block.type) {
    case 'paragraph':
      return ofInline(block.content ?? [], looking);
    case 'heading': {
      const content = block.content ?? [];
      return content.some(hasWords) ? ofInline(content, looking) : [emptyHeading];
    }
    case 'bulletList':
    case 'orderedList':
      return block.content.flatMap((item) => item.content.flatMap((inner) => ofBlock(inner, looking)));
    case 'blockquote':
      return block.content.flatMap((inner) => ofBlock(inner, looking));
    case 'table':
      return [
        ...lintTable(block),
        ...block.content.flatMap((row) =>
          row.content.flatMap((cell) => cell.content.flatMap((inner) => ofBlock(inner, looking))),
        ),
      ];
    case 'figure':
      return ofFigure(block, looking);
    case 'mathBlock':
      return ofFormula(block.attrs.latex, looking);
    case 'codeBlock':
    case 'horizontalRule':
      return [];
  }
}

function ofFigure({ attrs, content = [] }: BlockNode & { type: 'figure' }, looking: Looking): readonly Found[] {
  const asset = looking.report.assets.get(attrs.assetId);
  const name = asset?.fileName ?? attrs.assetId;
  const found: Found[] = [];
  if (asset === undefined) {
    found.push({ code: 'figure-without-image', text: name, detail: 'Its image isn’t in the project any more.' });
  }
  if (!content.some(hasWords)) {
    found.push({ code: 'figure-without-caption', text: name, detail: 'It has no caption, so it isn’t numbered.' });
  }
  if (attrs.alt.trim() === '') {
    const detail = 'It has no description for those who can’t see it.';
    found.push({ code: 'figure-without-alt-text', text: name, detail });
  }
  return [...found, ...ofInline(content, looking)];
}

function ofInline(nodes: readonly InlineNode[], looking: Looking): readonly Found[] {
  const words = nodes.map((node) => (node.type === 'text' && !isCode(node) ? node.text : '\uFFFC')).join('');
  return [
    ...unresolvedMarks(words).map(unresolved),
    ...nodes.flatMap((node): readonly Found[] => {
      switch (node.type) {
        case 'citation': {
          const sources = node.attrs.evidenceIds.flatMap((id) => looking.report.evidence.get(id)?.quotes ?? []);
          const isListed = sources.some(({ sourceId }) =>
            looking.report.bibliography.some(({ source }) => source.id === sourceId),
          );
          if (isListed) return [];
          const detail = 'A citation leads to no source: its evidence or its source was removed.';
          return [{ code: 'citation-without-source', text: textAround(nodes, node), detail }];
        }
        case 'footnote':
          return ofInline(node.attrs.content, looking);
        case 'mathInline':
          return ofFormula(node.attrs.latex, looking);
        case 'text':
        case 'hardBreak':
          return [];
      }
    }),
  ];
}

function ofFormula(latex: string, { toMathml }: Looking): readonly Found[] {
  if (latex.trim() === '') return [{ code: 'maths-unreadable', text: '', detail: 'A formula is empty.' }];
  if (toMathml(latex, { isBlock: false }) !== null) return [];
  return [{ code: 'maths-unreadable', text: latex, detail: 'This formula has a mistake and stands as it was typed.' }];
}

/** The end of the words before a citation, which tell where it is. */
function textAround(nodes: readonly InlineNode[], citation: InlineNode): string {
  const before = nodes.slice(0, nodes.indexOf(citation)).map((node) => (node.type === 'text' ? node.text : ''));
  const words = before.join('').trim();
  return words.length <= 60 ? words : `…${words.slice(-60).replace(/^\S*\s/u, '')}`;
}

function hasWords(node: InlineNode): boolean {
  return node.type === 'text' ? node.text.trim() !== '' : node.type !== 'hardBreak';
}

function isCode({ marks = [] }: InlineNode & { type: 'text' }): boolean {
  return marks.some(({ type }) => type === 'code');
}
