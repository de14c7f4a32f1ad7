import type { Result } from '#shared/base/result.ts';
import type { EvidenceId, ItemId, PassageId, SourceId } from '#shared/base/ids.ts';
import type { Brief } from '#shared/domain/brief.ts';
import type { Evidence } from '#shared/domain/evidence.ts';
import type { ItemRole, Outline, OutlineOperation } from '#shared/domain/outline.ts';
import type { ReasonerKind } from '#shared/domain/run.ts';
import type { Judgement } from '#shared/domain/verdict.ts';

/** Known and missing for one outline item. */
export type ItemCoverage = {
  readonly itemId: ItemId;
  readonly evidenceCount: number;
  readonly sourceCount: number;
  readonly isCovered: boolean;
};

/** One line of the memory bank's digest. */
export type EvidenceDigest = {
  readonly id: EvidenceId;
  readonly sourceId: SourceId;
  readonly goal: string;
  readonly summary: string;
  readonly headingPath: readonly string[];
  /** Tells what the evidence is about where its own words don't. */
  readonly sourceTitle?: string;
  /** Where its first quote stands; where it is known, the source can be read around it. */
  readonly passageId?: PassageId;
};

export type StepOutcome = {
  readonly action: PlannerAction['kind'];
  readonly goal: string;
  readonly newEvidenceIds: readonly EvidenceId[];
  /** What was refused, and why; what found nothing. */
  readonly remarks: readonly string[];
};

/** What the planner knows of one item and what it still wants to find. */
export type ItemNote = { readonly itemId: ItemId; readonly known: string; readonly missing: string };

/** All a planner step may know. It is rebuilt for each step and never grows into a transcript. */
export type PlannerState = {
  readonly brief: Brief;
  readonly outline: Outline;
  /** Items from before this run, as long as it hasn't proposed any itself: there is no outline for its brief yet. */
  readonly carriedOver?: ReadonlySet<ItemId>;
  /** Items in which there is something of the person's: what they did is not undone. */
  readonly keptItems?: ReadonlySet<ItemId>;
  readonly coverage: readonly ItemCoverage[];
  readonly memoryBank: readonly EvidenceDigest[];
  readonly lastOutcome: StepOutcome | null;
  readonly pastQueries: readonly string[];
  readonly stepNumber: number;
  readonly stepsLeft: number;
  /** From the decisions so far: the newest of each item. */
  readonly notes: readonly ItemNote[];
  /** Whether a question to the person would be put to them now. */
  readonly mayAsk: boolean;
  /** What the person answered to the planner's question. */
  readonly clarification: { readonly question: string; readonly answer: string } | null;
  readonly library: { readonly sourceCount: number; readonly passageCount: number; readonly language: string };
};

export type PlannerAction =
  | {
      readonly kind: 'search';
      readonly queries: readonly string[];
      readonly goal: string;
      readonly itemId: ItemId | null;
    }
  | { readonly kind: 'read'; readonly sourceId: SourceId; readonly near: PassageId; readonly goal: string }
  | { readonly kind: 'propose_outline'; readonly operations: readonly OutlineOperation[] }
  | { readonly kind: 'ask_user'; readonly question: string }
  | { readonly kind: 'finish'; readonly reason: string };

/** An action with what the planner makes of the step before it. */
export type Decision = {
  readonly action: PlannerAction;
  /** How the last search served its goal; null where there was none. What was useless isn't carried on. */
  readonly lastSearch: 'met' | 'partly' | 'useless' | null;
  readonly notes: readonly ItemNote[];
};

/** A stretch of one source offered for judging. `text` is the stored text of the passage. */
export type PassageView = {
  readonly passageId: PassageId;
  readonly sourceId: SourceId;
  readonly sourceTitle: string;
  readonly headingPath: readonly string[];
  readonly kind: 'prose' | 'table' | 'row' | 'code';
  readonly language: string;
  readonly text: string;
  /** From retrieval; higher is better. */
  readonly score: number;
};

/** Evidence as a reasoner offers it: the exact words are looked up in the source before anything is kept. */
export type EvidenceOffer = {
  readonly passageId: PassageId;
  readonly summary: string;
  readonly exacts: readonly string[];
};

