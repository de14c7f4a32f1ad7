import { existsSync, readdirSync } from 'node:fs';
import { cp, mkdir, rename, rm, symlink, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Result } from '#shared/base/result.ts';
import type { CoreConnection } from '#shared/contract/index.ts';
import { createCoreHost } from '#main/app/core-host.ts';
import { copyProject, environmentOf, fewDocuments } from '../kills/drafted-base.ts';
import { inFreshCore } from '../kills/open-anew.ts';

export type Scene = {
  readonly folder: string;
  readonly place: string;
  readonly connection: CoreConnection;
  /** Complains where this doesn't hold. */
  readonly expect: (holds: boolean, what: string) => void;
};

export type Scenario = { readonly name: string; readonly play: (scene: Scene) => Promise<void> };

/** What can happen to the folder of an open project, and what each then must come to. */
export const scenarios: readonly Scenario[] = [
  ...(['moved', 'deleted', 'replaced'] as const).flatMap((how) => [
    { name: `${how}, then written to`, play: (scene: Scene) => goneFrom(scene, how) },
    { name: `${how} in the midst of an import`, play: (scene: Scene) => goneDuring(scene, how) },
  ]),
  { name: 'opened by another core', play: openedTwice },
  { name: 'opened by another path to it', play: openedByLink },
  { name: 'locked by the note of a process that is another now', play: ownedByNobody },
  { name: 'deleted, then made anew in its place', play: madeAnew },
];

/** Plays one in a fresh project with an open core; gives what was wrong. */
export async function playScenario(scenario: Scenario, drafted: string, place: string): Promise<readonly string[]> {
  await mkdir(place, { recursive: true });
  const folder = join(place, 'project');
  await copyProject(drafted, folder);
  const wrong: string[] = [];
  const host = createCoreHost({ environment: environmentOf(folder) });
  try {
    const connection = host.connect();
    await connection.invoke('project.read', { folder });
    const expect = (holds: boolean, what: string): void => void (holds || wrong.push(`${scenario.name}: ${what}`));
    await scenario.play({ folder, place, connection, expect });
  } catch (error) {
    wrong.push(`${scenario.name}: thrown: ${String(error)}`);
  } finally {
    await host.close();
    await rm(place, { recursive: true, force: true, maxRetries: 5 });
  }
  return wrong;
}

type How = 'moved' | 'deleted' | 'replaced';

async function takeAway({ folder, place }: Scene, how: How): Promise<string> {
  const moved = join(place, 'elsewhere');
  if (how === 'deleted') await rm(folder, { recursive: true });
  else await rename(folder, moved);
  if (how === 'replaced') {
    await inFreshCore(environmentOf(join(place, 'other')), ({ ask }) =>
      ask('project.create', { folder: join(place, 'other'), title: 'Another' }),
    );
    await rename(join(place, 'other'), folder);
  }
  return moved;
}

async function goneFrom(scene: Scene, how: How): Promise<void> {
  const { folder, connection, expect, place } = scene;
  const before = await connection.invoke('report.edit', { folder, title: 'Acknowledged' });
  expect(before.ok, 'it could not be written to while it was there');
  const moved = await takeAway(scene, how);
  const first = await connection.invoke('report.edit', { folder, title: 'Too late' });
  expect(!first.ok && first.fault.whose === 'user', `the write after it was answered ${inShort(first)}`);
  // What lies there now may be opened: it is another project, and the person's.
  for (const ask of how === 'replaced' ? [] : laterRequests(folder)) {
    const answer = await ask(connection);
    expect(!answer.ok, `a later request was answered ${inShort(answer)}`);
  }
  expect(how !== 'replaced' || (await titleIn(folder)) !== 'Too late', 'the write went into another project');
  if (how !== 'replaced') expectNoHalf(scene);
  if (how === 'deleted') return;
  await connection.invoke('project.close', { folder });
  expect((await titleIn(moved)) === 'Acknowledged', `${moved.slice(place.length)} has lost what was acknowledged`);
}

function laterRequests(folder: string) {
  return [
    (connection: CoreConnection) => connection.invoke('library.import', { folder, paths: [...fewDocuments] }),
    (connection: CoreConnection) => connection.invoke('library.search', { folder, query: 'vendor' }),
    (connection: CoreConnection) => connection.invoke('library.reindex', { folder }),
    (connection: CoreConnection) => connection.invoke('report.keep-version', { folder, name: 'late' }),
  ];
}

