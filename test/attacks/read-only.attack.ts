import { cpSync, rmSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { makeDocuments } from './support/disk/phases.ts';
import { makeReadOnlyCases, type Noted, type ReadOnlyPlace } from './support/disk/read-only-cases.ts';
import { mountSmallDisk } from './support/disk/small-disk.ts';
import { startCore } from './support/disk/start-core.ts';
import { prepareProject } from './support/faults/prepare-project.ts';

/** A project where nothing, or not all, can be written: what can be read is read, and the rest is refused by name. */
export async function measure(_options: { tries?: number; seed?: number }) {
  const disk = await mountSmallDisk(64);
  if (disk === null) return { name: 'read-only', rows: [{ what: 'this system mounts none', value: 0, unit: 'cases' }] };
  const base = await mkdtemp(join(tmpdir(), 'heddle-read-only-'));
  const noted: (Noted & { readonly of: string })[] = [];
  let asked = 0;
  const cases = makeReadOnlyCases();
  try {
    const place: ReadOnlyPlace = { disk, base, folder: join(disk.place, 'project'), documents: makeDocuments(base) };
    const core = startCore({ HOME: base, HEDDLE_CONFIG_DIR: join(base, 'config') });
    await core.ask('project.create', { folder: join(base, 'project'), title: 'Read only' });
    await prepareProject({ ask: core.ask, folder: join(base, 'project'), settled: () => Promise.resolve() });
    await core.close();
    for (const { name, attack } of cases) {
      disk.setReadOnly(false);
      for (const left of ['project', 'config']) rmSync(join(disk.place, left), { recursive: true, force: true });
      cpSync(join(base, 'project'), place.folder, { recursive: true });
      const outcome = await attack(place).catch((error: unknown) => ({
        asked: 0,
        noted: [
          { what: 'broke the core' as const, detail: error instanceof Error ? (error.stack ?? '') : String(error) },
        ],
      }));
      asked += outcome.asked;
      for (const each of outcome.noted) {
        noted.push({ ...each, of: name });
        process.stderr.write(`${each.what}: ${name}: ${each.detail.slice(0, 600)}\n`);
      }
    }
  } finally {
    disk.setReadOnly(false);
    await disk.unmount();
    await rm(base, { recursive: true, force: true });
  }
  const none = (what: Noted['what']) => {
    const value = noted.filter((each) => each.what === what).length;
    return { what, value, unit: 'requests', bar: 0, isMissed: value > 0 };
  };
  return {
    name: 'read-only',
    rows: [
      { what: 'cases', value: cases.length, unit: 'cases' },
      { what: 'requests', value: asked, unit: 'requests' },
      none('was not read'),
      none('was not refused by name'),
      none('lost an acknowledged write'),
      none('broke the core'),
    ],
  };
}
