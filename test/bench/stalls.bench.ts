import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startMeasured } from './support/measured-process.ts';
import { storeTheBigReport } from './support/stored-big-report.ts';
import type { Stall } from './support/watch-stalls.ts';

type Row = { readonly what: string; readonly value: number; readonly unit: string } & {
  readonly bar?: string;
  readonly isMissed?: boolean;
};
type Answer = { readonly found: readonly ({ readonly what: string } & Stall)[] };

const rounds = 3;
const mostMs = 50;
const shown = 6;

/**
 * For how long one request of a window holds up all others of a core that has just started, on the report of 40,000
 * words with 600 citations. Of three processes the median, in the processor's time, so that other work on the machine
 * doesn't count.
 */
export async function measure(): Promise<{ readonly name: string; readonly rows: readonly Row[] }> {
  const place = await mkdtemp(join(tmpdir(), 'heddle-bench-stalls-'));
  try {
    const folder = join(place, 'project');
    await storeTheBigReport(folder);
    const answers: Answer[] = [];
    for (let round = 0; round < rounds; round += 1) {
      const words = [join(import.meta.dirname, 'support/stall-child.ts'), join(place, `home-${round}`), folder];
      answers.push((await startMeasured<Answer>({ words })).answer);
    }
    const stalls = (answers[0]?.found ?? [])
      .map(({ what }, at) => ({ what, ms: median(answers.map(({ found }) => found[at]?.cpuMs ?? 0)) }))
      .toSorted((a, b) => b.ms - a.ms);
    const [longest] = stalls;
    if (longest === undefined) throw new Error('no request was measured');
    const byClock = Math.max(
      ...(answers[0]?.found ?? []).map((_, at) => median(answers.map(({ found }) => found[at]?.ms ?? 0))),
    );
    return {
      name: 'how long one request holds up the others',
      rows: [
        ...stalls.slice(0, shown).map(({ what, ms }) => ({
          what,
          value: ms,
          unit: 'ms',
          bar: `≤ ${mostMs}`,
          isMissed: ms > mostMs,
        })),
        { what: `the longest of ${stalls.length}, by the clock`, value: byClock, unit: 'ms' },
      ],
    };
  } finally {
    await rm(place, { recursive: true, force: true });
  }
}

function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;
}
