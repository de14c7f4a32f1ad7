import { cp, mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { createCoreHost } from '#main/app/core-host.ts';
import type { MemoryIndex } from '#main/ports/memory-index.ts';
import { createRandom } from '#test/support/random.ts';
import { measureCompaction } from './support/soak/compaction.ts';
import { rowsOf } from './support/soak/rows.ts';
import { canSample, filesIn, takeSample, type Sample } from './support/soak/sample.ts';
import { askOf, beginSession } from './support/soak/session.ts';

/** A slice for the tests has a small project. */
const fewTries = 50;
const fewDocuments = ['product-users.md', 'accessibility-checklist.md'];
const samples = resolve(import.meta.dirname, '../../resources/sample/documents');

/**
 * A long session in one core on one project: for each ten edits an import, for each forty a section drafted anew, with
 * searches, versions and exports in between. What the core holds on to must not grow once it is warm.
 */
export async function measure(options: { tries?: number; seed?: number; note?: (sample: Sample) => void } = {}) {
  const { tries = 400, seed = 20_261_121, note = writeSample } = options;
  if (!canSample) return { name: 'soak', rows: [{ what: 'left out: needs /proc', value: 0, unit: '' }] };
  const place = await mkdtemp(join(tmpdir(), 'heddle-soak-'));
  const folder = join(place, 'project');
  let index: MemoryIndex | null = null;
  const host = createCoreHost({
    environment: { HEDDLE_CONFIG_DIR: join(place, 'config'), HOME: place },
    around: (ports) => {
      ({ index } = ports);
      return ports;
    },
  });
  try {
    const ask = askOf(host.connect());
    await ask('project.create', { folder });
    const paths = tries < fewTries ? fewDocuments.map((name) => join(samples, name)) : [samples];
    await ask('library.import', { folder, paths });
    const question = 'How do teams keep a digital service accessible and secure, and how do they work with users?';
    await ask('report.draft', { folder, brief: { question, lengthWords: tries < fewTries ? 400 : 1500 } });
    const session = beginSession({ ask, folder, inbox: join(place, 'inbox'), random: createRandom(seed) });
    const kept: Sample[] = [];
    const sampleEvery = Math.max(8, Math.floor(tries / 40));
    for (let step = 1; step <= tries; step += 1) {
      await session.edit();
      if (step % 10 === 0) await session.importOne();
      if (step % 4 === 0) await session.check();
      if (step % 8 === 0) await session.search();
      if (step % 40 === 0) await session.draft();
      if (step % 100 === 0) await session.exportOne();
      if (step % 50 === 0) await session.keepVersion();
      if (step % sampleEvery === 0) {
        const sample = await takeSample(step, folder);
        kept.push(sample);
        note(sample);
      }
    }
    const compaction = await measureCompaction({
      ask,
      folder,
      session,
      index: () => index,
      rounds: tries < fewTries ? 1 : 6,
    });
    const fresh = await freshMemory(folder, place, host.close);
    return { name: `soak, seed ${seed}`, rows: rowsOf({ samples: kept, done: session.done(), compaction, fresh }) };
  } finally {
    await host.close();
    await rm(place, { recursive: true, force: true, maxRetries: 5 });
  }
}

function writeSample(sample: Sample): void {
  const figures = Object.entries(sample).map(([name, value]) => `${name} ${Number(value.toFixed(2))}`);
  process.stderr.write(`${figures.join(', ')}\n`);
}

/** How large `memory/` is, and how large one is that is made anew of the same sources. */
async function freshMemory(folder: string, place: string, close: () => Promise<void>) {
  const mb = (of: string) => filesIn(join(of, 'memory')).reduce((sum, { bytes }) => sum + bytes, 0) / 1e6;
  await close();
  const soakedMb = mb(folder);
  const copy = join(place, 'copy');
  await mkdir(copy);
  await cp(folder, copy, { recursive: true });
  const host = createCoreHost({ environment: { HEDDLE_CONFIG_DIR: join(place, 'config'), HOME: place } });
  await askOf(host.connect())('library.reindex', { folder: copy });
  await host.close();
  return { soakedMb, freshMb: mb(copy) };
}
