import type { Fault } from '#shared/base/fault.ts';
import type { ItemId, RunId } from '#shared/base/ids.ts';
import type { Result } from '#shared/base/result.ts';
import type { Turns } from '#shared/base/turns.ts';
import type { CoreEvent } from '#shared/contract/index.ts';
import type { EndpointReport, ModelSettings } from '#shared/domain/model-settings.ts';
import type { Run } from '#shared/domain/run.ts';
import type { EvidenceRanker } from '#main/flow/evidence/index.ts';
import type { WriteExport } from '#main/flow/export/index.ts';
import type { ReadAndSplit } from '#main/flow/ingest/index.ts';
import type { Proposal, ReviewProposal } from '#main/flow/outline/index.ts';
import type { CheckCache } from '#main/flow/report/index.ts';
import type { AssetFiles } from '#main/ports/asset-files.ts';
import type { CitationFormatter } from '#main/ports/citation-formatter.ts';
import type { BibliographyFiles } from '#main/ports/bibliography-files.ts';
import type { Clock } from '#main/ports/clock.ts';
import type { EmbedderFitter } from '#main/ports/embedder.ts';
import type { ExportFiles } from '#main/ports/export-files.ts';
import type { ToMathml } from '#main/ports/maths.ts';
import type { MemoryIndex } from '#main/ports/memory-index.ts';
import type { PagePrinter } from '#main/ports/page-printer.ts';
import type { ProjectStore } from '#main/ports/project-store.ts';
import type { Reasoner } from '#main/ports/reasoner.ts';
import type { SectionParser } from '#main/ports/section-parser.ts';
import type { SourceFiles } from '#main/ports/source-files.ts';
import type { DoiRegistry } from '#main/ports/doi-registry.ts';
import type { TemplateStore } from '#main/ports/template-store.ts';
import type { WebPages } from '#main/ports/web-pages.ts';
import type { Zotero } from '#main/ports/zotero.ts';

/** An open project with all that its handlers need. */
export type Project = {
  readonly folder: string;
  readonly access: 'read-write' | 'read-only';
  /** Why it is only read: a newer Heddle made it, or its folder can't be written. Null where it isn't. */
  readonly readOnlyBecause: 'too-new' | 'unwritable' | null;
  readonly store: ProjectStore;
  readonly index: MemoryIndex;
  readonly fitter: EmbedderFitter;
  readonly files: SourceFiles;
  readonly assets: AssetFiles;
  /** Knows the styles that the project keeps, too. */
  readonly citations: CitationFormatter;
  readonly templates: TemplateStore;
  readonly pages: WebPages;
  readonly bibliographies: BibliographyFiles;
  readonly zotero: Zotero;
  /** Where bibliographic data of DOIs is had from. */
  readonly registry: DoiRegistry;
  /** Imports of one project go one after the other. */
  readonly importTurn: Turns;
  /** Whatever may begin the memory index anew goes one after the other. */
  readonly indexTurn: Turns;
  readonly rankEvidence: EvidenceRanker;
  readonly readAndSplit: ReadAndSplit;
  readonly readerThreads: number;
  /** The reasoner of a run, with its journal and budget behind it. Faults: `endpoint-…`, `offline`. */
  readonly reasonerFor: (run: Run, options: CallOptions) => Promise<Result<Reasoner>>;
  readonly models: Models;
  readonly parseMarkdown: SectionParser;
  /** Makes the files of an export, in a thread of its own. */
  readonly writeExport: WriteExport;
  readonly exports: ExportFiles;
  readonly printer: PagePrinter;
  readonly toMathml: ToMathml;
  /** What checks of the report found, as long as it holds. */
  readonly checks: CheckCache;
  /** Makes what reads the whole report quick, without holding anyone up; it does something once. */
  readonly readAhead: () => Promise<void>;
  readonly clock: Clock;
  /** A fresh suffix for ids and stamps that must be unique. */
  readonly newSuffix: () => string;
  /** What may go on after an answer; null where the project is closed with it. */
  readonly background: Background | null;
  /** Watches the folders that are to be watched now; null where none are. */
  readonly watchAnew: (() => Promise<void>) | null;
  readonly keeper: BackupKeeper;
  readonly close: () => Promise<void>;
};

