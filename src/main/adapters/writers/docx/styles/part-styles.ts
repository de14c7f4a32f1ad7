import type { IParagraphStyleOptions } from 'docx';
import type { DocxReport } from '../docx-report.ts';
import { ink } from './ink.ts';

/** Notes, comments, the bibliography and the appendix. */
export function partStyles(report: DocxReport): readonly IParagraphStyleOptions[] {
  return [...noteStyles, bibliographyStyle(report), ...evidenceStyles];
}

const noteStyles: readonly IParagraphStyleOptions[] = [
  ...['Footnote', 'Endnote'].map((kind): IParagraphStyleOptions => ({
    id: `${kind}Text`,
    name: `${kind.toLowerCase()} text`,
    basedOn: 'Normal',
    uiPriority: 99,
    paragraph: { spacing: { after: 40, line: 245, lineRule: 'auto' }, indent: { left: 227, hanging: 227 } },
    run: { size: 19 },
  })),
  {
    id: 'CommentText',
    name: 'annotation text',
    basedOn: 'Normal',
    uiPriority: 99,
    run: { size: 20 },
  },
];

function bibliographyStyle({ bibliography }: DocxReport): IParagraphStyleOptions {
  const labels = bibliography.references.map(({ label }) => (label ?? []).map((run) => run.text).join('').length);
  const longest = Math.max(0, ...labels);
  const hanging = longest > 0 ? 200 + longest * 120 : bibliography.hasHangingIndent ? 454 : 0;
  return {
    id: 'Bibliography',
    name: 'Bibliography',
    basedOn: 'Normal',
    uiPriority: 37,
    paragraph: {
      spacing: { after: 100 },
      keepLines: true,
      ...(hanging > 0 && { indent: { left: hanging, hanging } }),
    },
  };
}

const evidenceStyles: readonly IParagraphStyleOptions[] = [
  {
    id: 'EvidenceClaim',
    name: 'Evidence Claim',
    basedOn: 'Normal',
    next: 'EvidenceQuote',
    paragraph: { spacing: { before: 200, after: 60 }, keepNext: true },
  },
  {
    id: 'EvidenceQuote',
    name: 'Evidence Quote',
    basedOn: 'Normal',
    next: 'EvidenceSource',
    paragraph: {
      spacing: { after: 20 },
      indent: { left: 340 },
      keepNext: true,
      border: { left: { style: 'single', size: 12, space: 8, color: ink.line } },
    },
    run: { size: 20 },
  },
  {
    id: 'EvidenceSource',
    name: 'Evidence Source',
    basedOn: 'EvidenceQuote',
    next: 'EvidenceClaim',
    paragraph: { spacing: { after: 80 }, keepNext: false },
    run: { size: 18, color: ink.quiet },
  },
];
