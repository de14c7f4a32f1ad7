import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startMeasured } from './support/measured-process.ts';
import { storeTheBigReport } from './support/stored-big-report.ts';
import { atMost, type Row } from './support/row.ts';

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
    await storeTheBigReport(folder);
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
        atMost(5, { what, value: median(measured.map(({ answer }) => answer.ms)) / 1000, unit: 's' }),
        atMost(500, { what, value: Math.max(...measured.map(({ peakMb }) => peakMb)), unit: 'MB' }),
      );
      stallMs = Math.max(stallMs, median(measured.map(({ answer }) => answer.longestStallMs)));
    }
    return { name: 'export', rows: [...rows, { what: 'the longest stall of the core', value: stallMs, unit: 'ms' }] };
  } finally {
    await rm(place, { recursive: true, force: true });
  }
}

function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;
}
