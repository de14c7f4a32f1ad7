import { isOfOneStep, providerFault } from '#shared/base/fault.ts';
import { fail, succeed, type Result } from '#shared/base/result.ts';
import { toId, type EvidenceId, type ItemId, type SectionId } from '#shared/base/ids.ts';
import type { Evidence } from '#shared/domain/evidence.ts';
import type { Problem } from '#shared/domain/problem.ts';
import type { RichText } from '#shared/domain/rich-text.ts';
import type { Judgement } from '#shared/domain/verdict.ts';
import type { SeenSentence } from '#shared/text/sentence-index.ts';
import type { Reasoner, SectionDraft, SectionRequest } from '#main/ports/reasoner.ts';
import type { SectionParser } from '#main/ports/section-parser.ts';
import { checkRepeats } from './check-repeats.ts';
import { checkSection, type CheckedClaim, type ReportFrame } from './check-section.ts';
import { cleanDraft, withoutLooseMarks, withoutNewLinks, type Removal } from './clean-draft.ts';
import { judgeClaims, withJudgements } from './judgements.ts';
import { reportFrame } from './report-frame.ts';

export type DraftedSection = {
  readonly body: RichText;
  readonly digest: string;
  /** What the checks still find, for the report's check to show. */
  readonly problems: readonly Problem[];
  readonly removed: readonly Removal[];
  readonly judgements: ReadonlyMap<string, Judgement>;
  /** 1 for the first draft, 2 for the revision. */
  readonly draftKept: 1 | 2;
  /** What of an instruction the reasoner couldn't follow, for the person. */
  readonly note?: string | undefined;
};

type Options = {
  readonly request: SectionRequest;
  readonly language: string;
  readonly reasoner: Reasoner;
  readonly parseMarkdown: SectionParser;
  /** Where an earlier section says it already; the place is told to the reasoner. */
  readonly findBefore: (sentence: string) => SeenSentence<string> | null;
  readonly signal: AbortSignal;
  readonly onText: (delta: string) => void;
  /** What streamed so far is void. */
  readonly onRestart: () => void;
  /** Where links may lead: only those of the text that is worked on. A model, or a source through it, adds none. */
  readonly keptLinks?: ReadonlySet<string>;
  /** Problems that this text may have. */
  readonly isAllowed?: (problem: Problem) => boolean;
};

/** A section's id is its item's: an item has one section. */
export function sectionIdOf(itemId: ItemId): SectionId {
  return toId('sec', itemId.slice('itm_'.length));
}

/**
 * One draft, checked and judged, and one revision where that found something; the better of the two, without what the
 * model invented. Faults: the reasoner's; `answer-unusable` where nothing is left.
 */
export async function draftSection(options: Options): Promise<Result<DraftedSection>> {
  const { request, reasoner, signal, onText, onRestart } = options;
  const checks = createChecks(options);
  const first = await reasoner.draft(request, { signal, onText });
  if (!first.ok) return first;
  const checked = await checks.review(first.value, new Map());
  if (!checked.ok) return checked;
  if (!checked.value.problems.some(isWorthRevising)) return checks.finish(checked.value, 1);
  onRestart();
  const problems = checked.value.problems.map(inWords);
  const second = await reasoner.draft({ ...request, problems, firstDraft: first.value.markdown }, { signal, onText });
  if (!second.ok) return isOfOneStep(second.fault) ? checks.finish(checked.value, 1) : second;
  const revised = await checks.review(second.value, checked.value.judgements);
  if (!revised.ok) return revised;
  const isBetter = isNoWorse(revised.value, checked.value);
  const kept = checks.finish(isBetter ? revised.value : checked.value, isBetter ? 2 : 1);
  return kept.ok ? kept : checks.finish(isBetter ? checked.value : revised.value, isBetter ? 1 : 2);
}

