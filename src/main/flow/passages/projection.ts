import type { Passage } from '#shared/domain/passage.ts';
import type { EmbeddableText, EmbedderFitter } from '#main/ports/embedder.ts';
import type { MemoryIndex } from '#main/ports/memory-index.ts';
import type { PassageStore, ProjectionStore } from '#main/ports/project-store.ts';

export type ProjectionEvent =
  | { readonly type: 'memory-rebuilt'; readonly reason: string }
  | { readonly type: 'words-projected'; readonly done: number; readonly total: number }
  | { readonly type: 'vectors-fitting'; readonly phase: string; readonly fraction: number }
  | { readonly type: 'vectors-projected'; readonly done: number; readonly total: number }
  /** Not now: until they are made, passages without a vector are found by their words alone. */
  | { readonly type: 'vectors-waiting'; readonly message: string };

export type ProjectionOptions = {
  readonly store: PassageStore & ProjectionStore;
  readonly index: MemoryIndex;
  readonly fitter: EmbedderFitter;
  /**
   * Whether a fit that is due is made now, and every missing vector. Without it somebody waits for a search: vectors
   * are only brought up to the fit there is, and only as many as the fitter makes in a moment.
   */
  readonly fit: boolean;
  readonly newStamp: () => string;
  readonly signal: AbortSignal;
  readonly onEvent: (event: ProjectionEvent) => void;
};

/** Passages read at a time: large enough that reading costs little, small enough to hold. */
export const batchSize = 1000;

/** A passage as it is found: its headings' words and its own. */
export function embeddable({ headingPath, text, language }: Passage): EmbeddableText {
  return { text: headingPath.length === 0 ? text : `${headingPath.join('\n')}\n${text}`, language };
}
