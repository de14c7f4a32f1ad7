import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startMeasured } from './support/measured-process.ts';
import { writeManyFiles } from './support/many-files.ts';
import { atMost, type Row } from './support/row.ts';

const main = join(import.meta.dirname, '../../src/main/shells/cli/main.ts');
const bytesPerFile = 20_000;

/** The most memory that the command line and all it starts hold while they import, index and fit a library. */
export async function measure(): Promise<{ readonly name: string; readonly rows: readonly Row[] }> {
  const small = await peakWith(1000);
  const large = await peakWith(3000);
  return {
    name: 'memory',
    rows: [
      atMost(600, { what: 'importing 1,000 documents', value: small.peakMb, unit: 'MB' }),
      ...partsOf(small, '1,000'),
      { what: 'importing 3,000 documents', value: large.peakMb, unit: 'MB' },
      ...partsOf(large, '3,000'),
      atMost(1.15, { what: '3,000 documents to 1,000', value: large.peakMb / small.peakMb, unit: '×' }),
    ],
  };
}

async function peakWith(count: number) {
  const folder = await mkdtemp(join(tmpdir(), 'heddle-bench-memory-'));
  try {
    const files = join(folder, 'files');
    await writeManyFiles({ folder: files, count, bytes: count * bytesPerFile });
    const project = join(folder, 'project');
    await startMeasured({ words: [main, 'init', project] });
    return await startMeasured({ words: [main, 'import', project, files], watchMemory: true });
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

function partsOf({ peakOf }: Awaited<ReturnType<typeof peakWith>>, count: string): Row[] {
  return peakOf.map(({ name, mb }) => ({
    what: `of it ${name.includes('lance') ? 'the index process' : 'the app'}, ${count}`,
    value: mb,
    unit: 'MB',
  }));
}
