import type { EvidenceId, SourceId } from '#shared/base/ids.ts';
import type { Brief } from '#shared/domain/brief.ts';
import type { Evidence } from '#shared/domain/evidence.ts';
import type { Passage } from '#shared/domain/passage.ts';
import type { ProjectStore } from '#main/ports/project-store.ts';
import type { EvidenceDigest, PlannerState } from '#main/ports/reasoner.ts';
import { coverageOf } from './coverage.ts';
import type { StepRecord } from './step-record.ts';

/** Rebuilds what a planner step may know from the store and the steps so far. */
export function createStateReader(options: {
  brief: Brief;
  store: ProjectStore;
  stepLimit: number;
}): (records: readonly StepRecord[]) => PlannerState {
  const { brief, store, stepLimit } = options;
  const headingPathOf = createHeadingFinder(store);
  return (records) => {
    const outline = store.readOutline();
    const goalOf = goalsOfThisRun(records);
    const place = new Map([...goalOf.keys()].map((id, at) => [id, at]));
    const linked = new Set(outline.items.flatMap((item) => item.evidenceIds));
    const evidence = store
      .listEvidence()
      .filter(({ status }) => status !== 'excluded')
      .filter(
        (each) => goalOf.has(each.id) || linked.has(each.id) || each.status === 'pinned' || each.addedBy === 'user',
      )
      .map((each) => ({ ...each, goal: goalOf.get(each.id) ?? each.goal }))
      .toSorted((a, b) => (place.get(a.id) ?? -1) - (place.get(b.id) ?? -1));
    const last = records.at(-1);
    const sourceCount = store.countSources();
    const titles = new Map(store.listSources().map(({ id, bibliographic }) => [id, bibliographic.title]));
    return {
      brief,
      outline,
      coverage: coverageOf({
        outline,
        evidence: new Map(evidence.map((each) => [each.id, each])),
        librarySourceCount: sourceCount,
      }),
      memoryBank: evidence.map((each) => digestOf(each, headingPathOf, titles)),
      lastOutcome:
        last === undefined || last.action === 'begin'
          ? null
          : { action: last.action, goal: last.goal, newEvidenceIds: last.newEvidenceIds, remarks: last.remarks },
      pastQueries: records.flatMap(({ queries }) => queries),
      stepNumber: records.length,
      stepsLeft: stepLimit - records.length,
      notes: [],
      mayAsk: false,
      clarification: null,
      library: {
        sourceCount,
        passageCount: store.countPassages(),
        language: Object.keys(store.passagesByLanguage())[0] ?? 'und',
      },
    };
  };
}

/**
 * What each piece of evidence was found for in this run, in the order of finding: evidence that an earlier run left is
 * seen as if it were new, so that the same brief gives the same report again.
 */
function goalsOfThisRun(records: readonly StepRecord[]): ReadonlyMap<EvidenceId, string> {
  const goals = new Map<EvidenceId, string>();
  for (const { goal, newEvidenceIds, refoundEvidenceIds } of records) {
    for (const id of [...newEvidenceIds, ...refoundEvidenceIds]) if (!goals.has(id)) goals.set(id, goal);
  }
  return goals;
}

function digestOf(
  evidence: Evidence,
  headingPathOf: (evidence: Evidence) => readonly string[],
  titles: ReadonlyMap<SourceId, string>,
): EvidenceDigest {
  const [quote] = evidence.quotes;
  if (quote === undefined) throw new Error(`evidence ${evidence.id} has no quote`);
  return {
    id: evidence.id,
    sourceId: quote.sourceId,
    sourceTitle: titles.get(quote.sourceId) ?? '',
    goal: evidence.goal,
    summary: evidence.summary,
    headingPath: headingPathOf(evidence),
  };
}

/** The headings above an evidence's first quote; each source's passages are read once. */
function createHeadingFinder(store: ProjectStore): (evidence: Evidence) => readonly string[] {
  const passagesOf = new Map<SourceId, readonly Passage[]>();
  const known = new Map<EvidenceId, readonly string[]>();
  return (evidence) => {
    const remembered = known.get(evidence.id);
    if (remembered !== undefined) return remembered;
    const [quote] = evidence.quotes;
    if (quote === undefined) return [];
    const passages = passagesOf.get(quote.sourceId) ?? store.passagesOfSource(quote.sourceId);
    passagesOf.set(quote.sourceId, passages);
    const path = passages.find(({ charEnd }) => charEnd > quote.charStart)?.headingPath ?? [];
    known.set(evidence.id, path);
    return path;
  };
}
