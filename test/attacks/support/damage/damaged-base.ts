import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { createRandom } from '#test/support/random.ts';
import { createChildren } from '../kills/children.ts';
import { copyProject, environmentOf, makePlace } from '../kills/drafted-base.ts';
import { editPhase } from '../kills/edit-phase.ts';
import { inFreshCore } from '../kills/open-anew.ts';
import { makeOlder } from '../kills/older-schema.ts';

/** A project with a backup, and as a kill left it: with what its database holds beside the main file. */
export async function makeBase() {
  const { place, drafted } = await makePlace();
  makeOlder(drafted, 5);
  await inFreshCore(environmentOf(drafted), ({ ask }) => ask('report.read', { folder: drafted }));
  const children = createChildren();
  const chain = await editPhase(drafted).begin(place, createRandom(1));
  const folder = join(place, 'project');
  const { environment } = (await chain.next()) ?? { environment: {} };
  const write = (title: string) => [{ key: title, name: 'report.edit' as const, input: { folder, title } }];
  // More than it comes to: the kill must not meet a core that has ended.
  const titles = Array.from({ length: 200 }, (_, at) => `Title ${at}`);
  const settings = [
    { key: 'model', name: 'settings.write' as const, input: { folder, scope: 'app', changes: { model: 'mine' } } },
  ];
  const task = { environment, as: 'window' as const, rounds: [settings, ...titles.map(write)], tells: [] };
  await children.run(task, { afterWord: 6, thenMs: 0 });
  children.close();
  if (!existsSync(join(folder, 'project.db-wal'))) throw new Error('the base has no log beside its database');
  return { place, folder, environment };
}

/** A copy that may be damaged, with its own settings. */
export async function copyBase(folder: string, to: string): Promise<Readonly<Record<string, string>>> {
  await copyProject(folder, to);
  if (existsSync(`${folder}-home`)) await copyProject(`${folder}-home`, `${to}-home`);
  return environmentOf(to);
}

/** Every file of a project and of the person's settings, relative to the folder that both are in. */
export function filesOf(place: string, project: string): readonly string[] {
  const roots = [project, `${project}-home`].filter((root) => existsSync(join(place, root)));
  return roots.flatMap((root) =>
    readdirSync(join(place, root), { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name).slice(place.length + 1)),
  );
}
