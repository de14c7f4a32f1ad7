import { create, insertMultiple, search, type AnyOrama } from '@orama/orama';
import { isStopWord } from '#shared/text/terms/index.ts';
import type { Engine, EngineOptions } from './engine.ts';

/**
 * Orama in memory, English stemmed and without stop words, as its manual advises: full text, or with the vectors it is
 * given too.
 */
export function openOrama({ language, dimensions }: EngineOptions, mode: 'fulltext' | 'hybrid'): Engine {
  const isHybrid = mode === 'hybrid' && dimensions !== null;
  const database: AnyOrama = create({
    schema: { id: 'string', text: 'string', ...(isHybrid && { vector: `vector[${dimensions}]` }) },
    components: {
      tokenizer: {
        language: languages[language] ?? 'english',
        stemming: language === 'en',
        stemmerSkipProperties: 'id',
      },
    },
  });
  return {
    name: isHybrid ? 'Orama, hybrid' : 'Orama',
    add: async (documents) => {
      const rows = documents.map(({ id, text, vector }) => ({
        id,
        text,
        ...(isHybrid && vector !== null && { vector: [...vector] }),
      }));
      await insertMultiple(database, rows, 1000);
    },
    finish: async () => undefined,
    search: async ({ text, vector }, limit) => {
      const term = text
        .split(/\s+/)
        .filter((word) => !isStopWord(word.toLowerCase(), language))
        .join(' ');
      const words = { term, properties: ['text'], limit };
      const found =
        isHybrid && vector !== null
          ? // What is similar by less than .8 it leaves out unless told.
            await search(database, {
              ...words,
              mode: 'hybrid',
              vector: { value: [...vector], property: 'vector' },
              similarity: 0,
            })
          : await search(database, words);
      return found.hits.map(({ id }) => id);
    },
    close: async () => undefined,
  };
}

const languages: Readonly<Record<string, string>> = { en: 'english', de: 'german' };
