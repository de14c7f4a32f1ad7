import { createRandom } from '#test/support/random.ts';
import { prepareProject } from './support/faults/prepare-project.ts';
import { differences, stateOf } from './support/faults/state-of.ts';
import { openWorld } from './support/faults/world.ts';

const yearMs = 365 * 86_400_000;

/** A clock that goes back, stands still and jumps ahead, by years, while a person edits. */
export async function measure(options: { tries?: number; seed?: number }) {
  const { tries = 60, seed = 1 } = options;
  const random = createRandom(seed);
  let nowMs = Date.UTC(2026, 0, 1);
  const world = await openWorld({ clock: { nowMs: () => nowMs } });
  const wrongs: string[] = [];
  try {
    await prepareProject(world);
    const { ask, folder } = world;
    const names: string[] = [];
    const outlineVersions: number[] = [];
    let unkept = 0;
    for (let at = 0; at < tries; at += 1) {
      nowMs += Math.round((random() * 4 - 2) * yearMs * Number(random() < 0.8));
      const { parts } = await ask('report.read', { folder });
      const part = parts.find(({ body }) => body !== null);
      if (part === undefined) throw new Error('there is no section');
      const { itemId, revision } = part;
      const before = (await ask('report.versions', { folder })).versions;
      const isBefore = before[0] !== undefined && Date.parse(before[0].savedAt) > nowMs;
      const content = [{ type: 'paragraph' as const, content: [{ type: 'text' as const, text: `Edit ${at}` }] }];
      const written = await ask('section.write', {
        folder,
        itemId,
        body: { type: 'doc', content },
        baseRevision: revision,
      });
      if (written.revision !== revision + 1) wrongs.push(`edit ${at} made revision ${written.revision}`);
      // Put back, it keeps what was there all the same.
      const after = (await ask('report.versions', { folder })).versions;
      if (isBefore && after[0]?.versionId === before[0]?.versionId) unkept += 1;
      names.push(`Version ${at}`);
      await ask('report.keep-version', { folder, name: `Version ${at}` });
      const { version } = await ask('outline.read', { folder });
      const edit = { kind: 'rename' as const, itemId, heading: `Heading ${at}` };
      const edited = await ask('outline.edit', { folder, baseVersion: version, edits: [edit] });
      outlineVersions.push(edited.version);
    }
    if (unkept > 0) wrongs.push(`${unkept} texts were not kept before they were changed`);
    const { versions } = await ask('report.versions', { folder });
    const named = versions.flatMap(({ name }) => name ?? []).toReversed();
    if (named.join() !== names.join()) wrongs.push(`versions in another order: ${named.join()}`);
    if (outlineVersions.some((each, at) => at > 0 && each <= (outlineVersions[at - 1] ?? 0)))
      wrongs.push('outlines out of order');
    const state = await stateOf(world.connection(), folder);
    await world.reopen();
    const lost = differences(state, await stateOf(world.connection(), folder));
    if (lost.length > 0) wrongs.push(`not there when opened again: ${lost.join(', ')}`);
  } finally {
    await world.end();
  }
  for (const wrong of wrongs) process.stderr.write(`${wrong}\n`);
  return {
    name: `clock, seed ${seed}`,
    rows: [
      { what: 'jumps', value: tries, unit: 'jumps' },
      { what: 'wrong', value: wrongs.length, unit: 'faults', bar: 0, isMissed: wrongs.length > 0 },
    ],
  };
}
