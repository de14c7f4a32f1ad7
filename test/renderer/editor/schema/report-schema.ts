import { getSchema, Node } from '@tiptap/core';
import { ReportDocument, ReportSection, SectionHeading } from '#renderer/editor/core/report-nodes.ts';
import { reportNodes } from '#renderer/editor/schema/index.ts';
import { citationLabels } from './no-labels.ts';

/** The schema of the report as the editor has it. */
export const reportSchema = getSchema([
  ReportDocument,
  ReportSection,
  SectionHeading,
  Node.create({ name: 'text', group: 'inline' }),
  ...reportNodes({ labels: citationLabels }),
]);