async function goneDuring(scene: Scene, how: How): Promise<void> {
  const { folder, place, connection, expect } = scene;
  const library = join(place, 'library');
  await mkdir(library);
  for (let number = 0; number < 60; number += 1) {
    await writeFile(join(library, `${number}.md`), `# Made ${number}\n\n${`Words of document ${number}. `.repeat(60)}`);
  }
  const acknowledged: string[] = [];
  const begun = Promise.withResolvers<void>();
  connection.subscribe(({ event }) => {
    if (event.type === 'file-started') begun.resolve();
    if (event.type === 'source-imported') acknowledged.push(event.sourceId);
  });
  const importing = connection.invoke('library.import', { folder, paths: [library] }).catch((error: unknown) => error);
  await begun.promise;
  const moved = await takeAway(scene, how);
  const atMove = acknowledged.length;
  const ended = await importing;
  expect(!(ended instanceof Error), `the import was thrown: ${String(ended)}`);
  await connection.invoke('project.close', { folder });
  if (how !== 'replaced') expectNoHalf(scene);
  if (how === 'deleted') return;
  const there = await inFreshCore(environmentOf(moved), ({ ask }) => ask('library.list', { folder: moved }));
  const ids = new Set<string>(there.sources.map(({ id }) => id));
  const lost = acknowledged.slice(0, atMove).filter((id) => !ids.has(id));
  expect(lost.length === 0, `${lost.length} acknowledged sources are lost`);
  const originals = new Set(readdirSync(join(moved, 'sources')).map((name) => name.slice(0, 64)));
  const without = there.sources.filter(({ contentHash }) => !originals.has(contentHash));
  expect(without.length === 0, `${without.length} sources have no original`);
}

/** Where a project was, nothing may come to be by itself. */
function expectNoHalf({ folder, expect }: Scene): void {
  expect(!existsSync(folder), `there is a folder again: ${existsSync(folder) ? readdirSync(folder).join(', ') : ''}`);
}

async function openedTwice({ folder, connection, expect }: Scene): Promise<void> {
  const other = createCoreHost({ environment: environmentOf(folder) });
  const answer = await other.connect().invoke('report.edit', { folder, title: 'The other' });
  await other.close();
  expect(!answer.ok && answer.fault.code === 'project-in-use', `the second core was answered ${inShort(answer)}`);
  const mine = await connection.invoke('report.edit', { folder, title: 'Mine' });
  expect(mine.ok, 'the first core could not write any more');
}

async function openedByLink({ folder, place, connection, expect }: Scene): Promise<void> {
  const link = join(place, 'link');
  await symlink(folder, link);
  for (const path of [`${folder}/`, join(folder, '..', 'project'), `${dirname(folder)}//project`]) {
    const answer = await connection.invoke('report.edit', { folder: path, title: 'By another way' });
    expect(answer.ok, `${path} was answered ${inShort(answer)}`);
  }
  const answer = await connection.invoke('report.edit', { folder: link, title: 'By a link' });
  expect(!answer.ok && answer.fault.code === 'project-in-use', `by a link it was answered ${inShort(answer)}`);
}

async function ownedByNobody({ folder, connection, expect }: Scene): Promise<void> {
  await connection.invoke('project.close', { folder });
  await writeFile(join(folder, 'project.owner'), `${process.ppid}\n`);
  const answer = await connection.invoke('report.edit', { folder, title: 'Mine again' });
  expect(answer.ok, `it was answered ${inShort(answer)}`);
}

async function madeAnew({ folder, place, connection, expect }: Scene): Promise<void> {
  await cp(folder, join(place, 'copy'), { recursive: true });
  await rm(folder, { recursive: true });
  const made = await connection.invoke('project.create', { folder, title: 'New' });
  const read = await connection.invoke('project.read', { folder });
  expect(made.ok || !read.ok, `making it was answered ${inShort(made)}, reading it ${inShort(read)}`);
  if (made.ok) expect(read.ok && read.value.title === 'New', `it was read as ${inShort(read)}`);
}

async function titleIn(folder: string): Promise<string> {
  return inFreshCore(environmentOf(folder), async ({ invoke }) => {
    const read = await invoke('report.read', { folder });
    return read.ok ? read.value.title : read.fault.message;
  });
}

function inShort(answer: Result<unknown>): string {
  return answer.ok ? 'as done' : `${answer.fault.code}: ${answer.fault.message}`;
}
