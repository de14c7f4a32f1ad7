import type { Row } from './properties.ts';

/** Something that must not take out of all proportion longer as its input grows. */
export type Growth = {
  readonly what: string;
  /** Makes an input of about so many characters; what it answers is the work to time. */
  readonly prepare: (size: number) => () => unknown;
  readonly sizes?: readonly number[];
};

const mostMs = 2000;

/** The processor's milliseconds at the largest size, and by which power of the size they grew between the last two. */
export async function timeGrowth(growths: readonly Growth[], note: (line: string) => void): Promise<Row[]> {
  const rows: Row[] = [];
  for (const { what, prepare, sizes = [25_000, 50_000, 100_000, 200_000] } of growths) {
    const times: number[] = [];
    const spentMs = (): number => (process.cpuUsage().user + process.cpuUsage().system) / 1000;
    for (const size of sizes) {
      const work = prepare(size);
      // of the processor, which others may use too
      const before = spentMs();
      await work();
      times.push(spentMs() - before);
      if ((times.at(-1) ?? 0) > 10 * mostMs) break;
    }
    const last = times.at(-1) ?? 0;
    const power = Math.log2(Math.max(1, last) / Math.max(1, times.at(-2) ?? 1));
    const isMissed = last > mostMs || times.length < sizes.length;
    if (isMissed) note(`${what}: ${times.map(Math.round).join(', ')} ms for ${sizes.join(', ')} characters`);
    rows.push({
      what,
      value: last,
      unit: `ms for ${sizes[times.length - 1]} characters, power ${power.toFixed(1)}`,
      bar: `< ${mostMs} ms`,
      ...(isMissed && { isMissed }),
    });
  }
  return rows;
}
