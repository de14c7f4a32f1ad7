import type { EmbedderFitter } from '#main/ports/embedder.ts';
import type { PassageStore, ProjectionStore } from '#main/ports/project-store.ts';
import { openedEmbedder } from './opened-embedder.ts';
import type { ProjectionEvent } from './projection.ts';

/** Where queries lie among the vectors of the passages. */
export type QueryEmbedder = {
  readonly space: string;
  /** Some passages have no vector in the space yet. */
  readonly isPartial: boolean;
  /** A unit vector; null where the words are to decide alone. The library's languages come with the most frequent first. */
  readonly embed: (query: string, languages: readonly string[]) => Promise<Float32Array | null>;
};

/** With fewer of the passages embedded, vectors were measured to rank worse than words alone. */
const leastCoverage = 0.5;

/**
 * The embedder to search with; null while the words decide alone. When it can't be reached that is told, and the words
 * decide.
 */
export async function openQueryEmbedder(options: {
  store: PassageStore & ProjectionStore;
  fitter: EmbedderFitter;
  signal: AbortSignal;
  onEvent: (event: ProjectionEvent) => void;
}): Promise<QueryEmbedder | null> {
  const { store, fitter, signal, onEvent } = options;
  const fit = store.readFit();
  if (fit === null || !fitter.isOwn(fit)) return null;
  const withoutVector = store.countWithoutVectors(fit.space);
  if (withoutVector > store.countPassages() * (1 - leastCoverage)) return null;
  const embedder = await openedEmbedder({ store, fitter, fit });
  let isAway = false;
  return {
    space: fit.space,
    isPartial: withoutVector > 0,
    embed: async (text, languages) => {
      const vectors = await embedder.embed([toEmbeddable(text, languages)], { as: 'query', isUrgent: true, signal });
      // Told once, not for each of a plan's queries.
      const isNews = !vectors.ok && !isAway && !signal.aborted;
      isAway = !vectors.ok;
      if (!vectors.ok) {
        if (isNews) onEvent({ type: 'vectors-waiting', message: `${vectors.fault.message} ${meanwhile}` });
        return null;
      }
      const [vector] = vectors.value;
      return vector === undefined || vector.every((value) => value === 0) ? null : vector;
    },
  };
}

const meanwhile = 'For now, words alone are searched.';

function toEmbeddable(text: string, [language = 'und', ...otherLanguages]: readonly string[]) {
  return { text, language, otherLanguages };
}
