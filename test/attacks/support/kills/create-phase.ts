import { join } from 'node:path';
import { environmentOf } from './drafted-base.ts';
import { databaseComplaints, inFreshCore } from './open-anew.ts';
import { nothingFound, type Phase } from './phase.ts';

/** A project that is being made: it is there, or can be made still. */
export const createPhase: Phase = {
  name: 'creation',
  share: 5,
  begin: async (place) => {
    let number = 0;
    const folderOf = () => join(place, `project-${number}`);
    return {
      mostKills: 10,
      next: async () => {
        number += 1;
        const create = { key: 'create', name: 'project.create' as const, input: { folder: folderOf(), title: 'Made' } };
        return { environment: environmentOf(folderOf()), as: 'window', rounds: [[create]], tells: [] };
      },
      check: async ({ said }) => {
        const folder = folderOf();
        const isAcknowledged = said.some(({ kind }) => kind === 'acknowledged');
        return inFreshCore(environmentOf(folder), async ({ invoke, ask }) => {
          const opened = await invoke('project.read', { folder });
          const lost = isAcknowledged && (!opened.ok || opened.value.title !== 'Made') ? ['the project'] : [];
          const wrong: string[] = [];
          if (!opened.ok && opened.fault.code !== 'project-not-found') wrong.push(opened.fault.message);
          if (!opened.ok) await ask('project.create', { folder, title: 'Made' });
          await ask('library.list', { folder });
          return {
            ...nothingFound,
            acknowledged: Number(isAcknowledged),
            lost,
            wrong: [...wrong, ...databaseComplaints(folder)],
          };
        });
      },
      end: async () => nothingFound,
    };
  },
};
