import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openProjectStore } from '#main/adapters/sqlite/index.ts';
import { bigReport, storeBigReport } from '../support/big-report/index.ts';
import { startMeasured } from './support/measured-process.ts';

type Row = { readonly what: string; readonly value: number; readonly unit: string; readonly bar?: string };

const rounds = 3;
const exports = [
  { format: 'md', style: 'apa' },
  { format: 'json', style: 'apa' },
  { format: 'html', style: 'apa' },
  { format: 'docx', style: 'apa' },
  { format: 'odt', style: 'apa' },
  { format: 'tex', style: 'apa' },
  { format: 'docx', style: 'chicago-note-bibliography' },
] as const;

/**
 * How long the report of 40,000 words takes to export in each format but PDF, appendix, contents and comments included,
 * and the most memory that the process with all its threads holds meanwhile. Each time in a process of its own.
 */
export async function measure(): Promise<{ readonly name: string; readonly rows: readonly Row[] }> {
  const place = await mkdtemp(join(tmpdir(), 'heddle-bench-export-'));
  try {
    const folder = join(place, 'project');
    await storeReport(folder);
    const rows: Row[] = [];
    let stallMs = 0;
    for (const { format, style } of exports) {
      const measured = [];
      for (let round = 0; round < rounds; round += 1) {
        const words = [
          join(import.meta.dirname, 'support/export-child.ts'),
          folder,
          join(place, format),
          format,
          style,
        ];
        measured.push(await startMeasured<{ ms: number; longestStallMs: number }>({ words, watchMemory: true }));
      }
      const what = `${format}, ${style}`;
      rows.push(
        { what, value: median(measured.map(({ answer }) => answer.ms)) / 1000, unit: 's', bar: '≤ 5' },
        { what, value: Math.max(...measured.map(({ peakMb }) => peakMb)), unit: 'MB', bar: '≤ 500' },
      );
      stallMs = Math.max(stallMs, median(measured.map(({ answer }) => answer.longestStallMs)));
    }
    return { name: 'export', rows: [...rows, { what: 'the longest stall of the core', value: stallMs, unit: 'ms' }] };
  } finally {
    await rm(place, { recursive: true, force: true });
  }
}

async function storeReport(folder: string): Promise<void> {
  const opened = openProjectStore({ folder, create: true, clock: { nowMs: () => Date.now() } });
  if (!opened.ok) throw new Error(opened.fault.message);
  await storeBigReport({ store: opened.value.store, folder }, bigReport());
  opened.value.store.close();
}

function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;
}
