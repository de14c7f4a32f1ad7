import { describe, expect, it } from 'vitest';
import { type PassageId, type SourceId, toId } from '#shared/base/ids.ts';
import { analyseTerms } from '#shared/text/terms/index.ts';
import { type QueryEmbedder, retrieve } from '#main/flow/passages/index.ts';
import type { MemoryIndex, ScoredPassage } from '#main/ports/memory-index.ts';

describe('retrieve', () => {
  it('ranks by words alone while there is no embedder', async () => {
    const found = await ask(library, { query: 'wing wing drag', embedder: null });
    expect(found.map(({ id }) => id)).toEqual([psg('wingdrag'), psg('winglift')]);
  });

  it('finds by vectors what shares no word with the query, below what does', async () => {
    const found = await ask(library, { query: 'wing drag' });
    expect(found.map(({ id }) => id)).toEqual([psg('wingdrag'), psg('winglift'), psg('airfoils'), psg('violins')]);
    expect(found.every(({ score }) => score >= 0 && score <= 1)).toBe(true);
  });

  it('weighs words .55 and vectors .45, each spread over its list, and follows the three best', async () => {
    // Words: a 3, b 2, c 1 spread to 1, .5, 0. Vectors: the query lies on d; the feedback moves it towards d, a and b.
    const rows: readonly Row[] = [
      row('aaaaaa', 'wing wing wing', [0, 1]),
      row('bbbbbb', 'wing wing', [0.6, 0.8]),
      row('cccccc', 'wing', [-1, 0]),
      row('dddddd', 'nothing', [1, 0]),
    ];
    const found = await ask(rows, { query: 'wing', embedder: embedderOf(() => [1, 0]) });
    const moved = [1 + (0.4 * (0 + 0.6 + 1)) / 3, (0.4 * (1 + 0.8 + 0)) / 3] as const;
    const length = Math.hypot(...moved);
    const cosines = {
      a: moved[1] / length,
      b: (0.6 * moved[0] + 0.8 * moved[1]) / length,
      c: -moved[0] / length,
      d: moved[0] / length,
    };
    const highest = Math.max(...Object.values(cosines));
    const spread = (cosine: number) => (0.45 * (cosine - cosines.c)) / (highest - cosines.c);
    const expected = {
      aaaaaa: 0.55 + spread(cosines.a),
      bbbbbb: 0.275 + spread(cosines.b),
      cccccc: 0,
      dddddd: spread(cosines.d),
    };
    expect(found).toHaveLength(4);
    for (const [name, score] of Object.entries(expected)) {
      expect(found.find(({ id }) => id === psg(name))?.score).toBeCloseTo(score, 6);
    }
  });

  it('answers from the vectors when no word is found, and from the words when the embedder knows none', async () => {
    const byVectors = await ask(library, { query: 'zzz', embedder: embedderOf(() => [0, 1]) });
    expect(byVectors[0]?.id).toBe(psg('violins'));
    const byWords = await ask(library, { query: 'wing drag', embedder: embedderOf(() => null) });
    expect(byWords.map(({ id }) => id)).toEqual([psg('wingdrag'), psg('winglift')]);
    expect(await ask([], { query: 'wing' })).toEqual([]);
    expect(await ask(library, { query: 'the of', embedder: null })).toEqual([]);
  });

  it('puts equals in the order of their ids, whatever order they came in', async () => {
    const rows = ['cccccc', 'aaaaaa', 'bbbbbb'].map((name) => row(name, 'wing', [1, 0]));
    const found = await ask(rows, { query: 'wing' });
    expect(found.map(({ id }) => id)).toEqual([psg('aaaaaa'), psg('bbbbbb'), psg('cccccc')]);
    expect(await ask(rows.toReversed(), { query: 'wing' })).toEqual(found);
  });

  it('keeps to the limit and to the sources asked for', async () => {
    expect(await ask(library, { query: 'wing drag', limit: 1 })).toHaveLength(1);
    const ofOne = await ask(library, { query: 'wing violin', sourceIds: [src('musics')] });
    expect(ofOne.map(({ id }) => id)).toEqual([psg('violins')]);
  });

  it('tells the embedder every language of the library', async () => {
    const seen: (readonly string[])[] = [];
    const embedder = embedderOf((_, languages) => {
      seen.push(languages);
      return [1, 0];
    });
    await ask(library, { query: 'wing', embedder, languages: ['en', 'de'] });
    expect(seen).toEqual([['en', 'de']]);
  });

  it('ranks passages without a vector by their words alone, with the whole weight', async () => {
    // Words: a 3, b 2, c 1 spread to 1, .5, 0. Only c and d have vectors, and the query lies on d.
    const rows: readonly Row[] = [
      row('aaaaaa', 'wing wing wing', []),
      row('bbbbbb', 'wing wing', []),
      row('cccccc', 'wing', [-1, 0]),
      row('dddddd', 'nothing', [1, 0]),
    ];
    const found = await ask(rows, { query: 'wing', embedder: { ...embedderOf(() => [1, 0]), isPartial: true } });
    expect(found).toEqual([
      { id: psg('aaaaaa'), score: 1 },
      { id: psg('bbbbbb'), score: 0.5 },
      { id: psg('dddddd'), score: expect.closeTo(0.45, 6) },
      { id: psg('cccccc'), score: 0 },
    ]);
  });

  it('rejects with the reason when it is aborted', async () => {
    const reason = new Error('enough');
    await expect(ask(library, { query: 'wing', signal: AbortSignal.abort(reason) })).rejects.toBe(reason);
  });
});

