import type { Result } from '#shared/base/result.ts';
import type { CoreEvent } from '#shared/contract/index.ts';
import type { ReasonerKind } from '#shared/domain/run.ts';
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
  readonly reasonerFor: (kind: ReasonerKind) => Result<Reasoner>;
  readonly parseMarkdown: SectionParser;
  readonly clock: Clock;
  /** A fresh suffix for ids and stamps that must be unique. */
  readonly newSuffix: () => string;
  readonly close: () => Promise<void>;
};

export type CallOptions = { readonly signal: AbortSignal; readonly onEvent: (event: CoreEvent) => void };
