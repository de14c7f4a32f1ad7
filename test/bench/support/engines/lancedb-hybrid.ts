import { createRequire } from 'node:module';
import type { Engine, EngineOptions } from './engine.ts';

/**
 * LanceDB as its manual shows it, in this very process: one table, its own analysis of the text, its own fusion of
 * words and vectors; words alone where there are no vectors.
 */
export async function openLanceHybrid({ folder, language, dimensions }: EngineOptions): Promise<Engine> {
  process.env['LANCE_CPU_THREADS'] = '2';
  process.env['LANCEDB_LOG'] = 'error';
  const lancedb = await import('@lancedb/lancedb');
  const arrow: typeof import('apache-arrow') = createRequire(import.meta.url)('apache-arrow');
  const connection = await lancedb.connect(folder);
  const vectorType = new arrow.FixedSizeList(dimensions ?? 1, new arrow.Field('item', new arrow.Float32(), true));
  const schema = new arrow.Schema([
    new arrow.Field('id', new arrow.Utf8()),
    new arrow.Field('text', new arrow.Utf8()),
    ...(dimensions === null ? [] : [new arrow.Field('vector', vectorType)]),
  ]);
  const table = await connection.createEmptyTable('both', schema);
  const reranker = await lancedb.rerankers.RRFReranker.create();
  let rows = 0;
  return {
    name: dimensions === null ? "LanceDB's full text" : "LanceDB's hybrid",
    add: async (documents) => {
      const flat = documents.map(({ id, text, vector }) => ({
        id,
        text,
        ...(dimensions !== null && { vector: [...(vector ?? new Float32Array(dimensions))] }),
      }));
      await table.add(lancedb.makeArrowTable(flat, { schema }));
      rows += documents.length;
    },
    finish: async () => {
      await table.createIndex('text', { config: lancedb.Index.fts(analysisOf(language)) });
      // With fewer its own manual scans.
      if (dimensions !== null && rows > 10_000) {
        await table.createIndex('vector', { config: lancedb.Index.ivfRq({ distanceType: 'dot' }) });
      }
      await table.optimize({ cleanupOlderThan: new Date() });
    },
    search: async ({ text, vector }, limit) => {
      const words = table.query().fullTextSearch(text, { columns: 'text' });
      const query =
        dimensions === null || vector === null ? words : words.nearestTo(vector).distanceType('dot').rerank(reranker);
      const found: { id: string }[] = await query.select(['id']).limit(limit).toArray();
      return found.map(({ id }) => id);
    },
    close: async () => table.close(),
  };
}

function analysisOf(language: string) {
  const withoutPositions = { withPosition: false } as const;
  switch (language) {
    case 'en':
      return { ...withoutPositions, language: 'English', stem: true, removeStopWords: true };
    case 'de':
      return { ...withoutPositions, language: 'German', stem: true, removeStopWords: true };
    default:
      return { ...withoutPositions, baseTokenizer: 'ngram', ngramMinLength: 2, ngramMaxLength: 2 } as const;
  }
}
