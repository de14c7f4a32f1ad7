import type {
  AssetId,
  EvidenceId,
  ItemId,
  PassageId,
  RunId,
  SectionId,
  SourceId,
  SuggestionId,
  VersionId,
} from '#shared/base/ids.ts';
import type { Asset } from '#shared/domain/asset.ts';
import type { Evidence, QuoteState } from '#shared/domain/evidence.ts';
import type { SourceLayout } from '#shared/domain/layout.ts';
import type { OutlineTouch } from '#shared/domain/outline-touch.ts';
import type { Outline } from '#shared/domain/outline.ts';
import type { Passage } from '#shared/domain/passage.ts';
import type { Run, Usage } from '#shared/domain/run.ts';
import type { ReportSnapshot, ReportVersion } from '#shared/domain/report-version.ts';
import type { Section } from '#shared/domain/section.ts';
import type { Source } from '#shared/domain/source.ts';
import type { Suggestion } from '#shared/domain/suggestion.ts';
import type { Judgement } from '#shared/domain/verdict.ts';
import type { Fit, StoredFit } from './embedder.ts';
import type { EntryStore, LibraryStore } from './library-store.ts';
import type { FileState } from './source-files.ts';
import type { ModelAnswer, ModelCall } from './language-model.ts';

export type { EntryStore, FailedImport, LibraryEntry, LibraryStore } from './library-store.ts';

/** Everything that one ingested file leaves behind; it is stored in one transaction or not at all. */
export type IngestedSource = {
  readonly source: Source;
  readonly text: string;
  /** A `SourceLayout` as JSON: it is stored as it comes and not looked into on the way. */
  readonly layoutJson: string;
  readonly passages: readonly Passage[];
};

export type SourceStore = {
  /** All in one transaction. Sources whose content hash is there already are passed over. Returns the ids added. */
  readonly addSources: (ingested: readonly IngestedSource[]) => readonly SourceId[];
  readonly getSource: (id: SourceId) => Source | null;
  readonly findSourceByHash: (contentHash: string) => Source | null;
  /** By content hash: an order that doesn't depend on when a source came in. */
  readonly listSources: () => readonly Source[];
  readonly countSources: () => number;
  readonly readText: (id: SourceId) => string | null;
  readonly readLayout: (id: SourceId) => SourceLayout | null;
};

export type PassageStore = {
  readonly countPassages: () => number;
  /** In the order of the ids given; unknown ids are left out. */
  readonly getPassages: (ids: readonly PassageId[]) => readonly Passage[];
  readonly passagesOfSource: (id: SourceId) => readonly Passage[];
  /** The passage and up to `radius` neighbours on each side, in text order. */
  readonly passagesAround: (id: PassageId, radius: number) => readonly Passage[];
  /** Every passage once, by content hash of its source, then ordinal, in batches. */
  readonly allPassages: (batchSize: number) => Iterable<readonly Passage[]>;
  readonly passagesByLanguage: () => Readonly<Record<string, number>>;
};

/** What of the passages is not yet in the memory index: the durable queue between the two. */
export type ProjectionStore = {
  /** In the order of `allPassages`, at most `limit` after the one given, whose words aren't in the index yet. */
  readonly passagesWithoutWords: (limit: number, after?: Pick<Passage, 'sourceId' | 'ordinal'>) => readonly Passage[];
  /** At most `limit` that have no vector of the given space. */
  readonly passagesWithoutVectors: (space: string, limit: number) => readonly Passage[];
  readonly countWithoutWords: () => number;
  readonly countWithoutVectors: (space: string) => number;
  /** Ids whose passage is gone meanwhile are queued to be taken out of the index again; so with vectors. */
  readonly markWords: (ids: readonly PassageId[]) => void;
  readonly markVectors: (space: string, ids: readonly PassageId[]) => void;
  /** Passages that are gone and whose rows may still be in the index. */
  readonly removedPassages: (limit: number) => readonly PassageId[];
  readonly forgetRemoved: (ids: readonly PassageId[]) => void;
  /**
   * Takes the index's name away and forgets of `count` passages what of them was projected. Returns what the next call
   * goes on after; null when all are forgotten. The first goes on after 0.
   */
  readonly forgetProjected: (part: { readonly after: number; readonly count: number }) => number | null;
  /** Names the index that is to be filled now. */
  readonly nameIndex: (indexStamp: string) => void;
  readonly indexStamp: () => string | null;
  readonly readFit: () => Fit | null;
  readonly readFitBytes: () => Uint8Array | null;
  /** In the order of `allPassages`, in batches: those that were added since the fit was written last. */
  readonly passagesUnseenByFit: (batchSize: number) => Iterable<readonly Passage[]>;
  /** Replaces the fit, which has now seen every passage there is; vectors of other spaces count as missing. */
  readonly writeFit: (fit: StoredFit) => void;
};

export type MemoryBankStore = {
  /** Adds or replaces by id. */
  readonly putEvidence: (evidence: readonly Evidence[]) => void;
  readonly getEvidence: (ids: readonly EvidenceId[]) => readonly Evidence[];
  /** In the order they were added. */
  readonly evidenceIds: () => readonly EvidenceId[];
  /** In the order they were added. */
  readonly listEvidence: () => readonly Evidence[];
  /** The same with what is kept beside them: when they were added, and what became of each quote. */
  readonly listEvidenceEntries: () => readonly EvidenceEntry[];
  readonly writeQuoteStates: (id: EvidenceId, states: readonly QuoteState[]) => void;
  readonly removeEvidence: (ids: readonly EvidenceId[]) => void;
};

