import type { EvidenceId, ItemId, PassageId, RunId, SectionId, SourceId } from '#shared/base/ids.ts';
import type { Evidence } from '#shared/domain/evidence.ts';
import type { SourceLayout } from '#shared/domain/layout.ts';
import type { Outline } from '#shared/domain/outline.ts';
import type { Passage } from '#shared/domain/passage.ts';
import type { Run, Usage } from '#shared/domain/run.ts';
import type { Section } from '#shared/domain/section.ts';
import type { Source } from '#shared/domain/source.ts';
import type { Judgement } from '#shared/domain/verdict.ts';
import type { StoredFit } from './embedder.ts';
import type { ModelAnswer, ModelCall } from './language-model.ts';

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
  /** In the order of `allPassages`, at most `limit`, whose words aren't in the index yet. */
  readonly passagesWithoutWords: (limit: number) => readonly Passage[];
  /** The same for vectors of the given space. */
  readonly passagesWithoutVectors: (space: string, limit: number) => readonly Passage[];
  readonly countWithoutWords: () => number;
  readonly countWithoutVectors: (space: string) => number;
  readonly markWords: (ids: readonly PassageId[]) => void;
  readonly markVectors: (space: string, ids: readonly PassageId[]) => void;
  /** Forgets that anything was projected and names the index that is to be filled now. */
  readonly restartProjection: (indexStamp: string) => void;
  readonly indexStamp: () => string | null;
  readonly readFit: () => StoredFit | null;
  /** In the order of `allPassages`: those that were added since the fit of this space was written last. */
  readonly passagesUnseenByFit: (space: string) => readonly Passage[];
  /** Replaces the fit, which has now seen every passage there is; vectors of other spaces count as missing. */
  readonly writeFit: (fit: StoredFit) => void;
};

export type MemoryBankStore = {
  /** Adds or replaces by id. */
  readonly putEvidence: (evidence: readonly Evidence[]) => void;
  readonly getEvidence: (ids: readonly EvidenceId[]) => readonly Evidence[];
  /** In the order they were added. */
  readonly listEvidence: () => readonly Evidence[];
};

export type OutlineStore = {
  /** The newest version; an empty outline where there is none. */
  readonly readOutline: () => Outline;
  /** Adds a version; earlier ones are kept. */
  readonly writeOutline: (outline: Outline, reason: string) => void;
  readonly listOutlineVersions: () => readonly {
    readonly version: number;
    readonly reason: string;
    readonly savedAt: string;
  }[];
};

export type SectionStore = {
  readonly listSections: () => readonly Section[];
  readonly getSectionOf: (itemId: ItemId) => Section | null;
  readonly putSection: (section: Section) => void;
  readonly removeSection: (id: SectionId) => void;
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
};

export type SettingsStore = {
  readonly readSetting: (key: string) => unknown;
  readonly writeSetting: (key: string, value: unknown) => void;
};

/** The truth of a project. Synchronous: every method is one short statement or transaction. */
export type ProjectStore = SourceStore &
  PassageStore &
  ProjectionStore &
  MemoryBankStore &
  OutlineStore &
  SectionStore &
  RunStore &
  VerdictStore &
  ImportStore &
  SettingsStore & {
    /** Runs `work` in one transaction: all of its writes or none. */
    readonly transact: <T>(work: () => T) => T;
    readonly close: () => void;
  };
