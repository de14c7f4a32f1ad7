// A process with the core's own pool of readers: reads bombs in turn, a good file right behind each, and tells what came of them.
import { readFileSync, writeFileSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { toId } from '#shared/base/ids.ts';
import { createReaderPool } from '#main/app/reader-pool.ts';
import { allBombs } from './readers/bombs.ts';

export type Exploded = {
  readonly index: number;
  readonly byteCount: number;
  /** `imported`, or the code of the fault. */
  readonly outcome: string;
  readonly message: string;
  readonly isNextRead: boolean;
  readonly seconds: number;
  /** The most memory that the process held meanwhile, all its threads together; 0 where the system doesn't tell. */
  readonly peakMb: number;
};

const good = Buffer.from(
  '# Good\n\nRivers carry silt to the sea, and every spring the flood leaves a layer of it on the fields.\n',
);
const signal = new AbortController().signal;
const folder = process.env['HEDDLE_ATTACK_FILES'] ?? (await mkdtemp(join(tmpdir(), 'heddle-attack-')));
const pool = createReaderPool({ threads: 1, ocr: () => ({ languages: ['eng'], languageFolder: join(folder, 'ocr') }) });

for (const [index, { fileName, make }] of allBombs().entries()) {
  if (index < Number(process.argv[2] ?? 0) || index >= Number(process.argv[3] ?? Infinity)) continue;
  const path = join(folder, `bomb-${index}`);
  process.send?.({ started: index });
  const byteCount = await stage(path, make);
  globalThis.gc?.();
  forgetPeak();
  const startedMs = performance.now();
  const sourceId = toId('src', '0'.repeat(20));
  const answer = await pool.readAndSplit({ path, fileName, sourceId }, signal);
  const seconds = (performance.now() - startedMs) / 1000;
  const peakMb = peak();
  const next = await pool.readAndSplit({ path: '', bytes: good, fileName: 'good.md', sourceId }, signal);
  const [outcome, message] = answer.ok ? ['imported', ''] : [answer.fault.code, answer.fault.message];
  process.send?.({ index, byteCount, outcome, message, isNextRead: next.ok, seconds, peakMb } satisfies Exploded);
  await rm(path);
}
await pool.close();
process.disconnect();

async function stage(path: string, make: () => Buffer): Promise<number> {
  const bytes = make();
  await writeFile(path, bytes);
  return bytes.length;
}

function forgetPeak(): void {
  try {
    writeFileSync('/proc/self/clear_refs', '5');
  } catch {
    // Then the figures are those of all before it, too.
  }
}

function peak(): number {
  try {
    return Number(/VmHWM:\s+(\d+)/.exec(readFileSync('/proc/self/status', 'utf8'))?.[1] ?? 0) / 1024;
  } catch {
    return 0;
  }
}
