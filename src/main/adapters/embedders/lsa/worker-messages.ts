import type { EmbeddableText } from '#main/ports/embedder.ts';

/** What the worker is told. A fit or a fold-in is opened, given its passages in batches, and finished. */
export type ToWorker =
  | { readonly kind: 'start-fit'; readonly passageCount: number }
  | { readonly kind: 'start-fold-in'; readonly bytes: Uint8Array; readonly passageCount: number }
  | { readonly kind: 'passages'; readonly batch: readonly EmbeddableText[] }
  | { readonly kind: 'finish' }
  | { readonly kind: 'load'; readonly bytes: Uint8Array }
  | { readonly kind: 'embed'; readonly batch: readonly EmbeddableText[] };

/** What it answers: each batch of passages is acknowledged, and progress may come before a result. */
export type FromWorker =
  | { readonly kind: 'taken' }
  | { readonly kind: 'progress'; readonly phase: string; readonly fraction: number }
  | { readonly kind: 'model'; readonly rank: number; readonly passageCount: number; readonly bytes: Uint8Array }
  | { readonly kind: 'no-model' }
  /** One vector after another. */
  | { readonly kind: 'vectors'; readonly rank: number; readonly values: Float32Array };
