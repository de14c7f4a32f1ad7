import type { Result } from '#shared/base/result.ts';
import { toId, type EvidenceId } from '#shared/base/ids.ts';
import type { Evidence } from '#shared/domain/evidence.ts';
import { leafItems, type Outline, type OutlineOperation } from '#shared/domain/outline.ts';
import { analyseTerms } from '#shared/text/terms/index.ts';
import type { EvidenceDigest, PassageView, PlannerAction, Reasoner, StepOutcome } from '#main/ports/reasoner.ts';

export type Planned = {
  readonly outline: Outline;
  readonly evidence: ReadonlyMap<EvidenceId, Evidence>;
  readonly actions: readonly PlannerAction[];
};

const mostSteps = 60;
const signal = new AbortController().signal;

/** Plans over passages in memory as the planner's loop would, finding passages by the number of shared terms. Throws if it doesn't finish. */
export async function planOver(
  reasoner: Reasoner,
  passages: readonly PassageView[],
  question: string,
  options?: { refuses?: boolean },
): Promise<Planned> {
  const brief = { question, lengthWords: 1000 };
  const language = passages[0]?.language ?? 'en';
  const evidence = new Map<EvidenceId, Evidence>();
  const memoryBank: EvidenceDigest[] = [];
  const pastQueries: string[] = [];
  const actions: PlannerAction[] = [];
  let outline: Outline = { items: [] };
  let lastOutcome: StepOutcome | null = null;
  for (let stepNumber = 1; stepNumber <= mostSteps; stepNumber += 1) {
    const { action }: { action: PlannerAction } = valueOf(
      await reasoner.decide(
        {
          brief,
          outline,
          coverage: leafItems(outline).map((item) => ({
            itemId: item.id,
            evidenceCount: item.evidenceIds.length,
            sourceCount: 0,
            isCovered: false,
          })),
          memoryBank: [...memoryBank],
          lastOutcome,
          pastQueries: [...pastQueries],
          stepNumber,
          stepsLeft: mostSteps - stepNumber,
          ...nothingSaid,
          library: {
            sourceCount: new Set(passages.map((passage) => passage.sourceId)).size,
            passageCount: passages.length,
            language,
          },
        },
        signal,
      ),
    );
    actions.push(action);
    if (action.kind === 'finish') return { outline, evidence, actions };
    if (action.kind === 'propose_outline') {
      const isFirst = outline.items.length === 0;
      if (isFirst || options?.refuses !== true) outline = applied(outline, action.operations);
      lastOutcome = { action: action.kind, goal: '', newEvidenceIds: [], remarks: [] };
    }
    if (action.kind === 'search') {
      pastQueries.push(...action.queries);
      const candidates = retrieve(passages, action.queries, language);
      const chosen = valueOf(await reasoner.select({ brief, goal: action.goal, candidates, limit: 12 }, signal));
      const read = chosen.flatMap((id) => candidates.filter((passage) => passage.passageId === id));
      const offers = valueOf(await reasoner.extract({ brief, goal: action.goal, passages: read }, signal));
      const newEvidenceIds: EvidenceId[] = [];
      for (const offer of offers) {
        const passage = passages.find(({ passageId }) => passageId === offer.passageId)!;
        if (memoryBank.some(({ summary }) => summary === offer.summary)) continue;
        const id = toId('evi', `evidence${String(memoryBank.length).padStart(3, '0')}`);
        memoryBank.push({
          id,
          sourceId: passage.sourceId,
          goal: action.goal,
          summary: offer.summary,
          headingPath: passage.headingPath,
          sourceTitle: passage.sourceTitle,
        });
        evidence.set(id, toEvidence(id, passage, offer.summary, offer.exacts));
        newEvidenceIds.push(id);
      }
      lastOutcome = { action: action.kind, goal: action.goal, newEvidenceIds, remarks: [] };
    }
  }
  throw new Error('the planner did not finish');
}

export function toEvidence(
  id: EvidenceId,
  passage: Pick<PassageView, 'sourceId' | 'text'>,
  summary: string,
  exacts: readonly string[],
): Evidence {
  const quotes = exacts.map((exact) => {
    const charStart = passage.text.indexOf(exact);
    return {
      sourceId: passage.sourceId,
      charStart,
      charEnd: charStart + exact.length,
      exact,
      prefix: '',
      suffix: '',
      page: null,
    };
  });
  return { id, goal: '', summary, quotes, addedBy: 'planner', tags: [], note: '', status: 'active' };
}

/** A state without the planner's own words or the person's. */
export const nothingSaid = { notes: [], mayAsk: false, clarification: null } as const;

export function valueOf<T>(result: Result<T>): T {
  if (!result.ok) throw new Error(result.fault.message);
  return result.value;
}

function retrieve(
  passages: readonly PassageView[],
  queries: readonly string[],
  language: string,
): readonly PassageView[] {
  return passages
    .map((passage) => {
      const terms = new Set(analyseTerms(`${passage.text} ${passage.sourceTitle}`, language));
      const score = Math.max(
        ...queries.map((query) => analyseTerms(query, language).filter((term) => terms.has(term)).length),
      );
      return { ...passage, score };
    })
    .filter((passage) => passage.score > 0)
    .toSorted((a, b) => b.score - a.score || (a.passageId < b.passageId ? -1 : 1));
}

function applied(outline: Outline, operations: readonly OutlineOperation[]): Outline {
  const items = new Map(outline.items.map((item) => [item.id, item]));
  for (const operation of operations) {
    const item = items.get(operation.itemId);
    if (operation.kind === 'add') {
      const { itemId: id, parentId, order, heading, intent, role } = operation;
      items.set(id, {
        id,
        parentId,
        order,
        heading,
        intent,
        role,
        evidenceIds: [],
        lockedBy: null,
        isNotInSources: false,
      });
    } else if (operation.kind === 'link' && item !== undefined) {
      items.set(item.id, { ...item, evidenceIds: [...item.evidenceIds, ...operation.evidenceIds] });
    } else if (operation.kind === 'mark-not-in-sources' && item !== undefined) {
      items.set(item.id, { ...item, isNotInSources: operation.isNotInSources });
    } else throw new Error(`an operation that can't be applied: ${operation.kind} ${operation.itemId}`);
  }
  return { items: [...items.values()] };
}
