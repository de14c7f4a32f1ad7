import type { Result } from '#shared/base/result.ts';
import type { CoreEvent } from '#shared/contract/index.ts';
import type { EndpointReport, ModelSettings } from '#shared/domain/model-settings.ts';
import type { Run } from '#shared/domain/run.ts';
import type { ReadAndSplit } from '#main/flow/ingest/index.ts';
import type { Clock } from '#main/ports/clock.ts';
import type { EmbedderFitter } from '#main/ports/embedder.ts';
import type { MemoryIndex } from '#main/ports/memory-index.ts';
import type { ProjectStore } from '#main/ports/project-store.ts';
import type { Reasoner } from '#main/ports/reasoner.ts';
import type { SectionParser } from '#main/ports/section-parser.ts';
import type { SourceFiles } from '#main/ports/source-files.ts';

/** An open project with all that its handlers need. */
export type Project = {
  readonly folder: string;
  readonly access: 'read-write' | 'read-only';
  readonly store: ProjectStore;
  readonly index: MemoryIndex;
  readonly fitter: EmbedderFitter;
  readonly files: SourceFiles;
  readonly readAndSplit: ReadAndSplit;
  readonly readerThreads: number;
  /** The reasoner of a run, with its journal and budget behind it. Faults: `endpoint-…`, `offline`. */
  readonly reasonerFor: (run: Run, options: CallOptions) => Promise<Result<Reasoner>>;
  readonly models: Models;
  readonly parseMarkdown: SectionParser;
  readonly clock: Clock;
  /** A fresh suffix for ids and stamps that must be unique. */
  readonly newSuffix: () => string;
  readonly close: () => Promise<void>;
};

/** How models are reached, and what is known of their endpoints. */
export type Models = {
  readonly effectiveSettings: () => Result<ModelSettings>;
  readonly projectSettings: () => Result<ModelSettings>;
  readonly appSettings: () => Result<ModelSettings>;
  readonly writeSettings: (scope: 'project' | 'app', settings: ModelSettings) => Promise<Result<void>>;
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
  /** Puts a question to the person; null where they don't answer. Missing where nobody can be asked. */
  readonly ask?: (question: string, signal: AbortSignal) => Promise<string | null>;
};
