import { modelRoles, type ModelRole } from '#shared/domain/model-settings.ts';
import { addUsage, noUsage, type Usage } from '#shared/domain/run.ts';
import type { StoredCall, StoredStep } from '#main/ports/project-store.ts';

/** A step of a run with the calls that led to it, in the order they were answered. */
export type TracedStep = {
  /** Null for calls whose step was never written down. */
  readonly step: number | null;
  readonly kind: string;
  readonly outcome: unknown;
  readonly calls: readonly StoredCall[];
};

/**
 * Puts each call of a run under its step. Sections are drafted side by side, so their calls name the item; planning
 * takes one step at a time, so a call between two decisions belongs to the first of them.
 */
export function traceRun(options: {
  steps: readonly StoredStep[];
  calls: readonly StoredCall[];
  /** Only steps of these kinds are counted by the decisions that led to them. */
  planningKinds: readonly string[];
}): readonly TracedStep[] {
  const { steps, calls, planningKinds } = options;
  const planning = steps.filter(({ kind }) => planningKinds.includes(kind));
  // A section that failed and was tried again has two steps: the calls are those of the newer.
  const sections = new Map(steps.filter(({ kind }) => kind === sectionKind).map((step) => [itemOf(step), step]));
  const callsOf = new Map<StoredStep, StoredCall[]>(steps.map((step) => [step, []]));
  const unfinished = new Map<string, StoredCall[]>();
  let decision = -1;
  for (const call of calls) {
    const { purpose } = call.request;
    const itemId = itemPattern.exec(purpose)?.[1];
    const decided = decidePattern.exec(purpose)?.[1];
    if (decided !== undefined) decision = Number(decided);
    const step = itemId === undefined ? planning[decision] : sections.get(itemId);
    const place = step && callsOf.get(step);
    if (place !== undefined) place.push(call);
    else {
      const name = itemId ?? `decision ${decision}`;
      unfinished.set(name, [...(unfinished.get(name) ?? []), call]);
    }
  }
  return [
    ...[...callsOf].map(([{ index, kind, outcome }, own]) => ({ step: index, kind, outcome, calls: own })),
    ...[...unfinished.values()].map((own) => ({ step: null, kind: kindOf(own), outcome: null, calls: own })),
  ];
}

export function usageOfCalls(calls: readonly StoredCall[]): Usage {
  return calls.map(({ answer }) => answer.usage).reduce(addUsage, noUsage);
}

/** In the roles' own order; roles that were never asked are left out. */
export function usageByRole(calls: readonly StoredCall[]): readonly (Usage & { readonly role: ModelRole })[] {
  return modelRoles.flatMap((role) => {
    const own = calls.filter(({ request }) => request.role === role);
    return own.length === 0 ? [] : [{ role, ...usageOfCalls(own) }];
  });
}

function kindOf(calls: readonly StoredCall[]): string {
  if (calls.every(({ request }) => request.role === 'checker')) return 'check';
  return calls.some(({ request }) => request.role === 'writer') ? sectionKind : 'decide';
}

const sectionKind = 'section';
const decidePattern = /^decide (\d+)/;
/** A goal may say anything, so what is asked with a goal in its purpose names no item. */
const itemPattern = /^(?!(?:decide|select|extract) )\S+ (itm_[0-9a-z]+)/;

function itemOf({ outcome }: StoredStep): string | undefined {
  const { itemId } = (outcome ?? {}) as { itemId?: unknown };
  return typeof itemId === 'string' ? itemId : undefined;
}
