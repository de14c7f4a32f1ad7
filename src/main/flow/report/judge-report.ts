import { succeed, type Result } from '#shared/base/result.ts';
import type { Report, ReportPart } from '#shared/domain/report.ts';
import type { Run } from '#shared/domain/run.ts';
import { runSideBySide, type Task } from '#main/agent/run-side-by-side.ts';
import {
  judgeClaims,
  judgementKey,
  needsJudging,
  type CheckedClaim,
  type ReportFacts,
} from '#main/flow/sections/index.ts';
import type { ProjectStore } from '#main/ports/project-store.ts';
import type { Reasoner } from '#main/ports/reasoner.ts';
import { createSectionChecker } from './section-checker.ts';

/** The claims of one section that nobody has judged. */
type Unjudged = { readonly part: ReportPart; readonly claims: readonly CheckedClaim[] };

/** Cited claims that code can't judge and nobody else has, by section; a claim that several make, with the first. */
export function unjudgedClaims(options: {
  report: Report;
  facts: ReportFacts;
  store: Pick<ProjectStore, 'findVerdicts'>;
}): readonly Unjudged[] {
  const { report, store } = options;
  const check = createSectionChecker(options);
  const seen = new Set<string>();
  return report.parts.flatMap((part): Unjudged[] => {
    const claims = (check(part) ?? []).filter(needsJudging);
    const judged = store.findVerdicts(claims.map(judgementKey));
    const open = claims.filter((claim) => {
      const key = judgementKey(claim);
      if (judged.has(key) || seen.has(key)) return false;
      seen.add(key);
      return true;
    });
    return open.length === 0 ? [] : [{ part, claims: open }];
  });
}

/**
 * Has the reasoner judge them, section by section and several side by side, each section's judgements stored as they
 * come. What it can't tell stays without one. Faults: those of the reasoner that aren't of one section, `cancelled`.
 */
export async function judgeReport(options: {
  run: Run;
  unjudged: readonly Unjudged[];
  store: ProjectStore;
  reasoner: Reasoner;
  signal: AbortSignal;
}): Promise<Result<void>> {
  const { run, store, reasoner, signal } = options;
  const firstIndex = Math.max(-1, ...store.listSteps(run.id).map(({ index }) => index)) + 1;
  const tasks = options.unjudged.map(({ part: { itemId }, claims }, at): Task => ({
    index: firstIndex + at,
    after: [],
    work: async () => {
      const judged = await judgeClaims({ itemId, claims, known: new Map(), reasoner, signal });
      if (!judged.ok) return judged;
      return succeed({
        kind: 'judge',
        commit: () => {
          store.putVerdicts([...judged.value].map(([key, judgement]) => ({ key, judgement, model: reasoner.kind })));
          return { itemId, asked: claims.length, judged: [...judged.value.keys()], soundCall: null };
        },
      });
    },
  }));
  return runSideBySide({ runId: run.id, store, tasks, width: Math.max(1, reasoner.parallelSections), signal });
}