export type SectionRequest = {
  readonly brief: Brief;
  /** All headings of the report in order, with depth from 1. */
  readonly headings: readonly {
    readonly itemId: ItemId;
    readonly heading: string;
    readonly depth: number;
    readonly role: ItemRole;
  }[];
  /** One line per finished section. */
  readonly digests: readonly { readonly itemId: ItemId; readonly heading: string; readonly digest: string }[];
  readonly item: {
    readonly id: ItemId;
    readonly heading: string;
    readonly intent: string;
    readonly role: ItemRole;
    readonly isNotInSources: boolean;
  };
  readonly wantedWords: number;
  /** This item's evidence and nothing else's, best first, cut to the budget. */
  readonly evidence: readonly Evidence[];
  readonly sources: readonly {
    readonly id: SourceId;
    readonly title: string;
    readonly authors: readonly string[];
    readonly year: number | null;
  }[];
  /** What the whole report rests on; for the introduction and the closing section. */
  readonly report: {
    readonly sectionCount: number;
    readonly citedSourceCount: number;
    readonly librarySourceCount: number;
    readonly evidenceCount: number;
    /** Leaf items the sources can't support, or that rest on one source alone. */
    readonly unsupportedHeadings: readonly string[];
    readonly singleSourceHeadings: readonly string[];
  };
  /** Sentences that earlier sections hold already, without their citations. */
  readonly saidBefore: readonly string[];
  readonly instruction: string | null;
  /** What the checks found in the first draft; empty on the first round. */
  readonly problems: readonly string[];
  /** What those problems were found in. */
  readonly firstDraft: string | null;
  /** Where a section is written anew: the text it has, as Markdown with `[@evi_…]`. */
  readonly present?: string;
};

export type SectionDraft = {
  /** Markdown with `[@evi_…]` after the claim it supports. */
  readonly markdown: string;
  /** What the section says, in one line. */
  readonly digest: string;
  /** What of the instruction couldn't be followed, in words for the person. */
  readonly note?: string;
};

export type ReworkKind = 'rewrite' | 'shorten' | 'expand';

/** A stretch of a section that is to be worded otherwise. */
export type ReworkRequest = {
  readonly how: ReworkKind;
  /** As Markdown with `[@evi_…]`. What stands between ⟦ and ⟧ is no text and is kept. */
  readonly selection: string;
  /** Its sentences in order; `paragraph` counts from 0. */
  readonly sentences: readonly {
    readonly text: string;
    readonly evidenceIds: readonly EvidenceId[];
    readonly paragraph: number;
  }[];
  /**
   * The section it stands in: with the evidence that may be cited, that of the stretch first, with the instruction, and
   * with what the section says already as said before.
   */
  readonly section: SectionRequest;
  /** What the section cites outside of the stretch and in it. */
  readonly cited: readonly EvidenceId[];
};

/** A cited claim with the exact words of what it cites. */
export type ClaimToJudge = { readonly text: string; readonly quotes: readonly string[] };

/**
 * What decides and writes for planner and writer. Everything it says is checked in code before it is used. Requests
 * are plain data and hold no clock and no chance: the same state gives the same request, also after a kill.
 */
export type Reasoner = {
  readonly kind: ReasonerKind;
  /** Sections that may be drafted at the same time. */
  readonly parallelSections: number;
  readonly decide: (state: PlannerState, signal: AbortSignal) => Promise<Result<Decision>>;
  /** The passages worth reading for the goal, best first. */
  readonly select: (
    request: {
      readonly brief: Brief;
      readonly goal: string;
      readonly candidates: readonly PassageView[];
      readonly limit: number;
    },
    signal: AbortSignal,
  ) => Promise<Result<readonly PassageId[]>>;
  readonly extract: (
    request: { readonly brief: Brief; readonly goal: string; readonly passages: readonly PassageView[] },
    signal: AbortSignal,
  ) => Promise<Result<readonly EvidenceOffer[]>>;
  /** `onText` receives the Markdown as it comes; the answer holds it whole. */
  readonly draft: (
    request: SectionRequest,
    options: { readonly signal: AbortSignal; readonly onText: (delta: string) => void },
  ) => Promise<Result<SectionDraft>>;
  /** The stretch in other words. Fault: `not-available` where it can't be had without a model. */
  readonly rework: (request: ReworkRequest, signal: AbortSignal) => Promise<Result<SectionDraft>>;
  /** A judgement for each claim, in their order; `unchecked` where it can't tell. */
  readonly judge: (
    request: { readonly itemId: ItemId; readonly claims: readonly ClaimToJudge[] },
    signal: AbortSignal,
  ) => Promise<Result<readonly Judgement[]>>;
};
