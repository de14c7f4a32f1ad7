import type { Embedder, EmbedderFitter, Fit } from '#main/ports/embedder.ts';
import type { ProjectionStore } from '#main/ports/project-store.ts';

/** What each fitter opened last: a fit of a large library takes long to read and much memory to hold. */
const opened = new WeakMap<EmbedderFitter, { readonly fit: Fit; readonly embedder: Promise<Embedder> }>();

/** The embedder of the fit that is stored, opened only where the last one was of another fit or of fewer terms. */
export async function openedEmbedder(options: {
  readonly store: ProjectionStore;
  readonly fitter: EmbedderFitter;
  readonly fit: Fit;
}): Promise<Embedder> {
  const { store, fitter, fit } = options;
  const last = opened.get(fitter);
  if (last !== undefined && last.fit.space === fit.space && last.fit.byteCount === fit.byteCount) return last.embedder;
  const bytes = store.readFitBytes();
  if (bytes === null) throw new Error('a fit without bytes');
  const embedder = fitter.open({ ...fit, bytes });
  opened.set(fitter, { fit, embedder });
  // A failure isn't kept: the next use tries again.
  embedder.catch(() => opened.delete(fitter));
  return embedder;
}
