import type { PassageId } from '#shared/base/ids.ts';
import { openProject } from '#main/app/open-project.ts';
import {
  openQueryEmbedder,
  projectPassages,
  queryLanguages,
  type QueryEmbedder,
  retrieve,
} from '#main/flow/passages/index.ts';
import { madeSource } from '../made-source.ts';
import type { Engine, EngineDocument } from './engine.ts';

export type HeddleEngine = Engine & {
  /** Null where there are too few passages for vectors. */
  readonly embedder: () => QueryEmbedder | null;
  readonly vectorsOf: (documents: readonly EngineDocument[]) => Promise<readonly (Float32Array | null)[]>;
  readonly languages: () => readonly string[];
};

/** Heddle's own search of a project in a folder. It makes the vectors that the others are given. */
export function openHeddle(options: { readonly folder: string; readonly language: string }): HeddleEngine {
  const { folder, language } = options;
  const opened = openProject({ folder, create: true });
  if (!opened.ok) throw new Error(opened.fault.message);
  const { store, index, fitter, newSuffix, close } = opened.value;
  const { signal } = new AbortController();
  const documentOf = new Map<PassageId, string>();
  const passageOf = new Map<string, PassageId>();
  let embedder: QueryEmbedder | null = null;
  let passagesByLanguage: Readonly<Record<string, number>> = {};
  return {
    name: 'Heddle',
    embedder: () => embedder,
    languages: () => Object.keys(passagesByLanguage),
    vectorsOf: async (documents) => {
      if (embedder === null) return documents.map(() => null);
      const ids = documents.flatMap(({ id }) => passageOf.get(id) ?? []);
      const stored = await index.getVectors({ space: embedder.space, ids });
      return documents.map(({ id }) => stored.get(passageOf.get(id) as PassageId) ?? null);
    },
    add: async (documents) => {
      const sources = documents.map(({ id, text }) =>
        madeSource({ name: id, texts: [text.trim() === '' ? id : text], language }),
      );
      sources.forEach(({ passages: [passage] }, at) => {
        const document = documents[at];
        if (passage === undefined || document === undefined) return;
        documentOf.set(passage.id, document.id);
        passageOf.set(document.id, passage.id);
      });
      store.addSources(sources);
    },
    finish: async () => {
      const onEvent = () => undefined;
      const ready = await projectPassages({ store, index, fitter, fit: true, newStamp: newSuffix, signal, onEvent });
      if (!ready.ok) throw new Error(ready.fault.message);
      embedder = await openQueryEmbedder({ store, fitter, signal, onEvent });
      passagesByLanguage = store.passagesByLanguage();
    },
    search: async ({ text }, limit) => {
      const languages = queryLanguages(text, passagesByLanguage);
      const found = await retrieve({ query: text, limit, index, embedder, languages });
      return found.flatMap(({ id }) => documentOf.get(id) ?? []);
    },
    close,
  };
}
