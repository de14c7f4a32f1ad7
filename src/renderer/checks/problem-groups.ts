import type { ItemId } from '#shared/base/ids.ts';
import type { Problem } from '#shared/domain/problem.ts';
import type { RequestOutput } from '#shared/contract/index.ts';

type Part = Pick<RequestOutput<'report.read'>['parts'][number], 'itemId' | 'sectionId' | 'heading'>;

export const problemKinds = ['citations', 'quotes', 'facts', 'claims', 'repeats', 'references', 'sections'] as const;

export type ProblemKind = (typeof problemKinds)[number];

export type PlacedProblem = {
  readonly key: string;
  readonly problem: Problem;
  readonly kind: ProblemKind;
  /** Null where it is about the whole report. */
  readonly itemId: ItemId | null;
};

export type ProblemGroup = {
  readonly key: string;
  /** The section's heading; null for the whole report. By kind: the kind. */
  readonly of: { readonly heading: string | null } | { readonly kind: ProblemKind };
  readonly problems: readonly PlacedProblem[];
};

const kindOf = {
  'citation-unresolved': 'citations',
  'citation-not-of-section': 'citations',
  'quote-source-missing': 'quotes',
  'quote-not-exact': 'quotes',
  'quotation-not-in-quotes': 'quotes',
  'number-not-in-quotes': 'facts',
  'date-not-in-quotes': 'facts',
  'name-not-in-quotes': 'facts',
  'claim-uncited': 'claims',
  'claim-partly-supported': 'claims',
  'claim-unsupported': 'claims',
  'claim-contradicted': 'claims',
  'sentence-repeated': 'repeats',
  'source-cited-not-listed': 'references',
  'source-listed-not-cited': 'references',
  'section-missing': 'sections',
} as const satisfies Record<Problem['code'], ProblemKind>;

/** Each problem with its kind and the item whose section it is in. */
export function placeProblems(problems: readonly Problem[], parts: readonly Part[]): readonly PlacedProblem[] {
  const itemOf = new Map(parts.flatMap(({ sectionId, itemId }) => (sectionId === null ? [] : [[sectionId, itemId]])));
  const times = new Map<string, number>();
  return problems.map((problem) => {
    const { code, sectionId, text } = problem;
    const said = `${code} ${sectionId ?? ''} ${text}`;
    const time = (times.get(said) ?? 0) + 1;
    times.set(said, time);
    const itemId = problem.itemId ?? (sectionId === null ? null : (itemOf.get(sectionId) ?? null));
    return { key: `${said} ${time}`, problem, kind: kindOf[code], itemId };
  });
}

/** In reading order of the sections, what is about the whole report last. */
export function groupBySection(problems: readonly PlacedProblem[], parts: readonly Part[]): readonly ProblemGroup[] {
  const byItem = Map.groupBy(problems, ({ itemId }) => itemId);
  const known = new Set(parts.map(({ itemId }) => itemId));
  const rest = problems.filter(({ itemId }) => itemId === null || !known.has(itemId));
  return [
    ...parts.flatMap(({ itemId, heading }): readonly ProblemGroup[] => {
      const own = byItem.get(itemId) ?? [];
      return own.length === 0 ? [] : [{ key: itemId, of: { heading }, problems: own }];
    }),
    ...(rest.length === 0 ? [] : [{ key: 'report', of: { heading: null }, problems: rest }]),
  ];
}

export function groupByKind(problems: readonly PlacedProblem[]): readonly ProblemGroup[] {
  return problemKinds.flatMap((kind): readonly ProblemGroup[] => {
    const own = problems.filter((problem) => problem.kind === kind);
    return own.length === 0 ? [] : [{ key: kind, of: { kind }, problems: own }];
  });
}

/** How many of each kind, kinds without any left out. */
export function countKinds(problems: readonly PlacedProblem[]): ReadonlyMap<ProblemKind, number> {
  const counts = problemKinds.map((kind) => [kind, problems.filter((each) => each.kind === kind).length] as const);
  return new Map(counts.filter(([, count]) => count > 0));
}
