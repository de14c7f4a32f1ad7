import { averagePrecision, ndcg, recall } from '#shared/text/ranking-metrics.ts';
import type { Clock } from '#main/ports/clock.ts';

export type JudgedQuery = {
  readonly id: string;
  readonly text: string;
  /** Grade by id of the document; what isn't named isn't relevant. */
  readonly relevance: ReadonlyMap<string, number>;
};

export type RetrievalScores = {
  readonly ndcg10: number;
  readonly recall20: number;
  readonly recall100: number;
  /** Mean average precision over the first 100. */
  readonly map: number;
  readonly queries: number;
  readonly msPerQueryP50: number;
  readonly msPerQueryP95: number;
};

/** Means over the queries that have a relevant document. `retrieve` gives ids, best first; queries are put one by one. */
export async function evaluateRetrieval(options: {
  queries: readonly JudgedQuery[];
  retrieve: (query: string, limit: number) => Promise<readonly string[]>;
  clock: Clock;
}): Promise<RetrievalScores> {
  const { retrieve, clock } = options;
  const judged = options.queries.filter(({ relevance }) => [...relevance.values()].some((grade) => grade > 0));
  const answers = [];
  const times = [];
  for (const { text, relevance } of judged) {
    const startedMs = clock.nowMs();
    const ranked = (await retrieve(text, depth)).slice(0, depth);
    times.push(clock.nowMs() - startedMs);
    answers.push({ ranked, relevance });
  }
  return {
    ndcg10: mean(answers.map((answer) => ndcg(answer, 10))),
    recall20: mean(answers.map((answer) => recall(answer, 20))),
    recall100: mean(answers.map((answer) => recall(answer, 100))),
    map: mean(answers.map(averagePrecision)),
    queries: judged.length,
    msPerQueryP50: quantile(times, 0.5),
    msPerQueryP95: quantile(times, 0.95),
  };
}

const depth = 100;

function mean(values: readonly number[]): number {
  return values.length === 0 ? 0 : values.reduce((sum, value) => sum + value, 0) / values.length;
}

/** The nearest-rank quantile. */
function quantile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)] ?? 0;
}
