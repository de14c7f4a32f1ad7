import { chmodSync, chownSync, copyFileSync, mkdirSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { RichText } from '#shared/domain/rich-text.ts';
import { differences, stateOf } from '../faults/state-of.ts';
import { makeOlder } from '../kills/older-schema.ts';
import type { SmallDisk } from './small-disk.ts';
import { startCore, type Core } from './start-core.ts';

export type ReadOnlyPlace = {
  readonly disk: SmallDisk;
  readonly base: string;
  /** A copy of the project, on the disk. */
  readonly folder: string;
  readonly documents: string;
};

export type Noted = {
  readonly what: 'was not read' | 'was not refused by name' | 'lost an acknowledged write' | 'broke the core';
  readonly detail: string;
};

type Outcome = { readonly asked: number; readonly noted: readonly Noted[] };
type Case = { readonly name: string; readonly attack: (place: ReadOnlyPlace) => Promise<Outcome> };

const nobody = 65_534;

export function makeReadOnlyCases(): readonly Case[] {
  return [
    { name: 'a disk that is read-only', attack: (place) => readOnlyDisk(place, false) },
    {
      name: 'a disk that is read-only, of a project that was never closed',
      attack: (place) => readOnlyDisk(place, true),
    },
    { name: 'a project of an earlier schema', attack: olderProject },
    { name: 'a folder of somebody else', attack: (place) => asNobody(place, () => undefined) },
    {
      name: 'a database that is read-only in a folder that is not',
      attack: (place) =>
        asNobody(place, () => {
          chownSync(place.folder, nobody, nobody);
          chmodSync(join(place.folder, 'project.db'), 0o444);
        }),
    },
    { name: 'an index that is read-only', attack: readOnlyIndex },
    { name: 'settings that are read-only', attack: readOnlySettings },
    { name: 'a disk that becomes read-only while the project is open', attack: becomesReadOnly },
  ];
}

async function readOnlyDisk(place: ReadOnlyPlace, isUnclosed: boolean): Promise<Outcome> {
  const { disk, folder } = place;
  const environment = environmentOf(place);
  const writer = startCore(environment);
  const before = await stateOf(writer, folder);
  let acknowledged = before;
  if (isUnclosed) {
    await writer.ask('project.rename', { folder, title: 'Renamed and never closed' });
    acknowledged = await stateOf(writer, folder);
    // As a copy that was made beneath a running Heddle, or a disk that was pulled out.
    const copy = `${folder}-copy`;
    mkdirSync(copy);
    for (const name of ['project.db', 'project.db-wal']) copyFileSync(join(folder, name), join(copy, name));
    await writer.close();
    for (const name of readdirSync(folder).filter((each) => each.startsWith('project.'))) rmSync(join(folder, name));
    for (const name of readdirSync(copy)) copyFileSync(join(copy, name), join(folder, name));
    rmSync(copy, { recursive: true });
  } else await writer.close();
  disk.setReadOnly(true);
  const core = startCore(environment);
  const outcome = await readAndRefuse(core, place);
  const lost = differences(acknowledged, await stateOf(core, folder));
  await core.close();
  const noted = lost.map((name): Noted => ({ what: 'lost an acknowledged write', detail: name }));
  return { asked: outcome.asked, noted: [...outcome.noted, ...noted] };
}

async function olderProject(place: ReadOnlyPlace): Promise<Outcome> {
  makeOlder(place.folder, 3);
  place.disk.setReadOnly(true);
  const core = startCore(environmentOf(place));
  const answer = await core.invoke('project.read', { folder: place.folder });
  await core.close();
  const isNamed = !answer.ok && answer.fault.code === 'project-read-only' && answer.fault.message.includes('earlier');
  return { asked: 1, noted: isNamed ? [] : [{ what: 'was not refused by name', detail: JSON.stringify(answer) }] };
}

async function asNobody(place: ReadOnlyPlace, prepare: () => void): Promise<Outcome> {
  const home = join(place.disk.place, 'config');
  mkdirSync(home, { recursive: true });
  chownSync(home, nobody, nobody);
  chmodSync(place.disk.place, 0o755);
  prepare();
  const core = startCore({ HOME: home, HEDDLE_CONFIG_DIR: home, TMPDIR: home }, nobody);
  try {
    return await readAndRefuse(core, place, join(home, 'out'));
  } finally {
    await core.close();
  }
}

async function readOnlyIndex(place: ReadOnlyPlace): Promise<Outcome> {
  const home = join(place.disk.place, 'config');
  mkdirSync(home, { recursive: true });
  for (const each of [home, place.folder, ...namesIn(place.folder)]) chownSync(each, nobody, nobody);
  chownSync(join(place.folder, 'memory'), 0, 0);
  const core = startCore({ HOME: home, HEDDLE_CONFIG_DIR: home, TMPDIR: home }, nobody);
  try {
    const noted: Noted[] = [];
    const renamed = await core.invoke('project.rename', { folder: place.folder, title: 'Renamed' });
    if (!renamed.ok) noted.push({ what: 'was not read', detail: renamed.fault.message });
    const found = await core.invoke('library.search', { folder: place.folder, query: 'vendor' });
    if (!found.ok)
      noted.push({ what: 'was not read', detail: `search: ${found.fault.code} ${found.fault.detail ?? ''}` });
    const imported = await core.invoke('library.import', { folder: place.folder, paths: [place.documents] });
    if (!imported.ok && !named.has(imported.fault.code)) {
      noted.push({ what: 'was not refused by name', detail: `${imported.fault.code}: ${imported.fault.message}` });
    }
    return { asked: 3, noted };
  } finally {
    await core.close();
  }
}

async function readOnlySettings(place: ReadOnlyPlace): Promise<Outcome> {
  const { disk, base } = place;
  mkdirSync(join(disk.place, 'config'), { recursive: true });
  disk.setReadOnly(true);
  const core = startCore({ HOME: base, HEDDLE_CONFIG_DIR: join(disk.place, 'config') });
  const noted: Noted[] = [];
  const folder = join(base, 'project');
  const read = await core.invoke('project.read', { folder });
  if (!read.ok) noted.push({ what: 'was not read', detail: read.fault.message });
  const named = await core.invoke('project.rename', { folder, title: 'Another name' });
  if (!named.ok) noted.push({ what: 'was not read', detail: named.fault.message });
  for (const answer of [
    await core.invoke('app.write-preferences', { changes: { projectsFolder: '/elsewhere' } }),
    await core.invoke('template.save', { folder, name: 'A kind of mine' }),
    await core.invoke('settings.write', { folder, scope: 'app', changes: { model: 'another' } }),
  ]) {
    const isNamed = !answer.ok && ['settings-unusable', 'project-read-only'].includes(answer.fault.code);
    if (!isNamed) noted.push({ what: 'was not refused by name', detail: JSON.stringify(answer) });
  }
  await core.close();
  return { asked: 5, noted };
}

async function becomesReadOnly(place: ReadOnlyPlace): Promise<Outcome> {
  const { disk, folder } = place;
  const core = startCore(environmentOf(place));
  await core.ask('project.rename', { folder, title: 'Before' });
  const before = await stateOf(core, folder);
  const search = await core.invoke('library.search', { folder, query: 'vendor' });
  // Files that are open for writing keep a disk from becoming read-only: then this system can't try it.
  try {
    disk.setReadOnly(true);
  } catch {
    await core.close();
    return { asked: 0, noted: [] };
  }
  const outcome = await readAndRefuse(core, place);
  disk.setReadOnly(false);
  const lost = differences(before, await stateOf(core, folder));
  const again = await core.invoke('project.rename', { folder, title: 'After' });
  await core.close();
  return {
    asked: outcome.asked + 2,
    noted: [
      ...outcome.noted,
      ...lost.map((name): Noted => ({ what: 'lost an acknowledged write', detail: name })),
      ...(again.ok && search.ok ? [] : [{ what: 'was not read' as const, detail: 'it did not go on afterwards' }]),
    ],
  };
}

const named: ReadonlySet<string> = new Set(['project-read-only', 'memory-unavailable', 'settings-unusable']);

/** Asks for all that only reads, which must be answered, and for some that writes, which must be refused. */
async function readAndRefuse(core: Core, place: ReadOnlyPlace, out = join(place.base, 'out')): Promise<Outcome> {
  const { folder, documents } = place;
  const noted: Noted[] = [];
  const { parts } = await core.ask('report.read', { folder });
  const part = parts.find(({ body }) => body !== null);
  const { sources } = await core.ask('library.list', { folder });
  const sourceId = sources[0]?.id;
  if (part === undefined || sourceId === undefined) throw new Error('the project is empty');
  const { itemId, revision } = part;
  const body: RichText = { type: 'doc', content: [{ type: 'paragraph', content: [{ type: 'text', text: 'Mine.' }] }] };
  const { version } = await core.ask('outline.read', { folder });
  const read = [
    await core.invoke('project.read', { folder }),
    await core.invoke('library.search', { folder, query: 'vendor' }),
    await core.invoke('evidence.find', { folder, text: 'vendor' }),
    await core.invoke('library.view', { folder, sourceId }),
    await core.invoke('evidence.list', { folder }),
    await core.invoke('report.claims', { folder }),
    await core.invoke('report.check', { folder }),
    await core.invoke('report.lint', { folder }),
    await core.invoke('report.versions', { folder }),
    await core.invoke('runs.list', { folder }),
    await core.invoke('runs.live', { folder }),
    await core.invoke('settings.read', { folder }),
    ...(await Promise.all(
      (['md', 'docx', 'html', 'json', 'odt', 'tex'] as const).map((format) =>
        core.exportTo({ folder, format, outFile: join(out, `report.${format}`) }),
      ),
    )),
  ];
  const refused = [
    await core.invoke('section.write', { folder, itemId, body, baseRevision: revision }),
    await core.invoke('outline.edit', {
      folder,
      baseVersion: version,
      edits: [{ kind: 'rename', itemId, heading: 'X' }],
    }),
    await core.invoke('library.import', { folder, paths: [documents] }),
    await core.invoke('library.import-text', { folder, title: 'Note', text: 'A note.' }),
    await core.invoke('library.remove', { folder, sourceIds: [sourceId] }),
    await core.invoke('library.reindex', { folder }),
    await core.invoke('report.keep-version', { folder, name: 'Kept' }),
    await core.invoke('report.draft', { folder, brief: { question: 'What?' } }),
    await core.invoke('runs.start', { folder, work: 'draft', brief: { question: 'What?', lengthWords: 200 } }),
    await core.invoke('project.rename', { folder, title: 'X' }),
  ];
  read.forEach((answer, at) => {
    if (!answer.ok) noted.push({ what: 'was not read', detail: `question ${at}: ${JSON.stringify(answer.fault)}` });
  });
  const [, found] = read;
  if (found?.ok === true && (found.value as { results: unknown[] }).results.length === 0) {
    noted.push({ what: 'was not read', detail: 'the search finds nothing' });
  }
  refused.forEach((answer, at) => {
    const isNamed = !answer.ok && answer.fault.code === 'project-read-only';
    if (!isNamed) noted.push({ what: 'was not refused by name', detail: `change ${at}: ${JSON.stringify(answer)}` });
  });
  return { asked: read.length + refused.length, noted };
}

function environmentOf({ base }: ReadOnlyPlace): Record<string, string> {
  return { HOME: base, HEDDLE_CONFIG_DIR: join(base, 'config') };
}

function namesIn(folder: string): readonly string[] {
  return readdirSync(folder).map((name) => join(folder, name));
}