/** Makes the backups that nobody asks for. */
export type BackupKeeper = {
  /** Begins the backup of the day where there is none yet; what is written meanwhile waits for nothing. */
  readonly beforeWrite: () => void;
  /** Comes back when the project is kept as it is, with the originals of these content hashes. Faults: those of a backup. */
  readonly beforeLoss: (originals: readonly string[]) => Promise<Result<void>>;
  /** Comes back when nothing is being kept any more. */
  readonly settled: () => Promise<void>;
};

/** How models are reached, and what is known of their endpoints. */
export type Models = {
  readonly effectiveSettings: () => Result<ModelSettings>;
  readonly projectSettings: () => Result<ModelSettings>;
  readonly appSettings: () => Result<ModelSettings>;
  /** Makes other settings of those that are there. Two changes never cross: the later one finds the earlier. */
  readonly changeSettings: (
    scope: 'project' | 'app',
    change: (before: ModelSettings) => Result<ModelSettings>,
  ) => Promise<Result<void>>;
  readonly hasKey: () => boolean;
  /** What earlier probes found. */
  readonly reports: () => readonly EndpointReport[];
  /** Probes each endpoint that the settings name for a role. Faults: `endpoint-…`, `model-not-found`, `offline`. */
  readonly probe: (options: CallOptions) => Promise<
    Result<{
      endpoints: readonly EndpointReport[];
      embedding: { readonly model: string; readonly dimensions: number } | null;
    }>
  >;
};

export type CallOptions = {
  readonly signal: AbortSignal;
  readonly onEvent: (event: CoreEvent) => void;
  /** Whether who asks may have files written where they say. Missing for windows, which fetch them. */
  readonly mayPlaceFiles?: boolean;
  /** Puts a question to the person; null where they don't answer. Missing where nobody can be asked. */
  readonly ask?: (question: string, signal: AbortSignal) => Promise<string | null>;
  /** Has the person decide on what the planner proposes. Missing where all of it is taken. */
  readonly review?: ReviewProposal;
  /** Why the signal was aborted, where the run is not to end as cancelled. */
  readonly whyHalted?: () => Fault | null;
  /** What goes on in this project now. Missing where each request is answered alone. */
  readonly runs?: RunsGoingOn;
};

/** Work beside the requests, in a core that lives on. */
export type Background = {
  /** Where work of this name goes on already, it is done once more after that. */
  readonly start: (name: BackgroundName, work: (signal: AbortSignal) => Promise<unknown>) => void;
  readonly isGoingOn: (name: BackgroundName) => boolean;
  /** Comes back when no work of this name goes on. */
  readonly settled: (name: BackgroundName) => Promise<void>;
  /** The project is about to be closed: what is cancelled now is to go on when it is opened again. */
  readonly isClosing: () => boolean;
};

export type BackgroundName = 'vectors' | 'catching-up';

/** The runs of a project in a core that lives on. */
export type RunsGoingOn = {
  /** Of the run that plans, drafts or writes. */
  readonly activeRunId: () => RunId | null;
  readonly isLive: (runId: RunId) => boolean;
  /** What the run is about to do to a section; null where it leaves it alone or is done with it. */
  readonly sectionStatus: (itemId: ItemId) => 'queued' | 'drafting' | null;
  /** What the planner waits to have decided. */
  readonly proposal: () => Proposal | null;
  /** Comes back when the planner has taken up the decision. Fault: `outline-changed` where it waits no more. */
  readonly decide: (proposalId: string, accepted: readonly number[]) => Promise<Result<void>>;
};
