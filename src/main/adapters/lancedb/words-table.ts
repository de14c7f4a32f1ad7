import { readAddresses, readNumbers, readTexts, toWordsTable } from './arrow-rows.ts';
import { fullTextQuery } from './full-text.ts';
import type { Answer, Ask } from './messages.ts';
import { rankWithTies } from './ranking.ts';
import { createRowCache } from './row-cache.ts';
import { chooseRows, newestOfEachId } from './row-choice.ts';
import { type Tables, wordsName } from './tables.ts';
import { whereIn } from './where.ts';
import { createWrittenIds } from './written-ids.ts';

/**
 * Rows that the full-text index doesn't know yet are found, but scored as if the others weren't there. Up to this many
 * rows bringing the index up to date takes a moment, so a search does that first; beyond, `optimise` is waited for.
 */
const mostRowsIndexedBySearch = 20_000;
const mostCachedIds = 50_000;

type StoredWords = { readonly terms: string; readonly sourceId: string };

export function createWordsTable(options: { tables: Tables; write: <T>(task: () => Promise<T>) => Promise<T> }) {
  const { tables, write } = options;
  const written = createWrittenIds();
  const idsCache = createRowCache({
    columns: ['id'],
    mostRows: () => mostCachedIds,
    toRows: (found) => readTexts(found, 'id'),
  });
  return {
    put: async (ask: Ask<'putWords'>): Promise<null> => {
      const rows = newestOfEachId(ask.ids);
      const table = await tables.open(wordsName);
      const exists = table !== null;
      if (table !== null) await written.learn(wordsName, table);
      const isNew = written.areNew(wordsName, exists, ask.ids);
      const stored = isNew ? new Map<string, StoredWords>() : await storedWords(tables, ask.ids);
      const { chosen, replaces } = chooseRows({
        ids: ask.ids,
        rows,
        stored,
        isSame: (row, old) => ask.terms[row] === old.terms && ask.sourceIds[row] === old.sourceId,
      });
      if (chosen.length === 0) return null;
      const pick = (values: readonly string[]) => chosen.map((row) => values[row] ?? '');
      const added = toWordsTable({ ids: pick(ask.ids), sourceIds: pick(ask.sourceIds), terms: pick(ask.terms) });
      // Before it happens: a write that fails may have happened all the same.
      written.add(wordsName, exists, ask.ids);
      await tables.putRows(wordsName, added, { replaces });
      return null;
    },

    search: async (ask: Ask<'searchWords'>): Promise<Answer<'searchWords'>> => {
      const table = await tables.open(wordsName);
      if (table === null) return { ids: [], scores: new Float64Array() };
      if (!(await tables.isOptimised(wordsName)) && (await table.countRows()) <= mostRowsIndexedBySearch) {
        await write(() => tables.optimise(wordsName));
      }
      return rankWithTies({
        limit: ask.limit,
        round: (score) => Number(score.toPrecision(5)),
        search: async (limit) => {
          const { query, factor } = fullTextQuery(ask.terms);
          const search = table.query().fullTextSearch(query).select(['_score']).withRowId().limit(limit);
          if (ask.sourceIds !== null) search.where(whereIn('source_id', ask.sourceIds));
          const hits = await search.toArrow();
          const scores = readNumbers(hits, '_score');
          const ids = await idsCache.rowsAt(table, readAddresses(hits));
          return ids.map((id, at) => ({ id, score: (scores[at] ?? 0) * factor }));
        },
      });
    },
  };
}

async function storedWords(tables: Tables, ids: readonly string[]): Promise<ReadonlyMap<string, StoredWords>> {
  const table = await tables.open(wordsName);
  if (table === null) return new Map();
  const rows: { id: string; terms: string; source_id: string }[] = await table
    .query()
    .where(whereIn('id', ids))
    .select(['id', 'terms', 'source_id'])
    .toArray();
  return new Map(rows.map((row) => [row.id, { terms: row.terms, sourceId: row.source_id }]));
}
