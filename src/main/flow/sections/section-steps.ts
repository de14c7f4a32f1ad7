import { z } from 'zod';
import { faultSchema } from '#shared/base/fault.ts';
import { itemIdSchema, type ItemId, type RunId } from '#shared/base/ids.ts';
import type { ProjectStore } from '#main/ports/project-store.ts';

export const sectionKind = 'section';

const sectionStepSchema = z.object({
  itemId: itemIdSchema,
  outcome: z.enum(['drafted', 'kept', 'failed']),
  /** How many problems the checks still find. */
  problems: z.number(),
  /** What the model invented and was taken out. */
  removed: z.array(z.object({ text: z.string(), reason: z.string() })),
  /** Keys of the claims that were judged. */
  judged: z.array(z.string()),
  fault: faultSchema.nullable(),
  /** The purpose of the call whose draft was kept, where nothing was wrong with it. */
  soundCall: z.string().nullable(),
});

/** What the journal keeps of one section's writing. */
export type SectionStep = z.infer<typeof sectionStepSchema>;

/** The sections written in a run so far, in the order of their steps. A section that was tried again comes twice. */
export function readSectionSteps(
  store: Pick<ProjectStore, 'listSteps'>,
  runId: RunId,
): readonly (SectionStep & { readonly index: number })[] {
  return store
    .listSteps(runId)
    .filter(({ kind }) => kind === sectionKind)
    .map(({ index, outcome }) => ({ ...sectionStepSchema.parse(outcome), index }));
}

/** The items that the run has written, or left as the person made them. */
export function writtenItems(store: Pick<ProjectStore, 'listSteps'>, runId: RunId): ReadonlySet<ItemId> {
  const outcomes = new Map(readSectionSteps(store, runId).map(({ itemId, outcome }) => [itemId, outcome]));
  return new Set([...outcomes].filter(([, outcome]) => outcome !== 'failed').map(([itemId]) => itemId));
}

const scopeKind = 'writing-began';
const scopeSchema = z.object({ itemId: itemIdSchema.nullable() });

/** What a run writes: one item's section or, with null, all. */
export type WritingScope = { readonly itemId: ItemId | null; readonly index: number };

/** Null where the run hasn't begun to write. */
export function readWritingScope(store: Pick<ProjectStore, 'listSteps'>, runId: RunId): WritingScope | null {
  const step = store.listSteps(runId).find(({ kind }) => kind === scopeKind);
  return step === undefined ? null : { ...scopeSchema.parse(step.outcome), index: step.index };
}

export function putWritingScope(
  store: Pick<ProjectStore, 'listSteps' | 'putStep'>,
  runId: RunId,
  itemId: ItemId | null,
): WritingScope {
  const index = store.listSteps(runId).length;
  store.putStep({ runId, index, kind: scopeKind, outcome: { itemId, soundCall: null } });
  return { itemId, index };
}
