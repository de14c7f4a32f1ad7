import { z } from 'zod';
import { evidenceIdSchema, itemIdSchema } from '../base/ids.ts';

export const itemRoles = ['introduction', 'body', 'closing'] as const;

export const outlineItemSchema = z.object({
  id: itemIdSchema,
  parentId: itemIdSchema.nullable(),
  /** Place among its siblings, from 0. */
  order: z.number().int().nonnegative(),
  heading: z.string().min(1),
  /** What the section is to say or answer. */
  intent: z.string(),
  role: z.enum(itemRoles),
  evidenceIds: z.array(evidenceIdSchema),
  lockedBy: z.literal('user').nullable(),
  /** True where the planner looked and the sources have nothing: the item is kept, says so, and isn't filled. */
  isNotInSources: z.boolean(),
  /** Where a planner without a model puts the themes it finds: under this item, where an outline was begun with. */
  holdsThemes: z.boolean().optional(),
});

export const outlineSchema = z.object({ items: z.array(outlineItemSchema) });

/** One change to the tree. The planner proposes these and never rewrites the tree itself. */
export const outlineOperationSchema = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('add'),
    itemId: itemIdSchema,
    parentId: itemIdSchema.nullable(),
    order: z.number().int().nonnegative(),
    heading: z.string().min(1),
    intent: z.string(),
    role: z.enum(itemRoles),
    holdsThemes: z.boolean().optional(),
  }),
  z.object({ kind: z.literal('rename'), itemId: itemIdSchema, heading: z.string().min(1) }),
  z.object({ kind: z.literal('re-intent'), itemId: itemIdSchema, intent: z.string() }),
  z.object({
    kind: z.literal('move'),
    itemId: itemIdSchema,
    parentId: itemIdSchema.nullable(),
    order: z.number().int().nonnegative(),
  }),
  /** The evidence of both is united on `itemId`; `mergedId` goes. */
  z.object({ kind: z.literal('merge'), itemId: itemIdSchema, mergedId: itemIdSchema }),
  z.object({ kind: z.literal('remove'), itemId: itemIdSchema }),
  z.object({ kind: z.literal('link'), itemId: itemIdSchema, evidenceIds: z.array(evidenceIdSchema) }),
  z.object({ kind: z.literal('unlink'), itemId: itemIdSchema, evidenceIds: z.array(evidenceIdSchema) }),
  z.object({ kind: z.literal('mark-not-in-sources'), itemId: itemIdSchema, isNotInSources: z.boolean() }),
]);

export type ItemRole = (typeof itemRoles)[number];
export type OutlineItem = z.infer<typeof outlineItemSchema>;
export type Outline = z.infer<typeof outlineSchema>;
export type OutlineOperation = z.infer<typeof outlineOperationSchema>;

/** The items in reading order, depth first. */
export function itemsInOrder(outline: Outline): readonly OutlineItem[] {
  const childrenOf = Map.groupBy(outline.items, (item) => item.parentId);
  const below = (parentId: OutlineItem['parentId']): OutlineItem[] =>
    (childrenOf.get(parentId) ?? []).toSorted((a, b) => a.order - b.order).flatMap((item) => [item, ...below(item.id)]);
  return below(null);
}

/** The items that have no children: the ones that get a section of their own text and need evidence. */
export function leafItems(outline: Outline): readonly OutlineItem[] {
  const parents = new Set(outline.items.map((item) => item.parentId));
  return itemsInOrder(outline).filter((item) => !parents.has(item.id));
}

/** 1 for a top-level item. */
export function itemDepth(outline: Outline, item: OutlineItem): number {
  let depth = 1;
  for (let at = item.parentId; at !== null; depth += 1) {
    const above = at;
    at = outline.items.find(({ id }) => id === above)?.parentId ?? null;
  }
  return depth;
}