type Reviewed = {
  readonly draft: SectionDraft;
  readonly body: RichText;
  readonly claims: readonly CheckedClaim[];
  readonly problems: readonly Problem[];
  readonly removed: readonly Removal[];
  /** Those of this draft and of the one before. */
  readonly judgements: ReadonlyMap<string, Judgement>;
};

function createChecks(options: Options) {
  const { request, language, reasoner, parseMarkdown, findBefore, signal } = options;
  const { isAllowed = () => false, keptLinks = new Set() } = options;
  const { item } = request;
  const sectionId = sectionIdOf(item.id);
  const evidence = new Map(request.evidence.map((each): [EvidenceId, Evidence] => [each.id, each]));
  const frame: ReportFrame = reportFrame({
    brief: request.brief,
    headings: request.headings,
    report: request.report,
    sources: request.sources,
  });
  const check = (body: RichText) =>
    checkSection({
      sectionId,
      role: item.role,
      isNotInSources: item.isNotInSources,
      body,
      language,
      allowed: new Set(evidence.keys()),
      evidence,
      frame,
    });
  const problemsOf = (claims: readonly CheckedClaim[]) =>
    [
      ...claims.flatMap(({ problems }) => problems),
      ...checkRepeats({ claims: claims.map(({ claim }) => claim), sectionId, findBefore }),
    ].filter((problem) => !isAllowed(problem));

  return {
    review: async (draft: SectionDraft, known: ReadonlyMap<string, Judgement>): Promise<Result<Reviewed>> => {
      const linked = withoutNewLinks(parseMarkdown(draft.markdown), keptLinks);
      const { body, removed } = withoutLooseMarks(linked.body, language);
      const found = check(body);
      const judged = await judgeClaims({ itemId: item.id, claims: found, known, reasoner, signal });
      if (!judged.ok) return judged;
      const judgements = new Map([...known, ...judged.value]);
      const claims = withJudgements(found, judgements, sectionId);
      return succeed({
        draft,
        body,
        claims,
        problems: problemsOf(claims),
        removed: [...linked.removed, ...removed],
        judgements,
      });
    },
    finish: (reviewed: Reviewed, draftKept: 1 | 2): Result<DraftedSection> => {
      const { draft, judgements } = reviewed;
      const cleaned = cleanDraft({ body: reviewed.body, language, evidence, frame });
      if (cleaned.body.content.length === 0) {
        const fault = 'Nothing of what the model wrote for this section rests on its evidence.';
        return fail(providerFault('answer-unusable', fault));
      }
      const { body } = cleaned;
      const removed = [...reviewed.removed, ...cleaned.removed];
      const problems =
        cleaned.removed.length === 0
          ? reviewed.problems
          : problemsOf(withJudgements(check(body), judgements, sectionId));
      return succeed({ body, digest: draft.digest, problems, removed, judgements, draftKept, note: draft.note });
    },
  };
}

/** A second draft costs as much as the first and may bring faults of its own: a claim that goes a little far is only shown. */
function isWorthRevising({ code }: Problem): boolean {
  return code !== 'claim-partly-supported';
}

const weights: Readonly<Partial<Record<Problem['code'], number>>> = {
  'claim-contradicted': 4,
  'number-not-in-quotes': 4,
  'date-not-in-quotes': 4,
  'quotation-not-in-quotes': 3,
  'claim-partly-supported': 1,
  'sentence-repeated': 1,
};
const usualWeight = 2;

/** A revision that drops most of what was sound mends nothing. */
function isNoWorse(revised: Reviewed, first: Reviewed): boolean {
  const weigh = ({ problems }: Reviewed) => problems.reduce((sum, { code }) => sum + (weights[code] ?? usualWeight), 0);
  const countSound = ({ claims }: Reviewed) =>
    claims.filter(({ claim, problems }) => claim.evidenceIds.length > 0 && problems.length === 0).length;
  return weigh(revised) <= weigh(first) && 2 * countSound(revised) >= countSound(first);
}

function inWords({ code, text, detail }: Problem): string {
  return `${code}: ${detail}, in: ${text}`;
}
