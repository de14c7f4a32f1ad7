import { availableParallelism, tmpdir } from 'node:os';
import { mkdtemp, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { startMeasured, type Measured } from './support/measured-process.ts';
import { writeManyFiles } from './support/many-files.ts';
import { atLeast, type Row } from './support/row.ts';

type Answer = { readonly ms: number; readonly readMs?: number; readonly passages: number; readonly failed?: number };

const child = join(import.meta.dirname, 'support', 'import-child.ts');
const rounds = 3;

/** How fast Markdown and text are imported on one core, beside reading and splitting the same files and no more. */
export async function measure(): Promise<{ readonly name: string; readonly rows: readonly Row[] }> {
  const folder = await mkdtemp(join(tmpdir(), 'heddle-bench-files-'));
  try {
    const bytes = await writeManyFiles({ folder, count: 1500, bytes: 60_000_000 });
    const run = (mode: string) => startMeasured<Answer>({ words: [child, folder, mode], core: 0 });
    const alone: Measured<Answer>[] = [];
    const whole: Measured<Answer>[] = [];
    for (let round = 0; round < rounds; round += 1) {
      alone.push(await run('alone'));
      whole.push(await run('import'));
    }
    const passages = new Set([...alone, ...whole].map(({ answer }) => answer.passages));
    if (passages.size !== 1) throw new Error('both ways must give the same passages');
    const megabytes = bytes / 1e6;
    const aloneRate = megabytes / (median(alone.map(({ answer }) => answer.ms)) / 1000);
    const wholeRate = megabytes / (median(whole.map(({ answer }) => answer.ms)) / 1000);
    const readRate = megabytes / (median(whole.map(({ answer }) => answer.readMs ?? 0)) / 1000);
    const ratios = alone.map((each, at) => each.answer.ms / (whole[at]?.answer.ms ?? 0));
    const cpuRatios = alone.map((each, at) => each.cpuMs / (whole[at]?.cpuMs ?? 0));
    return {
      name: 'import',
      rows: [
        { what: 'reading and splitting alone, one core', value: aloneRate, unit: 'MB/s' },
        atLeast(3, { what: 'import without the fit, one core', value: wholeRate, unit: 'MB/s' }),
        { what: 'import without the fit and the words, one core', value: readRate, unit: 'MB/s' },
        atLeast(0.33, { what: 'rate of import to that of reading alone', value: median(ratios), unit: '×' }),
        atLeast(0.33, { what: 'the same by processor time of all processes', value: median(cpuRatios), unit: '×' }),
        { what: 'cores of this machine', value: availableParallelism(), unit: 'cores' },
      ],
    };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;
}
