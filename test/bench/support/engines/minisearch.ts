import MiniSearch from 'minisearch';
import { isStopWord } from '#shared/text/terms/index.ts';
import type { Engine, EngineOptions } from './engine.ts';

/** MiniSearch: in memory, BM25+, any of the words but stop words, as its manual shows. */
export function openMiniSearch({ language }: EngineOptions): Engine {
  const processTerm = (word: string): string | null => {
    const term = word.toLowerCase();
    return isStopWord(term, language) ? null : term;
  };
  const index = new MiniSearch({ fields: ['text'], processTerm });
  return {
    name: 'MiniSearch',
    add: async (documents) => index.addAll(documents.map(({ id, text }) => ({ id, text }))),
    finish: async () => undefined,
    search: async ({ text }, limit) =>
      index
        .search(text)
        .slice(0, limit)
        .map(({ id }) => String(id)),
    close: async () => index.removeAll(),
  };
}
