import { appendFile, copyFile, mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readSource } from '#main/adapters/readers/index.ts';
import { startMeasured } from './support/measured-process.ts';
import { atMost, below, type Row } from './support/row.ts';

const data = join(import.meta.dirname, '../../../shared/data/pdf');
const support = join(import.meta.dirname, 'support');
const copies = 3;
const rounds = 3;

/** How long an import of PDFs takes beside pdf.js taking the text of the same files, and with two threads beside one. */
export async function measure(): Promise<{ readonly name: string; readonly rows: readonly Row[] }> {
  const folder = await mkdtemp(join(tmpdir(), 'heddle-bench-pdfs-'));
  try {
    await writeReadable(folder);
    const alone: number[] = [];
    const one: number[] = [];
    const two: number[] = [];
    let pages = 0;
    for (let round = 0; round < rounds; round += 1) {
      const extracted = await startMeasured<{ ms: number; pages: number }>({
        words: [join(support, 'extract-alone.ts'), folder],
      });
      pages = extracted.answer.pages;
      alone.push(extracted.answer.ms);
      one.push(await importWith(folder, 1));
      two.push(await importWith(folder, 2));
    }
    return {
      name: 'pdf',
      rows: [
        { what: 'pages', value: pages, unit: 'pages' },
        { what: 'pdf.js alone', value: median(alone), unit: 'ms' },
        { what: 'import with one thread', value: median(one), unit: 'ms' },
        { what: 'import with two threads', value: median(two), unit: 'ms' },
        atMost(1.5, {
          what: 'import with one thread to pdf.js alone',
          value: median(one.map((ms, at) => ms / (alone[at] ?? 0))),
          unit: '×',
        }),
        below(1, {
          what: 'import with two threads to one',
          value: median(two.map((ms, at) => ms / (one[at] ?? 0))),
          unit: '×',
        }),
      ],
    };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function importWith(folder: string, threads: number): Promise<number> {
  const words = [join(support, 'import-child.ts'), folder, 'import', String(threads)];
  const { answer } = await startMeasured<{ readMs: number; failed: number }>({ words });
  if (answer.failed > 0) throw new Error(`${answer.failed} files failed`);
  return answer.readMs;
}

/** The PDFs that open and hold text, several copies of each, which differ by a comment at the end. */
async function writeReadable(folder: string): Promise<void> {
  for (const name of (await readdir(data)).filter((each) => each.endsWith('.pdf')).toSorted()) {
    if (!(await readSource({ path: join(data, name), fileName: name })).ok) continue;
    for (let copy = 0; copy < copies; copy += 1) {
      const path = join(folder, `${copy}-${name}`);
      await copyFile(join(data, name), path);
      await appendFile(path, `\n% ${copy}\n`);
    }
  }
}

function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;
}