export type EvidenceEntry = {
  readonly evidence: Evidence;
  readonly addedAt: string;
  readonly quoteStates: readonly QuoteState[];
};

export type OutlineStore = {
  /** The newest version; an empty outline where there is none. */
  readonly readOutline: () => Outline;
  /** The number of the newest version; 0 where there is none. */
  readonly newestOutlineVersion: () => number;
  /** Null where there is no such version. */
  readonly readOutlineVersion: (version: number) => Outline | null;
  /** Adds a version, the planner's unless a person's touches come with it; earlier ones are kept. */
  readonly writeOutline: (outline: Outline, reason: string, touches?: readonly OutlineTouch[]) => void;
  /** What persons settled with each version of theirs, oldest first. */
  readonly listOutlineTouches: () => readonly {
    readonly version: number;
    readonly touches: readonly OutlineTouch[];
  }[];
  readonly listOutlineVersions: () => readonly {
    readonly version: number;
    readonly reason: string;
    readonly savedAt: string;
    readonly author: 'user' | 'planner';
    readonly items: number;
  }[];
};

export type SectionStore = {
  readonly listSections: () => readonly Section[];
  readonly getSectionOf: (itemId: ItemId) => Section | null;
  /** Returns the revision it is at now: one more than before where the text is another. */
  readonly putSection: (section: Section) => number;
  readonly removeSection: (id: SectionId) => void;
  /** 0 where there never was a text. */
  readonly sectionRevision: (itemId: ItemId) => number;
  readonly listSectionRevisions: () => ReadonlyMap<ItemId, number>;
  /** Of each section the prints of its blocks as the writer made them last. */
  readonly listDraftedPrints: () => ReadonlyMap<ItemId, readonly string[]>;
};

export type SuggestionStore = {
  /** `isDraft`: the writer made it, so that what of it is accepted isn't taken for the person's. */
  readonly putSuggestion: (suggestion: Suggestion, options: { readonly isDraft: boolean }) => void;
  /** Replaces one that is there. */
  readonly replaceSuggestion: (suggestion: Suggestion) => void;
  /** In the order they were made. */
  readonly listSuggestions: () => readonly Suggestion[];
  /** Removes it and gives it back; null where there is none. */
  readonly takeSuggestion: (id: SuggestionId) => Suggestion | null;
};

export type ReportVersionStore = {
  readonly addReportVersion: (version: ReportVersion, snapshot: ReportSnapshot) => void;
  /** Newest first. */
  readonly listReportVersions: () => readonly ReportVersion[];
  readonly readReportVersion: (
    id: VersionId,
  ) => { readonly version: ReportVersion; readonly snapshot: ReportSnapshot } | null;
  readonly removeReportVersions: (ids: readonly VersionId[]) => void;
};

/** Records of images; their bytes are files. */
export type AssetStore = {
  readonly putAsset: (asset: Asset) => void;
  readonly getAsset: (id: AssetId) => Asset | null;
};

/** A step with all it caused, written in the same transaction as its effects. */
export type StoredStep = {
  readonly runId: RunId;
  readonly index: number;
  readonly kind: string;
  readonly outcome: unknown;
};

/** One answered call to a model. */
export type StoredCall = {
  readonly runId: RunId;
  /** SHA-256 of the model, messages, form and limit, hex. */
  readonly requestHash: string;
  readonly model: string;
  readonly request: ModelCall;
  readonly answer: ModelAnswer;
  readonly durationMs: number;
};

export type RunStore = {
  readonly putRun: (run: Run) => void;
  readonly getRun: (id: RunId) => Run | null;
  /** Newest first. */
  readonly listRuns: () => readonly Run[];
  readonly putStep: (step: StoredStep) => void;
  readonly listSteps: (runId: RunId) => readonly StoredStep[];
  readonly countSteps: (runId: RunId) => number;
  readonly putCall: (call: StoredCall) => void;
  readonly findCall: (runId: RunId, requestHash: string) => StoredCall | null;
  /** In the order they were answered. */
  readonly listCalls: (runId: RunId) => readonly StoredCall[];
  readonly usageOf: (runId: RunId) => Usage;
};

/** What a checker found about claims, by the hash of a claim and its quotes: an edited claim has none. */
export type VerdictStore = {
  readonly putVerdicts: (
    verdicts: readonly { readonly key: string; readonly judgement: Judgement; readonly model: string }[],
  ) => void;
  readonly findVerdicts: (keys: readonly string[]) => ReadonlyMap<string, Judgement>;
};

/** Files that an import was asked for and hasn't finished with: what the next run takes up. */
export type ImportStore = {
  readonly queueImport: (paths: readonly string[]) => void;
  readonly pendingImports: () => readonly string[];
  readonly finishImport: (path: string) => void;
  /** How a file in a watched folder was when it was last brought in; null where it never was. */
  readonly seenFile: (path: string) => FileState | null;
  readonly noteSeenFiles: (files: readonly { readonly path: string; readonly state: FileState }[]) => void;
};

export type SettingsStore = {
  readonly readSetting: (key: string) => unknown;
  readonly writeSetting: (key: string, value: unknown) => void;
};

/** The truth of a project. Synchronous: every method is one short statement or transaction. */
export type ProjectStore = SourceStore &
  LibraryStore &
  EntryStore &
  PassageStore &
  ProjectionStore &
  MemoryBankStore &
  OutlineStore &
  SectionStore &
  SuggestionStore &
  ReportVersionStore &
  AssetStore &
  RunStore &
  VerdictStore &
  ImportStore &
  SettingsStore & {
    /** Runs `work` in one transaction: all of its writes or none. */
    readonly transact: <T>(work: () => T) => T;
    readonly close: () => void;
  };
