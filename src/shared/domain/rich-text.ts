import { z } from 'zod';
import { assetIdSchema, evidenceIdSchema, type AssetId } from '../base/ids.ts';

/** The ProseMirror marks and nodes a section may hold. This JSON is the only stored form of a section's text. */
export const markSchema = z.object({
  type: z.enum(['bold', 'italic', 'underline', 'strike', 'superscript', 'subscript', 'code', 'link']),
  attrs: z.object({ href: z.string() }).optional(),
});

export type Mark = z.infer<typeof markSchema>;

/** How a citation names its sources: as the style does, without the authors, or with the authors in the sentence. */
export const citationModes = ['usual', 'without-author', 'author-in-text'] as const;

export const citationAttributesSchema = z.object({
  evidenceIds: z.array(evidenceIdSchema).min(1),
  /** What stands before and after, as "see" and "emphasis added". */
  prefix: z.string().optional(),
  suffix: z.string().optional(),
  /** In the place of the pages of the quotes, as "ch. 3"; empty for none. Missing: the pages. */
  locator: z.string().optional(),
  /** Missing: usual. */
  mode: z.enum(citationModes).optional(),
});

export type CitationMode = (typeof citationModes)[number];
export type CitationAttributes = z.infer<typeof citationAttributesSchema>;
export type TextNode = { type: 'text'; text: string; marks?: Mark[] | undefined };
/** Holds evidence ids, never a number: numbers are computed from the whole report. */
export type CitationNode = { type: 'citation'; attrs: CitationAttributes };
export type FootnoteNode = { type: 'footnote'; attrs: { content: FootnoteInline[] } };
/** What a footnote may hold: no footnote of its own. */
export type FootnoteInline = TextNode | CitationNode | MathInlineNode;
/** LaTeX, without dollar signs. */
export type MathInlineNode = { type: 'mathInline'; attrs: { latex: string } };
export type InlineNode = TextNode | CitationNode | FootnoteNode | MathInlineNode | { type: 'hardBreak' };
/** An image kept in the project. `widthPercent` is of the text's width. */
export type FigureNode = {
  type: 'figure';
  attrs: { assetId: AssetId; alt: string; widthPercent: number };
  /** The caption. */
  content?: InlineNode[] | undefined;
};
export type BlockNode =
  | { type: 'paragraph'; content?: InlineNode[] | undefined }
  | { type: 'heading'; attrs: { level: number }; content?: InlineNode[] | undefined }
  | { type: 'bulletList'; content: ListItemNode[] }
  /** Without `start` it counts from 1. */
  | { type: 'orderedList'; attrs?: { start: number } | undefined; content: ListItemNode[] }
  | { type: 'blockquote'; content: BlockNode[] }
  | { type: 'codeBlock'; attrs: { language: string | null }; content?: TextNode[] | undefined }
  /** Without a caption it is neither numbered nor named. */
  | { type: 'table'; attrs?: { caption: string } | undefined; content: TableRowNode[] }
  | { type: 'horizontalRule' }
  | { type: 'mathBlock'; attrs: { latex: string } }
  | FigureNode;
export type ListItemNode = { type: 'listItem'; content: BlockNode[] };
export type TableRowNode = { type: 'tableRow'; content: TableCellNode[] };
export type TableCellNode = {
  type: 'tableCell' | 'tableHeader';
  /** Missing: one row, one column, as wide as it needs. */
  attrs?: { colspan: number; rowspan: number; colwidth: number[] | null } | undefined;
  content: BlockNode[];
};
export type RichText = { type: 'doc'; content: BlockNode[] };

const textNodeSchema = z.object({
  type: z.literal('text'),
  text: z.string().min(1),
  marks: z.array(markSchema).optional(),
});
const citationNodeSchema = z.object({ type: z.literal('citation'), attrs: citationAttributesSchema });
const mathInlineSchema = z.object({ type: z.literal('mathInline'), attrs: z.object({ latex: z.string() }) });
// Told apart by their type: a union that tries one after the other takes ten times as long for a long report.
const inlineNodeSchema: z.ZodType<InlineNode> = z.discriminatedUnion('type', [
  textNodeSchema,
  citationNodeSchema,
  z.object({
    type: z.literal('footnote'),
    attrs: z.object({
      content: z.array(z.discriminatedUnion('type', [textNodeSchema, citationNodeSchema, mathInlineSchema])),
    }),
  }),
  mathInlineSchema,
  z.object({ type: z.literal('hardBreak') }),
]);
const blockNodeSchema: z.ZodType<BlockNode> = z.lazy(() =>
  z.discriminatedUnion('type', [
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
    z.object({
      type: z.literal('table'),
      attrs: z.object({ caption: z.string() }).optional(),
      content: z.array(tableRowSchema),
    }),
    z.object({ type: z.literal('horizontalRule') }),
    z.object({ type: z.literal('mathBlock'), attrs: z.object({ latex: z.string() }) }),
    z.object({
      type: z.literal('figure'),
      attrs: z.object({ assetId: assetIdSchema, alt: z.string(), widthPercent: z.number().min(5).max(100) }),
      content: z.array(inlineNodeSchema).optional(),
    }),
  ]),
);
const listItemSchema: z.ZodType<ListItemNode> = z.object({
  type: z.literal('listItem'),
  content: z.array(blockNodeSchema),
});
const tableRowSchema: z.ZodType<TableRowNode> = z.object({
  type: z.literal('tableRow'),
  content: z.array(
    z.object({
      type: z.union([z.literal('tableCell'), z.literal('tableHeader')]),
      attrs: z
        .object({
          colspan: z.number().int().positive(),
          rowspan: z.number().int().positive(),
          colwidth: z.array(z.number()).nullable(),
        })
        .optional(),
      content: z.array(blockNodeSchema),
    }),
  ),
});

export const richTextSchema: z.ZodType<RichText> = z.object({
  type: z.literal('doc'),
  content: z.array(blockNodeSchema),
});
