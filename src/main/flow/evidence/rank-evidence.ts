import type { EvidenceId, SourceId } from '#shared/base/ids.ts';
import type { Evidence } from '#shared/domain/evidence.ts';
import { analyseTerms, queryTerms } from '#shared/text/terms/index.ts';

/** Okapi BM25's usual constants (Robertson and Zaragoza 2009). */
const saturation = 1.2;
const lengthShare = 0.75;

/** Ranks evidence by words; it remembers the words of what it has seen. */
export type EvidenceRanker = (options: {
  readonly query: string;
  readonly evidence: readonly Evidence[];
  readonly languageOf: (sourceId: SourceId) => string;
}) => ReadonlyMap<EvidenceId, number>;

type Words = { readonly of: string; readonly counts: ReadonlyMap<string, number>; readonly length: number };

/** BM25 over summary and quotes; 0 where no word of the query is in them. Higher is better. */
export function createEvidenceRanker(): EvidenceRanker {
  const remembered = new Map<EvidenceId, Words>();

  function wordsOf({ id, summary, quotes }: Evidence, language: string): Words {
    const text = [summary, ...quotes.map(({ exact }) => exact)].join('\n');
    const known = remembered.get(id);
    if (known?.of === text) return known;
    const counts = new Map<string, number>();
    const terms = analyseTerms(text, language);
    for (const term of terms) counts.set(term, (counts.get(term) ?? 0) + 1);
    const words = { of: text, counts, length: terms.length };
    if (remembered.size >= mostRemembered) remembered.clear();
    remembered.set(id, words);
    return words;
  }

  return ({ query, evidence, languageOf }) => {
    const languages = evidence.map(({ quotes: [first] }) => (first === undefined ? 'und' : languageOf(first.sourceId)));
    const words = evidence.map((each, at) => wordsOf(each, languages[at] ?? 'und'));
    const wanted = new Set(queryTerms(query, [...new Set(languages)]));
    const meanLength = words.reduce((sum, { length }) => sum + length, 0) / Math.max(1, words.length);
    const weights = new Map(
      [...wanted].map((term) => {
        const holding = words.filter(({ counts }) => counts.has(term)).length;
        return [term, Math.log(1 + (words.length - holding + 0.5) / (holding + 0.5))] as const;
      }),
    );
    return new Map(
      evidence.map(({ id }, at) => {
        const { counts = new Map<string, number>(), length = 0 } = words[at] ?? {};
        const norm = saturation * (1 - lengthShare + (lengthShare * length) / Math.max(1, meanLength));
        let score = 0;
        for (const [term, weight] of weights) {
          const count = counts.get(term) ?? 0;
          score += (weight * count * (saturation + 1)) / (count + norm);
        }
        return [id, score];
      }),
    );
  };
}

const mostRemembered = 20_000;
