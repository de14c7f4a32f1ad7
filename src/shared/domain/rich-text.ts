import { z } from 'zod';
import { evidenceIdSchema } from '../base/ids.ts';

/** The ProseMirror marks and nodes a section may hold. This JSON is the only stored form of a section's text. */
export const markSchema = z.object({
  type: z.enum(['bold', 'italic', 'code', 'link']),
  attrs: z.object({ href: z.string() }).optional(),
});

export type Mark = z.infer<typeof markSchema>;

export type TextNode = { type: 'text'; text: string; marks?: Mark[] | undefined };
/** Holds evidence ids, never a number: numbers are computed from the whole report. */
export type CitationNode = { type: 'citation'; attrs: { evidenceIds: z.infer<typeof evidenceIdSchema>[] } };
export type InlineNode = TextNode | CitationNode | { type: 'hardBreak' };
export type BlockNode =
  | { type: 'paragraph'; content?: InlineNode[] | undefined }
  | { type: 'heading'; attrs: { level: number }; content?: InlineNode[] | undefined }
  | { type: 'bulletList'; content: ListItemNode[] }
  /** Without `start` it counts from 1. */
  | { type: 'orderedList'; attrs?: { start: number } | undefined; content: ListItemNode[] }
  | { type: 'blockquote'; content: BlockNode[] }
  | { type: 'codeBlock'; attrs: { language: string | null }; content?: TextNode[] | undefined }
  | { type: 'table'; content: TableRowNode[] };
export type ListItemNode = { type: 'listItem'; content: BlockNode[] };
export type TableRowNode = { type: 'tableRow'; content: TableCellNode[] };
export type TableCellNode = { type: 'tableCell' | 'tableHeader'; content: BlockNode[] };
export type RichText = { type: 'doc'; content: BlockNode[] };

const textNodeSchema: z.ZodType<TextNode> = z.object({
  type: z.literal('text'),
  text: z.string().min(1),
  marks: z.array(markSchema).optional(),
});
const inlineNodeSchema: z.ZodType<InlineNode> = z.union([
  textNodeSchema,
  z.object({ type: z.literal('citation'), attrs: z.object({ evidenceIds: z.array(evidenceIdSchema).min(1) }) }),
  z.object({ type: z.literal('hardBreak') }),
]);
const blockNodeSchema: z.ZodType<BlockNode> = z.lazy(() =>
  z.union([
    z.object({ type: z.literal('paragraph'), content: z.array(inlineNodeSchema).optional() }),
    z.object({
      type: z.literal('heading'),
      attrs: z.object({ level: z.number().int().min(1).max(6) }),
      content: z.array(inlineNodeSchema).optional(),
    }),
    z.object({ type: z.literal('bulletList'), content: z.array(listItemSchema) }),
    z.object({
      type: z.literal('orderedList'),
      attrs: z.object({ start: z.number().int().nonnegative() }).optional(),
      content: z.array(listItemSchema),
    }),
    z.object({ type: z.literal('blockquote'), content: z.array(blockNodeSchema) }),
    z.object({
      type: z.literal('codeBlock'),
      attrs: z.object({ language: z.string().nullable() }),
      content: z.array(textNodeSchema).optional(),
    }),
    z.object({ type: z.literal('table'), content: z.array(tableRowSchema) }),
  ]),
);
const listItemSchema: z.ZodType<ListItemNode> = z.object({
  type: z.literal('listItem'),
  content: z.array(blockNodeSchema),
});
const tableRowSchema: z.ZodType<TableRowNode> = z.object({
  type: z.literal('tableRow'),
  content: z.array(
    z.object({ type: z.union([z.literal('tableCell'), z.literal('tableHeader')]), content: z.array(blockNodeSchema) }),
  ),
});

export const richTextSchema: z.ZodType<RichText> = z.object({
  type: z.literal('doc'),
  content: z.array(blockNodeSchema),
});