type Row = {
  readonly id: PassageId;
  readonly sourceId: SourceId;
  readonly terms: readonly string[];
  readonly vector: Float32Array;
};

const library: readonly Row[] = [
  row('winglift', 'wing lift', [0.9, 0.1]),
  row('wingdrag', 'wing drag', [1, 0]),
  row('airfoils', 'airfoil flow', [0.8, 0.3]),
  row('violins', 'violin melody', [0, 1], 'musics'),
];

function row(name: string, text: string, vector: readonly number[], source = 'planes'): Row {
  const length = Math.hypot(...vector);
  return {
    id: psg(name),
    sourceId: src(source),
    terms: analyseTerms(text, 'en'),
    vector: Float32Array.from(vector, (value) => value / length),
  };
}

function ask(rows: readonly Row[], options: Partial<Parameters<typeof retrieve>[0]> & { query: string }) {
  const embedder = embedderOf((text) => (text.includes('violin') ? [0, 1] : [1, 0]));
  return retrieve({ limit: 10, index: indexOf(rows), embedder, languages: ['en'], ...options });
}

function embedderOf(
  vectorOf: (query: string, languages: readonly string[]) => readonly number[] | null,
): QueryEmbedder {
  return {
    space: 'flat',
    isPartial: false,
    embed: async (query, languages) => {
      const vector = vectorOf(query, languages);
      return vector === null ? null : Float32Array.from(vector);
    },
  };
}

/** What retrieval asks of an index, by counting and by dot products. */
function indexOf(rows: readonly Row[]): MemoryIndex {
  const withVector = rows.filter(({ vector }) => vector.length > 0);
  const best = (
    among: readonly Row[],
    score: (row: Row) => number,
    limit: number,
    sourceIds?: readonly SourceId[],
  ): readonly ScoredPassage[] =>
    among
      .filter(({ sourceId }) => sourceIds?.includes(sourceId) ?? true)
      .map((row) => ({ id: row.id, score: score(row) }))
      .sort((a, b) => b.score - a.score)
      .slice(0, limit);
  const unasked = () => Promise.reject(new Error('retrieval has no need of this'));
  return {
    searchWords: async ({ terms, limit, sourceIds }) =>
      best(
        rows,
        (row) => terms.reduce((sum, term) => sum + row.terms.filter((each) => each === term).length, 0),
        limit,
        sourceIds,
      ).filter(({ score }) => score > 0),
    searchVectors: async ({ vector, limit, sourceIds }) =>
      best(
        withVector,
        (row) => row.vector.reduce((sum, value, k) => sum + value * (vector[k] ?? 0), 0),
        limit,
        sourceIds,
      ),
    getVectors: async ({ ids }) =>
      new Map(withVector.filter(({ id }) => ids.includes(id)).map((row) => [row.id, row.vector])),
    putWords: unasked,
    putVectors: unasked,
    remove: unasked,
    keepOnlySpace: unasked,
    count: unasked,
    optimise: unasked,
    wipe: unasked,
    close: unasked,
  };
}

function psg(name: string): PassageId {
  return toId('psg', name);
}

function src(name: string): SourceId {
  return toId('src', name);
}
