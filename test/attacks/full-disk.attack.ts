import { cpSync, existsSync, mkdirSync, rmSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createRandom } from '#test/support/random.ts';
import { makeDocuments, phases, type Phase } from './support/disk/phases.ts';
import { mountSmallDisk, type SmallDisk } from './support/disk/small-disk.ts';
import { startCore } from './support/disk/start-core.ts';
import { prepareProject } from './support/faults/prepare-project.ts';
import { differences, stateOf } from './support/faults/state-of.ts';

/**
 * Fills a real disk, in memory, so that it is full at each write of each phase: `tries` times, with as many kB left as
 * the seed says. The core is a process of its own.
 */
export async function measure(options: { tries?: number; seed?: number; only?: readonly string[] }) {
  const { tries = 90, seed = 1, only = phases.map(({ name }) => name) } = options;
  const random = createRandom(seed);
  const disk = await mountSmallDisk(sizeMb);
  if (disk === null) return { name: 'full disk', rows: [{ what: 'this system mounts none', value: 0, unit: 'tries' }] };
  const wrongs: Wrong[] = [];
  let refused = 0;
  let survived = 0;
  let tried = 0;
  const base = await makeBase();
  try {
    const documents = makeDocuments(base);
    const chosen = phases.filter(({ name }) => only.includes(name));
    const needs = new Map<Phase, number>();
    for (const phase of chosen) {
      const { usedKb } = await tryOnce({ disk, base, documents, phase, leaveKb: null });
      needs.set(phase, usedKb);
    }
    for (let at = 0; at < tries; at += 1) {
      const phase = chosen[at % chosen.length];
      if (phase === undefined) break;
      const leaveKb = at < chosen.length ? 0 : Math.floor(random() ** 1.5 * ((needs.get(phase) ?? 0) + 64));
      const outcome = await tryOnce({ disk, base, documents, phase, leaveKb });
      tried += 1;
      if (outcome.refusals > 0) refused += 1;
      if (outcome.wrongs.length === 0) survived += 1;
      for (const wrong of outcome.wrongs) {
        wrongs.push(wrong);
        process.stderr.write(`${wrong.what}: ${phase.name} with ${leaveKb} kB left: ${wrong.detail.slice(0, 900)}\n`);
      }
    }
  } finally {
    await disk.unmount();
    await rm(base, { recursive: true, force: true });
  }
  const none = (label: string, what: Wrong['what']) => {
    const value = wrongs.filter((wrong) => wrong.what === what).length;
    return { what: label, value, unit: 'disks', bar: 0, isMissed: value > 0 };
  };
  return {
    name: `full disk, seed ${seed}`,
    rows: [
      { what: 'tried', value: tried, unit: 'disks' },
      { what: 'of them with a request refused', value: refused, unit: 'disks' },
      { what: 'survived', value: survived, unit: 'disks', bar: tried, isMissed: survived < tried },
      none('acknowledged writes lost', 'lost'),
      none('answered with a wrong fault', 'wrong fault'),
      none('could not be read while it was full', 'unreadable'),
      none('did not go on with room made', 'not mended'),
      none('broke the core, or hung', 'broken'),
    ],
  };
}

const sizeMb = 96;

type Wrong = {
  readonly what: 'lost' | 'wrong fault' | 'unreadable' | 'not mended' | 'broken';
  readonly detail: string;
};

async function makeBase(): Promise<string> {
  const base = await mkdtemp(join(tmpdir(), 'heddle-full-'));
  const core = startCore(environmentIn(base));
  const folder = join(base, 'project');
  await core.ask('project.create', { folder, title: 'Full' });
  await prepareProject({ ask: core.ask, folder, settled: () => Promise.resolve() });
  await core.close();
  return base;
}

function environmentIn(place: string): Record<string, string> {
  const temporary = join(place, 'tmp');
  mkdirSync(temporary, { recursive: true });
  return { HOME: place, HEDDLE_CONFIG_DIR: join(place, 'config'), TMPDIR: temporary };
}

async function tryOnce(options: {
  disk: SmallDisk;
  base: string;
  documents: string;
  phase: Phase;
  /** Null: all there is. */
  leaveKb: number | null;
}): Promise<{ readonly wrongs: readonly Wrong[]; readonly refusals: number; readonly usedKb: number }> {
  const { disk, base, documents, phase, leaveKb } = options;
  const wrongs: Wrong[] = [];
  const note = (what: Wrong['what'], detail: unknown) =>
    void wrongs.push({ what, detail: detail instanceof Error ? (detail.stack ?? detail.message) : String(detail) });
  const folder = join(disk.place, 'project');
  disk.empty();
  for (const name of ['project', 'another', 'out', 'tmp', 'config']) {
    rmSync(join(disk.place, name), { recursive: true, force: true });
  }
  cpSync(join(base, 'project'), folder, { recursive: true });
  const core = startCore(environmentIn(disk.place));
  let refusals = 0;
  let leastKb = disk.freeKb();
  const freeBefore = leastKb;
  try {
    const place = { core, folder, disk: disk.place, documents };
    await core.ask('library.search', { folder, query: 'vendor' });
    await phase.before?.(place);
    const before = phase.name.startsWith('migration') ? null : await stateOf(core, folder);
    const parts = await phase.parts(place);
    if (leaveKb !== null) disk.fill(leaveKb);
    const again: (typeof parts)[number][] = [];
    for (const part of parts) {
      const answer = await part();
      leastKb = Math.min(leastKb, disk.freeKb());
      if (answer.ok) continue;
      refusals += 1;
      again.push(part);
      const { code, message, detail } = answer.fault;
      if (!mayTellOfIt.has(code)) note('wrong fault', `${code}: ${message} ${detail ?? ''}`);
    }
    // Whoever has the project open goes on reading it.
    const isOpen = phase.name !== 'close' && (refusals === 0 || !phase.name.startsWith('migration'));
    const during = isOpen ? await stateOf(core, folder).catch((error: unknown) => note('unreadable', error)) : null;
    if (
      before !== null &&
      during != null &&
      again.length === parts.length &&
      phase.name !== 'import' &&
      phase.name !== 'draft'
    ) {
      const changed = differences(before, during);
      if (changed.length > 0) note('lost', `nothing was acknowledged, and yet changed: ${changed.join(', ')}`);
    }
    disk.empty();
    for (const part of again) {
      const answer = await part();
      if (!answer.ok) note('not mended', `${answer.fault.code}: ${answer.fault.message} ${answer.fault.detail ?? ''}`);
    }
    const after = await stateOf(core, folder);
    const found = await core.invoke('library.search', { folder, query: 'vendor' });
    if (!found.ok) note('not mended', `${found.fault.code}: ${found.fault.message}`);
    else if (found.value.results.length === 0) note('lost', 'the search finds nothing any more');
    await core.close();
    const next = startCore(environmentIn(disk.place));
    const lost = differences(after, await stateOf(next, folder));
    if (lost.length > 0) note('lost', `not there when opened again: ${lost.join(', ')}`);
    await next.close();
  } catch (error) {
    note('broken', error);
    core.kill();
  }
  if (existsSync(join(disk.place, 'filler'))) disk.empty();
  return { wrongs, refusals, usedKb: freeBefore - leastKb };
}

/** A file of the person's settings says where it is. */
const mayTellOfIt: ReadonlySet<string> = new Set(['disk-full', 'settings-unusable']);
