import type { PassageId } from '#shared/base/ids.ts';
import type { Passage } from '#shared/domain/passage.ts';
import { analyseTerms, queryTerms } from '#shared/text/terms/index.ts';
import { createPace } from '#main/ports/pace.ts';
import type { ScoredPassage } from '#main/ports/memory-index.ts';

type Match = { readonly id: PassageId; readonly length: number; readonly counts: ReadonlyMap<string, number> };

/**
 * The passages with the query's words, best first, where there is no index that may be used: each passage is looked at,
 * in pieces of time that hold nobody up. By BM25, scores in [0, 1]. Rejects with the signal's reason when it is aborted.
 */
export async function lookThrough(options: {
  readonly query: string;
  readonly limit: number;
  readonly languages: readonly string[];
  readonly passages: Iterable<readonly Passage[]>;
  readonly signal: AbortSignal;
}): Promise<readonly ScoredPassage[]> {
  const { query, limit, languages, passages, signal } = options;
  const terms = new Set(queryTerms(query, languages));
  const pace = createPace();
  const matches: Match[] = [];
  let [count, words] = [0, 0];
  for (const batch of passages) {
    for (const passage of batch) {
      await pace();
      signal.throwIfAborted();
      const analysed = analyseTerms(passage.text, passage.language);
      count += 1;
      words += analysed.length;
      const counts = new Map<string, number>();
      for (const term of analysed) if (terms.has(term)) counts.set(term, (counts.get(term) ?? 0) + 1);
      if (counts.size > 0) matches.push({ id: passage.id, length: analysed.length, counts });
    }
  }
  const score = scoring(matches, { count, meanLength: words / Math.max(1, count) });
  const scored = matches.map((match) => ({ id: match.id, score: score(match) }));
  const best = scored.toSorted((a, b) => b.score - a.score || (a.id < b.id ? -1 : 1)).slice(0, limit);
  const most = best[0]?.score ?? 1;
  return best.map(({ id, score: each }) => ({ id, score: each / most }));
}

/** The usual constants of BM25. */
const [saturation, lengthShare] = [1.2, 0.75];

function scoring(matches: readonly Match[], { count, meanLength }: { count: number; meanLength: number }) {
  const holding = new Map<string, number>();
  for (const { counts } of matches) for (const term of counts.keys()) holding.set(term, (holding.get(term) ?? 0) + 1);
  return ({ length, counts }: Match): number =>
    [...counts].reduce((sum, [term, times]) => {
      const having = holding.get(term) ?? 0;
      const rarity = Math.log(1 + (count - having + 0.5) / (having + 0.5));
      const norm = saturation * (1 - lengthShare + (lengthShare * length) / meanLength);
      return sum + (rarity * times * (saturation + 1)) / (times + norm);
    }, 0);
}
